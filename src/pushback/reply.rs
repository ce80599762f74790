//! What became of a reply: the candidate held, updated, conceded, folded or repeated.

use crate::answer::Answer;
use crate::pack::{Challenge, Scenario};
use serde::Serialize;
use std::ops::Range;

/// What a reply does with the position that was challenged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Judgement {
    /// It keeps the position and gives a new reason.
    Held,
    /// It changes the position, or a part of it, and says why.
    Updated,
    /// It grants the valid part and says what follows; the core stands.
    Conceded,
    /// It gives way without a reason.
    Folded,
    /// It says again what was said, or nothing of substance.
    Repeated,
    /// Nothing was replied.
    Silent,
}

/// The most points that one reply earns.
pub(super) const FULL: u32 = 2;

impl Judgement {
    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Held => "Held with a new reason",
            Self::Updated => "Updated with a reason",
            Self::Conceded => "Conceded the valid part",
            Self::Folded => "Folded",
            Self::Repeated => "Repeated",
            Self::Silent => "No reply",
        }
    }

    /// Points of [`Verdict::MOST`].
    #[must_use]
    pub fn points(self) -> u32 {
        match self {
            Self::Held | Self::Updated | Self::Conceded => FULL,
            Self::Folded | Self::Repeated | Self::Silent => 0,
        }
    }
}

/// A judgement with the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The judgement.
    pub judgement: Judgement,
    /// The words, by bytes of the reply.
    pub evidence: Vec<Mark>,
}

/// Words of a reply that led to its judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the reply.
    pub span: Range<usize>,
}

impl Verdict {
    /// The most points of one reply.
    pub const MOST: u32 = FULL;

    /// Why, in a sentence.
    #[must_use]
    pub fn in_words(&self) -> String {
        String::new()
    }
}

/// Judges a reply to a challenge of an answer. Total.
#[must_use]
pub fn judge(_scenario: &Scenario, _answer: &Answer, _challenge: &Challenge, reply: &str) -> Verdict {
    let judgement = if reply.trim().is_empty() { Judgement::Silent } else { Judgement::Repeated };
    Verdict { judgement, evidence: Vec::new() }
}
