//! Attacks on the scorer: answers that say nothing, made to look as if they said everything. Each family is tried in
//! many variants on every scenario that ships; what an attack obtains is counted, and the README shows the table.
//! `cargo test --test attacks -- --nocapture` prints it.

mod shipped;

use hotseat::answer::{Answer, Entry, Row};
use hotseat::ids::{FieldId, ItemId};
use hotseat::pack::{Field, FieldKind, ItemTest, Scenario};
use hotseat::scoring::{Cues, Questions, Rule, Say, score};
use rand::rngs::ChaCha8Rng;
use rand::seq::{IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write;
use std::fs;
use std::path::Path;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Variants of each family on each scenario.
const VARIANTS: u64 = 15;
/// The share of decisions that an attack may obtain, in thousandths: of a family, and of all together.
const MOST_OF_A_FAMILY: usize = 60;
const MOST_OF_ALL: usize = 10;
/// Where hardly anything is left to obtain, shares say little.
const A_FEW: usize = 2;

/// What attacks are made of.
struct Material {
    scenario: Scenario,
    /// Strong answers to it.
    strong: Vec<Answer>,
    /// Strong answers to the other scenarios.
    foreign: Vec<Vec<String>>,
    /// Sentences that meet an item.
    sentences: Vec<String>,
    /// Words of those sentences that carry meaning.
    words: Vec<String>,
    /// What the pack's rules listen for.
    phrases: Vec<String>,
    off_topic: Vec<String>,
    platitudes: Vec<String>,
    languages: Vec<String>,
}

/// One try: an answer, and the items that it may rightly meet.
struct Try {
    answer: Answer,
    rightly: BTreeSet<ItemId>,
}

type Family = (&'static str, fn(&Material, &mut ChaCha8Rng) -> Try);

const FAMILIES: [Family; 20] = [
    ("bare keyword lists", keyword_list),
    ("keywords in empty sentences", empty_sentences),
    ("every point refused", refused),
    ("every point doubted", doubted),
    ("the prompt copied, a word changed", copied),
    ("the checklist as promises", promised),
    ("fluent answers to another question", off_topic),
    ("another scenario's strong answer", foreign),
    ("long platitudes", platitudes),
    ("points put into others' mouths", attributed),
    ("points taken back at once", taken_back),
    ("everything as a question", asked),
    ("words shuffled", shuffled_words),
    ("sentences shuffled over the fields", shuffled_sentences),
    ("one good sentence everywhere", repeated),
    ("a dump of the pack's own phrases", phrases),
    ("figures only", figures),
    ("another language", other_language),
    ("keywords behind hidden characters", hidden),
    ("50 kB pasted", pasted),
];

fn lines(name: &str) -> Result<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/attacks").join(name);
    Ok(fs::read_to_string(path)?.lines().map(str::to_owned).collect())
}

/// All wordings of a pack's rules, without their signs.
fn wordings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.extend(
            text.split('|')
                .map(|part| {
                    part.split_whitespace().filter(|word| word.chars().all(|c| c.is_alphabetic() || c == '-'))
                })
                .map(|words| words.collect::<Vec<_>>().join(" "))
                .filter(|words| !words.is_empty()),
        ),
        serde_json::Value::Array(values) => values.iter().for_each(|value| wordings(value, found)),
        serde_json::Value::Object(members) => {
            let is_rule = |key: &str| {
                let other = [
                    "accept",
                    "reject",
                    "samples",
                    "in",
                    "title",
                    "id",
                    "criterion",
                    "dimension",
                    "negated",
                    "questions",
                    "within",
                ];
                !other.contains(&key)
            };
            members.iter().filter(|(key, _)| is_rule(key)).for_each(|(_, value)| wordings(value, found));
        }
        _ => {}
    }
}

