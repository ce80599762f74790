//! What the browser tells and what it is told: address, clock, focus, events of the window.

use crate::interview::{Millis, Msg, Route};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlElement, HtmlSelectElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    StorageEvent,
};
use yew::Callback;

/// Milliseconds since 1970, by the browser's clock.
pub(super) fn now() -> Millis {
    let now = js_sys::Date::now();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let whole = now.max(0.0) as Millis;
    whole
}

/// A number that no two tabs are likely to share.
pub(super) fn seed() -> u64 {
    js_sys::Math::random().to_bits()
}

/// The route of the address.
pub(super) fn route() -> Route {
    let hash = web_sys::window().and_then(|window| window.location().hash().ok());
    Route::parse(&hash.unwrap_or_default())
}

/// Goes to an address; the browser reports the change.
pub(super) fn go(route: &Route) {
    if let Some(window) = web_sys::window() {
        let _ = window.location().set_hash(route.href().trim_start_matches('#'));
    }
}

pub(super) fn title(title: &str) {
    if let Some(document) = web_sys::window().and_then(|window| window.document())
        && document.title() != title
    {
        document.set_title(title);
    }
}

/// Moves the focus to an element and brings it into view.
pub(super) fn focus(id: &str) {
    let element = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(id))
        .and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        options.set_behavior(if wants_less_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = element.focus_with_options(&still());
    }
}

/// Shows the top of the page and moves the focus to its heading, as following a link would.
pub(super) fn show_top() {
    let Some(window) = web_sys::window() else { return };
    window.scroll_to_with_x_and_y(0.0, 0.0);
    let heading = window.document().and_then(|document| document.query_selector("h1").ok().flatten());
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus_with_options(&still());
    }
}

/// Lets every list of the form show what the draft says. A list takes a value only once its options stand in it, and
/// after a person has used it, it no longer follows its attributes.
pub(super) fn settle_lists() {
    let lists = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.query_selector_all("select[data-own]").ok());
    let Some(lists) = lists else { return };
    for index in 0..lists.length() {
        let list = lists.item(index).and_then(|node| node.dyn_into::<HtmlSelectElement>().ok());
        if let Some((list, own)) = list.and_then(|list| list.get_attribute("data-own").map(|own| (list, own)))
            && list.value() != own
        {
            list.set_value(&own);
        }
    }
}

/// Tells the page's start-up script that the newer version is wanted.
pub(super) fn take_update() {
    if let (Some(window), Ok(event)) = (web_sys::window(), web_sys::Event::new("hotseat-update-accept")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Whether the start-up script has found a newer version already.
fn is_update_ready() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element())
        .is_some_and(|root| root.has_attribute("data-update"))
}

/// Focus without the browser's own jump: the scrolling is ours.
fn still() -> web_sys::FocusOptions {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    options
}

fn wants_less_motion() -> bool {
    web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten())
        .is_some_and(|query| query.matches())
}

/// A moment in the reader's own way of writing dates.
pub(super) fn date(at: Millis) -> String {
    #[allow(clippy::cast_precision_loss)]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64));
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    date.to_locale_string("default", &options).into()
}

/// Listens to the window as long as it lives.
#[derive(Debug)]
pub(super) struct Listeners {
    _all: Vec<EventListener>,
}

impl Listeners {
    pub(super) fn new(send: &Callback<Msg>) -> Self {
        let Some(window) = web_sys::window() else { return Self { _all: Vec::new() } };
        let on = |name: &'static str, send: Callback<Msg>, message: fn(&web_sys::Event) -> Option<Msg>| {
            EventListener::new(&window, name, move |event| {
                if let Some(message) = message(event) {
                    send.emit(message);
                }
            })
        };
        let mut all = vec![
            on("hashchange", send.clone(), |_| Some(Msg::RouteChanged(route(), now()))),
            on("pagehide", send.clone(), |_| Some(Msg::Paused)),
            on("hotseat-update-ready", send.clone(), |_| Some(Msg::UpdateReady)),
            on("storage", send.clone(), |event| {
                let event = event.dyn_ref::<StorageEvent>()?;
                Some(Msg::StoredElsewhere(event.key()?, event.new_value()))
            }),
        ];
        if let Some(document) = window.document() {
            let send = send.clone();
            all.push(EventListener::new(&document, "visibilitychange", move |_| send.emit(Msg::Paused)));
        }
        if is_update_ready() {
            send.emit(Msg::UpdateReady);
        }
        Self { _all: all }
    }
}
