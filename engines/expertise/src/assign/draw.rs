//! An assignment by lot, so that nobody can be sure to be given a certain call.
//!
//! Method: no pair is given more than a share `cap` of certainty. The shares with the
//! greatest expected fit are a flow in parts of a seat (Jecmen et al. 2020); one whole
//! assignment is then drawn so that every pair comes up with exactly its share and
//! every call and person keeps its number: dependent rounding along cycles and paths
//! (Gandhi, Khuller, Parthasarathy & Srinivasan 2006), which does for fractional loads
//! what Birkhoff and von Neumann's theorem does for one seat each.

use super::problem::Problem;
use super::short::{self, Short};
use super::{Chosen, Seat, answer, split, total};

/// Parts of a seat in which shares are counted.
pub const PARTS: u32 = 1000;

/// Shares of certainty for every pair, and one assignment drawn by them.
#[derive(Debug, Clone, PartialEq)]
pub struct Lottery {
    /// How likely each pair is, in 0..=1; pairs that can't come up are left out. The
    /// score stands beside it.
    pub shares: Vec<(Seat, f64)>,
    /// The sum of score times share: the greatest there is under the cap.
    pub expected: f64,
    /// What was drawn.
    pub drawn: super::Assignment,
    /// Calls that the cap leaves short, whatever is drawn: in parts of a seat.
    pub short: Vec<Short>,
}

