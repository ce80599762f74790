//! What happens, and what follows from it.

use super::attempt::{Attempt, AttemptId};
use super::draft::{Draft, Input, MOST_ROWS};
use super::library::Library;
use super::model::{Millis, Model, Notice, Saving, Screen, Writing};
use super::route::Route;
use super::saved::{Key, Saved, decode, encode_attempt, encode_draft};
use crate::answer::Row;
use crate::ids::{FieldId, ScenarioId};
use crate::scoring::score;
use rand::seq::IndexedRandom;
use rand::{SeedableRng, rngs::ChaCha8Rng};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Longer gaps between two readings of the clock are not counted as time spent: the tab was away.
const LONGEST_TICK: u64 = 5_000;

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
    /// Some time has passed, or the page is being left.
    Paused,
    /// There is time to read a pack that nobody has opened yet.
    Rested,
    /// The clock was read.
    Ticked(Millis),
    /// The answer was handed in; the seed names the attempt.
    SubmitPressed(Millis, u64),
    /// It was handed in although fields are blank.
    SubmitConfirmed(Millis, u64),
    /// It was not to be handed in yet.
    SubmitWithdrawn,
    /// One of the blank fields was to be filled first.
    BlankChosen(FieldId),
    /// Another try was wanted.
    RetryPressed(Millis),
    /// Any scenario was wanted; the seed chooses.
    AnyScenarioWanted(u64),
    /// An unfinished answer was thrown away.
    DraftErased(ScenarioId),
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
}

/// An order to the shell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Store a text under a name; report whether the storage took it.
    Store(String, String),
    /// Remove what is stored under a name, unless a text before it in the same orders could not be stored:
    /// nothing is taken away before its successor is safe.
    Remove(String),
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
}

/// The state at the start, from everything that is stored; and what has to be done at once.
#[must_use]
pub fn start(
    library: Library,
    stored: &BTreeMap<String, String>,
    storage_works: bool,
) -> (Model, Vec<Effect>) {
    let mut model = Model {
        library: Rc::new(library),
        attempts: Vec::new(),
        drafts: BTreeMap::new(),
        screen: Screen::Home,
        saving: Saving::Saved,
        refused: BTreeMap::new(),
        notices: Vec::new(),
    };
    let mut effects = Vec::new();
    let mut aside = Vec::new();
    for (name, text) in stored {
        let Some(key) = Key::parse(name) else { continue };
        match decode(&key, text) {
            Ok(Saved::Draft(draft)) => {
                model.drafts.insert(draft.scenario.clone(), draft);
            }
            Ok(Saved::Attempt(attempt)) => keep(&mut model.attempts, Rc::new(attempt)),
            Err(_) => {
                let kept = free_name(Key::aside(name), text, stored);
                effects.push(Effect::Store(kept.clone(), text.clone()));
                effects.push(Effect::Remove(name.clone()));
                aside.push(kept);
            }
        }
    }
    if !aside.is_empty() {
        model.notices.push(Notice::KeptAside(aside));
    }
    if !storage_works {
        model.notices.push(Notice::NoStorage);
    }
    (model, effects)
}

/// Puts an attempt among the others, the newest first.
fn keep(attempts: &mut Vec<Rc<Attempt>>, attempt: Rc<Attempt>) {
    let place = attempts
        .partition_point(|other| (other.submitted_at, &other.id) > (attempt.submitted_at, &attempt.id));
    attempts.insert(place, attempt);
}

