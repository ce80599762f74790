//! Texts with figures in them: `{arr:0.0}` stands for a parameter, `{arr * cut}` for what a formula comes to.
//! So a situation, its exhibit and its mistakes follow when a question is asked with fresh numbers.

use super::parameters::Parameters;
use crate::number::{Formula, FormulaError, Unit, show, with_decimals};

/// A text whose figures are still to be filled in.
#[derive(Clone, Debug, PartialEq)]
pub struct Figured {
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Words(String),
    Figure(Formula, Format),
}

/// How a figure is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    /// A parameter alone with its unit, anything else as a plain number.
    Usual,
    /// So many decimals; zeros at the end stay, or not.
    Decimals(u32, bool),
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq)]
pub enum FiguredError {
    /// A brace is opened and never closed.
    Open,
    /// What stands behind the colon is no format.
    Format(String),
    /// What stands between the braces is no formula, or has no value.
    Formula(String, FormulaError),
}

impl Figured {
    /// Reads a text; `{{` stands for a brace.
    ///
    /// # Errors
    /// Braces that hold something else than a formula with a value, perhaps with a format.
    pub fn parse(text: &str) -> Result<Self, FiguredError> {
        let mut pieces = Vec::new();
        let mut words = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            words.push_str(before);
            if let Some(after) = after.strip_prefix('{') {
                words.push('{');
                rest = after;
                continue;
            }
            let (inside, after) = after.split_once('}').ok_or(FiguredError::Open)?;
            let (source, format) = match inside.split_once(':') {
                Some((source, format)) => {
                    (source, read_format(format).ok_or_else(|| FiguredError::Format(format.to_owned()))?)
                }
                None => (inside, Format::Usual),
            };
            let formula = Formula::parse(source.trim())
                .map_err(|error| FiguredError::Formula(source.trim().to_owned(), error))?;
            if !words.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut words)));
            }
            pieces.push(Piece::Figure(formula, format));
            rest = after;
        }
        words.push_str(rest);
        if !words.is_empty() {
            pieces.push(Piece::Words(words));
        }
        Ok(Self { pieces })
    }

    /// The text with its figures.
    ///
    /// # Errors
    /// A formula that has no value for these parameters.
    pub fn filled(&self, parameters: &Parameters) -> Result<String, FiguredError> {
        let mut text = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => text.push_str(words),
                Piece::Figure(formula, format) => text.push_str(&written(formula, *format, parameters)?),
            }
        }
        Ok(text)
    }
}

fn written(formula: &Formula, format: Format, parameters: &Parameters) -> Result<String, FiguredError> {
    let value = formula
        .value(parameters.values())
        .map_err(|error| FiguredError::Formula(formula.source().to_owned(), error))?;
    let named = parameters.get(formula.source());
    Ok(match (format, named) {
        (Format::Usual, Some(parameter)) => Unit::new(parameter.unit.clone()).with(parameter.value),
        (Format::Usual, None) => show(value),
        (Format::Decimals(decimals, keeps_zeros), _) => {
            // A percentage by its name is meant as it is written: 24, not 0.24.
            let value = named.map_or(value, |parameter| parameter.value);
            with_decimals(value, decimals, keeps_zeros)
        }
    })
}

/// How many decimals a format asks for.
pub(super) fn decimals_of(format: &str) -> Option<u32> {
    match read_format(format)? {
        Format::Usual => None,
        Format::Decimals(decimals, _) => Some(decimals),
    }
}

/// `0`, `0.00`, `0.##`.
fn read_format(format: &str) -> Option<Format> {
    let decimals = match format.trim() {
        "0" => return Some(Format::Decimals(0, true)),
        other => other.strip_prefix("0.")?,
    };
    let is_all = |wanted: char| !decimals.is_empty() && decimals.chars().all(|c| c == wanted);
    let count = u32::try_from(decimals.len()).ok().filter(|count| *count <= 4)?;
    if is_all('0') {
        Some(Format::Decimals(count, true))
    } else {
        is_all('#').then_some(Format::Decimals(count, false))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::parameters::Parameter;

    fn parameters() -> Parameters {
        let fixed = |label: &str, value, unit: &str| Parameter::fixed(label.into(), value, unit.into());
        Parameters::of(vec![
            ("arr".into(), fixed("ARR", 24.0, "$M")),
            ("cut".into(), fixed("Cut", 50.0, "%")),
            ("firms".into(), fixed("Firms", 1200.0, "")),
        ])
    }

    #[test]
    fn figures_are_written_as_the_text_asks_for_them() {
        let rows = [
            ("no figures", "no figures"),
            ("{arr} and {cut} of {firms}", "$24M and 50% of 1,200"),
            ("${arr:0.0}M, cut by {cut:0}%", "$24.0M, cut by 50%"),
            ("{arr * cut} or {arr*cut/7:0.##} or {arr / 2:0.##}", "12 or 1.71 or 12"),
            ("{firms * 1000:0}", "1,200,000"),
            ("{arr - 2 * arr:0.0}", "−24.0"),
            ("{0 - cut / 1000:0}", "0"),
            ("a {{brace}", "a {brace}"),
        ];
        for (text, expected) in rows {
            assert_eq!(Figured::parse(text).unwrap().filled(&parameters()).unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_figure_is_said() {
        assert_eq!(Figured::parse("{arr"), Err(FiguredError::Open));
        assert_eq!(Figured::parse("{arr:2}"), Err(FiguredError::Format("2".into())));
        assert!(matches!(Figured::parse("{arr +}"), Err(FiguredError::Formula(..))));
        let unknown = Figured::parse("{err}").unwrap().filled(&parameters());
        assert_eq!(
            unknown,
            Err(FiguredError::Formula("err".into(), FormulaError::UnknownName("err".into())))
        );
    }
}
