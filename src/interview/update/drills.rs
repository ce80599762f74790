//! Doing drills.

use super::Effect;
use crate::ids::DrillId;
use crate::interview::exercise::Exercise;
use crate::interview::model::{Drilling, Millis, Model, Screen};
use crate::interview::route::Route;
use crate::interview::saved::{Key, encode};
use crate::number::parse_typed;
use crate::pack::Draw;
use crate::scoring::{NumberState, number_state};
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng, rngs::ChaCha8Rng};

/// The longest number that anybody types.
const LONGEST: usize = 60;

pub(super) fn screen(model: &Model, id: &DrillId, draw: Draw) -> Screen {
    let question = model.library.drill(id).and_then(|drill| drill.ask(draw));
    match question {
        Some(question) => Screen::Drill(Box::new(Drilling {
            drill: id.clone(),
            draw,
            question,
            typed: String::new(),
            state: None,
        })),
        None => Screen::Missing(id.to_string()),
    }
}

/// Goes to a drill: the one that is wanted, or one of those that went right least often, other than the one that is
/// open.
pub(super) fn wanted(model: &Model, id: Option<DrillId>, seed: u64) -> Vec<Effect> {
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let draw = Draw::from_seed(dice.random());
    let open = match &model.screen {
        Screen::Drill(drilling) => Some(&drilling.drill),
        _ => None,
    };
    let id = id.or_else(|| {
        let is_only_one = model.library.drill_ids().count() == 1;
        let others = || model.library.drill_ids().filter(|id| is_only_one || Some(*id) != open);
        let right = |id: &DrillId| model.exercises.tally(id).0;
        let fewest = others().map(right).min()?;
        let candidates: Vec<&DrillId> = others().filter(|id| right(id) == fewest).collect();
        candidates.choose(&mut dice).map(|id| (*id).clone())
    });
    id.map(|id| Effect::Go(Route::Drill(id, draw))).into_iter().collect()
}

pub(super) fn typed(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Screen::Drill(drilling) = &mut model.screen
        && drilling.state.is_none()
    {
        drilling.typed = text.chars().take(LONGEST).collect();
    }
    Vec::new()
}

pub(super) fn answered(model: &mut Model, now: Millis) -> Vec<Effect> {
    let Screen::Drill(drilling) = &mut model.screen else { return Vec::new() };
    if drilling.state.is_some() {
        return Vec::new();
    }
    // What is no number is mended, not counted as a mistake.
    if !matches!(parse_typed(&drilling.typed, &drilling.question.number.unit), Ok(Some(_))) {
        return vec![Effect::Focus("drill-number".to_owned())];
    }
    let state = number_state(&drilling.question.number, &drilling.typed);
    model.exercises.add(Exercise {
        at: now,
        drill: drilling.drill.clone(),
        draw: drilling.draw,
        is_right: state.is_right(),
        mistake: match &state {
            NumberState::Mistaken(_, mistake) => Some(mistake.clone()),
            _ => None,
        },
    });
    drilling.state = Some(state);
    vec![
        Effect::Store(Key::Exercises.to_string(), encode(&model.exercises)),
        Effect::Focus("drill-verdict".to_owned()),
    ]
}
