//! `check`: every problem of a pack, and its own tests.

use super::{Outcome, read_file};
use crate::pack::{Pack, near_misses, run_tests};
use crate::problem::counted;
use std::io::{self, Write};
use std::path::PathBuf;

pub(super) fn run(
    files: &[PathBuf],
    with_near_misses: bool,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let mut outcome = Outcome::Clean;
    for file in files {
        let name = file.display().to_string();
        let text = match read_file(file, err)? {
            Ok(text) => text,
            Err(unread) => {
                outcome = outcome.max(unread);
                continue;
            }
        };
        let (problems, summary) = match Pack::read(&text) {
            Ok(pack) => {
                let finding = run_tests(&pack, &text);
                if with_near_misses {
                    for near in near_misses(&pack, &text) {
                        writeln!(out, "{}", near.in_file(&name))?;
                    }
                }
                let items: usize = pack.scenarios.iter().map(|scenario| scenario.items.len()).sum();
                let parts = [
                    (pack.scenarios.len(), "scenario"),
                    (items, "item"),
                    (pack.drills.len(), "drill"),
                    (pack.panels.len(), "panel"),
                ];
                let parts = parts.iter().filter(|(number, _)| *number > 0);
                let parts: Vec<_> = parts.map(|(number, noun)| counted(*number, noun)).collect();
                let summary = format!("{name}: {}, {} run", parts.join(", "), counted(finding.tests, "test"));
                (finding.problems, summary)
            }
            Err(problems) => (problems, name.clone()),
        };
        for problem in &problems {
            writeln!(err, "{}", problem.in_file(&name))?;
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
