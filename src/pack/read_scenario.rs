//! Reads one scenario.

use super::effort::Effort;
use super::limits::{
    CELL, ENTRIES, HEADINGS, HINTS, LINE, MINUTES, MODELS, QUESTION, REMARK, SCORE, SITUATION, USUAL_MINUTES,
    WORD,
};
use super::model::{Exhibit, Sample, Scenario};
use super::parameters::Parameters;
use super::read::{read_asker, read_id, read_optional_text, read_text, read_texts, read_whole};
use super::read_concepts::read_concepts;
use super::read_criterion::{Known, read_flag, read_item};
use super::read_field::{Figures, read_field};
use super::read_guidance::{read_challenge, read_hint, read_model};
use super::read_parameters::{self, fill, read_parameters};
use crate::answer::read_fields;
use crate::concept::{Lexicon, PhrasebookBuilder};
use crate::ids::{FlagId, ItemId, ScenarioId};
use crate::json::{Node, Object, Reader, Value};
use crate::problem::counted;
use crate::scoring::Rule;
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Reads a scenario; with fresh figures if they are given.
pub(super) fn read_scenario(
    node: &Node,
    lexicon: &Lexicon,
    drawn: Option<&Parameters>,
    effort: &mut Effort,
    reader: &mut Reader<'_>,
) -> Option<Scenario> {
    reader.set_names_complete(true);
    let parameters = drawn.map_or_else(|| read_parameters(node, reader), Clone::clone);
    let scenario = if parameters.is_empty() {
        read_parts(node, lexicon, parameters, effort, reader)
    } else {
        let (filled, spellings) = fill(node, &parameters, reader);
        effort.spelled(spellings);
        read_parts(&filled, lexicon, parameters, effort, reader)
    };
    reader.set_names_complete(true);
    scenario
}

fn read_parts(
    node: &Node,
    lexicon: &Lexicon,
    parameters: Parameters,
    effort: &mut Effort,
    reader: &mut Reader<'_>,
) -> Option<Scenario> {
    let mut object = reader.object(node, "a scenario")?;
    let id = read_id(&mut object, reader, "scenario");
    let title = read_text(&mut object, reader, "title", LINE);
    let kind = read_text(&mut object, reader, "kind", WORD);
    let asked_by = object.required(reader, "asked_by").and_then(|node| read_asker(node, reader));
    let situation = read_text(&mut object, reader, "situation", SITUATION);
    let question = read_text(&mut object, reader, "question", QUESTION);
    let exhibit = object.optional("exhibit").map(|node| read_exhibit(node, reader));
    let minutes = object
        .optional("minutes")
        .map_or(Some(USUAL_MINUTES), |node| read_whole(node, reader, "`minutes`", MINUTES));
    object.pass_over(&read_parameters::KEYS);
    let figures = Figures(&parameters);
    let fields = entries(&mut object, "fields", true, reader, |node, reader| {
        read_field(node, &figures, reader).map(|field| (field.id.to_string(), field))
    });
    let own = object.optional("concepts").map(|node| read_concepts(node, lexicon, reader));
    let lexicon = own.as_ref().unwrap_or(lexicon);
    let mut book = PhrasebookBuilder::new(lexicon);
    let mut earlier: Vec<ItemId> = Vec::new();
    let items = entries(&mut object, "items", true, reader, |node, reader| {
        let known =
            Known { lexicon, book: &mut book, fields: &fields, earlier_items: &earlier, earlier_flags: &[] };
        let item = read_item(node, known, reader)?;
        earlier.push(item.id.clone());
        Some((item.id.to_string(), item))
    });
    let flags = entries(&mut object, "flags", false, reader, |node, reader| {
        let known =
            Known { lexicon, book: &mut book, fields: &fields, earlier_items: &earlier, earlier_flags: &[] };
        read_flag(node, known, reader).map(|flag| (flag.id.to_string(), flag))
    });
    let raised: Vec<FlagId> = flags.iter().map(|flag| flag.id.clone()).collect();
    let challenges = entries(&mut object, "challenges", false, reader, |node, reader| {
        let known = Known {
            lexicon,
            book: &mut book,
            fields: &fields,
            earlier_items: &earlier,
            earlier_flags: &raised,
        };
        read_challenge(node, known, reader).map(|challenge| (challenge.id.to_string(), challenge))
    });
    let rules = items.iter().map(|item| &item.met_by).chain(flags.iter().map(|flag| &flag.raised_by));
    let rules = rules.chain(challenges.iter().filter_map(|challenge| challenge.when.as_ref()));
    effort.compiled(node.at, book.phrase_count(), rules.map(Rule::size).sum(), reader);
    let hints = object.optional("hints").map_or(&[][..], |node| reader.list_up_to(node, "`hints`", HINTS));
    let hints = hints.iter().filter_map(|node| read_hint(node, reader)).collect();
    let model_nodes = object.optional("models");
    let sample_nodes = object.optional("samples");
    object.finish(reader);
    let exhibit = exhibit.flatten();
    let mut scenario = Scenario {
        id: ScenarioId::new(id?),
        title: title?,
        kind: kind?,
        asked_by: asked_by?,
        situation: situation?,
        question: question?,
        exhibit,
        minutes: minutes?,
        parameters,
        fields,
        items,
        flags,
        hints,
        challenges,
        models: Vec::new(),
        samples: Vec::new(),
        phrasebook: book.finish(),
        prompt: OnceLock::new(),
    };
    for node in model_nodes.map_or(&[][..], |node| reader.list_up_to(node, "`models`", MODELS)) {
        if let Some(model) = read_model(node, &scenario, reader) {
            scenario.models.push(model);
        }
    }
    for node in sample_nodes.map_or(&[][..], |node| reader.list_up_to(node, "`samples`", ENTRIES)) {
        if let Some(sample) = read_sample(node, &scenario, reader) {
            scenario.samples.push(sample);
        }
    }
    Some(scenario)
}

