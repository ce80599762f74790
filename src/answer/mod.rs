//! What a candidate wrote: one entry a field, exactly as typed.

pub(crate) mod file;

pub(crate) use file::read_fields;
pub use file::{AnswerLine, read_line};

use crate::ids::FieldId;
use crate::pack::{Field, FieldKind, Scenario};
use serde::Serialize;
use std::collections::BTreeMap;

/// An answer to a scenario. Fields that were never touched are absent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Answer {
    entries: BTreeMap<FieldId, Entry>,
}

/// The words of one row of a table, by column.
pub type Row = BTreeMap<String, String>;

/// What was typed into one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Entry {
    /// Running text.
    Text {
        /// As typed.
        text: String,
    },
    /// A number, as typed: `$1.2M` stays so.
    Number {
        /// As typed.
        typed: String,
    },
    /// Rows of a table.
    Table {
        /// In the candidate's order.
        rows: Vec<Row>,
    },
    /// Shares of a total.
    Allocation {
        /// As typed, by bucket.
        amounts: BTreeMap<String, String>,
    },
    /// Choices in order.
    Ranking {
        /// The first comes first; choices that are not in it are not ranked. An empty text is a place that no choice
        /// has yet.
        order: Vec<String>,
    },
    /// What was chosen.
    Choice {
        /// In the order of the field.
        chosen: Vec<String>,
    },
    /// Choices sorted into buckets.
    Buckets {
        /// The bucket of each choice that has one.
        sorted: BTreeMap<String, String>,
    },
}

impl Entry {
    /// Whether nothing but spaces was typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Text { text } => text.trim().is_empty(),
            Self::Number { typed } => typed.trim().is_empty(),
            Self::Table { rows } => rows.iter().flat_map(BTreeMap::values).all(|cell| cell.trim().is_empty()),
            Self::Allocation { amounts } => amounts.values().all(|typed| typed.trim().is_empty()),
            Self::Ranking { order } => order.iter().all(String::is_empty),
            Self::Choice { chosen } => chosen.is_empty(),
            Self::Buckets { sorted } => sorted.is_empty(),
        }
    }
}

