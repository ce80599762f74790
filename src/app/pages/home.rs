//! All packs and scenarios, and the last attempts.

use crate::app::browser::{date, seed};
use crate::app::words::{count, minutes};
use crate::interview::{Model, Msg, PackTrouble, Route};
use crate::pack::{Card, Outline};
use yew::prelude::*;

/// Older attempts than these are folded away.
const LATEST: usize = 8;

pub(in crate::app) fn view(model: &Model, send: &Callback<Msg>) -> Html {
    let any = send.reform(|_: MouseEvent| Msg::AnyScenarioWanted(seed()));
    html! {
        <main id="main" class="page" tabindex="-1">
            <section class="hero">
                <div class="hero-words">
                <h1 tabindex="-1">{ "Practise the questions that decide executive product interviews" }</h1>
                <p class="lede">
                    { "A CEO, a CFO or a board member puts a hard question on the table; you answer in writing, as a decision record. \
                       The debrief shows, point by point, what your reasoning did and did not do, in your own words." }
                </p>
                if model.library.scenario_ids().next().is_some() {
                    <p><button type="button" class="button" onclick={any}>{ "Ask me something" }</button></p>
                }
                </div>
                { specimen() }
            </section>
            <div class="troubles">
                { for model.library.troubles().iter().map(trouble) }
            </div>
            <div class="packs">
                { for model.library.outlines().map(|pack| pack_view(pack, model)) }
            </div>
            { attempts(model) }
        </main>
    }
}

/// A piece of a debrief, to show what there is to expect.
fn specimen() -> Html {
    html! {
        <figure class="specimen">
            <figcaption>{ "From a debrief" }</figcaption>
            <p class="specimen-words">
                { "We hold the price for the large firms. " }
                <mark>{ "That will cost us some small ones this quarter, and I accept it" }</mark><sup aria-hidden="true">{ "1" }</sup>
                { "; " }
                <mark>{ "if more than 5% leave in a month, we launch the lighter plan" }</mark><sup aria-hidden="true">{ "2" }</sup>
                { ". We will watch the market closely." }
            </p>
            <ul class="margin">
                <li class="margin-note"><span class="sign">{ "1" }</span><span>{ "Names what is given up" }</span><span class="margin-points">{ "+3" }</span></li>
                <li class="margin-note"><span class="sign">{ "2" }</span><span>{ "Sets a measurable tripwire" }</span><span class="margin-points">{ "+3" }</span></li>
                <li class="margin-note margin-miss"><span class="sign">{ "○" }</span><span>{ "“Watch closely” earns nothing: no level, no date" }</span></li>
            </ul>
        </figure>
    }
}

fn pack_view(pack: &Outline, model: &Model) -> Html {
    let heading = format!("pack-{}", pack.id);
    html! {
        <section class="pack" aria-labelledby={heading.clone()} key={pack.id.to_string()}>
            <div class="pack-head">
                <h2 id={heading}>{ &pack.title }</h2>
                <p>{ &pack.about }</p>
            </div>
            <ul class="cards">
                { for pack.scenarios.iter().map(|scenario| card(scenario, model)) }
            </ul>
        </section>
    }
}

fn card(scenario: &Card, model: &Model) -> Html {
    let best = model.attempts_at(&scenario.id).map(|attempt| attempt.score).max();
    let draft = model.drafts.get(&scenario.id).filter(|draft| !draft.answer.is_blank());
    let state = match (draft, best) {
        (Some(draft), _) => model.library.scenario(&scenario.id).map_or_else(
            || "In progress".to_owned(),
            |whole| {
                let (fields, blank) = (whole.fields.len(), draft.answer.blank_fields(whole).count());
                format!("In progress: {} of {fields} fields", fields - blank)
            },
        ),
        (None, Some(best)) => {
            format!("{}, best {best}", count(model.attempts_at(&scenario.id).count(), "attempt"))
        }
        (None, None) => "Not tried yet".to_owned(),
    };
    let route =
        if draft.is_some() { Route::Answer(scenario.id.clone()) } else { Route::Brief(scenario.id.clone()) };
    html! {
        <li class="card" key={scenario.id.to_string()}>
            <p class="card-asker">{ format!("{}, {}", scenario.asked_by.name, scenario.asked_by.role) }</p>
            <h3><a href={route.href()}>{ &scenario.title }</a></h3>
            <p class="card-question">{ &scenario.question }</p>
            <p class="card-foot">
                <span>{ format!("{} min", scenario.minutes) }</span>
                <span class={classes!(draft.is_some().then_some("card-open"))}>{ state }</span>
            </p>
        </li>
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
            <ol>
                { for trouble.problems.iter().map(|problem| html! {
                    <li>
                        <code>{ format!("{}:{}:{}", trouble.file, problem.at.line, problem.at.column) }</code>
                        <p>{ &problem.what }</p>
                        <p class="remedy">{ format!("To mend it: {}", problem.remedy) }</p>
                    </li>
                }) }
            </ol>
        </section>
    }
}
