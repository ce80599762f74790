//! An item of the checklist, or a red flag: what a reader looks for, the rule that finds it, and the sentences that
//! show whether it does.

use super::inputs::{Ask, act, add, area, ask, choose, details, entries, group, line, number, tick, wrongs};
use super::rule;
use crate::editor::{How, Tree, child, homes, name_of};
use crate::interview::{Editing, input_id};
use crate::pack::{Dimension, Field};
use yew::prelude::*;

pub(super) fn view(editing: &Editing, path: &str, owner: &str, is_flag: bool) -> Html {
    let entry = editing.tree.at(path).unwrap_or(&Tree::Null);
    let dimensions = Dimension::ALL.map(|dimension| (dimension.id(), dimension.title()));
    let is_tentative = entry.member("tentative") == Some(&Tree::Bool(true));
    let rule_path = child(path, if is_flag { "raised_by" } else { "met_by" });
    html! {
        <>
            { wrongs(editing, path) }
            { line(editing, &child(path, "title"), "Title", if is_flag { "A few words: what must not be in an answer." } else { "A few words: what is wanted." }) }
            { area(editing, &child(path, "criterion"), "Criterion", 2, "One sentence by which two colleagues would judge alike. If you cannot write a sentence that just fails, it is too vague.") }
            <div class="ask-row">
                if !is_flag {
                    { choose(editing, &child(path, "dimension"), "Dimension", How::Text, entry.text_of("dimension"), &dimensions) }
                }
                { number(editing, &child(path, "weight"), if is_flag { "Points it takes" } else { "Points" }, "1 to 3 are enough.") }
            </div>
            { group("The rule", rule::view(editing, &rule_path, owner, 0)) }
            { trial(editing, is_flag) }
            { tests(editing, &child(path, "accept"), if is_flag { "Must raise it" } else { "Must meet it" }, true) }
            { tests(editing, &child(path, "reject"), if is_flag { "Must not raise it" } else { "Must not meet it" }, false) }
            { details("Details", html! {
                <>
                    { ask(editing, &Ask { path: &child(path, "id"), label: "Id", how: How::Id, lines: 0, hint: "Made from the title. Once others know the pack, it stays: their attempts go by it." }) }
                    if !is_flag {
                        { tick(&child(path, "tentative"), "Readers and this rule often differ: its verdict is only a hint", How::Flag, "", is_tentative) }
                    }
                </>
            }) }
        </>
    }
}

/// Tries a sentence, and keeps it as a test.
fn trial(editing: &Editing, is_flag: bool) -> Html {
    let trial = &editing.trial;
    let scenario = editing.checked.scenario.as_deref();
    let homes: Vec<(String, String)> = scenario.map_or_else(Vec::new, |scenario| {
        homes(scenario)
            .into_iter()
            .map(|home| {
                let words = home.1.map_or_else(
                    || home.0.label.clone(),
                    |column| format!("{}: {}", home.0.label, Field::heading(column)),
                );
                (name_of(home), words)
            })
            .collect()
    });
    let (meets, misses) =
        if is_flag { ("Raises it", "Does not raise it") } else { ("Meets it", "Does not meet it") };
    let verdict = match &trial.verdict {
        Some((true, why)) => html! { <p class="verdict verdict-met">{ format!("✓ {meets}{why}.") }</p> },
        Some((false, why)) => html! { <p class="verdict">{ format!("○ {misses}{why}.") }</p> },
        None => {
            html! { <p class="verdict fine">{ "Type a sentence as a candidate would say it: once plainly, once in jargon, once denied." }</p> }
        }
    };
    let is_idle = trial.verdict.is_none().then_some("true");
    let home = input_id("try-in");
    group(
        "Try a sentence",
        html! {
            <>
                <div class="ask-one">
                    <label for={input_id("try")}>{ "What a candidate might say" }</label>
                    <textarea id={input_id("try")} rows="2" value={trial.words.clone()} data-how="try" />
                </div>
                <div class="ask-one" hidden={homes.len() < 2}>
                    <label for={home.clone()}>{ "Typed into" }</label>
                    <select id={home} data-how="try-in" data-own={trial.home.clone()}>
                        { for homes.iter().map(|(name, words)| html! { <option value={name.clone()}>{ words }</option> }) }
                    </select>
                </div>
                <div role="status">{ verdict }</div>
                <p class="way-acts">
                    <button type="button" class="quiet" data-act="keep" data-path="accept" aria-disabled={is_idle}>{ if is_flag { "Keep as “must raise it”" } else { "Keep as “must meet it”" } }</button>
                    <button type="button" class="quiet" data-act="keep" data-path="reject" aria-disabled={is_idle}>{ if is_flag { "Keep as “must not raise it”" } else { "Keep as “must not meet it”" } }</button>
                </p>
            </>
        },
    )
}

/// The sentences with which it is tested, and what becomes of each.
fn tests(editing: &Editing, list: &str, legend: &str, must: bool) -> Html {
    let all = entries(&editing.tree, list);
    group(
        legend,
        html! {
            <>
                <ul class="tests">
                    { for all.iter().enumerate().map(|(index, (path, test))| {
                        let found = editing.checked.tests.iter().find(|tested| tested.path == *path);
                        let label = format!("{legend}, sentence {}", index + 1);
                        let (class, words) = match found {
                            Some(tested) if tested.is_right => ("test-right", format!("✓ {}", if must { "does" } else { "does not" })),
                            Some(tested) => ("test-wrong", format!("✗ {}{}", if must { "should, but does not" } else { "should not, but does" }, tested.why)),
                            None => ("", "not tried yet".to_owned()),
                        };
                        let how = if matches!(test, Tree::Text(_)) { How::Text } else { How::Json };
                        let id = input_id(path);
                        html! {
                            <li class="test" key={path.clone()}>
                                <textarea id={id.clone()} rows="1" value={editing.shown(path, how)} data-path={path.clone()} data-how={how.id()}
                                    class={classes!((how == How::Json).then_some("code"))} aria-label={label.clone()} aria-describedby={format!("{id}/notes")} />
                                { act(path, "remove", "×", &format!("Remove: {label}"), false) }
                                <p class={classes!("test-state", class)} id={format!("{id}/notes")}>{ words }</p>
                            </li>
                        }
                    }) }
                </ul>
                { wrongs(editing, list) }
                { add(list, "Add a sentence") }
            </>
        },
    )
}
