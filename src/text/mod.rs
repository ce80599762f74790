//! From typed text to tokens, sentences and scopes. Everything here points back into the caller's text
//! by byte ranges and never copies meaning away from it: evidence must be the candidate's own words.

mod document;
mod normal;
mod quantity;
mod scope;
mod token;

pub use document::{Document, Passage, Sentence};
pub use normal::{fold, stem};
pub use quantity::{Measure, Quantity};
pub use token::{Token, tokens};
