//! The inputs for what is ranked, chosen or sorted: native lists and boxes, one a choice.

use crate::interview::{Draft, row_id};
use crate::pack::{Field, FieldKind};
use yew::prelude::*;

/// One line a choice; nothing for fields of other kinds.
pub(super) fn view(field: &Field, draft: &Draft) -> Html {
    let lines = field.kind.choices().iter().enumerate().map(|(index, choice)| {
        let id = row_id(&field.id, index);
        html! {
            <div class="pick" key={choice.clone()}>
                <label for={id.clone()}>{ choice }</label>
                { input(field, draft, choice, id) }
            </div>
        }
    });
    html! {
        <>
            <div class="picks">{ for lines }</div>
            <p class="field-state" aria-live="polite">{ state(field, draft) }</p>
        </>
    }
}

fn input(field: &Field, draft: &Draft, choice: &str, id: String) -> Html {
    let picked = draft.answer.picked(&field.id);
    match &field.kind {
        FieldKind::Choice { many, .. } => {
            let kind = if *many { "checkbox" } else { "radio" };
            let is_chosen = picked.iter().any(|one| one == choice);
            html! {
                <input {id} type={kind} name={field.id.to_string()} checked={is_chosen}
                    data-field={field.id.to_string()} data-part={choice.to_owned()} />
            }
        }
        FieldKind::Buckets { buckets, .. } => {
            let own = draft.answer.bucket_of(&field.id, choice);
            select(field, choice, id, buckets.clone(), own.map(str::to_owned))
        }
        _ => {
            let place = picked.iter().position(|one| one == choice).map(|place| (place + 1).to_string());
            let places = (1..=field.kind.choices().len()).map(|place| place.to_string()).collect();
            select(field, choice, id, places, place)
        }
    }
}

/// A list that shows `own` as soon as it stands on the page: see `browser::settle_lists`.
fn select(field: &Field, choice: &str, id: String, options: Vec<String>, own: Option<String>) -> Html {
    html! {
        <select {id} data-field={field.id.to_string()} data-part={choice.to_owned()} data-own={own.unwrap_or_default()}>
            <option value="">{ "–" }</option>
            { for options.into_iter().map(|option| html! { <option value={option.clone()}>{ &option }</option> }) }
        </select>
    }
}

/// What there is so far, in words.
fn state(field: &Field, draft: &Draft) -> String {
    match &field.kind {
        FieldKind::Ranking { .. } => {
            let order = draft.answer.placed(&field.id);
            order.map(|(place, choice)| format!("{place}. {choice}")).collect::<Vec<_>>().join("  ")
        }
        FieldKind::Buckets { choices, .. } => {
            let sorted =
                choices.iter().filter(|choice| draft.answer.bucket_of(&field.id, choice).is_some()).count();
            if sorted == 0 { String::new() } else { format!("{sorted} of {} sorted", choices.len()) }
        }
        _ => String::new(),
    }
}
