//! What is told above the page.

use super::Effect;
use crate::interview::model::{Model, Notice};

/// Something was done; only the latest of such words stay.
pub(super) fn told(model: &mut Model, words: String) -> Vec<Effect> {
    model.notices.retain(|notice| !matches!(notice, Notice::Told(_)));
    model.notices.push(Notice::Told(words));
    Vec::new()
}

/// Something to know before going on; once is enough.
pub(super) fn warn(model: &mut Model, words: &'static str) {
    let notice = Notice::Warned(words.into());
    if !model.notices.contains(&notice) {
        model.notices.push(notice);
    }
}

pub(super) fn read(model: &mut Model, index: usize) -> Vec<Effect> {
    if index < model.notices.len() {
        model.notices.remove(index);
    }
    vec![focus(model, index)]
}

/// Where the focus goes when the notice that had it is gone: to the next one, the last one, or the page.
pub(super) fn focus(model: &Model, index: usize) -> Effect {
    let place = model.notices.len().checked_sub(1).map(|last| format!("notice-{}", index.min(last)));
    Effect::Focus(place.unwrap_or_else(|| "main".to_owned()))
}

/// There is nothing left to choose between two versions of an answer.
pub(super) fn settled(model: &mut Model) {
    model.notices.retain(|notice| !matches!(notice, Notice::ChangedElsewhere(_)));
}

pub(super) fn update_ready(model: &mut Model) -> Vec<Effect> {
    if !model.notices.contains(&Notice::UpdateReady) {
        model.notices.push(Notice::UpdateReady);
    }
    Vec::new()
}
