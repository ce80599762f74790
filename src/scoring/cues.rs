//! Passages that earn a point by cues that add up. A `say` rule knows what must be said and fails on the wording that
//! nobody thought of; here many small signs decide together, as a reader does who skims: none is needed, none is enough.

use super::gate::{Blocked, Tolerance, Why, gate};
use super::judge::Outcome;
use super::reading::Reading;
use super::rule::{Cues, Sign};
use super::units::units;
use super::witness::marked;
use crate::concept::Span;
use crate::json::shortened;
use crate::order::by_key;
use std::cmp::Reverse;
use std::ops::Range;

/// Fewer different cues than this are a word in passing, whatever they weigh.
const LEAST_CUES: usize = 2;
/// A passage with this share of the bar, in percent, is worth naming as the closest.
const CLOSE: i32 = 50;

/// What the cues of one passage come to.
#[derive(Clone, Debug, Default)]
struct Sum {
    /// Of cues that no gate stops; cues against the passage always count.
    open: i32,
    /// Of all cues, as if there were no gates.
    ungated: i32,
    /// The words of the cues in favour that count, and of those that a gate stops.
    counted: Vec<Span>,
    stopped: Vec<(Span, Why)>,
}

impl Sum {
    fn add(&mut self, weight: i32, span: Span, why: Option<Why>) {
        if weight < 0 {
            self.open += weight;
            self.ungated += weight;
            return;
        }
        self.ungated += weight;
        match why {
            None => {
                self.open += weight;
                self.counted.push(span);
            }
            Some(why) => self.stopped.push((span, why)),
        }
    }

    fn reaches(&self, bar: i32) -> bool {
        self.open >= bar && self.counted.len() >= LEAST_CUES
    }
}

pub(super) fn judge_cues(rule: &Cues, reading: &Reading<'_>) -> Outcome {
    let mut units = units(&rule.scope, reading);
    if let Some(guard) = rule.scope.unless {
        units.retain(|unit| reading.spans_in(guard, unit).next().is_none());
    }
    let sums = sums(rule, reading, &units);
    let rows = || units.iter().zip(&sums);
    let ranked = by_key(rows(), |(unit, sum)| (Reverse(sum.open), unit.start));
    if let Some((_, sum)) = ranked.iter().find(|(_, sum)| sum.reaches(rule.bar)) {
        return Outcome {
            met: true,
            evidence: marked(&sum.counted, reading),
            closeness: 1000,
            ..Outcome::default()
        };
    }
    let would_do = rows().filter(|(_, sum)| sum.ungated >= rule.bar);
    let mut blocked: Vec<Blocked> = would_do
        .filter_map(|(_, sum)| {
            let (span, why) = sum.stopped.first()?;
            Some(Blocked { why: *why, place: reading.place(*span)?.clone(), span: reading.bytes(*span) })
        })
        .collect();
    blocked.truncate(3);
    let closest = ranked.first().filter(|(_, sum)| sum.open > 0);
    let share = closest.map_or(0, |(_, sum)| (900 * sum.open / rule.bar.max(1)).clamp(0, 900));
    let missing = match closest {
        Some((unit, sum)) if sum.open * 100 >= rule.bar * CLOSE => {
            format!("{}; “{}” comes closest", rule.name, shortened(&words(reading, unit)))
        }
        _ => rule.name.clone(),
    };
    Outcome {
        missing: vec![missing],
        blocked,
        closeness: u32::try_from(share).unwrap_or(0),
        ..Outcome::default()
    }
}

fn sums(rule: &Cues, reading: &Reading<'_>, units: &[Range<usize>]) -> Vec<Sum> {
    let mut sums = vec![Sum::default(); units.len()];
    let unit_of = |span: Span| {
        let index = units.partition_point(|unit| unit.end <= span.start);
        units.get(index).filter(|unit| unit.start <= span.start && span.end <= unit.end).map(|_| index)
    };
    let tolerance = Tolerance::from(&rule.scope);
    for cue in &rule.cues {
        let Sign::Wording(concept) = cue.sign else {
            for (unit, sum) in units.iter().zip(&mut sums) {
                let span = Span { start: unit.start, end: unit.end };
                if reading.sentence(span).is_some_and(|sentence| sentence.is_question) {
                    sum.open += cue.weight;
                    sum.ungated += cue.weight;
                }
            }
            continue;
        };
        // Said twice, a cue counts once; a place that no gate stops goes before one that is stopped.
        let mut found: Vec<(usize, bool, Span, Option<Why>)> = reading
            .spans_in(concept, &(0..reading.document.tokens.len()))
            .filter_map(|span| {
                let why = gate(reading, span, tolerance);
                unit_of(span).map(|unit| (unit, why.is_some(), span, why))
            })
            .collect();
        found.sort_by_key(|(unit, is_stopped, span, _)| (*unit, *is_stopped, *span));
        found.dedup_by_key(|(unit, ..)| *unit);
        for (unit, _, span, why) in found {
            if let Some(sum) = sums.get_mut(unit) {
                sum.add(cue.weight, span, why);
            }
        }
    }
    sums
}

