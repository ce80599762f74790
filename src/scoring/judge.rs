//! Whether a rule holds, by which words, and what it lacks if it does not.

use super::cues;
use super::debrief::Debrief;
use super::gate::{Blocked, Why, gate};
use super::reading::Reading;
use super::rule::{Polarity, Rule, Say, Slot};
use super::table;
use super::units::units;
use super::witness::{choose, cover, marked};
use crate::answer::Answer;
use crate::answer::Place;
use crate::concept::Span;
use crate::ids::{FieldId, FlagId, ItemId};
use crate::number::parse_typed;
use crate::order::{by_key, map_of};
use crate::pack::{FieldKind, NumberField, Scenario};
use std::cmp::Reverse;
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

/// The verdicts so far.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    pub(super) items: BTreeMap<ItemId, bool>,
    pub(super) flags: BTreeMap<FlagId, bool>,
}

/// Which of these conditions hold for an answer and the verdicts on it.
#[must_use]
pub fn which_hold<'r>(
    rules: impl Iterator<Item = &'r Rule>,
    scenario: &Scenario,
    answer: &Answer,
    debrief: &Debrief,
) -> Vec<bool> {
    let reading = Reading::new(scenario, answer);
    let verdicts = Verdicts {
        items: map_of(debrief.items.iter().map(|item| (item.id.clone(), item.met))),
        flags: map_of(debrief.flags.iter().map(|flag| (flag.id.clone(), flag.raised))),
    };
    rules.map(|rule| judge(rule, &reading, &verdicts).met).collect()
}

