//! The question, read aloud by the browser's own voice.

use crate::app::browser;
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
