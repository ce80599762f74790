//! The state at the start, from everything that is stored.

use super::{Effect, keeping, notices, packs};
use crate::ids::PackId;
use crate::interview::attempt::Attempt;
use crate::interview::exercise::Exercises;
use crate::interview::finder::Finder;
use crate::interview::library::{Library, Origin};
use crate::interview::model::{Model, Notice, Screen};
use crate::interview::saved::{ASIDE, Key, Saved, Unreadable, decode};
use crate::pack::Pack;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A newer program was here before.
const NEWER: &str = "Some saved work was written by a newer version of Hotseat. It is kept as it is, and comes back as \
                     soon as that version is loaded here.";
/// What it wrote, or what was missing something, can be read now.
const BACK: &str = "Saved work that could not be read before is back.";

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
        scripts: BTreeMap::new(),
        screen: Screen::Home,
        refused: BTreeMap::new(),
        notices: Vec::new(),
        help_is_open: false,
        offers: Vec::new(),
        codes: Vec::new(),
        finder: Finder::default(),
    };
    let mut effects = Vec::new();
    let (mut aside, mut misplaced) = (Vec::new(), Vec::new());
    for (name, text) in stored {
        let Some(key) = Key::parse(name) else { continue };
        let why = match decode(&key, text) {
            Ok(Saved::Pack(id, text)) => match shelve(&mut model, &id, text) {
                Ok(()) => continue,
                Err(why) => why,
            },
            Ok(saved) => {
                take(&mut model, saved);
                continue;
            }
            Err(why) => why,
        };
        let kept = free_name(Key::aside(name), text, stored);
        effects.push(Effect::Store(kept.clone(), text.clone()));
        effects.push(Effect::Remove(name.clone()));
        match why {
            Unreadable::Newer(_) => notices::warn(&mut model, NEWER),
            Unreadable::Damaged => aside.push(kept),
            Unreadable::Misnamed(title) => {
                model.notices.push(Notice::Warned(misnamed(&title, name, &kept).into()));
                misplaced.push((name, text));
            }
        }
    }
    for (name, text) in stored.iter().filter(|(name, _)| name.starts_with(ASIDE)) {
        if let Some((key, saved)) = keeping::readable_again(name, text, stored) {
            take(&mut model, saved);
            effects.push(Effect::Store(key.to_string(), text.clone()));
            effects.push(Effect::Remove(name.clone()));
            notices::warn(&mut model, BACK);
        }
    }
    // What an offer says depends on all packs that are here.
    for (name, text) in misplaced {
        packs::offer(&mut model, name, text.clone());
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
        // What is no such pack stays where it is, until the next start tells of it.
        Saved::Pack(id, text) => drop(shelve(model, &id, text)),
        Saved::Script(script) => {
            model.scripts.insert(script.id.clone(), script);
        }
        Saved::Sheet(sheet) => {
            model.sheets.insert(sheet.id.clone(), sheet);
        }
    }
}

/// Puts a stored pack among the others. One that gives way to a newer version or clashes with another stays in the
/// storage. One that is stored under another id than its own is not taken: nobody could remove it for good.
fn shelve(model: &mut Model, id: &PackId, text: String) -> Result<(), Unreadable> {
    let pack = Pack::read(&text).map_err(|_| Unreadable::Damaged)?;
    if pack.id != *id {
        return Err(Unreadable::Misnamed(pack.title));
    }
    Rc::make_mut(&mut model.library).shelve(Box::new(pack), text, Origin::Added);
    Ok(())
}

/// What is told of a pack that is stored under the name of another one.
fn misnamed(title: &str, name: &str, kept: &str) -> String {
    format!(
        "The pack “{title}” was stored under the name of another one, as {name}, and is not used. It has not been deleted: \
         it is kept in this browser's storage as {kept}, and it waits on the page Packs, where you can add it anew."
    )
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
