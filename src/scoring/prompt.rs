//! What the candidate was given to read. Giving it back earns nothing.

use crate::text::{Key, Token, is_capital, is_small, tokens};
use std::collections::BTreeSet;

/// The words and figures of a scenario's prompt.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Prompt {
    /// Three words in a row of what the candidate sees.
    seen: BTreeSet<[Key; 3]>,
    /// The same of what could be looked up in the pack.
    hidden: BTreeSet<[Key; 3]>,
    /// Its figures, by their bits: there may be very many.
    figures: BTreeSet<u64>,
    /// The stems of what the candidate sees.
    vocabulary: BTreeSet<Key>,
    /// Those of them that are no common words of the trade.
    own_words: BTreeSet<Key>,
    /// Those of them that name people and firms.
    names: BTreeSet<Key>,
}

/// Shorter sentences share too much with any text to be called copied.
const LEAST_WORDS: usize = 6;

/// Shorter answers say too little to tell what they are about.
const LEAST_TOPIC_WORDS: usize = 25;
/// A prompt of fewer different words is too small to know an answer to it by its words.
const LEAST_VOCABULARY: usize = 60;
/// Points that an answer to this very question reaches. The weights are those of a logistic regression over 611 honest
/// answers to the six flagship scenarios, each held against its own prompt and against the five others; at this bar, 4
/// of them are lost and some three fifths of the answers to another question are seen. A wrong verdict here costs an honest
/// candidate everything, so the bar is low.
const LEAST_TOPIC: i64 = 60;
const POINTS_PER_SHARED_PERCENT: i64 = 18;
const POINTS_PER_NAME: i64 = 124;
const POINTS_PER_FIGURE: i64 = 90;
const POINTS_PER_OWN_WORD: i64 = 70;
/// A longer answer has more occasion to show what it is about.
const POINTS_LOST_PER_HUNDRED_WORDS: i64 = 266;
/// More than this tells nothing new: names, figures, own words, words.
const MOST: [usize; 4] = [4, 6, 8, 300];

/// What an answer has in common with a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Words of the answer that carry meaning.
    pub words: usize,
    /// Those of them that the prompt has, too.
    pub shared: usize,
    /// Different names of the prompt.
    pub names: usize,
    /// Different telling figures of the prompt.
    pub figures: usize,
    /// Different words of the prompt that are not common in the trade.
    pub own_words: usize,
}

impl Topic {
    fn points(self) -> i64 {
        let [names, figures, own_words, words] = MOST;
        let points =
            |count: usize, most: usize, each: i64| i64::try_from(count.min(most)).unwrap_or(0) * each;
        points(100 * self.shared / self.words.max(1), 100, POINTS_PER_SHARED_PERCENT)
            + points(self.names, names, POINTS_PER_NAME)
            + points(self.figures, figures, POINTS_PER_FIGURE)
            + points(self.own_words, own_words, POINTS_PER_OWN_WORD)
            - points(self.words, words, POINTS_LOST_PER_HUNDRED_WORDS) / 100
    }
}

impl Prompt {
    /// Takes in the texts that the candidate sees, those that could be looked up in the pack, and the stems that
    /// are common in the trade.
    #[must_use]
    pub fn new<'s, 'h>(
        seen: impl Iterator<Item = &'s str>,
        hidden: impl Iterator<Item = &'h str>,
        common: &BTreeSet<Key>,
    ) -> Self {
        let mut prompt = Self::default();
        for text in seen {
            let found = tokens(text);
            prompt.seen.extend(triples(&found));
            prompt.take_figures(&found);
            prompt.names.extend(names(&found, text));
            let content = || found.iter().filter(|token| is_content(token));
            prompt.vocabulary.extend(content().map(|token| token.stem_key));
            let own = content().filter(|token| !common.contains(&token.stem_key) && token.quantity.is_none());
            prompt.own_words.extend(own.map(|token| token.stem_key));
        }
        prompt.own_words.retain(|word| !prompt.names.contains(word));
        for text in hidden {
            let found = tokens(text);
            prompt.hidden.extend(triples(&found));
            prompt.take_figures(&found);
        }
        prompt
    }

    /// The same figures, and none of the words: what is read against it is never taken for a copy.
    #[must_use]
    pub fn without_words(&self) -> Self {
        Self { figures: self.figures.clone(), ..Self::default() }
    }

    fn take_figures(&mut self, found: &[Token]) {
        self.figures
            .extend(found.iter().filter_map(|token| token.quantity).map(|quantity| quantity.value.to_bits()));
    }

    /// Whether an answer is about something else altogether: an answer to another question, or to none.
    #[must_use]
    pub fn is_elsewhere(&self, answer: &[Token]) -> bool {
        let topic = self.topic(answer);
        topic.words >= LEAST_TOPIC_WORDS
            && self.vocabulary.len() >= LEAST_VOCABULARY
            && topic.points() < LEAST_TOPIC
    }

