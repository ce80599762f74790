//! What goes with a question besides its checklist: hints before the answer, challenges after it, and answers that
//! would have done, for the debrief.

use super::model::Asker;
use crate::answer::Answer;
use crate::ids::ChallengeId;
use crate::scoring::Rule;

/// A step of the ladder for a candidate who is stuck.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// How to think, never words to paste.
    pub text: String,
    /// The points, by weight, that looking at it costs.
    pub cost: u32,
}

/// What the person who asked puts to the candidate after the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// Its name in the scenario.
    pub id: ChallengeId,
    /// Who puts it, if it is not the one who asked.
    pub by: Option<Asker>,
    /// When it fits: a condition over the answer and its verdicts; none if it always does.
    pub when: Option<Rule>,
    /// What is said.
    pub text: String,
    /// What a good reply does, for the debrief.
    pub good: String,
}

/// An answer that would have done. A scenario shows two at least, for there is more than one.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelAnswer {
    /// Byte offset in the pack, for messages.
    pub at: usize,
    /// Its decision, in a few words.
    pub title: String,
    /// When this is the better answer.
    pub why: String,
    /// The answer.
    pub answer: Answer,
}
