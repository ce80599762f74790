//! `score`: answers in, verdicts out, in the order of the input.

use super::packs::Packs;
use super::snippet::shown;
use super::{Outcome, read_file};
use crate::answer::read_line;
use crate::scoring::{score, score_line};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(super) fn run(
    answers: &Path,
    packs: &[PathBuf],
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let packs = match Packs::load(packs, err)? {
        Ok(packs) => packs,
        Err(outcome) => return Ok(outcome),
    };
    let text = match read_file(answers, err)? {
        Ok(text) => text,
        Err(unread) => return Ok(unread),
    };
    let mut outcome = Outcome::Clean;
    let mut out = io::BufWriter::new(out);
    for (index, line) in text.lines().enumerate() {
        if line.trim_start_matches('\u{feff}').trim().is_empty() {
            continue;
        }
        match read_line(line, index + 1, |id| packs.scenario(id)) {
            Ok(read) => {
                let Some(scenario) = packs.scenario(&read.scenario) else { continue };
                let debrief = score(scenario, &read.answer);
                writeln!(out, "{}", score_line(&read.id, read.scenario.as_str(), &read.answer, &debrief))?;
            }
            Err(problems) => {
                outcome = Outcome::Problems;
                for problem in problems {
                    writeln!(err, "{}", shown(&problem, &answers.display().to_string(), &text))?;
                }
            }
        }
    }
    out.flush()?;
    Ok(outcome)
}
