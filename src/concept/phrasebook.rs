//! All concepts that one scenario needs, ready to be found in a document in one go: see [`super::search`].

use super::spelling::Spelling;
use super::words::{Word, Words};
use super::{
    lexicon::Lexicon,
    phrase::{Element, Phrase, PhraseError},
};
use crate::text::{Ids, Key, Measure, key};
use std::collections::BTreeMap;

/// A concept of a phrasebook.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConceptRef(pub(super) usize);

/// Why a concept cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConceptError {
    /// No concept has that name.
    Unknown(String),
    /// It is defined by itself, perhaps through others.
    Circular(String),
}

/// A word of a phrasebook, or the stem of one.
pub(super) type WordId = usize;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Stem(WordId),
    Exact(WordId),
    Prefix(usize),
    Gap,
    ClauseStart,
    Concept(usize),
    Figure(Option<Measure>),
    NewFigure,
}

/// Compiled concepts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrasebook {
    pub(super) words: Ids,
    /// Starts of words.
    pub(super) prefixes: Ids,
    /// In dependency order: a concept only refers to earlier ones.
    pub(super) concepts: Vec<Phrases>,
    /// Words that typing slips are mended towards, with their stems' ids.
    pub(super) spelling: Spelling,
}

impl Phrasebook {
    /// All concepts that a concept is part of, itself included, in order.
    #[must_use]
    pub fn users_of(&self, part: ConceptRef) -> Vec<ConceptRef> {
        let mut users = vec![part];
        for (index, phrases) in self.concepts.iter().enumerate().skip(part.0 + 1) {
            let is_user = |step: &Step| match step {
                Step::Concept(used) => users.binary_search(&ConceptRef(*used)).is_ok(),
                _ => false,
            };
            if phrases.steps.iter().any(is_user) {
                users.push(ConceptRef(index));
            }
        }
        users
    }
}

/// The phrases of one concept, in a row: there are too many of them for each to be a list of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Phrases {
    steps: Vec<Step>,
    /// Where each phrase ends among the steps.
    ends: Vec<usize>,
}

impl Phrases {
    pub(super) fn iter(&self) -> impl Iterator<Item = &[Step]> {
        let mut start = 0;
        self.ends.iter().map(move |end| {
            let phrase = self.steps.get(start..*end).unwrap_or_default();
            start = *end;
            phrase
        })
    }
}

/// Gathers the concepts that rules refer to.
#[derive(Debug)]
pub struct PhrasebookBuilder<'l> {
    lexicon: &'l Lexicon,
    book: Phrasebook,
    named: BTreeMap<String, usize>,
    words: Words,
    /// The ids of words that phrases have had so far.
    known: Ids,
    /// The concepts that are being compiled, each one for the sake of the one before.
    open: Vec<String>,
}

impl<'l> PhrasebookBuilder<'l> {
    /// A builder over the shared lexicon, extended by a pack's.
    #[must_use]
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            book: Phrasebook::default(),
            named: BTreeMap::new(),
            words: Words::over(&lexicon.words),
            known: Ids::default(),
            open: Vec::new(),
        }
    }

    /// Reads a phrase that these concepts may stand in.
    ///
    /// # Errors
    /// As [`Phrase::parse`].
    pub fn phrase(&mut self, source: &str) -> Result<Phrase, PhraseError> {
        Phrase::parse_with(source, &mut self.words)
    }

    /// The named concept, compiled with all that it refers to.
    ///
    /// # Errors
    /// It, or one that it refers to, is unknown or refers to itself.
    pub fn concept(&mut self, name: &str) -> Result<ConceptRef, ConceptError> {
        if let Some(index) = self.named.get(name) {
            return Ok(ConceptRef(*index));
        }
        let lexicon: &'l Lexicon = self.lexicon;
        let Some(phrases) = lexicon.get(name) else {
            return Err(ConceptError::Unknown(name.to_owned()));
        };
        if self.open.iter().any(|open| open == name) {
            return Err(ConceptError::Circular(name.to_owned()));
        }
        self.open.push(name.to_owned());
        let compiled = self.phrases(phrases);
        self.open.pop();
        let concept = compiled?;
        self.named.insert(name.to_owned(), concept.0);
        Ok(concept)
    }

    /// A concept without a name: any of these phrases.
    ///
    /// # Errors
    /// A concept that a phrase refers to is unknown or refers to itself.
    pub fn phrases(&mut self, phrases: &[Phrase]) -> Result<ConceptRef, ConceptError> {
        let mut compiled = Phrases::default();
        for phrase in phrases {
            for element in &phrase.elements {
                compiled.steps.push(match element {
                    Element::Word(word) => Step::Stem(self.intern_word(word)),
                    Element::Exact(word) => Step::Exact(self.intern(key(word))),
                    Element::Prefix(start) => {
                        let next = self.book.prefixes.len();
                        Step::Prefix(self.book.prefixes.get_or(key(start), next))
                    }
                    Element::Gap => Step::Gap,
                    Element::ClauseStart => Step::ClauseStart,
                    Element::Concept(name) => Step::Concept(self.concept(name)?.0),
                    Element::Figure(measure) => Step::Figure(*measure),
                    Element::NewFigure => Step::NewFigure,
                });
            }
            compiled.ends.push(compiled.steps.len());
        }
        self.book.concepts.push(compiled);
        Ok(ConceptRef(self.book.concepts.len() - 1))
    }

    /// How many phrases have been compiled so far.
    #[must_use]
    pub fn phrase_count(&self) -> usize {
        self.book.concepts.iter().map(|phrases| phrases.ends.len()).sum()
    }

    /// The finished phrasebook.
    #[must_use]
    pub fn finish(self) -> Phrasebook {
        self.book
    }

    /// The id of a word's stem; long words are kept as they are, too, for mending slips.
    fn intern_word(&mut self, word: &Word) -> WordId {
        if let Some(id) = self.known.get(word.key) {
            return id;
        }
        let id = self.intern(word.stem_key);
        self.book.spelling.learn(&word.text, id);
        self.known.get_or(word.key, id)
    }

    fn intern(&mut self, word: Key) -> WordId {
        let next = self.book.words.len();
        self.book.words.get_or(word, next)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::json::{Reader, parse};

    #[test]
    fn unknown_and_circular_concepts_are_refused() {
        let concepts = r#"{"a": ["@b"], "b": ["x @a"], "c": ["@nowhere"]}"#;
        let root = parse(concepts).unwrap();
        let lexicon = Lexicon::read(&root, &mut Reader::new(concepts));
        let mut builder = PhrasebookBuilder::new(&lexicon);
        assert_eq!(builder.concept("a"), Err(ConceptError::Circular("a".into())));
        assert_eq!(builder.concept("c"), Err(ConceptError::Unknown("nowhere".into())));
    }
}
