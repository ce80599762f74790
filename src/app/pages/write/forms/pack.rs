//! The form of a pack as a whole.

use super::listed;
use crate::app::pages::write::inputs::{
    Ask, acts, add, area, ask, details, group, line, lines, members, number, wrongs,
};
use crate::editor::{How, Part};
use crate::interview::Editing;
use yew::prelude::*;

pub(in crate::app::pages::write) fn pack(editing: &Editing) -> Html {
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
