//! A scenario before answering: what has happened, what is on the desk, what is asked.

use crate::app::parts::exhibit;
use crate::app::words::count;
use crate::ids::ScenarioId;
use crate::interview::{Model, Route};
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, id: &ScenarioId) -> Html {
    let Some(scenario) = model.library.scenario(id) else { return super::missing::view(id.as_str()) };
    let is_begun = model.drafts.get(id).is_some_and(|draft| !draft.answer.is_blank());
    let points: u32 = scenario.items.iter().map(|item| item.weight).sum();
    html! {
        <main id="main" class="page page-brief" tabindex="-1">
            <article class="brief">
                <p class="eyebrow">{ &scenario.kind }</p>
                <h1 tabindex="-1">{ &scenario.title }</h1>
                <p class="situation">{ &scenario.situation }</p>
                { for scenario.exhibit.iter().map(exhibit::exhibit) }
                <div class="ask">
                    { exhibit::asker(scenario) }
                    { exhibit::question(scenario) }
                </div>
                <div class="begin">
                    <a class="button" href={Route::Answer(id.clone()).href()}>
                        { if is_begun { "Continue your answer" } else { "Begin your answer" } }
                    </a>
                    <p class="begin-note">
                        { format!(
                            "{} to fill, about {} minutes. The clock informs; it never submits. {}, {points} points.",
                            count(scenario.fields.len(), "field"), scenario.minutes,
                            count(scenario.items.len(), "checklist item"),
                        ) }
                    </p>
                </div>
            </article>
        </main>
    }
}
