//! An answer that is being written.

use super::attempt::AttemptId;
use super::model::Millis;
use crate::answer::{Answer, Entry, Row};
use crate::ids::{FieldId, ScenarioId};
use crate::pack::{FieldKind, Scenario};
use serde::{Deserialize, Serialize};

/// An unfinished answer, saved at every pause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The scenario that it answers.
    pub scenario: ScenarioId,
    /// What was typed so far.
    pub answer: Answer,
    /// When the first word was typed, or the form first opened.
    pub started_at: Millis,
    /// When it was last changed.
    pub changed_at: Millis,
    /// How long the form was in front of the candidate, in milliseconds.
    pub spent: u64,
    /// The attempt that this one tries to better.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<AttemptId>,
}

/// Something typed into an input of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Input {
    /// The field.
    pub field: FieldId,
    /// The row, if the field is a table.
    pub row: Option<usize>,
    /// The column of a table, or the bucket of an allocation.
    pub part: Option<String>,
    /// All that stands in the input now.
    pub text: String,
}

/// A table shows at least so many rows, so that there is room to start.
pub(super) const LEAST_ROWS: usize = 2;
/// A table takes no more rows than this.
pub(crate) const MOST_ROWS: usize = 50;

impl Draft {
    /// A blank answer.
    #[must_use]
    pub fn new(scenario: ScenarioId, now: Millis) -> Self {
        Self { scenario, answer: Answer::default(), started_at: now, changed_at: now, spent: 0, earlier: None }
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
            (FieldKind::Allocation(allocation), None, Some(bucket)) if allocation.buckets.contains(&bucket) => {
                let mut amounts = match self.answer.entry(&field) {
                    Some(Entry::Allocation { amounts }) => amounts.clone(),
                    _ => std::collections::BTreeMap::new(),
                };
                amounts.insert(bucket, text);
                Entry::Allocation { amounts }
            }
            _ => return,
        };
        self.answer.put(field, entry);
        self.changed_at = now;
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

    /// Changes the rows of a table by what `change` does to the shown ones.
    pub fn change_rows(&mut self, field: &FieldId, now: Millis, change: impl FnOnce(&mut Vec<Row>)) {
        let mut rows = self.shown_rows(field);
        change(&mut rows);
        rows.truncate(MOST_ROWS);
        self.answer.put(field.clone(), Entry::Table { rows });
        self.changed_at = now;
    }
}
