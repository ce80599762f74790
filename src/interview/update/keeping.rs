//! What the storage refused, lost or could not be read from it, and how it gets back there.

use super::{Effect, form, notices};
use crate::interview::attempt::AttemptId;
use crate::interview::bundle;
use crate::interview::draft::Draft;
use crate::interview::exercise::Exercises;
use crate::interview::model::{Desk, Model};
use crate::interview::saved::{ASIDE, Key, Saved, decode};
use crate::pack::Pack;
use std::collections::BTreeMap;

/// Somebody else has cleared the storage.
const CLEARED: &str = "Everything that Hotseat had stored in this browser was cleared while this page was open. It has been \
                       stored again as far as this page knows it. If you meant to be rid of it, press “Erase everything” on the \
                       Progress page.";

/// The storage has taken a text. If it is one that it refused before, there is room again for the others, too.
pub(super) fn stored(model: &mut Model, name: &str) -> Vec<Effect> {
    if model.refused.remove(name).is_some() { store_again(model) } else { Vec::new() }
}

/// Hands what was refused to the storage again. Each text stays among the refused ones until it is stored. The draft of
/// an answer that was handed in meanwhile goes only now.
pub(super) fn store_again(model: &Model) -> Vec<Effect> {
    let left_behind = model.refused.keys().filter_map(|name| match Key::parse(name)? {
        Key::Attempt(id) => left_behind(model, &id),
        _ => None,
    });
    let removes = left_behind.map(|key| Effect::Remove(key.to_string()));
    let stores = model.refused.iter().map(|(name, text)| Effect::Store(name.clone(), text.clone()));
    stores.chain(removes).collect()
}

/// The draft that was handed in as this attempt, if nothing new is being written in its place.
fn left_behind(model: &Model, id: &AttemptId) -> Option<Key> {
    let attempt = model.attempt(id)?;
    let desk = if attempt.mode.is_live() { Desk::Live } else { Desk::Practice(attempt.asked()) };
    model.draft(&desk).is_none_or(Draft::is_untouched).then(|| form::key(&desk))
}

/// Stores everything that is known here once more.
pub(super) fn cleared(model: &mut Model) -> Vec<Effect> {
    let is_written = |key: &Key| match key {
        Key::Draft(asked) => model.drafts.get(asked).is_some_and(|draft| !draft.is_untouched()),
        Key::Exercises => model.exercises != Exercises::default(),
        _ => true,
    };
    let keys = bundle::keys(model).into_iter().filter(is_written);
    let stores: Vec<Effect> = keys
        .filter_map(|key| Some(Effect::Store(key.to_string(), bundle::stored_text(model, &key)?)))
        .collect();
    if !stores.is_empty() {
        notices::warn(model, CLEARED);
    }
    stores
}

/// A document that was kept aside and can be read now, because this is the newer program that wrote it or because what
/// it lacked is there: its own key with what it holds. Where that name is taken by now, it stays aside.
pub(super) fn readable_again(
    name: &str,
    text: &str,
    stored: &BTreeMap<String, String>,
) -> Option<(Key, Saved)> {
    let rest = name.strip_prefix(ASIDE)?;
    // A second one of the same name was numbered.
    let names = [Some(rest), rest.rsplit_once('-').map(|(name, _)| name)];
    names.into_iter().flatten().find_map(|rest| {
        let own = format!("hotseat/{rest}");
        let key = Key::parse(&own).filter(|_| !stored.contains_key(&own))?;
        let saved = decode(&key, text).ok()?;
        let is_whole = match &saved {
            Saved::Pack(id, text) => Pack::read(text).is_ok_and(|pack| pack.id == *id),
            _ => true,
        };
        is_whole.then_some((key, saved))
    })
}
