//! A problem as the command line prints it: with the line of the file and a caret under the place, so that nobody has
//! to count columns. The app has no lines to show and prints problems without them.

use crate::json::is_invisible;
use crate::problem::{Position, Problem};
use std::fmt;

/// So many characters of a line are shown at the most.
const LONGEST: usize = 76;
/// Of a line that is cut, so many characters stand before the place.
const BEFORE: usize = 30;

/// The problem as `file:line:column: what`, the line of `text` with a caret under the place, and the remedy.
pub(super) fn shown<'a>(problem: &'a Problem, file: &'a str, text: &'a str) -> impl fmt::Display + 'a {
    Shown { problem, file, text }
}

struct Shown<'a> {
    problem: &'a Problem,
    file: &'a str,
    text: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Problem { at, what, remedy } = self.problem;
        writeln!(f, "{}:{}:{}: {what}", self.file, at.line, at.column)?;
        if let Some((part, caret)) = snippet(self.text, *at) {
            let number = at.line.to_string();
            let width = number.len();
            writeln!(f, "  {number} | {part}")?;
            writeln!(f, "  {0:width$} | {0:caret$}^", "")?;
        }
        write!(f, "  to mend it: {remedy}")
    }
}

/// The line of the place, cut to a length that can be read, and how many characters of it stand before the place;
/// none if there is nothing to see on that line.
fn snippet(text: &str, at: Position) -> Option<(String, usize)> {
    let line = text.lines().nth(at.line.checked_sub(1)?)?;
    let line = if at.line == 1 { line.trim_start_matches('\u{feff}') } else { line };
    if line.trim().is_empty() {
        return None;
    }
    let length = line.chars().count();
    let place = at.column.saturating_sub(1).min(length);
    let start = if length <= LONGEST { 0 } else { place.saturating_sub(BEFORE).min(length - LONGEST) };
    let end = length.min(start + LONGEST);
    let mut part = String::new();
    for (index, letter) in line.chars().enumerate().take(end).skip(start) {
        let is_cut = (index == start && start > 0) || (index + 1 == end && end < length);
        part.push(if is_cut { '…' } else { visible(letter) });
    }
    Some((part, place - start))
}

/// A letter that takes one column of a terminal and does nothing else to it.
fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        _ if is_invisible(letter) => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_shows_its_line_with_a_caret_under_the_place() {
        let problem = |line, column| Problem {
            at: Position { line, column },
            what: "unknown key `colour`".into(),
            remedy: "remove it".into(),
        };
        let rows = [
            (2, 3, "a.json:2:3: unknown key `colour`\n  2 |   é: 1\n    |   ^\n  to mend it: remove it"),
            (1, 1, "a.json:1:1: unknown key `colour`\n  1 | {\n    | ^\n  to mend it: remove it"),
            (2, 7, "a.json:2:7: unknown key `colour`\n  2 |   é: 1\n    |       ^\n  to mend it: remove it"),
            (3, 1, "a.json:3:1: unknown key `colour`\n  to mend it: remove it"),
            (9, 1, "a.json:9:1: unknown key `colour`\n  to mend it: remove it"),
        ];
        for (line, column, expected) in rows {
            let printed = shown(&problem(line, column), "a.json", "\u{feff}{\r\n  é: 1\n \n").to_string();
            assert_eq!(printed, expected, "{line}:{column}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_the_place() {
        let line: String = (0..40).map(|word| format!("word{word:02} ")).collect();
        let rows = [
            (1, "word00 ", " word1…"),
            (71, "… word06 ", " word15 wor…"),
            (141, "… word16 ", " word25 wor…"),
            (274, "…rd29 ", " word39 "),
            (281, "…rd29 ", " word39 "),
        ];
        for (column, start, end) in rows {
            let (part, caret) = snippet(&line, Position { line: 1, column }).unwrap();
            assert!(part.starts_with(start) && part.ends_with(end), "{column}: {part}");
            assert_eq!(part.chars().count(), LONGEST, "{column}");
            let under = part.chars().nth(caret);
            assert_eq!(under, line.chars().nth(column - 1), "{column}: {part}");
        }
    }

    #[test]
    fn what_would_shift_the_caret_or_the_reader_s_eye_is_made_visible() {
        let (part, caret) = snippet("\ta\u{7}\u{202e}b", Position { line: 1, column: 5 }).unwrap();
        assert_eq!((part.as_str(), caret), (" a\u{fffd}\u{fffd}b", 4));
    }
}
