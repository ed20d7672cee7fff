//! Whether somebody may be asked: the rules that hold for every way of asking.

use folkmoot_model::{
    AskRules, Call, CallId, Day, Digest, Email, Invitation, InvitationState, OrganisationId,
    Person, PersonId, Timestamp,
};
use folkmoot_storage::Snapshot;

use crate::{AppError, InviteFault};

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;
/// People have so long to answer, unless somebody sets another day.
const DAYS_TO_ANSWER: i32 = 14;

/// Why somebody is not asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeftOut {
    /// They have erased themselves, or the latest search doesn't name them.
    Gone,
    /// They asked to be left alone; before they were erased, it may be.
    DoNotAsk,
    /// They were asked for this call before.
    AlreadyAsked {
        /// When.
        on: Day,
        /// What became of it.
        state: InvitationState,
    },
    /// No e-mail address of theirs is known.
    NoEmail,
    /// They were asked as often as anybody may be.
    TooManyAsks {
        /// How often.
        asks: u32,
        /// In how many days.
        within_days: u32,
    },
    /// They have hidden or deleted all that spoke for them.
    Hidden,
    /// Somebody before them on the list has the same address.
    SameAddress,
}

/// What stands against asking somebody for a call, if anything does. People
/// are imported from many places, so whoever shares their address counts as
/// them.
pub(crate) async fn left_out(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    call: &CallId,
    person: &Person,
    rules: &AskRules,
    now: Timestamp,
) -> Result<Option<LeftOut>, AppError> {
    let mut asked = Vec::new();
    for id in same_address(snapshot, organisation, person).await? {
        if snapshot.do_not_ask(organisation, &id).await?.is_some() {
            return Ok(Some(LeftOut::DoNotAsk));
        }
        asked.extend(snapshot.invitations_of(organisation, &id).await?);
    }
    if let Some(email) = &person.email
        && snapshot.is_never_asked(organisation, &fingerprint(organisation, email)).await?
    {
        return Ok(Some(LeftOut::DoNotAsk));
    }
    let sent = || asked.iter().filter_map(|it| it.sent_at.map(|at| (it, at)));
    if let Some((it, at)) = sent().find(|(it, _)| it.call == *call) {
        return Ok(Some(LeftOut::AlreadyAsked { on: at.day(), state: it.state.clone() }));
    }
    if person.email.is_none() {
        return Ok(Some(LeftOut::NoEmail));
    }
    let within_days = rules.asks_within_days;
    let since = now.plus_millis(-i64::from(within_days) * DAY_MILLIS);
    let asks = u32::try_from(sent().filter(|(_, at)| *at > since).count()).unwrap_or(u32::MAX);
    Ok((asks >= rules.most_asks).then_some(LeftOut::TooManyAsks { asks, within_days }))
}

/// What is kept of the address of somebody who didn't want to be asked and had
/// themselves erased. Each organisation has another for the same address.
pub(crate) fn fingerprint(organisation: &OrganisationId, email: &Email) -> Digest {
    Digest::of(format!("never ask {organisation} {}", email.folded().as_str()).as_bytes())
}

/// The person and all others of the organisation with the same address.
async fn same_address(
    snapshot: &mut dyn Snapshot,
    organisation: &OrganisationId,
    person: &Person,
) -> Result<Vec<PersonId>, AppError> {
    let mut ids = vec![person.id.clone()];
    if let Some(email) = &person.email {
        let addressed = snapshot.people_addressed(&email.folded()).await?;
        let here = addressed.into_iter().filter(|(at, _)| at == organisation);
        ids.extend(here.map(|(_, id)| id).filter(|id| *id != person.id));
    }
    Ok(ids)
}

/// The first and the last day by which answers can be asked for.
pub(crate) fn days_to_answer(call: &Call, today: Day) -> Result<(Day, Day), InviteFault> {
    let on = call.brief.decision.on;
    let (earliest, latest) = (plus(today, 1), plus(on, -1));
    if earliest <= latest { Ok((earliest, latest)) } else { Err(InviteFault::TooLate { on }) }
}

/// The day by which answers are asked for unless somebody sets another.
pub(crate) fn suggested(call: &Call, today: Day) -> Result<Day, InviteFault> {
    let (earliest, latest) = days_to_answer(call, today)?;
    Ok(plus(today, DAYS_TO_ANSWER).clamp(earliest, latest))
}

/// Refuses a day that leaves nobody time to answer, or comes after the
/// decision.
pub(crate) fn check_answer_by(call: &Call, today: Day, found: Day) -> Result<(), InviteFault> {
    let (earliest, latest) = days_to_answer(call, today)?;
    if (earliest..=latest).contains(&found) {
        Ok(())
    } else {
        Err(InviteFault::AnswerBy { found, earliest, latest })
    }
}

fn plus(day: Day, days: i32) -> Day {
    Day::from_days(day.as_days().saturating_add(days))
}

/// Whether an invitation waits for an answer and the time for it is over.
pub(crate) fn is_over(invitation: &Invitation, today: Day) -> bool {
    invitation.state.is_open() && invitation.answer_by.is_some_and(|by| by < today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_come_in_after_today_and_before_the_decision() {
        let town = crate::demo_town::town(
            &folkmoot_model::Seed::new("days"),
            "2026-11-22".parse().unwrap(),
        );
        let call = &town.calls[0];
        let on = call.brief.decision.on;
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert_eq!(suggested(call, day("2026-11-22")), Ok(day("2026-12-06")));
        assert_eq!(suggested(call, plus(on, -3)), Ok(plus(on, -1)));
        assert_eq!(suggested(call, plus(on, -1)), Err(InviteFault::TooLate { on }));
        for (by, fits) in [("2026-11-22", false), ("2026-11-23", true), ("2027-03-01", false)] {
            assert_eq!(check_answer_by(call, day("2026-11-22"), day(by)).is_ok(), fits, "{by}");
        }
    }
}
