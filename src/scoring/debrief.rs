//! The debrief: verdicts with their reasons, and the points that they come to.

use super::gate::Blocked;
use super::judge::{Evidence, Outcome, Verdicts, judge};
use super::reading::Reading;
use crate::answer::Answer;
use crate::ids::{FieldId, FlagId, ItemId, MistakeId};
use crate::number::{Refusal, parse_typed};
use crate::pack::{Dimension, FieldKind, NumberField, Scenario};

/// Everything that scoring has to say about an answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Debrief {
    /// Whole points from 0 to 100.
    pub score: u32,
    /// The weights of what was earned, less the flags, never under 0.
    pub earned: u32,
    /// The weights of all items and numbers.
    pub possible: u32,
    /// The weights of the flags that are raised.
    pub taken: u32,
    /// One for each item, in the scenario's order.
    pub items: Vec<ItemResult>,
    /// One for each flag, in the scenario's order.
    pub flags: Vec<FlagResult>,
    /// One for each number field, in the scenario's order.
    pub numbers: Vec<NumberResult>,
    /// The dimensions that the scenario has, in their fixed order; numbers count for `evidence`.
    pub dimensions: Vec<DimensionScore>,
}

impl Debrief {
    /// The score if so many points, by weight, are taken away as well.
    #[must_use]
    pub fn less(&self, points: u32) -> u32 {
        hundredths(self.earned.saturating_sub(points), self.possible)
    }

    /// The score if so many points, by weight, were earned as well, and so many taken away.
    #[must_use]
    pub fn with(&self, earned: u32, lost: u32) -> u32 {
        let gained = (self.gained() + earned).min(self.possible);
        hundredths(gained.saturating_sub(self.taken + lost), self.possible)
    }

    /// The weights of what was earned before flags take theirs.
    #[must_use]
    pub fn gained(&self) -> u32 {
        self.dimensions.iter().map(|dimension| dimension.earned).sum()
    }
}

/// The verdict on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemResult {
    /// The item.
    pub id: ItemId,
    /// Its points.
    pub weight: u32,
    /// Whether it is met.
    pub met: bool,
    /// Whether a field was asked for in which it could be met; if not, it does not count.
    pub is_asked: bool,
    /// The words that earned it.
    pub evidence: Vec<Evidence>,
    /// What the closest attempt lacks, in words.
    pub missing: Vec<String>,
    /// Words that would have done but for a gate.
    pub blocked: Vec<Blocked>,
}

/// The verdict on a flag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagResult {
    /// The flag.
    pub id: FlagId,
    /// The points that it takes.
    pub weight: u32,
    /// Whether it is raised.
    pub raised: bool,
    /// The words that raised it; none if it is raised by what is absent.
    pub evidence: Vec<Evidence>,
}

/// The verdict on a number field.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberResult {
    /// The field.
    pub field: FieldId,
    /// Its points.
    pub weight: u32,
    /// What became of it.
    pub state: NumberState,
}

/// What became of a number.
#[derive(Clone, Debug, PartialEq)]
pub enum NumberState {
    /// Nothing was typed.
    Blank,
    /// It could not be read.
    Unreadable(Refusal),
    /// It is right.
    Right(f64),
    /// It is wrong in a way that is known beforehand.
    Mistaken(f64, MistakeId),
    /// It is wrong in a way of its own.
    Wrong(f64),
}

impl NumberState {
    /// Whether the points are earned.
    #[must_use]
    pub fn is_right(&self) -> bool {
        matches!(self, Self::Right(_))
    }

    /// The known mistake, if it is one.
    #[must_use]
    pub fn mistake(&self) -> Option<&MistakeId> {
        match self {
            Self::Mistaken(_, id) => Some(id),
            _ => None,
        }
    }
}

/// The points of one dimension.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DimensionScore {
    /// The dimension.
    pub dimension: Dimension,
    /// Weights earned.
    pub earned: u32,
    /// Weights possible.
    pub possible: u32,
}

/// Scores an answer. Total: any answer gets a debrief, and the same one every time.
#[must_use]
pub fn score(scenario: &Scenario, answer: &Answer) -> Debrief {
    score_fields(scenario, answer, &[])
}

