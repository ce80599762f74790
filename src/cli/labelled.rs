//! Answers and passages that people have judged: JSON Lines like answer files, with `labels` beside the fields.

use crate::answer::{Answer, read_line};
use crate::ids::ScenarioId;
use crate::pack::Scenario;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// What people said of an answer, beside the answer itself.
#[derive(Debug, Deserialize)]
pub(super) struct Labelled {
    pub(super) id: String,
    pub(super) scenario: String,
    fields: Value,
    /// For each item that was judged, 1 or 0.
    pub(super) labels: BTreeMap<String, u8>,
    #[serde(default)]
    pub(super) flags: BTreeMap<String, u8>,
    /// The reader's mark for the whole answer, 1 to 6.
    #[serde(default)]
    pub(super) overall: Option<f64>,
    /// The attack that it is, if it is one.
    #[serde(default)]
    pub(super) trap: Option<String>,
    /// The words for which a reader gave an item, if they were written down.
    #[serde(default)]
    pub(super) evidence: BTreeMap<String, Vec<Quote>>,
}

/// Words of an answer.
#[derive(Debug, Deserialize)]
pub(super) struct Quote {
    pub(super) field: String,
    pub(super) quote: String,
}

impl Labelled {
    /// Reads a line.
    pub(super) fn parse(line: &str) -> Result<Self, String> {
        serde_json::from_str(line).map_err(|error| {
            format!(
                "this is no labelled answer: {error}\n  to mend it: a line has id, scenario, fields, labels and, if you like, \
                 evidence, flags and overall"
            )
        })
    }

    /// The answer, and the scenario that it answers; `number` is the line's, counted from 1.
    pub(super) fn answer<'s>(
        &self,
        number: usize,
        find: impl Fn(&ScenarioId) -> Option<&'s Scenario>,
    ) -> Result<(&'s Scenario, Answer), String> {
        let alone = json!({"id": self.id, "scenario": self.scenario, "fields": self.fields}).to_string();
        let read = read_line(&alone, number, &find)
            .map_err(|problems| problems.iter().map(|one| one.what.clone()).collect::<Vec<_>>().join("; "))?;
        let scenario = find(&read.scenario).ok_or("its scenario is not loaded")?;
        let is_item = |name: &String| scenario.items.iter().any(|item| item.id.as_str() == name.as_str());
        if let Some(name) = self.labels.keys().find(|name| !is_item(name)) {
            return Err(format!("the label `{name}` is for no item of `{}`", self.scenario));
        }
        Ok((scenario, read.answer))
    }
}
