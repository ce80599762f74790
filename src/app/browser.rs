//! What the browser tells and what it is told: address, clock, focus, events of the window.

use crate::interview::{Millis, Msg, Route};
use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlElement, HtmlSelectElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition,
    StorageEvent,
};
use yew::{Callback, Event, MouseEvent, TargetCast};

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
    // In the form of a pack, what has no input of its own stands in the nearest that has.
    let mut nearest = id;
    let mut found = element(id);
    while let (None, Some((outer, _))) = (&found, nearest.rsplit_once('/')) {
        nearest = outer;
        found = element(nearest);
    }
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        open_folds(&element);
        let options = ScrollIntoViewOptions::new();
        // The middle of the whole page is no place to begin at.
        let is_page = id == "main";
        options.set_block(if is_page { ScrollLogicalPosition::Start } else { ScrollLogicalPosition::Center });
        options.set_behavior(if wants_less_motion() { ScrollBehavior::Auto } else { ScrollBehavior::Smooth });
        element.scroll_into_view_with_scroll_into_view_options(&options);
        let _ = element.focus_with_options(&still());
    }
}

/// Unfolds whatever an element is folded away in.
fn open_folds(element: &HtmlElement) {
    let mut place = element.parent_element();
    while let Some(outer) = place {
        if outer.tag_name() == "DETAILS" {
            let _ = outer.set_attribute("open", "");
        }
        place = outer.parent_element();
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

/// What stands in an input or list, by its id.
pub(super) fn value(id: &str) -> Option<String> {
    element(id)?.dyn_into::<HtmlSelectElement>().ok().map(|list| list.value())
}

/// What was typed into or chosen in an input, text area or list; blank for a box that is not ticked.
pub(super) fn typed_into(element: &web_sys::Element) -> Option<String> {
    Some(if let Some(area) = element.dyn_ref::<web_sys::HtmlTextAreaElement>() {
        area.value()
    } else if let Some(list) = element.dyn_ref::<HtmlSelectElement>() {
        list.value()
    } else {
        let input = element.dyn_ref::<web_sys::HtmlInputElement>()?;
        let is_box = matches!(input.type_().as_str(), "checkbox" | "radio");
        if is_box && !input.checked() { String::new() } else { input.value() }
    })
}

/// A click that sends a message only after a question was answered by yes: for what cannot be undone.
pub(super) fn confirmed(send: &Callback<Msg>, question: &str, msg: Msg) -> Callback<MouseEvent> {
    let (send, question) = (send.clone(), question.to_owned());
    Callback::from(move |_: MouseEvent| {
        if confirm(&question) {
            send.emit(msg.clone());
        }
    })
}

/// Asks a question that is answered by yes or no.
fn confirm(question: &str) -> bool {
    web_sys::window().and_then(|window| window.confirm_with_message(question).ok()).unwrap_or(false)
}

pub(super) fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Hands a text to the reader as a file.
pub(super) fn download(name: &str, kind: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type(kind);
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(address) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    let link = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok())
        .and_then(|element| element.dyn_into::<web_sys::HtmlAnchorElement>().ok());
    if let Some(link) = link {
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    let _ = web_sys::Url::revoke_object_url(&address);
}

/// Brings in the files that are chosen in an input.
pub(super) fn files_chosen(send: &Callback<Msg>) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<web_sys::HtmlInputElement>() {
            read_files(&input, &send.reform(|(name, text)| Msg::BroughtIn(name, text)));
        }
    })
}

/// Larger files are not even read.
const MOST_BYTES: f64 = 64_000_000.0;

/// Reads the files that were chosen, and reports the name and text of each.
fn read_files(input: &web_sys::HtmlInputElement, report: &Callback<(String, String)>) {
    if let Some(files) = input.files() {
        read_all(&files, report);
    }
    // The same file can be chosen again.
    input.set_value("");
}

fn read_all(files: &web_sys::FileList, report: &Callback<(String, String)>) {
    for index in 0..files.length() {
        let Some(file) = files.get(index).filter(|file| file.size() <= MOST_BYTES) else { continue };
        let (report, name) = (report.clone(), file.name());
        let read = Closure::once(move |text: wasm_bindgen::JsValue| {
            report.emit((name, text.as_string().unwrap_or_default()));
        });
        let ignore = Closure::once(|_: wasm_bindgen::JsValue| {});
        let _ = file.text().then2(&read, &ignore);
        read.forget();
        ignore.forget();
    }
}

/// The packs that stand in the page, if it is the single file.
pub(super) fn companions() -> Option<String> {
    element("companions").and_then(|data| data.text_content())
}

/// Whether the `details` is unfolded that an event comes from.
pub(super) fn is_open(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    target.is_some_and(|element| element.has_attribute("open"))
}

/// An element by its id.
pub(super) fn element(id: &str) -> Option<web_sys::Element> {
    web_sys::window()?.document()?.get_element_by_id(id)
}

