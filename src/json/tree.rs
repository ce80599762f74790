//! The tree: every value knows the byte at which it starts.

use super::syntax::{self, Fault};
use crate::number::decimal;
use crate::problem::{Position, Problem};
use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 4 << 20;
/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 32;

const TOO_DEEP: Fault = (
    "lists and objects are nested more than 32 deep",
    "no pack needs that depth; look for brackets that are never closed",
);

/// A value and the byte offset of its first character.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Byte offset in the text that was parsed.
    pub at: usize,
    /// The value itself.
    pub value: Value,
}

/// A JSON value; members of an object keep their order and their duplicates.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// Any number, always finite.
    Number(f64),
    /// A string without its escapes.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object in the order of the text.
    Object(Vec<Member>),
}

/// One member of an object.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The key.
    pub key: String,
    /// Byte offset of the key.
    pub at: usize,
    /// The value.
    pub node: Node,
}

impl Node {
    /// The member of that key, if this is an object that has one; the last one if it has several.
    #[must_use]
    pub fn member(&self, key: &str) -> Option<&Self> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().rev().find(|member| member.key == key).map(|member| &member.node)
    }

    /// The text, if this is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }
}

impl Value {
    /// What the value is, with its article, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }
}

/// Parses strict JSON (no comments, no trailing commas); a leading byte order mark is passed over.
///
/// # Errors
/// One problem, at the place where reading had to stop: too large, nested too deep, or no JSON.
pub fn parse(text: &str) -> Result<Node, Problem> {
    if text.len() > MAX_BYTES {
        let what = format!(
            "the file has {} kB; at most {} kB are read",
            text.len().div_ceil(1024),
            MAX_BYTES / 1024
        );
        return Err(problem_at(text, 0, &what, "split it into several files"));
    }
    parse_of_any_size(text)
}

fn problem_at(text: &str, offset: usize, what: &str, remedy: &str) -> Problem {
    Problem { at: Position::of(text, offset), what: what.to_owned(), remedy: remedy.to_owned() }
}

/// As [`parse`], for texts that this program wrote itself: what it could write, it must be able to read.
///
/// # Errors
/// As [`parse`], but never for the size.
pub fn parse_of_any_size(text: &str) -> Result<Node, Problem> {
    let problem = |offset: usize, what: &str, remedy: &str| problem_at(text, offset, what, remedy);
    if let Some((offset, (what, remedy))) = first_fault(text) {
        return Err(problem(offset, what, remedy));
    }
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = text.get(bom..).unwrap_or_default();
    let parsed = parse_to_ast(body, &CollectOptions::default(), &strict()).map_err(|error| {
        let (before, after) = body.split_at_checked(error.range().start).unwrap_or((body, ""));
        let (what, remedy) = syntax::fault(error.kind(), before, after);
        problem(before.len() + bom, what, remedy)
    })?;
    let (nothing, start) = syntax::NOTHING;
    let value = parsed.value.ok_or_else(|| problem(0, nothing, start))?;
    convert(value, bom)
        .map_err(|offset| problem(offset, "this number is too large to be kept", "write a smaller number"))
}

fn strict() -> ParseOptions {
    ParseOptions {
        allow_comments: false,
        allow_loose_object_property_names: false,
        allow_trailing_commas: false,
        allow_missing_commas: false,
        allow_single_quoted_strings: false,
        allow_hexadecimal_numbers: false,
        allow_unary_plus_numbers: false,
        allow_bare_decimal_point_numbers: false,
        allow_extended_string_escapes: false,
        allow_non_finite_numbers: false,
    }
}

