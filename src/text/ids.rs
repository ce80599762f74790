//! Numbers for words. Reading a pack asks for one at every word of some thousand phrases, and judging an answer at every
//! word of it.

use super::token::Key;

/// A table from keys of words to numbers: the key is a hash already, so it says itself where to look first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ids {
    /// A power of two of places, at most half of them taken; a key stands at its own place or at the next one that was free.
    places: Vec<Option<(Key, usize)>>,
    taken: usize,
}

impl Ids {
    /// The number of a word, if it has one.
    pub(crate) fn get(&self, key: Key) -> Option<usize> {
        let place = self.places.get(self.place(key))?;
        place.map(|(_, id)| id)
    }

    /// The number of a word; `new` if it has had none.
    pub(crate) fn get_or(&mut self, key: Key, new: usize) -> usize {
        if self.taken * 2 >= self.places.len() {
            self.grow();
        }
        let at = self.place(key);
        match self.places.get_mut(at) {
            Some(Some((_, id))) => *id,
            Some(free) => {
                *free = Some((key, new));
                self.taken += 1;
                new
            }
            None => new,
        }
    }

    /// How many words have a number.
    pub(crate) fn len(&self) -> usize {
        self.taken
    }

    /// Where a key stands, or would stand.
    fn place(&self, key: Key) -> usize {
        let last = self.places.len().wrapping_sub(1);
        #[allow(clippy::cast_possible_truncation)]
        let mut at = key as usize & last;
        while self.places.get(at).is_some_and(|place| place.is_some_and(|(other, _)| other != key)) {
            at = (at + 1) & last;
        }
        at
    }

    fn grow(&mut self) {
        let more = (self.places.len() * 2).max(16);
        for (key, id) in std::mem::replace(&mut self.places, vec![None; more]).into_iter().flatten() {
            let at = self.place(key);
            if let Some(free) = self.places.get_mut(at) {
                *free = Some((key, id));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_its_number_however_many_there_are() {
        let mut ids = Ids::default();
        assert_eq!(ids.get(0), None);
        // Every other one of these wants the place of the first, however large the table is.
        let keys: Vec<Key> = (1..500).flat_map(|index| [index << 40, index]).collect();
        for (id, key) in keys.iter().enumerate() {
            assert_eq!((ids.get_or(*key, id), ids.len()), (id, id + 1), "{key}");
        }
        for (id, key) in keys.iter().enumerate() {
            assert_eq!((ids.get_or(*key, 7_000), ids.get(*key)), (id, Some(id)), "{key}");
        }
        assert_eq!(ids.get(0), None);
    }
}
