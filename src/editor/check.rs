//! What is wrong with a pack that is being written, each problem at the path where it stands, so that a form can show
//! it in its place; and what of the pack can be used all the same.

use super::layout::laid_out;
use super::part::Part;
use super::path::{child, last, nth, steps};
use super::tree::Tree;
use super::trial::{Trial, id_at, verdict};
use crate::json::{self, Node, Value};
use crate::pack::{ItemTest, Pack, Scenario, run_tests};
use crate::problem::{Position, Problem};
use crate::scoring::score;
use std::rc::Rc;

/// A larger pack, in bytes, is read only as far as it is on the screen while somebody types: reading all of it would
/// take longer than they should wait for a letter.
const LARGE: usize = 48_000;

/// A problem and the path of what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Where in the tree.
    pub path: String,
    /// What is wrong, and how to mend it. Its line is that of the exported text if the whole pack was looked at.
    pub problem: Problem,
}

/// What a test on the screen comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tested {
    /// Where in the tree.
    pub path: String,
    /// Whether it comes out as it should.
    pub is_right: bool,
    /// Why, in words.
    pub why: String,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The scenario on the screen, as far as it can be read.
    pub scenario: Option<Rc<Scenario>>,
    /// All problems, in the order of the text.
    pub problems: Vec<Placed>,
    /// The tests of the item or flag on the screen.
    pub tests: Vec<Tested>,
    /// Whether the whole pack was looked at, and its tests were run.
    pub is_whole: bool,
}

impl Checked {
    /// Looks at a pack of which a part is on the screen; `earlier` is what was found before. All of it if it is small
    /// or that is `wanted`.
    #[must_use]
    pub fn of(tree: &Tree, part: Part, earlier: &Self, wanted: bool) -> Self {
        let whole = laid_out(tree);
        let own = (!wanted && whole.len() > LARGE).then(|| part.scenario().unwrap_or(0));
        let text = own.map_or(whole, |own| laid_out(&alone(tree, own)));
        let (pack, mut problems) = Pack::read_partly(&text);
        let is_whole = own.is_none();
        if let Some(pack) = &pack
            && problems.is_empty()
            && is_whole
        {
            problems = run_tests(pack, &text).problems;
        }
        let places = Places::of(&text, own);
        let mut placed: Vec<Placed> = problems
            .into_iter()
            .map(|problem| Placed { path: places.path_of(places.offset(problem.at)), problem })
            .collect();
        if let Some(own) = own {
            // Of what was not looked at, what was found before is still true.
            let is_elsewhere = |path: &str| match steps(path).collect::<Vec<_>>().as_slice() {
                ["scenarios", number, ..] => *number != own.to_string(),
                [first, ..] => matches!(*first, "drills" | "panels"),
                [] => false,
            };
            placed.extend(earlier.problems.iter().filter(|placed| is_elsewhere(&placed.path)).cloned());
        }
        let id = part.scenario().and_then(|own| tree.at(&format!("scenarios/{own}")));
        let id = id.map_or("", |scenario| scenario.text_of("id"));
        let scenario = pack.and_then(|pack| pack.scenarios.into_iter().find(|one| one.id.as_str() == id));
        let tests = scenario.as_ref().map_or_else(Vec::new, |scenario| tests(tree, part, scenario, &places));
        let was = earlier.scenario.as_ref().filter(|was| was.id.as_str() == id);
        Self { scenario: scenario.map(Rc::new).or_else(|| was.cloned()), problems: placed, tests, is_whole }
    }

    /// The problems of what stands at a path.
    pub fn at<'c>(&'c self, path: &'c str) -> impl Iterator<Item = &'c Problem> {
        self.problems.iter().filter(move |placed| placed.path == path).map(|placed| &placed.problem)
    }

    /// Tries words out against what is on the screen.
    pub fn try_out(&self, tree: &Tree, part: Part, trial: &mut Trial) {
        match (&self.scenario, id_at(tree, &part.path())) {
            (Some(scenario), Some(id)) => trial.judge(scenario, id),
            _ => trial.verdict = None,
        }
    }
}

