//! Writing an answer.

use super::{Effect, field_id, notices, row_id};
use crate::answer::Row;
use crate::ids::FieldId;
use crate::interview::asked::Asked;
use crate::interview::draft::{Draft, Input, MOST_ROWS};
use crate::interview::model::{Desk, Millis, Model, Screen, Writing, later};
use crate::interview::route::Route;
use crate::interview::saved::{Key, encode};
use crate::pack::Scenario;
use crate::scoring::score_fields;
use std::rc::Rc;

/// Changes the draft on the screen and stores it; `act` may name an element to focus.
///
/// At once, not at the pause: a page that is being torn down does not always come to what waits its turn.
fn change(
    model: &mut Model,
    field: Option<&FieldId>,
    act: impl FnOnce(&Scenario, &mut Draft) -> Option<String>,
) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(desk, writing) = &mut model.screen else { return Vec::new() };
    writing.asking = None;
    let desk = desk.clone();
    let Some(draft) = model.draft_mut(&desk) else { return Vec::new() };
    let Some(scenario) = library.asked(&draft.asked()) else { return Vec::new() };
    // There is no way back in a live interview, and none ahead.
    if draft.mode.is_live() && field.is_some_and(|field| Some(field) != draft.current_field(scenario)) {
        return Vec::new();
    }
    let focus = act(scenario, draft);
    let store = store(&desk, draft);
    focus.map(Effect::Focus).into_iter().chain([Effect::WaitForPause, store]).collect()
}

pub(super) fn typed(model: &mut Model, input: Input, now: Millis) -> Vec<Effect> {
    let field = input.field.clone();
    change(model, Some(&field), |scenario, draft| {
        draft.take(scenario, input, now);
        None
    })
}

/// Changes the rows of a table on the screen; `act` says which row gets the focus.
fn change_rows(
    model: &mut Model,
    field: &FieldId,
    now: Millis,
    act: impl FnOnce(&mut Vec<Row>) -> usize,
) -> Vec<Effect> {
    change(model, Some(field), |scenario, draft| {
        draft.change_rows(scenario, field, now, act).map(|row| row_id(field, row))
    })
}

pub(super) fn row_added(model: &mut Model, field: &FieldId, now: Millis) -> Vec<Effect> {
    change_rows(model, field, now, |rows| {
        if rows.len() < MOST_ROWS {
            rows.push(Row::new());
        }
        rows.len()
    })
}

pub(super) fn row_removed(model: &mut Model, field: &FieldId, row: usize, now: Millis) -> Vec<Effect> {
    change_rows(model, field, now, |rows| {
        if row < rows.len() {
            rows.remove(row);
        }
        row
    })
}

pub(super) fn row_raised(model: &mut Model, field: &FieldId, row: usize, now: Millis) -> Vec<Effect> {
    change_rows(model, field, now, |rows| {
        let above = row.saturating_sub(1);
        if row < rows.len() {
            rows.swap(above, row);
        }
        above
    })
}

pub(super) fn row_lowered(model: &mut Model, field: &FieldId, row: usize, now: Millis) -> Vec<Effect> {
    change_rows(model, field, now, |rows| {
        let below = row.saturating_add(1);
        if below < rows.len() {
            rows.swap(row, below);
        }
        below
    })
}

pub(super) fn earlier_taken(model: &mut Model, field: &FieldId, now: Millis) -> Vec<Effect> {
    let Screen::Answer(desk, _) = &model.screen else { return Vec::new() };
    let earlier = model.draft(desk).and_then(|draft| draft.earlier.as_ref());
    let entry =
        earlier.and_then(|id| model.attempt(id)).and_then(|attempt| attempt.answer.entry(field)).cloned();
    let Some(entry) = entry else { return Vec::new() };
    change(model, Some(field), |_, draft| {
        draft.answer.put(field.clone(), entry);
        draft.changed_at = later(draft.changed_at, now);
        Some(field_id(field))
    })
}

pub(super) fn brief_toggled(model: &mut Model) -> Vec<Effect> {
    if let Screen::Answer(_, writing) = &mut model.screen {
        writing.brief_is_open = !writing.brief_is_open;
    }
    Vec::new()
}

pub(super) fn hint_taken(model: &mut Model, now: Millis) -> Vec<Effect> {
    change(model, None, |scenario, draft| {
        let may_be_had = !draft.mode.is_live() && draft.hints < scenario.hints.len();
        if may_be_had {
            draft.hints += 1;
            draft.changed_at = later(draft.changed_at, now);
        }
        may_be_had.then(|| format!("hint-{}", draft.hints))
    })
}

pub(super) fn coach_toggled(model: &mut Model) -> Vec<Effect> {
    if let Screen::Answer(Desk::Practice(_), writing) = &mut model.screen {
        // What is typed is judged next; until then there is nothing to show.
        writing.coach = if writing.coach.is_some() { None } else { Some(Rc::default()) };
    }
    coach(model);
    Vec::new()
}

/// Judges what is typed so far, if that is wanted.
pub(super) fn coach(model: &mut Model) {
    if let Screen::Answer(Desk::Practice(asked), Writing { coach: Some(verdicts), .. }) = &mut model.screen
        && let (Some(scenario), Some(draft)) = (model.library.asked(asked), model.drafts.get(asked))
    {
        *verdicts = Rc::new(score_fields(scenario, &draft.answer, &draft.fields));
    }
}

/// The order to store a draft.
pub(super) fn store(desk: &Desk, draft: &Draft) -> Effect {
    Effect::Store(key(desk).to_string(), encode(draft))
}

/// The name under which a draft is stored.
pub(super) fn key(desk: &Desk) -> Key {
    match desk {
        Desk::Practice(asked) => Key::Draft(asked.clone()),
        Desk::Live => Key::Live,
    }
}

pub(super) fn draft_erased(model: &mut Model, asked: Asked) -> Vec<Effect> {
    let key = Key::Draft(asked.clone()).to_string();
    model.drafts.remove(&asked);
    model.refused.remove(&key);
    notices::settled(model);
    let mut effects = vec![Effect::Remove(key)];
    // A form without a draft behind it would take in words and keep none of them.
    if matches!(&model.screen, Screen::Answer(Desk::Practice(open), _) if *open == asked) {
        model.screen = Screen::Brief(asked.clone());
        effects.push(Effect::Go(Route::Brief(asked)));
    }
    effects
}
