//! Mends typing slips towards the words that phrases are made of. There is no dictionary behind it: a word
//! that no phrase knows, and that is one slip away from one that a phrase does know, is taken for it.

use crate::order::by_key;
use std::collections::BTreeMap;

/// Words of fewer letters are too often another word when one letter changes.
const LEAST_LETTERS: usize = 5;

/// Words that slips are mended towards.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Spelling {
    /// By first letter and length in bytes: the word, the letters that it has, and what it stands for.
    known: BTreeMap<(char, usize), BTreeMap<String, (u32, u32)>>,
}

impl Spelling {
    /// Learns a word with its usual endings; it stands for `id`.
    pub(super) fn learn(&mut self, word: &str, id: u32) {
        if word.chars().count() < LEAST_LETTERS {
            return;
        }
        self.learn_form(word.to_owned(), id);
        let root = word.strip_suffix('e').unwrap_or(word);
        for form in [format!("{word}s"), format!("{root}ed"), format!("{root}ing"), format!("{root}ies")] {
            self.learn_form(form, id);
        }
    }

    fn learn_form(&mut self, form: String, id: u32) {
        if let Some(first) = form.chars().next() {
            let letters = letters(&form);
            self.known.entry((first, form.len())).or_default().entry(form).or_insert((letters, id));
        }
    }

    /// What a word stands for if one slip is mended in it.
    pub(super) fn mend(&self, word: &str) -> Option<u32> {
        let count = word.chars().count();
        let first = word.chars().next().filter(|c| c.is_alphabetic() && count + 1 >= LEAST_LETTERS)?;
        let own = letters(word);
        let lengths = word.len().saturating_sub(1)..=word.len() + 1;
        let candidates = lengths.filter_map(|length| self.known.get(&(first, length))).flatten();
        candidates
            // One slip changes at most two letters of the set: this spares nearly all comparisons.
            .filter(|(_, (letters, _))| (letters ^ own).count_ones() <= 2)
            .find(|(known, _)| {
                // In a short word another letter makes another word (`price`, `prime`); a slip of order does not.
                let is_other_word =
                    known.len() == word.len() && count <= LEAST_LETTERS && !is_swap(known, word);
                !is_other_word && strsim::osa_distance(known, word) == 1
            })
            .map(|(_, (_, id))| *id)
    }
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
            spelling.learn(word, u32::try_from(id).unwrap_or(0));
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
