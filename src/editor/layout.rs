//! Lays JSON out for people: what fits on a line stands on one, and lists of words fill their lines.

use super::tree::{Tree, quote};

/// The longest line, in characters, that is not one long text.
const WIDTH: usize = 118;

/// The tree as text, with a line break at its end.
#[must_use]
pub fn laid_out(tree: &Tree) -> String {
    let mut text = String::new();
    lay(tree, 0, &mut text);
    text.push('\n');
    text
}

fn lay(tree: &Tree, depth: usize, text: &mut String) {
    let flat = tree.flat();
    if flat.chars().count() + depth <= WIDTH {
        text.push_str(&flat);
        return;
    }
    let start = format!("\n{}", " ".repeat(depth + 2));
    let end = format!("\n{}", " ".repeat(depth));
    match tree {
        Tree::Object(members) => {
            for (index, (key, value)) in members.iter().enumerate() {
                text.push(if index == 0 { '{' } else { ',' });
                text.push_str(&start);
                quote(key, text);
                text.push_str(": ");
                lay(value, depth + 2, text);
            }
            text.push_str(&end);
            text.push('}');
        }
        Tree::List(entries) => {
            let is_words = entries.iter().all(|entry| matches!(entry, Tree::Text(_)));
            let mut room = 0;
            for (index, entry) in entries.iter().enumerate() {
                text.push_str(if index == 0 { "[" } else { "," });
                let length = entry.flat().chars().count() + 2;
                if is_words && room >= length {
                    text.push(' ');
                } else {
                    text.push_str(&start);
                    room = WIDTH.saturating_sub(depth + 1);
                }
                room = room.saturating_sub(length);
                lay(entry, depth + 2, text);
            }
            text.push_str(&end);
            text.push(']');
        }
        _ => text.push_str(&flat),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::editor::tree::tests::any_tree;
    use proptest::prelude::*;

    #[test]
    fn a_layout_keeps_its_lines_short() {
        let words: Vec<Tree> = (0..60).map(|index| Tree::Text(format!("word number {index}"))).collect();
        let deep = Tree::List(vec![Tree::Object(vec![("b".into(), Tree::List(words.clone()))])]);
        let long = Tree::Text("x".repeat(300));
        let tree = Tree::Object(vec![
            ("words".into(), Tree::List(words)),
            ("deep".into(), deep),
            ("text".into(), long),
        ]);
        let text = laid_out(&tree);
        let long = text.lines().filter(|line| line.chars().count() > WIDTH + 2);
        assert_eq!(long.count(), 1, "{text}");
    }

    #[test]
    fn packs_that_are_laid_out_are_the_same_packs() {
        for text in [
            include_str!("../../tests/packs/neutral.json"),
            include_str!("../../scenarios/mock-panels.json"),
            include_str!("../../scenarios/two-minute-numbers.json"),
            include_str!("../../scenarios/vision-and-people.json"),
        ] {
            let tree = Tree::read(text).unwrap();
            assert_eq!(Tree::read(&laid_out(&tree)).unwrap(), tree);
        }
    }

    proptest! {
        #[test]
        fn a_layout_reads_back_as_what_it_lays_out(tree in any_tree()) {
            prop_assert_eq!(Tree::read(&laid_out(&tree)).unwrap(), tree);
        }
    }
}
