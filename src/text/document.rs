//! An answer as one stream of tokens with sentences, clauses and scopes.

use super::{
    scope,
    token::{Token, tokens},
};
use std::ops::Range;

/// A piece of text that stands by itself: a text field, or one cell of a table.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The text as typed.
    pub text: &'a str,
}

/// A sentence, bullet or line of a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The passage that it belongs to, by index.
    pub passage: usize,
    /// Its tokens, as indices into the document.
    pub tokens: Range<usize>,
    /// It ends in a question mark.
    pub is_question: bool,
    /// It is a bare list of catchwords.
    pub is_list: bool,
    /// The same words have stood in an earlier sentence.
    pub is_repeated: bool,
}

/// All passages of an answer, cut into sentences and clauses.
#[derive(Clone, Debug)]
pub struct Document {
    /// All tokens, passage after passage.
    pub tokens: Vec<Token>,
    /// All sentences, in order; every token is in exactly one.
    pub sentences: Vec<Sentence>,
    /// All clauses, in order; every token is in exactly one, and none crosses a sentence.
    pub clauses: Vec<Range<usize>>,
    /// For each token, whether it stands under a negation.
    pub negated: Vec<bool>,
    /// For each token, its sentence.
    pub sentence_of: Vec<usize>,
}

impl Document {
    /// Reads the passages. Time is linear in their length.
    #[must_use]
    pub fn read(passages: &[Passage<'_>]) -> Self {
        let mut document = Self {
            tokens: Vec::new(),
            sentences: Vec::new(),
            clauses: Vec::new(),
            negated: Vec::new(),
            sentence_of: Vec::new(),
        };
        for (index, passage) in passages.iter().enumerate() {
            document.add(index, passage.text);
        }
        document.negated = scope::negated(&document.tokens, &document.clauses);
        document.mark_repeats();
        document
    }

    /// The tokens of a range.
    #[must_use]
    pub fn slice(&self, range: &Range<usize>) -> &[Token] {
        self.tokens.get(range.clone()).unwrap_or_default()
    }

    fn add(&mut self, passage: usize, text: &str) {
        let found = tokens(text);
        let mut sentence_start = self.tokens.len();
        let mut clause_start = sentence_start;
        let mut segments = vec![0_usize];
        for (index, token) in found.iter().enumerate() {
            let end = found.get(index + 1).map_or(text.len(), |next| next.span.start);
            let between = text.get(token.span.end..end).unwrap_or_default();
            let next = found.get(index + 1);
            self.tokens.push(token.clone());
            if let Some(length) = segments.last_mut() {
                *length += 1;
            }
            let here = self.tokens.len();
            let sentence_ends = next.is_none() || ends_sentence(token, between, next);
            if sentence_ends || ends_clause(between) || next.is_some_and(opens_clause) {
                self.clauses.push(clause_start..here);
                clause_start = here;
            }
            if sentence_ends {
                let slice = self.tokens.get(sentence_start..here).unwrap_or_default();
                self.sentences.push(Sentence {
                    passage,
                    tokens: sentence_start..here,
                    is_question: between.contains(['?', '？']),
                    is_list: scope::is_bare_list(slice, &segments),
                    is_repeated: false,
                });
                self.sentence_of.resize(here, self.sentences.len() - 1);
                sentence_start = here;
                segments = vec![0];
            } else if between.contains([',', ';', '|', '/']) && !between.starts_with('/') {
                segments.push(0);
            }
        }
    }

    fn mark_repeats(&mut self) {
        let mut seen = std::collections::BTreeSet::new();
        for index in 0..self.sentences.len() {
            let Some(sentence) = self.sentences.get(index) else { continue };
            if sentence.tokens.len() < 4 {
                continue;
            }
            let stems: Vec<String> = self.slice(&sentence.tokens).iter().map(|t| t.stem.clone()).collect();
            let is_new = seen.insert(stems);
            if let Some(sentence) = self.sentences.get_mut(index) {
                sentence.is_repeated = !is_new;
            }
        }
    }
}

/// Shortenings whose full stop ends no sentence.
const SHORTENINGS: [&str; 14] =
    ["approx", "ca", "cf", "co", "dr", "e", "eg", "etc", "g", "i", "mr", "ms", "vs", "wk"];

fn ends_sentence(token: &Token, between: &str, next: Option<&Token>) -> bool {
    if between.contains(['!', '?', '？', '\n', '•', ';', '…', '。']) {
        return true;
    }
    let Some(dot) = between.find('.') else { return false };
    let glued = dot == 0 && between.len() == 1;
    let shortened = SHORTENINGS.contains(&token.word.as_str()) && next.is_some();
    !glued && !shortened
}

fn ends_clause(between: &str) -> bool {
    between.contains([',', ':', '(', ')', '—', '–', '"', '“', '”']) || between.contains(" - ") || between.contains("->")
}

fn opens_clause(next: &Token) -> bool {
    matches!(
        next.word.as_str(),
        "but" | "because" | "so" | "although" | "though" | "however" | "whereas" | "while" | "unless" | "if" | "until"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<String> {
        let document = Document::read(&[Passage { text }]);
        document
            .sentences
            .iter()
            .map(|s| document.slice(&s.tokens).iter().map(|t| t.word.clone()).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn sentences_end_where_a_reader_would_end_them() {
        let rows: [(&str, &[&str]); 5] = [
            ("Hold. Then wait!", &["hold", "then wait"]),
            ("17.5 -> 5.5. Not real", &["17.5 5.5", "not real"]),
            ("- one\n- two", &["one", "two"]),
            ("e.g. churn vs. growth", &["e g churn vs growth"]),
            ("Who leaves? Small; mid stays", &["who leaves", "small", "mid stays"]),
        ];
        for (text, expected) in rows {
            assert_eq!(sentences(text), expected, "{text}");
        }
    }

    #[test]
    fn a_sentence_said_twice_is_marked() {
        let document = Document::read(&[Passage { text: "We hold price everywhere. We hold price everywhere." }]);
        assert_eq!(document.sentences.iter().map(|s| s.is_repeated).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn every_token_is_in_one_sentence_and_one_clause() {
        let text = "If churn rises, we stop: no more. Why? (because)";
        let document = Document::read(&[Passage { text }, Passage { text }]);
        let count = document.tokens.len();
        assert_eq!(document.sentence_of.len(), count);
        assert_eq!(document.clauses.iter().map(ExactSizeIterator::len).sum::<usize>(), count);
        assert_eq!(document.sentences.iter().map(|s| s.tokens.len()).sum::<usize>(), count);
    }
}
