//! Use case: somebody holds out a digital badge; if it is theirs and holds, it
//! becomes evidence.
//!
//! A badge whose issuer is a bare key shows that somebody signed it, not who:
//! anyone can make such a key and write any name beside it. It is kept as what
//! its owner says of themselves. An issuer at an address of their own
//! (`did:web`, `https`) answers for what is published there.

use std::sync::Arc;

use folkmoot_credentials::{self as badges, Code, Content, Report, Resolve, Verdict};
use folkmoot_model::{
    Action, Check, Consent, Day, Digest, Evidence, EvidenceId, EvidenceKind, MAX_TEXT, MAX_TITLE,
    OrganisationId, PersonId, Source, Timestamp,
};
use serde_json::json;

use crate::change_evidence::derive_anew;
use crate::tell_evidence::{consented, is_web_address};
use crate::{App, AppError, Caller, MayUse};

/// Most bytes of a badge that somebody holds out. Pictures with a badge in
/// them are a few hundred kilobytes.
pub const MAX_BADGE_BYTES: usize = 4 << 20;

/// What looks up what issuers publish. It may block.
pub type BadgeLookup = Arc<dyn Resolve + Send + Sync>;

/// What became of a badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadgeAdded {
    /// It is evidence now. The same badge again changes nothing but consent.
    Done(EvidenceId),
    /// It isn't, and this is the most serious reason.
    Refused(BadgeFault),
}

/// Why a badge isn't taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeFault {
    /// It is larger than [`MAX_BADGE_BYTES`].
    TooLarge,
    /// A picture without a badge in it.
    NoBadge,
    /// Something else than a badge.
    NotABadge,
    /// Of a kind from before there were signatures.
    TooOld,
    /// Altered or damaged, or nothing shows that its issuer signed it.
    Broken,
    /// Taken back for good.
    Revoked,
    /// Taken back for now.
    Suspended,
    /// It was valid until this day.
    Expired(Option<Day>),
    /// It is valid from this day.
    NotYet(Option<Day>),
    /// Given to somebody else, or to nobody whom it names.
    SomebodyElse,
    /// What its issuer publishes could not be looked up.
    NotReached,
}

impl BadgeFault {
    /// The most serious thing against a badge; none if it is valid.
    fn of(report: &Report) -> Option<Self> {
        let day = |at: Option<badges::Moment>| at.map(day_of);
        let first = report.reasons.first().map(|reason| reason.code);
        Some(match (report.verdict, first) {
            (Verdict::Valid, _) => return None,
            (_, Some(Code::FileTooLarge)) => Self::TooLarge,
            (_, Some(Code::NoBadge)) => Self::NoBadge,
            (_, Some(Code::FileUnknown | Code::JsonWrong | Code::BadgeUnknown)) => Self::NotABadge,
            (_, Some(Code::BadgeTooOld)) => Self::TooOld,
            (Verdict::Broken | Verdict::UntrustedIssuer, _) => Self::Broken,
            (Verdict::Revoked, _) => Self::Revoked,
            (Verdict::Suspended, _) => Self::Suspended,
            (Verdict::Expired, _) => Self::Expired(day(report.content.valid_until)),
            (Verdict::NotYetValid, _) => Self::NotYet(day(report.content.valid_from)),
            (Verdict::WrongRecipient, _) => Self::SomebodyElse,
            (Verdict::NotResolvable, _) => Self::NotReached,
        })
    }
}

impl App {
    /// Checks a badge that the caller holds out, and keeps it as evidence if
    /// it is valid and given to the address by which they are known.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn add_my_badge(
        &self,
        caller: &Caller,
        file: Vec<u8>,
        may_use: MayUse,
    ) -> Result<BadgeAdded, AppError> {
        let (organisation, me) = caller.me()?;
        if file.len() > MAX_BADGE_BYTES {
            return Ok(BadgeAdded::Refused(BadgeFault::TooLarge));
        }
        let now = self.clock.now();
        let person = self.storage.read().await?.person(organisation, me).await?;
        let person =
            person.ok_or_else(|| AppError::NotFound { what: "person", id: me.to_string() })?;
        let email = person.email.map(|email| email.as_str().to_owned());
        let (lookup, own) = (self.lookup.clone(), self.own_publications().await?);
        let names = own.names.clone();
        // Looking up waits for strangers: nobody else's request should.
        let check = move || looked_at(&file, email.as_deref(), now, &own.before(&*lookup));
        let report = tokio::task::spawn_blocking(check).await.map_err(|_| AppError::Interrupted)?;
        if let Some(fault) = BadgeFault::of(&report) {
            return Ok(BadgeAdded::Refused(fault));
        }
        let ours = report.content.issuer.id.as_ref().is_some_and(|id| names.contains(id));
        if ours && self.was_taken_back(organisation, me, &report.content).await? {
            return Ok(BadgeAdded::Refused(BadgeFault::Revoked));
        }
        let mut tx = self.storage.begin().await?;
        let consent = consented(tx.as_mut(), organisation, may_use, now.day()).await?;
        let item = evidence(me, report.content, ours, consent, now.day())?;
        tx.upsert_evidence(organisation, std::slice::from_ref(&item)).await?;
        derive_anew(tx.as_mut(), organisation, me).await?;
        let subject = ("evidence", item.id.as_str());
        let detail = json!({ "kind": item.kind, "by": "badge" });
        self.note(tx.as_mut(), organisation, caller.actor(), Action::EvidenceTold, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(BadgeAdded::Done(item.id))
    }

    /// Whether a badge that was given here was taken back. Where the service
    /// has no address that others can reach, the badge itself can't tell.
    async fn was_taken_back(
        &self,
        organisation: &OrganisationId,
        me: &PersonId,
        content: &Content,
    ) -> Result<bool, AppError> {
        let mine = self.storage.read().await?.awards_of(organisation, me).await?;
        let id = content.id.as_deref().and_then(|id| id.strip_prefix("urn:uuid:"));
        let award = mine.iter().find(|award| Some(award.id.as_str()) == id);
        Ok(award.is_some_and(|award| award.taken_back.is_some()))
    }
}

