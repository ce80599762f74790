//! When to practise again: how long a thing practised stays in mind. Too early is wasted and too late is
//! forgotten, so practice is due when the chance of recall has fallen to nine in ten.
//!
//! The model is FSRS-6 with its default parameters, as published by open-spaced-repetition in 'The Algorithm'
//! (<https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm>): 'the page' below. Where it
//! leaves something open, the authors' crate `fsrs` 6.6.2 decides. In the formulas S is stability, D
//! difficulty, R recall, G the grade from 1 to 4, t the days since the last practice and w the parameters.

use serde::Serialize;

// The default parameters of the page, fitted to many people's reviews; without a unit unless one is given.
const FIRST_AGAIN: f64 = 0.212; // w0, days of stability
const FIRST_HARD: f64 = 1.2931; // w1, days
const FIRST_GOOD: f64 = 2.3065; // w2, days
const FIRST_EASY: f64 = 8.2956; // w3, days
const DIFFICULTY_AT_FIRST: f64 = 6.4133; // w4, of a first practice graded again
const DIFFICULTY_BY_GRADE: f64 = 0.8334; // w5, logarithm
const DIFFICULTY_STEP: f64 = 3.0194; // w6, for every grade away from good
const DIFFICULTY_REVERSION: f64 = 0.001; // w7, share
const RECALL_GAIN: f64 = 1.8722; // w8, logarithm
const RECALL_SATURATION: f64 = 0.1666; // w9, power of stability
const RECALL_SPACING: f64 = 0.796; // w10, per recall lost
const LAPSE_SCALE: f64 = 1.4835; // w11, days
const LAPSE_DIFFICULTY: f64 = 0.0614; // w12, power of difficulty
const LAPSE_SAVED: f64 = 0.2629; // w13, power of stability
const LAPSE_SPACING: f64 = 1.6483; // w14, per recall lost
const HARD_PENALTY: f64 = 0.6014; // w15, share of the gain
const EASY_BONUS: f64 = 1.8729; // w16, multiple of the gain
const SAME_DAY_STEP: f64 = 0.5425; // w17, for every grade, logarithm
const SAME_DAY_SHIFT: f64 = 0.0912; // w18, grades
const SAME_DAY_SATURATION: f64 = 0.0658; // w19, power of stability
const DECAY: f64 = 0.1542; // w20, power of the forgetting curve

/// The chance of recall at which practice is due. Stability is defined by it.
const DUE_RECALL: f64 = 0.9;
/// Least and most stability, days: `S_MIN` and `S_MAX` of the crate.
const STABILITY: (f64, f64) = (0.001, 36_500.0);
/// Least and most difficulty: `D_MIN` and `D_MAX` of the crate.
const DIFFICULTY: (f64, f64) = (1.0, 10.0);
/// A day in milliseconds.
const DAY: f64 = 86_400_000.0;
/// The same, to be compared with moments.
const DAY_MILLIS: u64 = 86_400_000;

/// How well it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Not recalled.
    Again = 1,
    /// Recalled with difficulty.
    Hard,
    /// Recalled.
    Good,
    /// Recalled without effort.
    Easy,
}

impl Grade {
    /// G of the formulas, 1 to 4.
    fn number(self) -> f64 {
        f64::from(self as u8)
    }
}

/// What is known about how well something sits. Any values may be stored: damaged ones are read as the
/// nearest possible ones, and what is no number as that which asks for practice soonest.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Memory {
    /// Days until the chance of recall has fallen to 90%: 0.001 to 36500.
    pub stability: f64,
    /// How hard it is to make it stay: 1 (easy) to 10.
    pub difficulty: f64,
    /// When it was last practised, in milliseconds since 1970.
    pub practised_at: u64,
}

impl Memory {
    /// After the first practice ever (the page, v4): S = w0, w1, w2 or w3, by grade.
    #[must_use]
    pub fn first(grade: Grade, now: u64) -> Self {
        let stability = match grade {
            Grade::Again => FIRST_AGAIN,
            Grade::Hard => FIRST_HARD,
            Grade::Good => FIRST_GOOD,
            Grade::Easy => FIRST_EASY,
        };
        Self { stability, difficulty: first_difficulty(grade), practised_at: now }.sound()
    }

