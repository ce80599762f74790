//! A panel: several people, each with a question, in one sitting.

use super::model::Asker;
use crate::ids::{FieldId, PanelId, ScenarioId};

/// A mock interview with several people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// Its name among all panels.
    pub id: PanelId,
    /// What people call it.
    pub title: String,
    /// One or two sentences on what it is like.
    pub about: String,
    /// Who sits there, in the order in which they ask.
    pub seats: Vec<Seat>,
}

/// A person of a panel with a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Byte offset in the pack, for messages.
    pub at: usize,
    /// Who it is.
    pub by: Asker,
    /// The scenario that is put; it may be in another pack.
    pub scenario: ScenarioId,
    /// The time for it, in minutes.
    pub minutes: u32,
    /// The fields of it that are asked; all if empty.
    pub fields: Vec<FieldId>,
}

impl Panel {
    /// How long it takes, in minutes.
    #[must_use]
    pub fn minutes(&self) -> u32 {
        self.seats.iter().map(|seat| seat.minutes).sum()
    }
}
