//! Use case: the list of a lottery is published, one of its panels is drawn,
//! or it is taken back.
//!
//! The order is what makes it fair: first the list, which nobody can change
//! any more, then a number that nobody could choose.

use folkmoot_formats::LotteryReport;
use folkmoot_model::{
    Action, CallId, DrawnBy, Lottery, LotteryState, MAX_LOTTERY_REASON, OrganisationId, Standing,
};
use folkmoot_sortition::Stage;
use rand_core::Rng as _;
use serde_json::json;

use crate::panel::{self, Odds};
use crate::plan_panel::{PATIENCE, plan};
use crate::{App, AppError, Caller, Permission};

/// Longest text that draws, in characters.
pub const MAX_DRAW_SEED: usize = 500;

/// What came of publishing a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Published {
    /// It is public.
    Done(Box<Lottery>),
    /// The rules give no panel, or something stands against them: see the chances.
    NoPanel,
    /// Who accepted, or the rules, changed while it was worked out: look again.
    Changed,
}

/// What came of drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawn {
    /// It is drawn.
    Done(Box<Lottery>),
    /// The seed is empty, or longer than [`MAX_DRAW_SEED`].
    NoSeed,
    /// The balls are not as many digits as the list has zeros.
    WrongBalls {
        /// How many digits there must be.
        digits: u32,
    },
}

/// What came of taking a lottery back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TakenBack {
    /// Everybody sees that it was, and why.
    Done,
    /// The reason is empty, or longer than [`MAX_LOTTERY_REASON`].
    NoReason,
}

