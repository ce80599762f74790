//! The form of a scenario: the question, the exhibit, the figures, and what follows an answer.

use crate::app::pages::write::inputs::{
    Ask, act, acts, add, area, ask, details, entries, group, line, members, number, wrongs,
};
use crate::editor::{How, Tree, child};
use crate::interview::{Editing, input_id};
use yew::prelude::*;

pub(in crate::app::pages::write) fn question(editing: &Editing, path: &str) -> Html {
    let at = |key: &str| child(path, key);
    html! {
        <>
            { wrongs(editing, path) }
            { line(editing, &at("title"), "Title", "A headline.") }
            <div class="ask-row">
                { line(editing, &at("asked_by/name").replace("~1", "/"), "Who asks", "A name.") }
                { line(editing, &at("asked_by/role").replace("~1", "/"), "Role", "CEO, owner, chair of the board …") }
            </div>
            { area(editing, &at("situation"), "Situation", 5, "What has happened, in three to six sentences, with all figures that an answer needs.") }
            { area(editing, &at("question"), "Question", 2, "As the person would ask it.") }
            <div class="ask-row">
                { line(editing, &at("kind"), "Kind of conversation", "In a word: strategy, pricing, investment.") }
                { number(editing, &at("minutes"), "Minutes", "") }
            </div>
            { exhibit(editing, &at("exhibit")) }
            { figures(editing, &at("parameters")) }
            { pushback(editing, path) }
            { details("Details", ask(editing, &Ask { path: &at("id"), label: "Id", how: How::Id, lines: 0, hint: "Made from the title; it must differ from those of all other scenarios." })) }
        </>
    }
}

fn exhibit(editing: &Editing, path: &str) -> Html {
    let Some(exhibit) = editing.tree.at(path) else {
        return group(
            "Exhibit",
            html! {
                <>
                    <p class="fine">{ "A table of facts on the desk, if the question has one." }</p>
                    <button type="button" class="quiet add" id={input_id(path)} data-act="exhibit" data-path={path.to_owned()}>{ "Add a table" }</button>
                </>
            },
        );
    };
    let columns = entries(&editing.tree, &child(path, "columns"));
    let rows = entries(&editing.tree, &child(path, "rows"));
    let cell = |at: &str, value: &Tree, label: String| {
        html! {
            <input type="text" autocomplete="off" id={input_id(at)} value={value.text().to_owned()} data-path={at.to_owned()} data-how={How::Text.id()}
                aria-label={label} aria-invalid={editing.checked.at(at).next().map(|_| "true")} />
        }
    };
    let inside = |placed: &&crate::editor::Placed| {
        let below = placed.path.strip_prefix(path);
        below.is_some_and(|below| below.starts_with("/rows") || below.starts_with("/columns"))
    };
    let mut wrong: Vec<String> = Vec::new();
    for placed in editing.checked.problems.iter().filter(inside) {
        let words = crate::app::pages::write::inputs::in_words(&placed.problem).replace(
            "This is empty: write something here",
            "A cell is empty: write something there, or – if there is no value",
        );
        if !wrong.contains(&words) {
            wrong.push(words);
        }
    }
    group(
        "Exhibit",
        html! {
            <>
                { line(editing, &child(path, "title"), "What the table shows", "") }
                <div class="grid-scroll" tabindex="0" role="region" aria-label="The cells of the table">
                    <table class="grid">
                        <thead>
                            <tr>
                                { for columns.iter().enumerate().map(|(index, (at, column))| html! {
                                    <th key={at.clone()}>{ cell(at, column, format!("Heading of column {}", index + 1)) }
                                        { act(at, "remove", "×", &format!("Remove: column {}", index + 1), columns.len() < 2) }</th>
                                }) }
                                <td><span class="unseen">{ "Rows" }</span></td>
                            </tr>
                        </thead>
                        <tbody>
                            { for rows.iter().enumerate().map(|(row, (at, cells))| html! {
                                <tr key={at.clone()}>
                                    { for cells.entries().iter().enumerate().map(|(column, value)| {
                                        let heading = columns.get(column).map_or("", |(_, heading)| heading.text());
                                        let at = child(at, &column.to_string());
                                        html! { <td key={at.clone()}>{ cell(&at, value, format!("Row {}, {}", row + 1, if heading.is_empty() { "column" } else { heading })) }</td> }
                                    }) }
                                    <td>{ act(at, "remove", "×", &format!("Remove: row {}", row + 1), false) }</td>
                                </tr>
                            }) }
                        </tbody>
                    </table>
                </div>
                <div class="wrongs">{ for wrong.iter().map(|words| html! { <p class="wrong">{ words }</p> }) }</div>
                <p class="way-acts">{ add(&child(path, "rows"), "Add a row") }{ add(&child(path, "columns"), "Add a column") }
                    <button type="button" class="quiet add" data-act="remove" data-path={path.to_owned()}>{ "Remove the table" }</button></p>
                { ask(editing, &Ask { path: &child(path, "note"), label: "Remark below it", how: How::Optional, lines: 0, hint: "" }) }
                if exhibit.members().is_empty() {
                    { wrongs(editing, path) }
                }
            </>
        },
    )
}

