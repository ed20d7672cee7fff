//! How fair chances are, in one number each.

/// Least chance, geometric mean and Gini coefficient of those who have a chance at all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figures {
    /// The least chance of anyone in the pool, 0 if somebody can be on no panel.
    pub least: f64,
    /// The least chance of those who can be on a panel.
    pub least_possible: f64,
    /// Geometric mean of everyone's chance, 0 if somebody has none.
    pub geometric_mean: f64,
    /// 0 when all chances are the same, near 1 when few have nearly all. Over everyone.
    pub gini: f64,
}

/// The figures of chances, one for each person.
pub fn figures(chances: &[f64]) -> Figures {
    let mut sorted = chances.to_vec();
    sorted.sort_by(f64::total_cmp);
    let n = sorted.len() as f64;
    let sum: f64 = sorted.iter().sum();
    let ranked: f64 = sorted.iter().enumerate().map(|(i, c)| (i as f64 + 1.0) * c).sum();
    let gini = if sum > 0.0 { (2.0 * ranked / sum - n - 1.0) / n } else { 0.0 };
    let least = sorted.first().copied().unwrap_or(0.0);
    let logs: f64 = sorted.iter().map(|c| libm::log(*c)).sum();
    Figures {
        least,
        least_possible: sorted.iter().copied().find(|c| *c > 0.0).unwrap_or(0.0),
        geometric_mean: if least > 0.0 { libm::exp(logs / n) } else { 0.0 },
        gini: if gini.abs() < 1e-12 { 0.0 } else { gini },
    }
}
