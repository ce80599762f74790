//! `try`: an author types sentences and sees at once what the items and flags make of each, without a test for it.

use super::{Outcome, read_pack};
use crate::answer::Answer;
use crate::editor::{Home, homes, name_of};
use crate::pack::{FieldKind, Pack, Scenario};
use crate::scoring::{Debrief, NumberState, score_fields};
use std::io::{self, BufRead, Write};
use std::path::Path;

/// What was chosen on the command line.
pub(super) struct Choice<'a> {
    /// The scenario; the first one if none is named.
    pub(super) scenario: Option<&'a str>,
    /// The field; the first text field if none is named.
    pub(super) field: Option<&'a str>,
    /// Whether a person sits at the keyboard and needs a prompt; what is piped in is repeated instead.
    pub(super) is_typed: bool,
}

pub(super) fn run(
    path: &Path,
    choice: &Choice<'_>,
    input: &mut impl BufRead,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let (pack, _) = match read_pack(path, err)? {
        Ok(read) => read,
        Err(unread) => return Ok(unread),
    };
    let (scenario, home) = match start(&pack, choice) {
        Ok(start) => start,
        Err(message) => {
            writeln!(err, "hotseat: {message}")?;
            return Ok(Outcome::Problems);
        }
    };
    writeln!(
        out,
        "The scenario is `{}`, and sentences go into `{}`; write `field: sentence` for another of: {}.",
        scenario.id,
        name_of(home),
        names(scenario)
    )?;
    let mut line = String::new();
    loop {
        if choice.is_typed {
            write!(out, "> ")?;
            out.flush()?;
        }
        line.clear();
        if input.read_line(&mut line)? == 0 {
            break;
        }
        let sentence = line.trim();
        if sentence.is_empty() {
            continue;
        }
        if !choice.is_typed {
            writeln!(out, "> {sentence}")?;
        }
        let (home, words) = addressed(scenario, sentence).unwrap_or((home, sentence));
        if let Some(answer) = Answer::saying(home.0, home.1, words) {
            let debrief = score_fields(scenario, &answer, std::slice::from_ref(&home.0.id));
            print(&debrief, home, &answer, out)?;
        }
    }
    if choice.is_typed {
        writeln!(out)?;
    }
    Ok(Outcome::Clean)
}

/// The scenario and the field to start with, or what is wrong with the choice and how to mend it.
fn start<'p>(pack: &'p Pack, choice: &Choice<'_>) -> Result<(&'p Scenario, Home<'p>), String> {
    let is_chosen =
        |scenario: &&Scenario| choice.scenario.is_none_or(|wanted| wanted == scenario.id.as_str());
    let scenario = pack.scenarios.iter().find(is_chosen).ok_or_else(|| {
        let known: Vec<&str> = pack.scenarios.iter().map(|scenario| scenario.id.as_str()).collect();
        let remedy = if known.is_empty() {
            "it has none at all; drills and panels have no checklist to try".to_owned()
        } else {
            format!("its scenarios are: {}", known.join(", "))
        };
        format!("the pack has no scenario `{}`\n  to mend it: {remedy}", choice.scenario.unwrap_or("to try"))
    })?;
    let home = match choice.field {
        Some(name) => home_named(scenario, name),
        None => homes(scenario).into_iter().find(|(field, _)| field.kind == FieldKind::Text),
    };
    let home = home.ok_or_else(|| {
        let what = choice.field.map_or_else(
            || format!("the scenario `{}` has no text field to start with", scenario.id),
            |name| format!("the scenario `{}` has no field `{name}` to type into", scenario.id),
        );
        format!("{what}\n  to mend it: name one with --field; there are: {}", names(scenario))
    })?;
    Ok((scenario, home))
}

/// The place that a line names before a colon, and the words after it; none if it is just a sentence with a colon.
fn addressed<'s, 'l>(scenario: &'s Scenario, line: &'l str) -> Option<(Home<'s>, &'l str)> {
    let (name, words) = line.split_once(':')?;
    Some((home_named(scenario, name.trim())?, words.trim()))
}

/// The place of that name: `decision`, `options.cost`, or `options` for the first column.
fn home_named<'s>(scenario: &'s Scenario, name: &str) -> Option<Home<'s>> {
    let all = homes(scenario);
    let found = all.iter().find(|home| name_of(**home) == name);
    found.or_else(|| all.iter().find(|(field, _)| field.id.as_str() == name)).copied()
}

fn names(scenario: &Scenario) -> String {
    homes(scenario).into_iter().map(name_of).collect::<Vec<_>>().join(", ")
}

/// What became of one sentence: first what it obtains, then what it misses.
fn print(debrief: &Debrief, home: Home<'_>, answer: &Answer, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "  in `{}`:", name_of(home))?;
    for number in &debrief.numbers {
        let became = match &number.state {
            NumberState::Blank => "is blank".to_owned(),
            NumberState::Unreadable(_) => "cannot be read".to_owned(),
            NumberState::Right(_) => "is right".to_owned(),
            NumberState::Mistaken(_, mistake) => format!("shows the mistake `{mistake}`"),
            NumberState::Wrong(_) => "is wrong".to_owned(),
        };
        writeln!(out, "  the number {became}")?;
    }
    for item in debrief.items.iter().filter(|item| item.met) {
        writeln!(out, "  meets `{}`{}", item.id, item.reasons(answer))?;
    }
    for flag in debrief.flags.iter().filter(|flag| flag.raised) {
        writeln!(out, "  raises `{}`{}", flag.id, flag.reasons(answer))?;
    }
    for item in debrief.items.iter().filter(|item| !item.met && item.is_asked) {
        writeln!(out, "  does not meet `{}`{}", item.id, item.reasons(answer))?;
    }
    let elsewhere = debrief.items.iter().filter(|item| !item.met && !item.is_asked);
    let elsewhere: Vec<String> = elsewhere.map(|item| format!("`{}`", item.id)).collect();
    if !elsewhere.is_empty() {
        writeln!(out, "  cannot meet, because they look at other fields: {}", elsewhere.join(", "))?;
    }
    Ok(())
}
