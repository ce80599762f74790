//! `check`: every problem of a pack, and its own tests.

use super::snippet::shown;
use super::{Outcome, read_file};
use crate::pack::{Pack, Scenario, Seat, coverage, near_misses, run_tests};
use crate::problem::{Position, Problem, counted};
use std::io::{self, Write};
use std::path::PathBuf;

/// A file that could be read, and the pack in it or what is wrong with it.
struct Read {
    name: String,
    text: String,
    pack: Result<Pack, Vec<Problem>>,
}

/// What is printed beside the problems, and is none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extras {
    pub(super) near_misses: bool,
    pub(super) coverage: bool,
}

pub(super) fn run(
    files: &[PathBuf],
    extras: Extras,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    let mut all = Vec::new();
    for file in files {
        match read_file(file, err)? {
            Ok(text) => {
                let pack = Pack::read(&text);
                all.push(Read { name: file.display().to_string(), text, pack });
            }
            Err(unread) => outcome = outcome.max(unread),
        }
    }
    for read in &all {
        let (problems, summary) = match &read.pack {
            Ok(pack) => {
                let near = if extras.near_misses { near_misses(pack, &read.text) } else { Vec::new() };
                let untried = if extras.coverage { coverage(pack, &read.text) } else { Vec::new() };
                for note in near.iter().chain(&untried) {
                    writeln!(out, "{}", shown(note, &read.name, &read.text))?;
                }
                judged(read, pack, &all)
            }
            Err(problems) => (problems.clone(), read.name.clone()),
        };
        for problem in &problems {
            writeln!(err, "{}", shown(problem, &read.name, &read.text))?;
        }
        if problems.is_empty() {
            writeln!(out, "{summary}, no problems")?;
        } else {
            outcome = outcome.max(Outcome::Problems);
            writeln!(err, "{summary}, {}", counted(problems.len(), "problem"))?;
        }
    }
    Ok(outcome)
}

/// What a pack's own tests and its panels' references come to, and what there is of it.
fn judged(read: &Read, pack: &Pack, all: &[Read]) -> (Vec<Problem>, String) {
    let finding = run_tests(pack, &read.text);
    let seats = pack.panels.iter().flat_map(|panel| &panel.seats);
    let mut problems = finding.problems;
    problems.extend(seats.filter_map(|seat| lost(seat, &read.text, all)));
    let items: usize = pack.scenarios.iter().map(|scenario| scenario.items.len()).sum();
    let parts = [
        (pack.scenarios.len(), "scenario"),
        (items, "item"),
        (pack.drills.len(), "drill"),
        (pack.panels.len(), "panel"),
    ];
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    let parts: Vec<_> = parts.map(|(number, noun)| counted(*number, noun)).collect();
    let summary = format!("{}: {}, {} run", read.name, parts.join(", "), counted(finding.tests, "test"));
    (problems, summary)
}

/// What a seat of a panel refers to and is not there. Panels may put scenarios of other packs, so that all files
/// that are checked together are looked through.
fn lost(seat: &Seat, text: &str, all: &[Read]) -> Option<Problem> {
    let packs = all.iter().filter_map(|read| read.pack.as_ref().ok());
    let scenario: Option<&Scenario> = packs.into_iter().find_map(|pack| pack.scenario(&seat.scenario));
    let (what, remedy) = match scenario {
        None => (
            format!("none of the files has the scenario `{}`", seat.scenario),
            "check the panel together with the pack of that scenario, or correct the name".to_owned(),
        ),
        Some(scenario) => {
            let field = seat.fields.iter().find(|field| scenario.field(field).is_none())?;
            let known: Vec<&str> = scenario.fields.iter().map(|field| field.id.as_str()).collect();
            (
                format!("the scenario `{}` has no field `{field}`", seat.scenario),
                format!("its fields are: {}", known.join(", ")),
            )
        }
    };
    Some(Problem { at: Position::of(text, seat.at), what, remedy })
}
