//! How long reading and scoring take, natively: `cargo bench`. Times are the least of several runs, since everything else on a
//! machine only ever adds to them; what counts are the ratios. `tests/bench/browser.mjs` does the same in a browser.

mod hostile;

use hotseat::answer::{Answer, Entry};
use hotseat::interview::Library;
use hotseat::pack::{Draw, FieldKind, Pack, Scenario};
use hotseat::scoring::score;
use hotseat::shipped::PACKS;
use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};

const RUNS: u32 = 15;

fn main() -> Result<(), Box<dyn Error>> {
    let library = Library::read(PACKS.iter().copied());
    println!("Reading a pack, the shared lexicon being there:");
    for (file, text) in PACKS {
        println!("  {file:28} {:8.1} ms", micros(least(|| Pack::read(text))) / 1e3);
    }
    println!("A full rescore of an answer of 700 words:");
    for scenario in library.scenarios() {
        let answer = answer_of(scenario, 700);
        println!("  {:18} {:8.1} µs", scenario.id.as_str(), micros(least(|| score(scenario, &answer))));
    }
    let scenario = library.scenarios().next().ok_or("no scenario ships")?;
    println!("How time grows with the answer ({}):", scenario.id);
    let mut first = None;
    for words in [100, 1_000, 10_000, 50_000] {
        let answer = answer_of(scenario, words);
        let each = micros(least(|| score(scenario, &answer))) / f64::from(u32::try_from(words)?);
        let first = *first.get_or_insert(each);
        println!(
            "  {words:6} words  {:7.3} µs a word  {:5.2} times as much as for 100 words",
            each,
            each / first
        );
    }
    println!("How time grows with the pack:");
    let mut first = None;
    for items in [10, 100, 1_000] {
        let pack = pack_of(items)?;
        let scenario = pack.scenarios.first().ok_or("the pack is empty")?;
        let answer = answer_of(scenario, 700);
        let each = micros(least(|| score(scenario, &answer))) / f64::from(u32::try_from(items)?);
        let first = *first.get_or_insert(each);
        println!(
            "  {items:6} items  {:7.1} µs an item  {:5.2} times as much as for 10 items",
            each,
            each / first
        );
    }
    hostile_packs(&library)
}

/// What packs that are built to be slow do, as ratios to the shipped pack and scenario that take longest.
fn hostile_packs(library: &Library) -> Result<(), Box<dyn Error>> {
    const SIZES: [usize; 2] = [700, 10_000];
    let mut usual = [Duration::ZERO; 2];
    for scenario in library.scenarios() {
        let answers = SIZES.map(|words| answer_of(scenario, words));
        for (usual, answer) in usual.iter_mut().zip(&answers) {
            *usual = (*usual).max(least(|| score(scenario, answer)));
        }
    }
    let reading = PACKS.iter().map(|(_, text)| once(|| Pack::read(text))).max().unwrap_or_default();
    let ratio = |time: Duration, usual: Duration| time.as_secs_f64() / usual.as_secs_f64();
    println!(
        "Packs that are built to be slow, each as large as it may be; times as much as the largest shipped one:"
    );
    for (name, make) in hostile::KINDS {
        let (text, pack) = hostile::largest(make).ok_or(format!("{name}: nothing of it is a pack"))?;
        let read = once(|| Pack::read(&text));
        let scenario = pack.scenarios.first().ok_or("the pack is empty")?;
        let times = SIZES.map(|words| {
            let answer = answer_in(scenario, library, words);
            once(|| score(scenario, &answer))
        });
        let drawn = once(|| Draw::new(1).and_then(|draw| pack.drawn(&text, &scenario.id, draw)));
        print!(
            "  {name:32} {:5} kB  reading {:8.1} ms ({:6.1} times)",
            text.len() / 1000,
            micros(read) / 1e3,
            ratio(read, reading)
        );
        for ((words, time), usual) in SIZES.iter().zip(times).zip(usual) {
            print!("  {words} words {:8.1} ms ({:6.1} times)", micros(time) / 1e3, ratio(time, usual));
        }
        println!("  a draw {:8.1} ms", micros(drawn) / 1e3);
    }
    Ok(())
}

