//! The debrief: the score, why, and the answer with the marker pen on it.

use crate::app::browser::{date, now};
use crate::app::parts::{exhibit, marked, score};
use crate::app::words::{headline, minutes};
use crate::interview::{Attempt, Model, Msg, Route, compare};
use crate::order::by_key;
use crate::pack::{Dimension, FieldKind, Item, NumberField, Scenario};
use crate::scoring::{Blocked, Debrief, ItemResult, NumberResult, NumberState};
use marked::Note;
use std::cmp::Reverse;
use std::rc::Rc;
use yew::prelude::*;

pub(in crate::app) fn view(
    model: &Model,
    attempt: &Attempt,
    debrief: Option<&Debrief>,
    earlier: Option<&(Rc<Attempt>, Rc<Debrief>)>,
    send: &Callback<Msg>,
) -> Html {
    let (Some(scenario), Some(debrief)) = (model.library.scenario(&attempt.scenario), debrief) else {
        return without_pack(attempt);
    };
    let notes = marked::notes(scenario, debrief);
    let raised = debrief.flags.iter().filter(|flag| flag.raised).count();
    let met = debrief.items.iter().filter(|item| item.met).count();
    let retry = send.reform(|_: MouseEvent| Msg::RetryPressed(now()));
    let print = Callback::from(|_: MouseEvent| {
        if let Some(window) = web_sys::window() {
            let _ = window.print();
        }
    });
    html! {
        <main id="main" class="page page-debrief" tabindex="-1">
            <header class="debrief-head">
                <p class="eyebrow">{ "Debrief" }</p>
                <h1 tabindex="-1">{ &scenario.title }</h1>
                <p class="lede">{ headline(debrief.score, raised, met, debrief.items.len()) }</p>
                <p class="debrief-when">{ format!("{}. Time spent: {}.", date(attempt.submitted_at), minutes(attempt.spent)) }</p>
                <div class="debrief-acts">
                    <button type="button" class="button" onclick={retry}>{ "Try again" }</button>
                    <button type="button" class="quiet" onclick={print}>{ "Print" }</button>
                </div>
            </header>
            <section class="scorecard" aria-label="Score">
                { score::ring(debrief.score) }
                { score::dimensions(debrief) }
                <p class="sum">{ sum(debrief) }</p>
            </section>
            { next_time(scenario, debrief, attempt) }
            <div class="versus">{ for earlier.map(|(before, verdicts)| comparison(scenario, attempt, before, verdicts, debrief)) }</div>
            { flags(scenario, debrief, attempt, &notes) }
            <section class="checklist" aria-labelledby="checklist">
                <h2 id="checklist">{ "The checklist" }</h2>
                { for Dimension::ALL.into_iter().map(|dimension| dimension_items(dimension, scenario, debrief, attempt, &notes)) }
            </section>
            { numbers(scenario, debrief) }
            <section class="record" aria-labelledby="record">
                <h2 id="record">{ "Your answer" }</h2>
                { exhibit::question(scenario) }
                { marked::answer(&attempt.id, scenario, &attempt.answer, &notes) }
            </section>
            <section class="limits">
                <h2>{ "What this debrief cannot judge" }</h2>
                <p>
                    { "It checks whether the moves of good reasoning are on the page and whether the figures are right. It cannot judge \
                       whether a new argument is true, or how you come across. If you did make a point that is shown as missing, trust \
                       your reader: say it plainly in one sentence next time." }
                </p>
                <p><a href={Route::Home.href()}>{ "All scenarios" }</a></p>
            </section>
        </main>
    }
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

/// How the points add up.
fn sum(debrief: &Debrief) -> String {
    let Debrief { earned, possible, taken, .. } = debrief;
    if *taken == 0 {
        format!("{earned} of {possible} points by weight.")
    } else {
        format!(
            "{} points earned, {taken} taken by red flags: {earned} of {possible} by weight.",
            debrief.gained()
        )
    }
}

/// How many points are worth naming for the next try.
const NEXT: usize = 3;

/// The unmet items that would add most, the heaviest first.
fn next_time(scenario: &Scenario, debrief: &Debrief, attempt: &Attempt) -> Html {
    let unmet = scenario.items.iter().zip(&debrief.items).filter(|(_, result)| !result.met);
    let unmet = by_key(unmet, |(item, _)| Reverse(item.weight));
    if unmet.is_empty() {
        return Html::default();
    }
    html! {
        <section class="next-time" aria-labelledby="next-time">
            <h2 id="next-time">{ "Worth most next time" }</h2>
            <ol>
                { for unmet.into_iter().take(NEXT).map(|(item, _)| html! {
                    <li key={item.id.to_string()}>
                        <a href={Route::Debrief(attempt.id.clone(), Some(format!("item-{}", item.id))).href()}>{ &item.title }</a>
                        <span class="points">{ format!("+{}", item.weight) }</span>
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn comparison(
    scenario: &Scenario,
    attempt: &Attempt,
    before: &Attempt,
    verdicts: &Debrief,
    after: &Debrief,
) -> Html {
    let change = compare(verdicts, after);
    let titles = |ids: &[crate::ids::ItemId]| -> Html {
        html! {
            <ul>
                { for scenario.items.iter().filter(|item| ids.contains(&item.id)).map(|item| html! {
                    <li><a href={Route::Debrief(attempt.id.clone(), Some(format!("item-{}", item.id))).href()}>{ &item.title }</a></li>
                }) }
            </ul>
        }
    };
    html! {
        <section class="comparison" aria-labelledby="comparison">
            <h2 id="comparison">{ format!("From {} to {}", change.before, change.after) }</h2>
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
                { marked::answer(&before.id, scenario, &before.answer, &[]) }
            </details>
        </section>
    }
}

fn flags(scenario: &Scenario, debrief: &Debrief, attempt: &Attempt, notes: &[Note]) -> Html {
    let raised: Vec<_> = scenario
        .flags
        .iter()
        .zip(&debrief.flags)
        .enumerate()
        .filter(|(_, (_, result))| result.raised)
        .collect();
    if raised.is_empty() {
        return Html::default();
    }
    html! {
        <section class="flags" aria-labelledby="flags">
            <h2 id="flags">{ if raised.len() == 1 { "A red flag" } else { "Red flags" } }</h2>
            <ul>
                { for raised.into_iter().map(|(position, (flag, result))| html! {
                    <li id={format!("flag-{}", flag.id)} class="flag" tabindex="-1">
                        <h3><span class="sign">{ marked::flag_sign(position) }</span>{ &flag.title }<span class="points">{ format!("−{}", flag.weight) }</span></h3>
                        <p>{ &flag.criterion }</p>
                        if result.evidence.is_empty() {
                            <p class="why">{ "Raised by what is absent from the answer." }</p>
                        } else {
                            { quotes(&format!("flag-{}", flag.id), attempt, notes) }
                        }
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn dimension_items(
    dimension: Dimension,
    scenario: &Scenario,
    debrief: &Debrief,
    attempt: &Attempt,
    notes: &[Note],
) -> Html {
    let items: Vec<_> =
        scenario.items.iter().zip(&debrief.items).filter(|(item, _)| item.dimension == dimension).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <div class="checklist-group" key={dimension.id()}>
            <h3>{ dimension.title() }</h3>
            <ul>
                { for items.into_iter().map(|(item, result)| verdict(&marked::item_sign(scenario, item), item, result, attempt, notes)) }
            </ul>
        </div>
    }
}

fn verdict(number: &str, item: &Item, result: &ItemResult, attempt: &Attempt, notes: &[Note]) -> Html {
    let (sign, word) = if result.met { ("✓", "Met") } else { ("○", "Not met") };
    let points = if result.met { format!("+{}", item.weight) } else { format!("0 of {}", item.weight) };
    html! {
        <li id={format!("item-{}", item.id)} class={classes!("item", result.met.then_some("item-met"))} tabindex="-1" key={item.id.to_string()}>
            <span class="item-sign" aria-hidden="true">{ sign }</span>
            <div class="item-body">
                <h4>
                    <span class="unseen">{ format!("{word}: ") }</span>
                    <span class="sign">{ number }</span>{ &item.title }<span class="points">{ points }</span>
                </h4>
                if !result.met {
                    <p class="criterion">{ &item.criterion }</p>
                }
                if result.met {
                    { quotes(&format!("item-{}", item.id), attempt, notes) }
                    <details class="criterion">
                        <summary>{ "What it asks for" }<span class="unseen">{ format!(": {}", item.title) }</span></summary>
                        <p>{ &item.criterion }</p>
                    </details>
                } else {
                    { lack(result, attempt) }
                }
                if item.is_tentative {
                    <p class="tentative">{ "Readers and this rule often differ here. Take the verdict as a hint, and judge for yourself by what the item asks for." }</p>
                }
            </div>
        </li>
    }
}

/// The words that earned or cost something, in the order of the answer, each linked to its place there.
fn quotes(verdict: &str, attempt: &Attempt, notes: &[Note]) -> Html {
    html! {
        <ul class="quotes">
            { for notes.iter().filter(|note| note.verdict == verdict).filter_map(|note| {
                let words = attempt.answer.text_at(&note.evidence.place).get(note.evidence.span.clone())?;
                let href = Route::Debrief(attempt.id.clone(), Some(note.mark.clone())).href();
                Some(html! { <li key={note.mark.clone()}><a {href}><q>{ short(words) }</q></a></li> })
            }) }
        </ul>
    }
}

/// What an unmet item lacks, and words that would have done but for a gate.
fn lack(result: &ItemResult, attempt: &Attempt) -> Html {
    let refusal = |blocked: &Blocked| {
        let words = attempt.answer.text_at(&blocked.place).get(blocked.span.clone()).unwrap_or_default();
        html! { <li><q>{ short(words) }</q>{ format!(" {}", blocked.why.in_words()) }</li> }
    };
    html! {
        <>
            if !result.missing.is_empty() {
                <p class="why">{ format!("Missing: {}.", result.missing.join("; ")) }</p>
            }
            if !result.blocked.is_empty() {
                <ul class="blocked">{ for result.blocked.iter().map(refusal) }</ul>
            }
            if result.missing.is_empty() && result.blocked.is_empty() {
                <p class="why">{ "Nothing in the answer does this." }</p>
            }
        </>
    }
}

/// Long quotations keep their beginning.
fn short(words: &str) -> String {
    const LONGEST: usize = 160;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LONGEST).collect();
    format!("{}…", kept.trim_end())
}

fn numbers(scenario: &Scenario, debrief: &Debrief) -> Html {
    if debrief.numbers.is_empty() {
        return Html::default();
    }
    html! {
        <section class="numbers" aria-labelledby="numbers">
            <h2 id="numbers">{ "The numbers" }</h2>
            <ul>
                { for debrief.numbers.iter().filter_map(|result| {
                    let field = scenario.field(&result.field)?;
                    match &field.kind {
                        FieldKind::Number(number) => Some(number_verdict(scenario, &field.label, number, result)),
                        _ => None,
                    }
                }) }
            </ul>
        </section>
    }
}

fn number_verdict(scenario: &Scenario, label: &str, number: &NumberField, result: &NumberResult) -> Html {
    let is_right = result.state.is_right();
    let yours = match &result.state {
        NumberState::Blank => "You left it blank.".to_owned(),
        NumberState::Unreadable(_) => "What you typed could not be read as a number.".to_owned(),
        NumberState::Right(value) => format!("You said {}.", number.unit.with(*value)),
        NumberState::Mistaken(value, _) | NumberState::Wrong(value) => {
            format!("You said {}; it is {}.", number.unit.with(*value), number.shown())
        }
    };
    let mistake =
        result.state.mistake().and_then(|id| number.mistakes.iter().find(|mistake| mistake.id == *id));
    let points = if is_right { format!("+{}", result.weight) } else { format!("0 of {}", result.weight) };
    html! {
        <li class={classes!("item", is_right.then_some("item-met"))} key={result.field.to_string()}>
            <span class="item-sign" aria-hidden="true">{ if is_right { "✓" } else { "○" } }</span>
            <div class="item-body">
                <h3><span class="unseen">{ if is_right { "Right: " } else { "Not right: " } }</span>{ label }<span class="points">{ points }</span></h3>
                <p>{ yours }</p>
                if let Some(mistake) = mistake {
                    <p class="why mistake">{ &mistake.why }</p>
                }
                { working(scenario, number) }
            </div>
        </li>
    }
}

/// The formula in words, and with its figures.
fn working(scenario: &Scenario, number: &NumberField) -> Html {
    let working = number.working(&scenario.parameters);
    html! {
        <p class="working">
            <span>{ working.words }</span>
            <span>{ format!("{} = {}", working.figures, number.shown()) }</span>
        </p>
    }
}
