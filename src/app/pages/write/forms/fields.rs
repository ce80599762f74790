//! The form of the form that candidates fill in.

use crate::app::pages::write::inputs::{
    Ask, acts, add, area, ask, choose, details, entries, line, lines, members, number, tick, wrongs,
};
use crate::editor::{How, Tree, child};
use crate::interview::Editing;
use yew::prelude::*;

const KINDS: [(&str, &str); 7] = [
    ("text", "Text"),
    ("number", "Number"),
    ("table", "Table"),
    ("choice", "Choice"),
    ("ranking", "Ranking"),
    ("buckets", "Sorting into buckets"),
    ("allocation", "Splitting a total"),
];

pub(in crate::app::pages::write) fn form(editing: &Editing, path: &str) -> Html {
    let all = entries(&editing.tree, path);
    let count = all.len();
    html! {
        <>
            <p class="fine">{ "What the candidate fills in, in this order. A few fields that ask for different things are better than one that asks for all." }</p>
            <ol class="entries">
                { for all.iter().enumerate().map(|(index, (at, field))| html! {
                    <li class="entry" key={at.clone()}>
                        { choose(editing, &child(at, "kind"), "Kind of field", How::Kind, field.text_of("kind"), &KINDS) }
                        { area(editing, &child(at, "label"), "What is asked", 1, "") }
                        <div class="ask-answer" key={field.text_of("kind").to_owned()}>{ field_body(editing, at, field) }</div>
                        { wrongs(editing, at) }
                        { details("Details", ask(editing, &Ask { path: &child(at, "id"), label: "Id", how: How::Id, lines: 0, hint: "Made from what is asked; rules go by it, and follow when it changes." })) }
                        { acts(at, &format!("field {}", index + 1), index, count) }
                    </li>
                }) }
            </ol>
            { wrongs(editing, path) }
            { add(path, "Add a field") }
        </>
    }
}

fn field_body(editing: &Editing, at: &str, field: &Tree) -> Html {
    let choices = || lines(editing, &child(at, "choices"), "Choices, one a line", "");
    let buckets = |label: &str| lines(editing, &child(at, "buckets"), label, "");
    match field.text_of("kind") {
        "number" => html! {
            <>
                { line(editing, &child(at, "expect"), "Expected, as a formula", &figure_names(editing, at)) }
                <div class="ask-row">
                    { line(editing, &child(at, "unit"), "Unit", "") }
                    { number(editing, &child(at, "tolerance"), "Off by at most", "In the unit, or a share such as 2%.") }
                    { number(editing, &child(at, "weight"), "Points", "1 if left empty.") }
                </div>
                { mistakes(editing, &child(at, "mistakes")) }
            </>
        },
        "table" => lines(editing, &child(at, "columns"), "Columns, one a line", "Short names: option, cost."),
        "choice" => html! {
            <>
                { choices() }
                { tick(&child(at, "many"), "More than one may be chosen", How::Flag, "", field.member("many") == Some(&Tree::Bool(true))) }
            </>
        },
        "ranking" => choices(),
        "buckets" => html! { <>{ choices() }{ buckets("Buckets, one a line") }</> },
        "allocation" => html! {
            <>
                { buckets("What it is split over, one a line") }
                <div class="ask-row">
                    { number(editing, &child(at, "total"), "Total", "") }
                    { ask(editing, &Ask { path: &child(at, "unit"), label: "Unit", how: How::Optional, lines: 0, hint: "" }) }
                </div>
            </>
        },
        _ => Html::default(),
    }
}

/// What a formula of a field can be made of.
fn figure_names(editing: &Editing, field: &str) -> String {
    let scenario = field.split("/fields").next().unwrap_or_default();
    let figures = members(&editing.tree, &child(scenario, "parameters"));
    if figures.is_empty() {
        return "For example oven / (loaves * margin), once the scenario has such figures: add them there first."
            .to_owned();
    }
    let names: Vec<&str> = figures.iter().map(|(_, name, _)| name.as_ref()).collect();
    format!("With + - * / and parentheses, over {}.", names.join(", "))
}

fn mistakes(editing: &Editing, path: &str) -> Html {
    let all = entries(&editing.tree, path);
    let count = all.len();
    html! {
        <div class="entries">
            { for all.iter().enumerate().map(|(index, (at, _))| html! {
                <div class="entry" key={at.clone()}>
                    { line(editing, &child(at, "formula"), "A known mistake, as a formula", "") }
                    { area(editing, &child(at, "why"), "What to say to whoever made it", 1, "") }
                    { wrongs(editing, at) }
                    { acts(at, &format!("mistake {}", index + 1), index, count) }
                </div>
            }) }
            { add(path, "Add a known mistake") }
        </div>
    }
}
