//! Reads what a pack offers beside its scenarios: drills and panels.

use super::drill::Drill;
use super::figured::Figured;
use super::limits::{
    FIELDS_OF_A_SEAT, LEAST_SEATS, LINE, MINUTES_OF_A_SEAT, MOST_SEATS, QUESTION, REMARK, TITLE, WORD,
};
use super::panel::{Panel, Seat};
use super::read::{read_asker, read_id, read_text, read_texts, read_whole};
use super::read_field::{Figures, read_number};
use super::read_parameters::{self, read_parameters};
use crate::ids::{DrillId, FieldId, PanelId, ScenarioId, is_id};
use crate::json::{Node, Object, Reader, Value};

pub(super) fn read_drill(node: &Node, reader: &mut Reader<'_>) -> Option<Drill> {
    let mut object = reader.object(node, "a drill")?;
    reader.set_names_complete(true);
    let parameters = read_parameters(node, reader);
    object.pass_over(&read_parameters::KEYS);
    let figures = Figures(&parameters);
    let id = read_id(&mut object, reader, "drill");
    let title = read_text(&mut object, reader, "title", TITLE);
    let topic = read_text(&mut object, reader, "topic", WORD);
    let asked_by = object.required(reader, "asked_by").and_then(|node| read_asker(node, reader));
    let question = read_figured(&mut object, "question", QUESTION, &figures, reader);
    let working = read_figured(&mut object, "working", QUESTION, &figures, reader);
    let mistakes = object.optional("mistakes");
    let number = read_number(&mut object, &figures, reader);
    if !parameters.are_drawn() {
        reader.problem(
            node.at,
            "the drill asks the same figures every time",
            "give a parameter a range: `\"range\": {\"from\": 10, \"to\": 50, \"step\": 5}`",
        );
    }
    object.finish(reader);
    reader.set_names_complete(true);
    let number = number?;
    let whys = whys(mistakes, &figures, reader);
    let drill = Drill {
        id: DrillId::new(id?),
        title: title?,
        topic: topic?,
        asked_by: asked_by?,
        number,
        question: question?,
        working: working?,
        whys,
        parameters,
    };
    (drill.whys.len() == drill.number.mistakes.len()).then_some(drill)
}

/// What is said of each mistake. The mistakes themselves have been read with the number, so that only what stands
/// between braces can be wrong here.
fn whys(mistakes: Option<&Node>, figures: &Figures<'_>, reader: &mut Reader<'_>) -> Vec<Figured> {
    let Some(Value::List(nodes)) = mistakes.map(|node| &node.value) else { return Vec::new() };
    let whys = nodes.iter().filter_map(|node| node.member("why"));
    whys.filter_map(|why| figures.figured(why, why.text()?, reader).map(|(figured, _)| figured)).collect()
}

fn read_figured(
    object: &mut Object<'_>,
    key: &'static str,
    max: usize,
    figures: &Figures<'_>,
    reader: &mut Reader<'_>,
) -> Option<Figured> {
    let node = object.required(reader, key)?;
    let text = reader.text(node, &format!("`{key}`"), max)?;
    figures.figured(node, &text, reader).map(|(figured, _)| figured)
}

pub(super) fn read_panel(node: &Node, reader: &mut Reader<'_>) -> Option<Panel> {
    let mut object = reader.object(node, "a panel")?;
    let id = read_id(&mut object, reader, "panel");
    let title = read_text(&mut object, reader, "title", LINE);
    let about = read_text(&mut object, reader, "about", REMARK);
    let seats_node = object.required(reader, "seats");
    object.finish(reader);
    let seats_node = seats_node?;
    let nodes = reader.list_up_to(seats_node, "`seats`", MOST_SEATS);
    if nodes.len() < LEAST_SEATS && matches!(seats_node.value, Value::List(_)) {
        reader.problem(seats_node.at, "a panel has at least two people", "add a seat");
    }
    let seats: Vec<Option<Seat>> = nodes.iter().map(|node| read_seat(node, reader)).collect();
    let seats = seats.into_iter().collect::<Option<Vec<_>>>()?;
    Some(Panel { id: PanelId::new(id?), title: title?, about: about?, seats })
}

fn read_seat(node: &Node, reader: &mut Reader<'_>) -> Option<Seat> {
    let mut object = reader.object(node, "a seat")?;
    let by = object.required(reader, "by").and_then(|node| read_asker(node, reader));
    let scenario = object.required(reader, "scenario").and_then(|node| read_name(node, reader));
    let minutes = object
        .required(reader, "minutes")
        .and_then(|node| read_whole(node, reader, "`minutes`", MINUTES_OF_A_SEAT));
    let fields = object.optional("fields").map(|node| read_texts(node, reader, "`fields`", FIELDS_OF_A_SEAT));
    object.finish(reader);
    let fields = if let Some(fields) = fields { fields? } else { Vec::new() };
    Some(Seat {
        at: node.at,
        by: by?,
        scenario: ScenarioId::new(scenario?),
        minutes: minutes?,
        fields: fields.into_iter().map(FieldId::new).collect(),
    })
}

/// The id of something that may be in another pack.
fn read_name(node: &Node, reader: &mut Reader<'_>) -> Option<String> {
    let name = reader.text(node, "`scenario`", 200)?;
    if !is_id(&name) {
        reader.problem(node.at, "this is no id of a scenario", "write the `id` of the scenario that is put");
        return None;
    }
    Some(name)
}

/// Whether what was read for a drill or panel has the same name as an earlier one; says so if it has.
pub(super) fn is_double(node: &Node, is_there: bool, what: &str, id: &str, reader: &mut Reader<'_>) -> bool {
    if is_there {
        reader.problem(
            node.at,
            format!("the {what} `{id}` stands twice in the pack"),
            "give one of the two another id",
        );
    }
    is_there
}
