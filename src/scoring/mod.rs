//! Scoring: from an answer to a debrief in which every point has its reason.
//!
//! ```text
//! answer -> passages -> tokens, sentences, scopes (text)
//!        -> spans of concepts (concept)
//!        -> rules over spans, tables, numbers (judge), each span past the gates (gate)
//!        -> verdicts, points, dimensions (debrief)
//! ```
//!
//! The same answer and the same pack give the same debrief, always: there is no chance, no clock and no
//! order of a hash table in it, and points are whole numbers.

mod cues;
mod debrief;
mod export;
mod gate;
mod judge;
mod prompt;
mod reading;
mod reasons;
mod rule;
mod table;
mod units;
mod witness;

pub use debrief::{
    Debrief, DimensionScore, FlagResult, ItemResult, NumberResult, NumberState, number_state, score,
    score_fields,
};
pub use export::score_line;
pub use gate::{Blocked, Why};
pub use judge::{Evidence, Outcome, which_hold};
pub use prompt::{Prompt, Topic};
pub use rule::{CellTest, Cue, Cues, Polarity, Questions, Rows, Rule, Say, Scope, Sign, Slot, Within};