    /// After one more practice. 'The same day' of the page is less than 24 hours: what day it is where the
    /// user lives is not known here. If the clock went backwards, no time has passed; the new time is kept,
    /// so that a clock that was wrong once does no lasting harm.
    #[must_use]
    pub fn next(self, grade: Grade, now: u64) -> Self {
        let known = self.sound();
        let recall = known.recall(now);
        let stability = match grade {
            _ if known.days_until(now) < 1.0 => known.after_same_day(grade),
            Grade::Again => known.after_lapse(recall),
            Grade::Hard => known.after_recall(recall, HARD_PENALTY),
            Grade::Good => known.after_recall(recall, 1.0),
            Grade::Easy => known.after_recall(recall, EASY_BONUS),
        };
        Self { stability, difficulty: known.next_difficulty(grade), practised_at: now }.sound()
    }

    /// The chance of recall, 0 to 1; a clock that went backwards counts as no time. The forgetting curve of
    /// the page, FSRS-6: R = (1 + t/S (0.9^(-1/w20) - 1))^-w20.
    #[must_use]
    pub fn recall(&self, now: u64) -> f64 {
        let known = self.sound();
        let factor = power(DUE_RECALL, -1.0 / DECAY) - 1.0;
        power(1.0 + known.days_until(now) / known.stability * factor, -DECAY)
    }

    /// When the chance of recall falls to 0.9, in milliseconds since 1970: by definition S days later.
    #[must_use]
    pub fn due_at(&self) -> u64 {
        // Stability is positive and at most a century.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let wait = (self.sound().stability * DAY).ceil() as u64;
        self.practised_at.saturating_add(wait)
    }

    /// Whether it is time to practise again. A practice that lies more than a day ahead was dated by a clock that was
    /// wrong: nobody knows when it was, so it is time.
    #[must_use]
    pub fn is_due(&self, now: u64) -> bool {
        now >= self.due_at() || self.practised_at > now.saturating_add(DAY_MILLIS)
    }

    /// With values that the formulas can take.
    fn sound(self) -> Self {
        let within = |value: f64, (least, most): (f64, f64), unreadable: f64| {
            if value.is_nan() { unreadable } else { value.clamp(least, most) }
        };
        Self {
            stability: within(self.stability, STABILITY, STABILITY.0),
            difficulty: within(self.difficulty, DIFFICULTY, DIFFICULTY.1),
            practised_at: self.practised_at,
        }
    }

    /// Days from the last practice, in fractions; none if the clock went backwards.
    fn days_until(&self, now: u64) -> f64 {
        // Exact for the next 285 thousand years.
        #[allow(clippy::cast_precision_loss)]
        let elapsed = now.saturating_sub(self.practised_at) as f64;
        elapsed / DAY
    }

    /// The page, FSRS-6: S' = S e^(w17 (G - 3 + w18)) S^-w19, and never less than S from hard on.
    fn after_same_day(&self, grade: Grade) -> f64 {
        let change = (SAME_DAY_STEP * (grade.number() - 3.0 + SAME_DAY_SHIFT)).exp()
            * power(self.stability, -SAME_DAY_SATURATION);
        self.stability * if grade == Grade::Again { change } else { change.max(1.0) }
    }

    /// The page, v4: S' = S (1 + e^w8 (11 - D) S^-w9 (e^(w10 (1 - R)) - 1) b), where b is w15 for hard, 1 for
    /// good and w16 for easy.
    fn after_recall(&self, recall: f64, bonus: f64) -> f64 {
        let gain = RECALL_GAIN.exp()
            * (11.0 - self.difficulty)
            * power(self.stability, -RECALL_SATURATION)
            * ((RECALL_SPACING * (1.0 - recall)).exp() - 1.0);
        self.stability * (1.0 + gain * bonus)
    }

