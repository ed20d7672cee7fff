//! Instants and days, and the clock as a parameter.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Coded, ErrorCode};

const MILLIS_PER_DAY: i64 = 86_400_000;
/// 0001-01-01 and 9998-12-31 as days since 1970-01-01: four-digit years, less
/// the last, which time zones would carry into the year 10000.
const FIRST_DAY: i32 = -719_162;
const LAST_DAY: i32 = 2_932_531;

/// An instant in milliseconds since 1970-01-01T00:00:00Z, between the years
/// 1 and 9998. In JSON and on the page it is RFC 3339 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(i64);

/// A calendar day, as days since 1970-01-01, between the years 1 and 9998.
/// In files it is `2026-03-01`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(i32);

/// A text that is no date or time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not a date")]
pub struct InvalidTime {
    /// What was found.
    pub found: String,
}

impl Coded for InvalidTime {
    fn code(&self) -> ErrorCode {
        ErrorCode("time.invalid")
    }

    fn help(&self) -> Option<String> {
        Some("write it as 2026-03-01, or with a time as 2026-03-01T09:30:00Z".to_owned())
    }
}

impl Timestamp {
    /// From milliseconds since 1970; what is out of range is brought to its edge.
    pub const fn from_millis(millis: i64) -> Self {
        let (first, last) =
            (FIRST_DAY as i64 * MILLIS_PER_DAY, (LAST_DAY as i64 + 1) * MILLIS_PER_DAY - 1);
        Self(if millis < first {
            first
        } else if millis > last {
            last
        } else {
            millis
        })
    }

    /// Milliseconds since 1970.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// The day in UTC.
    pub fn day(self) -> Day {
        // In range by construction of Self.
        Day(i32::try_from(self.0.div_euclid(MILLIS_PER_DAY)).unwrap_or(LAST_DAY))
    }

    /// This instant, so many milliseconds later.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    fn instant(self) -> jiff::Timestamp {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or_default()
    }
}

impl Day {
    /// From days since 1970-01-01; what is out of range is brought to its edge.
    pub const fn from_days(days: i32) -> Self {
        Self(if days < FIRST_DAY {
            FIRST_DAY
        } else if days > LAST_DAY {
            LAST_DAY
        } else {
            days
        })
    }

    /// Days since 1970-01-01.
    pub const fn as_days(self) -> i32 {
        self.0
    }

    /// Midnight in UTC at the start of this day.
    pub const fn start(self) -> Timestamp {
        Timestamp(self.0 as i64 * MILLIS_PER_DAY)
    }

    /// As a calendar date.
    pub fn date(self) -> Date {
        self.start().instant().to_zoned(jiff::tz::TimeZone::UTC).date()
    }

    /// The day of a calendar date; dates before the year 1 become its first day.
    pub fn of(date: Date) -> Self {
        let at = date.to_zoned(jiff::tz::TimeZone::UTC);
        at.map_or(Self(FIRST_DAY), |at| {
            Timestamp::from_millis(at.timestamp().as_millisecond()).day()
        })
    }

    /// In words: "Monday 1 March 2027".
    pub fn words(self) -> String {
        self.date().strftime("%A %-d %B %Y").to_string()
    }
}

fn invalid(text: &str) -> InvalidTime {
    InvalidTime { found: text.chars().take(60).collect() }
}

/// An instant; without an offset it is UTC, as in Stack Exchange dumps.
fn parse_instant(text: &str) -> Option<Timestamp> {
    let millis = if let Ok(at) = text.parse::<jiff::Timestamp>() {
        at.as_millisecond()
    } else {
        let local = text.parse::<jiff::civil::DateTime>().ok()?;
        let at = local.to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        at.timestamp().as_millisecond()
    };
    let at = Timestamp::from_millis(millis);
    (at.as_millis() == millis).then_some(at)
}

