//! What became of a reply: the candidate held, updated, conceded, folded or repeated.
//!
//! The signs of a reply are weighed in two steps, as a reader would: is there something of substance that the answer did
//! not have, and if so, does it keep, change or grant; if not, does it give way or say the same again. The weights stand
//! with the wordings in `signs.json`.
//!
//! What is unsure: a reason that is new but false passes for a reason, for nothing here knows the truth of a figure.
//! A change that is only told (`one squad, one month`) without a word for changing is easily taken for a new reason, and
//! a reason that grants the facts first for a concession; all three earn the same. Giving way in a figure of speech, or
//! in many learned words, may pass. A reply in a dozen plain words may be called empty though it says all. Where the
//! margin is small the verdict says so. On questions that the signs had not seen, some fourteen verdicts in fifteen tell
//! good from bad as the label does, and seven in ten agree in full; see `tests/pushback.rs`.

use super::marks::marks;
use super::novelty::Known;
use super::signs::Signs;
use super::traits::Traits;
use super::verdict::{Judgement, Verdict};
use super::weighing::weigh;
use crate::answer::Answer;
use crate::pack::{Challenge, Scenario};

/// A reply is read up to so many characters.
const LONGEST: usize = 5_000;

/// Judges a reply to a challenge of an answer. Total, and the same on every machine.
#[must_use]
pub fn judge(scenario: &Scenario, answer: &Answer, challenge: &Challenge, reply: &str) -> Verdict {
    let end = reply.char_indices().nth(LONGEST).map_or(reply.len(), |(end, _)| end);
    let reply = reply.get(..end).unwrap_or_default();
    if reply.trim().is_empty() {
        return Verdict { judgement: Judgement::Silent, evidence: Vec::new(), is_unsure: false };
    }
    let signs = Signs::shared();
    let known = Known::of(scenario, answer, challenge);
    let traits = Traits::of(scenario, &known, reply, signs);
    let (judgement, is_unsure) = weigh(&traits, signs);
    Verdict { judgement, evidence: marks(&traits, signs, judgement), is_unsure }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::answer::Entry;
    use crate::ids::FieldId;
    use crate::pack::neutral_scenario;
    use proptest::prelude::*;

    const ANSWER: &str = "We mend the roof first, because the leak spoils the books and every month makes it dearer. \
                          Roof $60k, the rest waits. The reading room stays open while we mend.";

    fn judged(reply: &str) -> Verdict {
        let scenario = neutral_scenario();
        let mut answer = Answer::default();
        answer.put(FieldId::new("decision"), Entry::Text { text: ANSWER.to_owned() });
        judge(&scenario, &answer, scenario.challenges.first().unwrap(), reply)
    }

    fn challenge() -> String {
        neutral_scenario().challenges.first().unwrap().text.clone()
    }

    #[test]
    fn replies_are_judged_by_what_they_do() {
        use Judgement::{Conceded, Folded, Held, Repeated, Silent, Updated};
        let rows = [
            (" \n\t", Silent),
            (
                "Because a wet library has no visitors. At the branch in Northfield a damp winter cost them 300 loans a \
              week, and half of those families never returned once the ceiling had been painted.",
                Held,
            ),
            (
                "Nothing else is urgent. A tarpaulin is $900 a month, so after six years it has cost more than the new \
              slates, and a roofer quotes 40 days for the whole job.",
                Held,
            ),
            (
                "I was wrong to do it all at once. Scrap the full roof: the north side goes first for $25k, and the \
              remaining money moves to the shelves, since only those leak today.",
                Updated,
            ),
            (
                "Make it two steps instead. My mistake was the order: the gutters come first in April for $8k, and the \
              slates are postponed until the autumn.",
                Updated,
            ),
            (
                "You're right, that is a real cost and I left it out. I keep the roof. If fewer than 400 people come in \
              May, I'd ask the mayor for a tent on the square before we start the second half.",
                Conceded,
            ),
            (
                "Fair, the staff will suffer from the noise and I hadn't written that down. The plan stands, and I'd \
              put a limit on it: no drilling after 10 on weekdays, checked every Friday.",
                Conceded,
            ),
            (
                "Sure, whatever you prefer. You know this better than me, so I'm happy to go with what the board likes.",
                Folded,
            ),
            (
                "Oh, sorry, maybe you are right. Tell me which one you would like and I change it, I'm fine either way.",
                Folded,
            ),
            (
                "As I said, we mend the roof first, because the leak spoils the books. That is the right decision.",
                Repeated,
            ),
            (
                "That's a great question. I'm convinced it will work out, and we will definitely look into it closely.",
                Repeated,
            ),
            ("Trust me.", Repeated),
        ];
        for (reply, expected) in rows {
            let verdict = judged(reply);
            assert_eq!(verdict.judgement, expected, "{reply}\n{verdict:?}");
            assert!(expected == Silent || !verdict.evidence.is_empty(), "{reply}");
        }
    }

    #[test]
    fn nothing_is_earned_by_words_that_say_nothing() {
        let copied = challenge();
        let fair = format!("Fair point. {copied} I would still hold.");
        let again = format!("I was wrong, and I'd change that instead. {ANSWER}");
        let brief = neutral_scenario().situation;
        let noise = "Qwv zlor mip tenq vrast olpi, drem fnu kaster wob 40 nim. ".repeat(4);
        let rows = [
            copied.as_str(),
            &fair,
            ANSWER,
            &again,
            &brief,
            &noise,
            "Fair point. I would still hold. Because of the margin.",
            "You're right, that is a real risk. I keep the plan. Until then it stands, and we stop if it fails.",
            "40% 12 days $300k 17 90% 8x 44 250k 31 days",
            "For forty guests in a village hall with one oven I cook a lamb stew with chickpeas and apricots, because it \
             waits without harm. Rice steams in two pots, salads stand on ice, and the cake arrives from a neighbour.",
            "!!! ??? ...",
        ];
        for reply in rows {
            let verdict = judged(reply);
            assert_eq!(verdict.judgement.points(), 0, "{reply}\n{verdict:?}");
        }
    }

    #[test]
    fn a_long_reply_is_read_up_to_a_limit_and_repeating_a_sentence_adds_nothing() {
        let once = "Whatever you prefer, I'm happy with either.";
        let long = format!("{once} ").repeat(1_000);
        assert_eq!(judged(&long).judgement, judged(once).judgement);
        assert!(judged(&long).evidence.iter().all(|mark| mark.span.end <= LONGEST));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_text_gets_one_verdict_with_marks_inside_it(
            words in prop::collection::vec(prop::sample::select(vec![
                "Fair,", "you're right", "scrap that.", "instead", "still", "$25k", "six million", "whatever you prefer",
                "the roof", "leaks", "🙂", "e\u{301}", "\u{200b}", "ﬁ", "İ", "\n", "?", "as I said", "because", "ё", "no",
            ]), 0..40),
            other in "\\PC{0,60}",
        ) {
            let reply = words.join(" ") + &other;
            let verdict = judged(&reply);
            prop_assert_eq!(&verdict, &judged(&reply));
            prop_assert!(!verdict.in_words().is_empty());
            let mut end = 0;
            for mark in &verdict.evidence {
                prop_assert!(reply.get(mark.span.clone()).is_some_and(|words| !words.is_empty()));
                prop_assert!(mark.span.start >= end);
                end = mark.span.end;
            }
        }
    }
}
