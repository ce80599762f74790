//! Putting short lists in order. The standard sort is built for long ones and costs the browser's bundle
//! 4 kB for every type that it is used with; the lists of an interview have dozens of entries.

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
