//! Cuts a text at the edges of all marks on it, so that overlapping evidence can be shown.

use crate::order::by_key;
use std::ops::Range;

/// A stretch of text that earned or cost something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// By what its owner knows it.
    pub number: usize,
    /// Bytes of the text.
    pub span: Range<usize>,
}

/// A piece of text under the same marks from end to end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The words.
    pub text: &'t str,
    /// Numbers of the marks that cover it.
    pub under: Vec<usize>,
    /// Numbers of the marks that end with it.
    pub ending: Vec<usize>,
}

/// The pieces of a text, in order; together they are the text. Marks that do not fit it are left out.
#[must_use]
pub fn pieces<'t>(text: &'t str, marks: &[Mark]) -> Vec<Piece<'t>> {
    let fits: Vec<&Mark> = marks
        .iter()
        .filter(|mark| text.get(mark.span.clone()).is_some_and(|words| !words.is_empty()))
        .collect();
    let edges = fits.iter().flat_map(|mark| [mark.span.start, mark.span.end]).chain([0, text.len()]);
    let mut edges = by_key(edges, |edge| *edge);
    edges.dedup();
    edges
        .windows(2)
        .filter_map(|edge| match edge {
            [start, end] => Some(Piece {
                text: text.get(*start..*end)?,
                under: fits
                    .iter()
                    .filter(|mark| mark.span.start <= *start && *end <= mark.span.end)
                    .map(|mark| mark.number)
                    .collect(),
                ending: fits.iter().filter(|mark| mark.span.end == *end).map(|mark| mark.number).collect(),
            }),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn overlapping_marks_cut_the_text_at_every_edge() {
        let marks = [
            Mark { number: 1, span: 0..4 },
            Mark { number: 2, span: 2..6 },
            Mark { number: 3, span: 50..60 },
        ];
        let found: Vec<_> =
            pieces("abcdefgh", &marks).into_iter().map(|p| (p.text, p.under, p.ending)).collect();
        assert_eq!(
            found,
            [
                ("ab", vec![1], vec![]),
                ("cd", vec![1, 2], vec![1]),
                ("ef", vec![2], vec![2]),
                ("gh", vec![], vec![]),
            ]
        );
    }

    proptest! {
        #[test]
        fn the_pieces_are_the_text(text in "\\PC{0,30}", spans in prop::collection::vec((0_usize..40, 0_usize..40), 0..6)) {
            let marks: Vec<_> =
                spans.into_iter().enumerate().map(|(number, (start, end))| Mark { number, span: start..end }).collect();
            let joined: String = pieces(&text, &marks).iter().map(|piece| piece.text).collect();
            prop_assert_eq!(joined, text);
        }
    }
}
