//! Which statement somebody is shown next.
//!
//! By how much a vote is expected to tell: about where the person stands, and about the
//! statement. Every statement keeps a floor, so that none is starved, and the chance with which
//! each is shown is given, to be logged with the showing: figures can be reweighted by it.

use crate::OpinionMap;
use crate::model::Posterior;

/// A statement that may come next, and with which chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chance {
    /// Place of the statement.
    pub statement: usize,
    /// Its chance to be shown; over all of them they add up to 1. Log it with the showing.
    pub propensity: f64,
}

/// Chances of all statements that a person (by place) hasn't voted on and that are not
/// moderated out. For a newcomer pass none. `floor` is the share of showings that goes evenly
/// to all, 0 to 1. Empty when nothing is left to show.
pub fn chances(map: &OpinionMap, person: Option<usize>, floor: f64) -> Vec<Chance> {
    let nobody = map.model.nobody();
    let posterior: &Posterior = person.and_then(|it| map.posteriors.get(it)).unwrap_or(&nobody);
    let voted: &[crate::Cell] = match person {
        Some(it) if it < map.votes.people().len() => map.votes.row(it),
        _ => &[],
    };
    let open: Vec<usize> = (0..map.statements.len())
        .filter(|it| !map.statements[*it].moderated_out)
        .filter(|it| voted.binary_search_by_key(it, |cell| cell.statement()).is_err())
        .collect();
    let worth: Vec<f64> = open.iter().map(|it| map.model.information(posterior, *it)).collect();
    let all: f64 = worth.iter().sum();
    let floor = floor.clamp(0.0, 1.0);
    let even = 1.0 / open.len().max(1) as f64;
    let share = |worth: f64| if all > 0.0 { worth / all } else { even };
    open.iter()
        .zip(worth)
        .map(|(statement, worth)| Chance {
            statement: *statement,
            propensity: floor * even + (1.0 - floor) * share(worth),
        })
        .collect()
}

/// The one that a number in [0, 1) falls on.
pub fn draw(chances: &[Chance], number: f64) -> Option<Chance> {
    let mut left = number;
    for chance in chances {
        left -= chance.propensity;
        if left < 0.0 {
            return Some(*chance);
        }
    }
    chances.last().copied()
}
