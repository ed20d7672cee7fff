//! Who has signed in: a cookie with a token. Storage knows its digest, and
//! whose it is.

use axum::http::{HeaderMap, HeaderValue, header};
use folkmoot_model::{Timestamp, Token};

use crate::Settings;

/// How long a form of somebody who has not signed in works.
const FORM_SECONDS: u32 = 2 * 60 * 60;

/// The token of the session that a request says it belongs to.
pub(crate) fn of(headers: &HeaderMap, settings: &Settings) -> Option<Token> {
    cookie(headers, &name(settings, "session")).and_then(Token::read)
}

/// The cookie of somebody who has not signed in, to which their forms are
/// bound.
pub(crate) fn form_cookie<'a>(headers: &'a HeaderMap, settings: &Settings) -> Option<&'a str> {
    cookie_of(headers, settings, "form")
}

/// The value of a cookie of ours.
pub(crate) fn cookie_of<'a>(
    headers: &'a HeaderMap,
    settings: &Settings,
    what: &str,
) -> Option<&'a str> {
    cookie(headers, &name(settings, what))
}

/// A header that keeps a session in the browser, as long as that is open.
pub(crate) fn keep(session: &Token, settings: &Settings) -> HeaderValue {
    set_cookie(settings, "session", session.as_str(), None)
}

/// A header that forgets the session.
pub(crate) fn forget(settings: &Settings) -> HeaderValue {
    set_cookie(settings, "session", "", Some(0))
}

/// A header that binds forms to this browser.
pub(crate) fn keep_form(value: &str, settings: &Settings) -> HeaderValue {
    set_cookie(settings, "form", value, Some(FORM_SECONDS))
}

/// For so long a browser remembers when the desk was last looked at.
const DESK_SECONDS: u32 = 365 * 24 * 60 * 60;

/// When whoever uses this browser last said that they had looked at the
/// answers on the desk. It says nothing about anybody and opens nothing.
pub(crate) fn desk_seen(headers: &HeaderMap, settings: &Settings) -> Option<Timestamp> {
    let millis = cookie(headers, &name(settings, "desk-seen"))?.parse().ok()?;
    Some(Timestamp::from_millis(millis))
}

/// A header that keeps when the desk was last looked at.
pub(crate) fn keep_desk_seen(at: Timestamp, settings: &Settings) -> HeaderValue {
    set_cookie(settings, "desk-seen", &at.as_millis().to_string(), Some(DESK_SECONDS))
}

/// A header that keeps a value of letters and digits in the browser.
pub(crate) fn set_cookie(
    settings: &Settings,
    what: &str,
    value: &str,
    age: Option<u32>,
) -> HeaderValue {
    let name = name(settings, what);
    let secure = if settings.https { "; Secure" } else { "" };
    let age = age.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
    let text = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}");
    // Values are letters and digits: always a header.
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
    use folkmoot_model::Seed;

    use super::*;
    use crate::Key;

    fn settings(https: bool) -> Settings {
        let (key, seed) = (Key::new([1; 32]), Seed::new(""));
        Settings {
            key,
            https,
            demo: None,
            mail: false,
            mail_line: None,
            staff: None,
            client_header: None,
            seed,
        }
    }

    #[test]
    fn cookies_are_closed_to_scripts_and_other_sites() {
        let token = Token::generate(&mut Seed::new("t").rng());
        let header = keep(&token, &settings(true));
        let text = header.to_str().unwrap();
        assert!(text.starts_with("__Host-folkmoot-session="));
        for part in ["Path=/", "HttpOnly", "SameSite=Lax", "Secure"] {
            assert!(text.contains(part), "{part}");
        }
        assert!(!keep(&token, &settings(false)).to_str().unwrap().contains("Secure"));
    }

    #[test]
    fn only_what_has_the_form_of_a_token_is_one() {
        let mut headers = HeaderMap::new();
        let token = Token::generate(&mut Seed::new("t").rng());
        for (value, right) in [(token.as_str(), true), ("", false), ("5.a.b.c", false)] {
            let cookie = format!("a=b; folkmoot-session={value}");
            headers.insert(header::COOKIE, cookie.parse().unwrap());
            assert_eq!(of(&headers, &settings(false)).is_some(), right, "{value}");
        }
    }
}
