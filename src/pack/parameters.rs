//! The figures of a scenario or a drill, and fresh ones in their place: drawn from ranges by a number that can be
//! said aloud, the same on every machine.

use super::number_field::NumberField;
use crate::number::{Formula, FormulaError};
use crate::order::map_of;
use rand::rngs::ChaCha8Rng;
use rand::{RngExt, SeedableRng};
use serde::Serialize;
use std::collections::BTreeMap;

/// So many combinations are tried for one draw before it is given up.
const MOST_TRIES: usize = 300;

/// The number of a set of fresh figures, 1 to 9,999: short enough to be said aloud, and few enough for `check` to
/// try them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Draw(u16);

impl Draw {
    /// The greatest number.
    pub const MOST: u16 = 9_999;

    /// The draw of that number; `None` if there is none.
    #[must_use]
    pub fn new(number: u16) -> Option<Self> {
        (1..=Self::MOST).contains(&number).then_some(Self(number))
    }

    /// A draw by chance.
    #[must_use]
    pub fn from_seed(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed).random_range(1..=Self::MOST))
    }

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (1..=Self::MOST).map(Self)
    }

    /// Its number.
    #[must_use]
    pub fn number(self) -> u16 {
        self.0
    }
}

/// A figure that formulas may use.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// What it is, for the working that a debrief shows.
    pub label: String,
    /// Its value, in `unit`.
    pub value: f64,
    /// `$`, `$M`, `%`, or any word; a percentage has the value 24 for 24%.
    pub unit: String,
    /// Where the value comes from.
    pub source: Source,
}

/// Where a parameter's value comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum Source {
    /// It is always the same.
    Fixed,
    /// Fresh numbers are drawn from a range.
    Range(Range),
    /// It follows from the parameters above it; rounded, if a step is given, as an exhibit rounds its totals.
    Follows(Formula, Option<f64>),
}

/// From where to where, and by which steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least value.
    pub from: f64,
    /// The greatest value.
    pub to: f64,
    /// The distance of one value to the next.
    pub step: f64,
}

/// A comparison that every set of figures must pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Condition {
    /// As its author wrote it.
    pub source: String,
    left: Formula,
    sign: Sign,
    right: Formula,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// Parameters in the order of the text, with what has to hold among them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parameters {
    list: Vec<(String, Parameter)>,
    values: BTreeMap<String, f64>,
    conditions: Vec<Condition>,
}

impl Parameter {
    /// One that is always the same.
    #[must_use]
    pub fn fixed(label: String, value: f64, unit: String) -> Self {
        Self { label, value, unit, source: Source::Fixed }
    }

    /// The value as formulas use it: 24% is 0.24.
    #[must_use]
    pub fn for_formulas(&self) -> f64 {
        if self.unit == "%" { self.value / 100.0 } else { self.value }
    }

    /// Takes a value as formulas give it.
    pub(super) fn take(&mut self, value: f64) {
        let value = if self.unit == "%" { value * 100.0 } else { value };
        self.value = match self.source {
            Source::Follows(_, Some(step)) => exact((value / step).round() * step),
            _ => value,
        };
    }
}

impl Range {
    /// How many steps lie between the least and the greatest value; none if the range makes no sense.
    #[must_use]
    pub fn steps(self) -> Option<u32> {
        const MOST: f64 = 10_000.0;
        let steps = ((self.to - self.from) / self.step + 1e-9).floor();
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let whole = steps as u32;
        (self.step > 0.0 && (1.0..=MOST).contains(&steps)).then_some(whole)
    }

    /// The value so many steps up.
    fn value(self, step: u32) -> f64 {
        exact(self.from + f64::from(step) * self.step)
    }
}

/// Steps such as 0.1 have no exact binary form; what they add up to is cut to six decimals.
fn exact(value: f64) -> f64 {
    const EXACT: f64 = 1e6;
    (value * EXACT).round() / EXACT
}

