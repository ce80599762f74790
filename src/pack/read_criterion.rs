//! Reads what an answer is judged by: the items of the checklist and the red flags.

use super::limits::{CRITERION, SENTENCE, TESTS, TITLE, USUAL_WEIGHT_OF_A_FLAG, WEIGHT, WORD};
use super::model::{Dimension, Field, FieldKind, Flag, Item, ItemTest, Scenario};
use super::read::{read_id, read_text, read_whole};
use super::read_rule::RuleReader;
use crate::answer::{Answer, Entry, read_fields};
use crate::concept::{Lexicon, PhrasebookBuilder};
use crate::ids::{FieldId, FlagId, ItemId};
use crate::json::{Node, Object, Reader, Value};
use crate::scoring::{Cues, Rule, Say};

/// What rules may refer to.
pub(super) struct Known<'r, 'l> {
    pub(super) lexicon: &'l Lexicon,
    pub(super) book: &'r mut PhrasebookBuilder<'l>,
    pub(super) fields: &'r [Field],
    pub(super) earlier_items: &'r [ItemId],
    pub(super) earlier_flags: &'r [FlagId],
}

impl Known<'_, '_> {
    /// Reads a rule with these names.
    pub(super) fn rule(self, node: &Node, reader: &mut Reader<'_>) -> Option<Rule> {
        let Known { lexicon, book, fields, earlier_items, earlier_flags } = self;
        RuleReader { reader, lexicon, book, fields, earlier_items, earlier_flags }.rule(node)
    }
}

/// What items and flags have in common.
struct Standard {
    id: String,
    title: String,
    criterion: String,
    rule: Rule,
    accept: Vec<ItemTest>,
    reject: Vec<ItemTest>,
}

pub(super) fn read_item(node: &Node, known: Known<'_, '_>, reader: &mut Reader<'_>) -> Option<Item> {
    let mut object = reader.object(node, "an item")?;
    let dimension = object.required(reader, "dimension").and_then(|node| read_dimension(node, reader));
    let weight =
        object.required(reader, "weight").and_then(|node| read_whole(node, reader, "the weight", WEIGHT));
    let is_tentative =
        object.optional("tentative").is_some_and(|node| reader.flag(node, "`tentative`") == Some(true));
    let Standard { id, title, criterion, rule, accept, reject } =
        read_standard(object, "item", "met_by", known, reader)?;
    let (dimension, weight) = (dimension?, weight?);
    Some(Item {
        at: node.at,
        id: ItemId::new(id),
        dimension,
        weight,
        criterion,
        title,
        met_by: rule,
        is_tentative,
        accept,
        reject,
    })
}

pub(super) fn read_flag(node: &Node, known: Known<'_, '_>, reader: &mut Reader<'_>) -> Option<Flag> {
    let mut object = reader.object(node, "a flag")?;
    let weight = object
        .optional("weight")
        .map_or(Some(USUAL_WEIGHT_OF_A_FLAG), |node| read_whole(node, reader, "the weight", WEIGHT));
    let Standard { id, title, criterion, rule, accept, reject } =
        read_standard(object, "flag", "raised_by", known, reader)?;
    Some(Flag { id: FlagId::new(id), criterion, title, weight: weight?, raised_by: rule, accept, reject })
}

/// Reads what is left of an item or flag, whose rule stands under `key`.
fn read_standard(
    mut object: Object<'_>,
    what: &'static str,
    key: &'static str,
    known: Known<'_, '_>,
    reader: &mut Reader<'_>,
) -> Option<Standard> {
    let fields = known.fields;
    let id = read_id(&mut object, reader, what);
    let title = read_text(&mut object, reader, "title", TITLE);
    let criterion = read_text(&mut object, reader, "criterion", CRITERION);
    let rule_node = object.required_like(
        reader,
        key,
        r#"{"say": {"what must be said": "one wording | another"}, "in": ["a field"]}"#,
    );
    let rule = rule_node.and_then(|node| known.rule(node, reader));
    let home = rule.as_ref().and_then(|rule| sentences_go_to(rule, fields)).or_else(|| first_text(fields));
    let accept = read_tests(&mut object, "accept", fields, home.as_ref(), reader);
    let reject = read_tests(&mut object, "reject", fields, home.as_ref(), reader);
    object.finish(reader);
    Some(Standard { id: id?, title: title?, criterion: criterion?, rule: rule?, accept, reject })
}

