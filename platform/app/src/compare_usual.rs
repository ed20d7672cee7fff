//! What those on a shortlist know that the people usually asked don't, as far
//! as evidence shows.
//!
//! One search through everybody, as the latest run was set, says which words
//! of each need whose evidence meets; both groups are read off from it. So
//! they are measured alike, and nobody is judged by what isn't known here.

use std::collections::BTreeSet;

use folkmoot_model::{KindId, PersonId, UsualList};

use crate::AppError;
use crate::matching::{self, MatchInput, MatchParameters};
use crate::shortlist::RunView;

/// A shortlist beside a list of people who are usually asked.
#[derive(Debug, Clone, PartialEq)]
pub struct UsualComparison {
    /// The list.
    pub list: UsualList,
    /// How many people are on the shortlist.
    pub shortlist: u32,
    /// How many of them are on the list too.
    pub overlap: u32,
    /// How many people were looked through.
    pub looked_through: u64,
    /// Whether people or evidence have changed since the search.
    pub changed: bool,
    /// Kind by kind, in the order of the call.
    pub kinds: Vec<UsualKind>,
}

/// The same for one kind of knowing.
#[derive(Debug, Clone, PartialEq)]
pub struct UsualKind {
    /// The kind.
    pub id: KindId,
    /// How many of the list were found for it.
    pub found: u32,
    /// Words of the need that only evidence on the shortlist meets.
    pub only_group: BTreeSet<String>,
    /// Words that the evidence of both meets.
    pub both: BTreeSet<String>,
    /// Words that only evidence of the list meets.
    pub only_usual: BTreeSet<String>,
}

/// Compares. Takes one search through the whole input.
pub(crate) fn compare(
    run: &RunView,
    list: UsualList,
    input: &MatchInput,
) -> Result<UsualComparison, AppError> {
    let parameters = MatchParameters { limit: u32::MAX, ..run.parameters.clone() };
    let report = matching::find(&parameters, input)?;
    let group: BTreeSet<&PersonId> = run.report.shortlist.iter().map(|it| &it.person).collect();
    let kinds = report.kinds.iter().map(|kind| {
        let words = |of: &dyn Fn(&PersonId) -> bool| -> BTreeSet<String> {
            let theirs = kind.people.iter().filter(|found| of(&found.person));
            theirs.flat_map(|found| &found.reasons).flat_map(|it| it.words.clone()).collect()
        };
        let theirs = words(&|person| group.contains(person));
        let usual = words(&|person| list.people.contains(person));
        let found = kind.people.iter().filter(|found| list.people.contains(&found.person));
        UsualKind {
            id: kind.id.clone(),
            found: whole(found.count()),
            only_group: theirs.difference(&usual).cloned().collect(),
            both: theirs.intersection(&usual).cloned().collect(),
            only_usual: usual.difference(&theirs).cloned().collect(),
        }
    });
    Ok(UsualComparison {
        kinds: kinds.collect(),
        shortlist: whole(group.len()),
        overlap: whole(group.iter().filter(|person| list.people.contains(**person)).count()),
        looked_through: report.looked_through.people,
        changed: input.digest != run.run.input,
        list,
    })
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
