//! Checks the proof of a level in whole numbers, without any solver.
//!
//! Each row of the quotas times its multiplier, added up, bounds a weighted sum of the
//! chances that have no level yet. If it bounds it by the level, nobody of positive
//! weight can have more unless somebody else has less.

use crate::fraction::fraction;
use crate::leximin::Level;
use crate::polytope::Polytope;

/// A fraction of whole numbers; nothing where they grow too large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Exact(i128, i128);

impl Exact {
    const ZERO: Self = Self(0, 1);

    fn new(above: i128, below: i128) -> Option<Self> {
        if below == 0 {
            return None;
        }
        let common = gcd(above.unsigned_abs(), below.unsigned_abs());
        let common = i128::try_from(common).ok()?.max(1) * below.signum();
        Some(Self(above / common, below / common))
    }

    fn near(x: f64) -> Option<Self> {
        let (above, below) = fraction(x, 1e-10)?;
        Self::new(i128::from(above), i128::from(below))
    }

    fn plus(self, other: Self) -> Option<Self> {
        let left = self.0.checked_mul(other.1)?;
        let right = other.0.checked_mul(self.1)?;
        Self::new(left.checked_add(right)?, self.1.checked_mul(other.1)?)
    }

    fn times(self, other: Self) -> Option<Self> {
        let across = Self::new(self.0, other.1)?;
        let back = Self::new(other.0, self.1)?;
        Self::new(across.0.checked_mul(back.0)?, across.1.checked_mul(back.1)?)
    }

    fn minus(self) -> Self {
        Self(-self.0, self.1)
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// How many of the levels, from the first on, are proved in whole numbers. The chances of
/// types without a level are those of their bounds, where the two are the same.
pub(crate) fn proved(polytope: &Polytope, levels: &[Level], open: &[bool]) -> usize {
    let mut open = open.to_vec();
    let mut chances: Vec<Option<Exact>> = open
        .iter()
        .zip(&polytope.bounds)
        .map(|(open, (lo, hi))| (!open).then_some(Exact(i128::from(*lo > 0.0 && lo >= hi), 1)))
        .collect();
    for (at, level) in levels.iter().enumerate() {
        let Some(most) = most(polytope, level, &open, &chances) else { return at };
        if (most.0 as f64 / most.1 as f64 - level.chance).abs() > 1e-9 {
            return at;
        }
        for t in &level.types {
            open[*t] = false;
            chances[*t] = Some(most);
        }
    }
    levels.len()
}

/// What the proof of a level says its chance is at most, if it is one and the numbers
/// are simple enough.
fn most(
    polytope: &Polytope,
    level: &Level,
    open: &[bool],
    chances: &[Option<Exact>],
) -> Option<Exact> {
    let largest = level.proof.iter().fold(0.0_f64, |most, y| most.max(y.abs()));
    let clean = |y: &f64| if y.abs() < 1e-9 * largest { 0.0 } else { *y / largest };
    let multipliers: Option<Vec<Exact>> =
        level.proof.iter().map(|y| Exact::near(clean(y))).collect();
    let multipliers = multipliers?;
    let mut most = Exact::ZERO;
    for (y, (lo, hi)) in multipliers.iter().zip(&polytope.rows) {
        let bound = if y.0 > 0 { *hi } else { *lo };
        if y.0 != 0 {
            most = most.plus(y.times(Exact::near(bound)?)?)?;
        }
    }
    let mut weight = Exact::ZERO;
    for (t, column) in polytope.columns.iter().enumerate() {
        let mut charge = Exact::ZERO;
        for (row, a) in column.iter().filter(|(row, _)| multipliers[*row].0 != 0) {
            charge = charge.plus(multipliers[*row].times(Exact::near(*a)?)?)?;
        }
        let seats = charge.times(Exact::near(polytope.bounds[t].1)?)?;
        if !open[t] {
            most = most.plus(seats.times(chances[t]?)?.minus())?;
        } else if charge.0 < 0 {
            // at most everyone of them
            most = most.plus(seats.minus())?;
        } else {
            weight = weight.plus(seats)?;
        }
        if level.types.contains(&t) && (charge.0 <= 0 || !open[t]) {
            return None;
        }
    }
    most.times(Exact::new(weight.1, weight.0)?)
}
