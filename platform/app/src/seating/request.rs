//! What the engine is asked, from people and rules in the words of the domain.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{Beside, Feature, SeatedPair, SeatedPerson, SeatingRules, SeatingTable};
use folkmoot_seating::{
    Bound, Field, Pair, Person, Relation, Request, Rule, Table, Weights, pairs as in_pairs,
};

use super::SeatingView;

/// What stands for a value that isn't known: one that nobody writes.
const UNKNOWN: &str = "\u{0}";

/// How tables of different sizes are filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fill {
    /// Each to its share of the people.
    Evenly,
    /// None above its seats.
    AsItComes,
}

/// How many people have each role, where people talk in pairs across it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RoleSplit {
    /// The largest group.
    pub(super) largest: usize,
    /// All others.
    pub(super) others: usize,
}

impl RoleSplit {
    pub(super) fn of(view: &SeatingView, feature: &Feature) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for person in coming(&view.people).filter_map(|it| view.pooled(&it.person)) {
            *counts.entry(person.value(feature)).or_default() += 1;
        }
        let largest = counts.values().copied().max().unwrap_or(0);
        Self { largest, others: counts.values().sum::<usize>() - largest }
    }
}

fn coming(people: &[SeatedPerson]) -> impl Iterator<Item = &SeatedPerson> {
    people.iter().filter(|it| it.here)
}

/// The request for the rounds from `rules.from_round` on, with `past` as they were.
pub(super) fn request(
    view: &SeatingView,
    rules: &SeatingRules,
    past: Vec<Vec<Vec<String>>>,
    fill: Fill,
) -> Request {
    let fields = fields(rules);
    let people: Vec<Person> =
        coming(&view.people).map(|it| person(view, rules, it, &fields)).collect();
    let weighed = |feature: &Feature| Field {
        name: feature.to_string(),
        weight: u32::from(rules.mix.contains(feature)),
    };
    let mut bounds: Vec<Bound> =
        rules.company.iter().flat_map(|feature| company(&people, feature)).collect();
    let tables = if let Some(feature) = &rules.pairs_across {
        let (tables, across) = in_pairs(&people, &feature.to_string());
        bounds.extend(across);
        tables
    } else {
        tables(&rules.tables, people.len(), fill)
    };
    let here: BTreeSet<&str> = people.iter().map(|it| it.id.as_str()).collect();
    let rounds = rules.rounds.saturating_sub(rules.from_round.saturating_sub(1));
    Request {
        rounds: usize::try_from(rounds).unwrap_or(usize::MAX),
        fields: if people.is_empty() { Vec::new() } else { fields.iter().map(weighed).collect() },
        pairs: pairs(&view.pairs, &here),
        people,
        tables,
        past,
        bounds,
        distances: None,
        weights: Weights::default(),
    }
}

/// Each feature that something is asked of, once.
fn fields(rules: &SeatingRules) -> Vec<Feature> {
    let all = rules.mix.iter().chain(&rules.company).chain(&rules.pairs_across);
    all.collect::<BTreeSet<_>>().into_iter().cloned().collect()
}

fn person(
    view: &SeatingView,
    rules: &SeatingRules,
    seated: &SeatedPerson,
    fields: &[Feature],
) -> Person {
    let pooled = view.pooled(&seated.person);
    let value = |feature: &Feature| {
        let value = pooled.map_or("", |it| it.value(feature));
        let value = if value.is_empty() { UNKNOWN } else { value };
        (feature.to_string(), value.to_owned())
    };
    // pairs have no tables of their own, so nothing is asked of one
    let tables = rules.pairs_across.is_none();
    Person {
        id: seated.person.to_string(),
        values: fields.iter().map(value).collect(),
        needs: if tables { seated.needs.clone() } else { Vec::new() },
        table: seated.host_at.clone().filter(|_| tables),
    }
}

/// Tables with the fewest and the most people at each.
fn tables(tables: &[SeatingTable], people: usize, fill: Fill) -> Vec<Table> {
    let seats: usize = tables.iter().map(|it| it.seats as usize).sum();
    let bounds = |table: &SeatingTable| {
        let most = table.seats as usize;
        let share = (people * most).checked_div(seats).unwrap_or(0).min(most);
        match fill {
            Fill::Evenly => (share, most.min(share + 1)),
            Fill::AsItComes => (0, most),
        }
    };
    let table = |it: &SeatingTable| {
        let (least, most) = bounds(it);
        Table { name: it.name.clone(), least, most, offers: it.offers.clone() }
    };
    tables.iter().map(table).collect()
}

/// Two or none of each value that at least two people have.
fn company(people: &[Person], feature: &Feature) -> Vec<Bound> {
    let field = feature.to_string();
    let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
    for value in people.iter().filter_map(|person| person.values.get(&field)) {
        *counts.entry(value).or_default() += 1;
    }
    let several = counts.into_iter().filter(|(value, count)| *count > 1 && *value != UNKNOWN);
    several
        .map(|(value, _)| Bound {
            field: field.clone(),
            value: value.clone(),
            table: None,
            rule: Rule::AtLeastOrNone(2),
        })
        .collect()
}

/// Pairs of whom both come.
fn pairs(pairs: &[SeatedPair], here: &BTreeSet<&str>) -> Vec<Pair> {
    let both = |it: &&SeatedPair| here.contains(it.a.as_str()) && here.contains(it.b.as_str());
    let pair = |it: &SeatedPair| Pair {
        a: it.a.to_string(),
        b: it.b.to_string(),
        relation: match it.relation {
            Beside::Never => Relation::Apart,
            Beside::Once => Relation::Meet,
            Beside::Always => Relation::Together,
        },
    };
    pairs.iter().filter(both).map(pair).collect()
}
