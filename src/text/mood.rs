//! The mood of sentences and of whole answers: what others are said to think, what is refused, and what is
//! announced instead of said.

use super::negation::{is_harmless, is_negator};
use super::token::Token;

/// What a sentence does besides stating something.
// Observations that do not exclude each other, no states.
#[allow(clippy::struct_excessive_bools)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mood {
    /// It reports what unnamed others think.
    pub(super) is_attributed: bool,
    /// It denies something.
    pub(super) is_denial: bool,
    /// It denies in the first person: `I would not …`, `I see no …`.
    pub(super) is_refusal: bool,
    /// It announces what the answer will say: `I will name the costs`.
    pub(super) is_announcement: bool,
}

/// Sentences that tell a mood; shorter answers have none.
const LEAST_SENTENCES: usize = 4;

/// Verbs by which a writer talks about the answer instead of the matter. Stems, sorted.
const ANNOUNCING: [&str; 40] = [
    "acknowledg",
    "address",
    "align",
    "articul",
    "ask",
    "cite",
    "clarifi",
    "clear",
    "commit",
    "compar",
    "consid",
    "cover",
    "defin",
    "describ",
    "discuss",
    "draw",
    "ensur",
    "explain",
    "explor",
    "give",
    "highlight",
    "identifi",
    "includ",
    "list",
    "mention",
    "name",
    "outlin",
    "present",
    "propos",
    "provid",
    "quantifi",
    "question",
    "recommend",
    "show",
    "specifi",
    "state",
    "treat",
    "verifi",
    "weigh",
    "write",
];

pub(super) fn mood(sentence: &[Token]) -> Mood {
    let word = |index: usize| sentence.get(index).map_or("", |token| token.word.as_str());
    let is_denial = sentence.iter().enumerate().any(|(index, token)| {
        is_negator(token) && !is_harmless(&token.word, Some(word(index + 1)), Some(word(index + 2)))
    });
    let is_refusal = is_denial
        && sentence.windows(2).enumerate().any(|(index, pair)| {
            let [who, _] = pair else { return false };
            matches!(who.word.as_str(), "i" | "i'd" | "i'm" | "i'll")
                && sentence.iter().skip(index + 1).take(3).any(is_negator)
        });
    let is_doubt = is_doubt(sentence);
    Mood {
        is_attributed: is_attributed(sentence),
        is_denial: is_denial || is_doubt,
        is_refusal: is_refusal || is_doubt,
        is_announcement: is_announcement(sentence),
    }
}

/// `I doubt that …`, `Nothing suggests that …`, `It is not true that …`: all that follows is denied.
fn is_doubt(sentence: &[Token]) -> bool {
    let word = |index: usize| sentence.get(index).map_or("", |token| token.word.as_str());
    matches!(
        (word(0), word(1), word(2)),
        ("i" | "we", "doubt" | "deny", "that")
            | ("nothing" | "nobody", "suggests" | "says" | "shows" | "indicates", "that")
            | ("it" | "it's", "isn't" | "not", "true" | "so" | "right")
    ) || (word(0) == "it"
        && word(1) == "is"
        && word(2) == "not"
        && matches!(word(3), "true" | "so" | "right"))
}

/// `Some say that …`, `One could argue …`, `The usual advice is …`.
fn is_attributed(sentence: &[Token]) -> bool {
    // `If somebody says that installers get it wrong`: in a condition it is the case that is meant.
    if sentence
        .iter()
        .take(3)
        .any(|token| matches!(token.word.as_str(), "if" | "when" | "once" | "unless" | "until"))
    {
        return false;
    }
    sentence.iter().take(4).enumerate().any(|(index, token)| {
        let vague = matches!(
            token.word.as_str(),
            "some"
                | "others"
                | "many"
                | "critics"
                | "people"
                | "consultants"
                | "consultant"
                | "textbooks"
                | "textbook"
                | "pundits"
                | "experts"
                | "someone"
                | "one"
                | "somebody"
                | "commentators"
                | "analysts"
                | "predecessor"
                | "wisdom"
                | "advice"
                | "colleagues"
        );
        // Between them stands nothing that says who they are: `some small firms will say` names somebody.
        let mut rest = sentence.iter().skip(index + 1).take(4);
        vague
            && rest.by_ref().find(|token| !is_filler(token)).is_some_and(|verb| {
                let is_maxim = matches!(token.word.as_str(), "advice" | "wisdom")
                    && matches!(verb.word.as_str(), "is" | "was");
                is_maxim || reports(verb)
            })
    })
}

/// Words between vague others and what they say.
fn is_filler(token: &Token) -> bool {
    matches!(
        token.word.as_str(),
        "would"
            | "might"
            | "may"
            | "could"
            | "can"
            | "will"
            | "also"
            | "often"
            | "always"
            | "on"
            | "in"
            | "the"
            | "this"
            | "people"
            | "leaders"
            | "managers"
            | "experts"
            | "market"
    )
}

