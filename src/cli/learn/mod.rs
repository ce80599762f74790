//! `learn`: cues for the items of a pack, from answers and passages that people have judged. What a pack's author did not
//! think of, others have said; their judged words become small weights that anybody can read in the pack. Learning happens
//! here, never in the browser, and the same examples give the same weights on every machine.

mod signs;
mod weights;

use super::labelled::Labelled;
use super::layout::laid_out;
use super::{Outcome, read_file, read_pack};
use crate::concept::Lexicon;
use crate::ids::ScenarioId;
use crate::json::{self, Reader};
use crate::pack::{Item, Scenario};
use crate::scoring::{Polarity, Questions, Rule, Scope};
use crate::text::in_small;
use serde_json::{Map, Value, json};
use signs::{Cut, Signs};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use weights::{Row, Weights, as_f64};

/// The most cues that an item gets: those that weigh most and stand most often.
const MOST_CUES: usize = 150;
/// A sign counts for its frequency up to this many passages.
const MOST_USES: usize = 8;
/// Fewer passages that meet an item teach nothing.
const LEAST_EXAMPLES: usize = 8;
/// Answers are judged by weights that were learned without them, in so many turns.
const FOLDS: usize = 5;
/// How far above the usual sum of answers that do not meet an item its bar lies.
const DEVIATIONS: f64 = 2.2;
/// Weights are written as whole numbers, in hundredths of log odds.
const SCALE: f64 = 100.0;

/// A judged answer or passage of a scenario.
struct Case {
    labelled: Labelled,
    cut: Cut,
    signs: Vec<Vec<u32>>,
}

impl Case {
    /// A whole answer, judged for all items; a passage is judged for one.
    fn is_answer(&self) -> bool {
        self.labelled.labels.len() > 1
    }

    fn label(&self, item: &Item) -> Option<bool> {
        self.labelled.labels.get(item.id.as_str()).map(|label| *label > 0)
    }

    /// Whether a statement is what a reader gave the item for.
    fn is_evidence(&self, item: &Item, statement: &signs::Statement) -> bool {
        if !self.is_answer() {
            return true;
        }
        let quotes = self.labelled.evidence.get(item.id.as_str()).map_or(&[][..], Vec::as_slice);
        quotes.iter().filter(|quote| quote.field == statement.field).any(|quote| {
            statement
                .texts
                .iter()
                .any(|text| quote.quote.contains(text.as_str()) || text.contains(&quote.quote))
        })
    }
}

/// Which items get cues; the others keep what they have.
pub(super) enum Which {
    All,
    Named(Vec<String>),
    /// Those that have learned cues already.
    Known,
}

impl Which {
    pub(super) fn new(items: Vec<String>, refresh: bool) -> Self {
        match (items.is_empty(), refresh) {
            (false, _) => Self::Named(items),
            (true, true) => Self::Known,
            (true, false) => Self::All,
        }
    }

    fn has(&self, name: &str, rule: &Value) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.iter().any(|one| one == name),
            Self::Known => {
                is_learned(rule) || rule.as_array().is_some_and(|rules| rules.iter().any(is_learned))
            }
        }
    }
}

fn is_learned(rule: &Value) -> bool {
    rule.get("learned_from").is_some()
}

pub(super) fn run(
    path: &Path,
    judged: &[PathBuf],
    which: &Which,
    out: &mut impl Write,
    err: &mut impl Write,
) -> io::Result<Outcome> {
    let (pack, text) = match read_pack(path, err)? {
        Ok(read) => read,
        Err(unread) => return Ok(unread),
    };
    let mut outcome = Outcome::Clean;
    let mut cases: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for file in judged {
        let lines = match read_file(file, err)? {
            Ok(lines) => lines,
            Err(unread) => {
                outcome = outcome.max(unread);
                continue;
            }
        };
        for (index, line) in lines.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let read = Labelled::parse(line).and_then(|labelled| {
                // Other packs' scenarios may stand in the same file.
                let id = ScenarioId::new(labelled.scenario.as_str());
                if pack.scenario(&id).is_none() {
                    return Ok(());
                }
                let (scenario, answer) = labelled.answer(index + 1, |id| pack.scenario(id))?;
                let cut = Cut::new(scenario, &answer);
                cases.entry(id.to_string()).or_default().push(Case { labelled, cut, signs: Vec::new() });
                Ok(())
            });
            match read {
                Ok(()) => {}
                Err(message) => {
                    outcome = outcome.max(Outcome::Problems);
                    writeln!(err, "{}:{}: {message}", file.display(), index + 1)?;
                }
            }
        }
    }
    if outcome != Outcome::Clean {
        return Ok(outcome);
    }
    let mut root: Value = serde_json::from_str(&text)?;
    let of_pack = root.get("concepts").cloned();
    for node in root.get_mut("scenarios").and_then(Value::as_array_mut).into_iter().flatten() {
        let id = node.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let Some(scenario) = pack.scenarios.iter().find(|scenario| scenario.id.as_str() == id) else {
            continue;
        };
        let Some(cases) = cases.get_mut(&id) else { continue };
        let lexicon = lexicon(&[of_pack.as_ref(), node.get("concepts")]);
        let name_of = |item: &Value| item.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let mut wanted = BTreeSet::new();
        for item in node.get("items").and_then(Value::as_array).into_iter().flatten() {
            let name = name_of(item);
            if item.get("met_by").is_some_and(|rule| which.has(&name, rule)) {
                wanted.insert(name);
            }
        }
        let learned = learn_scenario(scenario, &wanted, &lexicon, cases);
        for item in node.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
            let name = name_of(item);
            if let Some(rule) = item.get_mut("met_by").filter(|_| wanted.contains(&name)) {
                put(rule, learned.get(&name));
            }
        }
        writeln!(out, "{id}: cues for {} of {} items", learned.len(), scenario.items.len())?;
    }
    std::fs::write(path, laid_out(&root))?;
    Ok(outcome)
}

