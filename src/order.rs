//! Putting short lists in order. The standard sort is built for long ones and costs the browser's bundle
//! 4 kB for every type that it is used with; the lists of an interview have dozens of entries.

use std::collections::{BTreeMap, BTreeSet};

/// The values in the order of their keys; values with equal keys stay in the order in which they came.
/// Takes a number of moves that grows with the square of the length: for up to a few thousand values.
#[must_use]
pub fn by_key<T, K: Ord>(values: impl IntoIterator<Item = T>, key: impl Fn(&T) -> K) -> Vec<T> {
    let mut ordered = Vec::new();
    for value in values {
        let own = key(&value);
        let place = ordered.partition_point(|other| key(other) <= own);
        ordered.insert(place, value);
    }
    ordered
}

/// The map of these pairs; of pairs with the same key, the last one counts. `collect` would sort them first.
#[must_use]
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// The set of these values; see [`map_of`].
#[must_use]
pub fn set_of<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(values);
    set
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_sort(values in prop::collection::vec((0_u8..9, any::<u8>()), 0..40)) {
            let mut expected = values.clone();
            expected.sort_by_key(|(key, _)| *key);
            prop_assert_eq!(by_key(values, |(key, _)| *key), expected);
        }
    }
}
