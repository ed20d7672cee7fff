//! Who may be drawn, and the quotas their panel keeps.

use std::collections::{BTreeMap, BTreeSet};

/// How many seats a value of a feature has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quota {
    /// The feature, such as "age".
    pub feature: String,
    /// The value, such as "16-29".
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats.
    pub max: u32,
    /// How far a relaxation may lower and raise the two: fewest and most seats then.
    pub flex: (u32, u32),
}

impl Quota {
    /// A quota that a relaxation may change as far as it needs.
    pub fn new(feature: &str, value: &str, min: u32, max: u32) -> Self {
        Self { feature: feature.into(), value: value.into(), min, max, flex: (0, u32::MAX) }
    }
}

/// Somebody who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Person {
    /// Unique.
    pub id: String,
    /// The value of every feature.
    pub values: BTreeMap<String, String>,
    /// People of one household: at most one of them is drawn.
    pub household: Option<String>,
    /// Is on every panel.
    pub must: bool,
}

/// Why a pool can't be drawn from at all, whatever the method.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PoolError {
    /// No seats.
    #[error("a panel needs at least one seat")]
    NoSeats,
    /// More seats than people.
    #[error("{seats} seats, and the pool has {people} people")]
    TooFewPeople {
        /// Seats of a panel.
        seats: u32,
        /// People in the pool.
        people: usize,
    },
    /// An id twice.
    #[error("the id \"{0}\" stands twice in the pool")]
    Twice(String),
    /// A value of a feature has two quotas.
    #[error("\"{feature}\" has two quotas for \"{value}\"")]
    QuotaTwice {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
    },
    /// Fewest above most.
    #[error("\"{feature}\": \"{value}\" has a minimum of {min}, above its maximum of {max}")]
    MinAboveMax {
        /// The feature.
        feature: String,
        /// The value.
        value: String,
        /// Fewest seats.
        min: u32,
        /// Most seats.
        max: u32,
    },
    /// Somebody without a value.
    #[error("\"{id}\" has no \"{feature}\"")]
    NoValue {
        /// Who.
        id: String,
        /// The feature.
        feature: String,
    },
    /// A value that no quota knows.
    #[error("\"{id}\" has \"{value}\" as \"{feature}\", and no quota is for it")]
    UnknownValue {
        /// Who.
        id: String,
        /// The feature.
        feature: String,
        /// The value.
        value: String,
    },
    /// More than the engine counts with.
    #[error("a pool may have up to {0} people, a panel up to as many seats")]
    TooLarge(usize),
}

/// Most people in a pool.
pub const MAX_PEOPLE: usize = 1_000_000;

/// People who are interchangeable: the same values, and households of the same make-up.
#[derive(Debug, Clone)]
pub(crate) struct Type {
    /// The rows (see [`Pool::rows`]) that count them.
    pub(crate) rows: Vec<usize>,
    /// Places in [`Pool::ids`].
    pub(crate) people: Vec<usize>,
    pub(crate) must: bool,
}

/// Something a panel keeps: so many seats of these types, not fewer and not more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) what: What,
    pub(crate) min: u32,
    pub(crate) max: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum What {
    Seats,
    /// A place in [`Pool::quotas`].
    Quota(usize),
    /// Households of one make-up: at most one seat each.
    Households,
}

/// A pool of people with the quotas of a panel, in an order of its own: the order in
/// which people, features and values came changes nothing.
#[derive(Debug, Clone)]
pub struct Pool {
    pub(crate) ids: Vec<String>,
    pub(crate) quotas: Vec<Quota>,
    pub(crate) types: Vec<Type>,
    pub(crate) rows: Vec<Row>,
    pub(crate) seats: u32,
    /// The household of each person, for those who share one.
    pub(crate) households: Vec<Option<usize>>,
    /// The type of each person.
    pub(crate) type_of: Vec<usize>,
}

/// Rows of quotas and whether the person must be drawn: what makes people alike.
type Alike = (Vec<usize>, bool);

