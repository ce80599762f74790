//! An answer as one stream of tokens with sentences, clauses and scopes.

use super::{
    letters::is_small,
    mood, negation, question, retraction,
    scope::{self, Fit},
    template,
    token::{Key, KnownTokens, Token, tokens_with},
};
use std::ops::Range;

/// A piece of text that stands by itself: a text field, or one cell of a table.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'a> {
    /// The text as typed.
    pub text: &'a str,
}

/// A sentence, bullet or line of a passage.
// The marks are observations that do not exclude each other, no states.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// The passage that it belongs to, by index.
    pub passage: usize,
    /// Its tokens, as indices into the document.
    pub tokens: Range<usize>,
    /// It asks.
    pub is_question: bool,
    /// It ends in a question mark, be it asked or not.
    pub has_question_mark: bool,
    /// It is a bare list of catchwords.
    pub is_list: bool,
    /// It stands among words that are thrown together without any grammar.
    pub is_jumbled: bool,
    /// The same words have stood in an earlier sentence.
    pub is_repeated: bool,
    /// It reports what unnamed others think.
    pub is_attributed: bool,
    /// The sentence after it takes it back, or it is the one that does so.
    pub is_retracted: bool,
}

/// All passages of an answer, cut into sentences and clauses.
// The marks are observations that do not exclude each other, no states.
#[allow(clippy::struct_excessive_bools)]
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
    /// For each token, whether it stands under a refusal, which says nothing about the matter.
    pub refused: Vec<bool>,
    /// For each token, its sentence.
    pub sentence_of: Vec<usize>,
    /// Nearly every sentence of the answer is a denial.
    pub refuses: bool,
    /// Nearly every sentence of the answer announces what it will say.
    pub announces: bool,
    /// Nearly every sentence of the answer is a question.
    pub only_asks: bool,
    /// Many of its sentences are the same but for a word or two.
    pub is_templated: bool,
}

/// Of a hundred words, so many are figures where somebody reckons.
const MANY_FIGURES: usize = 15;
/// A sentence of so few words, without a figure, is a scrap.
const SCRAP: usize = 4;
/// So many scraps in one passage are no telegram.
const LEAST_SCRAPS: usize = 20;
/// Words without any punctuation between them: nobody writes so many on end, but for those who carry grammar.
const LONGEST_RUN: usize = 50;
/// Of a hundred words of such a run, those that carry grammar.
const LEAST_RUN_GRAMMAR: usize = 50;
/// Shorter answers may be one list.
const LEAST_LIST_WORDS: usize = 30;
/// A short answer may ask only.
const LEAST_QUESTIONS: usize = 6;
/// A sentence so long has grammar in it if it is one.
const LONG_SENTENCE: usize = 12;
/// Of a hundred words of running text, at least so many carry grammar, even in a telegram.
const LEAST_GRAMMAR: usize = 16;

impl Document {
    /// Whether a clause is the first of its sentence.
    fn opens(&self, clause: &Range<usize>) -> bool {
        let sentence = self.sentence_of.get(clause.start).and_then(|index| self.sentences.get(*index));
        sentence.is_some_and(|sentence| sentence.tokens.start == clause.start)
    }

