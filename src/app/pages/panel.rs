//! A panel: who sits there, and, once it was held, its scorecard and transcript.

use crate::app::browser::{date, now, seed};
use crate::app::parts::{marked, score};
use crate::app::words::{count, minutes};
use crate::ids::PanelId;
use crate::interview::{Attempt, AttemptId, Model, Msg, Route};
use crate::pack::{Dimension, Panel, Scenario, Seat};
use crate::scoring::DimensionScore;
use std::rc::Rc;
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, id: &PanelId, send: &Callback<Msg>) -> Html {
    let Some(panel) = model.library.panel(id) else { return super::missing::view(id.as_str()) };
    let absent = panel.seats.iter().filter(|seat| model.library.scenario(&seat.scenario).is_none()).count();
    html! {
        <main id="main" class="page page-brief" tabindex="-1">
            <article class="brief">
                <p class="eyebrow">{ "Panel" }</p>
                <h1 tabindex="-1">{ &panel.title }</h1>
                <p class="situation">{ &panel.about }</p>
                <ol class="seats">{ for panel.seats.iter().enumerate().map(|(index, seat)| seat_line(model, index, seat)) }</ol>
                if absent > 0 {
                    <p class="why">{ format!("{} cannot be asked: the pack is not loaded.", count(absent, "question")) }</p>
                }
                { start(model, panel, absent, send) }
            </article>
        </main>
    }
}

fn seat_line(model: &Model, index: usize, seat: &Seat) -> Html {
    let title =
        model.library.scenario(&seat.scenario).map_or(seat.scenario.as_str(), |one| one.title.as_str());
    html! {
        <li key={index} class="seat">
            <p class="asker"><span class="asker-name">{ &seat.by.name }</span><span class="asker-role">{ &seat.by.role }</span></p>
            <p class="seat-title">{ title }</p>
            <p class="seat-time">{ format!("{} min", seat.minutes) }</p>
        </li>
    }
}

fn start(model: &Model, panel: &Panel, absent: usize, send: &Callback<Msg>) -> Html {
    let going_on =
        model.live.as_ref().map(|draft| draft.mode.seat().is_some_and(|seat| seat.panel == panel.id));
    let begin = send.reform({
        let id = panel.id.clone();
        move |_: MouseEvent| Msg::PanelBegun(id.clone(), now(), seed())
    });
    html! {
        <div class="begin">
            { match going_on {
                Some(true) => html! { <a class="button" href={Route::Live.href()}>{ "Go on with the panel" }</a> },
                Some(false) => html! {
                    <p>{ "Another live interview is going on. Finish it first, or give it up on the home page." }</p>
                },
                None => html! {
                    <button type="button" class="button" onclick={begin} disabled={absent == panel.seats.len()}>{ "Begin the panel" }</button>
                },
            } }
            <p class="begin-note">
                { format!("About {} minutes. Each person asks in turn against their own clock and pushes back once. There is no way back and no help; the scorecard comes at the end.",
                    panel.minutes()) }
            </p>
        </div>
    }
}

