//! Words and figures with their places.

use super::{
    ids::Ids,
    letters::small,
    normal::{fold, is_invisible, stem},
    quantity::{self, Quantity},
};
use std::ops::Range;

/// A word or a figure of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Token {
    /// Bytes of the text that it covers.
    pub span: Range<usize>,
    /// The word in small letters without accents.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// The figure that it is, if it is one.
    pub quantity: Option<Quantity>,
    /// What `word` and `stem` are looked up by.
    pub(crate) word_key: Key,
    pub(crate) stem_key: Key,
    is_function_word: bool,
    is_determiner: bool,
}

/// A word in the form in which tables know it: as good as the word itself, and compared at once.
pub(crate) type Key = u64;

/// The key of a word: its FNV-1a hash, the same on every machine.
/// Fowler, Noll, Vo: the FNV non-cryptographic hash algorithm.
#[must_use]
pub(crate) fn key(word: &str) -> Key {
    keys_of_starts(word).last().unwrap_or(NO_LETTERS)
}

/// The keys of all that a word starts with, the word itself the last of them.
pub(crate) fn keys_of_starts(word: &str) -> impl Iterator<Item = Key> {
    word.bytes().scan(NO_LETTERS, |hash, byte| {
        *hash = (*hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        Some(*hash)
    })
}

const NO_LETTERS: Key = 0xcbf2_9ce4_8422_2325;

impl Token {
    /// Words that carry grammar rather than content; they are free between the words of a phrase and
    /// they tell a sentence from a list.
    #[must_use]
    pub fn is_function_word(&self) -> bool {
        self.is_function_word
    }

    /// Articles and the like, which phrases may step over.
    #[must_use]
    pub fn is_determiner(&self) -> bool {
        self.is_determiner
    }
}

/// Sorted, for binary search.
const DETERMINERS: [&str; 27] = [
    "a", "all", "already", "also", "an", "any", "each", "even", "every", "her", "his", "its", "just", "my",
    "our", "really", "some", "such", "that", "the", "their", "these", "this", "those", "very", "whole",
    "your",
];

/// Sorted, for binary search.
const FUNCTION_WORDS: [&str; 104] = [
    "a", "about", "after", "against", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be",
    "because", "been", "before", "being", "but", "by", "can", "cannot", "could", "did", "do", "does",
    "don't", "each", "every", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "i'd",
    "i'll", "i'm", "if", "in", "into", "is", "it", "it's", "its", "just", "let", "may", "me", "might",
    "more", "must", "my", "no", "not", "of", "on", "only", "or", "our", "out", "over", "she", "should", "so",
    "some", "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those", "to",
    "under", "until", "up", "us", "was", "we", "we'd", "we'll", "were", "what", "when", "where", "which",
    "while", "who", "why", "will", "with", "without", "would", "you", "your",
];

/// The words and figures of a text, in order.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    tokens_with(text, &mut KnownTokens::default())
}

/// The words that texts have had so far, each as it stood first: people repeat themselves, and finding a stem takes its
/// time.
#[derive(Clone, Debug, Default)]
pub(crate) struct KnownTokens {
    ids: Ids,
    tokens: Vec<Token>,
}

impl KnownTokens {
    /// The token of a folded word at this place.
    fn token(&mut self, span: Range<usize>, word: String) -> Token {
        let word_key = key(&word);
        let id = self.ids.get_or(word_key, self.tokens.len());
        if let Some(token) = self.tokens.get(id) {
            return Token { span, ..token.clone() };
        }
        let is_figure = word.starts_with(|c: char| c.is_ascii_digit() || is_currency(c));
        let stem = if is_figure { word.clone() } else { stem(&word) };
        let token = Token {
            span,
            quantity: quantity::read(&word),
            word_key,
            stem_key: key(&stem),
            is_function_word: FUNCTION_WORDS.binary_search(&word.as_str()).is_ok(),
            is_determiner: DETERMINERS.binary_search(&word.as_str()).is_ok(),
            word,
            stem,
        };
        self.tokens.push(token.clone());
        token
    }
}

