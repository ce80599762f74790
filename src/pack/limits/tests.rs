//! Each limit at its edge: exactly so much is read, one more is refused in these words.

use super::*;
use crate::concept::STEPS_PER_WORD;
use crate::concept::lexicon::{MAX_PHRASE, MAX_PHRASES};
use crate::json::{MAX_BYTES, MAX_DEPTH, parse};
use crate::number::formula;
use crate::pack::Pack;
use serde_json::{Value, json};

/// A pack with one of everything.
fn pack() -> Value {
    let by = json!({"name": "Ada", "role": "Owner"});
    let field = |id: &str, kind: &str, more: Value| {
        let mut field = json!({"id": id, "kind": kind, "label": "L"});
        if let (Some(field), Value::Object(more)) = (field.as_object_mut(), more) {
            field.extend(more);
        }
        field
    };
    json!({
        "hotseat": 1, "id": "p", "title": "P", "version": 1, "author": "A", "licence": "L", "language": "en", "about": "P.",
        "concepts": {"bread": ["bread"]},
        "drills": [{
            "id": "d", "title": "D", "topic": "t", "asked_by": by, "question": "Q?", "working": "W.", "unit": "", "expect": "x",
            "tolerance": 0, "parameters": {"x": {"label": "X", "value": 1, "range": {"from": 1, "to": 9, "step": 1}}},
        }],
        "panels": [{"id": "pan", "title": "P", "about": "P.", "seats": [
            {"by": by, "scenario": "s", "minutes": 1}, {"by": by, "scenario": "s", "minutes": 1, "fields": ["words"]},
        ]}],
        "scenarios": [{
            "id": "s", "title": "S", "kind": "k", "asked_by": by, "situation": "S.", "question": "Q?", "minutes": 5,
            "exhibit": {"title": "E", "columns": ["c"], "rows": [["1"]], "note": "N."},
            "parameters": {"x": {"label": "X", "value": 1, "unit": "$"}}, "holds": ["x < 2"],
            "fields": [
                field("words", "text", json!({})),
                field("n", "number", json!({"unit": "$", "expect": "x", "tolerance": 0, "mistakes": [{"id": "m", "formula": "x + 1", "why": "No."}]})),
                field("ways", "table", json!({"columns": ["way"]})),
                field("order", "ranking", json!({"choices": ["a", "b"]})),
            ],
            "items": [{
                "id": "i", "title": "I", "dimension": "frame", "weight": 1, "criterion": "C.",
                "met_by": {"all": [{"say": {"a": "bread"}}]}, "accept": ["bread"],
            }],
            "hints": [{"text": "H.", "cost": 1}], "challenges": [{"id": "c", "text": "T", "good": "G"}],
            "models": [{"title": "M", "why": "W.", "answer": {}}],
            "samples": [{"name": "n", "fields": {}, "score": [0, 100]}],
        }],
    })
}

/// What is said of the pack with this in that place.
fn said(place: &str, value: Value) -> Vec<String> {
    let mut pack = pack();
    match pack.pointer_mut(place) {
        Some(old) => *old = value,
        None => unreachable!("the pack has no {place}"),
    }
    let problems = Pack::read(&pack.to_string()).err().unwrap_or_default();
    problems.into_iter().map(|problem| problem.what).collect()
}

fn letters(count: usize) -> Value {
    "a".repeat(count).into()
}

/// An object with these members in the place of its own.
fn with<const N: usize>(object: &Value, members: [(&str, Value); N]) -> Value {
    let mut object = object.as_object().cloned().unwrap_or_default();
    object.extend(members.map(|(key, value)| (key.to_owned(), value)));
    object.into()
}

/// So many of a kind, each made by its number.
fn many(count: usize, make: impl Fn(usize) -> Value) -> Value {
    (0..count).map(make).collect::<Vec<_>>().into()
}

