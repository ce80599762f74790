//! What an answer is judged by.

use super::parts::{figured, flag as yes_or_no, id, object, usually, whole, with};
use crate::pack::Dimension;
use crate::pack::limits::{CRITERION, SENTENCE, TESTS, TITLE, USUAL_WEIGHT_OF_A_FLAG, WEIGHT};
use serde_json::{Value, json};

pub(super) fn item() -> Value {
    let names = Dimension::ALL.map(|dimension| format!("{}: {}", dimension.id(), dimension.title()));
    let dimension = format!("The dimension that it counts for. {}.", names.join("; "));
    object(
        "An item of the checklist.",
        &["id", "title", "dimension", "weight", "criterion", "met_by"],
        json!({
            "id": id("The item's name in its scenario."),
            "title": figured(TITLE, "A short name for lists."),
            "dimension": {"enum": Dimension::ALL.map(Dimension::id), "description": dimension},
            "weight": whole(WEIGHT, "Its points; 1 to 3 are enough."),
            "tentative": yes_or_no("Readers and the rule differ so often on it that its verdict is only a hint."),
            "criterion": figured(CRITERION, "One sentence that two colleagues would judge alike: what a reader looks for."),
            "met_by": with("rule", "The rule by which it is met: what has to be found in the answer."),
            "accept": with("tests", "Sentences, or parts of answers, that must meet it; `check` runs them."),
            "reject": with("tests", "Sentences, or parts of answers, that must not meet it.")
        }),
    )
}

pub(super) fn flag() -> Value {
    object(
        "A red flag.",
        &["id", "title", "criterion", "raised_by"],
        json!({
            "id": id("The flag's name in its scenario."),
            "title": figured(TITLE, "A short name for lists."),
            "weight": usually(USUAL_WEIGHT_OF_A_FLAG, WEIGHT, "The points that it takes:"),
            "criterion": figured(CRITERION, "What is wrong with answers that raise it."),
            "raised_by": with("rule", "The rule by which it is raised: what has to be found in the answer."),
            "accept": with("tests", "Sentences, or parts of answers, that must raise it; `check` runs them."),
            "reject": with("tests", "Sentences, or parts of answers, that must not raise it.")
        }),
    )
}

/// A sentence goes into the text field at which the rule looks first.
pub(super) fn tests() -> Value {
    let sentence = figured(SENTENCE, "A sentence for the text field at which the rule looks.");
    let part = with("answer", "A part of an answer, by the ids of its fields.");
    json!({"type": "array", "items": {"anyOf": [sentence, part]}, "maxItems": TESTS})
}
