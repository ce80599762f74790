//! The browser application: a thin shell. It turns events into messages, lets the core decide, carries
//! out its orders, and draws the model. Views take what they show and send callbacks; they decide nothing.

mod browser;
mod dictation;
mod links;
mod pages;
mod parts;
mod stock;
mod storage;
mod words;

use crate::interview::{ASIDE, Desk, Effect, Library, Model, Msg, Screen, start, update};
use crate::shipped::OUTLINES;
use browser::Listeners;
use gloo::timers::callback::{Interval, Timeout};
use stock::{Shipped, Stock};
use storage::Storage;
use yew::prelude::*;

/// How long typing must rest before it is stored, in milliseconds.
const PAUSE: u32 = 400;

/// How long after the last screen, letter or pack the next pack is read, in milliseconds. A pack that is opened is read at once;
/// the others wait until the page has long been at rest, as reading one takes a slow phone a fifth of a second.
const REST: u32 = 6_000;

/// Why a newer version is not loaded although it was wanted.
const UPDATE_WAITS: &str = "The newer version waits: what you wrote here is not stored, and loading it would lose your \
                            words. Copy them somewhere, or make room in the browser's storage, first.";

/// The whole application.
#[derive(Debug)]
pub struct App {
    model: Model,
    stock: Stock,
    storage: Storage,
    pause: Option<Timeout>,
    rest: Option<Timeout>,
    focus: Focus,
    /// What was said last to those who do not see the screen.
    announced: String,
    _listeners: Listeners,
    _clock: Interval,
}

/// Where the focus goes once the screen is drawn.
#[derive(Debug)]
enum Focus {
    Stay,
    Top,
    Element(String),
}

