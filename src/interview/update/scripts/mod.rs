//! Writing packs.

mod handing_on;
mod shelf;

use super::Effect;
use crate::editor::{
    Checked, Edit, History, How, Part, Tree, Trial, laid_out, parent, press, starter, typed,
};
use crate::ids::PackId;
use crate::interview::attempt::AttemptId;
use crate::interview::model::{Millis, Model, Screen};
use crate::interview::route::Route;
use crate::interview::script::{Editing, Script};
use handing_on::{handed_on, state_of, used};
use shelf::{begun, copy, erased, is_taken, keep, own_author};
use std::rc::Rc;

pub(super) use shelf::changed_elsewhere;

/// What happens to a pack that is being written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScriptMsg {
    /// A new pack was begun; the seed names it.
    Begun(u64),
    /// A copy of a pack that is here was wanted; the seed names it.
    Copied(PackId, u64),
    /// It was thrown away.
    Erased(AttemptId),
    /// Something was typed or chosen: the path, how input and tree stand to each other, the text of a box, and all that
    /// stands in the input now.
    Typed(String, How, String, String),
    /// Words to try out were typed.
    Tried(String),
    /// They go into the place of this name.
    TriedIn(String),
    /// They were kept as a sentence that must meet the item, or must not.
    Kept(bool),
    /// A button of the form was pressed: what it does, and the path.
    Pressed(String, String),
    /// A problem was to be shown in its place.
    ProblemChosen(usize),
    /// The last step was taken back.
    Undone,
    /// It was made again.
    Redone,
    /// The whole pack was to be checked.
    CheckWanted,
    /// The form or the preview was wanted, where there is no room for both.
    PreviewToggled,
    /// The pack was wanted as a file.
    FileWanted,
    /// A link that holds the pack was wanted.
    LinkWanted,
    /// The pack was wanted among those that are practised.
    UseWanted,
}

pub(super) fn happened(model: &mut Model, msg: ScriptMsg, now: Millis) -> Vec<Effect> {
    match msg {
        ScriptMsg::Begun(seed) => {
            let tree = starter(own_author(model), |id| is_taken(model, id));
            begun(model, &tree, now, seed)
        }
        ScriptMsg::Copied(pack, seed) => copy(model, &pack, now, seed),
        ScriptMsg::Erased(id) => erased(model, &id),
        msg => changed(model, msg, now),
    }
}

/// What happens to the pack on the screen.
fn changed(model: &mut Model, msg: ScriptMsg, now: Millis) -> Vec<Effect> {
    let is_out = open_script(model).is_some_and(|script| script.is_out);
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    match msg {
        ScriptMsg::Typed(path, how, part, text) => {
            let edit = typed(&editing.tree, &path, how, &part, &text, is_out);
            // Choosing is a step of its own; words grow.
            let is_words = !matches!(how, How::Flag | How::Member | How::Kind | How::Rule | How::Id);
            if matches!(how, How::Rule | How::Json) {
                // A rule stays as it is shown while somebody is at it.
                editing.by_hand = (how == How::Json || text == "hand").then(|| path.clone());
            }
            editing.raw = (is_words).then_some((path.clone(), text));
            let Some(edit) = edit else { return Vec::new() };
            let input = is_words.then_some(path.as_str());
            make(model, edit, input, now)
        }
        ScriptMsg::Tried(words) => {
            editing.trial.words = words;
            editing.try_out();
            Vec::new()
        }
        ScriptMsg::TriedIn(home) => {
            editing.trial.home = home;
            editing.try_out();
            Vec::new()
        }
        ScriptMsg::Kept(must) => kept(model, must, now),
        ScriptMsg::Pressed(act, path) => pressed(model, &act, &path, now),
        ScriptMsg::ProblemChosen(index) => {
            let path = editing.checked.problems.get(index).map(|placed| placed.path.clone());
            path.map_or_else(Vec::new, |path| show(model, &path))
        }
        ScriptMsg::Undone => {
            let is_done = editing.history.undo(&mut editing.tree);
            after_step(model, is_done, "Undone.", now)
        }
        ScriptMsg::Redone => {
            let is_done = editing.history.redo(&mut editing.tree);
            after_step(model, is_done, "Done again.", now)
        }
        ScriptMsg::CheckWanted => {
            editing.look(true);
            vec![Effect::Announce(state_of(&editing.checked))]
        }
        ScriptMsg::PreviewToggled => {
            editing.shows_preview = !editing.shows_preview;
            Vec::new()
        }
        ScriptMsg::FileWanted => {
            let (name, text) = (editing.tree.text_of("id").to_owned(), laid_out(&editing.tree));
            let file = Effect::Download(format!("{name}.json"), "application/json", text);
            handed_on(model, file, now)
        }
        ScriptMsg::LinkWanted => {
            let link = Effect::CopyLink(laid_out(&editing.tree));
            handed_on(model, link, now)
        }
        ScriptMsg::UseWanted => used(model, now),
        ScriptMsg::Begun(_) | ScriptMsg::Copied(..) | ScriptMsg::Erased(_) => Vec::new(),
    }
}

impl Editing {
    /// Looks at the pack anew: all of it if it is small or that is `wanted`.
    fn look(&mut self, wanted: bool) {
        self.checked = Rc::new(Checked::of(&self.tree, self.part, &self.checked, wanted));
        self.is_stale = false;
        self.try_out();
    }

