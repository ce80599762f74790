//! The browser application: a thin shell. It turns events into messages, lets the core decide, carries
//! out its orders, and draws the model. Views take what they show and send callbacks; they decide nothing.
//!
//! [`App`] is what a visitor waits for: it draws the first screen from the outlines of the shipped packs. Everything else
//! is the [`room::Room`], which is opened as soon as the stock and the rest of the program are there.

mod browser;
mod chunks;
mod dictation;
mod links;
mod opening;
mod pages;
mod parts;
mod room;
mod storage;
mod words;

use crate::interview::{Msg, Route, Screen};
use crate::pack::Outline;
use crate::shipped::outlines;
use browser::Listeners;
use opening::Opening;
use parts::chrome::{Frame, frame};
use room::Practice;
use storage::Storage;
use yew::prelude::*;

/// The whole application.
pub struct App {
    opening: Opening,
    /// The shipped packs as the first screen shows them.
    outlines: Vec<Outline>,
    is_first_visit: bool,
    _listeners: Listeners,
}

/// What the application is told.
pub enum Told {
    /// Something that the core decides upon.
    Core(Msg),
    /// The room is open, or why it is not.
    Opened(Result<Box<dyn Practice>, String>),
    /// The room was wanted once more.
    Wanted,
}

impl From<Msg> for Told {
    fn from(msg: Msg) -> Self {
        Self::Core(msg)
    }
}

impl Component for App {
    type Message = Told;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let app = Self {
            opening: Opening::Awaited(Vec::new()),
            outlines: outlines().into_iter().map(|(_, outline)| outline).collect(),
            is_first_visit: Storage::open().is_blank(),
            _listeners: Listeners::new(&ctx.link().callback(|msg: Msg| msg)),
        };
        opening::fetch(ctx.link());
        app
    }

    fn update(&mut self, ctx: &Context<Self>, told: Told) -> bool {
        match told {
            Told::Core(msg) => {
                let is_elsewhere = matches!(msg, Msg::RouteChanged(..));
                match self.opening.take(msg) {
                    Some((room, msg)) => room.told(ctx.link(), msg),
                    None => is_elsewhere,
                }
            }
            Told::Opened(opened) => {
                self.opening.arrived(ctx.link(), opened);
                true
            }
            Told::Wanted => {
                self.opening.awaited_again();
                opening::fetch(ctx.link());
                true
            }
        }
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match &self.opening {
            Opening::Done(room) => room.view(ctx.link()),
            Opening::Awaited(_) | Opening::Missed(..) => self.front(ctx),
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _is_first: bool) {
        if let Opening::Done(room) = &mut self.opening {
            room.drawn();
        }
    }
}

impl App {
    /// What is there before the room is open.
    fn front(&self, ctx: &Context<Self>) -> Html {
        let send = ctx.link().callback(|msg: Msg| msg);
        let is_home = browser::route() == Route::Home;
        let page = match &self.opening {
            Opening::Missed(_, why) => {
                opening::missed(why, ctx.link().callback(|_: MouseEvent| Told::Wanted))
            }
            _ if is_home => pages::home::front(&self.outlines, self.is_first_visit, &send),
            _ => opening::awaited(),
        };
        frame(&Screen::Home, Frame { page, ..Frame::default() }, &send)
    }
}
