//! A pack's text as a tree that can be changed. Unlike the reader's tree it owns no places; unlike common JSON values it
//! keeps the order of members, which is the order of slots in a debrief, and numbers as they were written.

use super::path::{key, position, steps};
use crate::json::{self, Node, Value};
use crate::problem::Problem;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number as it was written.
    Number(String),
    /// A string without its escapes.
    Text(String),
    /// A list.
    List(Vec<Self>),
    /// An object, its members in order.
    Object(Vec<(String, Self)>),
}

impl Tree {
    /// Reads strict JSON.
    ///
    /// # Errors
    /// The first thing that is no JSON.
    pub fn read(text: &str) -> Result<Self, Problem> {
        json::parse_of_any_size(text).map(|node| Self::of(&node, text))
    }

    /// The tree of a node of that text.
    fn of(node: &Node, text: &str) -> Self {
        match &node.value {
            Value::Null => Self::Null,
            Value::Bool(is) => Self::Bool(*is),
            Value::Number(_) => {
                let rest = text.get(node.at..).unwrap_or_default();
                let end = rest.find(|c: char| !is_of_a_number(c)).unwrap_or(rest.len());
                Self::Number(rest.get(..end).unwrap_or_default().to_owned())
            }
            Value::Text(text) => Self::Text(text.clone()),
            Value::List(nodes) => Self::List(nodes.iter().map(|node| Self::of(node, text)).collect()),
            Value::Object(members) => Self::Object(
                members.iter().map(|member| (member.key.clone(), Self::of(&member.node, text))).collect(),
            ),
        }
    }

    /// A number if the words are one in JSON, else a text: what was typed is kept, and the reader says what is wrong.
    #[must_use]
    pub fn of_digits(words: &str) -> Self {
        let words = words.trim();
        match Self::read(words) {
            Ok(number @ Self::Number(_)) => number,
            _ => Self::Text(words.to_owned()),
        }
    }

    /// A text.
    #[must_use]
    pub fn words(words: &str) -> Self {
        Self::Text(words.to_owned())
    }

    /// What stands at a path.
    #[must_use]
    pub fn at(&self, path: &str) -> Option<&Self> {
        steps(path).try_fold(self, |tree, step| match tree {
            Self::List(entries) => entries.get(position(step)?),
            Self::Object(members) => members.get(place(members, step)?).map(|(_, value)| value),
            _ => None,
        })
    }

    pub(super) fn at_mut(&mut self, path: &str) -> Option<&mut Self> {
        steps(path).try_fold(self, |tree, step| match tree {
            Self::List(entries) => entries.get_mut(position(step)?),
            Self::Object(members) => {
                let place = place(members, step)?;
                members.get_mut(place).map(|(_, value)| value)
            }
            _ => None,
        })
    }

    /// At which position of its list or object the entry stands that a path leads to.
    pub(super) fn place_of(&self, path: &str) -> Option<usize> {
        let step = super::path::last(path);
        match self.at(super::path::parent(path))? {
            Self::List(entries) => position(step).filter(|place| *place < entries.len()),
            Self::Object(members) => place(members, step),
            _ => None,
        }
    }

    /// The member of that key.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Self> {
        self.members().iter().find(|(name, _)| name == key).map(|(_, value)| value)
    }

    /// All members; none if it is no object.
    #[must_use]
    pub fn members(&self) -> &[(String, Self)] {
        match self {
            Self::Object(members) => members,
            _ => &[],
        }
    }

    /// All entries; none if it is no list.
    #[must_use]
    pub fn entries(&self) -> &[Self] {
        match self {
            Self::List(entries) => entries,
            _ => &[],
        }
    }

    /// The words of a text or the digits of a number; empty for everything else.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Number(text) => text,
            _ => "",
        }
    }

    /// The text under a key; empty if there is none.
    #[must_use]
    pub fn text_of(&self, key: &str) -> &str {
        self.member(key).map_or("", Self::text)
    }

    /// The texts of the entries of the list under a key.
    pub fn texts_of<'t>(&'t self, key: &str) -> impl Iterator<Item = &'t str> {
        self.member(key).map_or(&[][..], Self::entries).iter().map(Self::text)
    }

    /// On one line.
    #[must_use]
    pub fn flat(&self) -> String {
        let mut text = String::new();
        self.write(&mut text);
        text
    }

    pub(super) fn write(&self, text: &mut String) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(is) => text.push_str(if *is { "true" } else { "false" }),
            Self::Number(digits) => text.push_str(digits),
            Self::Text(words) => quote(words, text),
            Self::List(entries) => {
                text.push('[');
                for (index, entry) in entries.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    entry.write(text);
                }
                text.push(']');
            }
            Self::Object(members) => {
                text.push('{');
                for (index, (key, value)) in members.iter().enumerate() {
                    text.push_str(if index == 0 { "" } else { ", " });
                    quote(key, text);
                    text.push_str(": ");
                    value.write(text);
                }
                text.push('}');
            }
        }
    }
}

/// A text in quotes, with its escapes.
pub(super) fn quote(words: &str, text: &mut String) {
    text.push_str(&serde_json::to_string(words).unwrap_or_default());
}

fn is_of_a_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '+' | '.' | 'e' | 'E')
}

fn place(members: &[(String, Tree)], step: &str) -> Option<usize> {
    if step.starts_with(':') {
        return position(step).filter(|place| *place < members.len());
    }
    let key = key(step);
    members.iter().position(|(name, _)| *name == key)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Any tree that a pack may hold.
    pub(in crate::editor) fn any_tree() -> impl Strategy<Value = Tree> {
        let leaf = prop_oneof![
            Just(Tree::Null),
            any::<bool>().prop_map(Tree::Bool),
            "-?(0|[1-9][0-9]{0,11})(\\.[0-9]{1,12})?".prop_map(Tree::Number),
            "\\PC{0,60}".prop_map(Tree::Text),
            "[a-z\n\t\"\\\\ ]{0,12}".prop_map(Tree::Text),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..5).prop_map(Tree::List),
                prop::collection::vec(("[a-z/~:]{0,4}", inner), 0..5).prop_map(Tree::Object),
            ]
        })
    }

    #[test]
    fn what_stands_at_a_path_is_found_by_key_and_by_position() {
        let tree = Tree::read(r#"{"a/b": [1, {"x": "y", "x": "z"}], ":0": 1.50}"#).unwrap();
        let rows = [
            ("", Some(tree.flat())),
            ("a~1b/0", Some("1".into())),
            ("a~1b/1/x", Some("\"y\"".into())),
            ("a~1b/1/:1", Some("\"z\"".into())),
            ("~20", Some("1.50".into())),
            (":1", Some("1.50".into())),
            ("a~1b/2", None),
            ("a~1b/0/x", None),
            (":2", None),
        ];
        for (path, expected) in rows {
            assert_eq!(tree.at(path).map(Tree::flat), expected, "{path}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_as_the_same_tree(tree in any_tree()) {
            prop_assert_eq!(Tree::read(&tree.flat()).unwrap(), tree);
        }
    }
}
