//! Measures of agreement between two judges. They are printed, never scored by, so they may be fractions.

use std::fmt;
use std::ops::AddAssign;

/// Decisions of a scorer beside those of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) rightly_met: u32,
    pub(super) wrongly_met: u32,
    pub(super) wrongly_unmet: u32,
    pub(super) rightly_unmet: u32,
}

impl Tally {
    pub(super) fn add(&mut self, label: bool, verdict: bool) {
        let count = match (label, verdict) {
            (true, true) => &mut self.rightly_met,
            (false, true) => &mut self.wrongly_met,
            (true, false) => &mut self.wrongly_unmet,
            (false, false) => &mut self.rightly_unmet,
        };
        *count += 1;
    }

    /// Decisions that people made against.
    pub(super) fn unmet(self) -> u32 {
        self.wrongly_met + self.rightly_unmet
    }

    fn all(self) -> u32 {
        self.rightly_met + self.wrongly_met + self.wrongly_unmet + self.rightly_unmet
    }

    /// Cohen's kappa: agreement beyond chance, from -1 over 0 (chance) to 1; not a number without decisions.
    /// Cohen 1960, A coefficient of agreement for nominal scales.
    pub(super) fn kappa(self) -> f64 {
        let all = f64::from(self.all());
        let observed = f64::from(self.rightly_met + self.rightly_unmet) / all;
        let labels = f64::from(self.rightly_met + self.wrongly_unmet) / all;
        let verdicts = f64::from(self.rightly_met + self.wrongly_met) / all;
        let expected = labels * verdicts + (1.0 - labels) * (1.0 - verdicts);
        if self.rightly_met + self.rightly_unmet == self.all() && self.all() > 0 {
            1.0
        } else {
            (observed - expected) / (1.0 - expected)
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.rightly_met += other.rightly_met;
        self.wrongly_met += other.wrongly_met;
        self.wrongly_unmet += other.wrongly_unmet;
        self.rightly_unmet += other.rightly_unmet;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |part: u32, rest: u32| f64::from(part) / f64::from(part + rest);
        write!(
            f,
            "kappa {:.3}  precision {:.2}  recall {:.2}  of {}",
            self.kappa(),
            share(self.rightly_met, self.wrongly_met),
            share(self.rightly_met, self.wrongly_unmet),
            self.all()
        )
    }
}

pub(super) fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / f64::from(u32::try_from(values.len()).unwrap_or(u32::MAX))
}

/// Spearman's rank correlation of pairs, ties sharing their mean rank; not a number if one side is all the same.
pub(super) fn rank_correlation(pairs: &[(f64, f64)]) -> f64 {
    let left = ranks(&pairs.iter().map(|pair| pair.0).collect::<Vec<_>>());
    let right = ranks(&pairs.iter().map(|pair| pair.1).collect::<Vec<_>>());
    let (left_mean, right_mean) = (mean(&left), mean(&right));
    let deviations = left.iter().zip(&right).map(|(l, r)| (l - left_mean, r - right_mean));
    let (mut product, mut left_square, mut right_square) = (0.0, 0.0, 0.0);
    for (l, r) in deviations {
        product += l * r;
        left_square += l * l;
        right_square += r * r;
    }
    product / (left_square * right_square).sqrt()
}

fn ranks(values: &[f64]) -> Vec<f64> {
    let count = |test: &dyn Fn(f64) -> bool| {
        f64::from(u32::try_from(values.iter().filter(|value| test(**value)).count()).unwrap_or(u32::MAX))
    };
    // Equal values share the ranks from the first to the last of them.
    let rank =
        |value: &f64| f64::midpoint(count(&|other| other < *value) + 1.0, count(&|other| other <= *value));
    values.iter().map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kappa_is_agreement_beyond_chance() {
        // Cohen's own kind of example: 20 + 15 of 50 alike, chance would give half of them.
        let tally = Tally { rightly_met: 20, wrongly_met: 10, wrongly_unmet: 5, rightly_unmet: 15 };
        assert!((tally.kappa() - 0.4).abs() < 1e-9, "{}", tally.kappa());
        let alike = Tally { rightly_met: 3, ..Tally::default() };
        assert!((alike.kappa() - 1.0).abs() < 1e-9);
        let blind = Tally { rightly_met: 1, wrongly_met: 1, wrongly_unmet: 1, rightly_unmet: 1 };
        assert!(blind.kappa().abs() < 1e-9);
        assert_eq!(tally.unmet(), 25);
    }

    #[test]
    fn ranks_share_ties() {
        assert_eq!(ranks(&[5.0, 1.0, 5.0, 9.0]), [2.5, 1.0, 2.5, 4.0]);
        let rising = [(1.0, 10.0), (2.0, 30.0), (3.0, 31.0)];
        assert!((rank_correlation(&rising) - 1.0).abs() < 1e-9);
        let falling = [(1.0, 3.0), (2.0, 2.0), (3.0, 1.0)];
        assert!((rank_correlation(&falling) + 1.0).abs() < 1e-9);
    }
}
