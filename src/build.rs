//! Gathers the packs of `scenarios/` before the crate is compiled: whole, and as the little of them that is shown before
//! one of their scenarios is opened. That little is written as Rust, so that the first screen has nothing to read.

use serde_json::Value;
use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

const FOLDER: &str = "scenarios";
fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("cargo names no OUT_DIR")?);
    let (mut whole, mut outlines) = (String::new(), String::new());
    for path in packs(Path::new(FOLDER))? {
        let name = path.file_name().ok_or("a file without a name")?.to_string_lossy().into_owned();
        writeln!(whole, "({name:?}, include_str!({:?})),", fs::canonicalize(&path)?.to_string_lossy())?;
        if let Some(outline) = outline(&fs::read_to_string(&path)?) {
            writeln!(outlines, "({name:?}, {outline}),")?;
        }
    }
    fs::write(out.join("packs.rs"), format!("&[\n{whole}]\n"))?;
    fs::write(out.join("outlines.rs"), format!("vec![\n{outlines}]\n"))?;
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

/// The outline of a pack as an expression of Rust; none if something is missing, or a title has figures to be filled
/// in. Then the application looks at the pack itself, and can say what is wrong with it.
fn outline(text: &str) -> Option<String> {
    let pack: Value = serde_json::from_str(text).ok()?;
    Some(format!(
        "Outline {{ id: PackId::new({}), title: {}, version: {}, about: {}, scenarios: {}, panels: {}, drills: {} }}",
        literal(&pack, "id")?,
        text_of(&pack, "title")?,
        pack.get("version")?.as_u64()?,
        text_of(&pack, "about")?,
        each(&pack, "scenarios", card)?,
        each(&pack, "panels", panel)?,
        each(&pack, "drills", |drill| Some(format!("DrillId::new({})", literal(drill, "id")?)))?,
    ))
}

fn card(scenario: &Value) -> Option<String> {
    let plain = |key| text_of(scenario, key).filter(|text| !text.contains('{'));
    Some(format!(
        "Card {{ id: ScenarioId::new({}), title: {}, kind: {}, asked_by: {}, question: {}, minutes: {} }}",
        literal(scenario, "id")?,
        plain("title")?,
        plain("kind")?,
        asker(scenario.get("asked_by")?)?,
        plain("question")?,
        scenario.get("minutes")?.as_u64()?,
    ))
}

fn panel(panel: &Value) -> Option<String> {
    let minutes = panel.get("seats")?.as_array()?.iter().map(|seat| seat.get("minutes")?.as_u64());
    Some(format!(
        "PanelCard {{ id: PanelId::new({}), title: {}, about: {}, people: {}, minutes: {} }}",
        literal(panel, "id")?,
        text_of(panel, "title")?,
        text_of(panel, "about")?,
        each(panel, "seats", |seat| asker(seat.get("by")?))?,
        minutes.sum::<Option<u64>>()?,
    ))
}

fn asker(by: &Value) -> Option<String> {
    Some(format!("Asker {{ name: {}, role: {} }}", text_of(by, "name")?, text_of(by, "role")?))
}

/// A list of what is in a list; a list that is not there is one with nothing in it.
fn each(value: &Value, key: &str, written: impl Fn(&Value) -> Option<String>) -> Option<String> {
    let Some(list) = value.get(key) else { return Some("Vec::new()".to_owned()) };
    let all: Option<Vec<String>> = list.as_array()?.iter().map(written).collect();
    Some(format!("vec![{}]", all?.join(", ")))
}

fn text_of(value: &Value, key: &str) -> Option<String> {
    literal(value, key).map(|text| format!("{text}.to_owned()"))
}

fn literal(value: &Value, key: &str) -> Option<String> {
    Some(format!("{:?}", value.get(key)?.as_str()?))
}
