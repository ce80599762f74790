//! The debrief: the score, why, the answer with the marker pen on it, and what to do next.

mod checklist;
mod comparison;
mod flags;
mod models;
mod next;
mod numbers;
mod pushback;

use crate::app::browser::{date, now, print};
use crate::app::parts::marked::{self, Note};
use crate::app::parts::{exhibit, score};
use crate::app::words::{count, headline, minutes};
use crate::interview::progress::{calibration, own_mark};
use crate::interview::{Attempt, Export, HOLDS_FROM, Model, Msg, Review, Route, Shown};
use crate::pack::{Dimension, Scenario};
use crate::scoring::Debrief;
use yew::prelude::*;

/// What all parts of a debrief look at.
struct Page<'p> {
    model: &'p Model,
    scenario: &'p Scenario,
    shown: &'p Shown,
    debrief: &'p Debrief,
    review: Option<&'p Review>,
    notes: Vec<Note>,
    send: &'p Callback<Msg>,
}

pub(in crate::app) fn view(model: &Model, shown: &Shown, send: &Callback<Msg>) -> Html {
    let attempt = &shown.attempt;
    let (Some(scenario), Some(debrief)) = (model.library.asked(&attempt.asked()), shown.debrief.as_deref())
    else {
        return without_pack(attempt);
    };
    let review = model.reviews.get(&attempt.id);
    let notes = marked::notes(scenario, debrief);
    let page = Page { model, scenario, shown, debrief, review, notes, send };
    html! {
        <main id="main" class="page page-debrief" tabindex="-1">
            { head(&page) }
            { scorecard(&page) }
            { next::view(model, &page) }
            { flags::view(&page) }
            <section class="record" aria-labelledby="record">
                <h2 id="record">{ "Your answer" }</h2>
                { exhibit::question(scenario) }
                { marked::answer(&attempt.id, scenario, &attempt.answer, &attempt.fields, &page.notes) }
            </section>
            { checklist::view(&page) }
            { numbers::view(&page) }
            { pushback::view(&page) }
            { models::view(&page) }
            <div class="versus">{ for shown.earlier.iter().map(|(before, verdicts)| comparison::view(&page, before, verdicts)) }</div>
            { limits(&page) }
        </main>
    }
}

fn head(page: &Page<'_>) -> Html {
    let Page { scenario, debrief, send, .. } = page;
    let attempt = &page.shown.attempt;
    let raised = debrief.flags.iter().filter(|flag| flag.raised).count();
    let asked = debrief.items.iter().filter(|item| item.is_asked);
    let (met, items) = asked.fold((0, 0), |(met, all), item| (met + usize::from(item.met), all + 1));
    let retry = send.reform(|_: MouseEvent| Msg::RetryPressed(now()));
    html! {
        <header class="debrief-head">
            <p class="eyebrow">{ "Debrief" }</p>
            <h1 tabindex="-1">{ &scenario.title }</h1>
            <p class="lede">{ headline(attempt.score, raised, met, items) }</p>
            <p class="debrief-when">{ how(attempt) }</p>
            <div class="debrief-acts">
                <button type="button" class="button" onclick={retry}>{ "Try again" }</button>
                <button type="button" class="quiet" onclick={Callback::from(|_: MouseEvent| print())}>{ "Print" }</button>
                <button type="button" class="quiet" onclick={send.reform(|_: MouseEvent| Msg::Wanted(Export::DebriefMarkdown))}>{ "Save as Markdown" }</button>
                <button type="button" class="quiet" onclick={send.reform(|_: MouseEvent| Msg::Wanted(Export::DebriefJson))}>{ "Save as JSON" }</button>
            </div>
        </header>
    }
}

/// When and how the answer came about, in a line.
fn how(attempt: &Attempt) -> String {
    let mode = match (attempt.mode.is_live(), attempt.mode.seat()) {
        (_, Some(_)) => "In a panel",
        (true, None) => "Live",
        (false, None) => "Practice",
    };
    let time = if attempt.out_of_time { "Time ran out after" } else { "Time spent:" };
    let numbers = attempt.draw.map(|draw| format!(" Numbers no. {}.", draw.number())).unwrap_or_default();
    format!("{mode}, {}. {time} {}.{numbers}", date(attempt.submitted_at), minutes(attempt.spent))
}

