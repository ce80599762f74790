//! The record of all practice in one file: written, read and merged without doubles.

use super::library::Origin;
use super::model::Model;
use super::saved::{Key, Saved, decode_node, encode};
use crate::json::{self, Value};
use std::fmt::Write;

/// What a record file calls itself.
const KIND: &str = "hotseat-record";

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Read {
    /// The documents that could be read.
    pub(super) documents: Vec<Saved>,
    /// How many could not.
    pub(super) unreadable: usize,
}

/// Names of everything that is kept.
pub(super) fn keys(model: &Model) -> Vec<Key> {
    let drafts = model.drafts.keys().cloned().map(Key::Draft);
    let live = model.live.iter().map(|_| Key::Live);
    let attempts = model.attempts.iter().map(|attempt| Key::Attempt(attempt.id.clone()));
    let reviews = model.reviews.keys().cloned().map(Key::Review);
    let sheets = model.sheets.keys().cloned().map(Key::Sheet);
    // Elsewhere there may be no single file that brings its packs.
    let added = model.library.held().filter(|held| held.origin != Origin::Shipped);
    let packs = added.map(|held| Key::Pack(held.outline.id.clone()));
    let scripts = model.scripts.keys().cloned().map(Key::Script);
    drafts
        .chain(live)
        .chain(attempts)
        .chain(reviews)
        .chain(sheets)
        .chain(packs)
        .chain(scripts)
        .chain([Key::Exercises])
        .collect()
}

fn text_of(model: &Model, key: &Key) -> Option<String> {
    match key {
        Key::Draft(asked) => model.drafts.get(asked).map(encode),
        Key::Live => model.live.as_ref().map(encode),
        Key::Attempt(id) => model.attempt(id).map(|attempt| encode(&**attempt)),
        Key::Review(id) => model.reviews.get(id).map(encode),
        Key::Exercises => Some(encode(&model.exercises)),
        Key::Sheet(id) => model.sheets.get(id).map(encode),
        Key::Script(id) => model.scripts.get(id).map(encode),
        Key::Pack(id) => model.library.text_of(id).map(|text| encode(&text)),
    }
}

/// What is stored under a key: a pack as it came, anything else as in the record.
pub(super) fn stored_text(model: &Model, key: &Key) -> Option<String> {
    match key {
        Key::Pack(id) => model.library.text_of(id).map(str::to_owned),
        other => text_of(model, other),
    }
}

/// The record as a file: every document under its name, in the form in which it is stored.
pub(super) fn write(model: &Model) -> String {
    let mut text = format!("{{\"{KIND}\":1,\"documents\":{{");
    let mut separator = "";
    for key in keys(model) {
        if let Some(document) = text_of(model, &key) {
            let _ = write!(text, "{separator}\n\"{key}\":{document}");
            separator = ",";
        }
    }
    text.push_str("\n}}\n");
    text
}

/// Why a text is no record.
#[derive(Debug)]
pub(super) struct NoRecord {
    /// In words.
    pub(super) why: String,
    /// It says all the same that it is one.
    pub(super) claims_to_be: bool,
}

/// Reads a record.
///
/// # Errors
/// Why the text is none.
pub(super) fn read(text: &str) -> Result<Read, NoRecord> {
    let refusal = |why: String, claims_to_be| NoRecord { why, claims_to_be };
    let root = json::parse_of_any_size(text)
        .map_err(|problem| refusal(format!("line {}: {}", problem.at.line, problem.what), false))?;
    if root.member(KIND).is_none() {
        return Err(refusal("it does not say that it is a record of Hotseat".to_owned(), false));
    }
    let Some(Value::Object(members)) = root.member("documents").map(|node| &node.value) else {
        return Err(refusal("it holds no documents".to_owned(), true));
    };
    let mut read = Read::default();
    for member in members {
        match Key::parse(&member.key).map(|key| decode_node(&key, &member.node)) {
            Some(Ok(saved)) => read.documents.push(saved),
            _ => read.unreadable += 1,
        }
    }
    Ok(read)
}
