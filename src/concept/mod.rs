//! Concepts: what an answer talks about, however it is worded. A concept is a list of phrases; a phrase
//! is a row of words, matched by stem, that may step over articles, leave gaps, and name other concepts.

pub(crate) mod lexicon;
mod phrase;
mod phrasebook;
mod search;
mod spelling;
mod words;

pub use lexicon::Lexicon;
pub use phrase::{Element, Phrase, PhraseError};
pub use phrasebook::{ConceptError, ConceptRef, Phrasebook, PhrasebookBuilder};
pub(crate) use search::STEPS_PER_WORD;
pub use search::{Span, Spans};
pub use words::{Word, Words};
