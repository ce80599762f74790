//! What a pack's tests do not tell its author: items that no whole answer meets, that answers to another question meet,
//! or that have the prompt's own words. None of it is wrong in itself, so that it is told as notes.

use super::model::{Field, FieldKind, Item, Pack, Scenario};
use crate::answer::{Answer, Entry};
use crate::ids::ItemId;
use crate::json::shortened;
use crate::order::by_key;
use crate::problem::{Position, Problem};
use crate::scoring::{Evidence, score};
use std::sync::OnceLock;

/// So many findings of one kind are shown for an item; the others are counted.
const MOST_SHOWN: usize = 2;

/// Notes on how far samples and model answers show what the rules do, in the order of the text.
#[must_use]
pub fn coverage(pack: &Pack, text: &str) -> Vec<Problem> {
    let mut notes = Vec::new();
    for scenario in &pack.scenarios {
        notes.extend(never_met(scenario, text));
        notes.extend(met_by_strangers(pack, scenario, text));
        notes.extend(restated(scenario, text));
    }
    by_key(notes, |note| note.at)
}

/// Items that neither a sample nor a model answer meets.
fn never_met(scenario: &Scenario, text: &str) -> Vec<Problem> {
    let debriefs: Vec<_> =
        whole_answers(scenario).into_iter().map(|(_, answer)| score(scenario, answer)).collect();
    let is_met = |id: &ItemId| {
        debriefs.iter().flat_map(|debrief| &debrief.items).any(|result| result.met && result.id == *id)
    };
    let unmet = scenario.items.iter().filter(|item| !is_met(&item.id));
    let noted = unmet.map(|item| {
        let what = format!("no sample and no model answer meets the item `{}`", item.id);
        note(item, text, &what, "let one of them meet it, or ask whether anybody ever will")
    });
    noted.collect()
}

/// Items that are met by what samples and model answers of the other scenarios say. Each of their fields is put into
/// each text field of this one.
fn met_by_strangers(pack: &Pack, scenario: &Scenario, text: &str) -> Vec<Problem> {
    let mut found = vec![Vec::new(); scenario.items.len()];
    let others = pack.scenarios.iter().filter(|other| other.id != scenario.id);
    for other in others {
        for (name, stranger) in whole_answers(other) {
            for words in other.fields.iter().filter_map(|field| words_of(stranger, field)) {
                let homes = scenario.fields.iter().filter(|field| field.kind == FieldKind::Text);
                for answer in homes.filter_map(|home| Answer::saying(home, None, &words)) {
                    let debrief = score(scenario, &answer);
                    for (result, found) in debrief.items.iter().zip(&mut found) {
                        let words = quoted(&result.evidence, &answer).filter(|_| result.met);
                        // Whole answers repeat each other: the same words are one finding.
                        if let Some(words) = words
                            && !found.iter().any(|known: &String| known.starts_with(&words))
                        {
                            found.push(format!("{words} in the {name} of `{}`", other.id));
                        }
                    }
                }
            }
        }
    }
    let noted = scenario.items.iter().zip(found).filter(|(_, found)| !found.is_empty());
    let noted = noted.map(|(item, found)| {
        let what = format!("words of another scenario meet the item `{}`: {}", item.id, listed(&found));
        let remedy = "nothing, if they would do here, too; else ask for what only this question has";
        note(item, text, &what, remedy)
    });
    noted.collect()
}

