//! What this crate issues holds in its own verifier, and nothing else does.

#![allow(clippy::unwrap_used)]

mod support;

use folkmoot_credentials::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::*;

fn listed(key: &IssuerKey) -> PublishedKey {
    PublishedKey { multikey: key.multikey(), retired: None, revoked: None }
}

fn list(taken_back: &[u32]) -> String {
    let mut list = StatusList::new();
    for index in taken_back {
        assert!(list.set(*index, true));
    }
    list.signed(LIST, ISSUER, Purpose::Revocation, &key(), time("2026-10-30T12:00:00Z")).unwrap()
}

/// The issuer's keys and list as they are published.
fn web(taken_back: &[u32]) -> Web {
    Web::default()
        .with(ISSUER_DOCUMENT, did_web_document(ISSUER, &[listed(&key())]))
        .with(LIST, list(taken_back))
}

fn text() -> String {
    issue(&badge(), &key(), time("2026-10-01T12:00:00Z")).unwrap()
}

fn codes(report: &Report) -> Vec<Code> {
    report.reasons.iter().map(|it| it.code).collect()
}

#[test]
fn a_badge_holds_for_its_owner() {
    let mut options = now();
    options.recipient = Some(Recipient { emails: &["Ada@example.org "], dids: &[] });
    let report = check(text().as_bytes(), &options, &web(&[]));
    assert_eq!(report.reasons, []);
    assert_eq!(report.verdict, Verdict::Valid);
    assert_eq!(report.notes, []);
    assert_eq!(report.format, Some(Format::OpenBadge3Document));
    let content = report.content;
    assert_eq!(content.issuer.id.as_deref(), Some(ISSUER));
    assert_eq!(content.achievement.name.as_deref(), Some("Took part in “Harbour Road”"));
    assert_eq!(content.criteria.as_deref(), Some("Came to three of four evenings."));
    assert_eq!(
        content.criteria_address.as_deref(),
        Some("https://folkmoot.example.org/calls/harbour-road")
    );
    assert_eq!(content.evidence[0].name.as_deref(), Some("What was decided"));
    assert_eq!(content.valid_until, Some(time("2028-10-01T12:00:00Z")));
    assert_eq!(report.proofs[0].suite, "eddsa-rdfc-2022");
    assert_eq!(report.proofs[0].key, key().method(ISSUER));
    options.recipient = Some(Recipient { emails: &["ben@example.org"], dids: &[] });
    let report = check(text().as_bytes(), &options, &web(&[]));
    assert_eq!(report.verdict, Verdict::WrongRecipient);
}

#[test]
fn it_is_taken_back_by_its_own_number_alone() {
    assert_eq!(check(text().as_bytes(), &now(), &web(&[4711])).verdict, Verdict::Revoked);
    assert_eq!(check(text().as_bytes(), &now(), &web(&[4710, 4712])).verdict, Verdict::Valid);
}

#[test]
fn dates_are_those_of_the_moment_of_checking() {
    let at = |moment: &str| check(text().as_bytes(), &Options::new(time(moment)), &web(&[]));
    assert_eq!(at("2026-09-30T12:00:00Z").verdict, Verdict::NotYetValid);
    assert_eq!(codes(&at("2028-10-01T12:00:01Z"))[0], Code::Expired);
}

#[test]
fn an_expired_badge_that_was_taken_back_is_told_as_taken_back() {
    let report =
        check(text().as_bytes(), &Options::new(time("2030-01-01T00:00:00Z")), &web(&[4711]));
    assert_eq!(codes(&report), [Code::Revoked, Code::Expired]);
    assert_eq!(report.verdict, Verdict::Revoked);
}

#[test]
fn what_cannot_be_looked_up_is_never_valid() {
    let report = check(text().as_bytes(), &now(), &Offline);
    assert_eq!(codes(&report), [Code::IssuerNotResolved]);
    assert!(report.reasons[0].about.contains("offline"));
    let only_keys =
        Web::default().with(ISSUER_DOCUMENT, did_web_document(ISSUER, &[listed(&key())]));
    let report = check(text().as_bytes(), &now(), &only_keys);
    assert_eq!(codes(&report), [Code::StatusNotResolved]);
    assert_eq!(report.verdict, Verdict::NotResolvable);
}