fn materials() -> Result<Vec<Material>> {
    let texts = shipped::texts()?;
    let library = shipped::library(&texts)?;
    let mut rules: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (_, text) in &texts {
        let pack: serde_json::Value = serde_json::from_str(text)?;
        for scenario in pack.get("scenarios").and_then(|all| all.as_array()).into_iter().flatten() {
            let id = scenario.get("id").and_then(|id| id.as_str()).unwrap_or_default();
            let found = rules.entry(id.to_owned()).or_default();
            for part in [scenario.get("items"), pack.get("concepts")].into_iter().flatten() {
                wordings(part, found);
            }
        }
    }
    let strong = |scenario: &Scenario| -> Vec<Answer> {
        scenario
            .samples
            .iter()
            .filter(|sample| sample.score.0 >= 75)
            .map(|sample| sample.answer.clone())
            .collect()
    };
    let mut materials = Vec::new();
    for scenario in library.scenarios() {
        let others = library.scenarios().filter(|other| other.id != scenario.id);
        let foreign =
            others.flat_map(|other| strong(other).into_iter().map(|answer| texts_of(&answer, other)));
        let said = |test: &ItemTest| texts_of(&test.answer, scenario);
        let sentences: Vec<String> =
            scenario.items.iter().flat_map(|item| item.accept.iter().flat_map(said)).collect();
        let words = sentences.iter().flat_map(|text| content_words(text)).collect();
        materials.push(Material {
            strong: strong(scenario),
            foreign: foreign.collect(),
            sentences,
            words,
            phrases: rules.remove(scenario.id.as_str()).unwrap_or_default(),
            off_topic: lines("off-topic.txt")?,
            platitudes: lines("platitudes.txt")?,
            languages: lines("languages.txt")?,
            scenario: scenario.clone(),
        });
    }
    Ok(materials)
}

