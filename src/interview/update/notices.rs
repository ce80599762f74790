//! What is told above the page.

use super::Effect;
use crate::interview::model::{Model, Notice};

/// Something was done; only the latest of such words stay.
pub(super) fn told(model: &mut Model, words: String) -> Vec<Effect> {
    model.notices.retain(|notice| !matches!(notice, Notice::Told(_)));
    model.notices.push(Notice::Told(words));
    Vec::new()
}

pub(super) fn read(model: &mut Model, index: usize) -> Vec<Effect> {
    if index < model.notices.len() {
        model.notices.remove(index);
    }
    Vec::new()
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
