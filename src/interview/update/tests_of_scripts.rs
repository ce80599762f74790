#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::editor::{How, Part};
use crate::interview::{Editing, Key, Notice, Saved, Screen, decode};
use std::collections::BTreeMap;

const PACK: &str = include_str!("../../../tests/packs/neutral.json");

fn library() -> Library {
    Library::read([("neutral.json", PACK)].into_iter())
}

fn script(model: &mut Model, msg: ScriptMsg) -> Vec<Effect> {
    let effects = update(model, Msg::Script(msg, 2_000));
    // As the shell does it.
    for effect in &effects {
        if let Effect::Go(route) = effect {
            update(model, Msg::RouteChanged(route.clone(), 2_000));
        }
    }
    effects
}

fn typed(model: &mut Model, path: &str, text: &str) -> Vec<Effect> {
    script(model, ScriptMsg::Typed(path.into(), How::Text, String::new(), text.into()))
}

fn begun() -> Model {
    let (mut model, _) = start(library(), &BTreeMap::new(), true);
    script(&mut model, ScriptMsg::Begun(7));
    model
}

fn editing(model: &Model) -> &Editing {
    match &model.screen {
        Screen::Write(editing) => editing,
        other => panic!("{other:?}"),
    }
}

fn go(model: &mut Model, part: Part) {
    let id = editing(model).id.clone();
    update(model, Msg::RouteChanged(Route::Write(id, part), 3_000));
}

#[test]
fn what_is_written_is_stored_at_once_and_comes_back() {
    let mut model = begun();
    assert_eq!(editing(&model).checked.problems, []);
    let effects = typed(&mut model, "title", "Tea");
    let [Effect::Store(name, text), Effect::WaitForPause] = effects.as_slice() else { panic!("{effects:?}") };
    let stored = BTreeMap::from([(name.clone(), text.clone())]);
    let (mut again, effects) = start(library(), &stored, true);
    assert_eq!(effects, []);
    let id = editing(&model).id.clone();
    assert_eq!(again.scripts.get(&id).unwrap().title, "Tea");
    update(&mut again, Msg::RouteChanged(Route::Write(id, Part::Pack), 4_000));
    assert_eq!((&editing(&again).tree, editing(&again).tree.text_of("id")), (&editing(&model).tree, "tea"));
}

#[test]
fn a_pack_is_looked_at_when_typing_rests_and_a_problem_leads_to_its_input() {
    let mut model = begun();
    go(&mut model, Part::Question(0));
    typed(&mut model, "scenarios/0/items/0/title", "");
    assert_eq!(editing(&model).checked.problems, [], "not while somebody types");
    update(&mut model, Msg::Paused);
    assert_eq!(editing(&model).checked.problems.len(), 1);
    let id = editing(&model).id.clone();
    let route = Route::Write(id, Part::Item(0, 0));
    assert_eq!(update(&mut model, Msg::Script(ScriptMsg::ProblemChosen(0), 1)), [Effect::Go(route.clone())]);
    let effects = update(&mut model, Msg::RouteChanged(route, 3_000));
    assert_eq!(effects, [Effect::Focus("w/scenarios/0/items/0/title".into())]);
    assert_eq!(script(&mut model, ScriptMsg::UseWanted), [Effect::Focus("problems".into())]);
    assert!(matches!(model.notices.last(), Some(Notice::Told(words)) if words.contains("is mended")));
    assert_eq!(model.library.outlines().count(), 1);
}

#[test]
fn what_is_added_is_written_where_it_has_a_form_and_undone_from_there() {
    let mut model = begun();
    go(&mut model, Part::Checklist(0));
    let before = editing(&model).tree.clone();
    script(&mut model, ScriptMsg::Pressed("add".into(), "scenarios/0/items".into()));
    assert_eq!(editing(&model).part, Part::Item(0, 1));
    script(&mut model, ScriptMsg::Undone);
    assert_eq!((editing(&model).part, &editing(&model).tree), (Part::Checklist(0), &before));
    script(&mut model, ScriptMsg::Redone);
    assert_ne!(editing(&model).tree, before);
}