#[test]
fn texts_may_be_so_long_and_no_longer() {
    let rows = [
        ("/title", "`title`", LINE),
        ("/author", "`author`", LINE),
        ("/licence", "`licence`", LINE),
        ("/language", "`language`", LANGUAGE),
        ("/about", "`about`", REMARK),
        ("/concepts/bread/0", "a phrase", MAX_PHRASE),
        ("/drills/0/title", "`title`", TITLE),
        ("/drills/0/topic", "`topic`", WORD),
        ("/drills/0/question", "`question`", QUESTION),
        ("/drills/0/working", "`working`", QUESTION),
        ("/panels/0/about", "`about`", REMARK),
        ("/scenarios/0/title", "`title`", LINE),
        ("/scenarios/0/kind", "`kind`", WORD),
        ("/scenarios/0/asked_by/name", "`name`", LINE),
        ("/scenarios/0/situation", "`situation`", SITUATION),
        ("/scenarios/0/question", "`question`", QUESTION),
        ("/scenarios/0/exhibit/title", "`title`", CELL),
        ("/scenarios/0/exhibit/rows/0/0", "a cell", CELL),
        ("/scenarios/0/exhibit/columns/0", "an entry of `columns`", HEADINGS.longest),
        ("/scenarios/0/exhibit/note", "`note`", REMARK),
        ("/scenarios/0/parameters/x/label", "`label`", LINE),
        ("/scenarios/0/parameters/x/unit", "`unit`", UNIT),
        ("/scenarios/0/fields/0/label", "`label`", LABEL),
        ("/scenarios/0/fields/1/mistakes/0/why", "`why`", ADVICE),
        ("/scenarios/0/fields/2/columns/0", "an entry of `columns`", COLUMNS.longest),
        ("/scenarios/0/fields/3/choices/0", "an entry of `choices`", CHOICES.longest),
        ("/scenarios/0/items/0/title", "`title`", TITLE),
        ("/scenarios/0/items/0/criterion", "`criterion`", CRITERION),
        ("/scenarios/0/items/0/accept/0", "a sentence", SENTENCE),
        ("/scenarios/0/items/0/met_by/all/0/say/a", "the list of wordings", WORDINGS),
        ("/scenarios/0/hints/0/text", "`text`", ADVICE),
        ("/scenarios/0/challenges/0/good", "`good`", REMARK),
        ("/scenarios/0/models/0/why", "`why`", REMARK),
        ("/scenarios/0/samples/0/name", "`name`", LINE),
    ];
    for (place, what, most) in rows {
        assert_eq!(said(place, letters(most)), Vec::<String>::new(), "{place}");
        let expected = format!("{what} has {} characters; at most {most} are allowed", most + 1);
        assert_eq!(said(place, letters(most + 1)), [expected], "{place}");
    }
    let formula = |length: usize| json!(format!("x{}", " ".repeat(length - 1)));
    for (place, what) in [("/scenarios/0/fields/1/expect", "a formula"), ("/drills/0/expect", "a formula")] {
        assert_eq!(said(place, formula(FORMULA)), Vec::<String>::new());
        let expected = format!("{what} has {} characters; at most {FORMULA} are allowed", FORMULA + 1);
        assert_eq!(said(place, formula(FORMULA + 1)), [expected]);
    }
}

#[test]
fn the_guide_states_them() {
    let guide = include_str!("../../../scenarios/README.md");
    let rows = [
        format!("| {} kB |", MAX_BYTES / 1024),
        format!("| lists and objects inside each other | {MAX_DEPTH} |"),
        format!("| scenarios, drills, panels of a pack | {SCENARIOS} each |"),
        format!("rows of its exhibit | {ENTRIES} each |"),
        format!("| parameters; conditions under `holds` | {PARAMETERS} each |"),
        format!("mistakes of a number | {}; {}; {MISTAKES} |", COLUMNS.most, CHOICES.most),
        format!("author, licence | {LINE} characters |"),
        format!("| titles in lists | {TITLE} characters |"),
        format!("formula | {SITUATION}; {QUESTION}; {CRITERION}; {FORMULA} characters |"),
        format!("phrases of one concept | {WORDINGS} characters; {MAX_PHRASES} |"),
        format!("cues of one rule | {PARTS}; {CUES} |"),
        format!("included | {RULES_OF_A_SCENARIO}; {PHRASES_OF_A_SCENARIO} |"),
        format!("wordings | {SPELLINGS_OF_A_SCENARIO} |"),
        format!("of a whole pack | {PHRASES_OF_A_PACK}; {SPELLINGS_OF_A_PACK} |"),
        format!("searched for wordings | {STEPS_PER_WORD} for each of its words |"),
    ];
    for row in rows {
        assert!(guide.contains(&row), "the guide does not say: {row}");
    }
    assert!(HINTS == MODELS && guide.contains(&format!("| hints; model answers | {HINTS} each |")));
}

