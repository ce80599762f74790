//! What follows an answer before its debrief: pushback, and the candidate's own marks.

use super::answer::on_ctrl_enter;
use crate::app::browser::now;
use crate::app::parts::{marked, speech};
use crate::app::words::count;
use crate::interview::{Attempt, Exchange, FULL_MARK, HOLDS_FROM, Model, Msg, Review, Stage};
use crate::pack::{Asker, Dimension, Scenario};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, attempt: &Attempt, send: &Callback<Msg>) -> Html {
    let scenario = model.library.asked(&attempt.asked());
    let (Some(scenario), Some(review)) = (scenario, model.reviews.get(&attempt.id)) else {
        return super::missing::view(attempt.id.as_str());
    };
    match (review.stage, review.current()) {
        (Stage::Challenged(index), Some(exchange)) => {
            pushback(model, scenario, attempt, review, (index, exchange), send)
        }
        _ => marking(scenario, attempt, review, send),
    }
}

/// So many characters are kept of a reply; the field takes no more.
const LONGEST_REPLY: &str = "5000";

/// Who puts a challenge: its own speaker, the person of the panel, or the one who asked.
pub(super) fn speaker<'m>(
    model: &'m Model,
    scenario: &'m Scenario,
    attempt: &Attempt,
    exchange: &Exchange,
) -> &'m Asker {
    let challenge = scenario.challenge(&exchange.challenge);
    let own = challenge.and_then(|challenge| challenge.by.as_ref());
    let seat = attempt.mode.seat().and_then(|seat| model.library.panel(&seat.panel)?.seats.get(seat.seat));
    own.or(seat.map(|seat| &seat.by)).unwrap_or(&scenario.asked_by)
}

fn pushback(
    model: &Model,
    scenario: &Scenario,
    attempt: &Attempt,
    review: &Review,
    (index, exchange): (usize, &Exchange),
    send: &Callback<Msg>,
) -> Html {
    let challenge = scenario.challenge(&exchange.challenge);
    let by = speaker(model, scenario, attempt, exchange);
    let words = exchange.reply.split_whitespace().count();
    let typed = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                send.emit(Msg::ReplyTyped(area.value(), now()));
            }
        })
    };
    let give = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::ReplyGiven(now())
    });
    let shortcut = on_ctrl_enter(send, false, || Msg::ReplyGiven(now()));
    html! {
        <main id="main" class="page page-narrow page-review" tabindex="-1" key={format!("challenge-{index}")}>
            <p class="eyebrow">{ format!("Pushback, {} of {}", index + 1, review.exchanges.len()) }</p>
            <h1 class="challenge" tabindex="-1">{ challenge.map_or("", |challenge| challenge.text.as_str()) }</h1>
            <p class="asker"><span class="asker-name">{ &by.name }</span><span class="asker-role">{ &by.role }</span></p>
            <form class="reply" onsubmit={give} onkeydown={shortcut}>
                <label for="reply">{ "Your reply" }</label>
                <textarea id="reply" rows="5" maxlength={LONGEST_REPLY} value={exchange.reply.clone()} oninput={typed} />
                { speech::dictate("reply") }
                <p class="field-state">{ if words > 0 { count(words, "word") } else { "Two or three sentences will do.".to_owned() } }</p>
                <div class="live-acts">
                    <button type="submit" class={if words > 0 { "button" } else { "quiet" }}>{ if words > 0 { "Reply" } else { "Say nothing" } }</button>
                    <span class="begin-note">{ "Hold with a new reason, change with a reason, or grant what is right. Ctrl+Enter replies." }</span>
                </div>
            </form>
            { former(scenario, attempt) }
        </main>
    }
}

/// The answer, to look it up.
fn former(scenario: &Scenario, attempt: &Attempt) -> Html {
    html! {
        <details class="former">
            <summary>{ "Your answer" }</summary>
            <h2 class="unseen">{ "What you wrote" }</h2>
            { marked::answer(&attempt.id, scenario, &attempt.answer, &attempt.fields, &[]) }
        </details>
    }
}

const MARKS: [&str; 5] = ["Nothing", "A little", "Half", "Most", "All of it"];

fn marking(scenario: &Scenario, attempt: &Attempt, review: &Review, send: &Callback<Msg>) -> Html {
    let done = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::MarkingDone(now())
    });
    let shortcut = on_ctrl_enter(send, true, || Msg::MarkingDone(now()));
    let confidence = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            let input = event.target_dyn_into::<HtmlInputElement>();
            if let Some(percent) = input.and_then(|input| input.value().parse().ok()) {
                send.emit(Msg::ConfidenceStated(percent, now()));
            }
        })
    };
    let stated = review.confidence.map_or_else(|| "not said".to_owned(), |percent| format!("{percent}%"));
    let is_marked = !review.marks.is_empty() || review.confidence.is_some();
    html! {
        <main id="main" class="page page-narrow page-review" tabindex="-1" key="marking">
            <p class="eyebrow">{ "Before the debrief" }</p>
            <h1 tabindex="-1">{ "How well did you do?" }</h1>
            <p class="lede">{ "Mark your own answer first. The gap between your marks and the debrief is worth knowing before a panel finds it." }</p>
            { former(scenario, attempt) }
            <form class="marking" onsubmit={done} onkeydown={shortcut}>
                <div class="marks">
                    { for Dimension::ALL.into_iter().filter(|one| attempt.dimensions.contains_key(one)).map(|dimension| {
                        mark(dimension, review.marks.get(&dimension).copied(), scenario, send)
                    }) }
                </div>
                <div class="confidence">
                    <label for="confidence">{ format!("How sure are you that this answer holds, that is, scores {HOLDS_FROM} of 100 or more?") }</label>
                    <div class="confidence-line">
                        <input id="confidence" type="range" min="0" max="100" step="5"
                            value={review.confidence.unwrap_or(50).to_string()} oninput={confidence} aria-describedby="confidence-said" />
                        <output id="confidence-said" for="confidence">{ stated }</output>
                    </div>
                </div>
                <div class="live-acts">
                    <button type="submit" class="button">{ if is_marked { "Show the debrief" } else { "Skip to the debrief" } }</button>
                </div>
            </form>
        </main>
    }
}

/// One dimension with its five marks.
fn mark(dimension: Dimension, own: Option<u8>, scenario: &Scenario, send: &Callback<Msg>) -> Html {
    let titles: Vec<&str> = scenario
        .items
        .iter()
        .filter(|item| item.dimension == dimension)
        .map(|item| item.title.as_str())
        .collect();
    html! {
        <fieldset class="mark-line" key={dimension.id()}>
            <legend>{ dimension.title() }<span class="mark-what">{ titles.join(" · ") }</span></legend>
            <div class="mark-choices">
                { for (0..=FULL_MARK).zip(MARKS).map(|(mark, words)| {
                    let choose = send.reform(move |_: Event| Msg::Marked(dimension, mark, now()));
                    let id = format!("mark-{}-{mark}", dimension.id());
                    html! {
                        <label class="mark-choice" for={id.clone()} key={mark}>
                            <input {id} type="radio" name={dimension.id()} checked={own == Some(mark)} onchange={choose} />
                            <span>{ words }</span>
                        </label>
                    }
                }) }
            </div>
        </fieldset>
    }
}