impl Pool {
    /// A pool, or all that is wrong with it.
    pub fn new(quotas: &[Quota], people: &[Person], seats: u32) -> Result<Self, Vec<PoolError>> {
        let mut wrong = Vec::new();
        if seats == 0 {
            wrong.push(PoolError::NoSeats);
        }
        if people.len() > MAX_PEOPLE {
            return Err(vec![PoolError::TooLarge(MAX_PEOPLE)]);
        }
        if seats as usize > people.len() {
            wrong.push(PoolError::TooFewPeople { seats, people: people.len() });
        }
        let quotas = sorted(quotas, &mut wrong);
        let places: BTreeMap<(&str, &str), usize> =
            quotas.iter().enumerate().map(|(i, q)| ((&*q.feature, &*q.value), i)).collect();
        let features: BTreeSet<&str> = quotas.iter().map(|q| &*q.feature).collect();
        let mut people: Vec<&Person> = people.iter().collect();
        people.sort_by(|a, b| a.id.cmp(&b.id));
        for pair in people.windows(2).filter(|pair| pair[0].id == pair[1].id) {
            wrong.push(PoolError::Twice(pair[0].id.clone()));
        }
        let mut alike = Vec::with_capacity(people.len());
        for person in &people {
            let mut rows = Vec::with_capacity(features.len());
            for feature in &features {
                match person.values.get(*feature) {
                    Some(value) => match places.get(&(*feature, &**value)) {
                        // row 0 counts all seats
                        Some(place) => rows.push(place + 1),
                        None => wrong.push(PoolError::UnknownValue {
                            id: person.id.clone(),
                            feature: (*feature).to_owned(),
                            value: value.clone(),
                        }),
                    },
                    None => wrong.push(PoolError::NoValue {
                        id: person.id.clone(),
                        feature: (*feature).to_owned(),
                    }),
                }
            }
            alike.push((rows, person.must));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let mut rows = vec![Row { what: What::Seats, min: seats, max: seats }];
        rows.extend(quotas.iter().enumerate().map(|(i, quota)| Row {
            what: What::Quota(i),
            min: quota.min,
            max: quota.max,
        }));
        let households = households(&people);
        let types = types(&alike, &households, &mut rows);
        let mut type_of = vec![0; people.len()];
        for (at, each) in types.iter().enumerate() {
            for person in &each.people {
                type_of[*person] = at;
            }
        }
        let ids = people.iter().map(|person| person.id.clone()).collect();
        Ok(Self { ids, quotas, types, rows, seats, households, type_of })
    }

    /// The ids of all people, sorted.
    pub fn ids(&self) -> &[String] {
        &self.ids
    }

    /// The quotas, by feature and value.
    pub fn quotas(&self) -> &[Quota] {
        &self.quotas
    }

    /// Seats of a panel.
    pub fn seats(&self) -> u32 {
        self.seats
    }

    /// How many kinds of people there are whom the quotas tell apart.
    pub fn kinds(&self) -> usize {
        self.types.len()
    }

    /// Whether a panel (places in [`Pool::ids`]) keeps every quota, has each seat once
    /// and nobody twice, everyone who must be there and one of a household at most.
    pub fn keeps(&self, panel: &[usize]) -> bool {
        let distinct: BTreeSet<usize> = panel.iter().copied().collect();
        if distinct.len() != panel.len() || distinct.iter().any(|p| *p >= self.ids.len()) {
            return false;
        }
        let mut counts = vec![0_u32; self.rows.len()];
        let mut homes = BTreeSet::new();
        for person in &distinct {
            for row in &self.types[self.type_of[*person]].rows {
                counts[*row] += 1;
            }
            if self.households[*person].is_some_and(|home| !homes.insert(home)) {
                return false;
            }
        }
        let all_there = self
            .types
            .iter()
            .filter(|each| each.must)
            .all(|each| each.people.iter().all(|person| distinct.contains(person)));
        let rows = self.rows.iter().zip(&counts);
        all_there && rows.into_iter().all(|(row, count)| (row.min..=row.max).contains(count))
    }
}

/// Quotas by feature and value, checked.
fn sorted(quotas: &[Quota], wrong: &mut Vec<PoolError>) -> Vec<Quota> {
    let mut quotas = quotas.to_vec();
    quotas.sort_by(|a, b| (&a.feature, &a.value).cmp(&(&b.feature, &b.value)));
    for quota in &quotas {
        if quota.min > quota.max {
            wrong.push(PoolError::MinAboveMax {
                feature: quota.feature.clone(),
                value: quota.value.clone(),
                min: quota.min,
                max: quota.max,
            });
        }
    }
    for pair in quotas.windows(2) {
        if (&pair[0].feature, &pair[0].value) == (&pair[1].feature, &pair[1].value) {
            wrong.push(PoolError::QuotaTwice {
                feature: pair[0].feature.clone(),
                value: pair[0].value.clone(),
            });
        }
    }
    quotas
}

/// A number for each household of two or more.
fn households(people: &[&Person]) -> Vec<Option<usize>> {
    let mut members: BTreeMap<&str, usize> = BTreeMap::new();
    for person in people {
        if let Some(household) = &person.household {
            *members.entry(household).or_default() += 1;
        }
    }
    let shared: BTreeMap<&str, usize> = members
        .into_iter()
        .filter(|(_, count)| *count > 1)
        .enumerate()
        .map(|(number, (household, _))| (household, number))
        .collect();
    let number = |person: &&Person| {
        person.household.as_deref().and_then(|household| shared.get(household).copied())
    };
    people.iter().map(number).collect()
}

/// Groups people: alike, and in households that are alike. Each make-up of households
/// adds a row.
fn types(alike: &[Alike], households: &[Option<usize>], rows: &mut Vec<Row>) -> Vec<Type> {
    let mut homes: BTreeMap<usize, Vec<&Alike>> = BTreeMap::new();
    for (alike, household) in alike.iter().zip(households) {
        if let Some(household) = household {
            homes.entry(*household).or_default().push(alike);
        }
    }
    let mut classes: BTreeMap<Vec<&Alike>, Vec<usize>> = BTreeMap::new();
    for (household, mut make_up) in homes {
        make_up.sort();
        classes.entry(make_up).or_default().push(household);
    }
    let mut class_of = BTreeMap::new();
    for (class, households) in classes.values().enumerate() {
        for household in households {
            class_of.insert(*household, rows.len() + class);
        }
    }
    let sizes = classes.values().map(|households| u32::try_from(households.len()));
    rows.extend(sizes.map(|size| Row {
        what: What::Households,
        min: 0,
        max: size.unwrap_or(u32::MAX),
    }));
    let mut types: BTreeMap<(Option<usize>, &Alike), Vec<usize>> = BTreeMap::new();
    for (person, (alike, household)) in alike.iter().zip(households).enumerate() {
        let class = household.and_then(|household| class_of.get(&household).copied());
        types.entry((class, alike)).or_default().push(person);
    }
    let made = types.into_iter().map(|((class, (quotas, must)), people)| {
        let mut rows = vec![0];
        rows.extend(quotas);
        rows.extend(class);
        Type { rows, people, must: *must }
    });
    made.collect()
}
