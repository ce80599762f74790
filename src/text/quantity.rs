//! Figures in running text: a value and what it measures.

use super::token::Token;
use crate::number::decimal;

/// What a figure measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// An amount of money.
    Money,
    /// A share.
    Percent,
    /// A factor: `3x`, `twice`.
    Multiple,
    /// A length of time: `90 days`.
    Duration,
    /// Anything else that is counted.
    Count,
}

/// A figure as the text gives it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// The value, with `k`, `M` and the like multiplied out.
    pub value: f64,
    /// What it measures.
    pub measure: Measure,
}

/// Words that are figures, sorted; `one` is left out, being a pronoun more often than a number.
const WORDS: [(&str, f64); 34] = [
    ("double", 2.0),
    ("dozen", 12.0),
    ("eight", 8.0),
    ("eighteen", 18.0),
    ("eighty", 80.0),
    ("eleven", 11.0),
    ("fifteen", 15.0),
    ("fifty", 50.0),
    ("five", 5.0),
    ("forty", 40.0),
    ("four", 4.0),
    ("fourteen", 14.0),
    ("half", 0.5),
    ("hundred", 100.0),
    ("million", 1e6),
    ("nine", 9.0),
    ("nineteen", 19.0),
    ("ninety", 90.0),
    ("seven", 7.0),
    ("seventeen", 17.0),
    ("seventy", 70.0),
    ("six", 6.0),
    ("sixteen", 16.0),
    ("sixty", 60.0),
    ("ten", 10.0),
    ("thirteen", 13.0),
    ("thirty", 30.0),
    ("thousand", 1000.0),
    ("three", 3.0),
    ("triple", 3.0),
    ("twelve", 12.0),
    ("twenty", 20.0),
    ("twice", 2.0),
    ("two", 2.0),
];

/// The figure that a folded word is: digits with an optional currency and suffix, or a number word.
#[must_use]
pub(super) fn read(word: &str) -> Option<Quantity> {
    if word.starts_with(|c: char| c.is_alphabetic()) {
        let index = WORDS.binary_search_by_key(&word, |(name, _)| name).ok()?;
        let measure =
            if matches!(word, "twice" | "double" | "triple") { Measure::Multiple } else { Measure::Count };
        return WORDS.get(index).map(|(_, value)| Quantity { value: *value, measure });
    }
    let money = word.starts_with(['$', '€', '£', '¥', '₹']);
    let digits = word.trim_start_matches(['$', '€', '£', '¥', '₹']);
    let end = digits.find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ',')).unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    if !digits.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = match digits.rsplit_once(',') {
        Some((_, tail)) if tail.len() == 3 => digits.replace(',', ""),
        Some(_) => digits.replace(',', "."),
        None => digits.to_owned(),
    };
    let value = decimal::read(&digits)?;
    let (factor, measure) = match suffix {
        "" => (1.0, Measure::Count),
        "%" => (1.0, Measure::Percent),
        "x" => (1.0, Measure::Multiple),
        "k" => (1e3, Measure::Count),
        "m" | "mn" | "mm" => (1e6, Measure::Count),
        "bn" | "b" => (1e9, Measure::Count),
        _ => return None,
    };
    let measure = if money || suffix == "$" || suffix == "€" { Measure::Money } else { measure };
    Some(Quantity { value: value * factor, measure })
}

/// The factor that a word multiplies the figure before it by: `five hundred`, `2.25 million`.
fn factor(word: &str) -> Option<f64> {
    match word {
        "hundred" => Some(100.0),
        "thousand" | "grand" => Some(1000.0),
        "million" => Some(1e6),
        "billion" => Some(1e9),
        _ => None,
    }
}

/// Joins `five hundred`: both words get the whole figure, so that a phrase may end or begin with either.
fn join(tokens: &mut [Token]) {
    for index in 1..tokens.len() {
        let Some((before, rest)) = tokens.split_at_mut_checked(index) else { continue };
        let (Some(left), Some(right)) = (before.last_mut(), rest.first_mut()) else { continue };
        if let (Some(figure), Some(factor)) = (left.quantity, factor(&right.word))
            && figure.value < factor
        {
            let whole = Quantity { value: figure.value * factor, measure: figure.measure };
            left.quantity = Some(whole);
            right.quantity = Some(whole);
        }
    }
}

/// Lets the word after a figure say how large it is and what it measures: `five hundred`, `18 percent`, `90 days`.
pub(super) fn settle(tokens: &mut [Token]) {
    join(tokens);
    for index in 1..tokens.len() {
        let Some([token, next]) = tokens.get_mut(index - 1..=index) else { continue };
        let Some(quantity) = &mut token.quantity else { continue };
        if quantity.measure != Measure::Count {
            continue;
        }
        quantity.measure = match next.word.as_str() {
            "percent" | "pct" | "points" | "pp" | "pts" | "percentage" => Measure::Percent,
            "times" | "fold" => Measure::Multiple,
            "day" | "days" | "week" | "weeks" | "wk" | "wks" | "month" | "months" | "mo" | "mos"
            | "quarter" | "quarters" | "year" | "years" | "yr" | "yrs" | "hours" | "minutes" => {
                Measure::Duration
            }
            "dollar" | "dollars" | "bucks" | "usd" | "euro" | "euros" | "pounds" | "arr" | "mrr" => {
                Measure::Money
            }
            _ => Measure::Count,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::tokens;

    #[test]
    fn the_word_table_is_sorted() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| *word));
    }

    #[test]
    fn figures_are_read_with_what_they_measure() {
        let rows = [
            ("$12M", 12e6, Measure::Money),
            ("1,200 firms", 1200.0, Measure::Count),
            ("187,50 $", 187.5, Measure::Count),
            ("18%", 18.0, Measure::Percent),
            ("18 percent", 18.0, Measure::Percent),
            ("3.2x", 3.2, Measure::Multiple),
            ("3 times", 3.0, Measure::Multiple),
            ("ninety days", 90.0, Measure::Duration),
            ("500k", 500e3, Measure::Count),
            ("five hundred folks", 500.0, Measure::Count),
            ("2.25 million", 2.25e6, Measure::Count),
            ("$2 million", 2e6, Measure::Money),
            ("hundred", 100.0, Measure::Count),
        ];
        for (text, value, measure) in rows {
            assert_eq!(
                tokens(text).first().and_then(|token| token.quantity),
                Some(Quantity { value, measure }),
                "{text}"
            );
        }
        assert!(tokens("D30 of the one").iter().all(|token| token.quantity.is_none()));
    }
}
