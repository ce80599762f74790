//! What was changed, so that it can be undone and done again.

use super::edit::Edit;
use super::tree::Tree;

/// So many steps can be undone.
const MOST: usize = 300;

/// The changes of a tree, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct History {
    /// What takes each step back, and the input into which it was typed.
    done: Vec<(Edit, Option<String>)>,
    undone: Vec<Edit>,
}

impl History {
    /// Changes the tree; whether the change fitted. Typing on in the same `input` is one step.
    pub fn make(&mut self, tree: &mut Tree, edit: Edit, input: Option<&str>) -> bool {
        let Some(back) = edit.apply(tree) else { return false };
        self.undone.clear();
        let goes_on =
            input.is_some() && matches!(self.done.last(), Some((_, last)) if last.as_deref() == input);
        match self.done.last_mut() {
            Some((first, _)) if goes_on => {
                // What both take back, the later first.
                let before = std::mem::replace(first, Edit::All(Vec::new()));
                *first = joined(back, before);
            }
            _ => self.done.push((back, input.map(str::to_owned))),
        }
        if self.done.len() > MOST {
            self.done.remove(0);
        }
        true
    }

    /// Takes the last step back; whether there was one.
    pub fn undo(&mut self, tree: &mut Tree) -> bool {
        let again = self.done.pop().and_then(|(back, _)| back.apply(tree));
        let is_undone = again.is_some();
        self.undone.extend(again);
        is_undone
    }

    /// Makes the step again that was taken back last; whether there was one.
    pub fn redo(&mut self, tree: &mut Tree) -> bool {
        let back = self.undone.pop().and_then(|edit| edit.apply(tree));
        let is_done = back.is_some();
        self.done.extend(back.map(|back| (back, None)));
        is_done
    }

    /// Ends the step that is being typed: what is typed next is one of its own.
    pub fn settle(&mut self) {
        if let Some((_, input)) = self.done.last_mut() {
            *input = None;
        }
    }

    /// Whether there is something to undo.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is something to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Two changes as one. Of two that put a value at the same place, the second decides.
fn joined(first: Edit, second: Edit) -> Edit {
    match (first, second) {
        (Edit::Put(path, _), Edit::Put(other, value)) if path == other => Edit::Put(path, value),
        (Edit::All(mut edits), second) => {
            edits.push(second);
            Edit::All(edits)
        }
        (first, second) => Edit::All(vec![first, second]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::tree::tests::any_tree;
    use proptest::prelude::*;

    #[test]
    fn typing_on_in_one_input_is_one_step() {
        let mut tree = Tree::Object(vec![("a".into(), Tree::words("")), ("b".into(), Tree::words(""))]);
        let start = tree.clone();
        let mut history = History::default();
        for (input, words) in [("a", "P"), ("a", "Pr"), ("a", "Price"), ("b", "x")] {
            assert!(history.make(&mut tree, Edit::Put(input.into(), Tree::words(words)), Some(input)));
        }
        history.settle();
        history.make(&mut tree, Edit::Put("b".into(), Tree::words("xy")), Some("b"));
        assert!(history.undo(&mut tree));
        assert_eq!(tree.text_of("b"), "x");
        assert!(history.undo(&mut tree));
        assert_eq!((tree.text_of("a"), tree.text_of("b")), ("Price", ""));
        assert!(history.undo(&mut tree));
        assert_eq!(tree, start);
        assert!(!history.undo(&mut tree));
        assert!(history.redo(&mut tree));
        assert_eq!(tree.text_of("a"), "Price");
        history.make(&mut tree, Edit::Put("a".into(), Tree::words("Cost")), Some("a"));
        assert!(!history.can_redo(), "a new step ends what was undone");
    }

    fn any_edit() -> impl Strategy<Value = Edit> {
        let path = "([a-c]|[0-2]|:[0-2])?(/([a-c]|[0-2]|:[0-2]))?";
        let leaf = prop_oneof![
            (path, any_tree()).prop_map(|(path, tree)| Edit::Put(path, tree)),
            (path, 0..4_usize, "[a-c]", any_tree())
                .prop_map(|(path, at, key, tree)| Edit::Add(path, at, key, tree)),
            (path, 0..3_usize).prop_map(|(path, at)| Edit::Take(path, at)),
            (path, 0..3_usize, 0..3_usize).prop_map(|(path, from, to)| Edit::Shift(path, from, to)),
            (path, 0..3_usize, "[a-c]").prop_map(|(path, at, key)| Edit::Name(path, at, key)),
        ];
        leaf.prop_recursive(2, 6, 3, |inner| prop::collection::vec(inner, 0..3).prop_map(Edit::All))
    }

    proptest! {
        #[test]
        fn undoing_everything_returns_to_the_start_and_doing_it_again_to_the_end(
            start in any_tree(),
            edits in prop::collection::vec((any_edit(), prop::option::of("[ab]")), 0..12),
        ) {
            let mut tree = start.clone();
            let mut history = History::default();
            for (edit, input) in edits {
                let before = tree.clone();
                if !history.make(&mut tree, edit, input.as_deref()) {
                    prop_assert_eq!(&before, &tree, "what does not fit changes nothing");
                }
            }
            let end = tree.clone();
            while history.undo(&mut tree) {}
            prop_assert_eq!(&tree, &start);
            while history.redo(&mut tree) {}
            prop_assert_eq!(tree, end);
        }
    }
}
