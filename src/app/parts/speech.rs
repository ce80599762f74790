//! The question read aloud by the browser's own voice, and the answer spoken where that stays on the device.

use crate::app::{browser, dictation};
use crate::pack::Scenario;
use yew::prelude::*;

/// A button that reads the situation and the question aloud; nothing where the browser cannot speak.
pub(in crate::app) fn read_aloud(scenario: &Scenario) -> Html {
    if !browser::can_speak() {
        return Html::default();
    }
    let text = format!("{} {}", scenario.situation, scenario.question);
    let speak = Callback::from(move |_: MouseEvent| browser::speak_or_stop(&text));
    html! { <button type="button" class="quiet" onclick={speak}>{ "Read aloud, or stop" }</button> }
}

/// A button that writes what is said into a text field. It is shown only where speech is recognised on the device.
pub(in crate::app) fn dictate(field: &str) -> Html {
    let id = field.to_owned();
    let toggle = Callback::from(move |_: MouseEvent| dictation::toggle(&id));
    html! { <button type="button" class="quiet dictate" onclick={toggle}>{ "Dictate, or stop" }</button> }
}
