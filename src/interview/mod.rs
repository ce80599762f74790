//! The interview: what the program knows, what may happen to it, and what has to be done about it.
//!
//! `update(&mut Model, Msg) -> Vec<Effect>` is all of the program's behaviour. Messages are facts that
//! have happened, effects are orders to the shell; time, chance and stored text come in with messages.

mod anki;
mod asked;
mod attempt;
mod bundle;
mod companions;
mod comparison;
mod draft;
mod exercise;
mod export;
mod finder;
mod library;
mod marking;
mod memory;
mod mode;
mod model;
mod offer;
pub mod progress;
mod read_saved;
mod review;
mod route;
mod saved;
mod script;
mod sentences;
mod sheet;
mod update;

pub use asked::Asked;
pub use attempt::{Attempt, AttemptId, hint_cost};
pub use comparison::{Comparison, compare};
pub use draft::{Draft, Input};
pub use exercise::{Exercise, Exercises};
pub use finder::Finder;
#[cfg(feature = "web")]
pub(crate) use finder::card_id;
pub use library::{Library, Origin, PackTrouble};
pub use marking::{Mark, Piece, pieces};
pub use memory::{Grade, Memory};
pub use mode::{Clock, Mode, PanelSeat};
pub use model::{CodeState, Desk, Drilling, Filter, Millis, Model, Notice, PackCode, Screen, Shown, Writing};
pub use offer::{Described, Held, Offer, Relation};
pub use review::{Exchange, FULL_MARK, HOLDS_FROM, Review, Stage, brier};
pub use route::Route;
#[cfg(feature = "web")]
pub(crate) use saved::ASIDE;
pub use saved::{Key, Saved, Unreadable, decode, encode};
pub use script::{Editing, Script};
pub use sentences::sentences;
pub use sheet::Sheet;
pub use update::{Effect, Export, Msg, ScriptMsg, start, update};
#[cfg(feature = "web")]
pub(crate) use update::{field_id, input_id, row_id};
