//! Waiting for the stock. The first screen is drawn without it, from the outlines of the shipped packs; what somebody
//! wants in the meantime waits its turn.

use super::links::promised;
use crate::interview::{Library, Model, Msg, PACK, Route, start};
use crate::shipped::OUTLINES;
use crate::stock::supply;
use std::collections::BTreeMap;
use yew::prelude::*;

/// How far the stock is.
#[derive(Debug)]
pub(super) enum Stock {
    /// It is on its way; what has happened since, in its order.
    Awaited(Vec<Msg>),
    /// It did not come, and why; what has happened since.
    Missed(Vec<Msg>, String),
    /// It is here.
    Here,
}

impl Stock {
    /// Keeps a message for later, if the stock is not here yet.
    pub(super) fn hold(&mut self, msg: Msg) -> Option<Msg> {
        match self {
            // What a clock or a pause tells is old by then.
            Self::Awaited(_) | Self::Missed(..)
                if matches!(msg, Msg::Ticked(..) | Msg::Paused | Msg::Rested) =>
            {
                None
            }
            Self::Awaited(held) | Self::Missed(held, _) => {
                held.push(msg);
                None
            }
            Self::Here => Some(msg),
        }
    }

    /// Fetches the stock anew. What has happened is kept.
    pub(super) fn awaited_again(&mut self) {
        if let Self::Missed(held, _) = self {
            *self = Self::Awaited(std::mem::take(held));
        }
    }

    /// What has happened until now.
    pub(super) fn held(&mut self) -> Vec<Msg> {
        match self {
            Self::Awaited(held) | Self::Missed(held, _) => std::mem::take(held),
            Self::Here => Vec::new(),
        }
    }
}

/// A library of shipped packs: file names and texts.
pub(super) type Shipped = Vec<(&'static str, &'static str)>;

/// Asks for the stock; `arrived` gets the shipped packs, or why they are not there.
pub(super) fn fetch(arrived: Callback<Result<Shipped, String>>) {
    let came = move |text: Result<String, String>| {
        // It is needed as long as the page lives.
        arrived.emit(text.and_then(|text| supply(Box::leak(text.into_boxed_str()))));
    };
    promised("stock", "", Box::new(came));
}

/// The state that the first screen shows without the stock. The packs that somebody added cannot be read yet.
pub(super) fn preview(stored: &BTreeMap<String, String>, is_lasting: bool) -> Model {
    let readable = stored.iter().filter(|(name, _)| !name.starts_with(PACK));
    let readable = crate::order::map_of(readable.map(|(name, text)| (name.clone(), text.clone())));
    let (mut model, _) = start(Library::outlined(OUTLINES.iter().copied()), &readable, is_lasting);
    // They are told once everything has been read.
    model.notices.clear();
    model
}

/// What stands on the screen until the stock is here.
pub(super) fn view(stock: &Stock, model: &Model, again: Callback<MouseEvent>, send: &Callback<Msg>) -> Html {
    let is_home = super::browser::route() == Route::Home;
    match stock {
        Stock::Missed(_, why) => html! {
            <main id="main" class="page page-narrow" tabindex="-1">
                <h1 tabindex="-1">{ "The packs could not be loaded" }</h1>
                <p class="lede">{ format!("The program is here, but its packs are not: {why}. What you wrote earlier is safe on this device.") }</p>
                <p><button type="button" class="button" onclick={again}>{ "Try again" }</button></p>
            </main>
        },
        _ if is_home => super::pages::home::view(model, send),
        _ => html! {
            <main id="main" class="page page-narrow page-awaited" tabindex="-1">
                <h1 tabindex="-1">{ "Fetching the packs …" }</h1>
            </main>
        },
    }
}