#[test]
fn lines_keep_the_blank_ones_while_they_are_typed() {
    let mut model = begun();
    let path = "scenarios/0/items/0/met_by/say/:0";
    let text = "give up\naccept\n";
    script(&mut model, ScriptMsg::Typed(path.into(), How::Wordings, String::new(), text.into()));
    assert_eq!(editing(&model).shown(path, How::Wordings), text);
    typed(&mut model, "title", "Other");
    assert_eq!(editing(&model).shown(path, How::Wordings), "give up\naccept");
}

#[test]
fn a_sentence_is_tried_and_kept_as_a_test_on_the_right_side() {
    let mut model = begun();
    go(&mut model, Part::Item(0, 0));
    script(&mut model, ScriptMsg::Tried("We do not give up anything.".into()));
    let (met, why) = editing(&model).trial.verdict.clone().unwrap();
    assert!(!met && why.contains("negated"), "{why}");
    let effects = script(&mut model, ScriptMsg::Kept(false));
    assert!(effects.contains(&Effect::Focus("w/try".into())));
    let found = editing(&model).checked.tests.iter().map(|test| (test.path.clone(), test.is_right));
    let expected =
        ["accept/0", "reject/0", "reject/1"].map(|test| (format!("scenarios/0/items/0/{test}"), true));
    assert_eq!(found.collect::<Vec<_>>(), expected);
    assert_eq!(script(&mut model, ScriptMsg::Kept(true)), [], "nothing is tried");
}

#[test]
fn a_pack_that_is_used_counts_its_versions_up_and_keeps_its_ids() {
    let mut model = begun();
    typed(&mut model, "title", "Tea");
    let effects = script(&mut model, ScriptMsg::UseWanted);
    assert!(
        effects.iter().any(|effect| matches!(effect, Effect::Store(name, _) if name == "hotseat/pack/tea"))
    );
    let version =
        |model: &Model| model.library.outlines().find(|one| one.id.as_str() == "tea").map(|one| one.version);
    assert_eq!((version(&model), model.offers.len()), (Some(1), 0));
    script(&mut model, ScriptMsg::UseWanted);
    assert_eq!(version(&model), Some(1), "it is the same");
    typed(&mut model, "title", "Tea and cake");
    script(&mut model, ScriptMsg::UseWanted);
    assert_eq!(version(&model), Some(2));
    // Under another author's name it is another pack: the page of the packs says so.
    typed(&mut model, "author", "Somebody else");
    script(&mut model, ScriptMsg::UseWanted);
    assert_eq!((&model.screen, model.offers.len(), version(&model)), (&Screen::Packs, 1, Some(2)));
}

#[test]
fn another_tabs_version_is_told_and_seen_when_the_pack_is_opened_anew() {
    let mut model = begun();
    let mut other = model.scripts.values().next().unwrap().clone();
    other.text = other.text.replace("Do we buy it?", "Do we rent it?");
    let key = Key::Script(other.id.clone());
    let text = crate::interview::encode(&other);
    assert_eq!(decode(&key, &text), Ok(Saved::Script(other)));
    update(&mut model, Msg::StoredElsewhere(key.to_string(), Some(text)));
    assert!(matches!(model.notices.as_slice(), [Notice::Told(words)] if words.contains("another tab")));
    update(&mut model, Msg::RouteChanged(Route::Packs, 3_000));
    let id = model.scripts.keys().next().unwrap().clone();
    update(&mut model, Msg::RouteChanged(Route::Write(id, Part::Pack), 3_000));
    assert_eq!(editing(&model).tree.at("scenarios/0/question").unwrap().text(), "Do we rent it?");
}

#[test]
fn a_copy_is_another_pack_and_what_is_thrown_away_is_gone() {
    let (mut model, _) = start(library(), &BTreeMap::new(), true);
    let pack = model.library.outlines().next().unwrap().id.clone();
    script(&mut model, ScriptMsg::Copied(pack, 3));
    assert_eq!(editing(&model).tree.text_of("id"), "village-library-copy");
    script(&mut model, ScriptMsg::UseWanted);
    assert_eq!(model.library.outlines().count(), 2);
    let id = editing(&model).id.clone();
    update(&mut model, Msg::RouteChanged(Route::Packs, 3_000));
    let effects = script(&mut model, ScriptMsg::Erased(id.clone()));
    assert_eq!(effects.first(), Some(&Effect::Remove(Key::Script(id.clone()).to_string())));
    update(&mut model, Msg::RouteChanged(Route::Write(id, Part::Pack), 3_000));
    assert!(matches!(model.screen, Screen::Missing(_)));
}
