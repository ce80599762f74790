//! The one thing to practise next, with a button that starts it.

use super::Page;
use crate::app::browser::{now, seed};
use crate::interview::progress::{Start, Why};
use crate::interview::{Asked, Model, Msg, Route};
use yew::prelude::*;

pub(super) fn view(model: &Model, page: &Page<'_>) -> Html {
    let Some(next) = &page.shown.next else { return Html::default() };
    let attempt = &page.shown.attempt;
    let (what, why) = match &next.why {
        Why::Item(id, before) => {
            let Some(item) = page.scenario.item(id) else {
                return Html::default();
            };
            let again = match before {
                0 => String::new(),
                1 => " It was missing once before.".to_owned(),
                many => format!(" It was missing {many} times before."),
            };
            let link = Route::Debrief(attempt.id.clone(), Some(format!("item-{id}"))).href();
            (
                html! { <a href={link}>{ &item.title }</a> },
                format!("It would add most: {} by weight.{again}", item.weight),
            )
        }
        Why::Number => (
            html! { { "The arithmetic" } },
            "A number went wrong; the rest of an answer leans on it.".to_owned(),
        ),
        Why::Elsewhere => (html! { { "Something else" } }, "There is little left to gain here.".to_owned()),
    };
    let start = match &next.start {
        Start::Retry => act(page, "Try again with that in mind", Msg::RetryPressed(now())),
        Start::Fresh => {
            let msg = Msg::FreshNumbersWanted(attempt.scenario.clone(), seed());
            act(page, "Try it with fresh numbers", msg)
        }
        Start::Drill(id) => {
            let title = model.library.drill(id).map_or("a number", |drill| drill.title.as_str());
            act(page, &format!("Drill: {title}"), Msg::DrillWanted(Some(id.clone()), seed()))
        }
        Start::Scenario(id) => {
            let title = model.library.card(id);
            html! {
                <a class="button" href={Route::Brief(Asked::plain(id.clone())).href()}>
                    { title.map_or("Another scenario", |card| card.title.as_str()) }
                </a>
            }
        }
    };
    html! {
        <section class="next-time" aria-labelledby="next-time">
            <h2 id="next-time">{ "Practise next" }</h2>
            <div class="next-line">
                <p class="next-what">{ what }</p>
                <p class="next-why">{ why }</p>
                { start }
            </div>
        </section>
    }
}

fn act(page: &Page<'_>, words: &str, msg: Msg) -> Html {
    let start = page.send.reform(move |_: MouseEvent| msg.clone());
    html! { <button type="button" class="quiet" onclick={start}>{ words.to_owned() }</button> }
}
