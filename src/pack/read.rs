//! The one way into the program for a pack.

use super::model::{Pack, Scenario};
use super::read_scenario::read_scenario;
use crate::concept::Lexicon;
use crate::ids::{PackId, is_id};
use crate::json::{self, Node, Object, Reader};
use crate::problem::Problem;

/// The most scenarios of one pack.
const MAX_SCENARIOS: usize = 2000;
/// The format of packs that this program reads.
const FORMAT: u32 = 1;

impl Pack {
    /// Reads and checks a pack.
    ///
    /// # Errors
    /// Every problem of the text, in its order. A pack with any problem is not used.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let root = json::parse(text).map_err(|problem| vec![problem])?;
        let mut reader = Reader::new(text);
        let pack = read_pack(&root, &mut reader);
        match pack {
            Some(pack) if reader.is_clean() => Ok(pack),
            _ => Err(reader.finish()),
        }
    }

    /// The scenario of that name.
    #[must_use]
    pub fn scenario(&self, id: &crate::ids::ScenarioId) -> Option<&Scenario> {
        self.scenarios.iter().find(|scenario| scenario.id == *id)
    }
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
    let title = read_text(&mut object, reader, "title", 120);
    let about = read_text(&mut object, reader, "about", 600);
    let author = read_text(&mut object, reader, "author", 120);
    let licence = read_text(&mut object, reader, "licence", 120);
    let language = read_text(&mut object, reader, "language", 35);
    let version = object.required(reader, "version").and_then(|node| reader.whole(node, "the version", 1, 1_000_000));
    let own = object.optional("concepts").map(|node| Lexicon::read(node, reader)).unwrap_or_default();
    let shared = match Lexicon::shared() {
        Ok(shared) => shared,
        Err(problems) => {
            problems.into_iter().for_each(|problem| reader.placed(problem));
            return None;
        }
    };
    let lexicon = shared.extended(&own);
    let nodes = object.required(reader, "scenarios").map_or(&[][..], |node| {
        let nodes = reader.list(node, "`scenarios`");
        if nodes.is_empty() || nodes.len() > MAX_SCENARIOS {
            reader.problem(
                node.at,
                format!("a pack has 1 to {MAX_SCENARIOS} scenarios; here are {}", nodes.len()),
                "add a scenario, or split the pack",
            );
        }
        nodes
    });
    object.finish(reader);
    let mut scenarios: Vec<Scenario> = Vec::new();
    for node in nodes.iter().take(MAX_SCENARIOS) {
        if let Some(scenario) = read_scenario(node, &lexicon, reader) {
            if scenarios.iter().any(|other| other.id == scenario.id) {
                reader.problem(
                    node.at,
                    format!("the scenario `{}` stands twice in the pack", scenario.id),
                    "give one of the two another id",
                );
            }
            scenarios.push(scenario);
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
    })
}

/// A required id.
pub(super) fn read_id(object: &mut Object<'_>, reader: &mut Reader<'_>, whose: &str) -> Option<String> {
    let node = object.required(reader, "id")?;
    let name = reader.text(node, "an id", 200)?;
    if !is_id(&name) {
        reader.problem(
            node.at,
            format!("`{name}` cannot be the id of a {whose}"),
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
    reader.text(node, &format!("`{key}`"), max)
}

/// A text that may be left out.
pub(super) fn read_optional_text(
    object: &mut Object<'_>,
    reader: &mut Reader<'_>,
    key: &'static str,
    max: usize,
) -> Option<String> {
    let node = object.optional(key)?;
    reader.text(node, &format!("`{key}`"), max)
}

/// A list of different texts.
pub(super) fn read_texts(
    node: &Node,
    reader: &mut Reader<'_>,
    what: &str,
    least: usize,
    most: usize,
    max: usize,
) -> Vec<String> {
    let nodes = reader.list(node, what);
    if nodes.len() < least || nodes.len() > most {
        reader.problem(node.at, format!("{what} has {least} to {most} entries; here are {}", nodes.len()), "change the list");
    }
    let mut texts: Vec<String> = Vec::new();
    for node in nodes.iter().take(most) {
        if let Some(text) = reader.text(node, &format!("an entry of {what}"), max) {
            if texts.contains(&text) {
                reader.problem(node.at, format!("`{text}` stands twice in {what}"), "remove one of the two");
            }
            texts.push(text);
        }
    }
    texts
}
