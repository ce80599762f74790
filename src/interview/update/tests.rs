#![allow(clippy::unwrap_used, clippy::panic)]

mod faults;
mod names;

use super::*;
use crate::answer::Answer;
use crate::ids::PanelId;
use crate::interview::Notice;
use crate::interview::{Asked, Desk, Draft, Key, Mode, Saved, Screen, Shown, Stage, decode, encode};
use crate::pack::Dimension;
use crate::scoring::score;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PACK: &str = include_str!("../../../tests/packs/neutral.json");

fn library() -> Library {
    let library = Library::read([("neutral.json", PACK)].into_iter());
    assert_eq!(library.troubles(), []);
    library
}

fn asked(id: &ScenarioId) -> Asked {
    Asked::plain(id.clone())
}

/// Replies to nothing and marks nothing, up to the debrief.
fn finish_review(model: &mut Model) {
    for _ in 0..9 {
        update(model, Msg::ReplyGiven(9_000));
        update(model, Msg::MarkingDone(9_000));
    }
}

fn shown(model: &Model) -> &Shown {
    match &model.screen {
        Screen::Debrief(shown) => shown,
        other => panic!("{other:?}"),
    }
}

fn scenario_id(library: &Library) -> ScenarioId {
    library.scenarios().next().unwrap().id.clone()
}

fn begun() -> (Model, ScenarioId) {
    let library = library();
    let id = scenario_id(&library);
    let (mut model, effects) = start(library, &BTreeMap::new(), true);
    assert_eq!(effects, []);
    update(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), 1_000));
    (model, id)
}

fn first_text(model: &Model, id: &ScenarioId) -> FieldId {
    let scenario = model.library.scenario(id).unwrap();
    scenario.fields.iter().find(|field| field.kind == crate::pack::FieldKind::Text).unwrap().id.clone()
}

fn typed(field: &FieldId, text: &str) -> Msg {
    Msg::Typed(Input { field: field.clone(), row: None, part: None, text: text.into() }, 2_000)
}

#[test]
fn what_is_typed_is_stored_at_once_and_comes_back() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    let effects = update(&mut model, typed(&field, "Who leaves?"));
    let [Effect::WaitForPause, Effect::Store(name, text)] = effects.as_slice() else { panic!("{effects:?}") };
    let stored = [(name.clone(), text.clone())].into_iter().collect();
    let (again, _) = start(library(), &stored, true);
    assert_eq!(again.drafts.get(&asked(&id)).unwrap().answer.text(&field), "Who leaves?");
    assert_eq!(update(&mut model, Msg::Paused), [], "a pause has nothing more to store");
}

#[test]
fn blank_fields_are_asked_about_once_and_then_submitted() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Hold."));
    assert_eq!(update(&mut model, Msg::SubmitPressed(3_000, 1)), [Effect::Focus("asking".into())]);
    assert!(model.attempts.is_empty());
    let effects = update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    assert!(
        matches!(
            effects.as_slice(),
            [Effect::Store(..), Effect::Store(..), Effect::Remove(_), Effect::Go(_), Effect::ShowTop]
        ),
        "{effects:?}"
    );
    assert_eq!(model.attempts.first().unwrap().answer.text(&field), "Hold.");
    assert!(model.drafts.is_empty());
    finish_review(&mut model);
    assert!(shown(&model).debrief.is_some());
}

#[test]
fn the_coach_judges_at_each_pause_while_it_is_wanted() {
    let (mut model, id) = begun();
    let verdicts = |model: &Model| match &model.screen {
        Screen::Answer(_, writing) => writing.coach.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(verdicts(&model), None);
    update(&mut model, Msg::CoachToggled);
    assert_eq!(verdicts(&model).unwrap().items.len(), model.library.scenario(&id).unwrap().items.len());
    let sample = model.library.scenario(&id).unwrap().samples.first().unwrap().clone();
    model.drafts.get_mut(&asked(&id)).unwrap().answer = sample.answer.clone();
    update(&mut model, Msg::Paused);
    let expected = score(model.library.scenario(&id).unwrap(), &sample.answer);
    assert_eq!(*verdicts(&model).unwrap(), expected);
    update(&mut model, Msg::CoachToggled);
    assert_eq!(verdicts(&model), None);
}

#[test]
fn a_retry_keeps_the_earlier_answer_at_hand() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "First."));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    finish_review(&mut model);
    update(&mut model, Msg::RetryPressed(4_000));
    update(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), 4_000));
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().answer, Answer::default());
    update(&mut model, Msg::EarlierTaken(field.clone(), 5_000));
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().answer.text(&field), "First.");
    update(&mut model, Msg::SubmitConfirmed(6_000, 2));
    finish_review(&mut model);
    let Some((earlier, _)) = &shown(&model).earlier else { panic!("no earlier") };
    assert_eq!(earlier.answer.text(&field), "First.");
}

#[test]
fn unreadable_documents_are_kept_aside_and_told() {
    let stored = [
        ("hotseat/draft/x".to_owned(), "{".to_owned()),
        ("hotseat/attempt/y".to_owned(), "{\"hotseat\":99}".to_owned()),
        ("somebody/else".to_owned(), "?".to_owned()),
    ];
    let (model, effects) = start(library(), &stored.into_iter().collect(), false);
    assert_eq!(
        effects,
        [
            Effect::Store("hotseat/aside/attempt/y".into(), "{\"hotseat\":99}".into()),
            Effect::Remove("hotseat/attempt/y".into()),
            Effect::Store("hotseat/aside/draft/x".into(), "{".into()),
            Effect::Remove("hotseat/draft/x".into()),
        ]
    );
    let [Notice::Warned(newer), Notice::KeptAside(names), Notice::NoStorage] = model.notices.as_slice()
    else {
        panic!("{:?}", model.notices)
    };
    assert!(newer.contains("newer version"), "{newer}");
    assert_eq!(*names, ["hotseat/aside/draft/x"]);
}

