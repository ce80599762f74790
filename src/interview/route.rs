//! Addresses: which screen a hash route stands for. Hash routes work under any path and from a file.

use super::attempt::AttemptId;
use crate::ids::{ScenarioId, is_id};

/// An address inside the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// All packs and attempts.
    Home,
    /// The brief of a scenario.
    Brief(ScenarioId),
    /// The form of a scenario.
    Answer(ScenarioId),
    /// The debrief of an attempt, perhaps at a certain element.
    Debrief(AttemptId, Option<String>),
    /// An address that stands for nothing.
    Unknown(String),
}

impl Route {
    /// Reads the hash of an address, with or without its `#`.
    #[must_use]
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = if path.is_empty() { Vec::new() } else { path.split('/').collect() };
        match parts.as_slice() {
            [] => Self::Home,
            ["scenario", id] if is_id(id) => Self::Brief(ScenarioId::new(*id)),
            ["scenario", id, "answer"] if is_id(id) => Self::Answer(ScenarioId::new(*id)),
            ["attempt", id] if is_id(id) => Self::Debrief(AttemptId::new(*id), None),
            ["attempt", id, element] if is_id(id) && is_id(element) => {
                Self::Debrief(AttemptId::new(*id), Some((*element).to_owned()))
            }
            _ => Self::Unknown(path.to_owned()),
        }
    }

    /// The address as a link's target.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Brief(id) => format!("#/scenario/{id}"),
            Self::Answer(id) => format!("#/scenario/{id}/answer"),
            Self::Debrief(id, None) => format!("#/attempt/{id}"),
            Self::Debrief(id, Some(element)) => format!("#/attempt/{id}/{element}"),
            Self::Unknown(path) => format!("#/{path}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_back() {
        let rows = [
            ("", Route::Home),
            ("#/", Route::Home),
            ("#/scenario/price-undercut", Route::Brief(ScenarioId::new("price-undercut"))),
            ("#/scenario/price-undercut/answer", Route::Answer(ScenarioId::new("price-undercut"))),
            ("#/attempt/a1b2", Route::Debrief(AttemptId::new("a1b2"), None)),
            ("#/attempt/a1b2/mark-3", Route::Debrief(AttemptId::new("a1b2"), Some("mark-3".into()))),
            ("#/scenario/../etc", Route::Unknown("scenario/../etc".into())),
            ("#/nowhere", Route::Unknown("nowhere".into())),
        ];
        for (hash, route) in rows {
            assert_eq!(Route::parse(hash), route, "{hash}");
            assert_eq!(Route::parse(&route.href()), route, "{hash}");
        }
    }
}
