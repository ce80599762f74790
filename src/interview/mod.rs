//! The interview: what the program knows, what may happen to it, and what has to be done about it.
//!
//! `update(&mut Model, Msg) -> Vec<Effect>` is all of the program's behaviour. Messages are facts that
//! have happened, effects are orders to the shell; time, chance and stored text come in with messages.

mod attempt;
mod comparison;
mod draft;
mod library;
mod marking;
mod model;
mod read_saved;
mod route;
mod saved;
mod update;

pub use attempt::{Attempt, AttemptId};
pub use comparison::{Comparison, compare};
pub use draft::{Draft, Input};
pub use library::{Library, PackTrouble};
pub use marking::{Mark, Piece, pieces};
pub use model::{Millis, Model, Notice, Saving, Screen, Writing};
pub use route::Route;
pub use saved::{Key, Saved, Unreadable, decode, encode_attempt, encode_draft};
pub use update::{Effect, Msg, start, update};
#[cfg(feature = "web")]
pub(crate) use update::{field_id, row_id};
