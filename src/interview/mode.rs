//! How a question is practised.

use super::attempt::AttemptId;
use super::model::Millis;
use crate::ids::PanelId;
use serde::Serialize;

/// How an answer comes about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Mode {
    /// In one's own time, with hints and the checklist at hand.
    Practice,
    /// As in the interview: one field after the other, no way back, no help.
    Live {
        /// The clock ends it after so many minutes; none if it does not.
        #[serde(skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
        /// Where it belongs, if it is a part of a panel.
        #[serde(skip_serializing_if = "Option::is_none")]
        panel: Option<PanelSeat>,
    },
}

/// A seat of a panel that is being held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PanelSeat {
    /// Names this sitting; the answers of one sitting share it.
    pub sitting: AttemptId,
    /// The panel.
    pub panel: PanelId,
    /// The seat, counted from 0.
    pub seat: usize,
}

/// So long before the end the candidate is warned, in milliseconds.
const WARNING: u64 = 60_000;

/// What a clock shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// It counts up, for information.
    Up(Millis),
    /// It counts down.
    Down(Millis),
    /// It counts down, and the last minute has begun.
    LastMinute(Millis),
    /// It has run out.
    Out,
}

impl Mode {
    /// What the clock shows after so many milliseconds at the form.
    #[must_use]
    pub fn clock(&self, spent: u64) -> Clock {
        let Self::Live { limit: Some(minutes), .. } = self else { return Clock::Up(spent) };
        let limit = u64::from(*minutes) * 60_000;
        match limit.saturating_sub(spent) {
            0 => Clock::Out,
            left @ ..=WARNING => Clock::LastMinute(left),
            left => Clock::Down(left),
        }
    }

    /// Whether it is the real thing: forward only, without help.
    #[must_use]
    pub fn is_live(&self) -> bool {
        matches!(self, Self::Live { .. })
    }

    /// Its name in lists and files.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Practice => "practice",
            Self::Live { panel: None, .. } => "live",
            Self::Live { panel: Some(_), .. } => "panel",
        }
    }

    /// The seat of the panel that it belongs to.
    #[must_use]
    pub fn seat(&self) -> Option<&PanelSeat> {
        match self {
            Self::Live { panel, .. } => panel.as_ref(),
            Self::Practice => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_warns_a_minute_before_its_end() {
        let live = Mode::Live { limit: Some(2), panel: None };
        let rows = [
            (0, Clock::Down(120_000)),
            (59_999, Clock::Down(60_001)),
            (60_000, Clock::LastMinute(60_000)),
            (119_999, Clock::LastMinute(1)),
            (120_000, Clock::Out),
            (u64::MAX, Clock::Out),
        ];
        for (spent, expected) in rows {
            assert_eq!(live.clock(spent), expected, "{spent}");
        }
        assert_eq!(Mode::Practice.clock(7), Clock::Up(7));
        assert_eq!(Mode::Live { limit: None, panel: None }.clock(7), Clock::Up(7));
    }
}
