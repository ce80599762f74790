//! Reads the rules of items and flags, and resolves every name in them.

use super::model::{Field, FieldKind};
use crate::concept::{ConceptError, ConceptRef, Phrase, PhrasebookBuilder};
use crate::ids::{FieldId, ItemId};
use crate::json::{Node, Object, Reader, Value, nearest};
use crate::scoring::{CellTest, Polarity, Questions, Rows, Rule, Say, Slot, Within};

/// The most parts of one `all`, `any` or `of`, and the most slots of one `say`.
const MAX_PARTS: usize = 40;

/// What names in rules may refer to.
pub(super) struct RuleReader<'r, 't, 'l> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) book: &'r mut PhrasebookBuilder<'l>,
    pub(super) fields: &'r [Field],
    pub(super) earlier_items: &'r [ItemId],
}

impl RuleReader<'_, '_, '_> {
    /// A rule; a list of rules is short for `any`.
    pub(super) fn rule(&mut self, node: &Node) -> Option<Rule> {
        if let Value::List(nodes) = &node.value {
            return self.rules(node, nodes).map(Rule::Any);
        }
        let mut object = self.reader.object(node, "a rule")?;
        let rule = if object.has("say") {
            self.say(&mut object)
        } else if object.has("rows") {
            self.rows(&mut object)
        } else if object.has("all") {
            self.parts(&mut object, "all").map(Rule::All)
        } else if object.has("any") {
            self.parts(&mut object, "any").map(Rule::Any)
        } else if object.has("at_least") && object.has("of") {
            self.count(&mut object)
        } else if object.has("not") {
            object.optional("not").and_then(|node| self.rule(node)).map(|rule| Rule::Not(Box::new(rule)))
        } else if object.has("largest") {
            self.largest(&mut object)
        } else if object.has("share") {
            self.share(&mut object)
        } else if object.has("right") {
            let node = object.required(self.reader, "right")?;
            self.field(node, "a number", |kind| matches!(kind, FieldKind::Number(_))).map(Rule::Right)
        } else if object.has("met") {
            self.met(&mut object)
        } else {
            self.reader.problem(
                object.at,
                "this is no rule",
                "a rule has one of: say, rows, all, any, at_least with of, not, largest, share, right, met",
            );
            return None;
        };
        object.finish(self.reader);
        rule
    }

    fn parts(&mut self, object: &mut Object<'_>, key: &'static str) -> Option<Vec<Rule>> {
        let node = object.required(self.reader, key)?;
        let nodes = self.reader.list(node, &format!("`{key}`"));
        self.rules(node, nodes)
    }

    fn rules(&mut self, node: &Node, nodes: &[Node]) -> Option<Vec<Rule>> {
        if nodes.is_empty() || nodes.len() > MAX_PARTS {
            self.reader.problem(
                node.at,
                format!("a list of rules has 1 to {MAX_PARTS} entries; here are {}", nodes.len()),
                "add or remove rules",
            );
            return None;
        }
        let rules: Vec<_> = nodes.iter().map(|node| self.rule(node)).collect();
        rules.into_iter().collect()
    }

    fn count(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let count_node = object.required(self.reader, "at_least")?;
        let rules = self.parts(object, "of")?;
        let most = u32::try_from(rules.len()).unwrap_or(1);
        let count = self.reader.whole(count_node, "`at_least`", 1, most)?;
        Some(Rule::AtLeast(usize::try_from(count).unwrap_or(1), rules))
    }

    fn say(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let slots_node = object.required(self.reader, "say")?;
        let slots_object = self.reader.object(slots_node, "`say`")?;
        let members = slots_object.members();
        if members.is_empty() || members.len() > MAX_PARTS {
            self.reader.problem(
                slots_node.at,
                "`say` names no slot",
                "write `{\"what must be said\": \"one wording | another wording\"}`",
            );
        }
        let mut slots = Vec::new();
        for member in members {
            if let Some(concept) = self.wordings(&member.node) {
                slots.push(Slot { name: member.key.clone(), concept });
            }
        }
        let within = self.choice(object, "within", Within::Sentence, &[
            ("clause", Within::Clause),
            ("sentence", Within::Sentence),
            ("next", Within::Next),
            ("row", Within::Row),
            ("field", Within::Field),
        ]);
        let negated = self.choice(object, "negated", Polarity::Blocks, &[
            ("blocks", Polarity::Blocks),
            ("allowed", Polarity::Allowed),
            ("required", Polarity::Required),
        ]);
        let questions = self.choice(object, "questions", Questions::Block, &[
            ("block", Questions::Block),
            ("allowed", Questions::Allowed),
            ("required", Questions::Required),
        ]);
        let unless = object.optional("unless").and_then(|node| self.wordings(node));
        let places = object.optional("in").map_or_else(Vec::new, |node| {
            self.reader.list(node, "`in`").iter().filter_map(|node| self.place(node)).collect()
        });
        (slots.len() == members.len() && !slots.is_empty())
            .then_some(Rule::Say(Say { slots, within, places, negated, questions, unless }))
    }

    /// Wordings separated by `|`.
    fn wordings(&mut self, node: &Node) -> Option<ConceptRef> {
        let source = self.reader.text(node, "the wordings", 4000)?;
        let mut phrases = Vec::new();
        for part in source.split('|') {
            match Phrase::parse(part.trim()) {
                Ok(phrase) => phrases.push(phrase),
                Err(error) => {
                    self.reader.problem(node.at, format!("in “{}”: {error}", part.trim()), "rewrite the wording");
                    return None;
                }
            }
        }
        match self.book.phrases(&phrases) {
            Ok(concept) => Some(concept),
            Err(ConceptError::Unknown(name)) => {
                self.reader.problem(
                    node.at,
                    format!("there is no concept `@{name}`"),
                    "define it under `concepts`, or use one of the shared lexicon",
                );
                None
            }
            Err(ConceptError::Circular(name)) => {
                self.reader.problem(
                    node.at,
                    format!("the concept `@{name}` is defined by itself"),
                    "remove the reference that closes the circle",
                );
                None
            }
        }
    }

    fn choice<T: Copy>(&mut self, object: &mut Object<'_>, key: &'static str, usual: T, known: &[(&str, T)]) -> T {
        let Some(node) = object.optional(key) else { return usual };
        let Some(word) = self.reader.text(node, &format!("`{key}`"), 40) else { return usual };
        if let Some((_, value)) = known.iter().find(|(name, _)| *name == word) {
            return *value;
        }
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        self.reader.problem(node.at, format!("`{key}` cannot be `{word}`"), format!("choose one of: {}", names.join(", ")));
        usual
    }

    /// `field` or `field.column`.
    fn place(&mut self, node: &Node) -> Option<(FieldId, Option<String>)> {
        let name = self.reader.text(node, "an entry of `in`", 140)?;
        let (field_name, column) = match name.split_once('.') {
            Some((field, column)) => (field, Some(column.to_owned())),
            None => (name.as_str(), None),
        };
        let Some(field) = self.fields.iter().find(|field| field.id.as_str() == field_name) else {
            self.unknown_field(node, field_name);
            return None;
        };
        match (&field.kind, &column) {
            (FieldKind::Text, None) | (FieldKind::Table { .. }, None) => {}
            (FieldKind::Table { columns }, Some(column)) if columns.contains(column) => {}
            _ => {
                self.reader.problem(
                    node.at,
                    format!("`{name}` is no text: it is neither a text field nor a column of a table"),
                    "name a text field, a table, or `table.column`",
                );
                return None;
            }
        }
        Some((field.id.clone(), column))
    }

    fn unknown_field(&mut self, node: &Node, name: &str) {
        let known = self.fields.iter().map(|field| field.id.as_str());
        let remedy = nearest(name, known.clone()).map_or_else(
            || format!("the fields are: {}", known.collect::<Vec<_>>().join(", ")),
            |known| format!("did you mean `{known}`?"),
        );
        self.reader.problem(node.at, format!("there is no field `{name}`"), remedy);
    }

    fn field(&mut self, node: &Node, wanted: &str, fits: impl Fn(&FieldKind) -> bool) -> Option<FieldId> {
        let name = self.reader.text(node, "the field", 140)?;
        match self.fields.iter().find(|field| field.id.as_str() == name) {
            Some(field) if fits(&field.kind) => Some(field.id.clone()),
            Some(_) => {
                self.reader.problem(node.at, format!("the field `{name}` is not {wanted}"), "name another field");
                None
            }
            None => {
                self.unknown_field(node, &name);
                None
            }
        }
    }

    fn rows(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "rows")?;
        let field = self.field(node, "a table", |kind| matches!(kind, FieldKind::Table { .. }));
        let at_least = object.optional("at_least").map_or(Some(1), |node| {
            self.reader.whole(node, "`at_least`", 1, 100)
        });
        let every = object.optional("every").is_some_and(|node| self.reader.flag(node, "`every`") == Some(true));
        let different =
            object.optional("different").is_some_and(|node| self.reader.flag(node, "`different`") == Some(true));
        let cells_node = object.required(self.reader, "where")?;
        let field = field?;
        let columns = self.fields.iter().find_map(|other| match &other.kind {
            FieldKind::Table { columns } if other.id == field => Some(columns.as_slice()),
            _ => None,
        });
        let columns = columns.unwrap_or_default();
        let mut cells = Vec::new();
        let cells_object = self.reader.object(cells_node, "`where`")?;
        for member in cells_object.members() {
            if !columns.contains(&member.key) {
                self.reader.problem(
                    member.at,
                    format!("the table `{field}` has no column `{}`", member.key),
                    format!("its columns are: {}", columns.join(", ")),
                );
                continue;
            }
            let test = match &member.node.value {
                Value::Text(word) if word == "filled" => CellTest::Filled,
                Value::Text(word) if word == "real" => CellTest::Real,
                _ => CellTest::Says(self.wordings(&member.node)?),
            };
            cells.push((member.key.clone(), test));
        }
        if cells.is_empty() {
            self.reader.problem(cells_node.at, "`where` tests no column", "write `{\"column\": \"real\"}`");
        }
        Some(Rule::Rows(Rows { field, at_least: usize::try_from(at_least?).unwrap_or(1), every, different, cells }))
    }

    fn largest(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "largest")?;
        let field = self.allocation(node);
        let buckets_node = object.required(self.reader, "is")?;
        let nodes = self.reader.list(buckets_node, "`is`");
        let field = field?;
        let buckets: Vec<_> = nodes.iter().filter_map(|node| self.bucket(node, &field)).collect();
        (!buckets.is_empty()).then_some(Rule::Largest { field, buckets })
    }

    fn share(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "share")?;
        let field = self.allocation(node);
        let bucket_node = object.required(self.reader, "bucket")?;
        let amount = object.required(self.reader, "at_least")?;
        let at_least = self.reader.number(amount, "`at_least`")?;
        let field = field?;
        let bucket = self.bucket(bucket_node, &field)?;
        Some(Rule::Share { field, bucket, at_least })
    }

    fn allocation(&mut self, node: &Node) -> Option<FieldId> {
        self.field(node, "an allocation", |kind| matches!(kind, FieldKind::Allocation(_)))
    }

    fn bucket(&mut self, node: &Node, field: &FieldId) -> Option<String> {
        let name = self.reader.text(node, "a bucket", 60)?;
        let buckets = self.fields.iter().find_map(|other| match &other.kind {
            FieldKind::Allocation(allocation) if other.id == *field => Some(allocation.buckets.as_slice()),
            _ => None,
        });
        let buckets = buckets.unwrap_or_default();
        if buckets.contains(&name) {
            return Some(name);
        }
        self.reader.problem(
            node.at,
            format!("there is no bucket `{name}`"),
            format!("the buckets are: {}", buckets.join(", ")),
        );
        None
    }

    fn met(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "met")?;
        let name = self.reader.text(node, "the item", 140)?;
        if let Some(item) = self.earlier_items.iter().find(|item| item.as_str() == name) {
            return Some(Rule::Met(item.clone()));
        }
        let known = self.earlier_items.iter().map(ItemId::as_str);
        let remedy = nearest(&name, known).map_or_else(
            || "name an item that stands further up in the checklist".to_owned(),
            |known| format!("did you mean `{known}`?"),
        );
        self.reader.problem(node.at, format!("there is no item `{name}` above this one"), remedy);
        None
    }
}
