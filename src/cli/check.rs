//! `check`: every problem of a pack, and its own tests.

use super::{Success, read_file};
use crate::pack::{Pack, run_tests};
use std::io::{self, Write};
use std::path::PathBuf;

pub(super) fn run(files: &[PathBuf], out: &mut impl Write, err: &mut impl Write) -> io::Result<Success> {
    let mut success = Success::Clean;
    for file in files {
        let name = file.display().to_string();
        let text = read_file(file)?;
        let (problems, summary) = match Pack::read(&text) {
            Ok(pack) => {
                let finding = run_tests(&pack, &text);
                let items: usize = pack.scenarios.iter().map(|scenario| scenario.items.len()).sum();
                let summary = format!(
                    "{name}: {}, {}, {} run",
                    count(pack.scenarios.len(), "scenario"),
                    count(items, "item"),
                    count(finding.tests, "test"),
                );
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
            success = Success::Problems;
            writeln!(err, "{summary}, {}", count(problems.len(), "problem"))?;
        }
    }
    Ok(success)
}

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