/// The scorecard of a sitting: the sum over its seats, each seat, and the transcript.
pub(in crate::app) fn scorecard(model: &Model, sitting: &AttemptId) -> Html {
    let attempts = model.sitting(sitting);
    let Some(first) = attempts.first() else { return super::missing::view(sitting.as_str()) };
    let panel = first.mode.seat().and_then(|seat| model.library.panel(&seat.panel));
    let title = panel.map_or("Panel", |panel| panel.title.as_str());
    let seats = panel.map_or(attempts.len(), |panel| panel.seats.len());
    let dimensions = sum(&attempts);
    let (earned, possible) = dimensions
        .iter()
        .fold((0, 0), |(earned, possible), one| (earned + one.earned, possible + one.possible));
    let points = attempts.iter().map(|attempt| attempt.score).sum::<u32>();
    let answers = u32::try_from(attempts.len()).unwrap_or(u32::MAX).max(1);
    let mean = (points + answers / 2) / answers;
    let spent: u64 = attempts.iter().map(|attempt| attempt.spent).sum();
    html! {
        <main id="main" class="page page-debrief" tabindex="-1">
            <header class="debrief-head">
                <p class="eyebrow">{ "Scorecard of a panel" }</p>
                <h1 tabindex="-1">{ title }</h1>
                <p class="lede">{ format!("{mean} of 100 on average over {} of {seats}. {earned} of {possible} points by weight, before flags.",
                    count(attempts.len(), "answer")) }</p>
                <p class="debrief-when">{ format!("{}. Time spent: {}.", date(first.submitted_at), minutes(spent)) }</p>
            </header>
            <section class="scorecard" aria-label="Score">
                { score::ring(mean) }
                { score::dimension_list(&dimensions, &[]) }
            </section>
            <section class="attempts" aria-labelledby="seats">
                <h2 id="seats">{ "Person by person" }</h2>
                <ol class="attempt-list">
                    { for attempts.iter().map(|attempt| {
                        let by = panel.zip(attempt.mode.seat()).and_then(|(panel, seat)| panel.seats.get(seat.seat));
                        html! {
                            <li class="attempt" key={attempt.id.to_string()}>
                                <span class="attempt-score">{ attempt.score }</span>
                                <a href={Route::Debrief(attempt.id.clone(), None).href()}>{ &attempt.title }</a>
                                <span class="attempt-when">
                                    { by.map(|seat| format!("{}, {}", seat.by.name, seat.by.role)).unwrap_or_default() }
                                    if attempt.out_of_time { { "; time ran out" } }
                                </span>
                            </li>
                        }
                    }) }
                </ol>
            </section>
            <section class="record" aria-labelledby="transcript">
                <h2 id="transcript">{ "Transcript" }</h2>
                { for attempts.iter().filter_map(|attempt| {
                    let scenario = model.library.asked(&attempt.asked())?;
                    Some(transcript(model, panel, scenario, attempt))
                }) }
            </section>
            <p><a href={Route::Home.href()}>{ "All scenarios" }</a></p>
        </main>
    }
}

/// Points by dimension over all seats.
fn sum(attempts: &[&Rc<Attempt>]) -> Vec<DimensionScore> {
    let total = |dimension: Dimension| {
        let own = attempts.iter().filter_map(|attempt| attempt.dimensions.get(&dimension));
        let (earned, possible) =
            own.fold((0, 0), |(earned, possible), (more, most)| (earned + more, possible + most));
        DimensionScore { dimension, earned, possible }
    };
    Dimension::ALL.into_iter().map(total).filter(|one| one.possible > 0).collect()
}

fn transcript(model: &Model, panel: Option<&Panel>, scenario: &Scenario, attempt: &Attempt) -> Html {
    let seat = panel.zip(attempt.mode.seat()).and_then(|(panel, seat)| panel.seats.get(seat.seat));
    let (name, role) = super::live::put_by(scenario, seat.map(|seat| &seat.by));
    let exchanges = model.reviews.get(&attempt.id).map_or(&[][..], |review| review.exchanges.as_slice());
    html! {
        <section class="transcript" key={attempt.id.to_string()}>
            <p class="asker"><span class="asker-name">{ name }</span><span class="asker-role">{ role }</span></p>
            <blockquote class="question"><p>{ &scenario.question }</p></blockquote>
            { marked::answer(&attempt.id, scenario, &attempt.answer, &attempt.fields, &[]) }
            { for exchanges.iter().filter_map(|exchange| {
                let challenge = scenario.challenge(&exchange.challenge)?;
                Some(html! {
                    <div class="exchange" key={exchange.challenge.to_string()}>
                        <blockquote class="question question-small"><p>{ &challenge.text }</p></blockquote>
                        <p class={if exchange.reply.trim().is_empty() { "blank" } else { "prose" }}>
                            { if exchange.reply.trim().is_empty() { "No reply" } else { exchange.reply.as_str() } }
                        </p>
                    </div>
                })
            }) }
        </section>
    }
}