/// `2026-03-01`, `2026-03` or `2026`.
fn parse_date(text: &str) -> Option<Day> {
    let number = |part: Option<&str>, digits: usize| match part {
        None => Some(1),
        Some(p) if p.len() == digits && p.bytes().all(|b| b.is_ascii_digit()) => {
            p.parse::<i16>().ok()
        }
        Some(_) => None,
    };
    let mut parts = text.split('-');
    let year = number(Some(parts.next()?), 4)?;
    let month = i8::try_from(number(parts.next(), 2)?).ok()?;
    let day = i8::try_from(number(parts.next(), 2)?).ok()?;
    if year < 1 || parts.next().is_some() {
        return None;
    }
    Date::new(year, month, day).ok().map(Day::of)
}

fn has_time(text: &str) -> bool {
    text.contains(['T', 't', ' ', ':'])
}

impl std::str::FromStr for Timestamp {
    type Err = InvalidTime;

    /// Takes `2026-03-01T09:30:00Z`, with any offset; without one it is UTC;
    /// and a day alone, as its midnight in UTC.
    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let text = text.trim();
        let at =
            if has_time(text) { parse_instant(text) } else { parse_date(text).map(Day::start) };
        at.ok_or_else(|| invalid(text))
    }
}

impl std::str::FromStr for Day {
    type Err = InvalidTime;

    /// Takes `2026-03-01`, `2026-03`, `2026` (their first day), and an
    /// instant (its day in UTC).
    fn from_str(text: &str) -> Result<Self, InvalidTime> {
        let text = text.trim();
        let day =
            if has_time(text) { parse_instant(text).map(Timestamp::day) } else { parse_date(text) };
        day.ok_or_else(|| invalid(text))
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.instant().to_string())
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.date().to_string())
    }
}

macro_rules! as_text {
    ($type:ident) => {
        impl TryFrom<String> for $type {
            type Error = InvalidTime;
            fn try_from(text: String) -> Result<Self, InvalidTime> {
                text.parse()
            }
        }
        impl From<$type> for String {
            fn from(value: $type) -> Self {
                value.to_string()
            }
        }
    };
}
as_text!(Timestamp);
as_text!(Day);

/// What time it is, as a parameter: nothing below the command line asks the
/// machine.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> Timestamp;
}

/// A clock that stands still, for tests and replays.
#[derive(Debug, Clone, Copy)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_what_people_and_dumps_write() {
        let day = |text: &str| text.parse::<Day>().unwrap().as_days();
        assert_eq!(day("1970-01-01"), 0);
        assert_eq!(day("1969-12-31"), -1);
        assert_eq!(day("2018-03-12T16:59:28.317"), day("2018-03-12"));
        assert_eq!(day("2026"), day("2026-01-01"));
        assert_eq!(day("2026-03"), day("2026-03-01"));
        let at: Timestamp = "2018-03-12T16:59:28.317".parse().unwrap();
        assert_eq!(at.as_millis(), 1_520_873_968_317);
        assert_eq!("2026-03-01T01:00:00+02:00".parse::<Day>().unwrap().to_string(), "2026-02-28");
        assert_eq!("2027-03-01".parse::<Day>().unwrap().words(), "Monday 1 March 2027");
    }

    #[test]
    fn refuses_what_is_none() {
        for text in [
            "",
            "yesterday",
            "01/03/2026",
            "2026-13-01",
            "2026-02-30",
            "0000-01-01",
            "2026-1-1",
            "2026-03-01-01",
            "-5",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
            assert!(text.parse::<Timestamp>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn round_trips(days in FIRST_DAY..=LAST_DAY, millis in any::<i64>()) {
            let day = Day::from_days(days);
            prop_assert_eq!(day.to_string().parse::<Day>().unwrap(), day);
            prop_assert_eq!(day.start().day(), day);
            let at = Timestamp::from_millis(millis);
            prop_assert_eq!(at.to_string().parse::<Timestamp>().unwrap(), at);
        }

        #[test]
        fn never_panics(text in ".{0,40}") {
            let _ = text.parse::<Day>();
            let _ = text.parse::<Timestamp>();
        }
    }
}
