//! The form of a rule, for people: where to look, and what must be said, filled in or picked.

use super::inputs::{
    Ask, act, acts, add, ask, choose, entries, group, line, lines, members, number, tick, wrongs,
};
use crate::editor::{How, Tree, child, parent};
use crate::interview::Editing;
use crate::pack::Field;
use yew::prelude::*;

/// Rules within rules are shown so deep; what lies deeper is written by hand.
const DEEPEST: usize = 3;

const SAY: [&str; 7] = ["say", "in", "within", "negated", "questions", "copied", "unless"];
const ROWS: [&str; 6] = ["rows", "at_least", "every", "different", "once", "where"];

/// What kind of rule it is: its name in the list, or `hand` if the form does not know it.
fn kind_of(rule: &Tree, depth: usize) -> &'static str {
    let has_only = |keys: &[&str]| rule.members().iter().all(|(key, _)| keys.contains(&key.as_str()));
    let is_list = |key: &str| matches!(rule.member(key), Some(Tree::List(_)));
    match rule {
        Tree::List(_) if depth < DEEPEST => "any",
        Tree::Object(_) if matches!(rule.member("say"), Some(Tree::Object(_))) && has_only(&SAY) => "say",
        Tree::Object(_) if matches!(rule.member("where"), Some(Tree::Object(_))) && has_only(&ROWS) => "rows",
        Tree::Object(_) if is_list("all") && has_only(&["all"]) && depth < DEEPEST => "all",
        Tree::Object(_) if is_list("any") && has_only(&["any"]) && depth < DEEPEST => "any",
        Tree::Object(_) if is_list("of") && has_only(&["at_least", "of"]) && depth < DEEPEST => "of",
        Tree::Object(_) if rule.member("ranked").is_some() && has_only(&["ranked", "top", "has"]) => "ranked",
        Tree::Object(_) if rule.member("chosen").is_some() && has_only(&["chosen", "has"]) => "chosen",
        Tree::Object(_) if rule.member("sorted").is_some() && has_only(&["sorted", "into", "has"]) => {
            "sorted"
        }
        Tree::Object(_) if rule.member("largest").is_some() && has_only(&["largest", "is"]) => "largest",
        _ => "hand",
    }
}

/// The rule at a path, in the scenario at `owner`.
pub(super) fn view(editing: &Editing, path: &str, owner: &str, depth: usize) -> Html {
    let rule = editing.tree.at(path).unwrap_or(&Tree::Null);
    let is_by_hand = editing.by_hand.as_deref() == Some(path);
    let kind = if is_by_hand { "hand" } else { kind_of(rule, depth) };
    let mut kinds = vec![("say", "Something is said")];
    let fields = entries(&editing.tree, &child(owner, "fields"));
    let kinds_of_fields = [
        ("table", "rows", "A table is filled in well"),
        ("ranking", "ranked", "Something is ranked first"),
        ("choice", "chosen", "Something is chosen"),
        ("buckets", "sorted", "Something is sorted"),
        ("allocation", "largest", "Something gets the largest share"),
    ];
    for (field, kind, words) in kinds_of_fields {
        if fields.iter().any(|(_, one)| one.text_of("kind") == field) {
            kinds.push((kind, words));
        }
    }
    kinds.extend([
        ("any", "One of several ways"),
        ("all", "All of several"),
        ("of", "At least so many of several"),
    ]);
    kinds.push(("hand", "A rule written by hand"));
    let body = match kind {
        "say" => say(editing, path, owner),
        "rows" => rows(editing, path, &fields),
        "any" | "all" | "of" => several(editing, path, owner, kind, depth),
        "hand" => ask(
            editing,
            &Ask {
                path,
                label: "The rule as JSON",
                how: How::Json,
                lines: 6,
                hint: "The guide to rules in the project's scenarios/README.md says what it may hold. It stays exactly as you write it.",
            },
        ),
        _ => picks(editing, path, kind, &fields),
    };
    html! {
        <div class="rule" key={format!("rule-{path}")}>
            <div class="rule-kind">{ choose_kind(editing, path, kind, &kinds) }</div>
            <div class="rule-body" key={kind}>{ body }</div>
        </div>
    }
}