#[test]
fn only_trusted_issuers_if_the_caller_says_so() {
    let mut options = now();
    options.trusted = Some(&["did:web:other.example.org"]);
    let report = check(text().as_bytes(), &options, &web(&[]));
    assert_eq!(report.verdict, Verdict::UntrustedIssuer);
    options.trusted = Some(&[ISSUER]);
    assert_eq!(check(text().as_bytes(), &options, &web(&[])).verdict, Verdict::Valid);
}

#[test]
fn a_key_the_issuer_does_not_list_proves_nothing() {
    let other = IssuerKey::from_seed(&[8; 32]);
    let forged = issue(&badge(), &other, time("2026-10-01T12:00:00Z")).unwrap();
    assert_eq!(codes(&check(forged.as_bytes(), &now(), &web(&[]))), [Code::KeyNotListed]);
    // nor does one that names itself
    let mut document: Value = serde_json::from_str(&forged).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    let mut signed =
        sign(document.clone(), &other.did_key(), &other, time("2026-10-01T12:00:00Z")).unwrap();
    let report = check(signed.to_string().as_bytes(), &now(), &web(&[]));
    assert_eq!(codes(&report), [Code::KeyNotListed]);
    assert_eq!(report.verdict, Verdict::UntrustedIssuer);
    // nor one listed for something else, or under another's control
    let mut page = did_web_document(ISSUER, &[listed(&other)]);
    page["authentication"] = page["assertionMethod"].take();
    let elsewhere = Web::default().with(ISSUER_DOCUMENT, &page).with(LIST, list(&[]));
    assert_eq!(codes(&check(forged.as_bytes(), &now(), &elsewhere)), [Code::KeyNotListed]);
    let mut page = did_web_document(ISSUER, &[listed(&other)]);
    page["verificationMethod"][0]["controller"] = "did:web:other.example.org".into();
    let elsewhere = Web::default().with(ISSUER_DOCUMENT, &page).with(LIST, list(&[]));
    assert_eq!(codes(&check(forged.as_bytes(), &now(), &elsewhere)), [Code::KeyNotListed]);
    signed["issuer"]["id"] = "did:web:other.example.org".into();
    assert_eq!(check(signed.to_string().as_bytes(), &now(), &web(&[])).verdict, Verdict::Broken);
}

#[test]
fn a_retired_key_keeps_what_it_signed_before() {
    let next = IssuerKey::from_seed(&[9; 32]);
    let mut old = listed(&key());
    old.retired = Some(time("2026-10-15T00:00:00Z"));
    let keys = [listed(&next), old.clone()];
    let list = StatusList::new().signed(
        LIST,
        ISSUER,
        Purpose::Revocation,
        &next,
        time("2026-10-30T12:00:00Z"),
    );
    let web = Web::default()
        .with(ISSUER_DOCUMENT, did_web_document(ISSUER, &keys))
        .with(LIST, list.unwrap());
    assert_eq!(check(text().as_bytes(), &now(), &web).verdict, Verdict::Valid);
    let late = issue(&badge(), &key(), time("2026-10-20T00:00:00Z")).unwrap();
    assert_eq!(codes(&check(late.as_bytes(), &now(), &web)), [Code::KeyRetired]);
    let renewed = issue(&badge(), &next, time("2026-10-20T00:00:00Z")).unwrap();
    assert_eq!(check(renewed.as_bytes(), &now(), &web).verdict, Verdict::Valid);
    old.revoked = Some(time("2026-10-15T00:00:00Z"));
    let web = web.with(ISSUER_DOCUMENT, did_web_document(ISSUER, &[listed(&next), old]));
    assert_eq!(codes(&check(text().as_bytes(), &now(), &web)), [Code::KeyRevoked]);
}

