//! Decimal digits to floating point and back. The standard library does this for every number there is,
//! with tables that no compression makes smaller: 20 kB of the browser's bundle. Here it is done for the
//! numbers that people write, exactly up to fifteen digits.

/// The largest power of ten that floating point holds exactly.
const MOST_EXACT: i32 = 22;
/// From here on, whole numbers are shown as powers of ten.
const LARGE: f64 = 1e21;

/// Reads digits with an optional minus, point and exponent: `-12.5e3`. `None` if it is anything else or too
/// large to be kept. Exact for up to fifteen digits with at most 22 places before or behind them, as nearly
/// all written numbers are; right to fifteen digits for all others.
#[must_use]
pub(crate) fn read(text: &str) -> Option<f64> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (is_negative, digits) = match digits.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, digits),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.len() + fraction.len() == 0 {
        return None;
    }
    let mut mantissa = 0_u64;
    let mut places = 0_i32;
    for (index, digit) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = u64::from(digit.to_digit(10)?);
        let is_fraction = index >= whole.len();
        // What no longer fits is beyond the fifteenth digit.
        match mantissa.checked_mul(10).and_then(|shifted| shifted.checked_add(digit)) {
            Some(longer) => {
                mantissa = longer;
                places = places.saturating_sub(i32::from(is_fraction));
            }
            None => places = places.saturating_add(i32::from(!is_fraction)),
        }
    }
    #[allow(clippy::cast_precision_loss)]
    let magnitude = shifted(mantissa as f64, places.saturating_add(exponent));
    magnitude.is_finite().then_some(if is_negative { -magnitude } else { magnitude })
}

/// A value times a power of ten.
fn shifted(mut value: f64, mut places: i32) -> f64 {
    while places != 0 && value != 0.0 && value.is_finite() {
        let step = places.clamp(-MOST_EXACT, MOST_EXACT);
        let power = (0..step.abs()).fold(1.0, |power, _| power * 10.0);
        value = if step > 0 { value * power } else { value / power };
        places -= step;
    }
    value
}

/// A value with so many decimals (at most nine), its sign left out: `12.50`.
#[must_use]
pub(crate) fn fixed(value: f64, decimals: u32) -> String {
    let value = value.abs();
    if value >= LARGE {
        return large(value);
    }
    let unit = 10_u64.pow(decimals.min(9));
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss)]
    let (whole, part) = {
        let whole = value.trunc();
        let part = ((value - whole) * unit as f64).round() as u64;
        (whole as u128, part)
    };
    let (whole, part) = if part >= unit { (whole + 1, part - unit) } else { (whole, part) };
    if unit == 1 {
        format!("{whole}")
    } else {
        format!("{whole}.{part:0width$}", width = decimals.min(9) as usize)
    }
}

/// `1.5e300`
fn large(value: f64) -> String {
    if !value.is_finite() {
        return "∞".to_owned();
    }
    let (mut value, mut exponent) = (value, 0);
    while value >= 10.0 {
        value /= 10.0;
        exponent += 1;
    }
    let mantissa = fixed(value, 4);
    format!("{}e{exponent}", mantissa.trim_end_matches('0').trim_end_matches('.'))
}

/// A value as it would be typed: a minus if there is one, up to six decimals, no zeros at the end.
#[must_use]
pub(crate) fn plain(value: f64) -> String {
    let digits = fixed(value, 6);
    let is_decimal = digits.contains('.') && !digits.contains('e');
    let digits = if is_decimal { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
    if value < 0.0 && digits != "0" { format!("-{digits}") } else { digits.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_are_read_as_written() {
        let rows = [
            ("187.5", Some(187.5)),
            ("-0.25", Some(-0.25)),
            ("1e3", Some(1000.0)),
            ("25E-2", Some(0.25)),
            ("007", Some(7.0)),
            ("5.", Some(5.0)),
            (".5", Some(0.5)),
            ("0e999999", Some(0.0)),
            ("1e400", None),
            ("99999999999999999999999", Some(1e23)),
            ("", None),
            ("-", None),
            (".", None),
            ("1.2.3", None),
            ("1x", None),
            ("NaN", None),
        ];
        for (text, expected) in rows {
            assert_eq!(read(text), expected, "{text:?}");
        }
    }

    #[test]
    fn numbers_are_written_as_read() {
        let rows = [
            (0.0, "0"),
            (-0.0, "0"),
            (12.0, "12"),
            (-12.5, "-12.5"),
            (0.1, "0.1"),
            (2_999_999.999_999_9, "3000000"),
            (1e20, "100000000000000000000"),
            (1.5e300, "1.5e300"),
        ];
        for (value, expected) in rows {
            assert_eq!(plain(value), expected, "{value}");
        }
        assert_eq!(fixed(3.18181, 2), "3.18");
        assert_eq!(fixed(9.999, 2), "10.00");
        assert_eq!(fixed(0.5, 0), "1");
    }

    proptest! {
        #[test]
        fn up_to_fifteen_digits_are_read_exactly(digits in 0_u64..1_000_000_000_000_000, places in 0_usize..15) {
            let text = format!("{digits:016}");
            let (whole, fraction) = text.split_at(text.len() - places);
            let text = format!("{whole}.{fraction}");
            prop_assert_eq!(read(&text), text.parse().ok());
        }

        #[test]
        fn every_text_that_is_a_number_is_read_to_fifteen_digits(value in any::<f64>()) {
            prop_assume!(value.is_finite() && value.abs() > 1e-290);
            let read = read(&format!("{value:e}")).unwrap_or(f64::NAN);
            prop_assert!((read - value).abs() <= value.abs() * 1e-14 || value.abs() > 1e307, "{} {}", read, value);
        }

        #[test]
        fn no_text_is_a_panic(text in "[-0-9.eE]{0,40}|\\PC{0,20}") {
            let _ = read(&text);
        }
    }
}
