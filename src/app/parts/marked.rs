//! An answer as it was typed, with the marker pen over the words that counted.

use crate::answer::{Answer, Place};
use crate::ids::FieldId;
use crate::interview::{AttemptId, Mark, Route, pieces};
use crate::order::by_key;
use crate::pack::{Field, FieldKind, Item, Scenario};
use crate::scoring::{Debrief, Evidence};
use yew::prelude::*;

/// A stretch of marked words, and the verdict that they stand for.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::app) struct Note {
    pub(in crate::app) evidence: Evidence,
    /// The item or flag, as an element's id: `item-commits`.
    pub(in crate::app) verdict: String,
    /// The mark, as an element's id: `mark-commits-2`.
    pub(in crate::app) mark: String,
    /// The verdict's sign in the margin: a number for an item, a letter for a flag.
    pub(in crate::app) sign: String,
    pub(in crate::app) title: String,
    /// Points, with their sign.
    pub(in crate::app) points: String,
    pub(in crate::app) is_flag: bool,
}

/// All marks of a debrief, in the order of the answer.
pub(in crate::app) fn notes(scenario: &Scenario, debrief: &Debrief) -> Vec<Note> {
    let mut notes: Vec<Note> = Vec::new();
    for (item, result) in scenario.items.iter().zip(&debrief.items).filter(|(_, result)| result.met) {
        notes.extend(result.evidence.iter().enumerate().map(|(index, evidence)| Note {
            evidence: evidence.clone(),
            verdict: format!("item-{}", item.id),
            mark: format!("mark-{}-{}", item.id, index + 1),
            sign: item_sign(scenario, item),
            title: item.title.clone(),
            points: format!("+{}", item.weight),
            is_flag: false,
        }));
    }
    for (position, (flag, result)) in scenario.flags.iter().zip(&debrief.flags).enumerate() {
        let evidence = result.evidence.iter().filter(|_| result.raised);
        notes.extend(evidence.enumerate().map(|(index, evidence)| Note {
            evidence: evidence.clone(),
            verdict: format!("flag-{}", flag.id),
            mark: format!("mark-{}-{}", flag.id, index + 1),
            sign: flag_sign(position),
            title: flag.title.clone(),
            points: format!("−{}", flag.weight),
            is_flag: true,
        }));
    }
    let position = |place: &Place| {
        let field = scenario.fields.iter().position(|field| field.id == place.field);
        let column = scenario.fields.iter().find(|field| field.id == place.field).and_then(|field| {
            match &field.kind {
                FieldKind::Table { columns } => {
                    columns.iter().position(|column| Some(column) == place.column.as_ref())
                }
                _ => None,
            }
        });
        (field, place.row, column)
    };
    by_key(notes, |note| (position(&note.evidence.place), note.evidence.span.start, note.evidence.span.end))
}

/// The number of an item, counted as the debrief shows them: dimension by dimension.
pub(in crate::app) fn item_sign(scenario: &Scenario, item: &Item) -> String {
    let before = |other: &&Item| other.dimension < item.dimension;
    let earlier = scenario.items.iter().filter(before).count();
    let same = scenario.items.iter().filter(|other| other.dimension == item.dimension);
    let position = same.take_while(|other| other.id != item.id).count();
    (earlier + position + 1).to_string()
}

/// The letter of a flag.
pub(in crate::app) fn flag_sign(position: usize) -> String {
    u32::try_from(position)
        .ok()
        .and_then(|position| char::from_u32(u32::from('A') + position % 26))
        .map_or_else(String::new, String::from)
}

/// The whole answer, field by field, with marks and margin notes.
pub(in crate::app) fn answer(
    attempt: &AttemptId,
    scenario: &Scenario,
    answer: &Answer,
    fields: &[FieldId],
    notes: &[Note],
) -> Html {
    html! {
        <div class="answer">
            { for scenario.fields_asked(fields).into_iter().map(|field| {
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

/// Margin notes: one line a verdict.
fn margin<'n>(attempt: &'n AttemptId, notes: &'n [&'n Note]) -> impl Iterator<Item = Html> + 'n {
    let is_first =
        |index: &usize, note: &Note| !notes.iter().take(*index).any(|other| other.verdict == note.verdict);
    notes.iter().enumerate().filter(move |(index, note)| is_first(index, note)).map(move |(_, note)| {
        let href = Route::Debrief(attempt.clone(), Some(note.verdict.clone())).href();
        html! {
            <li class={classes!("margin-note", note.is_flag.then_some("margin-flag"))}>
                <span class="sign">{ &note.sign }</span>
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
        FieldKind::Ranking { .. } => html! {
            <ol class="picked picked-order">{ for answer.placed(&field.id).map(|(place, choice)| html! { <li value={place.to_string()}>{ choice }</li> }) }</ol>
        },
        FieldKind::Choice { .. } => html! {
            <ul class="picked">{ for answer.picked(&field.id).iter().map(|choice| html! { <li>{ choice }</li> }) }</ul>
        },
        FieldKind::Buckets { choices, .. } => html! {
            <dl class="shares">
                { for choices.iter().map(|choice| html! {
                    <div>
                        <dt>{ choice }</dt>
                        <dd>{ answer.bucket_of(&field.id, choice).unwrap_or("–") }</dd>
                    </div>
                }) }
            </dl>
        },
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
    let here: Vec<&Note> = notes.iter().copied().filter(|note| note.evidence.place == *place).collect();
    let marks: Vec<Mark> = here
        .iter()
        .enumerate()
        .map(|(number, note)| Mark { number, span: note.evidence.span.clone() })
        .collect();
    html! {
        { for pieces(answer.text_at(place), &marks).into_iter().map(|piece| {
            let text = html! { { piece.text } };
            let is_flag = piece.under.iter().any(|number| here.get(*number).is_some_and(|note| note.is_flag));
            let marked = match piece.under.len() {
                0 => text,
                depth => html! {
                    <mark class={classes!((depth > 1).then_some("mark-deep"), is_flag.then_some("mark-flag"))}>{ text }</mark>
                },
            };
            let links = piece.ending.iter().filter_map(|number| here.get(*number)).map(|note| {
                let href = Route::Debrief(attempt.clone(), Some(note.verdict.clone())).href();
                let label = format!("{}: {}, {} points", note.sign, note.title, note.points);
                html! { <sup><a id={note.mark.clone()} class="mark-link" {href} aria-label={label}>{ &note.sign }</a></sup> }
            });
            html! { <>{ marked }{ for links }</> }
        }) }
    }
}
