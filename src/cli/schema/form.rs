//! The fields of a form, and what is filled in to them.

use super::figures::{number_keys, unit};
use super::parts::{figured, flag, id, joined, object, texts};
use crate::answer::file::MAX_ROWS;
use crate::pack::limits::{CHOICES, COLUMNS, LABEL};
use crate::pack::words::KINDS;
use serde_json::{Value, json};

pub(super) fn field() -> Value {
    json!({"description": "A field of the form.", "anyOf": KINDS.map(of_kind)})
}

fn of_kind(kind: &str) -> Value {
    let choices = || texts(CHOICES, "What there is to rank, choose or sort.");
    let (description, required, own): (_, &[&str], _) = match kind {
        "number" => ("One number that is worked out.", &["unit", "expect", "tolerance"], number_keys()),
        "table" => (
            "Rows of short texts.",
            &["columns"],
            json!({"columns": texts(COLUMNS, "The names of the columns: `by_when` is shown as By when.")}),
        ),
        "allocation" => (
            "A total that is split.",
            &["total", "buckets"],
            json!({
                "total": {"type": "number", "exclusiveMinimum": 0, "description": "What there is to split, in the unit."},
                "unit": unit(),
                "buckets": texts(CHOICES, "What it is split over.")
            }),
        ),
        "ranking" => ("Choices that are put in order.", &["choices"], json!({"choices": choices()})),
        "choice" => (
            "One or more of several.",
            &["choices"],
            json!({"choices": choices(), "many": flag("Whether more than one may be chosen.")}),
        ),
        "buckets" => (
            "Choices that are sorted into buckets.",
            &["choices", "buckets"],
            json!({"choices": choices(), "buckets": texts(CHOICES, "Where they may go.")}),
        ),
        _ => ("Running text.", &[], Value::Null),
    };
    let common = json!({
        "id": id("The field's name, by which rules refer to it."),
        "kind": {"const": kind, "description": description},
        "label": figured(LABEL, "What is asked of the candidate.")
    });
    let required = [&["id", "kind", "label"], required].concat();
    object(description, &required, joined(common, own))
}

/// An answer by the ids of its fields. Which of these forms an entry has depends on its field.
pub(super) fn answer() -> Value {
    json!({
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/id"},
        "additionalProperties": {
            "description": "What is filled in: a text; a number, or as it is typed; the rows of a table; an amount for each bucket; choices in order; a bucket for each choice.",
            "type": ["string", "number", "array", "object", "null"],
            "maxItems": MAX_ROWS,
            "items": {"type": ["string", "object"], "additionalProperties": {"type": ["string", "null"]}},
            "additionalProperties": {"type": ["string", "number", "null"]}
        }
    })
}