fn reports(verb: &Token) -> bool {
    matches!(
        verb.stem.as_str(),
        "say"
            | "argu"
            | "claim"
            | "think"
            | "believ"
            | "suggest"
            | "insist"
            | "maintain"
            | "urg"
            | "advis"
            | "said"
            | "thought"
            | "tell"
            | "advoc"
    )
}

/// `It is important to …`, `A good leader must …`: what anyone should do is not what the candidate does.
fn is_sermon(sentence: &[Token]) -> bool {
    let word = |index: usize| sentence.get(index).map_or("", |token| token.word.as_str());
    let praises = |word: &str| {
        matches!(
            word,
            "important"
                | "essential"
                | "key"
                | "crucial"
                | "vital"
                | "necessary"
                | "critical"
                | "paramount"
                | "advisable"
        )
    };
    let is_duty =
        |word: &str| matches!(word, "must" | "should" | "has" | "needs" | "will" | "would" | "always");
    match (word(0), word(1)) {
        ("it", "is") | ("it's", _) => (1..4).any(|index| praises(word(index))),
        ("a" | "any" | "every" | "the", "good" | "great" | "strong" | "best") => {
            (2..6).any(|index| is_duty(word(index)))
        }
        ("one", verb) => is_duty(verb),
        _ => sentence.len() <= 8 && sentence.last().is_some_and(|last| praises(&last.word)),
    }
}

/// `I will ask which segment is exposed`, `My answer names …`.
fn is_announcement(sentence: &[Token]) -> bool {
    if is_sermon(sentence) {
        return true;
    }
    let stem = |index: usize| sentence.get(index).map_or("", |token| token.stem.as_str());
    (0..sentence.len().min(6)).any(|index| {
        let word = sentence.get(index).map_or("", |token| token.word.as_str());
        let is_modal = matches!(stem(index + 1), "will" | "shall" | "would" | "should" | "also");
        let at = match word {
            "i" | "we" | "it" | "recommendation" | "answer" | "response" | "proposal" if is_modal => {
                index + 2
            }
            "i'll" | "we'll" | "answer" | "response" | "proposal" => index + 1,
            _ => return false,
        };
        let at = if matches!(stem(at), "also" | "then" | "first" | "clear" | "open" | "explicit") {
            at + 1
        } else {
            at
        };
        ANNOUNCING.binary_search(&stem(at)).is_ok()
    })
}

/// What a whole answer does, as shares of its sentences.
pub(super) struct Temper {
    /// Nearly all that it says, it denies.
    pub(super) refuses: bool,
    /// Nearly all that it says, it merely announces.
    pub(super) announces: bool,
}

pub(super) fn temper(moods: &[Mood]) -> Temper {
    let count = |test: &dyn Fn(&Mood) -> bool| moods.iter().filter(|mood| test(mood)).count();
    let all = moods.len();
    let refusals = count(&|mood| mood.is_refusal);
    let denials = count(&|mood| mood.is_denial);
    let is_told = all >= LEAST_SENTENCES;
    Temper {
        refuses: is_told && (refusals * 100 >= all * 40 || (denials * 100 >= all * 70)),
        announces: is_told && count(&|mood| mood.is_announcement) * 100 >= all * 45,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn the_word_table_is_sorted() {
        assert!(ANNOUNCING.is_sorted());
    }

    #[test]
    fn moods_are_told_by_how_a_sentence_begins() {
        // attributed, refusal, announcement
        let rows = [
            ("Some people say that we should hold price", (true, false, false)),
            ("One could argue for a cheaper plan", (true, false, false)),
            ("Customers say they want it cheaper", (false, false, false)),
            ("Some small firms will say they want the discount", (false, false, false)),
            ("Many of the mid-market accounts think in years", (false, false, false)),
            ("One is price, the other is trust", (false, false, false)),
            ("Many would argue for matching", (true, false, false)),
            ("The usual advice is to match", (true, false, false)),
            ("I would not ask which segment is exposed", (false, true, false)),
            ("I see no point in a threshold", (false, true, false)),
            ("I will name what we give up", (false, false, true)),
            ("My answer states a measurable tripwire", (false, false, true)),
            ("I will call the nine lost deals", (false, false, false)),
            ("It is important to name the costs", (false, false, true)),
            ("A good leader must weigh payback", (false, false, true)),
            ("Retention is essential", (false, false, true)),
            ("We hold price", (false, false, false)),
        ];
        for (text, expected) in rows {
            let found = mood(&tokens(text));
            assert_eq!((found.is_attributed, found.is_refusal, found.is_announcement), expected, "{text}");
        }
    }
}
