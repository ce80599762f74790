//! A pack carries its own exam: sentences that must and must not meet an item, and whole answers with
//! the verdicts that they must get. Authors, the tests of this program and the program itself run the same.

use super::drill::Drill;
use super::guidance::ModelAnswer;
use super::labour::too_slow;
use super::model::{ItemTest, Pack, Sample, Scenario};
use super::number_field::NumberField;
use super::parameters::{Draw, Parameters};
use crate::answer::Answer;
use crate::json::shortened;
use crate::order::by_key;
use crate::problem::{Position, Problem, counted};
use crate::scoring::{Debrief, NumberState, Rule, score};

/// A model answer scores at least this.
const LEAST_MODEL: u32 = 75;
/// So many draws of a scenario are read as a whole; all are checked for figures.
const DRAWS_READ: usize = 3;

/// What running a pack's tests found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// How many tests were run.
    pub tests: usize,
    /// Those that failed, in the order of the text.
    pub problems: Vec<Problem>,
}

/// Runs all tests of a pack; `text` is what it was read from, for the places of problems.
#[must_use]
pub fn run_tests(pack: &Pack, text: &str) -> Finding {
    let mut finding = Finding::default();
    for scenario in &pack.scenarios {
        for item in &scenario.items {
            let verdict = |debrief: &Debrief, answer: &Answer| {
                let result = debrief.items.iter().find(|result| result.id == item.id);
                result.map_or((false, String::new()), |result| (result.met, result.reasons(answer)))
            };
            let what = format!("the item `{}`", item.id);
            finding.run(scenario, text, &what, "meet", &item.accept, true, &verdict);
            finding.run(scenario, text, &what, "meet", &item.reject, false, &verdict);
        }
        for flag in &scenario.flags {
            let verdict = |debrief: &Debrief, answer: &Answer| {
                let result = debrief.flags.iter().find(|result| result.id == flag.id);
                result.map_or((false, String::new()), |result| (result.raised, result.reasons(answer)))
            };
            let what = format!("the flag `{}`", flag.id);
            finding.run(scenario, text, &what, "raise", &flag.accept, true, &verdict);
            finding.run(scenario, text, &what, "raise", &flag.reject, false, &verdict);
        }
        for sample in &scenario.samples {
            finding.sample(scenario, text, sample);
        }
        for model in &scenario.models {
            finding.model(scenario, text, model);
        }
        finding.problems.extend(too_slow(scenario, text));
        let whose = format!("scenario `{}`", scenario.id);
        if scenario.parameters.are_drawn() && finding.draws(&scenario.parameters, &scenario.numbers(), &whose)
        {
            finding.drawn_scenario(pack, text, scenario);
        }
    }
    for drill in &pack.drills {
        if finding.draws(&drill.parameters, &[&drill.number], &format!("drill `{}`", drill.id)) {
            finding.drill(drill);
        }
    }
    finding.problems = by_key(finding.problems, |problem| problem.at);
    finding
}

/// Sentences that must not meet an item, do not, and lack a single thing of several: there the rule decides narrowly,
/// and its author should see on what.
#[must_use]
pub fn near_misses(pack: &Pack, text: &str) -> Vec<Problem> {
    let mut found = Vec::new();
    for scenario in &pack.scenarios {
        for (index, item) in scenario.items.iter().enumerate().filter(|(_, item)| has_parts(&item.met_by)) {
            for test in &item.reject {
                let debrief = score(scenario, &test.answer);
                let Some(result) = debrief.items.get(index).filter(|result| !result.met) else { continue };
                if let ([what], []) = (result.missing.as_slice(), result.blocked.as_slice())
                    && !is_sum(&item.met_by, what)
                {
                    found.push(Problem {
                        at: Position::of(text, test.at),
                        what: format!("{} nearly meets the item `{}`", shortened(&test.text), item.id),
                        remedy: format!("nothing, if it is right that only this is missing: {what}"),
                    });
                }
            }
        }
    }
    by_key(found, |near| near.at)
}

/// Whether what is missing is a sum of cues, of which this does not say how much is there.
fn is_sum(rule: &Rule, missing: &str) -> bool {
    match rule {
        Rule::Cues(cues) => missing.starts_with(&cues.name),
        Rule::All(rules) | Rule::Any(rules) | Rule::AtLeast(_, rules) => {
            rules.iter().any(|rule| is_sum(rule, missing))
        }
        _ => false,
    }
}

/// Whether a rule wants several things, so that lacking one of them means that the others were there.
fn has_parts(rule: &Rule) -> bool {
    match rule {
        Rule::Say(say) => say.slots.len() > 1,
        Rule::All(rules) => rules.len() > 1,
        Rule::Any(rules) | Rule::AtLeast(_, rules) => rules.iter().any(has_parts),
        Rule::Rows(_) => true,
        _ => false,
    }
}

impl Finding {
    #[allow(clippy::too_many_arguments)]
    fn run(
        &mut self,
        scenario: &Scenario,
        text: &str,
        what: &str,
        verb: &str,
        tests: &[ItemTest],
        expected: bool,
        verdict: &dyn Fn(&Debrief, &Answer) -> (bool, String),
    ) {
        for test in tests {
            self.tests += 1;
            let (found, reasons) = verdict(&score(scenario, &test.answer), &test.answer);
            if found == expected {
                continue;
            }
            let (must, does, remedy) = if expected {
                ("should", "does not", "widen the rule, or correct the test")
            } else {
                ("should not", "does", "narrow the rule, or correct the test")
            };
            self.problems.push(Problem {
                at: Position::of(text, test.at),
                what: format!("{} {must} {verb} {what} but {does}{reasons}", shortened(&test.text)),
                remedy: remedy.to_owned(),
            });
        }
    }

