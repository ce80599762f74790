//! Answer files: JSON Lines, one answer a line, checked against the scenario that it answers.

use super::{Answer, Entry, Row};
use crate::ids::{FieldId, ScenarioId};
use crate::json::{self, Node, Reader, Value, shortened};
use crate::number::decimal;
use crate::pack::{Field, FieldKind, Scenario};
use crate::problem::Problem;
use std::collections::BTreeMap;

/// The longest text of a field or a cell, in characters.
const MAX_TEXT: usize = 100_000;
/// The most rows of a table.
pub(crate) const MAX_ROWS: usize = 200;
/// The longest number, in characters.
const MAX_TYPED: usize = 200;

/// One line of an answer file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerLine {
    /// The answer's own name, repeated in the output.
    pub id: String,
    /// The scenario that it answers.
    pub scenario: ScenarioId,
    /// What was written.
    pub answer: Answer,
}

/// Reads one line; `line` counts from 1 and is used for the places of problems.
///
/// # Errors
/// Every problem of the line: no JSON, unknown keys, fields that the scenario does not have, wrong kinds.
pub fn read_line<'s>(
    text: &str,
    line: usize,
    find: impl Fn(&ScenarioId) -> Option<&'s Scenario>,
) -> Result<AnswerLine, Vec<Problem>> {
    let moved = |mut problem: Problem| {
        problem.at.line += line - 1;
        problem
    };
    let root = json::parse(text).map_err(|problem| vec![moved(problem)])?;
    let mut reader = Reader::new(text);
    let read = answer_line(&root, &mut reader, find);
    match read {
        Some(answer) if reader.is_clean() => Ok(answer),
        _ => Err(reader.finish().into_iter().map(moved).collect()),
    }
}

fn answer_line<'s>(
    root: &Node,
    reader: &mut Reader<'_>,
    find: impl Fn(&ScenarioId) -> Option<&'s Scenario>,
) -> Option<AnswerLine> {
    let mut object = reader.object(root, "an answer")?;
    let id = object.required(reader, "id").and_then(|node| reader.text(node, "the id", 200));
    let scenario_node = object.required(reader, "scenario");
    let name = scenario_node.and_then(|node| reader.text(node, "the scenario", 200));
    let fields = object.required(reader, "fields");
    object.finish(reader);
    let scenario_id = ScenarioId::new(name?);
    let Some(scenario) = find(&scenario_id) else {
        reader.problem(
            scenario_node?.at,
            format!(
                "there is no scenario `{}` in the packs that are loaded",
                shortened(scenario_id.as_str())
            ),
            "correct the name, or load its pack with --pack FILE",
        );
        return None;
    };
    let answer = read_fields(fields?, &scenario.fields, reader);
    Some(AnswerLine { id: id?, scenario: scenario_id, answer })
}

/// Reads an object of fields, as answer files and the samples of packs have it.
pub(crate) fn read_fields(node: &Node, fields: &[Field], reader: &mut Reader<'_>) -> Answer {
    let mut answer = Answer::default();
    let Some(object) = reader.object(node, "the fields of an answer") else { return answer };
    for member in object.members() {
        let Some(field) = fields.iter().find(|field| field.id.as_str() == member.key) else {
            let known = fields.iter().map(|field| field.id.as_str());
            let what = format!("the scenario has no field `{}`", shortened(&member.key));
            reader.unknown(member.at, what, &member.key, known, "its fields are");
            continue;
        };
        if member.node.value == Value::Null {
            continue;
        }
        if let Some(entry) = read_entry(&member.node, field, reader) {
            answer.put(FieldId::new(member.key.clone()), entry);
        }
    }
    answer
}

