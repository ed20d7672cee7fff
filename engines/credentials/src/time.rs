//! Days and times as badges write them.

use crate::verdict::{Code, Reason};
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use serde_json::Value;

/// A time such as `2026-11-01T09:30:00Z`. Where the zone is missing, as in older badges, or
/// only a day is given, UTC and the day's beginning are meant.
pub(crate) fn parse(text: &str) -> Option<Timestamp> {
    if let Ok(time) = text.parse::<Timestamp>() {
        return Some(time);
    }
    let civil = text.parse::<DateTime>().ok().or_else(|| {
        let day = text.parse::<Date>().ok()?;
        Some(day.to_datetime(jiff::civil::Time::midnight()))
    })?;
    civil.to_zoned(TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

/// The time in a field, if the field is there.
pub(crate) fn field(of: &Value, name: &str) -> Result<Option<Timestamp>, Reason> {
    let wrong = || Reason::new(Code::FieldWrong, name);
    crate::json::text(of, name)?.map(|text| parse(text).ok_or_else(wrong)).transpose()
}

/// Seconds since 1970, as tokens write times.
pub(crate) fn claim(of: &Value, name: &str) -> Result<Option<Timestamp>, Reason> {
    let wrong = || Reason::new(Code::FieldWrong, name);
    match of.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => {
            #[allow(clippy::cast_possible_truncation)] // whole seconds are meant
            let seconds = value.as_i64().or_else(|| value.as_f64().map(|it| it as i64));
            let time = seconds.and_then(|it| Timestamp::from_second(it).ok());
            time.map(Some).ok_or_else(wrong)
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn times_are_read_as_badges_write_them() {
        let noon: Timestamp = "2026-11-01T12:00:00Z".parse().unwrap();
        for text in [
            "2026-11-01T12:00:00Z",
            "2026-11-01T13:00:00+01:00",
            "2026-11-01T12:00:00.000Z",
            "2026-11-01T12:00:00",
        ] {
            assert_eq!(parse(text), Some(noon), "{text}");
        }
        assert_eq!(parse("2026-11-01"), "2026-11-01T00:00:00Z".parse().ok());
        assert_eq!(parse("1 November"), None);
    }
}
