//! What happens, and what follows from it.

mod drills;
mod form;
mod hand_in;
mod keeping;
mod live;
mod notices;
mod packs;
mod places;
mod record;
mod reviews;
mod scripts;
mod sheets;
mod start;
mod tabs;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_scripts;

use super::asked::Asked;
use super::attempt::AttemptId;
use super::draft::Input;
use super::finder::card_id;
use super::library::Library;
use super::model::{Millis, Model};
use super::route::Route;
use crate::ids::{DrillId, FieldId, ItemId, PackId, PanelId, ScenarioId};
use crate::pack::Dimension;
use rand::seq::IndexedRandom;
use rand::{SeedableRng, rngs::ChaCha8Rng};
use std::rc::Rc;

pub use scripts::ScriptMsg;
#[cfg(feature = "web")]
pub(crate) use scripts::input_id;
pub use start::start;

/// A fact that the shell reports.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// The address changed.
    RouteChanged(Route, Millis),
    /// Something was typed.
    Typed(Input, Millis),
    /// A row was wanted.
    RowAdded(FieldId, Millis),
    /// A row was not wanted any more.
    RowRemoved(FieldId, usize, Millis),
    /// A row was wanted one place further up.
    RowRaised(FieldId, usize, Millis),
    /// A row was wanted one place further down.
    RowLowered(FieldId, usize, Millis),
    /// The words of the earlier attempt were wanted in a field.
    EarlierTaken(FieldId, Millis),
    /// The brief was folded or unfolded.
    BriefToggled,
    /// The verdicts on what is typed so far were wanted, or not any more.
    CoachToggled,
    /// One more hint was wanted.
    HintTaken(Millis),
    /// Nothing was typed for a moment: what is typed is looked at. It is stored already.
    Paused,
    /// There is time to read a pack that nobody has opened yet.
    Rested,
    /// The clock was read; the seed names an attempt, should the time be out.
    Ticked(Millis, u64),
    /// The answer was handed in, or the next field of a live interview was wanted; the seed names the attempt.
    SubmitPressed(Millis, u64),
    /// It was handed in although fields are blank.
    SubmitConfirmed(Millis, u64),
    /// A live interview was to be ended before its last field.
    EndPressed,
    /// It was not to be handed in yet.
    SubmitWithdrawn,
    /// One of the blank fields was to be filled first.
    BlankChosen(FieldId),
    /// A live interview was begun, with a limit in minutes.
    LiveBegun(Asked, Option<u32>, Millis),
    /// A panel was begun; the seed names the sitting.
    PanelBegun(PanelId, Millis, u64),
    /// The live interview that is going on was given up, with all that was written.
    LiveErased,
    /// Fresh numbers were wanted; the seed chooses.
    FreshNumbersWanted(ScenarioId, u64),
    /// Another try was wanted.
    RetryPressed(Millis),
    /// Any scenario was wanted; the seed chooses.
    AnyScenarioWanted(u64),
    /// Scenarios were searched for by these words.
    Searched(String),
    /// More scenarios of a pack were wanted in the list.
    MoreWanted(PackId),
    /// An unfinished answer was thrown away.
    DraftErased(Asked),
    /// A reply to a challenge was typed.
    ReplyTyped(String, Millis),
    /// The reply was given, or passed over if it is blank.
    ReplyGiven(Millis),
    /// A dimension of the own answer was marked.
    Marked(Dimension, u8, Millis),
    /// The candidate said how sure they are, in per cent.
    ConfidenceStated(u8, Millis),
    /// The marks were given, or passed over.
    MarkingDone(Millis),
    /// An item was claimed to be met, by these words; not any more if there are none.
    Contested(ItemId, Option<String>, Millis),
    /// A drill was wanted, this one or any; the seed chooses what is not said.
    DrillWanted(Option<DrillId>, u64),
    /// Something was typed into a drill.
    DrillTyped(String),
    /// The drill was answered.
    DrillAnswered(Millis),
    /// An interviewer's record was begun; the seed names it.
    SheetBegun(ScenarioId, Millis, u64),
    /// An item was heard, or not after all.
    Heard(ItemId, bool, Millis),
    /// The candidate's name was typed on a record.
    CandidateTyped(String, Millis),
    /// Something was noted on a record.
    Noted(String, Millis),
    /// A record is to be compared with a typed answer.
    Compared(Option<AttemptId>, Millis),
    /// A record was thrown away.
    SheetErased(AttemptId),
    /// The history was filtered by a scenario, or not any more.
    ScenarioFiltered(Option<ScenarioId>),
    /// The history was filtered for live answers, or not any more.
    LiveFiltered(bool),
    /// An attempt was thrown away, with all that followed it.
    AttemptErased(AttemptId),
    /// Everything was thrown away.
    AllErased,
    /// A file was wanted.
    Wanted(Export),
    /// A text was brought in, by this name: a pack, or a record.
    BroughtIn(String, String),
    /// A pack that is offered was wanted.
    OfferTaken(usize),
    /// It was not wanted.
    OfferDeclined(usize),
    /// A pack was not wanted any more.
    PackRemoved(PackId),
    /// A pack was wanted as a file.
    PackWanted(PackId),
    /// A link that holds the pack was wanted.
    LinkWanted(PackId),
    /// That link was wanted as a QR code, or not any more.
    CodeToggled(PackId, bool),
    /// The application with its packs was wanted as one file.
    SingleWanted,
    /// The link for a QR code was made, or could not be: why, in a sentence.
    LinkMade(PackId, Result<String, String>),
    /// Something happened to a pack that is being written.
    Script(ScriptMsg, Millis),
    /// The shell did something that the person should know of.
    Told(String),
    /// The list of keys was opened or closed.
    HelpToggled,
    /// A notice was read.
    NoticeRead(usize),
    /// The other tab's version of the answer was wanted.
    OtherVersionTaken(usize, Millis),
    /// The storage took a text of this name.
    Stored(String),
    /// The storage refused a text: it is full, or forbidden.
    Refused(String, String),
    /// What was refused is to be handed to the storage again.
    StoreAgain,
    /// A newer version of the program was downloaded.
    UpdateReady,
    /// The newer version was wanted.
    UpdateTaken,
    /// Another tab stored a document.
    StoredElsewhere(String, Option<String>),
    /// All that was stored is gone, and nobody here has removed it.
    Cleared,
}

