//! Who has signed in, as a signed cookie.

use axum::http::{HeaderMap, HeaderValue, header};
use folkmoot_model::{OrganisationId, PersonId, Timestamp};

use crate::{
    Settings, Web,
    address::{from_segment, segment},
    seal::{from_hex, to_hex},
};

/// How long one stays signed in.
const SESSION_MILLIS: i64 = 12 * 60 * 60 * 1000;
/// How long a form of somebody who has not signed in works.
const FORM_SECONDS: u32 = 2 * 60 * 60;

/// A session: whom it is for and until when. What they may do is asked anew
/// at each request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Session {
    pub(crate) organisation: OrganisationId,
    pub(crate) person: PersonId,
    pub(crate) until: Timestamp,
}

impl Session {
    pub(crate) fn new(organisation: OrganisationId, person: PersonId, now: Timestamp) -> Self {
        Self { organisation, person, until: now.plus_millis(SESSION_MILLIS) }
    }

    /// As the value of a cookie: until.organisation.person.seal
    fn write(&self, settings: &Settings) -> String {
        let body = format!(
            "{}.{}.{}",
            self.until.as_millis(),
            segment(self.organisation.as_str()),
            segment(self.person.as_str())
        );
        let seal = to_hex(&settings.key.seal("session", &body));
        format!("{body}.{seal}")
    }

    /// Reads the value of a cookie; none if the seal is wrong or time is up.
    fn read(value: &str, settings: &Settings, now: Timestamp) -> Option<Self> {
        let (body, seal) = value.rsplit_once('.')?;
        if !settings.key.check("session", body, &from_hex(seal)?) {
            return None;
        }
        let mut parts = body.split('.');
        let until = Timestamp::from_millis(parts.next()?.parse().ok()?);
        let organisation = OrganisationId::new(from_segment(parts.next()?)?).ok()?;
        let person = PersonId::new(from_segment(parts.next()?)?).ok()?;
        (now < until).then_some(Self { organisation, person, until })
    }
}

/// The session of a request and the value of its cookie.
pub(crate) fn of(headers: &HeaderMap, web: &Web) -> Option<(Session, String)> {
    let value = cookie(headers, &name(&web.settings, "session"))?;
    let session = Session::read(value, &web.settings, web.app.clock().now())?;
    Some((session, value.to_owned()))
}

/// The cookie of somebody who has not signed in, to which their forms are
/// bound.
pub(crate) fn form_cookie<'a>(headers: &'a HeaderMap, settings: &Settings) -> Option<&'a str> {
    cookie(headers, &name(settings, "form"))
}

/// A header that keeps a session in the browser, as long as that is open.
pub(crate) fn keep(session: &Session, settings: &Settings) -> HeaderValue {
    set_cookie(settings, "session", &session.write(settings), None)
}

/// A header that forgets the session.
pub(crate) fn forget(settings: &Settings) -> HeaderValue {
    set_cookie(settings, "session", "", Some(0))
}

/// A header that binds forms to this browser.
pub(crate) fn keep_form(value: &str, settings: &Settings) -> HeaderValue {
    set_cookie(settings, "form", value, Some(FORM_SECONDS))
}

fn set_cookie(settings: &Settings, what: &str, value: &str, age: Option<u32>) -> HeaderValue {
    let name = name(settings, what);
    let secure = if settings.https { "; Secure" } else { "" };
    let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    // Values are hexadecimal digits and escaped segments: always a header.
    HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""))
}

/// With HTTPS the name promises browsers that no other host has set it.
fn name(settings: &Settings, what: &str) -> String {
    if settings.https { format!("__Host-folkmoot-{what}") } else { format!("folkmoot-{what}") }
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Key;

    fn settings(https: bool) -> Settings {
        Settings { key: Key::new([1; 32]), https, demo: None, seed: folkmoot_model::Seed::new("") }
    }

    fn session() -> Session {
        let organisation = OrganisationId::new("north.mere").unwrap();
        Session::new(organisation, PersonId::new("demo; é").unwrap(), Timestamp::from_millis(5))
    }

    #[test]
    fn there_and_back_until_time_is_up() {
        let (settings, session) = (settings(false), session());
        let value = session.write(&settings);
        let at = Timestamp::from_millis;
        assert_eq!(Session::read(&value, &settings, at(6)), Some(session.clone()));
        assert_eq!(Session::read(&value, &settings, session.until), None);
    }

    #[test]
    fn nobody_can_write_one() {
        let (settings, session) = (settings(false), session());
        let value = session.write(&settings);
        let now = Timestamp::from_millis(6);
        for forged in [
            value.replace("north", "south"),
            value.replacen('4', "9", 1),
            value[..value.len() - 1].to_owned(),
            String::new(),
            "a.b.c.d".to_owned(),
            session.write(&Settings { key: Key::new([2; 32]), ..settings.clone() }),
        ] {
            assert_eq!(Session::read(&forged, &settings, now), None, "{forged}");
        }
    }

    #[test]
    fn cookies_are_closed_to_scripts_and_other_sites() {
        let header = keep(&session(), &settings(true));
        let text = header.to_str().unwrap();
        assert!(text.starts_with("__Host-folkmoot-session="));
        for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
            assert!(text.contains(part), "{part}");
        }
        assert!(!keep(&session(), &settings(false)).to_str().unwrap().contains("Secure"));
    }
}
