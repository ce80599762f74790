//! How replies to challenges are judged, beside the labels that came with them: 50 replies to each of six scenarios in
//! `tests/pushback/replies`, ten of each judgement. Whoever wrote a reply labelled it, so a label is one opinion. `cargo test --test pushback -- --nocapture` prints the tables.

// A table of five by five, with indices that come from its own rows; a wrong one fails the test as it should.
#![allow(clippy::indexing_slicing)]

mod shipped;

use hotseat::answer::{Answer, read_line};
use hotseat::interview::Library;
use hotseat::pushback::{Judgement, judge};
use std::error::Error;
use std::fs;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The wordings were gathered and the weights learned on these, so their figures flatter.
const DEVELOPED_ON: [&str; 4] = ["everything-now", "feature-factory", "price-undercut", "save-smarter"];
/// These were held out: scored once, when all was done, and nothing has been changed for their sake. Theirs are the
/// figures to expect of other questions: 637 over the five, 854 for good against bad.
const HELD_OUT: [&str; 2] = ["two-way-dinner", "unit-economics"];

const NAMES: [(&str, Judgement); 5] = [
    ("held", Judgement::Held),
    ("updated", Judgement::Updated),
    ("conceded", Judgement::Conceded),
    ("folded", Judgement::Folded),
    ("repeated", Judgement::Repeated),
];

/// How often a reply with the judgement of the row got that of the column.
type Table = [[i64; 5]; 5];

/// Cohen's kappa in thousandths: agreement beyond chance.
fn kappa(table: &[Vec<i64>]) -> i64 {
    let all: i64 = table.iter().flatten().sum();
    let agreed: i64 = table.iter().enumerate().map(|(index, row)| row[index]).sum();
    let by_chance: i64 = (0..table.len())
        .map(|index| table[index].iter().sum::<i64>() * table.iter().map(|row| row[index]).sum::<i64>())
        .sum();
    (all * agreed - by_chance) * 1000 / (all * all - by_chance)
}

/// The kappas over all five judgements, and of good against bad.
fn kappas(table: &Table) -> (i64, i64) {
    let rows: Vec<Vec<i64>> = table.iter().map(|row| row.to_vec()).collect();
    let part = |from: std::ops::Range<usize>, to: std::ops::Range<usize>| -> i64 {
        table[from].iter().flat_map(|row| &row[to.clone()]).sum()
    };
    let sides = [vec![part(0..3, 0..3), part(0..3, 3..5)], vec![part(3..5, 0..3), part(3..5, 3..5)]];
    (kappa(&rows), kappa(&sides))
}

/// The verdicts on the replies of a scenario; prints those that differ.
fn verdicts(library: &Library, scenario: &str) -> Result<Table> {
    let mut table = Table::default();
    let mut unsure = [(0, 0); 2];
    for line in fs::read_to_string(format!("tests/pushback/replies/{scenario}-replies.jsonl"))?.lines() {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let alone = serde_json::json!({"id": "r", "scenario": row["scenario"], "fields": row["answer"]});
        let read = read_line(&alone.to_string(), 1, |id| library.scenario(id))
            .map_err(|problems| format!("{problems:?}"))?;
        let scenario = library.scenario(&read.scenario).ok_or("the scenario is gone")?;
        let challenge = scenario.challenges.iter().find(|one| one.id.as_str() == row["challenge"]);
        let challenge = challenge.ok_or_else(|| format!("no challenge {}", row["challenge"]))?;
        let reply = row["reply"].as_str().ok_or("no reply")?;
        let verdict = judge(scenario, &read.answer, challenge, reply);
        let expected = NAMES.iter().position(|(name, _)| row["judgement"] == *name).ok_or("no judgement")?;
        let found = NAMES.iter().position(|(_, one)| *one == verdict.judgement).ok_or("silent")?;
        table[expected][found] += 1;
        let is_right_side = NAMES[expected].1.is_good() == verdict.judgement.is_good();
        unsure[usize::from(verdict.is_unsure)].0 += 1;
        unsure[usize::from(verdict.is_unsure)].1 += i32::from(is_right_side);
        if expected != found {
            let unsure = if verdict.is_unsure { ", unsure" } else { "" };
            println!("{} is called {}{unsure}: {reply}", NAMES[expected].0, NAMES[found].0);
        }
    }
    let [(sure, right), (near, lucky)] = unsure;
    println!("good or bad rightly told: {right} of {sure}, and of those that are unsure {lucky} of {near}");
    Ok(table)
}

fn pooled(library: &Library, scenarios: &[&str]) -> Result<Table> {
    let mut pooled = Table::default();
    for scenario in scenarios {
        let table = verdicts(library, scenario)?;
        println!("{scenario}: {:?}", kappas(&table));
        for (sum, count) in pooled.iter_mut().flatten().zip(table.iter().flatten()) {
            *sum += count;
        }
    }
    for ((name, _), row) in NAMES.iter().zip(&pooled) {
        println!("{name:9} {row:3?}");
    }
    println!("kappa in thousandths, of five and of good against bad: {:?}\n", kappas(&pooled));
    Ok(pooled)
}

#[test]
fn verdicts_on_replies_agree_with_their_labels() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    for (scenarios, least_of_five, least_of_sides) in
        [(&DEVELOPED_ON[..], 820, 930), (&HELD_OUT[..], 610, 830)]
    {
        let (of_five, of_sides) = kappas(&pooled(&library, scenarios)?);
        assert!(
            of_five >= least_of_five && of_sides >= least_of_sides,
            "{scenarios:?}: {of_five}, {of_sides}"
        );
    }
    Ok(())
}

#[test]
fn what_was_said_before_earns_nothing_and_neither_do_platitudes() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let platitudes = fs::read_to_string("tests/attacks/platitudes.txt")?;
    let off_topic = fs::read_to_string("tests/attacks/off-topic.txt")?;
    let (mut tries, mut given) = (0, 0);
    for scenario in library.scenarios() {
        for challenge in &scenario.challenges {
            for said in [&scenario.situation, &scenario.question, &challenge.text] {
                let fair = format!("Fair point. {said} I would still hold, because of that.");
                for reply in [said, &fair] {
                    let verdict = judge(scenario, &Answer::default(), challenge, reply);
                    assert_eq!(verdict.judgement.points(), 0, "{}: {reply}", challenge.id);
                }
            }
            for reply in platitudes.lines().chain(off_topic.lines()) {
                let verdict = judge(scenario, &Answer::default(), challenge, reply);
                tries += 1;
                given += u32::from(verdict.judgement.is_good());
            }
        }
    }
    println!("platitudes and other topics: {given} of {tries} pass");
    assert!(given * 100 <= tries * 5, "{given} of {tries}");
    Ok(())
}
