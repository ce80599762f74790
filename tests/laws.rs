//! Laws that hold for whatever is typed, stored, sent or pressed, over generated input.

use hotseat::answer::{Answer, Entry, Row, read_line};
use hotseat::ids::{FieldId, ScenarioId};
use hotseat::interview::{
    Asked, Desk, Draft, Effect, Input, Key, Library, Mode, Model, Msg, Notice, Route, Saved, Screen, decode,
    encode, start, update,
};
use hotseat::json;
use hotseat::number::{Unit, parse_typed, show};
use hotseat::pack::{FieldKind, Pack, Scenario, run_tests};
use hotseat::scoring::{Debrief, score, score_line};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const PACK: &str = include_str!("packs/neutral.json");

/// The library of the neutral pack; it is read once, since the laws start hundreds of times.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::read([("neutral.json", PACK)].into_iter()));

fn library() -> Library {
    LIBRARY.clone()
}

fn scenarios() -> Vec<Scenario> {
    library().scenarios().cloned().collect()
}

/// Text of any kind: any characters, or words that the neutral pack listens for, or both.
fn text() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "We will mend the roof",
        "where is the leak",
        "since when",
        "families",
        "no",
        "don't",
        "not",
        "the staff",
        "the mayor",
        "buy books",
        "we give up",
        "close the house for good",
        "$70k",
        "25%",
        "61",
        "dry",
        "🙂",
        "𝄞",
        "e\u{301}",
        "\u{200b}",
        "\n",
        "?",
        ".",
        ", ",
        " ",
        "；",
        "Ｒｏｏｆ",
        "ﬁ",
        "İ",
        "ß",
    ]);
    prop_oneof![
        any::<String>(),
        prop::collection::vec(words, 0..24).prop_map(|words| words.join(" ")),
        ("\\PC{0,12}", "[a-z .,?!'-]{0,60}", "\\PC{0,12}").prop_map(|(a, b, c)| a + &b + &c),
    ]
}

/// Any answer to a scenario, with blanks, odd numbers and rows with columns missing.
fn answer(scenario: &Scenario) -> BoxedStrategy<Answer> {
    let entries: Vec<BoxedStrategy<Option<(FieldId, Entry)>>> = scenario
        .fields
        .iter()
        .map(|field| {
            let id = field.id.clone();
            let entry = match &field.kind {
                FieldKind::Text => text().prop_map(|text| Entry::Text { text }).boxed(),
                FieldKind::Number(_) => prop_oneof![Just("60".to_owned()), Just("70".to_owned()), text()]
                    .prop_map(|typed| Entry::Number { typed })
                    .boxed(),
                FieldKind::Table { columns } => {
                    let row =
                        prop::collection::btree_map(prop::sample::select(columns.clone()), text(), 0..4);
                    prop::collection::vec(row, 0..5).prop_map(|rows: Vec<Row>| Entry::Table { rows }).boxed()
                }
                FieldKind::Allocation(allocation) => {
                    let typed = prop_oneof!["[0-9]{1,3}k?", text()];
                    prop::collection::btree_map(prop::sample::select(allocation.buckets.clone()), typed, 0..4)
                        .prop_map(|amounts| Entry::Allocation { amounts })
                        .boxed()
                }
                FieldKind::Ranking { choices } => {
                    prop::sample::subsequence(choices.clone(), 0..=choices.len())
                        .prop_shuffle()
                        .prop_map(|order| Entry::Ranking { order })
                        .boxed()
                }
                FieldKind::Choice { choices, many } => {
                    let most = if *many { choices.len() } else { 1 };
                    prop::sample::subsequence(choices.clone(), 0..=most)
                        .prop_map(|chosen| Entry::Choice { chosen })
                        .boxed()
                }
                FieldKind::Buckets { choices, buckets } => {
                    let (choice, bucket) =
                        (prop::sample::select(choices.clone()), prop::sample::select(buckets.clone()));
                    prop::collection::btree_map(choice, bucket, 0..4)
                        .prop_map(|sorted| Entry::Buckets { sorted })
                        .boxed()
                }
            };
            prop::option::of(entry.prop_map(move |entry| (id.clone(), entry))).boxed()
        })
        .collect();
    entries
        .prop_map(|entries| {
            let mut answer = Answer::default();
            for (field, entry) in entries.into_iter().flatten() {
                answer.put(field, entry);
            }
            answer
        })
        .boxed()
}

