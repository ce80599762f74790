//! Reads the figures of a scenario or a drill, what has to hold among them, and fills them into its texts.

use super::figured::decimals_of;
use super::limits::{FIGURES_OF_A_WORDING, FORMULA, LINE, PARAMETERS, SPELLINGS_OF_A_SCENARIO};
use super::parameters::{Condition, Parameter, Parameters, Range, Source};
use super::read::{read_text, read_unit};
use super::read_field::Figures;
use crate::ids::is_id;
use crate::json::{Member, Node, Reader, Value, shortened};
use std::collections::BTreeSet;

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
        for member in members.members().iter().take(PARAMETERS) {
            read_parameter(member, &mut parameters, reader);
        }
        if let Some(member) = members.members().get(PARAMETERS) {
            reader.problem(
                member.at,
                format!("there are more than {PARAMETERS} parameters"),
                "remove those from here on",
            );
        }
    }
    for node in owner.member("holds").map_or(&[][..], |node| reader.list_up_to(node, "`holds`", PARAMETERS)) {
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
    let label = read_text(&mut parameter, reader, "label", LINE);
    let unit = parameter.optional("unit").and_then(|node| read_unit(node, reader)).unwrap_or_default();
    let figure = if let Some(node) = parameter.optional("formula") {
        let found = Figures(parameters).formula(node, reader);
        let step = parameter.optional("round").map(|node| read_step(node, reader));
        found.and_then(|(formula, value)| match step {
            None => Some((value, Source::Follows(formula, None))),
            Some(step) => Some((value, Source::Follows(formula, Some(step?)))),
        })
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
        let follows = matches!(source, Source::Follows(..));
        let mut parameter = Parameter { label, value, unit, source };
        if follows {
            // It comes as formulas give it: 0.24 for 24%.
            parameter.take(value);
        }
        parameters.add(member.key.clone(), parameter);
    } else {
        reader.set_names_complete(false);
    }
}

/// What a figure is rounded to.
fn read_step(node: &Node, reader: &mut Reader<'_>) -> Option<f64> {
    let step = reader.number(node, "`round`")?;
    if step <= 0.0 {
        let what = "nothing can be rounded to a step of 0 or less";
        reader.problem(node.at, what, "write the step in the parameter's unit, such as 0.1 or 100");
        return None;
    }
    Some(step)
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
    let Some(source) = reader.text(node, "a condition", FORMULA) else { return };
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

/// The tree of a scenario with its figures filled in, and how many spellings were made for it.
pub(super) fn fill(node: &Node, parameters: &Parameters, reader: &mut Reader<'_>) -> (Node, usize) {
    let mut filler = Filler { left: Some(SPELLINGS_OF_A_SCENARIO), figures: Figures(parameters), reader };
    let filled = filler.node(node, Mode::Words);
    (filled, SPELLINGS_OF_A_SCENARIO - filler.left.unwrap_or(0))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    Words,
    Wordings,
}

struct Filler<'p, 'r, 't> {
    /// How many spellings may still be made; none once there were too many, which is told once.
    left: Option<usize>,
    figures: Figures<'p>,
    reader: &'r mut Reader<'t>,
}