    /// Reads the passages. Time is linear in their length.
    #[must_use]
    pub fn read(passages: &[Passage<'_>]) -> Self {
        let mut document = Self {
            tokens: Vec::new(),
            sentences: Vec::new(),
            clauses: Vec::new(),
            negated: Vec::new(),
            refused: Vec::new(),
            sentence_of: Vec::new(),
            refuses: false,
            announces: false,
            only_asks: false,
            is_templated: false,
        };
        let mut known = KnownTokens::default();
        for (index, passage) in passages.iter().enumerate() {
            document.add(index, passage.text, &mut known);
        }
        let starts: Vec<bool> = document.clauses.iter().map(|clause| document.opens(clause)).collect();
        let denials = negation::denials(&document.tokens, &document.clauses, &starts);
        document.negated = denials.negated;
        document.refused = denials.refused;
        document.mark_lists();
        document.mark_fragments(passages.len());
        document.mark_repeats();
        document.mark_moods();
        document.mark_jumbles(passages);
        document.spread_lists();
        document.mark_retractions();
        document.is_templated = template::is_templated(
            document.sentences.iter().map(|sentence| document.slice(&sentence.tokens)),
        );
        document
    }

    /// The tokens of a range.
    #[must_use]
    pub fn slice(&self, range: &Range<usize>) -> &[Token] {
        self.tokens.get(range.clone()).unwrap_or_default()
    }

    fn add(&mut self, passage: usize, text: &str, known: &mut KnownTokens) {
        let first = self.tokens.len();
        self.tokens.extend(tokens_with(text, known));
        let found = self.tokens.get(first..).unwrap_or_default();
        let mut sentence_start = first;
        let mut clause_start = first;
        let mut segments = vec![0_usize];
        let mut head = 0;
        let mut run = 0;
        let mut is_run_on = false;
        for (index, token) in found.iter().enumerate() {
            let next = found.get(index + 1);
            let end = next.map_or(text.len(), |next| next.span.start);
            let between = text.get(token.span.end..end).unwrap_or_default();
            let here = first + index + 1;
            let goes_on = next.is_some_and(|next| {
                text.get(next.span.clone()).is_some_and(|word| word.starts_with(is_small))
            });
            if let Some(length) = segments.last_mut() {
                *length += 1;
            }
            run += 1;
            if next.is_none() || between.contains(|c: char| !c.is_whitespace()) {
                let words = self.tokens.get(here - run..here).unwrap_or_default();
                let grammar = words.iter().filter(|token| token.is_function_word()).count();
                is_run_on |= run >= LONGEST_RUN && grammar * 100 < run * LEAST_RUN_GRAMMAR;
                run = 0;
            }
            let sentence_ends = next.is_none() || ends_sentence(token, between, next, goes_on);
            if sentence_ends || ends_clause(between) || next.is_some_and(|next| opens_clause(token, next)) {
                self.clauses.push(clause_start..here);
                clause_start = here;
            }
            if sentence_ends {
                let slice = self.tokens.get(sentence_start..here).unwrap_or_default();
                self.sentences.push(Sentence {
                    passage,
                    tokens: sentence_start..here,
                    has_question_mark: between.contains(['?', '？']),
                    is_question: between.contains(['?', '？'])
                        && question::is_asked(slice, &clauses(&self.clauses, sentence_start)),
                    is_list: scope::is_bare_list(slice, &segments, head),
                    is_jumbled: std::mem::take(&mut is_run_on),
                    is_repeated: false,
                    is_attributed: false,
                    is_retracted: false,
                });
                self.sentence_of.resize(here, self.sentences.len() - 1);
                sentence_start = here;
                segments = vec![0];
                head = 0;
            } else if between.contains([',', ';', '|', '/']) && !between.starts_with('/') {
                segments.push(0);
            } else if between.starts_with(':') && head == 0 {
                head = here - sentence_start;
            }
        }
    }

    /// In an answer that consists of catchwords, what happens to look like a sentence is one of them.
    fn mark_lists(&mut self) {
        let words =
            |sentences: &mut dyn Iterator<Item = &Sentence>| sentences.map(|s| s.tokens.len()).sum::<usize>();
        let listed = words(&mut self.sentences.iter().filter(|sentence| sentence.is_list));
        let all = words(&mut self.sentences.iter());
        let grammar = self.tokens.iter().filter(|token| token.is_function_word()).count();
        let worded = self.tokens.iter().filter(|token| token.quantity.is_none()).count();
        // A telegram has as little grammar as a list, but it is cut into short statements.
        let is_loose = |sentence: &&Sentence| {
            let words = self.slice(&sentence.tokens);
            let grammar = words.iter().filter(|token| token.is_function_word()).count();
            sentence.is_list
                || words.len() == 1
                || (words.len() >= LONG_SENTENCE && grammar * 10 < words.len())
        };
        let loose = words(&mut self.sentences.iter().filter(is_loose));
        // Who reckons in writing has little grammar, too, but figures for it.
        let reckons = (self.tokens.len() - worded) * 100 >= self.tokens.len() * MANY_FIGURES;
        let is_soup = !reckons
            && worded >= LEAST_LIST_WORDS
            && grammar * 100 < worded * LEAST_GRAMMAR
            && loose * 10 >= all * 3;
        if is_soup || (all >= LEAST_LIST_WORDS && listed * 10 >= all * 6) {
            self.sentences.iter_mut().for_each(|sentence| sentence.is_list = true);
        }
    }

    /// In a passage that consists of many scraps of a few words each, none of them is a statement. A telegram has
    /// fewer, and figures among them.
    fn mark_fragments(&mut self, passages: usize) {
        let mut scraps = vec![(0, 0); passages];
        let mut words = vec![0; passages];
        let is_scrap = |document: &Self, sentence: &Sentence| {
            let tokens = document.slice(&sentence.tokens);
            tokens.len() <= SCRAP && tokens.iter().all(|token| token.quantity.is_none())
        };
        for sentence in &self.sentences {
            if let Some(words) = words.get_mut(sentence.passage) {
                *words += sentence.tokens.len();
            }
            if is_scrap(self, sentence)
                && let Some((count, length)) = scraps.get_mut(sentence.passage)
            {
                *count += 1;
                *length += sentence.tokens.len();
            }
        }
        for sentence in &mut self.sentences {
            let (count, length) = scraps.get(sentence.passage).copied().unwrap_or_default();
            let all = words.get(sentence.passage).copied().unwrap_or_default();
            sentence.is_list |= count >= LEAST_SCRAPS && length * 10 >= all * 6;
        }
    }

    /// Where most words are no sentences, the few that look like one are none either.
    fn spread_lists(&mut self) {
        let words = |of: &dyn Fn(&Sentence) -> bool| -> usize {
            self.sentences.iter().filter(|sentence| of(sentence)).map(|sentence| sentence.tokens.len()).sum()
        };
        let loose = words(&|sentence| sentence.is_list || sentence.is_jumbled);
        let all = words(&|_| true);
        if all >= LEAST_LIST_WORDS && loose * 10 >= all * 6 {
            self.sentences.iter_mut().for_each(|sentence| sentence.is_list = true);
        }
    }

    fn mark_retractions(&mut self) {
        let taken_back: Vec<bool> = self
            .sentences
            .windows(2)
            .map(|pair| match pair {
                [before, after] => {
                    before.passage == after.passage && retraction::takes_back(self.slice(&after.tokens))
                }
                _ => false,
            })
            .collect();
        for (index, _) in taken_back.iter().enumerate().filter(|(_, is_taken_back)| **is_taken_back) {
            for sentence in self.sentences.iter_mut().skip(index).take(2) {
                sentence.is_retracted = true;
            }
        }
    }

    fn mark_moods(&mut self) {
        let moods: Vec<_> =
            self.sentences.iter().map(|sentence| mood::mood(self.slice(&sentence.tokens))).collect();
        for (sentence, mood) in self.sentences.iter_mut().zip(&moods) {
            sentence.is_attributed = mood.is_attributed;
        }
        let temper = mood::temper(&moods);
        self.refuses = temper.refuses;
        self.announces = temper.announces;
        let questions = self.sentences.iter().filter(|sentence| sentence.has_question_mark).count();
        self.only_asks = questions >= LEAST_QUESTIONS && questions * 10 >= self.sentences.len() * 8;
    }

    /// Words are thrown together in one passage, or throughout.
    fn mark_jumbles(&mut self, passages: &[Passage<'_>]) {
        let mut fits = vec![Fit::default(); passages.len()];
        let mut whole = Fit::default();
        for sentence in &self.sentences {
            let text = passages.get(sentence.passage).map_or("", |passage| passage.text);
            let fit = Fit::of(self.slice(&sentence.tokens), text);
            whole += fit;
            if let Some(passage) = fits.get_mut(sentence.passage) {
                *passage += fit;
            }
        }
        for sentence in &mut self.sentences {
            let passage = fits.get(sentence.passage).copied().unwrap_or_default();
            sentence.is_jumbled |= whole.is_jumble() || passage.is_jumble();
        }
    }

    fn mark_repeats(&mut self) {
        let mut seen = std::collections::BTreeSet::new();
        for index in 0..self.sentences.len() {
            let Some(sentence) = self.sentences.get(index) else { continue };
            if sentence.tokens.len() < 4 {
                continue;
            }
            let stems: Vec<Key> = self.slice(&sentence.tokens).iter().map(|token| token.stem_key).collect();
            let is_new = seen.insert(stems);
            if let Some(sentence) = self.sentences.get_mut(index) {
                sentence.is_repeated = !is_new;
            }
        }
    }
}

/// The clauses from `start` on, as ranges of the tokens from there.
fn clauses(all: &[Range<usize>], start: usize) -> Vec<Range<usize>> {
    let first = all.partition_point(|clause| clause.start < start);
    all.iter().skip(first).map(|clause| clause.start - start..clause.end - start).collect()
}

/// Shortenings whose full stop ends no sentence.
const SHORTENINGS: [&str; 14] =
    ["approx", "ca", "cf", "co", "dr", "e", "eg", "etc", "g", "i", "mr", "ms", "vs", "wk"];

/// Whether a sentence ends after a token; `goes_on` says that a small letter follows.
fn ends_sentence(token: &Token, between: &str, next: Option<&Token>, goes_on: bool) -> bool {
    // `the crypto (can you imagine?), the games`: what is asked in brackets does not end what stands around it.
    // The same goes for what is quoted: `they may ask 'what did you mean?' and then leave`.
    let aside = ["?)", "!)"].iter().any(|end| between.starts_with(end))
        || (goes_on && ["?'", "?’", "?\"", "?”", "!'", "!’"].iter().any(|end| between.starts_with(end)));
    if between.contains(['!', '?', '？', '\n', '•', ';', '…', '。']) && (!aside || between.contains('\n'))
    {
        return true;
    }
    let Some(dot) = between.find('.') else { return false };
    let glued = dot == 0 && between.len() == 1;
    let shortened = SHORTENINGS.contains(&token.word.as_str()) && next.is_some();
    !glued && !shortened
}

fn ends_clause(between: &str) -> bool {
    between.contains([',', ':', '(', ')', '—', '–', '"', '“', '”'])
        || between.contains(" - ")
        || between.contains("->")
}

/// Whether a word opens a clause; in `for a while` the same word is a noun.
fn opens_clause(before: &Token, next: &Token) -> bool {
    let is_noun = next.word == "while"
        && matches!(before.word.as_str(), "a" | "the" | "little" | "short" | "long" | "good" | "worth");
    !is_noun
        && matches!(
            next.word.as_str(),
            "but"
                | "because"
                | "so"
                | "although"
                | "though"
                | "however"
                | "whereas"
                | "while"
                | "unless"
                | "if"
                | "until"
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
        let document =
            Document::read(&[Passage { text: "We hold price everywhere. We hold price everywhere." }]);
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