impl App {
    /// Publishes the list of panels that follows from the rules. From here on
    /// nobody can change it.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn publish_lottery(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Published, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        // worked out before the transaction, which nobody else should wait for
        let (before, odds) = self.panel_odds(caller, organisation, id).await?;
        let Some(draft) = before.lottery.clone() else { return Ok(Published::NoPanel) };
        let state = draft.state.publish(self.clock.now())?;
        let Odds::Found(odds) = odds else { return Ok(Published::NoPanel) };
        let salt = self.salt();
        let (clock, kinds, pool) = (self.clock.clone(), before.kinds(), before.pool.clone());
        let until = clock.now().as_millis() + PATIENCE;
        let work = move || {
            let mut watch = |_: Stage| clock.now().as_millis() > until;
            panel::list(&odds, &pool, &salt, &kinds, &mut watch)
        };
        let made = tokio::task::spawn_blocking(work).await.map_err(|_| AppError::Interrupted)?;
        let Some((report, people)) = made else { return Ok(Published::NoPanel) };
        let mut tx = self.storage.begin().await?;
        let now = plan(tx.as_mut(), organisation, id).await?;
        if (&now.pool, &now.lottery) != (&before.pool, &before.lottery) {
            return Ok(Published::Changed);
        }
        let lottery = Lottery { state, ..draft };
        tx.upsert_lottery(&lottery).await?;
        tx.put_lottery_people(organisation, id, lottery.number, &people).await?;
        let kept = serde_json::to_value(&report).map_err(|_| AppError::Interrupted)?;
        tx.keep_lottery_report(organisation, id, lottery.number, &kept).await?;
        let detail = json!({
            "call": id, "number": lottery.number, "people": report.people,
            "seats": report.seats, "tickets": report.tickets.len(),
            "commitment": report.commitment,
        });
        self.note_lottery(tx.as_mut(), caller, &lottery, Action::LotteryPublished, detail).await?;
        tx.commit().await?;
        Ok(Published::Done(Box::new(lottery)))
    }

    /// Draws one panel of the public list.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn draw_panel(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        by: DrawnBy,
    ) -> Result<Drawn, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let mut tx = self.storage.begin().await?;
        let now = plan(tx.as_mut(), organisation, id).await?;
        let Some(lottery) = now.lottery else { return Err(no_list(id)) };
        // says no before anything is read
        let state = lottery.state.draw(by.clone(), 0, self.clock.now())?;
        let mut report = report(tx.as_mut(), &lottery).await?;
        match &by {
            DrawnBy::Seed(seed) => {
                let seed = seed.trim();
                if seed.is_empty() || seed.chars().count() > MAX_DRAW_SEED || seed.contains('\0') {
                    return Ok(Drawn::NoSeed);
                }
                report.draw(seed);
            }
            DrawnBy::Balls(balls) => {
                if !report.draw_balls(balls.trim()) {
                    return Ok(Drawn::WrongBalls { digits: report.tickets.len().max(1).ilog10() });
                }
            }
        }
        let by = match by {
            DrawnBy::Seed(seed) => DrawnBy::Seed(seed.trim().to_owned()),
            DrawnBy::Balls(balls) => DrawnBy::Balls(balls.trim().to_owned()),
        };
        let ticket = u32::try_from(report.ticket.unwrap_or(0)).unwrap_or(0);
        let state = match state {
            LotteryState::Drawn { published_at, at, .. } => {
                LotteryState::Drawn { published_at, at, by, ticket }
            }
            other => other,
        };
        let lottery = Lottery { state, ..lottery };
        tx.upsert_lottery(&lottery).await?;
        let mut people: Vec<_> = now.people.into_iter().map(|(person, _)| person).collect();
        for person in &mut people {
            person.drawn =
                person.pseudonym.as_ref().is_some_and(|name| report.drawn.contains(name));
        }
        tx.put_lottery_people(organisation, id, lottery.number, &people).await?;
        // whoever stays on a panel was told when it was drawn
        let told: Vec<_> = people
            .iter()
            .filter(|it| !now.fills || it.standing != Standing::Must)
            .cloned()
            .collect();
        self.queue_panel_mails(tx.as_mut(), &lottery, &told).await?;
        let kept = serde_json::to_value(&report).map_err(|_| AppError::Interrupted)?;
        tx.keep_lottery_report(organisation, id, lottery.number, &kept).await?;
        let detail = json!({
            "call": id, "number": lottery.number, "ticket": ticket,
            "commitment": report.commitment,
        });
        self.note_lottery(tx.as_mut(), caller, &lottery, Action::PanelDrawn, detail).await?;
        tx.commit().await?;
        Ok(Drawn::Done(Box::new(lottery)))
    }

    /// Takes a public list, or a panel, back: everybody sees that, and why.
    ///
    /// Needs [`Permission::DrawPanels`].
    pub async fn withdraw_lottery(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        why: &str,
    ) -> Result<TakenBack, AppError> {
        caller.must(Permission::DrawPanels, organisation)?;
        let why = why.trim();
        let mut tx = self.storage.begin().await?;
        let now = plan(tx.as_mut(), organisation, id).await?;
        let Some(lottery) = now.lottery else { return Err(no_list(id)) };
        let state = lottery.state.withdraw(why.to_owned(), self.clock.now())?;
        if why.is_empty() || why.chars().count() > MAX_LOTTERY_REASON || why.contains('\0') {
            return Ok(TakenBack::NoReason);
        }
        let lottery = Lottery { state, ..lottery };
        tx.upsert_lottery(&lottery).await?;
        let detail = json!({ "call": id, "number": lottery.number });
        self.note_lottery(tx.as_mut(), caller, &lottery, Action::LotteryWithdrawn, detail).await?;
        tx.commit().await?;
        Ok(TakenBack::Done)
    }

    async fn note_lottery(
        &self,
        tx: &mut dyn folkmoot_storage::Transaction,
        caller: &Caller,
        lottery: &Lottery,
        action: Action,
        detail: serde_json::Value,
    ) -> Result<(), AppError> {
        let subject = ("call", lottery.call.as_str());
        self.note(tx, &lottery.organisation, caller.actor(), action, subject, detail).await
    }

    /// What pseudonyms follow from. It is kept nowhere: who is who stands
    /// beside the list, and goes with whoever is erased.
    fn salt(&self) -> String {
        let mut bytes = [0_u8; 16];
        self.draw(|rng| rng.fill_bytes(&mut bytes));
        bytes.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

fn no_list(call: &CallId) -> AppError {
    AppError::NotFound { what: "lottery", id: call.to_string() }
}

/// What was published of a lottery.
pub(crate) async fn report(
    snapshot: &mut (dyn folkmoot_storage::Snapshot + '_),
    lottery: &Lottery,
) -> Result<LotteryReport, AppError> {
    let kept =
        snapshot.lottery_report(&lottery.organisation, &lottery.call, lottery.number).await?;
    let unreadable = |problem: String| AppError::UnreadableLottery {
        call: lottery.call.to_string(),
        number: lottery.number,
        problem,
    };
    let kept = kept.ok_or_else(|| unreadable("it isn't there".to_owned()))?;
    serde_json::from_value(kept).map_err(|error| unreadable(error.to_string()))
}
