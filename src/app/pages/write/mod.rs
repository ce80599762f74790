//! Writing a pack: the parts of it, the form of one of them, and beside it what the candidate will see.

mod forms;
mod inputs;
mod item;
mod preview;
mod rule;

use crate::app::browser::{now, typed_into};
use crate::editor::{How, Part, Tree};
use crate::ids::ScenarioId;
use crate::interview::{Asked, Editing, Model, Msg, Route, ScriptMsg};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, editing: &Editing, send: &Callback<Msg>) -> Html {
    let change = heard(send, true);
    let input = heard(send, false).reform(|event: InputEvent| -> Event { event.into() });
    let click = {
        let send = send.clone();
        Callback::from(move |event: MouseEvent| {
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            if let Some(msg) = target.and_then(|target| pressed(&target)) {
                send.emit(Msg::Script(msg, now()));
            }
        })
    };
    let owner = editing.part.scenario().map(|scenario| format!("scenarios/{scenario}")).unwrap_or_default();
    let path = editing.part.path();
    let form = match editing.part {
        Part::Pack => forms::pack(editing),
        Part::Question(_) => forms::question(editing, &path),
        Part::Form(_) => forms::form(editing, &path),
        Part::Checklist(scenario) => forms::checklist(editing, &path, scenario),
        Part::Samples(_) => forms::samples(editing, &path, &owner),
        Part::Item(..) => item::view(editing, &path, &owner, false),
        Part::Flag(..) => item::view(editing, &path, &owner, true),
    };
    let shown = if editing.shows_preview { "shows-preview" } else { "shows-form" };
    html! {
        <main id="main" class={classes!("page", "page-write", shown)} tabindex="-1" oninput={input} onchange={change} onclick={click}>
            { head(model, editing) }
            { outline(editing) }
            <div class="write-form" key={editing.part.name()}>
                <p class="eyebrow">{ eyebrow(editing, &owner, &path) }</p>
                <h1 tabindex="-1">{ heading(editing) }</h1>
                { form }
            </div>
            { preview::view(editing, send) }
        </main>
    }
}

/// Hears what is typed into any input of the form.
fn heard(send: &Callback<Msg>, is_change: bool) -> Callback<Event> {
    let send = send.clone();
    Callback::from(move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(msg) = target.and_then(|target| typed(&target, is_change)) {
            send.emit(Msg::Script(msg, now()));
        }
    })
}

/// What was typed, from the input that it was typed into. Ids are taken when the input is left: half an id may be
/// somebody else's.
fn typed(target: &Element, is_change: bool) -> Option<ScriptMsg> {
    let name = target.get_attribute("data-how")?;
    let text = typed_into(target)?;
    if is_change != (name == How::Id.id()) {
        return None;
    }
    match name.as_str() {
        "try" => Some(ScriptMsg::Tried(text)),
        "try-in" => Some(ScriptMsg::TriedIn(text)),
        name => Some(ScriptMsg::Typed(
            target.get_attribute("data-path")?,
            How::named(name)?,
            target.get_attribute("data-part").unwrap_or_default(),
            text,
        )),
    }
}

/// What a button does.
fn pressed(target: &Element) -> Option<ScriptMsg> {
    let button = target.closest("[data-act]").ok()??;
    if button.get_attribute("aria-disabled").is_some() {
        return None;
    }
    let path = button.get_attribute("data-path").unwrap_or_default();
    Some(match button.get_attribute("data-act")?.as_str() {
        "undo" => ScriptMsg::Undone,
        "redo" => ScriptMsg::Redone,
        "use" => ScriptMsg::UseWanted,
        "file" => ScriptMsg::FileWanted,
        "link" => ScriptMsg::LinkWanted,
        "check" => ScriptMsg::CheckWanted,
        "preview" => ScriptMsg::PreviewToggled,
        "keep" => ScriptMsg::Kept(path == "accept"),
        "problem" => ScriptMsg::ProblemChosen(path.parse().ok()?),
        act => ScriptMsg::Pressed(act.to_owned(), path),
    })
}

