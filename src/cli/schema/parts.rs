//! What the schema is built from: texts, numbers, lists and objects, each with a description for whoever points at it
//! in an editor. A definition that is used beside a description has none itself, because editors would show that one
//! instead.

use crate::concept::lexicon::MAX_PHRASE;
use crate::ids::MAX_ID;
use crate::pack::limits::{
    ADVICE, CELL, CHOICES, COLUMNS, CRITERION, FIELDS_OF_A_SEAT, HEADINGS, LABEL, LENGTH_OF_CUES, LINE,
    QUESTION, REMARK, SENTENCE, SITUATION, TITLE, Texts, WORDINGS, Whole,
};
use crate::pack::words::Words;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// What is common to all texts: there is something to read.
pub(super) fn any_text() -> Value {
    json!({"type": "string", "pattern": "[^ \\t\\r\\n]", "patternErrorMessage": "Write a text between the quotes."})
}

/// Definitions of texts of a scenario, by their lengths. A text with a figure in it counts as what it is filled in to,
/// which only the reader knows.
pub(super) fn lengths() -> Value {
    let all = [
        CHOICES.longest,
        COLUMNS.longest,
        HEADINGS.longest,
        FIELDS_OF_A_SEAT.longest,
        MAX_PHRASE,
        LINE,
        TITLE,
        REMARK,
        ADVICE,
        SITUATION,
        QUESTION,
        CELL,
        LABEL,
        CRITERION,
        SENTENCE,
        WORDINGS,
        LENGTH_OF_CUES,
    ];
    let all: BTreeSet<usize> = all.into_iter().collect();
    let definition = |longest: usize| {
        let fits = json!([{"maxLength": longest}, {"pattern": "\\{"}]);
        (up_to(longest), json!({"$ref": "#/$defs/text", "anyOf": fits}))
    };
    all.into_iter().map(definition).collect()
}

fn up_to(longest: usize) -> String {
    format!("upTo{longest}")
}

/// What is common to all ids.
pub(super) fn any_id() -> Value {
    named("[a-z0-9_-]", "Use 1 to 64 small letters, digits, - and _, starting with a letter.")
}

/// A name of a small letter and then such characters.
pub(super) fn named(characters: &str, remedy: &str) -> Value {
    let pattern = format!("^[a-z]{characters}{{0,{}}}$", MAX_ID - 1);
    json!({"type": "string", "pattern": pattern, "patternErrorMessage": remedy})
}

/// An id, or the name of something that has one.
pub(super) fn id(description: &str) -> Value {
    with("id", description)
}

/// A text of at most so many characters.
pub(super) fn text(longest: usize, description: &str) -> Value {
    json!({"$ref": "#/$defs/text", "maxLength": longest, "description": description})
}

/// A text of a scenario, into which its figures are filled before its characters are counted.
pub(super) fn figured(longest: usize, description: &str) -> Value {
    with(&up_to(longest), description)
}

/// As [`figured`], where nothing need be said of it.
pub(super) fn entry(longest: usize) -> Value {
    refer(&up_to(longest))
}

/// A whole number within its bounds.
pub(super) fn whole(bounds: Whole, description: &str) -> Value {
    json!({"type": "integer", "minimum": bounds.low, "maximum": bounds.high, "description": description})
}

/// A whole number that may be left out.
pub(super) fn usually(usual: u32, bounds: Whole, description: &str) -> Value {
    let number = whole(bounds, &format!("{description} {usual} if it is left out."));
    and(number, "default", usual)
}

pub(super) fn flag(description: &str) -> Value {
    json!({"type": "boolean", "default": false, "description": description})
}

/// One of the words that a key may have.
pub(super) fn choice<T: PartialEq>(words: &Words<T>, description: &str) -> Value {
    let names: Vec<&str> = words.all.iter().map(|(name, _)| *name).collect();
    let usual = words.all.iter().find(|(_, value)| *value == words.usual).map(|(name, _)| *name);
    json!({"enum": names, "default": usual, "description": description})
}

/// A list of so many entries.
pub(super) fn list(entry: Value, least: usize, most: usize, description: &str) -> Value {
    let list = and(json!({"type": "array", "description": description}), "items", entry);
    let list = if least > 0 { and(list, "minItems", least) } else { list };
    and(list, "maxItems", most)
}

/// A list of different texts, into which figures may be filled.
pub(super) fn texts(limits: Texts, description: &str) -> Value {
    and(list(entry(limits.longest), limits.least, limits.most, description), "uniqueItems", true)
}

/// An object with these keys and no others.
pub(super) fn object(description: &str, required: &[&str], properties: Value) -> Value {
    let object = json!({
        "type": "object",
        "description": description,
        "required": required,
        "additionalProperties": false
    });
    and(object, "properties", properties)
}

/// A schema with one more keyword.
pub(super) fn and(mut schema: Value, keyword: &str, value: impl Into<Value>) -> Value {
    if let Some(members) = schema.as_object_mut() {
        members.insert(keyword.to_owned(), value.into());
    }
    schema
}

/// A definition, described by what it is here.
pub(super) fn with(definition: &str, description: &str) -> Value {
    json!({"$ref": format!("#/$defs/{definition}"), "description": description})
}

/// A definition that describes itself.
pub(super) fn refer(definition: &str) -> Value {
    json!({"$ref": format!("#/$defs/{definition}")})
}

/// The members of two objects in one.
pub(super) fn joined(first: Value, more: Value) -> Value {
    match (first, more) {
        (Value::Object(mut first), Value::Object(more)) => {
            first.extend(more);
            first.into()
        }
        (first, _) => first,
    }
}
