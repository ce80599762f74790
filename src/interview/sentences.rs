//! An answer in sentences, for whoever points at one of them.

use crate::answer::Answer;
use crate::pack::Scenario;
use crate::text::{Document, Passage};

/// The sentences and cells of an answer, as they were typed, each once.
#[must_use]
pub fn sentences(scenario: &Scenario, answer: &Answer) -> Vec<String> {
    let texts = answer.passages(scenario);
    let passages: Vec<_> = texts.iter().map(|(_, text)| Passage { text }).collect();
    let document = Document::read(&passages);
    let mut all: Vec<String> = Vec::new();
    for sentence in &document.sentences {
        let tokens = document.slice(&sentence.tokens);
        let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else { continue };
        let text = texts.get(sentence.passage).map_or("", |(_, text)| text);
        let words = text.get(first.span.start..last.span.end).unwrap_or_default();
        if !all.iter().any(|other| other == words) && !words.is_empty() {
            all.push(words.to_owned());
        }
    }
    all
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::neutral_scenario;

    #[test]
    fn sentences_are_those_of_the_answer() {
        let scenario = neutral_scenario();
        let sample = scenario.samples.first().unwrap();
        let all = sentences(&scenario, &sample.answer);
        assert_eq!(all.first().map(String::as_str), Some("Where is the leak, and since when"));
        assert!(all.iter().any(|words| words == "Families keep their dry seats"), "{all:?}");
    }
}
