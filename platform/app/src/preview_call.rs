//! Use case: somebody who writes a call sees how many people it would find.

use folkmoot_model::{CallBrief, CallId, KindId, MatchRules, OrganisationId};

use crate::matching::{self, MatchParameters, Missing, default_settings};
use crate::{App, AppError, Caller, Permission, app};

/// What a search for one kind of knowing would find, in figures.
#[derive(Debug, Clone, PartialEq)]
pub struct KindPreview {
    /// The kind.
    pub id: KindId,
    /// How many people know.
    pub found: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// What is missing, without naming anybody; empty when nothing is.
    pub missing: Vec<Missing>,
}

impl App {
    /// How many people would be found for each kind of knowing, and what
    /// would be missing. Nothing is kept. With the id of a kept call, what
    /// people gave for that call alone counts too. The first time takes a
    /// pass over all evidence of the organisation; after that it is kept
    /// ready until somebody changes people or evidence.
    ///
    /// Needs [`Permission::FindPeople`].
    pub async fn preview_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: Option<&CallId>,
        brief: CallBrief,
    ) -> Result<Vec<KindPreview>, AppError> {
        caller.must(Permission::FindPeople, organisation)?;
        brief.check().map_err(AppError::InvalidCall)?;
        let as_of = self.clock.now().day();
        let parameters = MatchParameters {
            call: brief,
            as_of,
            limit: 0,
            settings: default_settings(),
            rules: MatchRules::default(),
        };
        let mut snapshot = self.storage.read().await?;
        app::organisation(snapshot.as_mut(), organisation).await?;
        let input = self.inputs.load(snapshot.as_mut(), organisation, as_of, call).await?;
        let report = matching::find(&parameters, &input)?;
        let previews = parameters.call.kinds.iter().zip(report.kinds).map(|(kind, report)| {
            let named = |missing: &Missing| matches!(missing, Missing::Near { .. });
            KindPreview {
                id: report.id,
                found: report.found,
                wanted: kind.people,
                missing: report.missing.into_iter().filter(|missing| !named(missing)).collect(),
            }
        });
        Ok(previews.collect())
    }
}
