//! The forms of the parts of a pack, but for items and flags.

mod checklist;
mod fields;
mod pack;
mod question;

use super::inputs::{acts, entries};
use crate::editor::{Part, Tree, child};
use crate::interview::{Editing, Route, input_id};
use yew::prelude::*;

pub(super) use checklist::{checklist, samples};
pub(super) use fields::form;
pub(super) use pack::pack;
pub(super) use question::question;

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