/// Scores an answer of which only some fields were asked for, all if none is named. What cannot be earned in them does
/// not count.
#[must_use]
pub fn score_fields(scenario: &Scenario, answer: &Answer, fields: &[FieldId]) -> Debrief {
    let is_asked = |field: &FieldId| fields.is_empty() || fields.contains(field);
    let reading = Reading::new(scenario, answer);
    let mut verdicts = Verdicts::default();
    let mut items = Vec::new();
    for item in &scenario.items {
        let Outcome { met, evidence, missing, blocked, .. } = judge(&item.met_by, &reading, &verdicts);
        verdicts.items.insert(item.id.clone(), met);
        let is_asked = fields.is_empty() || item.met_by.can_be_met_in(&is_asked);
        let (id, weight) = (item.id.clone(), item.weight);
        items.push(ItemResult { id, weight, met, is_asked, evidence, missing, blocked });
    }
    let reading = reading.for_flags();
    let flags: Vec<_> = scenario
        .flags
        .iter()
        .map(|flag| {
            let outcome = judge(&flag.raised_by, &reading, &verdicts);
            FlagResult {
                id: flag.id.clone(),
                weight: flag.weight,
                // An answer that was never given makes no mistakes.
                raised: outcome.met && !answer.is_blank(),
                evidence: outcome.evidence,
            }
        })
        .collect();
    let numbers: Vec<_> = scenario
        .fields
        .iter()
        .filter_map(|field| match &field.kind {
            FieldKind::Number(number) if is_asked(&field.id) => Some(NumberResult {
                field: field.id.clone(),
                weight: number.weight,
                state: number_state(number, answer.typed_number(&field.id)),
            }),
            _ => None,
        })
        .collect();
    let taken = flags.iter().filter(|flag| flag.raised).map(|flag| flag.weight).sum();
    let dimensions = dimensions(scenario, &items, &numbers);
    let gained: u32 = dimensions.iter().map(|dimension| dimension.earned).sum();
    let possible: u32 = dimensions.iter().map(|dimension| dimension.possible).sum();
    let earned = gained.saturating_sub(taken);
    Debrief {
        score: hundredths(earned, possible),
        earned,
        possible,
        taken,
        items,
        flags,
        numbers,
        dimensions,
    }
}

/// `part` of `whole` in hundredths, rounded half up.
fn hundredths(part: u32, whole: u32) -> u32 {
    if whole == 0 { 0 } else { (200 * part + whole) / (2 * whole) }
}

/// What became of a number that was typed.
#[must_use]
pub fn number_state(number: &NumberField, typed: &str) -> NumberState {
    match parse_typed(typed, &number.unit) {
        Ok(None) => NumberState::Blank,
        Err(refusal) => NumberState::Unreadable(refusal),
        Ok(Some(typed)) if number.is_right(typed.value) => NumberState::Right(typed.value),
        Ok(Some(typed)) => match number.mistake(typed.value) {
            Some(mistake) => NumberState::Mistaken(typed.value, mistake.id.clone()),
            None => NumberState::Wrong(typed.value),
        },
    }
}

fn dimensions(scenario: &Scenario, items: &[ItemResult], numbers: &[NumberResult]) -> Vec<DimensionScore> {
    let of_items = scenario.items.iter().zip(items).filter(|(_, result)| result.is_asked);
    let of_items = of_items.map(|(item, result)| (item.dimension, result.weight, result.met));
    let of_numbers = numbers.iter().map(|n| (Dimension::Evidence, n.weight, n.state.is_right()));
    let all: Vec<_> = of_items.chain(of_numbers).collect();
    Dimension::ALL
        .into_iter()
        .map(|dimension| {
            let mut total = DimensionScore { dimension, earned: 0, possible: 0 };
            for (_, weight, met) in all.iter().filter(|(other, ..)| *other == dimension) {
                total.possible += weight;
                total.earned += if *met { *weight } else { 0 };
            }
            total
        })
        .filter(|score| score.possible > 0)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_rounded_half_up() {
        let rows = [
            (0, 10, 0),
            (1, 8, 13),
            (1, 200, 1),
            (1, 201, 0),
            (10, 10, 100),
            (0, 0, 0),
            (1, 3, 33),
            (2, 3, 67),
        ];
        for (part, whole, expected) in rows {
            assert_eq!(hundredths(part, whole), expected, "{part}/{whole}");
        }
    }
    #[test]
    fn what_can_be_got_is_what_the_scenario_says() {
        let scenario = crate::pack::neutral_scenario();
        assert!(!scenario.numbers().is_empty(), "its numbers are counted, too");
        assert_eq!(score(&scenario, &Answer::default()).possible, scenario.points());
    }
}
