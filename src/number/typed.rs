//! Reads numbers as people type them into a field: `$187.50`, `1,200`, `1.2M`, `18%`, `10,7`, `3x`.
//! Whatever is understood is shown beside the field, so a wrong guess is seen before it costs a point.

use super::decimal;
use crate::text::in_small;

/// What a number field counts, as far as it changes how a number is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    symbol: String,
}

impl Unit {
    /// The unit with the symbol that a pack gives: `$`, `$k`, `$M`, `%`, `x`, `months`, or any other word.
    #[must_use]
    pub fn new(symbol: impl Into<String>) -> Self {
        Self { symbol: symbol.into() }
    }

    /// The symbol as the pack gives it; empty for a pure number.
    #[must_use]
    pub fn symbol(&self) -> &str {
        &self.symbol
    }

    /// A number with its unit as a reader expects it: `$187.50`, `$5.5M`, `18%`, `10.7 months`.
    #[must_use]
    pub fn with(&self, value: f64) -> String {
        let mut letters = self.symbol.chars();
        let first = letters.next();
        let is_money = first.is_some_and(is_currency);
        let number =
            if is_money && letters.as_str().is_empty() { cents(value.abs()) } else { show(value.abs()) };
        let sign = sign(value, &number);
        match first {
            Some(currency) if is_money => format!("{sign}{currency}{number}{}", letters.as_str()),
            None | Some('%' | 'x') if letters.as_str().is_empty() => format!("{sign}{number}{}", self.symbol),
            _ => format!("{sign}{number} {}", self.symbol),
        }
    }

    fn scale(&self) -> f64 {
        let after_currency = self.symbol.trim_start_matches(is_currency);
        match after_currency {
            "k" | "K" => 1e3,
            "M" | "m" => 1e6,
            "B" | "bn" => 1e9,
            _ => 1.0,
        }
    }
}

/// A number that was understood.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Typed {
    /// The value in the field's unit.
    pub value: f64,
}

/// Why a typed text is no number for the field, with a hint in the voice of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// There are no digits in it.
    NoDigits,
    /// More than one number.
    Several,
    /// Signs or words that fit no number.
    Unclear,
    /// Too large to be meant.
    TooLarge,
}

impl Refusal {
    /// What to tell the person who typed it.
    #[must_use]
    pub fn hint(self) -> &'static str {
        match self {
            Self::NoDigits => "Please write it in digits, for example 12 or 1.5M.",
            Self::Several => "This looks like more than one number. Keep the one you stand by.",
            Self::Unclear => "This could not be read as a number. Try 187.50, 1,200, 1.2M, 18% or 3x.",
            Self::TooLarge => "This number is larger than any in this room. Check the zeros.",
        }
    }
}

const LARGEST: f64 = 1e15;

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '€' | '£' | '¥' | '₹')
}

/// Reads one typed number; `None` for a blank field.
///
/// A comma before exactly three digits groups thousands, else it is a decimal comma; a suffix `k`, `M`
/// or `bn` multiplies and is then brought to the field's own unit.
///
/// # Errors
/// A [`Refusal`] whose hint can be shown as it is.
pub fn parse_typed(text: &str, unit: &Unit) -> Result<Option<Typed>, Refusal> {
    let text = in_small(text.trim());
    if text.is_empty() {
        return Ok(None);
    }
    let Some(first) = text.find(|c: char| c.is_ascii_digit()) else {
        return Err(Refusal::NoDigits);
    };
    let (before, rest) = text.split_at(first);
    let (negative, before) = sign_of(before);
    let leading_point = before.ends_with(['.', ',']);
    let before = before.trim_end_matches(['.', ',']);
    if !before.trim_matches(|c: char| is_currency(c) || c.is_whitespace() || "~≈<>=()".contains(c)).is_empty()
        && !matches!(
            before.trim(),
            "about"
                | "ca"
                | "ca."
                | "circa"
                | "approx"
                | "approx."
                | "around"
                | "roughly"
                | "usd"
                | "us$"
                | "eur"
                | "gbp"
        )
    {
        return Err(Refusal::Unclear);
    }
    let end = rest
        .find(|c: char| !(c.is_ascii_digit() || ".,'’ \u{a0}\u{202f}_".contains(c)))
        .unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    if after.contains(|c: char| c.is_ascii_digit()) {
        return Err(Refusal::Several);
    }
    let mut value = plain_number(digits.trim_end(), leading_point).ok_or(Refusal::Several)?;
    if negative {
        value = -value;
    }
    value *= scale_of(after, unit).ok_or(Refusal::Unclear)?;
    if value.abs() > LARGEST { Err(Refusal::TooLarge) } else { Ok(Some(Typed { value })) }
}

