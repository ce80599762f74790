//! Answer files: JSON Lines, one answer a line, checked against the scenario that it answers.

use super::{Answer, Entry, Row};
use crate::ids::{FieldId, ScenarioId};
use crate::json::{self, Node, Reader, Value, nearest};
use crate::pack::{Field, FieldKind, Scenario};
use crate::problem::Problem;
use std::collections::BTreeMap;

/// The longest text of a field or a cell, in characters.
const MAX_TEXT: usize = 100_000;
/// The most rows of a table.
const MAX_ROWS: usize = 200;

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
            format!("there is no scenario `{scenario_id}` in the packs that are loaded"),
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
            let remedy = nearest(&member.key, known.clone()).map_or_else(
                || format!("its fields are: {}", known.collect::<Vec<_>>().join(", ")),
                |name| format!("did you mean `{name}`?"),
            );
            reader.problem(
                member.at,
                format!("the scenario has no field `{}`", member.key),
                remedy,
            );
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
            let nodes = reader.list(node, "the answer of a table");
            if nodes.len() > MAX_ROWS {
                reader.problem(node.at, format!("the table has more than {MAX_ROWS} rows"), "remove some");
            }
            let rows = nodes.iter().take(MAX_ROWS).filter_map(|node| row(node, columns, reader)).collect();
            Some(Entry::Table { rows })
        }
        FieldKind::Allocation(allocation) => {
            let object = reader.object(node, "the answer of an allocation")?;
            let mut amounts = BTreeMap::new();
            for member in object.members() {
                if !allocation.buckets.contains(&member.key) {
                    reader.problem(
                        member.at,
                        format!("there is no bucket `{}`", member.key),
                        format!("its buckets are: {}", allocation.buckets.join(", ")),
                    );
                } else if member.node.value != Value::Null
                    && let Some(typed) = number(&member.node, reader)
                {
                    amounts.insert(member.key.clone(), typed);
                }
            }
            Some(Entry::Allocation { amounts })
        }
    }
}

fn row(node: &Node, columns: &[String], reader: &mut Reader<'_>) -> Option<Row> {
    let object = reader.object(node, "a row")?;
    let mut row = Row::new();
    for member in object.members() {
        if !columns.contains(&member.key) {
            let remedy = nearest(&member.key, columns.iter().map(String::as_str)).map_or_else(
                || format!("its columns are: {}", columns.join(", ")),
                |name| format!("did you mean `{name}`?"),
            );
            reader.problem(member.at, format!("the table has no column `{}`", member.key), remedy);
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
        other => {
            reader.problem(
                node.at,
                format!("{what} is a string; here stands {}", other.kind()),
                "put the text in quotes",
            );
            None
        }
    }
}

fn number(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    match &node.value {
        Value::Number(number) => Some(format!("{number}")),
        Value::Text(typed) if typed.len() <= 200 => Some(typed.clone()),
        other => {
            reader.problem(
                node.at,
                format!(
                    "a number is written as a number or as a short string such as \"$1.2M\"; here stands {}",
                    other.kind()
                ),
                "change the value",
            );
            None
        }
    }
}
