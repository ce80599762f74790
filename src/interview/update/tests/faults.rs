//! What goes wrong around the program: a storage that refuses, loses or spoils documents, other tabs, wrong clocks.

use super::*;
use crate::answer::Entry;
use crate::interview::{Relation, progress};
use crate::pack::Pack;

/// A storage with one document of every kind, and the program that wrote it.
fn full_house() -> (Model, BTreeMap<String, String>) {
    let (mut model, id) = begun();
    let mut storage = BTreeMap::new();
    let mut act = |model: &mut Model, msg: Msg| act(model, &mut storage, msg, 9_000);
    act(&mut model, Msg::BroughtIn("pack.json".into(), added_pack()));
    act(&mut model, Msg::OfferTaken(0));
    act(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), 2_000));
    act(&mut model, text("decision", "We will mend the roof in May."));
    act(&mut model, Msg::SubmitConfirmed(3_000, 1));
    act(&mut model, Msg::LiveBegun(asked(&id), None, 4_000));
    act(&mut model, text("questions", "Where is it?"));
    act(&mut model, Msg::DrillWanted(None, 5));
    act(&mut model, Msg::DrillTyped("1".into()));
    act(&mut model, Msg::DrillAnswered(5_000));
    act(&mut model, Msg::SheetBegun(id.clone(), 6_000, 3));
    act(&mut model, Msg::Noted("Calm.".into(), 6_000));
    act(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), 7_000));
    act(&mut model, text("decision", "Second try."));
    (model, storage)
}

fn added_pack() -> String {
    let text = PACK.replace("\"village-library\"", "\"town-library\"").replace("leaking-roof", "wet-cellar");
    let text = text.replace("sunday-opening", "monday-opening").replace("\"trustees\"", "\"townsfolk\"");
    let drill = Pack::read(PACK).unwrap().drills.first().unwrap().id.to_string();
    text.replace(&format!("\"{drill}\""), "\"another-drill\"")
}

/// What is known, without the screen and what was told.
fn known(model: &Model) -> BTreeMap<String, String> {
    let keys = crate::interview::bundle::keys(model).into_iter();
    keys.filter_map(|key| Some((key.to_string(), crate::interview::bundle::stored_text(model, &key)?)))
        .collect()
}

fn kinds(storage: &BTreeMap<String, String>) -> Vec<&str> {
    let mut kinds: Vec<&str> = storage.keys().filter_map(|name| name.split('/').nth(1)).collect();
    kinds.dedup();
    kinds
}

#[test]
fn the_house_is_full() {
    let (model, storage) = full_house();
    assert_eq!(kinds(&storage), ["attempt", "draft", "drills", "live", "pack", "review", "sheet"]);
    assert_eq!(known(&model), storage);
    let (again, effects) = start(library(), &storage, true);
    assert_eq!((known(&again), effects), (storage, vec![]));
}

#[test]
fn whatever_is_spoilt_is_kept_as_it_is_and_told_and_the_rest_is_there() {
    let (_, storage) = full_house();
    let spoilt = |text: &str| {
        let cuts = [1, 2, 3].map(|part| text.get(..text.len() * part / 4).unwrap_or_default().to_owned());
        let wrong = [
            "",
            "null",
            "[]",
            "{}",
            "\u{0}\u{fffd}",
            "{\"hotseat\":2,\"document\":{}}",
            "{\"hotseat\":\"2\"}",
        ];
        wrong
            .map(str::to_owned)
            .into_iter()
            .chain(cuts)
            .chain([text.replacen('{', "", 1), text.replace('"', "'")])
    };
    for (name, text) in &storage {
        for bad in spoilt(text) {
            let mut stored = storage.clone();
            stored.insert(name.clone(), bad.clone());
            let (model, effects) = start(library(), &stored, true);
            carry_out(&mut stored, &effects);
            let aside = Key::aside(name);
            assert_eq!(stored.get(&aside), Some(&bad), "{name}: {bad}");
            assert_eq!(model.notices, [Notice::KeptAside(vec![aside])], "{name}: {bad}");
            let mut rest = storage.clone();
            rest.remove(name);
            let mut known = known(&model);
            known.retain(|name, _| rest.contains_key(name));
            assert_eq!(known, rest, "{name}: {bad}");
        }
    }
}

