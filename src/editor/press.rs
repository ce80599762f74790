//! What the buttons of the form mean for the tree: adding, removing, moving; and what a new entry, another kind of
//! field or another kind of rule starts with.

use super::edit::Edit;
use super::path::{child, last, nth, parent};
use super::rename::scenario_of;
use super::slug::free_id;
use super::tree::Tree;
use super::typing::put;

/// A change, and where the focus goes after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pressed {
    /// The change.
    pub edit: Edit,
    /// The path of the input that gets the focus.
    pub focus: String,
}

/// What pressing a button means; none if it means nothing at that place.
#[must_use]
pub fn press(tree: &Tree, act: &str, path: &str) -> Option<Pressed> {
    let (owner, place) = (parent(path), tree.place_of(path));
    let count = || tree.at(owner).map_or(0, |owner| owner.entries().len().max(owner.members().len()));
    match act {
        "add" => add(tree, path),
        "remove" => {
            let edit = if last(owner) == "columns" {
                without_column(tree, owner, place?)
            } else {
                Edit::take(tree, path)?
            };
            // The next one, or the button that adds one.
            let focus = if place? + 1 < count() { first_input(tree, path) } else { child(owner, "add") };
            Some(Pressed { edit, focus })
        }
        "raise" | "lower" => {
            let from = place?;
            let to = if act == "raise" { from.checked_sub(1)? } else { from + 1 };
            if to >= count() {
                return None;
            }
            let is_key = last(path).starts_with(':');
            let moved = if is_key { nth(owner, to) } else { child(owner, &to.to_string()) };
            // The button that was pressed, at its new place.
            Some(Pressed { edit: Edit::Shift(owner.to_owned(), from, to), focus: child(&moved, act) })
        }
        "exhibit" => {
            let empty = Tree::List(vec![Tree::words(""), Tree::words("")]);
            let rows = Tree::List(vec![empty.clone()]);
            let exhibit = object([("title", Tree::words("")), ("columns", empty), ("rows", rows)]);
            Some(Pressed { edit: put(tree, path, exhibit)?, focus: child(path, "title") })
        }
        _ => None,
    }
}

/// What shows that an entry is there: its first input, itself if it is a text, or the link to a form of its own.
fn first_input(tree: &Tree, path: &str) -> String {
    let next = path.to_owned();
    match tree.at(path) {
        _ if matches!(last(parent(path)), "items" | "flags" | "scenarios") => child(path, "open"),
        Some(Tree::Object(members)) => {
            let first =
                members.iter().map(|(key, _)| key.as_str()).find(|key| !matches!(*key, "id" | "kind"));
            first.map_or(next.clone(), |key| child(&next, key))
        }
        Some(Tree::List(_)) => child(&next, "0"),
        _ => next,
    }
}

fn object<const N: usize>(members: [(&str, Tree); N]) -> Tree {
    Tree::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
}

fn list(entries: impl IntoIterator<Item = Tree>) -> Tree {
    Tree::List(entries.into_iter().collect())
}

fn digits(number: &str) -> Tree {
    Tree::Number(number.to_owned())
}

