//! Use case: seats of a panel that was drawn came free, and another lottery
//! fills them.
//!
//! Those who stay are on every panel of the new list; the rules are for the
//! whole panel, and chances for the free seats are as fair as they allow. It
//! is a lottery like any other: the list first, then a number, and anybody can
//! check both.

use std::collections::BTreeSet;

use folkmoot_model::{
    Action, CallId, Lottery, LotteryPerson, LotteryState, MAX_LOTTERY_REASON, OrganisationId,
    PersonId, Standing,
};
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::plan_panel::{PanelPlan, plan};
use crate::{App, AppError, Caller, Permission};

impl PanelPlan {
    /// Who was drawn and has said no since, or is here no more: as many seats are free.
    pub fn left(&self) -> BTreeSet<&PersonId> {
        let stays = |id: &PersonId| self.pool.people.iter().any(|it| it.person.id == *id);
        let drawn = self.people.iter().filter(|(it, _)| it.drawn).map(|(it, _)| &it.person);
        drawn.filter(|id| !stays(id)).collect()
    }

    /// Seats that nobody has any more: also of those who erased themselves.
    pub fn free_seats(&self) -> usize {
        if !self.is_drawn() {
            return 0;
        }
        let drawn = self.people.iter().filter(|(it, _)| it.drawn).count();
        (self.rules.seats as usize).saturating_sub(drawn - self.left().len())
    }

    fn is_drawn(&self) -> bool {
        self.lottery.as_ref().is_some_and(|it| matches!(it.state, LotteryState::Drawn { .. }))
    }
}

impl App {
    /// Begins a lottery for the free seats of a panel that was drawn, as a draft by the same
    /// rules; how many seats are free. `why` is what those who stay read as the reason that they
    /// are on every panel. With no free seat nothing is begun.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn fill_free_seats(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        why: &str,
    ) -> Result<usize, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let mut tx = self.storage.begin().await?;
        let plan = plan(tx.as_mut(), organisation, id).await?;
        let free = plan.free_seats();
        if free == 0 {
            return Ok(0);
        }
        let drawn: BTreeSet<&PersonId> =
            plan.people.iter().filter(|(it, _)| it.drawn).map(|(it, _)| &it.person).collect();
        let why: String = why.chars().filter(|c| *c != '\0').take(MAX_LOTTERY_REASON).collect();
        let people = plan.pool.people.iter().filter_map(|it| {
            let (standing, why) = match it.standing {
                _ if drawn.contains(&it.person.id) => (Standing::Must, Some(why.clone())),
                Standing::Out => (Standing::Out, it.why.clone()),
                Standing::May | Standing::Must => return None,
            };
            let (person, pseudonym) = (it.person.id.clone(), None);
            Some(LotteryPerson { person, standing, why, pseudonym, tickets: 0, drawn: false })
        });
        let people: Vec<LotteryPerson> = people.collect();
        let all = tx.lotteries(organisation, id).await?;
        let lottery = Lottery {
            organisation: organisation.clone(),
            call: id.clone(),
            number: all.iter().map(|it| it.number).max().unwrap_or(0) + 1,
            rules: plan.rules.clone(),
            state: LotteryState::Draft,
            created_at: self.clock.now(),
        };
        tx.upsert_lottery(&lottery).await?;
        tx.put_lottery_people(organisation, id, lottery.number, &people).await?;
        let detail = json!({ "call": id, "number": lottery.number, "free": free });
        let (action, subject) = (Action::PanelPlanned, ("call", id.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(free)
    }

    /// Throws the draft of a lottery away, of which nothing is public; whether there was one. What
    /// was drawn before stands again.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn drop_panel_draft(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<bool, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let mut tx = self.storage.begin().await?;
        let plan = plan(tx.as_mut(), organisation, id).await?;
        let draft = plan.lottery.filter(|it| it.state == LotteryState::Draft);
        let Some(draft) = draft else { return Ok(false) };
        tx.remove_lottery(organisation, id, draft.number).await?;
        let detail = json!({ "call": id, "number": draft.number, "dropped": true });
        let (action, subject) = (Action::PanelPlanned, ("call", id.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(true)
    }
}

/// Who is on the panel that was drawn last; none if none was.
pub(crate) async fn on_panel(
    snapshot: &mut (dyn Snapshot + '_),
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<Option<BTreeSet<PersonId>>, AppError> {
    let lotteries = snapshot.lotteries(organisation, id).await?;
    let drawn = lotteries.iter().rfind(|it| matches!(it.state, LotteryState::Drawn { .. }));
    let Some(lottery) = drawn else { return Ok(None) };
    let people = snapshot.lottery_people(organisation, id, lottery.number).await?;
    Ok(Some(people.into_iter().filter(|it| it.drawn).map(|it| it.person).collect()))
}
