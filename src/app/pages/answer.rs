//! The form for practice: the brief stays in view, everything typed is kept.

use crate::app::browser::{now, seed};
use crate::app::parts::{coach, exhibit, field, hints, speech};
use crate::app::words::{clock, count};
use crate::ids::FieldId;
use crate::interview::{Asked, Desk, Draft, Model, Msg, Route, Writing};
use crate::pack::{Asker, Scenario};
use wasm_bindgen::JsCast;
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, asked: &Asked, writing: &Writing, send: &Callback<Msg>) -> Html {
    let desk = Desk::Practice(asked.clone());
    let (Some(scenario), Some(draft)) = (model.library.asked(asked), model.draft(&desk)) else {
        return super::missing::view(asked.scenario.as_str());
    };
    let earlier = draft.earlier.as_ref().and_then(|id| model.attempt(id));
    let is_safe = model.refused.is_empty();
    let (listen, submit, shortcut) = listeners(send);
    html! {
        <main id="main" class="page page-answer" tabindex="-1">
            <h1 tabindex="-1">{ &scenario.title }</h1>
            { brief(scenario, &scenario.asked_by, writing, send) }
            <form class="form" oninput={listen} onsubmit={submit} onkeydown={shortcut} aria-label="Your answer">
                { progress(scenario, draft, is_safe) }
                <div class="help-lines">
                    { coach::view(scenario, writing.coach.as_deref(), send) }
                    { hints::view(scenario, draft, send) }
                    { hints::checklist(scenario) }
                </div>
                <div class="fields">
                    { for draft.fields_asked(scenario).into_iter().enumerate().map(|(index, one)| {
                        field::view(index, one, draft, earlier.map(|earlier| &earlier.answer), send)
                    }) }
                </div>
                <div class="hand-in">
                    { match &writing.asking {
                        Some(blank) => asking(scenario, blank, send),
                        None => html! {
                            <>
                                <button type="submit" class="button">{ "Submit your answer" }</button>
                                <p class="begin-note">{ "Or press Ctrl+Enter. You will be pushed back on it, and then see the debrief. Every attempt is kept." }</p>
                            </>
                        },
                    } }
                </div>
            </form>
        </main>
    }
}

/// What a form listens to: typing, handing in, and its key.
pub(super) fn listeners(
    send: &Callback<Msg>,
) -> (Callback<InputEvent>, Callback<SubmitEvent>, Callback<KeyboardEvent>) {
    let listen = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = field::input_of(&event) {
                send.emit(Msg::Typed(input, now()));
            }
        })
    };
    let submit = send.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::SubmitPressed(now(), seed())
    });
    let shortcut = on_ctrl_enter(send, false, || Msg::SubmitPressed(now(), seed()));
    (listen, submit, shortcut)
}

/// A message for Ctrl+Enter, or Cmd+Enter; in a form of a single input, Enter alone does.
pub(super) fn on_ctrl_enter(
    send: &Callback<Msg>,
    enters_by_enter: bool,
    message: fn() -> Msg,
) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() != "Enter" {
            return;
        }
        let is_in_input = event.target().is_some_and(|target| target.has_type::<web_sys::HtmlInputElement>());
        if event.ctrl_key() || event.meta_key() {
            event.prevent_default();
            // A key that is held down says it once.
            if !event.repeat() {
                send.emit(message());
            }
        } else if is_in_input && !enters_by_enter {
            // In a form of many fields, Enter in one of them is no handing in.
            event.prevent_default();
        }
    })
}

/// The brief beside the form, or above it where there is no room.
pub(super) fn brief(scenario: &Scenario, by: &Asker, writing: &Writing, send: &Callback<Msg>) -> Html {
    let is_open = writing.brief_is_open;
    let toggle = send.reform(|_: MouseEvent| Msg::BriefToggled);
    html! {
        <aside class={classes!("desk", is_open.then_some("desk-open"))} aria-label="The brief">
            <button type="button" class="desk-toggle" aria-expanded={is_open.to_string()} aria-controls="desk-brief" onclick={toggle}>
                <span>{ if is_open { "Back to your answer" } else { "Brief and exhibit" } }</span>
            </button>
            <div class="desk-brief" id="desk-brief">
                { exhibit::asker(by) }
                { exhibit::question(scenario) }
                <p class="situation">{ &scenario.situation }</p>
                { for scenario.exhibit.iter().map(exhibit::exhibit) }
                { speech::read_aloud(scenario) }
                <p><a href={Route::Home.href()}>{ "Leave; your answer is kept" }</a></p>
            </div>
        </aside>
    }
}

/// Whether what was typed is safe, in words.
pub(super) fn saved_words(is_safe: bool) -> &'static str {
    if is_safe { "Saved on this device" } else { "Not stored" }
}

fn progress(scenario: &Scenario, draft: &Draft, is_safe: bool) -> Html {
    let fields = draft.fields_asked(scenario).len();
    let filled = fields - draft.blank_fields(scenario).len();
    let is_over = draft.spent > u64::from(scenario.minutes) * 60_000;
    html! {
        <div class="progress">
            <progress max={fields.to_string()} value={filled.to_string()} aria-label="Fields filled" />
            <p>
                <span>{ format!("{filled} of {fields} fields") }</span>
                <span>{ count(draft.answer.word_count(scenario), "word") }</span>
                <span class={classes!("clock", is_over.then_some("clock-over"))}>
                    { format!("{} of about {} min", clock(draft.spent), scenario.minutes) }
                </span>
                <span class="saved" role="status">{ saved_words(is_safe) }</span>
            </p>
        </div>
    }
}

/// Asks once whether to submit although fields are blank.
fn asking(scenario: &Scenario, blank: &[FieldId], send: &Callback<Msg>) -> Html {
    let confirm = send.reform(|_: MouseEvent| Msg::SubmitConfirmed(now(), seed()));
    let withdraw = send.reform(|_: MouseEvent| Msg::SubmitWithdrawn);
    html! {
        <div class="asking" id="asking" role="alertdialog" aria-labelledby="asking-title" tabindex="-1">
            <h2 id="asking-title">{ format!("{} still blank", count(blank.len(), "field")) }</h2>
            <ul>
                { for blank.iter().filter_map(|id| scenario.field(id)).map(|field| {
                    let id = field.id.clone();
                    let choose = send.reform(move |_: MouseEvent| Msg::BlankChosen(id.clone()));
                    html! { <li key={field.id.to_string()}><button type="button" class="plain" onclick={choose}>{ &field.label }</button></li> }
                }) }
            </ul>
            <div class="asking-acts">
                <button type="button" class="button" onclick={withdraw}>{ "Keep writing" }</button>
                <button type="button" class="quiet" onclick={confirm}>{ "Submit as it is" }</button>
            </div>
        </div>
    }
}