#[test]
fn a_status_list_of_somebody_else_does_not_count() {
    let other = IssuerKey::from_seed(&[8; 32]);
    let made = time("2026-10-30T12:00:00Z");
    let list = StatusList::new()
        .signed(LIST, &other.did_key(), Purpose::Revocation, &other, made)
        .unwrap();
    let report = check(text().as_bytes(), &now(), &web(&[]).with(LIST, list));
    assert_eq!(codes(&report), [Code::StatusNotIssuers]);
    let list = StatusList::new().signed(LIST, ISSUER, Purpose::Suspension, &key(), made).unwrap();
    let report = check(text().as_bytes(), &now(), &web(&[]).with(LIST, list));
    assert_eq!(codes(&report), [Code::StatusWrong]);
    let altered = self::list(&[]).replace("H4s", "H4t");
    let report = check(text().as_bytes(), &now(), &web(&[]).with(LIST, altered));
    assert_eq!(codes(&report), [Code::StatusWrong]);
}

#[test]
fn a_suspended_badge_comes_back() {
    let mut suspended = StatusList::new();
    assert!(suspended.set(3, true));
    let mut new = badge();
    new.status = Some(StatusEntry { list: LIST.into(), index: 3, purpose: Purpose::Suspension });
    let text = issue(&new, &key(), time("2026-10-01T12:00:00Z")).unwrap();
    let made = time("2026-10-30T12:00:00Z");
    let publish = |list: &StatusList| {
        web(&[]).with(LIST, list.signed(LIST, ISSUER, Purpose::Suspension, &key(), made).unwrap())
    };
    assert_eq!(check(text.as_bytes(), &now(), &publish(&suspended)).verdict, Verdict::Suspended);
    assert_eq!(
        check(text.as_bytes(), &now(), &publish(&StatusList::new())).verdict,
        Verdict::Valid
    );
}

#[test]
fn the_1edtech_list_names_what_was_taken_back() {
    let mut document: Value = serde_json::from_str(&text()).unwrap();
    document.as_object_mut().unwrap().remove("proof");
    document["@context"]
        .as_array_mut()
        .unwrap()
        .push("https://purl.imsglobal.org/spec/ob/v3p0/extensions.json".into());
    document["credentialStatus"] = json!({"id": LIST, "type": "1EdTechRevocationList"});
    let text = sign(document, ISSUER, &key(), time("2026-10-01T12:00:00Z")).unwrap().to_string();
    let other = json!([{"id": "urn:uuid:another"}]);
    let own = json!([{"id": badge().id, "revoked": true, "revocationReason": "Given twice"}]);
    let publish = |field: &str, revoked: &Value| {
        web(&[]).with(LIST, json!({"id": LIST, "issuer": ISSUER, field: revoked}))
    };
    assert_eq!(
        check(text.as_bytes(), &now(), &publish("revokedCredential", &other)).verdict,
        Verdict::Valid
    );
    for field in ["revokedCredential", "revokedCredentials"] {
        let report = check(text.as_bytes(), &now(), &publish(field, &own));
        assert_eq!(report.reasons[0].to_string(), "status.revoked: Given twice");
    }
    let report = check(text.as_bytes(), &now(), &publish("somethingElse", &own));
    assert_eq!(codes(&report), [Code::StatusWrong]);
}

#[test]
fn endorsements_are_checked_for_themselves() {
    let friend = IssuerKey::from_seed(&[5; 32]);
    let endorse = |about: &str| {
        let document = json!({
            "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
            "id": "urn:uuid:0a7a1d3e-1f6c-4d40-8a94-0c1df0a1b7ce",
            "type": ["VerifiableCredential", "EndorsementCredential"],
            "issuer": {"id": friend.did_key(), "type": ["Profile"], "name": "Harbour school"},
            "validFrom": "2026-10-02T00:00:00Z",
            "credentialSubject": {"id": about, "type": ["EndorsementSubject"], "endorsementComment": "We were there."},
        });
        sign(document, &friend.did_key(), &friend, time("2026-10-02T00:00:00Z")).unwrap()
    };
    let with = |endorsement: Value| {
        let mut document: Value = serde_json::from_str(&text()).unwrap();
        document.as_object_mut().unwrap().remove("proof");
        document["endorsement"] = json!([endorsement]);
        sign(document, ISSUER, &key(), time("2026-10-03T00:00:00Z")).unwrap().to_string()
    };
    let report = check(with(endorse(&badge().achievement.id)).as_bytes(), &now(), &web(&[]));
    assert_eq!(report.reasons, []);
    assert_eq!(report.endorsements.len(), 1);
    assert_eq!(report.endorsements[0].verdict, Verdict::Valid);
    assert_eq!(report.endorsements[0].comment.as_deref(), Some("We were there."));
    assert_eq!(report.endorsements[0].issuer.name.as_deref(), Some("Harbour school"));
    let report = check(with(endorse("https://example.org/other")).as_bytes(), &now(), &web(&[]));
    assert_eq!((report.verdict, report.endorsements[0].verdict), (Verdict::Valid, Verdict::Broken));
    let mut altered = endorse(&badge().achievement.id);
    altered["credentialSubject"]["endorsementComment"] = "Best of all.".into();
    let report = check(with(altered).as_bytes(), &now(), &web(&[]));
    assert_eq!((report.verdict, report.endorsements[0].verdict), (Verdict::Valid, Verdict::Broken));
}