impl Filler<'_, '_, '_> {
    fn node(&mut self, node: &Node, mode: Mode) -> Node {
        let value = match &node.value {
            Value::Text(text) if text.contains('{') => Value::Text(self.text(node, text, mode)),
            Value::List(nodes) => {
                let mut entries = Vec::with_capacity(nodes.len());
                for node in nodes {
                    self.entry(node, mode, &mut entries);
                }
                Value::List(entries)
            }
            Value::Object(members) => {
                Value::Object(members.iter().map(|member| self.member(member, mode)).collect())
            }
            other => other.clone(),
        };
        Node { at: node.at, value }
    }

    /// An entry of a list; among the phrases of a concept, one with a figure becomes several.
    fn entry(&mut self, node: &Node, mode: Mode, entries: &mut Vec<Node>) {
        match &node.value {
            Value::Text(text) if mode == Mode::Wordings && text.contains('{') => {
                let all = self.spelled(node, text).into_iter();
                entries.extend(all.map(|wording| Node { at: node.at, value: Value::Text(wording) }));
            }
            _ => entries.push(self.node(node, mode)),
        }
    }

    fn member(&mut self, member: &Member, mode: Mode) -> Member {
        let key = member.key.as_str();
        let node = if FORMULAS.contains(&key) {
            member.node.clone()
        } else {
            self.node(&member.node, if WORDINGS.contains(&key) { Mode::Wordings } else { mode })
        };
        // The name of a slot may hold a figure: a debrief shows it.
        let key = if mode == Mode::Wordings && key.contains('{') {
            let place = Node { at: member.at, value: Value::Null };
            self.text(&place, key, Mode::Words)
        } else {
            member.key.clone()
        };
        Member { key, at: member.at, node }
    }

    fn text(&mut self, node: &Node, text: &str, mode: Mode) -> String {
        if mode == Mode::Words {
            // What cannot be filled in is told; it stays as it is, so that it is not called empty as well.
            let filled = self.figures.figured(node, text, self.reader);
            return filled.map_or_else(|| text.to_owned(), |(_, filled)| filled);
        }
        self.spelled(node, text).join(" | ")
    }

    /// All wordings of a text, each of them once.
    fn spelled(&mut self, node: &Node, text: &str) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let mut all: Vec<String> = Vec::new();
        for wording in text.split('|') {
            for spelling in self.bounded(node, wording) {
                if seen.insert(spelling.clone()) {
                    all.push(spelling);
                }
            }
        }
        all
    }

    /// The spellings of a wording, if they are not too many: a pack must not be able to stop the page.
    fn bounded(&mut self, node: &Node, wording: &str) -> Vec<String> {
        let figures = wording.matches('{').count();
        // In the place of what is refused, so that the wordings are not called empty as well.
        let stand_in = vec!["#number".to_owned()];
        if figures > FIGURES_OF_A_WORDING {
            let what = format!(
                "a wording holds {figures} figures; at most {FIGURES_OF_A_WORDING} are looked for together"
            );
            self.reader.problem(node.at, what, "split it into several slots");
            return stand_in;
        }
        if figures == 0 {
            return self.wordings(node, wording);
        }
        let Some(left) = self.left else { return stand_in };
        let spellings = self.wordings(node, wording);
        self.left = left.checked_sub(spellings.len());
        if self.left.is_none() {
            let what = format!(
                "the figures in the scenario's wordings have more than {SPELLINGS_OF_A_SCENARIO} spellings"
            );
            self.reader.problem(node.at, what, "use fewer figures in wordings");
        }
        spellings
    }

    /// A wording with its first figure in all the ways in which people write it.
    fn wordings(&mut self, node: &Node, wording: &str) -> Vec<String> {
        let Some((before, rest)) = wording.split_once('{') else { return vec![wording.trim().to_owned()] };
        let Some((source, after)) = rest.split_once('}') else {
            self.figures.figured(node, wording, self.reader);
            return Vec::new();
        };
        let (source, least) = match source.split_once(':') {
            None => (source, 0),
            Some((source, format)) => {
                let Some(least) = decimals_of(format) else {
                    self.figures.figured(node, wording, self.reader);
                    return Vec::new();
                };
                (source, least)
            }
        };
        let Some((formula, value)) = self.formula(node, source) else { return Vec::new() };
        // A percentage by its name is written as a number of hundredths.
        let value = self.figures.0.get(formula.as_str()).map_or(value, |parameter| parameter.value);
        // A share or a multiple is no amount of money.
        let is_start = (before.is_empty() || before.ends_with(' ')) && !after.starts_with(['%', 'x']);
        let is_end = after.is_empty() || after.starts_with(' ');
        let mut all = Vec::new();
        for digits in spellings(value, least) {
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
/// with and without a comma between thousands. Never with fewer than `least` decimals, unless they would be zeros:
/// 3.2 must not be found in every 3.
fn spellings(value: f64, least: u32) -> Vec<String> {
    let value = value.abs();
    let most = least.max(2);
    let rounded = (least..=most).map(|decimals| crate::number::with_decimals(value, decimals, false));
    let cut = (least == 0).then(|| crate::number::with_decimals(value.trunc(), 0, false));
    let fixed = (least.max(1)..=most).map(|decimals| crate::number::with_decimals(value, decimals, true));
    let mut all: Vec<String> = Vec::new();
    for written in rounded.chain(cut).chain(fixed) {
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
    use crate::json;

    #[test]
    fn figures_in_rules_are_filled_into_phrases_wordings_and_names_of_slots() {
        let text = r#"{
          "parameters": {"cut": {"label": "Cut", "value": 7}, "half": {"label": "Half", "formula": "cut / 2", "round": 1}},
          "concepts": {"the-cut": ["x{cut}", "the cut"]},
          "met_by": {"say": {"the cut of {cut}": "{half:0.00} percent | {cut + 0.25:0.0}k"}}
        }"#;
        let mut reader = Reader::new(text);
        let root = json::parse(text).unwrap_or_else(|problem| unreachable!("{problem:?}"));
        let parameters = read_parameters(&root, &mut reader);
        let (filled, _) = fill(&root, &parameters, &mut reader);
        let texts = |node: &Node| match &node.value {
            Value::List(nodes) => nodes.iter().filter_map(Node::text).map(str::to_owned).collect(),
            Value::Text(text) => text.split(" | ").map(str::to_owned).collect::<Vec<_>>(),
            _ => Vec::new(),
        };
        let phrases = filled.member("concepts").and_then(|node| node.member("the-cut")).map(texts);
        let expected = ["x7", "x7.0", "x7,0", "x7.00", "x7,00", "the cut"].map(str::to_owned).to_vec();
        assert_eq!(phrases, Some(expected));
        let say = filled.member("met_by").and_then(|node| node.member("say"));
        let slot = say.and_then(|node| node.member("the cut of 7")).map(texts).unwrap_or_default();
        for wording in ["4 percent", "$4.00 percent", "7.25k", "7,3k", "€7.3k"] {
            assert!(slot.iter().any(|one| one == wording), "{wording} is not among {slot:?}");
        }
        assert!(!slot.iter().any(|one| one == "7k"));
        assert!(reader.is_clean());
    }

    #[test]
    fn figures_are_spelled_as_people_spell_them() {
        let rows = [
            (187.5, 0, "187.5 187,5 188 187 187.50 187,50"),
            (60.0, 0, "60 60.0 60,0 60.00 60,00"),
            (3.18, 1, "3.2 3,2 3.18 3,18"),
            (3.0, 1, "3 3.0 3,0 3.00 3,00"),
            (1.875, 3, "1.875 1,875"),
            (1900.0, 0, "1,900 1900 1,900.0 1900.0 1900,0 1,900.00 1900.00 1900,00"),
        ];
        for (value, least, expected) in rows {
            let mut found = spellings(value, least);
            let mut wanted: Vec<&str> = expected.split(' ').collect();
            found.sort();
            wanted.sort_unstable();
            assert_eq!(found, wanted, "{value}");
        }
    }
}