#[test]
fn a_pack_stored_under_the_name_of_another_is_told_kept_and_offered_and_does_not_come_back() {
    let mut stored = BTreeMap::from([("hotseat/pack/another-town".to_owned(), added_pack())]);
    let (mut model, effects) = start(library(), &stored, true);
    carry_out(&mut stored, &effects);
    let aside = "hotseat/aside/pack/another-town";
    assert_eq!(stored, BTreeMap::from([(aside.to_owned(), added_pack())]));
    let own = PackId::new("town-library");
    assert_eq!(model.library.text_of(&own), None);
    let [Notice::Warned(words)] = model.notices.as_slice() else { panic!("{:?}", model.notices) };
    for part in ["“The village library”", "as hotseat/pack/another-town", aside, "page Packs"] {
        assert!(words.contains(part), "{words}");
    }
    // Another tab with an older program stores it so once more.
    let name = "hotseat/pack/another-town".to_owned();
    assert_eq!(update(&mut model, Msg::StoredElsewhere(name, Some(added_pack()))), []);
    assert_eq!(model.library.text_of(&own), None);

    carry_out(&mut stored, &update(&mut model, Msg::OfferTaken(0)));
    assert_eq!(stored.get("hotseat/pack/town-library"), Some(&added_pack()));
    carry_out(&mut stored, &update(&mut model, Msg::PackRemoved(own.clone())));
    let (again, effects) = start(library(), &stored, true);
    assert_eq!((again.library.text_of(&own), effects, again.notices), (None, vec![], vec![]));

    // If it is stored under its own name, too, that one is used, and the offer knows it.
    let names = ["hotseat/pack/another-town", "hotseat/pack/town-library"].map(str::to_owned);
    let (model, _) = start(library(), &names.map(|name| (name, added_pack())).into(), true);
    let relation = model.offers.first().unwrap().pack.as_ref().unwrap().relation.clone();
    assert_eq!((model.library.text_of(&own), relation), (Some(added_pack().as_str()), Relation::Same));
}

#[test]
fn no_document_that_was_cut_is_taken_for_a_whole_one() {
    let (_, storage) = full_house();
    for (name, text) in storage.iter().filter(|(name, _)| !name.starts_with("hotseat/pack/")) {
        let key = Key::parse(name).unwrap();
        for (end, _) in text.char_indices() {
            let cut = text.get(..end).unwrap();
            assert!(decode(&key, cut).is_err(), "{name}: {cut}");
        }
    }
}

#[test]
fn a_record_that_was_cut_changes_nothing_and_says_so() {
    let (mut model, _) = full_house();
    let effects = update(&mut model, Msg::Wanted(Export::Record));
    let Some(Effect::Download(_, _, file)) = effects.last() else { panic!("{effects:?}") };
    let (mut other, _) = start(library(), &BTreeMap::new(), true);
    update(&mut other, Msg::RouteChanged(Route::Progress, 1));
    let before = known(&other);
    let whole = file.trim_end().len();
    for part in 0..40 {
        let cut = file.get(..whole * part / 40).unwrap_or_default().to_owned();
        let effects = update(&mut other, Msg::BroughtIn("record.json".into(), cut));
        assert_eq!(effects, [], "{part}");
        assert!(matches!(other.notices.as_slice(), [Notice::NoRecord(_)]), "{:?}", other.notices);
        assert_eq!(known(&other), before, "{part}");
    }
}

#[test]
fn what_a_newer_program_wrote_is_neither_changed_nor_lost_and_comes_back_with_it() {
    let (_, storage) = full_house();
    for (name, text) in storage.iter().filter(|(name, _)| !name.starts_with("hotseat/pack/")) {
        let newer = text.replacen("\"hotseat\":2", "\"hotseat\":99", 1);
        let mut stored = storage.clone();
        stored.insert(name.clone(), newer.clone());
        let (mut model, effects) = start(library(), &stored, true);
        carry_out(&mut stored, &effects);
        assert!(
            matches!(model.notices.as_slice(), [Notice::Warned(words)] if words.contains("newer version"))
        );
        // Somebody begins the same anew; it has a place of its own.
        update(&mut model, Msg::RouteChanged(Route::Answer(asked(&scenario_id(&library()))), 2_000));
        carry_out(&mut stored, &update(&mut model, text_of_this_program()));
        assert_eq!(stored.get(&Key::aside(name)), Some(&newer), "{name}");

        // The newer program reads it: here, one for which 99 is 2.
        let mut later = storage.clone();
        later.remove(name);
        later.insert(Key::aside(name), text.clone());
        let (again, effects) = start(library(), &later, true);
        carry_out(&mut later, &effects);
        assert_eq!(later, storage, "{name}");
        assert_eq!(known(&again), storage, "{name}");
        assert!(matches!(again.notices.as_slice(), [Notice::Warned(words)] if words.contains("is back")));
    }
}

