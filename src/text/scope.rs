//! Whether a sentence is one: a bare list of catchwords and words thrown together are none.

use super::letters::{is_capital, is_small};
use super::token::Token;

/// So many scraps between commas are a list even with grammar in them.
const LONG_LIST: usize = 12;

/// Whether a sentence is a bare list of catchwords. `segments` counts the words between its commas, `head` those
/// before its colon.
pub(super) fn is_bare_list(tokens: &[Token], segments: &[usize], head: usize) -> bool {
    // `Left out: crypto, games, a coach` decides about what it lists.
    if tokens.iter().take(head).any(decides) {
        return false;
    }
    let words = tokens.len();
    let grammar = tokens.iter().filter(|token| token.is_function_word()).count();
    let short = segments.iter().filter(|length| **length <= 4).count();
    let count = segments.len();
    // `Partners 3.9, search 2.0, social 0.94`: figures with their names are findings, however short.
    let figures = tokens.iter().filter(|token| token.quantity.is_some()).count();
    if figures >= 3 && figures >= count && words > figures {
        return false;
    }
    (count >= 3 && grammar == 0 && figures == 0 && words * 10 <= count * 22)
        || (count >= LONG_LIST && short * 10 >= count * 8)
        || (count >= 5 && short * 10 >= count * 8 && grammar * 8 <= words)
}

/// Words at the head of a list that say what becomes of its entries.
fn decides(token: &Token) -> bool {
    matches!(
        token.stem.as_str(),
        "exclud"
            | "drop"
            | "out"
            | "not"
            | "no"
            | "skip"
            | "later"
            | "park"
            | "cut"
            | "leav"
            | "left"
            | "stop"
            | "wait"
            | "defer"
            | "keep"
            | "ship"
            | "non"
    )
}

/// Words that want certain neighbours, and how many of them have one that no writer of English would put there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// Words that are particular about what follows.
    pub(super) pairs: usize,
    /// Those followed by what cannot follow: `the of`, `will the`, `to is`.
    pub(super) misfits: usize,
}

impl std::ops::AddAssign for Fit {
    fn add_assign(&mut self, other: Self) {
        self.pairs += other.pairs;
        self.misfits += other.misfits;
    }
}

/// Fewer misfits than this happen to honest writers, however hurried or foreign; 5 in 100 pairs, too.
const LEAST_MISFITS: usize = 3;
/// So many pairs for each misfit, or fewer, and the words are thrown together.
const PAIRS_PER_MISFIT: usize = 19;

impl Fit {
    /// How the words of a sentence fit. `text` is what the tokens were read from.
    pub(super) fn of(tokens: &[Token], text: &str) -> Self {
        let mut fit = Self::default();
        if tokens.last().is_some_and(|last| is_never_last(&last.word)) {
            fit.add(true);
        }
        for pair in tokens.windows(2) {
            let [left, right] = pair else { continue };
            // `Road A: over half …`: a letter that is a name is no article.
            if left.word == "a" && text.get(left.span.clone()) == Some("A") {
                continue;
            }
            let is_parted =
                text.get(left.span.end..right.span.start).is_some_and(|gap| gap.contains([',', ';', ':']));
            if is_parted && is_article(&left.word) {
                fit.add(true);
                continue;
            }
            if is_particular(&left.word) {
                fit.add(is_misfit(&left.word, &right.word));
            }
            // A capital in the midst of a sentence, on a word that is no name.
            let between = text.get(left.span.end..right.span.start).unwrap_or_default();
            let capital = text.get(right.span.clone()).is_some_and(|word| {
                let mut letters = word.chars();
                letters.next().is_some_and(is_capital) && letters.next().is_some_and(is_small)
            });
            if capital && between == " " && right.is_function_word() && !right.word.contains('\'') {
                fit.add(true);
            }
        }
        fit
    }

    fn add(&mut self, is_misfit: bool) {
        self.pairs += 1;
        self.misfits += usize::from(is_misfit);
    }

