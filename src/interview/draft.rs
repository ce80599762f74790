//! An answer that is being written.

use super::asked::Asked;
use super::attempt::AttemptId;
use super::mode::Mode;
use super::model::{Millis, later};
use crate::answer::{Answer, Entry, Row};
use crate::ids::{FieldId, ScenarioId};
use crate::pack::{Draw, Field, FieldKind, Scenario};
use serde::Serialize;

/// An unfinished answer, saved at every pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Draft {
    /// The scenario that it answers.
    pub scenario: ScenarioId,
    /// The fresh numbers with which it is asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub draw: Option<Draw>,
    /// How it comes about.
    pub mode: Mode,
    /// The fields that are asked for; all if empty.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldId>,
    /// The field that is asked, in the order of the form, where there is no way back.
    pub step: usize,
    /// How many hints were looked at.
    pub hints: usize,
    /// What was typed so far.
    pub answer: Answer,
    /// When the first word was typed, or the form first opened.
    pub started_at: Millis,
    /// When it was last changed.
    pub changed_at: Millis,
    /// How long the form was in front of the candidate, in milliseconds.
    pub spent: u64,
    /// The attempt that this one tries to better.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub earlier: Option<AttemptId>,
}

/// Something typed into an input of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The field.
    pub field: FieldId,
    /// The row, if the field is a table.
    pub row: Option<usize>,
    /// The column of a table, the bucket of an allocation, or a choice.
    pub part: Option<String>,
    /// All that stands in the input now: a choice's place from 1, its bucket, or anything if it is chosen.
    pub text: String,
}

/// A table shows at least so many rows, so that there is room to start.
const LEAST_ROWS: usize = 2;
/// A table takes no more rows than this.
pub(crate) const MOST_ROWS: usize = 50;

impl Draft {
    /// A blank answer.
    #[must_use]
    pub fn new(asked: Asked, mode: Mode, now: Millis) -> Self {
        Self {
            scenario: asked.scenario,
            draw: asked.draw,
            mode,
            fields: Vec::new(),
            step: 0,
            hints: 0,
            answer: Answer::default(),
            started_at: now,
            changed_at: now,
            spent: 0,
            earlier: None,
        }
    }

    /// The question that it answers.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked { scenario: self.scenario.clone(), draw: self.draw }
    }

    /// Whether anything of it is worth keeping.
    #[must_use]
    pub fn is_untouched(&self) -> bool {
        self.answer.is_blank() && self.earlier.is_none() && self.hints == 0
    }

    /// Takes over what was typed. Input for a field that the scenario does not have changes nothing.
    pub fn take(&mut self, scenario: &Scenario, input: Input, now: Millis) {
        let Input { field, row, part, text } = input;
        let Some(kind) = scenario.field(&field).map(|field| &field.kind) else { return };
        let entry = match (kind, row, part) {
            (FieldKind::Text, None, None) => Entry::Text { text },
            (FieldKind::Number(_), None, None) => Entry::Number { typed: text },
            (FieldKind::Table { columns }, Some(row), Some(column))
                if columns.contains(&column) && row < MOST_ROWS =>
            {
                let mut rows = self.answer.rows(&field).to_vec();
                if rows.len() <= row {
                    rows.resize(row + 1, Row::new());
                }
                if let Some(row) = rows.get_mut(row) {
                    row.insert(column, text);
                }
                Entry::Table { rows }
            }
            (FieldKind::Allocation(allocation), None, Some(bucket))
                if allocation.buckets.contains(&bucket) =>
            {
                let mut amounts = match self.answer.entry(&field) {
                    Some(Entry::Allocation { amounts }) => amounts.clone(),
                    _ => std::collections::BTreeMap::new(),
                };
                amounts.insert(bucket, text);
                Entry::Allocation { amounts }
            }
            (FieldKind::Ranking { choices }, None, Some(choice)) if choices.contains(&choice) => {
                Entry::Ranking { order: ranked(self.answer.picked(&field), choices.len(), choice, &text) }
            }
            (FieldKind::Choice { choices, many }, None, Some(choice)) if choices.contains(&choice) => {
                let is_chosen = |one: &&String| {
                    if **one == choice {
                        !text.is_empty()
                    } else {
                        *many && self.answer.picked(&field).contains(*one)
                    }
                };
                Entry::Choice { chosen: choices.iter().filter(is_chosen).cloned().collect() }
            }
            (FieldKind::Buckets { choices, buckets }, None, Some(choice)) if choices.contains(&choice) => {
                let mut sorted = match self.answer.entry(&field) {
                    Some(Entry::Buckets { sorted }) => sorted.clone(),
                    _ => std::collections::BTreeMap::new(),
                };
                if buckets.contains(&text) {
                    sorted.insert(choice, text);
                } else {
                    sorted.remove(&choice);
                }
                Entry::Buckets { sorted }
            }
            _ => return,
        };
        self.answer.put(field, entry);
        self.changed_at = later(self.changed_at, now);
    }

    /// The fields that are asked for, in order.
    #[must_use]
    pub fn fields_asked<'s>(&self, scenario: &'s Scenario) -> Vec<&'s Field> {
        scenario.fields_asked(&self.fields)
    }

    /// The fields that are asked for and blank.
    #[must_use]
    pub fn blank_fields(&self, scenario: &Scenario) -> Vec<FieldId> {
        let asked = self.fields_asked(scenario).into_iter().map(|field| field.id.clone());
        asked.filter(|field| !self.answer.is_filled(field)).collect()
    }

    /// The field that is being asked, where there is no way back.
    #[must_use]
    pub fn current_field<'s>(&self, scenario: &'s Scenario) -> Option<&'s FieldId> {
        let fields = self.fields_asked(scenario);
        // A pack may have lost fields since the answer was begun.
        let last = fields.len().checked_sub(1)?;
        fields.get(self.step.min(last)).map(|field| &field.id)
    }

    /// The field that is asked after it.
    #[must_use]
    pub fn next_field<'s>(&self, scenario: &'s Scenario) -> Option<&'s FieldId> {
        self.fields_asked(scenario).get(self.step.saturating_add(1)).map(|field| &field.id)
    }

    /// Rows of a table as the form shows them: those that were written, and blank ones up to the least number.
    #[must_use]
    pub fn shown_rows(&self, field: &FieldId) -> Vec<Row> {
        let mut rows = self.answer.rows(field).to_vec();
        if rows.len() < LEAST_ROWS {
            rows.resize(LEAST_ROWS, Row::new());
        }
        rows
    }

    /// Changes the rows of a table by what `change` does to the shown ones, and says which row it names, as far
    /// as there are rows. A field that is no table stays as it is.
    pub fn change_rows(
        &mut self,
        scenario: &Scenario,
        field: &FieldId,
        now: Millis,
        change: impl FnOnce(&mut Vec<Row>) -> usize,
    ) -> Option<usize> {
        if !matches!(scenario.field(field)?.kind, FieldKind::Table { .. }) {
            return None;
        }
        let mut rows = self.shown_rows(field);
        let named = change(&mut rows);
        self.answer.put(field.clone(), Entry::Table { rows });
        self.changed_at = later(self.changed_at, now);
        Some(named.min(self.shown_rows(field).len() - 1))
    }
}

