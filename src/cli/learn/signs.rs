//! What passages are told apart by: words, pairs of words, concepts and figures, each written as a pack's author would
//! write it, and found by the same engine that will look for it later.

use crate::answer::Answer;
use crate::concept::{ConceptRef, Lexicon, Phrase, Phrasebook, PhrasebookBuilder};
use crate::pack::Scenario;
use crate::text::{Document, Measure, Passage, Token};
use std::collections::BTreeMap;

/// A sign that stands in fewer passages says nothing.
const LEAST_USES: usize = 3;

/// A sentence of a text or a row of a table, as [`crate::scoring::Within::Statement`] has it.
#[derive(Debug)]
pub(super) struct Statement {
    pub(super) field: String,
    /// The texts that it consists of: one sentence, or the cells of a row.
    pub(super) texts: Vec<String>,
    pub(super) asks: bool,
    tokens: std::ops::Range<usize>,
}

/// An answer cut into statements.
#[derive(Debug)]
pub(super) struct Cut {
    document: Document,
    pub(super) statements: Vec<Statement>,
}

impl Cut {
    pub(super) fn new(scenario: &Scenario, answer: &Answer) -> Self {
        let texts = answer.passages(scenario);
        let passages: Vec<_> = texts.iter().map(|(_, text)| Passage { text }).collect();
        let document = Document::read(&passages);
        let mut statements: Vec<Statement> = Vec::new();
        let mut row = None;
        for sentence in &document.sentences {
            let Some((place, text)) = texts.get(sentence.passage) else { continue };
            let tokens = document.slice(&sentence.tokens);
            let start = tokens.first().map_or(0, |token| token.span.start);
            let end = tokens.last().map_or(0, |token| token.span.end);
            let words = text.get(start..end).unwrap_or_default().to_owned();
            let here = place.row.map(|row| (place.field.clone(), row));
            match statements.last_mut() {
                Some(last) if here.is_some() && here == row => {
                    last.texts.push(words);
                    last.tokens.end = sentence.tokens.end;
                }
                _ => statements.push(Statement {
                    field: place.field.to_string(),
                    texts: vec![words],
                    asks: sentence.is_question,
                    tokens: sentence.tokens.clone(),
                }),
            }
            row = here;
        }
        Self { document, statements }
    }
}

/// All signs that stand often enough in some cuts.
#[derive(Debug)]
pub(super) struct Signs {
    /// Each as a cue is written, without its weight; the question comes first.
    pub(super) written: Vec<String>,
    refs: Vec<ConceptRef>,
    book: Phrasebook,
}

impl Signs {
    /// Gathers words, pairs and figures of the cuts, and the concepts of a lexicon.
    pub(super) fn gather<'c>(cuts: impl Iterator<Item = &'c Cut>, lexicon: &Lexicon) -> Self {
        // By stems, so that forms of a word count together; written in the form that is most frequent.
        let mut uses: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for cut in cuts {
            for statement in &cut.statements {
                let tokens = cut.document.slice(&statement.tokens);
                let mut note = |stem: String, word: String| {
                    *uses.entry(stem).or_default().entry(word).or_default() += 1;
                };
                for token in tokens {
                    note(stem(token), written(token));
                }
                for pair in tokens.windows(2) {
                    if let [left, right] = pair {
                        note(
                            format!("{} {}", stem(left), stem(right)),
                            format!("{} {}", written(left), written(right)),
                        );
                    }
                }
            }
        }
        let frequent = uses.into_values().filter(|forms| forms.values().sum::<usize>() >= LEAST_USES);
        let words = frequent.filter_map(|forms| {
            let most = forms.values().max().copied().unwrap_or(0);
            forms.into_iter().find(|(_, uses)| *uses == most).map(|(form, _)| form)
        });
        let concepts = lexicon.names().map(|name| format!("@{name}"));
        let mut builder = PhrasebookBuilder::new(lexicon);
        let mut signs = Self { written: vec!["?".to_owned()], refs: Vec::new(), book: Phrasebook::default() };
        for sign in words.chain(concepts) {
            if let Ok(phrase) = Phrase::parse(&sign)
                && let Ok(found) = builder.phrases(&[phrase])
            {
                signs.refs.push(found);
                signs.written.push(sign);
            }
        }
        signs.book = builder.finish();
        signs
    }

    /// The signs of each statement of a cut.
    pub(super) fn of(&self, cut: &Cut) -> Vec<Vec<u32>> {
        let spans = self.book.find(&cut.document, &|_| false);
        let mut found: Vec<Vec<u32>> = cut
            .statements
            .iter()
            .map(|statement| if statement.asks { vec![0] } else { Vec::new() })
            .collect();
        for (index, concept) in self.refs.iter().enumerate() {
            let Ok(sign) = u32::try_from(index + 1) else { break };
            for (statement, signs) in cut.statements.iter().zip(&mut found) {
                if spans.inside(*concept, statement.tokens.start, statement.tokens.end).next().is_some() {
                    signs.push(sign);
                }
            }
        }
        found
    }
}

fn stem(token: &Token) -> String {
    token.quantity.map_or_else(|| token.stem.clone(), |_| written(token))
}

fn written(token: &Token) -> String {
    let Some(quantity) = token.quantity else { return token.word.clone() };
    match quantity.measure {
        Measure::Money => "#money",
        Measure::Percent => "#percent",
        Measure::Multiple => "#multiple",
        Measure::Duration => "#duration",
        Measure::Count => "#number",
    }
    .to_owned()
}
