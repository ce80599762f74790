//! The inputs of the form. One listener on the form hears them all: each input says by its `data-`
//! attributes which field, row and part it is.

use crate::answer::Answer;
use crate::app::browser::{now, typed_into};
use crate::app::words::count;
use crate::ids::FieldId;
use crate::interview::{Draft, Input, Msg, field_id, row_id};
use crate::number::{decimal, parse_typed};
use crate::pack::{Allocation, Field, FieldKind, NumberField, Remainder};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// What was typed, from an event that reached the form.
pub(in crate::app) fn input_of(event: &InputEvent) -> Option<Input> {
    let target = event.target()?;
    let element = target.dyn_ref::<web_sys::Element>()?;
    let text = typed_into(element)?;
    Some(Input {
        field: FieldId::new(element.get_attribute("data-field")?),
        row: element.get_attribute("data-row").and_then(|row| row.parse().ok()),
        part: element.get_attribute("data-part"),
        text,
    })
}

/// One field with its label, number and state.
pub(in crate::app) fn view(
    index: usize,
    field: &Field,
    draft: &Draft,
    earlier: Option<&Answer>,
    send: &Callback<Msg>,
) -> Html {
    let id = field_id(&field.id);
    let label_id = format!("label-{}", field.id);
    let number = html! { <span class="field-number" aria-hidden="true">{ index + 1 }</span> };
    let body = match &field.kind {
        FieldKind::Text => text(field, &id, draft),
        FieldKind::Number(kind) => number_input(field, kind, &id, draft),
        FieldKind::Table { columns } => table(field, columns, draft, send),
        FieldKind::Allocation(kind) => allocation(field, kind, draft),
        FieldKind::Ranking { .. } | FieldKind::Choice { .. } | FieldKind::Buckets { .. } => {
            super::picks::view(field, draft)
        }
    };
    let before = html! { { for earlier.map(|earlier| earlier_words(field, earlier, send)) } };
    match &field.kind {
        FieldKind::Text | FieldKind::Number(_) => html! {
            <div class="field" key={field.id.to_string()}>
                <label id={label_id} for={id}>{ number }{ &field.label }</label>
                { body }
                <div class="field-before">{ before }</div>
            </div>
        },
        _ => html! {
            <fieldset class="field" key={field.id.to_string()}>
                <legend id={label_id}>{ number }{ &field.label }</legend>
                { body }
                <div class="field-before">{ before }</div>
            </fieldset>
        },
    }
}

fn text(field: &Field, id: &str, draft: &Draft) -> Html {
    let text = draft.answer.text(&field.id);
    let words = text.split_whitespace().count();
    html! {
        <>
            <textarea id={id.to_owned()} data-field={field.id.to_string()} value={text.to_owned()} rows="5" spellcheck="true" />
            { super::speech::dictate(id) }
            <p class="field-state">{ if words > 0 { count(words, "word") } else { String::new() } }</p>
        </>
    }
}

fn number_input(field: &Field, kind: &NumberField, id: &str, draft: &Draft) -> Html {
    let typed = draft.answer.typed_number(&field.id);
    let (state, is_refused) = match parse_typed(typed, &kind.unit) {
        Ok(None) => (String::new(), false),
        Ok(Some(number)) => (format!("read as {}", kind.unit.with(number.value)), false),
        Err(refusal) => (refusal.hint().to_owned(), true),
    };
    let state_id = format!("{id}-state");
    html! {
        <div class="number">
            <input id={id.to_owned()} type="text" inputmode="decimal" autocomplete="off" data-field={field.id.to_string()}
                value={typed.to_owned()} aria-describedby={state_id.clone()} aria-invalid={is_refused.then_some("true")} />
            <span id={state_id} class={classes!("field-state", is_refused.then_some("field-hint"))} aria-live="polite">{ state }</span>
        </div>
    }
}

