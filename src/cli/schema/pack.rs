//! A pack, and what it may hold beside scenarios.

use super::figures::number_keys;
use super::parts::{and, figured, id, joined, list, object, refer, text, texts, whole, with};
use crate::pack::limits::{
    FIELDS_OF_A_SEAT, FORMAT, LANGUAGE, LEAST_SEATS, LINE, MINUTES_OF_A_SEAT, MOST_SEATS, QUESTION, REMARK,
    SCENARIOS, TITLE, VERSION, WORD,
};
use serde_json::{Value, json};

pub(super) fn pack() -> Value {
    let format = format!("The format of the pack: {FORMAT}.");
    let pack = object(
        "A pack of scenarios, drills or panels to practise with.",
        &["hotseat", "id", "title", "version", "author", "licence", "language", "about"],
        json!({
            "$schema": {"description": "Where this schema lies, so that an editor finds it."},
            "hotseat": {"type": "integer", "minimum": 1, "maximum": FORMAT, "default": FORMAT, "description": format},
            "id": id("The pack's name among all packs. Keep it when the pack changes."),
            "title": text(LINE, "What people call the pack."),
            "version": whole(VERSION, "Counts up with each change that is published."),
            "author": text(LINE, "Who wrote it."),
            "licence": text(LINE, "Under which terms it may be shared, such as CC-BY-4.0."),
            "language": text(LANGUAGE, "The language of its texts as a tag; scoring knows English, `en`."),
            "about": text(REMARK, "One or two sentences on what it trains."),
            "concepts": with("concepts", "The pack's own concepts, or more wordings for shared ones: `@name` in a rule stands for all phrases of the list."),
            "scenarios": list(refer("scenario"), 0, SCENARIOS, "Questions with a form to answer in and a checklist to judge by."),
            "drills": list(refer("drill"), 0, SCENARIOS, "Numbers to work out in two minutes, with fresh figures each time."),
            "panels": list(refer("panel"), 0, SCENARIOS, "Several people in one sitting, each with a question.")
        }),
    );
    let some = |kind: &str| json!({"required": [kind], "properties": {kind: {"minItems": 1}}});
    let pack = and(pack, "anyOf", ["scenarios", "drills", "panels"].map(some).to_vec());
    let dialect = "https://json-schema.org/draft/2020-12/schema";
    joined(json!({"$schema": dialect, "title": "A Hotseat pack"}), pack)
}

pub(super) fn person() -> Value {
    json!({
        "type": "object",
        "required": ["name", "role"],
        "additionalProperties": false,
        "properties": {
            "name": figured(LINE, "The name of the person."),
            "role": figured(LINE, "What the person is: CEO, Board member.")
        }
    })
}

pub(super) fn drill() -> Value {
    let properties = json!({
        "id": id("The drill's name among all drills."),
        "title": text(TITLE, "What it trains, in a few words."),
        "topic": text(WORD, "What it belongs to: payback, margin."),
        "asked_by": with("person", "Who asks."),
        "question": text(QUESTION, "What is asked; `{parameter}` stands for a figure with its unit."),
        "parameters": with("parameters", "The figures. At least one needs a `range`, so that they are fresh each time."),
        "holds": with("holds", "What must be true of every set of figures, so that none is absurd."),
        "working": text(QUESTION, "The way to the number, for whoever has answered, with its figures in braces.")
    });
    let required = [
        "id",
        "title",
        "topic",
        "asked_by",
        "question",
        "parameters",
        "working",
        "unit",
        "expect",
        "tolerance",
    ];
    object("One number to work out.", &required, joined(properties, number_keys()))
}

pub(super) fn panel() -> Value {
    let seat = object(
        "A person with a question.",
        &["by", "scenario", "minutes"],
        json!({
            "by": with("person", "Who sits there."),
            "scenario": id("The id of the scenario that is put; it may be in another pack."),
            "minutes": whole(MINUTES_OF_A_SEAT, "The time for it."),
            "fields": texts(FIELDS_OF_A_SEAT, "The ids of the fields that are asked; all if this is left out.")
        }),
    );
    object(
        "A mock interview with several people.",
        &["id", "title", "about", "seats"],
        json!({
            "id": id("The panel's name among all panels."),
            "title": text(LINE, "What people call it."),
            "about": text(REMARK, "One or two sentences on what it is like."),
            "seats": list(seat, LEAST_SEATS, MOST_SEATS, "Who sits there, in the order in which they ask.")
        }),
    )
}
