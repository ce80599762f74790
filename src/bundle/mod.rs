//! Finishes a built bundle: a service worker that knows every file by its hash, and a content policy that
//! knows every inline script by its own. Trunk calls it after each build (`hotseat-bundle`, see Trunk.toml),
//! when the hashed file names exist.

mod error;
mod files;
mod page;
mod worker;

pub use error::BundleError;

use files::Files;
use std::path::Path;

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be given to people: works offline, under a strict policy.
    Release,
    /// To be worked on: every change shows at once, and the server may add a script that reloads the page.
    Development,
}

/// Finishes the bundle in a folder.
///
/// # Errors
/// A file cannot be read or written, or the page is not what Trunk makes.
pub fn finish(folder: &Path, purpose: Purpose) -> Result<(), BundleError> {
    match purpose {
        Purpose::Development => files::write(&folder.join(WORKER), worker::RETIRED),
        Purpose::Release => {
            let page_path = folder.join(PAGE);
            let page = page::with_policy(&files::read_text(&page_path)?)?;
            files::write(&page_path, &page)?;
            let files = Files::of(folder)?;
            files::write(&folder.join(WORKER), &worker::of(&files))
        }
    }
}
