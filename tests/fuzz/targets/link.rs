//! A link: the address, and the text that its fragment unpacks to. The first line is the address, the rest the text.
//! The browser unpacks; from there on it is text from a stranger.

#![no_main]

use hotseat::ids::{PackId, is_id};
use hotseat::interview::{Effect, Key, Library, Msg, Route, start, update};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const PACK: &str = include_str!("../../packs/neutral.json");
static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::read([("neutral.json", PACK)].into_iter()));

fuzz_target!(|text: &str| {
    let (address, body) = text.split_once('\n').unwrap_or((text, ""));
    let route = Route::parse(address);
    assert_eq!(Route::parse(&route.href()), route, "{address} is not read back");
    let (mut model, _) = start(LIBRARY.clone(), &BTreeMap::new(), true);
    update(&mut model, Msg::RouteChanged(route, 1));
    update(&mut model, Msg::BroughtIn("a link".to_owned(), body.to_owned()));
    let offered = model.offers.first().and_then(|offer| offer.pack.as_ref().ok()).cloned();
    for effect in update(&mut model, Msg::OfferTaken(0)) {
        if let Effect::Store(name, kept) = effect {
            // Under its own id, as it came, and nowhere else.
            let id = offered.as_ref().map(|pack| pack.outline.id.clone()).unwrap_or(PackId::new(""));
            assert!(is_id(id.as_str()) && name == format!("hotseat/pack/{id}") && kept == body);
            assert_eq!(Key::parse(&name), Some(Key::Pack(id.clone())));
            for effect in update(&mut model, Msg::PackWanted(id.clone())) {
                assert_eq!(effect, Effect::Download(format!("{id}.json"), "application/json", body.to_owned()));
            }
            let stored = BTreeMap::from([(name, kept)]);
            let (again, _) = start(LIBRARY.clone(), &stored, true);
            assert_eq!(again.library.text_of(&id), Some(body), "a pack that was added is not there again");
        }
    }
    update(&mut model, Msg::RouteChanged(Route::parse(address), 2));
});
