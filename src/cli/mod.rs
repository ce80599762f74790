//! The authors' command line: `new`, `check`, `try`, `score`, `agree`, `learn` and `schema`, the same core as the
//! browser's.

mod agree;
mod agreement;
mod check;
mod labelled;
mod layout;
mod learn;
mod new;
mod packs;
mod schema;
mod score;
mod snippet;
mod tryout;

use crate::pack::Pack;
use crate::problem::{Position, Problem};
use clap::{Parser, Subcommand};
use snippet::shown;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Practise executive product interviews; score answers and check scenario packs.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score answers (JSON Lines) and print one JSON object a line
    Score {
        /// The answers, one JSON object a line
        answers: PathBuf,
        /// A pack to use instead of those in `scenarios/`; may be given several times
        #[arg(long = "pack", value_name = "FILE")]
        packs: Vec<PathBuf>,
    },
    /// Write a small pack to start from; its texts say what belongs in their place
    New {
        /// The file to write, such as `my-pack.json`; it must not be there yet. Id and title are made of its name
        file: PathBuf,
    },
    /// Check packs: print every problem with its place, its line and its remedy, and run the packs' own tests
    Check {
        /// The packs
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// Print the sentences, too, that only one thing keeps from meeting an item
        #[arg(long)]
        near_misses: bool,
        /// Print notes, too, on items that no sample or model answer meets, that answers to other scenarios of the
        /// pack meet, or that the prompt itself has words for; they are no problems
        #[arg(long)]
        coverage: bool,
    },
    /// Try out sentences: type one a line and see which items it meets, what it lacks, and which flags it raises
    Try {
        /// The pack
        pack: PathBuf,
        /// The scenario, instead of the pack's first
        #[arg(long, value_name = "ID")]
        scenario: Option<String>,
        /// Where sentences go, instead of the first text field; `TABLE.COLUMN` for a table. A line `field: sentence`
        /// goes into that field
        #[arg(long, value_name = "ID")]
        field: Option<String>,
    },
    /// Learn cues for a pack's items from answers and passages that people have judged, and write them into the pack
    Learn {
        /// The pack; it is rewritten
        pack: PathBuf,
        /// Judged answers and passages (JSON Lines) with keys `labels` and, for answers, `evidence`
        #[arg(required = true)]
        judged: Vec<PathBuf>,
        /// Only these items, instead of all; may be given several times
        #[arg(long = "item", value_name = "ID")]
        items: Vec<String>,
        /// Only items that have learned cues already
        #[arg(long)]
        refresh: bool,
    },
    /// Compare verdicts with people's labels and print how far they agree
    Agree {
        /// Answers (JSON Lines) with a key `labels`: for each item 1 or 0
        #[arg(required = true)]
        files: Vec<PathBuf>,
        /// A pack to use instead of those in `scenarios/`; may be given several times
        #[arg(long = "pack", value_name = "FILE")]
        packs: Vec<PathBuf>,
        /// Print every verdict that differs from its label, with the words and what was missing
        #[arg(long)]
        disagreements: bool,
    },
    /// Print the JSON Schema of packs, by which editors complete and check a pack while it is written
    Schema,
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let result = match arguments.command {
        Command::Score { answers, packs } => score::run(&answers, &packs, &mut out, &mut err),
        Command::Learn { pack, judged, items, refresh } => {
            let which = learn::Which::new(items, refresh);
            learn::run(&pack, &judged, &which, &mut out, &mut err)
        }
        Command::New { file } => new::run(&file, &mut out, &mut err),
        Command::Check { files, near_misses, coverage } => {
            check::run(&files, check::Extras { near_misses, coverage }, &mut out, &mut err)
        }
        Command::Try { pack, scenario, field } => {
            let mut input = io::stdin().lock();
            let is_typed = input.is_terminal();
            let choice = tryout::Choice { scenario: scenario.as_deref(), field: field.as_deref(), is_typed };
            tryout::run(&pack, &choice, &mut input, &mut out, &mut err)
        }
        Command::Agree { files, packs, disagreements } => {
            agree::run(&files, &packs, disagreements, &mut out, &mut err)
        }
        Command::Schema => schema::run(&mut out),
    };
    match result {
        Ok(outcome) => ExitCode::from(outcome as u8),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(err, "hotseat: {error}");
            ExitCode::from(Outcome::Unreadable as u8)
        }
    }
}

/// How a command ended; the number is its exit code, and the worst of all files counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    /// Nothing was wrong.
    Clean = 0,
    /// Problems were printed.
    Problems = 1,
    /// A file could not be read at all.
    Unreadable = 2,
}

/// Reads a pack with its text. What is wrong with it is printed.
fn read_pack(path: &Path, err: &mut impl Write) -> io::Result<Result<(Pack, String), Outcome>> {
    let text = match read_file(path, err)? {
        Ok(text) => text,
        Err(unread) => return Ok(Err(unread)),
    };
    match Pack::read(&text) {
        Ok(pack) => Ok(Ok((pack, text))),
        Err(problems) => {
            for problem in problems {
                writeln!(err, "{}", shown(&problem, &path.display().to_string(), &text))?;
            }
            Ok(Err(Outcome::Problems))
        }
    }
}

/// Reads a whole file. What stands in the way is printed, so that the other files can still have their turn.
fn read_file(path: &Path, err: &mut impl Write) -> io::Result<Result<String, Outcome>> {
    let name = path.display().to_string();
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            writeln!(err, "hotseat: cannot read {name}: {error}")?;
            return Ok(Err(Outcome::Unreadable));
        }
    };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Ok(text)),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes());
            let problem = Problem {
                at: Position::of(&text, good),
                what: "the file is not saved as UTF-8: from here on it cannot be read".to_owned(),
                remedy: "save it again, with the encoding UTF-8".to_owned(),
            };
            writeln!(err, "{}", shown(&problem, &name, &text))?;
            Ok(Err(Outcome::Problems))
        }
    }
}