/// Items for which the prompt itself has the words: whoever gives it back is held off by nothing but the gate.
fn restated(scenario: &Scenario, text: &str) -> Vec<Problem> {
    let mut found = vec![Vec::new(); scenario.items.len()];
    let sayings: Vec<_> = scenario
        .items
        .iter()
        .enumerate()
        .flat_map(|(index, item)| item.met_by.sayings().into_iter().map(move |rule| (index, item, rule)))
        .filter_map(|(index, item, rule)| {
            let (scope, name) = rule.saying()?;
            // Where giving back is allowed, it is the point.
            let alone = || Item { met_by: rule.clone(), ..item.clone() };
            (!scope.may_be_copied).then(|| (index, name, scope, alone()))
        })
        .collect();
    let ungated = Scenario {
        items: sayings.iter().map(|(.., item)| item.clone()).collect(),
        flags: Vec::new(),
        prompt: OnceLock::from(scenario.prompt().without_words()),
        ..scenario.clone()
    };
    let texts = scenario.brief();
    for home in homes(scenario, sayings.iter().flat_map(|(_, _, scope, _)| &scope.places)) {
        for answer in texts.iter().filter_map(|given| Answer::saying(home.0, home.1, given)) {
            let debrief = score(&ungated, &answer);
            for (result, (index, name, ..)) in debrief.items.iter().zip(&sayings) {
                if let Some(words) = quoted(&result.evidence, &answer).filter(|_| result.met)
                    && let Some(found) = found.get_mut(*index)
                {
                    push_new(found, format!("{words} ({name})"));
                }
            }
        }
    }
    let noted = scenario.items.iter().zip(found).filter(|(_, found)| !found.is_empty());
    let noted = noted.map(|(item, found)| {
        let what = format!("the prompt has words for the item `{}`: {}", item.id, listed(&found));
        let remedy =
            "nothing, if the gate for copied words may hold them off; surer are words that it does not have";
        note(item, text, &what, remedy)
    });
    noted.collect()
}

/// The places at which rules look, each once, and the first text field for those that look everywhere.
fn homes<'s>(
    scenario: &'s Scenario,
    places: impl Iterator<Item = &'s (crate::ids::FieldId, Option<String>)>,
) -> Vec<(&'s Field, Option<&'s str>)> {
    let first = scenario.fields.iter().find(|field| field.kind == FieldKind::Text);
    let mut homes: Vec<_> = first.map(|field| (field, None)).into_iter().collect();
    for (field, column) in places {
        if let Some(field) = scenario.field(field) {
            push_new(&mut homes, (field, column.as_deref()));
        }
    }
    homes
}

/// The samples and model answers of a scenario, with what they are called.
fn whole_answers(scenario: &Scenario) -> Vec<(String, &Answer)> {
    let samples = scenario.samples.iter().map(|one| (format!("sample “{}”", one.name), &one.answer));
    let models = scenario.models.iter().map(|one| (format!("model answer “{}”", one.title), &one.answer));
    samples.chain(models).collect()
}

/// What an answer says in a field, a row of a table a line; none if it says nothing there.
fn words_of(answer: &Answer, field: &Field) -> Option<String> {
    let words = match answer.entry(&field.id)? {
        Entry::Text { text } => text.clone(),
        Entry::Table { rows } => {
            let rows = rows.iter().map(|row| row.values().cloned().collect::<Vec<_>>().join(". "));
            rows.collect::<Vec<_>>().join("\n")
        }
        _ => return None,
    };
    (!words.trim().is_empty()).then_some(words)
}

/// The words that decided; none if it was no words.
fn quoted(evidence: &[Evidence], answer: &Answer) -> Option<String> {
    let words = evidence.iter().filter_map(|one| answer.text_at(&one.place).get(one.span.clone()));
    let words: Vec<_> = words.take(MOST_SHOWN).map(|words| format!("“{}”", shortened(words))).collect();
    (!words.is_empty()).then(|| words.join(" and "))
}

fn push_new<T: PartialEq>(list: &mut Vec<T>, entry: T) {
    if !list.contains(&entry) {
        list.push(entry);
    }
}

/// The first findings, and how many more there are.
fn listed(found: &[String]) -> String {
    let shown = found.get(..MOST_SHOWN).unwrap_or(found).join("; ");
    match found.len().saturating_sub(MOST_SHOWN) {
        0 => shown,
        more => format!("{shown}; and {more} more"),
    }
}

fn note(item: &Item, text: &str, what: &str, remedy: &str) -> Problem {
    // It says itself that it is none of the problems.
    Problem { at: Position::of(text, item.at), what: format!("note: {what}"), remedy: remedy.to_owned() }
}
