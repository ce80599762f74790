//! Handing in an answer, and trying again.

use super::start::keep;
use super::{Effect, field_id, form, live, notices, places, reviews};
use crate::ids::FieldId;
use crate::interview::asked::Asked;
use crate::interview::attempt::{Attempt, AttemptId};
use crate::interview::draft::Draft;
use crate::interview::mode::Mode;
use crate::interview::model::{Desk, Millis, Model, Notice, Screen};
use crate::interview::review::{Review, Stage};
use crate::interview::route::Route;
use crate::interview::saved::{Key, encode};
use crate::pushback::choose;
use crate::scoring::score_fields;
use std::rc::Rc;

/// So many challenges are put after an answer.
const CHALLENGES: usize = 3;
/// So many in a panel, where the next person is waiting.
const CHALLENGES_IN_PANEL: usize = 1;

pub(super) fn pressed(model: &mut Model, now: Millis, seed: u64) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(desk, _) = &model.screen else { return Vec::new() };
    let desk = desk.clone();
    let Some(draft) = model.draft(&desk) else { return Vec::new() };
    let Some(scenario) = library.asked(&draft.asked()) else { return Vec::new() };
    if draft.mode.is_live() && draft.next_field(scenario).is_some() {
        return live::step_taken(model, now);
    }
    let blank = draft.blank_fields(scenario);
    // Whoever goes forward only has seen each blank field already.
    if blank.is_empty() || draft.mode.is_live() {
        return submit(model, now, seed, false);
    }
    if let Screen::Answer(_, writing) = &mut model.screen {
        writing.asking = Some(blank);
    }
    vec![Effect::Focus("asking".to_owned())]
}

/// Asks whether a live interview is to end, and says what has not been asked yet.
pub(super) fn end_pressed(model: &mut Model) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Some(draft) = &model.live else { return Vec::new() };
    let Some(scenario) = library.asked(&draft.asked()) else { return Vec::new() };
    let blank = draft.blank_fields(scenario);
    let Screen::Answer(Desk::Live, writing) = &mut model.screen else { return Vec::new() };
    writing.asking = Some(blank);
    vec![Effect::Focus("asking".to_owned())]
}

pub(super) fn withdrawn(model: &mut Model) -> Vec<Effect> {
    let Screen::Answer(desk, writing) = &mut model.screen else { return Vec::new() };
    let blank = writing.asking.take();
    let is_live = matches!(desk, Desk::Live);
    // In a live interview the field that is being asked is the only one there is.
    let first = if is_live { current_field(model) } else { blank.and_then(|fields| fields.first().cloned()) };
    first.map(|field| Effect::Focus(field_id(&field))).into_iter().collect()
}

/// The field that a live interview is asking.
fn current_field(model: &Model) -> Option<FieldId> {
    let draft = model.live.as_ref()?;
    draft.current_field(model.library.asked(&draft.asked())?).cloned()
}

pub(super) fn blank_chosen(model: &mut Model, field: &FieldId) -> Vec<Effect> {
    if let Screen::Answer(_, writing) = &mut model.screen {
        writing.asking = None;
    }
    vec![Effect::Focus(field_id(field))]
}

/// Makes an attempt of the draft on the screen.
pub(super) fn submit(model: &mut Model, now: Millis, seed: u64, is_out_of_time: bool) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(desk, _) = &model.screen else { return Vec::new() };
    let desk = desk.clone();
    let Some(asked) = model.draft(&desk).map(Draft::asked) else { return Vec::new() };
    let (Some(scenario), Some((pack, version))) = (library.asked(&asked), library.pack_of(&asked.scenario))
    else {
        return Vec::new();
    };
    let draft = match &desk {
        Desk::Practice(asked) => model.drafts.remove(asked),
        Desk::Live => model.live.take(),
    };
    let Some(draft) = draft else { return Vec::new() };
    let debrief = score_fields(scenario, &draft.answer, &draft.fields);
    let id = fresh_id(model, now, seed);
    let mut attempt = Attempt::of(id, draft, scenario, (pack.clone(), version), &debrief, now);
    attempt.out_of_time = is_out_of_time;
    let is_panel = attempt.mode.seat().is_some();
    let most = if is_panel { CHALLENGES_IN_PANEL } else { CHALLENGES };
    let challenges = choose(scenario, &attempt.answer, &debrief, most);
    let review = Review::new(attempt.id.clone(), challenges, is_marked(&attempt), now);
    let attempt = Rc::new(attempt);
    // What the storage refused of the draft is in the attempt now; stored again, it would come back as a draft.
    let draft_key = form::key(&desk).to_string();
    model.refused.remove(&draft_key);
    // The attempt is stored before the draft is removed: at no moment is the answer in neither place.
    let mut effects = vec![
        Effect::Store(Key::Attempt(attempt.id.clone()).to_string(), encode(&*attempt)),
        reviews::store(&review),
        Effect::Remove(draft_key),
    ];
    if is_out_of_time {
        model.notices.retain(|notice| *notice != Notice::TimeRanOut);
        model.notices.push(Notice::TimeRanOut);
        effects.push(Effect::Announce("The time is out. Your answer was handed in as it stood.".to_owned()));
    }
    notices::settled(model);
    let stage = review.stage;
    model.reviews.insert(attempt.id.clone(), review);
    keep(&mut model.attempts, Rc::clone(&attempt));
    effects.extend(live::prepare_next_seat(model, &attempt, now));
    effects.extend(if stage == Stage::Done && is_panel {
        live::after_seat(model, &attempt, now)
    } else {
        let route = places::route_of_stage(&attempt.id, stage);
        model.screen = places::attempt_screen(model, &attempt.id);
        vec![Effect::Go(route), Effect::ShowTop]
    });
    effects
}

/// Whether the candidate marks the own answer: not in a panel, which goes on, and not if there is nothing to mark.
pub(super) fn is_marked(attempt: &Attempt) -> bool {
    attempt.mode.seat().is_none() && !attempt.answer.is_blank()
}

/// A name that no attempt has, even if two are handed in at the same moment with the same chance.
pub(super) fn fresh_id(model: &Model, now: Millis, seed: u64) -> AttemptId {
    let is_free = |id: &AttemptId| model.attempt(id).is_none() && !model.sheets.contains_key(id);
    let mut ids = (0..=u64::MAX).map(|step| AttemptId::fresh(now, seed.wrapping_add(step)));
    ids.find(is_free).unwrap_or_else(|| AttemptId::fresh(now, seed))
}

pub(super) fn retry(model: &mut Model, now: Millis) -> Vec<Effect> {
    let Screen::Debrief(shown) = &model.screen else { return Vec::new() };
    let asked: Asked = shown.attempt.asked();
    if model.library.asked(&asked).is_none() {
        return Vec::new();
    }
    let earlier = shown.attempt.id.clone();
    let draft =
        model.drafts.entry(asked.clone()).or_insert_with(|| Draft::new(asked.clone(), Mode::Practice, now));
    draft.earlier = Some(earlier);
    let store = form::store(&Desk::Practice(asked.clone()), draft);
    vec![store, Effect::Go(Route::Answer(asked))]
}
