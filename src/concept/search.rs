//! Finds the concepts of a phrasebook in a document.

use super::phrasebook::{ConceptRef, Phrasebook, Step, WordId};
use crate::text::{Document, Token};
use std::cell::Cell;

/// A run of tokens, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

/// Where each concept stands in a document, by first token.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    by_concept: Vec<Vec<Span>>,
}

impl Spans {
    /// The places of a concept that lie inside a range of tokens, in order.
    pub fn inside(&self, concept: ConceptRef, start: usize, end: usize) -> impl Iterator<Item = Span> + '_ {
        let all = self.by_concept.get(concept.0).map_or(&[][..], Vec::as_slice);
        let first = all.partition_point(|span| span.start < start);
        all.iter()
            .skip(first)
            .take_while(move |span| span.start < end)
            .filter(move |span| span.end <= end)
            .copied()
    }
}

/// Numbers in words up to this one are no findings.
const MOST_IN_WORDS: f64 = 12.0;

/// A gap steps over so many words at the most, articles included.
const LONGEST_GAP: usize = 5;

/// For each word of an answer, so many steps are taken at the most; no honest pack comes near. What a pack that is built
/// to be slow looks for past them is not found, on every machine alike; its author is told.
pub(crate) const STEPS_PER_WORD: usize = 3000;
/// A short answer has as many steps as one of so many words.
const LEAST_WORDS: usize = 50;
/// A place that is found costs as many steps: rules look at it later.
const STEPS_PER_SPAN: usize = 10;

/// A word that no phrase knows.
const UNKNOWN: WordId = WordId::MAX;

struct Search<'d> {
    document: &'d Document,
    prefixes: &'d [String],
    stems: Vec<WordId>,
    words: Vec<WordId>,
    /// For each token, whether it is a figure that the prompt does not give.
    fresh: Vec<bool>,
    spans: Spans,
    /// The steps that may still be taken.
    steps_left: Cell<usize>,
}

impl Phrasebook {
    /// Finds every concept in the document. `given` says whether the prompt holds a figure already.
    #[must_use]
    pub fn find(&self, document: &Document, given: &dyn Fn(f64) -> bool) -> Spans {
        self.search(document, given, STEPS_PER_WORD * document.tokens.len().max(LEAST_WORDS)).0.spans
    }

    /// The concept that takes the most steps, if this document takes more than half of those that there are for its words:
    /// then another one, in which more of the phrases stand, may take them all.
    #[must_use]
    pub fn too_costly(&self, document: &Document, given: &dyn Fn(f64) -> bool) -> Option<ConceptRef> {
        let (search, costliest) = self.search(document, given, STEPS_PER_WORD / 2 * document.tokens.len());
        costliest.filter(|_| search.steps_left.get() == 0)
    }

    /// Looks for every concept, by so many steps; with the concept that took the most of them.
    fn search<'d>(
        &'d self,
        document: &'d Document,
        given: &dyn Fn(f64) -> bool,
        steps: usize,
    ) -> (Search<'d>, Option<ConceptRef>) {
        let mut search = Search {
            document,
            prefixes: &self.prefixes,
            stems: document.tokens.iter().map(|token| self.stem_id(token)).collect(),
            words: document
                .tokens
                .iter()
                .map(|token| self.words.get(token.word_key).unwrap_or(UNKNOWN))
                .collect(),
            fresh: document.tokens.iter().map(|token| is_fresh(token, given)).collect(),
            spans: Spans::default(),
            steps_left: Cell::new(steps),
        };
        let postings = Postings {
            stems: places(&search.stems, self.words.len()),
            words: places(&search.words, self.words.len()),
            figures: (0..document.tokens.len())
                .filter(|index| document.tokens.get(*index).is_some_and(|token| token.quantity.is_some()))
                .collect(),
            all: (0..document.tokens.len()).collect(),
            clauses: document.clauses.iter().map(|clause| clause.start).collect(),
        };
        let (mut most, mut costliest) = (0, None);
        for (index, phrases) in self.concepts.iter().enumerate() {
            let before = search.steps_left.get();
            let mut found = Vec::new();
            for steps in phrases.iter() {
                search.find(steps, &postings, &mut found);
            }
            found.sort_unstable();
            found.dedup();
            search.spans.by_concept.push(found);
            let taken = before - search.steps_left.get();
            if taken > most {
                (most, costliest) = (taken, Some(ConceptRef(index)));
            }
        }
        (search, costliest)
    }

    /// The id of a stem; a word that is unknown, long enough and one slip away from a known one is taken for it.
    fn stem_id(&self, token: &Token) -> WordId {
        self.words.get(token.stem_key).or_else(|| self.spelling.mend(&token.word)).unwrap_or(UNKNOWN)
    }
}

