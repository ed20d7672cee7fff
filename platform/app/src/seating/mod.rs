//! Those who said yes + rules -> who sits where in every round.
//!
//! Pure: the same people, rules and seed give the same seats on every machine.
//! `work` is the one way through the engine.

mod request;
mod work;

pub use work::SeatingFault;
pub(crate) use work::{Former, work};

use std::collections::BTreeMap;

use folkmoot_model::{Beside, PersonId, SeatedPair, SeatedPerson, SeatingPlan, SeatingRules};

use crate::panel::{FeatureView, PanelPool, Pooled};

/// People and tables of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct SeatingView {
    /// The call.
    pub call: folkmoot_model::Call,
    /// Whoever said yes.
    pub pool: PanelPool,
    /// Who of them comes, with what is to be kept; each has one line.
    pub people: Vec<SeatedPerson>,
    /// Who never, once or always sits with whom.
    pub pairs: Vec<SeatedPair>,
    /// What is asked for: as kept, or as it is suggested.
    pub rules: SeatingRules,
    /// The seating that stands.
    pub plan: Option<SeatingPlan>,
}

impl SeatingView {
    /// Somebody's name; empty if they are here no more.
    pub fn name(&self, person: &PersonId) -> &str {
        self.pooled(person).map_or("", |it| it.person.name.as_str())
    }

    pub(crate) fn pooled(&self, person: &PersonId) -> Option<&Pooled> {
        self.pool.people.iter().find(|it| it.person.id == *person)
    }

    /// By what those who said yes differ.
    pub fn features(&self) -> Vec<FeatureView> {
        self.pool.features()
    }

    /// What the tables are called; pairs have numbers alone.
    pub fn table_name(&self, at: u32) -> Option<&str> {
        let tables = &self.plan.as_ref()?.rules.tables;
        tables.get(usize::try_from(at).ok()?).map(|table| table.name.as_str())
    }

    /// How many tables there are in the seating that stands.
    pub fn tables(&self) -> usize {
        let places = self.people.iter().flat_map(|it| it.places.iter().flatten());
        let used = places.max().map_or(0, |at| *at as usize + 1);
        self.plan.as_ref().map_or(0, |plan| plan.rules.tables.len().max(used))
    }

    /// Who sits at a table in a round, both from 0, by name.
    pub fn at(&self, round: usize, table: usize) -> Vec<&PersonId> {
        let sits = |it: &&SeatedPerson| {
            it.places.get(round).copied().flatten().is_some_and(|at| at as usize == table)
        };
        let mut people: Vec<&PersonId> =
            self.people.iter().filter(sits).map(|it| &it.person).collect();
        people.sort_by(|a, b| (self.name(a), *a).cmp(&(self.name(b), *b)));
        people
    }

    /// Pairs for whom what was asked isn't kept.
    pub fn broken(&self) -> Vec<&SeatedPair> {
        let places: BTreeMap<&PersonId, &[Option<u32>]> =
            self.people.iter().map(|it| (&it.person, it.places.as_slice())).collect();
        let kept = |pair: &&SeatedPair| {
            let (Some(a), Some(b)) = (places.get(&pair.a), places.get(&pair.b)) else {
                return true;
            };
            let both: Vec<bool> =
                a.iter().zip(*b).filter_map(|(a, b)| Some((*a)? == (*b)?)).collect();
            match pair.relation {
                Beside::Never => both.iter().all(|together| !together),
                Beside::Once => both.is_empty() || both.contains(&true),
                Beside::Always => both.iter().all(|together| *together),
            }
        };
        self.pairs.iter().filter(|pair| !kept(pair)).collect()
    }
}

/// What somebody's table must be, as a form says it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeatWish {
    /// Whether they come.
    pub here: bool,
    /// The table they stay at.
    pub host_at: Option<String>,
    /// What it must offer.
    pub needs: Vec<String>,
}
