//! The README and the guide to packs keep their word: their packs are packs, their rules do what they say, their
//! links lead somewhere, their commands exist.

use hotseat::pack::{Pack, run_tests};
use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");
const GUIDE: &str = include_str!("../scenarios/README.md");

fn block(language: &str) -> Option<&'static str> {
    README.split_once(&format!("```{language}\n"))?.1.split_once("```").map(|(block, _)| block)
}

#[test]
fn the_pack_that_it_shows_has_no_problems_and_passes_its_own_tests() -> std::io::Result<()> {
    let file = std::env::temp_dir().join(format!("hotseat-readme-{}.json", std::process::id()));
    std::fs::write(&file, block("json").unwrap_or_default())?;
    let output = Command::new(env!("CARGO_BIN_EXE_hotseat")).arg("check").arg(&file).output()?;
    std::fs::remove_file(&file)?;
    let said =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    Ok(())
}

/// A pack with one item: a rule as the guide shows it, over a form that has whatever the guide speaks of.
fn pack_around(item: &str) -> serde_json::Result<String> {
    let mut item: serde_json::Map<String, serde_json::Value> = serde_json::from_str(item)?;
    for (key, value) in [("id", "shown"), ("title", "Shown"), ("dimension", "decide")] {
        item.insert(key.to_owned(), value.into());
    }
    item.insert("weight".to_owned(), 1.into());
    let pack = serde_json::json!({
        "hotseat": 1, "id": "guide", "title": "Guide", "version": 1, "author": "A coach", "licence": "CC0-1.0",
        "language": "en", "about": "A rule of the guide.",
        "scenarios": [{
            "id": "one", "title": "One", "kind": "any", "asked_by": {"name": "Ada", "role": "Owner"},
            "situation": "A rival sells for half.", "question": "What now?",
            "fields": [
                {"id": "questions", "kind": "text", "label": "Ask"},
                {"id": "options", "kind": "table", "label": "Options", "columns": ["option", "cost"]},
                {"id": "order", "kind": "ranking", "label": "Order", "choices": ["Customers", "Board", "Sales"]},
                {"id": "decision", "kind": "text", "label": "Decide"},
            ],
            "items": [item],
        }],
    });
    Ok(pack.to_string())
}

#[test]
fn every_rule_of_the_guide_accepts_and_rejects_what_it_says() -> Result<(), Box<dyn std::error::Error>> {
    let rules: Vec<_> =
        GUIDE.split("```json rule\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(rules.len() >= 6, "the guide shows only {} rules", rules.len());
    for rule in rules {
        let text = pack_around(rule)?;
        let pack = Pack::read(&text).map_err(|problems| format!("{rule}\n{problems:?}"))?;
        let finding = run_tests(&pack, &text);
        assert!(finding.tests >= 3 && finding.problems.is_empty(), "{rule}\n{:?}", finding.problems);
    }
    Ok(())
}

#[test]
fn the_whole_packs_of_the_guide_have_no_problems_and_pass_their_own_tests()
-> Result<(), Box<dyn std::error::Error>> {
    let packs: Vec<_> =
        GUIDE.split("```json pack\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(!packs.is_empty(), "the guide shows no whole pack");
    for text in packs {
        let pack = Pack::read(text).map_err(|problems| format!("{problems:?}"))?;
        let finding = run_tests(&pack, text);
        assert!(finding.tests >= 3 && finding.problems.is_empty(), "{:?}", finding.problems);
    }
    Ok(())
}

#[test]
fn every_file_that_they_link_to_is_there() {
    for (folder, text) in [("", README), ("scenarios", GUIDE)] {
        let targets = text.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
        for target in targets.filter(|target| !target.starts_with("http")) {
            assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(target).exists(), "{target}");
        }
    }
}

#[test]
fn every_make_target_that_it_names_exists() {
    let makefile = include_str!("../Makefile");
    let named =
        README.split("make ").skip(1).filter_map(|rest| rest.split(|c: char| !c.is_ascii_lowercase()).next());
    for target in ["serve", "test", "build", "size"] {
        assert!(named.clone().any(|name| name == target), "the README does not mention `make {target}`");
        assert!(makefile.contains(&format!("\n{target}:")), "{target}");
    }
}
