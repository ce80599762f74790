//! Which challenges fit an answer.

use crate::answer::Answer;
use crate::ids::ChallengeId;
use crate::pack::{Challenge, Scenario};
use crate::scoring::{Debrief, which_hold};

/// The challenges that fit an answer, the weightiest first.
#[must_use]
pub fn fitting<'s>(scenario: &'s Scenario, answer: &Answer, debrief: &Debrief) -> Vec<&'s Challenge> {
    let conditions = scenario.challenges.iter().filter_map(|challenge| challenge.when.as_ref());
    let mut held = which_hold(conditions, scenario, answer, debrief).into_iter();
    let fits = |challenge: &&Challenge| challenge.when.is_none() || held.next().unwrap_or(false);
    scenario.challenges.iter().filter(fits).collect()
}

/// The first `most` of the challenges that fit; none for an answer that says nothing.
#[must_use]
pub fn choose(scenario: &Scenario, answer: &Answer, debrief: &Debrief, most: usize) -> Vec<ChallengeId> {
    if answer.is_blank() {
        return Vec::new();
    }
    let fitting = fitting(scenario, answer, debrief);
    fitting.into_iter().take(most).map(|challenge| challenge.id.clone()).collect()
}