#[test]
fn whole_numbers_have_their_bounds() {
    let rows = [
        ("/version", "the version", VERSION),
        ("/panels/0/seats/0/minutes", "`minutes`", MINUTES_OF_A_SEAT),
        ("/scenarios/0/minutes", "`minutes`", MINUTES),
        ("/scenarios/0/items/0/weight", "the weight", WEIGHT),
        ("/scenarios/0/hints/0/cost", "the cost of a hint", COST),
    ];
    for (place, what, Whole { low, high }) in rows {
        for (value, fits) in [
            (i64::from(low) - 1, false),
            (low.into(), true),
            (high.into(), true),
            (i64::from(high) + 1, false),
        ] {
            let shown = value;
            let said = said(place, value.into());
            let expected = format!("{what} is a whole number from {low} to {high}, not {shown}");
            assert_eq!(said, if fits { Vec::new() } else { vec![expected] }, "{place} {value}");
        }
    }
}

#[test]
fn lists_may_have_so_many_entries_and_no_more() {
    let first = |place: &str| pack().pointer(place).cloned().unwrap_or_default();
    let numbered = |place: &str, index: usize| {
        let mut one = first(place);
        if let Some(id) = one.get_mut("id") {
            *id = format!("x{index}").into();
        }
        one
    };
    let rows: [(&str, usize, &str); 12] = [
        ("/drills", SCENARIOS, "`drills` has more than 2000 entries"),
        ("/panels", SCENARIOS, "`panels` has more than 2000 entries"),
        ("/scenarios", SCENARIOS, "a pack has 1 to 2000 scenarios, not 2001"),
        ("/concepts/bread", MAX_PHRASES, "the concept has 401 phrases; at most 400 are allowed"),
        ("/panels/0/seats", MOST_SEATS, "`seats` has more than 8 entries"),
        ("/scenarios/0/exhibit/rows", ENTRIES, "`rows` has more than 1000 entries"),
        ("/scenarios/0/holds", PARAMETERS, "`holds` has more than 100 entries"),
        ("/scenarios/0/items", ENTRIES, "`items` has 1 to 1000 entries, not 1001"),
        ("/scenarios/0/items/0/accept", TESTS, "`accept` has more than 1000 entries"),
        ("/scenarios/0/items/0/met_by/all", PARTS, "a list of rules has 1 to 40 entries, not 41"),
        ("/scenarios/0/hints", HINTS, "`hints` has more than 10 entries"),
        ("/scenarios/0/models", MODELS, "`models` has more than 10 entries"),
    ];
    for (place, most, message) in rows {
        let of = |count: usize| many(count, |index| numbered(&format!("{place}/0"), index));
        assert_eq!(said(place, of(most)), Vec::<String>::new(), "{place}");
        assert_eq!(said(place, of(most + 1)), [message], "{place}");
    }
    let word = |index: usize| json!(format!("w{index}"));
    let rows = [
        ("/scenarios/0/fields/2/columns", COLUMNS, "`columns`"),
        ("/scenarios/0/fields/3/choices", CHOICES, "`choices`"),
        ("/panels/0/seats/1/fields", FIELDS_OF_A_SEAT, "`fields`"),
    ];
    for (place, Texts { least, most, .. }, what) in rows {
        assert_eq!(said(place, many(most, word)), Vec::<String>::new(), "{place}");
        let expected = format!("{what} has {least} to {most} entries, not {}", most + 1);
        assert_eq!(said(place, many(most + 1, word)), [expected], "{place}");
    }
}

