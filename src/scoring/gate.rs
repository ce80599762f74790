//! Gates: reasons for which words that fit a rule earn nothing all the same.

use super::reading::Reading;
use super::rule::{Polarity, Questions, Scope};
use crate::answer::Place;
use crate::concept::Span;
use serde::Serialize;
use std::ops::Range;

/// Why words earned nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
    /// They are what others are said to think.
    Attributed,
    /// They announce a point instead of making it.
    Announced,
    /// They are words thrown together, no sentence.
    Jumbled,
    /// They stand in an answer to another question.
    Elsewhere,
    /// The next sentence takes them back.
    Retracted,
    /// They were put into sentences that are all built alike.
    Template,
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
            Self::Attributed => "is what others are said to think",
            Self::Announced => "announces the point instead of making it",
            Self::Jumbled => "is words without a sentence",
            Self::Elsewhere => "answers another question",
            Self::Retracted => "is taken back right after",
            Self::Template => "is put into a sentence that stands here several times",
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
            Self::Attributed => "attributed",
            Self::Announced => "announced",
            Self::Jumbled => "jumbled",
            Self::Elsewhere => "elsewhere",
            Self::Retracted => "retracted",
            Self::Template => "template",
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

/// What a rule lets pass.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tolerance {
    pub(super) negated: Polarity,
    pub(super) questions: Questions,
    /// What was given may be given back, unless the answer does little else.
    pub(super) may_be_copied: bool,
    /// It may stand somewhere else in the answer, too.
    pub(super) may_be_repeated: bool,
}

impl From<&Scope> for Tolerance {
    fn from(scope: &Scope) -> Self {
        Self {
            negated: scope.negated,
            questions: scope.questions,
            may_be_copied: scope.may_be_copied,
            may_be_repeated: false,
        }
    }
}

/// The gate that stops a span, if any.
pub(super) fn gate(reading: &Reading<'_>, span: Span, tolerance: Tolerance) -> Option<Why> {
    let Tolerance { negated, questions, may_be_copied, may_be_repeated } = tolerance;
    let sentence = reading.sentence(span)?;
    if sentence.is_list {
        return Some(Why::List);
    }
    if sentence.is_repeated && !may_be_repeated {
        return Some(Why::Repeated);
    }
    if sentence.is_jumbled {
        return Some(Why::Jumbled);
    }
    if reading.is_mostly_copied || (reading.is_copied(span) && !may_be_copied) {
        return Some(Why::Copied);
    }
    if sentence.is_retracted {
        return Some(Why::Retracted);
    }
    if reading.document.is_templated {
        return Some(Why::Template);
    }
    if sentence.is_attributed {
        return Some(Why::Attributed);
    }
    if reading.document.announces {
        return Some(Why::Announced);
    }
    if reading.document.refuses {
        return Some(Why::Negated);
    }
    if reading.is_elsewhere {
        return Some(Why::Elsewhere);
    }
    // An answer that does nothing but ask makes no points, but for those that want a question.
    let only_asks = reading.document.only_asks && sentence.has_question_mark;
    if (sentence.is_question && questions == Questions::Block)
        || (only_asks && questions != Questions::Required)
    {
        return Some(Why::Question);
    }
    if reading.is_refused(span) || (negated == Polarity::Blocks && reading.is_negated(span)) {
        return Some(Why::Negated);
    }
    None
}