fn read_entry(node: &Node, field: &Field, reader: &mut Reader<'_>) -> Option<Entry> {
    match &field.kind {
        FieldKind::Text => Some(Entry::Text { text: words(node, "the answer of a text field", reader)? }),
        FieldKind::Number(_) => Some(Entry::Number { typed: number(node, reader)? }),
        FieldKind::Table { columns } => {
            let nodes = reader.list_up_to(node, "the answer of a table", MAX_ROWS);
            let rows = nodes.iter().filter_map(|node| row(node, columns, reader)).collect();
            Some(Entry::Table { rows })
        }
        FieldKind::Allocation(allocation) => {
            let object = reader.object(node, "the answer of an allocation")?;
            let mut amounts = BTreeMap::new();
            for member in object.members() {
                if !allocation.buckets.contains(&member.key) {
                    let known = allocation.buckets.iter().map(String::as_str);
                    let what = format!("`{}` has no bucket `{}`", field.id, shortened(&member.key));
                    reader.unknown(member.at, what, &member.key, known, "its buckets are");
                } else if member.node.value != Value::Null
                    && let Some(typed) = number(&member.node, reader)
                {
                    amounts.insert(member.key.clone(), typed);
                }
            }
            Some(Entry::Allocation { amounts })
        }
        FieldKind::Ranking { choices } => {
            let nodes = reader.list_up_to(node, "the answer of a ranking", choices.len());
            Some(Entry::Ranking { order: picked(nodes, field, choices, reader)? })
        }
        FieldKind::Choice { choices, many } => {
            let nodes = match &node.value {
                Value::List(_) => {
                    reader.list_up_to(node, "the answer of a choice", if *many { choices.len() } else { 1 })
                }
                _ => std::slice::from_ref(node),
            };
            Some(Entry::Choice { chosen: picked(nodes, field, choices, reader)? })
        }
        FieldKind::Buckets { choices, buckets } => {
            let object = reader.object(node, "the answer of a field of buckets")?;
            let mut sorted = BTreeMap::new();
            for member in object.members().iter().filter(|member| member.node.value != Value::Null) {
                let choice = pick(member.at, &member.key, field, "choice", choices, reader);
                let bucket = reader.text(&member.node, "a bucket", MAX_TYPED);
                let bucket =
                    bucket.and_then(|name| pick(member.node.at, &name, field, "bucket", buckets, reader));
                sorted.extend(choice.zip(bucket));
            }
            Some(Entry::Buckets { sorted })
        }
    }
}

/// Choices of a field, each of them once.
fn picked(nodes: &[Node], field: &Field, choices: &[String], reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let mut picked = Vec::new();
    for node in nodes {
        let name = reader.text(node, "a choice", MAX_TYPED)?;
        let choice = pick(node.at, &name, field, "choice", choices, reader)?;
        if picked.contains(&choice) {
            reader.problem(
                node.at,
                format!("`{choice}` stands twice in `{}`", field.id),
                "keep one of the two",
            );
        } else {
            picked.push(choice);
        }
    }
    Some(picked)
}

/// A name that the field knows.
fn pick(
    at: usize,
    name: &str,
    field: &Field,
    what: &str,
    known: &[String],
    reader: &mut Reader<'_>,
) -> Option<String> {
    if known.iter().any(|one| one == name) {
        return Some(name.to_owned());
    }
    let problem = format!("`{}` has no {what} `{}`", field.id, shortened(name));
    let all = format!("its {what}s are");
    reader.unknown(at, problem, name, known.iter().map(String::as_str), &all);
    None
}

fn row(node: &Node, columns: &[String], reader: &mut Reader<'_>) -> Option<Row> {
    let object = reader.object(node, "a row")?;
    let mut row = Row::new();
    for member in object.members() {
        if !columns.contains(&member.key) {
            let what = format!("the table has no column `{}`", shortened(&member.key));
            reader.unknown(
                member.at,
                what,
                &member.key,
                columns.iter().map(String::as_str),
                "its columns are",
            );
        } else if member.node.value != Value::Null
            && let Some(text) = words(&member.node, "a cell", reader)
        {
            row.insert(member.key.clone(), text);
        }
    }
    Some(row)
}

fn words(node: &Node, what: &str, reader: &mut Reader<'_>) -> Option<String> {
    match &node.value {
        Value::Text(text) if text.chars().count() <= MAX_TEXT => Some(text.clone()),
        Value::Text(_) => {
            reader.problem(node.at, format!("{what} has more than {MAX_TEXT} characters"), "shorten it");
            None
        }
        _ => {
            reader.no_text(node, what);
            None
        }
    }
}

fn number(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    match &node.value {
        Value::Number(number) => Some(decimal::plain(*number)),
        Value::Text(typed) if typed.chars().count() <= MAX_TYPED => Some(typed.clone()),
        Value::Text(_) => {
            reader.problem(
                node.at,
                format!("a number is typed in more than {MAX_TYPED} characters"),
                "write the number alone, such as 12.5 or \"$1.2M\"",
            );
            None
        }
        other => {
            reader.problem(
                node.at,
                format!(
                    "the answer of a number field is a number or a short text; here stands {}",
                    other.kind()
                ),
                "write 12.5 or \"$1.2M\"",
            );
            None
        }
    }
}

#[cfg(test)]
mod tests;