fn figures(editing: &Editing, path: &str) -> Html {
    let all = members(&editing.tree, path);
    let count = all.len();
    group(
        "Figures for formulas",
        html! {
            <>
                <p class="fine">{ "A number field is expected by a formula over these, so that the debrief can show the way. In every text, {name} stands for the figure with its unit." }</p>
                { for all.iter().enumerate().map(|(index, (at, key, figure))| html! {
                    <div class="entry" key={at.clone()}>
                        <div class="ask-row">
                            { ask(editing, &Ask { path: at, label: "Name in formulas", how: How::Key, lines: 0, hint: "Small letters, digits and _." }) }
                            { line(editing, &child(at, "label"), "In words", "") }
                        </div>
                        <div class="ask-row">
                            if figure.member("formula").is_some() {
                                { line(editing, &child(at, "formula"), "Formula", "") }
                            } else {
                                { number(editing, &child(at, "value"), "Value", "") }
                            }
                            { ask(editing, &Ask { path: &child(at, "unit"), label: "Unit", how: How::Optional, lines: 0, hint: "$, %, days, or nothing." }) }
                        </div>
                        { wrongs(editing, at) }
                        { acts(at, key, index, count) }
                    </div>
                }) }
                { wrongs(editing, path) }
                { add(path, "Add a figure") }
            </>
        },
    )
}

/// Hints, and what the person says after reading the answer.
fn pushback(editing: &Editing, path: &str) -> Html {
    let list = |key: &str, legend: &str, about: &str, more: &str, body: &dyn Fn(&str) -> Html| {
        let path = child(path, key);
        let all = entries(&editing.tree, &path);
        let count = all.len();
        details(
            &format!("{legend} ({count})"),
            html! {
                <>
                    <p class="fine">{ about }</p>
                    { for all.iter().enumerate().map(|(index, (at, _))| html! {
                        <div class="entry" key={at.clone()}>{ body(at) }{ wrongs(editing, at) }{ acts(at, &format!("{legend} {}", index + 1), index, count) }</div>
                    }) }
                    { add(&path, more) }
                </>
            },
        )
    };
    html! {
        <>
            { list("hints", "Hints", "A ladder for whoever is stuck: the first turns the head, the last nearly gives it away.", "Add a hint", &|at| html! {
                <>
                    { area(editing, &child(at, "text"), "Hint", 2, "") }
                    { number(editing, &child(at, "cost"), "Points it costs", "") }
                </>
            }) }
            { list("challenges", "Challenges", "What the person says after reading the answer. The first three that fit are put; one without a condition fits everybody.", "Add a challenge", &|at| html! {
                <>
                    { area(editing, &child(at, "text"), "What is said", 2, "") }
                    { area(editing, &child(at, "good"), "What a good reply does", 2, "") }
                    if editing.tree.at(&child(at, "when")).is_some() {
                        { ask(editing, &Ask { path: &child(at, "when"), label: "When it is put, as JSON", how: How::Json, lines: 2, hint: "" }) }
                    }
                </>
            }) }
        </>
    }
}
