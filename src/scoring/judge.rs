//! Whether a rule holds, by which words, and what it lacks if it does not.

use super::gate::{Blocked, Why, gate};
use super::reading::Reading;
use super::rule::{Polarity, Questions, Rule, Say, Within};
use super::table;
use crate::answer::Place;
use crate::concept::Span;
use crate::ids::ItemId;
use crate::number::parse_typed;
use crate::pack::FieldKind;
use std::collections::BTreeMap;
use std::ops::Range;

/// The candidate's own words that earned something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Where they stand.
    pub place: Place,
    /// Bytes of the text there.
    pub span: Range<usize>,
}

// `Range` has no order of its own.
impl Evidence {
    fn order(&self) -> (&Place, usize, usize) {
        (&self.place, self.span.start, self.span.end)
    }
}

/// What became of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// It holds.
    pub met: bool,
    /// The words for which it holds.
    pub evidence: Vec<Evidence>,
    /// What the closest attempt lacks, in words.
    pub missing: Vec<String>,
    /// Words that would have done but for a gate.
    pub blocked: Vec<Blocked>,
    /// How much of the closest attempt was there, in thousandths.
    pub(super) closeness: u32,
}

/// The verdicts on the items so far.
pub(super) type Verdicts = BTreeMap<ItemId, bool>;

/// More places than this for one slot in one unit add nothing but time.
const MOST_CANDIDATES: usize = 8;
/// Words further apart than this are marked one by one, not as one stretch.
const LONGEST_STRETCH: usize = 24;

pub(super) fn judge(rule: &Rule, reading: &Reading<'_>, verdicts: &Verdicts) -> Outcome {
    match rule {
        Rule::All(rules) => at_least(rules.len(), rules, reading, verdicts),
        Rule::Any(rules) => any(rules, reading, verdicts),
        Rule::AtLeast(count, rules) => at_least(*count, rules, reading, verdicts),
        Rule::Not(rule) => Outcome { met: !judge(rule, reading, verdicts).met, ..Outcome::default() },
        Rule::Say(say) => judge_say(say, reading),
        Rule::Rows(rows) => table::judge_rows(rows, reading),
        Rule::Met(item) => Outcome::plain(verdicts.get(item).copied().unwrap_or(false)),
        Rule::Right(field) => {
            let number = reading.scenario.field(field).and_then(|field| match &field.kind {
                FieldKind::Number(number) => Some(number),
                _ => None,
            });
            Outcome::plain(number.is_some_and(|number| {
                let typed = parse_typed(reading.answer.typed_number(field), &number.unit);
                typed.ok().flatten().is_some_and(|typed| number.is_right(typed.value))
            }))
        }
        Rule::Largest { field, buckets } => Outcome::plain(allocation(reading, field, |allocation| {
            let largest = allocation.largest(reading.answer, field);
            largest.iter().any(|bucket| buckets.iter().any(|wanted| wanted == bucket))
        })),
        Rule::Share { field, bucket, at_least } => Outcome::plain(allocation(reading, field, |allocation| {
            allocation.amount(reading.answer, field, bucket) >= *at_least
        })),
    }
}

fn allocation(
    reading: &Reading<'_>,
    field: &crate::ids::FieldId,
    test: impl Fn(&crate::pack::Allocation) -> bool,
) -> bool {
    reading.scenario.field(field).is_some_and(|field| match &field.kind {
        FieldKind::Allocation(allocation) => test(allocation),
        _ => false,
    })
}

impl Outcome {
    fn plain(met: bool) -> Self {
        Self { met, closeness: if met { 1000 } else { 0 }, ..Self::default() }
    }
}

fn any(rules: &[Rule], reading: &Reading<'_>, verdicts: &Verdicts) -> Outcome {
    let mut closest = Outcome::default();
    let mut blocked = Vec::new();
    for rule in rules {
        let outcome = judge(rule, reading, verdicts);
        if outcome.met {
            return outcome;
        }
        blocked.extend(outcome.blocked.iter().cloned());
        if closest.missing.is_empty() || outcome.closeness > closest.closeness {
            closest = outcome;
        }
    }
    blocked.truncate(3);
    Outcome { blocked, ..closest }
}

fn at_least(count: usize, rules: &[Rule], reading: &Reading<'_>, verdicts: &Verdicts) -> Outcome {
    let outcomes: Vec<_> = rules.iter().map(|rule| judge(rule, reading, verdicts)).collect();
    let met = outcomes.iter().filter(|outcome| outcome.met).count();
    let mut whole = Outcome { met: met >= count, ..Outcome::default() };
    for outcome in &outcomes {
        whole.closeness += outcome.closeness / u32::try_from(rules.len().max(1)).unwrap_or(1);
        if outcome.met {
            whole.evidence.extend(outcome.evidence.iter().cloned());
        } else if !whole.met {
            whole.missing.extend(outcome.missing.iter().cloned());
            whole.blocked.extend(outcome.blocked.iter().cloned());
        }
    }
    whole.evidence.sort_by(|a, b| a.order().cmp(&b.order()));
    whole.evidence.dedup();
    whole.missing.dedup();
    whole.blocked.truncate(3);
    whole
}

/// What one unit of text offers for the slots of a rule.
struct Candidate {
    spans: Vec<Span>,
    cover: usize,
}

