//! Statements and widths that fit what people say best.

use std::array::from_fn;

use super::four::{self, Four, Square};
use super::sums::{Sums, Wide};
use super::{Counts, D, FACTORS, Model, Statement, at};

/// Votes that a statement's own noise counts against the common one.
const NOISE_WEIGHT: f64 = 12.0;

/// Sums over those who voted on one statement, as the regression needs them: unknowns are
/// (mean, loadings), and what is explained is the vote less the tendency.
struct Moments<'a> {
    sum: &'a Wide,
    counts: [f64; 3],
}

impl Moments<'_> {
    fn count(&self) -> f64 {
        self.counts.iter().sum()
    }

    fn all(&self, k: usize) -> f64 {
        self.sum.vectors[0][k] + self.sum.vectors[1][k] + self.sum.vectors[2][k]
    }

    fn signed(&self, k: usize) -> f64 {
        self.sum.vectors[2][k] - self.sum.vectors[0][k]
    }

    /// Σ of the unknowns' columns a and b, a ≥ b.
    fn moment(&self, a: usize, b: usize) -> f64 {
        match (a, b) {
            (0, 0) => self.count(),
            (a, 0) => self.all(a),
            (a, b) => self.sum.matrix[at(a, b)],
        }
    }

    fn target(&self, a: usize) -> f64 {
        match a {
            0 => self.counts[2] - self.counts[0] - self.all(0),
            a => self.signed(a) - self.sum.matrix[at(a, 0)],
        }
    }

    /// E‖x − b − θ·h‖², the spread of θ included.
    fn residual(&self, it: &Statement) -> f64 {
        let theta = |a: usize| if a == 0 { it.mean } else { it.loading[a - 1] };
        let squares = self.counts[2] + self.counts[0];
        let mut square = squares - 2.0 * self.signed(0) + self.sum.matrix[0];
        for a in 0..D {
            square -= 2.0 * theta(a) * self.target(a);
            for b in 0..=a {
                let twice = if a == b { 1.0 } else { 2.0 };
                let both = theta(a) * theta(b) + it.covariance[a * D + b];
                square += twice * both * self.moment(a, b);
            }
        }
        square.max(0.0)
    }
}

impl Model {
    pub(super) fn refit(&mut self, sums: &Sums, counts: &Counts) {
        let moments = |i: usize| Moments { sum: &sums.each[i], counts: counts[i].map(f64::from) };
        for first in (0..self.statements.len()).step_by(4) {
            self.refit_four(first, &moments);
        }
        let n = self.statements.len().max(1) as f64;
        let (mut square, mut count) = (0.0, 0.0);
        let residuals: Vec<(f64, f64)> = self
            .statements
            .iter()
            .enumerate()
            .map(|(i, it)| (moments(i).residual(it), moments(i).count()))
            .collect();
        for it in &residuals {
            square += it.0;
            count += it.1;
        }
        let common = (square / f64::max(count, 1.0)).max(1e-3);
        for (it, (square, count)) in self.statements.iter_mut().zip(&residuals) {
            it.noise = ((square + NOISE_WEIGHT * common) / (count + NOISE_WEIGHT)).max(1e-3);
        }
        for k in 0..FACTORS {
            let square =
                |it: &Statement| it.loading[k] * it.loading[k] + it.covariance[(k + 1) * D + k + 1];
            self.widths[k] = (self.statements.iter().map(square).sum::<f64>() / n).max(1e-6);
        }
        self.common = self.statements.iter().map(|it| it.mean).sum::<f64>() / n;
        let spread = |it: &Statement| (it.mean - self.common).powi(2) + it.covariance[0];
        self.common_width = (self.statements.iter().map(spread).sum::<f64>() / n).max(1e-4);
        if sums.people > 0.0 {
            self.tendency = (sums.tendency / sums.people).clamp(1e-6, 4.0);
        }
    }

    /// Fits four statements; where fewer are left, the last one several times.
    fn refit_four<'a>(&mut self, first: usize, moments: &impl Fn(usize) -> Moments<'a>) {
        let last = self.statements.len() - 1;
        let places: [usize; 4] = from_fn(|k| (first + k).min(last));
        let of = places.map(moments);
        let weights = places.map(|i| 1.0 / self.statements[i].noise);
        let prior = |a: usize| {
            if a == 0 { 1.0 / self.common_width } else { 1.0 / self.widths[a - 1] }
        };
        let mut precision: Square<f64> = [[Four::ZERO; D]; D];
        let mut pull = [Four::ZERO; D];
        let mut least = f64::INFINITY;
        for a in 0..D {
            for b in 0..=a {
                precision[a][b] = Four(from_fn(|k| weights[k] * of[k].moment(a, b)));
            }
            precision[a][a] = precision[a][a] + Four([prior(a); 4]);
            let known = if a == 0 { prior(a) * self.common } else { 0.0 };
            pull[a] = Four(from_fn(|k| weights[k] * of[k].target(a) + known));
            least = least.min(prior(a));
        }
        let solved = four::invert(precision, &pull, least);
        for (k, i) in places.into_iter().enumerate() {
            let it = &mut self.statements[i];
            for a in 0..D {
                for b in 0..D {
                    it.covariance[a * D + b] = solved.covariance[a.max(b)][a.min(b)].0[k];
                }
            }
            it.mean = solved.mean[0].0[k];
            it.loading = from_fn(|d| solved.mean[d + 1].0[k]);
        }
    }
}
