//! A checked pack: every reference resolves, every formula has a value, every phrase is compiled.

use super::drill::Drill;
use super::guidance::{Challenge, Hint, ModelAnswer};
use super::{allocation::Allocation, number_field::NumberField, panel::Panel, parameters::Parameters};
use crate::answer::Answer;
use crate::concept::Phrasebook;
use crate::ids::{ChallengeId, FieldId, FlagId, ItemId, PackId, ScenarioId};
use crate::scoring::{Prompt, Rule};
use crate::text::capital;
use serde::Serialize;
use std::sync::OnceLock;

/// A pack of scenarios.
#[derive(Clone, Debug, PartialEq)]
pub struct Pack {
    /// Its name among all packs.
    pub id: PackId,
    /// What people call it.
    pub title: String,
    /// Counts up with each change that its author publishes.
    pub version: u32,
    /// Who wrote it.
    pub author: String,
    /// Under which terms it may be shared, as an SPDX expression or in words.
    pub licence: String,
    /// The language of its texts, as a BCP 47 tag; scoring knows English.
    pub language: String,
    /// One or two sentences on what it trains.
    pub about: String,
    /// Questions with a checklist.
    pub scenarios: Vec<Scenario>,
    /// Numbers to work out.
    pub drills: Vec<Drill>,
    /// Mock interviews with several people.
    pub panels: Vec<Panel>,
}

/// A question with everything that is needed to ask, answer and score it.
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    /// Its name among all scenarios.
    pub id: ScenarioId,
    /// A headline.
    pub title: String,
    /// What kind of conversation it is, in a word: `strategy`, `pnl`.
    pub kind: String,
    /// Who asks.
    pub asked_by: Asker,
    /// What has happened.
    pub situation: String,
    /// What is asked.
    pub question: String,
    /// The table on the desk.
    pub exhibit: Option<Exhibit>,
    /// Suggested time in minutes.
    pub minutes: u32,
    /// The figures that formulas use.
    pub parameters: Parameters,
    /// The form, in order.
    pub fields: Vec<Field>,
    /// The checklist.
    pub items: Vec<Item>,
    /// Red flags.
    pub flags: Vec<Flag>,
    /// What helps a candidate who is stuck, step by step.
    pub hints: Vec<Hint>,
    /// What may be put to the candidate afterwards, the weightiest first.
    pub challenges: Vec<Challenge>,
    /// Different answers that would all have done, for the debrief.
    pub models: Vec<ModelAnswer>,
    /// Whole answers with expected verdicts.
    pub samples: Vec<Sample>,
    /// All concepts that the rules refer to.
    pub phrasebook: Phrasebook,
    /// What the candidate is given to read, once it was wanted.
    pub(super) prompt: OnceLock<Prompt>,
}

/// Who asks the question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker {
    /// A name, or several.
    pub name: String,
    /// The role: `CEO`.
    pub role: String,
}

/// A table of facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exhibit {
    /// What the table shows.
    pub title: String,
    /// Headings.
    pub columns: Vec<String>,
    /// Each row has as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// A remark below the table.
    pub note: Option<String>,
}

/// One field of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// Its name in the scenario.
    pub id: FieldId,
    /// What is asked of the candidate.
    pub label: String,
    /// What to type and how it is checked.
    pub kind: FieldKind,
}

/// The kinds of field.
#[derive(Clone, Debug, PartialEq)]
pub enum FieldKind {
    /// Running text.
    Text,
    /// One number with an expected value.
    Number(NumberField),
    /// Rows of short texts.
    Table {
        /// Names of the columns, in order.
        columns: Vec<String>,
    },
    /// A total that is split.
    Allocation(Allocation),
    /// Choices that are put in order.
    Ranking {
        /// What there is to rank.
        choices: Vec<String>,
    },
    /// One or more of several.
    Choice {
        /// What there is to choose from.
        choices: Vec<String>,
        /// Whether more than one may be chosen.
        many: bool,
    },
    /// Choices that are sorted into named buckets.
    Buckets {
        /// What there is to sort.
        choices: Vec<String>,
        /// Where it may go.
        buckets: Vec<String>,
    },
}

impl FieldKind {
    /// What there is to rank, choose or sort; nothing for other kinds.
    #[must_use]
    pub fn choices(&self) -> &[String] {
        match self {
            Self::Ranking { choices } | Self::Choice { choices, .. } | Self::Buckets { choices, .. } => {
                choices
            }
            _ => &[],
        }
    }

    /// What an amount or a choice may go into; nothing for other kinds.
    #[must_use]
    pub fn buckets(&self) -> &[String] {
        match self {
            Self::Allocation(allocation) => &allocation.buckets,
            Self::Buckets { buckets, .. } => buckets,
            _ => &[],
        }
    }
}

/// The seven dimensions of the checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Dimension {
    /// Frame the problem.
    Frame,
    /// Ground it in numbers.
    Evidence,
    /// Open real options.
    Options,
    /// Weigh what it costs.
    Tradeoffs,
    /// Commit.
    Decide,
    /// Guard and revisit.
    Safeguard,
    /// Bring people along.
    Lead,
}

