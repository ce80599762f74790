//! Reads the rules of items and flags, and resolves every name in them.

use super::limits::{PARTS, ROWS, USUAL_ROWS, WORD, WORDINGS};
use super::model::{Field, FieldKind};
use super::read::read_whole;
use super::read_concepts::unknown_concept;
use super::words::{COPIED, FILLED, HEADS, NEGATED, QUESTIONS, REAL, WITHIN, Words};
use crate::concept::{ConceptError, ConceptRef, Element, Lexicon, Phrase, PhrasebookBuilder};
use crate::ids::{FieldId, FlagId, ItemId};
use crate::json::{Node, Object, Reader, Value, nearest, shortened};
use crate::scoring::{CellTest, Rows, Rule, Say, Scope, Slot};

/// What names in rules may refer to.
pub(super) struct RuleReader<'r, 't, 'l> {
    pub(super) reader: &'r mut Reader<'t>,
    pub(super) lexicon: &'l Lexicon,
    pub(super) book: &'r mut PhrasebookBuilder<'l>,
    pub(super) fields: &'r [Field],
    pub(super) earlier_items: &'r [ItemId],
    pub(super) earlier_flags: &'r [FlagId],
}

impl RuleReader<'_, '_, '_> {
    /// A rule; a list of rules is short for `any`.
    pub(super) fn rule(&mut self, node: &Node) -> Option<Rule> {
        if let Value::List(nodes) = &node.value {
            return self.rules(node, nodes).map(Rule::Any);
        }
        let mut object = self.reader.object(node, "a rule")?;
        let heads: Vec<&str> = HEADS.into_iter().filter(|head| object.has(head)).collect();
        let rule = match heads.as_slice() {
            ["say"] => self.say(&mut object),
            ["cues"] => self.cues(&mut object),
            ["rows"] => self.rows(&mut object),
            ["all"] => self.parts(&mut object, "all").map(Rule::All),
            ["any"] => self.parts(&mut object, "any").map(Rule::Any),
            ["of"] => self.count(&mut object),
            ["not"] => {
                let inner = object.required(self.reader, "not").and_then(|node| self.rule(node));
                inner.map(|rule| Rule::Not(Box::new(rule)))
            }
            ["largest"] => self.largest(&mut object),
            ["share"] => self.share(&mut object),
            ["ranked"] => self.ranked(&mut object),
            ["chosen"] => self.chosen(&mut object),
            ["sorted"] => self.sorted(&mut object),
            ["right"] => {
                let field = object.required(self.reader, "right");
                let is_number = |kind: &FieldKind| matches!(kind, FieldKind::Number(_));
                field.and_then(|node| self.field(node, "a number", is_number)).map(Rule::Right)
            }
            ["mistake"] => self.mistake(&mut object),
            ["raised"] => self.raised(&mut object),
            [_] => self.met(&mut object),
            [] => {
                self.no_rule(&object);
                return None;
            }
            [first, second, ..] => {
                self.reader.problem(
                    object.at,
                    format!("here stand two rules in one, `{first}` and `{second}`"),
                    format!("give each its own braces inside `all` or `any`: `{{\"all\": [{{\"{first}\": …}}, {{\"{second}\": …}}]}}`"),
                );
                return None;
            }
        };
        object.finish(self.reader);
        rule
    }

    /// Says what is no rule, with the one that was probably meant.
    fn no_rule(&mut self, object: &Object<'_>) {
        let remedy = if object.has("at_least") {
            "write the rules of which so many must hold: `\"of\": [ … ]`".to_owned()
        } else {
            let meant = object.members().iter().find_map(|member| nearest(&member.key, HEADS.into_iter()));
            meant.map_or_else(
                || "a rule has one of: say, cues, rows, all, any, at_least with of, not, largest, share, right, met".to_owned(),
                |head| format!("did you mean `{head}`?"),
            )
        };
        self.reader.problem(object.at, "this is no rule", remedy);
    }

    fn parts(&mut self, object: &mut Object<'_>, key: &'static str) -> Option<Vec<Rule>> {
        let node = object.required(self.reader, key)?;
        let nodes = self.reader.list(node, &format!("`{key}`"));
        if !matches!(node.value, Value::List(_)) {
            return None;
        }
        self.rules(node, nodes)
    }

    fn rules(&mut self, node: &Node, nodes: &[Node]) -> Option<Vec<Rule>> {
        if nodes.is_empty() || nodes.len() > PARTS {
            self.reader.problem(
                node.at,
                format!("a list of rules has 1 to {PARTS} entries, not {}", nodes.len()),
                if nodes.is_empty() { "add a rule" } else { "put some of them into rules of their own" },
            );
            return None;
        }
        let rules: Vec<_> = nodes.iter().map(|node| self.rule(node)).collect();
        rules.into_iter().collect()
    }

    fn count(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let count_node = object.required(self.reader, "at_least");
        let rules = self.parts(object, "of")?;
        let most = u32::try_from(rules.len()).unwrap_or(1);
        let count = self.reader.whole(count_node?, "`at_least`", 1, most)?;
        Some(Rule::AtLeast(usize::try_from(count).unwrap_or(1), rules))
    }

    fn say(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let slots_node = object.required(self.reader, "say")?;
        let slots_object = self.reader.object(slots_node, "`say`")?;
        let members = slots_object.members();
        if members.is_empty() {
            self.reader.problem(
                slots_node.at,
                "`say` does not say what must be said",
                "write `{\"what must be said\": \"one wording | another wording\"}`",
            );
        }
        if members.len() > PARTS {
            let what =
                format!("`say` asks for {} things at once; at most {PARTS} are allowed", members.len());
            self.reader.problem(slots_node.at, what, "put some of them into a rule of their own");
        }
        let mut slots = Vec::new();
        for member in members {
            if member.key.trim().is_empty() {
                let remedy = "name it in words that a debrief can show: `\"a level\": \"…\"`";
                self.reader.problem(member.at, "what must be said here has no name", remedy);
            }
            if let Some(concept) = self.wordings(&member.node) {
                slots.push(Slot { name: member.key.clone(), concept });
            }
        }
        let scope = self.scope(object);
        (slots.len() == members.len() && !slots.is_empty()).then_some(Rule::Say(Say { slots, scope }))
    }

    /// Where a rule looks and what it lets pass: `in`, `within`, `negated`, `questions`, `unless`.
    pub(super) fn scope(&mut self, object: &mut Object<'_>) -> Scope {
        let within = self.choice(object, "within", WITHIN);
        let negated = self.choice(object, "negated", NEGATED);
        let questions = self.choice(object, "questions", QUESTIONS);
        let may_be_copied = self.choice(object, "copied", COPIED);
        let unless = object.optional("unless").and_then(|node| self.wordings(node));
        let places = object.optional("in").map_or_else(Vec::new, |node| {
            if node.value == Value::List(Vec::new()) {
                self.reader.problem(
                    node.at,
                    "`in` names no field",
                    "name a field, or remove `in` to look everywhere",
                );
            }
            self.reader.list(node, "`in`").iter().filter_map(|node| self.place(node)).collect()
        });
        Scope { within, places, negated, questions, may_be_copied, unless }
    }

    /// Wordings separated by `|`.
    pub(super) fn wordings(&mut self, node: &Node) -> Option<ConceptRef> {
        let source = self.reader.text_of(node, "the list of wordings", WORDINGS)?;
        let mut phrases = Vec::new();
        for part in source.split('|') {
            match self.book.phrase(part.trim()) {
                Ok(phrase) => phrases.push(phrase),
                Err(_) if part.trim().is_empty() => {
                    let remedy = "write a wording there, or remove one `|`";
                    self.reader.problem(node.at, "there is nothing on one side of a `|`", remedy);
                    return None;
                }
                Err(error) => {
                    let what = format!("in “{}”: {error}", shortened(part.trim()));
                    self.reader.problem(node.at, what, "rewrite the wording");
                    return None;
                }
            }
        }
        self.concept(node, &phrases)
    }

    /// What these phrases stand for together.
    pub(super) fn concept(&mut self, node: &Node, phrases: &[Phrase]) -> Option<ConceptRef> {
        match self.book.phrases(phrases) {
            Ok(concept) => Some(concept),
            // Only what this wording itself names is its own fault: concepts are checked where they are defined.
            Err(ConceptError::Unknown(name)) => {
                let names_it =
                    |element: &Element| matches!(element, Element::Concept(other) if *other == name);
                if phrases.iter().flat_map(|phrase| &phrase.elements).any(names_it) {
                    let what = format!("there is no concept `@{name}`");
                    unknown_concept(node.at, what, &name, self.lexicon, self.reader);
                }
                None
            }
            Err(ConceptError::Circular(_)) => None,
        }
    }

    /// One of the words that a key may have.
    fn choice<T: Copy>(&mut self, object: &mut Object<'_>, key: &'static str, words: Words<T>) -> T {
        let Some(node) = object.optional(key) else { return words.usual };
        let Some(word) = self.reader.text(node, &format!("`{key}`"), WORD) else { return words.usual };
        if let Some((_, value)) = words.all.iter().find(|(name, _)| *name == word) {
            return *value;
        }
        let names: Vec<&str> = words.all.iter().map(|(name, _)| *name).collect();
        self.reader.problem(
            node.at,
            format!("`{key}` cannot be `{word}`"),
            format!("choose one of: {}", names.join(", ")),
        );
        words.usual
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
            (FieldKind::Text | FieldKind::Table { .. }, None) => {}
            (FieldKind::Table { columns }, Some(column)) if columns.contains(column) => {}
            (FieldKind::Table { columns }, Some(column)) => {
                let what = format!("the table `{field_name}` has no column `{column}`");
                let known = columns.iter().map(String::as_str);
                self.reader.unknown(node.at, what, column, known, "its columns are");
                return None;
            }
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
        self.reader.unknown(node.at, format!("there is no field `{name}`"), name, known, "the fields are");
    }

    pub(super) fn field(
        &mut self,
        node: &Node,
        wanted: &str,
        fits: impl Fn(&FieldKind) -> bool,
    ) -> Option<FieldId> {
        let name = self.reader.text(node, "the field", 140)?;
        match self.fields.iter().find(|field| field.id.as_str() == name) {
            Some(field) if fits(&field.kind) => Some(field.id.clone()),
            Some(_) => {
                let known: Vec<&str> = self
                    .fields
                    .iter()
                    .filter(|field| fits(&field.kind))
                    .map(|field| field.id.as_str())
                    .collect();
                let remedy = if known.is_empty() {
                    format!("the scenario has no field that is {wanted}; use another rule")
                } else {
                    format!("name one of: {}", known.join(", "))
                };
                self.reader.problem(node.at, format!("the field `{name}` is not {wanted}"), remedy);
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
        let at_least = object
            .optional("at_least")
            .map_or(Some(USUAL_ROWS), |node| read_whole(node, self.reader, "`at_least`", ROWS));
        let every =
            object.optional("every").is_some_and(|node| self.reader.flag(node, "`every`") == Some(true));
        let different = object
            .optional("different")
            .is_some_and(|node| self.reader.flag(node, "`different`") == Some(true));
        let once = object.optional("once").and_then(|node| self.wordings(node));
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
                let what = format!("the table `{field}` has no column `{}`", shortened(&member.key));
                let known = columns.iter().map(String::as_str);
                self.reader.unknown(member.at, what, &member.key, known, "its columns are");
                continue;
            }
            let test = match &member.node.value {
                Value::Text(word) if word == FILLED => CellTest::Filled,
                Value::Text(word) if word == REAL => CellTest::Real,
                _ => CellTest::Says(self.wordings(&member.node)?),
            };
            cells.push((member.key.clone(), test));
        }
        if cells.is_empty() {
            self.reader.problem(cells_node.at, "`where` tests no column", "write `{\"column\": \"real\"}`");
        }
        let at_least = usize::try_from(at_least?).unwrap_or(1);
        Some(Rule::Rows(Rows { field, at_least, every, different, once, cells }))
    }

    fn mistake(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "mistake");
        let name_node = object.required(self.reader, "is");
        let field = self.field(node?, "a number", |kind| matches!(kind, FieldKind::Number(_)))?;
        let name = self.reader.text(name_node?, "the mistake", 140)?;
        let fields = self.fields;
        let known = fields.iter().find(|one| one.id == field).and_then(|one| match &one.kind {
            FieldKind::Number(number) => Some(&number.mistakes),
            _ => None,
        })?;
        if let Some(mistake) = known.iter().find(|mistake| mistake.id.as_str() == name) {
            return Some(Rule::Mistaken(field, mistake.id.clone()));
        }
        let what = format!("the field `{field}` has no mistake `{name}`");
        let known = known.iter().map(|mistake| mistake.id.as_str());
        self.reader.unknown(name_node?.at, what, &name, known, "its mistakes are");
        None
    }

    fn raised(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "raised")?;
        let name = self.reader.text(node, "the flag", 140)?;
        if let Some(flag) = self.earlier_flags.iter().find(|flag| flag.as_str() == name) {
            return Some(Rule::Raised(flag.clone()));
        }
        let known = self.earlier_flags.iter().map(FlagId::as_str);
        let what = format!("there is no flag `{name}` that could be raised here");
        self.reader.unknown(node.at, what, &name, known, "the flags are");
        None
    }

    fn met(&mut self, object: &mut Object<'_>) -> Option<Rule> {
        let node = object.required(self.reader, "met")?;
        let name = self.reader.text(node, "the item", 140)?;
        if let Some(item) = self.earlier_items.iter().find(|item| item.as_str() == name) {
            return Some(Rule::Met(item.clone()));
        }
        let what = format!("there is no item `{name}` above this one");
        if self.earlier_items.is_empty() && self.reader.names_are_complete() {
            let remedy = "only items further up can be named: move this one down, or remove the rule";
            self.reader.problem(node.at, what, remedy);
            return None;
        }
        let known = self.earlier_items.iter().map(ItemId::as_str);
        self.reader.unknown(node.at, what, &name, known, "move this one down, or name one of these");
        None
    }
}
