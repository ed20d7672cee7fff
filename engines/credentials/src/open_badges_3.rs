//! Open Badges 3.0: a Verifiable Credential about an achievement.

use crate::check::Checker;
use crate::json;
use crate::jws::Jws;
use crate::recipient;
use crate::report::{Content, Endorsement, Evidence, Format, Named, Report};
use crate::secured::Secured;
use crate::status;
use crate::verdict::{Code, Note, Reason};
use serde_json::Value;

/// Endorsements of one badge that are checked.
const MAX_ENDORSEMENTS: usize = 8;

pub(crate) fn check_token(checker: &Checker<'_>, token: Jws, report: &mut Report) {
    report.format = Some(Format::OpenBadge3Token);
    match Secured::from_token(token) {
        Ok(secured) => check_badge(checker, &secured, report),
        Err(reason) => report.against(reason),
    }
}

pub(crate) fn check_document(checker: &Checker<'_>, badge: Value, report: &mut Report) {
    if json::many(&badge, "@context").is_empty() || json::many(&badge, "type").is_empty() {
        return report.against(Reason::new(Code::BadgeUnknown, types(&badge)));
    }
    report.format = Some(Format::OpenBadge3Document);
    match Secured::from_document(badge) {
        Ok(secured) => check_badge(checker, &secured, report),
        Err(reason) => report.against(reason),
    }
}

fn types(of: &Value) -> String {
    let names = json::many(of, "type").iter().filter_map(Value::as_str);
    names.collect::<Vec<_>>().join(", ")
}

fn check_badge(checker: &Checker<'_>, secured: &Secured, report: &mut Report) {
    let document = secured.document();
    if !is_badge(document) {
        report.format = Some(Format::Credential);
    }
    let step = read(secured, &mut report.content);
    report.unless(step);
    check_credential(checker, secured, report);
    if report.proofs.is_empty() {
        return;
    }
    let recipient = checker.options.recipient;
    match (recipient, subject(document)) {
        (None, _) => report.note(Note::RecipientNotChecked),
        (Some(recipient), Ok(subject)) => {
            report.unless(recipient::check_subject(subject, recipient));
        }
        (_, Err(reason)) => report.against(reason),
    }
    report.endorsements = endorsements(checker, document);
}

fn is_badge(document: &Value) -> bool {
    json::is_a(document, "OpenBadgeCredential") || json::is_a(document, "AchievementCredential")
}

/// Proofs, issuer, dates and status. Proofs are reported only if all hold.
fn check_credential(checker: &Checker<'_>, secured: &Secured, report: &mut Report) {
    let document = secured.document();
    if !json::is_a(document, "VerifiableCredential") {
        report.against(Reason::new(Code::BadgeUnknown, types(document)));
    }
    let Some(issuer) = document.get("issuer").and_then(json::id_of) else {
        return report.against(Reason::new(Code::FieldWrong, "issuer"));
    };
    match secured.authenticate(issuer, checker) {
        Ok(_) if report.hopeless() => return,
        Ok(held) => report.proofs = held.into_iter().map(|it| it.proof).collect(),
        // whoever altered it also chose the addresses in it: none is followed
        Err(reason) => return report.against(reason),
    }
    report.unless(checker.check_trusted(issuer));
    match secured.dates() {
        Ok((from, until)) => report.unless(checker.check_dates(from, until)),
        Err(reason) => report.against(reason),
    }
    status::check(document, issuer, checker, report);
}

fn subject(document: &Value) -> Result<&Value, Reason> {
    match json::many(document, "credentialSubject") {
        [subject] => Ok(subject),
        _ => Err(Reason::new(Code::FieldWrong, "credentialSubject")),
    }
}

/// What the badge says. A badge must name an achievement; other credentials need not.
fn read(secured: &Secured, content: &mut Content) -> Result<(), Reason> {
    let document = secured.document();
    content.id = own(document, "id");
    content.issuer = document.get("issuer").map(named).unwrap_or_default();
    content.evidence = json::many(document, "evidence").iter().map(evidence).collect();
    let subject = subject(document)?;
    let dates = secured.dates()?;
    (content.valid_from, content.valid_until) = dates;
    if let Some(achievement) = subject.get("achievement") {
        content.achievement = named(achievement);
        content.description = own(achievement, "description");
        if let Some(criteria) = achievement.get("criteria") {
            content.criteria = own(criteria, "narrative");
            content.criteria_address = json::id_of(criteria).map(String::from);
        }
    } else {
        content.achievement.name = own(document, "name");
    }
    if is_badge(document) && content.achievement.name.is_none() {
        return Err(Reason::new(Code::FieldWrong, "achievement"));
    }
    Ok(())
}

/// Text of a field that is only shown, never decided on.
fn own(of: &Value, name: &str) -> Option<String> {
    let value = of.get(name)?;
    let value = value.get("@value").unwrap_or(value);
    value.as_str().map(String::from)
}

pub(crate) fn named(value: &Value) -> Named {
    Named { id: json::id_of(value).map(String::from), name: own(value, "name") }
}

pub(crate) fn evidence(value: &Value) -> Evidence {
    Evidence {
        id: json::id_of(value).map(String::from),
        name: own(value, "name"),
        text: own(value, "narrative").or_else(|| own(value, "description")),
    }
}

/// What others say about the badge, its achievement and its issuer, each checked for itself.
fn endorsements(checker: &Checker<'_>, document: &Value) -> Vec<Endorsement> {
    let achievement = subject(document).ok().and_then(|it| it.get("achievement"));
    let places = [Some(document), achievement, document.get("issuer")];
    let places: Vec<&Value> = places.into_iter().flatten().filter(|it| it.is_object()).collect();
    let known: Vec<&str> = places.iter().filter_map(|it| json::id_of(it)).collect();
    let given = places.iter().flat_map(|place| {
        let documents = json::many(place, "endorsement").iter().cloned();
        let tokens = json::many(place, "endorsementJwt").iter().cloned();
        documents.chain(tokens)
    });
    given.take(MAX_ENDORSEMENTS).map(|one| endorsement(checker, one, &known)).collect()
}

fn endorsement(checker: &Checker<'_>, given: Value, known: &[&str]) -> Endorsement {
    let mut report = Report::new();
    let mut comment = None;
    let secured = match given {
        Value::String(token) => Jws::parse(&token).and_then(Secured::from_token),
        document => Secured::from_document(document),
    };
    match secured {
        Err(reason) => report.against(reason),
        Ok(secured) => {
            let document = secured.document();
            report.content.issuer = document.get("issuer").map(named).unwrap_or_default();
            match subject(document) {
                Ok(subject) if json::id_of(subject).is_some_and(|it| known.contains(&it)) => {
                    comment = own(subject, "endorsementComment");
                }
                _ => report.against(Reason::new(Code::FieldWrong, "credentialSubject")),
            }
            check_credential(checker, &secured, &mut report);
        }
    }
    let report = report.decided();
    Endorsement {
        issuer: report.content.issuer,
        comment,
        verdict: report.verdict,
        reasons: report.reasons,
    }
}
