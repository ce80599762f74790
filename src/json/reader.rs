//! Reads typed values out of the tree and collects every problem instead of stopping at the first.

use super::tree::{Member, Node, Value};
use crate::problem::{Position, Problem};

/// After this many problems an author has enough to do; the rest would only hide them.
const MAX_PROBLEMS: usize = 200;

/// Collects the problems of one text while it is read.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
}

impl<'t> Reader<'t> {
    /// A reader for the text whose tree will be read.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new() }
    }

    /// Notes a problem at a byte offset.
    pub fn problem(&mut self, at: usize, what: impl Into<String>, remedy: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem {
                at: Position::of(self.text, at),
                what: what.into(),
                remedy: remedy.into(),
            });
        }
    }

    /// Notes a problem that has its place already.
    pub fn placed(&mut self, problem: Problem) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Whether anything was wrong so far.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// All problems, in the order of the text.
    #[must_use]
    pub fn finish(mut self) -> Vec<Problem> {
        self.problems.sort();
        self.problems.dedup();
        self.problems
    }

    /// The node as an object; `what` names it in messages ("a field").
    pub fn object<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Object<'n>> {
        let Value::Object(members) = &node.value else {
            self.wrong_kind(node, &format!("{what} is an object, `{{ … }}`"));
            return None;
        };
        for (index, member) in members.iter().enumerate() {
            if members.iter().take(index).any(|earlier| earlier.key == member.key) {
                self.problem(
                    member.at,
                    format!("the key `{}` stands twice in {what}", member.key),
                    "keep one of the two",
                );
            }
        }
        Some(Object { at: node.at, what, members, asked: Vec::new() })
    }

    /// The node as a list.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        if let Value::List(nodes) = &node.value {
            nodes
        } else {
            self.wrong_kind(node, &format!("{what} is a list, `[ … ]`"));
            &[]
        }
    }

    /// The node as a string of 1 to `max` characters that are not all spaces.
    pub fn text(&mut self, node: &Node, what: &str, max: usize) -> Option<String> {
        let Value::Text(text) = &node.value else {
            self.wrong_kind(node, &format!("{what} is a string, `\"…\"`"));
            return None;
        };
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.problem(node.at, format!("{what} is empty"), "write the text");
            None
        } else if length > max {
            self.problem(
                node.at,
                format!("{what} has {length} characters; at most {max} are allowed"),
                "shorten it",
            );
            None
        } else {
            Some(text.clone())
        }
    }

    /// The node as a number.
    pub fn number(&mut self, node: &Node, what: &str) -> Option<f64> {
        if let Value::Number(number) = node.value {
            Some(number)
        } else {
            self.wrong_kind(node, &format!("{what} is a number without quotes"));
            None
        }
    }

    /// The node as a whole number between two bounds, both included.
    pub fn whole(&mut self, node: &Node, what: &str, low: u32, high: u32) -> Option<u32> {
        let number = self.number(node, what)?;
        if number.fract() == 0.0 && number >= f64::from(low) && number <= f64::from(high) {
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let whole = number as u32;
            Some(whole)
        } else {
            self.problem(
                node.at,
                format!("{what} is a whole number from {low} to {high}, not {number}"),
                "choose a number in that range",
            );
            None
        }
    }

    /// The node as `true` or `false`.
    pub fn flag(&mut self, node: &Node, what: &str) -> Option<bool> {
        if let Value::Bool(flag) = node.value {
            Some(flag)
        } else {
            self.wrong_kind(node, &format!("{what} is `true` or `false`"));
            None
        }
    }

    fn wrong_kind(&mut self, node: &Node, wanted: &str) {
        self.problem(
            node.at,
            format!("{wanted}; here stands {}", node.value.kind()),
            "change the value",
        );
    }
}

/// An object that is being read: it remembers which keys were asked for, so that the others can be reported.
#[derive(Debug)]
pub struct Object<'n> {
    /// Byte offset of the object.
    pub at: usize,
    what: &'static str,
    members: &'n [Member],
    asked: Vec<&'static str>,
}

impl<'n> Object<'n> {
    /// The member of that key, if it is there.
    pub fn optional(&mut self, key: &'static str) -> Option<&'n Node> {
        self.asked.push(key);
        self.members.iter().find(|member| member.key == key).map(|member| &member.node)
    }

    /// The member of that key, whose absence is a problem.
    pub fn required(&mut self, reader: &mut Reader<'_>, key: &'static str) -> Option<&'n Node> {
        let found = self.optional(key);
        if found.is_none() {
            reader.problem(
                self.at,
                format!("{} has no `{key}`", self.what),
                format!("add `\"{key}\": …`"),
            );
        }
        found
    }

    /// All members, for objects whose keys are the author's own words.
    #[must_use]
    pub fn members(&self) -> &'n [Member] {
        self.members
    }

    /// Whether the key is there, without counting it as asked for.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.members.iter().any(|member| member.key == key)
    }

    /// Reports the keys that nobody asked for.
    pub fn finish(self, reader: &mut Reader<'_>) {
        for member in self.members {
            if self.asked.contains(&member.key.as_str()) {
                continue;
            }
            let remedy = match nearest(&member.key, self.asked.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("remove it; {} may have: {}", self.what, self.asked.join(", ")),
            };
            reader.problem(member.at, format!("{} has an unknown key `{}`", self.what, member.key), remedy);
        }
    }
}

/// The name that was probably meant: at most a third of its letters differ.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    known
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().max(3) / 3)
        .min()
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::json::parse;

    #[test]
    fn every_problem_is_collected_with_a_remedy() {
        let text = r#"{"titel": "x", "weight": 0.5, "list": 3, "weight": 1}"#;
        let root = parse(text).unwrap();
        let mut reader = Reader::new(text);
        let mut object = reader.object(&root, "an item").unwrap();
        assert!(object.required(&mut reader, "title").is_none());
        let weight = object.required(&mut reader, "weight").unwrap();
        assert_eq!(reader.whole(weight, "a weight", 1, 9), None);
        let list = object.required(&mut reader, "list").unwrap();
        assert!(reader.list(list, "`list`").is_empty());
        object.finish(&mut reader);
        let lines: Vec<_> = reader.finish().iter().map(|p| p.in_file("f").to_string()).collect();
        assert_eq!(
            lines,
            [
                "f:1:1: an item has no `title`\n  to mend it: add `\"title\": …`",
                "f:1:2: an item has an unknown key `titel`\n  to mend it: did you mean `title`?",
                "f:1:26: a weight is a whole number from 1 to 9, not 0.5\n  to mend it: choose a number in that range",
                "f:1:39: `list` is a list, `[ … ]`; here stands a number\n  to mend it: change the value",
                "f:1:42: the key `weight` stands twice in an item\n  to mend it: keep one of the two",
            ]
        );
    }
}
