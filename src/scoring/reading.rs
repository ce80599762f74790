//! An answer, read: its document, where its concepts stand, and what of it is copied.

use crate::answer::{Answer, Place};
use crate::concept::{ConceptRef, Span, Spans};
use crate::pack::{FieldKind, Scenario};
use crate::text::{Document, Passage, Sentence};
use std::ops::Range;

/// Fewer words than this show nothing.
const LEAST_STRETCH: usize = 3;

/// An answer of which so many tenths are given back says little else.
const MOSTLY: usize = 5;

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
    /// Most of the answer is what was given.
    pub(super) is_mostly_copied: bool,
    /// The answer is one to another question.
    pub(super) is_elsewhere: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(scenario: &'a Scenario, answer: &'a Answer) -> Self {
        let texts = answer.passages(scenario);
        let passages: Vec<_> = texts.iter().map(|(_, text)| Passage { text }).collect();
        let document = Document::read(&passages);
        let given = given_figures(scenario, answer);
        let spans = scenario.phrasebook.find(&document, &|value| {
            scenario.prompt().gives(value) || given.iter().any(|(figure, off)| (value - figure).abs() <= *off)
        });
        let copied: Vec<bool> = document
            .sentences
            .iter()
            .map(|s| scenario.prompt().is_copied(document.slice(&s.tokens)))
            .collect();
        let mut ranges = vec![0..0; texts.len()];
        for sentence in &document.sentences {
            if let Some(range) = ranges.get_mut(sentence.passage) {
                let start = if range.start >= range.end { sentence.tokens.start } else { range.start };
                *range = start..sentence.tokens.end;
            }
        }
        let places = texts.into_iter().map(|(place, _)| place).collect();
        let words = |is_wanted: &dyn Fn(usize) -> bool| -> usize {
            let sentences = document.sentences.iter().enumerate();
            sentences.filter(|(index, _)| is_wanted(*index)).map(|(_, sentence)| sentence.tokens.len()).sum()
        };
        let given_back = words(&|index| copied.get(index).copied().unwrap_or(false));
        let is_mostly_copied = given_back * 10 >= words(&|_| true) * MOSTLY;
        let is_elsewhere = scenario.prompt().is_elsewhere(&document.tokens);
        Self {
            scenario,
            answer,
            document,
            places,
            passages: ranges,
            spans,
            copied,
            is_mostly_copied,
            is_elsewhere,
        }
    }

    /// The same answer, read for flags. Whoever talks past the question, or says what a flag's own title says, makes
    /// the mistake all the same.
    pub(super) fn for_flags(mut self) -> Self {
        self.is_elsewhere = false;
        let sentences = self.document.sentences.iter();
        let is_given =
            |sentence: &Sentence| self.scenario.prompt().is_given(self.document.slice(&sentence.tokens));
        self.copied = sentences.map(is_given).collect();
        self.is_mostly_copied = false;
        self
    }

    /// The places that a passage index stands for, with the range of their tokens.
    pub(super) fn passages(&self) -> impl Iterator<Item = (&Place, &Range<usize>)> {
        self.places.iter().zip(&self.passages)
    }

    /// The tokens of one cell or field.
    pub(super) fn tokens_at(&self, place: &Place) -> Range<usize> {
        self.passages().find(|(other, _)| *other == place).map_or(0..0, |(_, range)| range.clone())
    }

    pub(super) fn spans_in(
        &self,
        concept: ConceptRef,
        range: &Range<usize>,
    ) -> impl Iterator<Item = Span> + '_ {
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

    /// Whether a span's first word is part of what the candidate refuses to talk about.
    pub(super) fn is_refused(&self, span: Span) -> bool {
        self.document.refused.get(span.start).copied().unwrap_or(false)
    }

    pub(super) fn place(&self, span: Span) -> Option<&Place> {
        self.places.get(self.sentence(span)?.passage)
    }

    /// A span widened to whole clauses, as long as that stays readable: single words are no evidence.
    pub(super) fn widened(&self, span: Span, longest: usize) -> Span {
        let clauses = &self.document.clauses;
        let first = clauses.partition_point(|clause| clause.end <= span.start);
        let last = clauses.partition_point(|clause| clause.start < span.end);
        let start = clauses.get(first).map_or(span.start, |clause| clause.start.min(span.start));
        let end = last
            .checked_sub(1)
            .and_then(|last| clauses.get(last))
            .map_or(span.end, |clause| clause.end.max(span.end));
        // A clause of one word (`Mid: hold`) goes with the ones after it.
        let sentence_end = self.sentence(span).map_or(end, |sentence| sentence.tokens.end);
        let end = clauses
            .iter()
            .skip(last)
            .take_while(|clause| clause.end <= sentence_end)
            .map(|clause| clause.end)
            .fold(end, |end, next| if end - start < LEAST_STRETCH { next } else { end });
        let middle = longest / 3;
        Span {
            start: if span.end - start <= longest {
                start
            } else {
                span.start.saturating_sub(middle).max(start)
            },
            end: if end - span.start <= longest { end } else { (span.end + middle).min(end) },
        }
    }

    /// The bytes that a span covers in its text.
    pub(super) fn bytes(&self, span: Span) -> Range<usize> {
        let first = self.document.tokens.get(span.start).map_or(0, |token| token.span.start);
        let last = span.end.checked_sub(1).and_then(|last| self.document.tokens.get(last));
        first..last.map_or(first, |token| token.span.end)
    }
}

/// The figures of the form itself, each with how far off is still the same figure: the right numbers, and what
/// the candidate split. Saying them again in the text tells nothing new.
fn given_figures(scenario: &Scenario, answer: &Answer) -> Vec<(f64, f64)> {
    const SCALES: [f64; 3] = [1.0, 1e3, 1e6];
    let mut given = Vec::new();
    for field in &scenario.fields {
        match &field.kind {
            FieldKind::Number(number) => {
                let off = number.tolerance.width(number.expected);
                given.extend(SCALES.map(|scale| (number.expected * scale, off * scale)));
            }
            FieldKind::Allocation(allocation) => {
                let amounts =
                    allocation.buckets.iter().map(|bucket| allocation.amount(answer, &field.id, bucket));
                given.extend(amounts.flat_map(|amount| SCALES.map(|scale| (amount * scale, 0.0))));
            }
            _ => {}
        }
    }
    given
}
