//! Red flags that were raised.

use super::Page;
use super::checklist::quotes;
use crate::app::parts::marked;
use yew::prelude::*;

pub(super) fn view(page: &Page<'_>) -> Html {
    let flags = page.scenario.flags.iter().zip(&page.debrief.flags).enumerate();
    let raised: Vec<_> = flags.filter(|(_, (_, result))| result.raised).collect();
    if raised.is_empty() {
        return Html::default();
    }
    html! {
        <section class="flags" aria-labelledby="flags">
            <h2 id="flags">{ if raised.len() == 1 { "A red flag" } else { "Red flags" } }</h2>
            <ul>
                { for raised.into_iter().map(|(position, (flag, result))| html! {
                    <li id={format!("flag-{}", flag.id)} class="flag" tabindex="-1" key={flag.id.to_string()}>
                        <h3><span class="sign">{ marked::flag_sign(position) }</span>{ &flag.title }<span class="points">{ format!("−{}", flag.weight) }</span></h3>
                        <p>{ &flag.criterion }</p>
                        if result.evidence.is_empty() {
                            <p class="why">{ "Raised by what is absent from the answer." }</p>
                        } else {
                            { quotes(&format!("flag-{}", flag.id), &page.shown.attempt, &page.notes) }
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}