#[test]
fn another_tab_does_not_silently_replace_what_is_open() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Mine."));
    let mut other = Draft::new(asked(&id), Mode::Practice, 0);
    other.answer.put(field.clone(), crate::answer::Entry::Text { text: "Theirs.".into() });
    let name = Key::Draft(asked(&id)).to_string();
    update(&mut model, Msg::StoredElsewhere(name, Some(encode(&other))));
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().answer.text(&field), "Mine.");
    assert!(matches!(model.notices.as_slice(), [Notice::ChangedElsewhere(_)]));
    update(&mut model, Msg::OtherVersionTaken(0, 9_000));
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().answer.text(&field), "Theirs.");
}

#[test]
fn a_second_unreadable_document_does_not_replace_the_first_that_was_kept_aside() {
    let stored = [("hotseat/draft/x", "{"), ("hotseat/aside/draft/x", "["), ("hotseat/aside/draft/x-2", "?")];
    let stored = stored.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter().collect();
    let (_, effects) = start(library(), &stored, true);
    let aside = "hotseat/aside/draft/x-3".to_owned();
    assert_eq!(effects, [Effect::Store(aside, "{".into()), Effect::Remove("hotseat/draft/x".into())]);
}

#[test]
fn erasing_the_answer_that_is_open_closes_its_form() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Gone."));
    update(&mut model, Msg::Refused(Key::Draft(asked(&id)).to_string(), "Gone.".into()));
    let effects = update(&mut model, Msg::DraftErased(asked(&id)));
    let key = Key::Draft(asked(&id)).to_string();
    assert_eq!(effects, [Effect::Remove(key), Effect::Go(Route::Brief(asked(&id)))]);
    assert_eq!(model.screen, Screen::Brief(asked(&id)));
    let effects = update(&mut model, Msg::StoreAgain);
    assert_eq!(effects, [Effect::Focus("main".into())], "what was refused of it does not come back");
}

#[test]
fn an_answer_that_was_handed_in_does_not_come_back_as_a_draft() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Final."));
    update(&mut model, Msg::Refused(Key::Draft(asked(&id)).to_string(), "Final.".into()));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    assert_eq!(update(&mut model, Msg::StoreAgain), [Effect::Focus("main".into())]);
}

#[test]
fn two_attempts_of_one_moment_and_one_seed_have_two_names() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    for text in ["One.", "Two."] {
        update(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), 3_000));
        update(&mut model, typed(&field, text));
        update(&mut model, Msg::SubmitConfirmed(3_000, 7));
    }
    let [first, second] = model.attempts.as_slice() else { panic!("{:?}", model.attempts) };
    assert_ne!(first.id, second.id);
}

#[test]
fn rows_move_where_they_are_sent_and_the_focus_goes_with_them() {
    let (mut model, id) = begun();
    let ways = FieldId::new("ways");
    for (row, text) in ["a", "b", "c"].into_iter().enumerate() {
        let input =
            Input { field: ways.clone(), row: Some(row), part: Some("way".into()), text: text.into() };
        update(&mut model, Msg::Typed(input, 2_000));
    }
    let rows = [
        (Msg::RowRaised(ways.clone(), 0, 3), "abc", "field-ways"),
        (Msg::RowRaised(ways.clone(), 2, 3), "acb", "field-ways-1"),
        (Msg::RowLowered(ways.clone(), 2, 3), "acb", "field-ways-2"),
        (Msg::RowLowered(ways.clone(), 0, 3), "cab", "field-ways-1"),
        (Msg::RowRaised(ways.clone(), 9, 3), "cab", "field-ways-2"),
        (Msg::RowAdded(ways.clone(), 3), "cab_", "field-ways-3"),
        (Msg::RowRemoved(ways.clone(), 1, 3), "cb_", "field-ways-1"),
        (Msg::RowRemoved(ways.clone(), 9, 3), "cb_", "field-ways-2"),
        (Msg::RowRemoved(ways.clone(), 2, 3), "cb", "field-ways-1"),
        (Msg::RowRemoved(ways.clone(), 0, 3), "b", "field-ways"),
        (Msg::RowRemoved(ways.clone(), 0, 3), "_", "field-ways"),
    ];
    for (msg, expected, focus) in rows {
        let effects = update(&mut model, msg.clone());
        let [Effect::Focus(element), Effect::WaitForPause, Effect::Store(..)] = effects.as_slice() else {
            panic!("{msg:?}: {effects:?}")
        };
        assert_eq!(element, focus, "{msg:?}");
        let rows = model.drafts.get(&asked(&id)).unwrap().answer.rows(&ways);
        let found: String = rows.iter().map(|row| row.get("way").map_or("_", String::as_str)).collect();
        assert_eq!(found.trim_end_matches('_'), expected.trim_end_matches('_'), "{msg:?}");
    }
}

#[test]
fn the_other_tabs_version_is_stored_wherever_it_is_taken() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Mine."));
    let mut other = Draft::new(asked(&id), Mode::Practice, 0);
    other.answer.put(field.clone(), crate::answer::Entry::Text { text: "Theirs.".into() });
    let name = Key::Draft(asked(&id)).to_string();
    update(&mut model, Msg::StoredElsewhere(name.clone(), Some(encode(&other))));
    update(&mut model, Msg::RouteChanged(Route::Home, 3_000));
    let effects = update(&mut model, Msg::OtherVersionTaken(0, 9_000));
    assert!(
        matches!(effects.as_slice(), [Effect::Store(key, text), Effect::Focus(_)] if *key == name && text.contains("Theirs.")),
        "{effects:?}"
    );
}

