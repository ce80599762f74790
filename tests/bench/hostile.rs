//! Packs that are built to be slow, each as large as the reader lets it be: what they do to reading and to a rescore.

use hotseat::pack::Pack;
use serde_json::{Map, Value, json};

/// Words that stand in nearly every sentence of an answer.
const COMMON: [&str; 8] = ["the", "we", "of", "to", "a", "and", "in", "price"];
/// More text than this is refused whatever stands in it.
const MOST_BYTES: usize = 4 << 20;

/// Makes a pack of some size.
type Make = fn(usize) -> Value;

/// What makes a pack slow, and how it is made.
pub(crate) const KINDS: [(&str, Make); 11] = [
    ("gaps in every phrase", gaps),
    ("phrases with shared beginnings", shared_beginnings),
    ("beginnings of words", beginnings_of_words),
    ("gaps between beginnings of words", gapped_beginnings),
    ("many alternatives of rules", alternatives),
    ("rules nested in rules", nested),
    ("cues that stand everywhere", cues),
    ("concepts made of concepts", concepts),
    ("figures in all spellings", spellings),
    ("scenarios with all concepts", scenarios),
    ("numbers that are never sound", draws),
];

/// The largest pack of a kind that is read without a problem, with its text.
pub(crate) fn largest(make: Make) -> Option<(String, Pack)> {
    let sizes = std::iter::successors(Some(400_000_usize), |size| Some(size * 4 / 5));
    sizes.take_while(|size| *size > 4).find_map(|size| {
        let text = make(size).to_string();
        let pack = (text.len() <= MOST_BYTES).then(|| Pack::read(&text).ok())??;
        Some((text, pack))
    })
}

fn word(index: usize) -> &'static str {
    COMMON.get(index % COMMON.len()).copied().unwrap_or_default()
}

/// A run of common words that no other index has, with this between them.
fn run(mut index: usize, words: usize, between: &str) -> String {
    let mut all = Vec::new();
    for _ in 0..words {
        all.push(word(index));
        index /= COMMON.len();
    }
    all.join(between)
}

fn scenario(index: usize, items: &[Value], more: &Value) -> Value {
    let mut scenario = json!({
        "id": format!("slow-{index}"), "title": "Slow", "kind": "slow", "asked_by": {"name": "S", "role": "CEO"},
        "situation": "Customers leave.", "question": "What do we do?", "minutes": 10,
        "fields": [{"id": "answer", "kind": "text", "label": "Answer"}], "items": items,
    });
    if let (Some(scenario), Value::Object(more)) = (scenario.as_object_mut(), more) {
        scenario.extend(more.clone());
    }
    scenario
}

fn item(index: usize, rule: &Value) -> Value {
    json!({"id": format!("i{index}"), "title": "An item", "dimension": "frame", "weight": 1, "criterion": "Says it.", "met_by": rule})
}

fn pack(scenarios: &[Value], concepts: &Map<String, Value>) -> Value {
    json!({
        "hotseat": 1, "id": "slow", "title": "Slow", "version": 1, "author": "S", "licence": "MIT", "language": "en",
        "about": "Built to be slow.", "scenarios": scenarios, "concepts": concepts,
    })
}

/// A pack of one scenario whose items ask for so many wordings, each made by its number.
fn of_wordings(size: usize, make: impl Fn(usize) -> String) -> Value {
    let each = 40_usize;
    let items = (0..size.div_ceil(each).min(1000)).map(|index| {
        let per_slot = (size / 1000 / 20).clamp(2, 100);
        let slots: Map<String, Value> = (0..each / 2)
            .map(|slot| {
                let from = (index * each + slot) * per_slot;
                let wordings = (from..from + per_slot).map(&make).collect::<Vec<_>>().join(" | ");
                (format!("s{slot}"), wordings.into())
            })
            .collect();
        item(index, &json!({"say": slots}))
    });
    pack(&[scenario(0, &items.collect::<Vec<_>>(), &json!({}))], &Map::new())
}

fn gaps(size: usize) -> Value {
    of_wordings(size, |index| format!("{} * price", run(index, 5, " * ")))
}

fn shared_beginnings(size: usize) -> Value {
    of_wordings(size, |index| format!("the {}", run(index, 4, " ")))
}

fn beginnings_of_words(size: usize) -> Value {
    of_wordings(size, |index| format!("t* {}", run(index, 2, "* ")))
}

fn gapped_beginnings(size: usize) -> Value {
    of_wordings(size, |index| format!("t* * {}* * zebra{index}*", run(index, 4, "* * ")))
}