/// What the application is told.
#[derive(Debug)]
pub enum Told {
    /// Something that the core decides upon.
    Core(Msg),
    /// The stock is here, or why it is not.
    Stock(Result<Shipped, String>),
    /// The stock was wanted once more.
    StockWanted,
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
        let storage = Storage::open();
        let model = stock::preview(&storage.all(), storage.is_lasting());
        let send = ctx.link().callback(|msg: Msg| msg);
        let link = ctx.link().clone();
        let app = Self {
            model,
            stock: Stock::Awaited(Vec::new()),
            storage,
            pause: None,
            rest: None,
            focus: Focus::Stay,
            announced: String::new(),
            _listeners: Listeners::new(&send),
            _clock: Interval::new(1000, move || {
                link.send_message(Msg::Ticked(browser::now(), browser::seed()));
            }),
        };
        dictation::offer();
        stock::fetch(ctx.link().callback(Told::Stock));
        app
    }

    fn update(&mut self, ctx: &Context<Self>, told: Told) -> bool {
        let msg = match told {
            Told::Core(msg) => msg,
            Told::Stock(arrived) => {
                self.stocked(ctx, arrived);
                return true;
            }
            Told::StockWanted => {
                self.stock.awaited_again();
                stock::fetch(ctx.link().callback(Told::Stock));
                return true;
            }
        };
        let is_elsewhere = matches!(msg, Msg::RouteChanged(..));
        let Some(msg) = self.stock.hold(msg) else { return is_elsewhere };
        let is_tick = matches!(msg, Msg::Ticked(..));
        if matches!(msg, Msg::Rested) {
            self.rest = None;
        }
        let effects = update(&mut self.model, msg);
        if effects.iter().any(|effect| matches!(effect, Effect::Go(_) | Effect::ShowTop | Effect::Focus(_))) {
            // The field into which somebody spoke may be gone.
            dictation::stop();
        }
        self.carry_out(ctx, effects);
        if self.storage.was_cleared() {
            let effects = update(&mut self.model, Msg::Cleared);
            self.carry_out(ctx, effects);
            return true;
        }
        // The clock only shows on the form.
        !is_tick || matches!(self.model.screen, Screen::Answer(..))
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let send = ctx.link().callback(|msg: Msg| msg);
        let model = &self.model;
        let again = ctx.link().callback(|_: MouseEvent| Told::StockWanted);
        let page = match &model.screen {
            _ if !matches!(self.stock, Stock::Here) => stock::view(&self.stock, model, again, &send),
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
        html! {
            <>
                { parts::chrome::skip_link() }
                { parts::chrome::header(&model.screen, &send) }
                <div class="help-place">
                    if model.help_is_open {
                        { parts::help::view(&send) }
                    }
                </div>
                <p class="unseen" role="status" aria-live="assertive">{ &self.announced }</p>
                <div class="notices" role="status" aria-live="polite">
                    { for model.notices.iter().enumerate().map(|(index, notice)| parts::notice::view(index, notice, &send)) }
                    if !model.refused.is_empty() {
                        { parts::notice::not_stored(&send) }
                    }
                </div>
                { page }
                { parts::chrome::footer() }
            </>
        }
    }

    fn rendered(&mut self, _ctx: &Context<Self>, _is_first: bool) {
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

impl App {
    /// Begins with what is stored, now that the packs are here, and goes where the address says.
    fn stocked(&mut self, ctx: &Context<Self>, arrived: Result<Shipped, String>) {
        let held = self.stock.held();
        let packs = match arrived {
            Ok(packs) => packs,
            Err(why) => {
                self.stock = Stock::Missed(held, why);
                return;
            }
        };
        self.stock = Stock::Here;
        let mut library = Library::stocked(packs.into_iter(), OUTLINES);
        if let Some(packs) = browser::companions() {
            library.take_companions(&packs);
        }
        let (model, effects) = start(library, &self.storage.all(), self.storage.is_lasting());
        self.model = model;
        self.carry_out(ctx, effects);
        links::open(&ctx.link().callback(|msg: Msg| msg));
        self.carry_out(ctx, vec![Effect::WaitForRest]);
        let first = update(&mut self.model, Msg::RouteChanged(browser::route(), browser::now()));
        self.carry_out(ctx, first);
        // At the very start the browser's own focus is right, and somebody may have begun to read.
        if matches!(self.focus, Focus::Top) {
            self.focus = Focus::Stay;
        }
        for msg in held {
            let effects = update(&mut self.model, msg);
            self.carry_out(ctx, effects);
        }
    }

    /// Whether something would be gone with this page.
    fn is_at_risk(&self) -> bool {
        !self.model.refused.is_empty() || self.storage.ends_with_the_page()
    }

    fn wait_for_rest(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        self.rest = Some(Timeout::new(REST, move || link.send_message(Msg::Rested)));
    }

    fn carry_out(&mut self, ctx: &Context<Self>, effects: Vec<Effect>) {
        let mut is_safe = true;
        for effect in effects {
            match effect {
                Effect::Store(name, text) => {
                    let taken = self.storage.put(&name, &text);
                    is_safe &= taken;
                    ctx.link().send_message(if taken { Msg::Stored(name) } else { Msg::Refused(name, text) });
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
                    let link = ctx.link().clone();
                    self.pause = Some(Timeout::new(PAUSE, move || link.send_message(Msg::Paused)));
                    // Whoever types is not at rest: reading a pack would hold up the next letters.
                    if self.rest.is_some() {
                        self.wait_for_rest(ctx);
                    }
                }
                Effect::WaitForRest => self.wait_for_rest(ctx),
                Effect::Go(route) => browser::go(&route),
                Effect::Focus(id) => self.focus = Focus::Element(id),
                Effect::TakeUpdate => {
                    // Loading again while the storage refuses would lose what was typed.
                    if is_safe && !self.is_at_risk() {
                        browser::take_update();
                    } else {
                        ctx.link().send_message(Msg::Told(UPDATE_WAITS.to_owned()));
                    }
                }
                Effect::ShowTop => self.focus = Focus::Top,
                Effect::Announce(words) => {
                    // The same words are heard again only if the text is another one.
                    let is_again = self.announced == words;
                    self.announced = if is_again { words + "\u{a0}" } else { words };
                }
                Effect::CopyLink(text) => {
                    let link = ctx.link().clone();
                    links::copy(&text, Callback::from(move |words| link.send_message(Msg::Told(words))));
                }
                Effect::DownloadSingle(packs) => {
                    let link = ctx.link().clone();
                    links::single(&packs, Callback::from(move |words| link.send_message(Msg::Told(words))));
                }
                Effect::MakeLink(id, text) => {
                    let link = ctx.link().clone();
                    let report = move |made| link.send_message(Msg::LinkMade(id, made));
                    links::make(&text, Box::new(report));
                }
                Effect::Download(name, kind, text) => browser::download(&name, kind, &text),
            }
        }
    }
}