fn texts_of(answer: &Answer, scenario: &Scenario) -> Vec<String> {
    answer
        .passages(scenario)
        .into_iter()
        .map(|(_, text)| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}

fn content_words(text: &str) -> Vec<String> {
    let letters = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    text.split_whitespace().map(letters).filter(|word| word.len() > 4).collect()
}

fn sentences_of(text: &str) -> Vec<String> {
    let parts = text.split_inclusive(['.', '!', '?', ';', '\n']);
    parts
        .map(|part| part.trim().trim_end_matches(['.', '!', '?', ';']).to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

/// The sentence as it goes on after other words: without its capital.
fn continued(sentence: &str) -> String {
    let mut letters = sentence.chars();
    let first = letters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
    if sentence.starts_with("I ") || sentence.starts_with("I'") {
        sentence.to_owned()
    } else {
        first + letters.as_str()
    }
}

impl Material {
    /// An answer that fills every text and every cell with what `write` makes; what is no text is filled as in a
    /// strong answer, so that an attack is not stopped for want of it.
    fn filled(&self, rng: &mut ChaCha8Rng, mut write: impl FnMut(&mut ChaCha8Rng, bool) -> String) -> Answer {
        let mut answer = Answer::default();
        let model = self.strong.choose(rng).cloned().unwrap_or_default();
        for Field { id, kind, .. } in &self.scenario.fields {
            let entry = match kind {
                FieldKind::Text => Entry::Text { text: write(rng, false) },
                FieldKind::Table { columns } => {
                    let row = |rng: &mut ChaCha8Rng,
                               write: &mut dyn FnMut(&mut ChaCha8Rng, bool) -> String|
                     -> Row {
                        columns.iter().map(|column| (column.clone(), write(rng, true))).collect()
                    };
                    Entry::Table { rows: (0..3).map(|_| row(rng, &mut write)).collect() }
                }
                _ => match model.entry(id) {
                    Some(entry) => entry.clone(),
                    None => continue,
                },
            };
            answer.put(id.clone(), entry);
        }
        answer
    }

    /// A strong answer with each of its texts changed.
    fn changed(
        &self,
        rng: &mut ChaCha8Rng,
        mut change: impl FnMut(&mut ChaCha8Rng, &str) -> String,
    ) -> Answer {
        let mut answer = self.strong.choose(rng).cloned().unwrap_or_default();
        let ids: Vec<FieldId> = self.scenario.fields.iter().map(|field| field.id.clone()).collect();
        for id in ids {
            let entry = match answer.entry(&id) {
                Some(Entry::Text { text }) => Entry::Text { text: change(rng, text) },
                Some(Entry::Table { rows }) => {
                    let mut rows = rows.clone();
                    for cell in rows.iter_mut().flat_map(BTreeMap::values_mut) {
                        *cell = change(rng, cell);
                    }
                    Entry::Table { rows }
                }
                _ => continue,
            };
            answer.put(id, entry);
        }
        answer
    }
}

fn some(rng: &mut ChaCha8Rng, from: &[String], count: usize, joint: &str) -> String {
    (0..count).filter_map(|_| from.choose(rng).cloned()).collect::<Vec<_>>().join(joint)
}

fn nothing(answer: Answer) -> Try {
    Try { answer, rightly: BTreeSet::new() }
}

fn keyword_list(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let joint = *[", ", "; ", "\n", " / ", ". "].choose(rng).unwrap_or(&", ");
    nothing(material.filled(rng, |rng, is_cell| {
        let count = if is_cell { 3 } else { rng.random_range(12..40) };
        some(rng, &material.words, count, joint)
    }))
}

fn empty_sentences(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    const FRAMES: [&str; 10] = [
        "There is {} and there is {} in this.",
        "This is about {}, {} and {}.",
        "One thing is {}, another thing is {}.",
        "The topic of {} is a topic like {}.",
        "Here {} comes in, and so does {}.",
        "With {} comes {}, as with {}.",
        "It has to do with {} and with {}.",
        "{} plays a role, and {} plays a role.",
        "As for {}, it belongs to {} and to {}.",
        "Words such as {} and {} come to mind.",
    ];
    nothing(material.filled(rng, |rng, is_cell| {
        let count = if is_cell { 1 } else { rng.random_range(3..8) };
        let mut text = String::new();
        for _ in 0..count {
            let mut frame = (*FRAMES.choose(rng).unwrap_or(&"{}")).to_owned();
            while frame.contains("{}") {
                frame = frame.replacen("{}", material.words.choose(rng).map_or("it", String::as_str), 1);
            }
            text.push_str(&frame);
            text.push(' ');
        }
        text
    }))
}

/// `Asks which segment is exposed.` as `ask which segment is exposed`.
fn bare_criterion(criterion: &str) -> String {
    let first = criterion.split_terminator(['.', ':', ';', '(']).next().unwrap_or(criterion);
    let first = first.split(", or ").next().unwrap_or(first).trim();
    let (verb, rest) = first.split_once(' ').unwrap_or((first, ""));
    let verb = verb.to_lowercase();
    let verb = if verb.ends_with("ches") || verb.ends_with("shes") || verb.ends_with("sses") {
        verb.trim_end_matches("es").to_owned()
    } else {
        verb.trim_end_matches('s').to_owned()
    };
    format!("{verb} {rest}")
}

fn about_criteria(material: &Material, rng: &mut ChaCha8Rng, frames: &[&str]) -> Answer {
    let mut criteria: Vec<String> =
        material.scenario.items.iter().map(|item| bare_criterion(&item.criterion)).collect();
    criteria.shuffle(rng);
    let mut next = criteria.into_iter().cycle();
    material.filled(rng, |rng, is_cell| {
        let count = if is_cell { 1 } else { 3 };
        let mut text = String::new();
        for _ in 0..count {
            let frame = frames.choose(rng).copied().unwrap_or("{}");
            text.push_str(&frame.replace("{}", &next.next().unwrap_or_default()));
            text.push(' ');
        }
        text
    })
}

fn refused(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let frames = [
        "I would not {}.",
        "We will not {}.",
        "I refuse to {}.",
        "There is no need to {}.",
        "I see no reason to {}.",
        "I do not {}.",
        "Nobody has to {}.",
        "It is not my job to {}.",
    ];
    nothing(about_criteria(material, rng, &frames))
}

fn promised(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let frames = [
        "I will {}.",
        "My answer will {}.",
        "I would {}.",
        "We should {}.",
        "First I {}.",
        "A good answer has to {}.",
        "It is important to {}.",
        "I plan to {}.",
    ];
    nothing(about_criteria(material, rng, &frames))
}

fn doubted(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    const FRAMES: [&str; 7] = [
        "I do not think that {}",
        "I doubt that {}",
        "I would never say that {}",
        "It is not true that {}",
        "I do not believe that {}",
        "Nothing suggests that {}",
        "I can't agree that {}",
    ];
    nothing(material.changed(rng, |rng, text| {
        let frame = |rng: &mut ChaCha8Rng| FRAMES.choose(rng).copied().unwrap_or("{}");
        let parts = sentences_of(text);
        parts.iter().map(|part| frame(rng).replace("{}", &continued(part)) + ". ").collect()
    }))
}

fn attributed(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    const FRAMES: [&str; 6] = [
        "Some people say that {}, but I disagree",
        "Others would argue that {}",
        "One could claim that {}, wrongly",
        "The usual advice is that {}, and it is wrong",
        "Many would say that {}",
        "Some would tell you that {}",
    ];
    nothing(material.changed(rng, |rng, text| {
        let frame = |rng: &mut ChaCha8Rng| FRAMES.choose(rng).copied().unwrap_or("{}");
        let parts = sentences_of(text);
        parts.iter().map(|part| frame(rng).replace("{}", &continued(part)) + ". ").collect()
    }))
}

fn taken_back(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    const BACK: [&str; 7] = [
        "No, that is wrong.",
        "Forget that.",
        "I take that back.",
        "Actually, scratch that.",
        "That was a mistake, ignore it.",
        "On reflection, not at all.",
        "I did not mean that.",
    ];
    nothing(material.changed(rng, |rng, text| {
        let parts = sentences_of(text);
        parts.iter().fold(String::new(), |mut text, part| {
            let _ = write!(text, "{part}. {} ", BACK.choose(rng).copied().unwrap_or_default());
            text
        })
    }))
}

fn asked(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    const FRAMES: [&str; 6] = [
        "Is it that {}?",
        "Would you say that {}?",
        "Could it be that {}?",
        "What if {}?",
        "Do we think that {}?",
        "Is it true that {}?",
    ];
    let answer = material.changed(rng, |rng, text| {
        let frame = |rng: &mut ChaCha8Rng| FRAMES.choose(rng).copied().unwrap_or("{}");
        sentences_of(text).iter().map(|part| frame(rng).replace("{}", &continued(part)) + " ").collect()
    });
    let takes_questions = material.scenario.items.iter().filter(|item| takes_questions(&item.met_by));
    Try { answer, rightly: takes_questions.map(|item| item.id.clone()).collect() }
}

/// Whether a question can meet a rule, so that asking is no attack on it.
fn takes_questions(rule: &Rule) -> bool {
    match rule {
        Rule::Say(Say { scope, .. }) | Rule::Cues(Cues { scope, .. }) => scope.questions != Questions::Block,
        Rule::All(rules) | Rule::Any(rules) | Rule::AtLeast(_, rules) => rules.iter().any(takes_questions),
        _ => false,
    }
}

fn copied(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let scenario = &material.scenario;
    let mut given = sentences_of(&scenario.situation);
    given.push(scenario.question.clone());
    if let Some(exhibit) = &scenario.exhibit {
        given.extend(exhibit.rows.iter().map(|row| row.join(": ")));
        given.extend(exhibit.note.clone());
    }
    given.extend(scenario.fields.iter().map(|field| field.label.clone()));
    nothing(material.filled(rng, |rng, is_cell| {
        let text = some(rng, &given, if is_cell { 1 } else { 5 }, ". ");
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let at = rng.random_range(0..words.len());
        if let Some(word) = words.get_mut(at) {
            "really".clone_into(word);
        }
        words.join(" ")
    }))
}

fn off_topic(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    nothing(material.filled(rng, |rng, is_cell| {
        let text = some(rng, &material.off_topic, 1, " ");
        if is_cell { some(rng, &sentences_of(&text), 1, " ") } else { text }
    }))
}

fn foreign(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let other = material.foreign.choose(rng).cloned().unwrap_or_default();
    let mut next = other.into_iter().cycle();
    nothing(material.filled(rng, |_, _| next.next().unwrap_or_default()))
}

fn platitudes(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    nothing(material.filled(rng, |rng, is_cell| {
        let count = if is_cell { 1 } else { rng.random_range(4..25) };
        some(rng, &material.platitudes, count, " ")
    }))
}

fn shuffled_words(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let answer = material.changed(rng, |rng, text| {
        let mut words: Vec<&str> = text.split_whitespace().collect();
        words.shuffle(rng);
        words.join(" ")
    });
    nothing(answer)
}

/// Where a sentence stands must not earn more than it would earn in its place.
fn shuffled_sentences(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let model = material.strong.choose(rng).cloned().unwrap_or_default();
    let mut sentences: Vec<String> =
        texts_of(&model, &material.scenario).iter().flat_map(|text| sentences_of(text)).collect();
    sentences.shuffle(rng);
    let mut next = sentences.into_iter().cycle();
    let answer = material.filled(rng, |_, is_cell| {
        (0..if is_cell { 1 } else { 3 }).filter_map(|_| next.next()).collect::<Vec<_>>().join(". ")
    });
    let rightly =
        score(&material.scenario, &model).items.into_iter().filter(|item| item.met).map(|item| item.id);
    Try { rightly: rightly.collect(), answer }
}

fn repeated(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let sentence = material.sentences.choose(rng).cloned().unwrap_or_default();
    let mut rightly = BTreeSet::new();
    for Field { id, kind, .. } in &material.scenario.fields {
        let mut once = Answer::default();
        match kind {
            FieldKind::Text => once.put(id.clone(), Entry::Text { text: sentence.clone() }),
            FieldKind::Table { columns } => {
                let row: Row = columns.iter().map(|column| (column.clone(), sentence.clone())).collect();
                once.put(id.clone(), Entry::Table { rows: vec![row] });
            }
            _ => continue,
        }
        let met = score(&material.scenario, &once).items.into_iter().filter(|item| item.met);
        rightly.extend(met.map(|item| item.id));
    }
    let answer = material
        .filled(rng, |_, is_cell| if is_cell { sentence.clone() } else { format!("{sentence}. ").repeat(8) });
    Try { answer, rightly }
}

fn phrases(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let joint = *[", ", " ", ". ", "\n"].choose(rng).unwrap_or(&", ");
    nothing(material.filled(rng, |rng, is_cell| {
        let count = if is_cell { 3 } else { rng.random_range(30..120) };
        some(rng, &material.phrases, count, joint)
    }))
}

fn figures(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    nothing(material.filled(rng, |rng, is_cell| {
        let figure = |rng: &mut ChaCha8Rng| {
            let value: u32 = rng.random_range(1..400);
            match rng.random_range(0..5) {
                0 => format!("{value}%"),
                1 => format!("${value}k"),
                2 => format!("{value} days"),
                3 => format!("> {value}"),
                _ => value.to_string(),
            }
        };
        (0..if is_cell { 1 } else { 20 }).map(|_| figure(rng)).collect::<Vec<_>>().join(" ")
    }))
}

fn other_language(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let text = some(rng, &material.languages, 1, " ");
    let parts = sentences_of(&text);
    nothing(
        material.filled(rng, |rng, is_cell| if is_cell { some(rng, &parts, 1, " ") } else { text.clone() }),
    )
}

fn hidden(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    const HIDDEN: [char; 5] = ['\u{200b}', '\u{200d}', '\u{ad}', '\u{2060}', '\u{202e}'];
    nothing(material.filled(rng, |rng, is_cell| {
        let words = some(rng, &material.words, if is_cell { 3 } else { 25 }, ", ");
        let mut text = String::new();
        for c in words.chars() {
            text.push(if c == 'o' && rng.random_range(0..2) == 0 { 'о' } else { c });
            if rng.random_range(0..4) == 0 {
                text.extend(HIDDEN.choose(rng));
            }
        }
        text
    }))
}

fn pasted(material: &Material, rng: &mut ChaCha8Rng) -> Try {
    let from = [&material.words, &material.platitudes, &material.off_topic, &material.phrases];
    let from = from.choose(rng).map(|list| (*list).clone()).unwrap_or_default();
    let mut is_first = true;
    nothing(material.filled(rng, |rng, is_cell| {
        if is_cell || !std::mem::replace(&mut is_first, false) {
            return some(rng, &from, 1, " ");
        }
        let mut text = String::new();
        while text.len() < 50_000 {
            text.push_str(from.choose(rng).map_or("word", String::as_str));
            text.push(' ');
        }
        text
    }))
}

/// What an answer meets by its allocation, ranking or numbers alone: there it says what it says.
fn met_by_picks(scenario: &Scenario, answer: &Answer) -> BTreeSet<ItemId> {
    let mut picks = Answer::default();
    for Field { id, kind, .. } in &scenario.fields {
        if let (false, Some(entry)) =
            (matches!(kind, FieldKind::Text | FieldKind::Table { .. }), answer.entry(id))
        {
            picks.put(id.clone(), entry.clone());
        }
    }
    score(scenario, &picks).items.into_iter().filter(|item| item.met).map(|item| item.id).collect()
}

#[test]
fn attacks_obtain_next_to_nothing() -> Result<()> {
    let materials = materials()?;
    let mut table = String::new();
    let (mut obtained, mut failed) = (String::new(), String::new());
    let (mut all_given, mut all_decisions) = (0, 0);
    for (name, family) in FAMILIES {
        let (mut tries, mut given, mut decisions) = (0, 0, 0);
        for material in &materials {
            for variant in 0..VARIANTS {
                let Try { answer, rightly } = family(material, &mut ChaCha8Rng::seed_from_u64(variant));
                tries += 1;
                let picked = met_by_picks(&material.scenario, &answer);
                for item in score(&material.scenario, &answer).items {
                    if rightly.contains(&item.id) || picked.contains(&item.id) {
                        continue;
                    }
                    decisions += 1;
                    if item.met {
                        given += 1;
                        let words =
                            item.evidence.first().map(|one| answer.text_at(&one.place).get(one.span.clone()));
                        writeln!(
                            obtained,
                            "  {name} {variant}: {} {} {:?}",
                            material.scenario.id,
                            item.id,
                            words.flatten()
                        )?;
                    }
                }
            }
        }
        writeln!(table, "| {name} | {tries} | {given} of {decisions} |")?;
        if given > A_FEW && given * 1000 > decisions * MOST_OF_A_FAMILY {
            writeln!(failed, "{name}: {given} of {decisions}")?;
        }
        all_given += given;
        all_decisions += decisions;
    }
    println!("{obtained}\n{table}| all | | {all_given} of {all_decisions} |");
    assert!(failed.is_empty(), "these families obtain too much:\n{failed}");
    assert!(all_given * 1000 <= all_decisions * MOST_OF_ALL, "{all_given} of {all_decisions}");
    Ok(())
}