/// The shared lexicon with the concepts of a pack and a scenario, which have been checked.
fn lexicon(own: &[Option<&Value>]) -> Lexicon {
    let shared = Lexicon::shared().unwrap_or_default();
    own.iter().flatten().fold(shared, |lexicon, concepts| {
        let text = concepts.to_string();
        match json::parse(&text) {
            Ok(root) => lexicon.extended(&Lexicon::read(&root, &mut Reader::new(&text))),
            Err(_) => lexicon,
        }
    })
}

/// Puts learned cues beside the author's own rule, in place of those of an earlier time.
fn put(rule: &mut Value, learned: Option<&Value>) {
    let mut rules = match rule.take() {
        Value::Array(rules) => rules,
        other => vec![other],
    };
    rules.retain(|rule| !is_learned(rule));
    rules.extend(learned.cloned());
    *rule = match rules.as_slice() {
        [only] => only.clone(),
        _ => Value::Array(rules),
    };
}

fn learn_scenario(
    scenario: &Scenario,
    wanted: &BTreeSet<String>,
    lexicon: &Lexicon,
    cases: &mut [Case],
) -> BTreeMap<String, Value> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    let signs = Signs::gather(cases.iter().map(|case| &case.cut), lexicon);
    for case in cases.iter_mut() {
        case.signs = signs.of(&case.cut);
    }
    let is_wanted = |item: &&Item| wanted.contains(item.id.as_str()) && !counts_rows(&item.met_by);
    let items = scenario.items.iter().filter(is_wanted);
    items.filter_map(|item| Some((item.id.to_string(), learn_item(item, scenario, cases, &signs)?))).collect()
}

/// Whether an item is about a table as a whole, which no single statement can show.
fn counts_rows(rule: &Rule) -> bool {
    match rule {
        Rule::Rows(rows) => rows.at_least > 1 || rows.every,
        Rule::All(rules) | Rule::Any(rules) | Rule::AtLeast(_, rules) => rules.iter().any(counts_rows),
        Rule::Not(rule) => counts_rows(rule),
        _ => false,
    }
}

fn learn_item(item: &Item, scenario: &Scenario, cases: &[Case], signs: &Signs) -> Option<Value> {
    let fields = fields(item, cases);
    // The rows that each case gives, with its place in the turns; passages take part in all.
    let mut rows: Vec<(usize, Row)> = Vec::new();
    for (index, case) in cases.iter().enumerate() {
        let Some(label) = case.label(item) else { continue };
        let turn = if case.is_answer() { index % FOLDS } else { FOLDS };
        for (statement, signs) in case.cut.statements.iter().zip(&case.signs) {
            if fields.contains(&statement.field) && (!label || case.is_evidence(item, statement)) {
                rows.push((turn, Row { signs: signs.clone(), counts: label }));
            }
        }
    }
    if rows.iter().filter(|(_, row)| row.counts).count() < LEAST_EXAMPLES {
        return None;
    }
    let learn = |without: usize| {
        let rows: Vec<&Row> = rows.iter().filter(|(turn, _)| *turn != without).map(|(_, row)| row).collect();
        pruned(Weights::learn(&rows, signs.written.len()), &rows)
    };
    let best = |weights: &Weights, case: &Case| {
        let own = case.cut.statements.iter().zip(&case.signs).filter(|(s, _)| fields.contains(&s.field));
        own.map(|(_, signs)| weights.sum(signs)).fold(f64::NEG_INFINITY, f64::max)
    };
    let mut kept_out: Vec<f64> = Vec::new();
    for turn in 0..FOLDS {
        let weights = learn(turn);
        let judged =
            cases.iter().enumerate().filter(|(index, case)| case.is_answer() && index % FOLDS == turn);
        kept_out.extend(
            judged.filter(|(_, case)| case.label(item) == Some(false)).map(|(_, case)| best(&weights, case)),
        );
    }
    let bar = above(&kept_out).max(0.0);
    let weights = learn(FOLDS + 1);
    written(item, scenario, &fields, &weights, bar - weights.bias, signs, rows.len())
}