/// More places than this for one slot in one unit add nothing but time.
const MOST_CANDIDATES: usize = 9;
/// A bound on the work for one slot in one unit, whatever is pasted.
const MOST_LOOKED_AT: usize = 400;
pub(super) fn judge(rule: &Rule, reading: &Reading<'_>, verdicts: &Verdicts) -> Outcome {
    match rule {
        Rule::All(rules) => at_least(rules.len(), rules, reading, verdicts),
        Rule::Any(rules) => any(rules, reading, verdicts),
        Rule::AtLeast(count, rules) => at_least(*count, rules, reading, verdicts),
        Rule::Not(rule) => Outcome { met: !judge(rule, reading, verdicts).met, ..Outcome::default() },
        Rule::Say(say) => judge_say(say, reading),
        Rule::Cues(cues) => cues::judge_cues(cues, reading),
        Rule::Rows(rows) => table::judge_rows(rows, reading),
        Rule::Met(item) => Outcome::plain(verdicts.items.get(item).copied().unwrap_or(false)),
        Rule::Raised(flag) => Outcome::plain(verdicts.flags.get(flag).copied().unwrap_or(false)),
        Rule::Right(field) => {
            Outcome::plain(number(reading, field).is_some_and(|(number, value)| number.is_right(value)))
        }
        Rule::Mistaken(field, mistake) => Outcome::plain(
            number(reading, field)
                .is_some_and(|(number, value)| number.mistake(value).is_some_and(|made| made.id == *mistake)),
        ),
        Rule::Ordered { field, choices } => {
            let order = reading.answer.picked(field);
            let places: Option<Vec<usize>> =
                choices.iter().map(|choice| order.iter().position(|one| one == choice)).collect();
            Outcome::plain(places.is_some_and(|places| places.is_sorted()))
        }
        Rule::Top { field, count, choices } => {
            let order = reading.answer.picked(field);
            let top = order.get(..*count).unwrap_or(order);
            Outcome::plain(choices.iter().all(|choice| top.contains(choice)))
        }
        Rule::Chosen { field, choices } => {
            let chosen = reading.answer.picked(field);
            Outcome::plain(choices.iter().all(|choice| chosen.contains(choice)))
        }
        Rule::Sorted { field, bucket, choices } => {
            let is_there = |choice: &String| reading.answer.bucket_of(field, choice) == Some(bucket.as_str());
            Outcome::plain(choices.iter().all(is_there))
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

/// A number field and what was typed into it, if that is a number.
fn number<'r>(reading: &Reading<'r>, field: &FieldId) -> Option<(&'r NumberField, f64)> {
    let FieldKind::Number(number) = &reading.scenario.field(field)?.kind else { return None };
    let typed = parse_typed(reading.answer.typed_number(field), &number.unit).ok().flatten()?;
    Some((number, typed.value))
}

fn allocation(
    reading: &Reading<'_>,
    field: &FieldId,
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
    }
    for outcome in outcomes.iter().filter(|outcome| outcome.met) {
        whole.evidence.extend(outcome.evidence.iter().cloned());
    }
    if !whole.met {
        // Of `two of seven`, only as many as are still wanted are missing: the closest.
        let unmet = outcomes.iter().filter(|outcome| !outcome.met);
        let unmet = by_key(unmet, |outcome| Reverse((outcome.closeness, !outcome.blocked.is_empty())));
        for outcome in unmet.into_iter().take(count - met) {
            whole.missing.extend(outcome.missing.iter().cloned());
            whole.blocked.extend(outcome.blocked.iter().cloned());
        }
    }
    whole.evidence = by_key(whole.evidence, |one| (one.place.clone(), one.span.start, one.span.end));
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
    let mut closest: (usize, Vec<&str>) = (0, say.slots.iter().map(|slot| slot.name.as_str()).collect());
    let mut blocked: Vec<Blocked> = Vec::new();
    for unit in units(&say.scope, reading) {
        // Nearly all units are done with here: words for one of the slots are lacking, and no more is there than elsewhere.
        let is_filled = |slot: &&Slot| reading.spans_in(slot.concept, &unit).next().is_some();
        let filled = say.slots.iter().filter(is_filled).count();
        if filled < say.slots.len() && filled <= closest.0 {
            continue;
        }
        if say.scope.unless.is_some_and(|guard| reading.spans_in(guard, &unit).next().is_some()) {
            continue;
        }
        let offers: Vec<Vec<(Span, Option<Why>)>> = say
            .slots
            .iter()
            .map(|slot| {
                let mut left = [MOST_CANDIDATES, MOST_CANDIDATES];
                reading
                    .spans_in(slot.concept, &unit)
                    .take(MOST_LOOKED_AT)
                    .map(|span| (span, gate(reading, span, (&say.scope).into())))
                    .filter(|(_, why)| {
                        // Blocked places must not crowd out open ones.
                        let [open, blocked] = &mut left;
                        let left = if why.is_none() { open } else { blocked };
                        *left = left.saturating_sub(1);
                        *left > 0
                    })
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
        let chosen = open(false).filter(|spans| {
            say.scope.negated != Polarity::Required || spans.iter().any(|s| reading.is_negated(*s))
        });
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
        let absent: Vec<&str> = say
            .slots
            .iter()
            .zip(&offers)
            .filter(|(_, offer)| !offer.iter().any(|(_, why)| why.is_none()))
            .map(|(slot, _)| slot.name.as_str())
            .collect();
        // One word cannot fill two slots: then the last of them is what is missing.
        let last = say.slots.last().map(|slot| slot.name.as_str());
        let absent = if absent.is_empty() { last.into_iter().collect() } else { absent };
        let found = say.slots.len() - absent.len();
        if found > closest.0 {
            closest = (found, absent);
        }
    }
    if let Some(candidate) = best {
        let evidence = marked(&candidate.spans, reading);
        return Outcome { met: true, evidence, closeness: 1000, ..Outcome::default() };
    }
    blocked.truncate(3);
    let share = 1000 * closest.0 / say.slots.len().max(1);
    Outcome {
        missing: closest.1.into_iter().map(str::to_owned).collect(),
        blocked,
        closeness: u32::try_from(share).unwrap_or(0),
        ..Outcome::default()
    }
}

fn blocked_at(span: Span, say: &Say, reading: &Reading<'_>) -> Option<Blocked> {
    let why = gate(reading, span, (&say.scope).into())?;
    Some(Blocked { why, place: reading.place(span)?.clone(), span: reading.bytes(span) })
}
