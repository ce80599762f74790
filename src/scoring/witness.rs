//! The witness of a rule: which words filled its slots, and the stretch of text that shows them.

use super::judge::Evidence;
use super::reading::Reading;
use crate::concept::Span;

/// A bound on the ways in which slots are filled from their candidates.
const MOST_TRIES: usize = 2000;
/// Words further apart than this are marked one by one, not as one stretch.
const LONGEST_STRETCH: usize = 24;

/// One span for each slot, none of them sharing a word with another: those that stand closest together.
pub(super) fn choose(offers: &[Vec<Span>]) -> Option<Vec<Span>> {
    fn fill(
        offers: &[Vec<Span>],
        taken: &mut Vec<Span>,
        tries: &mut usize,
        best: &mut Option<(usize, Vec<Span>)>,
    ) {
        let Some((offer, rest)) = offers.split_first() else {
            let cover = cover(taken);
            if best.as_ref().is_none_or(|(least, _)| cover < *least) {
                *best = Some((cover, taken.clone()));
            }
            return;
        };
        for span in offer {
            if *tries == 0 {
                return;
            }
            if taken.iter().all(|other| span.end <= other.start || other.end <= span.start) {
                *tries -= 1;
                taken.push(*span);
                fill(rest, taken, tries, best);
                taken.pop();
            }
        }
    }
    let mut best = None;
    let mut tries = MOST_TRIES;
    fill(offers, &mut Vec::new(), &mut tries, &mut best);
    best.map(|(_, spans)| spans)
}

/// How many words lie from the first slot to the last.
pub(super) fn cover(spans: &[Span]) -> usize {
    let start = spans.iter().map(|span| span.start).min().unwrap_or(0);
    let end = spans.iter().map(|span| span.end).max().unwrap_or(0);
    end - start
}

/// The stretches of text to mark: one for slots of the same sentence that stand close, else one a slot.
pub(super) fn marked(spans: &[Span], reading: &Reading<'_>) -> Vec<Evidence> {
    let mut sorted = spans.to_vec();
    sorted.sort_unstable();
    let mut merged: Vec<Span> = Vec::new();
    for span in sorted {
        match merged.last_mut() {
            Some(last)
                if reading.document.sentence_of.get(last.start)
                    == reading.document.sentence_of.get(span.start)
                    && span.end.max(last.end) - last.start <= LONGEST_STRETCH =>
            {
                last.end = last.end.max(span.end);
            }
            _ => merged.push(span),
        }
    }
    let mut wide: Vec<Span> = merged.into_iter().map(|span| reading.widened(span, LONGEST_STRETCH)).collect();
    wide.dedup();
    wide.into_iter()
        .filter_map(|span| Some(Evidence { place: reading.place(span)?.clone(), span: reading.bytes(span) }))
        .collect()
}
