//! Simple fractions near a number.

/// Largest denominator that is looked for.
const LARGEST: i64 = 2_000_000;

/// Numerator and denominator of the simplest fraction within `within`, if one is small enough
/// to be no accident. By continued fractions.
pub(crate) fn fraction(x: f64, within: f64) -> Option<(i64, i64)> {
    if !x.is_finite() || x.abs() > 1e9 {
        return None;
    }
    let (mut p0, mut q0, mut p1, mut q1) = (0_i64, 1_i64, 1_i64, 0_i64);
    let mut rest = x;
    for _ in 0..40 {
        let whole = rest.floor();
        // of numbers up to 1e9 and denominators up to 2e6: no overflow
        #[expect(clippy::cast_possible_truncation, reason = "bounded above")]
        let a = whole.clamp(-1e10, 1e10) as i64;
        let p = a.checked_mul(p1)?.checked_add(p0)?;
        let q = a.checked_mul(q1)?.checked_add(q0)?;
        if q > LARGEST {
            return None;
        }
        (p0, q0, p1, q1) = (p1, q1, p, q);
        if (p as f64 / q as f64 - x).abs() <= within {
            return Some((p, q));
        }
        rest = 1.0 / (rest - whole);
        if !rest.is_finite() {
            return None;
        }
    }
    None
}

/// The simplest fraction within `within`, or the number itself.
pub(crate) fn nearest(x: f64, within: f64) -> f64 {
    // a denominator far below 1 / √within is no accident
    match fraction(x, within) {
        Some((p, q)) if (q as f64) * (q as f64) * within < 0.01 => p as f64 / q as f64,
        _ => x,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_simple_fractions() {
        assert_eq!(fraction(3.0 / 26.0, 1e-12), Some((3, 26)));
        assert_eq!(fraction(-0.75, 1e-12), Some((-3, 4)));
        assert_eq!(fraction(0.0, 1e-12), Some((0, 1)));
        assert_eq!(fraction(std::f64::consts::PI, 1e-16), None);
        assert!((nearest(0.333_333_333_33, 1e-10) - 1.0 / 3.0).abs() < 1e-16);
    }
}
