//! Groups of people who think alike, if there are any.
//!
//! A mixture of normal clouds over positions, each person blurred by how unsure their place is;
//! the number of clouds by the Bayesian information criterion; clouds with no valley between
//! them count as one group. One group left, or groups that don't come back when a fifth of
//! the people are left out, means **no stable groups**. There is no upper limit of five.
//! Sources: Bovy, Hogg, Roweis (2011) on clouds with known blur; Hennig (2010) on joining
//! clouds; Hubert and Arabie (1985) for the adjusted Rand index.

use crate::dense::{mix, unit};

/// Directions that groups are looked for in, at most.
pub(crate) const AXES: usize = 6;
const MOST_CLOUDS: usize = 12;
const ROUNDS: usize = 15;
const STARTS: u64 = 3;
/// A part has fewer people, and is looked at more often.
const STARTS_OF_PARTS: u64 = 5;
const PARTS: u64 = 6;
/// Below this share of people a cloud is not one.
const LEAST_SHARE: f64 = 0.01;
/// Least people in a cloud.
const LEAST_PEOPLE: f64 = 4.0;
const LEAST_VARIANCE: f64 = 0.01;
/// Gain in likelihood, in nats of everybody together, below which clouds stand still.
const SETTLED: f64 = 0.1;
/// Half squared distances beyond the nearest cloud's at which a share is none.
const FAR: f64 = 20.0;
/// What each number that describes a cloud must add to the likelihood, times log n: twice the
/// Bayesian information criterion, since places are not quite normal even in one cloud.
const PENALTY: f64 = 1.0;
/// Density in the valley over density at the lower peak; above it there is no valley.
const VALLEY: f64 = 0.2;
/// Mean agreement of parts with the whole below which groups are not stable.
pub(crate) const STABLE: f64 = 0.7;

/// Somebody's place in each direction, and the variance of its blur.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Blurred {
    pub(crate) place: [f64; AXES],
    pub(crate) blur: [f64; AXES],
}

impl Blurred {
    /// The same where directions beyond the first so many say nothing.
    fn along(&self, axes: usize) -> Self {
        let of = |from: &[f64; AXES]| std::array::from_fn(|d| if d < axes { from[d] } else { 0.0 });
        Self { place: of(&self.place), blur: of(&self.blur) }
    }
}

/// In a direction that doesn't count its centre is 0 and its variance 1.
#[derive(Debug, Clone)]
struct Cloud {
    weight: f64,
    center: [f64; AXES],
    variance: [f64; AXES],
}

/// Clouds, and which group each belongs to.
#[derive(Debug, Clone)]
pub(crate) struct Found {
    clouds: Vec<Cloud>,
    group_of: Vec<usize>,
    pub(crate) groups: usize,
    /// Mean adjusted Rand index of parts with the whole, −1 to 1.
    pub(crate) stability: f64,
    axes: usize,
}

impl Cloud {
    /// Squared distance in units of spread, the person's blur included, and the product of
    /// those spreads (variances).
    #[inline]
    fn distance(&self, it: &Blurred) -> (f64, f64) {
        let (mut product, mut squares) = (1.0, [0.0; AXES]);
        // of fixed length, so that several are divided at once
        for d in 0..AXES {
            let variance = self.variance[d] + it.blur[d];
            let away = it.place[d] - self.center[d];
            product *= variance;
            squares[d] = away * away / variance;
        }
        (squares.iter().sum(), product)
    }

    /// Weight times density.
    fn density(&self, it: &Blurred) -> f64 {
        let (square, product) = self.distance(it);
        self.weight / product.sqrt() * libm::exp(-0.5 * square)
    }
}

/// Looks for groups among people in an order that depends on their votes alone. Not along fewer
/// directions than count: people who differ by degrees then look like groups in most conversations.
pub(crate) fn find(people: &[Blurred], axes: usize) -> Found {
    let people: Vec<Blurred> = people.iter().map(|it| it.along(axes)).collect();
    let people = &people[..];
    let mut found = settle(people, axes, None, STARTS);
    if found.groups < 2 {
        return found;
    }
    let whole: Vec<usize> = people.iter().map(|it| found.group(it)).collect();
    let mut total = 0.0;
    for part in 0..PARTS {
        let kept: Vec<Blurred> = people
            .iter()
            .enumerate()
            .filter(|(at, _)| {
                let mut state = part << 32 | *at as u64;
                !mix(&mut state).is_multiple_of(5)
            })
            .map(|(_, it)| *it)
            .collect();
        let again = settle(&kept, axes, Some(found.clouds.len()), STARTS_OF_PARTS);
        let labels: Vec<usize> = people.iter().map(|it| again.group(it)).collect();
        total += adjusted_rand(&whole, &labels);
    }
    found.stability = total / PARTS as f64;
    found
}

