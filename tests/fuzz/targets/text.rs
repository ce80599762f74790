//! Any text in the text engine, in the readers of numbers, formulas and phrases, and as an answer to the shipped
//! scenarios. The first byte chooses the scenario.

#![no_main]

use hotseat::answer::{Answer, Entry};
use hotseat::concept::Phrase;
use hotseat::interview::{Library, sentences};
use hotseat::number::{Formula, Unit, parse_typed, show};
use hotseat::pack::{FieldKind, Figured, Scenario};
use hotseat::scoring::score;
use hotseat::shipped::PACKS;
use hotseat::text::{Document, Passage, fold, stem, tokens};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(|| Library::read(PACKS.iter().copied()));
static SCENARIOS: LazyLock<Vec<&'static Scenario>> = LazyLock::new(|| LIBRARY.scenarios().collect());

fuzz_target!(|data: &[u8]| {
    let [first, rest @ ..] = data else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    for token in tokens(text) {
        let _ = (fold(&token.word), stem(&token.word));
        assert!(text.get(token.span.clone()).is_some(), "{token:?}");
    }
    let (half, other) = text.split_at(text.floor_char_boundary(text.len() / 2));
    let document = Document::read(&[Passage { text: half }, Passage { text: other }]);
    assert_eq!(document.tokens.len(), document.sentence_of.len());
    for symbol in ["", "$", "$M", "%", "x"] {
        if let Ok(Some(typed)) = parse_typed(text, &Unit::new(symbol)) {
            assert!(typed.value.is_finite());
            let _ = show(typed.value);
        }
    }
    let _ = (Formula::parse(text), Figured::parse(text), Phrase::parse(text));
    let scenario = SCENARIOS[usize::from(*first) % SCENARIOS.len()];
    let mut answer = Answer::default();
    for field in &scenario.fields {
        let text = text.to_owned();
        match &field.kind {
            FieldKind::Text => answer.put(field.id.clone(), Entry::Text { text }),
            FieldKind::Number(_) => answer.put(field.id.clone(), Entry::Number { typed: text }),
            FieldKind::Table { columns } => {
                let cell = |(index, column): (usize, &String)| {
                    (column.clone(), if index % 2 == 0 { half } else { other }.to_owned())
                };
                let rows = vec![columns.iter().enumerate().map(cell).collect()];
                answer.put(field.id.clone(), Entry::Table { rows });
            }
            _ => {}
        }
    }
    let debrief = score(scenario, &answer);
    assert!(debrief.score <= 100);
    let of_items = debrief.items.iter().flat_map(|item| &item.evidence);
    for evidence in of_items.chain(debrief.flags.iter().flat_map(|flag| &flag.evidence)) {
        assert!(answer.text_at(&evidence.place).get(evidence.span.clone()).is_some(), "{evidence:?}");
    }
    let _ = sentences(scenario, &answer);
});