/// A file that can be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Export {
    /// The debrief on the screen, to be read.
    DebriefMarkdown,
    /// The debrief on the screen, for programs.
    DebriefJson,
    /// All contests, for authors of packs.
    Contests,
    /// Everything that is stored, to be brought in elsewhere.
    Record,
    /// The history as a table.
    HistoryCsv,
    /// Cards for Anki of the items that are weak at this moment.
    AnkiCards(Millis),
}

/// An order to the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Store a text under a name; report whether the storage took it.
    Store(String, String),
    /// Remove what is stored under a name, unless a text before it in the same orders could not be stored:
    /// nothing is taken away before its successor is safe.
    Remove(String),
    /// Remove everything that was kept aside because it could not be read.
    RemoveAside,
    /// Report a pause once nothing has been typed for a moment.
    WaitForPause,
    /// Report when there is time for something that nobody waits for.
    WaitForRest,
    /// Go to an address.
    Go(Route),
    /// Move the focus to an element, by its id.
    Focus(String),
    /// Change to the newer version of the program; the page is loaded again.
    TakeUpdate,
    /// Show the top of the screen and move the focus to its heading.
    ShowTop,
    /// Say something to those who do not see the screen.
    Announce(String),
    /// Hand a file to the reader: its name, its kind and its text.
    Download(String, &'static str, String),
    /// Pack this text into a link and put it on the clipboard.
    CopyLink(String),
    /// Hand the single file to the reader, with these packs inside.
    DownloadSingle(String),
    /// Pack the text of this pack into a link and report it.
    MakeLink(PackId, String),
}

