//! How practice goes: what is due, what is weak, how each dimension moves, and what to do next. All of it follows from
//! the attempts, so there is nothing that could disagree with them.

use super::attempt::Attempt;
use super::library::Library;
use super::memory::{Grade, Memory};
use super::model::{Filter, Millis, Model};
use super::review::{FULL_MARK, HOLDS_FROM, Review, brier};
use crate::ids::{DrillId, ItemId, ScenarioId};
use crate::order::by_key;
use crate::pack::{Dimension, Scenario};
use crate::scoring::Debrief;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::rc::Rc;

/// What to practise next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Next {
    /// The item that would add most, or the number that went wrong.
    pub why: Why,
    /// What starts it.
    pub start: Start,
}

/// Why this is next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// This item was not met; how often before it was not, either.
    Item(ItemId, usize),
    /// A number was wrong.
    Number,
    /// There is nothing to better here.
    Elsewhere,
}

/// What starts the next practice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// The same question again.
    Retry,
    /// The same question with fresh numbers.
    Fresh,
    /// A drill.
    Drill(DrillId),
    /// Another scenario.
    Scenario(ScenarioId),
}

/// A mark or score in hundredths.
pub type Hundredths = u32;

/// The grade of a score, for the forgetting curve. The bounds are those of the debrief's first sentence.
fn grade(score: u32) -> Grade {
    match score {
        85.. => Grade::Easy,
        65..=84 => Grade::Good,
        40..=64 => Grade::Hard,
        _ => Grade::Again,
    }
}

/// How well a scenario sits, from its attempts; `None` if there are none.
#[must_use]
pub fn memory_of<'a>(attempts: impl Iterator<Item = &'a Rc<Attempt>>) -> Option<Memory> {
    let in_time = by_key(attempts, |attempt| attempt.submitted_at);
    in_time.into_iter().fold(None, |memory: Option<Memory>, attempt| {
        let (grade, at) = (grade(attempt.score), attempt.submitted_at);
        Some(memory.map_or_else(|| Memory::first(grade, at), |memory| memory.next(grade, at)))
    })
}

/// How well an item of a scenario sits, from the attempts that were scored for it.
#[must_use]
pub fn memory_of_item<'a>(attempts: impl Iterator<Item = &'a Rc<Attempt>>, item: &ItemId) -> Option<Memory> {
    let in_time = by_key(attempts, |attempt| attempt.submitted_at);
    in_time.into_iter().fold(None, |memory: Option<Memory>, attempt| {
        let Some(is_met) = attempt.items.get(item) else { return memory };
        let grade = if *is_met { Grade::Good } else { Grade::Again };
        let at = attempt.submitted_at;
        Some(memory.map_or_else(|| Memory::first(grade, at), |memory| memory.next(grade, at)))
    })
}

/// A scenario that was practised, and when it is due again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The scenario.
    pub scenario: ScenarioId,
    /// When the chance of doing it as well again has fallen to nine in ten.
    pub at: Millis,
    /// Whether that is now or past.
    pub is_now: bool,
}

/// All scenarios that were practised, the most overdue first.
#[must_use]
pub fn due(model: &Model, now: Millis) -> Vec<Due> {
    let all = model.library.scenario_ids().filter_map(|id| {
        let memory = memory_of(model.attempts_at(id))?;
        Some(Due { scenario: id.clone(), at: memory.due_at(), is_now: memory.is_due(now) })
    });
    by_key(all, |due| due.at)
}

/// An item that keeps being missed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weak {
    /// Its scenario.
    pub scenario: ScenarioId,
    /// The item.
    pub item: ItemId,
    /// How often it was not met.
    pub missed: usize,
    /// Of how many attempts.
    pub tried: usize,
    /// Whether it is time to practise it.
    pub is_due: bool,
}

/// Items that were missed in the latest attempt at their scenario, the most often missed first.
#[must_use]
pub fn weak_items(model: &Model, now: Millis) -> Vec<Weak> {
    let mut weak = Vec::new();
    for scenario in model.library.scenario_ids() {
        let Some(latest) = model.attempts_at(scenario).next() else { continue };
        for item in latest.items.iter().filter(|(_, met)| !**met).map(|(item, _)| item) {
            let results: Vec<bool> =
                model.attempts_at(scenario).filter_map(|attempt| attempt.items.get(item).copied()).collect();
            let memory = memory_of_item(model.attempts_at(scenario), item);
            weak.push(Weak {
                scenario: scenario.clone(),
                item: item.clone(),
                missed: results.iter().filter(|met| !**met).count(),
                tried: results.len(),
                is_due: memory.is_some_and(|memory| memory.is_due(now)),
            });
        }
    }
    by_key(weak, |one| (Reverse(one.missed), one.scenario.clone(), one.item.clone()))
}

/// The share earned of each dimension over time, the oldest first.
#[must_use]
pub fn trends<'a>(
    attempts: impl Iterator<Item = &'a Rc<Attempt>>,
) -> BTreeMap<Dimension, Vec<(Millis, Hundredths)>> {
    let mut trends: BTreeMap<Dimension, Vec<(Millis, Hundredths)>> = BTreeMap::new();
    for attempt in by_key(attempts, |attempt| attempt.submitted_at) {
        for (dimension, (earned, possible)) in &attempt.dimensions {
            let share = 100 * earned / (*possible).max(1);
            trends.entry(*dimension).or_default().push((attempt.submitted_at, share));
        }
    }
    trends
}

