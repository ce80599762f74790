//! A total that the candidate splits over named buckets.

use crate::answer::Answer;
use crate::ids::FieldId;
use crate::number::{Unit, parse_typed, show};

/// What there is to split.
#[derive(Clone, Debug, PartialEq)]
pub struct Allocation {
    /// The sum that the buckets should come to, in `unit`.
    pub total: f64,
    /// `$k`, `%` or the like.
    pub unit: Unit,
    /// Names of the buckets, in order.
    pub buckets: Vec<String>,
}

/// How much is left to split.
#[derive(Clone, Debug, PartialEq)]
pub enum Remainder {
    /// Nothing was typed yet.
    Untouched,
    /// Nothing is left.
    Complete,
    /// So much is left.
    Left(f64),
    /// So much too much was given out.
    Over(f64),
    /// An amount could not be read; the bucket.
    Unreadable(String),
    /// An amount is below zero; the bucket.
    Negative(String),
}

impl Allocation {
    /// The amount of a bucket; a blank is nothing, and so is what cannot be read.
    #[must_use]
    pub fn amount(&self, answer: &Answer, field: &FieldId, bucket: &str) -> f64 {
        let typed = answer.typed_amount(field, bucket);
        parse_typed(typed, &self.unit).ok().flatten().map_or(0.0, |typed| typed.value)
    }

    /// How much is left of the total.
    #[must_use]
    pub fn remainder(&self, answer: &Answer, field: &FieldId) -> Remainder {
        let mut sum = 0.0;
        let mut touched = false;
        for bucket in &self.buckets {
            match parse_typed(answer.typed_amount(field, bucket), &self.unit) {
                Ok(None) => {}
                Ok(Some(typed)) if typed.value < 0.0 => return Remainder::Negative(bucket.clone()),
                Ok(Some(typed)) => {
                    touched = true;
                    sum += typed.value;
                }
                Err(_) => return Remainder::Unreadable(bucket.clone()),
            }
        }
        let left = self.total - sum;
        match left {
            _ if !touched => Remainder::Untouched,
            _ if left.abs() < 1e-6 * self.total.abs().max(1.0) => Remainder::Complete,
            _ if left > 0.0 => Remainder::Left(left),
            _ => Remainder::Over(-left),
        }
    }

    /// The buckets with the largest amount; none if nothing was given out.
    #[must_use]
    pub fn largest(&self, answer: &Answer, field: &FieldId) -> Vec<&str> {
        let amounts: Vec<f64> =
            self.buckets.iter().map(|bucket| self.amount(answer, field, bucket)).collect();
        let most = amounts.iter().copied().fold(0.0, f64::max);
        if most <= 0.0 {
            return Vec::new();
        }
        let is_most = |amount: &f64| (*amount - most).abs() < 1e-9;
        self.buckets.iter().zip(&amounts).filter(|(_, a)| is_most(a)).map(|(b, _)| b.as_str()).collect()
    }
}

impl Remainder {
    /// The remainder in words.
    #[must_use]
    pub fn in_words(&self, unit: &Unit, total: f64) -> String {
        match self {
            Self::Untouched => format!("{} to split", unit.with(total)),
            Self::Complete => "All of it is split".to_owned(),
            Self::Left(left) => format!("{} left to split", unit.with(*left)),
            Self::Over(over) => format!("{} more than there is", unit.with(*over)),
            Self::Unreadable(bucket) => {
                format!("The amount for {bucket} could not be read; try {}", show(250.0))
            }
            Self::Negative(bucket) => format!("The amount for {bucket} is below zero"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::Entry;

    #[test]
    fn the_remainder_is_said_in_words() {
        let allocation =
            Allocation { total: 1000.0, unit: Unit::new("$k"), buckets: vec!["Ads".into(), "Team".into()] };
        let field = FieldId::new("split");
        let rows = [
            ("", "", "$1,000k to split", vec![]),
            ("400", "", "$600k left to split", vec!["Ads"]),
            ("$0.4M", "600k", "All of it is split", vec!["Team"]),
            ("500", "500", "All of it is split", vec!["Ads", "Team"]),
            ("900", "200", "$100k more than there is", vec!["Ads"]),
            ("some", "1", "The amount for Ads could not be read; try 250", vec!["Team"]),
            ("-5", "", "The amount for Ads is below zero", vec![]),
        ];
        for (ads, team, words, largest) in rows {
            let mut answer = Answer::default();
            let amounts = [("Ads".to_owned(), ads.to_owned()), ("Team".to_owned(), team.to_owned())];
            answer.put(field.clone(), Entry::Allocation { amounts: amounts.into_iter().collect() });
            let remainder = allocation.remainder(&answer, &field);
            assert_eq!(remainder.in_words(&allocation.unit, allocation.total), words);
            assert_eq!(allocation.largest(&answer, &field), largest, "{ads} {team}");
        }
    }
}
