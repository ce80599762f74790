//! The packs that ship with the program, as text: they go through the same reading as a stranger's. `src/build.rs`
//! gathers them.

use crate::ids::{DrillId, PackId, PanelId, ScenarioId};
use crate::pack::{Asker, Card, Outline, PanelCard};

/// File names and texts of all packs in `scenarios/`.
pub const PACKS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The outlines of these packs, by their file names. The browser shows these until it has the packs.
#[must_use]
pub fn outlines() -> Vec<(&'static str, Outline)> {
    include!(concat!(env!("OUT_DIR"), "/outlines.rs"))
}
