//! JSON with places. `serde_json` stops at the first problem and forgets where a value stood;
//! a pack's author is owed all problems at once, each with line and column. So authored files are
//! read as a tree that remembers its offsets, and a [`Reader`] that collects what is wrong.

mod invisible;
mod reader;
mod syntax;
mod tree;

pub use invisible::{is_invisible, is_unprintable, visible};
pub use reader::{Object, Reader, nearest, shortened};
pub use tree::{MAX_BYTES, MAX_DEPTH, Member, Node, Value, parse, parse_of_any_size};
