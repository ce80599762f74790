//! Reads one scenario.

use super::model::{Asker, Dimension, Exhibit, Field, FieldKind, Flag, Item, ItemTest, Sample, Scenario};
use super::read::{read_id, read_optional_text, read_text, read_texts};
use super::read_field::{Figures, read_field, read_parameters};
use super::read_rule::RuleReader;
use crate::answer::{Answer, Entry, read_fields};
use crate::concept::{Lexicon, PhrasebookBuilder};
use crate::ids::{FieldId, FlagId, ItemId, ScenarioId};
use crate::json::{Node, Object, Reader, Value, nearest};
use crate::scoring::{Prompt, Rule};

/// The most fields, items, flags and samples of a scenario.
const MAX_ENTRIES: usize = 1000;

pub(super) fn read_scenario(node: &Node, lexicon: &Lexicon, reader: &mut Reader<'_>) -> Option<Scenario> {
    let mut object = reader.object(node, "a scenario")?;
    let id = read_id(&mut object, reader, "scenario");
    let title = read_text(&mut object, reader, "title", 120);
    let kind = read_text(&mut object, reader, "kind", 40);
    let asked_by = object.required(reader, "asked_by").and_then(|node| read_asker(node, reader));
    let situation = read_text(&mut object, reader, "situation", 6000);
    let question = read_text(&mut object, reader, "question", 1000);
    let exhibit = object.optional("exhibit").map(|node| read_exhibit(node, reader));
    let minutes = object.optional("minutes").map_or(Some(30), |node| reader.whole(node, "`minutes`", 1, 240));
    let parameters = object.optional("parameters").map(|node| read_parameters(node, reader)).unwrap_or_default();
    let figures = Figures::new(&parameters);
    let fields = entries(&mut object, "fields", true, reader, |node, reader| {
        read_field(node, &figures, reader).map(|field| (field.id.to_string(), field))
    });
    let mut book = PhrasebookBuilder::new(lexicon);
    let mut earlier: Vec<ItemId> = Vec::new();
    let items = entries(&mut object, "items", true, reader, |node, reader| {
        let item = read_item(node, reader, &mut book, &fields, &earlier)?;
        earlier.push(item.id.clone());
        Some((item.id.to_string(), item))
    });
    let flags = entries(&mut object, "flags", false, reader, |node, reader| {
        read_flag(node, reader, &mut book, &fields, &earlier).map(|flag| (flag.id.to_string(), flag))
    });
    let sample_nodes = object.optional("samples");
    object.finish(reader);
    let exhibit = exhibit.flatten();
    let criteria = items.iter().map(|item| item.criterion.clone());
    let criteria = criteria.chain(flags.iter().map(|flag| flag.criterion.clone()));
    let texts = prompt_texts(situation.as_ref(), question.as_ref(), exhibit.as_ref(), &fields, criteria);
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
        samples: Vec::new(),
        phrasebook: book.finish(),
        prompt: Prompt::new(texts.iter().map(String::as_str)),
    };
    for node in sample_nodes.map_or(&[][..], |node| reader.list(node, "`samples`")).iter().take(MAX_ENTRIES) {
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
    if (nodes.is_empty() && is_needed && matches!(list.value, Value::List(_))) || nodes.len() > MAX_ENTRIES {
        reader.problem(
            list.at,
            format!("`{key}` has 1 to {MAX_ENTRIES} entries; here are {}", nodes.len()),
            "add or remove entries",
        );
    }
    let mut names: Vec<String> = Vec::new();
    let mut all = Vec::new();
    for node in nodes.iter().take(MAX_ENTRIES) {
        if let Some((name, entry)) = read(node, reader) {
            if names.contains(&name) {
                reader.problem(node.at, format!("the id `{name}` stands twice in `{key}`"), "change one of the two");
            }
            names.push(name);
            all.push(entry);
        }
    }
    all
}

fn read_asker(node: &Node, reader: &mut Reader<'_>) -> Option<Asker> {
    let mut object = reader.object(node, "`asked_by`")?;
    let name = read_text(&mut object, reader, "name", 120);
    let role = read_text(&mut object, reader, "role", 120);
    object.finish(reader);
    Some(Asker { name: name?, role: role? })
}