/// A list of things that have ids, each of them once.
fn entries<T>(
    object: &mut Object<'_>,
    key: &'static str,
    is_needed: bool,
    reader: &mut Reader<'_>,
    mut read: impl FnMut(&Node, &mut Reader<'_>) -> Option<(String, T)>,
) -> Vec<T> {
    let found = if is_needed { object.required(reader, key) } else { object.optional(key) };
    let Some(list) = found else { return Vec::new() };
    let nodes = reader.list(list, &format!("`{key}`"));
    if (nodes.is_empty() && is_needed && matches!(list.value, Value::List(_))) || nodes.len() > ENTRIES {
        reader.problem(
            list.at,
            format!("`{key}` has 1 to {ENTRIES} entries, not {}", nodes.len()),
            if nodes.is_empty() { "add at least one" } else { "remove some" },
        );
    }
    let mut names = BTreeSet::new();
    let mut all = Vec::new();
    let mut is_complete = !(nodes.is_empty() && is_needed);
    for node in nodes.iter().take(ENTRIES) {
        if let Some((name, entry)) = read(node, reader) {
            if names.contains(&name) {
                let what = format!("the id `{name}` stands twice in `{key}`");
                reader.problem(node.at, what, "change one of the two");
                is_complete = false;
                continue;
            }
            names.insert(name);
            all.push(entry);
        } else {
            is_complete = false;
        }
    }
    if !is_complete {
        reader.set_names_complete(false);
    }
    all
}

fn read_exhibit(node: &Node, reader: &mut Reader<'_>) -> Option<Exhibit> {
    let mut object = reader.object(node, "`exhibit`")?;
    let title = read_text(&mut object, reader, "title", CELL);
    let columns =
        object.required(reader, "columns").and_then(|node| read_texts(node, reader, "`columns`", HEADINGS));
    let rows_node = object.required(reader, "rows");
    let remark = read_optional_text(&mut object, reader, "note", REMARK);
    object.finish(reader);
    let columns = columns?;
    let mut rows = Vec::new();
    for row in reader.list_up_to(rows_node?, "`rows`", ENTRIES) {
        let entries = reader.list(row, "a row of the exhibit");
        let cells: Vec<String> =
            entries.iter().filter_map(|cell| reader.text(cell, "a cell", CELL)).collect();
        if matches!(row.value, Value::List(_)) && entries.len() != columns.len() {
            reader.problem(
                row.at,
                format!(
                    "this row has {}; the exhibit has {}",
                    counted(entries.len(), "cell"),
                    counted(columns.len(), "column")
                ),
                "give each column a cell; write `\"–\"` where there is no value",
            );
        }
        rows.push(cells);
    }
    Some(Exhibit { title: title?, columns, rows, note: remark })
}

fn read_sample(node: &Node, scenario: &Scenario, reader: &mut Reader<'_>) -> Option<Sample> {
    let mut object = reader.object(node, "a sample")?;
    let name = read_text(&mut object, reader, "name", LINE);
    let answer = object.required(reader, "fields").map(|node| read_fields(node, &scenario.fields, reader));
    let score = object.required(reader, "score").and_then(|node| {
        let nodes = reader.list(node, "`score`");
        let bounds: Vec<u32> =
            nodes.iter().filter_map(|node| read_whole(node, reader, "a bound of the score", SCORE)).collect();
        match bounds.as_slice() {
            [low, high] if low <= high => Some((*low, *high)),
            _ => {
                if bounds.len() == nodes.len() && matches!(node.value, Value::List(_)) {
                    let what = "`score` holds the least and the greatest score that are right";
                    reader.problem(node.at, what, "write two numbers, the smaller one first: `[60, 80]`");
                }
                None
            }
        }
    });
    let items: Vec<&str> = scenario.items.iter().map(|item| item.id.as_str()).collect();
    let flags: Vec<&str> = scenario.flags.iter().map(|flag| flag.id.as_str()).collect();
    let met = read_names(&mut object, "met", "item", &items, reader);
    let unmet = read_names(&mut object, "unmet", "item", &items, reader);
    let raised = read_names(&mut object, "raised", "flag", &flags, reader);
    object.finish(reader);
    Some(Sample {
        at: node.at,
        name: name?,
        answer: answer?,
        score: score?,
        met: met.into_iter().map(ItemId::new).collect(),
        unmet: unmet.into_iter().map(ItemId::new).collect(),
        raised: raised.into_iter().map(FlagId::new).collect(),
    })
}

fn read_names(
    object: &mut Object<'_>,
    key: &'static str,
    whose: &str,
    known: &[&str],
    reader: &mut Reader<'_>,
) -> Vec<String> {
    let Some(list) = object.optional(key) else { return Vec::new() };
    let mut names = Vec::new();
    for node in reader.list_up_to(list, &format!("`{key}`"), ENTRIES) {
        let Some(name) = reader.text(node, "a name", 140) else { continue };
        if known.contains(&name.as_str()) {
            names.push(name);
        } else {
            let what = format!("the scenario has no {whose} `{name}`");
            reader.unknown(node.at, what, &name, known.iter().copied(), &format!("its {whose}s are"));
        }
    }
    names
}