/// The list of kinds has the rule's path, but not its id: what is wrong with the rule stands with its form.
fn choose_kind(editing: &Editing, path: &str, kind: &str, kinds: &[(&str, &str)]) -> Html {
    let id = crate::interview::input_id(&child(path, "kind"));
    let wrong = if kind == "hand" { Html::default() } else { wrongs(editing, path) };
    html! {
        <div class="ask-one">
            <label for={id.clone()}>{ "What must be found" }</label>
            <select {id} data-path={path.to_owned()} data-how={How::Rule.id()} data-own={kind.to_owned()}>
                { for kinds.iter().map(|(value, words)| html! { <option value={(*value).to_owned()}>{ *words }</option> }) }
            </select>
            <div class="ask-notes">{ wrong }</div>
        </div>
    }
}

fn say(editing: &Editing, path: &str, owner: &str) -> Html {
    let slots = child(path, "say");
    let all = members(&editing.tree, &slots);
    let count = all.len();
    let of = |key: &str| editing.tree.at(path).map_or("", |rule| rule.text_of(key));
    let option = |key: &str, label: &str, options: &[(&str, &str)]| {
        choose(editing, &child(path, key), label, How::Optional, of(key), options)
    };
    html! {
        <>
            { places(editing, path, owner) }
            <div class="slots">
                { for all.iter().enumerate().map(|(index, (slot, key, _))| html! {
                    <div class="entry" key={slot.clone()}>
                        { ask(editing, &Ask { path: slot, label: "What must be said", how: How::Key, lines: 0, hint: "In words for the debrief: “a cost that is accepted”." }) }
                        { ask(editing, &Ask { path: slot, label: "In any of these wordings", how: How::Wordings, lines: 3,
                            hint: "One a line. A word stands for all its forms; @churn stands for every way to say it that the lexicon knows; #number, #percent, #money are figures." }) }
                        { acts(slot, &named(key, "what must be said"), index, count) }
                    </div>
                }) }
            </div>
            { wrongs(editing, &slots) }
            { add(&slots, "And something else, close to it") }
            <details class="ask-details">
                <summary>{ "How strictly" }</summary>
                <div class="ask-body">
                    { option("within", "How close together", &[("", "In one sentence"), ("clause", "In one clause"), ("next", "In two sentences that follow each other"), ("statement", "In one sentence, or one row of a table"), ("row", "In one row of a table"), ("field", "Anywhere in the field")]) }
                    { option("negated", "If it is denied (“we do not …”)", &[("", "It does not count"), ("allowed", "It counts as well"), ("required", "Only then it counts")]) }
                    { option("questions", "If it is asked", &[("", "It does not count"), ("allowed", "It counts as well"), ("required", "Only then it counts")]) }
                    { option("copied", "If it is copied from the question or the table", &[("", "It does not count"), ("allowed", "It counts as well")]) }
                    { ask(editing, &Ask { path: &child(path, "unless"), label: "Unless this is said there", how: How::Optional, lines: 0, hint: "Wordings with | between them; leave it empty if nothing speaks against." }) }
                </div>
            </details>
        </>
    }
}

/// Where the rule looks.
fn places(editing: &Editing, path: &str, owner: &str) -> Html {
    let list = child(path, "in");
    let chosen: Vec<&str> = editing.tree.at(path).into_iter().flat_map(|rule| rule.texts_of("in")).collect();
    let mut boxes = Vec::new();
    for (_, field) in entries(&editing.tree, &child(owner, "fields")) {
        let (id, label) = (field.text_of("id"), field.text_of("label"));
        if matches!(field.text_of("kind"), "text" | "table") {
            boxes.push((id.to_owned(), named(label, id)));
        }
        if field.text_of("kind") == "table" {
            let columns = field.texts_of("columns");
            boxes
                .extend(columns.map(|column| {
                    (format!("{id}.{column}"), format!("… only “{}”", Field::heading(column)))
                }));
        }
    }
    // Names that lead nowhere can be taken out, too.
    let lost = chosen.iter().filter(|name| boxes.iter().all(|(id, _)| id != *name));
    let lost: Vec<(String, String)> =
        lost.map(|name| ((*name).to_owned(), format!("{name} (not there)"))).collect();
    boxes.extend(lost);
    let inside = editing.checked.problems.iter().filter(|placed| parent(&placed.path) == list);
    let inside: Vec<String> = inside.map(|placed| super::inputs::in_words(&placed.problem)).collect();
    group(
        "Where to look (nowhere ticked: everywhere)",
        html! {
            <>
                { for boxes.iter().map(|(id, label)| tick(&list, label, How::Member, id, chosen.contains(&id.as_str()))) }
                { wrongs(editing, &list) }
                <div class="wrongs">{ for inside.iter().map(|words| html! { <p class="wrong">{ words }</p> }) }</div>
            </>
        },
    )
}

