//! What of a pack is shown before a scenario of it is opened. Reading a whole pack takes its time, most of it for rules;
//! reading its outline takes hardly any, so that the first screen need not wait.

use super::model::{Asker, Pack, Scenario};
use crate::ids::{PackId, ScenarioId, is_id};
use crate::json::{self, Node, Value};

/// The suggested time of a scenario that names none, in minutes.
pub(super) const USUAL_MINUTES: u32 = 30;

/// A pack by its titles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// Its name among all packs.
    pub id: PackId,
    /// What people call it.
    pub title: String,
    /// Counts up with each change that its author publishes.
    pub version: u32,
    /// One or two sentences on what it trains.
    pub about: String,
    /// Its scenarios, in its order.
    pub scenarios: Vec<Card>,
}

/// A scenario by what stands on its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its name among all scenarios.
    pub id: ScenarioId,
    /// A headline.
    pub title: String,
    /// Who asks.
    pub asked_by: Asker,
    /// What is asked.
    pub question: String,
    /// Suggested time in minutes.
    pub minutes: u32,
}

impl Outline {
    /// Reads the outline of a pack; none if anything about it is unusual, so that the pack has to be read as a whole to
    /// learn what is wrong.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let Value::List(scenarios) = &root.member("scenarios")?.value else { return None };
        Some(Self {
            id: PackId::new(id(&root)?),
            title: text_of(&root, "title")?,
            version: whole(root.member("version")?)?,
            about: text_of(&root, "about")?,
            scenarios: scenarios.iter().map(Card::read).collect::<Option<_>>()?,
        })
    }
}

impl From<&Pack> for Outline {
    fn from(pack: &Pack) -> Self {
        Self {
            id: pack.id.clone(),
            title: pack.title.clone(),
            version: pack.version,
            about: pack.about.clone(),
            scenarios: pack.scenarios.iter().map(Card::from).collect(),
        }
    }
}

impl Card {
    fn read(node: &Node) -> Option<Self> {
        let asker = node.member("asked_by")?;
        Some(Self {
            id: ScenarioId::new(id(node)?),
            title: text_of(node, "title")?,
            asked_by: Asker { name: text_of(asker, "name")?, role: text_of(asker, "role")? },
            question: text_of(node, "question")?,
            minutes: node.member("minutes").map_or(Some(USUAL_MINUTES), whole)?,
        })
    }
}

impl From<&Scenario> for Card {
    fn from(scenario: &Scenario) -> Self {
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            asked_by: scenario.asked_by.clone(),
            question: scenario.question.clone(),
            minutes: scenario.minutes,
        }
    }
}

fn text_of(node: &Node, key: &str) -> Option<String> {
    node.member(key)?.text().map(str::to_owned)
}

fn id(node: &Node) -> Option<String> {
    text_of(node, "id").filter(|name| is_id(name))
}

fn whole(node: &Node) -> Option<u32> {
    match node.value {
        Value::Number(value) if value.fract() == 0.0 => format!("{value:.0}").parse().ok(),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_outline_is_what_the_whole_pack_says() {
        let text = include_str!("../../tests/packs/neutral.json");
        assert_eq!(Outline::read(text).unwrap(), Outline::from(&Pack::read(text).unwrap()));
    }

    #[test]
    fn what_is_no_pack_has_no_outline() {
        for text in
            ["", "{}", "[]", r#"{"id": "a", "title": "A", "version": 1.5, "about": "", "scenarios": []}"#]
        {
            assert_eq!(Outline::read(text), None, "{text}");
        }
    }
}
