//! Addresses: which screen a hash route stands for. Hash routes work under any path and from a file.

use super::asked::{Asked, read_draw};
use super::attempt::AttemptId;
use crate::editor::Part;
use crate::ids::{DrillId, PanelId, ScenarioId, is_id};
use crate::pack::Draw;

/// An address inside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All packs and attempts.
    Home,
    /// The brief of a scenario.
    Brief(Asked),
    /// The form of a scenario, for practice.
    Answer(Asked),
    /// The form of the live interview that is going on.
    Live,
    /// What follows an attempt, before its debrief.
    Review(AttemptId),
    /// The debrief of an attempt, perhaps at a certain element.
    Debrief(AttemptId, Option<String>),
    /// A panel, before it begins.
    Panel(PanelId),
    /// The scorecard of a panel that was held.
    Sitting(AttemptId),
    /// All drills.
    Drills,
    /// A drill with its numbers.
    Drill(DrillId, Draw),
    /// All packs.
    Packs,
    /// How practice goes.
    Progress,
    /// The interviewer's sheet of a scenario.
    Print(ScenarioId),
    /// An interviewer's record.
    Sheet(AttemptId),
    /// A part of a pack that is being written.
    Write(AttemptId, Part),
    /// An address that stands for nothing.
    Unknown(String),
}

impl Route {
    /// Reads the hash of an address, with or without its `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        let known = match parts.as_slice() {
            [] => Some(Self::Home),
            ["live"] => Some(Self::Live),
            ["drills"] => Some(Self::Drills),
            ["progress"] => Some(Self::Progress),
            ["packs"] => Some(Self::Packs),
            [place, id, rest @ ..] if is_id(id) => named(place, id, rest),
            _ => None,
        };
        known.unwrap_or_else(|| Self::Unknown(path.to_owned()))
    }

    /// The address as a link's target.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Brief(asked) => format!("#/scenario/{asked}"),
            Self::Answer(asked) => format!("#/scenario/{asked}/answer"),
            Self::Live => "#/live".to_owned(),
            Self::Review(id) => format!("#/attempt/{id}/review"),
            Self::Debrief(id, None) => format!("#/attempt/{id}"),
            Self::Debrief(id, Some(element)) => format!("#/attempt/{id}/{element}"),
            Self::Panel(id) => format!("#/panel/{id}"),
            Self::Sitting(id) => format!("#/sitting/{id}"),
            Self::Drills => "#/drills".to_owned(),
            Self::Drill(id, draw) => format!("#/drill/{id}/{}", draw.number()),
            Self::Progress => "#/progress".to_owned(),
            Self::Packs => "#/packs".to_owned(),
            Self::Print(id) => format!("#/scenario/{id}/sheet"),
            Self::Sheet(id) => format!("#/sheet/{id}"),
            Self::Write(id, Part::Pack) => format!("#/write/{id}"),
            Self::Write(id, part) => format!("#/write/{id}/{}", part.name()),
            Self::Unknown(path) => format!("#/{path}"),
        }
    }
}

/// The route of a place that has a name.
fn named(place: &str, id: &str, rest: &[&str]) -> Option<Route> {
    let attempt = || AttemptId::new(id);
    let scenario = || ScenarioId::new(id);
    let asked = |number: &str| read_draw(number).map(|draw| Asked { scenario: scenario(), draw: Some(draw) });
    match (place, rest) {
        ("scenario", []) => Some(Route::Brief(Asked::plain(scenario()))),
        ("scenario", ["answer"]) => Some(Route::Answer(Asked::plain(scenario()))),
        ("scenario", ["sheet"]) => Some(Route::Print(scenario())),
        ("scenario", [number]) => asked(number).map(Route::Brief),
        ("scenario", [number, "answer"]) => asked(number).map(Route::Answer),
        ("attempt", []) => Some(Route::Debrief(attempt(), None)),
        ("attempt", ["review"]) => Some(Route::Review(attempt())),
        ("attempt", [element]) if is_id(element) => {
            Some(Route::Debrief(attempt(), Some((*element).to_owned())))
        }
        ("panel", []) => Some(Route::Panel(PanelId::new(id))),
        ("sitting", []) => Some(Route::Sitting(attempt())),
        ("sheet", []) => Some(Route::Sheet(attempt())),
        ("drill", [number]) => read_draw(number).map(|draw| Route::Drill(DrillId::new(id), draw)),
        ("write", []) => Some(Route::Write(attempt(), Part::Pack)),
        ("write", [part]) => Part::parse(part).map(|part| Route::Write(attempt(), part)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_back() {
        let asked = || Asked::plain(ScenarioId::new("price-undercut"));
        let drawn = || Asked { scenario: ScenarioId::new("price-undercut"), draw: Draw::new(4_711) };
        let drill = Draw::new(12).map(|draw| Route::Drill(DrillId::new("payback"), draw));
        let rows = [
            ("", Route::Home),
            ("#/", Route::Home),
            ("#/scenario/price-undercut", Route::Brief(asked())),
            ("#/scenario/price-undercut/answer", Route::Answer(asked())),
            ("#/scenario/price-undercut/4711", Route::Brief(drawn())),
            ("#/scenario/price-undercut/4711/answer", Route::Answer(drawn())),
            ("#/scenario/price-undercut/sheet", Route::Print(ScenarioId::new("price-undercut"))),
            ("#/scenario/price-undercut/0", Route::Unknown("scenario/price-undercut/0".into())),
            ("#/live", Route::Live),
            ("#/attempt/a1b2", Route::Debrief(AttemptId::new("a1b2"), None)),
            ("#/attempt/a1b2/review", Route::Review(AttemptId::new("a1b2"))),
            ("#/attempt/a1b2/mark-3", Route::Debrief(AttemptId::new("a1b2"), Some("mark-3".into()))),
            ("#/panel/board", Route::Panel(PanelId::new("board"))),
            ("#/sitting/a1b2", Route::Sitting(AttemptId::new("a1b2"))),
            ("#/sheet/a1b2", Route::Sheet(AttemptId::new("a1b2"))),
            ("#/drills", Route::Drills),
            ("#/drill/payback/12", drill.unwrap_or(Route::Home)),
            ("#/drill/payback/012", Route::Unknown("drill/payback/012".into())),
            ("#/progress", Route::Progress),
            ("#/packs", Route::Packs),
            ("#/write/a1b2", Route::Write(AttemptId::new("a1b2"), Part::Pack)),
            ("#/write/a1b2/s0-item-2", Route::Write(AttemptId::new("a1b2"), Part::Item(0, 2))),
            ("#/write/a1b2/items", Route::Unknown("write/a1b2/items".into())),
            ("#/scenario/../etc", Route::Unknown("scenario/../etc".into())),
            ("#/nowhere", Route::Unknown("nowhere".into())),
        ];
        for (hash, route) in rows {
            assert_eq!(Route::parse(hash), route, "{hash}");
            assert_eq!(Route::parse(&route.href()), route, "{hash}");
        }
    }
}
