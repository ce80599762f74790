//! What a clause denies. A denial reaches forward to the end of its clause, and on through the parts of a
//! list that it opens (`churn, win rate or renewals`); some denials (`is not needed`) reach back.

use super::token::Token;
use std::ops::Range;

/// Words after which the rest of the clause is denied. `n't` is seen by its ending.
const NEGATORS: [&str; 36] = [
    "aint",
    "arent",
    "cannot",
    "cant",
    "couldnt",
    "decline",
    "declined",
    "didnt",
    "doesnt",
    "dont",
    "hardly",
    "havent",
    "ignore",
    "isnt",
    "neither",
    "never",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "nowhere",
    "refuse",
    "refused",
    "refuses",
    "refusing",
    "shouldnt",
    "skip",
    "unable",
    "unwilling",
    "wasnt",
    "werent",
    "without",
    "wont",
    "wouldnt",
];

/// What is denied before these words is denied, too: `churn data are not needed`, `sales have no part in it`.
const DENIED_BEFORE: [&str; 36] = [
    "asked",
    "briefed",
    "bring",
    "business",
    "claimed",
    "concern",
    "considered",
    "consulted",
    "different",
    "do",
    "expected",
    "given",
    "going",
    "interest",
    "involved",
    "issue",
    "matter",
    "mentioned",
    "mine",
    "motive",
    "my",
    "necessary",
    "need",
    "needed",
    "part",
    "planned",
    "point",
    "relevant",
    "required",
    "something",
    "told",
    "topic",
    "use",
    "wanted",
    "watched",
    "worth",
];

/// Of those, the words that judge the matter instead of refusing it.
const VERDICTS: [&str; 7] = ["bring", "business", "different", "expected", "given", "going", "worth"];

/// Verbs that, denied of oneself, refuse a topic instead of stating the contrary: `I would not compare …`.
const TOPIC_VERBS: [&str; 35] = [
    "ask",
    "bother",
    "brief",
    "care",
    "challeng",
    "claim",
    "compar",
    "concern",
    "consid",
    "discuss",
    "draw",
    "expect",
    "interest",
    "look",
    "measur",
    "mention",
    "mind",
    "name",
    "plan",
    "present",
    "propos",
    "question",
    "recommend",
    "regard",
    "say",
    "see",
    "set",
    "share",
    "state",
    "suggest",
    "talk",
    "tell",
    "think",
    "treat",
    "weigh",
];

/// Verbs that name a price, by their stems: with `nothing` for an object they deny it.
const PRICE_VERBS: [&str; 5] = ["cost", "give", "lose", "risk", "sacrific"];

/// So many words before its object such a verb stands at most.
const OBJECT_REACH: usize = 3;

/// What denials do to the tokens of a document.
pub(super) struct Denials {
    /// The token stands in the scope of a negation.
    pub(super) negated: Vec<bool>,
    /// It stands in the scope of a refusal, which is no statement of the contrary either.
    pub(super) refused: Vec<bool>,
}

