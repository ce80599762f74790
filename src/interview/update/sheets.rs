//! Interviewers' records.

use super::Effect;
use super::hand_in::fresh_id;
use crate::ids::{ItemId, ScenarioId};
use crate::interview::attempt::AttemptId;
use crate::interview::model::{Millis, Model, Screen, later};
use crate::interview::route::Route;
use crate::interview::saved::{Key, encode};
use crate::interview::sheet::Sheet;

/// The order to store a record.
fn store(sheet: &Sheet) -> Effect {
    Effect::Store(Key::Sheet(sheet.id.clone()).to_string(), encode(sheet))
}

pub(super) fn begun(model: &mut Model, id: &ScenarioId, now: Millis, seed: u64) -> Vec<Effect> {
    let Some(scenario) = model.library.scenario(id) else { return Vec::new() };
    let sheet = Sheet::new(fresh_id(model, now, seed), id.clone(), scenario.title.clone(), now);
    let effects = vec![store(&sheet), Effect::Go(Route::Sheet(sheet.id.clone()))];
    model.sheets.insert(sheet.id.clone(), sheet);
    effects
}

/// Changes the record on the screen and stores it.
pub(super) fn change(model: &mut Model, now: Millis, act: impl FnOnce(&mut Sheet)) -> Vec<Effect> {
    let Screen::Sheet(id) = &model.screen else { return Vec::new() };
    let Some(sheet) = model.sheets.get_mut(id) else { return Vec::new() };
    act(sheet);
    sheet.changed_at = later(sheet.changed_at, now);
    vec![store(sheet)]
}

pub(super) fn heard(model: &mut Model, item: ItemId, is_heard: bool, now: Millis) -> Vec<Effect> {
    change(model, now, |sheet| {
        if is_heard {
            sheet.heard.insert(item);
        } else {
            sheet.heard.remove(&item);
        }
    })
}

pub(super) fn erased(model: &mut Model, id: &AttemptId) -> Vec<Effect> {
    let key = Key::Sheet(id.clone()).to_string();
    model.sheets.remove(id);
    model.refused.remove(&key);
    let mut effects = vec![Effect::Remove(key)];
    if matches!(&model.screen, Screen::Sheet(open) if open == id) {
        model.screen = Screen::Home;
        effects.push(Effect::Go(Route::Home));
    }
    effects
}
