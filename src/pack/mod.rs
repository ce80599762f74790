//! Scenario packs: what an author writes, read and checked into what the interview runs on. There is one
//! way in, [`Pack::read`], for the packs that ship and for a stranger's alike.

mod allocation;
mod coverage;
mod drill;
mod effort;
mod figured;
mod given;
mod guidance;
mod labour;
pub(crate) mod limits;
mod model;
mod number_field;
mod outline;
mod panel;
mod parameters;
mod read;
mod read_concepts;
mod read_criterion;
mod read_cues;
mod read_field;
mod read_guidance;
mod read_parameters;
mod read_picks;
mod read_practice;
mod read_rule;
mod read_scenario;
mod tests_of_packs;
pub(crate) mod words;

pub use allocation::{Allocation, Remainder};
pub use coverage::coverage;
pub use drill::{Drill, Question};
pub use figured::{Figured, FiguredError};
pub use guidance::{Challenge, Hint, ModelAnswer};
pub use model::{Asker, Dimension, Exhibit, Field, FieldKind, Flag, Item, ItemTest, Pack, Sample, Scenario};
pub use number_field::{Mistake, NumberField, Tolerance, Working};
pub use outline::{Card, Outline, PanelCard};
pub use panel::{Panel, Seat};
pub use parameters::{Condition, Draw, Parameter, Parameters, Range, Source};
pub use tests_of_packs::{Finding, near_misses, run_tests};

/// The first scenario of the pack that tests share: a small one, about nothing that ships.
#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(crate) fn neutral_scenario() -> Scenario {
    let pack = Pack::read(include_str!("../../tests/packs/neutral.json")).unwrap();
    pack.scenarios.into_iter().next().unwrap()
}
