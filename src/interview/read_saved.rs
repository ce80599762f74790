//! Reads stored documents back. They were written by this program, but anything may have happened to them since.
//! The tree that packs are read into serves here, too: a second JSON reader would cost every visitor 20 kB.

use super::attempt::{Attempt, AttemptId};
use super::draft::Draft;
use super::exercise::{Exercise, Exercises};
use super::mode::{Mode, PanelSeat};
use super::review::{Exchange, FULL_MARK, Review, Stage};
use super::script::Script;
use super::sheet::Sheet;
use crate::answer::{Answer, Entry, Row};
use crate::ids::{ChallengeId, DrillId, FieldId, ItemId, MistakeId, PackId, PanelId, ScenarioId};
use crate::json::{Node, Value};
use crate::order::set_of;
use crate::pack::{Dimension, Draw};
use std::collections::BTreeMap;

/// A draft; `None` if anything that it needs is missing or of the wrong kind. Unknown keys are passed over.
pub(super) fn draft(node: &Node) -> Option<Draft> {
    Some(Draft {
        scenario: ScenarioId::new(text(node, "scenario")?),
        draw: optional(node, "draw", draw)?,
        mode: optional(node, "mode", mode)?.unwrap_or(Mode::Practice),
        fields: fields(node)?,
        step: optional(node, "step", count)?.unwrap_or(0),
        hints: optional(node, "hints", count)?.unwrap_or(0),
        answer: answer(node.member("answer")?)?,
        started_at: whole(node, "started_at")?,
        changed_at: whole(node, "changed_at")?,
        spent: whole(node, "spent")?,
        earlier: optional(node, "earlier", attempt_id)?,
    })
}

/// An attempt; `None` as with a draft.
pub(super) fn attempt(node: &Node) -> Option<Attempt> {
    Some(Attempt {
        id: AttemptId::new(text(node, "id")?),
        scenario: ScenarioId::new(text(node, "scenario")?),
        draw: optional(node, "draw", draw)?,
        mode: optional(node, "mode", mode)?.unwrap_or(Mode::Practice),
        title: text(node, "title")?,
        pack: PackId::new(text(node, "pack")?),
        pack_version: small(node, "pack_version")?,
        answer: answer(node.member("answer")?)?,
        fields: fields(node)?,
        submitted_at: whole(node, "submitted_at")?,
        spent: whole(node, "spent")?,
        out_of_time: optional(node, "out_of_time", yes_or_no)?.unwrap_or(false),
        hints: optional(node, "hints", count)?.unwrap_or(0),
        hint_cost: optional(node, "hint_cost", number_of)?.unwrap_or(0),
        score: small(node, "score")?,
        dimensions: optional(node, "dimensions", |node| {
            map(node, |key, node| Some((Dimension::named(key)?, pair(node)?)))
        })?
        .unwrap_or_default(),
        items: optional(node, "items", |node| {
            map(node, |key, node| Some((ItemId::new(key), yes_or_no(node)?)))
        })?
        .unwrap_or_default(),
        earlier: optional(node, "earlier", attempt_id)?,
    })
}

/// What follows an attempt; `None` as with a draft.
pub(super) fn review(node: &Node) -> Option<Review> {
    let exchange = |node: &Node| {
        Some(Exchange { challenge: ChallengeId::new(text(node, "challenge")?), reply: text(node, "reply")? })
    };
    Some(Review {
        attempt: AttemptId::new(text(node, "attempt")?),
        stage: stage(node.member("stage")?)?,
        exchanges: each(node.member("exchanges")?, exchange)?,
        marks: map(node.member("marks")?, |key, node| {
            let mark = number_of(node).and_then(|mark| u8::try_from(mark).ok());
            Some((Dimension::named(key)?, mark.filter(|mark| *mark <= FULL_MARK)?))
        })?,
        confidence: optional(node, "confidence", |node| {
            number_of(node).and_then(|percent| u8::try_from(percent).ok()).filter(|percent| *percent <= 100)
        })?,
        contests: map(node.member("contests")?, |key, node| {
            Some((ItemId::new(key), node.text()?.to_owned()))
        })?,
        changed_at: whole(node, "changed_at")?,
    })
}

/// The drills that were done; `None` as with a draft.
pub(super) fn exercises(node: &Node) -> Option<Exercises> {
    let exercise = |node: &Node| {
        Some(Exercise {
            at: whole(node, "at")?,
            drill: DrillId::new(text(node, "drill")?),
            draw: draw(node.member("draw")?)?,
            is_right: yes_or_no(node.member("is_right")?)?,
            mistake: optional(node, "mistake", |node| node.text().map(MistakeId::new))?,
        })
    };
    each(node.member("list")?, exercise).map(Exercises::of)
}