/// A bar that nearly all answers like these stay under, as if their sums were spread normally: the mean, and so many
/// standard deviations more.
fn above(sums: &[f64]) -> f64 {
    let sums: Vec<f64> = sums.iter().copied().filter(|sum| sum.is_finite()).collect();
    let mean = sums.iter().sum::<f64>() / as_f64(sums.len().max(1));
    let variance = sums.iter().map(|sum| (sum - mean).powi(2)).sum::<f64>() / as_f64(sums.len().max(1));
    mean + DEVIATIONS * variance.sqrt()
}

/// The fields in which readers found an item met, but for strays.
fn fields(item: &Item, cases: &[Case]) -> BTreeSet<String> {
    let mut uses: BTreeMap<String, usize> = BTreeMap::new();
    for case in cases.iter().filter(|case| case.label(item) == Some(true)) {
        for statement in case.cut.statements.iter().filter(|statement| case.is_evidence(item, statement)) {
            *uses.entry(statement.field.clone()).or_default() += 1;
        }
    }
    let all: usize = uses.values().sum();
    uses.into_iter().filter(|(_, uses)| uses * 25 >= all).map(|(field, _)| field).collect()
}

/// Keeps the signs that weigh most, in whole hundredths.
fn pruned(mut weights: Weights, rows: &[&Row]) -> Weights {
    let mut uses = vec![0_usize; weights.of.len()];
    for sign in rows.iter().flat_map(|row| &row.signs) {
        if let Some(uses) = usize::try_from(*sign).ok().and_then(|sign| uses.get_mut(sign)) {
            *uses += 1;
        }
    }
    let worth: Vec<f64> = weights
        .of
        .iter()
        .zip(&uses)
        .map(
            |(weight, uses)| {
                if *uses < 2 { 0.0 } else { weight.abs() * as_f64((*uses).min(MOST_USES)).sqrt() }
            },
        )
        .collect();
    let mut order = worth.clone();
    order.sort_by(|left, right| right.total_cmp(left));
    let least = order.get(MOST_CUES).copied().unwrap_or(0.0);
    for (weight, worth) in weights.of.iter_mut().zip(&worth) {
        *weight = if *worth > least { (*weight * SCALE).round().clamp(-99.0, 99.0) / SCALE } else { 0.0 };
    }
    weights
}

/// The rule as a pack has it; none if its bar is out of reach.
fn written(
    item: &Item,
    scenario: &Scenario,
    fields: &BTreeSet<String>,
    weights: &Weights,
    bar: f64,
    signs: &Signs,
    examples: usize,
) -> Option<Value> {
    let whole = |value: f64| -> Option<i32> { format!("{:.0}", value * SCALE).parse().ok() };
    let mut cues: Vec<(i32, &str)> = weights
        .of
        .iter()
        .zip(&signs.written)
        .filter_map(|(weight, sign)| Some((whole(*weight)?, sign.as_str())))
        .filter(|(weight, _)| *weight != 0)
        .collect();
    cues.sort_by(|left, right| right.cmp(left));
    let most: i32 = cues.iter().map(|(weight, _)| (*weight).max(0)).sum();
    let bar = whole(bar)?.max(1);
    if bar > most || bar > 999 {
        return None;
    }
    let list: Vec<String> = cues.iter().map(|(weight, sign)| format!("{sign} {weight}")).collect();
    let scopes = scopes(&item.met_by);
    let mut rule = Map::new();
    rule.insert("cues".to_owned(), json!({in_small(&item.title): list.join(" | ")}));
    rule.insert("bar".to_owned(), json!(bar));
    rule.insert("learned_from".to_owned(), json!(examples));
    let of_scenario = scenario.fields.iter().map(|field| field.id.as_str());
    rule.insert("in".to_owned(), of_scenario.filter(|field| fields.contains(*field)).collect());
    rule.insert("within".to_owned(), json!("statement"));
    if scopes.iter().any(|scope| scope.negated != Polarity::Blocks) {
        rule.insert("negated".to_owned(), json!("allowed"));
    }
    if scopes.iter().any(|scope| scope.questions != Questions::Block) {
        rule.insert("questions".to_owned(), json!("allowed"));
    }
    if scopes.iter().any(|scope| scope.may_be_copied) {
        rule.insert("copied".to_owned(), json!("allowed"));
    }
    Some(Value::Object(rule))
}

/// What the author's own rules let pass.
fn scopes(rule: &Rule) -> Vec<&Scope> {
    match rule {
        Rule::Say(say) => vec![&say.scope],
        Rule::Cues(cues) if cues.learned_from.is_none() => vec![&cues.scope],
        Rule::All(rules) | Rule::Any(rules) | Rule::AtLeast(_, rules) => {
            rules.iter().flat_map(scopes).collect()
        }
        _ => Vec::new(),
    }
}
