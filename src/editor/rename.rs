//! Giving something another id, and everything that refers to it along with it.

use super::edit::Edit;
use super::path::{child, last, nth, parent, position, steps};
use super::tree::Tree;

/// Keys of rules whose text is the id of a field.
const NAMES_A_FIELD: [&str; 8] =
    ["rows", "largest", "share", "ranked", "chosen", "sorted", "right", "mistake"];

/// Puts another id at a path (`scenarios/0/fields/1/id`), and wherever the old one is meant. An id that a sibling has
/// already is only put: what refers to it means the sibling.
#[must_use]
pub(super) fn rename(tree: &Tree, path: &str, new: &str) -> Option<Edit> {
    let old = tree.at(path)?.text().to_owned();
    let list = parent(parent(path));
    let is_taken =
        tree.at(list).is_some_and(|list| list.entries().iter().any(|one| one.text_of("id") == new));
    let mut edits = vec![Edit::Put(path.to_owned(), Tree::words(new))];
    if !is_taken && !old.is_empty() {
        let scenario: Vec<&str> = steps(path).take(2).collect();
        let scenario = scenario.join("/");
        let owner = tree.at(&scenario).map(|owner| (owner, scenario.as_str()));
        let mut found = Finder { old: &old, new, edits: &mut edits };
        match (last(list), owner) {
            ("fields", Some((owner, at))) => {
                found.walk(owner, at, "", &Finder::field);
                found.seats(tree, owner.text_of("id"), true);
            }
            ("items", Some((owner, at))) => found.walk(owner, at, "", &Finder::item),
            ("flags", Some((owner, at))) => found.walk(owner, at, "", &Finder::flag),
            ("mistakes", Some((owner, at))) => found.walk(owner, at, "", &Finder::mistake),
            ("scenarios", _) => found.seats(tree, &old, false),
            _ => {}
        }
    }
    Some(Edit::All(edits))
}

/// Collects what has to change with an id.
struct Finder<'f> {
    old: &'f str,
    new: &'f str,
    edits: &'f mut Vec<Edit>,
}

impl Finder<'_> {
    /// Visits everything below a place; `key` is the nearest key, entries of lists have that of their list.
    fn walk(&mut self, tree: &Tree, path: &str, key: &str, visit: &dyn Fn(&mut Self, &Tree, &str, &str)) {
        visit(self, tree, path, key);
        for (index, entry) in tree.entries().iter().enumerate() {
            self.walk(entry, &child(path, &index.to_string()), key, visit);
        }
        for (index, (key, value)) in tree.members().iter().enumerate() {
            // Keys that authors choose may be the same for a moment.
            let is_authors = matches!(last(path), "say" | "cues" | "parameters" | "concepts");
            let below = if is_authors { nth(path, index) } else { child(path, key) };
            self.walk(value, &below, key, visit);
        }
    }

    fn put(&mut self, path: &str, text: String) {
        self.edits.push(Edit::Put(path.to_owned(), Tree::Text(text)));
    }

    /// The id itself where it is the text of that key, or one of the texts in its list.
    fn reference(&mut self, tree: &Tree, path: &str) {
        if matches!(tree, Tree::Text(text) if text == self.old) {
            self.put(path, self.new.to_owned());
        }
    }

    fn field(&mut self, tree: &Tree, path: &str, key: &str) {
        let is_direct = last(path) == key;
        if is_direct && NAMES_A_FIELD.contains(&key) {
            self.reference(tree, path);
        }
        if key == "in" {
            let column =
                tree.text().strip_prefix(self.old).filter(|rest| rest.is_empty() || rest.starts_with('.'));
            if let Some(column) = column.map(str::to_owned) {
                self.put(path, format!("{}{column}", self.new));
            }
        }
        // Answers are objects by field.
        let is_answer = match key {
            "fields" | "answer" => is_direct,
            "accept" | "reject" => !is_direct,
            _ => false,
        };
        let place = tree.members().iter().position(|(name, _)| is_answer && name == self.old);
        if let Some(place) = place {
            self.edits.push(Edit::Name(path.to_owned(), place, self.new.to_owned()));
        }
    }

    fn item(&mut self, tree: &Tree, path: &str, key: &str) {
        if matches!(key, "met" | "unmet") {
            self.reference(tree, path);
        }
    }

    fn flag(&mut self, tree: &Tree, path: &str, key: &str) {
        if key == "raised" {
            self.reference(tree, path);
        }
    }

    fn mistake(&mut self, tree: &Tree, path: &str, key: &str) {
        if key == "is" && last(path) == "is" {
            self.reference(tree, path);
        }
    }

    /// The seats of panels that put a scenario: its own id, or the fields that they ask of it.
    fn seats(&mut self, tree: &Tree, scenario: &str, is_field: bool) {
        for (number, panel) in tree.member("panels").map_or(&[][..], Tree::entries).iter().enumerate() {
            for (seat_number, seat) in panel.member("seats").map_or(&[][..], Tree::entries).iter().enumerate()
            {
                if seat.text_of("scenario") != scenario {
                    continue;
                }
                let path = format!("panels/{number}/seats/{seat_number}");
                if !is_field {
                    self.put(&child(&path, "scenario"), self.new.to_owned());
                    continue;
                }
                for (index, field) in seat.member("fields").map_or(&[][..], Tree::entries).iter().enumerate()
                {
                    self.reference(field, &format!("{path}/fields/{index}"));
                }
            }
        }
    }
}

