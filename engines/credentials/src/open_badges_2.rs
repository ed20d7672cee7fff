//! Open Badges 2.0: an assertion published by its issuer ("hosted"), or signed.
//!
//! Assertion, badge class and issuer are three documents. Each is taken from its own address,
//! whatever copies the badge carries: a copy can say anything.

use crate::check::Checker;
use crate::json;
use crate::jws::Jws;
use crate::keys::{PublicKey, wrong_key};
use crate::open_badges_3::{evidence, named};
use crate::recipient;
use crate::report::{Format, Proof, Report};
use crate::resolve::{Unresolved, origin};
use crate::time;
use crate::verdict::{Code, Note, Reason};
use serde_json::Value;

/// An address alone, as some old pictures carry: the badge is what is published there.
pub(crate) fn check_address(checker: &Checker<'_>, address: &str, report: &mut Report) {
    report.format = Some(Format::OpenBadge2Hosted);
    let step = published(checker, address)
        .and_then(|badge| check_published(checker, &badge, address, report));
    report.unless(step);
}

/// A copy of a hosted assertion: worth what its original is.
pub(crate) fn check_hosted(checker: &Checker<'_>, badge: &Value, report: &mut Report) {
    report.format = Some(Format::OpenBadge2Hosted);
    let step = hosted(checker, badge, report);
    report.unless(step);
}

fn hosted(checker: &Checker<'_>, badge: &Value, report: &mut Report) -> Result<(), Reason> {
    read(badge, report);
    match verification(badge)? {
        "HostedBadge" | "hosted" => {}
        _ => return Err(Reason::new(Code::ProofMissing, "")), // signed ones are tokens
    }
    let address = json::required(badge, "id")?;
    let original = published(checker, address)?;
    if let Some(field) = difference(badge, &original) {
        return Err(Reason::new(Code::HostedDiffers, field));
    }
    check_published(checker, &original, address, report)
}

/// How an assertion says it is verified. Before 2.0 this stood elsewhere.
fn verification(badge: &Value) -> Result<&str, Reason> {
    if badge.get("verify").is_some() {
        return Err(Reason::new(Code::BadgeTooOld, ""));
    }
    let how =
        badge.get("verification").ok_or_else(|| Reason::new(Code::FieldWrong, "verification"))?;
    json::required(how, "type")
}

/// The assertion at its address; gone for good means revoked.
fn published(checker: &Checker<'_>, address: &str) -> Result<Value, Reason> {
    let bytes = checker.lookups.try_bytes(address).map_err(|why| match why {
        Unresolved::Gone => Reason::new(Code::Revoked, ""),
        other => Reason::new(Code::DocumentNotResolved, format!("{address} ({other})")),
    })?;
    let badge = json::parse(&bytes)?;
    if json::text(&badge, "id")? != Some(address) {
        return Err(Reason::new(Code::HostedDiffers, "id"));
    }
    Ok(badge)
}

/// The first field in which a copy says something else than the original. The original may
/// say more: that it was revoked, for one.
fn difference<'a>(copy: &'a Value, original: &Value) -> Option<&'a str> {
    let fields = copy.as_object()?.iter();
    let same = |mine: &Value, theirs: &Value| {
        mine == theirs
            || (mine.is_string() != theirs.is_string()
                && json::id_of(mine) == json::id_of(theirs)
                && json::id_of(mine).is_some())
    };
    let mut other =
        fields.filter(|(name, mine)| !original.get(*name).is_some_and(|theirs| same(mine, theirs)));
    other.next().map(|(name, _)| name.as_str())
}

fn check_published(
    checker: &Checker<'_>,
    badge: &Value,
    address: &str,
    report: &mut Report,
) -> Result<(), Reason> {
    read(badge, report);
    if !json::is_a(badge, "Assertion") {
        return Err(Reason::new(Code::BadgeUnknown, ""));
    }
    if badge.get("revoked").is_some_and(|it| *it != Value::Bool(false) && !it.is_null()) {
        let why = json::text(badge, "revocationReason")?.unwrap_or_default();
        report.against(Reason::new(Code::Revoked, why));
    }
    let issuer = issuer(checker, badge, report)?;
    let issuer_id = json::required(&issuer, "id")?;
    if !may_publish(&issuer, issuer_id, address) {
        return Err(Reason::new(Code::IssuerElsewhere, address));
    }
    report.proofs = vec![Proof { suite: "hosted".into(), key: address.into(), created: None }];
    check_rest(checker, badge, issuer_id, report)
}

