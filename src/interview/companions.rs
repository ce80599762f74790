//! Packs that travel inside the single file: the ones that its maker had added stand in it as data, and whoever opens
//! it has them, as if they had been shipped.
//!
//! They are read with the same checks as any pack; one that cannot be used is told like a shipped one, with all that is
//! wrong with it. Nothing of them is stored: they are there as long as the file is. If the reader has a pack of the
//! same id, in this file's program or in the browser's storage, the newer version is used, and of two that are equally
//! new the one that travels.

use super::library::{Library, Origin, PackTrouble};
use crate::json::{self, Value};
use crate::pack::{Outline, Pack};
use crate::problem::{Position, Problem};

impl Library {
    /// The packs that did not come with the program, as the data of the single file: a list of their texts, in which
    /// nothing can end the element that it stands in.
    #[must_use]
    pub fn companions(&self) -> String {
        let others = self.held().filter(|held| held.origin != Origin::Shipped);
        let texts: Vec<serde_json::Value> = others.map(|held| held.text.into()).collect();
        let list = serde_json::Value::from(texts).to_string();
        // In JSON these stand only inside strings, where an escape means the same.
        list.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
    }

    /// Takes in what [`Library::companions`] has written; before anything from the storage.
    pub fn take_companions(&mut self, list: &str) {
        let texts = match json::parse_of_any_size(list) {
            Ok(json::Node { value: Value::List(nodes), .. }) => nodes,
            Ok(_) => return self.tell("the packs of this file", vec![no_list()]),
            Err(problem) => return self.tell("the packs of this file", vec![problem]),
        };
        for (index, node) in texts.iter().enumerate() {
            let name = format!("pack {} of this file", index + 1);
            match node.text() {
                Some(text) => self.take_companion(&name, text.to_owned()),
                None => self.tell(&name, vec![no_list()]),
            }
        }
    }

    /// It is read at once, not when there is time: whoever opens the file is told at the start what of it cannot be used.
    fn take_companion(&mut self, name: &str, text: String) {
        let pack = match Pack::read(&text) {
            Ok(pack) => Box::new(pack),
            Err(problems) => return self.tell(name, problems),
        };
        let outline = Outline::from(&*pack);
        // The program's own version is as new.
        let is_here = self.outlines().any(|own| own.id == outline.id && own.version >= outline.version);
        if !is_here
            && !self.shelve(pack, text, Origin::Companion)
            && let Err(problems) = self.without_clash(outline)
        {
            self.tell(name, problems);
        }
    }

    fn tell(&mut self, file: &str, problems: Vec<Problem>) {
        self.trouble(PackTrouble { file: file.to_owned(), problems });
    }
}

fn no_list() -> Problem {
    Problem {
        at: Position { line: 1, column: 1 },
        what: "this is no list of the texts of packs".to_owned(),
        remedy: "download the file again".to_owned(),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::ids::PackId;
    use crate::interview::{Key, start};
    use std::collections::BTreeMap;

    const PACK: &str = include_str!("../../tests/packs/neutral.json");

    fn version(number: u32) -> String {
        PACK.replace("\"version\": 3", &format!("\"version\": {number}"))
    }

    /// A library with the pack as shipped or without any, that takes these companions. Nothing else is read yet.
    fn with(shipped: Option<&'static str>, companions: &str) -> Library {
        let mut library = Library::open(shipped.map(|text| ("neutral.json", text)).into_iter(), &[]);
        library.take_companions(companions);
        library
    }

    /// The data of a file whose maker had added these packs.
    fn data(texts: &[&str]) -> String {
        let mut library = Library::default();
        for text in texts {
            let pack = Box::new(Pack::read(text).unwrap());
            assert!(library.shelve(pack, (*text).to_owned(), Origin::Added));
        }
        library.companions()
    }

    fn held(library: &Library) -> Vec<(u32, Origin)> {
        library.held().map(|held| (held.outline.version, held.origin)).collect()
    }

    #[test]
    fn packs_travel_byte_for_byte_and_on_from_there() {
        let about = "\"about\": \"</script><!-- \\u003c & \\\" \u{1f377} ";
        let pack = PACK.replacen("\"about\": \"", about, 1);
        let list = data(&[&pack]);
        assert!(!list.contains('<'), "nothing ends the element: {list}");
        let library = with(None, &list);
        assert_eq!(library.troubles(), []);
        assert_eq!(library.text_of(&PackId::new("village-library")), Some(pack.as_str()));
        assert_eq!(held(&library), [(3, Origin::Companion)]);
        assert_eq!(library.companions(), list);
    }

    #[test]
    fn separators_of_lines_end_no_line_of_the_data() {
        // In texts that people read they are refused.
        let pack = PACK.replacen("\"$schema\": \"", "\"$schema\": \"\u{2028}\u{2029}", 1);
        let list = data(&[&pack]);
        assert!(!list.contains(['\u{2028}', '\u{2029}']));
        let library = with(None, &list);
        assert_eq!(library.held().map(|held| held.text).collect::<Vec<_>>(), [pack.as_str()]);
    }

    #[test]
    fn the_newer_version_is_used_wherever_it_comes_from() {
        let rows = [
            // Shipped, in the file, in the storage; what is used.
            (Some(PACK), 4, None, (4, Origin::Companion)),
            (Some(PACK), 3, None, (3, Origin::Shipped)),
            (Some(PACK), 2, None, (3, Origin::Shipped)),
            (None, 3, Some(4), (4, Origin::Added)),
            (None, 3, Some(3), (3, Origin::Companion)),
            (None, 3, Some(2), (3, Origin::Companion)),
            (Some(PACK), 4, Some(5), (5, Origin::Added)),
        ];
        for (shipped, in_file, stored, expected) in rows {
            let library = with(shipped, &data(&[&version(in_file)]));
            let key = Key::Pack(PackId::new("village-library")).to_string();
            let documents: BTreeMap<String, String> =
                stored.map(|number| (key, version(number))).into_iter().collect();
            let (model, _) = start(library, &documents, true);
            assert_eq!(held(&model.library), [expected], "{in_file} in the file, {stored:?} stored");
            assert_eq!(model.library.troubles(), []);
        }
    }

    #[test]
    fn what_cannot_be_used_is_told_and_the_rest_is_used() {
        let text = |text: &str| serde_json::Value::from(text).to_string();
        let others = version(9).replace("The Hotseat authors", "Somebody");
        let fine = text(PACK);
        let rows = [
            ("not JSON".to_owned(), 0, "the packs of this file", "not JSON"),
            ("{}".to_owned(), 0, "the packs of this file", "no list of the texts"),
            (format!("[7, {fine}]"), 1, "pack 1 of this file", "no list of the texts"),
            (format!("[\"{{\", {fine}]"), 1, "pack 1 of this file", ""),
            (
                format!(
                    "[{fine}, {}]",
                    text(include_str!("../../tests/packs/broken/44-weight-out-of-range.json"))
                ),
                1,
                "pack 2 of this file",
                "",
            ),
            (format!("[{fine}, {}]", text(&others)), 1, "pack 2 of this file", "is loaded already"),
        ];
        for (list, packs, name, what) in rows {
            let library = with(None, &list);
            assert_eq!(library.outlines().count(), packs, "{name}");
            let [trouble] = library.troubles() else { unreachable!("{list}: {:?}", library.troubles()) };
            assert_eq!(trouble.file, name);
            assert!(
                what == "not JSON" || trouble.problems.first().unwrap().what.contains(what),
                "{trouble:?}"
            );
        }
        assert_eq!(with(Some(PACK), "[]").troubles(), []);
    }
}
