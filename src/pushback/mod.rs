//! Pushback: what is put to the candidate after the answer, and what became of the reply.

mod choose;
mod reply;

pub use choose::{choose, fitting};
pub use reply::{Judgement, Mark, Verdict, judge};
