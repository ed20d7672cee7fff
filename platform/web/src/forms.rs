//! Tokens in forms, so that no other site can send them in somebody's name.
//!
//! A token seals what the browser holds in a cookie: the session, or for
//! those who have not signed in a random value. It is masked anew on every
//! page, so that compressed pages don't give it away little by little.

use axum::http::HeaderMap;

use crate::{
    Settings, Web,
    problem::Problem,
    seal::{from_hex, to_hex},
    visitor::Visitor,
};

const PURPOSE: &str = "form";
const LENGTH: usize = 16;

/// A token for a form in the browser that holds this cookie.
pub(crate) fn token(web: &Web, cookie: &str) -> String {
    let seal = web.settings.key.seal(PURPOSE, cookie);
    let mask = web.random();
    let masked: Vec<u8> = mask.iter().zip(seal).map(|(m, s)| m ^ s).collect();
    format!("{}{}", to_hex(&mask), to_hex(&masked))
}

/// Whether a form came from a page of ours, in the browser that holds the
/// cookie.
fn check(settings: &Settings, headers: &HeaderMap, cookie: &str, token: &str) -> bool {
    let unmask = |bytes: Vec<u8>| -> Option<Vec<u8>> {
        let (mask, masked) = bytes.split_at_checked(LENGTH)?;
        Some(mask.iter().zip(masked).map(|(a, b)| a ^ b).collect())
    };
    let Some(seal) = from_hex(token).filter(|b| b.len() == 2 * LENGTH).and_then(unmask) else {
        return false;
    };
    let right = settings.key.seal(PURPOSE, cookie);
    // Both sides are sealed once more: comparing them tells nothing of use.
    let again = settings.key.seal("compare", &to_hex(&right[..LENGTH]));
    settings.key.check("compare", &to_hex(&seal), &again) && from_here(headers)
}

/// Refuses a form that didn't come from a page of ours in this visitor's
/// browser.
pub(crate) fn must(
    web: &Web,
    visitor: &Visitor,
    headers: &HeaderMap,
    token: &str,
) -> Result<(), Problem> {
    let cookie = visitor.cookie.as_deref().ok_or(Problem::Form)?;
    if check(&web.settings, headers, cookie, token) { Ok(()) } else { Err(Problem::Form) }
}

/// What browsers say about where a request comes from, if they say it.
fn from_here(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none")
}
