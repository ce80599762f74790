//! The form of a live interview: one field after the other, a clock, no way back.

use super::answer::{brief, listeners, saved_words};
use crate::app::browser::{now, seed};
use crate::app::parts::{field, marked};
use crate::app::words::{clock, count};
use crate::interview::{Clock, Draft, Model, Msg, Writing};
use crate::pack::{Asker, Field, Scenario};
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, writing: &Writing, send: &Callback<Msg>) -> Html {
    let draft = model.live.as_ref();
    let scenario = draft.and_then(|draft| model.library.asked(&draft.asked()));
    let (Some(scenario), Some(draft)) = (scenario, draft) else { return super::missing::view("live") };
    let fields = draft.fields_asked(scenario);
    let step = draft.step.min(fields.len().saturating_sub(1));
    let is_last = step + 1 >= fields.len();
    let (listen, submit, shortcut) = listeners(send);
    let end = send.reform(|_: MouseEvent| Msg::EndPressed);
    html! {
        <main id="main" class="page page-answer page-live" tabindex="-1">
            <h1 tabindex="-1">{ &scenario.title }</h1>
            { brief(scenario, opposite(model, draft).unwrap_or(&scenario.asked_by), writing, send) }
            <form class="form" oninput={listen} onsubmit={submit} onkeydown={shortcut} aria-label="Your answer">
                { head(model, draft, step, fields.len()) }
                { said(draft, fields.get(..step).unwrap_or_default()) }
                <div class="fields">
                    { for fields.get(step).map(|one| field::view(step, one, draft, None, send)) }
                </div>
                <div class="hand-in">
                    { match &writing.asking {
                        Some(blank) => asking(blank.len(), send),
                        None => html! {
                            <div class="live-acts">
                                <button type="submit" class="button">{ if is_last { "Hand in" } else { "Next question" } }</button>
                                if !is_last {
                                    <button type="button" class="quiet" onclick={end}>{ "End the interview here" }</button>
                                }
                            </div>
                        },
                    } }
                </div>
            </form>
        </main>
    }
}

/// Who sits opposite, if it is a panel.
pub(super) fn opposite<'m>(model: &'m Model, draft: &Draft) -> Option<&'m Asker> {
    let seat = draft.mode.seat()?;
    model.library.panel(&seat.panel)?.seats.get(seat.seat).map(|seat| &seat.by)
}

fn head(model: &Model, draft: &Draft, step: usize, steps: usize) -> Html {
    let shown = draft.mode.clock(draft.spent);
    let (words, is_grave) = match shown {
        Clock::Up(spent) => (format!("{}, no limit", clock(spent)), false),
        Clock::Down(left) => (format!("{} left", clock(left)), false),
        Clock::LastMinute(left) => (format!("{} left", clock(left)), true),
        Clock::Out => ("Time is out".to_owned(), true),
    };
    let seats = draft.mode.seat().and_then(|seat| {
        let panel = model.library.panel(&seat.panel)?;
        Some(format!("Person {} of {}", seat.seat + 1, panel.seats.len()))
    });
    html! {
        <div class="progress">
            <progress max={steps.to_string()} value={(step + 1).to_string()} aria-label="Questions asked" />
            <p>
                { for seats.map(|seats| html! { <span>{ seats }</span> }) }
                { for opposite(model, draft).map(|by| html! { <span>{ format!("{}, {}", by.name, by.role) }</span> }) }
                <span>{ format!("Question {} of {steps}", step + 1) }</span>
                <span class={classes!("clock", is_grave.then_some("clock-grave"))} role="timer">{ words }</span>
                <span class="saved">{ saved_words(model.refused.is_empty()) }</span>
            </p>
        </div>
    }
}

/// What was said so far, to be read and not to be changed.
fn said(draft: &Draft, fields: &[&Field]) -> Html {
    if fields.is_empty() {
        return html! { <div class="said" hidden=true /> };
    }
    html! {
        <details class="said">
            <summary>{ format!("What you have said so far ({})", count(fields.len(), "answer")) }</summary>
            <h2 class="unseen">{ "Your answers" }</h2>
            { for fields.iter().map(|field| html! {
                <section key={field.id.to_string()} class="answer-field">
                    <h3>{ &field.label }</h3>
                    <div class="answer-words">{ marked::plain(field, &draft.answer) }</div>
                </section>
            }) }
        </details>
    }
}

fn asking(blank: usize, send: &Callback<Msg>) -> Html {
    let confirm = send.reform(|_: MouseEvent| Msg::SubmitConfirmed(now(), seed()));
    let withdraw = send.reform(|_: MouseEvent| Msg::SubmitWithdrawn);
    html! {
        <div class="asking" id="asking" role="alertdialog" aria-labelledby="asking-title" tabindex="-1">
            <h2 id="asking-title">{ "End the interview here?" }</h2>
            <p>{ format!("{} would stay without an answer. What you have said is handed in as it stands.", count(blank, "question")) }</p>
            <div class="asking-acts">
                <button type="button" class="button" onclick={withdraw}>{ "Go on" }</button>
                <button type="button" class="quiet" onclick={confirm}>{ "Hand in as it is" }</button>
            </div>
        </div>
    }
}

/// The question of a scenario with who puts it in a panel.
pub(super) fn put_by(scenario: &Scenario, by: Option<&Asker>) -> (String, String) {
    let by = by.unwrap_or(&scenario.asked_by);
    (by.name.clone(), by.role.clone())
}
