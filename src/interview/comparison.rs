//! What changed between two attempts at one scenario.

use crate::ids::ItemId;
use crate::scoring::Debrief;

/// The difference that a retry made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The earlier score.
    pub before: u32,
    /// The new score.
    pub after: u32,
    /// Items that are met now and were not.
    pub gained: Vec<ItemId>,
    /// Items that were met and are not now.
    pub lost: Vec<ItemId>,
}

/// Compares two debriefs of one scenario.
#[must_use]
pub fn compare(before: &Debrief, after: &Debrief) -> Comparison {
    let changed = |to: bool| {
        after
            .items
            .iter()
            .filter(|item| item.met == to)
            .filter(|item| before.items.iter().any(|other| other.id == item.id && other.met != to))
            .map(|item| item.id.clone())
            .collect()
    };
    Comparison { before: before.score, after: after.score, gained: changed(true), lost: changed(false) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::answer::{Answer, Entry};
    use crate::ids::FieldId;
    use crate::pack::neutral_scenario;
    use crate::scoring::score;

    fn debrief(decision: &str, questions: &str) -> Debrief {
        let mut answer = Answer::default();
        answer.put(FieldId::new("decision"), Entry::Text { text: decision.into() });
        answer.put(FieldId::new("questions"), Entry::Text { text: questions.into() });
        score(&neutral_scenario(), &answer)
    }

    #[test]
    fn a_retry_shows_what_it_gained_and_what_it_lost() {
        let first = debrief("", "Where is the leak?");
        let second = debrief("We will mend the roof for families.", "");
        let comparison = compare(&first, &second);
        assert_eq!((comparison.before, comparison.after), (first.score, second.score));
        assert!(comparison.gained.contains(&ItemId::new("commits")), "{comparison:?}");
        assert_eq!(comparison.lost, [ItemId::new("asks-where")]);
        let back = compare(&second, &first);
        assert_eq!(
            (back.gained, back.lost),
            (comparison.lost, comparison.gained),
            "the way back is the mirror image"
        );
    }

    #[test]
    fn nothing_changed_is_nothing_gained() {
        let same = debrief("We will mend the roof.", "");
        let comparison = compare(&same, &same);
        assert_eq!((comparison.gained, comparison.lost), (vec![], vec![]));
    }

    #[test]
    fn an_item_that_only_one_debrief_has_is_neither_gained_nor_lost() {
        let before = Debrief { items: Vec::new(), ..debrief("", "") };
        let comparison = compare(&before, &debrief("We will mend the roof.", ""));
        assert_eq!((comparison.gained, comparison.lost), (vec![], vec![]));
    }
}
