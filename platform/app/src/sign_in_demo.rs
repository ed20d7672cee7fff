//! Use case: somebody tries a made-up town as one of its people.

use folkmoot_model::{OrganisationId, PersonId, Role};

use crate::{App, AppError, Caller, app};

impl App {
    /// A caller who is one of the people of a made-up organisation, with
    /// their roles. Refused for real organisations: there, people prove who
    /// they are.
    ///
    /// Needs no permission: it is the way in.
    pub async fn sign_in_demo(
        &self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<(Caller, String), AppError> {
        let not_found = || AppError::NotFound { what: "person", id: person.to_string() };
        let mut snapshot = self.storage.read().await?;
        if !app::organisation(snapshot.as_mut(), organisation).await?.fictional {
            return Err(not_found());
        }
        let known = snapshot.person(organisation, person).await?.ok_or_else(not_found)?;
        let membership = snapshot.membership(organisation, person).await?;
        let caller = Caller::Person {
            organisation: organisation.clone(),
            person: person.clone(),
            roles: membership.map(|membership| membership.roles).unwrap_or_default(),
        };
        Ok((caller, known.name))
    }

    /// Who can be tried out in a made-up town: one person for each role, and
    /// a citizen, which is somebody without any.
    pub fn demo_people() -> Result<Vec<(Option<Role>, PersonId)>, AppError> {
        let person = |role: Option<Role>, id: &str| Ok((role, PersonId::new(id)?));
        [
            person(Some(Role::Convener), "demo-convener"),
            person(Some(Role::Facilitator), "demo-facilitator"),
            person(Some(Role::Admin), "demo-admin"),
            person(None, "demo-citizen"),
        ]
        .into_iter()
        .collect()
    }
}