#[test]
fn any_scenario_is_one_that_was_tried_least() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Done."));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    for seed in 0..20 {
        let effects = update(&mut model, Msg::AnyScenarioWanted(seed));
        assert_eq!(
            effects,
            [Effect::Go(Route::Brief(Asked::plain(ScenarioId::new("sunday-opening"))))],
            "seed {seed}"
        );
    }
    assert_eq!(
        update(&mut start(Library::default(), &BTreeMap::new(), true).0, Msg::AnyScenarioWanted(1)),
        []
    );
}

#[test]
fn addresses_that_stand_for_nothing_are_said_to() {
    let (mut model, _) = begun();
    let rows = [
        Route::Brief(Asked::plain(ScenarioId::new("nowhere"))),
        Route::Answer(Asked::plain(ScenarioId::new("nowhere"))),
        Route::Debrief(AttemptId::new("nowhere"), None),
        Route::Debrief(AttemptId::new("nowhere"), Some("mark-1".into())),
        Route::Unknown("nowhere".into()),
    ];
    for route in rows {
        update(&mut model, Msg::RouteChanged(route.clone(), 3_000));
        assert_eq!(model.screen, Screen::Missing("nowhere".into()), "{route:?}");
    }
}

#[test]
fn an_attempt_whose_pack_is_gone_is_still_shown() {
    let (mut model, id) = begun();
    let field = first_text(&model, &id);
    update(&mut model, typed(&field, "Kept."));
    let effects = update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    let [Effect::Store(name, text), ..] = effects.as_slice() else { panic!("{effects:?}") };
    let stored = [(name.clone(), text.clone())].into_iter().collect();
    let (mut again, _) = start(Library::default(), &stored, true);
    let attempt = again.attempts.first().unwrap().id.clone();
    update(&mut again, Msg::RouteChanged(Route::Debrief(attempt, None), 4_000));
    let shown = shown(&again);
    assert!(shown.debrief.is_none() && shown.earlier.is_none());
    assert_eq!(update(&mut again, Msg::RetryPressed(5_000)), [], "there is no form to go to");
}

#[test]
fn what_the_storage_refused_is_handed_to_it_again() {
    let (mut model, _) = begun();
    update(&mut model, Msg::Refused("a".into(), "1".into()));
    update(&mut model, Msg::Refused("a".into(), "2".into()));
    let effects = update(&mut model, Msg::StoreAgain);
    assert_eq!(effects, [Effect::Store("a".into(), "2".into()), Effect::Focus("main".into())]);
    assert!(!model.refused.is_empty(), "it is not safe before the storage says so");
    assert_eq!(update(&mut model, Msg::Stored("a".into())), []);
    assert!(model.refused.is_empty());
}

#[test]
fn time_away_is_not_time_spent() {
    let (mut model, id) = begun();
    for now in [2_000, 3_000, 600_000, 601_000] {
        update(&mut model, Msg::Ticked(now, 1));
    }
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().spent, 3_000);
}

/// Carries out what the program orders, as a storage that takes everything would.
fn carry_out(storage: &mut BTreeMap<String, String>, effects: &[Effect]) {
    for effect in effects {
        match effect {
            Effect::Store(name, text) => {
                storage.insert(name.clone(), text.clone());
            }
            Effect::Remove(name) => {
                storage.remove(name);
            }
            _ => {}
        }
    }
}

/// Follows the address to which the program goes, as a browser does.
fn follow(model: &mut Model, effects: &[Effect], now: Millis) -> Vec<Effect> {
    let routes = effects.iter().filter_map(|effect| match effect {
        Effect::Go(route) => Some(route.clone()),
        _ => None,
    });
    routes.flat_map(|route| update(model, Msg::RouteChanged(route, now))).collect()
}

/// Tells the program something, as a browser does whose storage takes everything.
fn act(model: &mut Model, storage: &mut BTreeMap<String, String>, msg: Msg, now: Millis) {
    let effects = update(model, msg);
    carry_out(storage, &effects);
    let more = follow(model, &effects, now);
    carry_out(storage, &more);
}

fn text(field: &str, words: &str) -> Msg {
    typed(&FieldId::new(field), words)
}

fn live(limit: Option<u32>) -> (Model, ScenarioId) {
    let (mut model, id) = begun();
    let effects = update(&mut model, Msg::LiveBegun(asked(&id), limit, 1_000));
    assert!(matches!(effects.as_slice(), [Effect::Store(..), Effect::Go(Route::Live)]), "{effects:?}");
    follow(&mut model, &effects, 1_000);
    assert!(matches!(model.screen, Screen::Answer(Desk::Live, _)));
    (model, id)
}

#[test]
fn a_live_interview_goes_forward_only() {
    let (mut model, _) = live(None);
    update(&mut model, text("questions", "Where is it?"));
    assert_eq!(update(&mut model, text("decision", "Too early.")), [], "it has not been asked yet");
    let effects = update(&mut model, Msg::SubmitPressed(2_000, 1));
    assert!(
        matches!(effects.as_slice(), [Effect::Store(..), Effect::Focus(field)] if field == "field-repair_cost"),
        "{effects:?}"
    );
    assert_eq!(update(&mut model, text("questions", "Changed.")), [], "there is no way back");
    update(&mut model, Msg::HintTaken(2_000));
    assert_eq!(model.live.as_ref().map(|draft| draft.hints), Some(0), "there are no hints");
    assert_eq!(update(&mut model, Msg::CoachToggled), []);
    let draft = model.live.clone().unwrap();
    assert_eq!(
        (draft.answer.text(&FieldId::new("questions")), draft.hints, draft.step),
        ("Where is it?", 0, 1)
    );
    update(&mut model, Msg::SubmitPressed(2_100, 1));
    assert_eq!(model.live.as_ref().unwrap().step, 1, "a held key passes over nothing");
    for second in 3..8 {
        update(&mut model, Msg::SubmitPressed(second * 1_000, 1));
    }
    assert_eq!(model.attempts.len(), 0, "the last field is open");
    update(&mut model, Msg::SubmitPressed(9_000, 1));
    let attempt = model.attempts.first().unwrap();
    assert_eq!((attempt.mode.is_live(), attempt.out_of_time, model.live.is_none()), (true, false, true));
}

