//! Reads typed values out of the tree and collects every problem instead of stopping at the first.

use super::invisible::{is_invisible, is_unprintable, visible};
use super::tree::{Member, Node, Value};
use crate::number::decimal;
use crate::order::by_key;
use crate::problem::{Position, Problem};
use std::collections::BTreeSet;

/// After this many problems an author has enough to do; the rest would only hide them.
const MAX_PROBLEMS: usize = 200;
/// A list of more names than this helps nobody to find the right one.
const MAX_NAMES: usize = 40;

/// Collects the problems of one text while it is read.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    problems: Vec<Problem>,
    names_are_complete: bool,
}

impl<'t> Reader<'t> {
    /// A reader for the text whose tree will be read.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, problems: Vec::new(), names_are_complete: true }
    }

    /// Notes a problem at a byte offset. What it quotes is shown with all that nobody would see.
    pub fn problem(&mut self, at: usize, what: impl Into<String>, remedy: impl Into<String>) {
        if self.problems.len() < MAX_PROBLEMS {
            self.problems.push(Problem {
                at: Position::of(self.text, at),
                what: visible(&what.into()),
                remedy: visible(&remedy.into()),
            });
        }
    }

    /// Notes a name that is not among the known ones, with the one that was probably meant; `all` introduces the
    /// list of them: `its fields are`.
    pub fn unknown<'a>(
        &mut self,
        at: usize,
        what: impl Into<String>,
        name: &str,
        known: impl Iterator<Item = &'a str> + Clone,
        all: &str,
    ) {
        if !self.names_are_complete || self.problems.len() >= MAX_PROBLEMS {
            return;
        }
        let remedy = match nearest(name, known.clone()) {
            Some(known) => format!("did you mean `{known}`?"),
            None if known.clone().next().is_none() => {
                "remove it; there is none that it could name".to_owned()
            }
            None => {
                let more = if known.clone().nth(MAX_NAMES).is_some() { ", …" } else { "" };
                format!("{all}: {}{more}", known.take(MAX_NAMES).collect::<Vec<_>>().join(", "))
            }
        };
        self.problem(at, what, remedy);
    }

    /// Says whether the lists in which names are looked up could be read in full. While they could not, a name
    /// that is missing from them is no problem of its own: it would send the author to the wrong place.
    pub fn set_names_complete(&mut self, complete: bool) {
        self.names_are_complete = complete;
    }

    /// Whether the lists in which names are looked up could be read in full.
    #[must_use]
    pub fn names_are_complete(&self) -> bool {
        self.names_are_complete
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
    pub fn finish(self) -> Vec<Problem> {
        let mut problems = by_key(self.problems, |problem| (problem.at, problem.what.clone()));
        problems.dedup();
        problems
    }

    /// The node as an object; `what` names it in messages ("a field").
    pub fn object<'n>(&mut self, node: &'n Node, what: &'static str) -> Option<Object<'n>> {
        let Value::Object(members) = &node.value else {
            self.wrong_kind(node, &format!("{what} is an object"), "write `{ \"key\": value, … }`");
            return None;
        };
        let mut seen = BTreeSet::new();
        for member in members {
            if !seen.insert(member.key.as_str()) {
                self.problem(
                    member.at,
                    format!("the key `{}` stands twice in {what}", shortened(&member.key)),
                    "keep one of the two",
                );
            }
        }
        Some(Object { at: node.at, what, members, asked: Vec::new() })
    }

    /// The node as a list of at most `max` entries; those past it are reported, not read.
    pub fn list_up_to<'n>(&mut self, node: &'n Node, what: &str, max: usize) -> &'n [Node] {
        let nodes = self.list(node, what);
        let (kept, rest) = nodes.split_at_checked(max).unwrap_or((nodes, &[]));
        if let Some(first) = rest.first() {
            self.problem(
                first.at,
                format!("{what} has more than {max} {}", if max == 1 { "entry" } else { "entries" }),
                "remove those from here on",
            );
        }
        kept
    }

    /// The node as a list.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        if let Value::List(nodes) = &node.value {
            nodes
        } else {
            self.wrong_kind(
                node,
                &format!("{what} is a list"),
                "put square brackets around the entries: `[ …, … ]`",
            );
            &[]
        }
    }

    /// The node as a string of 1 to `max` characters that are not all spaces.
    pub fn text(&mut self, node: &Node, what: &str, max: usize) -> Option<String> {
        self.text_of(node, what, max).map(str::to_owned)
    }

    /// As [`Reader::text`], for a text that is not kept.
    pub fn text_of<'n>(&mut self, node: &'n Node, what: &str, max: usize) -> Option<&'n str> {
        self.text_without(node, what, max, is_unprintable)
    }

    /// As [`Reader::text`], for what people know things by: nothing in it may be invisible, so that no two names look
    /// alike.
    pub fn line(&mut self, node: &Node, what: &str, max: usize) -> Option<String> {
        self.text_without(node, what, max, is_invisible).map(str::to_owned)
    }

    fn text_without<'n>(
        &mut self,
        node: &'n Node,
        what: &str,
        max: usize,
        is_refused: fn(char) -> bool,
    ) -> Option<&'n str> {
        let Value::Text(text) = &node.value else {
            self.no_text(node, what);
            return None;
        };
        let length = text.chars().count();
        if text.trim().is_empty() {
            self.problem(node.at, format!("{what} is empty"), "write a text between the quotes");
            None
        } else if let Some(place) = text.chars().position(is_refused) {
            let found = text.chars().nth(place).unwrap_or_default();
            self.problem(
                node.at,
                format!(
                    "{what} holds an invisible character, U+{:04X}, as its character {}",
                    u32::from(found),
                    place + 1
                ),
                "remove it; type the text anew if it was pasted",
            );
            None
        } else if length > max {
            self.problem(
                node.at,
                format!("{what} has {length} characters; at most {max} are allowed"),
                "shorten it",
            );
            None
        } else {
            Some(text)
        }
    }

    /// The node as a number.
    pub fn number(&mut self, node: &Node, what: &str) -> Option<f64> {
        if let Value::Number(number) = node.value {
            Some(number)
        } else {
            self.wrong_kind(
                node,
                &format!("{what} is a number"),
                "write digits without quotes: `12` or `0.5`",
            );
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
                format!("{what} is a whole number from {low} to {high}, not {}", decimal::plain(number)),
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
            self.wrong_kind(
                node,
                &format!("{what} is `true` or `false`"),
                "write one of the two without quotes",
            );
            None
        }
    }

    /// Says that a text was wanted where something else stands.
    pub fn no_text(&mut self, node: &Node, what: &str) {
        let remedy = match node.value {
            Value::Number(_) | Value::Bool(_) => "put it in double quotes",
            Value::Null => "write a text in double quotes, or remove the key",
            _ => "write one text in double quotes",
        };
        self.problem(
            node.at,
            format!("{what} is a text in double quotes; here stands {}", node.value.kind()),
            remedy,
        );
    }

    fn wrong_kind(&mut self, node: &Node, wanted: &str, remedy: &str) {
        let remedy = if node.value == Value::Null { "write a value, or remove the key" } else { remedy };
        self.problem(node.at, format!("{wanted}; here stands {}", node.value.kind()), remedy);
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
        self.required_like(reader, key, "…")
    }

    /// The same for what nobody can guess: the remedy shows an example of it.
    pub fn required_like(
        &mut self,
        reader: &mut Reader<'_>,
        key: &'static str,
        example: &str,
    ) -> Option<&'n Node> {
        let found = self.optional(key);
        if found.is_none() {
            let remedy = format!("add `\"{key}\": {example}`");
            reader.problem(self.at, format!("{} has no `{key}`", self.what), remedy);
        }
        found
    }

    /// Counts keys as asked for that were not looked at, because what would say whether they belong is broken.
    pub fn pass_over(&mut self, keys: &[&'static str]) {
        self.asked.extend(keys);
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
            if reader.problems.len() >= MAX_PROBLEMS {
                return;
            }
            let remedy = match nearest(&member.key, self.asked.iter().copied()) {
                Some(known) => format!("did you mean `{known}`?"),
                None => format!("remove it; {} may have: {}", self.what, self.asked.join(", ")),
            };
            reader.problem(
                member.at,
                format!("{} has an unknown key `{}`", self.what, shortened(&member.key)),
                remedy,
            );
        }
    }
}

/// A name as a message repeats it: in full unless it is very long.
#[must_use]
pub fn shortened(name: &str) -> String {
    const LONGEST: usize = 80;
    match name.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or_default()),
        None => name.to_owned(),
    }
}

/// The name that was probably meant: at most a third of its letters differ.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    // A distance to a text of any length would take any time.
    let is_name = word.len() <= 4 * crate::ids::MAX_ID;
    known
        .filter(|_| is_name)
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
        let problems = reader.finish();
        let found: Vec<_> =
            problems.iter().map(|p| (p.at.column, p.what.as_str(), p.remedy.as_str())).collect();
        assert_eq!(
            found,
            [
                (1, "an item has no `title`", "add `\"title\": …`"),
                (2, "an item has an unknown key `titel`", "did you mean `title`?"),
                (26, "a weight is a whole number from 1 to 9, not 0.5", "choose a number in that range"),
                (
                    39,
                    "`list` is a list; here stands a number",
                    "put square brackets around the entries: `[ …, … ]`"
                ),
                (42, "the key `weight` stands twice in an item", "keep one of the two"),
            ]
        );
    }
}
