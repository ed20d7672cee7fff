//! The model's directions turned to the principal ones.

use super::person::Posterior;
use super::{FACTORS, Model, at};
use crate::dense;
use crate::groups::{AXES, Blurred};

/// The model's directions turned to the principal ones: the first explains most of how people
/// differ, and each has people spread by 1.
#[derive(Debug)]
pub(crate) struct Turn {
    middle: [f64; FACTORS],
    /// new = forward · (old − middle)
    forward: [[f64; FACTORS]; FACTORS],
    /// loadings: new = backward · old
    backward: [[f64; FACTORS]; FACTORS],
    /// Mean squared effect of each direction on a vote.
    pub(crate) strengths: [f64; FACTORS],
}

/// Where somebody stands along the turned directions.
pub(crate) struct Turned {
    /// Place on the plane of the map, in units of votes.
    pub(crate) at: [f64; 2],
    /// Covariance of that.
    pub(crate) spread: [[f64; 2]; 2],
    /// Place along the main direction, over which people spread by 1.
    pub(crate) stand: f64,
    /// What the votes alone say of the place, the prior taken out again.
    pub(crate) blurred: Blurred,
}

impl Turn {
    /// From the model and where people stand; `order` as sums are to be made, `counts` the votes
    /// of each statement.
    pub(crate) fn principal(
        model: &Model,
        counts: &super::Counts,
        posteriors: &[Posterior],
        order: &[u32],
    ) -> Self {
        const F: usize = FACTORS;
        let n = posteriors.len().max(1) as f64;
        let mut middle = [0.0; F];
        let mut second = vec![0.0; F * F];
        for it in order.iter().map(|person| &posteriors[*person as usize]) {
            for i in 0..F {
                middle[i] += f64::from(it.mean[i + 1]);
                for j in 0..=i {
                    let both = it.mean[i + 1] * it.mean[j + 1];
                    second[i * F + j] += f64::from(both + it.covariance[at(i + 1, j + 1)]);
                }
            }
        }
        middle = middle.map(|it| it / n);
        for i in 0..F {
            for j in 0..=i {
                second[i * F + j] = second[i * F + j] / n - middle[i] * middle[j];
                second[j * F + i] = second[i * F + j];
            }
            second[i * F + i] += 1e-9;
        }
        let votes = |count: &[u32; 3]| count.iter().map(|it| f64::from(*it)).sum::<f64>();
        let all = counts.iter().map(votes).sum::<f64>().max(1.0);
        let mut effect = vec![0.0; F * F];
        for (it, count) in model.statements.iter().zip(counts) {
            let share = votes(count) / all;
            for i in 0..F {
                for j in 0..F {
                    effect[i * F + j] += share * it.loading[i] * it.loading[j];
                }
            }
        }
        Self::from_moments(middle, second, &effect)
    }

    /// With the people's covariance LLᵀ and Lᵀ·effect·L = VΛVᵀ: forward VᵀL⁻¹, backward VᵀLᵀ.
    fn from_moments(middle: [f64; FACTORS], mut second: Vec<f64>, effect: &[f64]) -> Self {
        const F: usize = FACTORS;
        if !dense::cholesky(&mut second, F) {
            second = vec![0.0; F * F];
            (0..F).for_each(|i| second[i * F + i] = 1.0);
        }
        let l = |i: usize, j: usize| if j <= i { second[i * F + j] } else { 0.0 };
        let mut inner = vec![0.0; F * F];
        for i in 0..F {
            for j in 0..F {
                let each = (0..F).flat_map(|a| (0..F).map(move |b| (a, b)));
                inner[i * F + j] = each.map(|(a, b)| l(a, i) * effect[a * F + b] * l(b, j)).sum();
            }
        }
        let (values, vectors) = dense::eigen(inner, F);
        let mut turn = Self {
            middle,
            forward: [[0.0; F]; F],
            backward: [[0.0; F]; F],
            strengths: std::array::from_fn(|d| values[d].max(0.0)),
        };
        for d in 0..F {
            // rows of VᵀL⁻¹ solve yᵀL = vᵀ, from the last entry backwards
            let mut row = [0.0; F];
            for j in (0..F).rev() {
                let known: f64 = (j + 1..F).map(|i| row[i] * l(i, j)).sum();
                row[j] = (vectors[d][j] - known) / l(j, j);
            }
            turn.forward[d] = row;
            turn.backward[d] =
                std::array::from_fn(|i| (0..F).map(|k| vectors[d][k] * l(i, k)).sum());
            // a direction has no sign of its own: the side that more statements pull to is right
            let sum: f64 = turn.backward[d].iter().sum();
            if sum < 0.0 {
                turn.forward[d].iter_mut().for_each(|it| *it = -*it);
                turn.backward[d].iter_mut().for_each(|it| *it = -*it);
            }
        }
        turn
    }

    pub(crate) fn turned(&self, it: &Posterior) -> Turned {
        const F: usize = FACTORS;
        let mut old = [[0.0; F]; F];
        for a in 0..F {
            for b in 0..=a {
                old[a][b] = f64::from(it.covariance[at(a + 1, b + 1)]);
                old[b][a] = old[a][b];
            }
        }
        let place: [f64; F] = std::array::from_fn(|k| f64::from(it.mean[k + 1]) - self.middle[k]);
        let dot = |a: &[f64; F], b: &[f64; F]| -> f64 { (0..F).map(|k| a[k] * b[k]).sum() };
        let mean: [f64; AXES] = std::array::from_fn(|d| dot(&self.forward[d], &place));
        let half: [[f64; F]; AXES] = std::array::from_fn(|d| {
            let mut row = [0.0; F];
            for a in 0..F {
                for b in 0..F {
                    row[b] += self.forward[d][a] * old[a][b];
                }
            }
            row
        });
        let scale = [self.strengths[0].sqrt(), self.strengths[1].sqrt()];
        let covariance = |d: usize, e: usize| dot(&half[d], &self.forward[e]);
        let left: [f64; AXES] = std::array::from_fn(|d| covariance(d, d).clamp(1e-6, 0.99));
        Turned {
            at: std::array::from_fn(|d| mean[d] * scale[d]),
            spread: std::array::from_fn(|d| {
                std::array::from_fn(|e| covariance(d.min(e), d.max(e)) * scale[d] * scale[e])
            }),
            stand: mean[0],
            blurred: Blurred {
                place: std::array::from_fn(|d| mean[d] / (1.0 - left[d])),
                blur: std::array::from_fn(|d| left[d] / (1.0 - left[d])),
            },
        }
    }

    /// How far agreement to a statement moves along the plane of the map.
    pub(crate) fn statement(&self, loading: &[f64; FACTORS]) -> [f64; 2] {
        std::array::from_fn(|d| self.backward[d].iter().zip(loading).map(|(a, b)| a * b).sum())
    }
}
