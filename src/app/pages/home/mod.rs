//! All packs and scenarios, and the last attempts.

mod front;

use crate::app::browser::{confirmed, date};
use crate::app::words::{count, minutes};
use crate::interview::{Finder, Model, Msg, PackTrouble, Route};
use crate::pack::{Card, Outline};
use front::{Done, NOT_TRIED, Parts, card, drills_card, in_order, pack_view, page, panel_card};
use web_sys::HtmlInputElement;
use yew::prelude::*;

pub(in crate::app) use front::front;

/// Older attempts than these are folded away.
const LATEST: usize = 8;

pub(in crate::app) fn view(model: &Model, send: &Callback<Msg>) -> Html {
    let packs = in_order(model.library.outlines()).map(|pack| (pack, model.finder.found(pack)));
    let packs: Vec<_> = packs.collect();
    let found: usize = packs.iter().map(|(_, cards)| cards.len()).sum();
    let parts = Parts {
        troubles: model.library.troubles().iter().map(trouble).collect(),
        going_on: going_on(model, send),
        search: if Finder::is_wanted(&model.library) { search(model, found, send) } else { Html::default() },
        packs: html! {
            <>
                { for packs.iter().map(|(pack, cards)| found_in(pack, cards, model, send)) }
                { sheets(model) }
            </>
        },
        attempts: attempts(model),
    };
    page(model.library.scenario_ids().next().is_some(), parts, send)
}

/// The field to search in, and how much was found.
fn search(model: &Model, found: usize, send: &Callback<Msg>) -> Html {
    let typed = send.reform(|event: InputEvent| {
        Msg::Searched(
            event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default(),
        )
    });
    // A field of the type `search` clears itself at Escape, but tells so by an event that is no `InputEvent`.
    let cleared = {
        let send = send.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                send.emit(Msg::Searched(String::new()));
            }
        })
    };
    let told = match found {
        _ if !model.finder.is_searching() => String::new(),
        0 => "No scenario has all these words".to_owned(),
        _ => format!("{} found", count(found, "scenario")),
    };
    html! {
        <search class="search">
            <label for="search">{ "Search scenarios" }</label>
            <input id="search" type="text" role="searchbox" autocomplete="off" value={model.finder.words.clone()} oninput={typed}
                onkeydown={cleared} aria-describedby="search-what" />
            <p class="search-count" role="status">{ told }</p>
            <p id="search-what" class="fine">{ "By words of the title, the question, who asks, the kind or the pack" }</p>
        </search>
    }
}

/// A pack with those of its scenarios that were found; nothing of it while others are searched for.
fn found_in(pack: &Outline, cards: &[&Card], model: &Model, send: &Callback<Msg>) -> Html {
    let is_searching = model.finder.is_searching();
    if is_searching && cards.is_empty() {
        return Html::default();
    }
    let shown = model.finder.shown(&pack.id);
    let list = html! {
        <>
            { for cards.iter().take(shown).map(|scenario| card(scenario, done(scenario, model))) }
            // A search is for scenarios.
            if !is_searching {
                { for pack.panels.iter().map(panel_card) }
                { drills_card(pack, drills_done(pack, model)) }
            }
        </>
    };
    pack_view(pack, list, more(pack, cards.len().saturating_sub(shown), send))
}

/// The button for the rest of a long list.
fn more(pack: &Outline, rest: usize, send: &Callback<Msg>) -> Html {
    if rest == 0 {
        return Html::default();
    }
    let id = pack.id.clone();
    let onclick = send.reform(move |_: MouseEvent| Msg::MoreWanted(id.clone()));
    html! {
        <button type="button" class="quiet" {onclick}>
            { format!("Show more: {rest} left") }<span class="unseen">{ format!(" of {}", pack.title) }</span>
        </button>
    }
}

/// What was done with a scenario until now.
fn done(scenario: &Card, model: &Model) -> Done {
    let best = model.attempts_at(&scenario.id).map(|attempt| attempt.score).max();
    // With fresh numbers, too, an answer that is begun is in progress.
    let mut drafts = model
        .drafts
        .iter()
        .filter(|(asked, draft)| asked.scenario == scenario.id && !draft.answer.is_blank());
    match (drafts.next(), best) {
        (Some((asked, draft)), _) => Done::Begun(model.library.asked(asked).map_or_else(
            || "In progress".to_owned(),
            |whole| {
                let (fields, blank) = (whole.fields.len(), draft.answer.blank_fields(whole).count());
                format!("In progress: {} of {fields} fields", fields - blank)
            },
        )),
        (None, Some(best)) => {
            Done::Said(format!("{}, best {best}", count(model.attempts_at(&scenario.id).count(), "attempt")))
        }
        (None, None) => Done::Said(NOT_TRIED.to_owned()),
    }
}

