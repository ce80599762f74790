//! Finishes the bundle that Trunk has just built; Trunk tells by its variables where it is and what for.

use hotseat::bundle::{Purpose, finish};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let Some(folder) = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from) else {
        eprintln!("hotseat-bundle is called by Trunk after a build; run `trunk build --release` instead");
        return ExitCode::from(2);
    };
    let is_release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    match finish(&folder, if is_release { Purpose::Release } else { Purpose::Development }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hotseat-bundle: {error}");
            ExitCode::FAILURE
        }
    }
}
