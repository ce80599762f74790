//! Wordings that take too long to look for. An answer is searched by so many steps a word and no more, so that no pack can
//! stop a page; what lies past them is passed over. Whether a pack comes near shows in the texts that it has itself.

use super::model::Scenario;
use crate::answer::Answer;
use crate::concept::STEPS_PER_WORD;
use crate::problem::{Position, Problem};
use crate::scoring::Rule;
use crate::text::{Document, Passage};

/// The rule of a scenario that takes the most steps, if one of its texts takes more than half of those that there are.
pub(super) fn too_slow(scenario: &Scenario, text: &str) -> Option<Problem> {
    let costly = |words: &[&str]| {
        let passages: Vec<Passage<'_>> = words.iter().map(|text| Passage { text }).collect();
        scenario.phrasebook.too_costly(&Document::read(&passages), &|value| scenario.prompt().gives(value))
    };
    let texts = own_texts(scenario);
    let (name, concept) = texts.iter().find_map(|(name, words)| Some((name, costly(words)?)))?;
    let users = scenario.phrasebook.users_of(concept);
    let (whose, at) =
        culprit(scenario, &|rule| rule.concepts().iter().any(|one| users.binary_search(one).is_ok()));
    Some(Problem {
        at: at.map_or(Position { line: 1, column: 1 }, |at| Position::of(text, at)),
        what: format!(
            "{whose} looks for so much that {name} takes more than half of the {STEPS_PER_WORD} steps a word by which answers \
             are searched; what lies past them is not found"
        ),
        remedy: "use fewer wordings with ` * ` in them, with beginnings of words such as `re*`, or with concepts of many \
                 phrases"
            .to_owned(),
    })
}

/// The texts that a scenario has itself, with what they are called: whole answers, all that it is tested with, and what the
/// candidate reads.
fn own_texts(scenario: &Scenario) -> Vec<(String, Vec<&str>)> {
    fn words<'a>(scenario: &Scenario, answer: &'a Answer) -> Vec<&'a str> {
        answer.passages(scenario).into_iter().map(|(_, text)| text).collect()
    }
    let mut texts = Vec::new();
    for sample in &scenario.samples {
        texts.push((format!("the sample “{}”", sample.name), words(scenario, &sample.answer)));
    }
    for model in &scenario.models {
        texts.push((format!("the model answer “{}”", model.title), words(scenario, &model.answer)));
    }
    let of_items = scenario.items.iter().flat_map(|item| item.accept.iter().chain(&item.reject));
    let of_flags = scenario.flags.iter().flat_map(|flag| flag.accept.iter().chain(&flag.reject));
    let tests = of_items.chain(of_flags).flat_map(|test| words(scenario, &test.answer)).collect();
    texts.push(("what the tests say".to_owned(), tests));
    texts.push(("the situation".to_owned(), vec![&scenario.situation, &scenario.question]));
    texts
}

