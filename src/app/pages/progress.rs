//! How practice goes: what is due, what is weak, trends, history, and the record itself.

use crate::app::browser::{self, date, now};
use crate::app::parts::chart;
use crate::app::words::{count, minutes};
use crate::ids::ScenarioId;
use crate::interview::Asked;
use crate::interview::progress::{self, Weak};
use crate::interview::{Attempt, Export, Filter, Model, Msg, Route};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// So many weak items are named.
const WEAKEST: usize = 8;
/// Weeks on the calendar.
const WEEKS: usize = 26;

pub(in crate::app) fn view(model: &Model, filter: &Filter, send: &Callback<Msg>) -> Html {
    let is_blank = model.attempts.is_empty() && model.exercises.all().is_empty();
    html! {
        <main id="main" class="page page-progress" tabindex="-1">
            <header class="list-head">
                <h1 tabindex="-1">{ "Progress" }</h1>
                if is_blank {
                    <p class="lede">{ "Nothing yet. After the first answer this page shows what is due, what keeps being missed, and how each dimension moves." }</p>
                }
            </header>
            if !is_blank {
                <>
                    <div class="progress-top">
                        { due(model) }
                        { days(model) }
                    </div>
                    { weak(model) }
                    { trends(model, filter) }
                    { calibration(model) }
                </>
            }
            <div class="history-place">{ history(model, filter, send) }</div>
            { record(model, send) }
        </main>
    }
}

fn title<'m>(model: &'m Model, id: &'m ScenarioId) -> &'m str {
    let card = model.library.card(id);
    card.map_or(id.as_str(), |card| card.title.as_str())
}

fn due(model: &Model) -> Html {
    let all = progress::due(model, now());
    let (due, later): (Vec<_>, Vec<_>) = all.into_iter().partition(|due| due.is_now);
    html! {
        <section class="due" aria-labelledby="due">
            <h2 id="due">{ "Due now" }</h2>
            if due.is_empty() {
                <p>{ later.first().map_or_else(
                    || "Nothing has been practised yet.".to_owned(),
                    |next| format!("Nothing. Next: {}, {}.", title(model, &next.scenario), date(next.at)),
                ) }</p>
            }
            <ul class="due-list">
                { for due.iter().map(|due| html! {
                    <li key={due.scenario.to_string()}>
                        <a href={Route::Brief(Asked::plain(due.scenario.clone())).href()}>{ title(model, &due.scenario) }</a>
                    </li>
                }) }
            </ul>
            <p class="fine">{ "A scenario is due when the chance that you would do it as well again has fallen to nine in ten (the FSRS forgetting curve, fed with your scores)." }</p>
        </section>
    }
}

fn days(model: &Model) -> Html {
    let (offset, weekday) = (browser::time_zone(now()), browser::weekday(now()));
    let shown = (WEEKS - 1) * 7 + weekday + 1;
    let counts = progress::calendar(model, now(), offset, shown);
    let active = counts.iter().filter(|count| **count > 0).count();
    let label = format!("Practised on {} of the last {WEEKS} weeks", count(active, "day"));
    html! {
        <section class="days" aria-labelledby="days">
            <h2 id="days">{ "Days of practice" }</h2>
            { chart::calendar(&counts, weekday, label.clone()) }
            <p class="fine">{ format!("{label}.") }</p>
        </section>
    }
}

fn weak(model: &Model) -> Html {
    let weak = progress::weak_items(model, now());
    if weak.is_empty() {
        return Html::default();
    }
    let line = |one: &Weak| {
        let scenario = model.library.scenario(&one.scenario)?;
        let item = scenario.item(&one.item)?;
        Some(html! {
            <li key={format!("{}-{}", one.scenario, one.item)}>
                <a href={Route::Brief(Asked::plain(one.scenario.clone())).href()}>{ &item.title }</a>
                <span class="weak-where">{ &scenario.title }</span>
                <span class="weak-count">{ format!("missed {} of {}{}", one.missed, one.tried, if one.is_due { ", due" } else { "" }) }</span>
            </li>
        })
    };
    html! {
        <section class="weak" aria-labelledby="weak">
            <h2 id="weak">{ "What keeps being missed" }</h2>
            <ul class="weak-list">{ for weak.iter().take(WEAKEST).filter_map(line) }</ul>
        </section>
    }
}