/// A name under which nothing else is stored: what was kept aside earlier is not written over.
fn free_name(name: String, text: &str, stored: &BTreeMap<String, String>) -> String {
    let is_free = |name: &String| stored.get(name).is_none_or(|there| there == text);
    let numbered = (2..=u64::MAX).map(|number| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(is_free).unwrap_or(name)
}

/// Takes in a fact and says what has to be done.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::RouteChanged(route, now) => route_changed(model, route, now),
        Msg::Typed(input, now) => change(model, |scenario, draft| {
            draft.take(scenario, input, now);
            None
        }),
        Msg::RowAdded(field, now) => change_rows(model, &field, now, |rows| {
            if rows.len() < MOST_ROWS {
                rows.push(Row::new());
            }
            rows.len()
        }),
        Msg::RowRemoved(field, row, now) => change_rows(model, &field, now, |rows| {
            if row < rows.len() {
                rows.remove(row);
            }
            row
        }),
        Msg::RowRaised(field, row, now) => change_rows(model, &field, now, |rows| {
            let above = row.saturating_sub(1);
            if row < rows.len() {
                rows.swap(above, row);
            }
            above
        }),
        Msg::RowLowered(field, row, now) => change_rows(model, &field, now, |rows| {
            let below = row.saturating_add(1);
            if below < rows.len() {
                rows.swap(row, below);
            }
            below
        }),
        Msg::EarlierTaken(field, now) => earlier_taken(model, &field, now),
        Msg::BriefToggled => {
            if let Screen::Answer(_, writing) = &mut model.screen {
                writing.brief_is_open = !writing.brief_is_open;
            }
            Vec::new()
        }
        Msg::CoachToggled => coach_toggled(model),
        Msg::Paused => {
            coach(model);
            save(model)
        }
        Msg::Rested => {
            // Whoever shares the library at this moment is done with it at the next.
            let more = Rc::get_mut(&mut model.library).is_none_or(Library::read_next);
            if more { vec![Effect::WaitForRest] } else { Vec::new() }
        }
        Msg::Ticked(now) => ticked(model, now),
        Msg::SubmitPressed(now, seed) => submit_pressed(model, now, seed),
        Msg::SubmitConfirmed(now, seed) => submit(model, now, seed),
        Msg::SubmitWithdrawn => {
            let Screen::Answer(_, writing) = &mut model.screen else { return Vec::new() };
            let blank = writing.asking.take();
            blank
                .and_then(|fields| fields.first().map(|field| Effect::Focus(field_id(field))))
                .into_iter()
                .collect()
        }
        Msg::BlankChosen(field) => {
            if let Screen::Answer(_, writing) = &mut model.screen {
                writing.asking = None;
            }
            vec![Effect::Focus(field_id(&field))]
        }
        Msg::RetryPressed(now) => retry(model, now),
        Msg::AnyScenarioWanted(seed) => any_scenario(model, seed),
        Msg::DraftErased(scenario) => draft_erased(model, scenario),
        Msg::NoticeRead(index) => {
            if index < model.notices.len() {
                model.notices.remove(index);
            }
            Vec::new()
        }
        Msg::OtherVersionTaken(index, now) => other_version_taken(model, index, now),
        Msg::Stored(name) => {
            model.refused.remove(&name);
            Vec::new()
        }
        Msg::Refused(name, text) => {
            model.refused.insert(name, text);
            Vec::new()
        }
        Msg::StoreAgain => std::mem::take(&mut model.refused)
            .into_iter()
            .map(|(name, text)| Effect::Store(name, text))
            .collect(),
        Msg::UpdateReady => {
            if !model.notices.contains(&Notice::UpdateReady) {
                model.notices.push(Notice::UpdateReady);
            }
            Vec::new()
        }
        Msg::UpdateTaken => {
            let mut effects = save(model);
            effects.push(Effect::TakeUpdate);
            effects
        }
        Msg::StoredElsewhere(name, text) => stored_elsewhere(model, &name, text.as_deref()),
    }
}

fn coach_toggled(model: &mut Model) -> Vec<Effect> {
    if let Screen::Answer(_, writing) = &mut model.screen {
        // What is typed is judged next; until then there is nothing to show.
        writing.coach = if writing.coach.is_some() { None } else { Some(Rc::default()) };
    }
    coach(model);
    Vec::new()
}

