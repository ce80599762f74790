//! A pack that was written leaves the form: as a file, as a link, or to be practised.

use super::super::{Effect, notices, packs};
use super::make;
use super::shelf::keep;
use crate::editor::{Checked, Edit, Tree, laid_out};
use crate::ids::PackId;
use crate::interview::model::{Millis, Model, Screen};
use crate::interview::offer::Offer;
use crate::problem::counted;

/// How many problems there are, in words.
pub(super) fn state_of(checked: &Checked) -> String {
    match checked.problems.len() {
        0 => "No problems found.".to_owned(),
        number => format!("{} to mend.", counted(number, "problem")),
    }
}

/// Hands the pack on; from now on others may know it by its ids.
pub(super) fn handed_on(model: &mut Model, effect: Effect, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    editing.look(true);
    let found = state_of(&editing.checked);
    let is_broken = !editing.checked.problems.is_empty();
    if let Some(script) = model.scripts.get_mut(&editing.id) {
        script.is_out = true;
    }
    if is_broken {
        notices::warn(
            model,
            "The pack that you hand on has problems to mend: whoever gets it may not be able to add it.",
        );
    }
    keep(model, now).into_iter().chain([effect, Effect::Announce(found)]).collect()
}

/// Puts the pack among those that are practised, as a version after the one that is there.
pub(super) fn used(model: &mut Model, now: Millis) -> Vec<Effect> {
    let Screen::Write(editing) = &mut model.screen else { return Vec::new() };
    editing.look(true);
    let problems = editing.checked.problems.len();
    if problems > 0 {
        let words = format!(
            "It can be used when {} mended.",
            if problems == 1 { "its problem is" } else { "its problems are" }
        );
        notices::told(model, words);
        return vec![Effect::Focus("problems".to_owned())];
    }
    let id = editing.tree.text_of("id");
    let held =
        model.library.outlines().find(|outline| outline.id.as_str() == id).map(|outline| outline.version);
    let own = editing.tree.text_of("version").parse::<u32>().unwrap_or(1);
    let is_same = model.library.text_of(&PackId::new(id)).is_some_and(|text| text == laid_out(&editing.tree));
    let mut effects = Vec::new();
    if let Some(held) = held.filter(|held| *held >= own && !is_same) {
        let version = Tree::Number((held + 1).to_string());
        effects.extend(make(model, Edit::Put("version".to_owned(), version), None, now));
    }
    let Screen::Write(editing) = &mut model.screen else { return effects };
    let (text, script) = (laid_out(&editing.tree), editing.id.clone());
    let title = editing.tree.text_of("title").to_owned();
    let offer = Offer::of(&title, text.clone(), &model.library);
    if let Some(script) = model.scripts.get_mut(&script) {
        script.is_out = true;
    }
    effects.extend(keep(model, now));
    if is_same {
        notices::told(model, format!("“{title}” is here already, just as it is."));
    } else if offer.pack.as_ref().is_ok_and(|pack| pack.relation.allows_adding()) {
        model.offers.retain(|other| other.text != text);
        model.offers.push(offer);
        let last = model.offers.len().saturating_sub(1);
        let stored = packs::taken(model, last);
        // The focus stays where it is.
        effects.extend(stored.into_iter().filter(|effect| !matches!(effect, Effect::Focus(_))));
    } else {
        // Why not, the page of the packs says.
        effects.extend(packs::offered(model, &title, text));
    }
    effects
}
