//! Which packs a command uses.

use super::snippet::shown;
use super::{Outcome, read_file};
use crate::ids::ScenarioId;
use crate::pack::{Pack, Scenario};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The packs that were loaded.
#[derive(Debug, Default)]
pub(super) struct Packs {
    packs: Vec<Pack>,
}

impl Packs {
    /// Loads the named files, or all of `scenarios/` if none is named. Problems are printed.
    pub(super) fn load(files: &[PathBuf], err: &mut impl Write) -> io::Result<Result<Self, Outcome>> {
        let files = if files.is_empty() { shipped_files()? } else { files.to_vec() };
        let mut packs = Self::default();
        let mut outcome = Outcome::Clean;
        for file in &files {
            let text = match read_file(file, err)? {
                Ok(text) => text,
                Err(unread) => {
                    outcome = outcome.max(unread);
                    continue;
                }
            };
            match Pack::read(&text) {
                Ok(pack) => packs.packs.push(pack),
                Err(problems) => {
                    outcome = outcome.max(Outcome::Problems);
                    for problem in problems {
                        writeln!(err, "{}", shown(&problem, &file.display().to_string(), &text))?;
                    }
                }
            }
        }
        let mut names: Vec<&ScenarioId> = packs.scenarios().map(|scenario| &scenario.id).collect();
        names.sort();
        for pair in names.windows(2) {
            if let [left, right] = pair
                && left == right
            {
                outcome = outcome.max(Outcome::Problems);
                writeln!(err, "hotseat: the scenario `{left}` is in two packs; load one of them")?;
            }
        }
        Ok(if outcome == Outcome::Clean { Ok(packs) } else { Err(outcome) })
    }

    pub(super) fn scenarios(&self) -> impl Iterator<Item = &Scenario> {
        self.packs.iter().flat_map(|pack| &pack.scenarios)
    }

    pub(super) fn scenario(&self, id: &ScenarioId) -> Option<&Scenario> {
        self.scenarios().find(|scenario| scenario.id == *id)
    }
}

fn shipped_files() -> io::Result<Vec<PathBuf>> {
    let folder = Path::new("scenarios");
    let entries = std::fs::read_dir(folder).map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("cannot read the folder scenarios/: {error}; run this in the checkout or name packs with --pack"),
        )
    })?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
