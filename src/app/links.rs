//! Packs in links: the pack itself, compressed, behind the `#` of an address, so that no server ever sees it; and packs
//! that a host keeps beside the application. Compressing is the browser's own; the page's start-up script wraps it.

use crate::app::browser;
use crate::interview::{Msg, Route};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

/// Before the pack in an address.
const HASH: &str = "#pack=";

/// Calls a function of the start-up script that takes a text and promises one; `then` gets it, or why not.
pub(super) fn promised(name: &str, argument: &str, then: impl FnOnce(Result<String, String>) + 'static) {
    let function = web_sys::window()
        .and_then(|window| Reflect::get(&window, &"hotseat".into()).ok())
        .and_then(|hotseat| Reflect::get(&hotseat, &name.into()).ok())
        .and_then(|function| function.dyn_into::<Function>().ok());
    let promise = function
        .and_then(|function| function.call1(&JsValue::NULL, &argument.into()).ok())
        .and_then(|promise| promise.dyn_into::<Promise>().ok());
    let Some(promise) = promise else {
        then(Err("this browser cannot do it".to_owned()));
        return;
    };
    // One of the two is called, once.
    let then = std::rc::Rc::new(std::cell::Cell::new(Some(then)));
    let failed = std::rc::Rc::clone(&then);
    let done = Closure::once(move |text: JsValue| {
        if let Some(then) = then.take() {
            then(Ok(text.as_string().unwrap_or_default()));
        }
    });
    let refused = Closure::once(move |error: JsValue| {
        let why = Reflect::get(&error, &"message".into()).ok().and_then(|why| why.as_string());
        if let Some(then) = failed.take() {
            then(Err(why.unwrap_or_default()));
        }
    });
    let _ = promise.then2(&done, &refused);
    done.forget();
    refused.forget();
}

/// Puts a link that holds the pack on the clipboard; where that is forbidden, shows it.
pub(super) fn copy(text: &str, announce: Callback<String>) {
    promised("pack", text, move |code| {
        let Ok(code) = code else {
            announce.emit("This browser cannot make a link of a pack.".to_owned());
            return;
        };
        let Some(window) = web_sys::window() else { return };
        let base = window.location().href().unwrap_or_default();
        let base = base.split('#').next().unwrap_or_default().to_owned();
        let link = format!("{base}{HASH}{code}");
        let size = link.len().div_ceil(1000);
        let shown = link.clone();
        promised("copy", &link, move |copied| match copied {
            Ok(_) => announce.emit(format!(
                "The link is on the clipboard. It holds the whole pack and is {size} kB long."
            )),
            Err(_) => {
                if let Some(window) = web_sys::window() {
                    let _ = window.prompt_with_message_and_default("Copy this link:", &shown);
                }
            }
        });
    });
}

/// Opens the pack that the address holds or names, if it does; the address is then that of the packs.
pub(super) fn open(send: &Callback<Msg>) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let hash = location.hash().unwrap_or_default();
    if let Some(code) = hash.strip_prefix(HASH) {
        let send = send.clone();
        promised("unpack", code, move |text| {
            brought(&send, "a link".to_owned(), text);
            browser::go(&Route::Packs);
        });
    }
    let search = location.search().unwrap_or_default();
    for part in search.trim_start_matches('?').split('&') {
        if let Some(path) = part.strip_prefix("pack=") {
            let (send, name) = (send.clone(), path.to_owned());
            promised("fetch", path, move |text| {
                brought(&send, name, text);
            });
        }
    }
}

/// What came by a link. One that cannot be read is shown like a file that cannot; why the browser gave it up is said.
fn brought(send: &Callback<Msg>, name: String, text: Result<String, String>) {
    if let Err(why) = &text {
        send.emit(Msg::Told(format!("The pack of this link cannot be had: {why}.")));
    }
    send.emit(Msg::BroughtIn(name, text.unwrap_or_default()));
}