fn head(model: &Model, editing: &Editing) -> Html {
    let button = |act: &'static str, words: &'static str, class: &'static str, is_idle: bool| {
        html! {
            <button type="button" key={act} class={class} data-act={act} aria-disabled={is_idle.then_some("true")}>{ words }</button>
        }
    };
    let id = editing.tree.text_of("id");
    let held = model.library.outlines().find(|outline| outline.id.as_str() == id);
    let first = held.and_then(|outline| outline.scenarios.first()).map(|card| card.id.clone());
    let practise = |id: ScenarioId| html! { <a key="practise" class="quiet" href={Route::Brief(Asked::plain(id)).href()}>{ "Practise it" }</a> };
    let saved = if model.refused.is_empty() { "Saved on this device" } else { "Not stored" };
    html! {
        <div class="write-head">
            <p class="write-name"><a href={Route::Packs.href()}>{ "Packs" }</a>{ " / " }<strong>{ title_of(&editing.tree) }</strong><span class="saved" role="status">{ saved }</span></p>
            <div class="write-acts" role="group" aria-label="The pack">
                { button("undo", "Undo", "quiet", !editing.history.can_undo()) }
                { button("redo", "Redo", "quiet", !editing.history.can_redo()) }
                { button("link", "Copy as a link", "quiet", false) }
                { button("file", "Export", "quiet", false) }
                { button("use", "Use it here", "button", false) }
                { for first.map(practise) }
            </div>
            <button type="button" class="desk-toggle write-tabs" data-act="preview" aria-pressed={editing.shows_preview.to_string()}>
                { if editing.shows_preview { "Back to the form" } else { "Preview and problems" } }
            </button>
        </div>
    }
}

/// All parts of the pack, each with the number of its problems.
fn outline(editing: &Editing) -> Html {
    let tree = &editing.tree;
    let mut parts = vec![(Part::Pack, "The pack".to_owned(), 0)];
    for (number, scenario) in tree.member("scenarios").map_or(&[][..], Tree::entries).iter().enumerate() {
        parts.push((Part::Question(number), title_of(scenario), 1));
        parts.push((Part::Form(number), "The form".to_owned(), 2));
        parts.push((Part::Checklist(number), "Checklist".to_owned(), 2));
        // Of the others, their own forms are enough: a pack may have hundreds.
        if editing.part.scenario() == Some(number) {
            for (index, item) in scenario.member("items").map_or(&[][..], Tree::entries).iter().enumerate() {
                parts.push((Part::Item(number, index), title_of(item), 3));
            }
            for (index, flag) in scenario.member("flags").map_or(&[][..], Tree::entries).iter().enumerate() {
                parts.push((Part::Flag(number, index), format!("Red flag: {}", title_of(flag)), 3));
            }
        }
        parts.push((Part::Samples(number), "Samples and models".to_owned(), 2));
    }
    html! {
        <nav class="outline" aria-label="Parts of the pack">
            <ul>
                { for parts.into_iter().map(|(part, words, depth)| {
                    let wrong = editing.checked.problems.iter().filter(|placed| Part::of(&placed.path) == part).count();
                    html! {
                        <li key={format!("part-{}", part.name())} class={format!("outline-{depth}")}>
                            <a href={Route::Write(editing.id.clone(), part).href()} aria-current={(part == editing.part).then_some("page")}>
                                { words }
                                if wrong > 0 {
                                    <span class="outline-wrong">{ format!("{wrong}") }<span class="unseen">{ " to mend" }</span></span>
                                }
                            </a>
                        </li>
                    }
                }) }
            </ul>
        </nav>
    }
}

fn title_of(entry: &Tree) -> String {
    match entry.text_of("title") {
        "" => "Without a title".to_owned(),
        title => title.to_owned(),
    }
}

fn heading(editing: &Editing) -> String {
    match editing.part {
        Part::Pack | Part::Question(_) | Part::Item(..) | Part::Flag(..) => {
            title_of(editing.tree.at(&editing.part.path()).unwrap_or(&Tree::Null))
        }
        Part::Form(_) => "The form".to_owned(),
        Part::Checklist(_) => "Checklist".to_owned(),
        Part::Samples(_) => "Samples and models".to_owned(),
    }
}

/// What stands above the heading: what it is, or whose.
fn eyebrow(editing: &Editing, owner: &str, path: &str) -> String {
    match editing.part {
        Part::Form(_) | Part::Checklist(_) | Part::Samples(_) => {
            title_of(editing.tree.at(owner).unwrap_or(&Tree::Null))
        }
        _ => place_in_words(editing, path),
    }
}

/// Where in the pack a path lies, in words.
fn place_in_words(editing: &Editing, path: &str) -> String {
    let part = Part::of(path);
    let scenario = part.scenario().and_then(|own| editing.tree.at(&format!("scenarios/{own}"))).map(title_of);
    let inner = match part {
        Part::Pack if path.starts_with("drills") => "Drill".to_owned(),
        Part::Pack if path.starts_with("panels") => "Panel".to_owned(),
        Part::Pack => "The pack".to_owned(),
        Part::Question(_) => "Scenario".to_owned(),
        Part::Form(_) => "The form".to_owned(),
        Part::Checklist(_) => "Checklist".to_owned(),
        Part::Samples(_) => "Samples and models".to_owned(),
        Part::Item(..) | Part::Flag(..) => editing.tree.at(&part.path()).map_or_else(String::new, title_of),
    };
    match scenario {
        Some(title) if !matches!(part, Part::Question(_)) => format!("{title} · {inner}"),
        _ => inner,
    }
}
