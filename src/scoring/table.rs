//! Rules over the rows of a table.

use super::gate::{Blocked, Tolerance, Why, gate};
use super::judge::{Evidence, Outcome};
use super::reading::Reading;
use super::rule::{CellTest, Polarity, Questions, Rows};
use crate::answer::{Place, Row};
use crate::concept::Span;
use crate::pack::Field;
use crate::problem::counted;
use crate::text::{Token, in_small, tokens};
use std::collections::BTreeSet;

/// What became of one row.
enum RowState {
    Passed(Vec<Evidence>),
    Failed { missing: String, blocked: Option<Blocked> },
}

pub(super) fn judge_rows(rows: &Rows, reading: &Reading<'_>) -> Outcome {
    let all = reading.answer.rows(&rows.field);
    let listed: Vec<(usize, &Row)> =
        all.iter().enumerate().filter(|(_, row)| row.values().any(|cell| !cell.trim().is_empty())).collect();
    let mut outcome = Outcome::default();
    let (mut passed, mut failed) = (0, 0);
    let mut seen: Vec<BTreeSet<String>> = Vec::new();
    let mut family_seen = false;
    for (index, row) in &listed {
        match judge_row(rows, *index, row, reading) {
            RowState::Passed(evidence) => {
                let subject =
                    rows.cells.first().map_or(BTreeSet::new(), |(column, _)| content(cell(row, column)));
                if rows.different && seen.iter().any(|earlier| is_alike(earlier, &subject)) {
                    continue;
                }
                if is_of_the_family(rows, *index, reading) && std::mem::replace(&mut family_seen, true) {
                    continue;
                }
                seen.push(subject);
                passed += 1;
                outcome.evidence.extend(evidence);
            }
            RowState::Failed { missing, blocked } => {
                failed += 1;
                outcome.missing.push(missing);
                outcome.blocked.extend(blocked);
            }
        }
    }
    outcome.met = passed >= rows.at_least && (!rows.every || failed == 0);
    if outcome.met {
        outcome.missing.clear();
        outcome.blocked.clear();
        outcome.closeness = 1000;
    } else {
        outcome.evidence.clear();
        if passed < rows.at_least && failed == 0 {
            let kind = if rows.different { "different row" } else { "row" };
            let there = match passed {
                0 => "there is none".to_owned(),
                1 => "there is 1".to_owned(),
                many => format!("there are {many}"),
            };
            outcome.missing.push(format!("at least {}; {there}", counted(rows.at_least, kind)));
        }
        outcome.blocked.truncate(3);
        let share = 900 * passed / (rows.at_least.max(passed + failed)).max(1);
        outcome.closeness = u32::try_from(share).unwrap_or(0);
    }
    outcome
}

/// Whether a row is one of the variations that count once.
fn is_of_the_family(rows: &Rows, index: usize, reading: &Reading<'_>) -> bool {
    let (Some(family), Some((column, _))) = (rows.once, rows.cells.first()) else { return false };
    let place = Place { field: rows.field.clone(), row: Some(index), column: Some(column.clone()) };
    let range = reading.tokens_at(&place);
    reading.spans_in(family, &range).any(|span| !reading.is_negated(span))
}

fn judge_row(rows: &Rows, index: usize, row: &Row, reading: &Reading<'_>) -> RowState {
    let mut evidence = Vec::new();
    for (column, test) in &rows.cells {
        let place = Place { field: rows.field.clone(), row: Some(index), column: Some(column.clone()) };
        let text = cell(row, column);
        let heading = in_small(&Field::heading(column));
        let failed = |blocked| {
            let what = match test {
                CellTest::Filled | CellTest::Real => format!("a real {heading}"),
                CellTest::Says(_) => format!("a {heading} that can be checked"),
            };
            let row_name = row_name(row, reading, rows, index);
            RowState::Failed { missing: format!("{what} for {row_name}"), blocked }
        };
        let range = reading.tokens_at(&place);
        if range.is_empty() {
            return failed(None);
        }
        let whole = Span { start: range.start, end: range.end };
        let blocked = |why| Some(Blocked { why, place: place.clone(), span: reading.bytes(whole) });
        // A cell may be a question (`Are renewals clean?`), but not the whole answer.
        let questions = if reading.document.only_asks { Questions::Block } else { Questions::Allowed };
        // A level may stand in several rows; only its first cell would count otherwise.
        let (negated, may_be_repeated) = (Polarity::Allowed, true);
        let tolerance = Tolerance { negated, questions, may_be_copied: false, may_be_repeated };
        if let Some(why) = gate(reading, whole, tolerance) {
            return failed(blocked(why));
        }
        let cell_tokens = reading.document.slice(&range);
        let fits = match test {
            CellTest::Filled => !is_nothing(cell_tokens),
            CellTest::Real => {
                let own = content(text);
                let is_echo =
                    row.iter().any(|(other, text)| other != column && is_alike(&content(text), &own));
                !is_nothing(cell_tokens) && has_words(cell_tokens) && !own.is_empty() && !is_echo
            }
            CellTest::Says(concept) => {
                let mut spans = reading.spans_in(*concept, &range);
                spans.next().is_some()
            }
        };
        if !fits {
            return failed(None);
        }
        if refuses(cell_tokens) || (*test != CellTest::Real && is_refused(cell_tokens)) {
            return failed(blocked(Why::Negated));
        }
        evidence.push(Evidence { place, span: reading.bytes(whole) });
    }
    RowState::Passed(evidence)
}