fn sign_of(before: &str) -> (bool, &str) {
    match before.find(['-', '−', '–']) {
        Some(0) => (true, before.trim_start_matches(['-', '−', '–'])),
        Some(_) if before.trim_end().ends_with(['-', '−', '–']) => {
            (true, before.trim_end().trim_end_matches(['-', '−', '–']))
        }
        _ => (false, before),
    }
}

/// The factor that a suffix asks for, relative to the field's unit.
fn scale_of(after: &str, unit: &Unit) -> Option<f64> {
    let mut after = after.trim().trim_end_matches(['.', ')']).trim();
    for currency in ["usd", "us$", "eur", "gbp", "dollars", "dollar", "euros", "euro", "pounds", "bucks"] {
        after = after.strip_suffix(currency).unwrap_or(after).trim();
    }
    let after = after.trim_matches(is_currency).trim();
    let own = unit.scale();
    let symbol = in_small(unit.symbol.trim_matches(is_currency));
    Some(match after {
        "" => 1.0,
        _ if after == symbol => 1.0,
        "k" | "thousand" => 1e3 / own,
        "m" | "mm" | "mn" | "mio" | "million" | "millions" if own > 1.0 || symbol.is_empty() => 1e6 / own,
        "b" | "bn" | "billion" => 1e9 / own,
        "month" | "mo" | "mos" | "m" if symbol == "months" => 1.0,
        "year" | "years" | "yr" | "yrs" if symbol == "months" => 12.0,
        "%" | "percent" | "pct" | "per cent" | "x" | "times" | "×" if symbol.is_empty() => 1.0,
        "percent" | "pct" | "per cent" if symbol == "%" => 1.0,
        "times" | "×" | "fold" | "-fold" if symbol == "x" => 1.0,
        _ => return None,
    })
}

fn plain_number(digits: &str, leading_point: bool) -> Option<f64> {
    let compact: String = digits.chars().filter(|c| c.is_ascii_digit() || ".,".contains(*c)).collect();
    let groups = |sign: char| -> bool {
        let mut parts = compact.split(sign);
        let head = parts.next().unwrap_or_default();
        let rest: Vec<_> = parts.collect();
        !rest.is_empty()
            && (1..=3).contains(&head.len())
            && head != "0"
            && rest.iter().all(|part| part.len() == 3)
    };
    let (points, commas) = (compact.matches('.').count(), compact.matches(',').count());
    let normal = match (points, commas) {
        (0 | 1, 0) => compact.clone(),
        (0, 1) if !groups(',') => compact.replace(',', "."),
        (0, _) if groups(',') => compact.replace(',', ""),
        (_, 0) if points > 1 && groups('.') => compact.replace('.', ""),
        (1, _) if compact.rfind('.') > compact.rfind(',') => compact.replace(',', ""),
        (_, 1) if compact.rfind(',') > compact.rfind('.') => compact.replace('.', "").replace(',', "."),
        _ => return None,
    };
    let normal = normal.trim_end_matches('.');
    if leading_point { decimal::read(&format!("0.{normal}")) } else { decimal::read(normal) }
}

/// A number for reading: thousands grouped, at most four significant decimals, no trailing zeros.
#[must_use]
pub fn show(value: f64) -> String {
    let decimals = if value.abs() >= 1000.0 {
        1
    } else if value.abs() >= 10.0 {
        2
    } else {
        4
    };
    let fixed = decimal::fixed(value, decimals);
    let number =
        if fixed.contains('e') { fixed } else { grouped(fixed.trim_end_matches('0').trim_end_matches('.')) };
    format!("{}{number}", sign(value, &number))
}

/// An amount of money: two decimals, or none if they would be zero.
fn cents(amount: f64) -> String {
    let fixed = decimal::fixed(amount, 2);
    if fixed.contains('e') {
        return fixed;
    }
    grouped(fixed.trim_end_matches(".00"))
}

/// A number with so many decimals and its thousands apart; zeros at the end are kept, or not.
#[must_use]
pub(crate) fn with_decimals(value: f64, decimals: u32, keeps_zeros: bool) -> String {
    let fixed = decimal::fixed(value, decimals);
    if fixed.contains('e') {
        return fixed;
    }
    let kept = if keeps_zeros || !fixed.contains('.') {
        fixed.as_str()
    } else {
        fixed.trim_end_matches('0').trim_end_matches('.')
    };
    format!("{}{}", sign(value, kept), grouped(kept))
}

