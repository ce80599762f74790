//! What writing begins with: a small pack that is whole, or a copy of one that is here.

use super::edit::Edit;
use super::path::child;
use super::rename::rename;
use super::slug::slug;
use super::tree::Tree;
use super::typing::put;
use crate::pack::limits::LINE;

/// A pack of one short scenario that has no problems and is easy to write over.
const STARTER: &str = include_str!("starter.json");

/// The pack that writing from nothing begins with, under an id that is not `taken`.
#[must_use]
pub fn starter(author: Option<&str>, taken: impl Fn(&str) -> bool) -> Tree {
    let mut tree = Tree::read(STARTER).unwrap_or(Tree::Null);
    let mut change =
        |path: &str, words: &str| put(&tree, path, Tree::words(words)).map(|edit| edit.apply(&mut tree));
    change("id", &free("my-pack", &taken));
    change("scenarios/0/id", &free("a-second-oven", &taken));
    if let Some(author) = author {
        change("author", author);
    }
    tree
}

/// A copy of a pack to be written on. One's own goes on as its next version; of anybody else's, the pack, its
/// scenarios, drills and panels get ids of their own, and its author stays named.
///
/// # Errors
/// The text is no JSON.
pub fn copied(
    text: &str,
    own_author: Option<&str>,
    is_own: bool,
    taken: impl Fn(&str) -> bool,
) -> Result<Tree, crate::problem::Problem> {
    let mut tree = Tree::read(text)?;
    if is_own {
        let version = tree.text_of("version").parse::<u32>().unwrap_or(0).saturating_add(1);
        change(&mut tree, |tree| put(tree, "version", Tree::Number(version.to_string())));
        return Ok(tree);
    }
    let author = match own_author {
        Some(author) => author.to_owned(),
        None => format!("Your name, after {}", tree.text_of("author")).chars().take(LINE).collect(),
    };
    let id = free(&format!("{}-copy", tree.text_of("id")), &taken);
    change(&mut tree, |tree| put(tree, "id", Tree::Text(id)));
    change(&mut tree, |tree| put(tree, "author", Tree::Text(author)));
    for list in ["scenarios", "drills", "panels"] {
        for index in 0..tree.member(list).map_or(0, |list| list.entries().len()) {
            let path = child(&child(list, &index.to_string()), "id");
            let id = free(&format!("{}-copy", tree.at(&path).map_or("", Tree::text)), &taken);
            change(&mut tree, |tree| rename(tree, &path, &id));
        }
    }
    Ok(tree)
}

fn change(tree: &mut Tree, edit: impl FnOnce(&Tree) -> Option<Edit>) {
    if let Some(edit) = edit(tree) {
        edit.apply(tree);
    }
}

/// The id, or the first with a number behind it that is free.
fn free(id: &str, taken: &impl Fn(&str) -> bool) -> String {
    let id = slug(id, "pack");
    let numbered = (2..=u32::MAX).map(|number| format!("{id}-{number}"));
    std::iter::once(id.clone()).chain(numbered).find(|id| !taken(id)).unwrap_or(id)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::editor::laid_out;
    use crate::pack::{Pack, run_tests};

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    #[test]
    fn writing_begins_with_a_pack_without_problems() {
        let text = laid_out(&starter(Some("Ada"), |id| id == "my-pack"));
        let pack = Pack::read(&text).map_err(|problems| format!("{problems:#?}")).unwrap();
        assert_eq!((pack.id.as_str(), pack.author.as_str()), ("my-pack-2", "Ada"));
        assert_eq!(run_tests(&pack, &text).problems, []);
    }

    #[test]
    fn a_copy_differs_from_its_original_in_its_names_alone_and_is_as_good() {
        let tree = copied(PACK, None, false, |_| false).unwrap();
        let text = laid_out(&tree);
        let pack = Pack::read(&text).map_err(|problems| format!("{problems:#?}")).unwrap();
        assert_eq!(pack.author, "Your name, after The Hotseat authors");
        assert_eq!(pack.scenarios.first().unwrap().id.as_str(), "leaking-roof-copy");
        assert_eq!(run_tests(&pack, &text).problems, []);
        let seat = tree.at("panels/0/seats/0/scenario").unwrap();
        assert_eq!(seat.text(), "leaking-roof-copy");
        let names = text.replace("-copy", "").replace("Your name, after ", "");
        assert_eq!(Tree::read(&names).unwrap(), Tree::read(PACK).unwrap());
    }

    #[test]
    fn the_own_pack_goes_on_as_its_next_version() {
        let tree = copied(PACK, Some("The Hotseat authors"), true, |_| true).unwrap();
        assert_eq!((tree.text_of("id"), tree.text_of("version")), ("village-library", "4"));
    }
}
