//! Opening the room: waiting for the stock and for the rest of the program. The first screen is drawn without them; what
//! somebody wants in the meantime waits its turn.

use super::links::promised;
use super::room::Practice;
use super::{App, Told, chunks};
use crate::interview::Msg;
use yew::html::Scope;
use yew::platform::spawn_local;
use yew::prelude::*;

/// How far things are.
pub(super) enum Opening {
    /// They are on their way; what has happened since, in its order.
    Awaited(Vec<Msg>),
    /// They did not come, and why; what has happened since.
    Missed(Vec<Msg>, String),
    /// Everything is here, and the room is open.
    Done(Box<dyn Practice>),
}

impl Opening {
    /// The room and the message for it; if it is not open yet, the message is kept for later.
    pub(super) fn take(&mut self, msg: Msg) -> Option<(&mut dyn Practice, Msg)> {
        match self {
            Self::Done(room) => return Some((&mut **room, msg)),
            Self::Awaited(held) | Self::Missed(held, _) => held.push(msg),
        }
        None
    }

    /// Fetches everything anew. What has happened is kept.
    pub(super) fn awaited_again(&mut self) {
        if let Self::Missed(held, _) = self {
            *self = Self::Awaited(std::mem::take(held));
        }
    }

    /// The room is open: it is told what has happened in the meantime. Or it is not.
    pub(super) fn arrived(&mut self, link: &Scope<App>, opened: Result<Box<dyn Practice>, String>) {
        let held = match self {
            Self::Awaited(held) | Self::Missed(held, _) => std::mem::take(held),
            Self::Done(_) => return,
        };
        *self = match opened {
            Ok(mut room) => {
                for msg in held {
                    room.told(link, msg);
                }
                Self::Done(room)
            }
            Err(why) => Self::Missed(held, why),
        };
    }
}

/// Fetches the stock and the rest of the program at once, opens the room, and tells the application.
pub(super) fn fetch(link: &Scope<App>) {
    spawn_local(async {
        // Whether that worked shows when the room is opened.
        let _ = chunks::fetch().await;
    });
    let link = link.clone();
    let came = move |text: Result<String, String>| match text {
        Ok(text) => spawn_local(async move {
            // It is needed as long as the page lives.
            let opened = chunks::open(&link, Box::leak(text.into_boxed_str())).await;
            link.send_message(Told::Opened(opened.map_err(|missing| missing.0)));
        }),
        Err(why) => link.send_message(Told::Opened(Err(why))),
    };
    promised("stock", "", Box::new(came));
}

/// What stands on the screen if something did not come.
pub(super) fn missed(why: &str, again: Callback<MouseEvent>) -> Html {
    html! {
        <main id="main" class="page page-narrow" tabindex="-1">
            <h1 tabindex="-1">{ "Part of Hotseat could not be loaded" }</h1>
            <p class="lede">{ format!("The first screen is here, but not all that belongs to it: {why}. What you wrote earlier is safe on this device.") }</p>
            <p><button type="button" class="button" onclick={again}>{ "Try again" }</button></p>
        </main>
    }
}

/// What stands on any screen but the first until everything is here.
pub(super) fn awaited() -> Html {
    html! {
        <main id="main" class="page page-narrow page-awaited" tabindex="-1">
            <h1 tabindex="-1">{ "Setting the table …" }</h1>
        </main>
    }
}
