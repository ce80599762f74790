//! A change of a tree as a value. Applying one gives the change that takes it back, so that undoing needs no copies.

use super::path::parent;
use super::tree::Tree;

/// A change of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Puts a value in the place of the one at a path.
    Put(String, Tree),
    /// Adds an entry to the list or object at a path, at a position, in an object under a key.
    Add(String, usize, String, Tree),
    /// Takes the entry at a position out of the list or object at a path.
    Take(String, usize),
    /// Moves an entry of the list or object at a path from one position to another.
    Shift(String, usize, usize),
    /// Gives the member at a position of the object at a path another key.
    Name(String, usize, String),
    /// Several changes, one after the other.
    All(Vec<Self>),
}

impl Edit {
    /// Takes out what stands at a path; none if nothing does.
    #[must_use]
    pub fn take(tree: &Tree, path: &str) -> Option<Self> {
        Some(Self::Take(parent(path).to_owned(), tree.place_of(path)?))
    }

    /// Adds an entry at the end of the list at a path.
    #[must_use]
    pub fn append(tree: &Tree, path: &str, entry: Tree) -> Option<Self> {
        match tree.at(path)? {
            Tree::List(entries) => Some(Self::Add(path.to_owned(), entries.len(), String::new(), entry)),
            _ => None,
        }
    }

    /// Changes the tree. Returns what takes the change back; if the change does not fit, nothing has happened.
    pub fn apply(self, tree: &mut Tree) -> Option<Self> {
        match self {
            Self::Put(path, value) => {
                let place = tree.at_mut(&path)?;
                Some(Self::Put(path, std::mem::replace(place, value)))
            }
            Self::Add(path, position, key, value) => {
                match tree.at_mut(&path)? {
                    Tree::List(entries) if position <= entries.len() => entries.insert(position, value),
                    Tree::Object(members) if position <= members.len() => {
                        members.insert(position, (key, value));
                    }
                    _ => return None,
                }
                Some(Self::Take(path, position))
            }
            Self::Take(path, position) => {
                let (key, value) = match tree.at_mut(&path)? {
                    Tree::List(entries) if position < entries.len() => {
                        (String::new(), entries.remove(position))
                    }
                    Tree::Object(members) if position < members.len() => members.remove(position),
                    _ => return None,
                };
                Some(Self::Add(path, position, key, value))
            }
            Self::Shift(path, from, to) => {
                match tree.at_mut(&path)? {
                    Tree::List(entries) => shift(entries, from, to)?,
                    Tree::Object(members) => shift(members, from, to)?,
                    _ => return None,
                }
                Some(Self::Shift(path, to, from))
            }
            Self::Name(path, position, key) => {
                let Tree::Object(members) = tree.at_mut(&path)? else { return None };
                let (own, _) = members.get_mut(position)?;
                Some(Self::Name(path, position, std::mem::replace(own, key)))
            }
            Self::All(edits) => {
                let mut back = Vec::new();
                for edit in edits {
                    if let Some(inverse) = edit.apply(tree) {
                        back.push(inverse);
                        continue;
                    }
                    while let Some(inverse) = back.pop() {
                        inverse.apply(tree);
                    }
                    return None;
                }
                back.reverse();
                Some(Self::All(back))
            }
        }
    }
}

fn shift<T>(entries: &mut Vec<T>, from: usize, to: usize) -> Option<()> {
    if from >= entries.len() || to >= entries.len() {
        return None;
    }
    let entry = entries.remove(from);
    entries.insert(to, entry);
    Some(())
}
