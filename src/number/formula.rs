//! Formulas over a scenario's named parameters: `price * margin / churn`. Four operations and brackets
//! are all that an interview's arithmetic needs; a formula cannot loop, and its length is bounded.

use super::decimal;
use std::{collections::BTreeMap, fmt};

/// The longest formula, in characters.
pub(crate) const MAX_LENGTH: usize = 300;
/// How deep brackets may be nested.
pub(crate) const MAX_DEPTH: usize = 20;

/// A formula that could be read; its names are checked by [`Formula::value`].
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    source: String,
    root: Expression,
}

/// The parts of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A number written in the formula.
    Number(f64),
    /// A parameter of the scenario.
    Name(String),
    /// Minus something.
    Negative(Box<Expression>),
    /// Two parts and one of `+ - * /`.
    Binary(Box<Expression>, char, Box<Expression>),
}

/// Why a formula cannot be read or worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum FormulaError {
    /// Something stands where it cannot; the character's index and what was expected.
    Syntax(usize, &'static str),
    /// No parameter has this name.
    UnknownName(String),
    /// The divisor is zero for the given parameters.
    DivisionByZero,
    /// The result is too large to be a number.
    Overflow,
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(at, wanted) => write!(f, "at character {}: {wanted}", at + 1),
            Self::UnknownName(name) => write!(f, "there is no parameter `{name}`"),
            Self::DivisionByZero => f.write_str("it divides by zero for the given parameters"),
            Self::Overflow => f.write_str("its result is too large to be a number"),
        }
    }
}

impl Formula {
    /// Reads a formula.
    ///
    /// # Errors
    /// [`FormulaError::Syntax`] with the place where reading had to stop.
    pub fn parse(source: &str) -> Result<Self, FormulaError> {
        let mut parser = Parser { letters: source.chars().collect(), at: 0 };
        if parser.letters.len() > MAX_LENGTH {
            return Err(FormulaError::Syntax(MAX_LENGTH, "a formula has at most 300 characters"));
        }
        let root = parser.sum(0)?;
        parser.spaces();
        if parser.at < parser.letters.len() {
            return Err(FormulaError::Syntax(parser.at, "here + - * / or the end was expected"));
        }
        Ok(Self { source: source.to_owned(), root })
    }

    /// The formula as its author wrote it.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Its outermost operation, for showing the working.
    #[must_use]
    pub fn root(&self) -> &Expression {
        &self.root
    }

    /// The result for the given parameters; always finite.
    ///
    /// # Errors
    /// An unknown name, a division by zero, or a result out of range.
    pub fn value(&self, parameters: &BTreeMap<String, f64>) -> Result<f64, FormulaError> {
        let value = self.root.value(parameters)?;
        if value.is_finite() { Ok(value) } else { Err(FormulaError::Overflow) }
    }

    /// The formula with each name replaced by what `show` makes of it, with typographic signs.
    #[must_use]
    pub fn written(&self, show: &dyn Fn(&str) -> String) -> String {
        self.root.written(show, 0)
    }
}

impl Expression {
    fn value(&self, parameters: &BTreeMap<String, f64>) -> Result<f64, FormulaError> {
        Ok(match self {
            Self::Number(number) => *number,
            Self::Name(name) => {
                *parameters.get(name).ok_or_else(|| FormulaError::UnknownName(name.clone()))?
            }
            Self::Negative(part) => -part.value(parameters)?,
            Self::Binary(left, sign, right) => {
                let (left, right) = (left.value(parameters)?, right.value(parameters)?);
                match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ if right == 0.0 => return Err(FormulaError::DivisionByZero),
                    _ => left / right,
                }
            }
        })
    }

    fn written(&self, show: &dyn Fn(&str) -> String, binding: u8) -> String {
        match self {
            Self::Number(number) => super::show(*number),
            Self::Name(name) => show(name),
            Self::Negative(part) => format!("−{}", part.written(show, 3)),
            Self::Binary(left, sign, right) => {
                let (own, right_own, shown) = match sign {
                    '+' => (1, 1, '+'),
                    '-' => (1, 2, '−'),
                    '*' => (2, 2, '×'),
                    _ => (2, 3, '÷'),
                };
                let text = format!("{} {shown} {}", left.written(show, own), right.written(show, right_own));
                if own < binding { format!("({text})") } else { text }
            }
        }
    }
}

struct Parser {
    letters: Vec<char>,
    at: usize,
}

