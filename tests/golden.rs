//! Whole answers to the packs that ship, with the verdicts that a fair reader would give: the rows of
//! `tests/golden/*.jsonl`. A row asserts only what is beyond doubt by the criteria; an item that it names in
//! neither `met` nor `unmet` may go either way. A row that fails is a fault of the rules, not of the row.

mod shipped;

use hotseat::answer::read_line;
use hotseat::ids::FieldId;
use hotseat::pack::{FieldKind, Scenario};
use hotseat::scoring::{Debrief, NumberState, score};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// One answer with what is expected of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Golden {
    id: String,
    scenario: String,
    fields: serde_json::Value,
    expect: Expected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The least and the greatest right score.
    score: (u32, u32),
    #[serde(default)]
    met: Vec<String>,
    #[serde(default)]
    unmet: Vec<String>,
    /// The flags that must be raised; if it is given, all others must not be.
    raised: Option<Vec<String>>,
    /// For a number field `right`, `wrong`, `blank`, or the id of a known mistake.
    #[serde(default)]
    numbers: BTreeMap<String, String>,
}

fn rows() -> Result<Vec<(String, Golden)>> {
    let mut rows = Vec::new();
    for path in shipped::files("tests/golden", "jsonl")? {
        for (index, line) in fs::read_to_string(&path)?.lines().enumerate() {
            let place = format!("{}:{}", path.display(), index + 1);
            rows.push((
                place.clone(),
                serde_json::from_str(line).map_err(|error| format!("{place}: {error}"))?,
            ));
        }
    }
    Ok(rows)
}

fn state(state: &NumberState) -> &str {
    match state {
        NumberState::Blank => "blank",
        NumberState::Right(_) => "right",
        NumberState::Mistaken(_, mistake) => mistake.as_str(),
        NumberState::Unreadable(_) | NumberState::Wrong(_) => "wrong",
    }
}

/// Where a debrief differs from what was expected, a sentence each.
fn differences(expected: &Expected, debrief: &Debrief) -> Vec<String> {
    let mut found = Vec::new();
    let (low, high) = expected.score;
    if !(low..=high).contains(&debrief.score) {
        found.push(format!("scores {}, not {low} to {high}", debrief.score));
    }
    for item in &debrief.items {
        let name = item.id.to_string();
        if item.met && expected.unmet.contains(&name) {
            found.push(format!("meets `{name}`"));
        }
        if !item.met && expected.met.contains(&name) {
            found.push(format!("does not meet `{name}`"));
        }
    }
    for flag in &debrief.flags {
        let Some(raised) = &expected.raised else { continue };
        if flag.raised != raised.contains(&flag.id.to_string()) {
            found.push(format!("{} `{}`", if flag.raised { "raises" } else { "does not raise" }, flag.id));
        }
    }
    for number in &debrief.numbers {
        if let Some(wanted) = expected.numbers.get(number.field.as_str())
            && wanted != state(&number.state)
        {
            found.push(format!("has `{}` {}, not {wanted}", number.field, state(&number.state)));
        }
    }
    found
}

/// Names in an expectation that the scenario does not have: a slip there would pass for ever.
fn unknown_names(expected: &Expected, scenario: &Scenario) -> Vec<String> {
    let items: BTreeSet<&str> = scenario.items.iter().map(|item| item.id.as_str()).collect();
    let flags: BTreeSet<&str> = scenario.flags.iter().map(|flag| flag.id.as_str()).collect();
    let named_items =
        expected.met.iter().chain(&expected.unmet).filter(|name| !items.contains(name.as_str()));
    let named_flags = expected.raised.iter().flatten().filter(|name| !flags.contains(name.as_str()));
    let named_numbers = expected.numbers.iter().filter(|(field, state)| {
        let field = scenario.field(&FieldId::new(field.as_str()));
        let Some(FieldKind::Number(number)) = field.map(|field| &field.kind) else { return true };
        let is_mistake = number.mistakes.iter().any(|mistake| mistake.id.as_str() == state.as_str());
        !is_mistake && !["right", "wrong", "blank"].contains(&state.as_str())
    });
    let numbers = named_numbers.map(|(field, state)| format!("{field}: {state}"));
    named_items.chain(named_flags).cloned().chain(numbers).collect()
}

#[test]
fn every_golden_answer_gets_the_verdicts_that_a_fair_reader_would_give() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let mut wrong = Vec::new();
    for (place, row) in rows()? {
        let line =
            serde_json::json!({"id": row.id, "scenario": row.scenario, "fields": row.fields}).to_string();
        let read = read_line(&line, 1, |id| library.scenario(id))
            .map_err(|problems| format!("{place}: {problems:?}"))?;
        let scenario = library.scenario(&read.scenario).ok_or(place.clone())?;
        let found = differences(&row.expect, &score(scenario, &read.answer));
        if !found.is_empty() {
            wrong.push(format!("{place} {}\n  it {}\n", row.id, found.join("\n  it ")));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
    Ok(())
}

#[test]
fn the_golden_rows_name_only_what_their_scenario_has() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let mut ids = BTreeSet::new();
    for (place, row) in rows()? {
        let scenario = library.scenarios().find(|scenario| scenario.id.as_str() == row.scenario);
        let scenario = scenario.ok_or(format!("{place}: there is no scenario `{}`", row.scenario))?;
        assert_eq!(unknown_names(&row.expect, scenario), Vec::<String>::new(), "{place}");
        assert!(row.expect.met.iter().all(|name| !row.expect.unmet.contains(name)), "{place}");
        assert!(ids.insert((row.scenario.clone(), row.id.clone())), "{place}: `{}` stands twice", row.id);
    }
    Ok(())
}

#[test]
fn every_scenario_with_golden_rows_has_at_least_six() -> Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (_, row) in rows()? {
        *counts.entry(row.scenario).or_default() += 1;
    }
    assert!(!counts.is_empty());
    for (scenario, count) in counts {
        assert!(count >= 6, "`{scenario}` has only {count}");
    }
    Ok(())
}