/// The attempts that a filter lets through, the newest first.
pub fn filtered<'m>(model: &'m Model, filter: &'m Filter) -> impl Iterator<Item = &'m Rc<Attempt>> {
    model.attempts.iter().filter(move |attempt| {
        filter.scenario.as_ref().is_none_or(|scenario| attempt.scenario == *scenario)
            && (!filter.only_live || attempt.mode.is_live())
    })
}

/// How well a candidate judges the own answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calibration {
    /// When it was marked.
    pub at: Millis,
    /// The own mark less the score, both in hundredths: positive if the candidate thought better of it.
    pub gap: i32,
    /// The Brier score of the confidence, 0 (best) to 100; none if none was stated.
    pub brier: Option<u32>,
}

/// The own mark of an answer in hundredths, each dimension by the points that it has; none if nothing was marked.
#[must_use]
pub fn own_mark(attempt: &Attempt, review: &Review) -> Option<Hundredths> {
    let marked = attempt.dimensions.iter().filter_map(|(dimension, (_, possible))| {
        review.marks.get(dimension).map(|mark| (u32::from(*mark), *possible))
    });
    let (sum, whole) = marked.fold((0, 0), |(sum, whole), (mark, possible)| {
        (sum + 100 * mark * possible, whole + u32::from(FULL_MARK) * possible)
    });
    (whole > 0).then(|| (sum + whole / 2) / whole)
}

/// What an attempt's own marks say about its candidate.
#[must_use]
pub fn calibration(attempt: &Attempt, review: &Review) -> Option<Calibration> {
    let own = own_mark(attempt, review)?;
    let gap = i32::try_from(own).unwrap_or(0) - i32::try_from(attempt.score).unwrap_or(0);
    let brier = review.confidence.map(|confidence| brier(confidence, attempt.score >= HOLDS_FROM));
    Some(Calibration { at: attempt.submitted_at, gap, brier })
}

/// All of them over time, the oldest first.
#[must_use]
pub fn calibrations(model: &Model) -> Vec<Calibration> {
    let all = model.attempts.iter().filter_map(|attempt| {
        let review = model.reviews.get(&attempt.id)?;
        calibration(attempt, review)
    });
    by_key(all, |one| one.at)
}

/// A day in milliseconds.
pub const DAY: Millis = 86_400_000;

/// How many attempts and drills there were on each of the last `days` days, the oldest first. `offset` is what the
/// local time is ahead of UTC, in milliseconds.
#[must_use]
pub fn calendar(model: &Model, now: Millis, offset: i64, days: usize) -> Vec<usize> {
    let day = |at: Millis| at.saturating_add_signed(offset) / DAY;
    let today = day(now);
    let mut counts = vec![0; days];
    let attempts = model.attempts.iter().map(|attempt| attempt.submitted_at);
    for at in attempts.chain(model.exercises.all().iter().map(|one| one.at)) {
        let Some(ago) = today.checked_sub(day(at)).and_then(|ago| usize::try_from(ago).ok()) else {
            continue;
        };
        if let Some(count) = days.checked_sub(ago + 1).and_then(|index| counts.get_mut(index)) {
            *count += 1;
        }
    }
    counts
}

/// The one thing to practise next after an attempt: the item that adds most, if there is one; a drill, if only numbers
/// went wrong; or else the scenario that is due first, or was never tried.
#[must_use]
pub fn next(model: &Model, attempt: &Attempt, scenario: &Scenario, debrief: &Debrief) -> Next {
    let unmet = scenario.items.iter().zip(&debrief.items).filter(|(_, item)| !item.met && item.is_asked);
    let missed_before = |item: &ItemId| {
        let before = model.attempts_at(&attempt.scenario).filter(|other| other.id != attempt.id);
        before.filter(|other| other.items.get(item) == Some(&false)).count()
    };
    let unmet = by_key(unmet, |(item, _)| Reverse((item.weight, missed_before(&item.id))));
    let wrong = debrief.numbers.iter().find(|number| !number.state.is_right());
    let again = if scenario.parameters.are_drawn() { Start::Fresh } else { Start::Retry };
    // A number that is wrong is quicker to mend than an item, and often the cause of it.
    if let (Some(_), Some(drill)) = (wrong, drill_for(&model.library, scenario)) {
        return Next { why: Why::Number, start: Start::Drill(drill) };
    }
    if let Some((item, _)) = unmet.first() {
        return Next { why: Why::Item(item.id.clone(), missed_before(&item.id)), start: Start::Retry };
    }
    if wrong.is_some() {
        return Next { why: Why::Number, start: again };
    }
    let others = model.library.scenario_ids().filter(|id| **id != attempt.scenario);
    let others = by_key(others, |id| memory_of(model.attempts_at(id)).map(|memory| memory.due_at()));
    let start = others.first().map_or(again, |id| Start::Scenario((*id).clone()));
    Next { why: Why::Elsewhere, start }
}

/// A drill on what a scenario is about, if there is one: its topic stands in the name of a number of it.
fn drill_for(library: &Library, scenario: &Scenario) -> Option<DrillId> {
    let names: Vec<&str> = scenario.fields.iter().map(|field| field.id.as_str()).collect();
    library
        .drill_ids()
        .find(|id| {
            let topic = library.drill(id).map(|drill| drill.topic.as_str());
            topic.is_some_and(|topic| names.iter().any(|name| name.split('_').any(|part| part == topic)))
        })
        .cloned()
}
