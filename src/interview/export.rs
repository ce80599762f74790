//! Debriefs, contests and the history as files.

use super::model::{Model, Shown};
use super::progress::own_mark;
use super::review::Review;
use crate::answer::{Answer, Place};
use crate::number::show;
use crate::pack::{Dimension, Field, FieldKind, Scenario};
use crate::pushback::{Judgement, Verdict};
use crate::scoring::{Debrief, NumberState, score_line};
use serde_json::{Value, json};
use std::fmt::Write;

/// The debrief on the screen as Markdown; `None` if its scenario is not loaded.
pub(super) fn debrief_markdown(model: &Model, shown: &Shown) -> Option<String> {
    let scenario = model.library.asked(&shown.attempt.asked())?;
    let debrief = shown.debrief.as_deref()?;
    let review = model.reviews.get(&shown.attempt.id);
    let mut text = String::new();
    let _ = writeln!(text, "# {}\n", line(&scenario.title));
    let asker = &scenario.asked_by;
    let _ =
        writeln!(text, "> {}\n>\n> {}, {}\n", line(&scenario.question), line(&asker.name), line(&asker.role));
    let _ = writeln!(
        text,
        "**{} of 100.** {} of {} points by weight.\n",
        shown.attempt.score, debrief.earned, debrief.possible
    );
    dimensions(&mut text, debrief);
    checklist(&mut text, scenario, debrief, &shown.attempt.answer, review);
    numbers(&mut text, scenario, debrief);
    pushback(&mut text, scenario, shown, review);
    if let Some(own) = review.and_then(|review| own_mark(&shown.attempt, review)) {
        let _ = writeln!(text, "## Your own mark\n\nYou gave yourself {own} of 100.\n");
    }
    let _ = writeln!(text, "## The answer\n");
    for field in scenario.fields_asked(&shown.attempt.fields) {
        let _ = writeln!(text, "### {}\n", line(&field.label));
        answer(&mut text, field, &shown.attempt.answer);
    }
    Some(text)
}

