//! Pushback: what is put to the candidate after the answer, and what became of the reply.

mod choose;
mod marks;
mod novelty;
mod reply;
mod signs;
mod traits;
mod verdict;
mod weighing;

pub use choose::{choose, fitting};
pub use reply::judge;
pub use verdict::{Judgement, Mark, Sign, Verdict};
