//! Use case: somebody chooses the language they read, and mail to them is
//! written in it.

use folkmoot_model::{Language, Organisation, OrganisationId, Person, PersonId};
use folkmoot_storage::Snapshot;

use crate::see_my_invitation::{Holder, held};
use crate::{App, AppError, Caller};

impl App {
    /// Keeps the language that the caller chose to read.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn choose_language(
        &self,
        caller: &Caller,
        language: &Language,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        self.keep_language(organisation, me, language).await
    }

    /// Keeps the language in which somebody answers an invitation.
    ///
    /// Needs [`crate::Permission::BeMe`], or the link of the mail.
    pub async fn choose_language_of_answers(
        &self,
        holder: Holder<'_>,
        language: &Language,
    ) -> Result<(), AppError> {
        let held = held(self.storage.read().await?.as_mut(), holder).await?;
        self.keep_language(&held.organisation, &held.person, language).await
    }

    /// Nothing is written if it is the language they chose before: pages are
    /// read far more often than languages are changed.
    async fn keep_language(
        &self,
        organisation: &OrganisationId,
        person: &PersonId,
        language: &Language,
    ) -> Result<(), AppError> {
        let kept = self.storage.read().await?.language_of(organisation, person).await?;
        if kept.as_ref() == Some(language) {
            return Ok(());
        }
        let mut tx = self.storage.begin().await?;
        tx.keep_language(organisation, person, language).await?;
        tx.commit().await?;
        Ok(())
    }
}

/// The languages to write to somebody in, the best first: the one they chose,
/// those they can take part in, and the one of the organisation.
pub(crate) async fn languages_for(
    snapshot: &mut (impl Snapshot + ?Sized),
    organisation: &Organisation,
    person: &Person,
) -> Result<Vec<String>, AppError> {
    let chosen = snapshot.language_of(&organisation.id, &person.id).await?;
    let mut languages: Vec<String> = chosen.into_iter().map(String::from).collect();
    languages.extend(person.languages.iter().cloned());
    languages.extend(languages_of(organisation));
    Ok(languages)
}

/// The language to write to somebody in of whom nothing is known.
pub(crate) fn languages_of(organisation: &Organisation) -> Vec<String> {
    organisation.language.clone().into_iter().map(String::from).collect()
}
