//! Use case: an admin names the organisation and says how often it asks.

use folkmoot_model::{AskRules, Coded, ErrorCode, Organisation, OrganisationId};
use serde_json::json;

use crate::members::check_name;
use crate::{App, AppError, Caller, Permission, app};

/// Most invitations to one person that can be allowed.
pub const MOST_ASKS: u32 = 20;
/// Longest time in which they are counted, in days.
pub const LONGEST_WITHIN_DAYS: u32 = 730;
/// Latest reminder, in days.
pub const LATEST_REMINDER_DAYS: u32 = 60;

/// What is wrong with the settings of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationFault {
    /// Nothing, too long, or not one line.
    #[error("the name of an organisation is one line of 1 to 200 characters")]
    Name,
    /// Not from 1 to [`MOST_ASKS`].
    #[error("one person can be asked from 1 to 20 times")]
    MostAsks,
    /// Not from 1 to [`LONGEST_WITHIN_DAYS`].
    #[error("invitations are counted over 1 to 730 days")]
    WithinDays,
    /// More than [`LATEST_REMINDER_DAYS`].
    #[error("people are reminded after 60 days at the latest")]
    RemindDays,
}

impl Coded for OrganisationFault {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::Name => "organisation.name",
            Self::MostAsks => "organisation.most_asks",
            Self::WithinDays => "organisation.within_days",
            Self::RemindDays => "organisation.remind_days",
        })
    }
}

impl App {
    /// What can be set: the organisation with its name, and how often it asks.
    ///
    /// Needs [`Permission::ManageOrganisation`].
    pub async fn see_organisation_settings(
        &self,
        caller: &Caller,
        id: &OrganisationId,
    ) -> Result<(Organisation, AskRules), AppError> {
        caller.must(Permission::ManageOrganisation, id)?;
        let mut snapshot = self.storage.read().await?;
        let organisation = app::organisation(snapshot.as_mut(), id).await?;
        Ok((organisation, snapshot.ask_rules(id).await?))
    }

    /// Names the organisation and says how often it asks the same person.
    /// Whether anything is other than before.
    ///
    /// Needs [`Permission::ManageOrganisation`]. Refused with
    /// [`AppError::Organisation`] for what can't be.
    pub async fn change_organisation(
        &self,
        caller: &Caller,
        id: &OrganisationId,
        name: &str,
        rules: AskRules,
    ) -> Result<bool, AppError> {
        caller.must(Permission::ManageOrganisation, id)?;
        let name = check_name(name).map_err(|_| OrganisationFault::Name)?;
        check(rules)?;
        let mut tx = self.storage.begin().await?;
        let before = app::organisation(tx.as_mut(), id).await?;
        let rules_before = tx.ask_rules(id).await?;
        let (renamed, reruled) = (before.name != name, rules_before != rules);
        if !renamed && !reruled {
            return Ok(false);
        }
        if renamed {
            tx.upsert_organisation(&Organisation { name, ..before }).await?;
        }
        if reruled {
            tx.set_ask_rules(id, &rules).await?;
        }
        let subject = ("organisation", id.as_str());
        let detail = json!({ "renamed": renamed, "rules": rules, "rules_before": rules_before });
        self.note(tx.as_mut(), id, caller.actor(), "organisation.changed", subject, detail).await?;
        tx.commit().await?;
        Ok(true)
    }
}

fn check(rules: AskRules) -> Result<(), OrganisationFault> {
    if !(1..=MOST_ASKS).contains(&rules.most_asks) {
        return Err(OrganisationFault::MostAsks);
    }
    if !(1..=LONGEST_WITHIN_DAYS).contains(&rules.asks_within_days) {
        return Err(OrganisationFault::WithinDays);
    }
    if rules.remind_after_days > LATEST_REMINDER_DAYS {
        return Err(OrganisationFault::RemindDays);
    }
    Ok(())
}
