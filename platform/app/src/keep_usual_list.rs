//! Use case: whom one would usually ask about a call is kept beside it, so
//! that the brief can say what those who were found know beyond that.
//!
//! Lines are compared with people who are known already. Nobody becomes known
//! by standing on a list: of lines that fit nobody only the number is kept.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_formats::{PeopleLine, people_lines};
use folkmoot_model::{
    Action, Call, CallId, Email, MAX_USUAL, OrganisationId, Person, PersonId, UsualList,
};
use folkmoot_storage::{Snapshot, people::all_people};
use futures_util::{StreamExt as _, pin_mut};
use serde_json::json;

use crate::{App, AppError, Caller, Permission, app};

/// What came of a list that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GivenList {
    /// It was kept.
    Kept {
        /// What was kept of it.
        list: UsualList,
        /// The lines that fit nobody who is known, as they were given.
        unknown: Vec<(usize, String)>,
        /// The lines that fit more than one person.
        several: Vec<(usize, String)>,
    },
    /// It has no line that holds anything. Nothing was changed.
    Empty,
    /// It has more lines than [`MAX_USUAL`]. Nothing was changed.
    TooLong,
}

impl App {
    /// A call and the list that is kept for it, for those who may give one.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn see_usual_list(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<(Call, Option<UsualList>), AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let call = app::call(snapshot.as_mut(), organisation, id).await?;
        let list = snapshot.usual_list(organisation, id).await?;
        Ok((call, list))
    }

    /// Keeps a list of people who are usually asked for a call, a line each,
    /// instead of the one it had. A line fits a person by their id, their
    /// e-mail address or their name, in this order.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn keep_usual_list(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        text: &str,
    ) -> Result<GivenList, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let lines = people_lines(text);
        if lines.is_empty() {
            return Ok(GivenList::Empty);
        }
        if lines.len() > MAX_USUAL {
            return Ok(GivenList::TooLong);
        }
        let mut tx = self.storage.begin().await?;
        app::call(tx.as_mut(), organisation, id).await?;
        let known = Known::read(tx.as_mut(), organisation, &lines).await?;
        let (mut people, mut unknown, mut several) = (BTreeSet::new(), Vec::new(), Vec::new());
        for line in &lines {
            let fits = known.fits(line);
            let given = || (line.number, line.cells.join(", "));
            match fits.len() {
                0 => unknown.push(given()),
                1 => people.extend(fits),
                _ => several.push(given()),
            }
        }
        let unmatched = u32::try_from(unknown.len() + several.len()).unwrap_or(u32::MAX);
        let list = UsualList {
            organisation: organisation.clone(),
            call: id.clone(),
            people,
            unmatched,
            at: self.clock.now(),
        };
        tx.put_usual_list(&list).await?;
        let detail =
            json!({ "call": id, "people": list.people.len(), "unmatched": list.unmatched });
        let (action, subject) = (Action::UsualListKept, ("call", id.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(GivenList::Kept { list, unknown, several })
    }

    /// Takes the list of a call away; says whether there was one.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn remove_usual_list(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<bool, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        let mut tx = self.storage.begin().await?;
        app::call(tx.as_mut(), organisation, id).await?;
        let removed = tx.remove_usual_list(organisation, id).await?;
        if removed {
            let (action, subject) = (Action::UsualListRemoved, ("call", id.as_str()));
            let detail = json!({ "call": id });
            self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        }
        tx.commit().await?;
        Ok(removed)
    }
}

/// Those among all people whom a line could mean.
struct Known {
    ids: BTreeSet<PersonId>,
    emails: BTreeMap<String, BTreeSet<PersonId>>,
    names: BTreeMap<String, BTreeSet<PersonId>>,
}

impl Known {
    /// Goes through everybody once, and remembers those alone whom some line
    /// could mean.
    async fn read(
        snapshot: &mut dyn Snapshot,
        organisation: &OrganisationId,
        lines: &[PeopleLine],
    ) -> Result<Self, AppError> {
        let cells: BTreeSet<&str> =
            lines.iter().flat_map(|line| &line.cells).map(String::as_str).collect();
        let emails: BTreeSet<String> = cells.iter().filter_map(|cell| email(cell)).collect();
        let names: BTreeSet<String> =
            lines.iter().flat_map(PeopleLine::names).map(|name| folded(&name)).collect();
        let mut known =
            Self { ids: BTreeSet::new(), emails: BTreeMap::new(), names: BTreeMap::new() };
        let people = all_people(snapshot, organisation);
        pin_mut!(people);
        while let Some(page) = people.next().await {
            for Person { id, name, email, .. } in page? {
                if cells.contains(id.as_str()) {
                    known.ids.insert(id.clone());
                }
                let name = folded(&name);
                if names.contains(&name) {
                    known.names.entry(name).or_default().insert(id.clone());
                }
                let email = email.map(|email| email.folded().as_str().to_owned());
                if let Some(email) = email.filter(|email| emails.contains(email)) {
                    known.emails.entry(email).or_default().insert(id);
                }
            }
        }
        Ok(known)
    }

    /// Whom a line means: by id, by e-mail address, by name. Where an address
    /// fits several people, the name decides.
    fn fits(&self, line: &PeopleLine) -> BTreeSet<PersonId> {
        let ids = line.cells.iter().filter_map(|cell| PersonId::new(cell.as_str()).ok());
        let ids: BTreeSet<PersonId> = ids.filter(|id| self.ids.contains(id)).collect();
        if !ids.is_empty() {
            return ids;
        }
        let of = |known: &BTreeMap<String, BTreeSet<PersonId>>, keys: Vec<String>| {
            let found = keys.iter().filter_map(|key| known.get(key)).flatten();
            found.cloned().collect::<BTreeSet<_>>()
        };
        let emails = of(&self.emails, line.cells.iter().filter_map(|cell| email(cell)).collect());
        if emails.len() == 1 {
            return emails;
        }
        let names = of(&self.names, line.names().iter().map(|name| folded(name)).collect());
        let both: BTreeSet<_> = emails.intersection(&names).cloned().collect();
        match (emails.is_empty(), both.len()) {
            (true, _) => names,
            (false, 1) => both,
            (false, _) => emails,
        }
    }
}

fn email(text: &str) -> Option<String> {
    Email::new(text).ok().map(|email| email.folded().as_str().to_owned())
}

/// A name as it is compared: spaces and case don't count. Somebody without a
/// name is nobody's namesake, for no line is empty.
fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
