//! The tree: every value knows the byte at which it starts.

use crate::problem::{Position, Problem};
use jsonc_parser::{CollectOptions, ParseOptions, ast, common::Ranged, parse_to_ast};

/// The largest text that is read, in bytes.
pub const MAX_BYTES: usize = 4 << 20;
/// How deep lists and objects may be nested.
pub const MAX_DEPTH: usize = 32;

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

impl Value {
    /// What the value is, with its article, for messages.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "true or false",
            Self::Number(_) => "a number",
            Self::Text(_) => "a string",
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
    let problem = |offset: usize, what: String, remedy: &str| Problem {
        at: Position::of(text, offset),
        what,
        remedy: remedy.to_owned(),
    };
    if text.len() > MAX_BYTES {
        return Err(problem(
            0,
            format!("the file has {} bytes; at most {MAX_BYTES} are read", text.len()),
            "split it into several files",
        ));
    }
    if let Some(offset) = too_deep(text) {
        return Err(problem(
            offset,
            format!("lists and objects are nested more than {MAX_DEPTH} deep"),
            "no pack needs that depth; check for brackets that are never closed",
        ));
    }
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    let body = text.get(bom..).unwrap_or_default();
    let parsed = parse_to_ast(body, &CollectOptions::default(), &strict()).map_err(|error| {
        let message = error.kind().to_string();
        problem(
            error.range().start + bom,
            format!("this is not JSON: {}", lower_first(message.trim_end_matches('.'))),
            "look at this place and just before it for a missing comma, quote or bracket",
        )
    })?;
    match parsed.value {
        Some(value) => convert(value, bom).map_err(|offset| {
            problem(offset, "this number is too large to be kept".into(), "write a smaller number")
        }),
        None => Err(problem(0, "the file is empty".into(), "write a JSON object, starting with `{`")),
    }
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

fn lower_first(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// The parser below recurses, so depth is bounded before it runs.
fn too_deep(text: &str) -> Option<usize> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Some(offset);
                }
            }
            b']' | b'}' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

fn convert(value: ast::Value<'_>, bom: usize) -> Result<Node, usize> {
    let at = value.range().start + bom;
    let value = match value {
        ast::Value::NullKeyword(_) => Value::Null,
        ast::Value::BooleanLit(literal) => Value::Bool(literal.value),
        ast::Value::NumberLit(literal) => match literal.value.parse::<f64>() {
            Ok(number) if number.is_finite() => Value::Number(number),
            _ => return Err(at),
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
            ("", "the file is empty", 1, 1),
            ("{\"a\": 1,}", "this is not JSON", 1, 8),
            ("{\n  \"a\" 1}", "this is not JSON", 2, 7),
            ("// x\n{}", "this is not JSON", 1, 1),
            ("[1e999]", "this number is too large", 1, 2),
        ];
        for (text, what, line, column) in rows {
            let problem = parse(text).unwrap_err();
            assert!(problem.what.starts_with(what), "{text:?}: {}", problem.what);
            assert_eq!(problem.at, Position { line, column }, "{text:?}: {}", problem.what);
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