impl Condition {
    /// Reads `left > right` with one of `<`, `<=`, `>`, `>=`.
    ///
    /// # Errors
    /// No comparison, or a formula that cannot be read.
    pub fn parse(source: &str) -> Result<Self, FormulaError> {
        const SIGNS: [(&str, Sign); 4] = [
            ("<=", Sign::LessOrEqual),
            (">=", Sign::GreaterOrEqual),
            ("<", Sign::Less),
            (">", Sign::Greater),
        ];
        for (written, sign) in SIGNS {
            if let Some((left, right)) = source.split_once(written) {
                let (left, right) = (Formula::parse(left.trim())?, Formula::parse(right.trim())?);
                return Ok(Self { source: source.to_owned(), left, sign, right });
            }
        }
        Err(FormulaError::Syntax(source.chars().count(), "here < > <= or >= was expected"))
    }

    /// Whether it holds.
    ///
    /// # Errors
    /// A formula that has no value.
    pub fn holds(&self, values: &BTreeMap<String, f64>) -> Result<bool, FormulaError> {
        let (left, right) = (self.left.value(values)?, self.right.value(values)?);
        Ok(match self.sign {
            Sign::Less => left < right,
            Sign::LessOrEqual => left <= right,
            Sign::Greater => left > right,
            Sign::GreaterOrEqual => left >= right,
        })
    }
}

impl Parameters {
    /// These parameters, with nothing that has to hold among them.
    #[must_use]
    pub fn of(list: Vec<(String, Parameter)>) -> Self {
        let values = map_of(list.iter().map(|(name, parameter)| (name.clone(), parameter.for_formulas())));
        Self { list, values, conditions: Vec::new() }
    }

    /// Adds a parameter below the others.
    pub(super) fn add(&mut self, name: String, parameter: Parameter) {
        self.values.insert(name.clone(), parameter.for_formulas());
        self.list.push((name, parameter));
    }

    /// Adds something that has to hold.
    pub(super) fn demand(&mut self, condition: Condition) {
        self.conditions.push(condition);
    }

    /// The parameter of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Parameter> {
        self.list.iter().find(|(other, _)| other == name).map(|(_, parameter)| parameter)
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Their names, in the order of the text.
    pub fn names(&self) -> impl Iterator<Item = &str> + Clone {
        self.list.iter().map(|(name, _)| name.as_str())
    }

    /// Their values, for formulas; a percentage counts as a fraction.
    #[must_use]
    pub fn values(&self) -> &BTreeMap<String, f64> {
        &self.values
    }

    /// Whether fresh numbers can be drawn.
    #[must_use]
    pub fn are_drawn(&self) -> bool {
        self.list.iter().any(|(_, parameter)| matches!(parameter.source, Source::Range(_)))
    }

    /// Fresh figures: all that has to hold does, every number has a value, and no known mistake comes out right.
    /// `None` if nothing can be drawn, or no combination that was tried will do.
    #[must_use]
    pub fn drawn(&self, draw: Draw, numbers: &[&NumberField]) -> Option<Self> {
        if !self.are_drawn() {
            return None;
        }
        let mut dice = ChaCha8Rng::seed_from_u64(u64::from(draw.0));
        (0..MOST_TRIES).find_map(|_| {
            let tried = self.tried(&mut dice)?;
            let holds = |condition: &Condition| condition.holds(&tried.values) == Ok(true);
            let is_sound = |number: &&NumberField| number.is_sound_for(&tried.values);
            (tried.conditions.iter().all(holds) && numbers.iter().all(is_sound)).then_some(tried)
        })
    }

