//! Lotteries for panels, call by call.

use async_trait::async_trait;
use folkmoot_model::{CallId, Lottery, LotteryPerson, OrganisationId, PersonId, Timestamp};

use crate::Result;

/// What is published of a lottery, as JSON.
pub type LotteryReport = serde_json::Value;

/// Reading lotteries.
#[async_trait]
pub trait ReadLotteries: Send {
    /// The lotteries of a call, the first one first.
    async fn lotteries(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<Lottery>>;

    /// What was published of one, if it was.
    async fn lottery_report(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Option<LotteryReport>>;

    /// Who is in one, by id.
    async fn lottery_people(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<Vec<LotteryPerson>>;

    /// Who was drawn for any other call than this one, and when, by id. What is taken back
    /// doesn't count.
    async fn seated_elsewhere(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<Vec<(PersonId, Timestamp)>>;

    /// The lotteries somebody is in, the newest first, each with how they stand in it.
    async fn lotteries_with(
        &mut self,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Vec<(Lottery, LotteryPerson)>>;
}

/// Writing lotteries.
#[async_trait]
pub trait WriteLotteries: Send {
    /// Adds a lottery, or replaces what is kept under its number; not what
    /// was published of it. The call must be there.
    async fn upsert_lottery(&mut self, lottery: &Lottery) -> Result<()>;

    /// Keeps what is published of a lottery.
    async fn keep_lottery_report(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
        report: &LotteryReport,
    ) -> Result<()>;

    /// Removes a lottery with all that belongs to it; whether it was there.
    async fn remove_lottery(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
    ) -> Result<bool>;

    /// Keeps who is in a lottery, instead of whoever was.
    async fn put_lottery_people(
        &mut self,
        organisation: &OrganisationId,
        call: &CallId,
        number: u32,
        people: &[LotteryPerson],
    ) -> Result<()>;
}
