//! The forms of the parts of a pack, but for items and flags.

use super::inputs::{
    Ask, act, acts, add, area, ask, choose, details, entries, group, line, lines, members, number, tick,
    wrongs,
};
use crate::editor::{How, Part, Tree, child};
use crate::interview::{Editing, Route, input_id};
use crate::pack::Dimension;
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

pub(super) fn pack(editing: &Editing) -> Html {
    let tree = &editing.tree;
    let kept = [("drills", "drills"), ("panels", "panels")];
    let kept = kept.iter().filter_map(|(key, words)| {
        let count = tree.member(key)?.entries().len();
        Some(format!("{words} ({count})"))
    });
    let kept: Vec<String> = kept.collect();
    html! {
        <>
            { wrongs(editing, "") }
            { line(editing, "title", "Title", "") }
            { area(editing, "about", "What it trains", 2, "One or two sentences.") }
            { line(editing, "author", "Author", "Your name, as others shall see it. Versions of a pack go by it.") }
            { group("Scenarios", html! {
                <>
                    <ol class="links">
                        { for listed(editing, "scenarios", Part::Question, |scenario| scenario.text_of("question").to_owned()) }
                    </ol>
                    { wrongs(editing, "scenarios") }
                    { add("scenarios", "Add a scenario") }
                </>
            }) }
            { concepts(editing) }
            { details("Details", html! {
                <>
                    { line(editing, "licence", "Licence", "Under which terms others may share it, such as CC-BY-4.0.") }
                    { line(editing, "language", "Language", "The scoring knows English: en.") }
                    { number(editing, "version", "Version", "Counts up by itself when you use the pack here again.") }
                    { ask(editing, &Ask { path: "id", label: "Id", how: How::Id, lines: 0, hint: "Made from the title; two packs cannot share one." }) }
                    if !kept.is_empty() {
                        <p class="fine">{ format!("Also in this pack, and kept as they are: {}.", kept.join(", ")) }</p>
                    }
                </>
            }) }
        </>
    }
}

/// Own words for what people say in many ways.
fn concepts(editing: &Editing) -> Html {
    let all = members(&editing.tree, "concepts");
    let count = all.len();
    details(
        "Own concepts",
        html! {
            <>
                <p class="fine">{ "A name for what people say in many ways: in the wordings of a rule, @name then stands for all of these." }</p>
                { for all.iter().enumerate().map(|(index, (path, key, _))| html! {
                    <div class="entry" key={path.clone()}>
                        { ask(editing, &Ask { path, label: "Name", how: How::Key, lines: 0, hint: "Small letters, digits and hyphens." }) }
                        { lines(editing, path, "Phrases, one a line", "") }
                        { acts(path, key, index, count) }
                    </div>
                }) }
                { add("concepts", "Add a concept") }
            </>
        },
    )
}

/// Entries that have a form of their own.
fn listed<'e>(
    editing: &'e Editing,
    list: &str,
    part: impl Fn(usize) -> Part + 'e,
    about: impl Fn(&Tree) -> String + 'e,
) -> Vec<Html> {
    let all = entries(&editing.tree, list);
    let count = all.len();
    let entry = |(index, (path, entry)): (usize, &(String, &Tree))| {
        let title = match entry.text_of("title") {
            "" => "Without a title",
            title => title,
        };
        html! {
            <li class="listed" key={path.clone()}>
                <div>
                    <a id={input_id(&child(path, "open"))} href={Route::Write(editing.id.clone(), part(index)).href()}>{ title }</a>
                    <p class="fine">{ about(entry) }</p>
                </div>
                { acts(path, title, index, count) }
            </li>
        }
    };
    all.iter().enumerate().map(entry).collect()
}

pub(super) fn question(editing: &Editing, path: &str) -> Html {
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
        let words = super::inputs::in_words(&placed.problem).replace(
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

pub(super) fn form(editing: &Editing, path: &str) -> Html {
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

pub(super) fn checklist(editing: &Editing, path: &str, scenario: usize) -> Html {
    let (items, flags) = (child(path, "items"), child(path, "flags"));
    let about = |item: &Tree| {
        let dimension = Dimension::named(item.text_of("dimension")).map_or("", Dimension::title);
        format!("{dimension}, {} points", item.text_of("weight"))
    };
    html! {
        <>
            { group("Items", html! {
                <>
                    <ol class="links">{ for listed(editing, &items, |item| Part::Item(scenario, item), about) }</ol>
                    { wrongs(editing, &items) }
                    { add(&items, "Add an item") }
                </>
            }) }
            { group("Red flags", html! {
                <>
                    <p class="fine">{ "What must not be in an answer: it takes points." }</p>
                    <ol class="links">{ for listed(editing, &flags, |flag| Part::Flag(scenario, flag), |flag| format!("takes {} points", flag.text_of("weight"))) }</ol>
                    { add(&flags, "Add a red flag") }
                </>
            }) }
        </>
    }
}

pub(super) fn samples(editing: &Editing, path: &str, owner: &str) -> Html {
    let models = child(owner, "models");
    let (samples, model_list) = (entries(&editing.tree, path), entries(&editing.tree, &models));
    let (count, model_count) = (samples.len(), model_list.len());
    html! {
        <>
            { group("Samples", html! {
                <>
                    <p class="fine">{ "Whole answers with the score that a fair reader would give them: answer your own question once well and once badly." }</p>
                    { for samples.iter().enumerate().map(|(index, (at, _))| html! {
                        <div class="entry" key={at.clone()}>
                            { line(editing, &child(at, "name"), "What it shows", "A strong answer; one that only repeats the question.") }
                            { answer(editing, &child(at, "fields"), owner) }
                            <div class="ask-row">
                                { number(editing, &format!("{at}/score/0"), "Scores at least", "") }
                                { number(editing, &format!("{at}/score/1"), "Scores at most", "") }
                            </div>
                            { wrongs(editing, &child(at, "score")) }
                            { wrongs(editing, at) }
                            { acts(at, &format!("sample {}", index + 1), index, count) }
                        </div>
                    }) }
                    { add(path, "Add a sample") }
                </>
            }) }
            { group("Models", html! {
                <>
                    <p class="fine">{ "Answers that would have done, with different decisions. They are shown in the debrief, and must score at least 75." }</p>
                    { for model_list.iter().enumerate().map(|(index, (at, _))| html! {
                        <div class="entry" key={at.clone()}>
                            { line(editing, &child(at, "title"), "In a few words", "") }
                            { line(editing, &child(at, "why"), "When this is the better answer", "") }
                            { answer(editing, &child(at, "answer"), owner) }
                            { wrongs(editing, at) }
                            { acts(at, &format!("model {}", index + 1), index, model_count) }
                        </div>
                    }) }
                    { add(&models, "Add a model answer") }
                </>
            }) }
        </>
    }
}

/// An answer, field by field; what is more than a text or a number is written as JSON.
fn answer(editing: &Editing, path: &str, owner: &str) -> Html {
    html! {
        <div class="ask-answer">
            { for entries(&editing.tree, &child(owner, "fields")).iter().map(|(_, field)| {
                let (how, rows, hint) = match field.text_of("kind") {
                    "text" => (How::Optional, 3, ""),
                    "number" => (How::Number, 0, ""),
                    _ => (How::Json, 2, "As JSON."),
                };
                let label = match field.text_of("label") {
                    "" => field.text_of("id"),
                    label => label,
                };
                ask(editing, &Ask { path: &child(path, field.text_of("id")), label, how, lines: rows, hint })
            }) }
        </div>
    }
}