    /// A model answer that does not do is worse than none.
    fn model(&mut self, scenario: &Scenario, text: &str, model: &ModelAnswer) {
        let debrief = score(scenario, &model.answer);
        self.tests += 1;
        let raised = debrief.flags.iter().filter(|flag| flag.raised).count();
        if debrief.score < LEAST_MODEL || raised > 0 {
            let unmet = debrief.items.iter().filter(|item| !item.met);
            let unmet: Vec<String> = unmet.map(|item| format!("`{}`", item.id)).collect();
            self.problems.push(Problem {
                at: Position::of(text, model.at),
                what: format!(
                    "the model answer “{}” scores {}, with {} and without {}",
                    model.title,
                    debrief.score,
                    counted(raised, "flag"),
                    if unmet.is_empty() { "nothing".to_owned() } else { unmet.join(", ") }
                ),
                remedy: format!(
                    "a model answer scores at least {LEAST_MODEL} and raises no flag: mend it, or the rules"
                ),
            });
        }
    }

    /// Every draw must have figures: what can be asked for by its number can be had. Whether they can.
    fn draws(&mut self, parameters: &Parameters, numbers: &[&NumberField], whose: &str) -> bool {
        self.tests += 1;
        let without = Draw::all().find(|draw| parameters.drawn(*draw, numbers).is_none());
        if let Some(draw) = without {
            self.problems.push(Problem {
                at: Position { line: 1, column: 1 },
                what: format!("the {whose} has no figures for the draw no. {}", draw.number()),
                remedy:
                    "widen its ranges, or ask for less under `holds`; a known mistake must not come out right"
                        .to_owned(),
            });
        }
        without.is_none()
    }

    /// The first draws are read as a whole, and samples whose figures are written as formulas must fare as well in
    /// them.
    fn drawn_scenario(&mut self, pack: &Pack, text: &str, scenario: &Scenario) {
        for draw in Draw::all().take(DRAWS_READ) {
            self.tests += 1;
            let Some(drawn) = pack.drawn(text, &scenario.id, draw) else {
                self.problems.push(Problem {
                    at: Position { line: 1, column: 1 },
                    what: format!(
                        "the scenario `{}` cannot be read with the draw no. {}",
                        scenario.id,
                        draw.number()
                    ),
                    remedy: "look for texts that grow too long or names that become equal with other figures"
                        .to_owned(),
                });
                continue;
            };
            for (sample, given) in drawn.samples.iter().zip(&scenario.samples) {
                // The figures of an answer that are not formulas stay, and are wrong for this draw.
                if sample.answer != given.answer {
                    self.sample(&drawn, text, sample);
                }
            }
        }
    }

    fn drill(&mut self, drill: &Drill) {
        let blank = Draw::all().find(|draw| drill.ask(*draw).is_none());
        self.tests += 1;
        if let Some(draw) = blank {
            self.problems.push(Problem {
                at: Position { line: 1, column: 1 },
                what: format!("the drill `{}` cannot be asked with the draw no. {}", drill.id, draw.number()),
                remedy: "look for a formula between braces that divides by zero".to_owned(),
            });
        }
    }

    fn sample(&mut self, scenario: &Scenario, text: &str, sample: &Sample) {
        let debrief = score(scenario, &sample.answer);
        let mut wrong = Vec::new();
        self.tests += 1;
        if debrief.score < sample.score.0 || debrief.score > sample.score.1 {
            wrong.push(format!("scores {}, not {} to {}", debrief.score, sample.score.0, sample.score.1));
        }
        // A score says little; what it lacks, or has too much, says where to look.
        let (is_low, is_high) = (debrief.score < sample.score.0, debrief.score > sample.score.1);
        for result in &debrief.items {
            self.tests += usize::from(sample.met.contains(&result.id) || sample.unmet.contains(&result.id));
            let (is_wrong, does) = if result.met {
                (is_high || sample.unmet.contains(&result.id), "meets")
            } else {
                (is_low || sample.met.contains(&result.id), "does not meet")
            };
            if is_wrong {
                wrong.push(format!("{does} `{}`{}", result.id, result.reasons(&sample.answer)));
            }
        }
        let is_right = |state: &NumberState| matches!(state, NumberState::Right(_));
        for result in debrief.numbers.iter().filter(|result| is_low && !is_right(&result.state)) {
            wrong.push(format!("has `{}` not right", result.field));
        }
        for result in &debrief.flags {
            self.tests += 1;
            if result.raised != sample.raised.contains(&result.id) {
                let does = if result.raised { "raises" } else { "does not raise" };
                wrong.push(format!("{does} `{}`", result.id));
            }
        }
        if !wrong.is_empty() {
            self.problems.push(Problem {
                at: Position::of(text, sample.at),
                what: format!("the sample “{}” {}", sample.name, wrong.join("; it ")),
                remedy: "change the rules, or correct what the sample expects".to_owned(),
            });
        }
    }
}
