//! Use case: somebody sees which searches named them.

use folkmoot_model::{CallId, CallState, Evidence, KindId, Organisation, OrganisationId, PersonId};
use folkmoot_model::{RunId, Timestamp};
use folkmoot_storage::Snapshot;
use serde::Serialize;

use crate::matching::{Factors, MatchReport, Missing, Reason};
use crate::{App, AppError, Caller, app, shortlist};

/// What one search says about one person, and nothing about anybody else.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AboutMe {
    /// The record.
    pub run: RunId,
    /// When it was made.
    pub at: Timestamp,
    /// The call it was for, if that is kept.
    pub call: Option<CallId>,
    /// The kinds of knowing they were found for.
    pub kinds: Vec<AboutMeForKind>,
    /// Whether they were among those chosen.
    pub on_shortlist: bool,
}

/// Somebody's figures for one kind of knowing.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AboutMeForKind {
    /// The kind.
    pub kind: KindId,
    /// The score, 0 … 1.
    pub score: f64,
    /// What it is made of.
    pub factors: Factors,
    /// Their evidence that it rests on.
    pub reasons: Vec<Reason>,
}

/// Who saw what is known about somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct WhoSawMe {
    /// Who knows them.
    pub organisation: Organisation,
    /// Searches that named them, the newest first.
    pub seen: Vec<SeenMe>,
    /// How many there are in all.
    pub all: u64,
}

/// A search that named somebody, with what it points to.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenMe {
    /// What it says about them.
    pub about: AboutMe,
    /// The title of the call, if that is public.
    pub title: Option<String>,
    /// Their evidence that it shows, as far as it is still there.
    pub evidence: Vec<Evidence>,
}

impl App {
    /// The organisation that knows the caller, and the searches that named
    /// them, the newest first, at most `most` of them. Whoever may see the
    /// shortlist of those calls could see the evidence named.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn who_saw_me(&self, caller: &Caller, most: u32) -> Result<WhoSawMe, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let known_by = app::organisation(snapshot.as_mut(), organisation).await?;
        let mine = snapshot.evidence_of(organisation, me).await?;
        let calls = snapshot.calls(organisation).await?;
        let all = snapshot.count_runs_naming(organisation, me).await?;
        let seen = searches(snapshot.as_mut(), organisation, me, most).await?;
        let seen = seen.into_iter().map(|about| {
            let public = |state| matches!(state, CallState::Open | CallState::Closed);
            let call = calls.iter().find(|c| Some(&c.id) == about.call.as_ref());
            let title = call.filter(|c| public(c.state)).map(|c| c.brief.title.clone());
            let named = |item: &&Evidence| {
                about.kinds.iter().flat_map(|k| &k.reasons).any(|r| r.evidence == item.id)
            };
            let evidence = mine.iter().filter(named).cloned().collect();
            SeenMe { about, title, evidence }
        });
        Ok(WhoSawMe { organisation: known_by, seen: seen.collect(), all })
    }
}

/// What each match run that names a person says about them, the newest first,
/// at most `most` of them. No other run is read.
pub(crate) async fn searches(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    me: &PersonId,
    most: u32,
) -> Result<Vec<AboutMe>, AppError> {
    let mut about = Vec::new();
    for run in snapshot.runs_naming(organisation, me, most).await? {
        let report: MatchReport = shortlist::read(&run, &run.report)?;
        if let Some((kinds, on_shortlist)) = about_me(&report, me) {
            about.push(AboutMe { run: run.id, at: run.at, call: run.call, kinds, on_shortlist });
        }
    }
    Ok(about)
}

/// What a report says about a person; none if it doesn't name them.
fn about_me(report: &MatchReport, me: &PersonId) -> Option<(Vec<AboutMeForKind>, bool)> {
    let mut kinds = Vec::new();
    let mut near = false;
    for kind in &report.kinds {
        for found in kind.people.iter().filter(|found| found.person == *me) {
            kinds.push(AboutMeForKind {
                kind: kind.id.clone(),
                score: found.score,
                factors: found.factors,
                reasons: found.reasons.clone(),
            });
        }
        near |= kind
            .missing
            .iter()
            .any(|missing| matches!(missing, Missing::Near { people } if people.contains(me)));
    }
    let on_shortlist = report.shortlist.iter().any(|chosen| chosen.person == *me);
    (near || on_shortlist || !kinds.is_empty()).then_some((kinds, on_shortlist))
}