/// Where a piece of text stands in an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The field.
    pub field: FieldId,
    /// The row, from 0, if the field is a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    /// The column, if the field is a table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl Answer {
    /// An answer that has only these words, in one field; in a table they stand in that column, or in the first one.
    /// None if the field is not filled in by typing, or has no such column.
    #[must_use]
    pub fn saying(field: &Field, column: Option<&str>, words: &str) -> Option<Self> {
        let text = words.to_owned();
        let entry = match (&field.kind, column) {
            (FieldKind::Text, None) => Entry::Text { text },
            (FieldKind::Number(_), None) => Entry::Number { typed: text },
            (FieldKind::Table { columns }, _) => {
                let found = columns.iter().find(|one| column.is_none_or(|column| column == one.as_str()))?;
                Entry::Table { rows: vec![Row::from([(found.clone(), text)])] }
            }
            _ => return None,
        };
        let mut answer = Self::default();
        answer.put(field.id.clone(), entry);
        Some(answer)
    }

    /// The entry of a field.
    #[must_use]
    pub fn entry(&self, field: &FieldId) -> Option<&Entry> {
        self.entries.get(field)
    }

    /// Puts an entry in place of what was there.
    pub fn put(&mut self, field: FieldId, entry: Entry) {
        self.entries.insert(field, entry);
    }

    /// The running text of a field; empty if there is none.
    #[must_use]
    pub fn text(&self, field: &FieldId) -> &str {
        match self.entries.get(field) {
            Some(Entry::Text { text }) => text,
            _ => "",
        }
    }

    /// The typed number of a field; empty if there is none.
    #[must_use]
    pub fn typed_number(&self, field: &FieldId) -> &str {
        match self.entries.get(field) {
            Some(Entry::Number { typed }) => typed,
            _ => "",
        }
    }

    /// The rows of a table; empty if there are none.
    #[must_use]
    pub fn rows(&self, field: &FieldId) -> &[Row] {
        match self.entries.get(field) {
            Some(Entry::Table { rows }) => rows,
            _ => &[],
        }
    }

    /// The typed amount of a bucket; empty if there is none.
    #[must_use]
    pub fn typed_amount(&self, field: &FieldId, bucket: &str) -> &str {
        match self.entries.get(field) {
            Some(Entry::Allocation { amounts }) => amounts.get(bucket).map_or("", String::as_str),
            _ => "",
        }
    }

    /// The choices of a field as they were ranked or chosen; empty if there are none. In a ranking, an empty text is a
    /// place that no choice has.
    #[must_use]
    pub fn picked(&self, field: &FieldId) -> &[String] {
        match self.entries.get(field) {
            Some(Entry::Ranking { order: picked } | Entry::Choice { chosen: picked }) => picked,
            _ => &[],
        }
    }

    /// The choices of a field that were ranked or chosen, each with its place, from 1.
    pub fn placed(&self, field: &FieldId) -> impl Iterator<Item = (usize, &str)> {
        let places = self.picked(field).iter().enumerate();
        places.filter(|(_, choice)| !choice.is_empty()).map(|(place, choice)| (place + 1, choice.as_str()))
    }

    /// The bucket into which a choice was sorted.
    #[must_use]
    pub fn bucket_of(&self, field: &FieldId, choice: &str) -> Option<&str> {
        match self.entries.get(field) {
            Some(Entry::Buckets { sorted }) => sorted.get(choice).map(String::as_str),
            _ => None,
        }
    }

    /// Whether anything was typed into a field.
    #[must_use]
    pub fn is_filled(&self, field: &FieldId) -> bool {
        self.entries.get(field).is_some_and(|entry| !entry.is_blank())
    }

    /// Whether nothing was typed anywhere.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.entries.values().all(Entry::is_blank)
    }

    /// The fields of a scenario into which nothing was typed, in its order.
    pub fn blank_fields<'s>(&self, scenario: &'s Scenario) -> impl Iterator<Item = &'s Field> {
        scenario.fields.iter().filter(|field| !self.is_filled(&field.id))
    }

    /// How many words stand in texts and tables.
    #[must_use]
    pub fn word_count(&self, scenario: &Scenario) -> usize {
        self.passages(scenario).iter().map(|(_, text)| text.split_whitespace().count()).sum()
    }

    /// All texts that are not blank, in the scenario's order: text fields, and tables cell by cell.
    #[must_use]
    pub fn passages<'a>(&'a self, scenario: &Scenario) -> Vec<(Place, &'a str)> {
        let mut passages = Vec::new();
        for field in &scenario.fields {
            match (&field.kind, self.entries.get(&field.id)) {
                (FieldKind::Text, Some(Entry::Text { text })) => {
                    passages
                        .push((Place { field: field.id.clone(), row: None, column: None }, text.as_str()));
                }
                (FieldKind::Table { columns }, Some(Entry::Table { rows })) => {
                    for (index, row) in rows.iter().enumerate() {
                        for column in columns {
                            let text = row.get(column).map_or("", String::as_str);
                            let place = Place {
                                field: field.id.clone(),
                                row: Some(index),
                                column: Some(column.clone()),
                            };
                            passages.push((place, text));
                        }
                    }
                }
                _ => {}
            }
        }
        passages.retain(|(_, text)| !text.trim().is_empty());
        passages
    }

    /// The text at a place; empty if there is none.
    #[must_use]
    pub fn text_at(&self, place: &Place) -> &str {
        match (place.row, &place.column) {
            (Some(row), Some(column)) => {
                self.rows(&place.field).get(row).and_then(|row| row.get(column)).map_or("", String::as_str)
            }
            _ => self.text(&place.field),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::neutral_scenario as scenario;

    fn read(fields: &str) -> Answer {
        let line = format!(r#"{{"id": "a", "scenario": "leaking-roof", "fields": {fields}}}"#);
        let scenario = scenario();
        read_line(&line, 1, |_| Some(&scenario)).unwrap().answer
    }

    #[test]
    fn an_answer_line_is_kept_as_it_was_typed() {
        let answer = read(
            r#"{"questions": " Where? \n", "repair_cost": "$60k", "weekday_visitors": 900.50, "split": {"Roof": 60, "Books": " 1k "}}"#,
        );
        assert_eq!(answer.text(&FieldId::new("questions")), " Where? \n");
        assert_eq!(answer.typed_number(&FieldId::new("repair_cost")), "$60k");
        assert_eq!(answer.typed_number(&FieldId::new("weekday_visitors")), "900.5");
        let split = FieldId::new("split");
        let amounts = ["Roof", "Books", "Reserve"].map(|bucket| answer.typed_amount(&split, bucket));
        assert_eq!(amounts, ["60", " 1k ", ""]);
    }

    #[test]
    fn what_is_missing_null_or_empty_is_blank() {
        let rows = [
            "{}",
            r#"{"questions": null, "repair_cost": null, "ways": null, "split": null}"#,
            r#"{"questions": " \n", "repair_cost": "", "ways": [], "split": {}}"#,
            r#"{"ways": [{}, {"way": "", "cost": null}], "split": {"Roof": null, "Books": ""}}"#,
        ];
        for fields in rows {
            let answer = read(fields);
            assert!(answer.is_blank(), "{fields}");
            assert_eq!(answer.blank_fields(&scenario()).count(), 7, "{fields}");
            assert_eq!(
                (answer.word_count(&scenario()), answer.passages(&scenario()).len()),
                (0, 0),
                "{fields}"
            );
        }
    }

    #[test]
    fn passages_stand_in_the_order_of_the_form_and_lead_back_to_their_text() {
        let answer = read(
            r#"{"decision": "Last one", "ways": [{}, {"cost": "Noise", "way": "Mend it"}], "questions": "First", "repair_cost": 60}"#,
        );
        let scenario = scenario();
        let passages = answer.passages(&scenario);
        let texts: Vec<&str> = passages.iter().map(|(_, text)| *text).collect();
        assert_eq!(texts, ["First", "Mend it", "Noise", "Last one"]);
        assert!(passages.iter().all(|(place, text)| answer.text_at(place) == *text));
        assert_eq!(answer.word_count(&scenario), 6);
        let nowhere = Place { field: FieldId::new("ways"), row: Some(9), column: Some("way".into()) };
        assert_eq!(answer.text_at(&nowhere), "");
    }

    #[test]
    fn asking_a_field_for_what_it_does_not_hold_gives_nothing() {
        let answer = read(r#"{"questions": "Where?", "repair_cost": 60}"#);
        let (text, number) = (FieldId::new("questions"), FieldId::new("repair_cost"));
        assert_eq!(
            (answer.text(&number), answer.typed_number(&text), answer.typed_amount(&text, "Roof")),
            ("", "", "")
        );
        assert!(answer.rows(&text).is_empty() && answer.rows(&number).is_empty());
    }
}
