//! The home page as it is before the room is open, and the parts of it that are the same afterwards.

use crate::app::browser::seed;
use crate::app::words::count;
use crate::interview::{Asked, Finder, Msg, Route, card_id};
use crate::pack::{Card, Outline, PanelCard};
use yew::prelude::*;

/// What a card says of a scenario that nobody here has answered.
pub(super) const NOT_TRIED: &str = "Not tried yet";

/// The page's parts, in their order; those that there is nothing for are blank.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) troubles: Html,
    pub(super) going_on: Html,
    pub(super) search: Html,
    pub(super) packs: Html,
    pub(super) attempts: Html,
}

/// What was done with the scenario of a card.
pub(super) enum Done {
    /// What to say of it; blank while nothing is known.
    Said(String),
    /// An answer is begun, and what to say of it.
    Begun(String),
}

/// The page before anything but the shipped packs' outlines is there. At a first visit it is the whole page.
pub(in crate::app) fn front(packs: &[Outline], is_first_visit: bool, send: &Callback<Msg>) -> Html {
    let untried = if is_first_visit { NOT_TRIED } else { "" };
    let untried_card = |scenario: &Card| card(scenario, Done::Said(untried.to_owned()));
    let pack = |pack: &Outline| {
        let shown = Finder::default().shown(&pack.id);
        let cards = html! {
            <>
                { for pack.scenarios.iter().take(shown).map(untried_card) }
                { for pack.panels.iter().map(panel_card) }
                { drills_card(pack, untried.to_owned()) }
            </>
        };
        pack_view(pack, cards, Html::default())
    };
    let packs = in_order(packs.iter()).map(pack).collect();
    page(true, Parts { packs, ..Parts::default() }, send)
}

/// Questions come first; panels and drills are made of them, or lead up to them.
pub(super) fn in_order<'o>(packs: impl Iterator<Item = &'o Outline>) -> impl Iterator<Item = &'o Outline> {
    let (with_scenarios, others): (Vec<_>, Vec<_>) = packs.partition(|pack| !pack.scenarios.is_empty());
    with_scenarios.into_iter().chain(others)
}

pub(super) fn page(may_ask: bool, parts: Parts, send: &Callback<Msg>) -> Html {
    let any = send.reform(|_: MouseEvent| Msg::AnyScenarioWanted(seed()));
    html! {
        <main id="main" class="page" tabindex="-1">
            <section class="hero">
                <div class="hero-words">
                <h1 tabindex="-1">{ "Practise the questions that decide executive product interviews" }</h1>
                <p class="lede">
                    { "A CEO, a CFO or a board member puts a hard question on the table; you answer in writing, as a decision record. \
                       The debrief shows, point by point, what your reasoning did and did not do, in your own words." }
                </p>
                if may_ask {
                    <p><button type="button" class="button" onclick={any}>{ "Ask me something" }</button></p>
                }
                </div>
                { specimen() }
            </section>
            <div class="troubles">{ parts.troubles }</div>
            <div class="going-on">{ parts.going_on }</div>
            <div class="search-place">{ parts.search }</div>
            <div class="packs">{ parts.packs }</div>
            { parts.attempts }
        </main>
    }
}

/// A piece of a debrief, to show what there is to expect.
fn specimen() -> Html {
    html! {
        <figure class="specimen">
            <figcaption>{ "From a debrief" }</figcaption>
            <p class="specimen-words">
                { "We hold the price for the large firms. " }
                <mark>{ "That will cost us some small ones this quarter, and I accept it" }</mark><sup aria-hidden="true">{ "1" }</sup>
                { "; " }
                <mark>{ "if more than 5% leave in a month, we launch the lighter plan" }</mark><sup aria-hidden="true">{ "2" }</sup>
                { ". We will watch the market closely." }
            </p>
            <ul class="margin">
                <li class="margin-note"><span class="sign">{ "1" }</span><span>{ "Names what is given up" }</span><span class="margin-points">{ "+3" }</span></li>
                <li class="margin-note"><span class="sign">{ "2" }</span><span>{ "Sets a measurable tripwire" }</span><span class="margin-points">{ "+3" }</span></li>
                <li class="margin-note margin-miss"><span class="sign">{ "○" }</span><span>{ "“Watch closely” earns nothing: no level, no date" }</span></li>
            </ul>
        </figure>
    }
}

pub(super) fn pack_view(pack: &Outline, cards: Html, more: Html) -> Html {
    let heading = format!("pack-{}", pack.id);
    html! {
        <section class="pack" aria-labelledby={heading.clone()} key={pack.id.to_string()}>
            <div class="pack-head">
                <h2 id={heading}>{ &pack.title }</h2>
                <p>{ &pack.about }</p>
            </div>
            <ul class="cards">{ cards }</ul>
            <div class="more">{ more }</div>
        </section>
    }
}

pub(super) fn card(scenario: &Card, done: Done) -> Html {
    let route = Route::Brief(Asked::plain(scenario.id.clone()));
    let (state, is_begun) = match done {
        Done::Said(words) => (words, false),
        Done::Begun(words) => (words, true),
    };
    html! {
        <li class="card" key={scenario.id.to_string()}>
            <p class="card-asker">{ format!("{}, {}", scenario.asked_by.name, scenario.asked_by.role) }</p>
            <h3><a id={card_id(scenario)} href={route.href()}>{ &scenario.title }</a></h3>
            <p class="card-question">{ &scenario.question }</p>
            <p class="card-foot">
                <span>{ format!("{} min", scenario.minutes) }</span>
                <span class={classes!(is_begun.then_some("card-open"))}>{ state }</span>
            </p>
        </li>
    }
}

/// A panel of the pack.
pub(super) fn panel_card(panel: &PanelCard) -> Html {
    let people: Vec<&str> = panel.people.iter().map(|by| by.role.as_str()).collect();
    html! {
        <li class="card" key={panel.id.to_string()}>
            <p class="card-asker">{ people.join(", ") }</p>
            <h3><a href={Route::Panel(panel.id.clone()).href()}>{ &panel.title }</a></h3>
            <p class="card-question card-about">{ &panel.about }</p>
            <p class="card-foot">
                <span>{ format!("{} min", panel.minutes) }</span>
                <span>{ count(panel.people.len(), "person").replace("persons", "people") }</span>
            </p>
        </li>
    }
}

/// The drills of the pack, on one card; none if it has none.
pub(super) fn drills_card(pack: &Outline, done: String) -> Html {
    if pack.drills.is_empty() {
        return Html::default();
    }
    html! {
        <li class="card" key="drills">
            <p class="card-asker">{ "Drills" }</p>
            <h3><a href={Route::Drills.href()}>{ count(pack.drills.len(), "number question") }</a></h3>
            <p class="card-question card-about">{ "A number, two minutes, a pencil. Fresh figures each time." }</p>
            <p class="card-foot"><span>{ "2 min each" }</span><span>{ done }</span></p>
        </li>
    }
}