/// The first part of a scenario whose rule is such a one, and its place if it has one.
fn culprit(scenario: &Scenario, is_it: &dyn Fn(&Rule) -> bool) -> (String, Option<usize>) {
    if let Some(item) = scenario.items.iter().find(|item| is_it(&item.met_by)) {
        return (format!("the item `{}`", item.id), Some(item.at));
    }
    if let Some(flag) = scenario.flags.iter().find(|flag| is_it(&flag.raised_by)) {
        let place = flag.accept.iter().chain(&flag.reject).map(|test| test.at).next();
        return (format!("the flag `{}`", flag.id), place);
    }
    (format!("a challenge of the scenario `{}`", scenario.id), None)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::Pack;
    use serde_json::{Value, json};

    const HEAVY: &str = "e* * e* * e* * e* * e* * z* | e* * e* * e* * e* * e* * y* | e* * e* * e* * e* * e* * x* | \
                         e* * e* * e* * e* * e* * w* | e* * e* * e* * e* * e* * v*";
    const WORDS: &str = "Every early evening each eager elder eats eggs even each eleventh eastern evening.";

    /// What is said of the pack with this in those places.
    fn said(changes: &[(&str, Value)]) -> Option<String> {
        let mut pack = json!({
            "hotseat": 1, "id": "p", "title": "P", "version": 1, "author": "A", "licence": "L", "language": "en", "about": "P.",
            "concepts": {"chain": ["bread"], "link": ["@chain now"]},
            "scenarios": [{
                "id": "s", "title": "S", "kind": "k", "asked_by": {"name": "Ada", "role": "Owner"}, "situation": "S.",
                "question": "Q?", "minutes": 5, "fields": [{"id": "words", "kind": "text", "label": "L"}],
                "items": [
                    {"id": "i", "title": "I", "dimension": "frame", "weight": 1, "criterion": "C.", "met_by": {"say": {"a": "bread"}}, "accept": ["bread"]},
                    {"id": "j", "title": "J", "dimension": "frame", "weight": 1, "criterion": "C.", "met_by": {"say": {"a": "bread"}}},
                ],
                "flags": [{"id": "f", "title": "F", "criterion": "C.", "raised_by": {"say": {"a": "bread"}}}],
                "challenges": [{"id": "c", "when": {"say": {"a": "bread"}}, "text": "T", "good": "G"}],
                "models": [{"title": "M", "why": "W.", "answer": {"words": "Bread."}}],
                "samples": [{"name": "N", "fields": {"words": "Bread."}, "score": [0, 100]}],
            }],
        });
        for (place, value) in changes {
            *pack.pointer_mut(place).unwrap() = value.clone();
        }
        let text = pack.to_string();
        let pack = Pack::read(&text).unwrap();
        too_slow(pack.scenarios.first().unwrap(), &text).map(|problem| problem.what)
    }

    #[test]
    fn the_part_whose_wordings_take_too_long_is_named_wherever_they_stand() {
        let heavy = || json!({"say": {"a": HEAVY}});
        let cues = json!({"cues": {"a": HEAVY.replace(" |", " 1 |") + " 1"}, "bar": 5});
        let rows = [
            ("/scenarios/0/items/1/met_by", heavy(), "the item `j`"),
            ("/scenarios/0/items/1/met_by", json!({"all": [{"not": heavy()}]}), "the item `j`"),
            ("/scenarios/0/items/1/met_by", json!({"say": {"a": "bread"}, "unless": HEAVY}), "the item `j`"),
            ("/scenarios/0/items/1/met_by", cues, "the item `j`"),
            ("/scenarios/0/items/1/met_by", json!({"say": {"a": "@link"}}), "the item `j`"),
            ("/scenarios/0/flags/0/raised_by", heavy(), "the flag `f`"),
            ("/scenarios/0/challenges/0/when", heavy(), "a challenge of the scenario `s`"),
        ];
        let chain = ("/concepts/chain", HEAVY.split(" | ").collect::<Vec<_>>().into());
        for (place, rule, whose) in rows {
            let words = ("/scenarios/0/samples/0/fields/words", WORDS.into());
            let what = said(&[(place, rule), chain.clone(), words]).unwrap_or_default();
            assert!(
                what.starts_with(&format!("{whose} looks for so much that the sample “N” takes")),
                "{place}: {what}"
            );
        }
    }

    #[test]
    fn every_text_of_the_scenario_is_tried() {
        let heavy = ("/scenarios/0/items/1/met_by/say/a", json!(HEAVY));
        let rows = [
            ("/scenarios/0/samples/0/fields/words", "the sample “N” takes"),
            ("/scenarios/0/models/0/answer/words", "the model answer “M” takes"),
            ("/scenarios/0/items/0/accept/0", "what the tests say takes"),
            ("/scenarios/0/situation", "the situation takes"),
        ];
        for (place, name) in rows {
            let what = said(&[heavy.clone(), (place, json!(WORDS))]).unwrap_or_default();
            assert!(what.contains(name), "{place}: {what}");
        }
        assert_eq!(said(&[heavy]), None, "the words of no text take so long");
        assert_eq!(said(&[("/scenarios/0/situation", json!(WORDS))]), None);
    }
}
