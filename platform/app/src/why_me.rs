//! Use case: somebody who was found for a call sees why, from their own
//! evidence.

use folkmoot_model::{
    Call, CallId, CallState, Consent, Day, Evidence, EvidenceId, KindOfKnowing, PersonId,
};
use folkmoot_storage::Snapshot;

use crate::matching::{self, Found, MatchInput};
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

/// Which calls suit somebody with this evidence, and why: those for which a
/// search would find them, the most fitting first, then those for which alone
/// they gave something.
pub(crate) fn suiting(
    calls: Vec<Call>,
    as_of: Day,
    input: &MatchInput,
    me: &PersonId,
    mine: &[Evidence],
) -> Result<Vec<WhyMe>, AppError> {
    let kinds: Vec<&KindOfKnowing> = calls.iter().flat_map(|call| &call.brief.kinds).collect();
    let mut stands = matching::suits(&kinds, as_of, input, me)?.into_iter();
    let mut suiting = Vec::new();
    for call in calls {
        let found: Vec<Found> = stands.by_ref().take(call.brief.kinds.len()).flatten().collect();
        let best = found.iter().map(|found| found.score).fold(0.0, f64::max);
        let named = found.iter().flat_map(|found| &found.reasons).map(|r| r.evidence.clone());
        let only = |item: &&Evidence| match &item.consent {
            Consent::ThisCallOnly { call: it, .. } => *it == call.id,
            _ => false,
        };
        let given = mine.iter().filter(only).map(|item| item.id.clone());
        let evidence = usable(named.chain(given), &call, mine);
        if !evidence.is_empty() {
            suiting.push((best, WhyMe { call, evidence }));
        }
    }
    suiting.sort_by(|a, b| {
        let sooner = a.1.call.brief.decision.on.cmp(&b.1.call.brief.decision.on);
        b.0.total_cmp(&a.0).then(sooner)
    });
    Ok(suiting.into_iter().map(|(_, why)| why).collect())
}

/// Somebody's evidence of these ids, each once, in this order, without what
/// may not be used for a call any more.
fn usable(ids: impl Iterator<Item = EvidenceId>, call: &Call, mine: &[Evidence]) -> Vec<Evidence> {
    let mut usable: Vec<Evidence> = Vec::new();
    for id in ids {
        let item = mine.iter().find(|item| item.id == id);
        if let Some(item) = item
            && usable.iter().all(|before| before.id != id)
            && item.consent.allows(item.kind, Some(&call.id))
        {
            usable.push(item.clone());
        }
    }
    usable
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
    let named = found.flat_map(|found| &found.reasons).map(|reason| reason.evidence.clone());
    let evidence = usable(named, &call, mine);
    Ok((!evidence.is_empty()).then_some(WhyMe { call, evidence }))
}
