//! The words of a reply that a debrief shows for its verdict.

use super::novelty::Word;
use super::signs::{Signs, Weights};
use super::traits::Traits;
use super::verdict::{Judgement, Mark, Sign};
use crate::order::by_key;
use std::cmp::Reverse;
use std::ops::Range;

/// More marks than this show everything, and so nothing.
const MOST: usize = 5;
/// At most so many of them are figures.
const MOST_FIGURES: usize = 2;
/// A clause with so many new words says something new.
const LEAST_NEW: usize = 2;

/// How much a wording speaks for a judgement.
fn support(weights: Weights, judgement: Judgement) -> i32 {
    let [held, updated, conceded] = weights.good;
    match judgement {
        Judgement::Held => held,
        Judgement::Updated => updated,
        Judgement::Conceded => conceded,
        Judgement::Folded => weights.folded,
        Judgement::Repeated => -weights.folded - weights.substance,
        Judgement::Silent => 0,
    }
}

/// Whether a debrief can say that such words led to the judgement. What is new is marked by itself.
fn fits(sign: Sign, judgement: Judgement) -> bool {
    match judgement {
        Judgement::Held => matches!(sign, Sign::Standing | Sign::Step),
        Judgement::Updated => matches!(sign, Sign::Change | Sign::Concession | Sign::Step),
        Judgement::Conceded => matches!(sign, Sign::Concession | Sign::Step | Sign::Standing),
        Judgement::Folded => sign == Sign::GivingWay,
        Judgement::Repeated => matches!(sign, Sign::Dodge | Sign::OwnWords),
        Judgement::Silent => false,
    }
}

/// The marks for a judgement, in the order of the text; no two overlap.
pub(super) fn marks(traits: &Traits, signs: &Signs, judgement: Judgement) -> Vec<Mark> {
    let rows = traits.wordings.iter().filter_map(|(kind, span)| {
        let kind = signs.kinds.get(*kind).filter(|kind| fits(kind.sign, judgement))?;
        let support = support(signs.weights(&kind.name), judgement);
        (support > 0).then_some((support, span.start..span.end, kind.sign))
    });
    // The keenest first. There may be many of them in a long text, but only a few can be shown.
    let mut best: Vec<(i32, Range<usize>, Sign)> = Vec::new();
    for row in rows {
        best.push(row);
        if best.len() > 2 * MOST {
            best = by_key(best, |(support, tokens, _)| (Reverse(*support), tokens.start));
            best.truncate(MOST);
        }
    }
    let best = by_key(best, |(support, tokens, _)| (Reverse(*support), tokens.start));
    let mut chosen = Chosen::default();
    for (_, tokens, sign) in best.into_iter().take(MOST - 2) {
        chosen.add(tokens, sign);
    }
    if judgement.is_good() {
        for figure in figures(&traits.words).take(MOST_FIGURES) {
            chosen.add(figure, Sign::NewFigure);
        }
        if let Some(clause) = fullest(traits, &traits.document.clauses, Word::New) {
            chosen.add(clause, Sign::NewReason);
        }
    } else if judgement == Judgement::Repeated && chosen.rows.is_empty() {
        let sentences: Vec<Range<usize>> =
            traits.document.sentences.iter().map(|sentence| sentence.tokens.clone()).collect();
        chosen.rows.extend(fullest(traits, &sentences, Word::Said).map(|tokens| (tokens, Sign::OwnWords)));
    }
    let marks = by_key(chosen.rows, |(tokens, _)| tokens.start);
    marks.into_iter().filter_map(|(tokens, sign)| mark(traits, &tokens, sign)).collect()
}

/// The new figures; `six million` is one.
fn figures(words: &[Word]) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    words.chunk_by(|left, right| left == right).filter_map(move |chunk| {
        let run = start..start + chunk.len();
        start = run.end;
        (chunk.first() == Some(&Word::NewFigure)).then_some(run)
    })
}

/// Runs of tokens that do not overlap.
#[derive(Default)]
struct Chosen {
    rows: Vec<(Range<usize>, Sign)>,
}

impl Chosen {
    fn add(&mut self, tokens: Range<usize>, sign: Sign) {
        let overlaps = |other: &Range<usize>| tokens.start < other.end && other.start < tokens.end;
        if self.rows.len() < MOST && !self.rows.iter().any(|(other, _)| overlaps(other)) {
            self.rows.push((tokens, sign));
        }
    }
}

/// The first of the runs with the most words of a kind; none if they all have fewer than [`LEAST_NEW`].
fn fullest(traits: &Traits, runs: &[Range<usize>], wanted: Word) -> Option<Range<usize>> {
    let count = |run: &Range<usize>| {
        let words = traits.words.get(run.clone()).unwrap_or_default();
        words.iter().filter(|word| **word == wanted).count()
    };
    let best = runs.iter().rev().max_by_key(|run| count(run))?;
    (count(best) >= LEAST_NEW).then(|| best.clone())
}

fn mark(traits: &Traits, tokens: &Range<usize>, sign: Sign) -> Option<Mark> {
    let own = traits.document.slice(tokens);
    let (first, last) = (own.first()?, own.last()?);
    Some(Mark { span: first.span.start..last.span.end, sign })
}
