//! An answer as it was typed, with the marker pen over the words that counted.

use crate::answer::{Answer, Place};
use crate::ids::FieldId;
use crate::interview::{AttemptId, Mark, Route, pieces};
use crate::pack::{Field, FieldKind, Scenario};
use crate::scoring::{Debrief, Evidence};
use yew::prelude::*;

/// A mark with its place and what it stands for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Note {
    pub(in crate::app) number: usize,
    pub(in crate::app) evidence: Evidence,
    /// The item or flag, as an element's id: `item-commits`.
    pub(in crate::app) verdict: String,
    pub(in crate::app) title: String,
    /// Points, with their sign.
    pub(in crate::app) points: String,
    pub(in crate::app) is_flag: bool,
}

/// All marks of a debrief, numbered in the order of the answer.
pub(in crate::app) fn notes(scenario: &Scenario, debrief: &Debrief) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for (item, result) in scenario.items.iter().zip(&debrief.items).filter(|(_, result)| result.met) {
        notes.extend(result.evidence.iter().map(|evidence| Note {
            number: 0,
            evidence: evidence.clone(),
            verdict: format!("item-{}", item.id),
            title: item.title.clone(),
            points: format!("+{}", item.weight),
            is_flag: false,
        }));
    }
    for (flag, result) in scenario.flags.iter().zip(&debrief.flags).filter(|(_, result)| result.raised) {
        notes.extend(result.evidence.iter().map(|evidence| Note {
            number: 0,
            evidence: evidence.clone(),
            verdict: format!("flag-{}", flag.id),
            title: flag.title.clone(),
            points: format!("−{}", flag.weight),
            is_flag: true,
        }));
    }
    let position = |place: &Place| {
        let field = scenario.fields.iter().position(|field| field.id == place.field);
        let column = scenario.fields.iter().find(|field| field.id == place.field).and_then(|field| match &field.kind {
            FieldKind::Table { columns } => columns.iter().position(|column| Some(column) == place.column.as_ref()),
            _ => None,
        });
        (field, place.row, column)
    };
    notes.sort_by_key(|note| (position(&note.evidence.place), note.evidence.span.start, note.evidence.span.end));
    for (index, note) in notes.iter_mut().enumerate() {
        note.number = index + 1;
    }
    notes
}

/// The whole answer, field by field, with marks and margin notes.
pub(in crate::app) fn answer(attempt: &AttemptId, scenario: &Scenario, answer: &Answer, notes: &[Note]) -> Html {
    html! {
        <div class="answer">
            { for scenario.fields.iter().map(|field| {
                let own: Vec<&Note> = notes.iter().filter(|note| note.evidence.place.field == field.id).collect();
                html! {
                    <section class="answer-field" key={field.id.to_string()}>
                        <h3>{ &field.label }</h3>
                        <div class="answer-words">{ words(attempt, field, answer, &own) }</div>
                        <ul class="margin">
                            { for margin(attempt, &own) }
                        </ul>
                    </section>
                }
            }) }
        </div>
    }
}

/// Margin notes: one line a verdict, with the numbers of its marks.
fn margin<'n>(attempt: &'n AttemptId, notes: &'n [&'n Note]) -> impl Iterator<Item = Html> + 'n {
    let is_first = |index: &usize, note: &Note| !notes.iter().take(*index).any(|other| other.verdict == note.verdict);
    notes.iter().enumerate().filter(move |(index, note)| is_first(index, note)).map(move |(_, note)| {
        let numbers: Vec<String> = notes
            .iter()
            .filter(|other| other.verdict == note.verdict)
            .map(|other| other.number.to_string())
            .collect();
        let href = Route::Debrief(attempt.clone(), Some(note.verdict.clone())).href();
        html! {
            <li class={classes!("margin-note", note.is_flag.then_some("margin-flag"))}>
                <span class="margin-numbers">{ numbers.join(" ") }</span>
                <a {href}>{ &note.title }</a>
                <span class="margin-points">{ &note.points }</span>
            </li>
        }
    })
}

/// A field's answer without any marks.
pub(in crate::app) fn plain(field: &Field, answer: &Answer) -> Html {
    words(&AttemptId::new(""), field, answer, &[])
}

fn words(attempt: &AttemptId, field: &Field, answer: &Answer, notes: &[&Note]) -> Html {
    if !answer.is_filled(&field.id) {
        return html! { <p class="blank">{ "Left blank" }</p> };
    }
    match &field.kind {
        FieldKind::Text => {
            let place = Place { field: field.id.clone(), row: None, column: None };
            html! { <div class="prose">{ stretch(attempt, answer, &place, notes) }</div> }
        }
        FieldKind::Number(_) => html! { <p class="figure">{ answer.typed_number(&field.id) }</p> },
        FieldKind::Allocation(allocation) => html! {
            <dl class="shares">
                { for allocation.buckets.iter().map(|bucket| {
                    let typed = answer.typed_amount(&field.id, bucket).trim();
                    html! {
                        <div>
                            <dt>{ bucket }</dt>
                            <dd>{ if typed.is_empty() { "–" } else { typed } }</dd>
                        </div>
                    }
                }) }
            </dl>
        },
        FieldKind::Table { columns } => table(attempt, &field.id, columns, answer, notes),
    }
}

fn table(attempt: &AttemptId, field: &FieldId, columns: &[String], answer: &Answer, notes: &[&Note]) -> Html {
    html! {
        <table class="answer-table">
            <thead>
                <tr>{ for columns.iter().map(|column| html! { <th scope="col">{ Field::heading(column) }</th> }) }</tr>
            </thead>
            <tbody>
                { for (0..answer.rows(field).len()).map(|row| html! {
                    <tr>
                        { for columns.iter().map(|column| {
                            let place = Place { field: field.clone(), row: Some(row), column: Some(column.clone()) };
                            html! { <td data-heading={Field::heading(column)}>{ stretch(attempt, answer, &place, notes) }</td> }
                        }) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}

fn stretch(attempt: &AttemptId, answer: &Answer, place: &Place, notes: &[&Note]) -> Html {
    let here: Vec<&&Note> = notes.iter().filter(|note| note.evidence.place == *place).collect();
    let marks: Vec<Mark> =
        here.iter().map(|note| Mark { number: note.number, span: note.evidence.span.clone() }).collect();
    let note_of = |number: usize| here.iter().find(|note| note.number == number);
    html! {
        { for pieces(answer.text_at(place), &marks).into_iter().map(|piece| {
            let text = html! { { piece.text } };
            let is_flag = piece.under.iter().any(|number| note_of(*number).is_some_and(|note| note.is_flag));
            let marked = match piece.under.len() {
                0 => text,
                depth => html! {
                    <mark class={classes!((depth > 1).then_some("mark-deep"), is_flag.then_some("mark-flag"))}>{ text }</mark>
                },
            };
            let links = piece.ending.iter().filter_map(|number| note_of(*number)).map(|note| {
                let href = Route::Debrief(attempt.clone(), Some(note.verdict.clone())).href();
                html! {
                    <sup><a id={format!("mark-{}", note.number)} class="mark-link" {href} aria-label={format!("Mark {}: {}, {} points", note.number, note.title, note.points)}>{ note.number }</a></sup>
                }
            });
            html! { <>{ marked }{ for links }</> }
        }) }
    }
}
