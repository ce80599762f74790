//! The authors' command line: `score` and `check`, the same core as the browser's.

mod check;
mod packs;
mod score;

use clap::{Parser, Subcommand};
use std::io::{self, Write};
use std::path::PathBuf;
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
    /// Check packs: print every problem with its place and remedy, and run the packs' own tests
    Check {
        /// The packs
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let result = match arguments.command {
        Command::Score { answers, packs } => score::run(&answers, &packs, &mut out, &mut err),
        Command::Check { files } => check::run(&files, &mut out, &mut err),
    };
    match result {
        Ok(Success::Clean) => ExitCode::SUCCESS,
        Ok(Success::Problems) => ExitCode::from(1),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(err, "hotseat: {error}");
            ExitCode::from(2)
        }
    }
}

/// How a command ended that could be carried out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Success {
    /// Nothing was wrong.
    Clean,
    /// Problems were printed.
    Problems,
}

/// Reads a whole file, with its name in the error.
fn read_file(path: &std::path::Path) -> io::Result<String> {
    let bytes = std::fs::read(path)
        .map_err(|error| io::Error::new(error.kind(), format!("cannot read {}: {error}", path.display())))?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::new(
            io::ErrorKind::InvalidData,
            format!("{} is not UTF-8 text (byte {at}); save it as UTF-8", path.display()),
        )
    })
}
