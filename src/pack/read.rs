//! The one way into the program for a pack.

use super::drill::Drill;
use super::effort::Effort;
use super::limits::{FORMAT, LANGUAGE, LINE, REMARK, SCENARIOS, Texts, UNIT, VERSION, Whole};
use super::model::{Asker, Pack, Scenario};
use super::panel::Panel;
use super::parameters::Draw;
use super::read_concepts::read_concepts;
use super::read_practice::{is_double, read_drill, read_panel};
use super::read_scenario::read_scenario;
use crate::concept::Lexicon;
use crate::ids::{PackId, is_device, is_id};
use crate::json::{self, Node, Object, Reader, Value, shortened};
use crate::problem::Problem;
use crate::text::Key;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The shared lexicon is the same for every pack, so it is read once.
static SHARED: LazyLock<Result<Lexicon, Vec<Problem>>> = LazyLock::new(Lexicon::shared);
/// The stems of its words: in a prompt, they tell less of what it is about than others do.
static COMMON: LazyLock<BTreeSet<Key>> =
    LazyLock::new(|| SHARED.as_ref().map_or_else(|_| BTreeSet::new(), Lexicon::common_stems));

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Every problem of the text, in its order. A pack with any problem is not used.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        match Self::read_partly(text) {
            (Some(pack), problems) if problems.is_empty() => Ok(pack),
            (_, problems) => Err(problems),
        }
    }

    /// As [`Pack::read`], with what of the pack is whole although there are problems: for those who are still writing
    /// it. What is broken is missing from it.
    #[must_use]
    pub fn read_partly(text: &str) -> (Option<Self>, Vec<Problem>) {
        match json::parse(text) {
            Ok(root) => {
                let mut reader = Reader::new(text);
                let pack = read_pack(&root, &mut reader);
                (pack, reader.finish())
            }
            Err(problem) => (None, vec![problem]),
        }
    }

    /// A scenario of this pack with fresh numbers, read again from the pack's text. `None` if it has no numbers to
    /// draw, or these cannot be had.
    #[must_use]
    pub fn drawn(&self, text: &str, id: &crate::ids::ScenarioId, draw: Draw) -> Option<Scenario> {
        let scenario = self.scenario(id)?;
        let parameters = scenario.parameters.drawn(draw, &scenario.numbers())?;
        let root = json::parse(text).ok()?;
        let mut reader = Reader::new(text);
        let shared = SHARED.as_ref().ok()?;
        let own = root.member("concepts").map(|node| read_concepts(node, shared, &mut reader));
        let Value::List(nodes) = &root.member("scenarios")?.value else { return None };
        let node = nodes.iter().find(|node| node.member("id").and_then(Node::text) == Some(id.as_str()))?;
        let scenario = read_scenario(
            node,
            own.as_ref().unwrap_or(shared),
            Some(&parameters),
            &mut Effort::default(),
            &mut reader,
        );
        scenario.filter(|_| reader.is_clean())
    }

    /// The scenario of that name.
    #[must_use]
    pub fn scenario(&self, id: &crate::ids::ScenarioId) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == *id)
    }
}

/// The stems that are common in the trade.
pub(super) fn common_stems() -> &'static BTreeSet<Key> {
    &COMMON
}

fn read_pack(root: &Node, reader: &mut Reader<'_>) -> Option<Pack> {
    let mut object = reader.object(root, "a pack")?;
    object.optional("$schema");
    if let Some(node) = object.required(reader, "hotseat")
        && let Some(format) = reader.whole(node, "the format `hotseat`", 1, 1_000_000)
        && format > FORMAT
    {
        reader.problem(
            node.at,
            format!("the pack has format {format}; this program reads up to {FORMAT}"),
            "open it with a newer Hotseat",
        );
        return None;
    }
    let id = read_id(&mut object, reader, "pack");
    if let (Some(id), Some(node)) = (&id, root.member("id"))
        && is_device(id)
    {
        // The file of a pack is called by its id.
        reader.problem(
            node.at,
            format!("`{id}` cannot be the id of a pack: on Windows no file can be called so"),
            format!("use another, such as `{id}-pack`"),
        );
    }
    let title = read_text(&mut object, reader, "title", LINE);
    let about = read_text(&mut object, reader, "about", REMARK);
    let author = read_text(&mut object, reader, "author", LINE);
    let licence = read_text(&mut object, reader, "licence", LINE);
    let language = read_text(&mut object, reader, "language", LANGUAGE);
    let version =
        object.required(reader, "version").and_then(|node| read_whole(node, reader, "the version", VERSION));
    let concepts = object.optional("concepts");
    let shared = match &*SHARED {
        Ok(shared) => shared,
        Err(problems) => {
            for problem in problems {
                reader.placed(problem.clone());
            }
            return None;
        }
    };
    let own = concepts.map(|node| read_concepts(node, shared, reader));
    let lexicon = own.as_ref().unwrap_or(shared);
    let drill_nodes =
        object.optional("drills").map_or(&[][..], |node| reader.list_up_to(node, "`drills`", SCENARIOS));
    let panel_nodes =
        object.optional("panels").map_or(&[][..], |node| reader.list_up_to(node, "`panels`", SCENARIOS));
    // A pack of drills or panels needs no scenario.
    let may_be_absent = !(drill_nodes.is_empty() && panel_nodes.is_empty());
    let scenarios_node =
        if may_be_absent { object.optional("scenarios") } else { object.required(reader, "scenarios") };
    let nodes = scenarios_node.map_or(&[][..], |node| {
        let nodes = reader.list(node, "`scenarios`");
        let is_wrong = (nodes.is_empty() && !may_be_absent) || nodes.len() > SCENARIOS;
        if matches!(node.value, Value::List(_)) && is_wrong {
            reader.problem(
                node.at,
                format!("a pack has 1 to {SCENARIOS} scenarios, not {}", nodes.len()),
                if nodes.is_empty() { "add a scenario" } else { "split the pack" },
            );
        }
        nodes
    });
    object.finish(reader);
    let scenarios = read_scenarios(nodes, lexicon, reader);
    let mut drills: Vec<Drill> = Vec::new();
    for node in drill_nodes {
        if let Some(drill) = read_drill(node, reader) {
            let is_there = drills.iter().any(|other| other.id == drill.id);
            if !is_double(node, is_there, "drill", drill.id.as_str(), reader) {
                drills.push(drill);
            }
        }
    }
    let mut panels: Vec<Panel> = Vec::new();
    for node in panel_nodes {
        if let Some(panel) = read_panel(node, reader) {
            let is_there = panels.iter().any(|other| other.id == panel.id);
            if !is_double(node, is_there, "panel", panel.id.as_str(), reader) {
                panels.push(panel);
            }
        }
    }
    Some(Pack {
        id: PackId::new(id?),
        title: title?,
        version: version?,
        author: author?,
        licence: licence?,
        language: language?,
        about: about?,
        scenarios,
        drills,
        panels,
    })
}

