//! `new`: a whole small pack to start from. JSON has no room for comments, so that the texts of the starter say
//! themselves what belongs in their place.

use super::Outcome;
use crate::editor::slug;
use std::fs::File;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

/// The pack that is written, named `starter`.
const STARTER: &str = include_str!("starter.json");
/// The longest title that is made of a name, in characters.
const LONGEST_TITLE: usize = 80;

/// What to do with the starter, in the order in which it is done.
const STEPS: &str = "  1. Take out the drill, the flag, the hints, the challenges, the models and the samples; keep a copy to look at.
  2. Write the situation, the question, the exhibit and the parameters; in texts, `{fee}` stands for a parameter.
     Write the fields: what is asked, as texts, numbers and tables.
  3. Write each item over one of these: its criterion, three sentences that meet it, three that do not, and its rule.
  4. Answer it yourself, once well and once badly, and make these your samples.
  5. Write a flag, hints, challenges and two models that decide differently; add drills and more scenarios.";

pub(super) fn run(path: &Path, out: &mut impl Write, err: &mut impl Write) -> io::Result<Outcome> {
    let name = path.display();
    if path.extension().is_none_or(|ending| ending != "json") {
        writeln!(err, "hotseat: {name} does not end in .json, as packs do; nothing was written")?;
        writeln!(err, "  to mend it: choose a name such as my-pack.json")?;
        return Ok(Outcome::Problems);
    }
    let text = starter(&path.file_stem().unwrap_or_default().to_string_lossy())?;
    let mut file = match File::options().write(true).create_new(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            writeln!(err, "hotseat: {name} is there already; nothing was written")?;
            writeln!(err, "  to mend it: choose another name, or move that file away")?;
            return Ok(Outcome::Problems);
        }
        Err(error) => {
            writeln!(err, "hotseat: cannot write {name}: {error}")?;
            return Ok(Outcome::Unreadable);
        }
    };
    file.write_all(text.as_bytes())?;
    writeln!(
        out,
        "{name} is written: a pack that works, with one scenario and one drill. Now make it yours; every text in it \
         says what belongs in its place."
    )?;
    writeln!(out, "{STEPS}")?;
    let hotseat = started_as();
    writeln!(out, "After every step:       {hotseat} check {name}")?;
    writeln!(out, "To try out sentences:   {hotseat} try {name}")?;
    writeln!(out, "To see what is untried: {hotseat} check --coverage {name}")?;
    writeln!(out, "scenarios/README.md goes through these steps, and is the guide to rules.")?;
    Ok(Outcome::Clean)
}

/// What this program was started as, so that the commands which it names can be typed where it was.
fn started_as() -> String {
    std::env::args().next().unwrap_or_else(|| "hotseat".to_owned())
}

/// The starter with the id and title of a file's name; the ids that must be unique over all packs follow.
fn starter(stem: &str) -> io::Result<String> {
    let title = serde_json::to_string(&title(stem))?;
    let named = STARTER.replacen("\"title\": \"Starter\"", &format!("\"title\": {title}"), 1);
    Ok(named.replace("\"id\": \"starter", &format!("\"id\": \"{}", id(stem))))
}

/// The name as an id.
fn id(stem: &str) -> String {
    slug(stem, "pack")
}

/// The name as a headline: words with spaces between them, a capital at the start.
fn title(stem: &str) -> String {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '&' | '.' | ',' | '!' | '?');
    let short: String = stem.chars().take(LONGEST_TITLE).collect();
    let words: Vec<&str> = short.split(|c: char| !is_part(c)).filter(|word| !word.is_empty()).collect();
    let mut letters = words.join(" ");
    if let Some(first) = letters.chars().next() {
        let capital: String = first.to_uppercase().collect();
        letters.replace_range(..first.len_utf8(), &capital);
    }
    if letters.is_empty() { "My pack".to_owned() } else { letters }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Pack, coverage, run_tests};

    #[test]
    fn names_of_all_kinds_become_ids_and_titles() {
        let rows = [
            ("second-oven", "second-oven", "Second oven"),
            ("Q3 Prices_2026", "q3-prices-2026", "Q3 Prices 2026"),
            ("3 ovens", "pack-3-ovens", "3 ovens"),
            ("été", "ete", "Été"),
            ("nul", "pack-nul", "Nul"),
            ("日本", "pack", "日本"),
            ("--", "pack", "My pack"),
            ("what's \"new\"\u{202e}", "what-s-new", "What's new"),
        ];
        for (stem, expected_id, expected_title) in rows {
            assert_eq!((id(stem).as_str(), title(stem).as_str()), (expected_id, expected_title), "{stem:?}");
        }
    }

    #[test]
    fn the_starter_is_without_problems_whatever_the_file_is_called() -> io::Result<()> {
        for stem in ["second-oven", "con", "日本", "{0}\\\"", &"long ".repeat(50)] {
            let text = starter(stem)?;
            let read = Pack::read(&text);
            assert!(read.is_ok(), "{stem}: {:?}", read.err());
            let Ok(pack) = read else { continue };
            assert_eq!((pack.id.as_str(), pack.title.as_str()), (id(stem).as_str(), title(stem).as_str()));
            assert!(pack.scenarios.iter().all(|scenario| scenario.id.as_str().starts_with(&id(stem))));
            assert!(pack.drills.iter().all(|drill| drill.id.as_str().starts_with(&id(stem))));
            assert_eq!(run_tests(&pack, &text).problems, [], "{stem}");
            assert_eq!(coverage(&pack, &text), [], "{stem}");
        }
        Ok(())
    }
}
