//! A pack that is being written: what is kept of it, and what its editor knows while it is on the screen.

use super::attempt::AttemptId;
use super::model::Millis;
use crate::editor::{Checked, History, How, Part, Tree, Trial, shown};
use serde::Serialize;
use std::rc::Rc;

/// A pack that is being written, as it is kept. Its text may be anything that its author has made of it so far.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Script {
    /// Its name; the pack's own id may change while it is written.
    pub id: AttemptId,
    /// What the pack is called.
    pub title: String,
    /// Who writes it.
    pub author: String,
    /// The pack.
    pub text: String,
    /// It was exported or used: others may know it by its ids.
    pub is_out: bool,
    /// When it was last changed.
    pub changed_at: Millis,
}

impl Script {
    /// What is kept of a pack.
    #[must_use]
    pub(super) fn of(id: &AttemptId, tree: &Tree, is_out: bool, changed_at: Millis) -> Self {
        Self {
            id: id.clone(),
            title: tree.text_of("title").to_owned(),
            author: tree.text_of("author").to_owned(),
            text: tree.flat(),
            is_out,
            changed_at,
        }
    }
}

/// A pack on the screen of its editor.
#[derive(Clone, Debug, PartialEq)]
pub struct Editing {
    /// Which one.
    pub id: AttemptId,
    /// What of it is on the screen.
    pub part: Part,
    /// The pack.
    pub tree: Tree,
    /// What can be undone.
    pub history: History,
    /// What was found when it was last looked at.
    pub checked: Rc<Checked>,
    /// Words that are tried out.
    pub trial: Trial,
    /// The rule that its author writes by hand, although the form may know it.
    pub by_hand: Option<String>,
    /// Where there is no room for both, the preview is shown instead of the form.
    pub shows_preview: bool,
    /// The input into which was typed last, and all that stands in it: a list of lines loses its blank ones in the tree.
    pub(super) raw: Option<(String, String)>,
    /// It was changed since it was last looked at.
    pub(super) is_stale: bool,
    /// Where the focus goes when the next part is shown.
    pub(super) aim: Option<String>,
}

impl Editing {
    /// What an input shows.
    #[must_use]
    pub fn shown(&self, path: &str, how: How) -> String {
        match &self.raw {
            Some((typed, text)) if typed == path => text.clone(),
            _ => shown(&self.tree, path, how),
        }
    }
}
