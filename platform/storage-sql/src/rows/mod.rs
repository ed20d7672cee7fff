//! Rows as they are kept, and their way to and from the words of the domain.
//!
//! A row that doesn't say something the domain can say is a
//! [`StorageError::CorruptRow`] that names table and key; nothing is guessed.

mod answers;
mod api_tokens;
mod awards;
mod calls;
mod endorsements;
mod evidence;
mod invitations;
mod jobs;
mod lotteries;
mod match_rules;
mod members;
mod offers;
mod organisations;
mod people;
mod runs;
mod seatings;
mod sign_in;
mod usual_lists;

use std::{fmt::Display, str::FromStr};

use folkmoot_model::{Day, Timestamp};
use folkmoot_storage::{Result, StorageError};
use serde::{Serialize, de::DeserializeOwned};

use crate::corrupt;

pub use answers::{AnswerRatingRow, AnswerRow};
pub use api_tokens::ApiTokenRow;
pub use awards::{AwardRow, SigningKeyRow, status_place};
pub use calls::{CallRow, IssueRow};
pub use endorsements::EndorsementRow;
pub use evidence::{ClaimRow, EvidenceRow};
pub use invitations::{AskRulesRow, InvitationRow};
pub use jobs::{FailedJobRow, HELD_TOO_LONG, JobRow, JobViewRow};
pub use lotteries::{LotteryPersonRow, LotteryRow, lottery_report, lottery_report_text};
pub use match_rules::{ConflictRow, match_rules, match_rules_text};
pub use members::{MemberInviteRow, MemberRow};
pub use offers::OfferRow;
pub use organisations::{MembershipRow, OrganisationRow};
pub use people::PersonRow;
pub use runs::{LatestRunRow, RunRow, audit_entry, audit_row};
pub use seatings::{SeatedPairRow, SeatedPersonRow, SeatingRow};
pub use sign_in::{AddressedRow, SessionRow, SignInLinkRow};
pub use usual_lists::{UsualListRow, usual_calls};

/// Reads the columns of one row, and knows which row it is.
struct Reading<'a> {
    table: &'static str,
    key: &'a str,
}

impl<'a> Reading<'a> {
    const fn of(table: &'static str, key: &'a str) -> Self {
        Self { table, key }
    }

    fn corrupt(&self, column: &str, problem: impl Display) -> StorageError {
        corrupt(self.table, self.key, format_args!("{column}: {problem}"))
    }

    /// An id, an address or a digest.
    fn checked<T: TryFrom<String, Error: Display>>(&self, column: &str, text: &str) -> Result<T> {
        T::try_from(text.to_owned()).map_err(|error| self.corrupt(column, error))
    }

    /// The same, where it may be null.
    fn maybe<T: TryFrom<String, Error: Display>>(
        &self,
        column: &str,
        text: Option<&str>,
    ) -> Result<Option<T>> {
        text.map(|text| self.checked(column, text)).transpose()
    }

    /// The code of an enum.
    fn code<T: FromStr<Err: Display>>(&self, column: &str, text: &str) -> Result<T> {
        text.parse().map_err(|error| self.corrupt(column, error))
    }

    fn json<T: DeserializeOwned>(&self, column: &str, text: &str) -> Result<T> {
        serde_json::from_str(text).map_err(|error| self.corrupt(column, error))
    }

    fn count(&self, column: &str, number: i64) -> Result<u32> {
        u32::try_from(number).map_err(|error| self.corrupt(column, error))
    }

    fn flag(&self, column: &str, number: i64) -> Result<bool> {
        match number {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(self.corrupt(column, "neither 0 nor 1")),
        }
    }

    fn time(&self, column: &str, millis: i64) -> Result<Timestamp> {
        let time = Timestamp::from_millis(millis);
        if time.as_millis() == millis {
            Ok(time)
        } else {
            Err(self.corrupt(column, "no instant between the years 1 and 9999"))
        }
    }

    fn day(&self, column: &str, days: i64) -> Result<Day> {
        i32::try_from(days)
            .ok()
            .map(Day::from_days)
            .filter(|day| i64::from(day.as_days()) == days)
            .ok_or_else(|| self.corrupt(column, "no day between the years 1 and 9999"))
    }

    fn maybe_day(&self, column: &str, days: Option<i64>) -> Result<Option<Day>> {
        days.map(|days| self.day(column, days)).transpose()
    }
}

/// A list or a structure, as the text that is kept.
fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| StorageError::Database { source: error.into() })
}

/// A free text, if it can be kept: PostgreSQL has no U+0000 in texts.
fn plain(field: &'static str, text: &str) -> Result<String> {
    if text.contains('\0') { Err(StorageError::InvalidText { field }) } else { Ok(text.to_owned()) }
}

fn maybe_plain(field: &'static str, text: Option<&str>) -> Result<Option<String>> {
    text.map(|text| plain(field, text)).transpose()
}

fn days(day: Option<Day>) -> Option<i64> {
    day.map(|day| day.as_days().into())
}
