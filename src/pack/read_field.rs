//! Reads the fields of a scenario's form.

use super::allocation::Allocation;
use super::figured::{Figured, FiguredError};
use super::limits::{
    ADVICE, CHOICES, COLUMNS, FORMULA, LABEL, MISTAKES, USUAL_WEIGHT_OF_A_NUMBER, WEIGHT, WORD,
};
use super::model::{Field, FieldKind};
use super::number_field::{Mistake, NumberField, Tolerance};
use super::parameters::Parameters;
use super::read::{read_id, read_text, read_texts, read_unit, read_whole};
use super::words::{FORMATS, KINDS};
use crate::ids::{FieldId, MistakeId};
use crate::json::{Node, Object, Reader, Value, shortened};
use crate::number::{Formula, FormulaError, Unit, decimal};

/// The keys that fields of some kind have.
const KEYS_OF_KINDS: [&str; 10] =
    ["unit", "expect", "tolerance", "weight", "mistakes", "columns", "total", "buckets", "choices", "many"];

/// What formulas are worked out with.
pub(super) struct Figures<'p>(pub(super) &'p Parameters);

impl Figures<'_> {
    pub(super) fn formula(&self, node: &Node, reader: &mut Reader<'_>) -> Option<(Formula, f64)> {
        let source = reader.text(node, "a formula", FORMULA)?;
        match Formula::parse(&source).and_then(|formula| Ok((formula.value(self.0.values())?, formula))) {
            Ok((value, formula)) => Some((formula, value)),
            Err(error) => {
                self.refuse(node, &source, error, reader);
                None
            }
        }
    }

    /// Says why a formula cannot be worked out.
    pub(super) fn refuse(&self, node: &Node, source: &str, error: FormulaError, reader: &mut Reader<'_>) {
        let what = format!("the formula `{source}` cannot be worked out: {error}");
        match error {
            FormulaError::UnknownName(name) => {
                reader.unknown(node.at, what, &name, self.0.names(), "the parameters are");
            }
            FormulaError::Syntax(..) => {
                reader.problem(node.at, what, "use parameters, numbers, + - * / and brackets only");
            }
            FormulaError::DivisionByZero | FormulaError::Overflow => {
                reader.problem(node.at, what, "change the formula, or the values under `parameters`");
            }
        }
    }

    /// A text with figures in it, read and, as a trial, filled in.
    pub(super) fn figured(
        &self,
        node: &Node,
        text: &str,
        reader: &mut Reader<'_>,
    ) -> Option<(Figured, String)> {
        match Figured::parse(text).and_then(|figured| Ok((figured.filled(self.0)?, figured))) {
            Ok((filled, figured)) => Some((figured, filled)),
            Err(FiguredError::Formula(source, error)) => {
                self.refuse(node, &source, error, reader);
                None
            }
            Err(FiguredError::Open) => {
                let remedy =
                    "write `{parameter}` or `{formula:0.0}`; a brace that is meant is written twice: `{{`";
                reader.problem(node.at, "a brace is opened here and never closed", remedy);
                None
            }
            Err(FiguredError::Format(format)) => {
                let what = format!("`{}` is no format of a figure", shortened(&format));
                reader.problem(node.at, what, format!("write {FORMATS} behind the colon"));
                None
            }
        }
    }
}

pub(super) fn read_field(node: &Node, figures: &Figures<'_>, reader: &mut Reader<'_>) -> Option<Field> {
    let mut object = reader.object(node, "a field")?;
    let id = read_id(&mut object, reader, "field");
    let label = read_text(&mut object, reader, "label", LABEL);
    let kind_node = object.required(reader, "kind");
    let kind_name = kind_node.and_then(|node| reader.text(node, "`kind`", WORD));
    let kind = match kind_name.as_deref() {
        Some("text") => Some(FieldKind::Text),
        Some("number") => read_number(&mut object, figures, reader).map(FieldKind::Number),
        Some("table") => object
            .required(reader, "columns")
            .and_then(|node| read_texts(node, reader, "`columns`", COLUMNS))
            .map(|columns| FieldKind::Table { columns }),
        Some("allocation") => read_allocation(&mut object, reader).map(FieldKind::Allocation),
        Some("ranking") => read_choices(&mut object, reader).map(|choices| FieldKind::Ranking { choices }),
        Some("choice") => {
            let many = object.optional("many").map_or(Some(false), |node| reader.flag(node, "`many`"));
            let choices = read_choices(&mut object, reader);
            choices.and_then(|choices| Some(FieldKind::Choice { choices, many: many? }))
        }
        Some("buckets") => {
            let choices = read_choices(&mut object, reader);
            let buckets = object.required(reader, "buckets");
            let buckets = buckets.and_then(|node| read_texts(node, reader, "`buckets`", CHOICES));
            choices.and_then(|choices| Some(FieldKind::Buckets { choices, buckets: buckets? }))
        }
        other => {
            object.pass_over(&KEYS_OF_KINDS);
            if let (Some(name), Some(node)) = (other, kind_node) {
                let what = format!("there is no kind of field `{name}`");
                reader.unknown(node.at, what, name, KINDS.into_iter(), "the kinds are");
            }
            None
        }
    };
    object.finish(reader);
    Some(Field { id: FieldId::new(id?), label: label?, kind: kind? })
}