/// Adds an entry to the list or object at a path; what it holds, its list says.
fn add(tree: &Tree, path: &str) -> Option<Pressed> {
    let name = last(path);
    let siblings = tree.at(path).map_or(&[][..], Tree::entries);
    let (count, members) = (siblings.len(), tree.at(path).map_or(&[][..], Tree::members));
    let entry_path = child(path, &count.to_string());
    let id = |fallback: &str| Tree::Text(free_id(siblings, None, "", fallback));
    let blank = || Tree::words("");
    let keyed = |key: String, value: Tree, focus: &str| {
        let edit = match tree.at(path) {
            Some(_) => Edit::Add(path.to_owned(), members.len(), key, value),
            None => put(tree, path, Tree::Object(vec![(key, value)]))?,
        };
        let entry = nth(path, members.len());
        Some(Pressed { edit, focus: if focus.is_empty() { entry + "/name" } else { child(&entry, focus) } })
    };
    let (entry, focus) = match name {
        "say" => return keyed(String::new(), blank(), ""),
        "parameters" => {
            let names = (1..=u32::MAX).map(|number| format!("figure_{number}"));
            let free = names.into_iter().find(|name| members.iter().all(|(other, _)| other != name))?;
            return keyed(free, object([("label", blank()), ("value", digits("0"))]), "label");
        }
        "concepts" => {
            let names = (1..=u32::MAX).map(|number| format!("concept-{number}"));
            let free = names.into_iter().find(|name| members.iter().all(|(other, _)| other != name))?;
            return keyed(free, list([blank()]), "");
        }
        "columns" if parent(path).ends_with("exhibit") => return Some(with_column(tree, path, count)),
        "scenarios" => (scenario(id("scenario")), "title"),
        "fields" => {
            (object([("id", id("field")), ("kind", Tree::words("text")), ("label", blank())]), "label")
        }
        "items" => (item(tree, path, id("item")), "title"),
        "flags" => {
            let rule = said(tree, path);
            let members =
                [("id", id("flag")), ("title", blank()), ("weight", digits("2")), ("criterion", blank())];
            let Tree::Object(mut flag) = object(members) else { return None };
            flag.push(("raised_by".to_owned(), rule));
            (Tree::Object(flag), "title")
        }
        "samples" => {
            let score = list([digits("0"), digits("100")]);
            (object([("name", blank()), ("fields", Tree::Object(Vec::new())), ("score", score)]), "name")
        }
        "models" => {
            (object([("title", blank()), ("why", blank()), ("answer", Tree::Object(Vec::new()))]), "title")
        }
        "mistakes" => (object([("id", id("mistake")), ("formula", blank()), ("why", blank())]), "formula"),
        "hints" => (object([("text", blank()), ("cost", digits("1"))]), "text"),
        "challenges" => (object([("id", id("challenge")), ("text", blank()), ("good", blank())]), "text"),
        "rows" => {
            let columns = tree.at(parent(path))?.texts_of("columns").count();
            (list((0..columns).map(|_| blank())), "0")
        }
        "accept" | "reject" => (blank(), ""),
        // A list of rules.
        _ => (said(tree, path), "say/:0/name"),
    };
    let edit = match tree.at(path) {
        Some(_) => Edit::append(tree, path, entry)?,
        None => put(tree, path, list([entry]))?,
    };
    let focus = if focus.is_empty() { entry_path } else { format!("{entry_path}/{focus}") };
    Some(Pressed { edit, focus })
}

fn scenario(id: Tree) -> Tree {
    let field = object([
        ("id", Tree::words("your-decision-and-what-it-costs")),
        ("kind", Tree::words("text")),
        ("label", Tree::words("Your decision, and what it costs")),
    ]);
    object([
        ("id", id),
        ("title", Tree::words("")),
        ("kind", Tree::words("strategy")),
        ("asked_by", object([("name", Tree::words("")), ("role", Tree::words(""))])),
        ("situation", Tree::words("")),
        ("question", Tree::words("")),
        ("minutes", digits("15")),
        ("fields", list([field])),
        ("items", list([])),
    ])
}

fn item(tree: &Tree, path: &str, id: Tree) -> Tree {
    object([
        ("id", id),
        ("title", Tree::words("")),
        ("dimension", Tree::words("decide")),
        ("weight", digits("2")),
        ("criterion", Tree::words("")),
        ("met_by", said(tree, path)),
        ("accept", list([])),
        ("reject", list([])),
    ])
}

/// A rule that nothing is said of yet, for the first text of the scenario.
fn said(tree: &Tree, path: &str) -> Tree {
    let say = ("say", object([("", Tree::words(""))]));
    match field_of_kind(tree, path, "text") {
        Some(field) => object([say, ("in", list([Tree::Text(field.text_of("id").to_owned())]))]),
        None => object([say]),
    }
}

