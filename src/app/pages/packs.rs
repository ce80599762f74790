//! All packs: bringing one in, handing one on, removing one.

use crate::app::browser;
use crate::app::parts::code;
use crate::app::words::count;
use crate::editor::Part;
use crate::interview::{Asked, Described, Held, Model, Msg, Offer, Origin, Relation, Route, ScriptMsg};
use crate::pack::Outline;
use crate::problem::Problem;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

pub(in crate::app) fn view(model: &Model, send: &Callback<Msg>) -> Html {
    html! {
        <main id="main" class="page page-packs" tabindex="-1">
            <header class="list-head">
                <h1 tabindex="-1">{ "Packs" }</h1>
                <p class="lede">{ "A pack is one file with scenarios, drills or panels. Open one that somebody sent you, or hand on one of yours. Nothing is added before you have seen what it is." }</p>
            </header>
            <section id="offers" class="offers" tabindex="-1" aria-live="polite" aria-label="Packs that are offered">
                { for model.offers.iter().enumerate().map(|(index, offer)| offered(index, offer, send)) }
            </section>
            { open(send) }
            { writing(model, send) }
            <section aria-labelledby="held">
                <h2 id="held">{ "Here" }</h2>
                { single(send) }
                <ul class="held">{ for model.library.held().map(|held| shelf(model, &held, send)) }</ul>
            </section>
        </main>
    }
}

/// Packs that are being written.
fn writing(model: &Model, send: &Callback<Msg>) -> Html {
    let begin = send.reform(|_: MouseEvent| Msg::Script(ScriptMsg::Begun(browser::seed()), browser::now()));
    html! {
        <section class="writing" aria-labelledby="writing">
            <h2 id="writing">{ "Write a pack" }</h2>
            <p class="fine">{ "Your own questions, checklists and rules, in a form, with a preview beside it and every sentence tried as you type. Nobody has to know how to program." }</p>
            <ul class="held">
                { for model.scripts.values().map(|script| {
                    let id = script.id.clone();
                    let question = format!("Throw away “{}”, as far as it is written?", script.title);
                    let erase = browser::confirmed(send, &question, Msg::Script(ScriptMsg::Erased(id), browser::now()));
                    let title = if script.title.is_empty() { "Without a title" } else { script.title.as_str() };
                    html! {
                        <li class="shelf" key={script.id.to_string()}>
                            <div>
                                <h3>{ title }</h3>
                                <p class="fine">{ format!("Being written, last changed {}", browser::date(script.changed_at)) }</p>
                            </div>
                            <p class="way-acts">
                                <a class="quiet" href={Route::Write(script.id.clone(), Part::Pack).href()} aria-label={format!("Go on writing: {title}")}>{ "Go on writing" }</a>
                                <button type="button" class="quiet" onclick={erase} aria-label={format!("Throw away: {title}")}>{ "Throw away" }</button>
                            </p>
                        </li>
                    }
                }) }
            </ul>
            <p class="way-acts"><button type="button" class="quiet" onclick={begin}>{ "Write a pack" }</button></p>
        </section>
    }
}

/// The ways to bring a pack in.
fn open(send: &Callback<Msg>) -> Html {
    let choose = browser::files_chosen(send);
    let paste = {
        let send = send.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let area =
                browser::element("pasted").and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(area) = area.filter(|area| !area.value().trim().is_empty()) {
                send.emit(Msg::BroughtIn("pasted text".to_owned(), area.value()));
                area.set_value("");
            }
        })
    };
    html! {
        <section class="open" aria-labelledby="open">
            <h2 id="open">{ "Open a pack" }</h2>
            <p class="way-acts">
                <label class="button file-label">
                    { "Choose files" }
                    <input type="file" class="file-input" accept="application/json,.json" multiple=true onchange={choose} />
                </label>
                <span class="fine">{ "or drop them anywhere on this page" }</span>
            </p>
            <details class="paste">
                <summary>{ "Paste its text" }</summary>
                <form onsubmit={paste}>
                    <label for="pasted" class="unseen">{ "The text of a pack" }</label>
                    <textarea id="pasted" rows="4" spellcheck="false" />
                    <button type="submit" class="quiet">{ "Open the text" }</button>
                </form>
            </details>
        </section>
    }
}

/// The application with all of these packs as one file.
fn single(send: &Callback<Msg>) -> Html {
    html! {
        <div class="single">
            <p>{ "Hotseat with all of these packs fits into one file. Whoever opens it by a double click practises without a server and without a network. Your answers are not in it." }</p>
            <button type="button" class="quiet" onclick={send.reform(|_: MouseEvent| Msg::SingleWanted)}>{ "Download this as one file" }</button>
        </div>
    }
}

