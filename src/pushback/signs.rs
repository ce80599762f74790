//! The signs that replies are judged by: their wordings and weights, as data in `signs.json`.

use super::verdict::Sign;
use crate::concept::{ConceptRef, Lexicon, Phrasebook, PhrasebookBuilder};
use crate::json::{self, Node, Object, Reader};
use crate::problem::Problem;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a trait of a reply weighs in each of the questions that lead to a judgement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Weights {
    /// That the reply is of substance, against all that it is not.
    pub(super) substance: i32,
    /// Of substance, that it holds, updates or concedes.
    pub(super) good: [i32; 3],
    /// Not of substance, that it folds, against repeating.
    pub(super) folded: i32,
}

/// A named kind of wording.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Kind {
    pub(super) name: String,
    pub(super) concept: ConceptRef,
    /// What it shows to a reader.
    pub(super) sign: Sign,
}

/// All signs, ready to be found.
#[derive(Clone, Debug, Default)]
pub(super) struct Signs {
    pub(super) book: Phrasebook,
    pub(super) kinds: Vec<Kind>,
    /// Words without content of their own: common ones, and those that anybody may say about anything.
    pub(super) filler: Option<ConceptRef>,
    pub(super) empty: Option<ConceptRef>,
    weights: BTreeMap<String, Weights>,
}

/// The file is the same for every reply, so it is read once. A test keeps it free of problems.
static SHARED: LazyLock<Signs> = LazyLock::new(|| Signs::read(crate::stock::signs()).unwrap_or_default());

impl Signs {
    /// The signs of the shipped file.
    pub(super) fn shared() -> &'static Self {
        &SHARED
    }

    /// What a trait weighs; nothing if the data do not know it.
    pub(super) fn weights(&self, name: &str) -> Weights {
        self.weights.get(name).copied().unwrap_or_default()
    }

    fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let root = json::parse(text).map_err(|problem| vec![problem])?;
        let mut reader = Reader::new(text);
        let signs = read_signs(&root, &mut reader);
        match signs {
            Some(signs) if reader.is_clean() => Ok(signs),
            _ => Err(reader.finish()),
        }
    }
}

fn read_signs(root: &Node, reader: &mut Reader<'_>) -> Option<Signs> {
    let mut object = reader.object(root, "the signs")?;
    let lexicon = Lexicon::read(object.required(reader, "phrases")?, reader);
    let mut signs = Signs::default();
    let mut builder = PhrasebookBuilder::new(&lexicon);
    let shows = object.required(reader, "shows")?;
    for member in members(shows, reader)?.members() {
        let sign = member.node.text().and_then(Sign::named);
        if let (Some(sign), Ok(concept)) = (sign, builder.concept(&member.key)) {
            signs.kinds.push(Kind { name: member.key.clone(), concept, sign });
        } else {
            let what = format!("`{}` has no phrases that can be read, or shows no known sign", member.key);
            reader.problem(member.at, what, "write its phrases, and name one of the signs");
        }
    }
    signs.filler = builder.concept("filler").ok();
    signs.empty = builder.concept("empty").ok();
    let weights = object.required(reader, "weights")?;
    for member in members(weights, reader)?.members() {
        if let Some(weights) = member.node.text().and_then(read_weights) {
            signs.weights.insert(member.key.clone(), weights);
        } else {
            let remedy = "write five: substance, held, updated, conceded, folded: `\"3 -1 0 1 -2\"`";
            reader.problem(member.node.at, "these are no weights", remedy);
        }
    }
    object.finish(reader);
    signs.book = builder.finish();
    Some(signs)
}

fn members<'n>(node: &'n Node, reader: &mut Reader<'_>) -> Option<Object<'n>> {
    reader.object(node, "a part of the signs")
}

/// Five whole numbers in one text, so that a trait is one line of the file.
fn read_weights(text: &str) -> Option<Weights> {
    let numbers: Vec<i32> = text.split_whitespace().map(str::parse).collect::<Result<_, _>>().ok()?;
    match numbers.as_slice() {
        [substance, held, updated, conceded, folded] => {
            Some(Weights { substance: *substance, good: [*held, *updated, *conceded], folded: *folded })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_signs_have_no_problems_and_each_has_weights() {
        let signs = Signs::read(crate::stock::signs());
        let signs = signs.unwrap_or_else(|problems| unreachable!("{problems:?}"));
        assert!(signs.filler.is_some() && signs.empty.is_some());
        for kind in &signs.kinds {
            assert!(signs.weights.contains_key(&kind.name), "{}", kind.name);
        }
    }

    #[test]
    fn a_broken_file_is_reported() {
        let rows = [
            r#"{"phrases": {"a": ["b"]}, "shows": {"a": "nonsense"}, "weights": {}}"#,
            r#"{"phrases": {}, "shows": {"a": "change"}, "weights": {}}"#,
            r#"{"phrases": {}, "shows": {}, "weights": {"a": "1 2 3"}}"#,
            r#"{"phrases": {}, "shows": {}}"#,
        ];
        for text in rows {
            assert!(Signs::read(text).is_err(), "{text}");
        }
    }
}
