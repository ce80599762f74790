//! The practice room: the model of everything that is known, and the shell's part in it. It carries out what the core
//! orders and draws the screen that the core is at.

use super::storage::Storage;
use super::{App, browser, dictation, links, pages, parts, words};
use crate::interview::{ASIDE, Desk, Effect, Library, Model, Msg, Screen, start, update};
use crate::shipped::outlines;
use crate::stock::supply;
use gloo::timers::callback::{Interval, Timeout};
use parts::chrome::{Frame, frame};
use yew::html::Scope;
use yew::prelude::*;

/// How long typing must rest before what is typed is looked at, in milliseconds.
const PAUSE: u32 = 400;

/// How long after the last screen, letter or pack the next pack is read, in milliseconds. A pack that is opened is read at once;
/// the others wait until the page has long been at rest, as reading one takes a slow phone a fifth of a second.
const REST: u32 = 6_000;

/// Why a newer version is not loaded although it was wanted.
const UPDATE_WAITS: &str = "The newer version waits: what you wrote here is not stored, and loading it would lose your \
                            words. Copy them somewhere, or make room in the browser's storage, first.";

/// The room as the application knows it. It is behind a trait so that nothing of it need be there before it is opened:
/// see [`super::chunks`].
pub trait Practice {
    /// Takes in a fact; whether the screen has to be drawn anew.
    fn told(&mut self, link: &Scope<App>, msg: Msg) -> bool;
    /// The screen.
    fn view(&self, link: &Scope<App>) -> Html;
    /// The screen stands as it was last described.
    fn drawn(&mut self);
}

/// The practice room.
struct Room {
    model: Model,
    storage: Storage,
    pause: Option<Timeout>,
    rest: Option<Timeout>,
    focus: Focus,
    /// What was said last to those who do not see the screen.
    announced: String,
    _clock: Interval,
}

/// Where the focus goes once the screen is drawn.
enum Focus {
    Stay,
    Top,
    Element(String),
}

/// Opens the room with what is stored and with the texts of the stock, and goes where the address says.
///
/// # Errors
/// What is wrong with the stock.
pub(super) fn open(link: &Scope<App>, stock: &'static str) -> Result<Box<dyn Practice>, String> {
    let mut library = Library::open(supply(stock)?.into_iter(), &outlines());
    if let Some(packs) = browser::companions() {
        library.take_companions(&packs);
    }
    let storage = Storage::open();
    let (model, effects) = start(library, &storage.all(), storage.is_lasting());
    let clock = link.clone();
    let mut room = Room {
        model,
        storage,
        pause: None,
        rest: None,
        focus: Focus::Stay,
        announced: String::new(),
        _clock: Interval::new(1000, move || {
            clock.send_message(Msg::Ticked(browser::now(), browser::seed()));
        }),
    };
    dictation::offer();
    room.carry_out(link, effects);
    links::open(&link.callback(|msg: Msg| msg));
    room.carry_out(link, vec![Effect::WaitForRest]);
    let first = update(&mut room.model, Msg::RouteChanged(browser::route(), browser::now()));
    room.carry_out(link, first);
    // At the very start the browser's own focus is right, and somebody may have begun to read.
    if matches!(room.focus, Focus::Top) {
        room.focus = Focus::Stay;
    }
    Ok(Box::new(room))
}

impl Practice for Room {
    fn told(&mut self, link: &Scope<App>, msg: Msg) -> bool {
        let is_tick = matches!(msg, Msg::Ticked(..));
        if matches!(msg, Msg::Rested) {
            self.rest = None;
        }
        let effects = update(&mut self.model, msg);
        if effects.iter().any(|effect| matches!(effect, Effect::Go(_) | Effect::ShowTop | Effect::Focus(_))) {
            // The field into which somebody spoke may be gone.
            dictation::stop();
        }
        self.carry_out(link, effects);
        if self.storage.was_cleared() {
            let effects = update(&mut self.model, Msg::Cleared);
            self.carry_out(link, effects);
            return true;
        }
        // The clock only shows on the form.
        !is_tick || matches!(self.model.screen, Screen::Answer(..))
    }