fn rows(editing: &Editing, path: &str, fields: &[(String, &Tree)]) -> Html {
    let rule = editing.tree.at(path).unwrap_or(&Tree::Null);
    let is = |key: &str| rule.member(key) == Some(&Tree::Bool(true));
    let table = fields.iter().find(|(_, field)| field.text_of("id") == rule.text_of("rows"));
    let cells = child(path, "where");
    let columns: Vec<&str> = table.into_iter().flat_map(|(_, table)| table.texts_of("columns")).collect();
    html! {
        <>
            { field_choice(editing, &child(path, "rows"), "Which table", rule.text_of("rows"), "table", fields) }
            { number(editing, &child(path, "at_least"), "At least so many rows", "") }
            { tick(&child(path, "every"), "Every row that is filled in must pass", How::Flag, "", is("every")) }
            { tick(&child(path, "different"), "Rows that say the same count once", How::Flag, "", is("different")) }
            { group("What a row must hold", html! {
                <>
                    { for columns.iter().map(|column| {
                        let own = editing.tree.at(&child(&cells, column)).map_or("", Tree::text);
                        ask(editing, &Ask {
                            path: &child(&cells, column), label: &Field::heading(column), how: How::Optional, lines: 0,
                            hint: match own {
                                "" => "Anything or nothing. Write “filled” for any words, “real” for words of its own, or wordings with | between them.",
                                "filled" => "Any words will do.",
                                "real" => "Words of its own: not “none”, not what the row says already.",
                                _ => "One of these wordings.",
                            },
                        })
                    }) }
                    { wrongs(editing, &cells) }
                </>
            }) }
        </>
    }
}

/// A rule on what is ranked, chosen, sorted or split.
fn picks(editing: &Editing, path: &str, kind: &str, fields: &[(String, &Tree)]) -> Html {
    let rule = editing.tree.at(path).unwrap_or(&Tree::Null);
    let (field_kind, list, words) = match kind {
        "ranked" => ("ranking", "has", "These must be among the first, one a line"),
        "chosen" => ("choice", "has", "These must be chosen, one a line"),
        "sorted" => ("buckets", "has", "These must be there, one a line"),
        _ => ("allocation", "is", "One of these gets the most, one a line"),
    };
    let field = fields.iter().find(|(_, field)| field.text_of("id") == rule.text_of(kind));
    let known = if kind == "largest" { "buckets" } else { "choices" };
    let known: Vec<&str> = field.into_iter().flat_map(|(_, field)| field.texts_of(known)).collect();
    html! {
        <>
            { field_choice(editing, &child(path, kind), "In which field", rule.text_of(kind), field_kind, fields) }
            if kind == "ranked" {
                { number(editing, &child(path, "top"), "Among the first so many", "") }
            }
            if kind == "sorted" {
                { line(editing, &child(path, "into"), "In this bucket", "") }
            }
            { lines(editing, &child(path, list), words, &format!("There are: {}.", known.join(", "))) }
        </>
    }
}

fn field_choice(
    editing: &Editing,
    path: &str,
    label: &str,
    own: &str,
    kind: &str,
    fields: &[(String, &Tree)],
) -> Html {
    let fitting = fields.iter().filter(|(_, field)| field.text_of("kind") == kind);
    let options: Vec<(&str, &str)> =
        fitting.map(|(_, field)| (field.text_of("id"), field.text_of("label"))).collect();
    choose(editing, path, label, How::Text, own, &options)
}

fn several(editing: &Editing, path: &str, owner: &str, kind: &str, depth: usize) -> Html {
    let is_list = matches!(editing.tree.at(path), Some(Tree::List(_)));
    let list = if is_list { path.to_owned() } else { child(path, kind) };
    let rules = entries(&editing.tree, &list);
    let count = rules.len();
    html! {
        <>
            if kind == "of" {
                { number(editing, &child(path, "at_least"), "At least so many of these", "") }
            }
            <ol class="ways-list">
                { for rules.iter().enumerate().map(|(index, (rule, _))| html! {
                    <li class="entry" key={rule.clone()}>
                        { view(editing, rule, owner, depth + 1) }
                        { if count > 1 { acts(rule, &format!("way {}", index + 1), index, count) } else { act(rule, "remove", "×", "Remove: way 1", true) } }
                    </li>
                }) }
            </ol>
            { add(&list, if kind == "any" { "Another way" } else { "One more" }) }
        </>
    }
}

fn named(words: &str, fallback: &str) -> String {
    if words.trim().is_empty() { fallback.to_owned() } else { words.to_owned() }
}
