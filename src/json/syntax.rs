//! What is wrong with a text that is no JSON, in the words of somebody who does not program.

use jsonc_parser::ParseStringErrorKind;
use jsonc_parser::errors::ParseErrorKind as Kind;

/// What is wrong, and what to do about it.
pub(super) type Fault = (&'static str, &'static str);

/// A text, or a line, without anything in it.
pub(super) const NOTHING: Fault = ("there is nothing here", "write a JSON object, starting with `{`");
/// A text that runs over the end of its line.
pub(super) const OPEN_TEXT: Fault = (
    "the text that starts here is not closed on its line",
    "put `\"` at its end; inside a text, write `\\\"` for a quote and `\\n` for a line break",
);
/// A tab or another character without a shape inside a text.
pub(super) const RAW_CONTROL: Fault =
    ("a tab or another invisible character stands inside a text", "remove it, or write `\\t` for a tab");
const NO_VALUE: Fault = ("a key has no value", "write a value after the colon, or remove the key");
const BARE_WORD: Fault = ("here stands a word without quotes", "put text in double quotes: `\"text\"`");
const NO_JSON: Fault = ("this file is no JSON", "start from a pack that works; its first character is `{`");
const CURLY_QUOTES: Fault = ("here stands a typographic quote", "write straight quotes: `\"text\"`");
const EARLY_QUOTE: Fault = (
    "a text ends before this word",
    "if the quote belongs to the text, write `\\\"`; else put a comma after it",
);
const EXTRA_BRACKET: Fault =
    ("this `]` closes nothing", "remove it, or write `}` if it should close an object");
const NUMBER: Fault = (
    "this is no number",
    "write digits, with a point before decimals: `0.5`, `1200`, `-3`; or put text in quotes",
);

/// The parser's finding in plain words; `before` and `after` are the text on both sides of the place.
pub(super) fn fault(kind: &Kind, before: &str, after: &str) -> Fault {
    let last = before.trim_end().chars().next_back();
    let next = after.chars().next();
    match kind {
        _ if last == Some(':') && matches!(next, Some('}' | ',')) => NO_VALUE,
        Kind::ExpectedComma if before.ends_with('0') && next.is_some_and(|c| c.is_ascii_digit()) => NUMBER,
        Kind::UnexpectedTokenInObject if next == Some(']') => EXTRA_BRACKET,
        Kind::UnexpectedWord | Kind::UnexpectedToken if last.is_none() => NO_JSON,
        _ if matches!(next, Some('“' | '”' | '„' | '«' | '»' | '‘' | '’')) => CURLY_QUOTES,
        _ if last == Some('"') && next.is_some_and(char::is_alphabetic) => EARLY_QUOTE,
        Kind::UnexpectedToken if next.is_some_and(char::is_alphabetic) => BARE_WORD,
        Kind::TrailingCommasNotAllowed => ("a comma stands after the last entry", "remove this comma"),
        Kind::ExpectedComma => ("a comma is missing here", "put `,` between the two entries"),
        Kind::UnexpectedComma => {
            ("here stands a comma too many", "remove it, or write the missing entry before it")
        }
        Kind::ExpectedColonAfterObjectKey => ("a colon is missing after a key", "write `\"key\": value`"),
        Kind::UnexpectedColon => ("here stands a colon too many", "remove it"),
        Kind::ExpectedObjectValue => NO_VALUE,
        Kind::ExpectedStringObjectProperty | Kind::UnexpectedTokenInObject => {
            ("here a key in double quotes was expected", "write `\"key\": value`, and `}` after the last one")
        }
        Kind::UnexpectedWord => BARE_WORD,
        Kind::SingleQuotedStringsNotAllowed => {
            ("a text stands in single quotes", "use double quotes: `\"text\"`")
        }
        Kind::CommentsNotAllowed | Kind::UnterminatedCommentBlock => {
            ("here stands a comment, which JSON does not know", "remove it")
        }
        Kind::MultipleRootJsonValues => (
            "something stands after the end",
            "remove it; if it belongs to the rest, a bracket before it closes too early",
        ),
        Kind::UnterminatedArray => {
            ("the list that starts here is never closed", "put `]` after its last entry")
        }
        Kind::UnterminatedObject => {
            ("the object that starts here is never closed", "put `}` after its last entry")
        }
        Kind::UnexpectedCloseBrace => {
            ("this `}` closes nothing", "remove it, or write `]` if it should close a list")
        }
        Kind::UnexpectedCloseBracket => EXTRA_BRACKET,
        Kind::BareDecimalPointNumbersNotAllowed
        | Kind::ExpectedDigit
        | Kind::ExpectedDigitFollowingNegativeSign
        | Kind::ExpectedPlusMinusOrDigitInNumberLiteral
        | Kind::HexadecimalNumbersNotAllowed
        | Kind::NonFiniteNumbersNotAllowed
        | Kind::UnaryPlusNumbersNotAllowed => NUMBER,
        Kind::String(ParseStringErrorKind::UnterminatedStringLiteral) => OPEN_TEXT,
        Kind::String(_) => (
            "a backslash stands before something that cannot follow it",
            "write `\\\\` for a backslash, `\\\"` for a quote and `\\n` for a line break",
        ),
        Kind::UnexpectedToken | Kind::NestingDepthExceeded => {
            ("here stands something that is no JSON", "remove it, or put it in double quotes if it is text")
        }
    }
}
