//! `score`: answers in, verdicts out, in the order of the input.

use super::packs::Packs;
use super::{Success, read_file};
use crate::answer::read_line;
use crate::scoring::{score, score_line};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(super) fn run(
    answers: &Path,
    packs: &[PathBuf],
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Success> {
    let Some(packs) = Packs::load(packs, err)? else { return Ok(Success::Problems) };
    let text = read_file(answers)?;
    let mut success = Success::Clean;
    let mut out = io::BufWriter::new(out);
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match read_line(line, index + 1, |id| packs.scenario(id)) {
            Ok(read) => {
                let Some(scenario) = packs.scenario(&read.scenario) else { continue };
                let debrief = score(scenario, &read.answer);
                writeln!(out, "{}", score_line(&read.id, read.scenario.as_str(), &read.answer, &debrief))?;
            }
            Err(problems) => {
                success = Success::Problems;
                for problem in problems {
                    writeln!(err, "{}", problem.in_file(&answers.display().to_string()))?;
                }
            }
        }
    }
    out.flush()?;
    Ok(success)
}
