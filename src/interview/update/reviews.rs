//! What follows an attempt: replies, marks of the own, contests.

use super::hand_in::is_marked;
use super::{Effect, live, places};
use crate::ids::ItemId;
use crate::interview::attempt::{Attempt, AttemptId};
use crate::interview::model::{Millis, Model, Screen, later};
use crate::interview::review::{FULL_MARK, Review, Stage};
use crate::interview::saved::{Key, encode};
use crate::pack::Dimension;
use std::rc::Rc;

/// The longest reply, and the longest words of a contest, in characters.
const LONGEST: usize = 5_000;

/// The order to store a review.
pub(super) fn store(review: &Review) -> Effect {
    Effect::Store(Key::Review(review.attempt.clone()).to_string(), encode(review))
}

/// The attempt on the screen.
fn open(model: &Model) -> Option<Rc<Attempt>> {
    match &model.screen {
        Screen::Review(attempt) => Some(Rc::clone(attempt)),
        Screen::Debrief(shown) => Some(Rc::clone(&shown.attempt)),
        _ => None,
    }
}

/// Changes the review on the screen and stores it.
fn change(model: &mut Model, now: Millis, act: impl FnOnce(&mut Review)) -> Vec<Effect> {
    let Some(attempt) = open(model) else { return Vec::new() };
    let blank = || Review::new(attempt.id.clone(), Vec::new(), false, now);
    let review = model.reviews.entry(attempt.id.clone()).or_insert_with(blank);
    act(review);
    review.changed_at = later(review.changed_at, now);
    vec![store(review)]
}

pub(super) fn reply_typed(model: &mut Model, text: &str, now: Millis) -> Vec<Effect> {
    change(model, now, |review| {
        let Stage::Challenged(index) = review.stage else { return };
        if let Some(exchange) = review.exchanges.get_mut(index) {
            exchange.reply = text.chars().take(LONGEST).collect();
        }
    })
}

pub(super) fn reply_given(model: &mut Model, now: Millis) -> Vec<Effect> {
    let is_challenged = |review: &Review| matches!(review.stage, Stage::Challenged(_));
    advance(model, now, is_challenged)
}

pub(super) fn marking_done(model: &mut Model, now: Millis) -> Vec<Effect> {
    advance(model, now, |review| review.stage == Stage::Marking)
}

/// Goes on to what comes next, if the review is where the message left it.
fn advance(model: &mut Model, now: Millis, is_there: impl FnOnce(&Review) -> bool) -> Vec<Effect> {
    let Screen::Review(attempt) = &model.screen else { return Vec::new() };
    let attempt = Rc::clone(attempt);
    let Some(review) = model.reviews.get_mut(&attempt.id).filter(|review| is_there(review)) else {
        return Vec::new();
    };
    review.advance(is_marked(&attempt));
    review.changed_at = later(review.changed_at, now);
    let stage = review.stage;
    let mut effects = vec![store(review)];
    if stage == Stage::Done && attempt.mode.seat().is_some() {
        effects.extend(live::after_seat(model, &attempt, now));
        return effects;
    }
    model.screen = places::attempt_screen(model, &attempt.id);
    if stage == Stage::Done {
        effects.push(Effect::Go(places::route_of_stage(&attempt.id, stage)));
    }
    effects.push(Effect::ShowTop);
    effects
}

pub(super) fn marked(model: &mut Model, dimension: Dimension, mark: u8, now: Millis) -> Vec<Effect> {
    change(model, now, |review| {
        if review.stage == Stage::Marking {
            review.marks.insert(dimension, mark.min(FULL_MARK));
        }
    })
}

pub(super) fn confidence_stated(model: &mut Model, percent: u8, now: Millis) -> Vec<Effect> {
    change(model, now, |review| {
        // After the reveal it is no forecast any more.
        if review.stage == Stage::Marking {
            review.confidence = Some(percent.min(100));
        }
    })
}

pub(super) fn contested(model: &mut Model, item: ItemId, words: Option<String>, now: Millis) -> Vec<Effect> {
    let Screen::Debrief(_) = &model.screen else { return Vec::new() };
    let focus = format!("item-{item}");
    let mut effects = change(model, now, |review| match words {
        Some(words) => {
            review.contests.insert(item, words.chars().take(LONGEST).collect());
        }
        None => {
            review.contests.remove(&item);
        }
    });
    effects.push(Effect::Focus(focus));
    effects
}

/// The attempt of a review that another tab has changed, if it is the one on the screen.
pub(super) fn is_open(model: &Model, id: &AttemptId) -> bool {
    open(model).is_some_and(|attempt| attempt.id == *id)
}
