//! Trying out sentences: where words can be typed in a scenario, and what becomes of them.

use super::path::parent;
use super::tree::Tree;
use crate::answer::Answer;
use crate::pack::{Field, FieldKind, Scenario};
use crate::scoring::{Debrief, score_fields};

/// A place into which words can be typed: a field, and a column if it is a table.
pub type Home<'s> = (&'s Field, Option<&'s str>);

/// All places of a scenario into which words can be typed.
#[must_use]
pub fn homes(scenario: &Scenario) -> Vec<Home<'_>> {
    let homes = scenario.fields.iter().flat_map(|field| match &field.kind {
        FieldKind::Text | FieldKind::Number(_) => vec![(field, None)],
        FieldKind::Table { columns } => columns.iter().map(|column| (field, Some(column.as_str()))).collect(),
        _ => Vec::new(),
    });
    homes.collect()
}

/// The name of a place: `decision`, or `options.cost`.
#[must_use]
pub fn name_of((field, column): Home<'_>) -> String {
    column.map_or_else(|| field.id.to_string(), |column| format!("{}.{column}", field.id))
}

/// Words that are tried out against an item or flag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trial {
    /// The name of the place into which they go.
    pub home: String,
    /// The words.
    pub words: String,
    /// Whether the item is met or the flag raised, and why, in words; none if nothing was tried.
    pub verdict: Option<(bool, String)>,
}

impl Trial {
    /// Tries the words anew against the item or flag of that id.
    pub(super) fn judge(&mut self, scenario: &Scenario, id: &str) {
        let homes = homes(scenario);
        let own = homes.iter().find(|home| name_of(**home) == self.home);
        let sentences = scenario.sentences_of(id);
        let usual = sentences.and_then(|field| homes.iter().find(|(one, _)| one.id == field));
        let Some(home) = own.or(usual).or(homes.first()) else {
            self.verdict = None;
            return;
        };
        self.home = name_of(*home);
        let answer = Answer::saying(home.0, home.1, &self.words).filter(|_| !self.words.trim().is_empty());
        self.verdict = answer.and_then(|answer| {
            let debrief = score_fields(scenario, &answer, std::slice::from_ref(&home.0.id));
            verdict(&debrief, &answer, id)
        });
    }

    /// The words as a test of the item or flag of that id.
    #[must_use]
    pub fn as_test(&self, scenario: &Scenario, id: &str) -> Option<Tree> {
        let home = homes(scenario).into_iter().find(|home| name_of(*home) == self.home)?;
        let words = Tree::words(self.words.trim());
        if scenario.sentences_of(id).as_ref() == Some(&home.0.id) {
            return Some(words);
        }
        let value = match home.1 {
            None => words,
            Some(column) => Tree::List(vec![Tree::Object(vec![(column.to_owned(), words)])]),
        };
        Some(Tree::Object(vec![(home.0.id.to_string(), value)]))
    }
}

/// Whether the item of that id is met, or the flag raised, and why; none if there is neither.
pub(super) fn verdict(debrief: &Debrief, answer: &Answer, id: &str) -> Option<(bool, String)> {
    let item = debrief.items.iter().find(|item| item.id.as_str() == id);
    let flag = || debrief.flags.iter().find(|flag| flag.id.as_str() == id);
    match item {
        Some(item) if !item.is_asked => Some((false, ": it does not look there".to_owned())),
        Some(item) => Some((item.met, item.reasons(answer))),
        None => flag().map(|flag| (flag.raised, flag.reasons(answer))),
    }
}

/// The id of the item or flag at a path.
pub(super) fn id_at<'t>(tree: &'t Tree, path: &str) -> Option<&'t str> {
    let list = super::path::last(parent(path));
    matches!(list, "items" | "flags").then(|| tree.at(path).map(|entry| entry.text_of("id"))).flatten()
}
