//! The checklist, item by item: what earned its points, what is missing, and the candidate's objections.

use super::Page;
use crate::app::browser::{now, value};
use crate::app::parts::marked::{self, Note};
use crate::interview::{Attempt, Msg, Route, sentences};
use crate::pack::{Dimension, Item};
use crate::scoring::{Blocked, ItemResult};
use yew::prelude::*;

pub(super) fn view(page: &Page<'_>) -> Html {
    html! {
        <section class="checklist" aria-labelledby="checklist">
            <h2 id="checklist">{ "The checklist" }</h2>
            { for Dimension::ALL.into_iter().map(|dimension| dimension_items(page, dimension)) }
        </section>
    }
}

fn dimension_items(page: &Page<'_>, dimension: Dimension) -> Html {
    let items = page.scenario.items.iter().zip(&page.debrief.items);
    let items: Vec<_> =
        items.filter(|(item, result)| item.dimension == dimension && result.is_asked).collect();
    if items.is_empty() {
        return Html::default();
    }
    html! {
        <div class="checklist-group" key={dimension.id()}>
            <h3>{ dimension.title() }</h3>
            <ul>{ for items.into_iter().map(|(item, result)| verdict(page, item, result)) }</ul>
        </div>
    }
}

fn verdict(page: &Page<'_>, item: &Item, result: &ItemResult) -> Html {
    let contested = page.review.and_then(|review| review.contests.get(&item.id)).filter(|_| !result.met);
    let (sign, word) = match (result.met, contested) {
        (true, _) => ("✓", "Met"),
        (false, Some(_)) => ("◐", "Contested"),
        (false, None) => ("○", "Not met"),
    };
    let points = if result.met { format!("+{}", item.weight) } else { format!("0 of {}", item.weight) };
    let attempt = &page.shown.attempt;
    html! {
        <li id={format!("item-{}", item.id)} class={classes!("item", result.met.then_some("item-met"))} tabindex="-1" key={item.id.to_string()}>
            <span class="item-sign" aria-hidden="true">{ sign }</span>
            <div class="item-body">
                <h4>
                    <span class="unseen">{ format!("{word}: ") }</span>
                    <span class="sign">{ marked::item_sign(page.scenario, item) }</span>{ &item.title }<span class="points">{ points }</span>
                </h4>
                if !result.met {
                    <p class="criterion">{ &item.criterion }</p>
                }
                if result.met {
                    { quotes(&format!("item-{}", item.id), attempt, &page.notes) }
                    <details class="criterion">
                        <summary>{ "What it asks for" }<span class="unseen">{ format!(": {}", item.title) }</span></summary>
                        <p>{ &item.criterion }</p>
                    </details>
                } else {
                    { lack(result, attempt) }
                    { contest(page, item, contested) }
                }
                if item.is_tentative {
                    <p class="tentative">{ "Readers and this rule often differ here. Take the verdict as a hint, and judge for yourself by what the item asks for." }</p>
                }
            </div>
        </li>
    }
}

/// The candidate's objection: where the point was made after all.
fn contest(page: &Page<'_>, item: &Item, contested: Option<&String>) -> Html {
    if let Some(words) = contested {
        let id = item.id.clone();
        let withdraw = page.send.reform(move |_: MouseEvent| Msg::Contested(id.clone(), None, now()));
        return html! {
            <div class="contested">
                <p>{ "You say that this does it: " }<q>{ words.clone() }</q></p>
                <button type="button" class="quiet" onclick={withdraw}>{ "Withdraw" }</button>
            </div>
        };
    }
    let all = sentences(page.scenario, &page.shown.attempt.answer);
    if all.is_empty() {
        return Html::default();
    }
    let list = format!("contest-{}", item.id);
    let object = {
        let (id, list) = (item.id.clone(), list.clone());
        page.send.reform(move |_: MouseEvent| Msg::Contested(id.clone(), value(&list), now()))
    };
    html! {
        <details class="contest">
            <summary>{ "I did say this" }<span class="unseen">{ format!(": {}", item.title) }</span></summary>
            <p class="fine">{ "Mark the words. The item is then shown as contested, here and in your exports; the score stays, and is shown with the point as well." }</p>
            <p class="contest-acts">
                <label class="unseen" for={list.clone()}>{ "The words that say it" }</label>
                <select id={list}>
                    { for all.into_iter().map(|words| html! { <option value={words.clone()}>{ short(&words) }</option> }) }
                </select>
                <button type="button" class="quiet" onclick={object}>{ "Contest" }</button>
            </p>
        </details>
    }
}

/// The words that earned or cost something, in the order of the answer, each linked to its place there.
pub(super) fn quotes(verdict: &str, attempt: &Attempt, notes: &[Note]) -> Html {
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
            if let Some(lack) = result.lack() {
                <p class="why">{ lack }</p>
            }
            if !result.blocked.is_empty() {
                <ul class="blocked">{ for result.blocked.iter().map(refusal) }</ul>
            }
        </>
    }
}

/// Long quotations keep their beginning.
pub(super) fn short(words: &str) -> String {
    const LONGEST: usize = 160;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LONGEST).collect();
    format!("{}…", kept.trim_end())
}
