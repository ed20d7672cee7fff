//! Use case: what those who were found know together, whom the usual ways
//! would have missed, and how far asking has come.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{CallId, InvitationState, OrganisationId, PersonId, Timestamp};

use crate::{
    App, AppError, Caller, Permission, ShortlistView,
    compare_usual::{self, UsualComparison},
};

/// The brief of a call.
#[derive(Debug, Clone)]
pub struct BriefView {
    /// The call and its latest run.
    pub shortlist: ShortlistView,
    /// Of those on the shortlist, who was asked for another call before: the
    /// usual list.
    pub usual: BTreeSet<PersonId>,
    /// Whether anybody was asked for another call before.
    pub anybody_before: bool,
    /// The same beside a list that was given for this call; none if none was.
    pub compared: Option<UsualComparison>,
    /// How far asking has come.
    pub reach: Reach,
}

/// How many people a call has reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reach {
    /// How many were asked; those whose invitation was taken back don't count.
    pub asked: u32,
    /// How many of them opened the link in their mail, or answered.
    pub opened: u32,
    /// How many said yes or no, or named somebody else.
    pub answered: u32,
    /// How many were asked for no other call before this one.
    pub newcomers: u32,
}

impl App {
    /// The brief of a call. Everything in it stands on the latest run and on
    /// the invitations that are kept.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn see_brief(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<BriefView, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let shortlist = self.see_shortlist(caller, organisation, id).await?;
        let mut snapshot = self.storage.read().await?;
        let asked = snapshot.first_asked_elsewhere(organisation, id).await?;
        let asked: BTreeMap<PersonId, Timestamp> = asked.into_iter().collect();
        let chosen = shortlist.run.iter().flat_map(|run| &run.report.shortlist);
        let chosen: BTreeSet<&PersonId> = chosen.map(|chosen| &chosen.person).collect();
        let usual = chosen.into_iter().filter(|person| asked.contains_key(*person));
        let usual = usual.cloned().collect();
        let mut reach = Reach::default();
        for invitation in snapshot.invitations_to(organisation, id).await? {
            let Some(sent_at) = invitation.sent_at else { continue };
            let (opened, answered) = match invitation.state {
                InvitationState::Withdrawn { .. } | InvitationState::Drafted => continue,
                InvitationState::Sent { .. } | InvitationState::Expired { .. } => (false, false),
                InvitationState::Seen { .. } => (true, false),
                InvitationState::Accepted { .. }
                | InvitationState::Declined { .. }
                | InvitationState::Forwarded { .. } => (true, true),
            };
            let known = asked.get(&invitation.person).is_some_and(|at| *at < sent_at);
            reach.asked += 1;
            reach.opened += u32::from(opened);
            reach.answered += u32::from(answered);
            reach.newcomers += u32::from(!known);
        }
        let compared = match (&shortlist.run, snapshot.usual_list(organisation, id).await?) {
            (Some(run), Some(list)) => {
                let as_of = run.parameters.as_of;
                let input =
                    self.inputs.load(snapshot.as_mut(), organisation, as_of, Some(id)).await?;
                Some(compare_usual::compare(run, list, &input)?)
            }
            _ => None,
        };
        Ok(BriefView { shortlist, usual, anybody_before: !asked.is_empty(), compared, reach })
    }
}
