//! The words of phrases, each stemmed once: the phrases of a lexicon have thousands of words, and most of them stand in
//! many phrases and in every pack.

use crate::text::{Ids, Key, KnownTokens, Token, key, stem, tokens_with};
use std::sync::Arc;

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The form that the author wrote.
    pub text: Arc<str>,
    /// What the form and its stem are looked up by.
    pub(super) key: Key,
    pub(super) stem_key: Key,
}

impl Word {
    /// The word in this form.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { text: Arc::from(text), key: key(text), stem_key: key(&stem(text)) }
    }
}

/// The words that are known so far.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// Those of a lexicon on which these build.
    base: Option<Arc<Words>>,
    ids: Ids,
    list: Vec<Word>,
    /// What was not plain to begin with.
    tokens: KnownTokens,
}

impl Words {
    /// No words of their own, but all of those.
    pub(super) fn over(base: &Arc<Self>) -> Self {
        Self { base: Some(Arc::clone(base)), ..Self::default() }
    }

    /// The word in this form.
    pub(super) fn word(&mut self, text: &str) -> Word {
        let key = key(text);
        if let Some(word) = self.get(key) {
            return word.clone();
        }
        let word = Word::new(text);
        self.ids.get_or(key, self.list.len());
        self.list.push(word.clone());
        word
    }

    /// The words and figures in a part of a phrase that is no plain word.
    pub(super) fn tokens(&mut self, part: &str) -> Vec<Token> {
        tokens_with(part, &mut self.tokens)
    }

    fn get(&self, key: Key) -> Option<&Word> {
        let own = self.ids.get(key).and_then(|id| self.list.get(id));
        own.or_else(|| self.base.as_ref()?.get(key))
    }
}
