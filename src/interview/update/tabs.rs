//! What other tabs do with what is stored: nothing that was written in either is replaced without a word.

use super::start::take;
use super::{Effect, notices, places, reviews, scripts};
use crate::interview::attempt::AttemptId;
use crate::interview::draft::Draft;
use crate::interview::exercise::Exercises;
use crate::interview::model::{Desk, Millis, Model, Notice, Screen, later};
use crate::interview::route::Route;
use crate::interview::saved::{Key, Saved, Unreadable, decode, encode};
use std::rc::Rc;

/// Two tabs write on the same page.
const WRITTEN_TWICE: &str = "What you write here was changed in another tab, too. Here you see your own words, and \
                             they are the ones that are kept. Close the other tab before you go on.";

/// The other tab runs a later version of the program.
const NEWER_TAB: &str = "A newer version of Hotseat is open in another tab and has stored something that this one cannot \
                         read. Load this page again before you go on: what you write here may be stored over it.";

pub(super) fn other_version_taken(model: &mut Model, index: usize, now: Millis) -> Vec<Effect> {
    let Some(Notice::ChangedElsewhere(other)) = model.notices.get(index).cloned() else { return Vec::new() };
    model.notices.remove(index);
    let draft = Draft { changed_at: later(other.changed_at, now), ..*other };
    let desk = desk_of(&draft);
    let store = super::form::store(&desk, &draft);
    match desk {
        Desk::Practice(asked) => {
            model.drafts.insert(asked, draft);
        }
        Desk::Live => model.live = Some(draft),
    }
    vec![store, notices::focus(model, index)]
}

fn desk_of(draft: &Draft) -> Desk {
    if draft.mode.is_live() { Desk::Live } else { Desk::Practice(draft.asked()) }
}

/// What another tab has stored or removed.
pub(super) fn stored_elsewhere(model: &mut Model, name: &str, text: Option<&str>) -> Vec<Effect> {
    let Some(key) = Key::parse(name) else { return Vec::new() };
    match text.map(|text| decode(&key, text)) {
        Some(Ok(saved)) => changed_elsewhere(model, saved),
        Some(Err(Unreadable::Newer(_))) => {
            notices::warn(model, NEWER_TAB);
            Vec::new()
        }
        Some(Err(Unreadable::Damaged | Unreadable::Misnamed(_))) => Vec::new(),
        None => removed_elsewhere(model, &key),
    }
}

fn changed_elsewhere(model: &mut Model, saved: Saved) -> Vec<Effect> {
    match saved {
        Saved::Draft(draft) => draft_changed(model, draft, Saved::Draft, true),
        // A live interview has one course: a tab follows the other, unless that one does not know what was written here.
        Saved::Live(draft) => {
            let is_asked = model.live.as_ref().is_some_and(|own| own.changed_at >= draft.changed_at);
            draft_changed(model, draft, Saved::Live, is_asked);
        }
        Saved::Review(review) if reviews::is_open(model, &review.attempt) => {
            let own = model.reviews.get(&review.attempt).filter(|own| **own != review);
            if own.is_some_and(|own| own.changed_at >= review.changed_at) {
                notices::warn(model, WRITTEN_TWICE);
            } else {
                let id = review.attempt.clone();
                take(model, Saved::Review(review));
                model.screen = places::attempt_screen(model, &id);
            }
        }
        Saved::Sheet(sheet) if matches!(&model.screen, Screen::Sheet(open) if *open == sheet.id) => {
            let own = model.sheets.get(&sheet.id).filter(|own| **own != sheet);
            if own.is_some_and(|own| own.changed_at >= sheet.changed_at) {
                notices::warn(model, WRITTEN_TWICE);
            } else {
                take(model, Saved::Sheet(sheet));
            }
        }
        Saved::Exercises(exercises) => {
            model.exercises.merge(&exercises);
            // Both have stored at the same moment, and one list has replaced the other.
            if model.exercises != exercises {
                return vec![Effect::Store(Key::Exercises.to_string(), encode(&model.exercises))];
            }
        }
        Saved::Script(script) => scripts::changed_elsewhere(model, script),
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
    match &model.screen {
        Screen::Answer(desk, _) if super::form::key(desk) != *key => {}
        // It was handed in, or given up, in the other tab.
        Screen::Answer(Desk::Live, _) => {
            model.live = None;
            model.screen = Screen::Home;
            return vec![Effect::Go(Route::Home), Effect::ShowTop];
        }
        // It is still on the screen here, and is stored again.
        Screen::Answer(desk, _) => {
            return model.draft(desk).map(|draft| super::form::store(desk, draft)).into_iter().collect();
        }
        _ => {}
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
        // What is on the screen is stored again with the next word.
        Key::Script(id) if matches!(&model.screen, Screen::Write(open) if open.id == *id) => {}
        Key::Script(id) => {
            model.scripts.remove(id);
        }
        Key::Sheet(id) => {
            model.sheets.remove(id);
        }
    }
    Vec::new()
}
