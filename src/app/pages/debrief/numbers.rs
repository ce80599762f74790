//! The numbers of an answer, with their working.

use super::Page;
use crate::app::parts::numbers::{mistake, working, yours};
use crate::pack::{FieldKind, NumberField};
use crate::scoring::NumberResult;
use yew::prelude::*;

pub(super) fn view(page: &Page<'_>) -> Html {
    if page.debrief.numbers.is_empty() {
        return Html::default();
    }
    html! {
        <section class="numbers" aria-labelledby="numbers">
            <h2 id="numbers">{ "The numbers" }</h2>
            <ul>
                { for page.debrief.numbers.iter().filter_map(|result| {
                    let field = page.scenario.field(&result.field)?;
                    match &field.kind {
                        FieldKind::Number(number) => Some(verdict(page, &field.label, number, result)),
                        _ => None,
                    }
                }) }
            </ul>
        </section>
    }
}

fn verdict(page: &Page<'_>, label: &str, number: &NumberField, result: &NumberResult) -> Html {
    let is_right = result.state.is_right();
    let points = if is_right { format!("+{}", result.weight) } else { format!("0 of {}", result.weight) };
    html! {
        <li class={classes!("item", is_right.then_some("item-met"))} key={result.field.to_string()}>
            <span class="item-sign" aria-hidden="true">{ if is_right { "✓" } else { "○" } }</span>
            <div class="item-body">
                <h3><span class="unseen">{ if is_right { "Right: " } else { "Not right: " } }</span>{ label.to_owned() }<span class="points">{ points }</span></h3>
                <p>{ yours(number, &result.state) }</p>
                { for mistake(number, &result.state).map(|why| html! { <p class="why mistake">{ why.to_owned() }</p> }) }
                { working(&page.scenario.parameters, number) }
            </div>
        </li>
    }
}
