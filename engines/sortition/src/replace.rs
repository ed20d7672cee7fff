//! Filling seats that came free: those who stay keep theirs, and the quotas are for the rest.

use std::collections::BTreeSet;

use crate::pool::{Person, Quota};

/// What is left to draw when some are seated already: quotas without what these fill
/// (max(0, min − s) to max − s for a value that s of them have), the others of the pool who
/// share no household with them, and the seats that are free. A value that has more
/// seated than its most asks for none.
///
/// ```
/// use folkmoot_sortition::{Person, Quota, remaining};
/// let person = |id: &str| Person {
///     id: id.into(),
///     values: [("area".into(), "north".into())].into(),
///     ..Person::default()
/// };
/// let people = [person("ada"), person("ben"), person("cleo")];
/// let quotas = [Quota::new("area", "north", 2, 2)];
/// let seated = ["ada".to_owned()].into();
/// let (quotas, people, seats) = remaining(&quotas, &people, 2, &seated);
/// assert_eq!((quotas[0].min, quotas[0].max, people.len(), seats), (1, 1, 2, 1));
/// ```
pub fn remaining(
    quotas: &[Quota],
    people: &[Person],
    seats: u32,
    seated: &BTreeSet<String>,
) -> (Vec<Quota>, Vec<Person>, u32) {
    let there: Vec<&Person> = people.iter().filter(|p| seated.contains(&p.id)).collect();
    let homes: BTreeSet<&str> = there.iter().filter_map(|p| p.household.as_deref()).collect();
    let filled = |quota: &Quota| {
        let of = there.iter().filter(|p| p.values.get(&quota.feature) == Some(&quota.value));
        u32::try_from(of.count()).unwrap_or(u32::MAX)
    };
    let quotas = quotas.iter().map(|quota| {
        let filled = filled(quota);
        Quota {
            min: quota.min.saturating_sub(filled),
            max: quota.max.saturating_sub(filled),
            flex: (
                quota.flex.0.saturating_sub(filled),
                if quota.flex.1 == u32::MAX {
                    u32::MAX
                } else {
                    quota.flex.1.saturating_sub(filled)
                },
            ),
            ..quota.clone()
        }
    });
    let free = people.iter().filter(|person| {
        !seated.contains(&person.id)
            && person.household.as_deref().is_none_or(|home| !homes.contains(home))
    });
    let taken = u32::try_from(there.len()).unwrap_or(u32::MAX);
    (quotas.collect(), free.cloned().collect(), seats.saturating_sub(taken))
}
