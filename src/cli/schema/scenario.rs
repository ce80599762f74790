//! A scenario and what is put on the table with it.

use super::parts::{entry, figured, id, list, object, refer, texts, usually, with};
use crate::concept::lexicon::{MAX_PHRASE, MAX_PHRASES};
use crate::pack::limits::{
    CELL, ENTRIES, HEADINGS, HINTS, LINE, MINUTES, MODELS, QUESTION, REMARK, SITUATION, USUAL_MINUTES, WORD,
};
use crate::pack::words::FORMATS;
use serde_json::{Value, json};

pub(super) fn scenario() -> Value {
    let situation = format!(
        "What has happened. `{{parameter}}` stands for a figure with its unit, `{{formula:0.0}}` for what a formula comes to; the format is {FORMATS}."
    );
    object(
        "A question with everything that is needed to ask, answer and score it.",
        &["id", "title", "kind", "asked_by", "situation", "question", "fields", "items"],
        json!({
            "id": id("The scenario's name among all scenarios, in all packs."),
            "title": figured(LINE, "A headline, without figures that change."),
            "kind": figured(WORD, "What kind of conversation it is, in a word: strategy, people."),
            "asked_by": with("person", "Who asks."),
            "situation": figured(SITUATION, &situation),
            "question": figured(QUESTION, "What is asked, without figures that change."),
            "minutes": usually(USUAL_MINUTES, MINUTES, "The suggested time in minutes:"),
            "parameters": with("parameters", "The figures that formulas and texts use."),
            "holds": with("holds", "What must be true of every set of fresh figures, so that the decision stays worth taking."),
            "exhibit": with("exhibit", "The table on the desk."),
            "fields": list(refer("field"), 1, ENTRIES, "The form that the candidate fills in, in order."),
            "concepts": with("concepts", "Concepts of this scenario, or more wordings for those that there are."),
            "items": list(refer("item"), 1, ENTRIES, "The checklist by which an answer is judged."),
            "flags": list(refer("flag"), 0, ENTRIES, "Red flags: what costs points when an answer says it."),
            "hints": list(refer("hint"), 0, HINTS, "A ladder for whoever is stuck: the first turns the head, the last nearly gives it away."),
            "challenges": list(refer("challenge"), 0, ENTRIES, "What the person who asked says after the answer. The first three that fit are put, so the weightiest comes first."),
            "models": list(refer("model"), 0, MODELS, "Answers that would have done, at least two, with different decisions; shown only in the debrief."),
            "samples": list(refer("sample"), 0, ENTRIES, "Whole answers with the score that they must get; `check` runs them.")
        }),
    )
}

pub(super) fn exhibit() -> Value {
    let row = list(
        entry(CELL),
        HEADINGS.least,
        HEADINGS.most,
        "As many cells as there are columns; write – where there is no value.",
    );
    object(
        "The table on the desk.",
        &["title", "columns", "rows"],
        json!({
            "title": figured(CELL, "What the table shows."),
            "columns": texts(HEADINGS, "The headings."),
            "rows": list(row, 0, ENTRIES, "The rows, from the top."),
            "note": figured(REMARK, "A remark below the table.")
        }),
    )
}

pub(super) fn concepts() -> Value {
    let phrase = "A word stands for all its forms; `=may` is this form only, `differentiat*` every word that starts so, ` * ` steps over up to three words, `^` is the start of a clause, `@churn` another concept, `#money` a figure.";
    json!({
        "type": "object",
        "propertyNames": {"$ref": "#/$defs/id"},
        "additionalProperties": list(
            figured(MAX_PHRASE, phrase), 1, MAX_PHRASES, "The phrases that the concept stands for."
        )
    })
}
