//! Packs that are being written, among each other: begun, copied, stored, changed by another tab, erased.

use super::super::{Effect, notices};
use crate::editor::{Part, Tree, copied};
use crate::ids::PackId;
use crate::interview::attempt::AttemptId;
use crate::interview::model::{Millis, Model, Screen, later};
use crate::interview::route::Route;
use crate::interview::saved::{Key, encode};
use crate::interview::script::Script;

/// The author of the pack that was written on last.
pub(super) fn own_author(model: &Model) -> Option<&str> {
    let scripts = model.scripts.values().filter(|script| !script.author.starts_with("Your name"));
    scripts.max_by_key(|script| script.changed_at).map(|script| script.author.as_str())
}

/// Whether a pack that is here, or one that is being written, has the id, or a part of one that is here.
pub(super) fn is_taken(model: &Model, id: &str) -> bool {
    let mark = format!("\"id\": \"{id}\"");
    model.scripts.values().any(|script| script.text.contains(&mark))
        || model.library.outlines().any(|outline| {
            outline.id.as_str() == id
                || outline.scenarios.iter().any(|card| card.id.as_str() == id)
                || outline.panels.iter().any(|card| card.id.as_str() == id)
                || outline.drills.iter().any(|drill| drill.as_str() == id)
        })
}

pub(super) fn begun(model: &mut Model, tree: &Tree, now: Millis, seed: u64) -> Vec<Effect> {
    let id = AttemptId::fresh(now, seed);
    let script = Script::of(&id, tree, false, now);
    let stored = store(&script);
    model.scripts.insert(id.clone(), script);
    vec![stored, Effect::Go(Route::Write(id, Part::Pack))]
}

pub(super) fn copy(model: &mut Model, pack: &PackId, now: Millis, seed: u64) -> Vec<Effect> {
    let Some(text) = model.library.text_of(pack) else { return Vec::new() };
    let author = own_author(model);
    let is_own = author.is_some() && author.map(str::to_owned) == model.library.author_of(pack);
    match copied(text, author, is_own, |id| is_taken(model, id)) {
        Ok(tree) => begun(model, &tree, now, seed),
        Err(problem) => notices::told(model, format!("This pack cannot be edited: {}.", problem.what)),
    }
}

pub(super) fn erased(model: &mut Model, id: &AttemptId) -> Vec<Effect> {
    let key = Key::Script(id.clone()).to_string();
    model.scripts.remove(id);
    model.refused.remove(&key);
    vec![Effect::Remove(key), Effect::Focus("main".to_owned())]
}

pub(super) fn store(script: &Script) -> Effect {
    Effect::Store(Key::Script(script.id.clone()).to_string(), encode(script))
}

/// The order to store what is on the screen as it is now.
pub(super) fn keep(model: &mut Model, now: Millis) -> Option<Effect> {
    let Screen::Write(editing) = &model.screen else { return None };
    let was = model.scripts.get(&editing.id);
    let was_out = was.is_some_and(|script| script.is_out);
    let changed_at = later(was.map_or(0, |was| was.changed_at), now);
    let script = Script::of(&editing.id, &editing.tree, was_out, changed_at);
    let stored = store(&script);
    model.scripts.insert(script.id.clone(), script);
    Some(stored)
}

/// Another tab has stored a pack that is being written.
pub(in crate::interview::update) fn changed_elsewhere(model: &mut Model, script: Script) {
    let is_open = matches!(&model.screen, Screen::Write(open) if open.id == script.id);
    let is_other = model.scripts.get(&script.id).is_none_or(|own| own.text != script.text);
    let title = script.title.clone();
    model.scripts.insert(script.id.clone(), script);
    if is_open && is_other {
        let words = format!(
            "“{title}” was changed in another tab. To see that version, open the pack anew from the Packs page; the next \
             word you write here replaces it."
        );
        notices::told(model, words);
    }
}
