//! The one way through a check: file → text → badge → proof → dates → status → recipient.

use crate::contexts::Contexts;
use crate::did::{self, ListedKey};
use crate::json;
use crate::jws::Jws;
use crate::recipient::Recipient;
use crate::report::Report;
use crate::resolve::{Lookups, Resolve};
use crate::verdict::{Code, Reason};
use crate::{open_badges_2, open_badges_3, png, svg};
use jiff::Timestamp;
use serde_json::Value;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Largest file that is looked at, in bytes.
pub const MAX_FILE_BYTES: usize = 16 << 20;

/// What a badge is checked against.
#[derive(Debug, Clone)]
pub struct Options<'a> {
    /// The moment for which the verdict holds.
    pub at: Timestamp,
    /// Whose badge it should be. Without, nobody is compared, and a note says so.
    pub recipient: Option<Recipient<'a>>,
    /// Ids of the issuers that are trusted. Without, anyone who signs properly is.
    pub trusted: Option<&'a [&'a str]>,
    /// The vocabularies known.
    pub contexts: Contexts,
}

impl Options<'_> {
    /// Checks as of a moment, for anyone, from anyone.
    pub fn new(at: Timestamp) -> Self {
        Self { at, recipient: None, trusted: None, contexts: Contexts::default() }
    }
}

/// Checks a badge: the bytes of a PNG or SVG picture with a badge in it, of JSON, or of a
/// token.
///
/// Never fails and never panics: what can't be read is [`Verdict::Broken`](crate::Verdict),
/// with the reason. Takes time in proportion to the size of the badge, which is bounded.
pub fn check(file: &[u8], options: &Options<'_>, resolve: &dyn Resolve) -> Report {
    let checker = Checker::new(options, resolve);
    let mut report = Report::new();
    match unpack(file) {
        Ok(text) => checker.check_text(text.trim(), &mut report),
        Err(reason) => report.against(reason),
    }
    report.decided()
}

/// The badge inside a file, as text: JSON, a token, or for an Open Badge 2.0 an address.
///
/// # Errors
/// If there is none, or the file is damaged or too large.
pub fn unpack(file: &[u8]) -> Result<String, Reason> {
    if file.len() > MAX_FILE_BYTES {
        return Err(Reason::new(Code::FileTooLarge, MAX_FILE_BYTES.to_string()));
    }
    if png::is_png(file) {
        return png::extract(file);
    }
    let text = std::str::from_utf8(file).map_err(|_| Reason::new(Code::FileUnknown, ""))?;
    if svg::is_svg(text) { svg::extract(text) } else { Ok(text.to_string()) }
}

/// What one check carries along.
pub(crate) struct Checker<'a> {
    pub(crate) options: &'a Options<'a>,
    pub(crate) lookups: Lookups<'a>,
    keys: RefCell<BTreeMap<String, Result<Vec<ListedKey>, Reason>>>,
}

impl<'a> Checker<'a> {
    pub(crate) fn new(options: &'a Options<'a>, resolve: &'a dyn Resolve) -> Self {
        Self { options, lookups: Lookups::new(resolve), keys: RefCell::default() }
    }

    fn check_text(&self, text: &str, report: &mut Report) {
        if Jws::looks_like(text) {
            match Jws::parse(text) {
                Ok(token) if is_open_badge_2(&token.payload) => {
                    open_badges_2::check_signed(self, &token, report);
                }
                Ok(token) => open_badges_3::check_token(self, token, report),
                Err(reason) => report.against(reason),
            }
            return;
        }
        if text.starts_with("https://") && !text.contains(char::is_whitespace) {
            return open_badges_2::check_address(self, text, report);
        }
        if !text.starts_with('{') {
            return report.against(Reason::new(Code::FileUnknown, ""));
        }
        match json::parse(text.as_bytes()) {
            Ok(badge) if is_open_badge_2(&badge) => {
                open_badges_2::check_hosted(self, &badge, report);
            }
            Ok(badge) => open_badges_3::check_document(self, badge, report),
            Err(reason) => report.against(reason),
        }
    }

    /// The keys an issuer lists, looked up once.
    pub(crate) fn keys_of(&self, issuer: &str) -> Result<Vec<ListedKey>, Reason> {
        if let Some(known) = self.keys.borrow().get(issuer) {
            return known.clone();
        }
        let found = did::keys_of(issuer, &self.lookups);
        self.keys.borrow_mut().insert(issuer.into(), found.clone());
        found
    }

    /// Refuses what holds no longer, or not yet.
    pub(crate) fn check_dates(
        &self,
        from: Option<Timestamp>,
        until: Option<Timestamp>,
    ) -> Result<(), Reason> {
        match (from, until) {
            (_, Some(until)) if self.options.at > until => {
                Err(Reason::new(Code::Expired, until.to_string()))
            }
            (Some(from), _) if self.options.at < from => {
                Err(Reason::new(Code::NotYetValid, from.to_string()))
            }
            _ => Ok(()),
        }
    }

    /// Refuses issuers the caller doesn't trust.
    pub(crate) fn check_trusted(&self, issuer: &str) -> Result<(), Reason> {
        match self.options.trusted {
            Some(trusted) if !trusted.contains(&issuer) => {
                Err(Reason::new(Code::IssuerNotTrusted, issuer))
            }
            _ => Ok(()),
        }
    }
}

/// Open Badges before 3.0 are told by their type, or by the way they say how to verify them.
fn is_open_badge_2(badge: &Value) -> bool {
    json::is_a(badge, "Assertion") || badge.get("verify").is_some()
}
