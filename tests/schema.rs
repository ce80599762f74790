//! The schema of packs is fresh, accepts what the reader accepts, and refuses what has the wrong shape.

mod shipped;

use boon::{Compiler, SchemaIndex, Schemas};
use hotseat::pack::Pack;
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::error::Error;
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const SCHEMA: &str = include_str!("../scenarios/schema/pack.schema.json");
const NEUTRAL: &str = include_str!("packs/neutral.json");
const REFRESH: &str = "cargo run -- schema > scenarios/schema/pack.schema.json";

/// Broken packs that have the right shape, with what only the reader can know about them.
const RIGHT_IN_SHAPE: [(&str, &str); 29] = [
    ("24-key-twice", "a validator sees only one of two keys of the same name"),
    ("27-control-character", "which characters have no shape is not worth a pattern in every text"),
    ("29-ids-twice", "ids are compared with each other"),
    ("30-scenario-twice", "ids are compared with each other"),
    ("35-formula-with-an-unknown-name", "formulas are worked out"),
    ("36-formula-that-is-none", "formulas are worked out"),
    ("37-formula-that-divides-by-zero", "formulas are worked out"),
    ("39-mistake-that-is-right", "formulas are worked out"),
    ("40-mistakes-that-are-alike", "formulas are worked out"),
    ("48-rule-that-looks-at-an-unknown-field", "names are looked up"),
    ("51-rule-over-the-wrong-field", "names are looked up"),
    ("52-rule-with-an-unknown-column-or-bucket", "names are looked up"),
    ("53-rule-that-needs-more-than-there-is", "a count is compared with the length of a list"),
    ("54-rule-that-builds-on-a-later-item", "names are looked up in an order"),
    ("56-concept-that-does-not-exist", "names are looked up"),
    ("57-concept-that-refers-to-nothing", "names are looked up"),
    ("58-concept-in-a-circle", "references are followed"),
    ("60-sentence-that-should-meet-its-item", "rules are run"),
    ("61-sentence-that-should-not-meet-its-item", "rules are run"),
    ("63-sample-outside-its-score", "rules are run"),
    ("64-sample-of-unknown-names", "names are looked up, and bounds are compared"),
    ("67-tests-with-wrong-picks", "what an entry of an answer looks like depends on its field"),
    ("74-conditions-that-do-not-hold", "formulas are worked out"),
    ("75-figures-in-texts-that-are-none", "formulas are worked out"),
    ("78-draws-that-cannot-be-had", "figures are drawn"),
    ("79-too-many-figures-in-a-wording", "how many figures stand in a wording"),
    (
        "80-invisible-characters-in-names",
        "which characters have no shape is not worth a pattern in every text",
    ),
    ("84-ids-that-name-a-device", "the names that one system keeps are not worth a pattern"),
    ("86-wordings-that-take-too-long", "rules are run"),
];

struct Validator {
    schemas: Schemas,
    index: SchemaIndex,
}

static VALIDATOR: LazyLock<Validator> = LazyLock::new(|| {
    let compile = || -> Result<Validator> {
        let place = "https://hotseat.invalid/pack.schema.json";
        let mut compiler = Compiler::new();
        compiler.add_resource(place, serde_json::from_str(SCHEMA)?)?;
        let mut schemas = Schemas::new();
        let index = compiler.compile(place, &mut schemas).map_err(|error| error.to_string())?;
        Ok(Validator { schemas, index })
    };
    compile().unwrap_or_else(|error| unreachable!("the schema is none: {error:#}"))
});

/// What the schema has against a pack.
fn refused(pack: &Value) -> Option<String> {
    VALIDATOR.schemas.validate(pack, VALIDATOR.index).err().map(|error| format!("{error:#}"))
}

#[test]
fn the_schema_in_the_folder_is_the_one_that_the_program_prints() -> Result<()> {
    let output = Command::new(env!("CARGO_BIN_EXE_hotseat")).arg("schema").output()?;
    assert!(output.status.success());
    assert!(output.stdout == SCHEMA.as_bytes(), "the schema is not fresh; refresh it by `{REFRESH}`");
    Ok(())
}

#[test]
fn every_good_pack_has_the_right_shape_and_those_that_ship_name_their_schema() -> Result<()> {
    let texts = shipped::texts()?;
    shipped::library(&texts)?;
    for (name, text) in texts {
        let pack: Value = serde_json::from_str(&text)?;
        assert_eq!(refused(&pack), None, "{name}");
        let first = pack.as_object().and_then(|pack| pack.iter().next());
        assert_eq!(first, Some((&"$schema".to_owned(), &json!("./schema/pack.schema.json"))), "{name}");
    }
    assert_eq!(refused(&serde_json::from_str(NEUTRAL)?), None);
    Ok(())
}