/// Whether badges of this issuer may stand at an address: where its profile says, else on
/// its own host (Open Badges 2.0, VerificationObject of a profile).
fn may_publish(issuer: &Value, issuer_id: &str, address: &str) -> bool {
    let rules = issuer.get("verification").unwrap_or(&Value::Null);
    let starts = json::many(rules, "startsWith");
    let origins = json::many(rules, "allowedOrigins");
    let texts =
        |all: &[Value], fits: &dyn Fn(&str) -> bool| all.iter().filter_map(Value::as_str).any(fits);
    if !starts.is_empty()
        && !texts(starts, &|start| {
            origin(start).is_some()
                && origin(start) == origin(address)
                && address.starts_with(start)
        })
    {
        return false;
    }
    if !origins.is_empty() {
        let host = origin(address).unwrap_or_default();
        return texts(origins, &|it| {
            it == host || format!("https://{}", it.to_lowercase()) == host
        });
    }
    !starts.is_empty() || (origin(issuer_id).is_some() && origin(issuer_id) == origin(address))
}

/// The profile of the issuer, by way of the badge class; both from their own addresses.
fn issuer(checker: &Checker<'_>, badge: &Value, report: &mut Report) -> Result<Value, Reason> {
    let class = follow(checker, badge, "badge")?;
    report.content.achievement = named(&class);
    report.content.description = json::text(&class, "description")?.map(String::from);
    if let Some(criteria) = class.get("criteria") {
        report.content.criteria_address = json::id_of(criteria).map(String::from);
        report.content.criteria =
            criteria.get("narrative").and_then(Value::as_str).map(String::from);
    }
    let issuer = follow(checker, &class, "issuer")?;
    report.content.issuer = named(&issuer);
    Ok(issuer)
}

/// The document a field points to, from its own address.
fn follow(checker: &Checker<'_>, from: &Value, field: &str) -> Result<Value, Reason> {
    let address = from.get(field).and_then(json::id_of);
    let address = address.ok_or_else(|| Reason::new(Code::FieldWrong, field))?;
    let document = checker.lookups.json(address, Code::DocumentNotResolved)?;
    if json::text(&document, "id")? != Some(address) {
        let why = format!("{address} (says it is another)");
        return Err(Reason::new(Code::DocumentNotResolved, why));
    }
    Ok(document)
}

/// A signed assertion.
pub(crate) fn check_signed(checker: &Checker<'_>, token: &Jws, report: &mut Report) {
    report.format = Some(Format::OpenBadge2Signed);
    let step = signed(checker, token, report);
    report.unless(step);
}

fn signed(checker: &Checker<'_>, token: &Jws, report: &mut Report) -> Result<(), Reason> {
    let badge = &token.payload;
    read(badge, report);
    match verification(badge)? {
        "SignedBadge" | "signed" => {}
        _ => return Err(Reason::new(Code::FieldWrong, "verification")),
    }
    let issuer = issuer(checker, badge, report)?;
    let issuer_id = json::required(&issuer, "id")?;
    let (id, key) = key(checker, badge, &issuer, issuer_id)?;
    if !token.holds_with(&key) {
        return Err(Reason::new(Code::SignatureWrong, id));
    }
    report.proofs = vec![Proof {
        suite: token.algorithm.clone(),
        key: id,
        created: time::field(badge, "issuedOn")?,
    }];
    report.unless(not_revoked(checker, badge, &issuer, issuer_id));
    check_rest(checker, badge, issuer_id, report)
}

