//! The other side of the table: what an interviewer ticks while somebody speaks.

use super::attempt::AttemptId;
use super::model::Millis;
use crate::ids::ItemId;
use crate::ids::ScenarioId;
use serde::Serialize;
use std::collections::BTreeSet;

/// An interviewer's record of one conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Its name; it sorts by time, like an attempt's.
    pub id: AttemptId,
    /// The scenario that was put.
    pub scenario: ScenarioId,
    /// The scenario's title, for lists in which the pack is no longer there.
    pub title: String,
    /// Whom it is about, as the interviewer calls them.
    pub candidate: String,
    /// The items that were heard.
    pub heard: BTreeSet<ItemId>,
    /// What the interviewer wrote down.
    pub notes: String,
    /// The typed answer with which it is compared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub compared: Option<AttemptId>,
    /// When it was begun.
    pub begun_at: Millis,
    /// When it was last changed.
    pub changed_at: Millis,
}

impl Sheet {
    /// A blank one.
    #[must_use]
    pub fn new(id: AttemptId, scenario: ScenarioId, title: String, now: Millis) -> Self {
        Self {
            id,
            scenario,
            title,
            candidate: String::new(),
            heard: BTreeSet::new(),
            notes: String::new(),
            compared: None,
            begun_at: now,
            changed_at: now,
        }
    }
}
