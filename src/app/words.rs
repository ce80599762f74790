//! Sentences and wordings that several screens share.

use crate::interview::{Asked, Desk, Model, Screen};

/// The title of the browser's tab.
pub(super) fn page_title(model: &Model) -> String {
    let scenario =
        |asked: &Asked| model.library.asked(asked).map_or("Scenario", |scenario| scenario.title.as_str());
    let named = |id: &crate::ids::ScenarioId| scenario(&Asked::plain(id.clone())).to_owned();
    match &model.screen {
        Screen::Home => "Hotseat: practise executive product interviews".to_owned(),
        Screen::Brief(id) => format!("{} · Hotseat", scenario(id)),
        Screen::Answer(Desk::Practice(asked), _) => format!("Answering: {} · Hotseat", scenario(asked)),
        Screen::Answer(Desk::Live, _) => "Live interview · Hotseat".to_owned(),
        Screen::Review(attempt) => format!("Pushback: {} · Hotseat", attempt.title),
        Screen::Debrief(shown) => format!("Debrief: {} · Hotseat", shown.attempt.title),
        Screen::Panel(id) => {
            format!("{} · Hotseat", model.library.panel(id).map_or("Panel", |panel| panel.title.as_str()))
        }
        Screen::Sitting(_) => "Scorecard of a panel · Hotseat".to_owned(),
        Screen::Packs => "Packs · Hotseat".to_owned(),
        Screen::Drills => "Drills · Hotseat".to_owned(),
        Screen::Drill(drilling) => {
            let drill = model.library.drill(&drilling.drill);
            format!("Drill: {} · Hotseat", drill.map_or("", |drill| drill.title.as_str()))
        }
        Screen::Progress(_) => "Progress · Hotseat".to_owned(),
        Screen::Print(id) => format!("Interviewer's sheet: {} · Hotseat", named(id)),
        Screen::Sheet(id) => {
            let sheet = model.sheets.get(id);
            format!("Interview: {} · Hotseat", sheet.map_or("", |sheet| sheet.title.as_str()))
        }
        Screen::Write(editing) => format!("Writing: {} · Hotseat", editing.tree.text_of("title")),
        Screen::Missing(_) => "Not found · Hotseat".to_owned(),
    }
}

/// A count with its noun: `1 item`, `2 items`.
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A length of time in whole minutes: `under a minute`, `12 min`.
pub(super) fn minutes(millis: u64) -> String {
    match millis / 60_000 {
        0 => "under a minute".to_owned(),
        minutes => format!("{minutes} min"),
    }
}

/// A running clock: `7:05`.
pub(super) fn clock(millis: u64) -> String {
    let seconds = millis / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// The debrief's first sentence.
pub(super) fn headline(score: u32, flags: usize, met: usize, items: usize) -> String {
    let level = match score {
        85.. => "A complete answer: there is little left to ask.",
        65..=84 => "A strong answer with gaps that a board would find.",
        40..=64 => "A sound start; half of the reasoning is still in your head.",
        15..=39 => "The bones are there, the trade-offs are not on the page yet.",
        _ => "Most of what the question asks for is not on the page yet.",
    };
    let flagged = match flags {
        0 => String::new(),
        1 => " One red flag would worry the panel.".to_owned(),
        many => format!(" {many} red flags would worry the panel."),
    };
    format!("{level} {met} of {items} items of the checklist are met.{flagged}")
}