fn read_exhibit(node: &Node, reader: &mut Reader<'_>) -> Option<Exhibit> {
    let mut object = reader.object(node, "`exhibit`")?;
    let title = read_text(&mut object, reader, "title", 200);
    let columns =
        object.required(reader, "columns").map(|node| read_texts(node, reader, "`columns`", 1, 12, 80));
    let rows_node = object.required(reader, "rows");
    let note = read_optional_text(&mut object, reader, "note", 600);
    object.finish(reader);
    let columns = columns?;
    let mut rows = Vec::new();
    for node in reader.list(rows_node?, "`rows`").iter().take(MAX_ENTRIES) {
        let cells: Vec<String> = reader
            .list(node, "a row of the exhibit")
            .iter()
            .filter_map(|cell| reader.text(cell, "a cell", 200))
            .collect();
        if cells.len() != columns.len() {
            reader.problem(
                node.at,
                format!("this row has {} cells; there are {} columns", cells.len(), columns.len()),
                "give each column a cell; write \"–\" where there is no value",
            );
        }
        rows.push(cells);
    }
    Some(Exhibit { title: title?, columns, rows, note })
}


fn read_item(
    node: &Node,
    reader: &mut Reader<'_>,
    book: &mut PhrasebookBuilder<'_>,
    fields: &[Field],
    earlier_items: &[ItemId],
) -> Option<Item> {
    let mut object = reader.object(node, "an item")?;
    let id = read_id(&mut object, reader, "item");
    let title = read_text(&mut object, reader, "title", 80);
    let criterion = read_text(&mut object, reader, "criterion", 800);
    let dimension = object.required(reader, "dimension").and_then(|node| read_dimension(node, reader));
    let weight = object.required(reader, "weight").and_then(|node| reader.whole(node, "the weight", 1, 20));
    let rule_node = object.required(reader, "met_by");
    let rule = rule_node.and_then(|node| RuleReader { reader, book, fields, earlier_items }.rule(node));
    let home = rule.as_ref().and_then(home_of).or_else(|| first_text(fields));
    let accept = read_tests(&mut object, "accept", fields, home.as_ref(), reader);
    let reject = read_tests(&mut object, "reject", fields, home.as_ref(), reader);
    object.finish(reader);
    Some(Item {
        id: ItemId::new(id?),
        dimension: dimension?,
        weight: weight?,
        criterion: criterion?,
        title: title?,
        met_by: rule?,
        accept,
        reject,
    })
}

fn read_flag(
    node: &Node,
    reader: &mut Reader<'_>,
    book: &mut PhrasebookBuilder<'_>,
    fields: &[Field],
    earlier_items: &[ItemId],
) -> Option<Flag> {
    let mut object = reader.object(node, "a flag")?;
    let id = read_id(&mut object, reader, "flag");
    let title = read_text(&mut object, reader, "title", 80);
    let criterion = read_text(&mut object, reader, "criterion", 800);
    let weight = object.optional("weight").map_or(Some(2), |node| reader.whole(node, "the weight", 1, 20));
    let rule_node = object.required(reader, "raised_by");
    let rule = rule_node.and_then(|node| RuleReader { reader, book, fields, earlier_items }.rule(node));
    let home = rule.as_ref().and_then(home_of).or_else(|| first_text(fields));
    let accept = read_tests(&mut object, "accept", fields, home.as_ref(), reader);
    let reject = read_tests(&mut object, "reject", fields, home.as_ref(), reader);
    object.finish(reader);
    Some(Flag {
        id: FlagId::new(id?),
        criterion: criterion?,
        title: title?,
        weight: weight?,
        raised_by: rule?,
        accept,
        reject,
    })
}

fn read_dimension(node: &Node, reader: &mut Reader<'_>) -> Option<Dimension> {
    let name = reader.text(node, "the dimension", 40)?;
    let found = Dimension::ALL.into_iter().find(|dimension| dimension.id() == name);
    if found.is_none() {
        let names = Dimension::ALL.map(Dimension::id);
        let remedy = nearest(&name, names.into_iter())
            .map_or_else(|| format!("the dimensions are: {}", names.join(", ")), |known| format!("did you mean `{known}`?"));
        reader.problem(node.at, format!("there is no dimension `{name}`"), remedy);
    }
    found
}

/// The text field into which a test sentence goes: the first that the rule looks at.
fn home_of(rule: &Rule) -> Option<FieldId> {
    match rule {
        Rule::Say(say) => say.places.iter().find(|(_, column)| column.is_none()).map(|(field, _)| field.clone()),
        Rule::All(rules) | Rule::Any(rules) | Rule::AtLeast(_, rules) => rules.iter().find_map(home_of),
        _ => None,
    }
}

