//! Use case: somebody takes out everything that is known about them.

use std::collections::BTreeMap;

use folkmoot_model::{
    Actor, Answer, AnswerRating, ApiToken, Award, Beside, CallId, Claim, ConflictOfInterest,
    Endorsement, EndorsementState, Evidence, Invitation, Language, Lottery, LotteryPerson,
    LotteryState, Membership, Offer, Organisation, OrganisationId, Person, PersonId, SeatedPair,
    SeatedPerson, SeatingPlan, Session, Timestamp,
};
use folkmoot_storage::Snapshot;
use serde::Serialize;

use crate::may_ask::fingerprint;
use crate::who_saw_me::{AboutMe, searches};
use crate::{App, AppError, Caller, app};

/// Everything an organisation knows about one person, as it stood at one
/// moment.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyExport {
    /// Who knows it.
    pub organisation: Organisation,
    /// When it was taken out.
    pub at: Timestamp,
    /// Their details.
    pub person: Person,
    /// The language they chose to read, if they did.
    pub language: Option<Language>,
    /// Their roles, if they have any.
    pub membership: Option<Membership>,
    /// Their evidence.
    pub evidence: Vec<Evidence>,
    /// Who speaks for it, or was asked to.
    pub endorsements: Vec<Endorsement>,
    /// What they say of others' evidence.
    pub endorsed: Vec<MyWord>,
    /// Which of it answers a practical question of a call.
    pub answers: Vec<Answer>,
    /// What they think of others' answers, which they saw without names.
    pub rated: Vec<AnswerRating>,
    /// What was worked out from it, topic by topic.
    pub claims: Vec<Claim>,
    /// What they were asked.
    pub invitations: Vec<Invitation>,
    /// The questions of the calls that anything here names.
    pub calls: BTreeMap<CallId, String>,
    /// What they offered to help with.
    pub offers: Vec<Offer>,
    /// The badges they were given.
    pub badges: Vec<Award>,
    /// The lotteries for a panel that they are in, also those in preparation.
    pub lotteries: Vec<MyPlace>,
    /// Where they sit when people of a call meet.
    pub seats: Vec<MySeat>,
    /// The calls for which they stand on the list of people usually asked.
    pub usual_for: Vec<CallId>,
    /// Conflicts of interest with calls, as others declared them.
    pub conflicts: Vec<ConflictOfInterest>,
    /// Since when they don't want to be asked, if they said so.
    pub not_asked_since: Option<Timestamp>,
    /// Where they are signed in.
    pub sessions: Vec<MySession>,
    /// Tokens by which other programs act for them.
    pub tokens: Vec<MyToken>,
    /// What searches say about them, and nothing about anybody else.
    pub searches: Vec<AboutMe>,
}

/// How somebody stands in a lottery for a panel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MyPlace {
    /// Of which call.
    pub call: CallId,
    /// Which of the lotteries of that call.
    pub number: u32,
    /// Where the lottery stands.
    pub state: LotteryState,
    /// How many panels the public list holds.
    pub panels: u32,
    /// How they stand in it.
    pub me: LotteryPerson,
}

impl MyPlace {
    fn of((lottery, me): (Lottery, LotteryPerson)) -> Self {
        let Lottery { call, number, state, rules, .. } = lottery;
        Self { call, number, state, panels: rules.tickets, me }
    }
}

/// Where somebody sits, and what was asked for them; nothing about anybody else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MySeat {
    /// For which call.
    pub call: CallId,
    /// Whether they come, the table they stay at, what it must offer, and their places.
    pub me: SeatedPerson,
    /// What tables are called, in the order of the numbers in their places, from 0.
    pub tables: Vec<String>,
    /// That they never, once or always sit with somebody, once for each of those.
    pub beside: Vec<Beside>,
}

impl MySeat {
    fn of((plan, me): (SeatingPlan, SeatedPerson), pairs: &[SeatedPair]) -> Self {
        let mine = pairs.iter().filter(|it| it.a == me.person || it.b == me.person);
        Self {
            call: plan.call,
            beside: mine.map(|it| it.relation).collect(),
            tables: plan.rules.tables.into_iter().map(|table| table.name).collect(),
            me,
        }
    }
}

/// A browser in which somebody is signed in, without its secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct MySession {
    /// Since when.
    pub since: Timestamp,
    /// When it was last used, give or take an hour.
    pub seen_at: Timestamp,
}

/// A token by which another program acts for somebody, without its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MyToken {
    /// What they call it.
    pub name: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// From when on it is worth nothing.
    pub expires_at: Timestamp,
}