/// What has to be found before the parser runs: it recurses, so depth is bounded here; and it lets a text
/// run on over lines, so that a forgotten quote would be reported far from where it is missing.
fn first_fault(text: &str) -> Option<(usize, Fault)> {
    let mut depth = 0_usize;
    let mut text_start = None;
    let mut escaped = false;
    for (offset, byte) in text.bytes().enumerate() {
        match (byte, text_start) {
            (b'\n' | b'\r', Some(start)) => return Some((start, syntax::OPEN_TEXT)),
            (0..=0x1f, Some(_)) => return Some((offset, syntax::RAW_CONTROL)),
            (_, Some(_)) if escaped => escaped = false,
            (b'\\', Some(_)) => escaped = true,
            (b'"', Some(_)) => text_start = None,
            (b'"', None) => text_start = Some(offset),
            (b'[' | b'{', None) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some((offset, TOO_DEEP));
                }
            }
            (b']' | b'}', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    text_start.map(|start| (start, syntax::OPEN_TEXT))
}

fn convert(value: ast::Value<'_>, bom: usize) -> Result<Node, usize> {
    let at = value.range().start + bom;
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
        ast::Value::NumberLit(literal) => match decimal::read(literal.value) {
            Some(number) => Value::Number(number),
            None => return Err(at),
        },
        ast::Value::StringLit(literal) => Value::Text(literal.value.into_owned()),
        ast::Value::Array(list) => Value::List(
            list.elements.into_iter().map(|element| convert(element, bom)).collect::<Result<_, _>>()?,
        ),
        ast::Value::Object(object) => Value::Object(
            object
                .properties
                .into_iter()
                .map(|property| {
                    Ok(Member {
                        at: property.name.range().start + bom,
                        key: property.name.into_string(),
                        node: convert(property.value, bom)?,
                    })
                })
                .collect::<Result<_, usize>>()?,
        ),
    };
    Ok(Node { at, value })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn values_keep_their_places_and_duplicates() {
        let node = parse("\u{feff}{\"a\": [1, -2.5e1], \"a\": \"x\\n\"}").unwrap();
        let Value::Object(members) = node.value else { unreachable!() };
        assert_eq!(members.iter().map(|m| (m.key.as_str(), m.at)).collect::<Vec<_>>(), [("a", 4), ("a", 22)]);
        assert_eq!(members.last().unwrap().node.value, Value::Text("x\n".into()));
    }

    #[test]
    fn what_is_no_json_is_refused_with_its_place() {
        let rows = [
            ("", "there is nothing here", 1, 1),
            ("\u{feff} \n", "there is nothing here", 1, 1),
            ("{\"a\": 1,}", "a comma stands after the last entry", 1, 8),
            ("[1 2]", "a comma is missing here", 1, 3),
            ("[1,,2]", "here stands a comma too many", 1, 4),
            ("{\n  \"a\" 1}", "a colon is missing after a key", 2, 7),
            ("{\"a\":: 1}", "here stands a colon too many", 1, 6),
            ("{\"a\":}", "a key has no value", 1, 6),
            ("{a: 1}", "here a key in double quotes was expected", 1, 2),
            ("{1: 1}", "here a key in double quotes was expected", 1, 2),
            ("[yes]", "here stands a word without quotes", 1, 2),
            ("['a']", "a text stands in single quotes", 1, 2),
            ("// x\n{}", "here stands a comment, which JSON does not know", 1, 1),
            ("{} {}", "something stands after the end", 1, 4),
            ("{\"a\": [1", "the list that starts here is never closed", 1, 7),
            ("{\"a\": 1", "the object that starts here is never closed", 1, 1),
            ("[1}", "this `}` closes nothing", 1, 3),
            ("{\"a\": 1]", "this `]` closes nothing", 1, 8),
            ("[.5]", "this is no number", 1, 2),
            ("[+5]", "this is no number", 1, 2),
            ("[01]", "this is no number", 1, 3),
            ("[NaN]", "here stands a word without quotes", 1, 2),
            ("[\"a\n\"]", "the text that starts here is not closed on its line", 1, 2),
            ("[\"a\tb\"]", "a tab or another invisible character stands inside a text", 1, 4),
            ("[\"a]", "the text that starts here is not closed on its line", 1, 2),
            ("[\"\\x\"]", "a backslash stands before something that cannot follow it", 1, 3),
            ("[\"\\ud800\"]", "a backslash stands before something that cannot follow it", 1, 3),
            ("[1e999]", "this number is too large to be kept", 1, 2),
        ];
        for (text, what, line, column) in rows {
            let found = parse(text).map(|_| ()).map_err(|problem| (problem.what, problem.at));
            assert_eq!(found, Err((what.to_owned(), Position { line, column })), "{text:?}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_before_it_can_overflow() {
        let text = "[".repeat(100_000);
        let problem = parse(&text).unwrap_err();
        assert!(problem.what.contains("nested more than 32 deep"));
        assert_eq!(problem.at.column, MAX_DEPTH + 1);
        assert!(parse(&format!("{}{}", "[".repeat(MAX_DEPTH), "]".repeat(MAX_DEPTH))).is_ok());
    }
}
