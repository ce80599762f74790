//! What changed between two attempts at one scenario.

use crate::ids::ItemId;
use crate::scoring::Debrief;

/// The difference that a retry made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier score.
    pub before: u32,
    /// The new score.
    pub after: u32,
    /// Items that are met now and were not.
    pub gained: Vec<ItemId>,
    /// Items that were met and are not now.
    pub lost: Vec<ItemId>,
}

/// Compares two debriefs of one scenario.
#[must_use]
pub fn compare(before: &Debrief, after: &Debrief) -> Comparison {
    let changed = |to: bool| {
        after
            .items
            .iter()
            .filter(|item| item.met == to)
            .filter(|item| before.items.iter().any(|other| other.id == item.id && other.met != to))
            .map(|item| item.id.clone())
            .collect()
    };
    Comparison { before: before.score, after: after.score, gained: changed(true), lost: changed(false) }
}