/// Takes in a fact and says what has to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::RouteChanged(route, now) => places::route_changed(model, route, now),
        Msg::Typed(input, now) => form::typed(model, input, now),
        Msg::RowAdded(field, now) => form::row_added(model, &field, now),
        Msg::RowRemoved(field, row, now) => form::row_removed(model, &field, row, now),
        Msg::RowRaised(field, row, now) => form::row_raised(model, &field, row, now),
        Msg::RowLowered(field, row, now) => form::row_lowered(model, &field, row, now),
        Msg::EarlierTaken(field, now) => form::earlier_taken(model, &field, now),
        Msg::BriefToggled => form::brief_toggled(model),
        Msg::CoachToggled => form::coach_toggled(model),
        Msg::HintTaken(now) => form::hint_taken(model, now),
        Msg::Paused => {
            form::coach(model);
            scripts::paused(model);
            Vec::new()
        }
        Msg::Rested => {
            // Whoever shares the library at this moment is done with it at the next.
            let more = Rc::get_mut(&mut model.library).is_none_or(Library::read_next);
            if more { vec![Effect::WaitForRest] } else { Vec::new() }
        }
        Msg::Ticked(now, seed) => live::ticked(model, now, seed),
        Msg::SubmitPressed(now, seed) => hand_in::pressed(model, now, seed),
        Msg::SubmitConfirmed(now, seed) => hand_in::submit(model, now, seed, false),
        Msg::EndPressed => hand_in::end_pressed(model),
        Msg::SubmitWithdrawn => hand_in::withdrawn(model),
        Msg::BlankChosen(field) => hand_in::blank_chosen(model, &field),
        Msg::LiveBegun(asked, limit, now) => live::begun(model, asked, limit, now),
        Msg::PanelBegun(panel, now, seed) => live::panel_begun(model, &panel, now, seed),
        Msg::LiveErased => live::erased(model),
        Msg::FreshNumbersWanted(id, seed) => places::fresh_numbers(model, id, seed),
        Msg::RetryPressed(now) => hand_in::retry(model, now),
        Msg::AnyScenarioWanted(seed) => any_scenario(model, seed),
        Msg::Searched(words) => {
            model.finder.search(&words);
            Vec::new()
        }
        Msg::MoreWanted(id) => {
            let pack = model.library.outlines().find(|pack| pack.id == id);
            let first = pack.and_then(|pack| model.finder.show_more(pack));
            first.map(|card| Effect::Focus(card_id(card))).into_iter().collect()
        }
        Msg::DraftErased(asked) => form::draft_erased(model, asked),
        Msg::ReplyTyped(text, now) => reviews::reply_typed(model, &text, now),
        Msg::ReplyGiven(now) => reviews::reply_given(model, now),
        Msg::Marked(dimension, mark, now) => reviews::marked(model, dimension, mark, now),
        Msg::ConfidenceStated(percent, now) => reviews::confidence_stated(model, percent, now),
        Msg::MarkingDone(now) => reviews::marking_done(model, now),
        Msg::Contested(item, words, now) => reviews::contested(model, item, words, now),
        Msg::DrillWanted(id, seed) => drills::wanted(model, id, seed),
        Msg::DrillTyped(text) => drills::typed(model, &text),
        Msg::DrillAnswered(now) => drills::answered(model, now),
        Msg::SheetBegun(id, now, seed) => sheets::begun(model, &id, now, seed),
        Msg::Heard(item, is_heard, now) => sheets::heard(model, item, is_heard, now),
        Msg::CandidateTyped(text, now) => sheets::change(model, now, |sheet| sheet.candidate = text),
        Msg::Noted(text, now) => sheets::change(model, now, |sheet| sheet.notes = text),
        Msg::Compared(attempt, now) => sheets::change(model, now, |sheet| sheet.compared = attempt),
        Msg::SheetErased(id) => sheets::erased(model, &id),
        Msg::ScenarioFiltered(scenario) => record::filtered(model, |filter| filter.scenario = scenario),
        Msg::LiveFiltered(only_live) => record::filtered(model, |filter| filter.only_live = only_live),
        Msg::AttemptErased(id) => record::attempt_erased(model, &id),
        Msg::AllErased => record::all_erased(model),
        Msg::Wanted(export) => record::wanted(model, &export),
        Msg::BroughtIn(name, text) => record::brought_in(model, &name, text),
        Msg::OfferTaken(index) => packs::taken(model, index),
        Msg::OfferDeclined(index) => packs::declined(model, index),
        Msg::PackRemoved(id) => packs::removed(model, &id),
        Msg::PackWanted(id) => packs::wanted(model, &id),
        Msg::LinkWanted(id) => packs::link_wanted(model, &id),
        Msg::CodeToggled(id, is_wanted) => packs::code_toggled(model, id, is_wanted),
        Msg::SingleWanted => vec![Effect::DownloadSingle(model.library.companions())],
        Msg::LinkMade(id, link) => packs::link_made(model, &id, link),
        Msg::Script(msg, now) => scripts::happened(model, msg, now),
        Msg::Told(words) => notices::told(model, words),
        Msg::HelpToggled => {
            model.help_is_open = !model.help_is_open;
            let focus = if model.help_is_open { "help" } else { "main" };
            vec![Effect::Focus(focus.to_owned())]
        }
        Msg::NoticeRead(index) => notices::read(model, index),
        Msg::OtherVersionTaken(index, now) => tabs::other_version_taken(model, index, now),
        Msg::Stored(name) => keeping::stored(model, &name),
        Msg::Refused(name, text) => {
            model.refused.insert(name, text);
            Vec::new()
        }
        Msg::StoreAgain => {
            let mut effects = keeping::store_again(model);
            effects.push(Effect::Focus("main".to_owned()));
            effects
        }
        Msg::UpdateReady => notices::update_ready(model),
        Msg::UpdateTaken => vec![Effect::TakeUpdate],
        Msg::StoredElsewhere(name, text) => tabs::stored_elsewhere(model, &name, text.as_deref()),
        Msg::Cleared => keeping::cleared(model),
    }
}

/// The id of a field's first input.
#[must_use]
pub(crate) fn field_id(field: &FieldId) -> String {
    format!("field-{field}")
}

/// The id of the first input of a table's row.
#[must_use]
pub(crate) fn row_id(field: &FieldId, row: usize) -> String {
    if row == 0 { field_id(field) } else { format!("field-{field}-{row}") }
}

fn any_scenario(model: &Model, seed: u64) -> Vec<Effect> {
    let times = |id: &ScenarioId| model.attempts_at(id).count();
    let fewest = model.library.scenario_ids().map(times).min().unwrap_or(0);
    let candidates: Vec<&ScenarioId> =
        model.library.scenario_ids().filter(|id| times(id) == fewest).collect();
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    let chosen = candidates.choose(&mut dice);
    chosen.map(|id| Effect::Go(Route::Brief(Asked::plain((*id).clone())))).into_iter().collect()
}
