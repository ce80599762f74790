//! How far a rule looks at once: the clauses, sentences, rows or fields in which all its slots must be filled.

use super::reading::Reading;
use super::rule::{Questions, Scope, Within};
use crate::answer::Place;
use crate::concept::Span;
use std::ops::Range;

/// The ranges of tokens in which a rule looks for all its slots at once.
pub(super) fn units(scope: &Scope, reading: &Reading<'_>) -> Vec<Range<usize>> {
    let allowed = |place: &Place| {
        scope.places.is_empty()
            || scope
                .places
                .iter()
                .any(|(field, column)| *field == place.field && (column.is_none() || *column == place.column))
    };
    let mut units: Vec<Range<usize>> = Vec::new();
    if matches!(scope.within, Within::Row | Within::Field) {
        let mut last: Option<&Place> = None;
        for (place, range) in reading.passages().filter(|(place, _)| allowed(place)) {
            let same_row = scope.within == Within::Row
                && last.is_some_and(|last| last.field == place.field && last.row == place.row);
            match units.last_mut() {
                Some(unit) if same_row => unit.end = range.end,
                _ => units.push(range.clone()),
            }
            last = Some(place);
        }
        return units;
    }
    let sentences = &reading.document.sentences;
    let mut row: Option<&Place> = None;
    for (index, sentence) in sentences.iter().enumerate() {
        let span = Span { start: sentence.tokens.start, end: sentence.tokens.end };
        let is_wanted = scope.questions != Questions::Required || sentence.is_question;
        if !is_wanted || !reading.place(span).is_some_and(allowed) {
            continue;
        }
        match scope.within {
            Within::Clause => units.extend(
                reading
                    .document
                    .clauses
                    .iter()
                    .filter(|clause| {
                        clause.start >= sentence.tokens.start && clause.end <= sentence.tokens.end
                    })
                    .cloned(),
            ),
            Within::Next => {
                let next = sentences.get(index + 1).filter(|next| next.passage == sentence.passage);
                let end = next.map_or(sentence.tokens.end, |next| next.tokens.end);
                units.push(sentence.tokens.start..end);
            }
            Within::Statement => {
                let place = reading.place(span).filter(|place| place.row.is_some());
                let goes_on = row
                    .zip(place)
                    .is_some_and(|(row, place)| row.field == place.field && row.row == place.row);
                match units.last_mut() {
                    Some(unit) if goes_on => unit.end = sentence.tokens.end,
                    _ => units.push(sentence.tokens.clone()),
                }
                row = place;
            }
            Within::Sentence | Within::Row | Within::Field => units.push(sentence.tokens.clone()),
        }
    }
    units
}