/// Clouds of the best number (or of a given one), joined to groups.
fn settle(people: &[Blurred], axes: usize, given: Option<usize>, starts: u64) -> Found {
    let penalty = |k: usize| PENALTY * (k * (2 * axes + 1)) as f64 * libm::log(people.len() as f64);
    let mut best: Option<(f64, Vec<Cloud>)> = None;
    let given = if people.is_empty() { Some(0) } else { given };
    let mut worse = 0;
    let (from, to) = given.map_or((1, MOST_CLOUDS), |k| (k, k));
    for k in from..=to {
        let starts = if k == 1 { 1 } else { starts };
        let mut here: Option<(f64, Vec<Cloud>)> = None;
        for start in 0..starts {
            let (fit, clouds) = clouds(people, axes, k, start);
            let score = fit - penalty(clouds.len());
            if here.as_ref().is_none_or(|it| score > it.0) {
                here = Some((score, clouds));
            }
        }
        let Some(here) = here else { continue };
        if best.as_ref().is_none_or(|it| here.0 > it.0) {
            best = Some(here);
            worse = 0;
        } else {
            worse += 1;
            if worse == 1 {
                break;
            }
        }
    }
    let clouds = best.map(|it| it.1).unwrap_or_default();
    let (group_of, groups) = join(&clouds);
    Found { clouds, group_of, groups, stability: 0.0, axes }
}

/// Expectation–maximisation from one start; logarithm of the likelihood, and the clouds left.
fn clouds(people: &[Blurred], axes: usize, k: usize, start: u64) -> (f64, Vec<Cloud>) {
    let mut clouds = first(people, axes, k, start);
    let mut fit = f64::NEG_INFINITY;
    let least = (people.len() as f64 * LEAST_SHARE).max(LEAST_PEOPLE);
    for _ in 0..ROUNDS {
        let n = clouds.len();
        let mut sums = vec![Sum::default(); n];
        let mut total = 0.0;
        let mut shares = vec![0.0; n];
        for it in people {
            total += share_out(&clouds, it, &mut shares);
            for ((sum, cloud), share) in sums.iter_mut().zip(&clouds).zip(&shares) {
                if *share >= 1e-6 {
                    sum.add(cloud, it, *share);
                }
            }
        }
        let gain = total - fit;
        fit = total;
        clouds = sums
            .iter()
            .filter(|sum| sum.share >= least || n == 1)
            .map(|sum| sum.cloud(people.len(), axes))
            .collect();
        if clouds.len() == n && gain.abs() < SETTLED {
            break;
        }
    }
    (fit, clouds)
}

/// What one cloud is fitted to: shares, and places and their squares times shares.
#[derive(Debug, Clone, Default)]
struct Sum {
    share: f64,
    places: [f64; AXES],
    squares: [f64; AXES],
}

impl Sum {
    #[inline]
    fn add(&mut self, cloud: &Cloud, it: &Blurred, share: f64) {
        for d in 0..AXES {
            let variance = cloud.variance[d];
            let trust = variance / (variance + it.blur[d]);
            let place = cloud.center[d] + trust * (it.place[d] - cloud.center[d]);
            self.places[d] += share * place;
            self.squares[d] += share * (place * place + trust * it.blur[d]);
        }
        self.share += share;
    }

    fn cloud(&self, people: usize, axes: usize) -> Cloud {
        let center = self.places.map(|it| it / self.share);
        let variance = |d: usize| self.squares[d] / self.share - center[d].powi(2);
        Cloud {
            weight: self.share / people as f64,
            center,
            variance: std::array::from_fn(|d| {
                if d < axes { variance(d).max(LEAST_VARIANCE) } else { 1.0 }
            }),
        }
    }
}

/// Each cloud's share in somebody; gives the logarithm of their likelihood.
fn share_out(clouds: &[Cloud], it: &Blurred, shares: &mut Vec<f64>) -> f64 {
    let mut peaks = [0.0; MOST_CLOUDS];
    shares.clear();
    for (cloud, peak) in clouds.iter().zip(&mut peaks) {
        let (square, product) = cloud.distance(it);
        *peak = cloud.weight / product.sqrt();
        shares.push(square);
    }
    let least = shares.iter().copied().fold(f64::INFINITY, f64::min);
    if !least.is_finite() {
        let even = 1.0 / clouds.len().max(1) as f64;
        shares.fill(even);
        return 0.0;
    }
    let mut sum = 0.0;
    for (share, peak) in shares.iter_mut().zip(peaks) {
        // the nearest one's exponential is 1: nothing vanishes altogether
        let behind = 0.5 * (*share - least);
        *share = if behind < FAR { peak * libm::exp(-behind) } else { 0.0 };
        sum += *share;
    }
    for share in shares.iter_mut() {
        *share /= sum;
    }
    libm::log(sum) - 0.5 * least
}