#[test]
fn the_clock_warns_and_then_hands_in_what_was_written() {
    let (mut model, _) = live(Some(2));
    update(&mut model, text("questions", "Where is it?"));
    let mut storage = BTreeMap::new();
    let mut announced = Vec::new();
    for second in 2_u64..200 {
        let effects = update(&mut model, Msg::Ticked(second * 1_000, 9));
        announced.extend(effects.iter().filter_map(|effect| match effect {
            Effect::Announce(words) => Some((second, words.clone())),
            _ => None,
        }));
        carry_out(&mut storage, &effects);
    }
    let seconds: Vec<u64> = announced.iter().map(|(second, _)| *second).collect();
    assert_eq!(seconds, [61, 121], "{announced:?}");
    let attempt = model.attempts.first().unwrap();
    assert_eq!(attempt.answer.text(&FieldId::new("questions")), "Where is it?");
    assert!(attempt.out_of_time && model.live.is_none());
    assert!(model.notices.contains(&Notice::TimeRanOut));
    let (again, _) = start(library(), &storage, true);
    assert_eq!(again.attempts, model.attempts);
}

#[test]
fn a_clock_that_jumps_costs_no_time() {
    let (mut model, _) = live(Some(10));
    for now in [2_000, 62_000, 9_999_000, 5_000, 6_000] {
        update(&mut model, Msg::Ticked(now, 1));
    }
    assert_eq!(
        model.live.unwrap().spent,
        1_000 + 60_000 + 1_000,
        "hidden a minute counts, gone for hours does not"
    );
}

#[test]
fn a_second_live_interview_does_not_replace_the_first() {
    let (mut model, id) = live(None);
    update(&mut model, text("questions", "Where is it?"));
    update(&mut model, Msg::Paused);
    let effects = update(&mut model, Msg::LiveBegun(asked(&id), Some(5), 9_000));
    assert_eq!(effects, [Effect::Go(Route::Live)]);
    let effects = update(&mut model, Msg::PanelBegun(PanelId::new("trustees"), 9_000, 1));
    assert_eq!(effects, [Effect::Go(Route::Live)]);
    assert_eq!(model.live.unwrap().answer.text(&FieldId::new("questions")), "Where is it?");
}

#[test]
fn ending_a_live_interview_early_is_asked_about() {
    let (mut model, _) = live(None);
    assert_eq!(update(&mut model, Msg::EndPressed), [Effect::Focus("asking".into())]);
    assert_eq!(update(&mut model, Msg::SubmitWithdrawn), [Effect::Focus("field-questions".into())]);
    assert!(model.attempts.is_empty());
    update(&mut model, Msg::EndPressed);
    update(&mut model, Msg::SubmitConfirmed(2_000, 1));
    assert_eq!(model.attempts.len(), 1);
    assert!(
        matches!(&model.screen, Screen::Debrief(_)),
        "a blank answer is not pushed back on: {:?}",
        model.screen
    );
}

#[test]
fn hints_cost_points_once_they_are_looked_at() {
    let (mut model, id) = begun();
    let sample = model.library.scenario(&id).unwrap().samples.first().unwrap().clone();
    model.drafts.get_mut(&asked(&id)).unwrap().answer = sample.answer;
    for _ in 0..5 {
        update(&mut model, Msg::HintTaken(2_000));
    }
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().hints, 2, "there are two");
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    let attempt = model.attempts.first().unwrap();
    let scenario = model.library.scenario(&id).unwrap();
    let full = score(scenario, &attempt.answer);
    assert_eq!((attempt.hint_cost, attempt.score), (3, full.less(3)));
    assert!(attempt.score < full.score);
}

#[test]
fn pushback_comes_before_the_debrief_and_is_kept() {
    let (mut model, id) = begun();
    update(&mut model, text("decision", "We will mend the roof in May."));
    let mut storage = BTreeMap::new();
    let effects = update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    carry_out(&mut storage, &effects);
    let attempt = model.attempts.first().unwrap().id.clone();
    let review = model.reviews.get(&attempt).unwrap();
    let put: Vec<&str> = review.exchanges.iter().map(|one| one.challenge.as_str()).collect();
    assert_eq!(put, ["what-does-it-cost", "and-the-readers", "half-the-time"]);
    // The address of the debrief leads back to the challenge, also after a reload.
    update(&mut model, Msg::RouteChanged(Route::Debrief(attempt.clone(), None), 4_000));
    assert!(matches!(&model.screen, Screen::Review(_)));
    carry_out(&mut storage, &update(&mut model, Msg::ReplyTyped("Sixty thousand.".into(), 4_000)));
    let (mut again, _) = start(library(), &storage, true);
    update(&mut again, Msg::RouteChanged(Route::Review(attempt.clone()), 5_000));
    assert_eq!(again.reviews.get(&attempt).unwrap().current().unwrap().reply, "Sixty thousand.");
    for stage in [Stage::Challenged(1), Stage::Challenged(2), Stage::Marking] {
        update(&mut again, Msg::ReplyGiven(6_000));
        assert_eq!(again.reviews.get(&attempt).unwrap().stage, stage);
    }
    update(&mut again, Msg::Marked(Dimension::Decide, 3, 7_000));
    update(&mut again, Msg::ConfidenceStated(80, 7_000));
    update(&mut again, Msg::MarkingDone(7_000));
    let debrief = shown(&again);
    assert_eq!(debrief.replies.len(), 3);
    update(&mut again, Msg::ConfidenceStated(10, 8_000));
    update(&mut again, Msg::Marked(Dimension::Decide, 0, 8_000));
    let review = again.reviews.get(&attempt).unwrap();
    assert_eq!(
        (review.confidence, review.marks.get(&Dimension::Decide)),
        (Some(80), Some(&3)),
        "too late to change"
    );
    assert_eq!(id.as_str(), "leaking-roof");
}

