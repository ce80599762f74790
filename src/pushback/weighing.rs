//! From what a reply shows to a judgement: two steps, each a sum of whole numbers.

use super::signs::{Signs, Weights};
use super::traits::Traits;
use super::verdict::{Judgement, Sign};

/// New words and figures without which there is no substance, however it is worded.
const LEAST_NEW: usize = 3;
/// With so many new words, the share of words in a hundred that the brief, the answer or the challenge have, too.
const SOME: usize = 10;
const LEAST_RELATED: usize = 18;
const LONG: usize = 22;
const LEAST_RELATED_IF_LONG: usize = 28;
/// Closer to the next judgement than this is a near thing: to the other side of earning points, and within a side.
const NEAR: i32 = 40;
const NEAR_WITHIN: i32 = 12;
/// The name of the weights that every reply starts from.
const START: &str = "start";

/// The judgement of a reply that is not blank, and whether it was a near thing.
pub(super) fn weigh(traits: &Traits, signs: &Signs) -> (Judgement, bool) {
    let sum = sum(traits, signs);
    let content = traits.new_words + traits.new_figures;
    let is_reply = !traits.is_soup && !is_elsewhere(traits);
    let is_good = sum.substance > 0 && is_reply && content >= LEAST_NEW;
    let (judgement, margin) = if is_good { good(sum) } else { bad(sum, traits, signs) };
    // One word more would have turned the verdict.
    let is_just_short = sum.substance > 0 && content + 1 == LEAST_NEW;
    let is_near = if content < LEAST_NEW { is_just_short } else { sum.substance.abs() < NEAR };
    (judgement, (is_reply && is_near) || margin < NEAR_WITHIN)
}

/// What all traits together weigh.
fn sum(traits: &Traits, signs: &Signs) -> Weights {
    let mut sum = signs.weights(START);
    for (name, count) in &traits.counts {
        let weights = signs.weights(name);
        sum.substance += weights.substance * count;
        sum.folded += weights.folded * count;
        for (sum, weight) in sum.good.iter_mut().zip(weights.good) {
            *sum += weight * count;
        }
    }
    sum
}

/// Whether hardly anything of the reply has to do with what was asked.
fn is_elsewhere(traits: &Traits) -> bool {
    let all = traits.new_words + traits.related;
    let least = if traits.new_words >= LONG { LEAST_RELATED_IF_LONG } else { LEAST_RELATED };
    traits.related == 0 || (traits.new_words >= SOME && traits.related * 100 < all * least)
}

/// Which of the good ones it is, and by how much.
fn good(sum: Weights) -> (Judgement, i32) {
    let [held, updated, conceded] = sum.good;
    let mut best = (held, Judgement::Held);
    let mut second = i32::MIN;
    for row in [(updated, Judgement::Updated), (conceded, Judgement::Conceded)] {
        if row.0 > best.0 {
            second = best.0;
            best = row;
        } else {
            second = second.max(row.0);
        }
    }
    (best.1, best.0.saturating_sub(second))
}

/// Which of the bad ones it is, and by how much. Nobody is said to have folded without words that show it.
fn bad(sum: Weights, traits: &Traits, signs: &Signs) -> (Judgement, i32) {
    let is_way_out = |kind: &usize| signs.kinds.get(*kind).is_some_and(|kind| kind.sign == Sign::GivingWay);
    if !traits.wordings.iter().any(|(kind, _)| is_way_out(kind)) {
        return (Judgement::Repeated, i32::MAX);
    }
    let judgement = if sum.folded > 0 { Judgement::Folded } else { Judgement::Repeated };
    (judgement, sum.folded.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_weightiest_good_judgement_wins_and_the_earlier_of_two_equal_ones() {
        let rows = [
            ([9, 2, 3], (Judgement::Held, 6)),
            ([2, 9, 3], (Judgement::Updated, 6)),
            ([-7, -9, -2], (Judgement::Conceded, 5)),
            ([4, 4, 0], (Judgement::Held, 0)),
        ];
        for (good_sums, expected) in rows {
            assert_eq!(good(Weights { good: good_sums, ..Weights::default() }), expected, "{good_sums:?}");
        }
    }
}
