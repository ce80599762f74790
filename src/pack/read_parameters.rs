//! Reads the figures of a scenario or a drill, what has to hold among them, and fills them into its texts.

use super::parameters::{Condition, Parameter, Parameters, Range, Source};
use super::read::{read_text, read_unit};
use super::read_field::Figures;
use crate::ids::is_id;
use crate::json::{Member, Node, Reader, Value, shortened};

/// The most parameters, and the most conditions, of a scenario or drill.
const MOST: usize = 100;
/// Keys whose texts are formulas or names of parameters.
const FORMULAS: [&str; 5] = ["parameters", "holds", "expect", "formula", "unit"];
/// Keys under which wordings stand: there, a figure is looked for in every way in which people write it.
const WORDINGS: [&str; 4] = ["met_by", "raised_by", "when", "concepts"];

/// The keys that are read here, before all others.
pub(super) const KEYS: [&str; 2] = ["parameters", "holds"];

/// The parameters of a scenario or drill with what has to hold among them.
pub(super) fn read_parameters(owner: &Node, reader: &mut Reader<'_>) -> Parameters {
    let mut parameters = Parameters::default();
    if let Some(members) = owner.member("parameters").and_then(|node| reader.object(node, "`parameters`")) {
        for member in members.members().iter().take(MOST) {
            read_parameter(member, &mut parameters, reader);
        }
        if let Some(member) = members.members().get(MOST) {
            reader.problem(
                member.at,
                format!("there are more than {MOST} parameters"),
                "remove those from here on",
            );
        }
    }
    for node in owner.member("holds").map_or(&[][..], |node| reader.list_up_to(node, "`holds`", MOST)) {
        read_condition(node, &mut parameters, reader);
    }
    parameters
}

fn read_parameter(member: &Member, parameters: &mut Parameters, reader: &mut Reader<'_>) {
    let is_name = is_id(&member.key) && !member.key.contains('-');
    if !is_name {
        reader.problem(
            member.at,
            format!("`{}` cannot be the name of a parameter", shortened(&member.key)),
            "use small letters, digits and `_`, starting with a letter",
        );
    }
    let Some(mut parameter) = reader.object(&member.node, "a parameter") else { return };
    let label = read_text(&mut parameter, reader, "label", 120);
    let unit = parameter.optional("unit").and_then(|node| read_unit(node, reader)).unwrap_or_default();
    let figure = if let Some(node) = parameter.optional("formula") {
        let formula = Figures(parameters).formula(node, reader);
        formula.map(|(formula, value)| (value, Source::Follows(formula)))
    } else {
        let node = parameter.required(reader, "value");
        let value = node.and_then(|node| reader.number(node, "`value`"));
        let range = parameter.optional("range").map(|node| (node, read_range(node, reader)));
        match (value, range) {
            (Some(value), None) => Some((value, Source::Fixed)),
            (Some(value), Some((node, Some(range)))) => {
                if !(range.from..=range.to).contains(&value) {
                    let what = "the value lies outside its range";
                    reader.problem(node.at, what, "widen the range, or change the value");
                }
                Some((value, Source::Range(range)))
            }
            _ => None,
        }
    };
    parameter.finish(reader);
    if let (Some(label), Some((value, source)), true) = (label, figure, is_name) {
        // What follows from others comes as formulas give it: 0.24 for 24%.
        let is_fraction = unit == "%" && matches!(source, Source::Follows(_));
        let value = if is_fraction { value * 100.0 } else { value };
        parameters.add(member.key.clone(), Parameter { label, value, unit, source });
    } else {
        reader.set_names_complete(false);
    }
}

fn read_range(node: &Node, reader: &mut Reader<'_>) -> Option<Range> {
    let mut object = reader.object(node, "`range`")?;
    let mut bound = |key: &'static str| {
        let node = object.required(reader, key);
        node.and_then(|node| reader.number(node, &format!("`{key}`")))
    };
    let (from, to, step) = (bound("from"), bound("to"), bound("step"));
    object.finish(reader);
    let range = Range { from: from?, to: to?, step: step? };
    if range.steps().is_none() {
        let what = "the range has no values to draw from, or more than 10,000 steps";
        reader.problem(node.at, what, "write a `to` above `from`, and a `step` above 0");
        return None;
    }
    Some(range)
}

fn read_condition(node: &Node, parameters: &mut Parameters, reader: &mut Reader<'_>) {
    let Some(source) = reader.text(node, "a condition", 300) else { return };
    let condition = Condition::parse(&source);
    match condition.and_then(|condition| Ok((condition.holds(parameters.values())?, condition))) {
        Ok((true, condition)) => parameters.demand(condition),
        Ok((false, _)) => reader.problem(
            node.at,
            format!("`{}` does not hold for the values that are given", shortened(&source)),
            "change the condition, or the values under `parameters`",
        ),
        Err(error) => Figures(parameters).refuse(node, &source, error, reader),
    }
}