fn first_text(fields: &[Field]) -> Option<FieldId> {
    fields.iter().find(|field| field.kind == FieldKind::Text).map(|field| field.id.clone())
}

/// Tests: a string is put into the rule's own text field; an object is a part of an answer.
fn read_tests(
    object: &mut Object<'_>,
    key: &'static str,
    fields: &[Field],
    home: Option<&FieldId>,
    reader: &mut Reader<'_>,
) -> Vec<ItemTest> {
    let Some(list) = object.optional(key) else { return Vec::new() };
    let mut tests = Vec::new();
    for node in reader.list(list, &format!("`{key}`")).iter().take(MAX_ENTRIES) {
        let answer = match (&node.value, home) {
            (Value::Text(text), Some(home)) => {
                let mut answer = Answer::default();
                answer.put(home.clone(), Entry::Text { text: text.clone() });
                Some(answer)
            }
            (Value::Text(_), None) => {
                reader.problem(
                    node.at,
                    "the scenario has no text field into which this sentence could go",
                    "write a part of an answer: `{\"field\": …}`",
                );
                None
            }
            _ => Some(read_fields(node, fields, reader)),
        };
        let text = match &node.value {
            Value::Text(text) => text.clone(),
            _ => "this part of an answer".to_owned(),
        };
        tests.extend(answer.map(|answer| ItemTest { at: node.at, answer, text }));
    }
    tests
}

fn read_sample(node: &Node, scenario: &Scenario, reader: &mut Reader<'_>) -> Option<Sample> {
    let mut object = reader.object(node, "a sample")?;
    let name = read_text(&mut object, reader, "name", 120);
    let answer = object.required(reader, "fields").map(|node| read_fields(node, &scenario.fields, reader));
    let score = object.required(reader, "score").and_then(|node| {
        let bounds: Vec<u32> = reader
            .list(node, "`score`")
            .iter()
            .filter_map(|node| reader.whole(node, "a bound of the score", 0, 100))
            .collect();
        match bounds.as_slice() {
            [low, high] if low <= high => Some((*low, *high)),
            _ => {
                reader.problem(node.at, "`score` holds the least and the greatest right score", "write `[60, 80]`");
                None
            }
        }
    });
    let items: Vec<&str> = scenario.items.iter().map(|item| item.id.as_str()).collect();
    let flags: Vec<&str> = scenario.flags.iter().map(|flag| flag.id.as_str()).collect();
    let met = read_names(&mut object, "met", &items, reader);
    let unmet = read_names(&mut object, "unmet", &items, reader);
    let raised = read_names(&mut object, "raised", &flags, reader);
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

fn read_names(object: &mut Object<'_>, key: &'static str, known: &[&str], reader: &mut Reader<'_>) -> Vec<String> {
    let Some(list) = object.optional(key) else { return Vec::new() };
    let mut names = Vec::new();
    for node in reader.list(list, &format!("`{key}`")).iter().take(MAX_ENTRIES) {
        let Some(name) = reader.text(node, "a name", 140) else { continue };
        if known.contains(&name.as_str()) {
            names.push(name);
        } else {
            let remedy = nearest(&name, known.iter().copied())
                .map_or_else(|| format!("the names are: {}", known.join(", ")), |known| format!("did you mean `{known}`?"));
            reader.problem(node.at, format!("the scenario has no `{name}`"), remedy);
        }
    }
    names
}

/// All that the candidate is given to read, or could look up: giving it back earns nothing.
fn prompt_texts(
    situation: Option<&String>,
    question: Option<&String>,
    exhibit: Option<&Exhibit>,
    fields: &[Field],
    criteria: impl Iterator<Item = String>,
) -> Vec<String> {
    let mut texts: Vec<String> = situation.into_iter().chain(question).cloned().collect();
    if let Some(exhibit) = exhibit {
        texts.push(exhibit.title.clone());
        texts.extend(exhibit.columns.iter().cloned());
        texts.extend(exhibit.rows.iter().map(|row| row.join(" ")));
        texts.extend(exhibit.note.clone());
    }
    texts.extend(fields.iter().map(|field| field.label.clone()));
    texts.extend(criteria);
    texts
}
