//! `Users.xml`: the people who answered.

use std::collections::BTreeMap;

use folkmoot_model::Person;

use super::spill::IdSet;
use super::{Item, Known, StackExchange, repeated};
use crate::Problem;

/// Hands on everybody who answered. E-mail addresses are not in a dump.
pub(super) fn read<E: From<Problem>>(
    dump: &StackExchange,
    known: &mut Known,
    sink: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let mut done = IdSet::default();
    if let Some(path) = &dump.files.users {
        let mut rows = dump.rows(path, "users")?;
        while let Some(row) = rows.next()? {
            let [id, name, location] = [0, 1, 2];
            let user = row.pick(["Id", "DisplayName", "Location"])?;
            user.required(id)?;
            // User −1 is the site itself.
            let Some(number) = user.id(id)? else { continue };
            if !known.people.contains(number) {
                known.report.users_without_answer += 1;
                continue;
            }
            if !done.insert(number) {
                return Err(user.problem(id, repeated(number)).into());
            }
            let trimmed = |at| {
                let text = user.text(at)?.map(|text| text.trim().to_owned());
                Ok::<_, Problem>(text.filter(|text| !text.is_empty()))
            };
            let person = person(dump, number, trimmed(name)?, trimmed(location)?)?;
            sink(Item::Person(person))?;
            known.report.people += 1;
        }
    }
    for number in known.people.iter().filter(|number| !done.contains(*number)) {
        sink(Item::Person(person(dump, number, None, None)?))?;
        known.report.people += 1;
        known.report.people_without_user += u64::from(dump.files.users.is_some());
    }
    Ok(())
}

fn person(
    dump: &StackExchange,
    number: u32,
    name: Option<String>,
    place: Option<String>,
) -> Result<Person, Problem> {
    let id = dump.person_id(number)?;
    let name = name.unwrap_or_else(|| id.to_string());
    let (languages, attributes) = (Vec::new(), BTreeMap::new());
    Ok(Person { id, name, email: None, place, languages, attributes })
}