fn read_dimension(node: &Node, reader: &mut Reader<'_>) -> Option<Dimension> {
    let name = reader.text(node, "the dimension", WORD)?;
    let found = Dimension::named(&name);
    if found.is_none() {
        let names = Dimension::ALL.map(Dimension::id);
        let what = format!("there is no dimension `{name}`");
        reader.unknown(node.at, what, &name, names.into_iter(), "the dimensions are");
    }
    found
}

/// The field into which the test sentences of a rule go.
fn sentences_go_to(rule: &Rule, fields: &[Field]) -> Option<FieldId> {
    home_of(rule).or_else(|| first_text(fields))
}

impl Scenario {
    /// The field into which the test sentences of an item or flag go; none if there is no such item, or no text field.
    #[must_use]
    pub fn sentences_of(&self, id: &str) -> Option<FieldId> {
        let items = self.items.iter().map(|item| (item.id.as_str(), &item.met_by));
        let flags = self.flags.iter().map(|flag| (flag.id.as_str(), &flag.raised_by));
        let (_, rule) = items.chain(flags).find(|(other, _)| *other == id)?;
        sentences_go_to(rule, &self.fields)
    }
}

/// The text field into which a test sentence goes: the first that the rule looks at.
fn home_of(rule: &Rule) -> Option<FieldId> {
    match rule {
        Rule::Say(Say { scope, .. }) | Rule::Cues(Cues { scope, .. }) => {
            scope.places.iter().find(|(_, column)| column.is_none()).map(|(field, _)| field.clone())
        }
        Rule::All(rules) | Rule::Any(rules) | Rule::AtLeast(_, rules) => rules.iter().find_map(home_of),
        _ => None,
    }
}

fn first_text(fields: &[Field]) -> Option<FieldId> {
    fields.iter().find(|field| field.kind == FieldKind::Text).map(|field| field.id.clone())
}

/// Tests: a string is put into the rule's own text field; an object is a part of an answer.
fn read_tests(
    object: &mut Object<'_>,
    key: &'static str,
    fields: &[Field],
    home: Option<&FieldId>,
    reader: &mut Reader<'_>,
) -> Vec<ItemTest> {
    let Some(list) = object.optional(key) else { return Vec::new() };
    let mut tests = Vec::new();
    for node in reader.list_up_to(list, &format!("`{key}`"), TESTS) {
        let test = match (&node.value, home) {
            (Value::Text(_), Some(home)) => reader.text(node, "a sentence", SENTENCE).map(|text| {
                let mut answer = Answer::default();
                answer.put(home.clone(), Entry::Text { text: text.clone() });
                ItemTest { at: node.at, answer, text: format!("“{text}”") }
            }),
            (Value::Text(_), None) if !reader.names_are_complete() => None,
            (Value::Text(_), None) => {
                reader.problem(
                    node.at,
                    "the scenario has no text field into which this sentence could go",
                    "write a part of an answer: `{\"field\": …}`",
                );
                None
            }
            (Value::Object(_), _) => Some(ItemTest {
                at: node.at,
                answer: read_fields(node, fields, reader),
                text: "this part of an answer".to_owned(),
            }),
            _ => {
                reader.problem(
                    node.at,
                    format!(
                        "an entry of `{key}` is a sentence or a part of an answer; here stands {}",
                        node.value.kind()
                    ),
                    "write `\"a sentence\"` or `{\"field\": …}`",
                );
                None
            }
        };
        tests.extend(test);
    }
    tests
}
