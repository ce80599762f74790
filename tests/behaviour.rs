//! How verdicts bear changes of an answer: what a reader would not notice must not matter, and what takes a point away
//! must cost it. The changes are made to the judged answers of `tests/agreement`.
//! `cargo test --test behaviour -- --nocapture` prints the shares.

mod shipped;

use hotseat::answer::{Answer, Entry, Place, Row, read_line};
use hotseat::ids::FieldId;
use hotseat::interview::Library;
use hotseat::pack::Scenario;
use hotseat::scoring::{Evidence, score};
use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// What is done to a text, and of a thousand verdicts the least that have to stay.
type Change = (&'static str, fn(&str) -> String, usize);

/// Every so-manieth answer is changed: enough to see a change of behaviour, and quick.
const EACH: usize = 4;

/// The answers, each with its scenario.
fn answers(library: &Library) -> Result<Vec<(&Scenario, Answer)>> {
    let mut answers = Vec::new();
    for path in shipped::files("tests/agreement/answers", "jsonl")? {
        for line in fs::read_to_string(path)?.lines().step_by(EACH) {
            let row: serde_json::Value = serde_json::from_str(line)?;
            let part = |key: &str| row.get(key).cloned().unwrap_or_default();
            let alone =
                serde_json::json!({"id": part("id"), "scenario": part("scenario"), "fields": part("fields")});
            let read = read_line(&alone.to_string(), 1, |id| library.scenario(id))
                .map_err(|problems| format!("{problems:?}"))?;
            let scenario = library.scenario(&read.scenario).ok_or("the scenario is gone")?;
            answers.push((scenario, read.answer));
        }
    }
    assert!(answers.len() > 60, "there are only {} answers", answers.len());
    Ok(answers)
}

/// An answer with each of its texts changed.
fn changed(answer: &Answer, scenario: &Scenario, change: impl Fn(&Place, &str) -> String) -> Answer {
    let mut new = answer.clone();
    let mut rows = BTreeMap::new();
    for (place, text) in answer.passages(scenario) {
        let text = change(&place, text);
        match (place.row, place.column) {
            (Some(row), Some(column)) => {
                let table =
                    rows.entry(place.field.clone()).or_insert_with(|| answer.rows(&place.field).to_vec());
                if let Some(row) = table.get_mut(row) {
                    row.insert(column, text);
                }
            }
            _ => new.put(place.field, Entry::Text { text }),
        }
    }
    for (field, rows) in rows {
        new.put(field, Entry::Table { rows });
    }
    new
}

fn words(text: &str, change: impl Fn(usize, &str) -> String) -> String {
    text.split(' ').enumerate().map(|(index, word)| change(index, word)).collect::<Vec<_>>().join(" ")
}

/// Two letters exchanged in the midst of every fifth word, if it is a long one.
fn with_slips(text: &str) -> String {
    words(text, |index, word| {
        let letters: Vec<char> = word.chars().collect();
        let is_plain = letters.iter().all(char::is_ascii_lowercase);
        if index % 5 != 2 || letters.len() < 6 || !is_plain {
            return word.to_owned();
        }
        let mut letters = letters;
        letters.swap(2, 3);
        letters.into_iter().collect()
    })
}

fn in_british(text: &str) -> String {
    let pairs = [
        ("izing", "ising"),
        ("ized", "ised"),
        ("ization", "isation"),
        ("behavior", "behaviour"),
        ("favor", "favour"),
        ("labor", "labour"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (american, british)| text.replace(american, british))
}

fn spelled_out(text: &str) -> String {
    let pairs = [
        ("don't", "do not"),
        ("won't", "will not"),
        ("can't", "cannot"),
        ("isn't", "is not"),
        ("I'd", "I would"),
        ("I'll", "I will"),
        ("we'd", "we would"),
        ("we'll", "we will"),
        ("it's", "it is"),
    ];
    pairs.iter().fold(text.to_owned(), |text, (short, long)| text.replace(short, long))
}

fn as_bullets(text: &str) -> String {
    format!("- {}", text.replace(". ", ".\n- "))
}

fn typographic(text: &str) -> String {
    text.replace('\'', "’").replace(" - ", " – ")
}

#[test]
fn what_a_reader_would_not_notice_does_not_matter() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let answers = answers(&library)?;
    let changes: [Change; 5] = [
        ("a slip in every fifth word that is long", with_slips, 930),
        ("British spelling", in_british, 997),
        ("contractions spelled out", spelled_out, 980),
        ("bullets for sentences", as_bullets, 980),
        ("typographic apostrophes and dashes", typographic, 997),
    ];
    for (name, change, least) in changes {
        let (mut same, mut all) = (0, 0);
        for (scenario, answer) in &answers {
            let after = score(scenario, &changed(answer, scenario, |_, text| change(text)));
            for (before, after) in score(scenario, answer).items.iter().zip(&after.items) {
                all += 1;
                same += usize::from(before.met == after.met);
            }
        }
        println!("{name}: {same} of {all} verdicts stay");
        assert!(same * 1000 >= all * least, "{name}: only {same} of {all} verdicts stay");
    }
    Ok(())
}

/// A change of the sentences in which a verdict's evidence stands.
fn at_evidence(
    answer: &Answer,
    scenario: &Scenario,
    evidence: &[Evidence],
    change: impl Fn(&str) -> String,
) -> Answer {
    changed(answer, scenario, |place, text| {
        let mut text = text.to_owned();
        let mut spans: Vec<_> =
            evidence.iter().filter(|one| one.place == *place).map(|one| one.span.clone()).collect();
        spans.sort_by_key(|span| std::cmp::Reverse(span.start));
        for span in spans {
            if let Some(words) = text.get(span.clone()) {
                let words = change(words);
                text.replace_range(span, &words);
            }
        }
        text
    })
}

/// How often an item that was met is still met by the very words that were changed.
fn kept(
    answers: &[(&Scenario, Answer)],
    is_wanted: impl Fn(&str) -> bool,
    change: impl Fn(&str) -> String + Copy,
) -> (usize, usize) {
    let (mut kept, mut all) = (0, 0);
    for (scenario, answer) in answers {
        let before = score(scenario, answer);
        for (index, item) in before.items.iter().enumerate() {
            let Some(first) = item.evidence.first() else { continue };
            if !item.met || !is_wanted(item.id.as_str()) {
                continue;
            }
            let after = score(scenario, &at_evidence(answer, scenario, &item.evidence, change));
            let Some(after) = after.items.get(index) else { continue };
            all += 1;
            // Other words of the answer may well meet it, too.
            kept += usize::from(
                after.met
                    && after.evidence.first().is_some_and(|one| {
                        one.place == first.place && one.span.start.abs_diff(first.span.start) < 8
                    }),
            );
        }
    }
    (kept, all)
}

#[test]
fn words_that_are_gone_earn_nothing() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let (kept, all) = kept(&answers(&library)?, |_| true, |text| " ".repeat(text.len()));
    println!("evidence deleted: {kept} of {all} verdicts stand on the same place");
    assert!(kept * 100 <= all, "{kept} of {all}");
    Ok(())
}