/// Judges what is typed so far, if that is wanted.
fn coach(model: &mut Model) {
    if let Screen::Answer(id, Writing { coach: Some(verdicts), .. }) = &mut model.screen
        && let (Some(scenario), Some(draft)) = (model.library.scenario(id), model.drafts.get(id))
    {
        *verdicts = Rc::new(score(scenario, &draft.answer));
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

fn route_changed(model: &mut Model, route: Route, now: Millis) -> Vec<Effect> {
    if let (Route::Debrief(id, Some(element)), Screen::Debrief { attempt, .. }) = (&route, &model.screen)
        && attempt.id == *id
    {
        return vec![Effect::Focus(element.clone())];
    }
    let mut effects = save(model);
    let unknown = |what: &str| Screen::Missing(what.to_owned());
    model.screen = match route {
        Route::Home => Screen::Home,
        Route::Brief(id) if model.library.scenario(&id).is_some() => Screen::Brief(id),
        Route::Answer(id) if model.library.scenario(&id).is_some() => {
            model.drafts.entry(id.clone()).or_insert_with(|| Draft::new(id.clone(), now));
            Screen::Answer(
                id,
                Writing { brief_is_open: false, asking: None, seen_at: Some(now), coach: None },
            )
        }
        Route::Debrief(id, element) => {
            let screen = debrief(model, &id);
            if let (Some(element), Screen::Debrief { .. }) = (element, &screen) {
                model.screen = screen;
                effects.push(Effect::Focus(element));
                return effects;
            }
            screen
        }
        Route::Brief(id) | Route::Answer(id) => unknown(id.as_str()),
        Route::Unknown(path) => Screen::Missing(path),
    };
    effects.push(Effect::ShowTop);
    effects
}

fn debrief(model: &Model, id: &AttemptId) -> Screen {
    let Some(attempt) = model.attempt(id) else { return Screen::Missing(id.to_string()) };
    let scenario = model.library.scenario(&attempt.scenario);
    let verdict = |attempt: &Attempt| scenario.map(|scenario| Rc::new(score(scenario, &attempt.answer)));
    let earlier = attempt.earlier.as_ref().and_then(|id| model.attempt(id));
    Screen::Debrief {
        attempt: Rc::clone(attempt),
        debrief: verdict(attempt),
        earlier: earlier.and_then(|earlier| Some((Rc::clone(earlier), verdict(earlier)?))),
    }
}

/// Changes the draft on the screen; `act` may name an element to focus.
fn change(
    model: &mut Model,
    act: impl FnOnce(&crate::pack::Scenario, &mut Draft) -> Option<String>,
) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(id, writing) = &mut model.screen else { return Vec::new() };
    let (Some(scenario), Some(draft)) = (library.scenario(id), model.drafts.get_mut(id)) else {
        return Vec::new();
    };
    writing.asking = None;
    let focus = act(scenario, draft);
    model.saving = Saving::Pending;
    focus.map(Effect::Focus).into_iter().chain([Effect::WaitForPause]).collect()
}

/// Changes the rows of a table on the screen; `act` says which row gets the focus.
fn change_rows(
    model: &mut Model,
    field: &FieldId,
    now: Millis,
    act: impl FnOnce(&mut Vec<Row>) -> usize,
) -> Vec<Effect> {
    change(model, |scenario, draft| {
        draft.change_rows(scenario, field, now, act).map(|row| row_id(field, row))
    })
}

fn earlier_taken(model: &mut Model, field: &FieldId, now: Millis) -> Vec<Effect> {
    let Screen::Answer(id, _) = &model.screen else { return Vec::new() };
    let earlier = model.drafts.get(id).and_then(|draft| draft.earlier.as_ref());
    let entry =
        earlier.and_then(|id| model.attempt(id)).and_then(|attempt| attempt.answer.entry(field)).cloned();
    let Some(entry) = entry else { return Vec::new() };
    change(model, |_, draft| {
        draft.answer.put(field.clone(), entry);
        draft.changed_at = now;
        Some(field_id(field))
    })
}

fn save(model: &mut Model) -> Vec<Effect> {
    let Screen::Answer(id, _) = &model.screen else { return Vec::new() };
    let Some(draft) = model.drafts.get(id).filter(|_| model.saving != Saving::Saved) else {
        return Vec::new();
    };
    model.saving = Saving::Saved;
    vec![Effect::Store(Key::Draft(id.clone()).to_string(), encode_draft(draft))]
}

fn ticked(model: &mut Model, now: Millis) -> Vec<Effect> {
    let Screen::Answer(id, writing) = &mut model.screen else { return Vec::new() };
    let passed = writing.seen_at.map_or(0, |seen| now.saturating_sub(seen));
    writing.seen_at = Some(now);
    if let Some(draft) = model.drafts.get_mut(id)
        && passed <= LONGEST_TICK
    {
        draft.spent += passed;
    }
    Vec::new()
}

fn submit_pressed(model: &mut Model, now: Millis, seed: u64) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(id, writing) = &mut model.screen else { return Vec::new() };
    let (Some(scenario), Some(draft)) = (library.scenario(id), model.drafts.get(id)) else {
        return Vec::new();
    };
    let blank: Vec<FieldId> = draft.answer.blank_fields(scenario).map(|field| field.id.clone()).collect();
    if blank.is_empty() {
        return submit(model, now, seed);
    }
    writing.asking = Some(blank);
    vec![Effect::Focus("asking".to_owned())]
}

