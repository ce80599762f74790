//! Checks a pack's own concepts where they are defined, before rules use them: an author is owed the place
//! of the phrase that is wrong, not of every rule that relies on it.

use crate::concept::{Element, Lexicon};
use crate::json::{Node, Reader, Value, nearest};
use std::collections::BTreeMap;

/// How many concepts may stand between one concept and the words that it comes down to.
const MAX_STEPS: usize = 20;

/// How far a concept has been followed.
enum Followed {
    /// It is being followed: meeting it again closes a circle.
    Open,
    /// So many concepts stand below it.
    Done(usize),
}

/// Reads a pack's own concepts; names that they refer to may also be those of the shared lexicon.
pub(super) fn read_concepts(node: &Node, shared: &Lexicon, reader: &mut Reader<'_>) -> Lexicon {
    let own = shared.read_beside(node, reader);
    let lexicon = shared.clone().extended(&own);
    let Value::Object(members) = &node.value else { return lexicon };
    let mut places = BTreeMap::new();
    places.extend(members.iter().map(|member| (member.key.as_str(), member.at)));
    let mut check = Check { lexicon: &lexicon, places, followed: BTreeMap::new() };
    for member in members {
        let steps = check.follow(&member.key, member.at, reader, MAX_STEPS + 1);
        if steps > MAX_STEPS {
            reader.problem(
                member.at,
                format!(
                    "from `{}` on, more than {MAX_STEPS} concepts refer to each other in a row",
                    member.key
                ),
                "write the phrases out in one of them",
            );
            break;
        }
    }
    lexicon
}

/// Notes a concept that does not exist. The shared lexicon has too many names to list them all.
pub(super) fn unknown_concept(
    at: usize,
    what: String,
    name: &str,
    lexicon: &Lexicon,
    reader: &mut Reader<'_>,
) {
    let remedy = nearest(name, lexicon.names()).map_or_else(
        || "define it under `concepts`, or use one that exists".to_owned(),
        |known| format!("did you mean `@{known}`?"),
    );
    reader.problem(at, what, remedy);
}

struct Check<'a> {
    lexicon: &'a Lexicon,
    places: BTreeMap<&'a str, usize>,
    followed: BTreeMap<String, Followed>,
}

impl Check<'_> {
    /// How many concepts stand below this one; no more than `left` steps are taken.
    fn follow(&mut self, name: &str, at: usize, reader: &mut Reader<'_>, left: usize) -> usize {
        let at = self.places.get(name).copied().unwrap_or(at);
        let Some(phrases) = self.lexicon.get(name) else { return 0 };
        match self.followed.get(name) {
            Some(Followed::Done(steps)) => return *steps,
            Some(Followed::Open) => {
                let what = format!("the concept `{name}` is defined by itself");
                reader.problem(at, what, format!("remove the `@` reference that leads back to `{name}`"));
                return 0;
            }
            None if left == 0 => return MAX_STEPS,
            None => {}
        }
        self.followed.insert(name.to_owned(), Followed::Open);
        let mut deepest = 0;
        for element in phrases.iter().flat_map(|phrase| &phrase.elements) {
            let Element::Concept(other) = element else { continue };
            if self.lexicon.get(other).is_some() {
                deepest = deepest.max(1 + self.follow(other, at, reader, left - 1));
            } else {
                let what = format!("the concept `{name}` refers to `@{other}`, which does not exist");
                unknown_concept(at, what, other, self.lexicon, reader);
            }
        }
        self.followed.insert(name.to_owned(), Followed::Done(deepest));
        deepest
    }
}