/// What was done of a pack's drills.
fn drills_done(pack: &Outline, model: &Model) -> String {
    let done = model.exercises.all().iter().filter(|one| pack.drills.contains(&one.drill)).count();
    if done == 0 {
        NOT_TRIED.to_owned()
    } else {
        format!("{done} done, {} right in a row", model.exercises.streak())
    }
}

/// The live interview that is going on.
fn going_on(model: &Model, send: &Callback<Msg>) -> Html {
    let Some(draft) = &model.live else { return Html::default() };
    let card = model.library.card(&draft.scenario);
    let title = card.map_or(draft.scenario.as_str(), |card| card.title.as_str());
    let what =
        if draft.mode.seat().is_some() { "A panel is going on" } else { "A live interview is going on" };
    let question = "Give up this live interview? What you have written in it is erased.";
    let erase = confirmed(send, question, Msg::LiveErased);
    html! {
        <section class="notice" aria-label="Live interview">
            <p>{ format!("{what}: {title}. Its clock stands still until you are back.") }</p>
            <div class="notice-acts">
                <a class="button" href={Route::Live.href()}>{ "Go on" }</a>
                <button type="button" class="quiet" onclick={erase}>{ "Give it up" }</button>
            </div>
        </section>
    }
}

/// Interviews that were held from the other side of the table.
fn sheets(model: &Model) -> Html {
    if model.sheets.is_empty() {
        return Html::default();
    }
    html! {
        <section class="pack" aria-labelledby="sheets">
            <div class="pack-head"><h2 id="sheets">{ "Interviews you held" }</h2></div>
            <ol class="attempt-list">
                { for model.sheets.values().rev().map(|sheet| html! {
                    <li class="attempt" key={sheet.id.to_string()}>
                        <span class="attempt-score">{ sheet.heard.len() }</span>
                        <a href={Route::Sheet(sheet.id.clone()).href()}>
                            { if sheet.candidate.trim().is_empty() { sheet.title.clone() } else { format!("{}: {}", sheet.candidate.trim(), sheet.title) } }
                        </a>
                        <span class="attempt-when">{ date(sheet.begun_at) }</span>
                    </li>
                }) }
            </ol>
        </section>
    }
}

fn attempts(model: &Model) -> Html {
    if model.attempts.is_empty() {
        return Html::default();
    }
    let row = |attempt: &std::rc::Rc<crate::interview::Attempt>| {
        html! {
            <li class="attempt" key={attempt.id.to_string()}>
                <span class="attempt-score">{ attempt.score }</span>
                <a href={Route::Debrief(attempt.id.clone(), None).href()}>{ &attempt.title }</a>
                <span class="attempt-when">{ format!("{}, {}", date(attempt.submitted_at), minutes(attempt.spent)) }</span>
            </li>
        }
    };
    let rest = model.attempts.len().saturating_sub(LATEST);
    html! {
        <section class="attempts" aria-labelledby="attempts">
            <h2 id="attempts">{ "Your attempts" }</h2>
            <ol class="attempt-list">{ for model.attempts.iter().take(LATEST).map(row) }</ol>
            if rest > 0 {
                <details>
                    <summary>{ format!("{} more", rest) }</summary>
                    <ol class="attempt-list">{ for model.attempts.iter().skip(LATEST).map(row) }</ol>
                </details>
            }
        </section>
    }
}

/// A pack that cannot be used, with everything that its author has to mend.
fn trouble(trouble: &PackTrouble) -> Html {
    html! {
        <section class="trouble" role="alert">
            <h2>{ format!("The pack {} cannot be used", trouble.file) }</h2>
            <p>{ format!("{} to mend:", count(trouble.problems.len(), "problem")) }</p>
            { super::packs::problem_list(&trouble.file, &trouble.problems) }
        </section>
    }
}