/// A text on one line, with what Markdown would take for its own escaped.
fn line(text: &str) -> String {
    let mut out = String::new();
    for c in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if "\\`*_[]<>#|".contains(c) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Paragraphs, each on its own line, with what Markdown would take for its own escaped.
fn paragraphs(text: &str) -> String {
    text.lines().map(|paragraph| line(paragraph) + "\n").collect::<Vec<_>>().join("\n")
}

fn dimensions(text: &mut String, debrief: &Debrief) {
    let _ = writeln!(text, "| Dimension | Earned | Possible |\n|---|---|---|");
    for one in &debrief.dimensions {
        let _ = writeln!(text, "| {} | {} | {} |", one.dimension.title(), one.earned, one.possible);
    }
    text.push('\n');
}

fn quoted(text: &mut String, answer: &Answer, place: &Place, span: &std::ops::Range<usize>) {
    if let Some(words) = answer.text_at(place).get(span.clone()) {
        let _ = writeln!(text, "  - “{}”", line(words));
    }
}

fn checklist(
    text: &mut String,
    scenario: &Scenario,
    debrief: &Debrief,
    answer: &Answer,
    review: Option<&Review>,
) {
    let _ = writeln!(text, "## The checklist\n");
    for (item, result) in scenario.items.iter().zip(&debrief.items).filter(|(_, result)| result.is_asked) {
        let sign = if result.met { "x" } else { " " };
        let contested = review.and_then(|review| review.contests.get(&item.id));
        let _ = writeln!(
            text,
            "- [{sign}] **{}** ({} of {}){}",
            line(&item.title),
            if result.met { item.weight } else { 0 },
            item.weight,
            if contested.is_some() { ", contested" } else { "" }
        );
        for evidence in &result.evidence {
            quoted(text, answer, &evidence.place, &evidence.span);
        }
        if !result.met {
            let _ = writeln!(text, "  - {}", line(&item.criterion));
        }
        if let Some(words) = contested {
            let _ = writeln!(text, "  - the candidate says: “{}”", line(words));
        }
    }
    for (flag, result) in scenario.flags.iter().zip(&debrief.flags).filter(|(_, result)| result.raised) {
        let _ = writeln!(
            text,
            "- Red flag: **{}** (−{}). {}",
            line(&flag.title),
            flag.weight,
            line(&flag.criterion)
        );
        for evidence in &result.evidence {
            quoted(text, answer, &evidence.place, &evidence.span);
        }
    }
    text.push('\n');
}

fn numbers(text: &mut String, scenario: &Scenario, debrief: &Debrief) {
    if debrief.numbers.is_empty() {
        return;
    }
    let _ = writeln!(text, "## The numbers\n");
    for result in &debrief.numbers {
        let Some(field) = scenario.field(&result.field) else { continue };
        let FieldKind::Number(number) = &field.kind else { continue };
        let verdict = match &result.state {
            NumberState::Right(_) => "right".to_owned(),
            NumberState::Blank => format!("blank; it is {}", number.shown()),
            _ => format!("not right; it is {}", number.shown()),
        };
        let working = number.working(&scenario.parameters);
        let _ = writeln!(
            text,
            "- {}: {verdict}\n  - {} = {}",
            line(&field.label),
            line(&working.figures),
            number.shown()
        );
    }
    text.push('\n');
}

fn pushback(text: &mut String, scenario: &Scenario, shown: &Shown, review: Option<&Review>) {
    let Some(review) = review.filter(|review| !review.exchanges.is_empty()) else { return };
    let _ = writeln!(text, "## Pushback\n");
    for exchange in &review.exchanges {
        let Some(challenge) = scenario.challenge(&exchange.challenge) else {
            continue;
        };
        let judgement = shown.replies.iter().find(|(id, _)| *id == exchange.challenge);
        let judgement = judgement.map_or(Judgement::Silent, |(_, verdict)| verdict.judgement);
        let _ = writeln!(text, "> {}\n\n{}", line(&challenge.text), paragraphs(&exchange.reply));
        let _ = writeln!(
            text,
            "{}: {} of {}. {}\n",
            judgement.title(),
            judgement.points(),
            Verdict::MOST,
            line(&challenge.good)
        );
    }
}

fn answer(text: &mut String, field: &Field, answer: &Answer) {
    if !answer.is_filled(&field.id) {
        let _ = writeln!(text, "Left blank.\n");
        return;
    }
    match &field.kind {
        FieldKind::Text => {
            let _ = writeln!(text, "{}", paragraphs(answer.text(&field.id)));
        }
        FieldKind::Number(_) => {
            let _ = writeln!(text, "{}\n", line(answer.typed_number(&field.id)));
        }
        FieldKind::Table { columns } => {
            let heads: Vec<String> = columns.iter().map(|column| line(&Field::heading(column))).collect();
            let _ = writeln!(text, "| {} |\n|{}", heads.join(" | "), "---|".repeat(columns.len()));
            for row in answer.rows(&field.id) {
                let cells: Vec<String> =
                    columns.iter().map(|column| line(row.get(column).map_or("", String::as_str))).collect();
                let _ = writeln!(text, "| {} |", cells.join(" | "));
            }
            text.push('\n');
        }
        FieldKind::Allocation(allocation) => {
            for bucket in &allocation.buckets {
                let _ =
                    writeln!(text, "- {}: {}", line(bucket), line(answer.typed_amount(&field.id, bucket)));
            }
            text.push('\n');
        }
        FieldKind::Buckets { choices, .. } => {
            for choice in choices {
                let bucket = answer.bucket_of(&field.id, choice).unwrap_or("–");
                let _ = writeln!(text, "- {}: {}", line(choice), line(bucket));
            }
            text.push('\n');
        }
        FieldKind::Ranking { .. } | FieldKind::Choice { .. } => {
            for (place, choice) in answer.placed(&field.id) {
                let _ = writeln!(text, "{place}. {}", line(choice));
            }
            text.push('\n');
        }
    }
}

/// The debrief on the screen for programs: the line that the command line prints, with what followed.
pub(super) fn debrief_json(model: &Model, shown: &Shown) -> Option<String> {
    let attempt = &shown.attempt;
    let debrief = shown.debrief.as_deref()?;
    let mut value = score_line(attempt.id.as_str(), attempt.scenario.as_str(), &attempt.answer, debrief);
    let Value::Object(map) = &mut value else { return None };
    map.insert("score".into(), json!(attempt.score));
    map.insert("numbers_no".into(), json!(attempt.draw));
    map.insert("mode".into(), json!(attempt.mode));
    map.insert("submitted_at".into(), json!(attempt.submitted_at));
    map.insert("spent_ms".into(), json!(attempt.spent));
    map.insert("hint_cost".into(), json!(attempt.hint_cost));
    map.insert("answer".into(), json!(attempt.answer));
    if let Some(review) = model.reviews.get(&attempt.id) {
        let judgement =
            |id| shown.replies.iter().find(|(other, _)| other == id).map(|(_, verdict)| verdict.judgement);
        let exchanges: Vec<Value> = review
            .exchanges
            .iter()
            .map(|one| json!({"challenge": one.challenge, "reply": one.reply, "judgement": judgement(&one.challenge)}))
            .collect();
        map.insert("pushback".into(), json!(exchanges));
        map.insert("own_marks".into(), json!(review.marks));
        map.insert("confidence".into(), json!(review.confidence));
        map.insert("contests".into(), json!(review.contests));
    }
    Some(format!("{value:#}\n"))
}

/// All contests, with the words and the answer that they are about: an author can make tests of them.
pub(super) fn contests(model: &Model) -> String {
    let mut all = Vec::new();
    for attempt in &model.attempts {
        let Some(review) = model.reviews.get(&attempt.id) else { continue };
        for (item, words) in &review.contests {
            all.push(json!({
                "pack": attempt.pack,
                "pack_version": attempt.pack_version,
                "scenario": attempt.scenario,
                "numbers_no": attempt.draw,
                "fields_asked": attempt.fields,
                "item": item,
                "words": words,
                "answer": attempt.answer,
            }));
        }
    }
    format!("{:#}\n", json!({ "hotseat-contests": 1, "contests": all }))
}

/// The history as a table of comma-separated values, the newest first.
pub(super) fn history(model: &Model) -> String {
    let mut text = "attempt,submitted_at,scenario,title,mode,numbers,minutes,score".to_owned();
    for dimension in Dimension::ALL {
        let _ = write!(text, ",{}", dimension.id());
    }
    text.push_str(",own_mark,confidence\r\n");
    for attempt in &model.attempts {
        let review = model.reviews.get(&attempt.id);
        let mode = attempt.mode.name();
        let minutes = u32::try_from(attempt.spent / 6_000).map_or(0.0, |tenths| f64::from(tenths) / 10.0);
        let mut cells = vec![
            attempt.id.to_string(),
            attempt.submitted_at.to_string(),
            attempt.scenario.to_string(),
            attempt.title.clone(),
            mode.to_owned(),
            attempt.draw.map_or_else(String::new, |draw| draw.number().to_string()),
            show(minutes),
            attempt.score.to_string(),
        ];
        cells.extend(Dimension::ALL.map(|dimension| {
            attempt.dimensions.get(&dimension).map_or_else(String::new, |(earned, possible)| {
                format!("{}", 100 * earned / (*possible).max(1))
            })
        }));
        let own = review.and_then(|review| own_mark(attempt, review));
        cells.push(own.map_or_else(String::new, |mark| mark.to_string()));
        let confidence = review.and_then(|review| review.confidence);
        cells.push(confidence.map_or_else(String::new, |percent| percent.to_string()));
        let cells: Vec<String> = cells.iter().map(|cell| cell_of(cell)).collect();
        let _ = write!(text, "{}\r\n", cells.join(","));
    }
    text
}

/// A cell that no spreadsheet takes apart, or for a formula.
fn cell_of(text: &str) -> String {
    let text = text.replace(['\r', '\n'], " ");
    let text = if text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text };
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}
