//! What a reply shows: how often each kind of wording stands in it, and how much of it is new.

use super::novelty::{Known, Word};
use super::signs::Signs;
use crate::concept::Span;
use crate::order::set_of;
use crate::pack::Scenario;
use crate::text::{Document, Passage, Sentence, Token};

/// A reply, read.
#[derive(Debug)]
pub(super) struct Traits {
    pub(super) document: Document,
    /// Its words outside copied sentences.
    own: Vec<usize>,
    /// What each word is.
    pub(super) words: Vec<Word>,
    /// The wordings, by their kind; those of one kind do not overlap.
    pub(super) wordings: Vec<(usize, Span)>,
    /// Named counts, for the weights.
    pub(super) counts: Vec<(String, i32)>,
    /// Different new words, and different new figures, those of ordinary language included.
    pub(super) new_words: usize,
    pub(super) new_figures: usize,
    /// Words and figures that the answer, the challenge or the brief have, too.
    pub(super) related: usize,
    /// It is no running text.
    pub(super) is_soup: bool,
}

/// A kind counts so often at the most: somebody who says it three times says it once.
const MOST_OF_A_KIND: usize = 2;

impl Traits {
    pub(super) fn of(scenario: &Scenario, known: &Known, reply: &str, signs: &Signs) -> Self {
        let document = Document::read(&[Passage { text: reply }]);
        let all = document.tokens.len();
        let spans = signs.book.find(&document, &|_| false);
        let copied = known.copied(&document, scenario);
        let is_copied = |token: usize| {
            let sentence = document.sentence_of.get(token);
            sentence.and_then(|sentence| copied.get(*sentence)).copied().unwrap_or(false)
        };
        let own: Vec<usize> = (0..all).filter(|token| !is_copied(*token)).collect();
        let mut is_plain = vec![false; all];
        let mut wordings = Vec::new();
        for (kind, name) in signs.kinds.iter().enumerate() {
            let mut end = 0;
            for span in spans.inside(name.concept, 0, all) {
                // `Not happy to`: what is denied shows nothing.
                let is_denied = document.negated.get(span.start).copied().unwrap_or(false);
                if span.start >= end && !is_denied && !is_copied(span.start) {
                    wordings.push((kind, span));
                    end = span.end;
                }
                // How somebody stands to a challenge is no content of its own.
                cover(&mut is_plain, span);
            }
        }
        let mut empty = 0;
        for span in signs.empty.into_iter().flat_map(|concept| spans.inside(concept, 0, all)) {
            empty += usize::from(!is_copied(span.start));
            cover(&mut is_plain, span);
        }
        for span in signs.filler.into_iter().flat_map(|concept| spans.inside(concept, 0, all)) {
            cover(&mut is_plain, span);
        }
        let words = known.words(&document, &is_plain, &copied);
        let mut traits = Self {
            document,
            own,
            words,
            wordings,
            counts: Vec::new(),
            new_words: 0,
            new_figures: 0,
            related: 0,
            is_soup: false,
        };
        traits.count(scenario, signs, empty);
        traits
    }

    /// Different words of one of these kinds, outside copied sentences.
    fn distinct(&self, wanted: Word) -> usize {
        let wanted = |index: &&usize| self.words.get(**index) == Some(&wanted);
        let found = self.own.iter().filter(wanted).filter_map(|index| self.document.tokens.get(*index));
        let stems = set_of(found.map(|token| token.stem_key));
        stems.len()
    }

    fn count(&mut self, scenario: &Scenario, signs: &Signs, empty: usize) {
        self.new_words = self.distinct(Word::New);
        let small = self.distinct(Word::SmallFigure);
        let figures = self.distinct(Word::NewFigure);
        self.new_figures = figures + small;
        let said_figures = self.distinct(Word::SaidFigure);
        let said = self.distinct(Word::Said);
        let tokens: Vec<&Token> =
            self.own.iter().filter_map(|index| self.document.tokens.get(*index)).collect();
        let all = tokens.len();
        let of = |stems: &[&str]| tokens.iter().filter(|token| stems.contains(&token.stem.as_str())).count();
        let (yours, own, ours) = (of(&["you", "your"]), of(&["i", "my", "me"]), of(&["we", "our", "us"]));
        let grammar = tokens.iter().filter(|token| token.is_function_word()).count();
        let is_own = |sentence: &&Sentence| self.own.binary_search(&sentence.tokens.start).is_ok();
        let sentences: Vec<&Sentence> = self.document.sentences.iter().filter(is_own).collect();
        let questions = sentences.iter().filter(|sentence| sentence.has_question_mark).count();
        let loose = sentences.iter().filter(|sentence| sentence.is_list || sentence.is_jumbled);
        let loose: usize = loose.map(|sentence| sentence.tokens.len()).sum();
        let share = |part: usize, all: usize| 10 * part / all.max(1);
        self.is_soup = loose * 2 > all || grammar * 10 < all;
        self.related = said + said_figures + scenario.prompt().topic(&self.document.tokens).shared;
        let measures = [
            ("new-words", self.new_words.min(24) / 2),
            ("new-share", share(self.new_words, self.new_words + said)),
            ("new-figures", figures.min(3)),
            ("small-figures", small.min(3)),
            ("said-figures", said_figures.min(3)),
            ("said-words", said.min(12) / 2),
            ("length", all.min(80) / 10),
            ("short-sentences", share(sentences.len() * 4, all).min(10)),
            ("you", yours.min(4)),
            ("i", own.min(4)),
            ("we", ours.min(4)),
            ("empty-words", empty.min(4)),
            ("questions", questions.min(2)),
        ];
        for (kind, name) in signs.kinds.iter().enumerate() {
            let found = self.wordings.iter().filter(|(other, _)| *other == kind).count();
            self.counts.push((name.name.clone(), whole(found.min(MOST_OF_A_KIND))));
        }
        self.counts.extend(measures.map(|(name, count)| (name.to_owned(), whole(count))));
    }
}

fn whole(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

fn cover(is_plain: &mut [bool], span: Span) {
    for plain in is_plain.get_mut(span.start..span.end).into_iter().flatten() {
        *plain = true;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::pack::neutral_scenario;

    fn count(reply: &str, name: &str) -> i32 {
        let scenario = neutral_scenario();
        let known = Known::of(&scenario, &Answer::default(), scenario.challenges.first().unwrap());
        let traits = Traits::of(&scenario, &known, reply, Signs::shared());
        traits.counts.iter().find(|(other, _)| other == name).unwrap().1
    }

    #[test]
    fn wordings_and_what_is_new_are_counted() {
        let rows = [
            ("You're right, that is a real risk.", "grants", 2),
            ("Whatever you prefer; your call, and I leave it to you.", "yours", 2),
            ("It is not up to you.", "yours", 0),
            ("A crane costs $900 or 31 hours.", "new-figures", 2),
            ("Your roof, as you say?", "questions", 1),
            ("It is up to you, and to you.", "you", 2),
            ("Fair. I admit that. Granted.", "new-words", 0),
        ];
        for (reply, name, expected) in rows {
            assert_eq!(count(reply, name), expected, "{name}: {reply}");
        }
    }
}
