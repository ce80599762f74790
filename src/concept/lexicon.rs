//! The shared lexicon: the concepts that answers of this trade are made of, as data in `lexicon.json`.

use super::phrase::{Element, Phrase};
use super::words::Words;
use crate::json::{self, Reader, Value};
use crate::order::set_of;
use crate::problem::Problem;
use crate::text::{Ids, Key};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Named lists of phrases.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Shared, as every scenario with concepts of its own has them all.
    concepts: BTreeMap<String, Arc<Vec<Phrase>>>,
    /// The words of the phrases.
    pub(super) words: Arc<Words>,
}

/// A word of so many concepts is common in the trade.
const COMMON: usize = 12;

/// The most phrases that one concept may have.
pub(crate) const MAX_PHRASES: usize = 400;
/// The longest phrase, in characters.
pub(crate) const MAX_PHRASE: usize = 200;

impl Lexicon {
    /// The lexicon that every pack may build upon.
    ///
    /// # Errors
    /// The problems of the shipped file; a test keeps it free of them.
    pub fn shared() -> Result<Self, Vec<Problem>> {
        let text = crate::stock::lexicon();
        let root = json::parse(text).map_err(|problem| vec![problem])?;
        let mut reader = Reader::new(text);
        let lexicon = Self::read(&root, &mut reader);
        if reader.is_clean() { Ok(lexicon) } else { Err(reader.finish()) }
    }

    /// Reads an object of `"name": ["phrase", …]`.
    pub fn read(node: &json::Node, reader: &mut Reader<'_>) -> Self {
        Self::default().read_beside(node, reader)
    }

    /// As [`Lexicon::read`], for concepts that this lexicon will be extended by: words that it has are known already.
    #[must_use]
    pub fn read_beside(&self, node: &json::Node, reader: &mut Reader<'_>) -> Self {
        let mut lexicon = Self::default();
        let mut words = Words::over(&self.words);
        let Some(object) = reader.object(node, "the list of concepts") else { return lexicon };
        for member in object.members() {
            if !crate::ids::is_id(&member.key) {
                reader.problem(
                    member.at,
                    format!("`{}` is no name for a concept", member.key),
                    "use small letters, digits and `-`, starting with a letter",
                );
            }
            let nodes = reader.list(&member.node, "a concept");
            if nodes.is_empty() && matches!(member.node.value, Value::List(_)) {
                reader.problem(member.node.at, "the concept has no phrases", "write at least one phrase");
            }
            if nodes.len() > MAX_PHRASES {
                reader.problem(
                    member.node.at,
                    format!("the concept has {} phrases; at most {MAX_PHRASES} are allowed", nodes.len()),
                    "split it into two concepts",
                );
            }
            let mut phrases = Vec::new();
            for node in nodes.iter().take(MAX_PHRASES) {
                let Some(source) = reader.text_of(node, "a phrase", MAX_PHRASE) else { continue };
                match Phrase::parse_with(source, &mut words) {
                    Ok(phrase) => phrases.push(phrase),
                    Err(error) => reader.problem(node.at, error.to_string(), "rewrite the phrase"),
                }
            }
            lexicon.concepts.insert(member.key.clone(), Arc::new(phrases));
        }
        lexicon.words = Arc::new(words);
        lexicon
    }

    /// The phrases of a concept.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&[Phrase]> {
        self.concepts.get(name).map(|phrases| phrases.as_slice())
    }

    /// The stems of the words that stand in the phrases of several concepts: the small change of the trade.
    #[must_use]
    pub fn common_stems(&self) -> BTreeSet<Key> {
        let mut ids = Ids::default();
        // For each stem in how many concepts it stands, and the last of them.
        let mut uses: Vec<(Key, usize, usize)> = Vec::new();
        for (concept, phrases) in self.concepts.values().enumerate() {
            for element in phrases.iter().flat_map(|phrase| &phrase.elements) {
                let Element::Word(word) = element else { continue };
                let id = ids.get_or(word.stem_key, uses.len());
                match uses.get_mut(id) {
                    Some((_, count, last)) if *last != concept => (*count, *last) = (*count + 1, concept),
                    Some(_) => {}
                    None => uses.push((word.stem_key, 1, concept)),
                }
            }
        }
        set_of(uses.into_iter().filter(|(_, count, _)| *count >= COMMON).map(|(stem, ..)| stem))
    }

    /// All names, sorted.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.concepts.keys().map(String::as_str)
    }

    /// This lexicon with the concepts of another; a name in both gets the phrases of both.
    #[must_use]
    pub fn extended(mut self, other: &Self) -> Self {
        for (name, phrases) in &other.concepts {
            let all = self.concepts.entry(name.clone()).or_default();
            if all.is_empty() {
                *all = Arc::clone(phrases);
            } else {
                Arc::make_mut(all).extend(phrases.iter().cloned());
            }
        }
        self.words = Arc::clone(&other.words);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concept::PhrasebookBuilder;

    #[test]
    fn the_shared_lexicon_has_no_problems_and_every_reference_resolves() {
        let lexicon = Lexicon::shared().map_err(|problems| format!("{problems:?}"));
        let lexicon = lexicon.as_ref().unwrap_or_else(|problems| unreachable!("{problems}"));
        let mut builder = PhrasebookBuilder::new(lexicon);
        for name in lexicon.names() {
            assert!(builder.concept(name).is_ok(), "{name}: {:?}", builder.concept(name));
        }
    }
}