fn judge_say(say: &Say, reading: &Reading<'_>) -> Outcome {
    let mut best: Option<Candidate> = None;
    let mut closest: (usize, Vec<String>) = (0, say.slots.iter().map(|slot| slot.name.clone()).collect());
    let mut blocked: Vec<Blocked> = Vec::new();
    for unit in units(say, reading) {
        if say.unless.is_some_and(|guard| reading.spans_in(guard, &unit).next().is_some()) {
            continue;
        }
        let offers: Vec<Vec<(Span, Option<Why>)>> = say
            .slots
            .iter()
            .map(|slot| {
                reading
                    .spans_in(slot.concept, &unit)
                    .map(|span| (span, gate(reading, span, say.negated, say.questions)))
                    .take(MOST_CANDIDATES)
                    .collect()
            })
            .collect();
        let open = |gated: bool| {
            let spans: Vec<Vec<Span>> = offers
                .iter()
                .map(|offer| {
                    offer.iter().filter(|(_, why)| gated || why.is_none()).map(|(span, _)| *span).collect()
                })
                .collect();
            choose(&spans)
        };
        let chosen = open(false)
            .filter(|spans| say.negated != Polarity::Required || spans.iter().any(|s| reading.is_negated(*s)));
        if let Some(spans) = chosen {
            let cover = cover(&spans);
            if best.as_ref().is_none_or(|best| cover < best.cover) {
                best = Some(Candidate { spans, cover });
            }
            continue;
        }
        if let Some(spans) = open(true) {
            blocked.extend(spans.iter().find_map(|span| blocked_at(*span, say, reading)));
        }
        let absent: Vec<String> = say
            .slots
            .iter()
            .zip(&offers)
            .filter(|(_, offer)| !offer.iter().any(|(_, why)| why.is_none()))
            .map(|(slot, _)| slot.name.clone())
            .collect();
        let found = say.slots.len() - absent.len();
        if found > closest.0 {
            closest = (found, absent);
        }
    }
    match best {
        Some(candidate) => Outcome {
            met: true,
            evidence: marked(&candidate.spans, reading),
            closeness: 1000,
            ..Outcome::default()
        },
        None => {
            blocked.truncate(3);
            let share = 1000 * closest.0 / say.slots.len().max(1);
            Outcome {
                missing: closest.1,
                blocked,
                closeness: u32::try_from(share).unwrap_or(0),
                ..Outcome::default()
            }
        }
    }
}

fn blocked_at(span: Span, say: &Say, reading: &Reading<'_>) -> Option<Blocked> {
    let why = gate(reading, span, say.negated, say.questions)?;
    Some(Blocked { why, place: reading.place(span)?.clone(), span: reading.bytes(span) })
}

/// The ranges of tokens in which a rule looks for all its slots at once.
fn units(say: &Say, reading: &Reading<'_>) -> Vec<Range<usize>> {
    let allowed = |place: &Place| {
        say.places.is_empty()
            || say.places.iter().any(|(field, column)| {
                *field == place.field && (column.is_none() || *column == place.column)
            })
    };
    let mut units: Vec<Range<usize>> = Vec::new();
    if matches!(say.within, Within::Row | Within::Field) {
        let mut last: Option<&Place> = None;
        for (place, range) in reading.passages().filter(|(place, _)| allowed(place)) {
            let same_row = say.within == Within::Row
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
    for (index, sentence) in sentences.iter().enumerate() {
        let span = Span { start: sentence.tokens.start, end: sentence.tokens.end };
        let is_wanted = say.questions != Questions::Required || sentence.is_question;
        if !is_wanted || !reading.place(span).is_some_and(allowed) {
            continue;
        }
        match say.within {
            Within::Clause => units.extend(
                reading
                    .document
                    .clauses
                    .iter()
                    .filter(|clause| clause.start >= sentence.tokens.start && clause.end <= sentence.tokens.end)
                    .cloned(),
            ),
            Within::Next => {
                let next = sentences.get(index + 1).filter(|next| next.passage == sentence.passage);
                let end = next.map_or(sentence.tokens.end, |next| next.tokens.end);
                units.push(sentence.tokens.start..end);
            }
            Within::Sentence | Within::Row | Within::Field => units.push(sentence.tokens.clone()),
        }
    }
    units
}

/// One span for each slot, none of them sharing a word with another.
fn choose(offers: &[Vec<Span>]) -> Option<Vec<Span>> {
    fn fill(offers: &[Vec<Span>], taken: &mut Vec<Span>) -> bool {
        let Some((offer, rest)) = offers.split_first() else { return true };
        for span in offer {
            if taken.iter().all(|other| span.end <= other.start || other.end <= span.start) {
                taken.push(*span);
                if fill(rest, taken) {
                    return true;
                }
                taken.pop();
            }
        }
        false
    }
    let mut taken = Vec::new();
    fill(offers, &mut taken).then_some(taken)
}

fn cover(spans: &[Span]) -> usize {
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
                if reading.document.sentence_of.get(last.start) == reading.document.sentence_of.get(span.start)
                    && span.end.max(last.end) - last.start <= LONGEST_STRETCH =>
            {
                last.end = last.end.max(span.end);
            }
            _ => merged.push(span),
        }
    }
    merged
        .into_iter()
        .filter_map(|span| Some(Evidence { place: reading.place(span)?.clone(), span: reading.bytes(span) }))
        .collect()
}
