//! A number, what became of it, and the way to it.

use crate::pack::{NumberField, Parameters};
use crate::scoring::NumberState;
use yew::prelude::*;

/// What was said against what it is, in a sentence.
pub(in crate::app) fn yours(number: &NumberField, state: &NumberState) -> String {
    match state {
        NumberState::Blank => "You left it blank.".to_owned(),
        NumberState::Unreadable(_) => "What you typed could not be read as a number.".to_owned(),
        NumberState::Right(value) => format!("You said {}.", number.unit.with(*value)),
        NumberState::Mistaken(value, _) | NumberState::Wrong(value) => {
            format!("You said {}; it is {}.", number.unit.with(*value), number.shown())
        }
    }
}

/// What went wrong, if that is known.
pub(in crate::app) fn mistake<'n>(number: &'n NumberField, state: &NumberState) -> Option<&'n str> {
    let id = state.mistake()?;
    number.mistakes.iter().find(|mistake| mistake.id == *id).map(|mistake| mistake.why.as_str())
}

/// The formula in words, and with its figures.
pub(in crate::app) fn working(parameters: &Parameters, number: &NumberField) -> Html {
    let working = number.working(parameters);
    html! {
        <p class="working">
            <span>{ working.words }</span>
            <span>{ format!("{} = {}", working.figures, number.shown()) }</span>
        </p>
    }
}
