//! What of a pack is shown before a scenario of it is opened. Reading a whole pack takes its time, most of it for rules;
//! reading its outline takes hardly any, so that the first screen need not wait.

use super::limits::USUAL_MINUTES;
use super::model::{Asker, Pack, Scenario};
use super::panel::Panel;
use crate::ids::{DrillId, PackId, PanelId, ScenarioId, is_id};
use crate::json::{self, Node, Value};

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
    /// Its panels, in its order.
    pub panels: Vec<PanelCard>,
    /// The names of its drills, in its order.
    pub drills: Vec<DrillId>,
}

/// A scenario by what stands on its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Its name among all scenarios.
    pub id: ScenarioId,
    /// A headline.
    pub title: String,
    /// What kind of decision it is about.
    pub kind: String,
    /// Who asks.
    pub asked_by: Asker,
    /// What is asked.
    pub question: String,
    /// Suggested time in minutes.
    pub minutes: u32,
}

/// A panel by what stands on its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelCard {
    /// Its name among all panels.
    pub id: PanelId,
    /// A headline.
    pub title: String,
    /// What it is like.
    pub about: String,
    /// Who sits there.
    pub people: Vec<Asker>,
    /// How long it takes, in minutes.
    pub minutes: u32,
}

impl Outline {
    /// Reads the outline of a pack; none if anything about it is unusual, so that the pack has to be read as a whole to
    /// learn what is wrong.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let list = |key: &str| match root.member(key).map(|node| &node.value) {
            None => Some(&[][..]),
            Some(Value::List(nodes)) => Some(nodes.as_slice()),
            Some(_) => None,
        };
        Some(Self {
            id: PackId::new(id(&root)?),
            title: text_of(&root, "title")?,
            version: whole(root.member("version")?)?,
            about: text_of(&root, "about")?,
            scenarios: list("scenarios")?.iter().map(Card::read).collect::<Option<_>>()?,
            panels: list("panels")?.iter().map(PanelCard::read).collect::<Option<_>>()?,
            drills: list("drills")?.iter().map(|node| id(node).map(DrillId::new)).collect::<Option<_>>()?,
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
            panels: pack.panels.iter().map(PanelCard::from).collect(),
            drills: pack.drills.iter().map(|drill| drill.id.clone()).collect(),
        }
    }
}

impl Card {
    fn read(node: &Node) -> Option<Self> {
        // Figures between braces are filled in only when the whole scenario is read.
        let plain = |key: &str| text_of(node, key).filter(|text| !text.contains('{'));
        Some(Self {
            id: ScenarioId::new(id(node)?),
            title: plain("title")?,
            kind: plain("kind")?,
            asked_by: asker(node.member("asked_by")?)?,
            question: plain("question")?,
            minutes: node.member("minutes").map_or(Some(USUAL_MINUTES), whole)?,
        })
    }
}

impl From<&Scenario> for Card {
    fn from(scenario: &Scenario) -> Self {
        Self {
            id: scenario.id.clone(),
            title: scenario.title.clone(),
            kind: scenario.kind.clone(),
            asked_by: scenario.asked_by.clone(),
            question: scenario.question.clone(),
            minutes: scenario.minutes,
        }
    }
}

impl PanelCard {
    fn read(node: &Node) -> Option<Self> {
        let Value::List(seats) = &node.member("seats")?.value else { return None };
        let minutes = seats.iter().map(|seat| whole(seat.member("minutes")?));
        Some(Self {
            id: PanelId::new(id(node)?),
            title: text_of(node, "title")?,
            about: text_of(node, "about")?,
            people: seats.iter().map(|seat| asker(seat.member("by")?)).collect::<Option<_>>()?,
            minutes: minutes.sum::<Option<_>>()?,
        })
    }
}

impl From<&Panel> for PanelCard {
    fn from(panel: &Panel) -> Self {
        Self {
            id: panel.id.clone(),
            title: panel.title.clone(),
            about: panel.about.clone(),
            people: panel.seats.iter().map(|seat| seat.by.clone()).collect(),
            minutes: panel.minutes(),
        }
    }
}

fn asker(node: &Node) -> Option<Asker> {
    Some(Asker { name: text_of(node, "name")?, role: text_of(node, "role")? })
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
