//! `agree`: how far the scorer's verdicts agree with people's, over answers that people have labelled.

use super::agreement::{Tally, mean, rank_correlation};
use super::labelled::Labelled;
use super::packs::Packs;
use super::{Outcome, read_file};
use crate::answer::Answer;
use crate::pack::{Item, Scenario};
use crate::scoring::{Debrief, score};
use crate::text::tokens;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::PathBuf;

/// Traps that are honest answers all the same; what they get is no false credit.
const HONEST: [&str; 4] = ["half good", "contradictory", "plain-words expert", "telegraphic expert"];
/// An answer that meets this share of its items, in percent, is a middling one: there it does not help to know that
/// an answer is good or bad as a whole.
const MIDDLING: std::ops::RangeInclusive<usize> = 25..=85;
/// So many of the worst items are named.
const WORST: usize = 12;
/// Items below this agreement are too doubtful to score by.
const DOUBTFUL: f64 = 0.40;

/// Everything that is counted.
#[derive(Default)]
struct Counts {
    pooled: Tally,
    middling: Tally,
    keywords: Tally,
    keywords_middling: Tally,
    flags: Tally,
    by_scenario: BTreeMap<String, Tally>,
    by_item: BTreeMap<String, Tally>,
    attacks: BTreeMap<String, Tally>,
    /// By scenario: the people's marks beside the scores.
    marks: BTreeMap<String, Vec<(f64, f64)>>,
}

pub(super) fn run(
    files: &[PathBuf],
    packs: &[PathBuf],
    disagreements: bool,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let packs = match Packs::load(packs, err)? {
        Ok(packs) => packs,
        Err(outcome) => return Ok(outcome),
    };
    let mut counts = Counts::default();
    let mut outcome = Outcome::Clean;
    let mut out = io::BufWriter::new(out);
    for file in files {
        let text = match read_file(file, err)? {
            Ok(text) => text,
            Err(unread) => {
                outcome = outcome.max(unread);
                continue;
            }
        };
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let read = Labelled::parse(line).and_then(|labelled| {
                let (scenario, answer) = labelled.answer(index + 1, |id| packs.scenario(id))?;
                Ok((labelled, scenario, answer))
            });
            match read {
                Ok((labelled, scenario, answer)) => {
                    let debrief = score(scenario, &answer);
                    counts.add(&labelled, scenario, &answer, &debrief);
                    if disagreements {
                        print_disagreements(&labelled, &answer, &debrief, &mut out)?;
                    }
                }
                Err(message) => {
                    outcome = outcome.max(Outcome::Problems);
                    writeln!(err, "{}:{}: {message}", file.display(), index + 1)?;
                }
            }
        }
    }
    counts.print(&mut out)?;
    out.flush()?;
    Ok(outcome)
}