#[test]
fn a_contest_is_kept_with_its_words_and_can_be_withdrawn() {
    let (mut model, _) = begun();
    update(&mut model, text("decision", "We will mend the roof in May."));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    finish_review(&mut model);
    let attempt = model.attempts.first().unwrap().id.clone();
    let item = ItemId::new("three-ways");
    let effects =
        update(&mut model, Msg::Contested(item.clone(), Some("We will mend the roof".into()), 9_000));
    assert!(effects.contains(&Effect::Focus("item-three-ways".into())), "{effects:?}");
    let store = effects.iter().find_map(|effect| match effect {
        Effect::Store(name, text) => Some((Key::parse(name)?, text)),
        _ => None,
    });
    let (key, text) = store.unwrap();
    let Ok(Saved::Review(review)) = decode(&key, text) else { panic!("{text}") };
    assert_eq!(review.contests.get(&item).map(String::as_str), Some("We will mend the roof"));
    update(&mut model, Msg::Contested(item, None, 9_500));
    assert!(model.reviews.get(&attempt).unwrap().contests.is_empty());
}

#[test]
fn a_panel_goes_from_person_to_person_to_its_scorecard() {
    let (mut model, _) = begun();
    let mut storage = BTreeMap::new();
    let mut effects = update(&mut model, Msg::PanelBegun(PanelId::new("trustees"), 1_000, 1));
    carry_out(&mut storage, &effects);
    follow(&mut model, &effects, 1_000);
    update(&mut model, text("questions", "Where is it?"));
    update(&mut model, Msg::SubmitPressed(2_000, 2));
    update(&mut model, text("decision", "We will mend the roof."));
    effects = update(&mut model, Msg::SubmitPressed(3_000, 2));
    carry_out(&mut storage, &effects);
    assert_eq!(model.attempts.len(), 1, "only two fields were asked");
    // Whatever happens now, the panel can go on: the next seat is laid out already.
    let (again, _) = start(library(), &storage, true);
    assert_eq!(again.live.unwrap().scenario.as_str(), "sunday-opening");
    effects = update(&mut model, Msg::ReplyGiven(4_000));
    assert!(effects.contains(&Effect::Go(Route::Live)), "one challenge, and the next person");
    follow(&mut model, &effects, 4_000);
    update(&mut model, Msg::EndPressed);
    effects = update(&mut model, Msg::SubmitConfirmed(5_000, 3));
    let sitting = model.attempts.first().unwrap().mode.seat().unwrap().sitting.clone();
    assert!(effects.contains(&Effect::Go(Route::Sitting(sitting.clone()))));
    assert_eq!(model.screen, Screen::Sitting(sitting.clone()));
    let seats: Vec<&str> = model.sitting(&sitting).iter().map(|one| one.scenario.as_str()).collect();
    assert_eq!(seats, ["leaking-roof", "sunday-opening"]);
    assert!(model.live.is_none());
}

#[test]
fn a_seat_that_says_nothing_is_followed_by_a_fresh_form_although_the_address_stays() {
    let (mut model, _) = begun();
    let effects = update(&mut model, Msg::PanelBegun(PanelId::new("trustees"), 1_000, 1));
    follow(&mut model, &effects, 1_000);
    update(&mut model, Msg::EndPressed);
    let effects = update(&mut model, Msg::SubmitConfirmed(5_000, 3));
    assert!(effects.contains(&Effect::ShowTop), "{effects:?}");
    let Screen::Answer(Desk::Live, writing) = &model.screen else { panic!("{:?}", model.screen) };
    assert_eq!((writing.asking.clone(), writing.seen_at), (None, Some(5_000)));
    assert_eq!(model.live.as_ref().unwrap().scenario.as_str(), "sunday-opening");
    let first = model.attempts.first().unwrap();
    assert!(!first.items.contains_key(&ItemId::new("three-ways")), "what was not asked was not missed");
}

#[test]
fn a_second_tab_on_a_live_interview_follows_the_first_and_takes_nothing_away() {
    let (mut first, _) = live(Some(10));
    let stored = [("hotseat/live".to_owned(), encode(first.live.as_ref().unwrap()))].into_iter().collect();
    let (mut second, _) = start(library(), &stored, true);
    update(&mut second, Msg::RouteChanged(Route::Live, 1_000));
    let effects = update(&mut first, text("questions", "Where is it?"));
    let [_, Effect::Store(name, words)] = effects.as_slice() else { panic!("{effects:?}") };
    update(&mut second, Msg::StoredElsewhere(name.clone(), Some(words.clone())));
    let questions = FieldId::new("questions");
    assert_eq!(second.live.as_ref().unwrap().answer.text(&questions), "Where is it?");
    for now in [5_000, 9_000, 13_000, 17_000] {
        for effect in update(&mut second, Msg::Ticked(now, 1)) {
            let Effect::Store(_, text) = effect else { continue };
            assert!(text.contains("Where is it?"), "{text}");
        }
    }
    // Handed in there, it is over here.
    let effects = update(&mut second, Msg::StoredElsewhere("hotseat/live".into(), None));
    assert!(effects.contains(&Effect::Go(Route::Home)) && second.live.is_none());
}

