//! Packs in links: the pack itself, compressed, behind the `#` of an address, so that no server ever sees it; and packs
//! that a host keeps beside the application; and the application itself as one file with packs inside. Compressing and
//! fetching are the browser's own; the page's start-up script wraps them.

use crate::app::browser;
use crate::interview::{Msg, Route};
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

/// Before the pack in an address.
const HASH: &str = "#pack=";

/// Why the single file makes no links, and what does instead.
const FROM_A_FILE: &str = "This page is a file on this device, so no other device could open a link to it. Hand the pack on \
                           by “Export”, or Hotseat with all packs inside by “Download this as one file” on the page \
                           Packs. Where a host serves Hotseat, there are links and codes.";
/// Why an old browser makes none.
const NO_LINK: &str = "This browser cannot make a link of a pack. Hand it on by “Export”.";

/// What is to be done with a text that was promised, or with why there is none.
pub(super) type Then = Box<dyn FnOnce(Result<String, String>)>;

/// Calls a function of the start-up script that takes a text and promises one.
pub(super) fn promised(name: &str, argument: &str, then: Then) {
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

/// Makes a link that holds the pack, for anybody who has it, or says in a sentence why there is none.
pub(super) fn make(text: &str, then: Then) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    if location.protocol().is_ok_and(|protocol| protocol == "file:") {
        return then(Err(FROM_A_FILE.to_owned()));
    }
    let linked = move |code: Result<String, String>| {
        let base = location.href().unwrap_or_default();
        // What else the address asks for is no part of the pack.
        let base = base.split(['#', '?']).next().unwrap_or_default();
        then(code.map(|code| format!("{base}{HASH}{code}")).map_err(|_| NO_LINK.to_owned()));
    };
    promised("pack", text, Box::new(linked));
}

/// Puts a link that holds the pack on the clipboard; where that is forbidden, shows it.
pub(super) fn copy(text: &str, announce: Callback<String>) {
    let copied = move |link: Result<String, String>| {
        let link = match link {
            Ok(link) => link,
            Err(why) => return announce.emit(why),
        };
        let size = link.len().div_ceil(1000);
        let shown = link.clone();
        let told = move |copied: Result<String, String>| match copied {
            Ok(_) => announce.emit(format!(
                "The link is on the clipboard. It holds the whole pack and is {size} kB long."
            )),
            Err(_) => {
                if let Some(window) = web_sys::window() {
                    let _ = window.prompt_with_message_and_default("Copy this link:", &shown);
                }
            }
        };
        promised("copy", &link, Box::new(told));
    };
    make(text, Box::new(copied));
}

/// Hands the whole application to the reader as one file, with these packs inside, or says why it cannot.
pub(super) fn single(packs: &str, announce: Callback<String>) {
    let made = move |page: Result<String, String>| match page {
        Ok(page) => browser::download("hotseat.html", "text/html", &page),
        Err(why) => announce.emit(format!(
            "The file was not made: {why}. Everything else works as before; try again when that has changed."
        )),
    };
    promised("single", packs, Box::new(made));
}

/// Opens the pack that the address holds or names, if it does; the address is then that of the packs.
pub(super) fn open(send: &Callback<Msg>) {
    let Some(location) = web_sys::window().map(|window| window.location()) else { return };
    let hash = location.hash().unwrap_or_default();
    if let Some(code) = hash.strip_prefix(HASH) {
        let send = send.clone();
        let opened = move |text: Result<String, String>| {
            brought(&send, "a link".to_owned(), text);
            browser::go(&Route::Packs);
        };
        promised("unpack", code, Box::new(opened));
    }
    let search = location.search().unwrap_or_default();
    for part in search.trim_start_matches('?').split('&') {
        if let Some(path) = part.strip_prefix("pack=") {
            let (send, name) = (send.clone(), path.to_owned());
            let fetched = move |text: Result<String, String>| brought(&send, name, text);
            promised("fetch", path, Box::new(fetched));
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
