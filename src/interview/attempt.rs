//! A submitted answer.

use super::draft::Draft;
use super::model::Millis;
use crate::answer::Answer;
use crate::ids::{PackId, ScenarioId};
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use serde::Serialize;
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
    /// The scenario's title, for lists in which the pack is no longer there.
    pub title: String,
    /// The pack by which it was scored.
    pub pack: PackId,
    /// That pack's version.
    pub pack_version: u32,
    /// What was written.
    pub answer: Answer,
    /// When it was submitted.
    pub submitted_at: Millis,
    /// How long the form was in front of the candidate, in milliseconds.
    pub spent: u64,
    /// The score when it was submitted.
    pub score: u32,
    /// The attempt that this one tried to better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<AttemptId>,
}

impl Attempt {
    /// The attempt that a draft becomes.
    #[must_use]
    pub fn of(
        draft: Draft,
        title: String,
        pack: PackId,
        version: u32,
        score: u32,
        now: Millis,
        seed: u64,
    ) -> Self {
        Self {
            id: AttemptId::fresh(now, seed),
            scenario: draft.scenario,
            title,
            pack,
            pack_version: version,
            answer: draft.answer,
            submitted_at: now,
            spent: draft.spent,
            score,
            earlier: draft.earlier,
        }
    }
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
