//! The interviewer's sheet of a scenario, for paper.

use crate::app::browser;
use crate::app::parts::exhibit;
use crate::ids::ScenarioId;
use crate::interview::{Asked, Model, Route};
use crate::pack::{Dimension, FieldKind, Scenario};
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, id: &ScenarioId) -> Html {
    let Some(scenario) = model.library.scenario(id) else { return super::missing::view(id.as_str()) };
    let print = Callback::from(|_: MouseEvent| browser::print());
    html! {
        <main id="main" class="page page-narrow page-print" tabindex="-1">
            <p class="eyebrow">{ "Interviewer's sheet" }</p>
            <h1 tabindex="-1">{ &scenario.title }</h1>
            <p class="debrief-acts">
                <button type="button" class="button" onclick={print}>{ "Print" }</button>
                <a class="quiet" href={Route::Brief(Asked::plain(id.clone())).href()}>{ "Back to the scenario" }</a>
            </p>
            <dl class="print-head">
                <div><dt>{ "Candidate" }</dt><dd /></div>
                <div><dt>{ "Interviewer" }</dt><dd /></div>
                <div><dt>{ "Date" }</dt><dd /></div>
            </dl>
            <section>
                <h2>{ format!("Read out, or hand over ({} min)", scenario.minutes) }</h2>
                <p class="situation">{ &scenario.situation }</p>
                { for scenario.exhibit.iter().map(exhibit::exhibit) }
                { exhibit::question(scenario) }
            </section>
            { numbers(scenario) }
            <section>
                <h2>{ "What to listen for" }</h2>
                <p class="fine">{ "Tick what you heard, in whatever words. Write the words beside it: they are what the decision will be made on." }</p>
                { for Dimension::ALL.into_iter().map(|dimension| items(scenario, dimension)) }
            </section>
            { flags(scenario) }
            { challenges(scenario) }
            <section class="print-notes">
                <h2>{ "Notes and decision" }</h2>
                <p>{ "Strong hire   ·   Hire   ·   No hire   ·   Strong no hire" }</p>
            </section>
        </main>
    }
}

fn numbers(scenario: &Scenario) -> Html {
    let numbers: Vec<_> = scenario
        .fields
        .iter()
        .filter_map(|field| match &field.kind {
            FieldKind::Number(number) => Some((field, number)),
            _ => None,
        })
        .collect();
    if numbers.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "The numbers" }</h2>
            <ul class="print-items">
                { for numbers.into_iter().map(|(field, number)| {
                    let working = number.working(&scenario.parameters);
                    html! {
                        <li key={field.id.to_string()}>
                            <span class="box" aria-hidden="true" />
                            <div><p>{ &field.label }</p><p class="fine">{ format!("{}: {} = {}", number.shown(), working.words, working.figures) }</p></div>
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}

fn items(scenario: &Scenario, dimension: Dimension) -> Html {
    let own = scenario.items_of(dimension);
    if own.is_empty() {
        return Html::default();
    }
    html! {
        <div class="print-group" key={dimension.id()}>
            <h3>{ dimension.title() }</h3>
            <ul class="print-items">
                { for own.into_iter().map(|item| html! {
                    <li key={item.id.to_string()}>
                        <span class="box" aria-hidden="true" />
                        <div>
                            <p><strong>{ &item.title }</strong><span class="points">{ format!("{}", item.weight) }</span></p>
                            <p class="fine">{ &item.criterion }</p>
                        </div>
                    </li>
                }) }
            </ul>
        </div>
    }
}

fn flags(scenario: &Scenario) -> Html {
    if scenario.flags.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Red flags" }</h2>
            <ul class="print-items">
                { for scenario.flags.iter().map(|flag| html! {
                    <li key={flag.id.to_string()}>
                        <span class="box" aria-hidden="true" />
                        <div><p><strong>{ &flag.title }</strong><span class="points">{ format!("−{}", flag.weight) }</span></p><p class="fine">{ &flag.criterion }</p></div>
                    </li>
                }) }
            </ul>
        </section>
    }
}

fn challenges(scenario: &Scenario) -> Html {
    if scenario.challenges.is_empty() {
        return Html::default();
    }
    html! {
        <section>
            <h2>{ "Push back" }</h2>
            <ol class="print-challenges">
                { for scenario.challenges.iter().map(|challenge| html! {
                    <li key={challenge.id.to_string()}>
                        <p>{ &challenge.text }</p>
                        <p class="fine">{ format!("A good reply: {}", challenge.good) }</p>
                        <p class="fine print-ticks">{ "☐ held with a new reason  ☐ updated with a reason  ☐ conceded the valid part  ☐ folded  ☐ repeated" }</p>
                    </li>
                }) }
            </ol>
        </section>
    }
}
