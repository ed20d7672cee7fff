//! Use case: a panel is planned: who could be drawn, by which rules, with
//! which chances.

use std::collections::BTreeMap;

use folkmoot_model::{
    Action, Call, CallId, Lottery, LotteryPerson, LotteryState, Organisation, OrganisationId,
    PanelMethod, PanelRules, PersonId, Standing,
};
use folkmoot_sortition::Stage;
use folkmoot_storage::Snapshot;
use serde_json::json;

use crate::panel::{self, FeatureView, NeedsPoint, Odds, PanelFault, PanelPool, Pooled, Way};
use crate::{App, AppError, Caller, Permission, app};

/// How long chances are worked out while somebody waits, in milliseconds.
pub(crate) const PATIENCE: i64 = 25_000;

/// A panel, as those who prepare it see it.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelPlan {
    /// The call.
    pub call: Call,
    /// Who asks.
    pub organisation: Organisation,
    /// Those who accepted.
    pub pool: PanelPool,
    /// The rules: as kept, or as they are suggested.
    pub rules: PanelRules,
    /// By what those who accepted differ.
    pub features: Vec<FeatureView>,
    /// The lottery that stands: a draft, a public one, or one that is drawn.
    pub lottery: Option<Lottery>,
    /// Who is in it, with their names, those who were drawn first.
    pub people: Vec<(LotteryPerson, String)>,
    /// Those that were taken back, the first one first.
    pub withdrawn: Vec<Lottery>,
    /// Whether a panel was drawn before, of which this lottery fills the free seats.
    pub fills: bool,
}

impl PanelPlan {
    /// What kinds of knowing are called, by id.
    pub fn kinds(&self) -> BTreeMap<String, String> {
        let name = |kind: &folkmoot_model::KindOfKnowing| {
            let name = if kind.name.trim().is_empty() { &kind.needs } else { &kind.name };
            (kind.id.to_string(), name.clone())
        };
        self.call.brief.kinds.iter().map(name).collect()
    }

    /// Whether the rules can still be changed.
    pub fn is_open(&self) -> bool {
        self.lottery.as_ref().is_none_or(|it| it.state == LotteryState::Draft)
    }
}

/// What came of giving rules.
#[derive(Debug, Clone, PartialEq)]
pub enum GivenRules {
    /// They are kept.
    Kept,
    /// They are kept, and these things stand against a lottery by them.
    Faulty(Vec<PanelFault>),
}

impl App {
    /// A panel of a call: who accepted, the rules, and where its lottery stands.
    ///
    /// Needs [`Permission::SeeShortlist`]: it shows who accepted.
    pub async fn see_panel_plan(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<PanelPlan, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        plan(snapshot.as_mut(), organisation, id).await
    }

