//! What the candidate adds to an attempt once it is handed in: replies to challenges, marks of the own, contests.
//! The attempt itself stays as it is.

use super::attempt::AttemptId;
use super::model::Millis;
use crate::ids::{ChallengeId, ItemId};
use crate::pack::Dimension;
use serde::Serialize;
use std::collections::BTreeMap;

/// What follows an attempt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Review {
    /// The attempt.
    pub attempt: AttemptId,
    /// How far it has come.
    pub stage: Stage,
    /// The challenges that are put, in order, with the replies so far.
    pub exchanges: Vec<Exchange>,
    /// How much of each dimension the candidate believes to have done, in quarters: 0 to 4.
    pub marks: BTreeMap<Dimension, u8>,
    /// How sure the candidate is that the answer holds, in per cent; none if not said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confidence: Option<u8>,
    /// Items that the candidate claims to have met, with the words that say so.
    pub contests: BTreeMap<ItemId, String>,
    /// When it was last changed.
    pub changed_at: Millis,
}

/// A challenge with its reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// The challenge.
    pub challenge: ChallengeId,
    /// What was replied; empty if nothing was.
    pub reply: String,
}

/// How far a review has come. Each stage is passed once; only then is the debrief shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// A challenge is put; its place, from 0.
    Challenged(usize),
    /// The candidate marks the own answer.
    Marking,
    /// The debrief is open.
    Done,
}

/// The most that a mark can be.
pub const FULL_MARK: u8 = 4;

/// The answer holds, for the question how sure one is, if it scores at least this.
pub const HOLDS_FROM: u32 = 65;

impl Review {
    /// The review with which an attempt starts.
    #[must_use]
    pub fn new(attempt: AttemptId, challenges: Vec<ChallengeId>, is_marked: bool, now: Millis) -> Self {
        let exchange = |challenge| Exchange { challenge, reply: String::new() };
        let exchanges: Vec<Exchange> = challenges.into_iter().map(exchange).collect();
        let mut review = Self {
            attempt,
            stage: Stage::Challenged(0),
            exchanges,
            marks: BTreeMap::new(),
            confidence: None,
            contests: BTreeMap::new(),
            changed_at: now,
        };
        if review.exchanges.is_empty() {
            review.stage = if is_marked { Stage::Marking } else { Stage::Done };
        }
        review
    }

    /// The challenge that is being put.
    #[must_use]
    pub fn current(&self) -> Option<&Exchange> {
        match self.stage {
            Stage::Challenged(index) => self.exchanges.get(index),
            _ => None,
        }
    }

    /// Goes on to what comes next; `is_marked` says whether the candidate marks the own answer in the end.
    pub fn advance(&mut self, is_marked: bool) {
        self.stage = match self.stage {
            Stage::Challenged(index) if index + 1 < self.exchanges.len() => Stage::Challenged(index + 1),
            Stage::Challenged(_) if is_marked => Stage::Marking,
            _ => Stage::Done,
        };
    }
}

/// The Brier score of a confidence, in hundredths of the worst: 100 (p − o)², where o is 1 if the answer held. It is
/// smallest for whoever says what they believe (Brier, Monthly Weather Review 78, 1950), so that neither bragging nor
/// modesty pays.
#[must_use]
pub fn brier(confidence: u8, held: bool) -> u32 {
    let outcome: u32 = if held { 100 } else { 0 };
    let off = u32::from(confidence.min(100)).abs_diff(outcome);
    (off * off + 50) / 100
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(challenges: usize) -> Review {
        let names = (0..challenges).map(|index| ChallengeId::new(format!("c{index}"))).collect();
        Review::new(AttemptId::new("a"), names, true, 1)
    }

    #[test]
    fn a_review_passes_each_stage_once() {
        let mut review = review(2);
        let mut stages = vec![review.stage];
        for _ in 0..4 {
            review.advance(true);
            stages.push(review.stage);
        }
        assert_eq!(
            stages,
            [Stage::Challenged(0), Stage::Challenged(1), Stage::Marking, Stage::Done, Stage::Done]
        );
    }

    #[test]
    fn without_challenges_marking_comes_first() {
        assert_eq!(review(0).stage, Stage::Marking);
        assert_eq!(Review::new(AttemptId::new("a"), Vec::new(), false, 1).stage, Stage::Done);
    }

    #[test]
    fn the_brier_score_is_smallest_for_what_one_believes() {
        let rows =
            [(100, true, 0), (0, true, 100), (70, true, 9), (70, false, 49), (50, true, 25), (255, true, 0)];
        for (confidence, held, expected) in rows {
            assert_eq!(brier(confidence, held), expected, "{confidence} {held}");
        }
        // Whoever believes in 7 of 10 does best by saying 70.
        let expected = |said: u8| 7 * brier(said, true) + 3 * brier(said, false);
        for said in (0..=100).step_by(5) {
            assert!(expected(70) <= expected(said), "{said}");
        }
    }
}