    /// The page, v4: S' = w11 D^-w12 ((S + 1)^w13 - 1) e^(w14 (1 - R)). The crate: at most S / e^(w17 w18),
    /// as the formula alone makes what hardly sat more stable by forgetting it.
    fn after_lapse(&self, recall: f64) -> f64 {
        let saved = LAPSE_SCALE
            * power(self.difficulty, -LAPSE_DIFFICULTY)
            * (power(self.stability + 1.0, LAPSE_SAVED) - 1.0)
            * (LAPSE_SPACING * (1.0 - recall)).exp();
        saved.min(self.stability / (SAME_DAY_STEP * SAME_DAY_SHIFT).exp())
    }

    /// The page, FSRS-5: D' = w7 D0 + (1 - w7) (D - w6 (G - 3) (10 - D) / 9), D0 that of a first easy.
    fn next_difficulty(&self, grade: Grade) -> f64 {
        let step = -DIFFICULTY_STEP * (grade.number() - 3.0) * (DIFFICULTY.1 - self.difficulty) / 9.0;
        let stepped = self.difficulty + step;
        stepped + DIFFICULTY_REVERSION * (first_difficulty(Grade::Easy) - stepped)
    }
}

/// The page, FSRS-5: D = w4 - e^(w5 (G - 1)) + 1. For easy this is below the range of D; the crate lets
/// difficulty revert to that value as it is.
fn first_difficulty(grade: Grade) -> f64 {
    DIFFICULTY_AT_FIRST - (DIFFICULTY_BY_GRADE * (grade.number() - 1.0)).exp() + 1.0
}

/// A positive number to a power. Not `powf`: its code is 2 kB more in the browser's bundle.
fn power(base: f64, exponent: f64) -> f64 {
    (exponent * base.ln()).exp()
}

#[cfg(test)]
mod tests {
    use super::Grade::{Again, Easy, Good, Hard};
    use super::*;
    use proptest::prelude::*;

    const START: u64 = 1_700_000_000_000;
    const DAY: u64 = 86_400_000;

    fn memory(stability: f64, difficulty: f64) -> Memory {
        Memory { stability, difficulty, practised_at: START }
    }

    #[test]
    fn stability_and_difficulty_are_those_of_the_authors_crate() {
        // Days since the last practice and its grade; stability and difficulty then, from `fsrs` 6.6.2.
        let sequences: [&[(u64, Grade, f64, f64)]; 8] = [
            &[(0, Good, 2.3065, 2.1181), (2, Good, 10.9643, 2.1112), (11, Good, 46.2803, 2.1043)],
            &[(0, Again, 0.2120, 6.4133), (0, Again, 0.0834, 8.8063), (0, Good, 0.1031, 8.7927)],
            &[(0, Easy, 8.2956, 1.0000), (0, Hard, 8.2956, 4.0106), (0, Easy, 13.0461, 1.9945)],
            &[(0, Easy, 8.2956, 1.0000), (8, Easy, 65.6243, 1.0000), (60, Hard, 164.8913, 4.0106)],
            &[(0, Again, 0.2120, 6.4133), (1, Again, 0.1009, 8.8063), (30, Hard, 0.8505, 9.1928)],
            &[(0, Hard, 1.2931, 5.1122), (400, Good, 29.4790, 5.1023), (3650, Again, 4.6301, 8.3754)],
            &[(0, Hard, 1.2931, 5.1122), (1, Hard, 3.2494, 6.7405), (0, Again, 1.0676, 8.9138)],
            &[(0, Good, 2.3065, 2.1181), (1, Easy, 11.6875, 1.0000), (1, Good, 16.6696, 1.0000)],
        ];
        for sequence in sequences {
            let (mut known, mut now) = (None::<Memory>, START);
            for (days, grade, stability, difficulty) in sequence {
                now += days * DAY;
                let next = known.map_or(Memory::first(*grade, now), |known| known.next(*grade, now));
                assert!((next.stability - stability).abs() < 1e-3, "{next:?} {sequence:?}");
                assert!((next.difficulty - difficulty).abs() < 1e-3, "{next:?} {sequence:?}");
                known = Some(next);
            }
        }
    }

