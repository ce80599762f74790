//! What the candidate will see of the part that is being written, and what is to be mended.

use crate::app::parts::{exhibit, field};
use crate::app::words::count;
use crate::interview::{Asked, Draft, Editing, Mode, Msg};
use crate::pack::{Dimension, Scenario};
use crate::problem::Problem;
use crate::text::capital;
use yew::prelude::*;

pub(super) fn view(editing: &Editing, send: &Callback<Msg>) -> Html {
    let scenario = editing.checked.scenario.as_deref();
    html! {
        <aside class="write-preview" aria-label="Preview">
            { problems(editing) }
            <div class="sheet">
                { match scenario {
                    Some(scenario) => seen(scenario, send),
                    None => html! { <p class="fine">{ "Here stands what the candidate sees, as soon as a scenario is open that has a title, a situation and a question." }</p> },
                } }
            </div>
        </aside>
    }
}

/// What is wrong, in the words of the form, and without the marks of a programmer.
fn what(problem: &Problem, path: &str) -> String {
    if problem.what.ends_with(" is empty") {
        return format!("Nothing stands in “{}” yet", input_name(path));
    }
    let plain = problem.what.replace('`', "");
    let mut letters = plain.chars();
    letters.next().map(capital).into_iter().chain(letters).collect()
}

/// What the form calls the input of a path.
fn input_name(path: &str) -> String {
    let (rest, key) = path.rsplit_once('/').unwrap_or(("", path));
    let name = match key {
        "label" if rest.contains("/parameters/") => "In words",
        "label" => "What is asked",
        "expect" => "Expected, as a formula",
        "formula" if rest.contains("/mistakes/") => "A known mistake, as a formula",
        "why" if rest.contains("/mistakes/") => "What to say to whoever made it",
        "why" => "When this is the better answer",
        "text" if rest.contains("/hints/") => "Hint",
        "text" => "What is said",
        "good" => "What a good reply does",
        "about" => "What it trains",
        "kind" => "Kind of conversation",
        "name" if rest.ends_with("asked_by") => "Who asks",
        "name" => "What it shows",
        "title" if rest.ends_with("exhibit") => "What the table shows",
        "title" if rest.contains("/models/") => "In a few words",
        _ if rest.ends_with("/say") => "In any of these wordings",
        _ if rest.contains("/exhibit/") => "A cell of the table",
        _ if rest.ends_with("/accept") => "Must meet it",
        _ if rest.ends_with("/reject") => "Must not meet it",
        other => return other.chars().take(1).map(capital).chain(other.chars().skip(1)).collect(),
    };
    name.to_owned()
}

fn problems(editing: &Editing) -> Html {
    let checked = &editing.checked;
    let number = checked.problems.len();
    let heading = if number == 0 {
        "No problems found".to_owned()
    } else {
        format!("{} to mend before it can be used", count(number, "problem"))
    };
    html! {
        <section id="problems" class="write-problems" tabindex="-1" aria-labelledby="problems-title">
            <div role="status"><h2 id="problems-title">{ heading }</h2></div>
            <ol class="problem-links">
                { for checked.problems.iter().enumerate().map(|(index, placed)| html! {
                    <li key={index}>
                        <button type="button" class="plain" data-act="problem" data-path={index.to_string()}>{ what(&placed.problem, &placed.path) }</button>
                        <p class="fine">{ super::place_in_words(editing, &placed.path) }</p>
                    </li>
                }) }
            </ol>
            <p class="fine" hidden={checked.is_whole}>
                { "This is a large pack: while you write, only the scenario on the screen is checked. " }
                <button type="button" class="plain" data-act="check" data-path="">{ "Check all of it" }</button>
            </p>
        </section>
    }
}

/// The scenario as it will be seen; nothing in it can be used.
fn seen(scenario: &Scenario, send: &Callback<Msg>) -> Html {
    let draft = Draft::new(Asked::plain(scenario.id.clone()), Mode::Practice, 0);
    html! {
        <div class="seen" inert=true>
            <p class="eyebrow">{ &scenario.kind }</p>
            <h2>{ &scenario.title }</h2>
            <p class="situation">{ &scenario.situation }</p>
            { for scenario.exhibit.iter().map(exhibit::exhibit) }
            { exhibit::asker(&scenario.asked_by) }
            { exhibit::question(scenario) }
            <div class="fields">
                { for scenario.fields.iter().enumerate().map(|(index, one)| field::view(index, one, &draft, None, send)) }
            </div>
            <h3>{ "What is looked for" }</h3>
            { for Dimension::ALL.into_iter().map(|dimension| {
                let own = scenario.items_of(dimension);
                html! {
                    <ul class="seen-items" key={dimension.id()}>
                        { for own.into_iter().map(|item| html! {
                            <li>{ &item.title }<span class="points">{ count(item.weight as usize, "point") }</span><p class="fine">{ &item.criterion }</p></li>
                        }) }
                    </ul>
                }
            }) }
        </div>
    }
}