fn offered(index: usize, offer: &Offer, send: &Callback<Msg>) -> Html {
    let decline = send.reform(move |_: MouseEvent| Msg::OfferDeclined(index));
    let take = send.reform(move |_: MouseEvent| Msg::OfferTaken(index));
    let size = format!("{} kB", offer.text.len().div_ceil(1000));
    match &offer.pack {
        Err(problems) => html! {
            <article class="offer offer-broken" key={index}>
                <h2>{ format!("{} cannot be used", offer.name) }</h2>
                <p>{ format!("{}, {} to mend before it can be opened:", size, count(problems.len(), "problem")) }</p>
                { problem_list(&offer.name, problems) }
                <p class="way-acts"><button type="button" class="quiet" onclick={decline}>{ "Put it away" }</button></p>
            </article>
        },
        Ok(pack) => html! {
            <article class="offer" key={index}>
                <p class="card-asker">{ format!("{}, {size}", offer.name) }</p>
                <h2>{ &pack.outline.title }</h2>
                <p>{ &pack.outline.about }</p>
                { facts(pack) }
                <p class={classes!("relation", (!pack.relation.allows_adding()).then_some("why"))}>{ relation(pack) }</p>
                <p class="way-acts">
                    if pack.relation.allows_adding() {
                        <button type="button" class="button" onclick={take}>
                            { if pack.relation == Relation::New { "Add this pack" } else { "Replace the older version" } }
                        </button>
                    }
                    <button type="button" class="quiet" onclick={decline}>{ "Put it away" }</button>
                </p>
            </article>
        },
    }
}

fn facts(pack: &Described) -> Html {
    let parts = [
        (pack.outline.scenarios.len(), "scenario"),
        (pack.items, "checklist item"),
        (pack.outline.drills.len(), "drill"),
        (pack.outline.panels.len(), "panel"),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, noun)| count(number, noun))
        .collect();
    let rows = [
        ("Holds", parts.join(", ")),
        ("Author", pack.author.clone()),
        ("Licence", pack.licence.clone()),
        ("Language", pack.language.clone()),
        ("Version", pack.outline.version.to_string()),
        ("Checked", "no problems found".to_owned()),
    ];
    html! {
        <dl class="facts">
            { for rows.into_iter().map(|(name, value)| html! { <div><dt>{ name }</dt><dd>{ value }</dd></div> }) }
        </dl>
    }
}

fn relation(pack: &Described) -> String {
    match &pack.relation {
        Relation::New => "It is new here.".to_owned(),
        Relation::Newer(version) => {
            format!(
                "Version {version} of it is here. Your attempts stay, and are scored by the newer version from then on."
            )
        }
        Relation::Older(version) => format!("Version {version} of it is here already, which is newer."),
        Relation::Same => "This version of it is here already.".to_owned(),
        Relation::OthersId(author) => {
            format!(
                "A pack with the id “{}” by {author} is here. Two authors cannot share an id: ask for another one, or remove the pack that is here.",
                pack.outline.id
            )
        }
        Relation::Clash(what, title) => {
            format!(
                "Its {what} has the name of one in “{title}”. Ask for another name, or remove that pack first."
            )
        }
    }
}

fn shelf(model: &Model, held: &Held<'_>, send: &Callback<Msg>) -> Html {
    let outline = held.outline;
    let is_added = held.origin == Origin::Added;
    let act = |msg: Msg| send.reform(move |_: MouseEvent| msg.clone());
    let question = format!(
        "Remove “{}”? Your attempts at it stay, but can only be shown in full while it is here.",
        outline.title
    );
    let remove = browser::confirmed(send, &question, Msg::PackRemoved(outline.id.clone()));
    let origin = match held.origin {
        Origin::Shipped => "came with Hotseat",
        Origin::Companion => "came with this file",
        Origin::Added => "added by you",
    };
    let edit = send.reform({
        let id = outline.id.clone();
        move |_: MouseEvent| Msg::Script(ScriptMsg::Copied(id.clone(), browser::seed()), browser::now())
    });
    html! {
        <li class="shelf" key={outline.id.to_string()} id={format!("here-{}", outline.id)} tabindex="-1">
            <div>
                <h3>{ &outline.title }</h3>
                <p class="fine">{ format!("Version {}, {origin}, {} kB", outline.version, held.text.len().div_ceil(1000)) }</p>
            </div>
            <p class="way-acts">
                { for practise(outline).map(|route| html! {
                    <a class="quiet" href={route.href()} aria-label={format!("Practise: {}", outline.title)}>{ "Practise" }</a>
                }) }
                <button type="button" class="quiet" onclick={act(Msg::PackWanted(outline.id.clone()))} aria-label={format!("Export: {}", outline.title)}>{ "Export" }</button>
                <button type="button" class="quiet" onclick={act(Msg::LinkWanted(outline.id.clone()))} aria-label={format!("Copy as a link: {}", outline.title)}>{ "Copy as a link" }</button>
                <button type="button" class="quiet" onclick={edit} aria-label={format!("Edit a copy: {}", outline.title)}>{ "Edit a copy" }</button>
                if is_added {
                    <button type="button" class="quiet" onclick={remove} aria-label={format!("Remove: {}", outline.title)}>{ "Remove" }</button>
                }
            </p>
            { code::view(model, held, send) }
        </li>
    }
}

/// Where practising a pack begins.
fn practise(outline: &Outline) -> Option<Route> {
    let scenario = outline.scenarios.first().map(|card| Route::Brief(Asked::plain(card.id.clone())));
    let panel = || outline.panels.first().map(|card| Route::Panel(card.id.clone()));
    scenario.or_else(panel).or_else(|| outline.drills.first().map(|_| Route::Drills))
}

/// What is wrong with a pack: where, what, and how to mend it.
pub(in crate::app) fn problem_list(file: &str, problems: &[Problem]) -> Html {
    html! {
        <ol class="problems">
            { for problems.iter().map(|problem| html! {
                <li>
                    <code>{ format!("{file}:{}:{}", problem.at.line, problem.at.column) }</code>
                    <p>{ &problem.what }</p>
                    <p class="remedy">{ format!("To mend it: {}", problem.remedy) }</p>
                </li>
            }) }
        </ol>
    }
}