fn trends(model: &Model, filter: &Filter) -> Html {
    let trends = progress::trends(progress::filtered(model, filter));
    if trends.values().all(|values| values.len() < 2) {
        return Html::default();
    }
    html! {
        <section class="trends" aria-labelledby="trends">
            <h2 id="trends">{ "Dimension by dimension" }</h2>
            <ul class="trend-list">
                { for trends.iter().map(|(dimension, values)| {
                    let shares: Vec<u32> = values.iter().map(|(_, share)| *share).collect();
                    let (first, last) = (shares.first().copied().unwrap_or(0), shares.last().copied().unwrap_or(0));
                    let words = format!("{first}% at first, {last}% lately");
                    html! {
                        <li key={dimension.id()} class="trend-item">
                            <h3>{ dimension.title() }</h3>
                            { chart::line(&shares, format!("{}: {words}, over {}", dimension.title(), count(shares.len(), "attempt"))) }
                            <p class="fine">{ words }</p>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

fn calibration(model: &Model) -> Html {
    let all = progress::calibrations(model);
    if all.is_empty() {
        return Html::default();
    }
    let mean_gap = all.iter().map(|one| one.gap.unsigned_abs()).sum::<u32>()
        / u32::try_from(all.len()).unwrap_or(1).max(1);
    let briers: Vec<u32> = all.iter().filter_map(|one| one.brier).collect();
    let gaps: Vec<u32> = all.iter().map(|one| one.gap.unsigned_abs()).collect();
    let over = all.iter().filter(|one| one.gap > 0).count();
    html! {
        <section class="calibration" aria-labelledby="calibration">
            <h2 id="calibration">{ "How well you judge yourself" }</h2>
            <div class="calibration-lines">
                <div>
                    <h3>{ "Gap between your mark and the score" }</h3>
                    { chart::line(&gaps, format!("Gap over {}, {mean_gap} points on average", count(gaps.len(), "answer"))) }
                    <p class="fine">{ format!("{mean_gap} points on average; you thought better of your answer in {over} of {}.", all.len()) }</p>
                </div>
                if !briers.is_empty() {
                    <div>
                        <h3>{ "Brier score of your confidence" }</h3>
                        { chart::line(&briers, format!("Brier score over {}", count(briers.len(), "answer"))) }
                        <p class="fine">{ "The square of the distance between how sure you were and what happened: 0 is best, 25 is a coin. Only saying what you believe makes it small." }</p>
                    </div>
                }
            </div>
        </section>
    }
}

fn history(model: &Model, filter: &Filter, send: &Callback<Msg>) -> Html {
    if model.attempts.is_empty() {
        return Html::default();
    }
    let by_scenario = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
                let id = list.value();
                send.emit(Msg::ScenarioFiltered((!id.is_empty()).then(|| ScenarioId::new(id))));
            }
        })
    };
    let by_mode = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Msg::LiveFiltered(input.checked()));
            }
        })
    };
    let shown: Vec<_> = progress::filtered(model, filter).collect();
    let mut scenarios: Vec<&ScenarioId> = model.attempts.iter().map(|attempt| &attempt.scenario).collect();
    scenarios = crate::order::by_key(scenarios, |id| (*id).clone());
    scenarios.dedup();
    html! {
        <section class="history" aria-labelledby="history">
            <h2 id="history">{ "History" }</h2>
            <p class="filters">
                <label for="by-scenario">{ "Scenario" }</label>
                <select id="by-scenario" onchange={by_scenario}>
                    <option value="" selected={filter.scenario.is_none()}>{ "All" }</option>
                    { for scenarios.into_iter().map(|id| html! {
                        <option value={id.to_string()} selected={filter.scenario.as_ref() == Some(id)}>{ title(model, id) }</option>
                    }) }
                </select>
                <label><input type="checkbox" checked={filter.only_live} onchange={by_mode} />{ " Live only" }</label>
                <span role="status">{ count(shown.len(), "attempt") }</span>
            </p>
            <ol class="attempt-list">{ for shown.into_iter().map(|attempt| row(attempt, send)) }</ol>
        </section>
    }
}

fn row(attempt: &Attempt, send: &Callback<Msg>) -> Html {
    let mode = attempt.mode.name();
    let numbers = attempt.draw.map(|draw| format!(", numbers no. {}", draw.number())).unwrap_or_default();
    let question = format!("Erase this attempt at “{}” for good, with its replies and marks?", attempt.title);
    let erase = browser::confirmed(send, &question, Msg::AttemptErased(attempt.id.clone()));
    html! {
        <li class="attempt attempt-row" key={attempt.id.to_string()}>
            <span class="attempt-score">{ attempt.score }</span>
            <a href={Route::Debrief(attempt.id.clone(), None).href()}>{ &attempt.title }</a>
            <span class="attempt-when">{ format!("{}, {}, {mode}{numbers}", date(attempt.submitted_at), minutes(attempt.spent)) }</span>
            <button type="button" class="icon" onclick={erase} aria-label={format!("Erase the attempt of {}", date(attempt.submitted_at))}>{ "×" }</button>
        </li>
    }
}

fn record(model: &Model, send: &Callback<Msg>) -> Html {
    let wanted = |export: Export| send.reform(move |_: MouseEvent| Msg::Wanted(export.clone()));
    let bring = browser::files_chosen(send);
    let question = "Erase everything that you have written here, for good? Export the record first if you may want it back.";
    let erase = browser::confirmed(send, question, Msg::AllErased);
    let contests = model.reviews.values().map(|review| review.contests.len()).sum::<usize>();
    html! {
        <section class="record-acts" aria-labelledby="record">
            <h2 id="record">{ "Your record" }</h2>
            <p>{ "All of it is in this browser and nowhere else. Take it with you as one file, bring it in on another device, or erase it." }</p>
            <p class="way-acts">
                <button type="button" class="quiet" onclick={wanted(Export::Record)}>{ "Export everything" }</button>
                <label class="quiet file-label">
                    { "Bring in a record" }
                    <input type="file" class="file-input" accept="application/json,.json" onchange={bring} />
                </label>
                <button type="button" class="quiet" onclick={wanted(Export::HistoryCsv)}>{ "History as CSV" }</button>
                if !model.attempts.is_empty() {
                    <button type="button" class="quiet" onclick={send.reform(|_: MouseEvent| Msg::Wanted(Export::AnkiCards(now())))}>{ "Weak items for Anki" }</button>
                }
                if contests > 0 {
                    <button type="button" class="quiet" onclick={wanted(Export::Contests)}>{ format!("Export {}", count(contests, "contest")) }</button>
                }
                <button type="button" class="quiet" onclick={erase}>{ "Erase everything" }</button>
            </p>
        </section>
    }
}