fn submit(model: &mut Model, now: Millis, seed: u64) -> Vec<Effect> {
    let library = Rc::clone(&model.library);
    let Screen::Answer(id, _) = &model.screen else { return Vec::new() };
    let id = id.clone();
    let (Some(scenario), Some((pack, version))) = (library.scenario(&id), library.pack_of(&id)) else {
        return Vec::new();
    };
    let Some(draft) = model.drafts.remove(&id) else { return Vec::new() };
    let points = score(scenario, &draft.answer).score;
    // No attempt takes another's name, even if two are handed in at the same moment with the same chance.
    let is_free = |seed: &u64| model.attempt(&AttemptId::fresh(now, *seed)).is_none();
    let seed = (0..=u64::MAX).map(|step| seed.wrapping_add(step)).find(is_free).unwrap_or(seed);
    let attempt =
        Rc::new(Attempt::of(draft, scenario.title.clone(), pack.clone(), version, points, now, seed));
    let key = Key::Attempt(attempt.id.clone()).to_string();
    let text = encode_attempt(&attempt);
    let route = Route::Debrief(attempt.id.clone(), None);
    keep(&mut model.attempts, Rc::clone(&attempt));
    model.saving = Saving::Saved;
    model.screen = debrief(model, &attempt.id);
    // What the storage refused of the draft is in the attempt now; stored again, it would come back as a draft.
    let draft_key = Key::Draft(id).to_string();
    model.refused.remove(&draft_key);
    // The attempt is stored before the draft is removed: at no moment is the answer in neither place.
    vec![Effect::Store(key, text), Effect::Remove(draft_key), Effect::Go(route)]
}

fn draft_erased(model: &mut Model, id: ScenarioId) -> Vec<Effect> {
    let key = Key::Draft(id.clone()).to_string();
    model.drafts.remove(&id);
    model.refused.remove(&key);
    let mut effects = vec![Effect::Remove(key)];
    // A form without a draft behind it would take in words and keep none of them.
    if matches!(&model.screen, Screen::Answer(open, _) if *open == id) {
        model.saving = Saving::Saved;
        model.screen = Screen::Brief(id.clone());
        effects.push(Effect::Go(Route::Brief(id)));
    }
    effects
}

fn retry(model: &mut Model, now: Millis) -> Vec<Effect> {
    let Screen::Debrief { attempt, .. } = &model.screen else { return Vec::new() };
    let id = attempt.scenario.clone();
    if model.library.scenario(&id).is_none() {
        return Vec::new();
    }
    let earlier = attempt.id.clone();
    let draft = model.drafts.entry(id.clone()).or_insert_with(|| Draft::new(id.clone(), now));
    draft.earlier = Some(earlier);
    let store = Effect::Store(Key::Draft(id.clone()).to_string(), encode_draft(draft));
    vec![store, Effect::Go(Route::Answer(id))]
}

fn any_scenario(model: &Model, seed: u64) -> Vec<Effect> {
    let times = |id: &ScenarioId| model.attempts_at(id).count();
    let fewest = model.library.scenario_ids().map(times).min().unwrap_or(0);
    let candidates: Vec<&ScenarioId> =
        model.library.scenario_ids().filter(|id| times(id) == fewest).collect();
    let mut dice = ChaCha8Rng::seed_from_u64(seed);
    candidates.choose(&mut dice).map(|id| Effect::Go(Route::Brief((*id).clone()))).into_iter().collect()
}

fn other_version_taken(model: &mut Model, index: usize, now: Millis) -> Vec<Effect> {
    let Some(Notice::ChangedElsewhere(other)) = model.notices.get(index).cloned() else { return Vec::new() };
    model.notices.remove(index);
    let draft = Draft { changed_at: now, ..*other };
    if matches!(&model.screen, Screen::Answer(open, _) if *open == draft.scenario) {
        model.saving = Saving::Saved;
    }
    let store = Effect::Store(Key::Draft(draft.scenario.clone()).to_string(), encode_draft(&draft));
    model.drafts.insert(draft.scenario.clone(), draft);
    vec![store]
}