fn table(field: &Field, columns: &[String], draft: &Draft, send: &Callback<Msg>) -> Html {
    let rows = draft.shown_rows(&field.id);
    let last = rows.len().saturating_sub(1);
    let add = send.reform({
        let field = field.id.clone();
        move |_: MouseEvent| Msg::RowAdded(field.clone(), now())
    });
    html! {
        <>
            <ol class="rows">
                { for rows.iter().enumerate().map(|(index, row)| html! {
                    <li class="row" key={index}>
                        <div class="row-cells">
                            { for columns.iter().enumerate().map(|(position, column)| {
                                let id = if position == 0 {
                                    row_id(&field.id, index)
                                } else {
                                    format!("field-{}-{index}-{column}", field.id)
                                };
                                let value = row.get(column).cloned().unwrap_or_default();
                                html! {
                                    <div class="cell" key={column.clone()}>
                                        <label for={id.clone()}>
                                            { Field::heading(column) }
                                            <span class="unseen">{ format!(" {}", index + 1) }</span>
                                        </label>
                                        <textarea {id} rows="2" data-field={field.id.to_string()} data-row={index.to_string()}
                                            data-part={column.clone()} {value} />
                                    </div>
                                }
                            }) }
                        </div>
                        <div class="row-acts">
                            { row_button(field, index, ("Move up", "↑"), index == 0, send, Msg::RowRaised) }
                            { row_button(field, index, ("Move down", "↓"), index == last, send, Msg::RowLowered) }
                            { row_button(field, index, ("Remove", "×"), false, send, Msg::RowRemoved) }
                        </div>
                    </li>
                }) }
            </ol>
            <button type="button" class="quiet add" onclick={add}>{ "Add a row" }</button>
        </>
    }
}

fn row_button(
    field: &Field,
    row: usize,
    (what, sign): (&str, &'static str),
    is_idle: bool,
    send: &Callback<Msg>,
    message: fn(FieldId, usize, u64) -> Msg,
) -> Html {
    let id = field.id.clone();
    let onclick = send.reform(move |_: MouseEvent| message(id.clone(), row, now()));
    let label = format!("{what}: row {} of “{}”", row + 1, field.label);
    html! {
        <button type="button" class="icon" aria-label={label.clone()} title={label} disabled={is_idle} {onclick}>{ sign }</button>
    }
}

fn allocation(field: &Field, kind: &Allocation, draft: &Draft) -> Html {
    let remainder = kind.remainder(&draft.answer, &field.id);
    let tone = match remainder {
        Remainder::Complete => "remainder-complete",
        Remainder::Over(_) | Remainder::Negative(_) | Remainder::Unreadable(_) => "remainder-over",
        Remainder::Untouched | Remainder::Left(_) => "",
    };
    let state_id = format!("field-{}-state", field.id);
    html! {
        <>
            <div class="buckets">
                { for kind.buckets.iter().enumerate().map(|(index, bucket)| {
                    let id = row_id(&field.id, index);
                    let share = 100.0 * kind.amount(&draft.answer, &field.id, bucket) / kind.total;
                    html! {
                        <div class="bucket" key={bucket.clone()}>
                            <label for={id.clone()}>{ bucket }</label>
                            <input {id} type="text" inputmode="decimal" autocomplete="off" data-field={field.id.to_string()}
                                data-part={bucket.clone()} value={draft.answer.typed_amount(&field.id, bucket).to_owned()}
                                aria-describedby={state_id.clone()} />
                            <svg class="bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
                                <rect class="bar-track" width="100" height="4" />
                                <rect class="bar-fill" width={decimal::fixed(share.clamp(0.0, 100.0), 0)} height="4" />
                            </svg>
                        </div>
                    }
                }) }
            </div>
            <p id={state_id} class={classes!("field-state", "remainder", tone)} aria-live="polite">
                { remainder.in_words(&kind.unit, kind.total) }
            </p>
        </>
    }
}

/// What the earlier attempt says in this field, folded away.
fn earlier_words(field: &Field, earlier: &Answer, send: &Callback<Msg>) -> Html {
    if !earlier.is_filled(&field.id) {
        return html! { <p class="earlier-blank">{ "Left blank last time" }</p> };
    }
    let take = send.reform({
        let field = field.id.clone();
        move |_: MouseEvent| Msg::EarlierTaken(field.clone(), now())
    });
    html! {
        <details class="earlier">
            <summary>{ "What you wrote last time" }</summary>
            <div class="earlier-words">{ super::marked::plain(field, earlier) }</div>
            <button type="button" class="quiet" onclick={take}>{ "Put it here" }</button>
        </details>
    }
}
