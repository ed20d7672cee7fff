//! Four small linear systems at once, side by side: what one has to wait for, four share.
//! What a system gives doesn't depend on the other three.

use std::array::from_fn;
use std::ops::{Add, Div, Mul, Sub};

use super::D;

/// Numbers of 32 or 64 bits.
pub(super) trait Real:
    Copy + Add<Output = Self> + Sub<Output = Self> + Mul<Output = Self> + Div<Output = Self>
{
    const ZERO: Self;
    const ONE: Self;
    fn root(self) -> Self;
    fn larger(self, other: Self) -> Self;
}

impl Real for f32 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    fn root(self) -> Self {
        self.sqrt()
    }
    fn larger(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Real for f64 {
    const ZERO: Self = 0.0;
    const ONE: Self = 1.0;
    fn root(self) -> Self {
        self.sqrt()
    }
    fn larger(self, other: Self) -> Self {
        self.max(other)
    }
}

/// One number of each of four systems.
#[derive(Debug, Clone, Copy)]
pub(super) struct Four<T>(pub(super) [T; 4]);

impl<T: Real> Four<T> {
    pub(super) const ZERO: Self = Self([T::ZERO; 4]);
}

impl<T: Real> Add for Four<T> {
    type Output = Self;
    #[inline]
    fn add(self, other: Self) -> Self {
        Self(from_fn(|k| self.0[k] + other.0[k]))
    }
}

impl<T: Real> Sub for Four<T> {
    type Output = Self;
    #[inline]
    fn sub(self, other: Self) -> Self {
        Self(from_fn(|k| self.0[k] - other.0[k]))
    }
}

impl<T: Real> Mul for Four<T> {
    type Output = Self;
    #[inline]
    fn mul(self, other: Self) -> Self {
        Self(from_fn(|k| self.0[k] * other.0[k]))
    }
}

/// Four D × D matrices by rows; of symmetric ones the lower triangle counts.
pub(super) type Square<T> = [[Four<T>; D]; D];

/// Mean and covariance of four people or statements.
pub(super) struct Solved<T> {
    pub(super) mean: [Four<T>; D],
    /// Lower triangle.
    pub(super) covariance: Square<T>,
}

/// Mean and covariance from precisions and pulls. `least` is what no eigenvalue lies below (the
/// smallest prior precision): rounding can't push a pivot under it, so every root is real.
pub(super) fn invert<T: Real>(mut a: Square<T>, pull: &[Four<T>; D], least: T) -> Solved<T> {
    // Cholesky: a becomes L, and `roots` the inverses of its diagonal
    let mut roots = [Four::<T>::ZERO; D];
    for j in 0..D {
        for k in 0..j {
            let along = a[j][k];
            for i in j..D {
                a[i][j] = a[i][j] - a[i][k] * along;
            }
        }
        roots[j] = Four(a[j][j].0.map(|pivot| T::ONE / pivot.larger(least).root()));
        for i in j + 1..D {
            a[i][j] = a[i][j] * roots[j];
        }
    }
    // L⁻¹, then covariance = L⁻ᵀ L⁻¹
    let mut inverse = [[Four::<T>::ZERO; D]; D];
    for i in 0..D {
        inverse[i][i] = roots[i];
        for j in 0..i {
            let mut dot = Four::ZERO;
            for k in j..i {
                dot = dot + a[i][k] * inverse[k][j];
            }
            inverse[i][j] = Four::ZERO - dot * roots[i];
        }
    }
    let mut covariance = [[Four::<T>::ZERO; D]; D];
    for k in 0..D {
        for i in 0..=k {
            let along = inverse[k][i];
            for j in 0..=i {
                covariance[i][j] = covariance[i][j] + along * inverse[k][j];
            }
        }
    }
    let mean = from_fn(|i| {
        let each = (0..D).map(|j| covariance[i.max(j)][i.min(j)] * pull[j]);
        each.fold(Four::ZERO, Add::add)
    });
    Solved { mean, covariance }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_inverse_times_its_matrix_is_one() {
        // 2 on the diagonal and 0.5 beside it, times 1 … 4 for the four
        let scale = |k: usize| (k + 1) as f64;
        let entry = |i: usize, j: usize| match i.abs_diff(j) {
            0 => 2.0,
            1 => 0.5,
            _ => 0.0,
        };
        let a = from_fn(|i| from_fn(|j| Four(from_fn(|k| entry(i, j) * scale(k)))));
        let solved = invert(a, &[Four([1.0; 4]); D], 0.1);
        for k in 0..4 {
            for i in 0..D {
                let of = |i: usize, j: usize| solved.covariance[i.max(j)][i.min(j)].0[k];
                for j in 0..D {
                    let product: f64 = (0..D).map(|m| entry(i, m) * scale(k) * of(m, j)).sum();
                    assert!((product - f64::from(u8::from(i == j))).abs() < 1e-12);
                }
                let back: f64 = (0..D).map(|m| entry(i, m) * scale(k) * solved.mean[m].0[k]).sum();
                assert!((back - 1.0).abs() < 1e-12);
            }
        }
    }
}
