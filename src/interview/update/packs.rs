//! Bringing packs in, and handing them on.

use super::Effect;
use crate::ids::PackId;
use crate::interview::model::{Model, Screen};
use crate::interview::offer::Offer;
use crate::interview::route::Route;
use crate::interview::saved::Key;
use std::rc::Rc;

/// So many offers wait at the same time.
const MOST_OFFERS: usize = 20;

/// Puts a text among the packs that are offered.
pub(super) fn offer(model: &mut Model, name: &str, text: String) {
    let offer = Offer::of(name, text, &model.library);
    // The same text twice is one offer.
    if model.offers.len() < MOST_OFFERS && !model.offers.iter().any(|other| other.text == offer.text) {
        model.offers.push(offer);
    }
}

pub(super) fn offered(model: &mut Model, name: &str, text: String) -> Vec<Effect> {
    offer(model, name, text);
    if model.screen == Screen::Packs {
        vec![Effect::Focus("offers".to_owned())]
    } else {
        vec![Effect::Go(Route::Packs)]
    }
}

/// Adds a pack that is offered. The others are looked at anew: what was new may clash now.
pub(super) fn taken(model: &mut Model, index: usize) -> Vec<Effect> {
    if index >= model.offers.len() {
        return Vec::new();
    }
    let offer = model.offers.remove(index);
    let mut effects = Vec::new();
    if let Ok(described) = &offer.pack
        && Rc::make_mut(&mut model.library).bring(offer.text.clone())
    {
        let key = Key::Pack(described.outline.id.clone());
        effects.push(Effect::Store(key.to_string(), offer.text));
        effects.push(Effect::Announce(format!("{} was added.", described.outline.title)));
    }
    let waiting = std::mem::take(&mut model.offers);
    for one in waiting {
        offer_again(model, one);
    }
    effects.push(Effect::Focus("main".to_owned()));
    effects
}

fn offer_again(model: &mut Model, one: Offer) {
    let again = Offer::of(&one.name, one.text, &model.library);
    model.offers.push(again);
}

pub(super) fn declined(model: &mut Model, index: usize) -> Vec<Effect> {
    if index < model.offers.len() {
        model.offers.remove(index);
    }
    vec![Effect::Focus("main".to_owned())]
}

pub(super) fn removed(model: &mut Model, id: &PackId) -> Vec<Effect> {
    Rc::make_mut(&mut model.library).remove(id);
    let key = Key::Pack(id.clone()).to_string();
    model.refused.remove(&key);
    vec![Effect::Remove(key), Effect::Focus("main".to_owned())]
}

pub(super) fn wanted(model: &Model, id: &PackId) -> Vec<Effect> {
    let file = model
        .library
        .text_of(id)
        .map(|text| Effect::Download(format!("{id}.json"), "application/json", text.to_owned()));
    file.into_iter().collect()
}

pub(super) fn link_wanted(model: &Model, id: &PackId) -> Vec<Effect> {
    model.library.text_of(id).map(|text| Effect::CopyLink(text.to_owned())).into_iter().collect()
}