#[test]
fn a_review_that_another_tab_has_finished_is_finished_here() {
    let (mut model, _) = begun();
    update(&mut model, text("decision", "We will mend the roof in May."));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    let mut there = model.clone();
    finish_review(&mut there);
    let review = there.reviews.values().next().unwrap();
    let name = Key::Review(review.attempt.clone()).to_string();
    update(&mut model, Msg::StoredElsewhere(name, Some(encode(review))));
    assert!(matches!(model.screen, Screen::Debrief(_)), "{:?}", model.screen);
}

#[test]
fn what_a_panel_does_not_ask_for_does_not_count() {
    let (mut model, id) = begun();
    let effects = update(&mut model, Msg::PanelBegun(PanelId::new("trustees"), 1_000, 1));
    follow(&mut model, &effects, 1_000);
    update(&mut model, Msg::EndPressed);
    update(&mut model, Msg::SubmitConfirmed(3_000, 2));
    let attempt = model.attempts.first().unwrap();
    let scenario = model.library.scenario(&id).unwrap();
    let debrief = crate::scoring::score_fields(scenario, &attempt.answer, &attempt.fields);
    let unasked: Vec<&str> =
        debrief.items.iter().filter(|item| !item.is_asked).map(|item| item.id.as_str()).collect();
    assert!(unasked.contains(&"three-ways") && !unasked.contains(&"commits"), "{unasked:?}");
    assert!(debrief.numbers.is_empty());
    assert!(debrief.possible < score(scenario, &attempt.answer).possible);
}

#[test]
fn fresh_numbers_have_an_answer_of_their_own() {
    let (mut model, id) = begun();
    update(&mut model, text("questions", "Old numbers."));
    let effects = update(&mut model, Msg::FreshNumbersWanted(id.clone(), 3));
    let Some(Effect::Go(Route::Brief(fresh))) = effects.first() else { panic!("{effects:?}") };
    let fresh = fresh.clone();
    update(&mut model, Msg::RouteChanged(Route::Answer(fresh.clone()), 2_000));
    update(&mut model, text("questions", "New numbers."));
    let own =
        |asked: &Asked| model.drafts.get(asked).unwrap().answer.text(&FieldId::new("questions")).to_owned();
    assert_eq!((own(&asked(&id)), own(&fresh)), ("Old numbers.".into(), "New numbers.".into()));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    assert_eq!(model.attempts.first().unwrap().draw, fresh.draw);
    finish_review(&mut model);
    let effects = update(&mut model, Msg::RetryPressed(4_000));
    assert_eq!(effects.last(), Some(&Effect::Go(Route::Answer(fresh))), "a retry keeps the numbers");
}

#[test]
fn a_drill_is_answered_once_and_counted() {
    let (mut model, _) = begun();
    let effects = update(&mut model, Msg::DrillWanted(None, 5));
    follow(&mut model, &effects, 1_000);
    let Screen::Drill(drilling) = &model.screen else { panic!("{:?}", model.screen) };
    let right = drilling.question.number.expected;
    assert_eq!(
        update(&mut model, Msg::DrillAnswered(2_000)),
        [Effect::Focus("drill-number".into())],
        "blank"
    );
    update(&mut model, Msg::DrillTyped("lots".into()));
    update(&mut model, Msg::DrillAnswered(2_000));
    assert!(model.exercises.all().is_empty(), "what is no number is no mistake");
    update(&mut model, Msg::DrillTyped(format!("{right}")));
    let effects = update(&mut model, Msg::DrillAnswered(3_000));
    assert!(
        matches!(effects.first(), Some(Effect::Store(name, _)) if name == "hotseat/drills"),
        "{effects:?}"
    );
    assert_eq!(update(&mut model, Msg::DrillAnswered(4_000)), []);
    update(&mut model, Msg::DrillTyped("1".into()));
    assert_eq!((model.exercises.streak(), model.exercises.all().len()), (1, 1));
}

#[test]
fn an_interviewers_record_is_kept() {
    let (mut model, id) = begun();
    let mut storage = BTreeMap::new();
    let effects = update(&mut model, Msg::SheetBegun(id, 1_000, 1));
    carry_out(&mut storage, &effects);
    follow(&mut model, &effects, 1_000);
    update(&mut model, Msg::Heard(ItemId::new("commits"), true, 2_000));
    update(&mut model, Msg::Heard(ItemId::new("three-ways"), true, 2_000));
    update(&mut model, Msg::Heard(ItemId::new("three-ways"), false, 2_000));
    update(&mut model, Msg::CandidateTyped("Ada".into(), 2_000));
    carry_out(&mut storage, &update(&mut model, Msg::Noted("Calm.".into(), 2_000)));
    let (again, _) = start(library(), &storage, true);
    assert_eq!(again.sheets, model.sheets);
    let sheet = again.sheets.values().next().unwrap();
    assert_eq!((sheet.candidate.as_str(), sheet.notes.as_str(), sheet.heard.len()), ("Ada", "Calm.", 1));
    let id = sheet.id.clone();
    update(&mut model, Msg::SheetErased(id));
    assert!(model.sheets.is_empty() && model.screen == Screen::Home);
}