impl Dimension {
    /// All of them, in the order in which an answer is built.
    pub const ALL: [Self; 7] = [
        Self::Frame,
        Self::Evidence,
        Self::Options,
        Self::Tradeoffs,
        Self::Decide,
        Self::Safeguard,
        Self::Lead,
    ];

    /// The dimension of that name.
    #[must_use]
    pub fn named(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dimension| dimension.id() == id)
    }

    /// The name in packs.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Evidence => "evidence",
            Self::Options => "options",
            Self::Tradeoffs => "tradeoffs",
            Self::Decide => "decide",
            Self::Safeguard => "safeguard",
            Self::Lead => "lead",
        }
    }

    /// The name on the screen.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Frame => "Frame the problem",
            Self::Evidence => "Ground it in numbers",
            Self::Options => "Open real options",
            Self::Tradeoffs => "Weigh what it costs",
            Self::Decide => "Commit",
            Self::Safeguard => "Guard and revisit",
            Self::Lead => "Bring people along",
        }
    }
}

/// One item of the checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Byte offset in the pack, for messages.
    pub at: usize,
    /// Its name in the scenario.
    pub id: ItemId,
    /// The dimension that it counts for.
    pub dimension: Dimension,
    /// Its points.
    pub weight: u32,
    /// What a reader would look for.
    pub criterion: String,
    /// A short name for lists.
    pub title: String,
    /// What has to be found.
    pub met_by: Rule,
    /// Readers and the rule differ so often on it that its verdict is only a hint.
    pub is_tentative: bool,
    /// Answers, or parts of answers, that must meet it.
    pub accept: Vec<ItemTest>,
    /// Answers, or parts of answers, that must not.
    pub reject: Vec<ItemTest>,
}

/// A part of an answer with which an item is tested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTest {
    /// Byte offset in the pack, for messages.
    pub at: usize,
    /// What is scored.
    pub answer: Answer,
    /// The words, for messages.
    pub text: String,
}

/// A red flag: points are taken away if it is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Flag {
    /// Its name in the scenario.
    pub id: FlagId,
    /// What is wrong with answers that raise it.
    pub criterion: String,
    /// A short name for lists.
    pub title: String,
    /// The points that it takes.
    pub weight: u32,
    /// What has to be found.
    pub raised_by: Rule,
    /// Parts of answers that must raise it.
    pub accept: Vec<ItemTest>,
    /// Parts of answers that must not.
    pub reject: Vec<ItemTest>,
}

/// A whole answer with the verdicts that it must get.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Byte offset in the pack, for messages.
    pub at: usize,
    /// What it shows: `strong`, `keyword list`.
    pub name: String,
    /// The answer.
    pub answer: Answer,
    /// The least and the greatest score that are right.
    pub score: (u32, u32),
    /// Items that must be met.
    pub met: Vec<ItemId>,
    /// Items that must not be met.
    pub unmet: Vec<ItemId>,
    /// Flags that must be raised; all others must not be.
    pub raised: Vec<FlagId>,
}

impl Scenario {
    /// The item of that name.
    #[must_use]
    pub fn item(&self, id: &ItemId) -> Option<&Item> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// The items of a dimension, in order.
    #[must_use]
    pub fn items_of(&self, dimension: Dimension) -> Vec<&Item> {
        self.items.iter().filter(|item| item.dimension == dimension).collect()
    }

    /// The challenge of that name.
    #[must_use]
    pub fn challenge(&self, id: &ChallengeId) -> Option<&Challenge> {
        self.challenges.iter().find(|challenge| challenge.id == *id)
    }

    /// The fields of these names, in order; all of them if none is named.
    #[must_use]
    pub fn fields_asked(&self, wanted: &[FieldId]) -> Vec<&Field> {
        self.fields.iter().filter(|field| wanted.is_empty() || wanted.contains(&field.id)).collect()
    }

    /// The numbers that are asked for.
    #[must_use]
    pub fn numbers(&self) -> Vec<&NumberField> {
        let kinds = self.fields.iter().map(|field| &field.kind);
        kinds
            .filter_map(|kind| if let FieldKind::Number(number) = kind { Some(number) } else { None })
            .collect()
    }

    /// All points that an answer can get: for its items and its numbers.
    #[must_use]
    pub fn points(&self) -> u32 {
        let items = self.items.iter().map(|item| item.weight);
        items.chain(self.numbers().into_iter().map(|number| number.weight)).sum()
    }

    /// The field of that name.
    #[must_use]
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }
}

impl Field {
    /// A column's name as a heading: `by_when` becomes `By when`.
    #[must_use]
    pub fn heading(column: &str) -> String {
        let spaced = column.replace('_', " ");
        let mut letters = spaced.chars();
        letters
            .next()
            .map_or_else(String::new, |first| std::iter::once(capital(first)).chain(letters).collect())
    }
}
