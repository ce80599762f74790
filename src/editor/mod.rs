//! Writing packs: a pack's text as a tree that keeps everything and its order, edits that can be undone, what a form's
//! inputs mean for the tree, and the problems of the pack at the places where they stand. A pack is only ever changed
//! through here, so what the form does not know survives.

mod check;
mod edit;
mod history;
mod layout;
mod part;
pub(crate) mod path;
mod press;
mod rename;
mod slug;
mod starter;
mod tree;
mod trial;
mod typing;

pub use check::{Checked, Placed, Tested};
pub use edit::Edit;
pub use history::History;
pub use layout::laid_out;
pub use part::Part;
pub use path::{child, last, parent};
pub use press::{Pressed, press};
#[cfg(feature = "cli")]
pub(crate) use slug::slug;
pub use starter::{copied, starter};
pub use tree::Tree;
pub use trial::{Home, Trial, homes, name_of};
pub use typing::{How, shown, typed};