#[test]
fn a_record_comes_back_whole_and_without_doubles() {
    let (mut model, id) = begun();
    update(&mut model, text("decision", "We will mend the roof in May."));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    update(&mut model, Msg::ReplyTyped("Because of the rain.".into(), 3_000));
    finish_review(&mut model);
    update(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), 4_000));
    update(&mut model, text("decision", "Second try."));
    let effects = update(&mut model, Msg::DrillWanted(None, 5));
    follow(&mut model, &effects, 5_000);
    update(&mut model, Msg::DrillTyped("1".into()));
    update(&mut model, Msg::DrillAnswered(5_000));
    let effects = update(&mut model, Msg::Wanted(Export::Record));
    let Some(Effect::Download(name, _, file)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(name, "hotseat-record.json");

    let (mut other, _) = start(library(), &BTreeMap::new(), true);
    let mut storage = BTreeMap::new();
    let effects = update(&mut other, Msg::BroughtIn("record.json".into(), file.clone()));
    carry_out(&mut storage, &effects);
    assert_eq!(other.notices, [Notice::BroughtIn(4, 0)]);
    assert_eq!((&other.attempts, &other.reviews), (&model.attempts, &model.reviews));
    assert_eq!((&other.drafts, &other.exercises), (&model.drafts, &model.exercises));
    assert_eq!(
        update(&mut other, Msg::BroughtIn("record.json".into(), file.clone())),
        [],
        "the second time there is nothing new"
    );
    assert_eq!(other.notices, [Notice::BroughtIn(0, 0)]);
    let (again, _) = start(library(), &storage, true);
    assert_eq!(again.attempts, model.attempts);
    assert_eq!(again.exercises, model.exercises);
}

#[test]
fn what_is_no_record_is_refused_with_a_reason_and_changes_nothing() {
    let (mut model, _) = begun();
    update(&mut model, Msg::RouteChanged(Route::Progress, 2_000));
    let before = model.clone();
    for text in ["", "{", "[]", "{\"hotseat-record\":1}", "{\"hotseat\":1,\"id\":\"pack\"}"] {
        assert_eq!(update(&mut model, Msg::BroughtIn("x.json".into(), text.into())), [], "{text}");
        let Some(Notice::NoRecord(why)) = model.notices.pop() else { panic!("{text}") };
        assert!(!why.is_empty());
    }
    assert_eq!(model, before);
    let strange = "{\"hotseat-record\":1,\"documents\":{\"hotseat/attempt/a1\":{},\"x\":1}}";
    update(&mut model, Msg::BroughtIn("x.json".into(), strange.into()));
    assert_eq!(model.notices, [Notice::BroughtIn(0, 2)]);
}

#[test]
fn everything_can_be_erased() {
    let (mut model, _) = begun();
    update(&mut model, text("decision", "We will mend the roof in May."));
    let mut storage = BTreeMap::new();
    carry_out(&mut storage, &update(&mut model, Msg::SubmitConfirmed(3_000, 1)));
    let id = model.attempts.first().unwrap().id.clone();
    let effects = update(&mut model, Msg::AttemptErased(id));
    carry_out(&mut storage, &effects);
    assert!(storage.is_empty() && model.screen == Screen::Home, "{storage:?}");
    update(&mut model, Msg::RouteChanged(Route::Answer(asked(&ScenarioId::new("leaking-roof"))), 4_000));
    update(&mut model, text("decision", "Again."));
    carry_out(&mut storage, &update(&mut model, Msg::Paused));
    carry_out(&mut storage, &update(&mut model, Msg::AllErased));
    assert!(storage.is_empty() && model.drafts.is_empty());
}

/// Anything that may happen, in any order.
fn any_msg(fields: Vec<FieldId>, id: &ScenarioId) -> impl Strategy<Value = Msg> + use<> {
    let field = prop::sample::select(fields);
    let now = 0_u64..400_000;
    let route = prop::sample::select(vec![
        Route::Home,
        Route::Answer(asked(id)),
        Route::Brief(asked(id)),
        Route::Live,
        Route::Drills,
        Route::Progress,
        Route::Print(id.clone()),
        Route::Panel(PanelId::new("trustees")),
    ]);
    let dimension = prop::sample::select(Dimension::ALL.to_vec());
    let begun = id.clone();
    let fresh = id.clone();
    let sheet = id.clone();
    prop_oneof![
        (field.clone(), prop::option::of(0_usize..4), ".{0,12}", now.clone())
            .prop_map(|(field, row, text, now)| Msg::Typed(Input { field, row, part: None, text }, now)),
        (field.clone(), now.clone()).prop_map(|(field, now)| Msg::RowAdded(field, now)),
        (field.clone(), 0_usize..5, now.clone())
            .prop_map(|(field, row, now)| Msg::RowRemoved(field, row, now)),
        (field.clone(), now.clone()).prop_map(|(field, now)| Msg::EarlierTaken(field, now)),
        Just(Msg::CoachToggled),
        now.clone().prop_map(Msg::HintTaken),
        Just(Msg::Paused),
        (now.clone(), any::<u64>()).prop_map(|(now, seed)| Msg::Ticked(now, seed)),
        (now.clone(), any::<u64>()).prop_map(|(now, seed)| Msg::SubmitPressed(now, seed)),
        (now.clone(), any::<u64>()).prop_map(|(now, seed)| Msg::SubmitConfirmed(now, seed)),
        prop_oneof![Just(Msg::EndPressed), Just(Msg::SubmitWithdrawn), Just(Msg::HelpToggled)],
        (prop::option::of(1_u32..4), now.clone()).prop_map(move |(limit, now)| Msg::LiveBegun(
            asked(&begun),
            limit,
            now
        )),
        (now.clone(), any::<u64>()).prop_map(|(now, seed)| Msg::PanelBegun(
            PanelId::new("trustees"),
            now,
            seed
        )),
        any::<u64>().prop_map(move |seed| Msg::FreshNumbersWanted(fresh.clone(), seed)),
        now.clone().prop_map(Msg::RetryPressed),
        ("[a-z .]{0,9}", now.clone()).prop_map(|(text, now)| Msg::ReplyTyped(text, now)),
        now.clone().prop_map(Msg::ReplyGiven),
        (dimension, 0_u8..9, now.clone())
            .prop_map(|(dimension, mark, now)| Msg::Marked(dimension, mark, now)),
        (any::<u8>(), now.clone()).prop_map(|(percent, now)| Msg::ConfidenceStated(percent, now)),
        now.clone().prop_map(Msg::MarkingDone),
        (prop::option::of("[a-z]{0,5}"), now.clone()).prop_map(|(words, now)| Msg::Contested(
            ItemId::new("commits"),
            words,
            now
        )),
        any::<u64>().prop_map(|seed| Msg::DrillWanted(None, seed)),
        "[0-9.]{0,4}".prop_map(Msg::DrillTyped),
        now.clone().prop_map(Msg::DrillAnswered),
        (now.clone(), any::<u64>()).prop_map(move |(now, seed)| Msg::SheetBegun(sheet.clone(), now, seed)),
        (any::<bool>(), now.clone()).prop_map(|(is, now)| Msg::Heard(ItemId::new("commits"), is, now)),
        (0_usize..3).prop_map(Msg::NoticeRead),
        (0_usize..3, now.clone()).prop_map(|(index, now)| Msg::OtherVersionTaken(index, now)),
        prop_oneof![Just(Msg::StoreAgain), Just(Msg::Cleared)],
        (route, now).prop_map(|(route, now)| Msg::RouteChanged(route, now)),
    ]
}

