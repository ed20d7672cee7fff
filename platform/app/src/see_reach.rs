//! Use case: of those who are known to know, how many were asked, opened it
//! and answered; in which groups fewer, and how many had never been asked.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{
    Call, CallId, EvidenceKind, Invitation, InvitationState, OrganisationId, Person, PersonId,
};
use folkmoot_storage::Snapshot;

use crate::shortlist::{self, RunView};
use crate::{App, AppError, Caller, Permission, app};

/// Most groups of one column: above, it is a name or an address.
const MOST_GROUPS: usize = 12;
/// A group was asked less than its share if chance alone would come to as few this seldom.
const SELDOM: f64 = 0.05;

/// How far asking reached.
#[derive(Debug, Clone, PartialEq)]
pub struct ReachView {
    /// The call.
    pub call: Call,
    /// Everybody: whom the latest search lists, and whoever was added by hand or named.
    pub total: Reached,
    /// Those whom nobody here had asked for another call before.
    pub newcomers: Reached,
    /// Those who are known by what they lived through alone, as far as a search says.
    pub lived: Reached,
    /// Columns of people with their values; whoever has none stands under an empty value.
    pub groups: Vec<(String, Vec<(String, Reached)>)>,
}

/// Counts of people, each among those before it but the last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// Known to know.
    pub known: u32,
    /// Asked.
    pub asked: u32,
    /// Opened what they were sent, or answered.
    pub opened: u32,
    /// Said yes or no, or named somebody else.
    pub answered: u32,
    /// Said yes.
    pub yes: u32,
    /// Whether they were asked less than their share, more clearly than chance would.
    pub left_out: bool,
}

/// How far one person was reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    #[default]
    Known,
    Asked,
    Opened,
    Answered,
    Yes,
}

impl Step {
    const fn of(invitation: &Invitation) -> Self {
        match invitation.state {
            InvitationState::Drafted => Self::Known,
            // taken back before it was sent
            InvitationState::Withdrawn { .. } if invitation.sent_at.is_none() => Self::Known,
            InvitationState::Sent { .. }
            | InvitationState::Expired { .. }
            | InvitationState::Withdrawn { .. } => Self::Asked,
            InvitationState::Seen { .. } => Self::Opened,
            InvitationState::Declined { .. } | InvitationState::Forwarded { .. } => Self::Answered,
            InvitationState::Accepted { .. } => Self::Yes,
        }
    }
}

impl Reached {
    fn count(&mut self, step: Step) {
        let counts =
            [&mut self.known, &mut self.asked, &mut self.opened, &mut self.answered, &mut self.yes];
        let steps = [Step::Known, Step::Asked, Step::Opened, Step::Answered, Step::Yes];
        for (count, reached) in counts.into_iter().zip(steps) {
            *count += u32::from(step >= reached);
        }
    }

    fn judged(mut self, total: &Self) -> Self {
        let as_few = chance_of_as_few(total.known, self.known, total.asked, self.asked);
        self.left_out = as_few < SELDOM;
        self
    }
}

/// How likely it is that of `drawn` people, taken at random from `all`, at most `found` belong to
/// a group of `group`: the lower tail of the hypergeometric distribution, from 0 to 1.
///
/// Time: as many steps as there are people.
fn chance_of_as_few(all: u32, group: u32, drawn: u32, found: u32) -> f64 {
    let mut factorial = vec![0.0_f64];
    for n in 1..=all.max(group).max(drawn) {
        factorial.push(factorial.last().copied().unwrap_or(0.0) + f64::from(n).ln());
    }
    let ln = |n: u32, k: u32| {
        let at = |n: u32| factorial.get(n as usize).copied().unwrap_or(0.0);
        at(n) - at(k) - at(n.saturating_sub(k))
    };
    let others = all.saturating_sub(group);
    let least = drawn.saturating_sub(others);
    let terms = (least..=found.min(group).min(drawn))
        .map(|it| (ln(group, it) + ln(others, drawn - it) - ln(all, drawn)).exp());
    terms.sum::<f64>().min(1.0)
}

impl App {
    /// How far asking for a call reached those who know.
    ///
    /// Needs [`Permission::SeeShortlist`]: it counts the same people.
    pub async fn see_reach(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<ReachView, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let call = app::call(snapshot.as_mut(), organisation, id).await?;
        let run = match shortlist::latest(snapshot.as_mut(), &call).await? {
            Some((run, report)) => {
                Some(shortlist::open(snapshot.as_mut(), organisation, run, report).await?)
            }
            None => None,
        };
        let mut steps: BTreeMap<PersonId, Step> = BTreeMap::new();
        for found in run.iter().flat_map(|it| it.report.kinds.iter().flat_map(|it| &it.people)) {
            steps.entry(found.person.clone()).or_default();
        }
        for invitation in snapshot.invitations_to(organisation, id).await? {
            let step = steps.entry(invitation.person.clone()).or_default();
            *step = (*step).max(Step::of(&invitation));
        }
        let ids: Vec<PersonId> = steps.keys().cloned().collect();
        let people = snapshot.people_named(organisation, &ids).await?;
        let before = asked_before(snapshot.as_mut(), &call).await?;
        Ok(view(call, &people, &steps, &before, run.as_ref()))
    }
}