impl MyToken {
    fn of(token: ApiToken) -> Self {
        let ApiToken { name, created_at, expires_at, .. } = token;
        Self { name, created_at, expires_at }
    }
}

impl MySession {
    const fn of(session: &Session) -> Self {
        Self { since: session.created_at, seen_at: session.seen_at }
    }
}

impl App {
    /// Everything that is known about the caller.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn export_me(&self, caller: &Caller) -> Result<MyExport, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let person = snapshot
            .person(organisation, me)
            .await?
            .ok_or_else(|| AppError::NotFound { what: "person", id: me.to_string() })?;
        let tokens = snapshot.api_tokens_of(organisation, me).await?;
        let sessions = snapshot.sessions_of(organisation, me).await?;
        let invitations = snapshot.invitations_of(organisation, me).await?;
        let offers = snapshot.offers_of(organisation, me).await?;
        let lotteries = snapshot.lotteries_with(organisation, me).await?;
        let badges = snapshot.awards_of(organisation, me).await?;
        let mut seats = Vec::new();
        for (plan, seated) in snapshot.seatings_with(organisation, me).await? {
            let pairs = snapshot.seated_pairs(organisation, &plan.call, plan.number).await?;
            seats.push(MySeat::of((plan, seated), &pairs));
        }
        let mut calls = BTreeMap::new();
        let usual_for = snapshot.usual_for(organisation, me).await?;
        let named = invitations.iter().map(|it| &it.call).chain(offers.iter().map(|it| &it.call));
        let named = named.chain(lotteries.iter().map(|(it, _)| &it.call));
        let named = named.chain(badges.iter().map(|it| &it.call));
        let named = named.chain(seats.iter().map(|it| &it.call));
        let conflicts = snapshot.conflicts_of(organisation, me).await?;
        let named = named.chain(conflicts.iter().map(|it| &it.call));
        for id in named.chain(&usual_for) {
            if !calls.contains_key(id)
                && let Some(call) = snapshot.call(organisation, id).await?
            {
                calls.insert(id.clone(), call.brief.title);
            }
        }
        let endorsed = my_words(snapshot.as_mut(), organisation, &person).await?;
        Ok(MyExport {
            calls,
            badges,
            offers,
            lotteries: lotteries.into_iter().map(MyPlace::of).collect(),
            seats,
            usual_for,
            organisation: app::organisation(snapshot.as_mut(), organisation).await?,
            at: self.clock.now(),
            person,
            language: snapshot.language_of(organisation, me).await?,
            membership: snapshot.membership(organisation, me).await?,
            evidence: snapshot.evidence_of(organisation, me).await?,
            endorsements: without_addresses(snapshot.endorsements_of(organisation, me).await?),
            endorsed,
            answers: snapshot.answers_of(organisation, me).await?,
            rated: snapshot.answer_ratings_by(organisation, me).await?,
            claims: snapshot.claims_of(organisation, me).await?,
            invitations: without_others(invitations, me),
            conflicts,
            not_asked_since: snapshot.do_not_ask(organisation, me).await?,
            tokens: tokens.into_iter().map(MyToken::of).collect(),
            sessions: sessions.iter().map(MySession::of).collect(),
            searches: searches(snapshot.as_mut(), organisation, me, u32::MAX).await?,
        })
    }
}

/// What somebody says of another's evidence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MyWord {
    /// When they were asked.
    pub asked_at: Timestamp,
    /// What they said, or that they didn't.
    pub state: EndorsementState,
}

async fn my_words(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    me: &Person,
) -> Result<Vec<MyWord>, AppError> {
    let Some(email) = &me.email else { return Ok(Vec::new()) };
    let mine = snapshot.endorsements_by(organisation, &fingerprint(organisation, email)).await?;
    Ok(mine.into_iter().map(|it| MyWord { asked_at: it.created_at, state: it.state }).collect())
}

/// Endorsements without the addresses that were asked: those are others'.
fn without_addresses(mut endorsements: Vec<Endorsement>) -> Vec<Endorsement> {
    for it in &mut endorsements {
        it.to = None;
    }
    endorsements
}

/// Invitations without who else had a part in them: that is about others.
fn without_others(mut invitations: Vec<Invitation>, me: &PersonId) -> Vec<Invitation> {
    for invitation in &mut invitations {
        if invitation.asked_by != Actor::Person(me.clone()) {
            invitation.asked_by = Actor::System;
        }
        invitation.forwarded_from = None;
    }
    invitations
}