/// The digits with thousands apart.
fn grouped(fixed: &str) -> String {
    let (whole, fraction) = fixed.split_once('.').unwrap_or((fixed, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if fraction.is_empty() { grouped } else { format!("{grouped}.{fraction}") }
}

/// A minus sign, unless what is shown is nothing.
fn sign(value: f64, shown: &str) -> &'static str {
    if value < 0.0 && shown.contains(|c: char| ('1'..='9').contains(&c)) { "−" } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let rows = [
            ("$187.50", "$", 187.5),
            ("187,50 $", "$", 187.5),
            ("1,200", "", 1200.0),
            ("1.200.000", "", 1_200_000.0),
            ("1.2M", "$", 1_200_000.0),
            ("1.2m", "$k", 1200.0),
            ("$5.5M", "$M", 5.5),
            ("5,500,000", "$M", 5_500_000.0),
            ("5500k", "$M", 5.5),
            ("300k", "$k", 300.0),
            ("300", "$k", 300.0),
            ("18%", "%", 18.0),
            ("18 percent", "%", 18.0),
            ("10,7", "months", 10.7),
            ("10.7 months", "months", 10.7),
            ("1 year", "months", 12.0),
            ("3x", "x", 3.0),
            ("3.2 times", "x", 3.2),
            ("-12", "$M", -12.0),
            ("−$12M", "$M", -12.0),
            ("$-12M", "$M", -12.0),
            ("~ 3.2", "x", 3.2),
            ("about 60", "$", 60.0),
            (".5", "", 0.5),
            ("0,125", "", 0.125),
            ("1 200", "", 1200.0),
            ("1'200.50", "", 1200.5),
            ("1.200,50", "€", 1200.5),
            ("60 USD", "$", 60.0),
        ];
        for (text, unit, expected) in rows {
            let value = parse_typed(text, &Unit::new(unit)).map(|typed| typed.map(|t| t.value));
            assert!(
                matches!(value, Ok(Some(value)) if (value - expected).abs() < 1e-9),
                "{text:?} in {unit:?} was read as {value:?}"
            );
        }
    }

    #[test]
    fn what_is_no_number_gets_a_hint() {
        let rows = [
            ("twelve", "", Refusal::NoDigits),
            ("5.5 or 6", "$M", Refusal::Several),
            ("1,2,3", "", Refusal::Several),
            ("3 apples", "$", Refusal::Unclear),
            ("abc 3", "$", Refusal::Unclear),
            ("9999999999999999", "$", Refusal::TooLarge),
        ];
        for (text, unit, expected) in rows {
            assert_eq!(parse_typed(text, &Unit::new(unit)), Err(expected), "{text:?}");
            assert!(expected.hint().ends_with('.'));
        }
        assert_eq!(parse_typed("  ", &Unit::new("$")), Ok(None));
    }

    #[test]
    fn numbers_are_shown_with_their_unit() {
        let rows = [
            (187.5, "$", "$187.50"),
            (60.0, "$", "$60"),
            (1_234.5, "$", "$1,234.50"),
            (-0.001, "$", "$0"),
            (0.996, "$", "$1"),
            (-0.000_01, "x", "0x"),
            (999.999, "%", "1,000%"),
            (0.0, "", "0"),
            (1_200_000.0, "firms", "1,200,000 firms"),
            (2.5, "per cent", "2.5 per cent"),
            (7.0, "", "7"),
            (5.5, "$M", "$5.5M"),
            (-12.0, "$M", "−$12M"),
            (10.666_67, "months", "10.67 months"),
            (18.0, "%", "18%"),
            (3.181_818, "x", "3.1818x"),
            (1_234_567.0, "", "1,234,567"),
        ];
        for (value, unit, expected) in rows {
            assert_eq!(Unit::new(unit).with(value), expected);
        }
    }

    proptest! {
        #[test]
        fn no_typed_text_is_ever_a_panic(text in ".{0,40}", unit in "[$%a-zM]{0,3}") {
            let _ = parse_typed(&text, &Unit::new(unit));
        }

        #[test]
        fn what_is_shown_is_read_back(cents in -100_000_000_i64..100_000_000) {
            #[allow(clippy::cast_precision_loss)]
            let value = cents as f64 / 100.0;
            let unit = Unit::new("$");
            let read = parse_typed(&unit.with(value), &unit);
            prop_assert!(matches!(read, Ok(Some(read)) if (read.value - value).abs() < 0.06), "{} -> {:?}", unit.with(value), read);
        }
    }
}