impl Parser {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn spaces(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn sign(&mut self, signs: &str) -> Option<char> {
        self.spaces();
        let sign = self.peek().filter(|sign| signs.contains(*sign))?;
        self.at += 1;
        Some(sign)
    }

    fn sum(&mut self, depth: usize) -> Result<Expression, FormulaError> {
        let mut left = self.product(depth)?;
        while let Some(sign) = self.sign("+-") {
            left = Expression::Binary(Box::new(left), sign, Box::new(self.product(depth)?));
        }
        Ok(left)
    }

    fn product(&mut self, depth: usize) -> Result<Expression, FormulaError> {
        let mut left = self.factor(depth)?;
        while let Some(sign) = self.sign("*/") {
            left = Expression::Binary(Box::new(left), sign, Box::new(self.factor(depth)?));
        }
        Ok(left)
    }

    fn factor(&mut self, depth: usize) -> Result<Expression, FormulaError> {
        if depth > MAX_DEPTH {
            return Err(FormulaError::Syntax(self.at, "brackets are nested too deep here"));
        }
        if self.sign("-").is_some() {
            return Ok(Expression::Negative(Box::new(self.factor(depth + 1)?)));
        }
        if self.sign("(").is_some() {
            let inner = self.sum(depth + 1)?;
            return match self.sign(")") {
                Some(_) => Ok(inner),
                None => Err(FormulaError::Syntax(self.at, "here `)` was expected")),
            };
        }
        let start = self.at;
        let word: String = self
            .letters
            .iter()
            .skip(start)
            .take_while(|c| c.is_ascii_alphanumeric() || **c == '_' || **c == '.')
            .collect();
        self.at += word.chars().count();
        let expected = FormulaError::Syntax(start, "here a number, a parameter's name or `(` was expected");
        match word.chars().next() {
            Some(first) if first.is_ascii_digit() => match decimal::read(&word) {
                Some(number) => Ok(Expression::Number(number)),
                None => Err(expected),
            },
            Some(first) if first.is_ascii_lowercase() && !word.contains('.') => Ok(Expression::Name(word)),
            _ => Err(expected),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parameters() -> BTreeMap<String, f64> {
        [("price", 20.0), ("margin", 0.75), ("churn", 0.08), ("zero", 0.0)]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect()
    }

    #[test]
    fn formulas_are_worked_out() {
        let rows = [
            ("price * margin / churn", 187.5),
            ("1 + 2 * 3", 7.0),
            ("(1 + 2) * 3", 9.0),
            ("10 - 2 - 3", 5.0),
            ("-(price) / 4", -5.0),
            ("12 / 3 / 2", 2.0),
        ];
        for (source, expected) in rows {
            let value = Formula::parse(source).unwrap().value(&parameters()).unwrap();
            assert!((value - expected).abs() < 1e-9, "{source} = {value}");
        }
    }

    #[test]
    fn what_cannot_be_worked_out_says_why() {
        let rows = [
            ("price *", "at character 8: here a number, a parameter's name or `(` was expected"),
            ("(price", "at character 7: here `)` was expected"),
            ("price margin", "at character 7: here + - * / or the end was expected"),
            ("prize * 2", "there is no parameter `prize`"),
            ("price / zero", "it divides by zero for the given parameters"),
            ("price ** 2", "at character 8: here a number, a parameter's name or `(` was expected"),
        ];
        for (source, expected) in rows {
            let error = Formula::parse(source).and_then(|f| f.value(&parameters())).unwrap_err();
            assert_eq!(error.to_string(), expected, "{source}");
        }
        assert!(Formula::parse(&"(".repeat(250)).is_err());
        assert!(Formula::parse(&"-".repeat(250)).is_err());
    }

    #[test]
    fn the_working_keeps_the_brackets_that_matter() {
        let show = |name: &str| name.to_uppercase();
        let rows = [
            ("price*margin/churn", "PRICE × MARGIN ÷ CHURN"),
            ("price * (1 - margin) - 6.5", "PRICE × (1 − MARGIN) − 6.5"),
            ("price - (margin - churn)", "PRICE − (MARGIN − CHURN)"),
            ("price / (margin * churn)", "PRICE ÷ (MARGIN × CHURN)"),
        ];
        for (source, expected) in rows {
            assert_eq!(Formula::parse(source).unwrap().written(&show), expected);
        }
    }
}