#[test]
fn a_scenario_may_ask_for_so_much_and_no_more() {
    let cues = |count: usize| json!({"cues": {"a": vec!["bread 1"; count].join(" | ")}, "bar": 1});
    let rule = "/scenarios/0/items/0/met_by";
    assert_eq!(said(rule, cues(CUES)), Vec::<String>::new());
    assert_eq!(said(rule, cues(CUES + 1)), ["there are 401 cues; at most 400 are allowed"]);
    let slots = |count: usize| {
        let slots = (0..count).map(|index| (format!("s{index}"), json!("bread")));
        json!({"say": slots.collect::<serde_json::Map<_, _>>()})
    };
    assert_eq!(said(rule, slots(PARTS)), Vec::<String>::new());
    assert_eq!(said(rule, slots(PARTS + 1)), ["`say` asks for 41 things at once; at most 40 are allowed"]);
    let figures = |count: usize| json!({"say": {"a": vec!["{x}%"; count].join(" ")}});
    assert_eq!(said(rule, figures(FIGURES_OF_A_WORDING)), Vec::<String>::new());
    let expected = "a wording holds 3 figures; at most 2 are looked for together";
    assert_eq!(said(rule, figures(FIGURES_OF_A_WORDING + 1)), [expected]);
    // An item with so many parts, each of which has a part of its own.
    let item = |index: usize, parts: usize, wording: &str| {
        json!({
            "id": format!("i{index}"), "title": "I", "dimension": "frame", "weight": 1, "criterion": "C.",
            "met_by": {"any": vec![json!({"say": {"a": wording}}); parts]},
        })
    };
    let items = "/scenarios/0/items";
    let of_rules = |more: usize| {
        let whole = RULES_OF_A_SCENARIO / 25;
        many(whole, |index| item(index, if index == 0 { 24 + more } else { 24 }, "bread"))
    };
    assert_eq!(said(items, of_rules(0)), Vec::<String>::new());
    assert_eq!(said(items, of_rules(1)), ["the scenario has 5001 rules; at most 5000 are allowed"]);
    let of_phrases = |more: usize| {
        let wordings = |count: usize| vec!["a"; count].join(" | ");
        let whole = PHRASES_OF_A_SCENARIO / 600;
        many(whole, |index| item(index, 1, &wordings(if index == 0 { 600 + more } else { 600 })))
    };
    assert_eq!(said(items, of_phrases(0)), Vec::<String>::new());
    assert_eq!(said(items, of_phrases(1)), ["the scenario looks for more than 60000 phrases"]);
    let most = SPELLINGS_OF_A_SCENARIO / 5;
    assert_eq!(said(rule, spelled(most)), Vec::<String>::new());
    let expected = "the figures in the scenario's wordings have more than 60000 spellings";
    assert_eq!(said(rule, spelled(most + 1)), [expected]);
}

/// A rule with so many figures that have five spellings each: 1, 1.0, 1,0, 1.00 and 1,00.
fn spelled(figures: usize) -> Value {
    json!({"say": {"a": vec!["{x}%"; figures].join(" | ")}})
}

#[test]
fn all_scenarios_of_a_pack_may_ask_for_so_much_and_no_more() {
    let part = |place: &str| pack().pointer(place).cloned().unwrap_or_default();
    let (scenario, item) = (part("/scenarios/0"), part("/scenarios/0/items/0"));
    let scenario = |index: usize, rules: &[Value]| {
        let items = many(rules.len(), |index| {
            let rule = rules.get(index).cloned().unwrap_or_default();
            let changes = [("id", format!("i{index}").into()), ("accept", json!([])), ("met_by", rule)];
            with(&item, changes)
        });
        with(&scenario, [("id", format!("s{index}").into()), ("items", items)])
    };
    let says = json!({"say": {"a": vec!["a"; 600].join(" | ")}});
    let full = vec![says; PHRASES_OF_A_SCENARIO / 600];
    let one = vec![json!({"say": {"a": "a"}})];
    let of_phrases = |more: usize| {
        let whole = PHRASES_OF_A_PACK / PHRASES_OF_A_SCENARIO;
        many(whole + more, |index| scenario(index, if index < whole { &full } else { &one }))
    };
    let of_spellings = |more: usize| {
        let (each, all) = (SPELLINGS_OF_A_SCENARIO / 5, SPELLINGS_OF_A_PACK / 5);
        many(all / each + 1, |index| {
            scenario(index, &[spelled(if index < all / each { each } else { all % each + more })])
        })
    };
    let what = |most: usize, what: &str| format!("the scenarios up to this one have more than {most} {what}");
    let phrases = what(PHRASES_OF_A_PACK, "phrases of the wordings and concepts that they use");
    let spellings = what(SPELLINGS_OF_A_PACK, "spellings of figures in wordings");
    let rows = [
        (of_phrases(0), None),
        (of_phrases(1), Some(phrases)),
        (of_spellings(0), None),
        (of_spellings(1), Some(spellings)),
    ];
    for (scenarios, expected) in rows {
        assert_eq!(said("/scenarios", scenarios), Vec::from_iter(expected));
    }
}

