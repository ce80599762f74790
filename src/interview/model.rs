//! Everything that the program knows at one moment.

use super::attempt::{Attempt, AttemptId};
use super::draft::Draft;
use super::library::Library;
use crate::ids::{FieldId, ScenarioId};
use crate::scoring::Debrief;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Milliseconds since 1970, UTC.
pub type Millis = u64;

/// The whole state of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The packs.
    pub library: Rc<Library>,
    /// Submitted answers, the newest first.
    pub attempts: Vec<Rc<Attempt>>,
    /// Unfinished answers.
    pub drafts: BTreeMap<ScenarioId, Draft>,
    /// What is on the screen.
    pub screen: Screen,
    /// Whether all that was typed has been handed to the storage.
    pub saving: Saving,
    /// Texts that the storage refused, by name; they are handed to it again on demand.
    pub refused: BTreeMap<String, String>,
    /// Things to tell, the oldest first.
    pub notices: Vec<Notice>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// All packs and attempts.
    Home,
    /// A scenario, before answering.
    Brief(ScenarioId),
    /// The form of a scenario.
    Answer(ScenarioId, Writing),
    /// The debrief of an attempt; none if its scenario is not loaded.
    Debrief {
        /// The attempt.
        attempt: Rc<Attempt>,
        /// The verdicts on it.
        debrief: Option<Rc<Debrief>>,
        /// The attempt that it tried to better, with the verdicts on that.
        earlier: Option<(Rc<Attempt>, Rc<Debrief>)>,
    },
    /// An address that stands for nothing.
    Missing(String),
}

/// What the form is doing.
#[derive(Clone, Debug, PartialEq)]
pub struct Writing {
    /// The brief is unfolded, where there is no room beside the form.
    pub brief_is_open: bool,
    /// The fields that are blank, while the program asks whether to submit all the same.
    pub asking: Option<Vec<FieldId>>,
    /// When the clock was last read.
    pub seen_at: Option<Millis>,
    /// The verdicts on what is typed so far, if the candidate wants to see them while writing.
    pub coach: Option<Rc<Debrief>>,
}

/// Whether what was typed is safe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Everything is stored.
    Saved,
    /// Something is not stored yet.
    Pending,
}

/// Something to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Stored documents that could not be read are kept aside under these names.
    KeptAside(Vec<String>),
    /// Another tab has changed the answer to this scenario; its version.
    ChangedElsewhere(Box<Draft>),
    /// The storage cannot be used; nothing will outlive the page.
    NoStorage,
    /// A newer version of the program is ready; it waits until it is wanted.
    UpdateReady,
}

impl Model {
    /// The attempt of that name.
    #[must_use]
    pub fn attempt(&self, id: &AttemptId) -> Option<&Rc<Attempt>> {
        self.attempts.iter().find(|attempt| attempt.id == *id)
    }

    /// Attempts at a scenario, the newest first.
    pub fn attempts_at<'m>(&'m self, scenario: &'m ScenarioId) -> impl Iterator<Item = &'m Rc<Attempt>> {
        self.attempts.iter().filter(move |attempt| attempt.scenario == *scenario)
    }
}
