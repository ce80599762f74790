//! The few inputs of which the whole editor is made. None has a listener of its own: by its `data-` attributes the form
//! hears which path of the pack it stands for, and how the two go together.

use crate::editor::{How, Tree, child};
use crate::interview::{Editing, input_id};
use crate::problem::Problem;
use crate::text::capital;
use yew::prelude::*;

/// What an input is called, what it stands for, and what helps to fill it in.
pub(super) struct Ask<'a> {
    pub(super) path: &'a str,
    pub(super) label: &'a str,
    pub(super) how: How,
    /// So many lines are shown; none for an input of a single line.
    pub(super) lines: u32,
    pub(super) hint: &'a str,
}

/// An input with its label, its hint and what is wrong with what stands in it.
pub(super) fn ask(editing: &Editing, ask: &Ask<'_>) -> Html {
    let Ask { path, label, how, lines, hint } = *ask;
    // The key of a member and its value have the same path.
    let id = if how == How::Key { input_id(&child(path, "name")) } else { input_id(path) };
    let notes = format!("{id}/notes");
    let value = match how {
        How::Key => key_at(&editing.tree, path),
        _ => editing.shown(path, how),
    };
    let is_wrong = how != How::Key && editing.checked.at(path).next().is_some();
    let wrong = is_wrong.then_some("true");
    let (how_name, path_name) = (how.id(), path.to_owned());
    let input = if lines > 0 {
        let spellcheck = if matches!(how, How::Json | How::Wordings) { "false" } else { "true" };
        html! {
            <textarea id={id.clone()} rows={lines.to_string()} {value} {spellcheck} data-path={path_name} data-how={how_name}
                class={classes!((how == How::Json).then_some("code"))} aria-describedby={notes.clone()} aria-invalid={wrong} />
        }
    } else {
        let mode = (how == How::Number).then_some("decimal");
        html! {
            <input id={id.clone()} type="text" autocomplete="off" {value} inputmode={mode} data-path={path_name} data-how={how_name}
                aria-describedby={notes.clone()} aria-invalid={wrong} />
        }
    };
    html! {
        <div class={classes!("ask-one", (how == How::Number).then_some("ask-short"))} key={id.clone()}>
            <label for={id}>{ label }</label>
            { input }
            <div class="ask-notes" id={notes}>
                <p class="fine">{ hint }</p>
                { if how == How::Key { Html::default() } else { wrongs(editing, path) } }
            </div>
        </div>
    }
}

/// An input of a single line.
pub(super) fn line(editing: &Editing, path: &str, label: &str, hint: &str) -> Html {
    ask(editing, &Ask { path, label, how: How::Text, lines: 0, hint })
}

/// An input of several lines.
pub(super) fn area(editing: &Editing, path: &str, label: &str, lines: u32, hint: &str) -> Html {
    ask(editing, &Ask { path, label, how: How::Text, lines, hint })
}

/// An input for a number.
pub(super) fn number(editing: &Editing, path: &str, label: &str, hint: &str) -> Html {
    ask(editing, &Ask { path, label, how: How::Number, lines: 0, hint })
}

/// A list of texts, one a line.
pub(super) fn lines(editing: &Editing, path: &str, label: &str, hint: &str) -> Html {
    ask(editing, &Ask { path, label, how: How::Lines, lines: 3, hint })
}

/// A list of which one is chosen; `own` is what stands in the pack.
pub(super) fn choose(
    editing: &Editing,
    path: &str,
    label: &str,
    how: How,
    own: &str,
    options: &[(&str, &str)],
) -> Html {
    let id = input_id(path);
    let notes = format!("{id}/notes");
    // What the form does not know is shown as it stands.
    let is_known = options.iter().any(|(value, _)| *value == own);
    let wrong = editing.checked.at(path).next().map(|_| "true");
    html! {
        <div class="ask-one" key={id.clone()}>
            <label for={id.clone()}>{ label }</label>
            <select {id} data-path={path.to_owned()} data-how={how.id()} data-own={own.to_owned()} aria-describedby={notes.clone()} aria-invalid={wrong}>
                { for options.iter().map(|(value, words)| html! { <option value={(*value).to_owned()}>{ *words }</option> }) }
                if !is_known {
                    <option value={own.to_owned()}>{ if own.is_empty() { "–" } else { own } }</option>
                }
            </select>
            <div class="ask-notes" id={notes}>{ wrongs(editing, path) }</div>
        </div>
    }
}

