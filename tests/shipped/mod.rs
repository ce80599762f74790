//! The packs that ship, read from `scenarios/` for the tests that judge by them.

use hotseat::interview::Library;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

/// The files of a folder that end so, sorted.
pub(crate) fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder))? {
        let path = entry?.path();
        if path.extension().is_some_and(|found| found == ending) {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// The shipped packs, each with its file's name.
pub(crate) fn texts() -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for path in files("scenarios", "json")? {
        texts.push((path.display().to_string(), fs::read_to_string(path)?));
    }
    Ok(texts)
}

/// The library of these packs, or what is wrong with them.
pub(crate) fn library(texts: &[(String, String)]) -> Result<Library, Box<dyn Error>> {
    let library = Library::read(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    if library.troubles().is_empty() { Ok(library) } else { Err(format!("{:?}", library.troubles()).into()) }
}