/// An interviewer's record; `None` as with a draft.
pub(super) fn sheet(node: &Node) -> Option<Sheet> {
    Some(Sheet {
        id: AttemptId::new(text(node, "id")?),
        scenario: ScenarioId::new(text(node, "scenario")?),
        title: text(node, "title")?,
        candidate: text(node, "candidate")?,
        heard: set_of(list(node, "heard")?.into_iter().map(ItemId::new)),
        notes: text(node, "notes")?,
        compared: optional(node, "compared", attempt_id)?,
        begun_at: whole(node, "begun_at")?,
        changed_at: whole(node, "changed_at")?,
    })
}

/// A pack that is being written; `None` as with a draft.
pub(super) fn script(node: &Node) -> Option<Script> {
    Some(Script {
        id: attempt_id(node.member("id")?)?,
        title: text(node, "title")?,
        author: text(node, "author")?,
        text: text(node, "text")?,
        is_out: yes_or_no(node.member("is_out")?)?,
        changed_at: whole(node, "changed_at")?,
    })
}

fn mode(node: &Node) -> Option<Mode> {
    match node.member("kind")?.text()? {
        "practice" => Some(Mode::Practice),
        "live" => Some(Mode::Live {
            limit: optional(node, "limit", number_of)?,
            panel: optional(node, "panel", |node| {
                Some(PanelSeat {
                    sitting: AttemptId::new(text(node, "sitting")?),
                    panel: PanelId::new(text(node, "panel")?),
                    seat: count(node.member("seat")?)?,
                })
            })?,
        }),
        _ => None,
    }
}

/// The fields that are asked for; all, which is written as none, if nothing is said.
fn fields(node: &Node) -> Option<Vec<FieldId>> {
    let each = |node: &Node| each(node, |node| node.text().map(FieldId::new));
    optional(node, "fields", each).map(Option::unwrap_or_default)
}

fn stage(node: &Node) -> Option<Stage> {
    match node.text() {
        Some("marking") => Some(Stage::Marking),
        Some("done") => Some(Stage::Done),
        Some(_) => None,
        None => Some(Stage::Challenged(count(node.member("challenged")?)?)),
    }
}

fn draw(node: &Node) -> Option<Draw> {
    number_of(node).and_then(|number| u16::try_from(number).ok()).and_then(Draw::new)
}

fn attempt_id(node: &Node) -> Option<AttemptId> {
    node.text().map(AttemptId::new)
}

/// Something that may be absent: present, absent, or (`None`) of the wrong kind.
#[allow(clippy::option_option)]
fn optional<T>(node: &Node, key: &str, read: impl FnOnce(&Node) -> Option<T>) -> Option<Option<T>> {
    match node.member(key) {
        None | Some(Node { value: Value::Null, .. }) => Some(None),
        Some(node) => read(node).map(Some),
    }
}

/// The members of an object, each read by its key.
fn map<K: Ord, V>(
    node: &Node,
    mut read: impl FnMut(&str, &Node) -> Option<(K, V)>,
) -> Option<BTreeMap<K, V>> {
    let Value::Object(members) = &node.value else { return None };
    let mut map = BTreeMap::new();
    for member in members {
        let (key, value) = read(&member.key, &member.node)?;
        map.insert(key, value);
    }
    Some(map)
}

/// The entries of a list.
fn each<T>(node: &Node, read: impl FnMut(&Node) -> Option<T>) -> Option<Vec<T>> {
    let Value::List(nodes) = &node.value else { return None };
    nodes.iter().map(read).collect()
}

fn pair(node: &Node) -> Option<(u32, u32)> {
    match each(node, number_of)?.as_slice() {
        [first, second] => Some((*first, *second)),
        _ => None,
    }
}

fn yes_or_no(node: &Node) -> Option<bool> {
    match node.value {
        Value::Bool(is) => Some(is),
        _ => None,
    }
}

/// A whole number that is not negative.
pub(super) fn whole(node: &Node, key: &str) -> Option<u64> {
    whole_of(node.member(key)?)
}

fn whole_of(node: &Node) -> Option<u64> {
    /// Above this, not every whole number has a floating-point form of its own.
    const MOST: f64 = 9_007_199_254_740_991.0;
    match node.value {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Value::Number(number) if number.fract() == 0.0 && (0.0..=MOST).contains(&number) => {
            Some(number as u64)
        }
        _ => None,
    }
}

/// A whole number that fits into 32 bits.
pub(super) fn small(node: &Node, key: &str) -> Option<u32> {
    number_of(node.member(key)?)
}

fn number_of(node: &Node) -> Option<u32> {
    u32::try_from(whole_of(node)?).ok()
}

/// A number that counts something.
fn count(node: &Node) -> Option<usize> {
    usize::try_from(number_of(node)?).ok()
}

fn text(node: &Node, key: &str) -> Option<String> {
    node.member(key)?.text().map(str::to_owned)
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