/// Marks every token that stands in the scope of a negation. `clauses` are ranges of `tokens`, `starts` tells
/// of each whether it opens a sentence.
pub(super) fn denials(tokens: &[Token], clauses: &[Range<usize>], starts: &[bool]) -> Denials {
    let mut marks = vec![false; tokens.len()];
    let mut refused = vec![false; tokens.len()];
    let mut carried = false;
    let mut refusing = false;
    for (clause, starts_sentence) in clauses.iter().zip(starts) {
        let words = tokens.get(clause.clone()).unwrap_or_default();
        let mut denied = carried && !starts_sentence && goes_on(words);
        refusing = denied && refusing;
        let mut instead = None;
        for (offset, token) in words.iter().enumerate() {
            let index = clause.start + offset;
            // `Rather than buy more I would mend the start`: what follows the subject is meant.
            if instead.is_some_and(|start| offset > start + 2)
                && matches!(token.word.as_str(), "i" | "we" | "i'd" | "we'd" | "i'll" | "we'll" | "let's")
            {
                denied = false;
                instead = None;
            }
            // `If nothing breaks I'd put two people on it`: the condition ends where a new subject begins.
            let is_condition = words
                .first()
                .is_some_and(|first| matches!(first.word.as_str(), "if" | "when" | "once" | "unless"));
            if denied
                && is_condition
                && offset > 2
                && matches!(token.word.as_str(), "i" | "we" | "i'd" | "we'd" | "i'll" | "we'll" | "then")
            {
                denied = false;
            }
            let next = words.get(offset + 1).map(|token| token.word.as_str());
            let after = words.get(offset + 2).map(|token| token.word.as_str());
            if is_negator(token) && !is_harmless(&token.word, next, after) {
                let rest = words.get(offset + 1..).unwrap_or_default();
                let is_contrast = offset > 0 && sets_against(words.get(offset - 1), next);
                // `We move without being told` denies the telling, and nothing of the move.
                let is_aside = is_contrast || token.word == "without";
                if let Some(denied) = reaches_back(rest).filter(|_| !is_aside) {
                    marks.iter_mut().take(index).skip(clause.start).for_each(|mark| *mark = true);
                    // `That is not worth its cost` is a verdict; `that is not my concern` refuses to have one.
                    if !VERDICTS.contains(&denied) {
                        refused.iter_mut().take(index).skip(clause.start).for_each(|mark| *mark = true);
                        refusing = true;
                    }
                }
                if is_refusal(words, offset) {
                    refusing = true;
                    // `I make no recommendation`: the verb before is no deed either.
                    if token.word == "no" {
                        refused.iter_mut().take(index).skip(clause.start).for_each(|mark| *mark = true);
                    }
                }
                // `It costs us nothing` and `we give up nothing` deny the price that they name.
                if matches!(token.word.as_str(), "nothing" | "nobody" | "none") {
                    let near = clause.start + offset.saturating_sub(OBJECT_REACH);
                    let paid = (near..index).find(|at| {
                        tokens.get(*at).is_some_and(|token| PRICE_VERBS.contains(&token.stem.as_str()))
                    });
                    for mark in paid.and_then(|at| marks.get_mut(at..index)).into_iter().flatten() {
                        *mark = true;
                    }
                }
                // `nothing` and `nobody` are the subject that the rest is denied of, not a part of it.
                if let Some(mark) = marks.get_mut(index) {
                    *mark = denied;
                }
                denied = true;
                continue;
            }
            if matches!(
                (token.word.as_str(), next),
                ("rather" | "sooner", Some("than" | "not")) | ("instead", Some("of")) | ("far", Some("from"))
            ) || matches!(token.word.as_str(), "irrelevant" | "pointless" | "unnecessary" | "needless")
            {
                denied = true;
                if token.word.len() <= 7 {
                    instead = Some(offset);
                } else {
                    marks.iter_mut().take(index).skip(clause.start).for_each(|mark| *mark = true);
                }
            }
            if let Some(mark) = marks.get_mut(index) {
                *mark = *mark || denied;
            }
            if let Some(mark) = refused.get_mut(index) {
                *mark = *mark || (denied && refusing);
            }
        }
        carried = denied;
    }
    Denials { negated: marks, refused }
}

/// Whether the negator at `offset` refuses a topic: `I would not ask`, `we refuse to say`, `I see no use in`.
fn is_refusal(words: &[Token], offset: usize) -> bool {
    let word = |index: usize| words.get(index).map_or("", |token| token.word.as_str());
    let negator = word(offset);
    if matches!(negator, "refuse" | "decline" | "ignore") {
        return offset <= 2;
    }
    let own = words
        .iter()
        .take(offset)
        .any(|token| matches!(token.word.as_str(), "i" | "we" | "i'm" | "i'd" | "we'd"));
    // `We know no more about it than today`: that states what will not be known, and refuses no topic.
    let is_ignorance = offset > 1
        && matches!(
            word(offset - 1),
            "know" | "knew" | "learn" | "learned" | "learnt" | "hear" | "understand"
        )
        && word(offset - 2) != "to";
    let verb = words.get(offset + 1..).unwrap_or_default().iter().take(3).any(|token| {
        TOPIC_VERBS.binary_search(&token.stem.as_str()).is_ok()
            && !matches!(token.stem.as_str(), "think" | "expect")
            || matches!(
                token.word.as_str(),
                "reason" | "point" | "intention" | "recommendation" | "conclusion"
            )
            || (token.word == "about" && !is_ignorance)
    });
    own && verb
}

/// Whether a word denies; used for the mood of a whole answer, too.
pub(super) fn is_negator(token: &Token) -> bool {
    token.word.ends_with("n't") || NEGATORS.binary_search(&token.word.as_str()).is_ok()
}

/// Negators that deny nothing: `not only`, `no matter`, `no more than 10%`.
pub(super) fn is_harmless(word: &str, next: Option<&str>, after: Option<&str>) -> bool {
    matches!(
        (word, next),
        (
            "not",
            Some(
                "only"
                    | "just"
                    | "merely"
                    | "simply"
                    | "sure"
                    | "until"
                    | "yet"
                    | "all"
                    | "every"
                    | "everyone"
                    | "least"
                    | "necessarily"
            )
        ) | ("no", Some("matter" | "doubt" | "1" | "question" | "regrets"))
            | ("nothing", Some("but"))
            | ("can't" | "cannot", Some("afford"))
    ) || matches!(
        (word, next, after),
        ("no" | "not", Some("more" | "less" | "later" | "fewer" | "above" | "over"), Some(_))
    ) && (matches!(next, Some("above" | "over")) || after == Some("than"))
}

