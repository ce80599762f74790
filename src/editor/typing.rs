//! What an input of the form shows of the tree, and what typing into it means for the tree.

use super::edit::Edit;
use super::path::{child, key, last, parent, position};
use super::press::{rule_of, with_kind};
use super::rename::rename;
use super::slug::{free_id, is_made_from};
use super::tree::Tree;

/// How an input and the tree stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// A text.
    Text,
    /// A text, a number or a choice that may be left out: an empty input takes it out of the pack.
    Optional,
    /// A number; an empty input takes it out of the pack.
    Number,
    /// A box that is ticked or not; one that is not is not written down.
    Flag,
    /// A list of texts, one a line.
    Lines,
    /// Wordings, one a line.
    Wordings,
    /// The key of a member, at its position.
    Key,
    /// Whether a text is in the list at the path.
    Member,
    /// A value as JSON.
    Json,
    /// An id; everything that refers to it follows.
    Id,
    /// The kind of a field.
    Kind,
    /// The kind of a rule.
    Rule,
}

impl How {
    /// The name in the form's attributes.
    #[must_use]
    pub fn id(self) -> &'static str {
        Self::ALL.iter().find(|(_, how)| *how == self).map_or("", |(name, _)| name)
    }

    /// The way of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(id, _)| *id == name).map(|(_, how)| *how)
    }

    const ALL: [(&'static str, Self); 12] = [
        ("text", Self::Text),
        ("optional", Self::Optional),
        ("number", Self::Number),
        ("flag", Self::Flag),
        ("lines", Self::Lines),
        ("wordings", Self::Wordings),
        ("key", Self::Key),
        ("member", Self::Member),
        ("json", Self::Json),
        ("id", Self::Id),
        ("kind", Self::Kind),
        ("rule", Self::Rule),
    ];
}

/// The order in which keys are written down; those that are not here stay where they are.
const ORDER: [&str; 41] = [
    "$schema",
    "hotseat",
    "id",
    "name",
    "title",
    "kind",
    "dimension",
    "weight",
    "tentative",
    "version",
    "author",
    "licence",
    "language",
    "about",
    "concepts",
    "drills",
    "panels",
    "asked_by",
    "situation",
    "question",
    "exhibit",
    "minutes",
    "parameters",
    "holds",
    "label",
    "value",
    "unit",
    "fields",
    "items",
    "flags",
    "hints",
    "challenges",
    "models",
    "samples",
    "scenarios",
    "say",
    "rows",
    "in",
    "within",
    "negated",
    "questions",
];

/// Puts a value at a path, whether something stands there or not. None if nothing can stand there.
#[must_use]
pub(super) fn put(tree: &Tree, path: &str, value: Tree) -> Option<Edit> {
    if tree.at(path).is_some() {
        return Some(Edit::Put(path.to_owned(), value));
    }
    let (owner, key) = (parent(path), key(last(path)));
    match tree.at(owner) {
        Some(Tree::Object(members)) => {
            let rank = |name: &str| ORDER.iter().position(|key| *key == name);
            let own = rank(&key);
            let later = members.iter().position(|(name, _)| own.is_some() && rank(name) > own);
            Some(Edit::Add(owner.to_owned(), later.unwrap_or(members.len()), key, value))
        }
        Some(_) => None,
        None if owner.is_empty() => None,
        None => put(tree, owner, Tree::Object(vec![(key, value)])),
    }
}

/// What an input shows of the tree.
#[must_use]
pub fn shown(tree: &Tree, path: &str, how: How) -> String {
    let Some(value) = tree.at(path) else { return String::new() };
    match how {
        How::Lines => value.entries().iter().map(Tree::text).collect::<Vec<_>>().join("\n"),
        How::Wordings => value.text().split('|').map(str::trim).collect::<Vec<_>>().join("\n"),
        How::Json if !matches!(value, Tree::Text(_)) => super::laid_out(value).trim_end().to_owned(),
        _ => value.text().to_owned(),
    }
}

