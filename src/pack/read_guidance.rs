//! Reads hints, challenges and model answers.

use super::guidance::{Challenge, Hint, ModelAnswer};
use super::limits::{ADVICE, COST, LINE, REMARK, USUAL_COST};
use super::model::Scenario;
use super::read::{read_asker, read_id, read_text, read_whole};
use super::read_criterion::Known;
use crate::answer::read_fields;
use crate::ids::ChallengeId;
use crate::json::{Node, Reader};

pub(super) fn read_hint(node: &Node, reader: &mut Reader<'_>) -> Option<Hint> {
    let mut object = reader.object(node, "a hint")?;
    let text = read_text(&mut object, reader, "text", ADVICE);
    let cost = object
        .optional("cost")
        .map_or(Some(USUAL_COST), |node| read_whole(node, reader, "the cost of a hint", COST));
    object.finish(reader);
    Some(Hint { text: text?, cost: cost? })
}

pub(super) fn read_challenge(
    node: &Node,
    known: Known<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Challenge> {
    let mut object = reader.object(node, "a challenge")?;
    let id = read_id(&mut object, reader, "challenge");
    let by = object.optional("by").map(|node| read_asker(node, reader));
    let text = read_text(&mut object, reader, "text", REMARK);
    let good = read_text(&mut object, reader, "good", REMARK);
    let when = object.optional("when").map(|node| known.rule(node, reader));
    object.finish(reader);
    // What is there and could not be read is no challenge without it.
    Some(Challenge {
        id: ChallengeId::new(id?),
        by: if by.is_some() { Some(by??) } else { None },
        when: if when.is_some() { Some(when??) } else { None },
        text: text?,
        good: good?,
    })
}

pub(super) fn read_model(node: &Node, scenario: &Scenario, reader: &mut Reader<'_>) -> Option<ModelAnswer> {
    let mut object = reader.object(node, "a model answer")?;
    let title = read_text(&mut object, reader, "title", LINE);
    let why = read_text(&mut object, reader, "why", REMARK);
    let answer = object.required(reader, "answer").map(|node| read_fields(node, &scenario.fields, reader));
    object.finish(reader);
    Some(ModelAnswer { at: node.at, title: title?, why: why?, answer: answer? })
}
