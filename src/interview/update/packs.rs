//! Bringing packs in, and handing them on.

use super::{Effect, notices};
use crate::ids::PackId;
use crate::interview::library::Origin;
use crate::interview::model::{CodeState, Model, PackCode, Screen};
use crate::interview::offer::Offer;
use crate::interview::route::Route;
use crate::interview::saved::Key;
use crate::qr::code;
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
    let mut place = "main".to_owned();
    if let Ok(described) = offer.pack {
        let outline = described.outline;
        if Rc::make_mut(&mut model.library).shelve(described.whole, offer.text.clone(), Origin::Added) {
            forget_code(model, &outline.id);
            place = format!("here-{}", outline.id);
            let key = Key::Pack(outline.id);
            effects.push(Effect::Store(key.to_string(), offer.text));
            notices::told(
                model,
                format!("“{}” is among your packs now: practise it from the home page.", outline.title),
            );
        }
    }
    for one in &mut model.offers {
        one.compare(&model.library);
    }
    // What else is offered comes first; after the last of them, the pack that is here now.
    effects.push(Effect::Focus(if model.offers.is_empty() { place } else { "offers".to_owned() }));
    effects
}

pub(super) fn declined(model: &mut Model, index: usize) -> Vec<Effect> {
    if index < model.offers.len() {
        model.offers.remove(index);
    }
    vec![Effect::Focus("main".to_owned())]
}

pub(super) fn removed(model: &mut Model, id: &PackId) -> Vec<Effect> {
    Rc::make_mut(&mut model.library).remove(id);
    forget_code(model, id);
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

/// Begins or ends to show a pack's link as a QR code.
pub(super) fn code_toggled(model: &mut Model, id: PackId, is_wanted: bool) -> Vec<Effect> {
    forget_code(model, &id);
    let Some(text) = model.library.text_of(&id).filter(|_| is_wanted).map(str::to_owned) else {
        return Vec::new();
    };
    model.codes.push(PackCode { pack: id.clone(), state: None });
    vec![Effect::MakeLink(id, text)]
}

/// Draws the code of a link, if it is still wanted.
pub(super) fn link_made(model: &mut Model, id: &PackId, link: Result<String, String>) -> Vec<Effect> {
    if let Some(wanted) = model.codes.iter_mut().find(|wanted| wanted.pack == *id) {
        wanted.state = Some(match link {
            Ok(link) => {
                let bytes = link.len();
                code(&link).map_or(CodeState::TooLong(bytes), |code| CodeState::Drawn(code, bytes))
            }
            Err(why) => CodeState::NoLink(why),
        });
    }
    Vec::new()
}

fn forget_code(model: &mut Model, id: &PackId) {
    model.codes.retain(|code| code.pack != *id);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::{Msg, start, update};
    use super::*;
    use crate::interview::Library;
    use crate::qr::MOST_BYTES;
    use std::collections::BTreeMap;

    const PACK: &str = include_str!("../../../tests/packs/neutral.json");

    fn begun() -> (Model, PackId) {
        let library = Library::read([("neutral.json", PACK)].into_iter());
        (start(library, &BTreeMap::new(), true).0, PackId::new("village-library"))
    }

    fn state(model: &Model) -> Option<&CodeState> {
        model.codes.first().and_then(|code| code.state.as_ref())
    }

    #[test]
    fn a_link_becomes_a_code_if_it_fits() {
        let (mut model, id) = begun();
        let rows = [
            (Ok("x".repeat(MOST_BYTES)), None),
            (Ok("x".repeat(MOST_BYTES + 1)), Some(CodeState::TooLong(MOST_BYTES + 1))),
            (Err("No.".to_owned()), Some(CodeState::NoLink("No.".to_owned()))),
        ];
        for (link, expected) in rows {
            let effects = update(&mut model, Msg::CodeToggled(id.clone(), true));
            assert_eq!(effects, [Effect::MakeLink(id.clone(), PACK.to_owned())]);
            assert_eq!(model.codes.len(), 1, "one code for each pack");
            assert_eq!(state(&model), None, "the link is being made");
            assert_eq!(update(&mut model, Msg::LinkMade(id.clone(), link)), []);
            match expected {
                Some(_) => assert_eq!(state(&model), expected.as_ref()),
                None => assert!(matches!(state(&model), Some(CodeState::Drawn(_, MOST_BYTES)))),
            }
        }
    }

    #[test]
    fn a_code_that_is_not_wanted_any_more_is_not_drawn() {
        let (mut model, id) = begun();
        update(&mut model, Msg::CodeToggled(id.clone(), true));
        assert_eq!(update(&mut model, Msg::CodeToggled(id.clone(), false)), []);
        update(&mut model, Msg::LinkMade(id.clone(), Ok("x".to_owned())));
        assert!(model.codes.is_empty());
        assert_eq!(update(&mut model, Msg::CodeToggled(PackId::new("nowhere"), true)), []);
    }

    #[test]
    fn a_newer_version_takes_the_code_of_the_older_one_away() {
        let (mut model, id) = begun();
        update(&mut model, Msg::CodeToggled(id.clone(), true));
        let newer = PACK.replace("\"version\": 3", "\"version\": 4");
        update(&mut model, Msg::BroughtIn("newer.json".to_owned(), newer));
        update(&mut model, Msg::OfferTaken(0));
        assert!(model.codes.is_empty());
    }
}
