//! Use case: an admin names the organisation and says where questions go, in
//! which language it writes, and how often it asks.

use folkmoot_model::{
    Action, AskRules, Coded, Email, ErrorCode, Language, Organisation, OrganisationId,
};
use serde_json::json;

use crate::members::check_name;
use crate::{App, AppError, Caller, Permission, app};

/// Most invitations to one person that can be allowed.
pub const MOST_ASKS: u32 = 20;
/// Longest time in which they are counted, in days.
pub const LONGEST_WITHIN_DAYS: u32 = 730;
/// Latest reminder, in days.
pub const LATEST_REMINDER_DAYS: u32 = 60;

/// The settings of an organisation, as somebody gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrganisationSettings {
    /// Its name.
    pub name: String,
    /// Where people write with questions: an e-mail address, or empty.
    pub contact: String,
    /// The language it writes to those in whose own isn't known.
    pub language: Option<Language>,
    /// How often it asks.
    pub rules: AskRules,
}

/// What is wrong with the settings of an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OrganisationFault {
    /// Nothing, too long, or not one line.
    #[error("the name of an organisation is one line of 1 to 200 characters")]
    Name,
    /// Not an e-mail address.
    #[error("people write with questions to an e-mail address, or to none")]
    Contact,
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
            Self::Contact => "organisation.contact",
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

    /// Names the organisation, says where people write with questions, in
    /// which language it writes, and how often it asks the same person.
    /// Whether anything is other than before.
    ///
    /// Needs [`Permission::ManageOrganisation`]. Refused with
    /// [`AppError::Organisation`] for what can't be.
    pub async fn change_organisation(
        &self,
        caller: &Caller,
        id: &OrganisationId,
        settings: OrganisationSettings,
    ) -> Result<bool, AppError> {
        caller.must(Permission::ManageOrganisation, id)?;
        let OrganisationSettings { name, contact, language, rules } = settings;
        let name = check_name(&name).map_err(|_| OrganisationFault::Name)?;
        let contact = check_contact(&contact)?;
        check(rules)?;
        let mut tx = self.storage.begin().await?;
        let before = app::organisation(tx.as_mut(), id).await?;
        let rules_before = tx.ask_rules(id).await?;
        let (renamed, reruled) = (before.name != name, rules_before != rules);
        let contact_changed = before.contact != contact;
        let language_before = before.language.clone();
        let after = Organisation { name, contact, language, ..before.clone() };
        if after == before && !reruled {
            return Ok(false);
        }
        if after != before {
            tx.upsert_organisation(&after).await?;
        }
        if reruled {
            tx.set_ask_rules(id, &rules).await?;
        }
        let subject = ("organisation", id.as_str());
        let detail = json!({
            "renamed": renamed,
            // The address itself may be that of a person.
            "contact_changed": contact_changed,
            "language": after.language,
            "language_before": language_before,
            "rules": rules,
            "rules_before": rules_before,
        });
        self.note(tx.as_mut(), id, caller.actor(), Action::OrganisationChanged, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// The address to write to with questions; none if it is left empty.
fn check_contact(contact: &str) -> Result<Option<Email>, OrganisationFault> {
    match contact.trim() {
        "" => Ok(None),
        address => Email::new(address).map(Some).map_err(|_| OrganisationFault::Contact),
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