/// Whether a token is a figure that the prompt does not give. Small numbers in words (`two weeks`) are ordinary language
/// rather than findings.
fn is_fresh(token: &Token, given: &dyn Fn(f64) -> bool) -> bool {
    token.quantity.is_some_and(|q| {
        (q.value > MOST_IN_WORDS || token.word.contains(|c: char| c.is_ascii_digit())) && !given(q.value)
    })
}

/// Where in a document a phrase may begin.
struct Postings {
    stems: Vec<Vec<usize>>,
    words: Vec<Vec<usize>>,
    figures: Vec<usize>,
    clauses: Vec<usize>,
    all: Vec<usize>,
}

/// The places of each id in a row of ids, by id.
fn places(ids: &[WordId], known: usize) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); known];
    for (index, id) in ids.iter().enumerate() {
        if let Some(places) = places.get_mut(*id) {
            places.push(index);
        }
    }
    places
}

impl Search<'_> {
    fn find(&self, steps: &[Step], postings: &Postings, found: &mut Vec<Span>) {
        // Most phrases have a word that stands nowhere in the text: they are done with here.
        if self.steps_left.get() == 0 || steps.iter().any(|step| self.is_absent(step, postings)) {
            return;
        }
        let starts: &[usize] = match steps.first() {
            None => &[],
            Some(Step::Stem(id)) => postings.stems.get(*id).map_or(&[], Vec::as_slice),
            Some(Step::Exact(id)) => postings.words.get(*id).map_or(&[], Vec::as_slice),
            Some(Step::Figure(_) | Step::NewFigure) => &postings.figures,
            Some(Step::ClauseStart) => &postings.clauses,
            Some(Step::Concept(index)) => {
                let mut last = None;
                for span in self.spans.by_concept.get(*index).into_iter().flatten() {
                    if last != Some(span.start) {
                        self.find_from(steps, span.start, found);
                    }
                    last = Some(span.start);
                }
                &[]
            }
            Some(Step::Prefix(_) | Step::Gap) => &postings.all,
        };
        for start in starts {
            self.find_from(steps, *start, found);
        }
    }

    fn is_absent(&self, step: &Step, postings: &Postings) -> bool {
        let none = |places: &[Vec<usize>], id: WordId| places.get(id).is_none_or(Vec::is_empty);
        match step {
            Step::Stem(id) => none(&postings.stems, *id),
            Step::Exact(id) => none(&postings.words, *id),
            Step::Figure(_) | Step::NewFigure => postings.figures.is_empty(),
            Step::Concept(index) => self.spans.by_concept.get(*index).is_none_or(Vec::is_empty),
            Step::Prefix(_) | Step::Gap | Step::ClauseStart => false,
        }
    }

    fn find_from(&self, steps: &[Step], start: usize, found: &mut Vec<Span>) {
        let sentence =
            self.document.sentence_of.get(start).and_then(|index| self.document.sentences.get(*index));
        if let Some(sentence) = sentence
            && let Some(end) = self.follow(steps, start, sentence.tokens.end, true)
            && end > start
            && self.spend(STEPS_PER_SPAN)
        {
            found.push(Span { start, end });
        }
    }

    /// Takes so many steps, if they are left.
    fn spend(&self, steps: usize) -> bool {
        let left = self.steps_left.get().checked_sub(steps);
        self.steps_left.set(left.unwrap_or(0));
        left.is_some()
    }

    /// The shortest way to the end of `steps` from token `at`, not past `limit`.
    fn follow(&self, steps: &[Step], at: usize, limit: usize, is_first: bool) -> Option<usize> {
        let Some((step, rest)) = steps.split_first() else { return Some(at) };
        if *step == Step::Gap {
            return self.within_gap(at, limit).find_map(|next| self.follow(rest, next, limit, true));
        }
        let here = self.step(step, rest, at, limit);
        if here.is_some() || is_first {
            return here;
        }
        // Articles and the like may stand between the words of a phrase, at most two of them.
        let mut next = at;
        while next < (at + 2).min(limit) && self.document.tokens.get(next).is_some_and(Token::is_determiner) {
            next += 1;
            let found = self.step(step, rest, next, limit);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Where a gap that starts at a token may end: after up to three words, articles and the like not counted.
    fn within_gap(&self, at: usize, limit: usize) -> impl Iterator<Item = usize> + '_ {
        let mut words = 0;
        (at..=limit.min(at + LONGEST_GAP)).take_while(move |next| {
            let before = next.checked_sub(1).filter(|before| *before >= at);
            if let Some(token) = before.and_then(|before| self.document.tokens.get(before)) {
                words += usize::from(!token.is_determiner());
            }
            words <= 3
        })
    }

    fn step(&self, step: &Step, rest: &[Step], at: usize, limit: usize) -> Option<usize> {
        if !self.spend(1) {
            return None;
        }
        if *step == Step::ClauseStart {
            return self
                .document
                .clauses
                .binary_search_by_key(&at, |clause| clause.start)
                .is_ok()
                .then(|| self.follow(rest, at, limit, true))?;
        }
        if at >= limit {
            return None;
        }
        if let Step::Concept(index) = step {
            let all = self.spans.by_concept.get(*index)?;
            let first = all.partition_point(|span| span.start < at);
            return all
                .iter()
                .skip(first)
                .take_while(|span| span.start == at)
                .filter(|span| span.end <= limit)
                .find_map(|span| self.follow(rest, span.end, limit, false));
        }
        let token = self.document.tokens.get(at)?;
        let fits = match step {
            Step::Stem(id) => self.stems.get(at) == Some(id),
            Step::Exact(id) => self.words.get(at) == Some(id),
            Step::Prefix(start) => {
                self.prefixes.get(*start).is_some_and(|start| token.word.starts_with(start))
            }
            Step::Figure(measure) => {
                token.quantity.is_some_and(|q| measure.is_none_or(|measure| q.measure == measure))
            }
            Step::NewFigure => self.fresh.get(at) == Some(&true),
            Step::Gap | Step::ClauseStart | Step::Concept(_) => false,
        };
        fits.then(|| self.follow(rest, at + 1, limit, false))?
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::concept::{Lexicon, PhrasebookBuilder};
    use crate::json::{Reader, parse};
    use crate::text::Passage;

    fn found(concepts: &str, name: &str, text: &str) -> Vec<String> {
        let root = parse(concepts).unwrap();
        let lexicon = Lexicon::read(&root, &mut Reader::new(concepts));
        let mut builder = PhrasebookBuilder::new(&lexicon);
        let concept = builder.concept(name).unwrap();
        let book = builder.finish();
        let document = Document::read(&[Passage { text }]);
        let given = |value: f64| (value - 50.0).abs() < f64::EPSILON;
        let spans = book.find(&document, &given);
        spans
            .inside(concept, 0, document.tokens.len())
            .map(|span| {
                let words: Vec<_> =
                    document.slice(&(span.start..span.end)).iter().map(|t| t.word.clone()).collect();
                words.join(" ")
            })
            .collect()
    }

    #[test]
    fn concepts_are_found_however_they_are_worded() {
        let concepts = r##"{
            "lose": ["lose", "say goodbye to", "walk away"],
            "clients": ["customer", "client*", "firm"],
            "leaving": ["@clients * @lose", "@lose @clients", "churn"],
            "level": ["#percent"], "fresh": ["#new"], "start": ["^ hold"], "exact": ["=may"]
        }"##;
        let rows: [(&str, &str, &[&str]); 10] = [
            ("leaving", "we lose our customers", &["lose our customers"]),
            ("leaving", "Firms will then walk away", &["firms will then walk away"]),
            ("leaving", "churned", &["churned"]),
            ("leaving", "custmers lost; we lose. Customers", &[]),
            ("leaving", "we say goodbye to all the clientele", &["say goodbye to all the clientele"]),
            ("leaving", "we lose custmoers", &["lose custmoers"]),
            ("level", "over 25% or 30", &["25%"]),
            ("fresh", "50 then 60", &["60"]),
            ("start", "hold on, hold price, we hold", &["hold", "hold"]),
            ("exact", "in May they may", &["may", "may"]),
        ];
        for (name, text, expected) in rows {
            assert_eq!(found(concepts, name, text), expected, "{name} in {text:?}");
        }
    }
}
