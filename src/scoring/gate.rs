//! Gates: reasons for which words that fit a rule earn nothing all the same.

use super::reading::Reading;
use super::rule::{Polarity, Questions};
use crate::answer::Place;
use crate::concept::Span;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// Why words earned nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// They stand under a negation.
    Negated,
    /// They are the question's or the checklist's own words.
    Copied,
    /// They are a list of catchwords, no statement.
    List,
    /// They were said before.
    Repeated,
    /// They ask where an answer is wanted.
    Question,
}

impl Why {
    /// The reason in words, to stand after the quoted words.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::Negated => "is negated here",
            Self::Copied => "is copied from what you were given",
            Self::List => "is a list of words, not a statement",
            Self::Repeated => "was said before",
            Self::Question => "is a question where a statement is wanted",
        }
    }

    /// The name in exports.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Negated => "negated",
            Self::Copied => "copied",
            Self::List => "list",
            Self::Repeated => "repeated",
            Self::Question => "question",
        }
    }
}

/// Words that would have earned a point but for a gate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The gate.
    pub why: Why,
    /// Where the words stand.
    pub place: Place,
    /// Bytes of the text there.
    pub span: Range<usize>,
}

/// The gate that stops a span, if any.
pub(super) fn gate(
    reading: &Reading<'_>,
    span: Span,
    negated: Polarity,
    questions: Questions,
) -> Option<Why> {
    let sentence = reading.sentence(span)?;
    if sentence.is_list {
        return Some(Why::List);
    }
    if sentence.is_repeated {
        return Some(Why::Repeated);
    }
    if reading.is_copied(span) {
        return Some(Why::Copied);
    }
    if sentence.is_question && questions == Questions::Block {
        return Some(Why::Question);
    }
    if negated == Polarity::Blocks && reading.is_negated(span) {
        return Some(Why::Negated);
    }
    None
}