/// What typing means: `text` is all that stands in the input now; of a box, its value if it is ticked, else nothing;
/// `part` is the text of [`How::Member`]. `is_out` says that others may know the pack by its ids already. None if
/// nothing changes by it.
#[must_use]
pub fn typed(tree: &Tree, path: &str, how: How, part: &str, text: &str, is_out: bool) -> Option<Edit> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let edit = match how {
        How::Text => titled(tree, path, text, is_out).or_else(|| put(tree, path, Tree::words(text))),
        How::Optional | How::Number | How::Flag if text.trim().is_empty() => Edit::take(tree, path),
        How::Optional => put(tree, path, Tree::words(text)),
        How::Number => put(tree, path, Tree::of_digits(text)),
        How::Flag => put(tree, path, Tree::Bool(true)),
        How::Lines => put(tree, path, Tree::List(lines().map(Tree::words).collect())),
        How::Wordings => put(tree, path, Tree::Text(lines().collect::<Vec<_>>().join(" | "))),
        How::Key => {
            position(last(path)).map(|place| Edit::Name(parent(path).to_owned(), place, text.to_owned()))
        }
        How::Member => member(tree, path, part, !text.is_empty()),
        How::Json => put(tree, path, Tree::read(text).unwrap_or_else(|_| Tree::words(text))),
        How::Id => rename(tree, path, text.trim()),
        How::Kind => with_kind(tree, parent(path), text),
        How::Rule => put(tree, path, rule_of(tree, path, text)),
    }?;
    if let Edit::Put(path, value) = &edit
        && tree.at(path) == Some(value)
    {
        return None;
    }
    Some(edit)
}

/// A title whose id was made from it takes the id along, as long as nobody else knows the id.
fn titled(tree: &Tree, path: &str, text: &str, is_out: bool) -> Option<Edit> {
    let owner = parent(path);
    let id = child(owner, "id");
    let list = parent(owner);
    let (key, fallback) = match last(list) {
        _ if owner.is_empty() => ("title", "pack"),
        "scenarios" => ("title", "scenario"),
        "items" => ("title", "item"),
        "flags" => ("title", "flag"),
        "fields" => ("label", "field"),
        _ => return None,
    };
    let own = tree.at(&id)?.text();
    if is_out || last(path) != key || !is_made_from(own, tree.at(path)?.text(), fallback) {
        return None;
    }
    let siblings = if owner.is_empty() { &[][..] } else { tree.at(list).map_or(&[][..], Tree::entries) };
    let new = free_id(siblings, tree.place_of(owner), text, fallback);
    let title = Edit::Put(path.to_owned(), Tree::words(text));
    if new == own {
        return Some(title);
    }
    Some(Edit::All(vec![title, rename(tree, &id, &new)?]))
}