/// First centres: people far from those chosen before are likelier.
fn first(people: &[Blurred], axes: usize, k: usize, start: u64) -> Vec<Cloud> {
    // nearer to the middle where the place is unsure, so that the unsure are not chosen for it
    let settled: Vec<[f64; AXES]> =
        people.iter().map(|it| std::array::from_fn(|d| it.place[d] / (1.0 + it.blur[d]))).collect();
    let mut state = start.wrapping_mul(7919).wrapping_add(k as u64);
    let mut nearest = vec![f64::INFINITY; people.len()];
    let mut centers: Vec<[f64; AXES]> = Vec::new();
    while centers.len() < k && !people.is_empty() {
        let weights = || nearest.iter().map(|it| if it.is_finite() { *it } else { 1.0 });
        let mut left = unit(mix(&mut state)) * weights().sum::<f64>();
        let mut chosen = people.len() - 1;
        for (at, weight) in weights().enumerate() {
            left -= weight;
            if left < 0.0 {
                chosen = at;
                break;
            }
        }
        let center = settled[chosen];
        for (near, it) in nearest.iter_mut().zip(&settled) {
            let away = (0..axes).map(|d| (it[d] - center[d]).powi(2)).sum();
            *near = near.min(away);
        }
        centers.push(center);
    }
    let weight = 1.0 / centers.len().max(1) as f64;
    let variance = std::array::from_fn(|d| if d < axes { 0.3 } else { 1.0 });
    centers.into_iter().map(|center| Cloud { weight, center, variance }).collect()
}

/// Clouds without a valley between them are one group. Groups come largest first.
fn join(clouds: &[Cloud]) -> (Vec<usize>, usize) {
    let mut of: Vec<usize> = (0..clouds.len()).collect();
    for a in 0..clouds.len() {
        for b in 0..a {
            if of[a] != of[b] && !valley(&clouds[a], &clouds[b]) {
                let (from, to) = (of[a].max(of[b]), of[a].min(of[b]));
                of.iter_mut().filter(|it| **it == from).for_each(|it| *it = to);
            }
        }
    }
    let mut weights: Vec<(f64, usize)> = Vec::new();
    for at in 0..clouds.len() {
        let members = (0..clouds.len()).filter(|it| of[*it] == at);
        let weight: f64 = members.map(|it| clouds[it].weight).sum();
        if weight > 0.0 {
            weights.push((weight, at));
        }
    }
    weights.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let rank = |at: usize| weights.iter().position(|it| it.1 == at).unwrap_or(0);
    (of.iter().map(|at| rank(*at)).collect(), weights.len())
}

/// Whether the density of two clouds has a valley on the way from one to the other.
fn valley(a: &Cloud, b: &Cloud) -> bool {
    let density = |t: f64| {
        // along the ridge, on which every valley of the two must lie
        let place: [f64; AXES] = std::array::from_fn(|d| {
            let (p, q) = ((1.0 - t) / a.variance[d], t / b.variance[d]);
            (p * a.center[d] + q * b.center[d]) / (p + q)
        });
        let it = Blurred { place, blur: [0.0; AXES] };
        a.density(&it) + b.density(&it)
    };
    let along: Vec<f64> = (0..=40).map(|step| density(f64::from(step) / 40.0)).collect();
    let (mut least, mut left) = (f64::INFINITY, 0.0_f64);
    for (at, here) in along.iter().enumerate() {
        left = left.max(*here);
        let right = along[at..].iter().copied().fold(0.0, f64::max);
        least = least.min(here / left.min(right));
    }
    least < VALLEY
}

impl Found {
    /// How far somebody belongs to each group; sums to 1.
    pub(crate) fn shares(&self, it: &Blurred) -> Vec<f64> {
        let mut each = Vec::with_capacity(self.clouds.len());
        share_out(&self.clouds, &it.along(self.axes), &mut each);
        let mut shares = vec![0.0; self.groups];
        for (share, group) in each.iter().zip(&self.group_of) {
            shares[*group] += share;
        }
        shares
    }

    /// The group somebody belongs to most.
    pub(crate) fn group(&self, it: &Blurred) -> usize {
        largest(&self.shares(it))
    }
}

/// The place of the largest; the first of equals.
pub(crate) fn largest(shares: &[f64]) -> usize {
    let mut best = 0;
    for (at, share) in shares.iter().enumerate() {
        if *share > shares[best] {
            best = at;
        }
    }
    best
}

/// How far two ways of grouping the same people agree: 1 wholly, 0 as by chance.
pub fn adjusted_rand(a: &[usize], b: &[usize]) -> f64 {
    let size = |labels: &[usize]| labels.iter().max().map_or(0, |most| most + 1);
    let (rows, columns) = (size(a), size(b));
    let mut table = vec![0.0; rows * columns];
    a.iter().zip(b).for_each(|(a, b)| table[a * columns + b] += 1.0);
    let pairs = |n: f64| n * (n - 1.0) / 2.0;
    let both: f64 = table.iter().copied().map(pairs).sum();
    let row = |i: usize| pairs(table[i * columns..(i + 1) * columns].iter().sum());
    let column = |j: usize| pairs((0..rows).map(|i| table[i * columns + j]).sum());
    let (sum_a, sum_b): (f64, f64) = ((0..rows).map(row).sum(), (0..columns).map(column).sum());
    let all = pairs(a.len() as f64);
    let expected = if all > 0.0 { sum_a * sum_b / all } else { 0.0 };
    let most = f64::midpoint(sum_a, sum_b);
    if (most - expected).abs() < 1e-12 { 1.0 } else { (both - expected) / (most - expected) }
}
