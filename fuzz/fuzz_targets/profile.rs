//! Profiles from elsewhere, of the kind that the first byte names: whatever is
//! read is the person's who holds it out, has an id of its own, and isn't from
//! a day to come.
#![no_main]

use std::collections::BTreeSet;

use folkmoot_formats::{Input, ProfileKind, ProfileOptions, read_profile};
use folkmoot_model::{Consent, Day, PersonId};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    let kinds = ProfileKind::ALL;
    let kind = kinds[usize::from(*first) % kinds.len()];
    let Ok(person) = PersonId::new("7") else { return };
    let options = ProfileOptions {
        person: person.clone(),
        today: Day::from_days(20_800),
        consent: Consent::NotAsked,
    };
    let input = Input::from_reader("Positions.csv", std::io::Cursor::new(rest.to_vec()));
    let Ok(evidence) = read_profile(kind, input, &options) else { return };
    let ids: BTreeSet<_> = evidence.iter().map(|item| &item.id).collect();
    assert_eq!(ids.len(), evidence.len());
    for item in &evidence {
        assert_eq!(item.person, person);
        assert!(item.at.is_none_or(|at| at <= options.today));
    }
});
