//! Answers that would have done: revealed only now, and more than one.

use super::Page;
use crate::app::parts::marked;
use crate::interview::AttemptId;
use yew::prelude::*;

pub(super) fn view(page: &Page<'_>) -> Html {
    if page.scenario.models.is_empty() {
        return Html::default();
    }
    let is_drawn = page.shown.attempt.draw.is_some();
    html! {
        <section class="models" aria-labelledby="models">
            <h2 id="models">{ "Answers that would have done" }</h2>
            <p class="fine">
                { "Different decisions, each of them defensible. Compare the moves, not the wording." }
                if is_drawn { { " Their figures are those of the original numbers." } }
            </p>
            { for page.scenario.models.iter().enumerate().map(|(index, model)| html! {
                <details class="model" key={index}>
                    <summary><span class="model-title">{ &model.title }</span><span class="model-why">{ &model.why }</span></summary>
                    { marked::answer(&AttemptId::new(""), page.scenario, &model.answer, &page.shown.attempt.fields, &[]) }
                </details>
            }) }
        </section>
    }
}