#[test]
fn a_threshold_without_its_figure_is_none() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let is_measured = |id: &str| id.starts_with("measurable-");
    let without = |text: &str| -> String {
        const NUMBERS: [&str; 12] = [
            "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "half", "twice", "dozen",
        ];
        text.split(' ')
            .filter(|word| {
                !word.contains(|c: char| c.is_ascii_digit())
                    && !NUMBERS.contains(&word.to_lowercase().as_str())
            })
            .collect::<Vec<_>>()
            .join(" ")
    };
    let (kept, all) = kept(&answers(&library)?, is_measured, without);
    println!("figures dropped: {kept} of {all} thresholds stand");
    assert!(kept * 100 <= all * 20, "{kept} of {all}");
    Ok(())
}

#[test]
fn a_point_that_is_doubted_earns_nothing() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let asks = |id: &str| !id.starts_with("asks-");
    let (kept, all) = kept(&answers(&library)?, asks, |text| format!("I refuse to say that {text}"));
    println!("points refused: {kept} of {all} stand");
    assert!(kept * 100 <= all * 15, "{kept} of {all}");
    Ok(())
}

#[test]
fn a_row_that_stands_twice_is_let_through_no_other_gate() -> Result<()> {
    let library = shipped::library(&shipped::texts()?)?;
    let scenario =
        library.scenarios().find(|one| one.id.as_str() == "price-undercut").ok_or("no scenario")?;
    let elsewhere = fs::read_to_string("tests/attacks/off-topic.txt")?;
    let lines: Vec<&str> = elsewhere.lines().collect();
    let row = |from: usize| -> Row {
        let cells = ["signal", "threshold", "action"].iter().zip(lines.iter().skip(from));
        cells.map(|(column, text)| ((*column).to_owned(), (*text).to_owned())).collect()
    };
    let mut answer = Answer::default();
    answer.put(FieldId::new("tripwires"), Entry::Table { rows: vec![row(0), row(3), row(6)] });
    for text in ["", &elsewhere] {
        // What stands in the rows stands in a field, too, and none of it is about the question.
        answer.put(FieldId::new("decision"), Entry::Text { text: text.to_owned() });
        let met = score(scenario, &answer).items.into_iter().filter(|item| item.met);
        assert_eq!(met.map(|item| item.id.to_string()).collect::<Vec<_>>(), [""; 0]);
    }
    Ok(())
}
