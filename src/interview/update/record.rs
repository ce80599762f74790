//! The record of all practice: other tabs, files that go out and come in, and erasing.

use super::start::take;
use super::{Effect, Export, notices, packs, places, reviews};
use crate::interview::anki;
use crate::interview::attempt::AttemptId;
use crate::interview::bundle;
use crate::interview::draft::Draft;
use crate::interview::exercise::Exercises;
use crate::interview::export;
use crate::interview::model::{Desk, Filter, Millis, Model, Notice, Saving, Screen};
use crate::interview::route::Route;
use crate::interview::saved::{Key, Saved, decode, encode};
use std::rc::Rc;

pub(super) fn other_version_taken(model: &mut Model, index: usize, now: Millis) -> Vec<Effect> {
    let Some(Notice::ChangedElsewhere(other)) = model.notices.get(index).cloned() else { return Vec::new() };
    model.notices.remove(index);
    let draft = Draft { changed_at: now, ..*other };
    let desk = desk_of(&draft);
    if matches!(&model.screen, Screen::Answer(open, _) if *open == desk) {
        model.saving = Saving::Saved;
    }
    let store = super::form::store(&desk, &draft);
    match desk {
        Desk::Practice(asked) => {
            model.drafts.insert(asked, draft);
        }
        Desk::Live => model.live = Some(draft),
    }
    vec![store]
}

fn desk_of(draft: &Draft) -> Desk {
    if draft.mode.is_live() { Desk::Live } else { Desk::Practice(draft.asked()) }
}

/// What another tab has stored or removed.
pub(super) fn stored_elsewhere(model: &mut Model, name: &str, text: Option<&str>) -> Vec<Effect> {
    let Some(key) = Key::parse(name) else { return Vec::new() };
    match text.map(|text| decode(&key, text)) {
        Some(Ok(saved)) => changed_elsewhere(model, saved),
        Some(Err(_)) => Vec::new(),
        None => removed_elsewhere(model, &key),
    }
}

fn changed_elsewhere(model: &mut Model, saved: Saved) -> Vec<Effect> {
    let has_words = model.saving == Saving::Pending;
    match saved {
        Saved::Draft(draft) => draft_changed(model, draft, Saved::Draft, true),
        // A live interview has one course: a tab that has nothing of its own to keep follows the other.
        Saved::Live(draft) => draft_changed(model, draft, Saved::Live, has_words),
        // What is being written here stays; it is stored at the next pause and is the later one then.
        Saved::Review(review) if reviews::is_open(model, &review.attempt) => {
            if !has_words {
                let id = review.attempt.clone();
                take(model, Saved::Review(review));
                model.screen = places::attempt_screen(model, &id);
            }
        }
        Saved::Sheet(sheet)
            if has_words && matches!(&model.screen, Screen::Sheet(open) if *open == sheet.id) => {}
        other => take(model, other),
    }
    Vec::new()
}

fn draft_changed(model: &mut Model, draft: Draft, saved: fn(Draft) -> Saved, is_asked: bool) {
    let desk = desk_of(&draft);
    let is_open = matches!(&model.screen, Screen::Answer(open, _) if *open == desk);
    let is_other = model
        .draft(&desk)
        .is_none_or(|own| own.answer != draft.answer || own.step != draft.step || own.mode != draft.mode);
    if !is_open || !is_asked {
        take(model, saved(draft));
    } else if is_other {
        model.notices.retain(|notice| !matches!(notice, Notice::ChangedElsewhere(_)));
        model.notices.push(Notice::ChangedElsewhere(Box::new(draft)));
    }
}

fn removed_elsewhere(model: &mut Model, key: &Key) -> Vec<Effect> {
    let open = match &model.screen {
        Screen::Answer(desk, _) => Some(super::form::key(desk)),
        _ => None,
    };
    if open.as_ref() == Some(key) {
        if *key == Key::Live && model.saving == Saving::Saved {
            // It was handed in, or given up, in the other tab.
            model.live = None;
            model.screen = Screen::Home;
            return vec![Effect::Go(Route::Home), Effect::ShowTop];
        }
        // It is still on the screen here, and is stored again.
        model.saving = Saving::Pending;
        return super::save(model);
    }
    let is_shown = |id: &AttemptId| match &model.screen {
        Screen::Debrief(shown) => shown.attempt.id == *id,
        Screen::Review(attempt) => attempt.id == *id,
        Screen::Sheet(open) => open == id,
        _ => false,
    };
    match key {
        // What is on the screen stays until somebody leaves it.
        Key::Attempt(id) | Key::Review(id) | Key::Sheet(id) if is_shown(id) => {}
        Key::Draft(asked) => {
            model.drafts.remove(asked);
        }
        Key::Live => model.live = None,
        Key::Attempt(id) => model.attempts.retain(|attempt| attempt.id != *id),
        Key::Review(id) => {
            model.reviews.remove(id);
        }
        Key::Exercises => model.exercises = Exercises::default(),
        Key::Pack(id) => Rc::make_mut(&mut model.library).remove(id),
        Key::Sheet(id) => {
            model.sheets.remove(id);
        }
    }
    Vec::new()
}

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
        model.saving = Saving::Saved;
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
    model.refused.clear();
    model.saving = Saving::Saved;
    model.screen = Screen::Home;
    let mut effects: Vec<Effect> = keys.into_iter().map(|key| Effect::Remove(key.to_string())).collect();
    effects.push(Effect::RemoveAside);
    effects.push(Effect::Go(Route::Home));
    effects
}

pub(super) fn wanted(model: &mut Model, wanted: &Export) -> Vec<Effect> {
    // What is still being written belongs into the file.
    let mut effects = super::save(model);
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

pub(super) fn brought_in(model: &mut Model, name: String, text: String) -> Vec<Effect> {
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
        // Packs of a record are added like any other, but only by those who say yes to them.
        Saved::Pack(text) => {
            let name = "a record".to_owned();
            packs::offer(model, name, text.clone());
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