/// Everybody who was asked for another call.
async fn asked_before(
    snapshot: &mut (dyn Snapshot + '_),
    call: &Call,
) -> Result<BTreeSet<PersonId>, AppError> {
    let mut before = BTreeSet::new();
    for other in snapshot.calls(&call.organisation).await?.into_iter().filter(|it| it.id != call.id)
    {
        let asked = snapshot.invitations_to(&call.organisation, &other.id).await?;
        before.extend(asked.into_iter().filter(|it| it.sent_at.is_some()).map(|it| it.person));
    }
    Ok(before)
}

/// People a search found by what they lived through and nothing else.
fn lived_alone(run: &RunView) -> BTreeSet<&PersonId> {
    let mut kinds: BTreeMap<&PersonId, BTreeSet<EvidenceKind>> = BTreeMap::new();
    for found in run.report.kinds.iter().flat_map(|kind| &kind.people) {
        let of = found.reasons.iter().filter_map(|reason| run.evidence.get(&reason.evidence));
        kinds.entry(&found.person).or_default().extend(of.map(|item| item.kind));
    }
    let lived = BTreeSet::from([EvidenceKind::LivedExperience]);
    kinds.into_iter().filter(|(_, kinds)| *kinds == lived).map(|(person, _)| person).collect()
}

fn view(
    call: Call,
    people: &[Person],
    steps: &BTreeMap<PersonId, Step>,
    before: &BTreeSet<PersonId>,
    run: Option<&RunView>,
) -> ReachView {
    let lived = run.map(lived_alone).unwrap_or_default();
    let among = |wanted: &dyn Fn(&Person) -> bool| {
        let mut reached = Reached::default();
        for person in people.iter().filter(|it| wanted(it)) {
            reached.count(steps.get(&person.id).copied().unwrap_or_default());
        }
        reached
    };
    let total = among(&|_| true);
    let columns: BTreeSet<&String> = people.iter().flat_map(|it| it.attributes.keys()).collect();
    let group = |column: &String| {
        let of = |person: &Person| person.attributes.get(column).cloned().unwrap_or_default();
        let values: BTreeSet<String> = people.iter().map(&of).collect();
        if !(2..=MOST_GROUPS).contains(&values.len()) {
            return None;
        }
        let mut lines: Vec<(String, Reached)> = values
            .into_iter()
            .map(|value| {
                let reached = among(&|person| of(person) == value).judged(&total);
                (value, reached)
            })
            .collect();
        lines.sort_by(|(a, _), (b, _)| (a.is_empty(), a).cmp(&(b.is_empty(), b)));
        Some((column.clone(), lines))
    };
    ReachView {
        call,
        newcomers: among(&|person| !before.contains(&person.id)).judged(&total),
        lived: among(&|person| lived.contains(&person.id)).judged(&total),
        groups: columns.into_iter().filter_map(group).collect(),
        total,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lady_tasting_tea() {
        // Fisher's eight cups: none of four right has 1 chance in 70, one at most 17
        assert!((chance_of_as_few(8, 4, 4, 0) - 1.0 / 70.0).abs() < 1e-12);
        assert!((chance_of_as_few(8, 4, 4, 1) - 17.0 / 70.0).abs() < 1e-12);
        assert!((chance_of_as_few(8, 4, 4, 4) - 1.0).abs() < 1e-12);
        assert!((chance_of_as_few(5, 0, 3, 0) - 1.0).abs() < 1e-12);
        assert!((chance_of_as_few(0, 0, 0, 0) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn a_group_is_passed_by_only_if_chance_would_seldom_do_so() {
        let of = |known, asked| Reached { known, asked, ..Reached::default() };
        let total = of(40, 10);
        assert!(of(20, 0).judged(&total).left_out);
        assert!(of(20, 1).judged(&total).left_out);
        assert!(!of(20, 3).judged(&total).left_out, "5 were to be expected");
        assert!(!of(3, 0).judged(&total).left_out, "of three, none is nothing rare");
        assert!(!of(20, 10).judged(&total).left_out);
    }

    #[test]
    fn whoever_answered_was_asked_and_opened_it() {
        let mut reached = Reached::default();
        for step in [Step::Known, Step::Asked, Step::Opened, Step::Answered, Step::Yes] {
            reached.count(step);
        }
        let Reached { known, asked, opened, answered, yes, .. } = reached;
        assert_eq!([known, asked, opened, answered, yes], [5, 4, 3, 2, 1]);
    }
}
