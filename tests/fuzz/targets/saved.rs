//! Anything in the browser's storage, or in a record that is brought in: the program starts, every screen opens, and
//! what it writes it reads back. The input is lines: the name of a document, its text, the next name.

#![no_main]

use hotseat::interview::{
    Asked, Desk, Effect, Export, Key, Library, Millis, Model, Msg, Route, Screen, decode, start, update,
};
use libfuzzer_sys::fuzz_target;
use std::collections::BTreeMap;
use std::sync::LazyLock;

const PACK: &str = include_str!("../../packs/neutral.json");
static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::read([("neutral.json", PACK)].into_iter()));
const NOW: Millis = 1_700_000_000_000;

fuzz_target!(|text: &str| {
    let lines: Vec<&str> = text.lines().take(24).collect();
    let mut stored = BTreeMap::new();
    for pair in lines.chunks(2) {
        if let [name, text] = pair {
            if let Some(key) = Key::parse(name) {
                assert_eq!(Key::parse(&key.to_string()), Some(key.clone()), "{name} is not read back");
                let _ = decode(&key, text);
            }
            stored.insert((*name).to_owned(), (*text).to_owned());
        }
    }
    let (mut model, effects) = start(LIBRARY.clone(), &stored, true);
    for effect in &effects {
        // What cannot be read is moved, never dropped.
        if let Effect::Remove(name) = effect {
            let text = &stored[name];
            assert!(effects.iter().any(|effect| matches!(effect, Effect::Store(_, kept) if kept == text)));
        }
    }
    visit(&mut model);
    let record = update(&mut model, Msg::Wanted(Export::Record)).into_iter().find_map(|effect| match effect {
        Effect::Download(_, _, text) => Some(text),
        _ => None,
    });
    let (mut again, _) = start(LIBRARY.clone(), &BTreeMap::new(), true);
    update(&mut again, Msg::BroughtIn("record.json".to_owned(), record.unwrap_or_default()));
    assert_eq!(again.attempts, model.attempts, "a record loses attempts");
    assert_eq!(again.reviews, model.reviews, "a record loses reviews");
    assert_eq!(again.sheets, model.sheets, "a record loses sheets");
    // The text as a record of its own, and as what another tab has stored.
    update(&mut model, Msg::BroughtIn("a file".to_owned(), text.to_owned()));
    for (name, text) in stored {
        update(&mut model, Msg::StoredElsewhere(name, Some(text)));
    }
    visit(&mut model);
});

/// Opens every screen that there is for what is stored, and asks for its files.
fn visit(model: &mut Model) {
    let mut routes = vec![Route::Home, Route::Progress, Route::Live, Route::Drills, Route::Packs];
    routes.extend(model.drafts.keys().cloned().map(Route::Answer));
    for attempt in &model.attempts {
        routes.push(Route::Review(attempt.id.clone()));
        routes.push(Route::Debrief(attempt.id.clone(), None));
        routes.push(Route::Sitting(attempt.id.clone()));
        routes.push(Route::Brief(Asked::plain(attempt.scenario.clone())));
    }
    routes.extend(model.sheets.keys().cloned().map(Route::Sheet));
    for route in routes {
        update(model, Msg::RouteChanged(route, NOW));
        if let Screen::Answer(Desk::Live, _) = &model.screen {
            update(model, Msg::Ticked(NOW, 1));
        }
        for export in [Export::DebriefMarkdown, Export::DebriefJson, Export::HistoryCsv, Export::Contests] {
            update(model, Msg::Wanted(export));
        }
    }
}
