//! Mends typing slips towards the words that phrases are made of. There is no dictionary behind it: a word
//! that no phrase knows, and that is one slip away from one that a phrase does know, is taken for it.

use crate::order::by_key;
use std::collections::BTreeMap;

/// Words of fewer letters are too often another word when one letter changes.
const LEAST_LETTERS: usize = 5;
/// One slip changes at most so many letters of the set that a word has.
const MOST_CHANGED: u32 = 2;
/// The usual endings of a word that may lose its last `e` before them.
const ENDINGS_OF_ROOT: [&str; 3] = ["ed", "ing", "ies"];

/// Words that slips are mended towards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spelling {
    /// By first letter, in the order in which they were learned.
    known: BTreeMap<char, Vec<Known>>,
}

#[derive(Clone, Debug, PartialEq)]
struct Known {
    word: String,
    letters: u32,
    /// What the word stands for.
    id: usize,
}

impl Known {
    /// The word with its usual endings.
    fn forms(&self) -> impl Iterator<Item = (&str, &'static str)> {
        let word = self.word.as_str();
        let root = word.strip_suffix('e').unwrap_or(word);
        [(word, ""), (word, "s")].into_iter().chain(ENDINGS_OF_ROOT.map(|ending| (root, ending)))
    }
}

impl Spelling {
    /// Learns a word with its usual endings; it stands for `id`.
    pub(super) fn learn(&mut self, word: &str, id: usize) {
        if let Some(first) = word.chars().next().filter(|_| word.chars().count() >= LEAST_LETTERS) {
            let known = Known { word: word.to_owned(), letters: letters(word), id };
            self.known.entry(first).or_default().push(known);
        }
    }

    /// What a word stands for if one slip is mended in it. Of several words that it may be, the shortest is taken, then
    /// the first by its letters, then the first that was learned.
    pub(super) fn mend(&self, word: &str) -> Option<usize> {
        let count = word.chars().count();
        let first = word.chars().next().filter(|c| c.is_alphabetic() && count + 1 >= LEAST_LETTERS)?;
        let own = letters(word);
        let of_endings = letters("sedingies");
        let mut best: Option<(usize, String, usize)> = None;
        for known in self.known.get(&first)? {
            // This spares nearly all comparisons, whatever the ending.
            if ((known.letters ^ own) & !of_endings).count_ones() > MOST_CHANGED {
                continue;
            }
            for (base, ending) in known.forms() {
                let length = base.len() + ending.len();
                if length.abs_diff(word.len()) > 1 {
                    continue;
                }
                let form = [base, ending].concat();
                let goes_before =
                    best.as_ref().is_none_or(|(least, first, _)| (length, &form) < (*least, first));
                if goes_before && is_slip(word, &form) {
                    best = Some((length, form, known.id));
                }
            }
        }
        best.map(|(_, _, id)| id)
    }
}

/// Whether a word is a known one with one slip in it.
fn is_slip(word: &str, known: &str) -> bool {
    if (letters(known) ^ letters(word)).count_ones() > MOST_CHANGED {
        return false;
    }
    // In a short word another letter makes another word (`price`, `prime`); a slip of order does not.
    let is_short = word.chars().count() <= LEAST_LETTERS;
    let is_other_word = is_short && known.len() == word.len() && !is_swap(known, word);
    !is_other_word && strsim::osa_distance(known, word) == 1
}

/// The set of a word's letters, as bits.
fn letters(word: &str) -> u32 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte % 32))
}

/// Whether two words of one length differ in the order of letters only.
fn is_swap(left: &str, right: &str) -> bool {
    let sorted = |word: &str| by_key(word.chars(), |letter| *letter);
    sorted(left) == sorted(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_mended_and_other_words_are_left() {
        let mut spelling = Spelling::default();
        for (id, word) in ["customer", "price", "churn", "partnership"].into_iter().enumerate() {
            spelling.learn(word, id);
        }
        let rows = [
            ("custmer", Some(0)),
            ("custoemrs", Some(0)),
            ("prcie", Some(1)),
            ("prime", None),
            ("prize", None),
            ("chrun", Some(2)),
            ("partnerchip", Some(3)),
            ("partner", None),
            ("xustomer", None),
        ];
        for (word, expected) in rows {
            assert_eq!(spelling.mend(word), expected, "{word}");
        }
    }
}
