//! Going from screen to screen.

use super::Effect;
use crate::ids::ScenarioId;
use crate::interview::asked::Asked;
use crate::interview::attempt::{Attempt, AttemptId};
use crate::interview::draft::Draft;
use crate::interview::mode::Mode;
use crate::interview::model::{Desk, Filter, Millis, Model, Screen, Shown, Writing};
use crate::interview::progress;
use crate::interview::review::Stage;
use crate::interview::route::Route;
use crate::pack::Draw;
use crate::pushback;
use crate::scoring::{Debrief, score_fields};
use std::rc::Rc;

pub(super) fn route_changed(model: &mut Model, route: Route, now: Millis) -> Vec<Effect> {
    if let (Route::Debrief(id, Some(element)), Screen::Debrief(shown)) = (&route, &model.screen)
        && shown.attempt.id == *id
    {
        return vec![Effect::Focus(element.clone())];
    }
    model.help_is_open = false;
    model.screen = screen(model, &route, now);
    let element = match (route, &model.screen) {
        (Route::Debrief(_, element), Screen::Debrief(_)) => element,
        (Route::Write(..), Screen::Write(_)) => super::scripts::aim(model),
        _ => None,
    };
    vec![element.map_or(Effect::ShowTop, Effect::Focus)]
}

pub(super) fn screen(model: &mut Model, route: &Route, now: Millis) -> Screen {
    let missing = |what: &str| Screen::Missing(what.to_owned());
    let writing =
        Writing { brief_is_open: false, asking: None, seen_at: Some(now), coach: None, stepped_at: None };
    match route {
        Route::Home => Screen::Home,
        Route::Brief(asked) if prepare(model, asked) => Screen::Brief(asked.clone()),
        Route::Answer(asked) if prepare(model, asked) => {
            let blank = || Draft::new(asked.clone(), Mode::Practice, now);
            model.drafts.entry(asked.clone()).or_insert_with(blank);
            Screen::Answer(Desk::Practice(asked.clone()), writing)
        }
        Route::Live => match model.live.as_ref().map(Draft::asked) {
            Some(asked) if prepare(model, &asked) => Screen::Answer(Desk::Live, writing),
            Some(asked) => missing(asked.scenario.as_str()),
            None => Screen::Home,
        },
        Route::Debrief(id, _) | Route::Review(id) => attempt_screen(model, id),
        Route::Panel(id) if model.library.panel(id).is_some() => Screen::Panel(id.clone()),
        Route::Sitting(id) if !model.sitting(id).is_empty() => Screen::Sitting(id.clone()),
        Route::Drills => Screen::Drills,
        Route::Packs => Screen::Packs,
        Route::Drill(id, draw) => super::drills::screen(model, id, *draw),
        Route::Progress => Screen::Progress(Filter::default()),
        Route::Print(id) if model.library.scenario(id).is_some() => Screen::Print(id.clone()),
        Route::Sheet(id) if model.sheets.contains_key(id) => Screen::Sheet(id.clone()),
        Route::Write(id, part) => super::scripts::screen(model, id, *part),
        Route::Brief(asked) | Route::Answer(asked) => missing(asked.scenario.as_str()),
        Route::Panel(id) => missing(id.as_str()),
        Route::Print(id) => missing(id.as_str()),
        Route::Sitting(id) | Route::Sheet(id) => missing(id.as_str()),
        Route::Unknown(path) => missing(path),
    }
}

/// Sees to it that a question can be shown as it was asked; whether it can.
pub(super) fn prepare(model: &mut Model, asked: &Asked) -> bool {
    match asked.draw {
        None => model.library.scenario(&asked.scenario).is_some(),
        Some(draw) => {
            model.library.asked(asked).is_some()
                || Rc::make_mut(&mut model.library).draw(&asked.scenario, draw)
        }
    }
}

/// The address of an attempt at a stage of its review.
pub(super) fn route_of_stage(id: &AttemptId, stage: Stage) -> Route {
    match stage {
        Stage::Done => Route::Debrief(id.clone(), None),
        Stage::Challenged(_) | Stage::Marking => Route::Review(id.clone()),
    }
}

/// An attempt: what follows it, as long as there is something, and then its debrief.
pub(super) fn attempt_screen(model: &mut Model, id: &AttemptId) -> Screen {
    let Some(attempt) = model.attempt(id).cloned() else { return Screen::Missing(id.to_string()) };
    let is_loaded = prepare(model, &attempt.asked());
    let stage = model.reviews.get(id).map_or(Stage::Done, |review| review.stage);
    // Without its scenario there is nobody to put a challenge.
    if stage != Stage::Done && is_loaded {
        return Screen::Review(attempt);
    }
    let earlier = attempt.earlier.as_ref().and_then(|id| model.attempt(id)).cloned();
    if let Some(earlier) = &earlier {
        prepare(model, &earlier.asked());
    }
    Screen::Debrief(Box::new(shown(model, attempt, earlier)))
}

fn shown(model: &Model, attempt: Rc<Attempt>, earlier: Option<Rc<Attempt>>) -> Shown {
    let verdicts = |attempt: &Attempt| -> Option<Rc<Debrief>> {
        let scenario = model.library.asked(&attempt.asked())?;
        Some(Rc::new(score_fields(scenario, &attempt.answer, &attempt.fields)))
    };
    let debrief = verdicts(&attempt);
    let earlier = earlier.and_then(|earlier| {
        let verdicts = verdicts(&earlier)?;
        Some((earlier, verdicts))
    });
    let scenario = model.library.asked(&attempt.asked());
    let review = model.reviews.get(&attempt.id);
    let replies = scenario.zip(review).map_or_else(Vec::new, |(scenario, review)| {
        let judged = review.exchanges.iter().filter_map(|exchange| {
            let challenge = scenario.challenge(&exchange.challenge)?;
            let verdict = pushback::judge(scenario, &attempt.answer, challenge, &exchange.reply);
            Some((exchange.challenge.clone(), verdict))
        });
        judged.collect()
    });
    let next = scenario
        .zip(debrief.as_ref())
        .map(|(scenario, debrief)| progress::next(model, &attempt, scenario, debrief));
    Shown { attempt, debrief, earlier, replies, next }
}

pub(super) fn fresh_numbers(model: &mut Model, id: ScenarioId, seed: u64) -> Vec<Effect> {
    let asked = Asked { scenario: id, draw: Some(Draw::from_seed(seed)) };
    if prepare(model, &asked) { vec![Effect::Go(Route::Brief(asked))] } else { Vec::new() }
}