/// The first field of a kind in the scenario in which a path lies.
fn field_of_kind<'t>(tree: &'t Tree, path: &str, kind: &str) -> Option<&'t Tree> {
    let fields = tree.at(&format!("scenarios/{}/fields", scenario_of(path)?))?;
    fields.entries().iter().find(|field| field.text_of("kind") == kind)
}

fn with_column(tree: &Tree, path: &str, count: usize) -> Pressed {
    let exhibit = parent(path);
    let rows = tree.at(&child(exhibit, "rows")).map_or(0, |rows| rows.entries().len());
    let lists = (0..rows).map(|row| format!("{exhibit}/rows/{row}")).chain([path.to_owned()]);
    let edits = lists.filter_map(|list| Edit::append(tree, &list, Tree::words(""))).collect();
    Pressed { edit: Edit::All(edits), focus: child(path, &count.to_string()) }
}

fn without_column(tree: &Tree, path: &str, column: usize) -> Edit {
    let exhibit = parent(path);
    let rows = tree.at(&child(exhibit, "rows")).map_or(0, |rows| rows.entries().len());
    let cells = (0..rows).map(|row| format!("{exhibit}/rows/{row}/{column}"));
    Edit::All(
        cells.chain([child(path, &column.to_string())]).filter_map(|cell| Edit::take(tree, &cell)).collect(),
    )
}

/// A field as one of another kind: what the new kind does not know is left out, what it needs is added.
#[must_use]
pub(super) fn with_kind(tree: &Tree, path: &str, kind: &str) -> Option<Edit> {
    let field = tree.at(path)?;
    let of = |key: &'static str, new: Tree| (key, field.member(key).cloned().unwrap_or(new));
    let mut members =
        vec![("id", field.member("id")?.clone()), ("kind", Tree::words(kind)), of("label", Tree::words(""))];
    let two = || list([Tree::words("First"), Tree::words("Second")]);
    match kind {
        "number" => members.extend([
            of("unit", Tree::words("")),
            of("expect", Tree::words("")),
            of("tolerance", digits("0")),
        ]),
        "table" => members.push(of("columns", list([Tree::words("option"), Tree::words("cost")]))),
        "allocation" => {
            members.extend([of("total", digits("100")), of("unit", Tree::words("%")), of("buckets", two())]);
        }
        "ranking" | "choice" => members.push(of("choices", two())),
        "buckets" => members.extend([of("choices", two()), of("buckets", two())]),
        _ => {}
    }
    let members = members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect();
    Some(Edit::Put(path.to_owned(), Tree::Object(members)))
}

