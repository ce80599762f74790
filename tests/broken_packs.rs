//! Every broken pack of `tests/packs/broken/` gets exactly the messages that stand beside it in its `.txt`:
//! what `check` prints, from the first problem to the count. To take over new messages after having read
//! them, run `HOTSEAT_PIN=1 cargo test --test broken_packs` and look at the difference.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const FOLDER: &str = "tests/packs/broken";

fn broken_packs() -> Result<Vec<PathBuf>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut packs = Vec::new();
    for entry in fs::read_dir(root.join(FOLDER))? {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "json") {
            packs.push(path);
        }
    }
    packs.sort();
    Ok(packs)
}

/// What `check` prints about a file, with its exit code.
fn check(pack: &Path) -> Result<(String, Option<i32>)> {
    let name = pack.file_name().ok_or("a file without a name")?;
    let folder = pack.parent().ok_or("a file without a folder")?;
    let output =
        Command::new(env!("CARGO_BIN_EXE_hotseat")).arg("check").arg(name).current_dir(folder).output()?;
    let printed = [output.stdout, output.stderr].concat();
    Ok((String::from_utf8(printed)?, output.status.code()))
}

/// The lines that are in only one of two texts, marked by `-` and `+`.
fn difference(pinned: &str, printed: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (pinned.lines().collect(), printed.lines().collect());
    let gone = old.iter().filter(|line| !new.contains(line)).map(|line| format!("  - {line}\n"));
    let come = new.iter().filter(|line| !old.contains(line)).map(|line| format!("  + {line}\n"));
    gone.chain(come).collect()
}

#[test]
fn every_broken_pack_gets_the_messages_that_are_pinned_beside_it() -> Result<()> {
    let is_pinning = std::env::var_os("HOTSEAT_PIN").is_some();
    let mut wrong = Vec::new();
    for pack in broken_packs()? {
        let (printed, code) = check(&pack)?;
        let pin = pack.with_extension("txt");
        if is_pinning {
            fs::write(&pin, &printed)?;
        }
        let pinned = fs::read_to_string(&pin).unwrap_or_default();
        if printed != pinned || code != Some(1) {
            let name = pack.display();
            wrong.push(format!("{name} (exit code {code:?})\n{}", difference(&pinned, &printed)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.concat());
    Ok(())
}

#[test]
fn there_are_enough_broken_packs_and_each_pin_has_its_pack() -> Result<()> {
    let packs = broken_packs()?;
    assert!(packs.len() >= 40, "only {} broken packs", packs.len());
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER))? {
        let path = entry?.path();
        assert!(path.with_extension("json").exists(), "{} has no pack", path.display());
    }
    Ok(())
}

#[test]
fn every_problem_says_where_what_and_how_to_mend_it() -> Result<()> {
    for pack in broken_packs()? {
        let (printed, _) = check(&pack)?;
        let name = pack.file_name().and_then(|name| name.to_str()).ok_or("a name that is no text")?;
        let mut lines = printed.lines().peekable();
        while let Some(line) = lines.next() {
            let Some(rest) = line.strip_prefix(&format!("{name}:")) else { continue };
            let mut place = rest.splitn(3, ':');
            let is_number = |part: Option<&str>| part.is_some_and(|part| part.parse::<usize>().is_ok());
            if is_number(place.next()) && is_number(place.next()) {
                // The line of the file and the caret under the place, unless there is nothing on that line.
                let is_shown = |line: &&str| {
                    line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).starts_with('|')
                };
                if lines.next_if(is_shown).is_some() {
                    let caret = lines.next_if(is_shown).unwrap_or_default();
                    assert!(caret.ends_with('^') && caret.contains(" | "), "{line}\n{caret}");
                }
                let remedy = lines.peek().copied().unwrap_or_default();
                assert!(remedy.starts_with("  to mend it: "), "{line}\n{remedy}");
                assert!(!line.ends_with('.') && !line.contains('\u{7}'), "{line}");
            }
        }
    }
    Ok(())
}