    fn try_out(&mut self) {
        self.checked.try_out(&self.tree, self.part, &mut self.trial);
    }
}

/// The screen of a part of a pack that is being written.
pub(super) fn screen(model: &mut Model, id: &AttemptId, part: Part) -> Screen {
    let Some(script) = model.scripts.get(id) else { return Screen::Missing(id.to_string()) };
    let open = match std::mem::replace(&mut model.screen, Screen::Packs) {
        // What another tab has made of it meanwhile counts as soon as somebody comes back to the pack.
        Screen::Write(open) if open.id == *id && open.tree.flat() == script.text => Some(open),
        _ => None,
    };
    let mut editing = open.unwrap_or_else(|| {
        Box::new(Editing {
            id: id.clone(),
            part,
            tree: Tree::read(&script.text).unwrap_or(Tree::Object(Vec::new())),
            history: History::default(),
            checked: Rc::default(),
            trial: Trial::default(),
            by_hand: None,
            shows_preview: false,
            raw: None,
            is_stale: true,
            aim: None,
        })
    });
    let part = part.within(&editing.tree);
    if editing.part != part || editing.is_stale {
        editing.part = part;
        editing.trial = Trial::default();
        editing.raw = None;
        editing.by_hand = None;
        editing.look(false);
    }
    editing.history.settle();
    Screen::Write(editing)
}

/// Where the focus goes on the screen that has just been opened, if not to its top.
pub(super) fn aim(model: &mut Model) -> Option<String> {
    match &mut model.screen {
        Screen::Write(editing) => editing.aim.take(),
        _ => None,
    }
}

/// Nothing was typed for a moment.
pub(super) fn paused(model: &mut Model) {
    if let Screen::Write(editing) = &mut model.screen
        && editing.is_stale
    {
        editing.look(false);
    }
}

fn open_script(model: &Model) -> Option<&Script> {
    match &model.screen {
        Screen::Write(editing) => model.scripts.get(&editing.id),
        _ => None,
    }
}

/// Makes a change. What is typed is stored at once, and looked at when typing rests.
fn make(model: &mut Model, edit: Edit, input: Option<&str>, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    if !editing.history.make(&mut editing.tree, edit, input) {
        return Vec::new();
    }
    editing.is_stale = true;
    if input.is_none() {
        editing.look(false);
    }
    keep(model, now).into_iter().chain([Effect::WaitForPause]).collect()
}

fn pressed(model: &mut Model, act: &str, path: &str, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    let Some(pressed) = press(&editing.tree, act, path) else { return Vec::new() };
    editing.raw = None;
    let mut effects = make(model, pressed.edit, None, now);
    match act {
        // Something that has a form of its own is written there.
        "add" => effects.extend(show(model, &pressed.focus)),
        _ => effects.push(Effect::Focus(input_id(&pressed.focus))),
    }
    if act == "remove" {
        effects.push(Effect::Announce("Removed. “Undo” brings it back.".to_owned()));
    }
    effects
}

/// Shows what stands at a path: in the form on the screen, or in its own.
fn show(model: &mut Model, path: &str) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    editing.shows_preview = false;
    let element = input_id(path);
    let part = Part::of(path).within(&editing.tree);
    if part == editing.part || path == parent(&editing.part.path()) {
        return vec![Effect::Focus(element)];
    }
    editing.aim = Some(element);
    vec![Effect::Go(Route::Write(editing.id.clone(), part))]
}

/// The id of the input for what stands at a path.
#[must_use]
pub(crate) fn input_id(path: &str) -> String {
    format!("w/{path}")
}

fn after_step(model: &mut Model, is_done: bool, words: &str, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    if !is_done {
        return Vec::new();
    }
    editing.raw = None;
    let part = editing.part.within(&editing.tree);
    let route = (part != editing.part).then(|| Effect::Go(Route::Write(editing.id.clone(), part)));
    editing.part = part;
    editing.look(false);
    let told = Effect::Announce(words.to_owned());
    keep(model, now).into_iter().chain([told]).chain(route).collect()
}

/// Keeps the words that are tried out as a sentence that must meet the item or flag, or must not.
fn kept(model: &mut Model, must: bool, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    let path = editing.part.path();
    let id = editing.tree.at(&path).map_or("", |entry| entry.text_of("id"));
    let test = editing.checked.scenario.as_ref().and_then(|scenario| editing.trial.as_test(scenario, id));
    let Some(test) = test.filter(|_| !editing.trial.words.trim().is_empty()) else { return Vec::new() };
    let list = format!("{path}/{}", if must { "accept" } else { "reject" });
    let edit = match editing.tree.at(&list) {
        Some(_) => Edit::append(&editing.tree, &list, test),
        None => Some(Edit::Add(
            path.clone(),
            editing.tree.at(&path).map_or(0, |entry| entry.members().len()),
            list.rsplit('/').next().unwrap_or_default().to_owned(),
            Tree::List(vec![test]),
        )),
    };
    let Some(edit) = edit else { return Vec::new() };
    editing.trial.words.clear();
    let mut effects = make(model, edit, None, now);
    effects.push(Effect::Announce("Kept as a test.".to_owned()));
    effects.push(Effect::Focus(input_id("try")));
    effects
}
