//! `Badges.xml`: badges for a tag are credentials on that topic.

use folkmoot_model::{Check, Evidence, EvidenceId, EvidenceKind};

use super::spill::IdSet;
use super::{CONSENT, Item, Known, StackExchange, repeated};
use crate::Problem;

/// Hands on the tag badges of people who answered.
pub(super) fn read<E: From<Problem>>(
    dump: &StackExchange,
    known: &mut Known,
    sink: &mut impl FnMut(Item) -> Result<(), E>,
) -> Result<(), E> {
    let Some(path) = &dump.files.badges else { return Ok(()) };
    let mut rows = dump.rows(path, "badges")?;
    let mut done = IdSet::default();
    while let Some(row) = rows.next()? {
        let [id, user, name, date, class, tag_based] = [0, 1, 2, 3, 4, 5];
        let badge = row.pick(["Id", "UserId", "Name", "Date", "Class", "TagBased"])?;
        if !badge.text(tag_based)?.is_some_and(|truth| truth.eq_ignore_ascii_case("true")) {
            continue;
        }
        let number = badge.required_id(id)?;
        if !done.insert(number) {
            return Err(badge.problem(id, repeated(number)).into());
        }
        let owner = badge.id(user)?.filter(|owner| known.people.contains(*owner));
        let Some(owner) = owner else {
            known.report.badges_of_others += 1;
            continue;
        };
        let tag = badge.required(name)?.trim().to_owned();
        let class = match badge.number(class)? {
            Some(1) => "Gold",
            Some(2) => "Silver",
            _ => "Bronze",
        };
        let evidence = Evidence {
            id: EvidenceId::new(format!("{}:badge:{number}", dump.site))
                .map_err(|error| Problem::of(&error, "a shorter name of the site"))?,
            person: dump.person_id(owner)?,
            kind: EvidenceKind::Credential,
            title: format!("{class} badge for answers on {tag}"),
            text: format!("{class} badge for answers on {}", tag.replace('-', " ")),
            topics: vec![tag],
            at: Some(badge.day(date, dump.today)?),
            source: dump.source("users", owner),
            check: Check::PublicRecord,
            consent: CONSENT,
            ratings: Vec::new(),
        };
        sink(Item::Evidence(evidence))?;
        known.report.badges += 1;
    }
    Ok(())
}