fn text_of_this_program() -> Msg {
    text("decision", "Begun anew.")
}

#[test]
fn what_was_kept_aside_does_not_push_out_what_is_there_and_numbered_ones_come_back_too() {
    let (_, storage) = full_house();
    let (name, text) = storage.iter().find(|(name, _)| name.starts_with("hotseat/draft/")).unwrap();
    let mut stored = storage.clone();
    stored.insert(Key::aside(name), text.replace("Second try.", "An older try."));
    let (model, effects) = start(library(), &stored, true);
    assert_eq!((effects, known(&model)), (vec![], storage.clone()));

    stored.clear();
    stored.insert(Key::aside(name), "{".to_owned());
    stored.insert(Key::aside(name) + "-2", text.clone());
    let (_, effects) = start(library(), &stored, true);
    carry_out(&mut stored, &effects);
    assert_eq!((stored.get(name), stored.len()), (Some(text), 2));
}

#[test]
fn a_storage_that_somebody_has_cleared_gets_everything_again_and_the_person_is_told() {
    let (mut model, storage) = full_house();
    let mut cleared = BTreeMap::new();
    let effects = update(&mut model, Msg::Cleared);
    carry_out(&mut cleared, &effects);
    assert_eq!(cleared, storage);
    assert!(matches!(model.notices.last(), Some(Notice::Warned(words)) if words.contains("was cleared")));
    let (mut nothing, _) = begun();
    assert_eq!(
        (update(&mut nothing, Msg::Cleared), nothing.notices.len()),
        (vec![], 0),
        "there was nothing to lose"
    );
}

/// A storage that refuses what is larger than there is room for, as the shell carries orders out.
fn carry_out_within(
    room: usize,
    storage: &mut BTreeMap<String, String>,
    model: &mut Model,
    effects: Vec<Effect>,
) {
    let mut waiting = vec![effects];
    while let Some(effects) = waiting.pop() {
        let mut is_safe = true;
        for effect in effects {
            match effect {
                Effect::Store(name, text) => {
                    let others: usize =
                        storage.iter().filter(|(own, _)| **own != name).map(|(_, text)| text.len()).sum();
                    let is_taken = others + text.len() <= room;
                    is_safe &= is_taken;
                    let told = if is_taken {
                        storage.insert(name.clone(), text);
                        Msg::Stored(name)
                    } else {
                        Msg::Refused(name, text)
                    };
                    waiting.push(update(model, told));
                }
                Effect::Remove(name) if is_safe => {
                    storage.remove(&name);
                }
                _ => {}
            }
        }
    }
}

#[test]
fn at_whatever_moment_the_storage_is_full_all_is_stored_once_there_is_room_and_nothing_is_there_twice() {
    for is_live in [false, true] {
        let (mut whole, mut all) = (0, BTreeMap::new());
        for room in [usize::MAX, 0, 100, 250, 400, 600, 900] {
            let (mut model, id) = if is_live { live(None) } else { begun() };
            let mut storage = BTreeMap::new();
            let field = if is_live { "questions" } else { "decision" };
            let msgs = [
                text(field, "We will"),
                text(field, "We will mend the roof."),
                Msg::SubmitConfirmed(3_000, 1),
            ];
            for msg in msgs {
                let effects = update(&mut model, msg);
                carry_out_within(room, &mut storage, &mut model, effects);
            }
            if room == usize::MAX {
                assert!(model.refused.is_empty());
                (whole, all) = (storage.len(), storage);
                continue;
            }
            // Before there is room, a reload finds the words as a draft, as an attempt, or they are told not to be stored.
            let is_kept = kept(&storage, "mend the roof") > 0;
            assert!(is_kept || !model.refused.is_empty(), "room {room}");
            let effects = update(&mut model, Msg::StoreAgain);
            carry_out_within(usize::MAX, &mut storage, &mut model, effects);
            assert!(model.refused.is_empty(), "room {room}");
            assert_eq!((storage.len(), &storage), (whole, &all), "room {room}, {id}");
        }
    }
}

