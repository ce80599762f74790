//! Each limit of an answer at its edge: exactly so much is read, one more is refused in these words.

use super::*;
use crate::json::MAX_BYTES;
use crate::pack::{Pack, neutral_scenario};
use serde_json::{Value as Json, json};

/// What is said of a line.
fn said(line: &str, scenario: &Scenario) -> Vec<String> {
    let read = read_line(line, 1, |id| (scenario.id == *id).then_some(scenario));
    read.err().unwrap_or_default().into_iter().map(|problem| problem.what).collect()
}

/// What is said of an answer with this in that field.
fn said_of(field: &str, value: Json) -> Vec<String> {
    let fields: serde_json::Map<_, _> = [(field.to_owned(), value)].into_iter().collect();
    let scenario = match field {
        "order" | "hours" | "entrance" | "duties" => second_scenario(),
        _ => neutral_scenario(),
    };
    said(&json!({"id": "a", "scenario": scenario.id, "fields": fields}).to_string(), &scenario)
}

fn second_scenario() -> Scenario {
    let pack = Pack::read(include_str!("../../../tests/packs/neutral.json"));
    pack.ok().and_then(|pack| pack.scenarios.into_iter().nth(1)).unwrap_or_else(neutral_scenario)
}

fn letters(count: usize) -> String {
    "a".repeat(count)
}

fn first(count: usize, all: &[&str]) -> Json {
    all.iter().take(count).copied().collect::<Vec<_>>().into()
}

/// A field, what is written into it by a size, the greatest size, and what is said of a greater one.
type Row<'r> = (&'r str, &'r dyn Fn(usize) -> Json, usize, &'r str);

#[test]
fn an_answer_may_have_so_much_and_no_more() {
    let rows = |count: usize| json!(vec![json!({"way": "Wait"}); count]);
    let table: [Row<'_>; 9] = [
        (
            "decision",
            &|size| letters(size).into(),
            MAX_TEXT,
            "the answer of a text field has more than 100000 characters",
        ),
        ("ways", &|size| json!([{"way": letters(size)}]), MAX_TEXT, "a cell has more than 100000 characters"),
        ("ways", &rows, MAX_ROWS, "the answer of a table has more than 200 entries"),
        (
            "repair_cost",
            &|size| "1".repeat(size).into(),
            MAX_TYPED,
            "a number is typed in more than 200 characters",
        ),
        (
            "split",
            &|size| json!({"Roof": "1".repeat(size)}),
            MAX_TYPED,
            "a number is typed in more than 200 characters",
        ),
        (
            "order",
            &|size| first(size, &["Children", "Students", "Pensioners", "Children"]),
            3,
            "the answer of a ranking has more than 3 entries",
        ),
        (
            "hours",
            &|size| first(size, &["Morning", "Afternoon", "Evening", "Morning"]),
            3,
            "the answer of a choice has more than 3 entries",
        ),
        (
            "entrance",
            &|size| first(size, &["Front", "Garden"]),
            1,
            "the answer of a choice has more than 1 entry",
        ),
        (
            "decision",
            &|size| json!("é".repeat(size)),
            MAX_TEXT,
            "the answer of a text field has more than 100000 characters",
        ),
    ];
    for (field, make, most, message) in table {
        assert_eq!(said_of(field, make(most)), Vec::<String>::new(), "{field}: {message}");
        assert_eq!(said_of(field, make(most + 1)), [message], "{field}");
    }
}

#[test]
fn the_names_of_a_line_and_the_line_itself_may_be_so_long_and_no_longer() {
    let scenario = neutral_scenario();
    let named = |size: usize| json!({"id": letters(size), "scenario": scenario.id, "fields": {}}).to_string();
    assert_eq!(said(&named(200), &scenario), Vec::<String>::new());
    assert_eq!(said(&named(201), &scenario), ["the id has 201 characters; at most 200 are allowed"]);
    let of = |size: usize| json!({"id": "a", "scenario": letters(size), "fields": {}}).to_string();
    assert!(matches!(said(&of(200), &scenario).as_slice(), [one] if one.starts_with("there is no scenario")));
    assert_eq!(said(&of(201), &scenario), ["the scenario has 201 characters; at most 200 are allowed"]);
    let line = |bytes: usize| {
        let line = named(1);
        format!("{line}{}", " ".repeat(bytes - line.len()))
    };
    assert_eq!(said(&line(MAX_BYTES), &scenario), Vec::<String>::new());
    assert_eq!(said(&line(MAX_BYTES + 1), &scenario), ["the file has 4097 kB; at most 4096 kB are read"]);
}