    /// What an answer has in common with the prompt.
    #[must_use]
    pub fn topic(&self, answer: &[Token]) -> Topic {
        let content: Vec<&Token> = answer.iter().filter(|token| is_content(token)).collect();
        let distinct = |of: &BTreeSet<Key>| {
            let mut found = BTreeSet::new();
            found.extend(content.iter().map(|token| token.stem_key).filter(|stem| of.contains(stem)));
            found.len()
        };
        let mut figures = BTreeSet::new();
        let values = content.iter().filter_map(|token| token.quantity.map(|quantity| quantity.value));
        figures.extend(values.filter(|value| is_telling(*value) && self.gives(*value)).map(f64::to_bits));
        Topic {
            words: content.len(),
            shared: content.iter().filter(|token| self.vocabulary.contains(&token.stem_key)).count(),
            names: distinct(&self.names),
            figures: figures.len(),
            own_words: distinct(&self.own_words),
        }
    }

    /// Whether the prompt holds the figure.
    #[must_use]
    pub fn gives(&self, value: f64) -> bool {
        self.figures.contains(&value.to_bits())
    }

    /// Whether at least half of the sentence's word triples stand in the prompt or in the checklist.
    #[must_use]
    pub fn is_copied(&self, sentence: &[Token]) -> bool {
        is_mostly(sentence, |triple| self.seen.contains(triple) || self.hidden.contains(triple))
    }

    /// Whether at least half of the sentence's word triples stand in the prompt.
    #[must_use]
    pub fn is_given(&self, sentence: &[Token]) -> bool {
        is_mostly(sentence, |triple| self.seen.contains(triple))
    }
}

/// Whether at least half of a sentence's word triples are of some kind; never of a short sentence's.
fn is_mostly(sentence: &[Token], is_so: impl Fn(&[Key; 3]) -> bool) -> bool {
    if sentence.len() < LEAST_WORDS {
        return false;
    }
    let all = triples(sentence);
    let found = all.iter().filter(|triple| is_so(triple)).count();
    found * 2 >= all.len()
}

fn is_content(token: &Token) -> bool {
    !token.is_function_word() && !token.is_determiner() && token.word.len() > 1
}

/// Figures that do not stand in every other text.
fn is_telling(value: f64) -> bool {
    const ORDINARY: [f64; 7] = [10.0, 12.0, 15.0, 20.0, 30.0, 50.0, 100.0];
    value >= 2.0
        && (value >= 10.0 || value.fract() > 0.0)
        && !ORDINARY.iter().any(|one| (one - value).abs() < 1e-9)
}

/// Words with a capital in the midst of a sentence.
fn names(found: &[Token], text: &str) -> Vec<Key> {
    let is_name = |left: &Token, right: &Token| {
        let between = text.get(left.span.end..right.span.start).unwrap_or_default();
        let mut letters = text.get(right.span.clone()).unwrap_or_default().chars();
        matches!(between, " " | ", ")
            && letters.next().is_some_and(is_capital)
            && letters.next().is_some_and(is_small)
    };
    let pairs = found.windows(2).filter_map(|pair| match pair {
        [left, right] if is_name(left, right) => Some(right.stem_key),
        _ => None,
    });
    pairs.collect()
}

fn triples(tokens: &[Token]) -> Vec<[Key; 3]> {
    tokens
        .windows(3)
        .filter_map(|window| match window {
            [a, b, c] => Some([a.stem_key, b.stem_key, c.stem_key]),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    #[test]
    fn giving_the_prompt_back_is_seen_even_with_a_word_changed() {
        let prompt = Prompt::new(
            ["This morning its largest competitor, Tallyo, cut its list price by 50%."].into_iter(),
            std::iter::empty(),
            &BTreeSet::new(),
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

    #[test]
    fn an_answer_to_another_question_is_elsewhere() {
        let seen = [
            "Ledgerly sells practice-management software to accounting firms: $24.0M ARR, 1,200 customers, 20 months of \
             cash. This morning its largest competitor, Tallyo, cut its list price by 50%. Sales says Tallyo came up in 9 \
             of the last 20 late-stage deals. The board meets in five days. Small firms, mid-market, enterprise, gross \
             margin, annual logo churn. Cost of revenue does not fall when price falls. Annual gross profit if Ledgerly \
             matched the cut on every customer and lost nobody. How many times today's volume would bring gross profit \
             back at half price, if cost grew with volume? Your recommendation, and why; what would make you change it?",
        ];
        let common = [
            "price", "custom", "month", "cash", "board", "sale", "cost", "firm", "year", "mani", "time",
            "nobodi", "five",
        ]
        .map(key);
        let prompt = Prompt::new(seen.into_iter(), std::iter::empty(), &BTreeSet::from(common));
        let other = "I restore an old bicycle for my niece: frame first, then wheels, brakes and chain. The saddle waits \
                     until spring, because leather wants warm weather, and a new bell would be vanity. If rust sits under \
                     the paint, the frame goes back to the shed and we look around for a better one together";
        let own = "We hold the list price. Tallyo burns money, and firms that only want it cheap may leave us; support \
                   stays, the board hears the reasons, sales gets clear rules, and finance runs three cash cases this week";
        assert!(prompt.is_elsewhere(&tokens(other)));
        assert!(!prompt.is_elsewhere(&tokens(own)));
        let small = Prompt::new(["Do we buy it?"].into_iter(), std::iter::empty(), &BTreeSet::new());
        assert!(!small.is_elsewhere(&tokens(other)), "a small prompt cannot tell");
    }
}
