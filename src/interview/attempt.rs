//! A submitted answer.

use super::asked::Asked;
use super::draft::Draft;
use super::mode::Mode;
use super::model::Millis;
use crate::answer::Answer;
use crate::ids::{FieldId, ItemId, PackId, ScenarioId};
use crate::order::map_of;
use crate::pack::{Dimension, Draw, Scenario};
use crate::scoring::Debrief;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// Names an attempt.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct AttemptId(String);

impl AttemptId {
    /// Takes the name as it is.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// A new name. Names of later attempts sort later; the seed keeps two tabs apart.
    #[must_use]
    pub fn fresh(now: Millis, seed: u64) -> Self {
        const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        let tail: String = (0..6)
            .filter_map(|_| {
                LETTERS.get(dice.random_range(0..LETTERS.len())).map(|letter| char::from(*letter))
            })
            .collect();
        Self(format!("a{now:013}-{tail}"))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AttemptId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A submitted answer with its score. It never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Attempt {
    /// Its name.
    pub id: AttemptId,
    /// The scenario that it answers.
    pub scenario: ScenarioId,
    /// The fresh numbers with which it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<Draw>,
    /// How it came about.
    pub mode: Mode,
    /// The scenario's title, for lists in which the pack is no longer there.
    pub title: String,
    /// The pack by which it was scored.
    pub pack: PackId,
    /// That pack's version.
    pub pack_version: u32,
    /// What was written.
    pub answer: Answer,
    /// The fields that were asked for; all if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldId>,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// How long the form was in front of the candidate, in milliseconds.
    pub spent: u64,
    /// Whether the clock ended it.
    pub out_of_time: bool,
    /// How many hints were looked at.
    pub hints: usize,
    /// The points, by weight, that they cost.
    pub hint_cost: u32,
    /// The score when it was submitted, less what hints cost.
    pub score: u32,
    /// Points by dimension when it was submitted, for trends: earned and possible.
    pub dimensions: BTreeMap<Dimension, (u32, u32)>,
    /// Items that were met, and those that were not, when it was submitted.
    pub items: BTreeMap<ItemId, bool>,
    /// The attempt that this one tried to better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<AttemptId>,
}

impl Attempt {
    /// The attempt that a draft becomes, with the verdicts on it.
    #[must_use]
    pub fn of(
        id: AttemptId,
        draft: Draft,
        scenario: &Scenario,
        (pack, pack_version): (PackId, u32),
        debrief: &Debrief,
        now: Millis,
    ) -> Self {
        let hint_cost = hint_cost(scenario, draft.hints);
        let points = |one: &crate::scoring::DimensionScore| (one.dimension, (one.earned, one.possible));
        // What a panel did not ask for was not missed.
        let asked = debrief.items.iter().filter(|item| item.is_asked);
        Self {
            id,
            scenario: draft.scenario,
            draw: draft.draw,
            mode: draft.mode,
            title: scenario.title.clone(),
            pack,
            pack_version,
            answer: draft.answer,
            fields: draft.fields,
            submitted_at: now,
            spent: draft.spent,
            out_of_time: false,
            hints: draft.hints,
            hint_cost,
            score: debrief.less(hint_cost),
            dimensions: map_of(debrief.dimensions.iter().map(points)),
            items: map_of(asked.map(|item| (item.id.clone(), item.met))),
            earlier: draft.earlier,
        }
    }

    /// The question that it answers.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked { scenario: self.scenario.clone(), draw: self.draw }
    }
}

/// What the first so many hints of a scenario cost, in points by weight.
#[must_use]
pub fn hint_cost(scenario: &Scenario, hints: usize) -> u32 {
    scenario.hints.iter().take(hints).map(|hint| hint.cost).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_name_on_every_machine() {
        assert_eq!(AttemptId::fresh(1_700_000_000_000, 7).as_str(), "a1700000000000-efffiy");
        assert_ne!(AttemptId::fresh(5, 7), AttemptId::fresh(5, 8));
        assert!(AttemptId::fresh(5, 7) < AttemptId::fresh(6, 1));
    }
}
