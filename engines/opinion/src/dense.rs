//! Small linear algebra: symmetric eigenvectors, and systems that are positive definite.

/// Eigenvalues, largest first, and their vectors as rows, of the symmetric matrix `a`
/// (n × n, by rows). Cyclic Jacobi: for n up to a few dozen.
pub(crate) fn eigen(mut a: Vec<f64>, n: usize) -> (Vec<f64>, Vec<Vec<f64>>) {
    let mut vectors = vec![0.0; n * n];
    (0..n).for_each(|i| vectors[i * n + i] = 1.0);
    for _ in 0..60 {
        let off: f64 = (0..n)
            .flat_map(|i| (0..i).map(move |j| (i, j)))
            .map(|(i, j)| a[i * n + j] * a[i * n + j])
            .sum();
        let all: f64 = a.iter().map(|it| it * it).sum();
        if off <= 1e-32 * all || all == 0.0 {
            break;
        }
        for i in 0..n {
            for j in i + 1..n {
                rotate(&mut a, &mut vectors, n, i, j);
            }
        }
    }
    let mut order: Vec<usize> = (0..n).collect();
    order.sort_by(|i, j| a[j * n + j].total_cmp(&a[i * n + i]).then(i.cmp(j)));
    let values = order.iter().map(|i| a[i * n + i]).collect();
    let rows = order.iter().map(|i| (0..n).map(|row| vectors[row * n + i]).collect()).collect();
    (values, rows)
}

/// One Jacobi rotation that makes the entry (i, j) vanish.
fn rotate(a: &mut [f64], vectors: &mut [f64], n: usize, i: usize, j: usize) {
    let off = a[i * n + j];
    if off == 0.0 {
        return;
    }
    let theta = (a[j * n + j] - a[i * n + i]) / (2.0 * off);
    let t = theta.signum() / (theta.abs() + (theta * theta + 1.0).sqrt());
    let t = if theta == 0.0 { 1.0 } else { t };
    let c = 1.0 / (t * t + 1.0).sqrt();
    let s = t * c;
    for k in 0..n {
        let (x, y) = (a[k * n + i], a[k * n + j]);
        a[k * n + i] = c * x - s * y;
        a[k * n + j] = s * x + c * y;
    }
    for k in 0..n {
        let (x, y) = (a[i * n + k], a[j * n + k]);
        a[i * n + k] = c * x - s * y;
        a[j * n + k] = s * x + c * y;
    }
    for k in 0..n {
        let (x, y) = (vectors[k * n + i], vectors[k * n + j]);
        vectors[k * n + i] = c * x - s * y;
        vectors[k * n + j] = s * x + c * y;
    }
}

/// The leading `wanted` eigenpairs of a symmetric operator that is at least 0, n × n, given
/// by what it makes of a vector: blocks of vectors multiplied, made orthogonal and turned
/// (subspace iteration with Rayleigh–Ritz), until vectors stand still.
pub(crate) fn leading(
    n: usize,
    wanted: usize,
    most_rounds: usize,
    apply: impl Fn(&[f64], &mut [f64]),
) -> Vec<(f64, Vec<f64>)> {
    let block = (wanted + 8).min(n);
    let mut basis: Vec<Vec<f64>> = (0..block).map(|row| start(n, row)).collect();
    orthonormal(&mut basis);
    let mut values = vec![0.0; block];
    for _ in 0..most_rounds {
        let images: Vec<Vec<f64>> = basis
            .iter()
            .map(|vector| {
                let mut image = vec![0.0; n];
                apply(vector, &mut image);
                image
            })
            .collect();
        let mut small = vec![0.0; block * block];
        for i in 0..block {
            for j in 0..block {
                small[i * block + j] = dot(&basis[i], &images[j]);
            }
        }
        for i in 0..block {
            for j in 0..i {
                let mean = f64::midpoint(small[i * block + j], small[j * block + i]);
                small[i * block + j] = mean;
                small[j * block + i] = mean;
            }
        }
        let (found, turns) = eigen(small, block);
        let turn = |from: &[Vec<f64>]| -> Vec<Vec<f64>> {
            turns.iter().map(|turn| combine(turn, from, n)).collect()
        };
        let ritz = turn(&basis);
        let mut next = turn(&images);
        let still = (0..wanted.min(block)).all(|i| {
            let residual: f64 =
                ritz[i].iter().zip(&next[i]).map(|(v, image)| (image - found[i] * v).powi(2)).sum();
            residual.sqrt() <= 1e-13 * found[0].abs()
        });
        values = found;
        basis = ritz;
        if still {
            break;
        }
        orthonormal(&mut next);
        basis = next;
    }
    values.into_iter().zip(basis).take(wanted).collect()
}

/// A fixed vector without a pattern that data could share.
fn start(n: usize, row: usize) -> Vec<f64> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(row as u64 + 1);
    (0..n).map(|_| unit(mix(&mut state)) - 0.5).collect()
}

/// The next number of a stream (SplitMix64).
pub(crate) fn mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// A number in [0, 1) of 53 bits.
pub(crate) fn unit(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn combine(weights: &[f64], vectors: &[Vec<f64>], n: usize) -> Vec<f64> {
    let mut sum = vec![0.0; n];
    for (weight, vector) in weights.iter().zip(vectors) {
        sum.iter_mut().zip(vector).for_each(|(sum, it)| *sum += weight * it);
    }
    sum
}

/// Gram–Schmidt, twice, which is enough; a vector that vanishes is replaced by one of the axes.
fn orthonormal(basis: &mut [Vec<f64>]) {
    let n = basis.first().map_or(0, Vec::len);
    let mut axis = 0;
    for i in 0..basis.len() {
        loop {
            let before = dot(&basis[i], &basis[i]).sqrt();
            for _ in 0..2 {
                for j in 0..i {
                    let along = dot(&basis[i], &basis[j]);
                    let (head, tail) = basis.split_at_mut(i);
                    tail[0].iter_mut().zip(&head[j]).for_each(|(it, other)| *it -= along * other);
                }
            }
            let length = dot(&basis[i], &basis[i]).sqrt();
            if length > 1e-10 * before && length > 0.0 && length.is_finite() {
                basis[i].iter_mut().for_each(|it| *it /= length);
                break;
            }
            basis[i] = vec![0.0; n];
            if axis >= n {
                break;
            }
            basis[i][axis] = 1.0;
            axis += 1;
        }
    }
}

/// Turns `a` (n × n, by rows, positive definite) into its Cholesky factor in place.
/// False if it isn't positive definite.
pub(crate) fn cholesky(a: &mut [f64], n: usize) -> bool {
    for i in 0..n {
        for j in 0..=i {
            let sum = a[i * n + j] - (0..j).map(|k| a[i * n + k] * a[j * n + k]).sum::<f64>();
            if i == j {
                if sum.is_nan() || sum <= 0.0 {
                    return false;
                }
                a[i * n + i] = sum.sqrt();
            } else {
                a[i * n + j] = sum / a[j * n + j];
            }
        }
    }
    true
}
