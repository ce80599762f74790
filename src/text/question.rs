//! Whether a sentence with a question mark asks: many people end a statement so when they speak softly.

use super::token::Token;
use std::ops::Range;

/// A sentence so short asks, whatever its form: `Hold price?`
const SHORT: usize = 4;

/// Whether a sentence that ends in a question mark has the form of a question. `clauses` are ranges of its tokens.
pub(super) fn is_asked(sentence: &[Token], clauses: &[Range<usize>]) -> bool {
    sentence.len() <= SHORT || !is_rhetorical(sentence) && has_form(sentence, clauses)
}

/// `Why would we fight over them?`, `Who can triple volume?`, `Where do we get the people?`: nobody is asked.
fn is_rhetorical(sentence: &[Token]) -> bool {
    sentence.windows(3).take(4).any(|three| match three {
        [first, second, third] => matches!(
            (first.word.as_str(), second.word.as_str(), third.word.as_str()),
            ("why" | "how", "would" | "should" | "could" | "can", "i" | "we" | "anyone" | "anybody")
                | ("where", "would" | "should" | "could" | "do" | "will", "we")
                | ("who", "can" | "could" | "would" | "wants", _)
                | ("why", "race" | "fight" | "pay" | "burn" | "give", _)
        ),
        _ => false,
    })
}

fn has_form(sentence: &[Token], clauses: &[Range<usize>]) -> bool {
    let is_tag =
        |clause: &Range<usize>| clause.len() <= 3 && clauses.len() > 1 && clause.end == sentence.len();
    clauses.iter().filter(|clause| !is_tag(clause)).any(|clause| {
        let words = sentence.get(clause.clone()).unwrap_or_default();
        words.iter().take(4).any(is_question_word) || words.first().is_some_and(is_auxiliary)
    }) || sentence.windows(2).any(|pair| match pair {
        [verb, subject] => is_auxiliary(verb) && is_subject(subject),
        _ => false,
    })
}

fn is_question_word(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "who"
            | "whom"
            | "whose"
            | "what"
            | "which"
            | "when"
            | "where"
            | "why"
            | "how"
            | "what's"
            | "who's"
            | "whether"
    )
}

fn is_auxiliary(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "is" | "are"
            | "was"
            | "were"
            | "do"
            | "does"
            | "did"
            | "can"
            | "could"
            | "should"
            | "shall"
            | "will"
            | "would"
            | "has"
            | "have"
            | "had"
            | "may"
            | "might"
            | "must"
            | "isn't"
            | "aren't"
            | "don't"
            | "doesn't"
            | "can't"
            | "shouldn't"
            | "any"
            | "anyone"
    )
}

fn is_subject(token: &Token) -> bool {
    matches!(token.word.as_str(), "i" | "we" | "they" | "it" | "he" | "she" | "you" | "there" | "tallyo")
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Passage};

    #[test]
    fn a_question_mark_alone_does_not_ask() {
        let rows = [
            ("Which segment is exposed?", true),
            ("Should we match?", true),
            ("From 9, how many lost, what size?", true),
            ("Do we know who left?", true),
            ("Hold price?", true),
            ("Why would we fight over the small firms?", false),
            ("Who can triple the volume in a year?", false),
            ("Why did they cut the price?", true),
            ("So maybe we just hold the price for mid-market?", false),
            ("We lose some of the small ones, right?", false),
            ("I would call the nine lost deals, okay?", false),
        ];
        for (text, expected) in rows {
            let document = Document::read(&[Passage { text }]);
            assert_eq!(document.sentences.iter().any(|sentence| sentence.is_question), expected, "{text}");
        }
    }
}
