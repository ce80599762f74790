//! Writing packs.

use super::{Effect, notices, packs};
use crate::editor::{
    Checked, Edit, History, How, Part, Tree, Trial, copied, laid_out, parent, press, starter, typed,
};
use crate::ids::PackId;
use crate::interview::attempt::AttemptId;
use crate::interview::model::{Millis, Model, Screen, later};
use crate::interview::offer::Offer;
use crate::interview::route::Route;
use crate::interview::saved::{Key, encode};
use crate::interview::script::{Editing, Script};
use crate::problem::counted;
use std::rc::Rc;

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

/// Another tab has stored a pack that is being written.
pub(super) fn changed_elsewhere(model: &mut Model, script: Script) {
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

fn open_script(model: &Model) -> Option<&Script> {
    match &model.screen {
        Screen::Write(editing) => model.scripts.get(&editing.id),
        _ => None,
    }
}

/// The author of the pack that was written on last.
fn own_author(model: &Model) -> Option<&str> {
    let scripts = model.scripts.values().filter(|script| !script.author.starts_with("Your name"));
    scripts.max_by_key(|script| script.changed_at).map(|script| script.author.as_str())
}

/// Whether a pack that is here, or one that is being written, has the id, or a part of one that is here.
fn is_taken(model: &Model, id: &str) -> bool {
    let mark = format!("\"id\": \"{id}\"");
    model.scripts.values().any(|script| script.text.contains(&mark))
        || model.library.outlines().any(|outline| {
            outline.id.as_str() == id
                || outline.scenarios.iter().any(|card| card.id.as_str() == id)
                || outline.panels.iter().any(|card| card.id.as_str() == id)
                || outline.drills.iter().any(|drill| drill.as_str() == id)
        })
}

fn begun(model: &mut Model, tree: &Tree, now: Millis, seed: u64) -> Vec<Effect> {
    let id = AttemptId::fresh(now, seed);
    let script = Script {
        id: id.clone(),
        title: tree.text_of("title").to_owned(),
        author: tree.text_of("author").to_owned(),
        text: tree.flat(),
        is_out: false,
        changed_at: now,
    };
    let stored = store(&script);
    model.scripts.insert(id.clone(), script);
    vec![stored, Effect::Go(Route::Write(id, Part::Pack))]
}

fn copy(model: &mut Model, pack: &PackId, now: Millis, seed: u64) -> Vec<Effect> {
    let Some(text) = model.library.text_of(pack) else { return Vec::new() };
    let author = own_author(model);
    let is_own = author.is_some() && author.map(str::to_owned) == model.library.author_of(pack);
    match copied(text, author, is_own, |id| is_taken(model, id)) {
        Ok(tree) => begun(model, &tree, now, seed),
        Err(problem) => notices::told(model, format!("This pack cannot be edited: {}.", problem.what)),
    }
}

fn erased(model: &mut Model, id: &AttemptId) -> Vec<Effect> {
    let key = Key::Script(id.clone()).to_string();
    model.scripts.remove(id);
    model.refused.remove(&key);
    vec![Effect::Remove(key), Effect::Focus("main".to_owned())]
}

fn store(script: &Script) -> Effect {
    Effect::Store(Key::Script(script.id.clone()).to_string(), encode(script))
}

/// The order to store what is on the screen as it is now.
fn keep(model: &mut Model, now: Millis) -> Option<Effect> {
    let Screen::Write(editing) = &model.screen else { return None };
    let was = model.scripts.get(&editing.id);
    let was_out = was.is_some_and(|script| script.is_out);
    let changed_at = later(was.map_or(0, |was| was.changed_at), now);
    let script = Script {
        id: editing.id.clone(),
        title: editing.tree.text_of("title").to_owned(),
        author: editing.tree.text_of("author").to_owned(),
        text: editing.tree.flat(),
        is_out: was_out,
        changed_at,
    };
    let stored = store(&script);
    model.scripts.insert(script.id.clone(), script);
    Some(stored)
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

/// How many problems there are, in words.
fn state_of(checked: &Checked) -> String {
    match checked.problems.len() {
        0 => "No problems found.".to_owned(),
        number => format!("{} to mend.", counted(number, "problem")),
    }
}

/// Hands the pack on; from now on others may know it by its ids.
fn handed_on(model: &mut Model, effect: Effect, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    editing.look(true);
    let found = state_of(&editing.checked);
    let is_broken = !editing.checked.problems.is_empty();
    if let Some(script) = model.scripts.get_mut(&editing.id) {
        script.is_out = true;
    }
    if is_broken {
        notices::warn(
            model,
            "The pack that you hand on has problems to mend: whoever gets it may not be able to add it.",
        );
    }
    keep(model, now).into_iter().chain([effect, Effect::Announce(found)]).collect()
}

/// Puts the pack among those that are practised, as a version after the one that is there.
fn used(model: &mut Model, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    editing.look(true);
    let problems = editing.checked.problems.len();
    if problems > 0 {
        let words = format!(
            "It can be used when {} mended.",
            if problems == 1 { "its problem is" } else { "its problems are" }
        );
        notices::told(model, words);
        return vec![Effect::Focus("problems".to_owned())];
    }
    let id = editing.tree.text_of("id");
    let held =
        model.library.outlines().find(|outline| outline.id.as_str() == id).map(|outline| outline.version);
    let own = editing.tree.text_of("version").parse::<u32>().unwrap_or(1);
    let is_same = model.library.text_of(&PackId::new(id)).is_some_and(|text| text == laid_out(&editing.tree));
    let mut effects = Vec::new();
    if let Some(held) = held.filter(|held| *held >= own && !is_same) {
        let version = Tree::Number((held + 1).to_string());
        effects.extend(make(model, Edit::Put("version".to_owned(), version), None, now));
    }
    let Screen::Write(editing) = &mut model.screen else { return effects };
    let (text, script) = (laid_out(&editing.tree), editing.id.clone());
    let title = editing.tree.text_of("title").to_owned();
    let offer = Offer::of(&title, text.clone(), &model.library);
    if let Some(script) = model.scripts.get_mut(&script) {
        script.is_out = true;
    }
    effects.extend(keep(model, now));
    if is_same {
        notices::told(model, format!("“{title}” is here already, just as it is."));
    } else if offer.pack.as_ref().is_ok_and(|pack| pack.relation.allows_adding()) {
        model.offers.retain(|other| other.text != text);
        model.offers.push(offer);
        let last = model.offers.len().saturating_sub(1);
        let stored = packs::taken(model, last);
        // The focus stays where it is.
        effects.extend(stored.into_iter().filter(|effect| !matches!(effect, Effect::Focus(_))));
    } else {
        // Why not, the page of the packs says.
        effects.extend(packs::offered(model, &title, text));
    }
    effects
}