/// The time of one run: what is slow need not be measured to a hair.
fn once<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    black_box(work());
    start.elapsed()
}

/// The least time of several runs.
fn least<T>(mut work: impl FnMut() -> T) -> Duration {
    let time = |work: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..RUNS).map(|_| time(&mut work)).min().unwrap_or_default()
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

/// An answer of so many words, in all text fields alike: the scenario's own texts, so that its words are found.
fn answer_of(scenario: &Scenario, words: usize) -> Answer {
    let mut texts = vec![scenario.situation.as_str(), scenario.question.as_str()];
    texts.extend(scenario.items.iter().map(|item| item.criterion.as_str()));
    let fields: Vec<_> = scenario.fields.iter().filter(|field| field.kind == FieldKind::Text).collect();
    let share = words / fields.len().max(1);
    let mut source = texts.iter().flat_map(|text| text.split_whitespace()).cycle();
    let mut answer = Answer::default();
    for field in fields {
        let text = source.by_ref().take(share).collect::<Vec<_>>().join(" ");
        answer.put(field.id.clone(), Entry::Text { text });
    }
    answer
}

/// An answer of so many words of a shipped scenario's texts to another one: ordinary language.
fn answer_in(scenario: &Scenario, library: &Library, words: usize) -> Answer {
    let mut answer = Answer::default();
    let text = |scenario: &Scenario| {
        scenario
            .items
            .iter()
            .map(|item| item.criterion.clone())
            .chain([scenario.situation.clone()])
            .collect::<Vec<_>>()
            .join(" ")
    };
    let all: String = library.scenarios().map(text).collect::<Vec<_>>().join(" ");
    let text = all.split_whitespace().cycle().take(words).collect::<Vec<_>>().join(" ");
    for field in scenario.fields.iter().filter(|field| field.kind == FieldKind::Text) {
        answer.put(field.id.clone(), Entry::Text { text: text.clone() });
    }
    answer
}

/// A pack with so many items, each with words of its own.
fn pack_of(items: usize) -> Result<Pack, Box<dyn Error>> {
    const WORDS: [&str; 12] = [
        "churn", "margin", "board", "deal", "promise", "launch", "return", "engineer", "customer", "price",
        "month", "trust",
    ];
    let word = |index: usize| WORDS.get(index % WORDS.len()).copied().unwrap_or_default();
    let item = |index: usize| {
        serde_json::json!({
            "id": format!("item-{index}"), "title": "An item", "dimension": "frame", "weight": 1, "criterion": "Says something.",
            "met_by": {"say": {
                "one thing": format!("{} * {} | {} {index} | @churn | @margin", word(index), word(index / 12 + 1), word(index / 7)),
                "another": format!("{} | accept * {} | #percent | @board", word(index / 5), word(index / 3)),
            }, "in": ["answer"], "within": "next"}
        })
    };
    let pack = serde_json::json!({
        "hotseat": 1, "id": "bench", "title": "Bench", "version": 1, "author": "Bench", "licence": "MIT", "language": "en", "about": "Bench.",
        "scenarios": [{
            "id": "bench", "title": "Bench", "kind": "bench", "asked_by": {"name": "B", "role": "CEO"},
            "situation": "The board wants to know why customers leave and what a lower price would do to margin.",
            "question": "What do we do?", "minutes": 10,
            "fields": [{"id": "answer", "kind": "text", "label": "Answer"}],
            "items": (0..items).map(item).collect::<Vec<_>>(),
        }]
    });
    Pack::read(&pack.to_string()).map_err(|problems| format!("{:?}", problems.first()).into())
}