    /// Whether the words are thrown together.
    pub(super) fn is_jumble(self) -> bool {
        self.misfits >= LEAST_MISFITS && self.misfits * PAIRS_PER_MISFIT >= self.pairs
    }
}

fn is_particular(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "a"
            | "an"
            | "our"
            | "my"
            | "your"
            | "their"
            | "every"
            | "of"
            | "to"
            | "for"
            | "with"
            | "from"
            | "at"
            | "into"
            | "will"
            | "would"
            | "should"
            | "can"
            | "could"
            | "must"
            | "we"
            | "i"
            | "they"
            | "and"
            | "or"
            | "than"
            | "because"
    )
}

/// Words that something has to follow, even in a telegram.
fn is_never_last(word: &str) -> bool {
    is_article(word) || matches!(word, "and" | "or" | "because" | "than" | "of")
}

fn is_article(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "our" | "my" | "your" | "their" | "every")
}

fn is_misfit(left: &str, right: &str) -> bool {
    let is_link = |word: &str| {
        matches!(
            word,
            "is" | "are"
                | "was"
                | "were"
                | "be"
                | "will"
                | "would"
                | "of"
                | "and"
                | "or"
                | "but"
                | "if"
                | "because"
                | "than"
        )
    };
    match left {
        _ if is_article(left) => {
            is_link(right)
                || matches!(
                    right,
                    "to" | "in"
                        | "for"
                        | "with"
                        | "from"
                        | "by"
                        | "at"
                        | "we"
                        | "i"
                        | "they"
                        | "it"
                        | "the"
                        | "a"
                        | "an"
                        | "our"
                        | "my"
                        | "that"
                        | "which"
                        | "not"
                        | "so"
                )
        }
        "of" | "to" | "for" | "with" | "from" | "at" | "into" => {
            (is_link(right) && !(left == "to" && right == "be"))
                || matches!(right, "we" | "i" | "they" | "so")
        }
        "will" | "would" | "should" | "can" | "could" | "must" => {
            matches!(
                right,
                "the"
                    | "a"
                    | "an"
                    | "of"
                    | "in"
                    | "to"
                    | "for"
                    | "and"
                    | "is"
                    | "are"
                    | "was"
                    | "from"
                    | "with"
                    | "by"
                    | "our"
                    | "their"
                    | "than"
                    | "because"
                    | "if"
                    | "will"
                    | "would"
            )
        }
        "we" | "i" | "they" => {
            matches!(
                right,
                "of" | "the" | "a" | "an" | "is" | "for" | "from" | "by" | "our" | "than" | "and" | "or"
            )
        }
        "and" | "or" | "than" | "because" => matches!(right, "and" | "or" | "than" | "because" | "of"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn catchwords_between_commas_are_a_list_and_sentences_are_not() {
        let rows = [
            ("segment, exposed segment, plan, region, deal type", true),
            ("lost deals, churn, risk", true),
            ("sales, finance, board, CEO, product and engineering, customers", true),
            ("Week 1: me and the sales head, calls to 9 deals", false),
            ("we hold price, we lock mid-market, and we let some of the small ones go", false),
            ("churn", false),
            ("Partners 3.9, search 2.0, social 0.94", false),
        ];
        for (text, expected) in rows {
            let segments: Vec<_> = text.split(',').map(|part| tokens(part).len()).collect();
            assert_eq!(is_bare_list(&tokens(text), &segments, 0), expected, "{text}");
        }
    }

    #[test]
    fn words_thrown_together_do_not_fit_and_broken_english_does() {
        let rows = [
            ("price the of hold will our to is and or firms small the with", true),
            ("hold firms We the price of small If to The cut customers will the", true),
            ("Mid is heart, price not moves, we do only for who threaten. From 9, how many lost?", false),
            ("im fine losing another 60 small firms and we keep the rest of the book at list", false),
        ];
        for (text, expected) in rows {
            assert_eq!(Fit::of(&tokens(text), text).is_jumble(), expected, "{text}");
        }
    }
}