/// The pack with no scenario but one.
fn alone(tree: &Tree, scenario: usize) -> Tree {
    let own = tree.at(&format!("scenarios/{scenario}")).cloned();
    let members = tree.members().iter().filter_map(|(key, value)| match key.as_str() {
        "drills" | "panels" => None,
        "scenarios" => Some((key.clone(), Tree::List(own.clone().into_iter().collect()))),
        _ => Some((key.clone(), value.clone())),
    });
    Tree::Object(members.collect())
}

/// The tests of the item or flag on the screen.
fn tests(tree: &Tree, part: Part, scenario: &Scenario, places: &Places) -> Vec<Tested> {
    let Some(id) = id_at(tree, &part.path()) else { return Vec::new() };
    let item = scenario.items.iter().find(|item| item.id.as_str() == id);
    let flag = scenario.flags.iter().find(|flag| flag.id.as_str() == id);
    let (accept, reject) = match (item, flag) {
        (Some(item), _) => (&item.accept, &item.reject),
        (None, Some(flag)) => (&flag.accept, &flag.reject),
        (None, None) => return Vec::new(),
    };
    let tested = |test: &ItemTest, expected: bool| {
        let (found, why) = verdict(&score(scenario, &test.answer), &test.answer, id)?;
        Some(Tested { path: places.path_of(test.at), is_right: found == expected, why })
    };
    let accepted = accept.iter().filter_map(|test| tested(test, true));
    accepted.chain(reject.iter().filter_map(|test| tested(test, false))).collect()
}

/// Finds the paths of places in a text.
struct Places {
    root: Option<Node>,
    /// Where each line starts.
    lines: Vec<usize>,
    text: String,
    /// The scenario that stands alone in the text, by its number in the pack.
    own: Option<usize>,
}

impl Places {
    fn of(text: &str, own: Option<usize>) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { root: json::parse_of_any_size(text).ok(), lines, text: text.to_owned(), own }
    }

    /// The byte at a position.
    fn offset(&self, at: Position) -> usize {
        let start = self.lines.get(at.line.saturating_sub(1)).copied().unwrap_or_default();
        let line = self.text.get(start..).unwrap_or_default();
        let column = at.column.saturating_sub(1);
        start + line.char_indices().nth(column).map_or(line.len(), |(offset, _)| offset)
    }

    /// The path of the innermost value, or of the member, that starts at or before a byte.
    fn path_of(&self, offset: usize) -> String {
        let path = self.root.as_ref().map_or_else(String::new, |root| locate(root, offset, String::new()));
        match (self.own, path.strip_prefix("scenarios/0")) {
            (Some(own), Some(rest)) if rest.is_empty() || rest.starts_with('/') => {
                format!("scenarios/{own}{rest}")
            }
            _ => path,
        }
    }
}

