//! Two people, one screen: the interviewer ticks what is said.

use crate::app::browser::{self, date, now};
use crate::app::parts::exhibit;
use crate::app::words::count;
use crate::interview::{Attempt, AttemptId, Model, Msg, Sheet};
use crate::pack::{Dimension, Item, Scenario};
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement};
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, id: &AttemptId, send: &Callback<Msg>) -> Html {
    let sheet = model.sheets.get(id);
    let scenario = sheet.and_then(|sheet| model.library.scenario(&sheet.scenario));
    let (Some(sheet), Some(scenario)) = (sheet, scenario) else { return super::missing::view(id.as_str()) };
    let compared = sheet.compared.as_ref().and_then(|id| model.attempt(id));
    html! {
        <main id="main" class="page page-sheet" tabindex="-1">
            <header class="list-head">
                <p class="eyebrow">{ "Interview" }</p>
                <h1 tabindex="-1">{ &scenario.title }</h1>
                { candidate(sheet, send) }
                <p class="sheet-sum" role="status">{ sum(scenario, sheet) }</p>
            </header>
            <details class="former">
                <summary>{ "Situation, exhibit and question" }</summary>
                <p class="situation">{ &scenario.situation }</p>
                { for scenario.exhibit.iter().map(exhibit::exhibit) }
                { exhibit::question(scenario) }
            </details>
            <section class="sheet-items" aria-labelledby="sheet-items">
                <h2 id="sheet-items">{ "What you hear" }</h2>
                { for Dimension::ALL.into_iter().map(|dimension| group(scenario, dimension, sheet, compared.map(|one| &**one), send)) }
            </section>
            <section class="sheet-challenges">
                <h2>{ "Push back" }</h2>
                <ol class="print-challenges">
                    { for scenario.challenges.iter().map(|challenge| html! {
                        <li key={challenge.id.to_string()}><p>{ &challenge.text }</p><p class="fine">{ format!("A good reply: {}", challenge.good) }</p></li>
                    }) }
                </ol>
            </section>
            { notes(sheet, send) }
            { compare(model, scenario, sheet, compared.map(|one| &**one), send) }
            { erase(sheet, send) }
        </main>
    }
}

fn candidate(sheet: &Sheet, send: &Callback<Msg>) -> Html {
    let typed = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Msg::CandidateTyped(input.value(), now()));
            }
        })
    };
    html! {
        <p class="sheet-candidate">
            <label for="candidate">{ "Candidate" }</label>
            <input id="candidate" type="text" autocomplete="off" value={sheet.candidate.clone()} oninput={typed} />
        </p>
    }
}

fn sum(scenario: &Scenario, sheet: &Sheet) -> String {
    let heard = |item: &&Item| sheet.heard.contains(&item.id);
    let points: u32 = scenario.items.iter().filter(heard).map(|item| item.weight).sum();
    let possible: u32 = scenario.items.iter().map(|item| item.weight).sum();
    format!(
        "{} of {} heard, {points} of {possible} points",
        scenario.items.iter().filter(heard).count(),
        count(scenario.items.len(), "item")
    )
}

fn group(
    scenario: &Scenario,
    dimension: Dimension,
    sheet: &Sheet,
    compared: Option<&Attempt>,
    send: &Callback<Msg>,
) -> Html {
    let own = scenario.items_of(dimension);
    if own.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset class="sheet-group" key={dimension.id()}>
            <legend>{ dimension.title() }</legend>
            { for own.into_iter().map(|item| tick(item, sheet, compared, send)) }
        </fieldset>
    }
}

fn tick(item: &Item, sheet: &Sheet, compared: Option<&Attempt>, send: &Callback<Msg>) -> Html {
    let is_heard = sheet.heard.contains(&item.id);
    let toggle = {
        let id = item.id.clone();
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                send.emit(Msg::Heard(id.clone(), input.checked(), now()));
            }
        })
    };
    let written = compared.and_then(|attempt| attempt.items.get(&item.id)).copied();
    let differs = match (is_heard, written) {
        (true, Some(false)) => Some("heard, not found in the typed answer"),
        (false, Some(true)) => Some("in the typed answer, not heard"),
        _ => None,
    };
    let id = format!("heard-{}", item.id);
    html! {
        <div class="tick" key={item.id.to_string()}>
            <input id={id.clone()} type="checkbox" checked={is_heard} onchange={toggle} />
            <label for={id}>
                <strong>{ &item.title }</strong><span class="points">{ item.weight }</span>
                <span class="tick-criterion">{ &item.criterion }</span>
                { for differs.map(|differs| html! { <span class="tick-differs">{ differs }</span> }) }
            </label>
        </div>
    }
}

fn notes(sheet: &Sheet, send: &Callback<Msg>) -> Html {
    let typed = {
        let send = send.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                send.emit(Msg::Noted(area.value(), now()));
            }
        })
    };
    html! {
        <section class="sheet-notes">
            <h2><label for="notes">{ "Notes" }</label></h2>
            <textarea id="notes" rows="5" value={sheet.notes.clone()} oninput={typed} />
        </section>
    }
}

/// What the interviewer heard beside what was typed.
fn compare(
    model: &Model,
    scenario: &Scenario,
    sheet: &Sheet,
    compared: Option<&Attempt>,
    send: &Callback<Msg>,
) -> Html {
    let attempts: Vec<_> = model.attempts_at(&sheet.scenario).collect();
    if attempts.is_empty() {
        return Html::default();
    }
    let choose = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(list) = event.target_dyn_into::<HtmlSelectElement>() {
                let id = list.value();
                send.emit(Msg::Compared((!id.is_empty()).then(|| AttemptId::new(id)), now()));
            }
        })
    };
    let verdict = compared.map(|attempt| {
        let judged = scenario
            .items
            .iter()
            .filter_map(|item| Some((sheet.heard.contains(&item.id), *attempt.items.get(&item.id)?)));
        let (alike, all) =
            judged.fold((0, 0), |(alike, all), (heard, met)| (alike + usize::from(heard == met), all + 1));
        format!(
            "You and the rules agree on {alike} of {}. Where you differ, it is said beside the item.",
            count(all, "item")
        )
    });
    html! {
        <section class="sheet-compare">
            <h2>{ "Beside a typed answer" }</h2>
            <p class="way-acts">
                <label for="compared">{ "Attempt" }</label>
                <select id="compared" onchange={choose}>
                    <option value="" selected={compared.is_none()}>{ "None" }</option>
                    { for attempts.into_iter().map(|attempt| html! {
                        <option value={attempt.id.to_string()} selected={compared.is_some_and(|one| one.id == attempt.id)}>
                            { format!("{}, {} points", date(attempt.submitted_at), attempt.score) }
                        </option>
                    }) }
                </select>
            </p>
            <p role="status">{ verdict.unwrap_or_default() }</p>
        </section>
    }
}

fn erase(sheet: &Sheet, send: &Callback<Msg>) -> Html {
    let question = "Erase this interview's ticks and notes for good?";
    let erase = browser::confirmed(send, question, Msg::SheetErased(sheet.id.clone()));
    html! {
        <p class="debrief-acts">
            <button type="button" class="quiet" onclick={Callback::from(|_: MouseEvent| browser::print())}>{ "Print" }</button>
            <button type="button" class="quiet" onclick={erase}>{ "Erase this sheet" }</button>
        </p>
    }
}