/// A box to tick; `part` is the text of a list that it stands for.
pub(super) fn tick(path: &str, label: &str, how: How, part: &str, is_ticked: bool) -> Html {
    let id = if part.is_empty() { input_id(path) } else { format!("{}/{part}", input_id(path)) };
    html! {
        <p class="ask-tick" key={id.clone()}>
            <input id={id.clone()} type="checkbox" checked={is_ticked} data-path={path.to_owned()} data-how={how.id()} data-part={part.to_owned()} />
            <label for={id}>{ label }</label>
        </p>
    }
}

/// What is wrong with what stands at a path.
pub(super) fn wrongs(editing: &Editing, path: &str) -> Html {
    html! { <div class="wrongs">{ for editing.checked.at(path).map(|problem| html! { <p class="wrong">{ in_words(problem) }</p> }) }</div> }
}

/// A problem for somebody who sees a form, and no text with quotes and brackets.
pub(super) fn in_words(problem: &Problem) -> String {
    if problem.what.ends_with(" is empty") {
        return "This is empty: write something here.".to_owned();
    }
    if problem.what.ends_with(" has no name") {
        return "What must be said has no name yet: write above how the debrief shall call it.".to_owned();
    }
    let mut letters = problem.what.chars();
    let first: String = letters.next().map(capital).into_iter().collect();
    format!("{first}{}. To mend it: {}.", letters.as_str(), problem.remedy)
}

/// The buttons that move and remove an entry: entry number `index` of so many.
pub(super) fn acts(path: &str, what: &str, index: usize, count: usize) -> Html {
    html! {
        <div class="row-acts">
            { act(path, "raise", "↑", &format!("Move up: {what}"), index == 0) }
            { act(path, "lower", "↓", &format!("Move down: {what}"), index + 1 >= count) }
            { act(path, "remove", "×", &format!("Remove: {what}"), false) }
        </div>
    }
}

/// A button with a sign.
pub(super) fn act(path: &str, act: &str, sign: &'static str, label: &str, is_idle: bool) -> Html {
    html! {
        <button type="button" class="icon" id={input_id(&child(path, act))} data-act={act.to_owned()} data-path={path.to_owned()}
            aria-label={label.to_owned()} title={label.to_owned()} aria-disabled={is_idle.then_some("true")}>{ sign }</button>
    }
}

/// The button that adds an entry to the list at a path.
pub(super) fn add(path: &str, words: &str) -> Html {
    html! {
        <button type="button" class="quiet add" id={input_id(&child(path, "add"))} data-act="add" data-path={path.to_owned()}>{ words }</button>
    }
}

/// The entries of the list at a path with their paths.
pub(super) fn entries<'t>(tree: &'t Tree, path: &str) -> Vec<(String, &'t Tree)> {
    let entries = tree.at(path).map_or(&[][..], Tree::entries);
    entries.iter().enumerate().map(|(index, entry)| (child(path, &index.to_string()), entry)).collect()
}

/// The members of the object at a path with their paths, by position.
pub(super) fn members<'t>(tree: &'t Tree, path: &str) -> Vec<(String, &'t str, &'t Tree)> {
    let members = tree.at(path).map_or(&[][..], Tree::members);
    let numbered = members.iter().enumerate();
    numbered.map(|(index, (key, value))| (format!("{path}/:{index}"), key.as_str(), value)).collect()
}

fn key_at(tree: &Tree, path: &str) -> String {
    let found = members(tree, crate::editor::parent(path)).into_iter().find(|(other, ..)| other == path);
    found.map_or_else(String::new, |(_, key, _)| key.to_owned())
}

/// A group of inputs under a heading.
pub(super) fn group(legend: &str, body: Html) -> Html {
    html! { <fieldset class="ask-group"><legend>{ legend }</legend>{ body }</fieldset> }
}

/// What few authors need, folded away.
pub(super) fn details(summary: &str, body: Html) -> Html {
    html! { <details class="ask-details"><summary>{ summary }</summary><div class="ask-body">{ body }</div></details> }
}
