//! Logistic regression with a ridge, small and deterministic: the weights that tell judged passages apart best.

/// One passage: the signs that it has, and whether it counts.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Indices of signs, each once.
    pub(super) signs: Vec<u32>,
    pub(super) counts: bool,
}

/// What a passage is worth: a bias, and a weight for each sign.
#[derive(Clone, Debug, Default)]
pub(super) struct Weights {
    pub(super) bias: f64,
    pub(super) of: Vec<f64>,
}

/// How much the passages count against the ridge; the less, the smaller the weights of rare signs.
const TRUST: f64 = 0.1;
const MOST_STEPS: usize = 400;
const SMALL: f64 = 1e-3;

impl Weights {
    /// The sum of a passage's signs: its log odds.
    pub(super) fn sum(&self, signs: &[u32]) -> f64 {
        let weight = |sign: &u32| usize::try_from(*sign).ok().and_then(|sign| self.of.get(sign));
        self.bias + signs.iter().filter_map(weight).sum::<f64>()
    }

    /// Learns from rows, of which both kinds weigh the same together. `signs` is how many there are.
    pub(super) fn learn(rows: &[&Row], signs: usize) -> Self {
        let share = |counts: bool| {
            let found = rows.iter().filter(|row| row.counts == counts).count();
            as_f64(rows.len()) / (2.0 * as_f64(found.max(1)))
        };
        let (gain, loss) = (share(true), share(false));
        let slope = |weights: &Self| {
            let mut slope = Self { bias: 0.0, of: weights.of.clone() };
            for row in rows {
                let odds = 1.0 / (1.0 + (-weights.sum(&row.signs)).exp());
                let error = TRUST * if row.counts { gain * (odds - 1.0) } else { loss * odds };
                slope.bias += error;
                for sign in &row.signs {
                    if let Some(of) = usize::try_from(*sign).ok().and_then(|sign| slope.of.get_mut(sign)) {
                        *of += error;
                    }
                }
            }
            slope
        };
        let mut weights = Self { bias: 0.0, of: vec![0.0; signs] };
        let mut down = slope(&weights);
        let mut step = 1e-3;
        for _ in 0..MOST_STEPS {
            let next = weights.moved(&down, -step);
            let after = slope(&next);
            // The step of Barzilai and Borwein 1988: the last change of place by the last change of slope.
            let (place, change) = (next.moved(&weights, -1.0), after.moved(&down, -1.0));
            let curve = place.dot(&change);
            step = if curve > 0.0 { place.dot(&place) / curve } else { step };
            (weights, down) = (next, after);
            if down.dot(&down) < SMALL * SMALL {
                break;
            }
        }
        weights
    }

    fn moved(&self, along: &Self, by: f64) -> Self {
        Self {
            bias: self.bias + by * along.bias,
            of: self.of.iter().zip(&along.of).map(|(here, along)| here + by * along).collect(),
        }
    }

    fn dot(&self, other: &Self) -> f64 {
        self.bias * other.bias + self.of.iter().zip(&other.of).map(|(left, right)| left * right).sum::<f64>()
    }
}

pub(super) fn as_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_tell_the_kinds_apart_weigh_and_others_do_not() {
        // Sign 0 speaks for, sign 1 against, sign 2 stands everywhere.
        let row = |signs: &[u32], counts| Row { signs: signs.to_vec(), counts };
        let rows: Vec<Row> = (0..40)
            .map(|index| if index % 2 == 0 { row(&[0, 2], true) } else { row(&[1, 2], false) })
            .collect();
        let rows: Vec<&Row> = rows.iter().collect();
        let learned = Weights::learn(&rows, 3);
        let [good, bad, neither] = learned.of.as_slice() else { unreachable!("{learned:?}") };
        assert!(*good > 0.5 && *bad < -0.5 && neither.abs() < 0.05, "{learned:?}");
        assert!(learned.sum(&[0, 2]) > 0.5 && learned.sum(&[1, 2]) < -0.5);
    }
}
