//! In which language somebody reads: the one they chose, else the one their
//! browser asks for.
//!
//! A page is chosen in a language by its address, `?lang=cy`, and the choice
//! is kept in a cookie. So the link to it is a plain link to the same page.
//! Whoever has signed in gets mail in the language they chose, too.

use axum::http::{HeaderMap, HeaderValue, Method, Uri, header};
use folkmoot_pages::{LANGUAGE, Locale};

use crate::{Settings, sessions};

/// The name of the cookie that keeps a choice.
const COOKIE: &str = "language";
/// A choice is kept for a year.
const KEPT_SECONDS: u32 = 365 * 24 * 60 * 60;
/// What a page depends on besides its address.
const VARIES: HeaderValue = HeaderValue::from_static("accept-language, cookie");

/// The language that an address chooses.
pub(crate) fn chosen(page: &Uri) -> Option<Locale> {
    let choices = page.query()?.split('&').filter_map(|pair| pair.split_once('='));
    choices.filter(|(key, _)| *key == LANGUAGE).find_map(|(_, tag)| Locale::from_tag(tag))
}

/// The language that a browser keeps, since somebody chose it.
pub(crate) fn kept(headers: &HeaderMap, settings: &Settings) -> Option<Locale> {
    sessions::cookie_of(headers, settings, COOKIE).and_then(Locale::from_tag)
}

/// Whether a language was chosen by whoever looks at the page, and not by a
/// link on somebody else's. Browsers that don't say so are believed: what could
/// come of it is a mail in another language.
pub(crate) fn is_own_choice(method: &Method, headers: &HeaderMap) -> bool {
    let site = headers.get("sec-fetch-site");
    *method == Method::GET && site.is_none_or(|site| site == "same-origin")
}

/// The language kept or asked for by a browser.
pub(crate) fn of(headers: &HeaderMap, settings: &Settings) -> Locale {
    let asked = || {
        let header = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        Some(Locale::from_accept_language(header))
    };
    kept(headers, settings).or_else(asked).unwrap_or_default()
}

/// The address of a page without the choice of a language. A page that
/// answers a form is looked at again by its address alone.
pub(crate) fn address(method: &Method, page: &Uri) -> String {
    let prefix = format!("{LANGUAGE}=");
    let query = page.query().filter(|_| method == Method::GET).unwrap_or_default();
    let others: Vec<&str> =
        query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with(&prefix)).collect();
    // Browsers take two slashes as the address of another service.
    let path = format!("/{}", page.path().trim_start_matches('/'));
    if others.is_empty() { path } else { format!("{path}?{}", others.join("&")) }
}

/// Adds the headers that go with a language: a cookie if it was chosen here,
/// and what a page depends on.
pub(crate) fn note(headers: &mut HeaderMap, chosen: Option<Locale>, settings: &Settings) {
    let html = |value: &HeaderValue| value.as_bytes().starts_with(b"text/html");
    if headers.get(header::CONTENT_TYPE).is_some_and(html) {
        headers.append(header::VARY, VARIES);
        if let Some(locale) = chosen {
            let cookie = sessions::set_cookie(settings, COOKIE, locale.code(), Some(KEPT_SECONDS));
            headers.append(header::SET_COOKIE, cookie);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_back_to_the_same_page() {
        let get = |page: &str| address(&Method::GET, &page.parse().unwrap());
        assert_eq!(get("/desk?page=2&lang=cy&sort=day"), "/desk?page=2&sort=day");
        assert_eq!(get("/?lang=cy"), "/");
        assert_eq!(get("//evil.example/"), "/evil.example/");
        assert_eq!(address(&Method::POST, &"/sign-in?a=b".parse().unwrap()), "/sign-in");
    }

    #[test]
    fn no_other_site_chooses_for_anybody() {
        let said = |site: &'static str| {
            HeaderMap::from_iter([(
                header::HeaderName::from_static("sec-fetch-site"),
                HeaderValue::from_static(site),
            )])
        };
        assert!(is_own_choice(&Method::GET, &said("same-origin")));
        assert!(is_own_choice(&Method::GET, &HeaderMap::new()));
        for (method, site) in [(Method::GET, "cross-site"), (Method::POST, "same-origin")] {
            assert!(!is_own_choice(&method, &said(site)), "{site}");
        }
    }

    #[test]
    fn a_language_that_there_is_not_chooses_none() {
        for (page, locale) in [
            ("/?lang=cy", Some(Locale::Welsh)),
            ("/?x=lang&lang=EN-gb", Some(Locale::English)),
            ("/?lang=xx", None),
            ("/?language=cy", None),
            ("/", None),
        ] {
            assert_eq!(chosen(&page.parse().unwrap()), locale, "{page}");
        }
    }
}