#[test]
fn a_formula_may_be_so_deep_and_no_deeper() {
    let nested = |depth: usize| json!(format!("{}x{}", "(".repeat(depth), ")".repeat(depth)));
    for place in ["/scenarios/0/fields/1/expect", "/drills/0/expect"] {
        assert_eq!(said(place, nested(formula::MAX_DEPTH)), Vec::<String>::new(), "{place}");
        let told = said(place, nested(formula::MAX_DEPTH + 1));
        assert!(
            matches!(told.as_slice(), [one] if one.contains("at character 22: brackets are nested too deep here")),
            "{told:?}"
        );
    }
}

/// A rule by a number in it, the bounds of that number, and what is said of others.
type Row<'r> = (&'r dyn Fn(i64) -> Value, (i64, i64), &'r dyn Fn(i64) -> String);

#[test]
fn whole_numbers_of_rules_have_their_bounds() {
    let ninety_nines = ["bread 99"; 11].join(" | ");
    let cues =
        |key: &str, value: i64| with(&json!({"cues": {"a": ninety_nines}, "bar": 1}), [(key, value.into())]);
    let weight = |value: i64| json!({"cues": {"a": format!("bread 1 | flour {value}")}, "bar": 1});
    let rows = |value: i64| json!({"rows": "ways", "at_least": value, "where": {"way": "filled"}});
    let top = |value: i64| json!({"ranked": "order", "top": value, "has": ["a"]});
    let bar = |value: i64| cues("bar", value);
    let learned = |value: i64| cues("learned_from", value);
    let no_weight = |value: i64| format!("the cue “flour {value}” has no weight");
    let of_whole = |what: &'static str, Whole { low, high }: Whole| {
        move |value: i64| format!("{what} is a whole number from {low} to {high}, not {value}")
    };
    let cue = i64::from(WEIGHT_OF_A_CUE);
    let bounds = |whole: Whole| (i64::from(whole.low), i64::from(whole.high));
    let rows: [Row<'_>; 5] = [
        (&bar, bounds(BAR), &of_whole("`bar`", BAR)),
        (&learned, bounds(LEARNED_FROM), &of_whole("`learned_from`", LEARNED_FROM)),
        (&rows, bounds(ROWS), &of_whole("`at_least`", ROWS)),
        (&top, bounds(TOP), &of_whole("`top`", TOP)),
        (&weight, (-cue, cue), &no_weight),
    ];
    for (rule, (low, high), message) in rows {
        for (value, fits) in [(low - 1, false), (low, true), (high, true), (high + 1, false)] {
            let expected = if fits { Vec::new() } else { vec![message(value)] };
            assert_eq!(said("/scenarios/0/items/0/met_by", rule(value)), expected, "{value}");
        }
    }
}

#[test]
fn a_text_may_be_so_large_and_so_deep_and_no_more() {
    let long = |bytes: usize| format!("[{}]", " ".repeat(bytes - 2));
    assert!(parse(&long(MAX_BYTES)).is_ok());
    let said = parse(&long(MAX_BYTES + 1)).map_err(|problem| problem.what);
    assert_eq!(said.err().as_deref(), Some("the file has 4097 kB; at most 4096 kB are read"));
    let deep = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert!(parse(&deep(MAX_DEPTH)).is_ok());
    let said = parse(&deep(MAX_DEPTH + 1)).map_err(|problem| problem.what);
    assert_eq!(said.err().as_deref(), Some("lists and objects are nested more than 32 deep"));
}