fn cell<'r>(row: &'r Row, column: &str) -> &'r str {
    row.get(column).map_or("", String::as_str)
}

/// A row by its first words: `“Hold price”`, or `row 2` if it starts blank.
fn row_name(row: &Row, reading: &Reading<'_>, rows: &Rows, index: usize) -> String {
    let first = reading.scenario.field(&rows.field).and_then(|field| match &field.kind {
        crate::pack::FieldKind::Table { columns } => columns.first(),
        _ => None,
    });
    let name = first.map_or("", |column| cell(row, column)).trim();
    if name.is_empty() {
        return format!("row {}", index + 1);
    }
    let short: String = name.chars().take(40).collect();
    let dots = if short.len() < name.len() { "…" } else { "" };
    format!("“{}{dots}”", short.trim_end())
}

fn content(text: &str) -> BTreeSet<String> {
    let words = tokens(text).into_iter().filter(|token| !token.is_function_word());
    let mut content = BTreeSet::new();
    content.extend(words.map(|token| token.stem));
    content
}

/// Whether two sets of words say the same: six in ten of the words of both together are in both.
fn is_alike(left: &BTreeSet<String>, right: &BTreeSet<String>) -> bool {
    let common = left.intersection(right).count();
    let together = left.union(right).count();
    together > 0 && common * 10 >= together * 6
}

/// A bare figure says nothing of its own.
fn has_words(cell: &[Token]) -> bool {
    cell.iter().any(|token| token.quantity.is_none())
}

/// Whether a cell says that there is nothing to say.
fn is_nothing(cell: &[Token]) -> bool {
    const NOTHING: [&str; 12] =
        ["na", "n", "nil", "none", "nothing", "no", "not", "nothing", "tbd", "tbc", "unknown", "zero"];
    const EMPTY_TALK: [&str; 16] = [
        "a",
        "any",
        "at",
        "big",
        "cost",
        "downside",
        "drawback",
        "issue",
        "major",
        "problem",
        "really",
        "risk",
        "see",
        "speak",
        "that",
        "applicable",
    ];
    let Some(first) = cell.first() else { return true };
    if !NOTHING.contains(&first.word.as_str()) {
        return false;
    }
    let rest = cell.iter().skip(1);
    cell.len() == 1
        || (cell.len() <= 6
            && rest.clone().any(|token| EMPTY_TALK.contains(&token.word.trim_end_matches('s'))))
        || (cell.len() == 2 && rest.clone().all(Token::is_function_word))
}

/// Whether the candidate refuses to fill the cell: `I refuse to say what it costs`.
fn refuses(cell: &[Token]) -> bool {
    cell.windows(3).any(|three| match three {
        [who, verb, to] => {
            matches!(who.word.as_str(), "i" | "we")
                && matches!(verb.word.as_str(), "refuse" | "decline")
                && to.word == "to"
        }
        _ => false,
    })
}

/// Whether the candidate says that they will not do it: `I would not watch churn`.
fn is_refused(cell: &[Token]) -> bool {
    let refusal = |words: &[Token]| match words {
        [who, helper, not, ..] => {
            matches!(who.word.as_str(), "i" | "we")
                && (helper.word.ends_with("n't")
                    || (matches!(helper.word.as_str(), "would" | "will" | "do" | "shall" | "see" | "have")
                        && matches!(not.word.as_str(), "not" | "never" | "neither" | "no")))
        }
        _ => false,
    };
    cell.windows(3).any(refusal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_say_nothing_are_known() {
        let rows = [
            ("none", true),
            ("N/A", true),
            ("No real downside", true),
            ("nothing at all", true),
            ("None that I see", true),
            ("No price rise for two years", false),
            ("Not our core", false),
            ("Margin", false),
            ("", true),
        ];
        for (text, expected) in rows {
            assert_eq!(is_nothing(&tokens(text)), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cell_that_refuses_is_known() {
        let rows = [
            ("I would not watch marginal CAC", true),
            ("we will never stop", true),
            ("I don't set one", true),
            ("customers do not renew", false),
            ("not back in 12 months", false),
        ];
        for (text, expected) in rows {
            assert_eq!(is_refused(&tokens(text)), expected, "{text:?}");
        }
        assert!(refuses(&tokens("I refuse to say what it costs")));
        assert!(!refuses(&tokens("customers refuse to renew")));
    }
}
