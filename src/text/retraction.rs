//! What a writer takes back: `Forget that.`, `No, that is wrong.` right after a statement.

use super::token::Token;

/// A sentence longer than this argues; it does not merely take back.
const LONGEST: usize = 9;

/// Whether a sentence takes back the one before it.
pub(super) fn takes_back(sentence: &[Token]) -> bool {
    if sentence.len() > LONGEST || sentence.len() < 2 {
        return false;
    }
    let has = |words: &[&str]| sentence.iter().any(|token| words.contains(&token.word.as_str()));
    // `Forget it.` is a verdict on what was said, not its withdrawal.
    let points_back = has(&["that", "this", "what"]) || (has(&["it"]) && !has(&["forget"]));
    let disowns = has(&["forget", "scratch", "ignore", "strike", "disregard", "withdraw", "retract"]);
    let mut end = sentence.iter().rev().take(1);
    let is_wrong = end.any(|token| {
        matches!(token.word.as_str(), "wrong" | "nonsense" | "mistake" | "false" | "untrue" | "rubbish")
    }) || sentence.windows(2).any(|pair| match pair {
        [not, true_] => {
            (not.word == "not" || not.word.ends_with("n't"))
                && matches!(true_.word.as_str(), "true" | "right" | "so")
        }
        _ => false,
    });
    // `I can take it back whenever I like` speaks of something else.
    let is_back = match sentence {
        [.., i, take, that, back] => {
            i.word == "i"
                && matches!(take.stem.as_str(), "take" | "took")
                && points_at(that)
                && back.word == "back"
        }
        _ => false,
    };
    let is_unmeant = sentence.windows(3).any(|three| match three {
        [not, mean, that] => is_negator(not) && mean.stem == "mean" && points_at(that),
        _ => false,
    });
    let is_reversal = sentence.windows(3).any(|three| match three {
        [not, at, all] => not.word == "not" && at.word == "at" && all.word == "all",
        _ => false,
    }) && has(&["no", "on", "actually", "reflection", "thought"]);
    (points_back && (disowns || (is_wrong && opens_on_it(sentence)))) || is_back || is_unmeant || is_reversal
}

fn is_negator(token: &Token) -> bool {
    token.word == "not" || token.word == "never" || token.word.ends_with("n't")
}

fn points_at(token: &Token) -> bool {
    matches!(token.word.as_str(), "that" | "this" | "it")
}

/// `That is wrong`, `No, this was a mistake`: the statement before is the subject.
fn opens_on_it(sentence: &[Token]) -> bool {
    let is_lead = |token: &&Token| {
        matches!(
            token.word.as_str(),
            "no" | "but" | "actually" | "well" | "sorry" | "and" | "which" | "i" | "think" | "oh" | "wait"
        )
    };
    sentence.iter().find(|token| !is_lead(token)).is_some_and(|token| {
        points_at(token) || matches!(token.word.as_str(), "that's" | "it's" | "is" | "was")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn what_is_taken_back_is_told_from_what_is_argued() {
        let rows = [
            ("Forget that.", true),
            ("No, that is wrong.", true),
            ("I take that back.", true),
            ("Actually, scratch that.", true),
            ("That was a mistake, ignore it.", true),
            ("On reflection, not at all.", true),
            ("I did not mean that.", true),
            ("That is not true.", true),
            ("If that is wrong, we reopen the decision.", false),
            ("I may be wrong about this.", false),
            ("We ignore small firms.", false),
            ("It is a mistake to match them.", false),
            ("Matching is wrong.", false),
            ("That costs us some deals.", false),
            ("Forget it.", false),
            ("I can take it back whenever I like.", false),
            ("It has merely been pointed at the wrong thing.", false),
            ("We take that money back in March.", false),
        ];
        for (text, expected) in rows {
            assert_eq!(takes_back(&tokens(text)), expected, "{text}");
        }
    }
}