fn scenario_and_answer() -> impl Strategy<Value = (Scenario, Answer)> {
    prop::sample::select(scenarios()).prop_flat_map(|scenario| {
        let answers = answer(&scenario);
        (Just(scenario), answers)
    })
}

/// A small JSON document as text.
fn document() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        "-?(0|[1-9][0-9]{0,2})(\\.[0-9]{1,2})?(e[0-9])?",
        "\"[a-z \\u00e9]{0,4}\"",
        "true|false|null"
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|all| format!("[{}]", all.join(", "))),
            prop::collection::vec(("[a-c]", inner), 0..3).prop_map(|all| {
                let members: Vec<String> =
                    all.iter().map(|(key, value)| format!("\"{key}\": {value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// One or two characters of a document exchanged for others.
fn slips() -> impl Strategy<Value = Vec<(f64, usize, String)>> {
    prop::collection::vec((0.0..1.01, 0_usize..2, "[\\[\\]{}:,\"0-9.eE+' -]?"), 0..3)
}

/// The points that the contract's formula gives for the verdicts of a debrief.
fn points(scenario: &Scenario, debrief: &Debrief) -> u64 {
    let mut possible = 0_u64;
    let mut earned = 0_u64;
    for (item, result) in scenario.items.iter().zip(&debrief.items) {
        possible += u64::from(item.weight);
        earned += if result.met { u64::from(item.weight) } else { 0 };
    }
    let numbers = scenario.fields.iter().filter_map(|field| match &field.kind {
        FieldKind::Number(number) => Some((&field.id, number.weight)),
        _ => None,
    });
    for ((id, weight), result) in numbers.zip(&debrief.numbers) {
        assert_eq!(*id, result.field);
        possible += u64::from(weight);
        earned += if result.state.is_right() { u64::from(weight) } else { 0 };
    }
    let flags = scenario.flags.iter().zip(&debrief.flags).filter(|(_, result)| result.raised);
    let taken: u64 = flags.map(|(flag, _)| u64::from(flag.weight)).sum();
    (200 * earned.saturating_sub(taken) + possible) / (2 * possible)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_gets_the_points_of_the_formula_and_always_the_same((scenario, answer) in scenario_and_answer()) {
        let debrief = score(&scenario, &answer);
        prop_assert_eq!(u64::from(debrief.score), points(&scenario, &debrief));
        prop_assert!(debrief.score <= 100);
        prop_assert_eq!(debrief.items.len(), scenario.items.len());
        let line = |debrief: &Debrief| score_line("x", scenario.id.as_str(), &answer, debrief).to_string();
        prop_assert_eq!(line(&debrief), line(&score(&scenario, &answer)));
    }

    #[test]
    fn evidence_and_blocked_words_lie_inside_the_candidates_own_text((scenario, answer) in scenario_and_answer()) {
        let debrief = score(&scenario, &answer);
        let items = debrief.items.iter().flat_map(|item| &item.evidence);
        let flags = debrief.flags.iter().flat_map(|flag| &flag.evidence);
        let blocked = debrief.items.iter().flat_map(|item| &item.blocked);
        let stretches = items.chain(flags).map(|one| (&one.place, &one.span));
        for (place, span) in stretches.chain(blocked.map(|one| (&one.place, &one.span))) {
            let words = answer.text_at(place).get(span.clone());
            prop_assert!(words.is_some_and(|words| !words.is_empty()), "{place:?} {span:?}");
        }
        for item in &debrief.items {
            prop_assert!(!item.met || (item.missing.is_empty() && item.blocked.is_empty()), "{item:?}");
        }
    }

    #[test]
    fn an_answer_comes_back_from_its_stored_form((scenario, answer) in scenario_and_answer()) {
        let mut draft = Draft::new(Asked::plain(scenario.id.clone()), Mode::Practice, 1);
        draft.answer = answer;
        let stored = encode(&draft);
        prop_assert_eq!(decode(&Key::Draft(Asked::plain(scenario.id)), &stored), Ok(Saved::Draft(draft)));
    }

    #[test]
    fn what_a_number_is_shown_as_is_read_back_as_that_number(
        value in prop_oneof![-1e12..1e12, -1000.0..1000.0, -1.0..1.0_f64, -0.02..0.02_f64, Just(0.0), Just(-0.0)],
        unit in prop::sample::select(vec!["", "$", "€", "$k", "$M", "$bn", "%", "x", "months", "firms", "m²"]),
    ) {
        let unit = Unit::new(unit);
        let shown = unit.with(value);
        let read = parse_typed(&shown, &unit);
        let Ok(Some(read)) = read else { return Err(TestCaseError::fail(format!("{shown:?} is read as {read:?}"))) };
        prop_assert_eq!(unit.with(read.value), shown.clone());
        let digits = if value.abs() >= 1000.0 { 0.051 } else { 0.0051 };
        prop_assert!((read.value - value).abs() <= digits, "{value} -> {shown} -> {}", read.value);
        prop_assert_eq!(parse_typed(&show(value), &Unit::new("")).map(|n| n.map(|n| show(n.value))), Ok(Some(show(value))));
    }

    #[test]
    fn json_is_accepted_exactly_where_the_standard_accepts_it(
        text in prop_oneof![
            2 => (document(), slips()).prop_map(|(document, slips)| changed(&document, &slips)),
            1 => "[\\[\\]{}:,\"0-9a-z .eE+\\\\/-]{0,16}",
            1 => "\"(\\\\[bfnrtu\"/x0-9a-fA-D]{1,6}|\\PC){0,6}\"",
            1 => any::<String>(),
        ],
    ) {
        let standard = serde_json::from_str::<serde_json::Value>(&text);
        let own = json::parse(&text);
        let is_only_too_large = own.as_ref().is_err_and(|problem| problem.what.contains("too large"));
        prop_assert!(own.is_ok() == standard.is_ok() || is_only_too_large, "{text:?}: {own:?}, {standard:?}");
    }
}

/// A change of a text: at this share of its length, so many bytes give way to these.
fn changed(text: &str, changes: &[(f64, usize, String)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (share, length, new) in changes {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let start = (share * bytes.len() as f64) as usize;
        let start = start.min(bytes.len());
        let end = (start + length).min(bytes.len());
        bytes.splice(start..end, new.bytes());
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn changes() -> impl Strategy<Value = Vec<(f64, usize, String)>> {
    let new = prop_oneof![
        Just(String::new()),
        "[\\[\\]{}:,\"]{1,2}",
        prop::sample::select(vec![
            "null",
            "-1",
            "1e300",
            "\"\"",
            "\"@leak\"",
            "true",
            "🙂",
            "\\u0000",
            "\u{feff}",
            "{}",
            "[]"
        ])
        .prop_map(ToOwned::to_owned),
        "\\PC{0,3}",
    ];
    prop::collection::vec((0.0..1.0, 0_usize..12, new), 1..4)
}

/// One value of a JSON document, somewhere, replaced, removed or doubled.
fn reshaped(value: &mut serde_json::Value, path: &[u32], new: Option<&serde_json::Value>) {
    let Some((step, rest)) = path.split_first() else {
        if let Some(new) = new {
            *value = new.clone();
        }
        return;
    };
    let pick = |length: usize| usize::try_from(*step).map_or(0, |step| step % length.max(1));
    match value {
        serde_json::Value::Array(list) => {
            let index = pick(list.len());
            if rest.is_empty() && new.is_none() && index < list.len() {
                list.remove(index);
            } else if let Some(inner) = list.get_mut(index) {
                reshaped(inner, rest, new);
            }
        }
        serde_json::Value::Object(map) => {
            let key = map.keys().nth(pick(map.len())).cloned();
            let Some(key) = key else { return };
            if rest.is_empty() && new.is_none() {
                map.remove(&key);
            } else if let Some(inner) = map.get_mut(&key) {
                reshaped(inner, rest, new);
            }
        }
        other => reshaped(other, &[], new),
    }
}

fn check_reading(text: &str) -> Result<(), TestCaseError> {
    match Pack::read(text) {
        Ok(pack) => {
            let finding = run_tests(&pack, text);
            prop_assert!(finding.problems.len() <= finding.tests);
        }
        Err(problems) => {
            prop_assert!(!problems.is_empty() && problems.len() <= 200);
            let lines = text.matches('\n').count() + 1;
            for problem in problems {
                prop_assert!(problem.at.line >= 1 && problem.at.line <= lines && problem.at.column >= 1);
                prop_assert!(!problem.what.is_empty() && !problem.remedy.is_empty(), "{problem:?}");
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_pack_is_read_or_refused_with_places(changes in changes()) {
        check_reading(&changed(PACK, &changes))?;
    }

    #[test]
    fn a_pack_with_parts_exchanged_is_read_or_refused_with_places(
        path in prop::collection::vec(any::<u32>(), 1..9),
        new in prop::option::of(prop::sample::select(vec![
            "null", "-1", "0", "1e300", "0.5", "\"\"", "\" \"", "\"@leak\"", "\"commits\"", "\"roof |\"", "true", "{}", "[]",
            "[[]]", "{\"say\": {\"x\": \"#new * roof\"}}", "{\"not\": {\"met\": \"asks-where\"}}", "{\"\": \"\"}", "[\"decision\"]",
        ])),
    ) {
        let new = new.map(serde_json::from_str).transpose()?;
        let mut pack: serde_json::Value = serde_json::from_str(PACK)?;
        reshaped(&mut pack, &path, new.as_ref());
        check_reading(&serde_json::to_string_pretty(&pack)?)?;
    }

    #[test]
    fn a_damaged_answer_line_is_read_or_refused_with_places(changes in changes()) {
        let library = library();
        let line = r#"{"id": "a", "scenario": "leaking-roof", "fields": {"questions": "Where is the leak?", "repair_cost": 60.5, "ways": [{"way": "Mend it", "cost": "Noise"}, null], "split": {"Roof": "60", "Books": 1e3}, "decision": null}}"#;
        let text = changed(line, &changes).replace('\n', " ");
        match read_line(&text, 7, |id| library.scenario(id)) {
            Ok(read) => {
                let scenario = library.scenario(&read.scenario).ok_or_else(|| TestCaseError::fail("no scenario"))?;
                prop_assert!(score(scenario, &read.answer).score <= 100);
            }
            Err(problems) => {
                prop_assert!(!problems.is_empty());
                prop_assert!(problems.iter().all(|problem| problem.at.line == 7 && !problem.remedy.is_empty()));
            }
        }
    }
}

/// The browser in small: a storage that may be full, and orders that are carried out as the page does it.
#[derive(Default)]
struct Browser {
    storage: BTreeMap<String, String>,
    is_full: bool,
}

impl Browser {
    fn carry_out(&mut self, model: &mut Model, effects: Vec<Effect>) {
        let mut is_safe = true;
        let mut reports = Vec::new();
        for effect in effects {
            match effect {
                Effect::Store(name, text) if self.is_full => {
                    is_safe = false;
                    reports.push(Msg::Refused(name, text));
                }
                Effect::Store(name, text) => {
                    self.storage.insert(name.clone(), text);
                    reports.push(Msg::Stored(name));
                }
                Effect::Remove(name) if is_safe => {
                    self.storage.remove(&name);
                }
                Effect::Go(route) => reports.push(Msg::RouteChanged(route, 50)),
                _ => {}
            }
        }
        for report in reports {
            let effects = update(model, report);
            self.carry_out(model, effects);
        }
    }

    fn send(&mut self, model: &mut Model, msg: Msg) {
        let effects = update(model, msg);
        self.carry_out(model, effects);
    }
}

/// What happens to the page.
#[derive(Clone, Debug)]
enum Event {
    Type(usize),
    Msg(Msg),
    /// The storage becomes full, or has room again.
    Fill(bool),
    /// Another tab writes an answer to a scenario, or throws it away.
    Elsewhere(usize, Option<u8>),
    /// The debrief of an attempt is opened.
    Look(usize),
    /// The page is left and opened again.
    Reload,
}

fn text_fields() -> Vec<(ScenarioId, FieldId)> {
    let scenarios = scenarios();
    let fields =
        scenarios.iter().flat_map(|scenario| scenario.fields.iter().map(move |field| (scenario, field)));
    let texts = fields.filter(|(_, field)| field.kind == FieldKind::Text);
    texts.map(|(scenario, field)| (scenario.id.clone(), field.id.clone())).collect()
}

fn event() -> impl Strategy<Value = Event> {
    let scenarios = scenarios();
    let ids: Vec<ScenarioId> = scenarios.iter().map(|scenario| scenario.id.clone()).collect();
    let fields: Vec<FieldId> =
        scenarios.iter().flat_map(|scenario| scenario.fields.iter().map(|field| field.id.clone())).collect();
    let id = prop::sample::select(ids);
    let field = prop::sample::select(fields);
    let row = 0_usize..60;
    let now = 0_u64..3;
    let msg = prop_oneof![
        (field.clone(), row.clone(), now.clone()).prop_flat_map(|(field, row, now)| prop::sample::select(
            vec![
                Msg::RowAdded(field.clone(), now),
                Msg::RowRemoved(field.clone(), row, now),
                Msg::RowRaised(field.clone(), row, now),
                Msg::RowLowered(field.clone(), row, now),
                Msg::EarlierTaken(field.clone(), now),
                Msg::Typed(
                    Input {
                        field: field.clone(),
                        row: Some(row),
                        part: Some("way".into()),
                        text: "x".into()
                    },
                    now
                ),
                Msg::Typed(Input { field, row: None, part: Some("Roof".into()), text: "9".into() }, now),
            ]
        )),
        (id.clone(), now.clone()).prop_flat_map(|(id, now)| prop::sample::select(vec![
            Msg::RouteChanged(Route::Answer(Asked::plain(id.clone())), now),
            Msg::RouteChanged(Route::Brief(Asked::plain(id.clone())), now),
            Msg::DraftErased(Asked::plain(id)),
        ])),
        (now, 0_u64..2, 0_usize..3).prop_flat_map(|(now, seed, index)| prop::sample::select(vec![
            Msg::SubmitPressed(now, seed),
            Msg::SubmitConfirmed(now, seed),
            Msg::SubmitConfirmed(now, seed),
            Msg::SubmitWithdrawn,
            Msg::RetryPressed(now),
            Msg::NoticeRead(index),
            Msg::OtherVersionTaken(index, now),
            Msg::StoreAgain,
            Msg::Paused,
            Msg::Ticked(now, seed),
            Msg::ReplyGiven(now),
            Msg::MarkingDone(now),
            Msg::BriefToggled,
            Msg::UpdateTaken,
            Msg::UpdateReady,
            Msg::AnyScenarioWanted(seed),
            Msg::RouteChanged(Route::Home, now),
        ])),
    ];
    prop_oneof![
        4 => (0_usize..8).prop_map(Event::Type),
        6 => msg.prop_map(Event::Msg),
        2 => (id, 0_u64..2).prop_map(|(id, now)| Event::Msg(Msg::RouteChanged(Route::Answer(Asked::plain(id)), now))),
        2 => (0_u64..2).prop_map(|seed| Event::Msg(Msg::SubmitConfirmed(0, seed))),
        1 => (0_usize..4).prop_map(Event::Look),
        1 => Just(Event::Msg(Msg::ReplyGiven(1))),
        2 => Just(Event::Msg(Msg::MarkingDone(1))),
        1 => Just(Event::Msg(Msg::RetryPressed(1))),
        1 => any::<bool>().prop_map(Event::Fill),
        1 => (0_usize..8, prop::option::of(any::<u8>())).prop_map(|(field, text)| Event::Elsewhere(field, text)),
        1 => Just(Event::Reload),
    ]
}

/// The scenario whose form is open.
fn on_form(model: &Model) -> Option<&ScenarioId> {
    match &model.screen {
        Screen::Answer(Desk::Practice(asked), _) => Some(&asked.scenario),
        _ => None,
    }
}

/// Whatever a model knows and a storage holds, as one text to look for words in.
fn everything(model: &Model, storage: &BTreeMap<String, String>) -> String {
    let stored: Vec<&str> = storage.values().chain(model.refused.values()).map(String::as_str).collect();
    format!("{:?} {:?} {}", model.drafts, model.attempts, stored.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_typed_is_lost_unless_somebody_threw_it_away(events in prop::collection::vec(event(), 0..60)) {
        let fields = text_fields();
        let mut browser = Browser::default();
        let (mut model, _) = start(library(), &browser.storage, true);
        // What stands in fields now, and what was handed in and stays for ever.
        let mut open: BTreeMap<(ScenarioId, FieldId), String> = BTreeMap::new();
        let mut kept: BTreeSet<String> = BTreeSet::new();
        // Answers that another tab has changed since a word was typed here. The page tells so and shows its own
        // version; whoever leaves it without typing or choosing leaves the other tab's version in the storage.
        let mut contested: BTreeSet<ScenarioId> = BTreeSet::new();
        for (number, event) in events.into_iter().enumerate() {
            match event {
                Event::Type(index) => {
                    let Some((id, field)) = fields.get(index % fields.len()) else { continue };
                    let words = format!("typed-{number}-");
                    let is_open = on_form(&model) == Some(id);
                    let input = Input { field: field.clone(), row: None, part: None, text: words.clone() };
                    browser.send(&mut model, Msg::Typed(input, 10));
                    if is_open {
                        contested.remove(id);
                        open.insert((id.clone(), field.clone()), words);
                    }
                }
                Event::Msg(msg) => {
                    match &msg {
                        Msg::DraftErased(asked) => open.retain(|(other, _), _| *other != asked.scenario),
                        Msg::EarlierTaken(field, _) => {
                            if let Some(id) = on_form(&model) {
                                open.remove(&(id.clone(), field.clone()));
                            }
                        }
                        Msg::OtherVersionTaken(index, _) => {
                            if let Some(Notice::ChangedElsewhere(draft)) = model.notices.get(*index) {
                                open.retain(|(id, _), _| *id != draft.scenario);
                            }
                        }
                        _ => {}
                    }
                    let before = model.attempts.len();
                    browser.send(&mut model, msg);
                    if model.attempts.len() > before
                        && let Screen::Review(attempt) = &model.screen
                    {
                        let id = attempt.scenario.clone();
                        kept.extend(open.iter().filter(|((other, _), _)| *other == id).map(|(_, text)| text.clone()));
                        open.retain(|(other, _), _| *other != id);
                    }
                }
                Event::Look(index) => {
                    let Some(attempt) = model.attempts.get(index) else { continue };
                    let route = Route::Debrief(attempt.id.clone(), None);
                    browser.send(&mut model, Msg::RouteChanged(route, 20));
                }
                Event::Fill(is_full) => browser.is_full = is_full,
                Event::Elsewhere(index, text) => {
                    let Some((id, field)) = fields.get(index % fields.len()) else { continue };
                    let name = Key::Draft(Asked::plain(id.clone())).to_string();
                    let text = text.map(|text| {
                        let mut draft = Draft::new(Asked::plain(id.clone()), Mode::Practice, 0);
                        draft.answer.put(field.clone(), Entry::Text { text: format!("other-{text}") });
                        encode(&draft)
                    });
                    match &text {
                        Some(text) => browser.storage.insert(name.clone(), text.clone()),
                        None => browser.storage.remove(&name),
                    };
                    if on_form(&model) == Some(id) {
                        contested.insert(id.clone());
                    } else {
                        open.retain(|(other, _), _| other != id);
                    }
                    browser.send(&mut model, Msg::StoredElsewhere(name, text));
                }
                Event::Reload => {
                    open.retain(|(id, _), _| !contested.contains(id));
                    contested.clear();
                    browser.send(&mut model, Msg::Paused);
                    browser.is_full = false;
                    browser.send(&mut model, Msg::StoreAgain);
                    let (again, effects) = start(library(), &browser.storage, true);
                    model = again;
                    browser.carry_out(&mut model, effects);
                }
            }
            let all = everything(&model, &browser.storage);
            for text in open.values().chain(&kept) {
                prop_assert!(all.contains(text), "{text} is lost after event {number}");
            }
        }
        browser.send(&mut model, Msg::Paused);
        browser.is_full = false;
        browser.send(&mut model, Msg::StoreAgain);
        let (again, effects) = start(library(), &browser.storage, true);
        prop_assert_eq!(effects, []);
        open.retain(|(id, _), _| !contested.contains(id));
        for ((id, field), text) in &open {
            let found = again.drafts.get(&Asked::plain(id.clone())).map(|draft| draft.answer.text(field));
            prop_assert_eq!(found, Some(text.as_str()), "{} is not in the draft after opening the page again", text);
        }
        let attempts = format!("{:?}", again.attempts);
        for text in &kept {
            prop_assert!(attempts.contains(text), "{text} is in no attempt after opening the page again");
        }
    }

    #[test]
    fn a_stored_document_that_cannot_be_read_is_kept_aside_and_never_removed(
        documents in prop::collection::btree_map("hotseat/(draft|attempt|aside/draft|aside/attempt)/[a-c]", ".{0,12}", 0..6),
    ) {
        let mut browser = Browser { storage: documents.clone(), is_full: false };
        let (mut model, effects) = start(library(), &browser.storage, true);
        browser.carry_out(&mut model, effects);
        for text in documents.values() {
            prop_assert!(browser.storage.values().any(|kept| kept == text), "{text:?} is gone");
        }
        let (_, effects) = start(library(), &browser.storage, true);
        prop_assert_eq!(effects, [], "what is kept aside is left alone");
    }
}
