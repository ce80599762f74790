//! Reads stored documents back. They were written by this program, but anything may have happened to them since.
//! The tree that packs are read into serves here, too: a second JSON reader would cost every visitor 20 kB.

use super::attempt::{Attempt, AttemptId};
use super::draft::Draft;
use crate::answer::{Answer, Entry, Row};
use crate::ids::{FieldId, PackId, ScenarioId};
use crate::json::{Node, Value};
use std::collections::BTreeMap;

/// A draft; `None` if anything that it needs is missing or of the wrong kind. Unknown keys are passed over.
pub(super) fn draft(node: &Node) -> Option<Draft> {
    Some(Draft {
        scenario: ScenarioId::new(text(node, "scenario")?),
        answer: answer(node.member("answer")?)?,
        started_at: whole(node, "started_at")?,
        changed_at: whole(node, "changed_at")?,
        spent: whole(node, "spent")?,
        earlier: earlier(node)?,
    })
}

/// An attempt; `None` as with a draft.
pub(super) fn attempt(node: &Node) -> Option<Attempt> {
    Some(Attempt {
        id: AttemptId::new(text(node, "id")?),
        scenario: ScenarioId::new(text(node, "scenario")?),
        title: text(node, "title")?,
        pack: PackId::new(text(node, "pack")?),
        pack_version: small(node, "pack_version")?,
        answer: answer(node.member("answer")?)?,
        submitted_at: whole(node, "submitted_at")?,
        spent: whole(node, "spent")?,
        score: small(node, "score")?,
        earlier: earlier(node)?,
    })
}

/// A whole number that is not negative.
pub(super) fn whole(node: &Node, key: &str) -> Option<u64> {
    /// Above this, not every whole number has a floating-point form of its own.
    const MOST: f64 = 9_007_199_254_740_991.0;
    match node.member(key)?.value {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Value::Number(number) if number.fract() == 0.0 && (0.0..=MOST).contains(&number) => {
            Some(number as u64)
        }
        _ => None,
    }
}

/// A whole number that fits into 32 bits.
pub(super) fn small(node: &Node, key: &str) -> Option<u32> {
    u32::try_from(whole(node, key)?).ok()
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.member(key)?.text().map(str::to_owned)
}

/// The attempt before: present, absent, or of the wrong kind.
#[allow(clippy::option_option)]
fn earlier(node: &Node) -> Option<Option<AttemptId>> {
    match node.member("earlier").map(|node| &node.value) {
        None | Some(Value::Null) => Some(None),
        Some(Value::Text(id)) => Some(Some(AttemptId::new(id.clone()))),
        Some(_) => None,
    }
}

fn answer(node: &Node) -> Option<Answer> {
    let Value::Object(members) = &node.value else { return None };
    let mut answer = Answer::default();
    for member in members {
        answer.put(FieldId::new(member.key.clone()), entry(&member.node)?);
    }
    Some(answer)
}

fn entry(node: &Node) -> Option<Entry> {
    match node.member("kind")?.text()? {
        "text" => Some(Entry::Text { text: text(node, "text")? }),
        "number" => Some(Entry::Number { typed: text(node, "typed")? }),
        "table" => {
            let Value::List(rows) = &node.member("rows")?.value else { return None };
            let rows = rows.iter().map(texts).collect::<Option<Vec<Row>>>()?;
            Some(Entry::Table { rows })
        }
        "ranking" => Some(Entry::Ranking { order: list(node, "order")? }),
        "choice" => Some(Entry::Choice { chosen: list(node, "chosen")? }),
        "buckets" => Some(Entry::Buckets { sorted: texts(node.member("sorted")?)? }),
        "allocation" => Some(Entry::Allocation { amounts: texts(node.member("amounts")?)? }),
        _ => None,
    }
}

/// A list of texts.
fn list(node: &Node, key: &str) -> Option<Vec<String>> {
    let Value::List(nodes) = &node.member(key)?.value else { return None };
    nodes.iter().map(|node| node.text().map(str::to_owned)).collect()
}

/// An object whose values are all texts.
fn texts(node: &Node) -> Option<BTreeMap<String, String>> {
    let Value::Object(members) = &node.value else { return None };
    let mut texts = BTreeMap::new();
    for member in members {
        texts.insert(member.key.clone(), member.node.text()?.to_owned());
    }
    Some(texts)
}