fn alternatives(size: usize) -> Value {
    let parts = 40;
    let items = (0..size.div_ceil(parts).min(1000)).map(|index| {
        let rules: Vec<Value> = (0..parts)
            .map(|part| {
                let inner: Vec<Value> = (0..(size / 40_000).clamp(1, 40))
                    .map(|one| json!({"say": {"a": word(one), "b": "zebra"}}))
                    .collect();
                json!({"at_least": 1, "of": inner, "part": part})
                    .as_object()
                    .map_or(Value::Null, |rule| json!({"at_least": rule["at_least"], "of": rule["of"]}))
            })
            .collect();
        item(index, &json!({"any": rules}))
    });
    pack(&[scenario(0, &items.collect::<Vec<_>>(), &json!({}))], &Map::new())
}

fn nested(size: usize) -> Value {
    let items = (0..size.div_ceil(40).min(1000)).map(|index| {
        let mut rule =
            json!({"say": {"a": word(index), "b": word(index + 1), "c": word(index + 2)}, "within": "field"});
        for depth in 0..10 {
            let leaf = json!({"say": {"a": "zebra", "b": word(depth)}, "within": "next"});
            let leaves = vec![leaf; (size / 10_000).clamp(1, 10)];
            let inner: Vec<Value> = leaves.into_iter().chain([rule]).collect();
            rule = if depth % 2 == 0 { json!({"all": inner}) } else { json!({"not": {"any": inner}}) };
        }
        item(index, &rule)
    });
    pack(&[scenario(0, &items.collect::<Vec<_>>(), &json!({}))], &Map::new())
}

fn cues(size: usize) -> Value {
    let items = (0..size.div_ceil(400).min(1000)).map(|index| {
        let cues: Vec<String> = (0..400).map(|cue| format!("{} 1", word(cue))).collect();
        item(index, &json!({"cues": {"a": cues.join(" | ")}, "bar": 400, "within": "field"}))
    });
    pack(&[scenario(0, &items.collect::<Vec<_>>(), &json!({}))], &Map::new())
}

fn concepts(size: usize) -> Value {
    let all: Map<String, Value> = (0..size.min(100_000))
        .map(|index| {
            let phrases: Vec<Value> = if index < 8 {
                vec![word(index).into()]
            } else {
                let at = |back: usize| format!("@c{}", (index / 8).saturating_sub(back));
                (0..8)
                    .map(|one| format!("{} * {} * {} * {}", at(one % 2), at(one), at(1), word(one)).into())
                    .collect()
            };
            (format!("c{index}"), phrases.into())
        })
        .collect();
    let names: Vec<String> = all.keys().cloned().collect();
    let items = names.chunks(40).take(1000).enumerate().map(|(index, names)| {
        let wordings = names.iter().map(|name| format!("@{name}")).collect::<Vec<_>>().join(" | ");
        item(index, &json!({"say": {"a": wordings}}))
    });
    pack(&[scenario(0, &items.collect::<Vec<_>>(), &json!({}))], &all)
}

fn spellings(size: usize) -> Value {
    let parameters =
        json!({"parameters": {"x": {"label": "X", "value": 1234.56}, "y": {"label": "Y", "value": 6543.21}}});
    let of = |index: usize| {
        let wordings = vec!["{x} price"; 1000].join(" | ");
        scenario(index, &[item(0, &json!({"say": {"a": wordings}}))], &parameters)
    };
    pack(&(0..size.div_ceil(200).min(2000)).map(of).collect::<Vec<_>>(), &Map::new())
}

fn scenarios(size: usize) -> Value {
    let own: Map<String, Value> = (0..50)
        .map(|index| {
            let phrases: Vec<Value> = (0..400).map(|one| run(index * 400 + one, 6, " ").into()).collect();
            (format!("c{index}"), phrases.into())
        })
        .collect();
    let wordings = own.keys().map(|name| format!("@{name}")).collect::<Vec<_>>().join(" | ");
    let of = |index: usize| {
        scenario(
            index,
            &[item(0, &json!({"say": {"a": wordings}}))],
            &json!({"concepts": {"mine": ["the price"]}}),
        )
    };
    pack(&(0..size.div_ceil(100).min(2000)).map(of).collect::<Vec<_>>(), &own)
}

fn draws(size: usize) -> Value {
    let long = vec!["x"; 70].join(" + ");
    let number = |index: usize| {
        let mistakes: Vec<Value> = (0..20)
            .map(|one| json!({"id": format!("m{one}"), "formula": format!("{long} + {}", one + 1), "why": "No."}))
            .collect();
        json!({"id": format!("n{index}"), "kind": "number", "unit": "", "label": "N", "expect": long, "tolerance": 0, "mistakes": mistakes})
    };
    let mut fields = vec![json!({"id": "answer", "kind": "text", "label": "Answer"})];
    fields.extend((0..size.div_ceil(400).min(999)).map(number));
    let parameters = json!({"x": {"label": "X", "value": 1, "range": {"from": 1, "to": 10_000, "step": 1}}});
    let more = json!({"fields": fields, "parameters": parameters, "holds": vec!["x < 2"; 100]});
    pack(&[scenario(0, &[item(0, &json!({"say": {"a": "price"}}))], &more)], &Map::new())
}