/// The words of a passage, as typed.
fn words(reading: &Reading<'_>, unit: &Range<usize>) -> String {
    let span = Span { start: unit.start, end: unit.end };
    let Some(place) = reading.place(span) else { return String::new() };
    let end = reading.tokens_at(place).end.min(unit.end);
    let text = reading.answer.text_at(place);
    text.get(reading.bytes(Span { start: unit.start, end })).unwrap_or_default().to_owned()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::answer::{Answer, Entry, Row};
    use crate::ids::FieldId;
    use crate::pack::Pack;
    use crate::scoring::{ItemResult, Why, score};

    const CUES: &str = "roof 4 | leak 4 | rain 2 | this year 3 | paint -5 | ? 2";

    fn pack(more: &str) -> Pack {
        let text = format!(
            r#"{{"hotseat": 1, "id": "p", "title": "P", "version": 1, "author": "A", "licence": "MIT", "language": "en", "about": "P.",
            "scenarios": [{{"id": "s", "title": "S", "kind": "k", "asked_by": {{"name": "N", "role": "R"}},
            "situation": "A library by the river.", "question": "What now?", "minutes": 5,
            "fields": [{{"id": "words", "kind": "text", "label": "W"}}, {{"id": "ways", "kind": "table", "label": "T", "columns": ["way", "cost"]}}],
            "items": [{{"id": "i", "title": "I", "dimension": "frame", "weight": 1, "criterion": "Names it.",
            "met_by": {{"cues": {{"what is wet": "{CUES}"}}, "bar": 8{more}}}}}]}}]}}"#
        );
        Pack::read(&text).unwrap()
    }

    fn verdict(more: &str, answer: &Answer) -> ItemResult {
        let pack = pack(more);
        score(pack.scenarios.first().unwrap(), answer).items.first().unwrap().clone()
    }

    fn words(text: &str) -> Answer {
        let mut answer = Answer::default();
        answer.put(FieldId::new("words"), Entry::Text { text: text.to_owned() });
        answer
    }

    #[test]
    fn cues_add_up_within_one_sentence() {
        let rows = [
            ("The roof has a leak.", true),
            ("The roof is old, and we mend it this year in the rain.", true),
            ("The roof is old. The leak is new.", false),
            ("Roof, roof and roof again.", false),
            ("The roof has a leak, so we paint it.", false),
            ("Which roof lets in the rain?", false),
            ("The roof does not leak.", false),
        ];
        for (text, expected) in rows {
            assert_eq!(verdict("", &words(text)).met, expected, "{text}");
        }
    }

    #[test]
    fn what_is_let_pass_can_be_chosen() {
        let rows = [
            (r#", "questions": "allowed""#, "Which roof lets in the rain?", true),
            (r#", "negated": "allowed""#, "The roof does not leak.", true),
            (r#", "unless": "river""#, "The roof has a leak by the river.", false),
            (r#", "in": ["ways"]"#, "The roof has a leak.", false),
            (r#", "within": "field""#, "The roof is old. The leak is new.", true),
        ];
        for (more, text, expected) in rows {
            assert_eq!(verdict(more, &words(text)).met, expected, "{more} {text}");
        }
    }

    #[test]
    fn a_row_of_a_table_is_one_statement_and_two_rows_are_two() {
        let row = |way: &str, cost: &str| {
            Row::from([("way".to_owned(), way.to_owned()), ("cost".to_owned(), cost.to_owned())])
        };
        let table = |rows: Vec<Row>| {
            let mut answer = Answer::default();
            answer.put(FieldId::new("ways"), Entry::Table { rows });
            answer
        };
        let statement = r#", "within": "statement""#;
        assert!(verdict(statement, &table(vec![row("Mend the roof", "The leak stays")])).met);
        let apart = table(vec![row("Mend the roof", "Money"), row("Wait", "The leak stays")]);
        assert!(!verdict(statement, &apart).met);
    }

    #[test]
    fn what_is_missing_names_the_passage_that_comes_closest_and_the_gate_that_stopped_it() {
        let close = verdict("", &words("We like books. The roof is old this year."));
        assert_eq!(close.missing, ["what is wet; “The roof is old this year” comes closest"]);
        let stopped = verdict("", &words("The roof does not leak."));
        assert_eq!(stopped.blocked.first().map(|one| one.why), Some(Why::Negated));
        assert_eq!(verdict("", &words("We like books.")).missing, ["what is wet"]);
    }
}
