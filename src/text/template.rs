//! Sentences made by putting words into frames: people hardly ever write two that are built alike to the letter.

use super::token::{Key, Token};
use std::collections::BTreeMap;

/// Shorter sentences are built alike by chance.
const LEAST_WORDS: usize = 5;
/// So many words of grammar make a frame.
const LEAST_GRAMMAR: usize = 2;
/// A frame that stands so often is one. In 396 honest answers of the six flagship scenarios, none does.
const LEAST_USES: usize = 3;
/// Of a hundred sentences, so many come from frames if an answer is made of them.
const LEAST_SHARE: usize = 25;
/// Shorter answers are not looked at.
const LEAST_SENTENCES: usize = 8;

/// Whether many of the sentences are the same but for the words that carry meaning.
pub(super) fn is_templated<'t>(sentences: impl Iterator<Item = &'t [Token]>) -> bool {
    let mut frames: BTreeMap<Vec<Key>, usize> = BTreeMap::new();
    let mut all = 0;
    for sentence in sentences {
        all += 1;
        if let Some(frame) = frame(sentence) {
            *frames.entry(frame).or_default() += 1;
        }
    }
    let framed: usize = frames.values().filter(|uses| **uses >= LEAST_USES).sum();
    all >= LEAST_SENTENCES && framed * 100 >= all * LEAST_SHARE
}

/// The grammar of a sentence, with one gap for each run of other words.
fn frame(sentence: &[Token]) -> Option<Vec<Key>> {
    const GAP: Key = 0;
    if sentence.len() < LEAST_WORDS {
        return None;
    }
    let mut frame: Vec<Key> = Vec::new();
    for token in sentence {
        let part = if token.is_function_word() { token.word_key } else { GAP };
        if part != GAP || frame.last() != Some(&GAP) {
            frame.push(part);
        }
    }
    let grammar = frame.iter().filter(|part| **part != GAP).count();
    (grammar >= LEAST_GRAMMAR).then_some(frame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    fn is_made_of_frames(sentences: &[String]) -> bool {
        let read: Vec<_> = sentences.iter().map(|sentence| tokens(sentence)).collect();
        is_templated(read.iter().map(Vec::as_slice))
    }

    #[test]
    fn words_put_into_frames_are_told_from_sentences() {
        let words = ["churn", "margin", "price", "the board", "runway", "sales", "win rate", "cash"];
        let framed: Vec<_> =
            words.iter().map(|word| format!("It has to do with {word} and with trust")).collect();
        assert!(is_made_of_frames(&framed));
        let said = [
            "We hold the price for the larger firms",
            "That will cost us some of the small ones",
            "I would ring the nine buyers before Friday",
            "If more than five of them left over price, I am wrong",
            "The board hears it from me and from nobody else",
            "Sales gets one page with three answers on it",
            "Until March we keep a quarter of the budget back",
            "Then we look at it again with the numbers on the table",
        ];
        assert!(!is_made_of_frames(&said.map(str::to_owned)));
    }
}
