//! Ids made from titles, so that an author need not think of any.

use super::tree::Tree;
use crate::ids::{is_device, is_id};
use crate::text::fold;

/// The longest id that is made of a title: longer ones are hard to read in a rule.
const LONGEST: usize = 40;

/// A title as an id: small letters without accents and digits, with hyphens for what is between them; `fallback` before
/// it if it does not begin with a letter or cannot be the name of a file, or in its place if nothing is left of it.
#[must_use]
pub(crate) fn slug(title: &str, fallback: &str) -> String {
    let small: String = fold(title).chars().take(LONGEST).collect();
    let words: Vec<&str> =
        small.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let id = words.join("-");
    if is_id(&id) && !is_device(&id) {
        id
    } else {
        format!("{fallback}-{id}").trim_end_matches('-').to_owned()
    }
}

/// The id among these siblings that a title gives: the first of `price`, `price-2`, `price-3` … that is free. The entry
/// at `own` is left out.
#[must_use]
pub(super) fn free_id(siblings: &[Tree], own: Option<usize>, title: &str, fallback: &str) -> String {
    let wanted = slug(title, fallback);
    let is_free = |id: &String| {
        siblings.iter().enumerate().all(|(place, other)| Some(place) == own || other.text_of("id") != id)
    };
    let numbered = (2..=u32::MAX).map(|number| format!("{wanted}-{number}"));
    std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or(wanted)
}

/// Whether an id was made from the title, and not chosen by the author.
#[must_use]
pub(super) fn is_made_from(id: &str, title: &str, fallback: &str) -> bool {
    let made = slug(title, fallback);
    id.strip_prefix(&made).is_some_and(|rest| {
        rest.is_empty() || rest.strip_prefix('-').is_some_and(|number| number.parse::<u32>().is_ok())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_become_ids() {
        let rows = [
            ("A second oven?", "a-second-oven"),
            ("Été", "ete"),
            ("3 ovens", "item-3-ovens"),
            ("Con", "item-con"),
            ("日本", "item"),
            ("", "item"),
        ];
        for (title, id) in rows {
            assert_eq!(slug(title, "item"), id, "{title:?}");
        }
    }

    #[test]
    fn ids_are_unique_and_their_making_is_known_again() {
        let entry = |id: &str| Tree::Object(vec![("id".into(), Tree::words(id))]);
        let all = [entry("cost"), entry("cost-2"), entry("gain")];
        assert_eq!(free_id(&all, None, "Cost", "item"), "cost-3");
        assert_eq!(free_id(&all, Some(1), "Cost", "item"), "cost-2");
        let rows = [
            ("cost", "Cost", true),
            ("cost-2", "Cost", true),
            ("cost-x", "Cost", false),
            ("item-2", "", true),
        ];
        for (id, title, expected) in rows {
            assert_eq!(is_made_from(id, title, "item"), expected, "{id}");
        }
    }
}