    fn view(&self, link: &Scope<App>) -> Html {
        let send = link.callback(|msg: Msg| msg);
        let model = &self.model;
        let page = match &model.screen {
            Screen::Home => pages::home::view(model, &send),
            Screen::Brief(asked) => pages::brief::view(model, asked, &send),
            Screen::Answer(Desk::Practice(asked), writing) => {
                pages::answer::view(model, asked, writing, &send)
            }
            Screen::Answer(Desk::Live, writing) => pages::live::view(model, writing, &send),
            Screen::Review(attempt) => pages::review::view(model, attempt, &send),
            Screen::Debrief(shown) => pages::debrief::view(model, shown, &send),
            Screen::Panel(id) => pages::panel::view(model, id, &send),
            Screen::Sitting(id) => pages::panel::scorecard(model, id),
            Screen::Packs => pages::packs::view(model, &send),
            Screen::Drills => pages::drill::list(model, &send),
            Screen::Drill(drilling) => pages::drill::view(model, drilling, &send),
            Screen::Progress(filter) => pages::progress::view(model, filter, &send),
            Screen::Print(id) => pages::print::view(model, id),
            Screen::Sheet(id) => pages::sheet::view(model, id, &send),
            Screen::Write(editing) => pages::write::view(model, editing, &send),
            Screen::Missing(what) => pages::missing::view(what),
        };
        let frame_of_page = Frame {
            help: if model.help_is_open { parts::help::view(&send) } else { Html::default() },
            announced: self.announced.clone(),
            notices: html! {
                <>
                    { for model.notices.iter().enumerate().map(|(index, notice)| parts::notice::view(index, notice, &send)) }
                    if !model.refused.is_empty() {
                        { parts::notice::not_stored(&send) }
                    }
                </>
            },
            page,
        };
        frame(&model.screen, frame_of_page, &send)
    }

    fn drawn(&mut self) {
        if matches!(self.model.screen, Screen::Answer(..) | Screen::Write(_)) {
            browser::settle_lists();
        }
        match std::mem::replace(&mut self.focus, Focus::Stay) {
            Focus::Stay => {}
            Focus::Top => browser::show_top(),
            Focus::Element(id) => browser::focus(&id),
        }
        browser::title(&words::page_title(&self.model));
        browser::ask_before_leaving(self.is_at_risk());
    }
}

impl Room {
    /// Whether something would be gone with this page.
    fn is_at_risk(&self) -> bool {
        !self.model.refused.is_empty() || self.storage.ends_with_the_page()
    }

    fn wait_for_rest(&mut self, link: &Scope<App>) {
        let link = link.clone();
        self.rest = Some(Timeout::new(REST, move || link.send_message(Msg::Rested)));
    }

    fn carry_out(&mut self, link: &Scope<App>, effects: Vec<Effect>) {
        let mut is_safe = true;
        for effect in effects {
            match effect {
                Effect::Store(name, text) => {
                    let taken = self.storage.put(&name, &text);
                    is_safe &= taken;
                    link.send_message(if taken { Msg::Stored(name) } else { Msg::Refused(name, text) });
                }
                Effect::Remove(name) => {
                    if is_safe {
                        self.storage.remove(&name);
                    }
                }
                Effect::RemoveAside => {
                    for name in self.storage.all().into_keys().filter(|name| name.starts_with(ASIDE)) {
                        self.storage.remove(&name);
                    }
                }
                Effect::WaitForPause => {
                    let paused = link.clone();
                    self.pause = Some(Timeout::new(PAUSE, move || paused.send_message(Msg::Paused)));
                    // Whoever types is not at rest: reading a pack would hold up the next letters.
                    if self.rest.is_some() {
                        self.wait_for_rest(link);
                    }
                }
                Effect::WaitForRest => self.wait_for_rest(link),
                Effect::Go(route) => browser::go(&route),
                Effect::Focus(id) => self.focus = Focus::Element(id),
                Effect::TakeUpdate => {
                    // Loading again while the storage refuses would lose what was typed.
                    if is_safe && !self.is_at_risk() {
                        browser::take_update();
                    } else {
                        link.send_message(Msg::Told(UPDATE_WAITS.to_owned()));
                    }
                }
                Effect::ShowTop => self.focus = Focus::Top,
                Effect::Announce(words) => {
                    // The same words are heard again only if the text is another one.
                    let is_again = self.announced == words;
                    self.announced = if is_again { words + "\u{a0}" } else { words };
                }
                Effect::CopyLink(text) => {
                    let link = link.clone();
                    links::copy(&text, Callback::from(move |words| link.send_message(Msg::Told(words))));
                }
                Effect::DownloadSingle(packs) => {
                    let link = link.clone();
                    links::single(&packs, Callback::from(move |words| link.send_message(Msg::Told(words))));
                }
                Effect::MakeLink(id, text) => {
                    let link = link.clone();
                    let report = move |made| link.send_message(Msg::LinkMade(id, made));
                    links::make(&text, Box::new(report));
                }
                Effect::Download(name, kind, text) => browser::download(&name, kind, &text),
            }
        }
    }
}
