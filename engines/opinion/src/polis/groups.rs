//! Groups as Polis makes them: many base clusters, then few groups of those.

/// Most base clusters.
const BASES: usize = 100;
/// A centre that moves less than this stands still.
const STILL: f64 = 0.01;
/// Most rounds of k-means.
const ROUNDS: usize = 20;

/// Small clusters of people who stand close to each other.
#[derive(Debug, Clone, PartialEq)]
pub struct BaseClusters {
    /// Where each stands.
    pub centers: Vec<[f64; 2]>,
    /// Who is in each: places of people.
    pub members: Vec<Vec<usize>>,
}

impl BaseClusters {
    /// How many people are in each.
    pub fn weights(&self) -> Vec<f64> {
        self.members.iter().map(|members| members.len() as f64).collect()
    }
}

/// Base clusters of the people in the map, from the first 100 distinct positions.
pub fn base_clusters(positions: &[[f64; 2]], inside: &[bool]) -> BaseClusters {
    let people: Vec<usize> =
        (0..positions.len()).filter(|i| inside.get(*i).copied().unwrap_or(false)).collect();
    let points: Vec<[f64; 2]> = people.iter().map(|person| positions[*person]).collect();
    let weights = vec![1.0; points.len()];
    let (centers, labels) = k_means(&points, &weights, first_distinct(&points, BASES), ROUNDS);
    let mut members = vec![Vec::new(); centers.len()];
    people.iter().zip(labels).for_each(|(person, label)| members[label].push(*person));
    let (centers, members) =
        centers.into_iter().zip(members).filter(|(_, members)| !members.is_empty()).unzip();
    BaseClusters { centers, members }
}

/// Where groups stand, and the group of each base cluster.
#[derive(Debug, Clone, PartialEq)]
pub struct GroupCenters {
    /// Centre of each group.
    pub centers: Vec<[f64; 2]>,
    /// Group of each base cluster.
    pub labels: Vec<usize>,
    /// How well they part: mean silhouette over base clusters.
    pub silhouette: f64,
}

/// What is kept from one update to the next, so that the number of groups doesn't flicker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct KeptGroups {
    /// How many groups are shown.
    pub shown: Option<usize>,
    /// The number that was best last, and how often in a row.
    pub last_best: Option<(usize, usize)>,
}

impl KeptGroups {
    /// Takes the best number of now; changes what is shown once it was best four times running.
    pub fn update(&mut self, best: usize) -> usize {
        let times = match self.last_best {
            Some((last, times)) if last == best => times + 1,
            _ => 1,
        };
        self.last_best = Some((best, times));
        match self.shown {
            Some(shown) if times < 4 => shown,
            _ => *self.shown.insert(best),
        }
    }
}

/// Groups of base clusters for k = 2 … min(5, 2 + ⌊bases/12⌋), and which k is best by
/// silhouette (the higher on a tie). The list starts with k = 2; it is empty for fewer
/// than two base clusters.
pub fn group_bases(bases: &BaseClusters) -> (Vec<GroupCenters>, usize) {
    let weights = bases.weights();
    let most = (2 + bases.centers.len() / 12).min(5);
    let mut found = Vec::new();
    let mut best = 0;
    for k in 2..=most {
        let start = first_distinct(&bases.centers, k);
        if start.len() < k {
            break;
        }
        let (centers, labels) = k_means(&bases.centers, &weights, start, ROUNDS);
        let silhouette = silhouette(&bases.centers, &labels);
        found.push(GroupCenters { centers, labels, silhouette });
        if found[best].silhouette <= silhouette {
            best = found.len() - 1;
        }
    }
    (found, best)
}

/// One more run from given centres: what an update does with the groups of before.
pub fn regroup(bases: &BaseClusters, centers: Vec<[f64; 2]>) -> GroupCenters {
    let (centers, labels) = k_means(&bases.centers, &bases.weights(), centers, ROUNDS);
    let silhouette = silhouette(&bases.centers, &labels);
    GroupCenters { centers, labels, silhouette }
}

fn first_distinct(points: &[[f64; 2]], most: usize) -> Vec<[f64; 2]> {
    let mut found: Vec<[f64; 2]> = Vec::new();
    for point in points {
        if found.len() == most {
            break;
        }
        if !found.contains(point) {
            found.push(*point);
        }
    }
    found
}

fn k_means(
    points: &[[f64; 2]],
    weights: &[f64],
    mut centers: Vec<[f64; 2]>,
    rounds: usize,
) -> (Vec<[f64; 2]>, Vec<usize>) {
    let mut labels = nearest(points, &centers);
    for _ in 0..rounds {
        let mut sums = vec![[0.0; 3]; centers.len()];
        for ((point, weight), label) in points.iter().zip(weights).zip(&labels) {
            sums[*label][0] += weight * point[0];
            sums[*label][1] += weight * point[1];
            sums[*label][2] += weight;
        }
        let mut moved = 0.0_f64;
        for (center, sum) in centers.iter_mut().zip(&sums) {
            if sum[2] > 0.0 {
                let next = [sum[0] / sum[2], sum[1] / sum[2]];
                moved = moved.max(distance(*center, next));
                *center = next;
            }
        }
        labels = nearest(points, &centers);
        if moved < STILL {
            break;
        }
    }
    (centers, labels)
}

fn nearest(points: &[[f64; 2]], centers: &[[f64; 2]]) -> Vec<usize> {
    let nearest = |point: &[f64; 2]| {
        let each = centers.iter().map(|center| distance(*point, *center)).enumerate();
        each.min_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(at, _)| at)
    };
    points.iter().map(nearest).collect()
}

fn distance(a: [f64; 2], b: [f64; 2]) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// Mean silhouette; a point alone in its group counts 0.
pub fn silhouette(points: &[[f64; 2]], labels: &[usize]) -> f64 {
    let groups = labels.iter().max().map_or(0, |most| most + 1);
    let mut sizes = vec![0.0; groups];
    for label in labels {
        sizes[*label] += 1.0;
    }
    let mut total = 0.0;
    for (point, label) in points.iter().zip(labels) {
        let mut sums = vec![0.0; groups];
        points.iter().zip(labels).for_each(|(it, of)| sums[*of] += distance(*point, *it));
        if sizes[*label] < 2.0 {
            continue;
        }
        let own = sums[*label] / (sizes[*label] - 1.0);
        let other = (0..groups)
            .filter(|group| group != label && sizes[*group] > 0.0)
            .map(|group| sums[group] / sizes[group])
            .fold(f64::INFINITY, f64::min);
        if other.is_finite() && own.max(other) > 0.0 {
            total += (other - own) / own.max(other);
        }
    }
    if points.is_empty() { 0.0 } else { total / points.len() as f64 }
}
