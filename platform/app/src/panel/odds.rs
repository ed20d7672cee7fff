//! Everyone's chance under the rules, or why there is no panel.

use std::collections::BTreeMap;

use folkmoot_model::{PanelMethod, PanelRules, PersonId, SeatQuota, Standing};
use folkmoot_sortition::{
    Change, Method, Person, Pool, PoolError, Quota, Selection, Side, Status, Unable, Watch, select,
};

use super::pool::PanelPool;
use super::rules::complete;

/// What the rules give.
#[derive(Debug, Clone)]
pub enum Odds {
    /// There are panels.
    Found(Box<PanelOdds>),
    /// No panel keeps all quotas.
    Infeasible {
        /// The smallest set of quotas that conflicts; empty if even without
        /// quotas there is no panel.
        conflict: Vec<QuotaSide>,
        /// The smallest changes that mend it, the smallest first.
        ways: Vec<Way>,
    },
    /// There is nothing to draw from yet: too few people, or no seats.
    Unready,
    /// Beyond the engine, or it took too long to find anything.
    Beyond,
}

/// Everyone's chance.
#[derive(Debug, Clone)]
pub struct PanelOdds {
    /// The rules they follow from, with a quota for every value.
    pub rules: PanelRules,
    /// Everybody who can be drawn, by id.
    pub chances: Vec<Chance>,
    /// The least and the greatest chance of those who can be on a panel.
    pub least: f64,
    /// The greatest.
    pub most: f64,
    /// What the least could be at most.
    pub bound: f64,
    /// How far these chances are from the best that can be.
    pub gap: f64,
    /// 0 when all chances are alike, near 1 when few have nearly all.
    pub gini: f64,
    /// Whether they are proved the best that can be.
    pub optimal: bool,
    /// How many seats those with the value of each quota get on average, in
    /// the order of the rules.
    pub expected: Vec<f64>,
    pub(crate) pool: Pool,
    pub(crate) selection: Selection,
}

/// Somebody's chance.
#[derive(Debug, Clone, PartialEq)]
pub struct Chance {
    /// Whose.
    pub person: PersonId,
    /// From 0 to 1.
    pub chance: f64,
    /// For whoever can be on no panel, the quotas that keep them out, as far
    /// as they are known.
    pub because: Vec<QuotaSide>,
}

/// One side of a quota.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaSide {
    /// The quota.
    pub quota: SeatQuota,
    /// Its least, or its most.
    pub least: bool,
}

/// A way to mend quotas that can't all be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The quotas as they are, each with its new least and most.
    pub changes: Vec<(SeatQuota, u32, u32)>,
}

impl Way {
    /// The rules with these changes.
    pub fn apply(&self, rules: &PanelRules) -> PanelRules {
        let mut rules = rules.clone();
        for (changed, min, max) in &self.changes {
            let same = |quota: &&mut SeatQuota| {
                quota.feature == changed.feature && quota.value == changed.value
            };
            if let Some(quota) = rules.quotas.iter_mut().find(same) {
                (quota.min, quota.max) = (*min, *max);
            }
        }
        rules
    }
}

/// Works everyone's chance out. Long for thousands of people: see
/// `docs/methods/sortition.md`.
pub fn odds(rules: &PanelRules, pool: &PanelPool, watch: &mut dyn Watch) -> Odds {
    let rules = complete(rules, pool);
    let Ok(made) = engine_pool(&rules, pool) else { return Odds::Unready };
    match select(&made, method(rules.method), watch) {
        Ok(selection) => Odds::Found(Box::new(found(rules, pool, made, selection))),
        Err(Unable::Infeasible { conflict, relaxations }) => Odds::Infeasible {
            conflict: conflict.iter().map(|side| quota_side(&rules, &made, side)).collect(),
            ways: relaxations.iter().map(|way| self::way(&rules, &made, &way.changes)).collect(),
        },
        Err(_) => Odds::Beyond,
    }
}

const fn method(method: PanelMethod) -> Method {
    match method {
        PanelMethod::Leximin => Method::Leximin,
        PanelMethod::Maximin => Method::Maximin,
        PanelMethod::Nash => Method::Nash,
        PanelMethod::Goldilocks => Method::Goldilocks { gamma: 1.0 },
    }
}

fn engine_pool(rules: &PanelRules, pool: &PanelPool) -> Result<Pool, Vec<PoolError>> {
    let quotas: Vec<Quota> = rules
        .quotas
        .iter()
        .map(|it| Quota::new(&it.feature.to_string(), &it.value, it.min, it.max))
        .collect();
    let homes = pool.homes(rules);
    let people: Vec<Person> = pool
        .drawable()
        .map(|person| {
            let value = |quota: &SeatQuota| {
                (quota.feature.to_string(), person.value(&quota.feature).to_owned())
            };
            Person {
                id: person.person.id.to_string(),
                values: rules.quotas.iter().map(value).collect(),
                household: homes.get(&person.person.id).cloned(),
                must: person.standing == Standing::Must,
            }
        })
        .collect();
    Pool::new(&quotas, &people, rules.seats)
}

fn found(rules: PanelRules, pool: &PanelPool, made: Pool, selection: Selection) -> PanelOdds {
    let mut because: BTreeMap<usize, Vec<QuotaSide>> = BTreeMap::new();
    for each in &selection.impossible {
        let sides = each.because.iter().map(|side| quota_side(&rules, &made, side));
        because.insert(each.person, sides.collect());
    }
    // places in the pool of the engine follow the ids, and so does ours
    let chances: Vec<Chance> = pool
        .drawable()
        .zip(&selection.chances)
        .enumerate()
        .map(|(at, (person, chance))| Chance {
            person: person.person.id.clone(),
            chance: *chance,
            because: because.remove(&at).unwrap_or_default(),
        })
        .collect();
    let expected = rules.quotas.iter().map(|quota| {
        let theirs = pool.drawable().zip(&chances);
        theirs
            .filter(|(it, _)| it.value(&quota.feature) == quota.value)
            .map(|(_, c)| c.chance)
            .sum()
    });
    PanelOdds {
        expected: expected.collect(),
        least: selection.figures.least_possible,
        most: chances.iter().map(|it| it.chance).fold(0.0, f64::max),
        bound: selection.bound,
        gap: selection.gap,
        gini: selection.figures.gini,
        optimal: selection.status == Status::Optimal,
        rules,
        chances,
        pool: made,
        selection,
    }
}

fn quota_side(rules: &PanelRules, pool: &Pool, side: &Side) -> QuotaSide {
    let (at, least) = match side {
        Side::Min(at) => (*at, true),
        Side::Max(at) => (*at, false),
    };
    QuotaSide { quota: of_rules(rules, &pool.quotas()[at]), least }
}

fn way(rules: &PanelRules, pool: &Pool, changes: &[Change]) -> Way {
    let change = |it: &Change| (of_rules(rules, &pool.quotas()[it.quota]), it.min, it.max);
    Way { changes: changes.iter().map(change).collect() }
}

/// The quota of the rules that the engine knows as this one.
fn of_rules(rules: &PanelRules, quota: &Quota) -> SeatQuota {
    let same = |it: &&SeatQuota| it.value == quota.value && it.feature.to_string() == quota.feature;
    let found = rules.quotas.iter().find(same).cloned();
    found.unwrap_or_else(|| SeatQuota {
        feature: folkmoot_model::Feature::Attribute(quota.feature.clone()),
        value: quota.value.clone(),
        min: quota.min,
        max: quota.max,
    })
}
