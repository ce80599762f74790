//! Reads the rule whose cues add up: `{"cues": {"a possible reason": "why 3 | motive 5 | ? 2 | not -3"}, "bar": 8}`.

use super::limits::{BAR, CUES, LEARNED_FROM, LENGTH_OF_CUES, WEIGHT_OF_A_CUE};
use super::read::read_whole;
use super::read_rule::RuleReader;
use crate::json::{Node, Object, shortened};
use crate::scoring::{Cue, Cues, Rule, Sign, Within};

impl RuleReader<'_, '_, '_> {
    pub(super) fn cues(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "cues")?;
        let named = self.reader.object(node, "`cues`")?;
        let bar_node = object.required(self.reader, "bar");
        let bar = bar_node.and_then(|node| read_whole(node, self.reader, "`bar`", BAR));
        let learned = object.optional("learned_from");
        let learned_from =
            learned.and_then(|node| read_whole(node, self.reader, "`learned_from`", LEARNED_FROM));
        let scope = self.scope(object);
        if scope.within == Within::Next {
            let remedy = "choose one of: clause, sentence, statement, row, field";
            self.reader.problem(node.at, "cues do not add up over `next` sentences", remedy);
        }
        let [member] = named.members() else {
            let remedy = "write one name with its cues: `{\"a possible reason\": \"why 3 | motive 5\"}`";
            self.reader.problem(node.at, "`cues` has one name, for what such a passage says", remedy);
            return None;
        };
        if member.key.trim().is_empty() {
            let remedy = "name it in words that a debrief can show: `\"a possible reason\": \"…\"`";
            self.reader.problem(member.at, "what must be said here has no name", remedy);
        }
        let cues = self.cue_list(&member.node)?;
        let most: i32 = cues.iter().map(|cue| cue.weight.max(0)).sum();
        let bar = i32::try_from(bar?).unwrap_or(i32::MAX);
        if bar > most {
            let what = format!("the bar is {bar}, but all cues together only come to {most}");
            self.reader.problem(member.node.at, what, "lower the bar, or add cues");
        }
        Some(Rule::Cues(Cues { name: member.key.clone(), cues, bar, learned_from, scope }))
    }

    fn cue_list(&mut self, node: &Node) -> Option<Vec<Cue>> {
        let source = self.reader.text_of(node, "the cues", LENGTH_OF_CUES)?;
        let parts: Vec<&str> = source.split('|').map(str::trim).collect();
        if parts.len() > CUES {
            let what = format!("there are {} cues; at most {CUES} are allowed", parts.len());
            self.reader.problem(node.at, what, "keep those that weigh most");
            return None;
        }
        parts.into_iter().map(|part| self.cue(node, part)).collect()
    }

    /// `wording weight`, or `? weight` for a sentence that asks.
    fn cue(&mut self, node: &Node, part: &str) -> Option<Cue> {
        let weighed = part.rsplit_once(char::is_whitespace).and_then(|(wording, weight)| {
            let weight: i32 = weight.parse().ok()?;
            (weight != 0 && weight.abs() <= WEIGHT_OF_A_CUE).then_some((wording.trim(), weight))
        });
        let Some((wording, weight)) = weighed else {
            let what = format!("the cue “{}” has no weight", shortened(part));
            let remedy = format!(
                "end it with a whole number from -{WEIGHT_OF_A_CUE} to {WEIGHT_OF_A_CUE}, not 0: `motive 5`"
            );
            self.reader.problem(node.at, what, remedy);
            return None;
        };
        let sign = if wording == "?" {
            Sign::Question
        } else {
            match self.book.phrase(wording) {
                Ok(phrase) => Sign::Wording(self.concept(node, &[phrase])?),
                Err(error) => {
                    let what = format!("in “{}”: {error}", shortened(part));
                    self.reader.problem(node.at, what, "rewrite the cue");
                    return None;
                }
            }
        };
        Some(Cue { sign, weight })
    }
}