/// Puts a text into a list or takes it out; a list that is empty is taken out itself.
fn member(tree: &Tree, path: &str, part: &str, is_in: bool) -> Option<Edit> {
    let entries = tree.at(path).map_or(&[][..], Tree::entries);
    let place = entries.iter().position(|entry| entry.text() == part);
    match (is_in, place) {
        (true, None) if entries.is_empty() => put(tree, path, Tree::List(vec![Tree::words(part)])),
        (true, None) => Edit::append(tree, path, Tree::words(part)),
        (false, Some(_)) if entries.len() == 1 => Edit::take(tree, path),
        (false, Some(place)) => Some(Edit::Take(path.to_owned(), place)),
        _ => None,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn tree() -> Tree {
        Tree::read(
            r#"{"id": "pack", "title": "", "scenarios": [{"id": "s", "title": "Own", "minutes": 5,
            "fields": [{"id": "costs", "label": "Costs", "kind": "table", "columns": ["a"]}],
            "items": [{"id": "item", "title": "", "met_by": {"say": {"x": "a | b"}, "in": ["costs"]}}]}]}"#,
        )
        .unwrap()
    }

    fn after(path: &str, how: How, part: &str, text: &str) -> Option<Tree> {
        let mut tree = tree();
        typed(&tree, path, how, part, text, false)?.apply(&mut tree).unwrap();
        Some(tree)
    }

    #[test]
    fn every_input_writes_what_it_shows() {
        let rule = "scenarios/0/items/0/met_by";
        let rows = [
            ("scenarios/0/situation", How::Text, "Rain.", "\"Rain.\""),
            ("scenarios/0/minutes", How::Number, "12", "12"),
            ("scenarios/0/minutes", How::Number, "twelve", "\"twelve\""),
            ("scenarios/0/exhibit/note", How::Optional, "A note.", "\"A note.\""),
            ("scenarios/0/items/0/tentative", How::Flag, "on", "true"),
            ("scenarios/0/fields/0/columns", How::Lines, "way\ncost", r#"["way", "cost"]"#),
            (&format!("{rule}/say/:0"), How::Wordings, "give up\naccept", "\"give up | accept\""),
            (rule, How::Json, "{\"met\": \"x\"}", "{\"met\": \"x\"}"),
            (rule, How::Json, "{\"met\": ", "\"{\\\"met\\\": \""),
        ];
        for (path, how, text, expected) in rows {
            let tree = after(path, how, "", text).unwrap();
            assert_eq!(tree.at(path).map(Tree::flat).as_deref(), Some(expected), "{path}");
            let own = shown(&tree, path, how);
            assert!(how == How::Flag || own == text, "{path} shows {own:?}");
        }
    }

    #[test]
    fn what_is_emptied_is_taken_out_where_it_may_be_absent() {
        assert_eq!(
            after("scenarios/0/minutes", How::Number, "", " ").unwrap().at("scenarios/0/minutes"),
            None
        );
        assert_eq!(after("scenarios/0/hint", How::Optional, "", ""), None, "it was not there");
        let rule = after("scenarios/0/items/0/met_by/in", How::Member, "costs", "").unwrap();
        assert_eq!(rule.at("scenarios/0/items/0/met_by").unwrap().flat(), r#"{"say": {"x": "a | b"}}"#);
        let rule = after("scenarios/0/items/0/met_by/in", How::Member, "more", "on").unwrap();
        assert_eq!(rule.at("scenarios/0/items/0/met_by/in").unwrap().flat(), r#"["costs", "more"]"#);
    }

    #[test]
    fn the_name_of_a_slot_changes_in_its_place() {
        let tree = after("scenarios/0/items/0/met_by/say/:0", How::Key, "", "a/b").unwrap();
        assert_eq!(tree.at("scenarios/0/items/0/met_by/say").unwrap().flat(), r#"{"a/b": "a | b"}"#);
    }

    #[test]
    fn an_id_follows_its_title_until_its_author_has_chosen_it_or_others_know_it() {
        let item = "scenarios/0/items/0";
        let tree = after(&format!("{item}/title"), How::Text, "", "Names the cost").unwrap();
        assert_eq!(tree.at(item).unwrap().text_of("id"), "names-the-cost");
        let tree = after("title", How::Text, "", "My bakery").unwrap();
        assert_eq!((tree.text_of("id"), tree.text_of("title")), ("my-bakery", "My bakery"));
        let tree = after("scenarios/0/title", How::Text, "", "Other").unwrap();
        assert_eq!(tree.at("scenarios/0").unwrap().text_of("id"), "s", "it was chosen");
        let tree = after("scenarios/0/fields/0/label", How::Text, "", "Ways").unwrap();
        assert_eq!(tree.at("scenarios/0/items/0/met_by/in/0").map(Tree::text), Some("ways"));
        let start = self::tree();
        let edit = typed(&start, "title", How::Text, "", "My bakery", true).unwrap();
        assert_eq!(edit, Edit::Put("title".into(), Tree::words("My bakery")), "others know it");
    }

    #[test]
    fn what_stays_as_it_is_is_no_change() {
        assert_eq!(after("scenarios/0/title", How::Text, "", "Own"), None);
        assert_eq!(after("scenarios/0/fields/0/columns", How::Lines, "", "a\n"), None);
    }
}
