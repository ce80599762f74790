//! Any text read as lines of an answer file: each is refused with problems, or it is scored, twice alike.

#![no_main]

use hotseat::answer::read_line;
use hotseat::interview::Library;
use hotseat::scoring::{score, score_line};
use hotseat::shipped::PACKS;
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

const NEUTRAL: (&str, &str) = ("neutral.json", include_str!("../../packs/neutral.json"));
static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| Library::read(PACKS.iter().copied().chain([NEUTRAL])));

fuzz_target!(|text: &str| {
    for (index, line) in text.lines().take(4).enumerate() {
        match read_line(line, index + 1, |id| LIBRARY.scenario(id)) {
            Err(problems) => {
                assert!(!problems.is_empty(), "refused without a reason");
                assert!(problems.iter().all(|problem| problem.at.line == index + 1), "{problems:?}");
            }
            Ok(read) => {
                let Some(scenario) = LIBRARY.scenario(&read.scenario) else {
                    unreachable!("an answer to a scenario that does not exist")
                };
                let debrief = score(scenario, &read.answer);
                assert!(debrief.score <= 100);
                assert_eq!(debrief, score(scenario, &read.answer));
                let _ = score_line(&read.id, read.scenario.as_str(), &read.answer, &debrief);
            }
        }
    }
});