fn scorecard(page: &Page<'_>) -> Html {
    let marks: Vec<(Dimension, u8)> = page
        .review
        .map_or_else(Vec::new, |review| review.marks.iter().map(|(one, mark)| (*one, *mark)).collect());
    html! {
        <section class="scorecard" aria-label="Score">
            { score::ring(page.shown.attempt.score) }
            { score::dimension_list(&page.debrief.dimensions, &marks) }
            <div class="sum">
                <p>{ sum(page) }</p>
                { for contested(page).map(|words| html! { <p>{ words }</p> }) }
                { for own(page).map(|words| html! { <p>{ words }</p> }) }
            </div>
        </section>
    }
}

/// How the points add up.
fn sum(page: &Page<'_>) -> String {
    let Debrief { earned, possible, taken, .. } = page.debrief;
    let mut words = if *taken == 0 {
        format!("{earned} of {possible} points by weight.")
    } else {
        let gained = page.debrief.gained();
        format!("{gained} points earned, {taken} taken by red flags: {earned} of {possible} by weight.")
    };
    let attempt = &page.shown.attempt;
    if attempt.hints > 0 {
        words = format!("{words} {} cost {} more.", count(attempt.hints, "hint"), attempt.hint_cost);
    }
    words
}

/// The score with the points that the candidate contests.
fn contested(page: &Page<'_>) -> Option<String> {
    let review = page.review?;
    let results =
        page.debrief.items.iter().filter(|item| !item.met && review.contests.contains_key(&item.id));
    let (items, points) = results.fold((0, 0), |(items, points), item| (items + 1, points + item.weight));
    let with = page.debrief.with(points, page.shown.attempt.hint_cost);
    (items > 0).then(|| format!("With your {}, it would be {with} of 100.", count(items, "contested item")))
}

/// The own mark and confidence against what came of it.
fn own(page: &Page<'_>) -> Option<String> {
    let (attempt, review) = (&page.shown.attempt, page.review?);
    let own = own_mark(attempt, review);
    let gap = calibration(attempt, review).map(|one| match one.gap {
        0 => "exactly the score".to_owned(),
        above @ 1.. => format!("{above} above the score"),
        below => format!("{} below the score", below.unsigned_abs()),
    });
    let mark = own.zip(gap).map(|(own, gap)| format!("Your own mark was {own}, {gap}."));
    let sure = review.confidence.map(|percent| {
        let held = if attempt.score >= HOLDS_FROM { "it did" } else { "it did not" };
        format!("You were {percent}% sure that it holds ({HOLDS_FROM} or more); {held}.")
    });
    let words: Vec<String> = [mark, sure].into_iter().flatten().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

fn without_pack(attempt: &Attempt) -> Html {
    html! {
        <main id="main" class="page page-narrow" tabindex="-1">
            <h1 tabindex="-1">{ &attempt.title }</h1>
            <p class="lede">
                { format!("You scored {} of 100. The pack “{}” by which it was scored is not loaded, so the reasons cannot be shown; your answer is kept.",
                    attempt.score, attempt.pack) }
            </p>
            <p><a class="button" href={Route::Home.href()}>{ "Go to all scenarios" }</a></p>
        </main>
    }
}

fn limits(page: &Page<'_>) -> Html {
    let sitting = page.shown.attempt.mode.seat().map(|seat| Route::Sitting(seat.sitting.clone()));
    html! {
        <section class="limits">
            <h2>{ "What this debrief cannot judge" }</h2>
            <p>
                { "It checks whether the moves of good reasoning are on the page and whether the figures are right. It cannot judge \
                   whether a new argument is true, or how you come across. If you did make a point that is shown as missing, contest it, \
                   and say it plainly in one sentence next time." }
            </p>
            <p class="live-acts">
                { for sitting.map(|route| html! { <a href={route.href()}>{ "Scorecard of the panel" }</a> }) }
                <a href={Route::Home.href()}>{ "All scenarios" }</a>
                <a href={Route::Progress.href()}>{ "Progress" }</a>
            </p>
        </section>
    }
}
