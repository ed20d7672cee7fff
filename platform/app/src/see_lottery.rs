//! Use case: anybody sees how a panel is drawn, and somebody sees what a
//! lottery means for them.

use folkmoot_formats::LotteryReport;
use folkmoot_model::{
    Call, CallId, Lottery, LotteryPerson, LotteryState, Organisation, OrganisationId,
};

use crate::draw_panel::report;
use crate::{App, AppError, Caller, Permission, app};

/// A lottery, as anybody sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct LotteryView {
    /// The call.
    pub call: Call,
    /// Who asks.
    pub organisation: Organisation,
    /// The lottery.
    pub lottery: Lottery,
    /// What was published of it.
    pub report: LotteryReport,
    /// All that were published, the first one first; this one too.
    pub all: Vec<Lottery>,
}

/// A lottery, as somebody in it sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct MyLottery {
    /// The lottery.
    pub lottery: Lottery,
    /// How they stand in it.
    pub me: LotteryPerson,
    /// The question of the call.
    pub title: String,
}

impl App {
    /// How the panel of a call is drawn: the lottery of this number, or the
    /// latest that was published.
    ///
    /// Needs [`crate::Permission::SeePublic`], and sees no more than the call.
    pub async fn see_lottery(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        number: Option<u32>,
    ) -> Result<LotteryView, AppError> {
        let call = self.see_call(caller, organisation, id).await?.call;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let mut all = snapshot.lotteries(organisation, id).await?;
        all.retain(|lottery| lottery.state != LotteryState::Draft);
        let chosen = match number {
            Some(number) => all.iter().find(|lottery| lottery.number == number),
            None => all.last(),
        };
        let none = || AppError::NotFound { what: "lottery", id: id.to_string() };
        let lottery = chosen.cloned().ok_or_else(none)?;
        let report = report(snapshot.as_mut(), &lottery).await?;
        Ok(LotteryView { call, organisation: owner, lottery, report, all })
    }

    /// Whether anything of a lottery for this call is public.
    ///
    /// Needs [`crate::Permission::SeePublic`], and sees no more than the call.
    pub async fn has_lottery(
        &self,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<bool, AppError> {
        let mut snapshot = self.storage.read().await?;
        let all = snapshot.lotteries(organisation, id).await?;
        Ok(all.iter().any(|lottery| lottery.state != LotteryState::Draft))
    }

    /// Where the lottery of a call stands; none if there is none but such as
    /// were taken back.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn panel_stands(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Option<LotteryState>, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let all = snapshot.lotteries(organisation, id).await?.into_iter().map(|it| it.state);
        Ok(all.rev().find(|state| !matches!(state, LotteryState::Withdrawn { .. })))
    }

    /// The public lotteries the caller is in, the newest first.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_my_lotteries(&self, caller: &Caller) -> Result<Vec<MyLottery>, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let mut mine = Vec::new();
        for (lottery, me) in snapshot.lotteries_with(organisation, me).await? {
            if lottery.state == LotteryState::Draft {
                continue;
            }
            if let Some(call) = snapshot.call(organisation, &lottery.call).await? {
                mine.push(MyLottery { lottery, me, title: call.brief.title });
            }
        }
        Ok(mine)
    }
}
