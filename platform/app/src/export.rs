//! Use case: everything that is kept is taken out again.

use folkmoot_model::{Call, Claim, Evidence, Invitation, OrganisationId, Person, Run};
use folkmoot_storage::{Snapshot, evidence::all_evidence, people::all_people};
use futures_util::{StreamExt as _, pin_mut};

use crate::{App, AppError, Caller, Permission, app};

/// What can be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exportable {
    /// People, by id.
    People,
    /// Evidence with its ratings, by person and id.
    Evidence,
    /// Claims, by person and id.
    Claims,
    /// Calls, the newest first.
    Calls,
    /// Run records, the newest first.
    Runs,
    /// Invitations, by call and id.
    Invitations,
}

/// A part of what was asked for; pages come in order until there are no more.
#[derive(Debug, Clone)]
pub enum ExportPage {
    /// People.
    People(Vec<Person>),
    /// Evidence.
    Evidence(Vec<Evidence>),
    /// Claims.
    Claims(Vec<Claim>),
    /// Calls.
    Calls(Vec<Call>),
    /// Run records.
    Runs(Vec<Run>),
    /// Invitations.
    Invitations(Vec<Invitation>),
}

/// Takes a page; an error ends the export.
pub type ExportSink<'a, E> = dyn FnMut(ExportPage) -> Result<(), E> + Send + 'a;

/// Why an export ended early.
#[derive(Debug)]
pub enum ExportError<E> {
    /// It could not be read.
    App(AppError),
    /// It could not be written.
    Sink(E),
}

impl<E, F: Into<AppError>> From<F> for ExportError<E> {
    fn from(error: F) -> Self {
        Self::App(error.into())
    }
}

impl App {
    /// Gives all there is of one kind to the sink, a page at a time, as it
    /// stood at one moment. Memory holds a page.
    ///
    /// Needs [`Permission::Export`].
    pub async fn export<E>(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        what: Exportable,
        sink: &mut ExportSink<'_, E>,
    ) -> Result<(), ExportError<E>> {
        caller.must(Permission::Export, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let snapshot = snapshot.as_mut();
        app::organisation(snapshot, organisation).await?;
        match what {
            Exportable::People => {
                let pages = all_people(snapshot, organisation);
                pin_mut!(pages);
                while let Some(page) = pages.next().await {
                    sink(ExportPage::People(page?)).map_err(ExportError::Sink)?;
                }
            }
            Exportable::Evidence => {
                let pages = all_evidence(snapshot, organisation);
                pin_mut!(pages);
                while let Some(page) = pages.next().await {
                    sink(ExportPage::Evidence(page?)).map_err(ExportError::Sink)?;
                }
            }
            Exportable::Claims => claims(snapshot, organisation, sink).await?,
            Exportable::Calls => {
                let calls = snapshot.calls(organisation).await?;
                sink(ExportPage::Calls(calls)).map_err(ExportError::Sink)?;
            }
            Exportable::Runs => {
                let runs = snapshot.latest_runs(organisation, None, u32::MAX).await?;
                sink(ExportPage::Runs(runs)).map_err(ExportError::Sink)?;
            }
            Exportable::Invitations => {
                for call in snapshot.calls(organisation).await? {
                    let page = snapshot.invitations_to(organisation, &call.id).await?;
                    sink(ExportPage::Invitations(page)).map_err(ExportError::Sink)?;
                }
            }
        }
        Ok(())
    }
}

async fn claims<E>(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    sink: &mut ExportSink<'_, E>,
) -> Result<(), ExportError<E>> {
    const PAGE: u32 = 500;
    let mut after = None;
    loop {
        let people = snapshot.people_page(organisation, after.as_ref(), PAGE).await?;
        let Some(last) = people.last() else { return Ok(()) };
        after = Some(last.id.clone());
        let mut page = Vec::new();
        for person in &people {
            page.extend(snapshot.claims_of(organisation, &person.id).await?);
        }
        sink(ExportPage::Claims(page)).map_err(ExportError::Sink)?;
    }
}
