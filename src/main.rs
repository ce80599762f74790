//! The authors' command line.

fn main() -> std::process::ExitCode {
    hotseat::cli::run()
}