/// An order of so many places in which a choice has got the place, from 1, that was wanted for it; none if there is no
/// number. The others keep their places, so that a form can be filled from top to bottom. Only if the place is taken,
/// they make room towards a free one: the one that was left, or else the nearest below, or else above.
fn ranked(order: &[String], places: usize, choice: String, place: &str) -> Vec<String> {
    let left = order.iter().position(|one| *one == choice);
    let mut order: Vec<String> =
        order.iter().map(|one| if *one == choice { String::new() } else { one.clone() }).collect();
    order.resize(places, String::new());
    if let Ok(place) = place.parse::<usize>() {
        let place = place.saturating_sub(1).min(places.saturating_sub(1));
        let free = |at: &usize| order.get(*at).is_some_and(String::is_empty);
        let gap = Some(place)
            .filter(free)
            .or_else(|| left.filter(free))
            .or_else(|| (place..places).find(free))
            .or_else(|| (0..place).rev().find(free));
        if let Some(gap) = gap {
            order.remove(gap);
            order.insert(place, choice);
        }
    }
    let last = order.iter().rposition(|one| !one.is_empty()).map_or(0, |last| last + 1);
    order.truncate(last);
    order
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::neutral_scenario as scenario;

    fn blank() -> Draft {
        Draft::new(Asked::plain(ScenarioId::new("leaking-roof")), Mode::Practice, 1)
    }

    fn input(field: &str, row: Option<usize>, part: Option<&str>) -> Input {
        Input { field: FieldId::new(field), row, part: part.map(ToOwned::to_owned), text: "x".into() }
    }

    #[test]
    fn each_kind_of_field_takes_what_is_typed_into_it_and_nothing_else() {
        let rows = [
            ("decision", None, None, true),
            ("decision", Some(0), None, false),
            ("decision", None, Some("way"), false),
            ("repair_cost", None, None, true),
            ("repair_cost", Some(1), Some("way"), false),
            ("ways", Some(0), Some("way"), true),
            ("ways", Some(MOST_ROWS - 1), Some("cost"), true),
            ("ways", Some(MOST_ROWS), Some("way"), false),
            ("ways", Some(0), Some("weg"), false),
            ("ways", None, None, false),
            ("split", None, Some("Books"), true),
            ("split", None, Some("Garden"), false),
            ("split", None, None, false),
            ("nowhere", None, None, false),
        ];
        for (field, row, part, expected) in rows {
            let mut draft = blank();
            draft.take(&scenario(), input(field, row, part), 9);
            assert_eq!(draft.answer.is_filled(&FieldId::new(field)), expected, "{field} {row:?} {part:?}");
            assert_eq!(draft.changed_at, if expected { 9 } else { 1 }, "{field} {row:?} {part:?}");
        }
    }

    #[test]
    fn a_second_bucket_leaves_the_first_as_it_is() {
        let mut draft = blank();
        draft.take(&scenario(), input("split", None, Some("Books")), 2);
        draft.take(&scenario(), input("split", None, Some("Roof")), 3);
        let split = FieldId::new("split");
        assert_eq!(
            (draft.answer.typed_amount(&split, "Books"), draft.answer.typed_amount(&split, "Roof")),
            ("x", "x")
        );
    }

    #[test]
    fn only_tables_have_rows_to_change() {
        let mut draft = blank();
        draft.take(&scenario(), input("decision", None, None), 2);
        let before = draft.clone();
        for field in ["decision", "repair_cost", "split", "nowhere"] {
            let named = draft.change_rows(&scenario(), &FieldId::new(field), 3, |rows| {
                rows.clear();
                0
            });
            assert_eq!((named, &draft), (None, &before), "{field}");
        }
        let ways = FieldId::new("ways");
        assert_eq!(draft.shown_rows(&ways).len(), LEAST_ROWS, "there is room to start");
        assert_eq!(draft.change_rows(&scenario(), &ways, 3, |_| 99), Some(LEAST_ROWS - 1));
    }

    #[test]
    fn a_choice_gets_the_place_that_was_wanted_and_the_others_keep_theirs() {
        let order = |wishes: &[(&str, &str)]| {
            let wish = |order: Vec<String>, (choice, place): &(&str, &str)| {
                ranked(&order, 4, (*choice).to_owned(), place)
            };
            wishes.iter().fold(Vec::new(), wish).join(",")
        };
        let rows: [(&[(&str, &str)], &str); 8] = [
            (&[("a", "3"), ("b", "4"), ("c", "1"), ("d", "2")], "c,d,a,b"),
            (&[("a", "3"), ("b", "1")], "b,,a"),
            (&[("a", "2"), ("b", "2")], ",b,a"),
            (&[("a", "4"), ("b", "4")], ",,a,b"),
            (&[("a", "1"), ("b", "2"), ("c", "3"), ("d", "4"), ("d", "1")], "d,a,b,c"),
            (&[("a", "1"), ("b", "2"), ("c", "3"), ("a", "3")], "b,c,a"),
            (&[("a", "1"), ("b", "3"), ("b", "")], "a"),
            (&[("a", "9"), ("a", "0")], "a"),
        ];
        for (wishes, result) in rows {
            assert_eq!(order(wishes), result, "{wishes:?}");
        }
    }

    #[test]
    fn choices_are_ranked_chosen_and_sorted() {
        let pack = crate::pack::Pack::read(include_str!("../../tests/packs/neutral.json")).unwrap();
        let scenario = pack.scenarios.get(1).unwrap();
        let mut draft = Draft::new(Asked::plain(scenario.id.clone()), Mode::Practice, 0);
        let mut take = |field: &str, choice: &str, text: &str| {
            let (part, text) = (Some(choice.to_owned()), text.to_owned());
            draft.take(scenario, Input { field: FieldId::new(field), row: None, part, text }, 1);
        };
        for (choice, place) in [("Students", "1"), ("Children", "1"), ("Pensioners", "9"), ("Nobody", "1")] {
            take("order", choice, place);
        }
        take("order", "Students", "3");
        for (choice, text) in [("Evening", "on"), ("Morning", "on"), ("Evening", "")] {
            take("hours", choice, text);
        }
        for choice in ["Front", "Garden"] {
            take("entrance", choice, "on");
        }
        for (choice, bucket) in
            [("Lending", "Staff"), ("Repairs", "Staff"), ("Repairs", ""), ("Lending", "Elsewhere")]
        {
            take("duties", choice, bucket);
        }
        take("duties", "Reading aloud", "Volunteers");
        let picked = |field: &str| draft.answer.picked(&FieldId::new(field)).join(", ");
        assert_eq!(picked("order"), "Children, Pensioners, Students");
        assert_eq!(picked("hours"), "Morning");
        assert_eq!(picked("entrance"), "Garden");
        let bucket = |choice: &str| draft.answer.bucket_of(&FieldId::new("duties"), choice);
        assert_eq!(
            [bucket("Lending"), bucket("Repairs"), bucket("Reading aloud")],
            [None, None, Some("Volunteers")]
        );
    }
}