/// The rule at a path as one of another kind: what a rule of several has in it stays, and a single rule becomes the
/// first of several.
#[must_use]
pub(super) fn rule_of(tree: &Tree, path: &str, kind: &str) -> Tree {
    let own = tree.at(path).cloned().unwrap_or(Tree::Null);
    let inner = match &own {
        Tree::List(_) => Some(&own),
        _ => ["any", "all", "of"].into_iter().find_map(|key| own.member(key)),
    };
    let parts = || inner.cloned().unwrap_or_else(|| list([own.clone()]));
    let first = |kind: &str| field_of_kind(tree, path, kind);
    let named = |field: Option<&Tree>| Tree::words(field.map_or("", |field| field.text_of("id")));
    let some = |field: Option<&Tree>, key: &str| {
        list(field.and_then(|field| field.texts_of(key).next()).map(Tree::words))
    };
    match kind {
        "say" => inner.and_then(|rules| rules.entries().first().cloned()).unwrap_or_else(|| said(tree, path)),
        "rows" => {
            let table = first("table");
            let columns = table.into_iter().flat_map(|table| table.texts_of("columns"));
            let cells = columns.map(|column| (column.to_owned(), Tree::words("filled"))).collect();
            object([("rows", named(table)), ("at_least", digits("2")), ("where", Tree::Object(cells))])
        }
        "ranked" => {
            let field = first("ranking");
            object([("ranked", named(field)), ("top", digits("1")), ("has", some(field, "choices"))])
        }
        "chosen" => object([("chosen", named(first("choice"))), ("has", some(first("choice"), "choices"))]),
        "sorted" => {
            let field = first("buckets");
            let into = field.and_then(|field| field.texts_of("buckets").next()).unwrap_or_default();
            object([("sorted", named(field)), ("into", Tree::words(into)), ("has", some(field, "choices"))])
        }
        "largest" => {
            object([("largest", named(first("allocation"))), ("is", some(first("allocation"), "buckets"))])
        }
        "any" => parts(),
        "all" => object([("all", parts())]),
        "of" => object([("at_least", digits("1")), ("of", parts())]),
        // Written by hand: as it is.
        _ => own,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pack() -> Tree {
        Tree::read(include_str!("../../tests/packs/neutral.json")).unwrap()
    }

    #[test]
    fn what_is_added_can_be_removed_again_and_the_focus_goes_where_it_is_written() {
        let item = "scenarios/0/items/0";
        let rows = [
            ("scenarios", "scenarios/2/title"),
            ("scenarios/0/fields", "scenarios/0/fields/7/label"),
            ("scenarios/0/exhibit/rows", "scenarios/0/exhibit/rows/2/0"),
            ("scenarios/0/exhibit/columns", "scenarios/0/exhibit/columns/3"),
            ("scenarios/1/flags", "scenarios/1/flags/0/title"),
            ("scenarios/1/parameters", "scenarios/1/parameters/:0/label"),
            (&format!("{item}/accept"), ""),
        ];
        for (path, focus) in rows {
            let mut tree = pack();
            let start = tree.clone();
            let pressed = press(&tree, "add", path).unwrap();
            let back = pressed.edit.apply(&mut tree).unwrap();
            assert!(focus.is_empty() || pressed.focus == focus, "{path}: {}", pressed.focus);
            assert!(tree.at(parent(&pressed.focus)).is_some(), "{path}");
            back.apply(&mut tree).unwrap();
            assert_eq!(tree, start, "{path}");
        }
    }

    #[test]
    fn a_column_of_the_exhibit_comes_and_goes_with_its_cells() {
        let mut tree = pack();
        let exhibit = "scenarios/0/exhibit";
        press(&tree, "add", &format!("{exhibit}/columns")).unwrap().edit.apply(&mut tree).unwrap();
        press(&tree, "remove", &format!("{exhibit}/columns/1")).unwrap().edit.apply(&mut tree).unwrap();
        let widths =
            tree.at(&format!("{exhibit}/rows")).unwrap().entries().iter().map(|row| row.entries().len());
        assert!(widths.into_iter().all(|width| width == 3));
        assert_eq!(tree.at(&format!("{exhibit}/columns")).unwrap().flat(), r#"["Part", "Price", ""]"#);
    }

    #[test]
    fn moving_stops_at_the_ends_and_removing_the_last_goes_to_the_button_that_adds() {
        let tree = Tree::read(r#"{"scenarios": [{"items": [{"title": "a"}, {"title": "b"}]}]}"#).unwrap();
        let focus = |act: &str, index: usize| {
            press(&tree, act, &format!("scenarios/0/items/{index}")).map(|pressed| pressed.focus)
        };
        assert_eq!((focus("raise", 0), focus("lower", 1)), (None, None));
        assert_eq!(focus("raise", 1).as_deref(), Some("scenarios/0/items/0/raise"));
        assert_eq!(focus("remove", 0).as_deref(), Some("scenarios/0/items/0/open"));
        assert_eq!(focus("remove", 1).as_deref(), Some("scenarios/0/items/add"));
    }

    #[test]
    fn another_kind_of_rule_keeps_what_it_can() {
        let mut tree = pack();
        let path = "scenarios/0/items/0/met_by";
        let own = tree.at(path).unwrap().clone();
        for kind in ["any", "all", "of", "any", "say"] {
            let rule = rule_of(&tree, path, kind);
            Edit::Put(path.to_owned(), rule).apply(&mut tree).unwrap();
        }
        let first = if let Tree::List(rules) = &own { rules.first().unwrap().clone() } else { own };
        assert_eq!(tree.at(path), Some(&first));
    }
}