    /// One throw of the dice.
    fn tried(&self, dice: &mut ChaCha8Rng) -> Option<Self> {
        let mut fresh = Self { conditions: self.conditions.clone(), ..Self::default() };
        for (name, parameter) in &self.list {
            let mut parameter = parameter.clone();
            match &parameter.source {
                Source::Fixed => {}
                Source::Range(range) => {
                    parameter.value = range.value(dice.random_range(0..=range.steps()?));
                }
                Source::Follows(formula, _) => {
                    let value = formula.value(&fresh.values).ok()?;
                    parameter.take(value);
                }
            }
            fresh.add(name.clone(), parameter);
        }
        Some(fresh)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn ranged(value: f64, from: f64, to: f64, step: f64) -> Parameter {
        let source = Source::Range(Range { from, to, step });
        Parameter { label: "x".into(), value, unit: String::new(), source }
    }

    fn parameters() -> Parameters {
        let mut parameters = Parameters::default();
        parameters.add("price".into(), ranged(20.0, 10.0, 30.0, 0.1));
        parameters.add("cost".into(), ranged(5.0, 4.0, 29.0, 1.0));
        let source = Source::Follows(Formula::parse("(price - cost) / price").unwrap(), None);
        let margin = Parameter { label: "m".into(), value: 75.0, unit: "%".into(), source };
        parameters.add("margin".into(), margin);
        parameters.demand(Condition::parse("margin >= 0.5").unwrap());
        parameters
    }

    #[test]
    fn the_same_draw_gives_the_same_figures_on_every_machine() {
        let drawn = parameters().drawn(Draw::new(4_711).unwrap(), &[]).unwrap();
        let figures: Vec<_> = drawn.list.iter().map(|(_, p)| (p.value * 10.0).round() / 10.0).collect();
        assert_eq!(figures, [25.4, 9.0, 64.6]);
        assert_eq!(Draw::from_seed(7), Draw::new(1_400).unwrap());
    }

    #[test]
    fn what_follows_is_rounded_in_its_own_unit() {
        let rows = [
            ("$M", 6.484, 0.1, 6.5),
            ("%", 0.7298, 1.0, 73.0),
            ("", 3818.2, 100.0, 3800.0),
            ("$M", 0.3 - 0.1, 0.1, 0.2),
        ];
        for (unit, value, step, expected) in rows {
            let source = Source::Follows(Formula::parse("1").unwrap(), Some(step));
            let mut parameter = Parameter { label: "x".into(), value: 0.0, unit: unit.into(), source };
            parameter.take(value);
            assert!((parameter.value - expected).abs() < 1e-9, "{value} {unit}");
        }
    }

    #[test]
    fn every_draw_holds_what_has_to_hold() {
        for draw in Draw::all().step_by(97) {
            let drawn = parameters().drawn(draw, &[]).unwrap();
            let [price, cost, margin] = ["price", "cost", "margin"].map(|name| drawn.values()[name]);
            assert!(margin >= 0.5, "{draw:?}");
            assert!((margin - (price - cost) / price).abs() < 1e-9, "{draw:?}");
        }
    }

    #[test]
    fn what_cannot_be_had_is_not_drawn() {
        let mut never = parameters();
        never.demand(Condition::parse("price > 1000").unwrap());
        assert_eq!(never.drawn(Draw::new(1).unwrap(), &[]), None);
        assert_eq!(Parameters::default().drawn(Draw::new(1).unwrap(), &[]), None);
        assert_eq!((Draw::new(0), Draw::new(10_000)), (None, None));
    }

    #[test]
    fn comparisons_are_read() {
        let values = [("a".to_owned(), 2.0), ("b".to_owned(), 3.0)].into_iter().collect();
        let rows = [
            ("a < b", Some(true)),
            ("a > b", Some(false)),
            ("a + 1 <= b", Some(true)),
            ("a >= b - 1", Some(true)),
            ("a = b", None),
            ("a < ", None),
            ("a < c", None),
        ];
        for (source, expected) in rows {
            let held = Condition::parse(source).and_then(|condition| condition.holds(&values)).ok();
            assert_eq!(held, expected, "{source}");
        }
    }

    #[test]
    fn ranges_that_make_no_sense_have_no_steps() {
        let rows = [
            (0.0, 1.0, 0.1, Some(10)),
            (5.0, 5.0, 1.0, None),
            (5.0, 4.0, 1.0, None),
            (0.0, 1.0, 0.0, None),
            (0.0, 1.0, -1.0, None),
            (0.0, 1e9, 1.0, None),
        ];
        for (from, to, step, expected) in rows {
            assert_eq!(Range { from, to, step }.steps(), expected, "{from} {to} {step}");
        }
    }
}