/// The position of the scenario in which a path lies.
pub(super) fn scenario_of(path: &str) -> Option<usize> {
    let mut steps = steps(path);
    (steps.next() == Some("scenarios")).then(|| steps.next().and_then(position)).flatten()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::pack::Pack;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    #[test]
    fn a_pack_is_as_good_as_before_after_everything_in_it_was_renamed() {
        let mut tree = Tree::read(PACK).unwrap();
        let start = tree.clone();
        let mut renamed = 0;
        let mut back = Vec::new();
        for scenario in 0..2 {
            for list in ["fields", "items", "flags"] {
                let path = format!("scenarios/{scenario}/{list}");
                let count = tree.at(&path).map_or(0, |list| list.entries().len());
                for index in 0..count {
                    let path = format!("{path}/{index}/id");
                    let new = format!("new-{list}-{index}");
                    back.push(rename(&tree, &path, &new).unwrap().apply(&mut tree).unwrap());
                    renamed += 1;
                }
            }
            let path = format!("scenarios/{scenario}/id");
            back.push(rename(&tree, &path, &format!("new-{scenario}")).unwrap().apply(&mut tree).unwrap());
        }
        assert!(renamed > 20);
        let text = tree.flat();
        let pack = Pack::read(&text).map_err(|problems| format!("{problems:#?}")).unwrap();
        assert_eq!(crate::pack::run_tests(&pack, &text).problems, []);
        for edit in back.into_iter().rev() {
            edit.apply(&mut tree).unwrap();
        }
        assert_eq!(tree, start);
    }

    #[test]
    fn an_id_that_a_sibling_has_takes_no_references_with_it() {
        let mut tree = Tree::read(
            r#"{"scenarios": [{"fields": [{"id": "a"}, {"id": "b"}], "items": [{"met_by": {"in": ["a", "a.x", "ab"]}}]}]}"#,
        )
        .unwrap();
        rename(&tree, "scenarios/0/fields/0/id", "b").unwrap().apply(&mut tree).unwrap();
        assert_eq!(tree.at("scenarios/0/items/0/met_by/in").unwrap().flat(), r#"["a", "a.x", "ab"]"#);
        let back = Edit::Put("scenarios/0/fields/0/id".into(), Tree::words("a")).apply(&mut tree);
        assert!(back.is_some());
        rename(&tree, "scenarios/0/fields/0/id", "c").unwrap().apply(&mut tree).unwrap();
        assert_eq!(tree.at("scenarios/0/items/0/met_by/in").unwrap().flat(), r#"["c", "c.x", "ab"]"#);
    }
}