/// Draws an assignment in which no pair is likelier than `cap`.
///
/// `cap` is a share in 0..=1 and is counted in parts of 1 / [`PARTS`]. `below(n)`
/// answers a number under `n`, each as likely; it is all the chance that is used.
///
/// ```
/// use folkmoot_expertise::assign::{Fit, Offers, Problem, Wants, lottery};
///
/// let calls = vec![Wants { call: "lighting".into(), people: 1 }];
/// let people = ["amina", "jo"].map(|id| Offers { person: id.into(), calls: 1 });
/// let fits = [(0, 0.9), (1, 0.1)]
///     .map(|(person, score)| Fit { call: 0, person, score: Some(score) });
/// let problem = Problem::new(calls, people.into(), fits).unwrap();
///
/// let drawn = lottery(&problem, 0.5, |below| below - 1);
/// assert_eq!(drawn.shares.iter().map(|(_, share)| *share).collect::<Vec<_>>(), [0.5, 0.5]);
/// assert!((drawn.expected - 0.5).abs() < 1e-12);
/// assert_eq!(drawn.drawn.seats.len(), 1);
/// ```
#[must_use]
pub fn lottery(problem: &Problem, cap: f64, below: impl FnMut(u64) -> u64) -> Lottery {
    let most = parts(cap);
    let network = total::network(problem, PARTS, most, &[]);
    let flow = split::solve(&network);
    let carried: Vec<_> = flow.carried(&network).collect();
    let mut shares = Shares::new(problem, carried.iter().map(|(c, p, _, units)| (*c, *p, *units)));
    let listed = shares.listed(problem);
    let expected = listed.iter().map(|(seat, share)| seat.score * share).sum();
    shares.round(below);
    let chosen = shares.chosen(problem);
    let short = short::explain(problem, &network, &flow);
    let bound = chosen.total();
    let drawn = answer(problem, &chosen, Vec::new(), bound, None);
    Lottery { shares: listed, expected, drawn, short }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=PARTS")]
fn parts(cap: f64) -> u32 {
    // to the next part below: never likelier than asked
    (cap.clamp(0.0, 1.0) * f64::from(PARTS) + 1e-9).floor() as u32
}

/// A pair and its share, in parts.
#[derive(Debug, Clone, Copy)]
struct Share {
    call: usize,
    person: usize,
    parts: u32,
}

/// Where following undecided pairs leads.
enum Walk {
    /// Round in a circle: these pairs.
    Round(Vec<usize>),
    /// To a node with no other undecided pair: the pairs, and that node.
    Path(Vec<usize>, usize),
}

/// The shares as a graph of calls and people, each with its pairs that are undecided.
struct Shares {
    pairs: Vec<Share>,
    /// Undecided pairs at each call, then at each person.
    at_node: Vec<Vec<usize>>,
    calls: usize,
}

impl Shares {
    fn new(problem: &Problem, pairs: impl Iterator<Item = (usize, usize, u32)>) -> Self {
        let mut pairs: Vec<_> =
            pairs.map(|(call, person, parts)| Share { call, person, parts }).collect();
        pairs.sort_unstable_by_key(|pair| (pair.call, pair.person));
        let calls = problem.calls.len();
        let mut at_node = vec![Vec::new(); calls + problem.people.len()];
        for (at, pair) in pairs.iter().enumerate().filter(|(_, pair)| pair.parts < PARTS) {
            at_node[pair.call].push(at);
            at_node[calls + pair.person].push(at);
        }
        Self { pairs, at_node, calls }
    }

    fn listed(&self, problem: &Problem) -> Vec<(Seat, f64)> {
        let listed = self.pairs.iter().map(|pair| {
            let seat = Seat {
                person: problem.people[pair.person].person.clone(),
                call: problem.calls[pair.call].call.clone(),
                score: score(problem, pair),
            };
            (seat, f64::from(pair.parts) / f64::from(PARTS))
        });
        listed.collect()
    }

    fn chosen(&self, problem: &Problem) -> Chosen {
        let mut calls = vec![Vec::new(); self.calls];
        for pair in self.pairs.iter().filter(|pair| pair.parts == PARTS) {
            let person = u32::try_from(pair.person).unwrap_or(u32::MAX);
            calls[pair.call].push((person, score(problem, pair)));
        }
        Chosen { calls }
    }

    /// Decides every pair. Each turn decides at least one.
    fn round(&mut self, mut below: impl FnMut(u64) -> u64) {
        for start in 0..self.at_node.len() {
            while !self.at_node[start].is_empty() {
                let way = match self.walk(start) {
                    Walk::Round(way) => way,
                    // a path must begin at an end, too, or a number in the middle changes
                    Walk::Path(_, end) => match self.walk(end) {
                        Walk::Round(way) | Walk::Path(way, _) => way,
                    },
                };
                self.decide(&way, &mut below);
            }
        }
    }

    /// Follows undecided pairs until there is no other, or back to where one has been.
    fn walk(&self, from: usize) -> Walk {
        let mut nodes = vec![from];
        let mut way: Vec<usize> = Vec::new();
        let mut node = from;
        loop {
            let by = way.last().copied();
            let Some(next) = self.at_node[node].iter().copied().find(|pair| Some(*pair) != by)
            else {
                return Walk::Path(way, node);
            };
            node = self.other_end(next, node);
            way.push(next);
            if let Some(met) = nodes.iter().position(|seen| *seen == node) {
                return Walk::Round(way.split_off(met));
            }
            nodes.push(node);
        }
    }

    fn other_end(&self, pair: usize, node: usize) -> usize {
        let pair = self.pairs[pair];
        if node == pair.call { self.calls + pair.person } else { pair.call }
    }

    /// Moves shares along a way, up and down in turn, until a pair is decided; which
    /// of the two directions is by lot, so that every share stays what it is on average.
    fn decide(&mut self, way: &[usize], below: &mut impl FnMut(u64) -> u64) {
        let room = |up_first: bool| {
            let room = way.iter().enumerate().map(|(turn, at)| {
                let parts = self.pairs[*at].parts;
                if (turn % 2 == 0) == up_first { PARTS - parts } else { parts }
            });
            room.min().unwrap_or(0)
        };
        let (up, down) = (room(true), room(false));
        let is_up = below(u64::from(up) + u64::from(down)) < u64::from(down);
        let amount = if is_up { up } else { down };
        for (turn, at) in way.iter().enumerate() {
            let parts = &mut self.pairs[*at].parts;
            if (turn % 2 == 0) == is_up {
                *parts += amount;
            } else {
                *parts -= amount;
            }
            if *parts == 0 || *parts == PARTS {
                let Share { call, person, .. } = self.pairs[*at];
                for node in [call, self.calls + person] {
                    self.at_node[node].retain(|other| other != at);
                }
            }
        }
    }
}

fn score(problem: &Problem, pair: &Share) -> f64 {
    let row = &problem.fits[pair.call];
    row.binary_search_by_key(&pair.person, |(person, _)| *person as usize)
        .ok()
        .and_then(|at| row.get(at))
        .map_or(0.0, |(_, score)| *score)
}
