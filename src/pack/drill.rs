//! A drill: one number to work out in two minutes, with fresh figures each time.

use super::figured::Figured;
use super::model::Asker;
use super::number_field::{Mistake, NumberField};
use super::parameters::{Draw, Parameters};
use crate::ids::DrillId;

/// A number question that can be asked with many figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Drill {
    /// Its name among all drills.
    pub id: DrillId,
    /// What it trains, in a few words.
    pub title: String,
    /// What it belongs to: `payback`, `margin`.
    pub topic: String,
    /// Who asks.
    pub asked_by: Asker,
    /// The figures, with what has to hold among them.
    pub parameters: Parameters,
    /// The number that is asked for, with the figures that the pack gives.
    pub number: NumberField,
    pub(super) question: Figured,
    pub(super) working: Figured,
    /// What to say of each known mistake, in the order of `number.mistakes`.
    pub(super) whys: Vec<Figured>,
}

/// A drill as it is put to somebody: its figures are fixed.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// What is said.
    pub text: String,
    /// The number that is asked for.
    pub number: NumberField,
    /// The way to it, for whoever has answered.
    pub working: String,
}

impl Drill {
    /// The question with the figures of a draw; the same on every machine. `None` if that draw has no figures, which
    /// `check` rules out.
    #[must_use]
    pub fn ask(&self, draw: Draw) -> Option<Question> {
        self.ask_with(&self.parameters.drawn(draw, &[&self.number])?)
    }

    /// The question with the figures that the pack gives.
    #[must_use]
    pub fn as_given(&self) -> Option<Question> {
        self.ask_with(&self.parameters)
    }

    fn ask_with(&self, parameters: &Parameters) -> Option<Question> {
        let fill = |text: &Figured| text.filled(parameters).ok();
        let mistakes = self.number.mistakes.iter().zip(&self.whys).map(|(mistake, why)| {
            let value = mistake.formula.value(parameters.values()).ok()?;
            Some(Mistake { value, why: fill(why)?, ..mistake.clone() })
        });
        let number = NumberField {
            expected: self.number.formula.value(parameters.values()).ok()?,
            mistakes: mistakes.collect::<Option<_>>()?,
            ..self.number.clone()
        };
        Some(Question { text: fill(&self.question)?, number, working: fill(&self.working)? })
    }
}
