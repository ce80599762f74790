//! The rules of a checklist item, compiled: every name is resolved.

use crate::concept::ConceptRef;
use crate::ids::{FieldId, FlagId, ItemId, MistakeId};

/// What has to be found in an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// Every one of these.
    All(Vec<Rule>),
    /// At least one of these.
    Any(Vec<Rule>),
    /// At least so many of these.
    AtLeast(usize, Vec<Rule>),
    /// This must not be found.
    Not(Box<Rule>),
    /// Something is said.
    Say(Say),
    /// A passage carries cues that add up.
    Cues(Cues),
    /// Rows of a table are filled in some way.
    Rows(Rows),
    /// One of these buckets gets the largest share of an allocation.
    Largest {
        /// The allocation.
        field: FieldId,
        /// Any of these.
        buckets: Vec<String>,
    },
    /// A bucket gets at least so much.
    Share {
        /// The allocation.
        field: FieldId,
        /// The bucket.
        bucket: String,
        /// In the allocation's unit.
        at_least: f64,
    },
    /// These choices are ranked in this order, whatever stands between them.
    Ordered {
        /// The ranking.
        field: FieldId,
        /// The earlier before the later.
        choices: Vec<String>,
    },
    /// These choices are among the first.
    Top {
        /// The ranking.
        field: FieldId,
        /// How many count as the first.
        count: usize,
        /// All of these.
        choices: Vec<String>,
    },
    /// These are chosen.
    Chosen {
        /// The choice.
        field: FieldId,
        /// All of these.
        choices: Vec<String>,
    },
    /// These choices are sorted into a bucket.
    Sorted {
        /// The field of buckets.
        field: FieldId,
        /// The bucket.
        bucket: String,
        /// All of these.
        choices: Vec<String>,
    },
    /// A number field has its right value.
    Right(FieldId),
    /// A number field has a value whose cause is known.
    Mistaken(FieldId, MistakeId),
    /// Another item, further up in the checklist, is met.
    Met(ItemId),
    /// A flag is raised; for what comes after the verdicts.
    Raised(FlagId),
}

impl Rule {
    /// Whether it can hold at all if only these fields are filled in.
    #[must_use]
    pub fn can_be_met_in(&self, is_asked: &impl Fn(&FieldId) -> bool) -> bool {
        let in_scope =
            |scope: &Scope| scope.places.is_empty() || scope.places.iter().any(|(field, _)| is_asked(field));
        match self {
            Self::All(rules) => rules.iter().all(|rule| rule.can_be_met_in(is_asked)),
            Self::Any(rules) => rules.iter().any(|rule| rule.can_be_met_in(is_asked)),
            Self::AtLeast(count, rules) => {
                rules.iter().filter(|rule| rule.can_be_met_in(is_asked)).count() >= *count
            }
            Self::Say(say) => in_scope(&say.scope),
            Self::Cues(cues) => in_scope(&cues.scope),
            Self::Rows(rows) => is_asked(&rows.field),
            Self::Largest { field, .. }
            | Self::Share { field, .. }
            | Self::Ordered { field, .. }
            | Self::Top { field, .. }
            | Self::Chosen { field, .. }
            | Self::Sorted { field, .. }
            | Self::Right(field)
            | Self::Mistaken(field, _) => is_asked(field),
            Self::Not(_) | Self::Met(_) | Self::Raised(_) => true,
        }
    }
}

impl Rule {
    /// How many rules it is made of, itself included.
    #[must_use]
    pub fn size(&self) -> usize {
        match self {
            Self::All(rules) | Self::Any(rules) | Self::AtLeast(_, rules) => {
                1 + rules.iter().map(Self::size).sum::<usize>()
            }
            Self::Not(rule) => 1 + rule.size(),
            _ => 1,
        }
    }