#[test]
fn when_the_storage_takes_something_that_it_refused_it_gets_the_rest_without_being_asked() {
    let (mut model, _) = begun();
    for name in ["a", "b"] {
        update(&mut model, Msg::Refused(name.into(), "1".into()));
    }
    assert_eq!(update(&mut model, Msg::Stored("c".into())), []);
    assert_eq!(update(&mut model, Msg::Stored("a".into())), [Effect::Store("b".into(), "1".into())]);
}

#[test]
fn two_tabs_that_type_into_a_live_interview_at_the_same_moment_are_told_in_the_later_one() {
    let (mut first, _) = live(Some(10));
    let stored = [("hotseat/live".to_owned(), encode(first.live.as_ref().unwrap()))].into_iter().collect();
    let (mut second, _) = start(library(), &stored, true);
    update(&mut second, Msg::RouteChanged(Route::Live, 1_000));
    let words = |text: &str, now| {
        let input = Input { field: FieldId::new("questions"), row: None, part: None, text: text.into() };
        Msg::Typed(input, now)
    };
    let stored = |effects: Vec<Effect>| match effects.as_slice() {
        [_, Effect::Store(name, text)] => Msg::StoredElsewhere(name.clone(), Some(text.clone())),
        other => panic!("{other:?}"),
    };
    // In turns, each knows the other's words, even if the clock goes backwards in between.
    let told = stored(update(&mut first, words("One", 5_000)));
    update(&mut second, told);
    let told = stored(update(&mut second, words("One, two", 4_000)));
    update(&mut first, told);
    assert_eq!(first.live.as_ref().unwrap().answer, second.live.as_ref().unwrap().answer);
    assert_eq!((first.notices.len(), second.notices.len()), (0, 0));
    // At the same moment, neither does.
    let from_first = stored(update(&mut first, words("One, two, three", 6_000)));
    let from_second = stored(update(&mut second, words("One, two, four", 6_001)));
    update(&mut first, from_second);
    update(&mut second, from_first);
    let questions = FieldId::new("questions");
    let told: Vec<&Notice> = first.notices.iter().chain(&second.notices).collect();
    let [Notice::ChangedElsewhere(other)] = told.as_slice() else { panic!("{told:?}") };
    assert_eq!(other.answer.text(&questions), "One, two, three");
    assert_eq!(second.live.as_ref().unwrap().answer.text(&questions), "One, two, four");
}

#[test]
fn drills_that_two_tabs_answer_at_the_same_moment_are_both_stored() {
    let (mut first, _) = begun();
    let mut second = first.clone();
    let mut storage = BTreeMap::new();
    let mut done = |model: &mut Model, now: Millis| {
        let effects = update(model, Msg::DrillWanted(None, now));
        follow(model, &effects, now);
        update(model, Msg::DrillTyped("1".into()));
        let effects = update(model, Msg::DrillAnswered(now));
        carry_out(&mut storage, &effects);
        encode(&model.exercises)
    };
    let (from_first, from_second) = (done(&mut first, 5_000), done(&mut second, 5_001));
    let name = Key::Exercises.to_string();
    for (model, text) in [(&mut first, from_second), (&mut second, from_first)] {
        let effects = update(model, Msg::StoredElsewhere(name.clone(), Some(text)));
        assert!(matches!(effects.as_slice(), [Effect::Store(..)]), "{effects:?}");
        carry_out(&mut storage, &effects);
        assert_eq!(model.exercises.all().len(), 2);
    }
    assert_eq!(storage.get(&name), Some(&encode(&first.exercises)));
    let effects = update(&mut first, Msg::StoredElsewhere(name, Some(encode(&second.exercises))));
    assert_eq!(effects, [], "then there is peace");
}

#[test]
fn what_two_tabs_write_on_one_review_or_record_is_told() {
    let (mut model, id) = begun();
    update(&mut model, text("decision", "We will mend the roof in May."));
    update(&mut model, Msg::SubmitConfirmed(3_000, 1));
    let mut there = model.clone();
    update(&mut there, Msg::ReplyTyped("Theirs.".into(), 3_500));
    update(&mut model, Msg::ReplyTyped("Mine.".into(), 4_000));
    let review = there.reviews.values().next().unwrap();
    let name = Key::Review(review.attempt.clone()).to_string();
    update(&mut model, Msg::StoredElsewhere(name, Some(encode(review))));
    assert!(encode(model.reviews.values().next().unwrap()).contains("Mine."));
    assert!(matches!(model.notices.as_slice(), [Notice::Warned(words)] if words.contains("another tab")));

    let (mut model, _) = begun();
    let effects = update(&mut model, Msg::SheetBegun(id, 3_000, 1));
    follow(&mut model, &effects, 3_000);
    let mut there = model.clone();
    update(&mut there, Msg::Noted("Theirs.".into(), 3_500));
    update(&mut model, Msg::Noted("Mine.".into(), 4_000));
    update(&mut model, Msg::Paused);
    let sheet = there.sheets.values().next().unwrap();
    let name = Key::Sheet(sheet.id.clone()).to_string();
    update(&mut model, Msg::StoredElsewhere(name, Some(encode(sheet))));
    assert_eq!(model.sheets.values().next().unwrap().notes, "Mine.");
    assert!(matches!(model.notices.as_slice(), [Notice::Warned(words)] if words.contains("another tab")));
}

