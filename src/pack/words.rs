//! The fixed words of packs: the reader looks them up here, and the schema offers them in editors.

use crate::scoring::{Polarity, Questions, Within};

/// The kinds of field.
pub(crate) const KINDS: [&str; 7] = ["text", "number", "table", "allocation", "ranking", "choice", "buckets"];

/// The keys that say what kind of rule it is.
pub(crate) const HEADS: [&str; 16] = [
    "say", "cues", "rows", "all", "any", "of", "not", "largest", "share", "ranked", "chosen", "sorted",
    "right", "mistake", "met", "raised",
];

/// The words that a key may have, with what they stand for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words<T: 'static> {
    /// What holds if the key is left out.
    pub(crate) usual: T,
    /// All of them.
    pub(crate) all: &'static [(&'static str, T)],
}

/// How close together everything must stand that a rule wants.
pub(crate) const WITHIN: Words<Within> = Words {
    usual: Within::Sentence,
    all: &[
        ("clause", Within::Clause),
        ("sentence", Within::Sentence),
        ("next", Within::Next),
        ("statement", Within::Statement),
        ("row", Within::Row),
        ("field", Within::Field),
    ],
};
/// What a negation does to a passage.
pub(crate) const NEGATED: Words<Polarity> = Words {
    usual: Polarity::Blocks,
    all: &[("blocks", Polarity::Blocks), ("allowed", Polarity::Allowed), ("required", Polarity::Required)],
};
/// What it does to a passage that it asks.
pub(crate) const QUESTIONS: Words<Questions> = Words {
    usual: Questions::Block,
    all: &[("block", Questions::Block), ("allowed", Questions::Allowed), ("required", Questions::Required)],
};
/// Whether a passage may be copied from what the candidate was given.
pub(crate) const COPIED: Words<bool> = Words { usual: false, all: &[("blocks", false), ("allowed", true)] };

/// A cell of a table that has any words.
pub(crate) const FILLED: &str = "filled";
/// A cell of a table that has words of its own.
pub(crate) const REAL: &str = "real";

/// How a figure in a text may be written, as people are told it.
pub(crate) const FORMATS: &str = "`0`, `0.0`, `0.00`, `0.#` or `0.##`";
