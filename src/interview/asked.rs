//! A question as it was asked: which scenario, and with which numbers.

use crate::ids::{ScenarioId, is_id};
use crate::pack::Draw;
use std::fmt;

/// A scenario with its own numbers, or with fresh ones. Each has a draft of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Asked {
    /// The scenario.
    pub scenario: ScenarioId,
    /// The fresh numbers; none for those that the pack gives.
    pub draw: Option<Draw>,
}

impl Asked {
    /// The scenario with the numbers that the pack gives.
    #[must_use]
    pub fn plain(scenario: ScenarioId) -> Self {
        Self { scenario, draw: None }
    }

    /// Reads what [`Asked`] is shown as.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (id, draw) = match text.split_once('/') {
            None => (text, None),
            Some((id, number)) => (id, Some(read_draw(number)?)),
        };
        is_id(id).then(|| Self { scenario: ScenarioId::new(id), draw })
    }
}

/// A draw by its number, as it is written: no sign, no zeros in front.
pub(super) fn read_draw(number: &str) -> Option<Draw> {
    let draw = number.parse().ok().and_then(Draw::new)?;
    (draw.number().to_string() == number).then_some(draw)
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.draw {
            None => write!(f, "{}", self.scenario),
            Some(draw) => write!(f, "{}/{}", self.scenario, draw.number()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_is_read_back_from_what_it_is_shown_as() {
        let rows = [
            ("price-undercut", true),
            ("price-undercut/4711", true),
            ("price-undercut/0", false),
            ("price-undercut/04711", false),
            ("price-undercut/+4", false),
            ("price-undercut/10000", false),
            ("price-undercut/1/2", false),
            ("../x", false),
        ];
        for (text, is_one) in rows {
            let asked = Asked::parse(text);
            assert_eq!(asked.map(|asked| asked.to_string()), is_one.then(|| text.to_owned()), "{text}");
        }
    }
}