    #[test]
    fn recall_falls_with_time_as_in_the_authors_crate() {
        let rows = [(0, 1.0), (12, 0.992_648), (24, 0.985_682), (240, 0.9), (2400, 0.692_827)];
        for (hours, expected) in rows {
            let recall = memory(10.0, 5.0).recall(START + hours * DAY / 24);
            assert!((recall - expected).abs() < 1e-5, "{hours} {recall}");
        }
    }

    #[test]
    fn due_at_is_where_recall_is_nine_in_ten() {
        for stability in [0.001, 0.212, 2.3065, 365.0, 36_500.0] {
            let known = memory(stability, 5.0);
            assert!((known.recall(known.due_at()) - 0.9).abs() < 1e-6, "{stability}");
            assert!(known.is_due(known.due_at()) && !known.is_due(known.due_at() - 1), "{stability}");
        }
    }

    #[test]
    fn a_clock_that_went_backwards_counts_as_no_time() {
        for grade in [Again, Hard, Good, Easy] {
            let known = memory(3.0, 5.0);
            let back = known.next(grade, START - 9 * DAY);
            assert_eq!(Memory { practised_at: START, ..back }, known.next(grade, START));
            assert_eq!((back.practised_at, known.recall(0)), (START - 9 * DAY, 1.0));
            assert!(!known.is_due(START - DAY), "a clock that is put right by hours changes nothing");
            assert!(known.is_due(START - 2 * DAY), "what lies days ahead was dated by a wrong clock");
        }
    }

    #[test]
    fn damaged_values_are_read_as_the_nearest_possible_ones() {
        let rows = [
            (memory(f64::NAN, f64::NAN), memory(0.001, 10.0)),
            (memory(0.0, 0.0), memory(0.001, 1.0)),
            (memory(f64::NEG_INFINITY, -3.0), memory(0.001, 1.0)),
            (memory(f64::INFINITY, 1e300), memory(36_500.0, 10.0)),
        ];
        let now = START + 5 * DAY;
        for (damaged, read) in rows {
            assert_eq!(damaged.next(Good, now), read.next(Good, now));
            assert_eq!((damaged.recall(now), damaged.due_at()), (read.recall(now), read.due_at()));
        }
    }

    fn any_time() -> impl Strategy<Value = u64> {
        prop_oneof![any::<u64>(), START..START + 1000 * DAY]
    }

    prop_compose! {
        fn any_memory()(
            stability in prop_oneof![prop::num::f64::ANY, 0.001..36_500.0],
            difficulty in prop_oneof![prop::num::f64::ANY, 1.0..10.0],
            practised_at in any_time(),
        ) -> Memory {
            Memory { stability, difficulty, practised_at }
        }
    }

    proptest! {
        #[test]
        fn whatever_is_stored_all_results_are_in_range(known in any_memory(), now in any_time()) {
            for next in [Again, Hard, Good, Easy].map(|grade| known.next(grade, now)) {
                prop_assert!((0.001..=36_500.0).contains(&next.stability), "{:?}", next);
                prop_assert!((1.0..=10.0).contains(&next.difficulty), "{:?}", next);
            }
            prop_assert!((0.0..=1.0).contains(&known.recall(now)));
            prop_assert!(known.due_at() >= known.practised_at);
        }

        #[test]
        fn a_better_grade_never_leaves_it_worse(known in any_memory(), now in any_time()) {
            for (worse, better) in [(Again, Hard), (Hard, Good), (Good, Easy)] {
                let (worse, better) = (known.next(worse, now), known.next(better, now));
                prop_assert!(worse.stability <= better.stability, "{:?} {:?}", worse, better);
                prop_assert!(worse.difficulty >= better.difficulty, "{:?} {:?}", worse, better);
            }
        }

        #[test]
        fn recall_never_rises_with_time(known in any_memory(), times in [any_time(), any_time()]) {
            let [now, later] = times;
            prop_assert!(known.recall(now.max(later)) <= known.recall(now.min(later)) + 1e-12);
        }
    }
}