    /// Keeps the rules of a panel as a draft, also where something still
    /// stands against a lottery by them. `differently` says who is on every
    /// panel or on none, and why.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn keep_panel_rules(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        rules: PanelRules,
        differently: &BTreeMap<PersonId, (Standing, String)>,
    ) -> Result<GivenRules, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let mut tx = self.storage.begin().await?;
        let mut plan = plan(tx.as_mut(), organisation, id).await?;
        let mut people = Vec::new();
        for pooled in &mut plan.pool.people {
            let (standing, why) = differently.get(&pooled.person.id).cloned().unwrap_or_default();
            let why = Some(why.trim().to_owned()).filter(|why| !why.is_empty());
            (pooled.standing, pooled.why) = (standing, why.clone());
            if standing != Standing::May || why.is_some() {
                let person = pooled.person.id.clone();
                let pseudonym = None;
                let (tickets, drawn) = (0, false);
                people.push(LotteryPerson { person, standing, why, pseudonym, tickets, drawn });
            }
        }
        let faults = panel::check(&rules, &plan.pool);
        self.keep_draft(tx.as_mut(), caller, &plan, rules, Some(&people)).await?;
        tx.commit().await?;
        Ok(if faults.is_empty() { GivenRules::Kept } else { GivenRules::Faulty(faults) })
    }

    /// Everyone's chance by the rules that are kept.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn panel_odds(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<(PanelPlan, Odds), AppError> {
        let plan = self.see_panel_plan(caller, organisation, id).await?;
        let odds = self.odds(&plan).await?;
        Ok((plan, odds))
    }

    /// Changes quotas that can't all be kept in one of the ways that
    /// [`Self::panel_odds`] offers; says whether there is such a way.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn relax_panel(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        way: usize,
    ) -> Result<bool, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let (plan, odds) = self.panel_odds(caller, organisation, id).await?;
        let Odds::Infeasible { ways, .. } = &odds else { return Ok(false) };
        let Some(way) = ways.get(way) else { return Ok(false) };
        let rules = Way::apply(way, &panel::complete(&plan.rules, &plan.pool));
        let mut tx = self.storage.begin().await?;
        self.keep_draft(tx.as_mut(), caller, &plan, rules, None).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// What it costs in fairness that every kind of knowing is sure of so many seats, with the
    /// other rules as they are kept.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn panel_needs(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Vec<NeedsPoint>, AppError> {
        let plan = self.see_panel_plan(caller, organisation, id).await?;
        if !panel::check(&plan.rules, &plan.pool).is_empty() {
            return Ok(Vec::new());
        }
        let clock = self.clock.clone();
        let until = clock.now().as_millis() + PATIENCE;
        let work = move || {
            let mut watch = |_: Stage| clock.now().as_millis() > until;
            panel::needs_curve(&plan.rules, &plan.pool, &mut watch)
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Interrupted)
    }

    /// Makes every kind of knowing sure of so many seats, or of all who said yes where they are
    /// fewer; the other rules stay.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn cover_kinds(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        seats: u32,
    ) -> Result<(), AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let mut tx = self.storage.begin().await?;
        let plan = plan(tx.as_mut(), organisation, id).await?;
        let rules = panel::cover(&plan.rules, &plan.pool, seats.min(plan.rules.seats));
        self.keep_draft(tx.as_mut(), caller, &plan, rules, None).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says that two people live together although the column of households
    /// doesn't say so: one of them is drawn at most. They are named by their ids,
    /// and must be among those whose addresses look alike.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn count_as_household(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        pair: (&str, &str),
    ) -> Result<(), AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let mut tx = self.storage.begin().await?;
        let plan = plan(tx.as_mut(), organisation, id).await?;
        let is_it = |(one, other): &(&Pooled, &Pooled)| {
            (one.person.id.as_str(), other.person.id.as_str()) == pair
        };
        // Twice is as good as once.
        let found = plan.pool.look_alike(&plan.rules).into_iter().find(is_it);
        let Some((one, other)) = found else { return Ok(()) };
        let mut rules = plan.rules.clone();
        rules.together.push((one.person.id.clone(), other.person.id.clone()));
        self.keep_draft(tx.as_mut(), caller, &plan, rules, None).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Works chances out on a thread of its own, for as long as somebody waits.
    pub(crate) async fn odds(&self, plan: &PanelPlan) -> Result<Odds, AppError> {
        let (rules, pool) = (plan.rules.clone(), plan.pool.clone());
        if !panel::check(&rules, &pool).is_empty() {
            return Ok(Odds::Unready);
        }
        let clock = self.clock.clone();
        let until = clock.now().as_millis() + PATIENCE;
        let work = move || {
            let mut watch = |_: Stage| clock.now().as_millis() > until;
            panel::odds(&rules, &pool, &mut watch)
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Interrupted)
    }

    async fn keep_draft(
        &self,
        tx: &mut dyn folkmoot_storage::Transaction,
        caller: &Caller,
        plan: &PanelPlan,
        rules: PanelRules,
        people: Option<&[LotteryPerson]>,
    ) -> Result<(), AppError> {
        let number = match &plan.lottery {
            Some(lottery) if lottery.state == LotteryState::Draft => lottery.number,
            // what is public stays as it is
            Some(lottery) => {
                return Err(lottery.state.publish(self.clock.now()).map_or_else(
                    AppError::from,
                    |_| AppError::NotFound { what: "draft", id: plan.call.id.to_string() },
                ));
            }
            None => next_number(plan),
        };
        let (organisation, call) = (&plan.call.organisation, &plan.call.id);
        let quotas = rules.quotas.len();
        let lottery = Lottery {
            organisation: organisation.clone(),
            call: call.clone(),
            number,
            rules,
            state: LotteryState::Draft,
            created_at: self.clock.now(),
        };
        tx.upsert_lottery(&lottery).await?;
        if let Some(people) = people {
            tx.put_lottery_people(organisation, call, number, people).await?;
        }
        let detail = json!({ "call": call, "number": number, "seats": lottery.rules.seats, "quotas": quotas });
        let subject = ("call", call.as_str());
        self.note(tx, organisation, caller.actor(), Action::PanelPlanned, subject, detail).await
    }
}

/// The number of a lottery that is begun now.
fn next_number(plan: &PanelPlan) -> u32 {
    plan.withdrawn.iter().map(|it| it.number).max().unwrap_or(0) + 1
}

/// Reads a panel with all that belongs to it.
pub(crate) async fn plan(
    snapshot: &mut (dyn Snapshot + '_),
    organisation: &OrganisationId,
    id: &CallId,
) -> Result<PanelPlan, AppError> {
    let owner = app::organisation(snapshot, organisation).await?;
    let call = app::call(snapshot, organisation, id).await?;
    let (mut withdrawn, mut lottery, mut fills) = (Vec::new(), None::<Lottery>, false);
    for each in snapshot.lotteries(organisation, id).await? {
        match each.state {
            LotteryState::Withdrawn { .. } => withdrawn.push(each),
            _ => fills = lottery.replace(each).is_some(),
        }
    }
    let people = match &lottery {
        Some(lottery) => snapshot.lottery_people(organisation, id, lottery.number).await?,
        None => Vec::new(),
    };
    let pool = PanelPool::read(snapshot, organisation, id, &people).await?;
    let rules = match &lottery {
        Some(lottery) => lottery.rules.clone(),
        None => PanelRules {
            seats: call.brief.people(),
            tickets: 1_000,
            method: PanelMethod::Leximin,
            quotas: Vec::new(),
            household: None,
            together: Vec::new(),
        },
    };
    let mut named = Vec::with_capacity(people.len());
    for person in people {
        let accepted = pool.people.iter().find(|it| it.person.id == person.person);
        let name = if let Some(accepted) = accepted {
            accepted.person.name.clone()
        } else {
            // they said yes then, and no since
            let found = snapshot.person(organisation, &person.person).await?;
            found.map(|it| it.name).unwrap_or_default()
        };
        named.push((person, name));
    }
    named.sort_by(|(a, a_name), (b, b_name)| {
        (!a.drawn, a_name, &a.person).cmp(&(!b.drawn, b_name, &b.person))
    });
    let features = pool.features();
    Ok(PanelPlan {
        call,
        organisation: owner,
        pool,
        rules,
        features,
        lottery,
        people: named,
        withdrawn,
        fills,
    })
}
