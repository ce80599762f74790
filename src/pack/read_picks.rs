//! Reads the rules about what a candidate split, ranked, chose or sorted.

use super::limits::{CHOICES, TOP};
use super::model::FieldKind;
use super::read_rule::RuleReader;
use crate::ids::FieldId;
use crate::json::{Node, Object, Value};
use crate::number::decimal;
use crate::problem::counted;
use crate::scoring::Rule;

impl RuleReader<'_, '_, '_> {
    pub(super) fn largest(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "largest")?;
        let field = self.allocation(node);
        let buckets_node = object.required(self.reader, "is")?;
        let nodes = self.reader.list(buckets_node, "`is`");
        if buckets_node.value == Value::List(Vec::new()) {
            self.reader.problem(
                buckets_node.at,
                "`is` names no bucket",
                "name one or more buckets: `[\"…\"]`",
            );
        }
        let field = field?;
        let buckets: Vec<_> = nodes.iter().filter_map(|node| self.bucket(node, &field)).collect();
        (!buckets.is_empty()).then_some(Rule::Largest { field, buckets })
    }

    pub(super) fn share(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "share")?;
        let field = self.allocation(node);
        let bucket_node = object.required(self.reader, "bucket")?;
        let amount = object.required(self.reader, "at_least")?;
        let at_least = self.reader.number(amount, "`at_least`")?;
        let field = field?;
        let bucket = self.bucket(bucket_node, &field)?;
        let total = self.fields.iter().find_map(|other| match &other.kind {
            FieldKind::Allocation(allocation) if other.id == field => Some(allocation.total),
            _ => None,
        });
        if total.is_some_and(|total| at_least <= 0.0 || at_least > total) {
            let what = format!(
                "`at_least` is {}, which is not a share of the {} there are",
                decimal::plain(at_least),
                decimal::plain(total.unwrap_or(0.0))
            );
            self.reader.problem(amount.at, what, "write an amount above 0 and up to the total");
        }
        Some(Rule::Share { field, bucket, at_least })
    }

    pub(super) fn ranked(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "ranked")?;
        let field = self.field(node, "a ranking", |kind| matches!(kind, FieldKind::Ranking { .. }));
        let (order, top) = (object.optional("order"), object.optional("top"));
        let has = object.optional("has");
        let field = field?;
        match (order, top, has) {
            (Some(order), None, None) => {
                Some(Rule::Ordered { choices: self.choices(order, &field, "`order`", 2)?, field })
            }
            (None, Some(top), Some(has)) => {
                let choices = self.choices(has, &field, "`has`", 1)?;
                let least = u32::try_from(choices.len()).unwrap_or(1);
                let count = self.reader.whole(top, "`top`", least, TOP.high)?;
                Some(Rule::Top { field, count: usize::try_from(count).unwrap_or(1), choices })
            }
            _ => {
                self.reader.problem(
                    object.at,
                    "a rule on a ranking has either `order` or both `top` and `has`",
                    "write `\"order\": [\"first\", \"later\"]`, or `\"top\": 2, \"has\": [\"…\"]`",
                );
                None
            }
        }
    }

    pub(super) fn chosen(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "chosen")?;
        let field = self.field(node, "a choice", |kind| matches!(kind, FieldKind::Choice { .. }));
        let has = object.required(self.reader, "has")?;
        let field = field?;
        Some(Rule::Chosen { choices: self.choices(has, &field, "`has`", 1)?, field })
    }

    pub(super) fn sorted(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "sorted")?;
        let field = self.field(node, "a field of buckets", |kind| matches!(kind, FieldKind::Buckets { .. }));
        let bucket = object.required(self.reader, "into");
        let has = object.required(self.reader, "has")?;
        let field = field?;
        let bucket = self.bucket(bucket?, &field);
        let choices = self.choices(has, &field, "`has`", 1)?;
        Some(Rule::Sorted { field, bucket: bucket?, choices })
    }

    /// Choices of a field, at least so many.
    fn choices(&mut self, node: &Node, field: &FieldId, what: &str, least: usize) -> Option<Vec<String>> {
        let fields = self.fields;
        let known =
            fields.iter().find(|other| other.id == *field).map_or(&[][..], |other| other.kind.choices());
        let nodes = self.reader.list_up_to(node, what, known.len());
        let mut choices = Vec::new();
        for node in nodes {
            let name = self.reader.text(node, "a choice", CHOICES.longest)?;
            if !known.contains(&name) {
                let all = known.iter().map(String::as_str);
                self.reader.unknown(
                    node.at,
                    format!("there is no choice `{name}`"),
                    &name,
                    all,
                    "the choices are",
                );
                return None;
            }
            choices.push(name);
        }
        if choices.len() < least && matches!(node.value, Value::List(_)) {
            self.reader.problem(
                node.at,
                format!("{what} names {}", counted(choices.len(), "choice")),
                format!("name at least {least}"),
            );
            return None;
        }
        (!choices.is_empty()).then_some(choices)
    }

    fn allocation(&mut self, node: &Node) -> Option<FieldId> {
        self.field(node, "an allocation", |kind| matches!(kind, FieldKind::Allocation(_)))
    }

    fn bucket(&mut self, node: &Node, field: &FieldId) -> Option<String> {
        let name = self.reader.text(node, "a bucket", CHOICES.longest)?;
        let fields = self.fields;
        let buckets =
            fields.iter().find(|other| other.id == *field).map_or(&[][..], |other| other.kind.buckets());
        if buckets.contains(&name) {
            return Some(name);
        }
        let known = buckets.iter().map(String::as_str);
        self.reader.unknown(node.at, format!("there is no bucket `{name}`"), &name, known, "the buckets are");
        None
    }
}
