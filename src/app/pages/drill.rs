//! Drills: one number at a time, and how it goes with them.

use super::answer::on_ctrl_enter;
use crate::app::browser::{now, seed};
use crate::app::parts::numbers;
use crate::app::words::count;
use crate::interview::{Drilling, Model, Msg, Route};
use crate::number::parse_typed;
use crate::scoring::NumberState;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// All drills with their tallies.
pub(in crate::app) fn list(model: &Model, send: &Callback<Msg>) -> Html {
    let any = send.reform(|_: MouseEvent| Msg::DrillWanted(None, seed()));
    let drills: Vec<_> = model.library.drill_ids().filter_map(|id| model.library.drill(id)).collect();
    html! {
        <main id="main" class="page" tabindex="-1">
            <header class="list-head">
                <h1 tabindex="-1">{ "Drills" }</h1>
                <p class="lede">{ "A number, two minutes, a pencil. The figures are fresh each time; the working and the usual mistakes come at once." }</p>
                { streak(model) }
                if drills.is_empty() {
                    <p>{ "No pack with drills is loaded." }</p>
                } else {
                    <p><button type="button" class="button" onclick={any}>{ "Give me a number" }</button></p>
                }
            </header>
            <ul class="cards drill-cards">
                { for drills.into_iter().map(|drill| {
                    let id = drill.id.clone();
                    let (right, all) = model.exercises.tally(&id);
                    let start = send.reform(move |_: MouseEvent| Msg::DrillWanted(Some(id.clone()), seed()));
                    html! {
                        <li class="card" key={drill.id.to_string()}>
                            <p class="card-asker">{ &drill.topic }</p>
                            <h2 class="card-title"><button type="button" class="card-start" onclick={start}>{ &drill.title }</button></h2>
                            <p class="card-foot">
                                <span>{ format!("{}, {}", drill.asked_by.name, drill.asked_by.role) }</span>
                                <span>{ if all == 0 { "Not tried yet".to_owned() } else { format!("{right} of {all} right") } }</span>
                            </p>
                        </li>
                    }
                }) }
            </ul>
        </main>
    }
}

fn streak(model: &Model) -> Html {
    let done = model.exercises.all().len();
    if done == 0 {
        return Html::default();
    }
    html! {
        <p class="streak">
            { format!("{} right in a row; the longest row was {}. {} done.",
                model.exercises.streak(), model.exercises.best_streak(), count(done, "drill")) }
        </p>
    }
}

/// One drill.
pub(in crate::app) fn view(model: &Model, drilling: &Drilling, send: &Callback<Msg>) -> Html {
    let Some(drill) = model.library.drill(&drilling.drill) else {
        return super::missing::view(drilling.drill.as_str());
    };
    let unit = &drilling.question.number.unit;
    let is_answered = drilling.state.is_some();
    let typed = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Msg::DrillTyped(input.value()));
            }
        })
    };
    let answer = send.reform(move |event: SubmitEvent| {
        event.prevent_default();
        Msg::DrillAnswered(now())
    });
    let shortcut = on_ctrl_enter(send, true, || Msg::DrillAnswered(now()));
    let (hint, is_refused) = match parse_typed(&drilling.typed, unit) {
        Ok(None) => (String::new(), false),
        Ok(Some(number)) => (format!("read as {}", unit.with(number.value)), false),
        Err(refusal) => (refusal.hint().to_owned(), true),
    };
    html! {
        <main id="main" class="page page-narrow page-drill" tabindex="-1" key={format!("{}-{}", drilling.drill, drilling.draw.number())}>
            <p class="eyebrow">{ format!("Drill · {}", drill.title) }</p>
            <h1 class="challenge" tabindex="-1">{ &drilling.question.text }</h1>
            <p class="asker"><span class="asker-name">{ &drill.asked_by.name }</span><span class="asker-role">{ &drill.asked_by.role }</span></p>
            <form class="drill-form" onsubmit={answer} onkeydown={shortcut}>
                <label for="drill-number">{ if unit.symbol().is_empty() { "Your number".to_owned() } else { format!("Your number ({})", unit.symbol()) } }</label>
                <div class="number">
                    <input id="drill-number" type="text" inputmode="decimal" autocomplete="off" value={drilling.typed.clone()}
                        oninput={typed} readonly={is_answered} aria-describedby="drill-hint" aria-invalid={is_refused.then_some("true")} />
                    if !is_answered {
                        <button type="submit" class="button">{ "Check" }</button>
                    }
                    <span id="drill-hint" class={classes!("field-state", is_refused.then_some("field-hint"))} aria-live="polite">{ hint }</span>
                </div>
            </form>
            <div class="drill-verdict-place">{ for drilling.state.as_ref().map(|state| verdict(model, drilling, state, send)) }</div>
            <p class="numbers-note">
                <span class="numbers-no">{ format!("Numbers no. {}", drilling.draw.number()) }</span>
                { " Whoever opens this address gets the same ones." }
            </p>
            <p><a href={Route::Drills.href()}>{ "All drills" }</a></p>
        </main>
    }
}

fn verdict(model: &Model, drilling: &Drilling, state: &NumberState, send: &Callback<Msg>) -> Html {
    let number = &drilling.question.number;
    let another = send.reform(|_: MouseEvent| Msg::DrillWanted(None, seed()));
    let again = {
        let id = drilling.drill.clone();
        send.reform(move |_: MouseEvent| Msg::DrillWanted(Some(id.clone()), seed()))
    };
    let is_right = state.is_right();
    html! {
        <section id="drill-verdict" class={classes!("drill-verdict", is_right.then_some("drill-right"))} tabindex="-1" aria-labelledby="drill-verdict-title">
            <h2 id="drill-verdict-title">{ if is_right { "✓ Right" } else { "○ Not right" } }</h2>
            <p>{ numbers::yours(number, state) }</p>
            { for numbers::mistake(number, state).map(|why| html! { <p class="why mistake">{ why.to_owned() }</p> }) }
            <p class="working">{ &drilling.question.working }</p>
            <p class="live-acts">
                <button type="button" class="button" onclick={another}>{ "Another number" }</button>
                <button type="button" class="quiet" onclick={again}>{ "The same with fresh figures" }</button>
            </p>
            { streak(model) }
        </section>
    }
}
