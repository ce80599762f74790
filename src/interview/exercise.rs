//! Drills that were done: what was asked, and how it went.

use super::model::Millis;
use crate::ids::{DrillId, MistakeId};
use crate::pack::Draw;
use serde::Serialize;

/// So many drills are remembered, the latest.
const MOST: usize = 600;

/// A drill that was done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Exercise {
    /// When it was answered.
    pub at: Millis,
    /// The drill.
    pub drill: DrillId,
    /// Its numbers.
    pub draw: Draw,
    /// Whether the first answer was right.
    pub is_right: bool,
    /// The known mistake that was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mistake: Option<MistakeId>,
}

/// All drills that were done, the oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Exercises {
    list: Vec<Exercise>,
}

impl Exercises {
    /// These exercises, in order and each once.
    #[must_use]
    pub fn of(list: Vec<Exercise>) -> Self {
        let mut all = Self::default();
        all.merge(&Self { list });
        all
    }

    /// All of them, the oldest first.
    #[must_use]
    pub fn all(&self) -> &[Exercise] {
        &self.list
    }

    /// Adds one.
    pub fn add(&mut self, exercise: Exercise) {
        self.merge(&Self { list: vec![exercise] });
    }

    /// Takes over what somebody else has; what both have stays once.
    pub fn merge(&mut self, other: &Self) {
        let both = self.list.iter().chain(&other.list).cloned();
        let mut list = crate::order::by_key(both, Clone::clone);
        list.dedup();
        let first = list.len().saturating_sub(MOST);
        self.list = list.split_off(first);
    }

    /// How many were right in a row, up to the latest.
    #[must_use]
    pub fn streak(&self) -> usize {
        self.list.iter().rev().take_while(|one| one.is_right).count()
    }

    /// The longest row of right ones.
    #[must_use]
    pub fn best_streak(&self) -> usize {
        let runs = self.list.split(|one| !one.is_right);
        runs.map(<[Exercise]>::len).max().unwrap_or(0)
    }

    /// How many of a drill were right, of how many.
    #[must_use]
    pub fn tally(&self, drill: &DrillId) -> (usize, usize) {
        let own = self.list.iter().filter(|one| one.drill == *drill);
        own.fold((0, 0), |(right, all), one| (right + usize::from(one.is_right), all + 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(at: Millis, is_right: bool) -> Exercise {
        let draw = Draw::from_seed(at);
        Exercise { at, drill: DrillId::new("payback"), draw, is_right, mistake: None }
    }

    #[test]
    fn streaks_are_counted_from_the_latest() {
        let rows = [("", 0, 0), ("r", 1, 1), ("rrw", 0, 2), ("rwrrr", 3, 3), ("rrrwr", 1, 3)];
        for (marks, streak, best) in rows {
            let list = marks.chars().zip(1..).map(|(mark, at)| done(at, mark == 'r')).collect();
            let all = Exercises::of(list);
            assert_eq!((all.streak(), all.best_streak()), (streak, best), "{marks}");
        }
    }

    #[test]
    fn what_two_tabs_know_is_merged_without_doubles() {
        let mut one = Exercises::of(vec![done(3, true), done(1, false)]);
        one.merge(&Exercises::of(vec![done(2, true), done(3, true)]));
        assert_eq!(one.all().iter().map(|done| done.at).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(one.tally(&DrillId::new("payback")), (2, 3));
        let many = Exercises::of((0..2_000).map(|at| done(at, true)).collect());
        assert_eq!((many.all().len(), many.all().first().map(|done| done.at)), (MOST, Some(1_400)));
    }
}
