//! The record of all practice: files that go out and come in, and erasing.

use super::start::take;
use super::{Effect, Export, notices, packs};
use crate::interview::anki;
use crate::interview::attempt::AttemptId;
use crate::interview::bundle;
use crate::interview::draft::Draft;
use crate::interview::exercise::Exercises;
use crate::interview::export;
use crate::interview::model::{Filter, Model, Notice, Screen};
use crate::interview::route::Route;
use crate::interview::saved::{Key, Saved, encode};

/// Changes what of the history is shown.
pub(super) fn filtered(model: &mut Model, act: impl FnOnce(&mut Filter)) -> Vec<Effect> {
    if let Screen::Progress(filter) = &mut model.screen {
        act(filter);
    }
    Vec::new()
}

pub(super) fn attempt_erased(model: &mut Model, id: &AttemptId) -> Vec<Effect> {
    model.attempts.retain(|attempt| attempt.id != *id);
    model.reviews.remove(id);
    let keys = [Key::Attempt(id.clone()), Key::Review(id.clone())].map(|key| key.to_string());
    for key in &keys {
        model.refused.remove(key);
    }
    let mut effects: Vec<Effect> = keys.into_iter().map(Effect::Remove).collect();
    let is_open = match &model.screen {
        Screen::Debrief(shown) => shown.attempt.id == *id,
        Screen::Review(attempt) => attempt.id == *id,
        _ => false,
    };
    if is_open {
        model.screen = Screen::Home;
        effects.push(Effect::Go(Route::Home));
    }
    effects
}

/// Removes everything that was written here, what was kept aside included; packs stay.
pub(super) fn all_erased(model: &mut Model) -> Vec<Effect> {
    let is_written = |key: &Key| !matches!(key, Key::Pack(_));
    let keys: Vec<Key> = bundle::keys(model).into_iter().filter(is_written).collect();
    model.attempts.clear();
    model.reviews.clear();
    model.drafts.clear();
    model.live = None;
    model.exercises = Exercises::default();
    model.sheets.clear();
    model.scripts.clear();
    model.refused.clear();
    model.screen = Screen::Home;
    let mut effects: Vec<Effect> = keys.into_iter().map(|key| Effect::Remove(key.to_string())).collect();
    effects.push(Effect::RemoveAside);
    effects.push(Effect::Go(Route::Home));
    effects
}

pub(super) fn wanted(model: &mut Model, wanted: &Export) -> Vec<Effect> {
    let mut effects = Vec::new();
    let shown = match &model.screen {
        Screen::Debrief(shown) => Some(shown),
        _ => None,
    };
    let file = match wanted {
        Export::DebriefMarkdown => shown.and_then(|shown| {
            let text = export::debrief_markdown(model, shown)?;
            Some((format!("debrief-{}.md", shown.attempt.id), "text/markdown", text))
        }),
        Export::DebriefJson => shown.and_then(|shown| {
            let text = export::debrief_json(model, shown)?;
            Some((format!("debrief-{}.json", shown.attempt.id), "application/json", text))
        }),
        Export::Contests => {
            Some(("hotseat-contests.json".to_owned(), "application/json", export::contests(model)))
        }
        Export::Record => Some(("hotseat-record.json".to_owned(), "application/json", bundle::write(model))),
        Export::HistoryCsv => Some(("hotseat-history.csv".to_owned(), "text/csv", export::history(model))),
        Export::AnkiCards(now) => {
            let cards = anki::cards(model, *now);
            if cards.is_none() {
                let words = "No item is weak or due now, so there is no card to make.";
                effects.extend(notices::told(model, words.to_owned()));
            }
            cards.map(|text| ("hotseat-weak-items.txt".to_owned(), "text/plain", text))
        }
    };
    effects.extend(file.map(|(name, kind, text)| Effect::Download(name, kind, text)));
    effects
}

pub(super) fn brought_in(model: &mut Model, name: &str, text: String) -> Vec<Effect> {
    let read = match bundle::read(&text) {
        Ok(read) => read,
        // Where a record is asked for, anything else is a mistake; elsewhere it may be a pack.
        Err(refusal) if !refusal.claims_to_be && !matches!(model.screen, Screen::Progress(_)) => {
            return packs::offered(model, name, text);
        }
        Err(refusal) => {
            model.notices.retain(|notice| !matches!(notice, Notice::NoRecord(_)));
            model.notices.push(Notice::NoRecord(refusal.why));
            return Vec::new();
        }
    };
    let unreadable = read.unreadable;
    let mut effects = Vec::new();
    for saved in read.documents {
        effects.extend(add(model, saved));
    }
    model.notices.retain(|notice| !matches!(notice, Notice::BroughtIn(..) | Notice::NoRecord(_)));
    model.notices.push(Notice::BroughtIn(effects.len(), unreadable));
    effects
}

/// Takes a document of a record in, unless there is the same or a later one; the order to store it if it is new.
fn add(model: &mut Model, saved: Saved) -> Option<Effect> {
    let (key, text, is_new) = match &saved {
        Saved::Attempt(attempt) => {
            (Key::Attempt(attempt.id.clone()), encode(attempt), model.attempt(&attempt.id).is_none())
        }
        Saved::Review(review) => {
            let own = model.reviews.get(&review.attempt);
            let is_later = own.is_none_or(|own| own.changed_at < review.changed_at);
            (Key::Review(review.attempt.clone()), encode(review), is_later)
        }
        Saved::Draft(draft) => {
            // What is begun here is not given up for what was begun elsewhere.
            let is_free = model.drafts.get(&draft.asked()).is_none_or(Draft::is_untouched);
            (Key::Draft(draft.asked()), encode(draft), is_free && !draft.is_untouched())
        }
        Saved::Live(draft) => (Key::Live, encode(draft), model.live.is_none()),
        Saved::Sheet(sheet) => {
            let own = model.sheets.get(&sheet.id);
            let is_later = own.is_none_or(|own| own.changed_at < sheet.changed_at);
            (Key::Sheet(sheet.id.clone()), encode(sheet), is_later)
        }
        Saved::Script(script) => {
            let own = model.scripts.get(&script.id);
            let is_later = own.is_none_or(|own| own.changed_at < script.changed_at);
            (Key::Script(script.id.clone()), encode(script), is_later)
        }
        // Packs of a record are added like any other, but only by those who say yes to them.
        Saved::Pack(_, text) => {
            packs::offer(model, "a record", text.clone());
            return None;
        }
        Saved::Exercises(exercises) => {
            let before = model.exercises.clone();
            model.exercises.merge(exercises);
            let is_new = model.exercises != before;
            return is_new.then(|| Effect::Store(Key::Exercises.to_string(), encode(&model.exercises)));
        }
    };
    if !is_new {
        return None;
    }
    take(model, saved);
    Some(Effect::Store(key.to_string(), text))
}
