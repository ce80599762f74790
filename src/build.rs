//! Gathers the packs of `scenarios/` for the browser's build, before the crate is compiled. A release leaves out
//! the packs' own tests, which are more than half of their size: authors and the test suite have run them.
//! Otherwise the packs stay as they are, so that the places of problems in them are right.

use serde_json::Value;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "scenarios";
/// The keys of a pack's own tests, and the one that tells editors of its schema.
const LEFT_OUT: [&str; 4] = ["accept", "reject", "samples", "$schema"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let is_release = env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let mut list = String::new();
    for path in packs(Path::new(FOLDER))? {
        let name = path.file_name().ok_or("a file without a name")?.to_string_lossy().into_owned();
        let text = fs::read_to_string(&path)?;
        let place = out.join(&name);
        fs::write(&place, if is_release { lean(&text) } else { text })?;
        writeln!(list, "({name:?}, include_str!({:?})),", place.to_string_lossy())?;
    }
    fs::write(out.join("packs.rs"), format!("&[\n{list}]\n"))?;
    Ok(())
}

fn packs(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut packs = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            packs.push(path);
        }
    }
    packs.sort();
    Ok(packs)
}

/// A pack without these keys; as it is if it is no JSON, so that the application can say what is wrong with it.
fn lean(text: &str) -> String {
    match serde_json::from_str::<Value>(text) {
        Ok(mut pack) => {
            remove_unread(&mut pack);
            pack.to_string()
        }
        Err(_) => text.to_owned(),
    }
}

fn remove_unread(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|key, _| !LEFT_OUT.contains(&key.as_str()));
            members.values_mut().for_each(remove_unread);
        }
        Value::Array(values) => values.iter_mut().for_each(remove_unread),
        _ => {}
    }
}
