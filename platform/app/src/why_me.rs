//! Use case: somebody who was found for a call sees why, from their own
//! evidence.

use folkmoot_model::{Call, CallId, CallState, Evidence, PersonId};
use folkmoot_storage::Snapshot;

use crate::{App, AppError, Caller, shortlist};

/// Why somebody was found for a call.
#[derive(Debug, Clone, PartialEq)]
pub struct WhyMe {
    /// The call.
    pub call: Call,
    /// Their own evidence that the latest run names, the weightiest first,
    /// without what they have since deleted or hidden. Never empty.
    pub evidence: Vec<Evidence>,
}

impl App {
    /// Why the caller was found in the latest run for a call that is open or
    /// closed; none if they were not, or if none of the evidence may be used
    /// any more.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn why_me(&self, caller: &Caller, call: &CallId) -> Result<Option<WhyMe>, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let Some(call) = snapshot.call(organisation, call).await? else { return Ok(None) };
        if !matches!(call.state, CallState::Open | CallState::Closed) {
            return Ok(None);
        }
        let evidence = snapshot.evidence_of(organisation, me).await?;
        why(snapshot.as_mut(), call, me, &evidence).await
    }
}

/// Why somebody with this evidence was found in the latest run for a call.
pub(crate) async fn why(
    snapshot: &mut dyn Snapshot,
    call: Call,
    me: &PersonId,
    mine: &[Evidence],
) -> Result<Option<WhyMe>, AppError> {
    let Some((_, report)) = shortlist::latest(snapshot, &call).await? else { return Ok(None) };
    let found = report.kinds.iter().flat_map(|kind| &kind.people).filter(|f| f.person == *me);
    let mut evidence: Vec<Evidence> = Vec::new();
    for reason in found.flat_map(|found| &found.reasons) {
        let named_before = evidence.iter().any(|item| item.id == reason.evidence);
        let item = mine.iter().find(|item| item.id == reason.evidence);
        if let Some(item) = item
            && !named_before
            && item.consent.allows(item.kind, Some(&call.id))
        {
            evidence.push(item.clone());
        }
    }
    Ok((!evidence.is_empty()).then_some(WhyMe { call, evidence }))
}
