//! The state at the start, from everything that is stored.

use super::Effect;
use crate::interview::attempt::Attempt;
use crate::interview::exercise::Exercises;
use crate::interview::library::Library;
use crate::interview::model::{Model, Notice, Saving, Screen};
use crate::interview::saved::{Key, Saved, decode};
use std::collections::BTreeMap;
use std::rc::Rc;

/// The state at the start, from everything that is stored; and what has to be done at once.
#[must_use]
pub fn start(
    library: Library,
    stored: &BTreeMap<String, String>,
    storage_works: bool,
) -> (Model, Vec<Effect>) {
    let mut model = Model {
        library: Rc::new(library),
        attempts: Vec::new(),
        reviews: BTreeMap::new(),
        drafts: BTreeMap::new(),
        live: None,
        exercises: Exercises::default(),
        sheets: BTreeMap::new(),
        screen: Screen::Home,
        saving: Saving::Saved,
        refused: BTreeMap::new(),
        notices: Vec::new(),
        help_is_open: false,
        offers: Vec::new(),
        codes: Vec::new(),
    };
    let mut effects = Vec::new();
    let mut aside = Vec::new();
    for (name, text) in stored {
        let Some(key) = Key::parse(name) else { continue };
        if let Ok(saved) = decode(&key, text) {
            take(&mut model, saved);
        } else {
            let kept = free_name(Key::aside(name), text, stored);
            effects.push(Effect::Store(kept.clone(), text.clone()));
            effects.push(Effect::Remove(name.clone()));
            aside.push(kept);
        }
    }
    if !aside.is_empty() {
        model.notices.push(Notice::KeptAside(aside));
    }
    if !storage_works {
        model.notices.push(Notice::NoStorage);
    }
    (model, effects)
}

/// Takes a stored document into the state.
pub(super) fn take(model: &mut Model, saved: Saved) {
    match saved {
        Saved::Draft(draft) => {
            model.drafts.insert(draft.asked(), draft);
        }
        Saved::Live(draft) => model.live = Some(draft),
        Saved::Attempt(attempt) => keep(&mut model.attempts, Rc::new(*attempt)),
        Saved::Review(review) => {
            model.reviews.insert(review.attempt.clone(), review);
        }
        Saved::Exercises(exercises) => model.exercises.merge(&exercises),
        // A pack that this program cannot use any more stays in the storage; the library says nothing of it.
        Saved::Pack(text) => {
            Rc::make_mut(&mut model.library).bring(text);
        }
        Saved::Sheet(sheet) => {
            model.sheets.insert(sheet.id.clone(), sheet);
        }
    }
}

/// Puts an attempt among the others, the newest first, unless it is there.
pub(super) fn keep(attempts: &mut Vec<Rc<Attempt>>, attempt: Rc<Attempt>) {
    if attempts.iter().any(|other| other.id == attempt.id) {
        return;
    }
    let place = attempts
        .partition_point(|other| (other.submitted_at, &other.id) > (attempt.submitted_at, &attempt.id));
    attempts.insert(place, attempt);
}

/// A name under which nothing else is stored: what was kept aside earlier is not written over.
fn free_name(name: String, text: &str, stored: &BTreeMap<String, String>) -> String {
    let is_free = |name: &String| stored.get(name).is_none_or(|there| there == text);
    let numbered = (2..=u64::MAX).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or(name)
}
