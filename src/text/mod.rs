//! From typed text to tokens, sentences and scopes. Everything here points back into the caller's text
//! by byte ranges and never copies meaning away from it: evidence must be the candidate's own words.

mod document;
mod ids;
mod letters;
mod mood;
mod negation;
mod normal;
mod quantity;
mod question;
mod retraction;
mod scope;
mod template;
mod token;

pub use document::{Document, Passage, Sentence};
pub(crate) use ids::Ids;
pub use letters::{capital, in_small, is_capital, is_small, small};
pub use normal::{fold, stem};
pub use quantity::{Measure, Quantity};
pub(crate) use token::{Key, KnownTokens, key, keys_of_starts, tokens_with};
pub use token::{Token, tokens};