#[test]
fn of_the_broken_packs_those_with_the_wrong_shape_are_refused() -> Result<()> {
    let mut accepted = BTreeSet::new();
    for path in shipped::files("tests/packs/broken", "json")? {
        // What is no JSON is refused before any schema is asked.
        let Ok(pack) = serde_json::from_slice(&fs::read(&path)?) else { continue };
        if refused(&pack).is_none() {
            accepted.extend(path.file_stem().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    let expected = RIGHT_IN_SHAPE.iter().map(|(name, _)| (*name).to_owned());
    assert_eq!(accepted, expected.collect());
    Ok(())
}

/// What is changed about one place of a pack.
#[derive(Clone, Debug)]
enum Change {
    Drop,
    Rename(&'static str),
    Put(Value),
}

/// Values of every kind.
fn values() -> [Value; 8] {
    [
        json!(null),
        json!(true),
        json!(2),
        json!("2%"),
        json!("x".repeat(200)),
        json!([]),
        json!(["one"]),
        json!({"one": "two"}),
    ]
}

fn changes() -> Vec<Change> {
    let names = ["unheard-of", "title", "any"].map(Change::Rename);
    [Change::Drop].into_iter().chain(names).chain(values().map(Change::Put)).collect()
}

/// The pointers of all values but the root.
fn places(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut step = |key: String, value: &Value| {
        let place = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        all.push(place.clone());
        places(value, &place, all);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| step(key.clone(), value)),
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(index, value)| step(index.to_string(), value));
        }
        _ => {}
    }
}

/// The pack with one place changed; none if the change makes no sense there.
fn changed(pack: &Value, place: &str, change: &Change) -> Option<Value> {
    let mut pack = pack.clone();
    let (parent, key) = place.rsplit_once('/')?;
    let key = key.replace("~1", "/").replace("~0", "~");
    if let Change::Put(value) = change {
        *pack.pointer_mut(place)? = value.clone();
        return Some(pack);
    }
    match (pack.pointer_mut(parent)?, change) {
        (Value::Object(members), Change::Drop) => drop(members.remove(&key)?),
        (Value::Array(values), Change::Drop) => drop(values.remove(key.parse().ok()?)),
        (Value::Object(members), Change::Rename(name)) if !members.contains_key(*name) => {
            let value = members.remove(&key)?;
            members.insert((*name).to_owned(), value);
        }
        _ => return None,
    }
    Some(pack)
}

static NEUTRAL_PACK: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(NEUTRAL).unwrap_or_else(|error| unreachable!("{error}")));

/// The places of the neutral pack, one of those that differ only in their numbers.
static PLACES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut all = Vec::new();
    places(&NEUTRAL_PACK, "", &mut all);
    let mut seen = BTreeSet::new();
    all.retain(|place| {
        // Fields of different kinds differ in their keys.
        let parent = place.rsplit_once('/').and_then(|(parent, _)| NEUTRAL_PACK.pointer(parent));
        let kind = parent.and_then(|parent| parent.get("kind")).cloned();
        seen.insert((place.replace(|c: char| c.is_ascii_digit(), ""), kind.map(|kind| kind.to_string())))
    });
    all
});

/// Why the schema and the reader do not go together on a pack: the schema refuses what the reader takes, or takes
/// what the reader finds to have a key too many or too few.
fn discord(pack: &Value) -> Option<String> {
    let read = Pack::read(&pack.to_string());
    match (refused(pack), read) {
        (Some(why), Ok(_)) => Some(format!("the schema alone refuses it: {why}")),
        (None, Err(problems)) => {
            let is_of_shape = |what: &str| what.contains("has an unknown key") || what.contains("has no `");
            let missed = problems.into_iter().find(|problem| is_of_shape(&problem.what))?;
            Some(format!("the reader alone refuses it: {}", missed.what))
        }
        _ => None,
    }
}

#[test]
fn whatever_is_changed_in_a_pack_the_schema_is_not_stricter_than_the_reader_and_knows_its_keys() {
    // Reading takes its time, so that the kinds take turns; chance tries the others.
    for (place, value) in PLACES.iter().zip(values().into_iter().cycle()) {
        for change in [Change::Drop, Change::Rename("unheard-of"), Change::Put(value.clone())] {
            let Some(pack) = changed(&NEUTRAL_PACK, place, &change) else { continue };
            assert_eq!(discord(&pack), None, "{change:?} at {place}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, ..ProptestConfig::default() })]

    #[test]
    fn so_it_is_for_changes_by_chance(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..4),
    ) {
        let changes = changes();
        let mut pack = NEUTRAL_PACK.clone();
        for (place, change) in edits {
            let place: &String = place.get(&PLACES);
            pack = changed(&pack, place, change.get(&changes)).unwrap_or(pack);
        }
        prop_assert_eq!(discord(&pack), None);
    }
}