impl Counts {
    fn add(&mut self, labelled: &Labelled, scenario: &Scenario, answer: &Answer, debrief: &Debrief) {
        let wanted = labelled.labels.values().filter(|label| **label > 0).count();
        let is_middling = MIDDLING.contains(&(100 * wanted / labelled.labels.len().max(1)));
        let said = stems(scenario, answer);
        for (item, result) in scenario.items.iter().zip(&debrief.items) {
            let Some(label) = labelled.labels.get(item.id.as_str()) else { continue };
            let label = *label > 0;
            let name = format!("{}/{}", labelled.scenario, item.id);
            self.pooled.add(label, result.met);
            self.by_scenario.entry(labelled.scenario.clone()).or_default().add(label, result.met);
            self.by_item.entry(name).or_default().add(label, result.met);
            let keyworded = has_keywords(item, &said);
            self.keywords.add(label, keyworded);
            if is_middling {
                self.middling.add(label, result.met);
                self.keywords_middling.add(label, keyworded);
            }
            if let Some(trap) = &labelled.trap {
                self.attacks.entry(trap.clone()).or_default().add(label, result.met);
            }
        }
        for result in &debrief.flags {
            if let Some(label) = labelled.flags.get(result.id.as_str()) {
                self.flags.add(*label > 0, result.raised);
            }
        }
        if let Some(mark) = labelled.overall {
            self.marks.entry(labelled.scenario.clone()).or_default().push((mark, f64::from(debrief.score)));
        }
    }

    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let rank = |scenario: &String| self.marks.get(scenario).map(|marks| rank_correlation(marks));
        for (scenario, tally) in &self.by_scenario {
            write!(out, "{scenario:20} {tally}")?;
            if let Some(rank) = rank(scenario) {
                write!(out, "  rank correlation with the marks {rank:.2}")?;
            }
            writeln!(out)?;
        }
        let mut items: Vec<_> = self.by_item.iter().collect();
        items.sort_by(|(_, left), (_, right)| left.kappa().total_cmp(&right.kappa()));
        writeln!(out, "the items with the least agreement:")?;
        for (name, tally) in items.iter().take(WORST) {
            writeln!(out, "  {tally}  {name}")?;
        }
        let doubtful = items.iter().filter(|(_, tally)| tally.kappa() < DOUBTFUL).count();
        writeln!(out, "items under {DOUBTFUL:.2}: {doubtful} of {}", items.len())?;
        let mut wrong = Tally::default();
        for (trap, tally) in &self.attacks {
            let is_honest = HONEST.contains(&trap.as_str());
            if !is_honest {
                wrong += *tally;
            }
            let note = if is_honest { " (no attack)" } else { "" };
            writeln!(out, "  {trap}: {} of {} given wrongly{note}", tally.wrongly_met, tally.unmet())?;
        }
        writeln!(out, "attacks: {} of {} decisions given wrongly", wrong.wrongly_met, wrong.unmet())?;
        writeln!(out, "flags    {}", self.flags)?;
        writeln!(out, "middling {}", self.middling)?;
        let ranks: Vec<f64> = self.marks.values().map(|marks| rank_correlation(marks)).collect();
        writeln!(out, "pooled   {}  mean rank correlation {:.3}", self.pooled, mean(&ranks))?;
        writeln!(
            out,
            "keywords alone: middling kappa {:.3}, pooled kappa {:.3}",
            self.keywords_middling.kappa(),
            self.keywords.kappa()
        )
    }
}

/// All stems of an answer.
fn stems(scenario: &Scenario, answer: &Answer) -> BTreeSet<String> {
    let texts = answer.passages(scenario);
    texts.iter().flat_map(|(_, text)| tokens(text)).map(|token| token.stem).collect()
}

/// The scorer that everybody builds first: a third of the criterion's own words are in the answer.
fn has_keywords(item: &Item, said: &BTreeSet<String>) -> bool {
    let wanted: BTreeSet<String> = tokens(&item.criterion)
        .into_iter()
        .filter(|token| !token.is_function_word() && token.word.len() > 3)
        .map(|token| token.stem)
        .collect();
    wanted.iter().filter(|stem| said.contains(*stem)).count() * 3 >= wanted.len()
}

fn print_disagreements(
    labelled: &Labelled,
    answer: &Answer,
    debrief: &Debrief,
    out: &mut impl Write,
) -> io::Result<()> {
    for item in &debrief.items {
        let label = labelled.labels.get(item.id.as_str()).is_some_and(|label| *label > 0);
        if label == item.met || !labelled.labels.contains_key(item.id.as_str()) {
            continue;
        }
        let quotes: Vec<&str> = item
            .evidence
            .iter()
            .map(|one| answer.text_at(&one.place).get(one.span.clone()).unwrap_or_default())
            .collect();
        if item.met {
            writeln!(out, "{} {}: given for {quotes:?}", labelled.id, item.id)?;
            continue;
        }
        write!(out, "{} {}: not given, missing {:?}", labelled.id, item.id, item.missing)?;
        for blocked in &item.blocked {
            let words = answer.text_at(&blocked.place).get(blocked.span.clone()).unwrap_or_default();
            write!(out, "; {words:?} {}", blocked.why.in_words())?;
        }
        match labelled.evidence.get(item.id.as_str()) {
            Some(quotes) => {
                let quotes: Vec<&str> = quotes.iter().map(|one| one.quote.as_str()).collect();
                writeln!(out, "; the reader points at {quotes:?}")?;
            }
            None => writeln!(out)?,
        }
    }
    for flag in &debrief.flags {
        if let Some(label) = labelled.flags.get(flag.id.as_str())
            && (*label > 0) != flag.raised
        {
            writeln!(
                out,
                "{} flag {}: {}",
                labelled.id,
                flag.id,
                if flag.raised { "raised" } else { "not raised" }
            )?;
        }
    }
    Ok(())
}