/// The tree of a scenario with its figures filled in.
pub(super) fn fill(node: &Node, parameters: &Parameters, reader: &mut Reader<'_>) -> Node {
    Filler { figures: Figures(parameters), reader }.node(node, Mode::Words)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Words,
    Wordings,
}

struct Filler<'p, 'r, 't> {
    figures: Figures<'p>,
    reader: &'r mut Reader<'t>,
}

impl Filler<'_, '_, '_> {
    fn node(&mut self, node: &Node, mode: Mode) -> Node {
        let value = match &node.value {
            Value::Text(text) if text.contains('{') => Value::Text(self.text(node, text, mode)),
            Value::List(nodes) => Value::List(nodes.iter().map(|node| self.node(node, mode)).collect()),
            Value::Object(members) => {
                Value::Object(members.iter().map(|member| self.member(member, mode)).collect())
            }
            other => other.clone(),
        };
        Node { at: node.at, value }
    }

    fn member(&mut self, member: &Member, mode: Mode) -> Member {
        let key = member.key.as_str();
        let node = if FORMULAS.contains(&key) {
            member.node.clone()
        } else {
            self.node(&member.node, if WORDINGS.contains(&key) { Mode::Wordings } else { mode })
        };
        Member { key: member.key.clone(), at: member.at, node }
    }

    fn text(&mut self, node: &Node, text: &str, mode: Mode) -> String {
        if mode == Mode::Words {
            // What cannot be filled in is told; it stays as it is, so that it is not called empty as well.
            let filled = self.figures.figured(node, text, self.reader);
            return filled.map_or_else(|| text.to_owned(), |(_, filled)| filled);
        }
        let wordings: Vec<String> =
            text.split('|').flat_map(|wording| self.wordings(node, wording)).collect();
        wordings.join(" | ")
    }

    /// A wording with its first figure in all the ways in which people write it.
    fn wordings(&mut self, node: &Node, wording: &str) -> Vec<String> {
        let Some((before, rest)) = wording.split_once('{') else { return vec![wording.trim().to_owned()] };
        let Some((source, after)) = rest.split_once('}') else {
            self.figures.figured(node, wording, self.reader);
            return Vec::new();
        };
        let Some((formula, value)) = self.formula(node, source) else { return Vec::new() };
        // A percentage by its name is written as a number of hundredths.
        let value = self.figures.0.get(formula.as_str()).map_or(value, |parameter| parameter.value);
        let is_start = before.is_empty() || before.ends_with(' ');
        let is_end = after.is_empty() || after.starts_with(' ');
        let mut all = Vec::new();
        for digits in spellings(value) {
            let mut written = vec![format!("{before}{digits}{after}")];
            if is_start {
                written.extend(["$", "€"].map(|sign| format!("{before}{sign}{digits}{after}")));
            }
            if is_start && is_end {
                written.push(format!("{before}{digits}${after}"));
            }
            for written in written {
                all.extend(self.wordings(node, &written));
            }
        }
        all
    }

    fn formula(&mut self, node: &Node, source: &str) -> Option<(String, f64)> {
        let source = source.trim();
        let formula = crate::number::Formula::parse(source);
        match formula.and_then(|formula| formula.value(self.figures.0.values())) {
            Ok(value) => Some((source.to_owned(), value)),
            Err(error) => {
                self.figures.refuse(node, source, error, self.reader);
                None
            }
        }
    }
}

/// The ways in which people write a value: rounded to two places, one, or none, cut off, with a comma for the point,
/// with and without a comma between thousands.
fn spellings(value: f64) -> Vec<String> {
    let value = value.abs();
    let rounded = (0..=2).map(|decimals| crate::number::with_decimals(value, decimals, false));
    let cut = crate::number::with_decimals(value.trunc(), 0, false);
    let fixed = (1..=2).map(|decimals| crate::number::with_decimals(value, decimals, true));
    let mut all: Vec<String> = Vec::new();
    for written in rounded.chain([cut]).chain(fixed) {
        let plain = written.replace(',', "");
        let with_comma = plain.replace('.', ",");
        for one in [written, plain, with_comma] {
            if !all.contains(&one) {
                all.push(one);
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_spelled_as_people_spell_them() {
        let rows = [
            (187.5, "187.5 187,5 188 187 187.50 187,50"),
            (60.0, "60 60.0 60,0 60.00 60,00"),
            (1900.0, "1,900 1900 1,900.0 1900.0 1900,0 1,900.00 1900.00 1900,00"),
        ];
        for (value, expected) in rows {
            let mut found = spellings(value);
            let mut wanted: Vec<&str> = expected.split(' ').collect();
            found.sort();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{value}");
        }
    }
}