/// How often a word stands in what is stored.
fn kept(storage: &BTreeMap<String, String>, word: &str) -> usize {
    storage.values().filter(|text| text.contains(word)).count()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Nobody can lose an answer but by erasing it, and what is stored brings back what was there.
    #[test]
    fn no_sequence_of_messages_loses_an_answer(
        msgs in prop::collection::vec(
            any_msg(
                library().scenarios().next().unwrap().fields.iter().map(|field| field.id.clone()).collect(),
                &scenario_id(&library()),
            ),
            0..60,
        ),
    ) {
        const WORD: &str = "Kept-word";
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        let mut storage: BTreeMap<String, String> = BTreeMap::new();
        carry_out(&mut storage, &update(&mut model, typed(&field, WORD)));
        carry_out(&mut storage, &update(&mut model, Msg::Paused));
        for msg in msgs {
            // Somebody may type something else over the word; nothing but that may take it away.
            let is_own = matches!(&msg, Msg::Typed(input, _) if input.field == field);
            let is_on_it = matches!(&model.screen, Screen::Answer(Desk::Practice(open), _) if *open == asked(&id));
            if is_own && is_on_it {
                continue;
            }
            act(&mut model, &mut storage, msg, 7);
            prop_assert!(kept(&storage, WORD) > 0, "{:?}", storage);
        }
        carry_out(&mut storage, &update(&mut model, Msg::Paused));
        let (again, effects) = start(library(), &storage, true);
        prop_assert_eq!(effects, []);
        prop_assert_eq!(&again.attempts, &model.attempts);
        prop_assert_eq!(&again.reviews, &model.reviews);
        prop_assert_eq!(&again.exercises, &model.exercises);
        prop_assert_eq!(&again.sheets, &model.sheets);
        prop_assert_eq!(again.live.map(|draft| draft.answer), model.live.map(|draft| draft.answer));
    }

    /// From wherever one gets, every attempt's debrief can be reached by replying and marking, and the home page by
    /// its address.
    #[test]
    fn no_sequence_of_messages_reaches_a_dead_end(
        msgs in prop::collection::vec(
            any_msg(
                library().scenarios().next().unwrap().fields.iter().map(|field| field.id.clone()).collect(),
                &scenario_id(&library()),
            ),
            0..60,
        ),
    ) {
        let (mut model, _) = begun();
        for msg in msgs {
            let effects = update(&mut model, msg);
            follow(&mut model, &effects, 7);
        }
        for attempt in model.attempts.clone() {
            update(&mut model, Msg::RouteChanged(Route::Debrief(attempt.id.clone(), None), 9));
            finish_review(&mut model);
            update(&mut model, Msg::RouteChanged(Route::Debrief(attempt.id.clone(), None), 9));
            prop_assert!(matches!(&model.screen, Screen::Debrief(shown) if shown.attempt.id == attempt.id));
        }
        if model.live.is_some() {
            update(&mut model, Msg::RouteChanged(Route::Live, 9));
            update(&mut model, Msg::EndPressed);
            let before = model.attempts.len();
            update(&mut model, Msg::SubmitConfirmed(10, 4));
            prop_assert_eq!(model.attempts.len(), before + 1);
        }
        update(&mut model, Msg::RouteChanged(Route::Home, 11));
        prop_assert_eq!(&model.screen, &Screen::Home);
    }
}

#[test]
fn more_of_a_long_list_begins_at_the_first_scenario_that_is_new() {
    let mut pack: serde_json::Value =
        serde_json::from_str(include_str!("../../../tests/packs/neutral.json")).unwrap();
    let scenario = pack.get("scenarios").and_then(|all| all.get(0)).cloned().unwrap();
    let numbered = |index: usize| {
        let mut one = scenario.clone();
        *one.get_mut("id").unwrap() = format!("case-{index}").into();
        one
    };
    let map = pack.as_object_mut().unwrap();
    map.insert("scenarios".into(), (0..30).map(numbered).collect());
    map.remove("panels");
    let text = pack.to_string();
    let library = Library::read([("long.json", text.as_str())].into_iter());
    let (mut model, _) = start(library, &BTreeMap::new(), true);
    let id = PackId::new("village-library");
    assert_eq!(update(&mut model, Msg::MoreWanted(PackId::new("nowhere"))), []);
    assert_eq!(update(&mut model, Msg::MoreWanted(id)), [Effect::Focus("card-case-24".into())]);
    assert_eq!(update(&mut model, Msg::Searched("roof".into())), []);
    assert!(model.finder.is_searching());
}
