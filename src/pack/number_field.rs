//! Number fields: the expected value by formula, and the mistakes that are known beforehand.

use super::parameters::{Parameter, Parameters};
use crate::ids::MistakeId;
use crate::number::{Formula, Unit};
use std::collections::BTreeMap;

/// How far from the expected value a number is still right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Tolerance {
    /// So much in the field's unit.
    By(f64),
    /// So many hundredths of the expected value: where fresh numbers make it large or small.
    Percent(f64),
}

/// A number with one right value.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberField {
    /// What it counts.
    pub unit: Unit,
    /// How it is worked out.
    pub formula: Formula,
    /// The right value.
    pub expected: f64,
    /// How far off is still right.
    pub tolerance: Tolerance,
    /// The points for a right number.
    pub weight: u32,
    /// Wrong values whose cause is known.
    pub mistakes: Vec<Mistake>,
}

/// A wrong way to the number.
#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Its name in the field.
    pub id: MistakeId,
    /// The wrong formula.
    pub formula: Formula,
    /// What it comes to.
    pub value: f64,
    /// What went wrong, for the person who did it.
    pub why: String,
}

impl Tolerance {
    /// Whether `value` is close enough to `target`; a last-digit rounding error of binary fractions is forgiven.
    #[must_use]
    pub fn allows(self, value: f64, target: f64) -> bool {
        (value - target).abs() <= self.width(target) + 1e-9 * target.abs().max(1.0)
    }

    /// How far off is allowed, in the field's unit.
    #[must_use]
    pub fn width(self, target: f64) -> f64 {
        match self {
            Self::By(width) => width,
            Self::Percent(percent) => target.abs() * percent / 100.0,
        }
    }
}

/// The way to the right value, for a debrief.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Working {
    /// The formula with the parameters' labels: `ARR × (1 − price cut) − cost of revenue`.
    pub words: String,
    /// The formula with their values: `$24M × (1 − 50%) − $6.5M`.
    pub figures: String,
}

impl NumberField {
    /// How the right value comes about.
    #[must_use]
    pub fn working(&self, parameters: &Parameters) -> Working {
        let with = |show: &dyn Fn(&Parameter) -> String| {
            self.formula.written(&|name| parameters.get(name).map_or_else(|| name.to_owned(), show))
        };
        Working {
            words: with(&|parameter| parameter.label.clone()),
            figures: with(&|parameter| Unit::new(parameter.unit.clone()).with(parameter.value)),
        }
    }

    /// The right value with its unit, to at most two decimal places.
    #[must_use]
    pub fn shown(&self) -> String {
        self.unit.with((self.expected * 100.0).round() / 100.0)
    }

    /// Whether a value is right.
    #[must_use]
    pub fn is_right(&self, value: f64) -> bool {
        self.tolerance.allows(value, self.expected)
    }

    /// Whether fresh figures leave the number fit to be asked for: it has a value, and every known mistake comes to
    /// another one.
    #[must_use]
    pub fn is_sound_for(&self, values: &BTreeMap<String, f64>) -> bool {
        let Ok(expected) = self.formula.value(values) else { return false };
        let mut wrong: Vec<f64> = Vec::new();
        self.mistakes.iter().all(|mistake| {
            let Ok(value) = mistake.formula.value(values) else { return false };
            let is_apart = !self.tolerance.allows(value, expected)
                && !wrong.iter().any(|other| self.tolerance.allows(value, *other));
            wrong.push(value);
            is_apart
        })
    }

    /// The known mistake that leads to a wrong value.
    #[must_use]
    pub fn mistake(&self, value: f64) -> Option<&Mistake> {
        if self.is_right(value) {
            return None;
        }
        self.mistakes.iter().find(|mistake| self.tolerance.allows(value, mistake.value))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_edge_of_the_tolerance_is_still_right() {
        let rows = [(5.5, true), (5.65, true), (5.35, true), (5.66, false), (5.34, false)];
        for (value, expected) in rows {
            assert_eq!(Tolerance::By(0.15).allows(value, 5.5), expected, "{value}");
        }
    }

    #[test]
    fn a_number_shows_its_working_and_knows_its_mistakes() {
        let scenario = crate::pack::neutral_scenario();
        let field = scenario.field(&crate::ids::FieldId::new("repair_cost")).unwrap();
        let crate::pack::FieldKind::Number(number) = &field.kind else { unreachable!("it is a number") };
        let working = number.working(&scenario.parameters);
        assert_eq!(working.words, "Area of the roof × Price of a square metre × (1 − Discount) − Grant");
        assert_eq!(working.figures, "400 m² × $0.25k × (1 − 10%) − $30k");
        assert!((number.expected - 60.0).abs() < 1e-9);
        let rows = [
            (60.0, None),
            (61.0, None),
            (70.0, Some("discount-forgotten")),
            (91.0, Some("grant-forgotten")),
            (65.0, None),
        ];
        for (value, expected) in rows {
            assert_eq!(number.mistake(value).map(|mistake| mistake.id.as_str()), expected, "{value}");
        }
    }
}