/// The key a badge was signed with, which the issuer's profile must list, and which must name
/// the issuer as its owner.
fn key(
    checker: &Checker<'_>,
    badge: &Value,
    issuer: &Value,
    issuer_id: &str,
) -> Result<(String, PublicKey), Reason> {
    let listed = json::many(issuer, "publicKey");
    let named = json::text(&badge["verification"], "creator")?;
    let entry = match (named, listed) {
        (Some(id), _) => listed.iter().find(|it| json::id_of(it) == Some(id)),
        (None, [only]) => Some(only),
        (None, _) => None,
    };
    let entry = entry.ok_or_else(|| Reason::new(Code::KeyNotListed, named.unwrap_or_default()))?;
    let id =
        json::id_of(entry).ok_or_else(|| Reason::new(Code::FieldWrong, "publicKey"))?.to_string();
    let looked_up;
    let document = if entry.get("publicKeyPem").is_some() {
        entry
    } else {
        let bytes = checker.lookups.bytes(&id, Code::IssuerNotResolved)?;
        if bytes.starts_with(b"-----BEGIN") {
            let key = std::str::from_utf8(&bytes).ok().and_then(PublicKey::from_pem);
            return key.map(|key| (id.clone(), key)).ok_or_else(|| wrong_key(&id));
        }
        looked_up = json::parse(&bytes)?;
        &looked_up
    };
    if json::text(document, "owner")? != Some(issuer_id) {
        return Err(Reason::new(Code::KeyNotListed, id));
    }
    match PublicKey::from_method(document) {
        Some(key) => Ok((id, key)),
        None => Err(wrong_key(&id)),
    }
}

/// Looks the assertion up in its issuer's revocation list, if it has one.
fn not_revoked(
    checker: &Checker<'_>,
    badge: &Value,
    issuer: &Value,
    issuer_id: &str,
) -> Result<(), Reason> {
    let Some(list) = issuer.get("revocationList").filter(|it| !it.is_null()) else {
        return Ok(());
    };
    let address =
        json::id_of(list).ok_or_else(|| Reason::new(Code::FieldWrong, "revocationList"))?;
    let list = checker.lookups.json(address, Code::StatusNotResolved)?;
    if list.get("issuer").and_then(json::id_of).is_some_and(|it| it != issuer_id) {
        return Err(Reason::new(Code::StatusWrong, "issuer"));
    }
    if !list.get("revokedAssertions").is_some_and(Value::is_array) {
        return Err(Reason::new(Code::StatusWrong, "revokedAssertions"));
    }
    let own = [json::text(badge, "id")?, json::text(badge, "uid")?];
    let is_own = |id: Option<&str>| id.is_some() && own.contains(&id);
    let mut revoked = json::many(&list, "revokedAssertions").iter();
    let found =
        revoked.find(|it| is_own(json::id_of(it)) || is_own(it.get("uid").and_then(Value::as_str)));
    match found {
        None => Ok(()),
        Some(entry) => {
            let why = entry.get("revocationReason").and_then(Value::as_str);
            Err(Reason::new(Code::Revoked, why.unwrap_or_default()))
        }
    }
}

/// Dates, trust and recipient: the same for both kinds.
fn check_rest(
    checker: &Checker<'_>,
    badge: &Value,
    issuer: &str,
    report: &mut Report,
) -> Result<(), Reason> {
    report.unless(checker.check_trusted(issuer));
    let from = time::field(badge, "issuedOn")?;
    if from.is_none() {
        report.against(Reason::new(Code::FieldWrong, "issuedOn"));
    }
    report.unless(checker.check_dates(from, time::field(badge, "expires")?));
    let identity =
        badge.get("recipient").ok_or_else(|| Reason::new(Code::FieldWrong, "recipient"))?;
    match checker.options.recipient {
        None => report.note(Note::RecipientNotChecked),
        Some(recipient) => report.unless(recipient::check_identity(identity, recipient)),
    }
    Ok(())
}

/// What can be told from the assertion alone.
fn read(badge: &Value, report: &mut Report) {
    let content = &mut report.content;
    content.id = badge.get("id").and_then(Value::as_str).map(String::from);
    content.evidence = json::many(badge, "evidence").iter().map(evidence).collect();
    content.valid_from = time::field(badge, "issuedOn").unwrap_or_default();
    content.valid_until = time::field(badge, "expires").unwrap_or_default();
}
