//! The coach: the checklist's verdicts on what is typed so far, for those who want them while they write.

use crate::app::words::count;
use crate::interview::Msg;
use crate::pack::{Item, Scenario};
use crate::scoring::{Debrief, ItemResult};
use yew::prelude::*;

pub(in crate::app) fn view(scenario: &Scenario, verdicts: Option<&Debrief>, send: &Callback<Msg>) -> Html {
    let toggle = send.reform(|_: MouseEvent| Msg::CoachToggled);
    let is_on = verdicts.is_some();
    html! {
        <section class="coach" aria-label="Coach">
            <p class="coach-head">
                <button type="button" class="quiet" aria-pressed={is_on.to_string()} onclick={toggle}>
                    { if is_on { "Stop coaching" } else { "Coach me while I write" } }
                </button>
                <span role="status">{ for verdicts.map(summary) }</span>
            </p>
            <ol class="coach-items">
                { for verdicts.into_iter().flat_map(|debrief| scenario.items.iter().zip(&debrief.items)).map(item) }
            </ol>
        </section>
    }
}

fn summary(debrief: &Debrief) -> String {
    let met = debrief.items.iter().filter(|item| item.met).count();
    format!("{met} of {} met so far", count(debrief.items.len(), "item"))
}

fn item((item, result): (&Item, &ItemResult)) -> Html {
    let (sign, state) = if result.met { ("✓", "met") } else { ("○", "not yet") };
    html! {
        <li key={item.id.to_string()} class={classes!("coach-item", result.met.then_some("coach-met"))}>
            <span class="coach-sign" aria-hidden="true">{ sign }</span>
            <span>{ &item.title }<span class="unseen">{ format!(", {state}") }</span></span>
        </li>
    }
}
