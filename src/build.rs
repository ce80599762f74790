//! Gathers the packs of `scenarios/` before the crate is compiled: whole, and as the little of them that is shown before
//! one of their scenarios is opened.

use serde_json::Value;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "scenarios";
/// What an outline needs of a pack, and of what is in its lists; see `src/pack/outline.rs`.
const OF_A_PACK: [&str; 7] = ["id", "title", "version", "about", "scenarios", "panels", "drills"];
const OF_A_SCENARIO: [&str; 6] = ["id", "title", "kind", "asked_by", "question", "minutes"];
const OF_A_PANEL: [&str; 4] = ["id", "title", "about", "seats"];
const OF_A_SEAT: [&str; 2] = ["by", "minutes"];
const OF_A_DRILL: [&str; 1] = ["id"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let (mut whole, mut outlines) = (String::new(), String::new());
    for path in packs(Path::new(FOLDER))? {
        let name = path.file_name().ok_or("a file without a name")?.to_string_lossy().into_owned();
        writeln!(whole, "({name:?}, include_str!({:?})),", fs::canonicalize(&path)?.to_string_lossy())?;
        writeln!(outlines, "({name:?}, {:?}),", outline(&fs::read_to_string(&path)?))?;
    }
    fs::write(out.join("packs.rs"), format!("&[\n{whole}]\n"))?;
    fs::write(out.join("outlines.rs"), format!("&[\n{outlines}]\n"))?;
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

/// A pack with nothing but what its outline needs; as it is if it is no JSON, so that the application can say what is
/// wrong with it.
fn outline(text: &str) -> String {
    let Ok(mut pack) = serde_json::from_str::<Value>(text) else { return text.to_owned() };
    keep(&mut pack, &OF_A_PACK);
    each(&mut pack, "scenarios", |scenario| keep(scenario, &OF_A_SCENARIO));
    each(&mut pack, "drills", |drill| keep(drill, &OF_A_DRILL));
    each(&mut pack, "panels", |panel| {
        keep(panel, &OF_A_PANEL);
        each(panel, "seats", |seat| keep(seat, &OF_A_SEAT));
    });
    pack.to_string()
}

fn keep(value: &mut Value, keys: &[&str]) {
    if let Value::Object(members) = value {
        members.retain(|key, _| keys.contains(&key.as_str()));
    }
}

fn each(value: &mut Value, key: &str, act: impl FnMut(&mut Value)) {
    if let Some(Value::Array(values)) = value.get_mut(key) {
        values.iter_mut().for_each(act);
    }
}