    /// All concepts that it looks for, those included that must not be found.
    #[must_use]
    pub fn concepts(&self) -> Vec<ConceptRef> {
        match self {
            Self::All(rules) | Self::Any(rules) | Self::AtLeast(_, rules) => {
                rules.iter().flat_map(Self::concepts).collect()
            }
            Self::Not(rule) => rule.concepts(),
            Self::Say(say) => say.slots.iter().map(|slot| slot.concept).chain(say.scope.unless).collect(),
            Self::Cues(cues) => {
                let worded = cues.cues.iter().filter_map(|cue| match cue.sign {
                    Sign::Wording(concept) => Some(concept),
                    Sign::Question => None,
                });
                worded.chain(cues.scope.unless).collect()
            }
            Self::Rows(rows) => {
                let said = rows.cells.iter().filter_map(|(_, test)| match test {
                    CellTest::Says(concept) => Some(*concept),
                    CellTest::Filled | CellTest::Real => None,
                });
                said.chain(rows.once).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The wordings in it that speak for an item: what is said, and cues. What must not be found is left out.
    #[must_use]
    pub fn sayings(&self) -> Vec<&Self> {
        match self {
            Self::Say(_) | Self::Cues(_) => vec![self],
            Self::All(rules) | Self::Any(rules) | Self::AtLeast(_, rules) => {
                rules.iter().flat_map(Self::sayings).collect()
            }
            _ => Vec::new(),
        }
    }

    /// Where it looks for words, and what it calls them; none if it is about no words.
    #[must_use]
    pub fn saying(&self) -> Option<(&Scope, String)> {
        match self {
            Self::Say(say) => {
                let names: Vec<&str> = say.slots.iter().map(|slot| slot.name.as_str()).collect();
                Some((&say.scope, names.join(", ")))
            }
            Self::Cues(cues) => Some((&cues.scope, cues.name.clone())),
            _ => None,
        }
    }
}

/// Slots that must be filled close to each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    /// What must be said; all of them, each by other words.
    pub slots: Vec<Slot>,
    /// Where they must be found, and what is let pass there.
    pub scope: Scope,
}

/// A passage in which cues add up to a bar: no cue is needed, and none is enough.
#[derive(Clone, Debug, PartialEq)]
pub struct Cues {
    /// What such a passage says, in words for the debrief: `a possible reason`.
    pub name: String,
    /// Each counts once in a passage, however often it stands there.
    pub cues: Vec<Cue>,
    /// The sum from which on the passage earns the point.
    pub bar: i32,
    /// How many judged passages the weights were learned from; none if an author set them.
    pub learned_from: Option<u32>,
    /// Where it must be found, and what is let pass there.
    pub scope: Scope,
}

/// A wording that speaks for a passage, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    /// What is looked for.
    pub sign: Sign,
    /// What it adds; negative if it speaks against.
    pub weight: i32,
}

/// What a cue looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Words.
    Wording(ConceptRef),
    /// That the sentence asks.
    Question,
}

/// Where a rule looks, and what it lets pass there.
#[derive(Clone, Debug, PartialEq)]
pub struct Scope {
    /// How much text is looked at at once.
    pub within: Within,
    /// Where: fields with an optional column; nowhere in particular if empty.
    pub places: Vec<(FieldId, Option<String>)>,
    /// Whether a negation takes the point away.
    pub negated: Polarity,
    /// Whether a question can earn the point.
    pub questions: Questions,
    /// Whether what was given may be given back: where quoting the exhibit is the point.
    pub may_be_copied: bool,
    /// Words that must not stand there, too.
    pub unless: Option<ConceptRef>,
}

/// One thing that must be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// What it is, in words for the debrief: `a possible reason`.
    pub name: String,
    /// What fills it.
    pub concept: ConceptRef,
}

/// How close together slots must be filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// One clause.
    Clause,
    /// One sentence, bullet or cell.
    Sentence,
    /// One sentence or the one after it.
    Next,
    /// One sentence of a text, or one row of a table.
    Statement,
    /// One row of a table.
    Row,
    /// One field, or one cell.
    Field,
}

/// What a negation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// It takes the point away.
    Blocks,
    /// It does not matter.
    Allowed,
    /// Something of it must be negated.
    Required,
}

/// What a question does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Questions {
    /// It earns nothing.
    Block,
    /// It counts like a statement.
    Allowed,
    /// Only questions count.
    Required,
}

/// Rows of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    /// The table.
    pub field: FieldId,
    /// How many must pass.
    pub at_least: usize,
    /// Whether every row that is not blank must pass.
    pub every: bool,
    /// Whether rows that say the same count once.
    pub different: bool,
    /// Rows that affirm this in their first tested column count once together: variations of one idea.
    pub once: Option<ConceptRef>,
    /// What each row is tested for, by column.
    pub cells: Vec<(String, CellTest)>,
}

/// What a cell is tested for.
#[derive(Clone, Debug, PartialEq)]
pub enum CellTest {
    /// It is not blank.
    Filled,
    /// It says something of its own: not `none`, not what the row says already.
    Real,
    /// It says this.
    Says(ConceptRef),
}
