//! What of a reply is new: words and figures that neither the answer nor the challenge has.

use crate::answer::{Answer, Entry};
use crate::pack::{Challenge, Scenario};
use crate::text::{Document, Key, Token, tokens};
use std::collections::{BTreeMap, BTreeSet};

/// What was said before the reply, by the candidate and by the one who asks.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// Stems of the answer and of the challenge.
    stems: BTreeSet<Key>,
    /// Their figures, by their bits, each also in thousands and in millions.
    figures: BTreeSet<u64>,
    /// Three stems in a row of the answer and of the challenge.
    triples: BTreeSet<[Key; 3]>,
}

/// What one word of a reply is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// It carries grammar, or nothing.
    Plain,
    /// It carries meaning and was said before.
    Said,
    /// It carries meaning and is new.
    New,
    /// A figure that was said before.
    SaidFigure,
    /// A new figure.
    NewFigure,
    /// A new figure that is one of ordinary language, such as `two`.
    SmallFigure,
}

/// Number words up to this one are ordinary language.
const MOST_IN_WORDS: f64 = 12.0;
/// Shorter sentences share too much with any text to be called copied.
const LEAST_WORDS: usize = 6;

impl Known {
    pub(super) fn of(scenario: &Scenario, answer: &Answer, challenge: &Challenge) -> Self {
        let mut known = Self::default();
        for (_, text) in answer.passages(scenario) {
            known.take(text);
        }
        for field in &scenario.fields {
            match answer.entry(&field.id) {
                Some(Entry::Number { typed }) => known.take(typed),
                Some(Entry::Allocation { amounts }) => {
                    known.take_pairs(amounts);
                }
                Some(Entry::Ranking { order: picked } | Entry::Choice { chosen: picked }) => {
                    known.take(&picked.join(". "));
                }
                Some(Entry::Buckets { sorted }) => {
                    known.take_pairs(sorted);
                }
                Some(Entry::Text { .. } | Entry::Table { .. }) | None => {}
            }
        }
        known.take(&challenge.text);
        known
    }

    fn take_pairs(&mut self, pairs: &BTreeMap<String, String>) {
        for (name, typed) in pairs {
            self.take(name);
            self.take(typed);
        }
    }

    fn take(&mut self, text: &str) {
        let found = tokens(text);
        for token in &found {
            self.stems.insert(token.stem_key);
            if let Some(quantity) = token.quantity {
                let scaled = [1.0, 1e3, 1e6].map(|scale| (quantity.value * scale).to_bits());
                self.figures.extend(scaled);
            }
        }
        self.triples.extend(triples(&found));
    }

    /// Which sentences of a reply say nothing of their own: those of the answer, of the challenge, of the brief, or
    /// of the reply itself once more.
    pub(super) fn copied(&self, reply: &Document, scenario: &Scenario) -> Vec<bool> {
        let sentences = reply.sentences.iter();
        sentences
            .map(|sentence| {
                let own = reply.slice(&sentence.tokens);
                sentence.is_repeated || self.is_copied(own) || scenario.prompt().is_given(own)
            })
            .collect()
    }

    /// What each word of a reply is. `is_plain` says which words a phrase has taken up already, `copied` which
    /// sentences are copied.
    pub(super) fn words(&self, reply: &Document, is_plain: &[bool], copied: &[bool]) -> Vec<Word> {
        let is_copied = |index: usize| {
            let sentence = reply.sentence_of.get(index);
            sentence.and_then(|sentence| copied.get(*sentence)).copied().unwrap_or(false)
        };
        let tokens = reply.tokens.iter().zip(is_plain).enumerate();
        tokens.map(|(index, (token, is_plain))| self.word(token, *is_plain, is_copied(index))).collect()
    }

    fn word(&self, token: &Token, is_plain: bool, is_copied: bool) -> Word {
        if let Some(quantity) = token.quantity {
            let has_digits = token.word.contains(|c: char| c.is_ascii_digit());
            return if is_copied || self.figures.contains(&quantity.value.to_bits()) {
                Word::SaidFigure
            } else if has_digits || quantity.value > MOST_IN_WORDS {
                Word::NewFigure
            } else {
                Word::SmallFigure
            };
        }
        if is_plain || token.is_function_word() || token.is_determiner() || token.word.len() < 2 {
            Word::Plain
        } else if is_copied || self.stems.contains(&token.stem_key) {
            Word::Said
        } else {
            Word::New
        }
    }

    fn is_copied(&self, sentence: &[Token]) -> bool {
        let all = triples(sentence);
        let found = all.iter().filter(|triple| self.triples.contains(*triple)).count();
        sentence.len() >= LEAST_WORDS && found * 2 >= all.len()
    }
}

fn triples(found: &[Token]) -> Vec<[Key; 3]> {
    let windows = found.windows(3).filter_map(|window| <&[Token; 3]>::try_from(window).ok());
    windows.map(|[a, b, c]| [a.stem_key, b.stem_key, c.stem_key]).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ids::FieldId;
    use crate::pack::neutral_scenario;
    use crate::text::Passage;

    fn known() -> Known {
        let scenario = neutral_scenario();
        let mut answer = Answer::default();
        let text = "Mend the roof for $60k before the winter".to_owned();
        answer.put(FieldId::new("decision"), Entry::Text { text });
        answer.put(FieldId::new("repair_cost"), Entry::Number { typed: "72.5k".to_owned() });
        Known::of(&scenario, &answer, scenario.challenges.first().unwrap())
    }

    #[test]
    fn words_and_figures_are_new_or_were_said_before() {
        let document =
            Document::read(&[Passage { text: "the roofs need 60000 slates at 72,500 or 31 in two winters" }]);
        let plain = vec![false; document.tokens.len()];
        let words = known().words(&document, &plain, &[false]);
        let named: Vec<_> =
            document.tokens.iter().zip(words).map(|(token, word)| (token.word.as_str(), word)).collect();
        let expected = [
            ("roofs", Word::Said),
            ("60000", Word::SaidFigure),
            ("slates", Word::New),
            ("72,500", Word::SaidFigure),
            ("31", Word::NewFigure),
            ("in", Word::Plain),
            ("two", Word::SmallFigure),
            ("winters", Word::Said),
        ];
        for pair in expected {
            assert!(named.contains(&pair), "{pair:?} is not in {named:?}");
        }
    }

    #[test]
    fn sentences_of_the_answer_and_said_twice_are_copied() {
        let text = "Mend the roof for $60k before the winter. We buy a crane. We buy a crane.";
        let document = Document::read(&[Passage { text }]);
        assert_eq!(known().copied(&document, &neutral_scenario()), [true, false, true]);
    }
}