fn locate(node: &Node, offset: usize, path: String) -> String {
    match &node.value {
        Value::List(entries) => match entries.iter().rposition(|entry| entry.at <= offset) {
            Some(index) => entries
                .get(index)
                .map_or_else(String::new, |entry| locate(entry, offset, child(&path, &index.to_string()))),
            None => path,
        },
        Value::Object(members) => match members.iter().rposition(|member| member.at <= offset) {
            Some(index) => members.get(index).map_or_else(String::new, |member| {
                // Where authors choose the keys, the form goes by positions.
                let is_authors = matches!(last(&path), "say" | "cues" | "parameters" | "concepts");
                let below = if is_authors { nth(&path, index) } else { child(&path, &member.key) };
                locate(&member.node, offset, below)
            }),
            None => path,
        },
        _ => path,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::editor::typing::put;

    fn tree() -> Tree {
        Tree::read(include_str!("../../tests/packs/neutral.json")).unwrap()
    }

    #[test]
    fn every_problem_stands_at_the_path_of_what_it_is_about() {
        let rows = [
            ("title", Tree::words(""), "title"),
            ("scenarios/0/minutes", Tree::words("soon"), "scenarios/0/minutes"),
            ("scenarios/0/exhibit/rows/0/1", Tree::words(""), "scenarios/0/exhibit/rows/0/1"),
            ("scenarios/0/items/1/weight", Tree::Number("99".into()), "scenarios/0/items/1/weight"),
            ("scenarios/0/items/0/met_by", Tree::Object(Vec::new()), "scenarios/0/items/0/met_by"),
            ("scenarios/0/parameters/area/label", Tree::words(""), "scenarios/0/parameters/:0/label"),
            ("scenarios/1/id", Tree::words("Nö"), "scenarios/1/id"),
        ];
        for (path, value, expected) in rows {
            let mut tree = tree();
            put(&tree, path, value).unwrap().apply(&mut tree).unwrap();
            let checked = Checked::of(&tree, Part::Pack, &Checked::default(), false);
            let paths: Vec<&str> = checked.problems.iter().map(|placed| placed.path.as_str()).collect();
            assert!(paths.contains(&expected), "{path}: {paths:?}");
            assert_eq!(checked.at(expected).count(), 1);
        }
    }

    #[test]
    fn a_whole_pack_has_no_problems_and_a_broken_item_leaves_the_others_to_be_tried() {
        let mut tree = tree();
        let part = Part::Item(0, 0);
        let whole = Checked::of(&tree, part, &Checked::default(), false);
        assert_eq!((whole.problems.len(), whole.is_whole), (0, true));
        assert!(!whole.tests.is_empty() && whole.tests.iter().all(|test| test.is_right));
        put(&tree, "scenarios/0/items/1/title", Tree::words("")).unwrap().apply(&mut tree).unwrap();
        let broken = Checked::of(&tree, part, &whole, false);
        assert_eq!((broken.problems.len(), &broken.tests), (1, &whole.tests));
        let items = |checked: &Checked| checked.scenario.as_ref().unwrap().items.len();
        assert_eq!(items(&broken) + 1, items(&whole));
    }

    #[test]
    fn a_test_that_fails_stands_at_its_sentence_with_the_reason() {
        let tree = super::super::starter(None, |_| false);
        let mut tree = tree;
        let path = "scenarios/0/items/0/accept/0";
        put(&tree, path, Tree::words("We do not give up anything.")).unwrap().apply(&mut tree).unwrap();
        let checked = Checked::of(&tree, Part::Item(0, 0), &Checked::default(), false);
        let test = checked.tests.first().unwrap();
        assert_eq!((test.path.as_str(), test.is_right), (path, false));
        assert!(test.why.contains("negated"), "{}", test.why);
        assert_eq!(checked.at(path).count(), 1);
    }

    #[test]
    fn of_a_large_pack_only_what_is_on_the_screen_is_read_until_all_is_wanted() {
        let mut tree = Tree::read(include_str!("../../scenarios/vision-and-people.json")).unwrap();
        for path in ["scenarios/0/title", "scenarios/1/title"] {
            put(&tree, path, Tree::words("")).unwrap().apply(&mut tree).unwrap();
        }
        let paths =
            |checked: &Checked| checked.problems.iter().map(|placed| placed.path.clone()).collect::<Vec<_>>();
        let first = Checked::of(&tree, Part::Question(1), &Checked::default(), false);
        assert_eq!((paths(&first), first.is_whole), (vec!["scenarios/1/title".to_owned()], false));
        let all = Checked::of(&tree, Part::Question(1), &first, true);
        assert_eq!(paths(&all).len(), 2);
        put(&tree, "scenarios/1/title", Tree::words("A title")).unwrap().apply(&mut tree).unwrap();
        let rest = Checked::of(&tree, Part::Question(1), &all, false);
        assert_eq!(paths(&rest), ["scenarios/0/title"]);
    }

    #[test]
    fn words_are_tried_out_and_become_a_test() {
        let tree = super::super::starter(None, |_| false);
        let part = Part::Item(0, 0);
        let checked = Checked::of(&tree, part, &Checked::default(), false);
        let rows =
            [("We accept a year without a van.", Some(true)), ("We buy it.", Some(false)), ("  ", None)];
        for (words, expected) in rows {
            let mut trial = Trial { words: words.to_owned(), ..Trial::default() };
            checked.try_out(&tree, part, &mut trial);
            assert_eq!(trial.verdict.as_ref().map(|(met, _)| *met), expected, "{words}");
            let test = trial.as_test(checked.scenario.as_ref().unwrap(), "names-the-cost").unwrap();
            assert_eq!(test, Tree::words(words.trim()));
        }
    }
}
