//! The rules of a panel: suggested, completed and checked.

use folkmoot_model::{
    Feature, MAX_LOTTERY_REASON, MAX_SEAT_QUOTAS, MAX_SEATS, PanelRules, SeatQuota, Standing,
};

use super::pool::{PanelPool, Pooled};

/// How many panels a public list may hold.
pub const TICKETS: [u32; 4] = [10, 100, 1_000, 10_000];

/// What is wrong with the rules of a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PanelFault {
    /// No seats, or more than [`MAX_SEATS`].
    Seats,
    /// More seats than people who can be drawn.
    TooFew {
        /// How many can be drawn.
        people: usize,
    },
    /// The length of the list is none of [`TICKETS`].
    Tickets,
    /// A quota whose least is above its most; its place in the rules.
    MinAboveMax(usize),
    /// More quotas than [`MAX_SEAT_QUOTAS`].
    TooManyQuotas,
    /// Somebody is left out or seated without a reason; their place in the pool.
    NoReason(usize),
    /// A reason is longer than [`MAX_LOTTERY_REASON`].
    LongReason(usize),
    /// More are seated for certain than there are seats.
    TooManyMust,
}

/// All that is wrong.
pub fn check(rules: &PanelRules, pool: &PanelPool) -> Vec<PanelFault> {
    let mut faults = Vec::new();
    let people = pool.drawable().count();
    if !(1..=MAX_SEATS).contains(&rules.seats) {
        faults.push(PanelFault::Seats);
    } else if rules.seats as usize > people {
        faults.push(PanelFault::TooFew { people });
    }
    if !TICKETS.contains(&rules.tickets) {
        faults.push(PanelFault::Tickets);
    }
    let upside_down = |(at, quota): (usize, &SeatQuota)| {
        (quota.min > quota.max).then_some(PanelFault::MinAboveMax(at))
    };
    faults.extend(rules.quotas.iter().enumerate().filter_map(upside_down));
    if rules.quotas.len() > MAX_SEAT_QUOTAS {
        faults.push(PanelFault::TooManyQuotas);
    }
    let differently = |person: &Pooled| person.standing != Standing::May;
    for (at, person) in pool.people.iter().enumerate().filter(|(_, it)| differently(it)) {
        let why = person.why.as_deref().unwrap_or_default().trim();
        if why.is_empty() {
            faults.push(PanelFault::NoReason(at));
        } else if why.chars().count() > MAX_LOTTERY_REASON {
            faults.push(PanelFault::LongReason(at));
        }
    }
    let must = pool.people.iter().filter(|it| it.standing == Standing::Must).count();
    if must > rules.seats as usize {
        faults.push(PanelFault::TooManyMust);
    }
    faults
}

/// Quotas for a feature as those who can be drawn have it: each value gets its
/// share of the seats, rounded down at least and up at most.
pub fn suggest(pool: &PanelPool, feature: &Feature, seats: u32) -> Vec<SeatQuota> {
    let people = pool.drawable().count().max(1) as u64;
    let quota = |(value, with): (String, usize)| {
        let seats = u64::from(seats) * with as u64;
        let (min, max) = (seats / people, seats.div_ceil(people));
        SeatQuota {
            feature: feature.clone(),
            value,
            // both at most the number of seats
            min: u32::try_from(min).unwrap_or(0),
            max: u32::try_from(max).unwrap_or(u32::MAX),
        }
    };
    pool.view(feature.clone()).values.into_iter().map(quota).collect()
}

/// The rules with a quota for every value that somebody has: whoever accepted
/// since they were written can be drawn too.
pub fn complete(rules: &PanelRules, pool: &PanelPool) -> PanelRules {
    let mut features: Vec<&Feature> = Vec::new();
    for quota in &rules.quotas {
        if !features.contains(&&quota.feature) {
            features.push(&quota.feature);
        }
    }
    let mut quotas = Vec::new();
    for feature in features {
        let known: Vec<&SeatQuota> =
            rules.quotas.iter().filter(|quota| quota.feature == *feature).collect();
        quotas.extend(known.iter().map(|quota| (*quota).clone()));
        for (value, _) in pool.view(feature.clone()).values {
            if !known.iter().any(|quota| quota.value == value) {
                quotas.push(SeatQuota {
                    feature: feature.clone(),
                    value,
                    min: 0,
                    max: rules.seats,
                });
            }
        }
    }
    PanelRules { quotas, ..rules.clone() }
}
