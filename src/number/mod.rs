//! Numbers as people type them, and numbers as a scenario expects them.

pub(crate) mod decimal;
pub(crate) mod formula;
mod typed;

pub use formula::{Expression, Formula, FormulaError};
pub(crate) use typed::with_decimals;
pub use typed::{Refusal, Typed, Unit, parse_typed, show};