fn read_choices(object: &mut Object<'_>, reader: &mut Reader<'_>) -> Option<Vec<String>> {
    let node = object.required(reader, "choices")?;
    read_texts(node, reader, "`choices`", CHOICES)
}

pub(super) fn read_number(
    object: &mut Object<'_>,
    figures: &Figures<'_>,
    reader: &mut Reader<'_>,
) -> Option<NumberField> {
    let unit = object.required(reader, "unit").and_then(|node| read_unit(node, reader));
    let expected_node = object.required_like(reader, "expect", r#""a formula over the parameters""#);
    let tolerance_node = object.required_like(reader, "tolerance", r#"1` or `"tolerance": "1%""#);
    let weight = object
        .optional("weight")
        .map_or(Some(USUAL_WEIGHT_OF_A_NUMBER), |node| read_whole(node, reader, "the weight", WEIGHT));
    let mistake_nodes = object.optional("mistakes");
    let formula = expected_node.and_then(|node| figures.formula(node, reader));
    let (formula, expected) = formula?;
    let tolerance = read_tolerance(tolerance_node?, reader)?;
    let mut number = NumberField {
        unit: Unit::new(unit?),
        formula,
        expected,
        tolerance,
        weight: weight?,
        mistakes: Vec::new(),
    };
    for node in mistake_nodes.map_or(&[][..], |node| reader.list_up_to(node, "`mistakes`", MISTAKES)) {
        if let Some(mistake) = read_mistake(node, figures, &number, reader) {
            number.mistakes.push(mistake);
        }
    }
    Some(number)
}

/// A number in the field's unit, or a share of the right value: `"2%"`.
fn read_tolerance(node: &Node, reader: &mut Reader<'_>) -> Option<Tolerance> {
    let (tolerance, width) = if let Value::Text(text) = &node.value {
        let percent = text.trim().strip_suffix('%').and_then(|digits| decimal::read(digits.trim()));
        let Some(percent) = percent else {
            let what = format!("`{}` is no tolerance", shortened(text));
            reader.problem(node.at, what, "write a number in the field's unit, or a share such as `\"2%\"`");
            return None;
        };
        (Tolerance::Percent(percent), percent)
    } else {
        let width = reader.number(node, "`tolerance`")?;
        (Tolerance::By(width), width)
    };
    if width < 0.0 {
        reader.problem(node.at, "the tolerance is below zero", "write 0 or more, in the field's unit");
    }
    Some(tolerance)
}

fn read_mistake(
    node: &Node,
    figures: &Figures<'_>,
    number: &NumberField,
    reader: &mut Reader<'_>,
) -> Option<Mistake> {
    let mut object = reader.object(node, "a mistake")?;
    let id = read_id(&mut object, reader, "mistake");
    let formula_node = object.required(reader, "formula");
    let why = read_text(&mut object, reader, "why", ADVICE);
    object.finish(reader);
    let (formula, value) = figures.formula(formula_node?, reader)?;
    let id = MistakeId::new(id?);
    if number.is_right(value) {
        reader.problem(
            node.at,
            format!("the mistake `{id}` comes to {}, which counts as right", number.unit.with(value)),
            "narrow the tolerance or remove the mistake",
        );
    }
    if let Some(other) =
        number.mistakes.iter().find(|other| other.id == id || number.tolerance.allows(value, other.value))
    {
        reader.problem(
            node.at,
            format!("the mistake `{id}` cannot be told from `{}`", other.id),
            "give it another id and a value further away, or remove one of the two",
        );
    }
    Some(Mistake { id, formula, value, why: why? })
}

fn read_allocation(object: &mut Object<'_>, reader: &mut Reader<'_>) -> Option<Allocation> {
    let total = object.required(reader, "total");
    let unit = object.optional("unit").and_then(|node| read_unit(node, reader)).unwrap_or_default();
    let buckets = object.required(reader, "buckets");
    let total_node = total?;
    let total = reader.number(total_node, "`total`")?;
    if total <= 0.0 {
        reader.problem(total_node.at, "there is nothing to split", "write a total above 0");
    }
    let buckets = read_texts(buckets?, reader, "`buckets`", CHOICES)?;
    Some(Allocation { total, unit: Unit::new(unit), buckets })
}
