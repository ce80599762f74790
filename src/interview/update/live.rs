//! Live interviews and panels: a clock, and no way back.

use super::hand_in::{fresh_id, submit};
use super::{Effect, field_id, form, notices, places};
use crate::ids::PanelId;
use crate::interview::asked::Asked;
use crate::interview::attempt::{Attempt, AttemptId};
use crate::interview::draft::Draft;
use crate::interview::mode::{Clock, Mode, PanelSeat};
use crate::interview::model::{Desk, Millis, Model, Notice, Screen, later};
use crate::interview::route::Route;
use crate::interview::saved::Key;
use std::rc::Rc;

/// Longer gaps between two readings of the clock are not counted as time spent: the tab was away.
const LONGEST_TICK: u64 = 5_000;
/// In a live interview, time in a hidden tab counts; browsers read its clock once a minute. Longer gaps mean that the
/// page was closed or the machine asleep, which should not cost anybody the interview.
const LONGEST_LIVE_TICK: u64 = 90_000;
/// Nobody reads a question and answers it in less, in milliseconds.
const QUICKEST_STEP: u64 = 600;
/// So often the time spent is stored, in milliseconds.
const STORED_EVERY: u64 = 10_000;

pub(super) fn begun(model: &mut Model, asked: Asked, limit: Option<u32>, now: Millis) -> Vec<Effect> {
    if model.library.asked(&asked).is_none() {
        return Vec::new();
    }
    begin(model, Draft::new(asked, Mode::Live { limit, panel: None }, now))
}

pub(super) fn panel_begun(model: &mut Model, panel: &PanelId, now: Millis, seed: u64) -> Vec<Effect> {
    let sitting = fresh_id(model, now, seed);
    first_seat(model, panel, &sitting, 0, now).map_or_else(Vec::new, |draft| begin(model, draft))
}

/// Begins a live interview, unless one is going on: that one is shown instead, and nothing of it is lost.
fn begin(model: &mut Model, draft: Draft) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.live.is_none() {
        effects.push(form::store(&Desk::Live, &draft));
        model.live = Some(draft);
    }
    effects.push(Effect::Go(Route::Live));
    effects
}

/// The draft for a seat of a panel; `None` if there is no such seat or its scenario is not loaded.
fn seat_draft(model: &Model, panel: &PanelId, sitting: AttemptId, seat: usize, now: Millis) -> Option<Draft> {
    let place = model.library.panel(panel)?.seats.get(seat)?;
    let scenario = model.library.scenario(&place.scenario)?;
    let taken = PanelSeat { sitting, panel: panel.clone(), seat };
    let mode = Mode::Live { limit: Some(place.minutes), panel: Some(taken) };
    let mut draft = Draft::new(Asked::plain(scenario.id.clone()), mode, now);
    draft.fields = place.fields.iter().filter(|field| scenario.field(field).is_some()).cloned().collect();
    Some(draft)
}

/// The draft for the first seat from `from` on that can be asked: one whose scenario is not loaded is passed over.
fn first_seat(
    model: &Model,
    panel: &PanelId,
    sitting: &AttemptId,
    from: usize,
    now: Millis,
) -> Option<Draft> {
    let seats = model.library.panel(panel).map_or(0, |panel| panel.seats.len());
    (from..seats).find_map(|seat| seat_draft(model, panel, sitting.clone(), seat, now))
}

/// Lays out the next seat of a panel, as soon as one is handed in: whatever happens now, the panel can go on.
pub(super) fn prepare_next_seat(model: &mut Model, attempt: &Attempt, now: Millis) -> Vec<Effect> {
    let Some(seat) = attempt.mode.seat() else { return Vec::new() };
    match first_seat(model, &seat.panel, &seat.sitting, seat.seat + 1, now) {
        Some(draft) if model.live.is_none() => {
            let store = form::store(&Desk::Live, &draft);
            model.live = Some(draft);
            vec![store]
        }
        _ => Vec::new(),
    }
}

/// Where a panel goes on after a seat: to the next one, or to the scorecard.
pub(super) fn after_seat(model: &mut Model, attempt: &Attempt, now: Millis) -> Vec<Effect> {
    let Some(seat) = attempt.mode.seat() else { return Vec::new() };
    let live = model.live.as_ref().and_then(|draft| draft.mode.seat());
    let goes_on = live.is_some_and(|next| next.sitting == seat.sitting);
    let route = if goes_on { Route::Live } else { Route::Sitting(seat.sitting.clone()) };
    // The address may be that of the live interview already; then the browser reports no change of it.
    model.screen = places::screen(model, &route, now);
    vec![Effect::Go(route), Effect::ShowTop]
}

/// Goes on to the next field, if there is one.
pub(super) fn step_taken(model: &mut Model, now: Millis) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(Desk::Live, writing) = &mut model.screen else { return Vec::new() };
    // A held key or a second click must not pass over a question that nobody has seen.
    if writing.stepped_at.is_some_and(|stepped| now.abs_diff(stepped) < QUICKEST_STEP) {
        return Vec::new();
    }
    writing.stepped_at = Some(now);
    writing.asking = None;
    let Some(draft) = &mut model.live else { return Vec::new() };
    let Some(scenario) = library.asked(&draft.asked()) else { return Vec::new() };
    let Some(next) = draft.next_field(scenario).cloned() else { return Vec::new() };
    draft.step += 1;
    draft.changed_at = later(draft.changed_at, now);
    vec![form::store(&Desk::Live, draft), Effect::Focus(field_id(&next))]
}

pub(super) fn ticked(model: &mut Model, now: Millis, seed: u64) -> Vec<Effect> {
    let Screen::Answer(desk, writing) = &mut model.screen else { return Vec::new() };
    let passed = writing.seen_at.map_or(0, |seen| now.saturating_sub(seen));
    writing.seen_at = Some(now);
    let desk = desk.clone();
    let Some(draft) = model.draft_mut(&desk) else { return Vec::new() };
    let longest = if draft.mode.is_live() { LONGEST_LIVE_TICK } else { LONGEST_TICK };
    if passed > longest {
        return Vec::new();
    }
    let is_live = draft.mode.is_live();
    let before = draft.mode.clock(draft.spent);
    let is_due = draft.spent / STORED_EVERY != (draft.spent + passed) / STORED_EVERY;
    draft.spent += passed;
    let after = draft.mode.clock(draft.spent);
    if after == Clock::Out {
        return submit(model, now, seed, true);
    }
    let mut effects = Vec::new();
    // What another tab has written since is not written over by a clock.
    let is_contested = model.notices.iter().any(|notice| matches!(notice, Notice::ChangedElsewhere(_)));
    if is_live && is_due && !is_contested {
        effects.extend(model.draft(&desk).map(|draft| form::store(&desk, draft)));
    }
    if matches!((before, after), (Clock::Down(_), Clock::LastMinute(_))) {
        effects.push(Effect::Announce("One minute is left.".to_owned()));
    }
    effects
}

pub(super) fn erased(model: &mut Model) -> Vec<Effect> {
    model.live = None;
    notices::settled(model);
    let key = Key::Live.to_string();
    model.refused.remove(&key);
    let mut effects = vec![Effect::Remove(key)];
    if matches!(model.screen, Screen::Answer(Desk::Live, _)) {
        model.screen = Screen::Home;
        effects.push(Effect::Go(Route::Home));
    }
    effects
}
