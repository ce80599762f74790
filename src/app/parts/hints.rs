//! The ladder of hints, each with what it costs, and the checklist for those who want to see it.

use crate::app::browser::now;
use crate::app::words::count;
use crate::interview::{Draft, Msg, hint_cost};
use crate::pack::{Dimension, Scenario};
use yew::prelude::*;

pub(in crate::app) fn view(scenario: &Scenario, draft: &Draft, send: &Callback<Msg>) -> Html {
    if scenario.hints.is_empty() {
        return html! { <div class="hints" hidden=true /> };
    }
    let take = send.reform(|_: MouseEvent| Msg::HintTaken(now()));
    let next = scenario.hints.get(draft.hints);
    let spent = hint_cost(scenario, draft.hints);
    html! {
        <section class="hints" aria-label="Hints">
            <ol class="hint-list">
                { for scenario.hints.iter().take(draft.hints).enumerate().map(|(index, hint)| html! {
                    <li key={index} id={format!("hint-{}", index + 1)} class="hint" tabindex="-1">
                        <p>{ &hint.text }</p>
                        <p class="hint-cost">{ format!("cost {}", count(hint.cost as usize, "point")) }</p>
                    </li>
                }) }
            </ol>
            <p class="hint-acts">
                { match next {
                    Some(hint) => html! {
                        <button type="button" class="quiet" onclick={take}>
                            { format!("{} (costs {})", if draft.hints == 0 { "I am stuck: a hint" } else { "One more hint" },
                                count(hint.cost as usize, "point")) }
                        </button>
                    },
                    None => html! { <span>{ "There are no more hints." }</span> },
                } }
                if spent > 0 {
                    <span class="hint-sum">{ format!("{} so far", count(spent as usize, "point")) }</span>
                }
            </p>
        </section>
    }
}

/// What is looked for, folded away.
pub(in crate::app) fn checklist(scenario: &Scenario) -> Html {
    html! {
        <details class="peek">
            <summary>{ "Look at the checklist" }</summary>
            <dl class="peek-items">
                { for Dimension::ALL.into_iter().filter_map(|dimension| {
                    let own = scenario.items_of(dimension);
                    (!own.is_empty()).then(|| html! {
                        <div key={dimension.id()}>
                            <dt>{ dimension.title() }</dt>
                            { for own.into_iter().map(|item| html! { <dd>{ &item.title }</dd> }) }
                        </div>
                    })
                }) }
            </dl>
        </details>
    }
}
