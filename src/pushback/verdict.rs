//! What is said of a reply: a judgement, the words that led to it, and whether it was a near thing.

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
const FULL: u32 = 2;

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

    /// Whether it earns points: the reply brings something of substance.
    #[must_use]
    pub fn is_good(self) -> bool {
        matches!(self, Self::Held | Self::Updated | Self::Conceded)
    }

    /// Points of [`Verdict::MOST`].
    #[must_use]
    pub fn points(self) -> u32 {
        if self.is_good() { FULL } else { 0 }
    }

    /// What a reader would say that the reply does.
    fn in_words(self) -> &'static str {
        match self {
            Self::Held => "The reply keeps the decision and adds to its reasons",
            Self::Updated => "The reply changes a part of the decision",
            Self::Conceded => "The reply grants a part of the challenge and says what follows",
            Self::Folded => "The reply gives way without a reason of its own",
            Self::Repeated => "The reply brings nothing of substance that the answer did not hold",
            Self::Silent => "Nothing was replied",
        }
    }
}

/// What words of a reply show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// They grant something: `that is a real risk`.
    Concession,
    /// They change something: `scrap that line`.
    Change,
    /// They say what follows: a limit, a date, a next step.
    Step,
    /// They keep something: `the order stands`.
    Standing,
    /// A figure that neither the answer nor the challenge has.
    NewFigure,
    /// Content that neither the answer nor the challenge has.
    NewReason,
    /// They leave the decision to others or swing to what these want: `your call`.
    GivingWay,
    /// They praise, promise to look into it, or assure.
    Dodge,
    /// The own words again.
    OwnWords,
}

impl Sign {
    /// The sign of that name in the data.
    pub(super) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "concession" => Self::Concession,
            "change" => Self::Change,
            "step" => Self::Step,
            "standing" => Self::Standing,
            "new-figure" => Self::NewFigure,
            "new-reason" => Self::NewReason,
            "giving-way" => Self::GivingWay,
            "dodge" => Self::Dodge,
            "own-words" => Self::OwnWords,
            _ => return None,
        })
    }

    /// What words with it are, as a noun.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Concession => "a concession",
            Self::Change => "a change",
            Self::Step => "a limit or a next step",
            Self::Standing => "words that keep to the decision",
            Self::NewFigure => "a figure that was not on the table",
            Self::NewReason => "content that the answer did not have",
            Self::GivingWay => "words that leave it to others",
            Self::Dodge => "assurances or a promise to look into it",
            Self::OwnWords => "words of the answer or of the challenge again",
        }
    }
}

/// Words of a reply that led to its judgement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Bytes of the reply.
    pub span: Range<usize>,
    /// What the words show.
    pub sign: Sign,
}

/// A judgement with the words that led to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The judgement.
    pub judgement: Judgement,
    /// The words, by bytes of the reply, in their order; no two overlap.
    pub evidence: Vec<Mark>,
    /// Little spoke for this judgement over the next one: the reader had better judge.
    pub is_unsure: bool,
}

impl Verdict {
    /// The most points of one reply.
    pub const MOST: u32 = FULL;

    /// The verdict in a sentence or two, for the debrief: what the reply does, and by which signs.
    #[must_use]
    pub fn in_words(&self) -> String {
        let mut signs: Vec<&str> = Vec::new();
        for mark in &self.evidence {
            if !signs.contains(&mark.sign.in_words()) {
                signs.push(mark.sign.in_words());
            }
        }
        let mut text = self.judgement.in_words().to_owned();
        if let Some((last, others)) = signs.split_last() {
            text.push_str(": it shows ");
            text.push_str(&others.join(", "));
            text.push_str(if others.is_empty() { "" } else { " and " });
            text.push_str(last);
        }
        text.push('.');
        if self.is_unsure {
            text.push_str(" It was a near thing, so judge for yourself.");
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verdict_is_said_in_a_sentence_with_each_sign_once() {
        let mark = |sign| Mark { span: 0..1, sign };
        let evidence = vec![mark(Sign::Concession), mark(Sign::NewFigure), mark(Sign::Concession)];
        let verdict = Verdict { judgement: Judgement::Conceded, evidence, is_unsure: true };
        assert_eq!(
            verdict.in_words(),
            "The reply grants a part of the challenge and says what follows: it shows a concession and a figure that \
             was not on the table. It was a near thing, so judge for yourself."
        );
        let silent = Verdict { judgement: Judgement::Silent, evidence: Vec::new(), is_unsure: false };
        assert_eq!(silent.in_words(), "Nothing was replied.");
    }
}
