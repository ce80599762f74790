//! Finishes a built bundle: a service worker that knows every file by its hash, a content policy that knows
//! every inline script by its own, the program in two parts, the stock that it fetches, and the whole application as one
//! file. Trunk calls it after each build (`hotseat-bundle`, see Trunk.toml), when the hashed file names exist.

mod error;
mod files;
mod page;
mod program;
mod single;
mod split;
mod stock;
mod worker;

pub use error::BundleError;

use files::Files;
use std::path::Path;

const PAGE: &str = "index.html";
const WORKER: &str = "sw.js";
/// The whole application, to be opened without a host.
const SINGLE: &str = "hotseat.html";

/// Said when the tools are missing that cut the program.
const UNCUT: &str = "hotseat-bundle: wasm-split-cli or wasm-bindgen is not installed, so the program stays in one piece and its \
                     first screen takes longer; `make build` installs both.";

/// What a build is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To be given to people: works offline, under a strict policy, as a folder and as one file.
    Release,
    /// To be worked on: every change shows at once, and the server may add a script that reloads the page.
    Development,
}

/// Finishes the bundle in a folder.
///
/// # Errors
/// A file cannot be read or written, or the page is not what Trunk makes.
pub fn finish(folder: &Path, purpose: Purpose) -> Result<(), BundleError> {
    let page_path = folder.join(PAGE);
    let built = files::read_text(&page_path)?;
    let stock = stock::text();
    let address = stock::address(&stock);
    files::write(&folder.join(&address), &stock)?;
    let hosted = page::with_stock(&built, &address)?;
    match purpose {
        Purpose::Development => {
            files::write(&page_path, &hosted)?;
            files::write(&folder.join(WORKER), worker::RETIRED)
        }
        Purpose::Release => {
            let single = single::of(&built, &stock, &|address| files::read(&folder.join(address)))?;
            files::write(&folder.join(SINGLE), &single)?;
            let in_two = split::cut(&hosted, folder)?;
            if in_two.is_none() {
                eprintln!("{UNCUT}");
            }
            let page = page::with_early(&in_two.unwrap_or(hosted), &address);
            files::write(&page_path, page::with_policy(&page)?)?;
            let files = Files::of(folder)?;
            files::write(&folder.join(WORKER), worker::of(&files))
        }
    }
}
