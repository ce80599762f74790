//! The debrief as the line of JSON that the command line prints: a contract that does not change.

use super::debrief::Debrief;
use super::judge::Evidence;
use crate::answer::{Answer, Place};
use serde_json::{Map, Value, json};
use std::ops::Range;

/// One line of `score`'s output. Offsets are counted in UTF-16 code units, by which browsers select.
#[must_use]
pub fn score_line(id: &str, scenario: &str, answer: &Answer, debrief: &Debrief) -> Value {
    let evidence = |all: &[Evidence]| -> Vec<Value> {
        all.iter().map(|one| stretch(answer, &one.place, &one.span, true)).collect()
    };
    let items: Map<String, Value> = debrief
        .items
        .iter()
        .map(|item| {
            let blocked: Vec<Value> = item
                .blocked
                .iter()
                .map(|blocked| {
                    let mut value = stretch(answer, &blocked.place, &blocked.span, false);
                    if let Value::Object(map) = &mut value {
                        map.insert("why".into(), json!(blocked.why.id()));
                    }
                    value
                })
                .collect();
            let value = json!({
                "met": item.met,
                "evidence": evidence(&item.evidence),
                "missing": item.missing,
                "blocked": blocked,
            });
            (item.id.to_string(), value)
        })
        .collect();
    let flags: Map<String, Value> = debrief
        .flags
        .iter()
        .map(|flag| {
            (flag.id.to_string(), json!({"raised": flag.raised, "evidence": evidence(&flag.evidence)}))
        })
        .collect();
    let numbers: Map<String, Value> = debrief
        .numbers
        .iter()
        .map(|number| {
            let mistake = number.state.mistake().map(crate::ids::MistakeId::as_str);
            (number.field.to_string(), json!({"right": number.state.is_right(), "mistake": mistake}))
        })
        .collect();
    json!({
        "id": id,
        "scenario": scenario,
        "score": debrief.score,
        "items": items,
        "flags": flags,
        "numbers": numbers,
    })
}

fn stretch(answer: &Answer, place: &Place, span: &Range<usize>, with_text: bool) -> Value {
    let text = answer.text_at(place);
    let units = |offset: usize| text.get(..offset).unwrap_or_default().encode_utf16().count();
    let mut value = json!({"field": place.field, "start": units(span.start), "end": units(span.end)});
    if let Value::Object(map) = &mut value {
        if let Some(row) = place.row {
            map.insert("row".into(), json!(row));
        }
        if let Some(column) = &place.column {
            map.insert("column".into(), json!(column));
        }
        if with_text {
            map.insert("text".into(), json!(text.get(span.clone()).unwrap_or_default()));
        }
    }
    value
}