#[test]
fn pictures_carry_it_unchanged() {
    for picture in [dot(), SVG.as_bytes().to_vec()] {
        let baked = bake(&picture, &text()).unwrap();
        assert_eq!(unpack(&baked).unwrap(), text());
        assert_eq!(check(&baked, &now(), &web(&[])).verdict, Verdict::Valid);
    }
    let twice = bake(&bake(&dot(), "{}").unwrap(), &text()).unwrap();
    assert_eq!(unpack(&twice).unwrap(), text());
    assert_eq!(bake(b"GIF89a", "{}").unwrap_err().code, Code::FileUnknown);
}

#[test]
fn a_web_address_becomes_an_issuer() {
    for (address, did, document) in [
        ("https://example.org", "did:web:example.org", "https://example.org/.well-known/did.json"),
        (
            "https://example.org:8443/town/",
            "did:web:example.org%3A8443:town",
            "https://example.org:8443/town/did.json",
        ),
    ] {
        assert_eq!(did_web(address).as_deref(), Some(did));
        assert_eq!(did_web_address(did).as_deref(), Some(document));
    }
    assert_eq!(did_web("http://example.org"), None);
    assert_eq!(did_web("https://"), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_byte_changed_anywhere_is_refused(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let text = issue(&simple_badge(), &key(), time("2026-10-01T12:00:00Z")).unwrap();
        let mut bytes = text.into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        let report = check(&bytes, &now(), &Offline);
        prop_assert_ne!(report.verdict, Verdict::Valid, "byte {}: {}", at, String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_byte_left_out_or_added_is_refused(at in any::<prop::sample::Index>(), added in prop::option::of("[!-~]")) {
        let mut text = issue(&simple_badge(), &key(), time("2026-10-01T12:00:00Z")).unwrap();
        let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = starts[at.index(starts.len())];
        match added {
            Some(added) => text.insert_str(at, &added),
            None => drop(text.remove(at)),
        }
        let report = check(text.as_bytes(), &now(), &Offline);
        prop_assert_ne!(report.verdict, Verdict::Valid, "{}", text);
    }

    #[test]
    fn any_byte_of_a_picture_changed_is_refused(at in any::<prop::sample::Index>(), to in any::<u8>()) {
        let text = issue(&simple_badge(), &key(), time("2026-10-01T12:00:00Z")).unwrap();
        let mut bytes = bake(&dot(), &text).unwrap();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != to);
        bytes[at] = to;
        prop_assert_ne!(check(&bytes, &now(), &Offline).verdict, Verdict::Valid, "byte {}", at);
    }

    #[test]
    fn any_words_can_be_issued_and_hold(name in ".{1,40}", criteria in "\\PC{0,80}", email in "[a-zA-Z0-9.+]{1,12}@[a-z]{1,8}\\.org") {
        let mut badge = simple_badge();
        badge.achievement.name = name.clone();
        badge.achievement.criteria = criteria;
        badge.email = email.clone();
        let text = issue(&badge, &key(), time("2026-10-01T12:00:00Z")).unwrap();
        let mut options = now();
        let emails = [email.as_str()];
        options.recipient = Some(Recipient { emails: &emails, dids: &[] });
        let report = check(text.as_bytes(), &options, &Offline);
        prop_assert_eq!(report.reasons, vec![]);
        prop_assert_eq!(report.content.achievement.name, Some(name));
    }

    #[test]
    fn anything_at_all_gets_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert_ne!(check(&bytes, &now(), &Offline).verdict, Verdict::Valid);
    }
}
