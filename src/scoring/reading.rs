//! An answer, read: its document, where its concepts stand, and what of it is copied.

use crate::answer::{Answer, Place};
use crate::concept::{ConceptRef, Span, Spans};
use crate::pack::Scenario;
use crate::text::{Document, Passage, Sentence};
use std::ops::Range;

/// Everything that rules look at.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) answer: &'a Answer,
    pub(super) document: Document,
    places: Vec<Place>,
    passages: Vec<Range<usize>>,
    spans: Spans,
    copied: Vec<bool>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(scenario: &'a Scenario, answer: &'a Answer) -> Self {
        let texts = answer.passages(scenario);
        let passages: Vec<_> = texts.iter().map(|(_, text)| Passage { text }).collect();
        let document = Document::read(&passages);
        let spans = scenario.phrasebook.find(&document, &|value| scenario.prompt.gives(value));
        let copied =
            document.sentences.iter().map(|s| scenario.prompt.is_copied(document.slice(&s.tokens))).collect();
        let mut ranges = vec![0..0; texts.len()];
        for sentence in &document.sentences {
            if let Some(range) = ranges.get_mut(sentence.passage) {
                let start = if range.start >= range.end { sentence.tokens.start } else { range.start };
                *range = start..sentence.tokens.end;
            }
        }
        let places = texts.into_iter().map(|(place, _)| place).collect();
        Self { scenario, answer, document, places, passages: ranges, spans, copied }
    }

    /// The places that a passage index stands for, with the range of their tokens.
    pub(super) fn passages(&self) -> impl Iterator<Item = (&Place, &Range<usize>)> {
        self.places.iter().zip(&self.passages)
    }

    /// The tokens of one cell or field.
    pub(super) fn tokens_at(&self, place: &Place) -> Range<usize> {
        self.passages().find(|(other, _)| *other == place).map_or(0..0, |(_, range)| range.clone())
    }

    pub(super) fn spans_in(&self, concept: ConceptRef, range: &Range<usize>) -> impl Iterator<Item = Span> + '_ {
        self.spans.inside(concept, range.start, range.end)
    }

    pub(super) fn sentence(&self, span: Span) -> Option<&Sentence> {
        self.document.sentences.get(*self.document.sentence_of.get(span.start)?)
    }

    pub(super) fn is_copied(&self, span: Span) -> bool {
        let sentence = self.document.sentence_of.get(span.start);
        sentence.and_then(|index| self.copied.get(*index)).copied().unwrap_or(false)
    }

    /// Whether a span's first word is denied by a negation outside it.
    pub(super) fn is_negated(&self, span: Span) -> bool {
        self.document.negated.get(span.start).copied().unwrap_or(false)
    }

    pub(super) fn place(&self, span: Span) -> Option<&Place> {
        self.places.get(self.sentence(span)?.passage)
    }

    /// The bytes that a span covers in its text.
    pub(super) fn bytes(&self, span: Span) -> Range<usize> {
        let first = self.document.tokens.get(span.start).map_or(0, |token| token.span.start);
        let last = span.end.checked_sub(1).and_then(|last| self.document.tokens.get(last));
        first..last.map_or(first, |token| token.span.end)
    }
}
