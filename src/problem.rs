//! What is wrong with a file that somebody wrote, where, and how to mend it.

/// A position in a text, as editors count: lines and columns from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

impl Position {
    /// The position of the byte `offset` in `text`; an offset past the end means the end.
    #[must_use]
    pub fn of(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.get(line_start..).unwrap_or_default();
        // Editors do not show a byte order mark, so it is no column.
        let shown = if line_start == 0 { line.trim_start_matches('\u{feff}') } else { line };
        Self { line: before.matches('\n').count() + 1, column: shown.chars().count() + 1 }
    }
}

/// One problem of a pack or an answer file. The three parts answer: where, what, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where it is.
    pub at: Position,
    /// What is wrong, in a sentence without a full stop.
    pub what: String,
    /// What the author should do, in a sentence without a full stop.
    pub remedy: String,
}

/// A number with its noun: `1 item`, `2 items`.
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_lines_from_one() {
        let text = "é1\nab\n";
        let rows = [(0, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 1), (6, 2, 3), (7, 3, 1), (99, 3, 1)];
        for (offset, line, column) in rows {
            assert_eq!(Position::of(text, offset), Position { line, column }, "offset {offset}");
        }
        assert_eq!(Position::of("\u{feff}{", 3), Position { line: 1, column: 1 }, "after a byte order mark");
    }
}