fn stored_elsewhere(model: &mut Model, name: &str, text: Option<&str>) -> Vec<Effect> {
    let Some(key) = Key::parse(name) else { return Vec::new() };
    let is_open = |id: &ScenarioId| matches!(&model.screen, Screen::Answer(open, _) if open == id);
    match (text.map(|text| decode(&key, text)), key) {
        (Some(Ok(Saved::Attempt(attempt))), _) => {
            if model.attempt(&attempt.id).is_none() {
                keep(&mut model.attempts, Rc::new(attempt));
            }
        }
        (Some(Ok(Saved::Draft(draft))), _) if is_open(&draft.scenario) => {
            if model.drafts.get(&draft.scenario).is_none_or(|own| own.answer != draft.answer) {
                model.notices.retain(|notice| !matches!(notice, Notice::ChangedElsewhere(_)));
                model.notices.push(Notice::ChangedElsewhere(Box::new(draft)));
            }
        }
        (Some(Ok(Saved::Draft(draft))), _) => {
            model.drafts.insert(draft.scenario.clone(), draft);
        }
        (None, Key::Draft(id)) if !is_open(&id) => {
            model.drafts.remove(&id);
        }
        (None, Key::Draft(_)) => model.saving = Saving::Pending,
        (None, Key::Attempt(id)) => model.attempts.retain(|attempt| attempt.id != id),
        (Some(Err(_)), _) => {}
    }
    Vec::new()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::answer::Answer;
    use crate::interview::encode_draft;
    use proptest::prelude::*;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    fn library() -> Library {
        let library = Library::read([("neutral.json", PACK)].into_iter());
        assert_eq!(library.troubles(), []);
        library
    }

    fn scenario_id(library: &Library) -> ScenarioId {
        library.scenarios().next().unwrap().id.clone()
    }

    fn begun() -> (Model, ScenarioId) {
        let library = library();
        let id = scenario_id(&library);
        let (mut model, effects) = start(library, &BTreeMap::new(), true);
        assert_eq!(effects, []);
        update(&mut model, Msg::RouteChanged(Route::Answer(id.clone()), 1_000));
        (model, id)
    }

    fn first_text(model: &Model, id: &ScenarioId) -> FieldId {
        let scenario = model.library.scenario(id).unwrap();
        scenario.fields.iter().find(|field| field.kind == crate::pack::FieldKind::Text).unwrap().id.clone()
    }

    fn typed(field: &FieldId, text: &str) -> Msg {
        Msg::Typed(Input { field: field.clone(), row: None, part: None, text: text.into() }, 2_000)
    }

    #[test]
    fn what_is_typed_is_stored_at_a_pause_and_comes_back() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        assert_eq!(update(&mut model, typed(&field, "Who leaves?")), [Effect::WaitForPause]);
        assert_eq!(model.saving, Saving::Pending);
        let effects = update(&mut model, Msg::Paused);
        let [Effect::Store(name, text)] = effects.as_slice() else { panic!("{effects:?}") };
        let stored = [(name.clone(), text.clone())].into_iter().collect();
        let (again, _) = start(library(), &stored, true);
        assert_eq!(again.drafts.get(&id).unwrap().answer.text(&field), "Who leaves?");
        assert_eq!(update(&mut model, Msg::Paused), [], "a second pause has nothing to store");
    }

    #[test]
    fn blank_fields_are_asked_about_once_and_then_submitted() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Hold."));
        assert_eq!(update(&mut model, Msg::SubmitPressed(3_000, 1)), [Effect::Focus("asking".into())]);
        assert!(model.attempts.is_empty());
        let effects = update(&mut model, Msg::SubmitConfirmed(3_000, 1));
        assert!(
            matches!(effects.as_slice(), [Effect::Store(..), Effect::Remove(_), Effect::Go(_)]),
            "{effects:?}"
        );
        assert_eq!(model.attempts.first().unwrap().answer.text(&field), "Hold.");
        assert!(model.drafts.is_empty());
        assert!(matches!(&model.screen, Screen::Debrief { debrief: Some(_), .. }));
    }

    #[test]
    fn the_coach_judges_at_each_pause_while_it_is_wanted() {
        let (mut model, id) = begun();
        let verdicts = |model: &Model| match &model.screen {
            Screen::Answer(_, writing) => writing.coach.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(verdicts(&model), None);
        update(&mut model, Msg::CoachToggled);
        assert_eq!(verdicts(&model).unwrap().items.len(), model.library.scenario(&id).unwrap().items.len());
        let sample = model.library.scenario(&id).unwrap().samples.first().unwrap().clone();
        model.drafts.get_mut(&id).unwrap().answer = sample.answer.clone();
        update(&mut model, Msg::Paused);
        let expected = score(model.library.scenario(&id).unwrap(), &sample.answer);
        assert_eq!(*verdicts(&model).unwrap(), expected);
        update(&mut model, Msg::CoachToggled);
        assert_eq!(verdicts(&model), None);
    }

    #[test]
    fn a_retry_keeps_the_earlier_answer_at_hand() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "First."));
        update(&mut model, Msg::SubmitConfirmed(3_000, 1));
        update(&mut model, Msg::RetryPressed(4_000));
        update(&mut model, Msg::RouteChanged(Route::Answer(id.clone()), 4_000));
        assert_eq!(model.drafts.get(&id).unwrap().answer, Answer::default());
        update(&mut model, Msg::EarlierTaken(field.clone(), 5_000));
        assert_eq!(model.drafts.get(&id).unwrap().answer.text(&field), "First.");
        update(&mut model, Msg::SubmitConfirmed(6_000, 2));
        let Screen::Debrief { earlier: Some((earlier, _)), .. } = &model.screen else { panic!("no earlier") };
        assert_eq!(earlier.answer.text(&field), "First.");
    }

    #[test]
    fn unreadable_documents_are_kept_aside_and_told() {
        let stored = [
            ("hotseat/draft/x".to_owned(), "{".to_owned()),
            ("hotseat/attempt/y".to_owned(), "{\"hotseat\":99}".to_owned()),
            ("somebody/else".to_owned(), "?".to_owned()),
        ];
        let (model, effects) = start(library(), &stored.into_iter().collect(), false);
        assert_eq!(
            effects,
            [
                Effect::Store("hotseat/aside/attempt/y".into(), "{\"hotseat\":99}".into()),
                Effect::Remove("hotseat/attempt/y".into()),
                Effect::Store("hotseat/aside/draft/x".into(), "{".into()),
                Effect::Remove("hotseat/draft/x".into()),
            ]
        );
        assert!(
            matches!(model.notices.as_slice(), [Notice::KeptAside(names), Notice::NoStorage] if names.len() == 2)
        );
    }

    #[test]
    fn another_tab_does_not_silently_replace_what_is_open() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Mine."));
        let mut other = Draft::new(id.clone(), 0);
        other.answer.put(field.clone(), crate::answer::Entry::Text { text: "Theirs.".into() });
        let name = Key::Draft(id.clone()).to_string();
        update(&mut model, Msg::StoredElsewhere(name, Some(encode_draft(&other))));
        assert_eq!(model.drafts.get(&id).unwrap().answer.text(&field), "Mine.");
        assert!(matches!(model.notices.as_slice(), [Notice::ChangedElsewhere(_)]));
        update(&mut model, Msg::OtherVersionTaken(0, 9_000));
        assert_eq!(model.drafts.get(&id).unwrap().answer.text(&field), "Theirs.");
    }

    #[test]
    fn a_second_unreadable_document_does_not_replace_the_first_that_was_kept_aside() {
        let stored =
            [("hotseat/draft/x", "{"), ("hotseat/aside/draft/x", "["), ("hotseat/aside/draft/x-2", "?")];
        let stored = stored.map(|(name, text)| (name.to_owned(), text.to_owned())).into_iter().collect();
        let (_, effects) = start(library(), &stored, true);
        let aside = "hotseat/aside/draft/x-3".to_owned();
        assert_eq!(effects, [Effect::Store(aside, "{".into()), Effect::Remove("hotseat/draft/x".into())]);
    }

    #[test]
    fn erasing_the_answer_that_is_open_closes_its_form() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Gone."));
        update(&mut model, Msg::Refused(Key::Draft(id.clone()).to_string(), "Gone.".into()));
        let effects = update(&mut model, Msg::DraftErased(id.clone()));
        let key = Key::Draft(id.clone()).to_string();
        assert_eq!(effects, [Effect::Remove(key), Effect::Go(Route::Brief(id.clone()))]);
        assert_eq!((&model.screen, model.saving), (&Screen::Brief(id), Saving::Saved));
        assert_eq!(update(&mut model, Msg::StoreAgain), [], "what was refused of it does not come back");
    }

    #[test]
    fn an_answer_that_was_handed_in_does_not_come_back_as_a_draft() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Final."));
        update(&mut model, Msg::Refused(Key::Draft(id).to_string(), "Final.".into()));
        update(&mut model, Msg::SubmitConfirmed(3_000, 1));
        assert_eq!(update(&mut model, Msg::StoreAgain), []);
    }

    #[test]
    fn two_attempts_of_one_moment_and_one_seed_have_two_names() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        for text in ["One.", "Two."] {
            update(&mut model, Msg::RouteChanged(Route::Answer(id.clone()), 3_000));
            update(&mut model, typed(&field, text));
            update(&mut model, Msg::SubmitConfirmed(3_000, 7));
        }
        let [first, second] = model.attempts.as_slice() else { panic!("{:?}", model.attempts) };
        assert_ne!(first.id, second.id);
    }

    #[test]
    fn rows_move_where_they_are_sent_and_the_focus_goes_with_them() {
        let (mut model, id) = begun();
        let ways = FieldId::new("ways");
        for (row, text) in ["a", "b", "c"].into_iter().enumerate() {
            let input =
                Input { field: ways.clone(), row: Some(row), part: Some("way".into()), text: text.into() };
            update(&mut model, Msg::Typed(input, 2_000));
        }
        let rows = [
            (Msg::RowRaised(ways.clone(), 0, 3), "abc", "field-ways"),
            (Msg::RowRaised(ways.clone(), 2, 3), "acb", "field-ways-1"),
            (Msg::RowLowered(ways.clone(), 2, 3), "acb", "field-ways-2"),
            (Msg::RowLowered(ways.clone(), 0, 3), "cab", "field-ways-1"),
            (Msg::RowRaised(ways.clone(), 9, 3), "cab", "field-ways-2"),
            (Msg::RowAdded(ways.clone(), 3), "cab_", "field-ways-3"),
            (Msg::RowRemoved(ways.clone(), 1, 3), "cb_", "field-ways-1"),
            (Msg::RowRemoved(ways.clone(), 9, 3), "cb_", "field-ways-2"),
            (Msg::RowRemoved(ways.clone(), 2, 3), "cb", "field-ways-1"),
            (Msg::RowRemoved(ways.clone(), 0, 3), "b", "field-ways"),
            (Msg::RowRemoved(ways.clone(), 0, 3), "_", "field-ways"),
        ];
        for (msg, expected, focus) in rows {
            let effects = update(&mut model, msg.clone());
            assert_eq!(effects, [Effect::Focus(focus.into()), Effect::WaitForPause], "{msg:?}");
            let rows = model.drafts.get(&id).unwrap().answer.rows(&ways);
            let found: String = rows.iter().map(|row| row.get("way").map_or("_", String::as_str)).collect();
            assert_eq!(found.trim_end_matches('_'), expected.trim_end_matches('_'), "{msg:?}");
        }
    }

    #[test]
    fn the_other_tabs_version_is_stored_wherever_it_is_taken() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Mine."));
        let mut other = Draft::new(id.clone(), 0);
        other.answer.put(field.clone(), crate::answer::Entry::Text { text: "Theirs.".into() });
        let name = Key::Draft(id.clone()).to_string();
        update(&mut model, Msg::StoredElsewhere(name.clone(), Some(encode_draft(&other))));
        update(&mut model, Msg::RouteChanged(Route::Home, 3_000));
        let effects = update(&mut model, Msg::OtherVersionTaken(0, 9_000));
        assert!(
            matches!(effects.as_slice(), [Effect::Store(key, text)] if *key == name && text.contains("Theirs.")),
            "{effects:?}"
        );
    }

    #[test]
    fn any_scenario_is_one_that_was_tried_least() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Done."));
        update(&mut model, Msg::SubmitConfirmed(3_000, 1));
        for seed in 0..20 {
            let effects = update(&mut model, Msg::AnyScenarioWanted(seed));
            assert_eq!(effects, [Effect::Go(Route::Brief(ScenarioId::new("sunday-opening")))], "seed {seed}");
        }
        assert_eq!(
            update(&mut start(Library::default(), &BTreeMap::new(), true).0, Msg::AnyScenarioWanted(1)),
            []
        );
    }

    #[test]
    fn addresses_that_stand_for_nothing_are_said_to() {
        let (mut model, _) = begun();
        let rows = [
            Route::Brief(ScenarioId::new("nowhere")),
            Route::Answer(ScenarioId::new("nowhere")),
            Route::Debrief(AttemptId::new("nowhere"), None),
            Route::Debrief(AttemptId::new("nowhere"), Some("mark-1".into())),
            Route::Unknown("nowhere".into()),
        ];
        for route in rows {
            update(&mut model, Msg::RouteChanged(route.clone(), 3_000));
            assert_eq!(model.screen, Screen::Missing("nowhere".into()), "{route:?}");
        }
    }

    #[test]
    fn an_attempt_whose_pack_is_gone_is_still_shown() {
        let (mut model, id) = begun();
        let field = first_text(&model, &id);
        update(&mut model, typed(&field, "Kept."));
        let effects = update(&mut model, Msg::SubmitConfirmed(3_000, 1));
        let [Effect::Store(name, text), ..] = effects.as_slice() else { panic!("{effects:?}") };
        let stored = [(name.clone(), text.clone())].into_iter().collect();
        let (mut again, _) = start(Library::default(), &stored, true);
        let attempt = again.attempts.first().unwrap().id.clone();
        update(&mut again, Msg::RouteChanged(Route::Debrief(attempt, None), 4_000));
        assert!(matches!(&again.screen, Screen::Debrief { debrief: None, earlier: None, .. }));
        assert_eq!(update(&mut again, Msg::RetryPressed(5_000)), [], "there is no form to go to");
    }

    #[test]
    fn what_the_storage_refused_is_handed_to_it_again() {
        let (mut model, _) = begun();
        update(&mut model, Msg::Refused("a".into(), "1".into()));
        update(&mut model, Msg::Refused("a".into(), "2".into()));
        assert_eq!(update(&mut model, Msg::StoreAgain), [Effect::Store("a".into(), "2".into())]);
        assert!(model.refused.is_empty());
    }

    #[test]
    fn time_away_is_not_time_spent() {
        let (mut model, id) = begun();
        for now in [2_000, 3_000, 600_000, 601_000] {
            update(&mut model, Msg::Ticked(now));
        }
        assert_eq!(model.drafts.get(&id).unwrap().spent, 3_000);
    }

    fn any_msg(fields: Vec<FieldId>, id: ScenarioId) -> impl Strategy<Value = Msg> {
        let field = prop::sample::select(fields);
        let now = 0_u64..100_000;
        prop_oneof![
            (field.clone(), prop::option::of(0_usize..4), ".{0,12}", now.clone())
                .prop_map(|(field, row, text, now)| Msg::Typed(Input { field, row, part: None, text }, now)),
            (field.clone(), now.clone()).prop_map(|(field, now)| Msg::RowAdded(field, now)),
            (field.clone(), 0_usize..5, now.clone())
                .prop_map(|(field, row, now)| Msg::RowRemoved(field, row, now)),
            (field.clone(), 0_usize..5, now.clone())
                .prop_map(|(field, row, now)| Msg::RowRaised(field, row, now)),
            (field.clone(), 0_usize..5, now.clone())
                .prop_map(|(field, row, now)| Msg::RowLowered(field, row, now)),
            (field, now.clone()).prop_map(|(field, now)| Msg::EarlierTaken(field, now)),
            Just(Msg::BriefToggled),
            Just(Msg::Paused),
            now.clone().prop_map(Msg::Ticked),
            (now.clone(), any::<u64>()).prop_map(|(now, seed)| Msg::SubmitPressed(now, seed)),
            (now.clone(), any::<u64>()).prop_map(|(now, seed)| Msg::SubmitConfirmed(now, seed)),
            Just(Msg::SubmitWithdrawn),
            now.clone().prop_map(Msg::RetryPressed),
            any::<u64>().prop_map(Msg::AnyScenarioWanted),
            (0_usize..3).prop_map(Msg::NoticeRead),
            (0_usize..3, now.clone()).prop_map(|(index, now)| Msg::OtherVersionTaken(index, now)),
            Just(Msg::StoreAgain),
            now.prop_map(move |now| Msg::RouteChanged(Route::Answer(id.clone()), now)),
            Just(Msg::RouteChanged(Route::Home, 5)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_sequence_of_messages_loses_an_answer(
            msgs in prop::collection::vec(
                any_msg(
                    library().scenarios().next().unwrap().fields.iter().map(|field| field.id.clone()).collect(),
                    scenario_id(&library()),
                ),
                0..40,
            ),
        ) {
            let (mut model, id) = begun();
            let field = first_text(&model, &id);
            update(&mut model, typed(&field, "Kept."));
            let mut storage: BTreeMap<String, String> = BTreeMap::new();
            let mut carry_out = |effects: Vec<Effect>| {
                for effect in effects {
                    match effect {
                        Effect::Store(name, text) => { storage.insert(name, text); }
                        Effect::Remove(name) => { storage.remove(&name); }
                        _ => {}
                    }
                }
            };
            // Everything typed into the first text field but "Kept." is put back, so that it must survive.
            for msg in msgs {
                let effects = update(&mut model, msg);
                carry_out(effects);
                if model.drafts.get(&id).is_some_and(|draft| draft.answer.text(&field) != "Kept.")
                    && matches!(model.screen, Screen::Answer(..))
                {
                    let effects = update(&mut model, typed(&field, "Kept."));
                    carry_out(effects);
                }
            }
            let effects = update(&mut model, Msg::Paused);
            carry_out(effects);
            let effects = update(&mut model, Msg::RouteChanged(Route::Home, 6));
            carry_out(effects);
            let (again, _) = start(library(), &storage, true);
            prop_assert_eq!(again.drafts.len() , model.drafts.iter().filter(|(_, d)| !d.answer.is_blank() || d.earlier.is_some()).count());
            prop_assert_eq!(&again.attempts, &model.attempts);
            let in_draft = again.drafts.get(&id).is_some_and(|draft| draft.answer.text(&field) == "Kept.");
            let in_attempt = again.attempts.iter().any(|attempt| attempt.answer.text(&field) == "Kept.");
            prop_assert!(in_draft || in_attempt);
        }
    }
}