/// The words and figures of one of several texts that share their words.
pub(crate) fn tokens_with(text: &str, known: &mut KnownTokens) -> Vec<Token> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let at = |index: usize| letters.get(index).map(|(_, c)| *c);
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(first) = at(index) {
        // `churn > 14%` is read as `churn over 14%`; an arrow is no comparison.
        let is_arrow =
            index.checked_sub(1).and_then(at).is_some_and(|before| matches!(before, '-' | '=' | '–'));
        if let (Some(word), false) = (comparison(first), is_arrow) {
            let (start, end) = (letters.get(index), letters.get(index + 1));
            let begin = start.map_or(0, |(offset, _)| *offset);
            let end = end.map_or(text.len(), |(offset, _)| *offset);
            found.push(known.token(begin..end, word.to_owned()));
            index += 1;
            continue;
        }
        let numeric = first.is_ascii_digit()
            || (is_currency(first) && at(index + 1).is_some_and(|next| next.is_ascii_digit()));
        if !numeric && !first.is_alphabetic() {
            index += 1;
            continue;
        }
        let start = index;
        index += 1;
        if numeric {
            while at(index).is_some_and(|c| c.is_ascii_digit())
                || (matches!(at(index), Some('.' | ',')) && at(index + 1).is_some_and(|c| c.is_ascii_digit()))
            {
                index += 1;
            }
            let suffix_start = index;
            while at(index).is_some_and(char::is_alphabetic) {
                index += 1;
            }
            let suffix: String =
                letters.iter().take(index).skip(suffix_start).map(|(_, c)| small(*c)).collect();
            if !matches!(suffix.as_str(), "" | "k" | "m" | "mn" | "mm" | "bn" | "b" | "x") {
                index = suffix_start;
            }
            if index == suffix_start && matches!(at(index), Some('%' | '$' | '€')) {
                index += 1;
            }
        } else {
            while at(index).is_some_and(|c| {
                c.is_alphanumeric()
                    || is_invisible(c)
                    || is_accent(c)
                    || (is_apostrophe(c) && at(index + 1).is_some_and(char::is_alphabetic))
            }) {
                index += 1;
            }
        }
        let begin = letters.get(start).map_or(0, |(offset, _)| *offset);
        let end = letters.get(index).map_or(text.len(), |(offset, _)| *offset);
        let word = fold(text.get(begin..end).unwrap_or_default());
        found.push(known.token(begin..end, word));
    }
    quantity::settle(&mut found);
    found
}

fn comparison(sign: char) -> Option<&'static str> {
    match sign {
        '<' | '≤' => Some("under"),
        '>' | '≥' => Some("over"),
        _ => None,
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ')
}

/// Accents that stand as characters of their own after their letter.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_word_tables_are_sorted() {
        assert!(DETERMINERS.is_sorted() && FUNCTION_WORDS.is_sorted());
    }

    #[test]
    fn words_and_figures_are_told_apart() {
        let rows: [(&str, &[&str]); 7] = [
            ("Mid-market win/loss", &["mid", "market", "win", "loss"]),
            ("We don’t cut $1.2M.", &["we", "don't", "cut", "$1.2m"]),
            ("17.5->5.5, 30day", &["17.5", "5.5", "30", "day"]),
            ("1,200 firms (3.2x)", &["1,200", "firms", "3.2x"]),
            ("churn > 25%!", &["churn", "over", "25%"]),
            ("17 -> 5, so stop", &["17", "5", "so", "stop"]),
            ("\u{200b}--- …", &[]),
        ];
        for (text, expected) in rows {
            let words: Vec<_> = tokens(text).into_iter().map(|token| token.word).collect();
            assert_eq!(words, expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_cover_the_text_in_order(text in "\\PC{0,80}") {
            let mut last = 0;
            for token in tokens(&text) {
                prop_assert!(token.span.start >= last && token.span.end > token.span.start);
                prop_assert!(text.get(token.span.clone()).is_some());
                last = token.span.end;
            }
        }
    }
}