/// Whether the browser has a voice.
pub(super) fn can_speak() -> bool {
    web_sys::window().is_some_and(|window| window.speech_synthesis().is_ok())
}

/// Reads a text aloud; if something is being read, stops that instead.
pub(super) fn speak_or_stop(text: &str) {
    let Some(voice) = web_sys::window().and_then(|window| window.speech_synthesis().ok()) else { return };
    if voice.speaking() {
        voice.cancel();
    } else if let Ok(words) = web_sys::SpeechSynthesisUtterance::new_with_text(text) {
        words.set_lang("en");
        voice.speak(&words);
    }
}

/// What the local time is ahead of UTC at a moment, in milliseconds.
pub(super) fn time_zone(at: Millis) -> i64 {
    #[allow(clippy::cast_possible_truncation)]
    let minutes = local(at).get_timezone_offset() as i64;
    -minutes * 60_000
}

/// The day of the week at a moment, 0 for Monday.
pub(super) fn weekday(at: Millis) -> usize {
    (local(at).get_day() as usize + 6) % 7
}

fn local(at: Millis) -> js_sys::Date {
    #[allow(clippy::cast_precision_loss)]
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(at as f64))
}

/// Tells the page's start-up script that the newer version is wanted.
pub(super) fn take_update() {
    if let (Some(window), Ok(event)) = (web_sys::window(), Event::new("hotseat-update-accept")) {
        let _ = window.dispatch_event(&event);
    }
}

/// Lets the page ask before it is left, or not any more: the start-up script does that as long as this mark is there.
pub(super) fn ask_before_leaving(is_asking: bool) {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root {
        let _ = root.toggle_attribute_with_force("data-unsaved", is_asking);
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
    let date = local(at);
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    date.to_locale_string("default", &options).into()
}

/// What a key means: Esc to get out of a field or the list of keys, Ctrl+/ to open that list. Single letters mean
/// nothing: whoever dictates would go to places by speaking (WCAG 2.1.4).
fn key_pressed(event: &web_sys::KeyboardEvent) -> Option<Msg> {
    if event.key() == "/" && (event.ctrl_key() || event.meta_key()) && !event.repeat() {
        event.prevent_default();
        return Some(Msg::HelpToggled);
    }
    if event.key() != "Escape" {
        return None;
    }
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let tag = target.as_ref().map(|element| element.tag_name().to_lowercase()).unwrap_or_default();
    if matches!(tag.as_str(), "input" | "textarea" | "select") {
        if let Some(element) = target {
            let _ = element.blur();
        }
        return None;
    }
    element("help").map(|_| Msg::HelpToggled)
}

/// Listens to the window as long as it lives.
#[derive(Debug)]
pub(super) struct Listeners {
    _all: Vec<EventListener>,
}

impl Listeners {
    pub(super) fn new(send: &Callback<Msg>) -> Self {
        let Some(window) = web_sys::window() else { return Self { _all: Vec::new() } };
        let on = |name: &'static str, send: Callback<Msg>, message: fn(&Event) -> Option<Msg>| {
            EventListener::new(&window, name, move |event| {
                if let Some(message) = message(event) {
                    send.emit(message);
                }
            })
        };
        let mut all = vec![
            on("hashchange", send.clone(), |_| Some(Msg::RouteChanged(route(), now()))),
            on("hotseat-update-ready", send.clone(), |_| Some(Msg::UpdateReady)),
            on("storage", send.clone(), |event| {
                let event = event.dyn_ref::<StorageEvent>()?;
                // Without a name, everything was cleared at once.
                Some(event.key().map_or(Msg::Cleared, |name| Msg::StoredElsewhere(name, event.new_value())))
            }),
        ];
        if let Some(document) = window.document() {
            let over = |event: &Event| event.prevent_default();
            let may_prevent = gloo::events::EventListenerOptions::enable_prevent_default();
            all.push(EventListener::new_with_options(&document, "dragover", may_prevent, over));
            let dropped = send.reform(|(name, text)| Msg::BroughtIn(name, text));
            all.push(EventListener::new_with_options(&document, "drop", may_prevent, move |event| {
                event.prevent_default();
                let files = event.dyn_ref::<web_sys::DragEvent>().and_then(web_sys::DragEvent::data_transfer);
                if let Some(files) = files.and_then(|data| data.files()) {
                    read_all(&files, &dropped);
                }
            }));
            let keys = send.clone();
            all.push(EventListener::new_with_options(&document, "keydown", may_prevent, move |event| {
                if let Some(msg) = event.dyn_ref::<web_sys::KeyboardEvent>().and_then(key_pressed) {
                    keys.emit(msg);
                }
            }));
        }
        if is_update_ready() {
            send.emit(Msg::UpdateReady);
        }
        Self { _all: all }
    }
}
