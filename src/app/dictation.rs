//! Speaking instead of typing, where the browser recognises speech on the device itself. Where it would send the voice
//! to a server, nothing is offered: nothing that a candidate says leaves the machine.

use super::browser::element;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::HtmlTextAreaElement;

/// The language that is recognised; scoring knows no other.
const LANGUAGE: &str = "en-US";

thread_local! {
    /// The recognition that is going on, and the field into which it writes.
    static GOING_ON: RefCell<Option<(JsValue, String)>> = const { RefCell::new(None) };
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn set(object: &JsValue, name: &str, value: &JsValue) {
    let _ = Reflect::set(object, &name.into(), value);
}

fn recogniser() -> Option<Function> {
    get(&web_sys::window()?.into(), "SpeechRecognition")?.dyn_into().ok()
}

/// Offers dictation once the browser says that it can do it on the device: the buttons for it are there, and shown from
/// then on.
pub(super) fn offer() {
    let Some(recogniser) = recogniser() else { return };
    // A browser that takes no such order would send the voice away.
    let prototype = get(&recogniser, "prototype").unwrap_or(JsValue::NULL);
    if !Reflect::has(&prototype, &"processLocally".into()).unwrap_or(false) {
        return;
    }
    let Some(available) = get(&recogniser, "available").and_then(|f| f.dyn_into::<Function>().ok()) else {
        return;
    };
    let options = Object::new();
    set(&options, "langs", &Array::of1(&LANGUAGE.into()));
    set(&options, "processLocally", &true.into());
    let Ok(answer) = available.call1(&recogniser, &options) else { return };
    let Ok(promise) = answer.dyn_into::<Promise>() else { return };
    let show = Closure::once(|state: JsValue| {
        if state.as_string().as_deref() == Some("available") {
            mark("data-dictation", true);
        }
    });
    let ignore = Closure::once(|_: JsValue| {});
    let _ = promise.then2(&show, &ignore);
    // They are called once, some time after this function is over.
    show.forget();
    ignore.forget();
}

/// Stops writing what is said.
pub(super) fn stop() -> Option<String> {
    let (recognition, field) = GOING_ON.with_borrow_mut(Option::take)?;
    // What it still has to say is nobody's any more.
    set(&recognition, "onresult", &JsValue::NULL);
    set(&recognition, "onend", &JsValue::NULL);
    call(&recognition, "stop");
    mark("data-dictating", false);
    Some(field)
}

/// Begins to write what is said into a text field, or stops doing so.
pub(super) fn toggle(field: &str) {
    if stop().is_some_and(|into| into == field) {
        return;
    }
    let Some(recogniser) = recogniser() else { return };
    let Ok(recognition) = Reflect::construct(&recogniser, &Array::new()) else { return };
    set(&recognition, "lang", &LANGUAGE.into());
    set(&recognition, "continuous", &true.into());
    set(&recognition, "processLocally", &true.into());
    let into = field.to_owned();
    let heard = Closure::<dyn Fn(JsValue)>::new(move |event: JsValue| {
        if let Some(words) = words_of(&event) {
            write(&into, &words);
        }
    });
    let ended = Closure::<dyn Fn()>::new(|| {
        GOING_ON.with_borrow_mut(|going_on| *going_on = None);
        mark("data-dictating", false);
    });
    set(&recognition, "onresult", &heard.into_js_value());
    set(&recognition, "onend", &ended.into_js_value());
    call(&recognition, "start");
    mark("data-dictating", true);
    GOING_ON.with_borrow_mut(|going_on| *going_on = Some((recognition, field.to_owned())));
}

fn call(object: &JsValue, name: &str) {
    if let Some(method) = get(object, name).and_then(|method| method.dyn_into::<Function>().ok()) {
        let _ = method.call0(object);
    }
}

/// The words of the latest results: each is a list of alternatives, the likeliest first.
fn words_of(event: &JsValue) -> Option<String> {
    let results = get(event, "results")?;
    let count = get(&results, "length")?.as_f64()?;
    let first = get(event, "resultIndex").and_then(|index| index.as_f64()).unwrap_or(0.0);
    let mut words = Vec::new();
    let mut index = first;
    while index < count {
        let best = get(&results, &index.to_string()).and_then(|result| get(&result, "0"));
        words.extend(best.and_then(|best| get(&best, "transcript")?.as_string()));
        index += 1.0;
    }
    Some(words.join(" ").trim().to_owned()).filter(|words| !words.is_empty())
}

/// Adds words to a text field as if they had been typed, so that they are kept and can be edited like any others.
fn write(field: &str, words: &str) {
    let area = element(field).and_then(|element| element.dyn_into::<HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let before = area.value();
    let gap = if before.is_empty() || before.ends_with(char::is_whitespace) { "" } else { " " };
    area.set_value(&format!("{before}{gap}{words}"));
    let options = web_sys::InputEventInit::new();
    options.set_bubbles(true);
    if let Ok(event) = web_sys::InputEvent::new_with_event_init_dict("input", &options) {
        let _ = area.dispatch_event(&event);
    }
}

/// Says something about the page as a whole to the style sheet.
fn mark(name: &str, is: bool) {
    let root = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.document_element());
    if let Some(root) = root {
        let _ = if is { root.set_attribute(name, "") } else { root.remove_attribute(name) };
    }
}