#[test]
fn a_newer_program_in_another_tab_is_told() {
    let (mut model, id) = begun();
    update(&mut model, text("decision", "Mine."));
    let name = Key::Draft(asked(&id)).to_string();
    update(&mut model, Msg::StoredElsewhere(name, Some("{\"hotseat\":99,\"document\":{}}".into())));
    assert!(matches!(model.notices.as_slice(), [Notice::Warned(words)] if words.contains("newer version")));
}

#[test]
fn a_clock_that_goes_backwards_loses_nothing_and_does_no_lasting_harm() {
    let (mut model, id) = begun();
    let mut storage = BTreeMap::new();
    let year = 31_536_000_000;
    for (now, words) in [(9 * year, "First."), (5 * year, "Second."), (5 * year, "Third."), (0, "Fourth.")] {
        update(&mut model, Msg::RouteChanged(Route::Answer(asked(&id)), now));
        let input = Input { field: FieldId::new("decision"), row: None, part: None, text: words.into() };
        for msg in [Msg::Ticked(now, 1), Msg::Typed(input, now), Msg::Ticked(now.saturating_sub(9), 1)] {
            carry_out(&mut storage, &update(&mut model, msg));
        }
        carry_out(&mut storage, &update(&mut model, Msg::SubmitConfirmed(now, 1)));
    }
    let (model, effects) = start(library(), &storage, true);
    assert_eq!((model.attempts.len(), effects), (4, vec![]));
    for words in ["First.", "Second.", "Third.", "Fourth."] {
        let texts =
            |attempt: &Rc<crate::interview::Attempt>| attempt.answer.text(&FieldId::new("decision")) == words;
        assert_eq!(model.attempts.iter().filter(|attempt| texts(attempt)).count(), 1, "{words}");
    }
    // What lies years ahead is due now, not in years.
    for now in [0, 1, 5 * year, 20 * year] {
        let due = progress::due(&model, now);
        assert_eq!((due.len(), due.iter().all(|due| due.is_now)), (1, true), "{now}");
    }
    assert_eq!(progress::calendar(&model, 0, 0, 7).iter().sum::<usize>(), 1);
}

#[test]
fn of_a_draft_the_later_version_is_the_one_that_knows_the_other_whatever_the_clock_says() {
    let (mut model, id) = begun();
    let mut before = model.drafts.get(&asked(&id)).unwrap().changed_at;
    for now in [9_000, 5_000, 0, u64::MAX, u64::MAX, 3] {
        let input =
            Input { field: FieldId::new("decision"), row: None, part: None, text: format!("at {now}") };
        update(&mut model, Msg::Typed(input, now));
        let draft = model.drafts.get(&asked(&id)).unwrap();
        assert!(draft.changed_at > before || before == 9_007_199_254_740_991, "{now}");
        assert_eq!(decode(&Key::Draft(asked(&id)), &encode(draft)), Ok(Saved::Draft(draft.clone())), "{now}");
        before = draft.changed_at;
    }
    let entry = Entry::Text { text: "at 3".into() };
    assert_eq!(model.drafts.get(&asked(&id)).unwrap().answer.entry(&FieldId::new("decision")), Some(&entry));
}

#[test]
fn the_focus_goes_from_a_notice_to_the_next_and_from_the_last_to_the_page() {
    let (mut model, _) = begun();
    for notice in [Notice::TimeRanOut, Notice::NoStorage, Notice::UpdateReady] {
        model.notices.push(notice);
    }
    for (read, focus) in [(0, "notice-0"), (1, "notice-0"), (0, "main")] {
        assert_eq!(update(&mut model, Msg::NoticeRead(read)), [Effect::Focus(focus.into())]);
    }
}
