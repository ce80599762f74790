//! The scorer alone, for the benchmark page: `tests/bench/browser.mjs` builds and calls it.

use hotseat::answer::read_line;
use hotseat::interview::Library;
use hotseat::scoring::score;
use hotseat::shipped::PACKS;
use hotseat::stock::supply;
use wasm_bindgen::prelude::wasm_bindgen;

/// What the application would have fetched; the packs are built in here.
const STOCK: [(&str, &str); 2] = [
    ("lexicon", include_str!("../../src/concept/lexicon.json")),
    ("signs", include_str!("../../src/pushback/signs.json")),
];

fn main() {}

/// The packs, read, and one answer.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Bench {
    library: Library,
    line: hotseat::answer::AnswerLine,
}

#[wasm_bindgen]
impl Bench {
    /// Reads the packs and one line of an answer file; nothing if it cannot be read.
    #[must_use]
    pub fn read(line: &str) -> Option<Bench> {
        supply(Box::leak(
            STOCK.map(|(name, text)| format!("{name} {}\n{text}\n", text.len())).concat().into_boxed_str(),
        ))
        .ok()?;
        let library = Library::read(PACKS.iter().copied());
        let line = read_line(line, 1, |id| library.scenario(id)).ok()?;
        Some(Self { library, line })
    }

    /// Scores the answer from scratch; its points.
    #[must_use]
    pub fn rescore(&self) -> u32 {
        self.library
            .scenario(&self.line.scenario)
            .map_or(0, |scenario| score(scenario, &self.line.answer).score)
    }
}