fn looked_at(file: &[u8], email: Option<&str>, now: Timestamp, lookup: &dyn Resolve) -> Report {
    let emails: Vec<&str> = email.into_iter().collect();
    let mut options = badges::Options::new(moment(now));
    options.recipient = Some(badges::Recipient { emails: &emails, dids: &[] });
    badges::check(file, &options, lookup)
}

/// A moment as the engine has it.
pub(crate) fn moment(at: Timestamp) -> badges::Moment {
    // Out of range only beyond the year 9999.
    badges::Moment::from_millisecond(at.as_millis()).unwrap_or(badges::Moment::MAX)
}

fn day_of(at: badges::Moment) -> Day {
    Timestamp::from_millis(at.as_millisecond()).day()
}

/// What a valid badge says, as evidence of its owner.
fn evidence(
    me: &PersonId,
    content: Content,
    ours: bool,
    consent: Consent,
    today: Day,
) -> Result<Evidence, AppError> {
    let name = |named: &badges::Named| named.name.clone().or_else(|| named.id.clone());
    let issuer = content.issuer.id.clone().unwrap_or_default();
    let title = name(&content.achievement).unwrap_or_default();
    let words = [content.description, content.criteria];
    let words: Vec<String> =
        words.into_iter().flatten().filter(|it| !it.trim().is_empty()).collect();
    let (by, known) = signed_by(&issuer, content.issuer.name.as_deref());
    // One badge is one piece of evidence, however often it is held out.
    let which = format!("{me}\n{issuer}\n{}\n{title}", content.id.unwrap_or_default());
    let id = EvidenceId::new(format!("badge-{}", &Digest::of(which.as_bytes()).as_str()[..32]))?;
    let addresses = [content.achievement.id, content.criteria_address];
    Ok(Evidence {
        id,
        person: me.clone(),
        kind: EvidenceKind::Credential,
        title: title.chars().take(MAX_TITLE).collect(),
        text: words.join("\n\n").chars().take(MAX_TEXT).collect(),
        topics: Vec::new(),
        at: content.valid_from.map(day_of).filter(|day| *day <= today),
        source: Source {
            name: by.clone(),
            url: addresses.into_iter().flatten().find(|url| is_web_address(url)),
        },
        check: if known || ours {
            Check::Verified { issuer: by, on: today }
        } else {
            Check::SelfStated
        },
        consent,
        ratings: Vec::new(),
    })
}

/// What to call whoever signed, and whether that says who they are: the name
/// is what they call themselves, the host is where they publish their keys.
fn signed_by(issuer: &str, name: Option<&str>) -> (String, bool) {
    let rest = issuer.strip_prefix("https://").or_else(|| issuer.strip_prefix("did:web:"));
    let host = rest.and_then(|rest| rest.split(['/', ':', '?', '#']).next());
    // In a `did:web` the colon before a port is written otherwise.
    let host = host.filter(|host| !host.is_empty()).map(|host| host.replace("%3A", ":"));
    let name = name.map(str::trim).filter(|name| !name.is_empty());
    let words = match (name, &host) {
        (Some(name), Some(host)) => format!("{name} ({host})"),
        (None, Some(host)) => host.clone(),
        (Some(name), None) => name.to_owned(),
        (None, None) => "Open Badges".to_owned(),
    };
    (words.chars().take(MAX_TITLE).collect(), host.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_key_says_nothing_about_who_signed() {
        for (issuer, name, words, known) in [
            ("did:web:example.org", Some("Mill Ward"), "Mill Ward (example.org)", true),
            ("did:web:example.org:council", None, "example.org", true),
            ("https://example.org/issuer", Some(" "), "example.org", true),
            ("did:key:z6Mk", Some("The King"), "The King", false),
            ("did:web:example.org%3A8443", None, "example.org:8443", true),
            ("did:web:", None, "Open Badges", false),
            ("", None, "Open Badges", false),
        ] {
            assert_eq!(signed_by(issuer, name), (words.to_owned(), known), "{issuer}");
        }
    }
}
