//! The lists of items, flags and samples.

use super::listed;
use crate::app::pages::write::inputs::{Ask, acts, add, ask, entries, group, line, number, wrongs};
use crate::editor::{How, Part, Tree, child};
use crate::interview::Editing;
use crate::pack::Dimension;
use yew::prelude::*;

pub(in crate::app::pages::write) fn checklist(editing: &Editing, path: &str, scenario: usize) -> Html {
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

pub(in crate::app::pages::write) fn samples(editing: &Editing, path: &str, owner: &str) -> Html {
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
