//! What the candidate was given to read. Giving it back earns nothing.

use crate::text::{Token, tokens};
use std::collections::BTreeSet;

/// The words and figures of a scenario's prompt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompt {
    triples: BTreeSet<[String; 3]>,
    figures: Vec<f64>,
}

/// Shorter sentences share too much with any text to be called copied.
const LEAST_WORDS: usize = 6;

impl Prompt {
    /// Takes in the texts that the candidate sees, or could see.
    #[must_use]
    pub fn new<'t>(texts: impl Iterator<Item = &'t str>) -> Self {
        let mut prompt = Self::default();
        for text in texts {
            let found = tokens(text);
            prompt.triples.extend(triples(&found));
            prompt.figures.extend(found.iter().filter_map(|token| token.quantity).map(|quantity| quantity.value));
        }
        prompt.figures.sort_by(f64::total_cmp);
        prompt.figures.dedup();
        prompt
    }

    /// Whether the prompt holds the figure.
    #[must_use]
    pub fn gives(&self, value: f64) -> bool {
        self.figures.binary_search_by(|figure| figure.total_cmp(&value)).is_ok()
    }

    /// Whether at least six in ten of the sentence's word triples stand in the prompt.
    #[must_use]
    pub fn is_copied(&self, sentence: &[Token]) -> bool {
        if sentence.len() < LEAST_WORDS {
            return false;
        }
        let all = triples(sentence);
        let copied = all.iter().filter(|triple| self.triples.contains(*triple)).count();
        copied * 10 >= all.len() * 6
    }
}

fn triples(tokens: &[Token]) -> Vec<[String; 3]> {
    tokens
        .windows(3)
        .filter_map(|window| match window {
            [a, b, c] => Some([a.stem.clone(), b.stem.clone(), c.stem.clone()]),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn giving_the_prompt_back_is_seen_even_with_a_word_changed() {
        let prompt = Prompt::new(
            ["This morning its largest competitor, Tallyo, cut its list price by 50%."].into_iter(),
        );
        let rows = [
            ("This morning its largest competitor Tallyo cut its list price by 50%", true),
            ("This morning the largest competitor, Tallyo, cut its list price by 50%", true),
            ("Tallyo cut its list price", false),
            ("I assume Tallyo cut its list price to win our small firms", false),
        ];
        for (text, expected) in rows {
            assert_eq!(prompt.is_copied(&tokens(text)), expected, "{text}");
        }
        assert!(prompt.gives(50.0) && !prompt.gives(51.0));
    }
}
