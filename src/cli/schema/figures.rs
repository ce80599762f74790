//! Figures: parameters, what has to hold among them, and numbers that are worked out from them.

use super::parts::{figured, id, named, object, text, usually, with};
use crate::pack::limits::{
    ADVICE, FORMULA, LINE, MISTAKES, PARAMETERS, UNIT, USUAL_WEIGHT_OF_A_NUMBER, WEIGHT,
};
use serde_json::{Value, json};

/// Parameters have a value of their own, perhaps with a range, or follow from others.
pub(super) fn parameters() -> Value {
    let label = || figured(LINE, "What the figure is, for the working that a debrief shows.");
    let range = object(
        "From where to where fresh figures are drawn, and by which steps; the value lies between.",
        &["from", "to", "step"],
        json!({
            "from": {"type": "number", "description": "The least value."},
            "to": {"type": "number", "description": "The greatest value, above `from`."},
            "step": {"type": "number", "exclusiveMinimum": 0, "description": "The distance of one value to the next."}
        }),
    );
    let given = object(
        "A figure with a value of its own.",
        &["label", "value"],
        json!({
            "label": label(),
            "value": {"type": "number", "description": "The value in its unit; 24 for 24%."},
            "unit": unit(),
            "range": range
        }),
    );
    let follows = object(
        "A figure that follows from those above it.",
        &["label", "formula"],
        json!({
            "label": label(),
            "formula": formula("How it is worked out from the parameters above it. A percentage counts as a fraction: 24% is 0.24."),
            "unit": unit(),
            "round": {"type": "number", "exclusiveMinimum": 0, "description": "The step to which it is rounded, in its unit: 0.1 or 100."}
        }),
    );
    json!({
        "type": "object",
        "maxProperties": PARAMETERS,
        "propertyNames": named("[a-z0-9_]", "Use small letters, digits and _, starting with a letter."),
        "additionalProperties": {"anyOf": [given, follows]}
    })
}

pub(super) fn holds() -> Value {
    let condition = text(FORMULA, "Two formulas with <, <=, > or >= between them.");
    json!({"type": "array", "items": condition, "maxItems": PARAMETERS})
}

/// The keys of a number that is asked for, in a field or a drill.
pub(super) fn number_keys() -> Value {
    json!({
        "unit": unit(),
        "expect": formula("The right value as a formula over the parameters, so that the debrief can show the working."),
        "tolerance": with("tolerance", "How far off still counts as right: a number in the unit, or a share such as \"2%\"."),
        "weight": usually(USUAL_WEIGHT_OF_A_NUMBER, WEIGHT, "The points of the number:"),
        "mistakes": with("mistakes", "Known ways to get it wrong; whoever took one is told so.")
    })
}

/// A number in the field's unit, or a text that holds a share, perhaps filled in.
pub(super) fn tolerance() -> Value {
    let remedy = "Write a number in the field's unit, or a share such as \"2%\".";
    json!({"type": ["number", "string"], "minimum": 0, "pattern": "[%{]", "patternErrorMessage": remedy})
}

pub(super) fn mistakes() -> Value {
    let mistake = object(
        "A known mistake.",
        &["id", "formula", "why"],
        json!({
            "id": id("The mistake's name in its field."),
            "formula": formula("The value that whoever makes the mistake comes to."),
            "why": figured(ADVICE, "What the person did, and what is right instead; shown in the debrief.")
        }),
    );
    json!({"type": "array", "items": mistake, "maxItems": MISTAKES})
}

pub(super) fn unit() -> Value {
    json!({"type": "string", "maxLength": UNIT, "description": "$, $M, %, days or any other word; empty for a pure number."})
}

fn formula(description: &str) -> Value {
    text(FORMULA, description)
}