/// The scenarios, each id once, as far as a pack may go.
fn read_scenarios(nodes: &[Node], lexicon: &Lexicon, reader: &mut Reader<'_>) -> Vec<Scenario> {
    let mut scenarios: Vec<Scenario> = Vec::new();
    let mut names = BTreeSet::new();
    let mut effort = Effort::default();
    for node in nodes.iter().take(SCENARIOS) {
        let scenario = read_scenario(node, lexicon, None, &mut effort, reader);
        if effort.is_too_much(node.at, reader) {
            break;
        }
        if let Some(scenario) = scenario {
            if !names.insert(scenario.id.clone()) {
                reader.problem(
                    node.at,
                    format!("the scenario `{}` stands twice in the pack", scenario.id),
                    "give one of the two another id",
                );
            }
            scenarios.push(scenario);
        }
    }
    scenarios
}

/// A required id.
pub(super) fn read_id(object: &mut Object<'_>, reader: &mut Reader<'_>, whose: &str) -> Option<String> {
    let node = object.required(reader, "id")?;
    let name = reader.line(node, "an id", 200)?;
    if !is_id(&name) {
        let article = if whose == "item" { "an" } else { "a" };
        reader.problem(
            node.at,
            format!("`{}` cannot be the id of {article} {whose}", shortened(&name)),
            "use 1 to 64 small letters, digits, `-` and `_`, starting with a letter",
        );
        return None;
    }
    Some(name)
}

/// A required text.
pub(super) fn read_text(
    object: &mut Object<'_>,
    reader: &mut Reader<'_>,
    key: &'static str,
    max: usize,
) -> Option<String> {
    let node = object.required(reader, key)?;
    text_or_line(node, reader, key, max)
}

/// A text; what is short enough to stand on a line is what people know something by.
fn text_or_line(node: &Node, reader: &mut Reader<'_>, key: &str, max: usize) -> Option<String> {
    let what = format!("`{key}`");
    if max <= LINE { reader.line(node, &what, max) } else { reader.text(node, &what, max) }
}

/// A whole number within its bounds.
pub(super) fn read_whole(node: &Node, reader: &mut Reader<'_>, what: &str, bounds: Whole) -> Option<u32> {
    reader.whole(node, what, bounds.low, bounds.high)
}

/// A unit that may be left out or empty: a pure number has none.
pub(super) fn read_unit(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    match &node.value {
        Value::Text(unit) if unit.is_empty() => Some(String::new()),
        _ => reader.text(node, "`unit`", UNIT),
    }
}

/// A text that may be left out.
pub(super) fn read_optional_text(
    object: &mut Object<'_>,
    reader: &mut Reader<'_>,
    key: &'static str,
    max: usize,
) -> Option<String> {
    let node = object.optional(key)?;
    text_or_line(node, reader, key, max)
}

/// Somebody who asks.
pub(super) fn read_asker(node: &Node, reader: &mut Reader<'_>) -> Option<Asker> {
    let mut object = reader.object(node, "who asks")?;
    let name = read_text(&mut object, reader, "name", LINE);
    let role = read_text(&mut object, reader, "role", LINE);
    object.finish(reader);
    Some(Asker { name: name?, role: role? })
}

/// A list of different texts; none if anything is wrong with it.
pub(super) fn read_texts(
    node: &Node,
    reader: &mut Reader<'_>,
    what: &str,
    limits: Texts,
) -> Option<Vec<String>> {
    let Texts { least, most, longest } = limits;
    let nodes = reader.list(node, what);
    if !matches!(node.value, Value::List(_)) {
        return None;
    }
    if nodes.len() < least || nodes.len() > most {
        let remedy = if nodes.len() < least { "add what is missing" } else { "remove some" };
        reader.problem(node.at, format!("{what} has {least} to {most} entries, not {}", nodes.len()), remedy);
        return None;
    }
    let mut texts: Vec<String> = Vec::new();
    for node in nodes {
        let text = reader.text(node, &format!("an entry of {what}"), longest)?;
        if texts.contains(&text) {
            let twice = format!("`{}` stands twice in {what}", shortened(&text));
            reader.problem(node.at, twice, "remove one of the two");
        }
        texts.push(text);
    }
    Some(texts)
}
