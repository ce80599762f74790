//! Everything that the program knows at one moment.

use super::asked::Asked;
use super::attempt::{Attempt, AttemptId};
use super::draft::Draft;
use super::exercise::Exercises;
use super::finder::Finder;
use super::library::Library;
use super::offer::Offer;
use super::review::Review;
use super::script::{Editing, Script};
use super::sheet::Sheet;
use crate::ids::{ChallengeId, DrillId, FieldId, PackId, PanelId, ScenarioId};
use crate::pack::{Draw, Question};
use crate::pushback::Verdict;
use crate::qr::Code;
use crate::scoring::{Debrief, NumberState};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Milliseconds since 1970, UTC.
pub type Millis = u64;

/// The last moment that a stored document can name: above it, not every whole number has a form of its own in JSON.
const LAST: Millis = 9_007_199_254_740_991;

/// When something was changed that was last changed `before`: now, but later than before, even if the clock went
/// backwards. So of two versions, one that was made out of the other is always the later.
pub(super) fn later(before: Millis, now: Millis) -> Millis {
    now.max(before.saturating_add(1)).min(LAST)
}

/// The whole state of the program.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The packs.
    pub library: Rc<Library>,
    /// Submitted answers, the newest first.
    pub attempts: Vec<Rc<Attempt>>,
    /// What followed them.
    pub reviews: BTreeMap<AttemptId, Review>,
    /// Unfinished answers that are practised.
    pub drafts: BTreeMap<Asked, Draft>,
    /// The answer of the live interview that is going on.
    pub live: Option<Draft>,
    /// Drills that were done.
    pub exercises: Exercises,
    /// Interviewers' records, the newest last.
    pub sheets: BTreeMap<AttemptId, Sheet>,
    /// Packs that are being written.
    pub scripts: BTreeMap<AttemptId, Script>,
    /// What is on the screen.
    pub screen: Screen,
    /// Texts that the storage refused, by name; they are handed to it again on demand.
    pub refused: BTreeMap<String, String>,
    /// Things to tell, the oldest first.
    pub notices: Vec<Notice>,
    /// The list of keys is shown.
    pub help_is_open: bool,
    /// Packs that somebody wants to bring in.
    pub offers: Vec<Offer>,
    /// Links to packs that somebody wants to see as QR codes.
    pub codes: Vec<PackCode>,
    /// What of the home list is shown.
    pub finder: Finder,
}

/// The link to a pack as a QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackCode {
    /// The pack.
    pub pack: PackId,
    /// What became of it; none while the link is being made.
    pub state: Option<CodeState>,
}

/// What became of a link that was to be a QR code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeState {
    /// The code, and how many bytes the link has.
    Drawn(Code, usize),
    /// The link has too many bytes for any code: so many.
    TooLong(usize),
    /// There is no link, for this reason: a sentence.
    NoLink(String),
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// All packs and attempts.
    Home,
    /// A scenario, before answering.
    Brief(Asked),
    /// The form of a scenario.
    Answer(Desk, Writing),
    /// What follows an attempt, before its debrief.
    Review(Rc<Attempt>),
    /// The debrief of an attempt.
    Debrief(Box<Shown>),
    /// A panel, before it begins.
    Panel(PanelId),
    /// The scorecard of a panel that was held.
    Sitting(AttemptId),
    /// All drills.
    Drills,
    /// A drill.
    Drill(Box<Drilling>),
    /// All packs, and those that are offered.
    Packs,
    /// How practice goes.
    Progress(Filter),
    /// The interviewer's sheet of a scenario, to be printed.
    Print(ScenarioId),
    /// An interviewer's record.
    Sheet(AttemptId),
    /// A pack that is being written.
    Write(Box<Editing>),
    /// An address that stands for nothing.
    Missing(String),
}

/// Which answer is on the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Desk {
    /// One that is practised.
    Practice(Asked),
    /// The one of the live interview.
    Live,
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
    /// When the next question of a live interview was asked for last.
    pub stepped_at: Option<Millis>,
    /// The verdicts on what is typed so far, if the candidate wants to see them while writing.
    pub coach: Option<Rc<Debrief>>,
}

/// An attempt as its debrief shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The attempt.
    pub attempt: Rc<Attempt>,
    /// The verdicts on it; none if its scenario is not loaded.
    pub debrief: Option<Rc<Debrief>>,
    /// The attempt that it tried to better, with the verdicts on that.
    pub earlier: Option<(Rc<Attempt>, Rc<Debrief>)>,
    /// What became of the replies to challenges.
    pub replies: Vec<(ChallengeId, Verdict)>,
    /// What to practise next, if anything.
    pub next: Option<super::progress::Next>,
}

/// A drill that is being done.
#[derive(Clone, Debug, PartialEq)]
pub struct Drilling {
    /// The drill.
    pub drill: DrillId,
    /// Its numbers.
    pub draw: Draw,
    /// What is asked.
    pub question: Question,
    /// What stands in the input.
    pub typed: String,
    /// What became of it, once it is answered.
    pub state: Option<NumberState>,
}

/// What of the history is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only this scenario.
    pub scenario: Option<ScenarioId>,
    /// Only live answers.
    pub only_live: bool,
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
    /// The clock has ended an answer; it was handed in as it stood.
    TimeRanOut,
    /// A record was brought in: how many documents are new, and how many could not be read.
    BroughtIn(usize, usize),
    /// Something that was done, in words.
    Told(String),
    /// Something to know before going on, in words.
    Warned(Cow<'static, str>),
    /// What was to be brought in is no record.
    NoRecord(String),
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

    /// The answers of one sitting of a panel, in the order of its seats.
    #[must_use]
    pub fn sitting(&self, sitting: &AttemptId) -> Vec<&Rc<Attempt>> {
        let own = |attempt: &&Rc<Attempt>| attempt.mode.seat().is_some_and(|seat| seat.sitting == *sitting);
        let attempts = self.attempts.iter().filter(own);
        crate::order::by_key(attempts, |attempt| attempt.mode.seat().map(|seat| seat.seat))
    }

    /// The draft that a form shows.
    #[must_use]
    pub fn draft(&self, desk: &Desk) -> Option<&Draft> {
        match desk {
            Desk::Practice(asked) => self.drafts.get(asked),
            Desk::Live => self.live.as_ref(),
        }
    }

    pub(super) fn draft_mut(&mut self, desk: &Desk) -> Option<&mut Draft> {
        match desk {
            Desk::Practice(asked) => self.drafts.get_mut(asked),
            Desk::Live => self.live.as_mut(),
        }
    }
}
