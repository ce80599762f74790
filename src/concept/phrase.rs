//! The phrase language of packs.
//!
//! | written | matches |
//! |---|---|
//! | `renewal date` | these words in order, in any form (`renewals' dates`), stepping over articles |
//! | `=may` | this form only |
//! | `differentiat*` | words that start so |
//! | `*` | up to three words between its neighbours |
//! | `^` | the start of a clause |
//! | `@churn` | anything that the concept `churn` matches |
//! | `#number` | a figure; also `#money`, `#percent`, `#multiple`, `#duration`, `#new` (not given in the prompt) |

use super::words::{Word, Words};
use crate::text::{Measure, fold};
use std::fmt;

/// The longest phrase, in elements.
const MAX_ELEMENTS: usize = 12;

/// One step of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// A word in any of its forms.
    Word(Word),
    /// A word in exactly this form.
    Exact(String),
    /// A word that starts so.
    Prefix(String),
    /// Up to three words of any kind.
    Gap,
    /// The start of a clause.
    ClauseStart,
    /// Another concept, by name.
    Concept(String),
    /// A figure that measures this, or any figure.
    Figure(Option<Measure>),
    /// A figure that the prompt does not give.
    NewFigure,
}

/// A phrase that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// What has to follow upon what.
    pub elements: Vec<Element>,
}

/// Why a phrase cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhraseError {
    /// There is no word in it.
    Empty,
    /// It has too many elements.
    TooLong,
    /// It starts or ends with a gap, which would match anything.
    LooseGap,
    /// `#` followed by no known measure.
    UnknownFigure(String),
    /// A part without any letter or digit.
    NoWord(String),
}

impl fmt::Display for PhraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the phrase is empty"),
            Self::TooLong => write!(f, "the phrase has more than {MAX_ELEMENTS} parts"),
            Self::LooseGap => {
                f.write_str("a gap `*` stands at an end of the phrase, where it matches anything")
            }
            Self::UnknownFigure(name) => write!(
                f,
                "`#{name}` is no figure; there are #number, #money, #percent, #multiple, #duration and #new"
            ),
            Self::NoWord(part) => write!(f, "`{part}` holds no word"),
        }
    }
}

impl Phrase {
    /// Reads one phrase.
    ///
    /// # Errors
    /// A [`PhraseError`] that says what its author has to change.
    pub fn parse(source: &str) -> Result<Self, PhraseError> {
        Self::parse_with(source, &mut Words::default())
    }

    /// Reads one of several phrases that share their words.
    pub(super) fn parse_with(source: &str, known: &mut Words) -> Result<Self, PhraseError> {
        let mut elements = Vec::new();
        for part in source.split_whitespace() {
            match part.split_at(part.chars().next().map_or(0, char::len_utf8)) {
                ("*", "") => elements.push(Element::Gap),
                ("^", "") => elements.push(Element::ClauseStart),
                ("@", name) => elements.push(Element::Concept(name.to_owned())),
                ("#", name) => elements.push(figure(name)?),
                ("=", word) => elements.push(Element::Exact(fold(word))),
                _ => match part.strip_suffix('*') {
                    Some(start) if start.chars().any(char::is_alphanumeric) => {
                        elements.push(Element::Prefix(fold(start)));
                    }
                    // Nearly all parts are plain words, which need no reading.
                    _ if part.bytes().all(|byte| byte.is_ascii_lowercase()) => {
                        elements.push(Element::Word(known.word(part)));
                    }
                    _ => {
                        let words = known.tokens(part);
                        if words.is_empty() {
                            return Err(PhraseError::NoWord(part.to_owned()));
                        }
                        elements.extend(words.into_iter().map(|token| {
                            // `we're` without its ending would match every `we`.
                            if token.word.contains('\'') {
                                Element::Exact(token.word)
                            } else {
                                Element::Word(known.word(&token.word))
                            }
                        }));
                    }
                },
            }
        }
        let is_edge = |element: Option<&Element>| element == Some(&Element::Gap);
        if !elements.iter().any(|e| !matches!(e, Element::Gap | Element::ClauseStart)) {
            Err(PhraseError::Empty)
        } else if elements.len() > MAX_ELEMENTS {
            Err(PhraseError::TooLong)
        } else if is_edge(elements.first()) || is_edge(elements.last()) {
            Err(PhraseError::LooseGap)
        } else {
            Ok(Self { elements })
        }
    }
}

fn figure(name: &str) -> Result<Element, PhraseError> {
    Ok(Element::Figure(match name {
        "number" => None,
        "money" => Some(Measure::Money),
        "percent" => Some(Measure::Percent),
        "multiple" => Some(Measure::Multiple),
        "duration" => Some(Measure::Duration),
        "new" => return Ok(Element::NewFigure),
        _ => return Err(PhraseError::UnknownFigure(name.to_owned())),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Element::{ClauseStart, Concept, Exact, Figure, Gap, Prefix};

    fn word(text: &str) -> Element {
        Element::Word(Word::new(text))
    }

    #[test]
    fn phrases_are_read() {
        let rows = [
            ("win/loss calls", vec![word("win"), word("loss"), word("calls")]),
            ("=may * leav*", vec![Exact("may".into()), Gap, Prefix("leav".into())]),
            ("^ @hold #percent", vec![ClauseStart, Concept("hold".into()), Figure(Some(Measure::Percent))]),
            ("don't know", vec![Exact("don't".into()), word("know")]),
            ("we're done", vec![Exact("we're".into()), word("done")]),
        ];
        for (source, elements) in rows {
            assert_eq!(Phrase::parse(source), Ok(Phrase { elements }), "{source}");
        }
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        let rows = [
            ("", PhraseError::Empty),
            ("^", PhraseError::Empty),
            ("* churn", PhraseError::LooseGap),
            ("#euro", PhraseError::UnknownFigure("euro".into())),
            ("churn ---", PhraseError::NoWord("---".into())),
        ];
        for (source, error) in rows {
            assert_eq!(Phrase::parse(source), Err(error), "{source:?}");
        }
        assert_eq!(Phrase::parse(&"a ".repeat(20)), Err(PhraseError::TooLong));
    }
}
