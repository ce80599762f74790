//! What goes with a question besides its checklist, and whole answers.

use super::parts::{figured, id, list, object, usually, with};
use crate::pack::limits::{ADVICE, COST, ENTRIES, LINE, REMARK, SCORE, USUAL_COST};
use serde_json::{Value, json};

pub(super) fn hint() -> Value {
    object(
        "A step of the ladder for whoever is stuck.",
        &["text"],
        json!({
            "text": figured(ADVICE, "How to think, never words to paste."),
            "cost": usually(USUAL_COST, COST, "The points, by weight, that looking at it costs:")
        }),
    )
}

pub(super) fn challenge() -> Value {
    object(
        "What is put to the candidate after the answer.",
        &["id", "text", "good"],
        json!({
            "id": id("The challenge's name in its scenario."),
            "by": with("person", "Who puts it, if it is not the one who asked."),
            "when": with("rule", "When it fits; it may also ask whether a flag was `raised` or which `mistake` a number shows. Always, if this is left out."),
            "text": figured(REMARK, "What is said."),
            "good": figured(REMARK, "What a good reply does, for the debrief.")
        }),
    )
}

pub(super) fn model() -> Value {
    object(
        "An answer that would have done.",
        &["title", "why", "answer"],
        json!({
            "title": figured(LINE, "Its decision, in a few words."),
            "why": figured(REMARK, "When this is the better answer."),
            "answer": with("answer", "The answer, by the ids of the fields.")
        }),
    )
}

pub(super) fn sample() -> Value {
    let bound = json!({"type": "integer", "minimum": SCORE.low, "maximum": SCORE.high});
    object(
        "A whole answer with what it must get.",
        &["name", "fields", "score"],
        json!({
            "name": figured(LINE, "What it shows: strong, keyword list."),
            "fields": with("answer", "The answer, by the ids of the fields."),
            "score": list(bound, 2, 2, "The least and the greatest score that are right: [60, 80]."),
            "met": with("names", "The ids of items that must be met."),
            "unmet": with("names", "The ids of items that must not be met."),
            "raised": with("names", "The ids of flags that must be raised; all others must not be.")
        }),
    )
}

/// Ids of items or flags.
pub(super) fn names() -> Value {
    json!({"type": "array", "items": {"$ref": "#/$defs/id"}, "maxItems": ENTRIES})
}