/// Whether a clause continues a denied list: it has an `or`, and no subject of its own.
fn goes_on(words: &[Token]) -> bool {
    let first = words.first().map_or("", |token| token.word.as_str());
    if matches!(first, "whether" | "or" | "nor" | "be" | "neither") {
        return true;
    }
    let has_subject = words.iter().take(4).any(|token| {
        matches!(
            token.word.as_str(),
            "i" | "we"
                | "they"
                | "it"
                | "he"
                | "she"
                | "you"
                | "but"
                | "so"
                | "because"
                | "instead"
                | "i'd"
                | "we'd"
                | "i'll"
                | "we'll"
                | "just"
                | "only"
                | "then"
                | "and"
        )
    });
    !has_subject && words.len() <= 12 && words.iter().any(|token| matches!(token.word.as_str(), "or" | "nor"))
}

/// `We count launches and not use`: what follows is set against what stands before, and denies nothing of it.
fn sets_against(before: Option<&Token>, next: Option<&str>) -> bool {
    before.is_some_and(|token| matches!(token.word.as_str(), "and" | "but"))
        && matches!(next, Some("business" | "interest" | "need" | "use"))
}

/// The word after a negator that makes it deny what stands before it.
fn reaches_back(rest: &[Token]) -> Option<&str> {
    let near =
        rest.iter().take(3).take_while(|token| token.quantity.is_none()).map(|token| token.word.as_str());
    let found = near
        .enumerate()
        .filter(|(_, word)| *word != "do" && *word != "my")
        .find(|(_, word)| DENIED_BEFORE.binary_search(word).is_ok());
    // `It never told me` has an object of its own: there the verb is no passive, and nothing before it is denied.
    let has_object = |index: usize| {
        rest.get(index + 1).is_some_and(|token| {
            matches!(
                token.word.as_str(),
                "me" | "us" | "him" | "her" | "them" | "you" | "it" | "a" | "an" | "my" | "our" | "off"
            )
        })
    };
    found.filter(|(index, _)| !has_object(*index)).map(|(_, word)| word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Passage};

    #[test]
    fn the_word_tables_are_sorted() {
        assert!(NEGATORS.is_sorted() && DENIED_BEFORE.is_sorted() && TOPIC_VERBS.is_sorted());
    }

    #[test]
    fn a_denial_reaches_as_far_as_a_reader_would_take_it() {
        let rows = [
            ("we do not match the cut", "match the cut"),
            ("we don't ask sales", "ask sales"),
            ("not only sales", ""),
            ("we hold rather than match", "rather than match"),
            ("nobody would triple", "would triple"),
            ("we hold price", ""),
            ("I would not watch churn, win rate or renewals", "watch churn win rate or renewals"),
            ("We will not match, we hold price", "match"),
            ("Do not match, hold price or go", "match hold price or go"),
            ("Renewal data are not needed", "renewal data are needed"),
            ("Sales should not be told anything", "sales should be told anything"),
            ("We count launches and not use", "use"),
            ("The launch counts are of no use", "the launch counts are of use"),
            ("a discount of no more than 10%", ""),
            ("I refuse to say what we give up", "to say what we give up"),
            ("If nothing breaks I'd put two people on it", "breaks"),
            ("My fridge never told me a thing", "told me a thing"),
            ("Put the rent aside without feeling told off", "feeling told off"),
            ("You save and are never told off", "told off"),
            ("It costs us nothing", "costs us"),
            ("We give up nothing for it", "give up for it"),
            ("It costs money, and nothing breaks", "breaks"),
            ("attribution is irrelevant to me", "attribution is irrelevant to me"),
            ("Rather than pay for leaky customers I would mend", "rather than pay for leaky customers"),
        ];
        for (text, expected) in rows {
            let document = Document::read(&[Passage { text }]);
            let words: Vec<_> = document
                .tokens
                .iter()
                .zip(&document.negated)
                .filter(|(_, mark)| **mark)
                .map(|(token, _)| token.word.as_str())
                .collect();
            assert_eq!(words.join(" "), expected, "{text}");
        }
    }

    #[test]
    fn to_state_that_one_will_not_know_is_no_refusal() {
        let rows = [
            ("Next half we know no more about it than today", false),
            ("We learn nothing about mobile", false),
            ("We will say nothing about mobile", true),
            ("I want to know nothing about mobile", true),
            ("I have no opinion about mobile", true),
        ];
        for (text, expected) in rows {
            let document = Document::read(&[Passage { text }]);
            assert_eq!(document.refused.contains(&true), expected, "{text}");
        }
    }
}
