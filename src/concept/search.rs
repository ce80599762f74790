//! Finds the concepts of a phrasebook in a document.

use super::phrasebook::{ConceptRef, Phrasebook, Step, WordId};
use crate::text::{Document, Ids, Token, keys_of_starts};
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

/// A document with what steps ask of its tokens, each in a row of its own.
struct Search<'d> {
    document: &'d Document,
    stems: Vec<WordId>,
    /// Whether it is a figure that the prompt does not give.
    fresh: Vec<bool>,
    determiners: Vec<bool>,
    /// Where the sentence ends.
    limits: Vec<usize>,
    places: Postings,
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
        &self,
        document: &'d Document,
        given: &dyn Fn(f64) -> bool,
        steps: usize,
    ) -> (Search<'d>, Option<ConceptRef>) {
        let tokens = &document.tokens;
        let mut limits = Vec::new();
        for sentence in &document.sentences {
            limits.resize(sentence.tokens.end, sentence.tokens.end);
        }
        let stems = self.stem_ids(tokens);
        let mut search = Search {
            document,
            places: self.postings(document, &stems),
            stems,
            fresh: tokens.iter().map(|token| is_fresh(token, given)).collect(),
            determiners: tokens.iter().map(Token::is_determiner).collect(),
            limits,
            spans: Spans::default(),
            steps_left: Cell::new(steps),
        };
        let (mut most, mut costliest) = (0, None);
        for (index, phrases) in self.concepts.iter().enumerate() {
            let before = search.steps_left.get();
            let mut found = Vec::new();
            for steps in phrases.iter() {
                search.find(steps, &mut found);
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

    fn postings(&self, document: &Document, stems: &[WordId]) -> Postings {
        let (mut of_stems, mut of_words, mut of_prefixes) = (Vec::new(), Vec::new(), Vec::new());
        let mut figures = Vec::new();
        for (index, (token, stem)) in document.tokens.iter().zip(stems).enumerate() {
            of_stems.push((*stem, index));
            of_words.extend(self.words.get(token.word_key).map(|id| (id, index)));
            let prefixes = keys_of_starts(&token.word).filter_map(|start| self.prefixes.get(start));
            of_prefixes.extend(prefixes.map(|id| (id, index)));
            figures.extend(token.quantity.map(|_| index));
        }
        Postings {
            stems: Places::of(&of_stems, self.words.len()),
            words: Places::of(&of_words, self.words.len()),
            prefixes: Places::of(&of_prefixes, self.prefixes.len()),
            figures,
            clauses: document.clauses.iter().map(|clause| clause.start).collect(),
        }
    }

    /// The ids of stems; a word that is unknown, long enough and one slip away from a known one is taken for it.
    fn stem_ids(&self, tokens: &[Token]) -> Vec<WordId> {
        let mut mended = Ids::default();
        let mut mend = |token: &Token| {
            mended.get(token.word_key).unwrap_or_else(|| {
                mended.get_or(token.word_key, self.spelling.mend(&token.word).unwrap_or(UNKNOWN))
            })
        };
        tokens.iter().map(|token| self.words.get(token.stem_key).unwrap_or_else(|| mend(token))).collect()
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
    stems: Places,
    words: Places,
    prefixes: Places,
    figures: Vec<usize>,
    clauses: Vec<usize>,
}

/// The places of each word in a document: one list in the order of their ids, and where each id begins in it.
struct Places {
    list: Vec<usize>,
    begins: Vec<usize>,
}

impl Places {
    /// Of ids with their places in order; so many ids are known.
    fn of(found: &[(WordId, usize)], known: usize) -> Self {
        let mut begins = vec![0; known];
        for (id, _) in found {
            if let Some(count) = begins.get_mut(*id) {
                *count += 1;
            }
        }
        let mut end = 0;
        for count in &mut begins {
            end += *count;
            *count = end;
        }
        // Filled from behind, what was the end of each id becomes its beginning.
        let mut list = vec![0; end];
        for (id, index) in found.iter().rev() {
            if let Some(begin) = begins.get_mut(*id) {
                *begin -= 1;
                if let Some(place) = list.get_mut(*begin) {
                    *place = *index;
                }
            }
        }
        Self { list, begins }
    }

    fn at(&self, id: WordId) -> &[usize] {
        let Some(begin) = self.begins.get(id) else { return &[] };
        let end = self.begins.get(id + 1).copied().unwrap_or(self.list.len());
        self.list.get(*begin..end).unwrap_or_default()
    }

    fn has(&self, id: WordId, at: usize) -> bool {
        self.at(id).binary_search(&at).is_ok()
    }
}

impl Search<'_> {
    fn find(&self, steps: &[Step], found: &mut Vec<Span>) {
        // Most phrases have a word that stands nowhere in the text: they are done with here.
        if self.steps_left.get() == 0 || steps.iter().any(|step| self.is_absent(step)) {
            return;
        }
        let starts = match steps.first() {
            Some(Step::Stem(id)) => self.places.stems.at(*id),
            Some(Step::Exact(id)) => self.places.words.at(*id),
            Some(Step::Prefix(id)) => {
                let mut next = 0;
                for start in self.places.prefixes.at(*id) {
                    // That the words before it start otherwise are steps, too.
                    self.spend(start - next);
                    self.find_from(steps, *start, found);
                    next = start + 1;
                }
                self.spend(self.stems.len() - next);
                &[]
            }
            Some(Step::Figure(_) | Step::NewFigure) => &self.places.figures,
            Some(Step::ClauseStart) => &self.places.clauses,
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
            // No phrase starts with a gap.
            Some(Step::Gap) | None => &[],
        };
        for start in starts {
            self.find_from(steps, *start, found);
        }
    }

    fn is_absent(&self, step: &Step) -> bool {
        match step {
            Step::Stem(id) => self.places.stems.at(*id).is_empty(),
            Step::Exact(id) => self.places.words.at(*id).is_empty(),
            Step::Figure(_) | Step::NewFigure => self.places.figures.is_empty(),
            Step::Concept(index) => self.spans.by_concept.get(*index).is_none_or(Vec::is_empty),
            Step::Prefix(_) | Step::Gap | Step::ClauseStart => false,
        }
    }

    fn find_from(&self, steps: &[Step], start: usize, found: &mut Vec<Span>) {
        if let Some(limit) = self.limits.get(start)
            && let Some(end) = self.follow(steps, start, *limit, true)
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
        while next < (at + 2).min(limit) && self.is_determiner(next) {
            next += 1;
            let found = self.step(step, rest, next, limit);
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Whether a token is an article or the like, which phrases may step over.
    fn is_determiner(&self, at: usize) -> bool {
        self.determiners.get(at).copied().unwrap_or(false)
    }

    /// Where a gap that starts at a token may end: after up to three words, articles and the like not counted.
    fn within_gap(&self, at: usize, limit: usize) -> impl Iterator<Item = usize> + '_ {
        let mut words = 0;
        (at..=limit.min(at + LONGEST_GAP)).take_while(move |next| {
            let before = next.checked_sub(1).filter(|before| *before >= at);
            words += usize::from(before.is_some_and(|before| !self.is_determiner(before)));
            words <= 3
        })
    }

    fn step(&self, step: &Step, rest: &[Step], at: usize, limit: usize) -> Option<usize> {
        if !self.spend(1) {
            return None;
        }
        if *step == Step::ClauseStart {
            let is_start = self.places.clauses.binary_search(&at).is_ok();
            return is_start.then(|| self.follow(rest, at, limit, true))?;
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
        let fits = match step {
            Step::Stem(id) => self.stems.get(at) == Some(id),
            Step::Exact(id) => self.places.words.has(*id, at),
            Step::Prefix(id) => self.places.prefixes.has(*id, at),
            Step::Figure(measure) => {
                let quantity = self.document.tokens.get(at)?.quantity;
                quantity.is_some_and(|q| measure.is_none_or(|measure| q.measure == measure))
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
