//! A scenario before answering: what has happened, what is on the desk, what is asked, and how to take it.

use crate::app::browser::{confirmed, now, seed, value};
use crate::app::parts::{exhibit, speech};
use crate::app::words::count;
use crate::interview::{Asked, Model, Msg, Route};
use crate::pack::Scenario;
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, asked: &Asked, send: &Callback<Msg>) -> Html {
    let Some(scenario) = model.library.asked(asked) else {
        return super::missing::view(asked.scenario.as_str());
    };
    html! {
        <main id="main" class="page page-brief" tabindex="-1">
            <article class="brief">
                <p class="eyebrow">{ &scenario.kind }</p>
                <h1 tabindex="-1">{ &scenario.title }</h1>
                { numbers_note(asked) }
                <p class="situation">{ &scenario.situation }</p>
                { for scenario.exhibit.iter().map(exhibit::exhibit) }
                <div class="ask">
                    { exhibit::asker(&scenario.asked_by) }
                    { exhibit::question(scenario) }
                    { speech::read_aloud(scenario) }
                </div>
                { ways(model, asked, scenario, send) }
            </article>
        </main>
    }
}

/// Which numbers these are, if they are not the pack's own.
fn numbers_note(asked: &Asked) -> Html {
    match asked.draw {
        None => Html::default(),
        Some(draw) => {
            let own = Route::Brief(Asked::plain(asked.scenario.clone()));
            html! {
                <p class="numbers-note">
                    <span class="numbers-no">{ format!("Fresh numbers, no. {}", draw.number()) }</span>
                    { " Whoever opens this address sees the same ones. " }
                    <a href={own.href()}>{ "Back to the original numbers" }</a>
                </p>
            }
        }
    }
}

/// How to take the question: in one's own time, live, with other numbers, or from the other side of the table.
fn ways(model: &Model, asked: &Asked, scenario: &Scenario, send: &Callback<Msg>) -> Html {
    let is_begun = model.drafts.get(asked).is_some_and(|draft| !draft.answer.is_blank());
    let numbers = scenario.numbers();
    let points = scenario.points();
    let mut judged = count(scenario.items.len(), "checklist item");
    if !numbers.is_empty() {
        judged = format!("{judged} and {}", count(numbers.len(), "number"));
    }
    html! {
        <section class="ways" aria-labelledby="ways">
            <h2 id="ways">{ "How do you want to take it?" }</h2>
            <div class="way">
                <h3>{ "Practice" }</h3>
                <p>
                    { format!(
                        "{} to fill, about {} minutes. The clock informs; it never submits. Hints and the checklist are at hand. {judged}, {points} points.",
                        count(scenario.fields.len(), "field"), scenario.minutes,
                    ) }
                </p>
                <p class="way-acts">
                    <a class="button" href={Route::Answer(asked.clone()).href()}>
                        { if is_begun { "Continue your answer" } else { "Begin your answer" } }
                    </a>
                    if is_begun {
                        { erase(asked, send) }
                    }
                </p>
                { others(model, asked) }
            </div>
            { live(model, asked, scenario, send) }
            { fresh(asked, scenario, send) }
            { other_side(asked, send) }
        </section>
    }
}

/// Throws the answer away that is begun, if the person means it.
fn erase(asked: &Asked, send: &Callback<Msg>) -> Html {
    let question = "Erase the answer that you have begun, for good?";
    let erase = confirmed(send, question, Msg::DraftErased(asked.clone()));
    html! { <button type="button" class="quiet" onclick={erase}>{ "Erase it" }</button> }
}

/// Answers to the same question with other numbers that are begun, too.
fn others(model: &Model, asked: &Asked) -> Html {
    let begun = model.drafts.iter().filter(|(other, draft)| {
        other.scenario == asked.scenario && *other != asked && !draft.answer.is_blank()
    });
    html! {
        <ul class="others">
            { for begun.map(|(other, _)| {
                let words = other.draw.map_or_else(
                    || "Begun with the original numbers".to_owned(),
                    |draw| format!("Begun with numbers no. {}", draw.number()),
                );
                html! { <li key={other.to_string()}><a href={Route::Brief(other.clone()).href()}>{ words }</a></li> }
            }) }
        </ul>
    }
}

fn live(model: &Model, asked: &Asked, scenario: &Scenario, send: &Callback<Msg>) -> Html {
    if let Some(draft) = &model.live {
        let words = if draft.asked() == *asked && draft.mode.seat().is_none() {
            "This interview is going on; its clock stands still until you are back."
        } else {
            "Another live interview is going on. Finish it first, or give it up on the home page."
        };
        return html! {
            <div class="way">
                <h3>{ "Live" }</h3>
                <p>{ words }</p>
                <a class="quiet" href={Route::Live.href()}>{ "Back to the live interview" }</a>
            </div>
        };
    }
    let begin = send.reform({
        let asked = asked.clone();
        move |_: MouseEvent| {
            // What is chosen is read when it is needed: until then, nobody else wants to know.
            let limit = value("live-limit").and_then(|minutes| minutes.parse().ok());
            Msg::LiveBegun(asked.clone(), limit, now())
        }
    });
    let limits = [10, 15, 20, 30, 45, 60];
    html! {
        <div class="way">
            <h3>{ "Live" }</h3>
            <p>{ "As in the room: one question after the other, no way back, no help. When the time is out, your answer is handed in as it stands." }</p>
            <p class="way-acts">
                <label for="live-limit">{ "Time" }</label>
                <select id="live-limit">
                    <option value={scenario.minutes.to_string()} selected=true>{ format!("{} min, as suggested", scenario.minutes) }</option>
                    { for limits.into_iter().filter(|limit| *limit != scenario.minutes).map(|limit| html! {
                        <option value={limit.to_string()}>{ format!("{limit} min") }</option>
                    }) }
                    <option value="">{ "No limit" }</option>
                </select>
                <button type="button" class="quiet" onclick={begin}>{ "Go live" }</button>
            </p>
        </div>
    }
}

fn fresh(asked: &Asked, scenario: &Scenario, send: &Callback<Msg>) -> Html {
    if !scenario.parameters.are_drawn() {
        return Html::default();
    }
    let draw = send.reform({
        let id = asked.scenario.clone();
        move |_: MouseEvent| Msg::FreshNumbersWanted(id.clone(), seed())
    });
    html! {
        <div class="way">
            <h3>{ "Fresh numbers" }</h3>
            <p>{ "The same question with other figures in the situation, the exhibit and the answers." }</p>
            <button type="button" class="quiet" onclick={draw}>{ if asked.draw.is_some() { "Draw again" } else { "Draw fresh numbers" } }</button>
        </div>
    }
}

fn other_side(asked: &Asked, send: &Callback<Msg>) -> Html {
    let begin = send.reform({
        let id = asked.scenario.clone();
        move |_: MouseEvent| Msg::SheetBegun(id.clone(), now(), seed())
    });
    html! {
        <div class="way">
            <h3>{ "From the other side of the table" }</h3>
            <p>{ "Interview somebody: tick what you hear while they speak, or print the sheet." }</p>
            <p class="way-acts">
                <button type="button" class="quiet" onclick={begin}>{ "Interview somebody" }</button>
                <a class="quiet" href={Route::Print(asked.scenario.clone()).href()}>{ "Sheet to print" }</a>
            </p>
        </div>
    }
}
