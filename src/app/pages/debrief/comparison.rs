//! A retry beside the attempt that it tried to better.

use super::Page;
use crate::app::browser::date;
use crate::app::parts::marked;
use crate::ids::ItemId;
use crate::interview::{Attempt, Route, compare};
use crate::scoring::Debrief;
use yew::prelude::*;

pub(super) fn view(page: &Page<'_>, before: &Attempt, verdicts: &Debrief) -> Html {
    let attempt = &page.shown.attempt;
    let change = compare(verdicts, page.debrief);
    let titles = |ids: &[ItemId]| -> Html {
        let items = page.scenario.items.iter().filter(|item| ids.contains(&item.id));
        html! {
            <ul>
                { for items.map(|item| {
                    let href = Route::Debrief(attempt.id.clone(), Some(format!("item-{}", item.id))).href();
                    html! { <li key={item.id.to_string()}><a {href}>{ &item.title }</a></li> }
                }) }
            </ul>
        }
    };
    html! {
        <section class="comparison" aria-labelledby="comparison">
            <h2 id="comparison">{ format!("From {} to {}", before.score, attempt.score) }</h2>
            <div class="comparison-lists">
                if !change.gained.is_empty() {
                    <div><h3>{ "Met now" }</h3>{ titles(&change.gained) }</div>
                }
                if !change.lost.is_empty() {
                    <div><h3>{ "No longer met" }</h3>{ titles(&change.lost) }</div>
                }
                if change.gained.is_empty() && change.lost.is_empty() {
                    <p>{ "The same items are met as last time." }</p>
                }
            </div>
            <details class="former">
                <summary>{ format!("Your former answer, {}", date(before.submitted_at)) }</summary>
                { marked::answer(&before.id, page.scenario, &before.answer, &before.fields, &[]) }
            </details>
        </section>
    }
}
