//! The mail that tells everybody who could be drawn for a panel whether they
//! were: how it is queued, and what it needs.
//!
//! Like the mails about offers it is queued in the transaction that causes it,
//! under a key made from the lottery, so that none is lost and none is queued
//! twice.

use folkmoot_model::{
    Call, CallId, Email, JobId, Lottery, LotteryPerson, LotteryState, Organisation, OrganisationId,
    Person, PersonId,
};
use folkmoot_storage::{NewJob, Transaction};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::choose_language::languages_for;
use crate::{App, AppError};

/// The kind of job that tells somebody whether they were drawn.
pub const PANEL_MAIL: &str = "mail.panel";
/// How often a mail is tried: over about four hours in all.
const TRIES: u32 = 10;

/// Which draw a mail is about, and who reads it: what its job says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnFor {
    /// For which call.
    pub call: CallId,
    /// Which of its lotteries.
    pub number: u32,
    /// Who reads it.
    pub person: PersonId,
}

/// A mail about a draw, ready to be written.
#[derive(Debug, Clone)]
pub struct PanelMail {
    /// To whom.
    pub to: Email,
    /// Who they are.
    pub person: Person,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
    /// Who draws.
    pub organisation: Organisation,
    /// For what.
    pub call: Call,
    /// The lottery.
    pub lottery: Lottery,
    /// How they stand in it.
    pub place: LotteryPerson,
}

impl App {
    /// Within a transaction: queues a mail to everybody who could be drawn.
    pub(crate) async fn queue_panel_mails(
        &self,
        tx: &mut dyn Transaction,
        lottery: &Lottery,
        people: &[LotteryPerson],
    ) -> Result<(), AppError> {
        let Lottery { organisation, call, number, .. } = lottery;
        let now = self.clock.now();
        for place in people.iter().filter(|place| place.pseudonym.is_some()) {
            let person = &place.person;
            let about = DrawnFor { call: call.clone(), number: *number, person: person.clone() };
            tx.enqueue_job(&NewJob {
                id: self.draw(|rng| JobId::generate(now, rng)),
                organisation: Some(organisation.clone()),
                kind: PANEL_MAIL.to_owned(),
                payload: json!(about),
                key: format!("{PANEL_MAIL}/{organisation}/{call}/{number}/{person}"),
                due_at: now,
                tries: TRIES,
            })
            .await?;
        }
        Ok(())
    }

    /// What a mail about a draw needs; none if there is nothing to be said any
    /// more: the panel was taken back, or they are erased, have no address or
    /// don't want mail.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_panel_mail(
        &self,
        organisation: &OrganisationId,
        about: &DrawnFor,
    ) -> Result<Option<PanelMail>, AppError> {
        let DrawnFor { call, number, person } = about;
        let mut snapshot = self.storage.read().await?;
        let owner = snapshot.organisation(organisation).await?;
        let all = snapshot.lotteries(organisation, call).await?;
        let lottery = all.into_iter().find(|it| it.number == *number);
        let people = snapshot.lottery_people(organisation, call, *number).await?;
        let place = people.into_iter().find(|it| it.person == *person);
        let call = snapshot.call(organisation, call).await?;
        let who = snapshot.person(organisation, person).await?;
        let (Some(owner), Some(lottery), Some(place), Some(call), Some(who)) =
            (owner, lottery, place, call, who)
        else {
            return Ok(None);
        };
        let Some(to) = who.email.clone() else { return Ok(None) };
        let alone = snapshot.do_not_ask(organisation, person).await?.is_some();
        if alone || !matches!(lottery.state, LotteryState::Drawn { .. }) {
            return Ok(None);
        }
        let languages = languages_for(snapshot.as_mut(), &owner, &who).await?;
        Ok(Some(PanelMail {
            to,
            person: who,
            languages,
            organisation: owner,
            call,
            lottery,
            place,
        }))
    }
}
