//! What a clause does to the words in it: deny them, ask them, or merely list them.

use super::token::Token;
use std::ops::Range;

/// Words after which the rest of the clause is denied. `n't` is seen by its ending.
const NEGATORS: [&str; 22] = [
    "aint", "cannot", "cant", "couldnt", "didnt", "doesnt", "dont", "hardly", "isnt", "neither", "never", "no",
    "nobody", "none", "nor", "not", "refuse", "shouldnt", "wasnt", "without", "wont", "wouldnt",
];

/// Marks every token that stands in the scope of a negation. `clauses` are ranges of `tokens`.
pub(super) fn negated(tokens: &[Token], clauses: &[Range<usize>]) -> Vec<bool> {
    let mut marks = vec![false; tokens.len()];
    for clause in clauses {
        let mut denied = false;
        for index in clause.clone() {
            let (Some(token), Some(mark)) = (tokens.get(index), marks.get_mut(index)) else { continue };
            *mark = denied;
            let next = tokens.get(index + 1).map(|token| token.word.as_str());
            if is_negator(token) && !is_harmless(&token.word, next) {
                denied = true;
            }
            if matches!((token.word.as_str(), next), ("rather", Some("than")) | ("instead", Some("of"))) {
                denied = true;
            }
        }
    }
    marks
}

fn is_negator(token: &Token) -> bool {
    token.word.ends_with("n't") || NEGATORS.binary_search(&token.word.as_str()).is_ok()
}

/// Negators that deny nothing: `not only`, `no matter`, `not sure`, `no longer` is kept as a denial.
fn is_harmless(word: &str, next: Option<&str>) -> bool {
    matches!(
        (word, next),
        ("not", Some("only" | "just" | "merely" | "sure" | "until" | "yet"))
            | ("no", Some("matter" | "doubt" | "1" | "one's"))
    )
}

/// Whether a sentence is a bare list of catchwords. `segments` counts the words between its commas.
pub(super) fn is_bare_list(tokens: &[Token], segments: &[usize]) -> bool {
    let words = tokens.len();
    let grammar = tokens.iter().filter(|token| token.is_function_word()).count();
    let short = segments.iter().filter(|length| **length <= 4).count();
    let count = segments.len();
    (count >= 3 && grammar == 0 && words * 10 <= count * 22)
        || (count >= 5 && short * 10 >= count * 8 && grammar * 8 <= words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn negation_reaches_to_the_end_of_its_clause() {
        let rows = [
            ("we do not match the cut", "match the cut"),
            ("we don't ask sales", "ask sales"),
            ("not only sales", ""),
            ("we hold rather than match", "than match"),
            ("nobody would triple", "would triple"),
            ("we hold price", ""),
        ];
        for (text, expected) in rows {
            let tokens = tokens(text);
            let marks = negated(&tokens, std::slice::from_ref(&(0..tokens.len())));
            let words: Vec<_> =
                tokens.iter().zip(marks).filter(|(_, mark)| *mark).map(|(token, _)| token.word.as_str()).collect();
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn catchwords_between_commas_are_a_list_and_sentences_are_not() {
        let rows = [
            ("segment, exposed segment, plan, region, deal type", true),
            ("lost deals, churn, risk", true),
            ("sales, finance, board, CEO, product and engineering, customers", true),
            ("Week 1: me and the sales head, calls to 9 deals", false),
            ("we hold price, we lock mid-market, and we let some of the small ones go", false),
            ("churn", false),
        ];
        for (text, expected) in rows {
            let segments: Vec<_> = text.split(',').map(|part| tokens(part).len()).collect();
            assert_eq!(is_bare_list(&tokens(text), &segments), expected, "{text}");
        }
    }
}
