//! Open Badges 3.0 as tokens, and Open Badges 2.0 hosted and signed.

#![allow(clippy::unwrap_used)]

mod support;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::Signer as _;
use folkmoot_credentials::*;
use proptest::prelude::*;
use serde_json::{Value, json};
use support::*;

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

/// A token signed with the Ed25519 key of 32 sevens, which is the issuer's.
fn eddsa(header: &Value, payload: &Value) -> String {
    let signed = format!("{}.{}", part(header), part(payload));
    let key = ed25519_dalek::SigningKey::from_bytes(&[7; 32]);
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(key.sign(signed.as_bytes()).to_bytes()))
}

fn p256_key() -> p256::ecdsa::SigningKey {
    p256::ecdsa::SigningKey::from_slice(&[3; 32]).unwrap()
}

fn es256(header: &Value, payload: &Value) -> String {
    let signed = format!("{}.{}", part(header), part(payload));
    let signature: p256::ecdsa::Signature = p256_key().sign(signed.as_bytes());
    format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
}

fn p256_jwk() -> Value {
    let point = p256_key().verifying_key().to_sec1_point(false);
    let coordinate = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    json!({"kty": "EC", "crv": "P-256", "x": coordinate(point.x().unwrap()), "y": coordinate(point.y().unwrap())})
}

/// The badge of the other tests, without proof.
fn credential(issuer: &str) -> Value {
    let mut badge = simple_badge();
    badge.issuer = issuer.into();
    let mut document: Value =
        serde_json::from_str(&issue(&badge, &key(), time("2026-10-01T12:00:00Z")).unwrap())
            .unwrap();
    document.as_object_mut().unwrap().remove("proof");
    document
}

fn claims(issuer: &str) -> Value {
    let mut payload = credential(issuer);
    payload["iss"] = issuer.into();
    payload["jti"] = payload["id"].clone();
    payload["nbf"] = time("2026-10-01T12:00:00Z").as_second().into();
    payload["exp"] = time("2028-10-01T12:00:00Z").as_second().into();
    payload
}

fn codes(text: &str, web: &dyn Resolve) -> Vec<Code> {
    check(text.as_bytes(), &now(), web).reasons.into_iter().map(|it| it.code).collect()
}

#[test]
fn a_token_holds_with_its_issuers_key() {
    let issuer = key().did_key();
    let header = json!({"alg": "EdDSA", "typ": "JWT", "kid": key().method(&issuer)});
    let token = eddsa(&header, &claims(&issuer));
    let mut options = now();
    options.recipient = Some(Recipient { emails: &[EMAIL], dids: &[] });
    let report = check(token.as_bytes(), &options, &Offline);
    assert_eq!(report.reasons, []);
    assert_eq!(report.format, Some(Format::OpenBadge3Token));
    assert_eq!(report.proofs[0].suite, "EdDSA");
    for header in [json!({"alg": "EdDSA"}), json!({"alg": "EdDSA", "kid": issuer})] {
        assert_eq!(codes(&eddsa(&header, &claims(&issuer)), &Offline), [], "{header}");
    }
    let older = json!({"iss": issuer, "jti": badge().id, "vc": credential(&issuer)});
    assert_eq!(codes(&eddsa(&header, &older), &Offline), []);
}

#[test]
fn a_token_contradicts_neither_itself_nor_its_issuer() {
    let issuer = key().did_key();
    let header = json!({"alg": "EdDSA"});
    let changed = |name: &str, value: Value| {
        let mut claims = claims(&issuer);
        claims[name] = value;
        codes(&eddsa(&header, &claims), &Offline)
    };
    assert_eq!(changed("iss", "did:web:other.example.org".into()), [Code::ClaimDiffers]);
    assert_eq!(changed("jti", "urn:uuid:other".into()), [Code::ClaimDiffers]);
    assert_eq!(changed("exp", time("2026-10-20T00:00:00Z").as_second().into()), [Code::Expired]);
    assert_eq!(
        changed("nbf", time("2027-10-20T00:00:00Z").as_second().into()),
        [Code::NotYetValid]
    );
    assert_eq!(
        codes(&es256(&json!({"alg": "ES256", "jwk": p256_jwk()}), &claims(&issuer)), &Offline),
        [Code::KeyNotListed]
    );
    for header in [
        json!({"alg": "none"}),
        json!({"alg": "HS256"}),
        json!({"alg": "EdDSA", "crit": ["b64"], "b64": false}),
    ] {
        assert_eq!(
            codes(&eddsa(&header, &claims(&issuer)), &Offline),
            [Code::ProofUnknown],
            "{header}"
        );
    }
    assert_eq!(
        codes(&eddsa(&json!({"alg": "ES256"}), &claims(&issuer)), &Offline),
        [Code::SignatureWrong]
    );
}

#[test]
fn keys_are_found_where_an_issuer_publishes_them() {
    let issuer = "https://school.example.org/issuers/1";
    let address = "https://school.example.org/keys/1";
    let profile = json!({"id": issuer, "type": ["Profile"], "name": "School"});
    let token = |kid: &str| es256(&json!({"alg": "ES256", "kid": kid}), &claims(issuer));
    let web = |page: Value| Web::default().with(issuer, &profile).with(address, page);
    assert_eq!(codes(&token(address), &web(p256_jwk())), []);
    assert_eq!(codes(&token(address), &web(json!({"keys": [p256_jwk()]}))), []);
    // not from another host
    let elsewhere = "https://evil.example.org/keys/1";
    let page = Web::default().with(issuer, &profile).with(elsewhere, p256_jwk());
    assert_eq!(codes(&token(elsewhere), &page), [Code::KeyNotListed]);
    // as a controller document, with or without the key in the header
    let method = format!("{issuer}#k");
    let document = json!({"id": issuer, "assertionMethod": ["#k"], "verificationMethod": [
        {"id": method, "type": "JsonWebKey", "controller": issuer, "publicKeyJwk": p256_jwk()}]});
    let page = Web::default().with(issuer, document);
    for header in [
        json!({"alg": "ES256", "kid": "k"}),
        json!({"alg": "ES256", "kid": method}),
        json!({"alg": "ES256", "jwk": p256_jwk()}),
    ] {
        assert_eq!(codes(&es256(&header, &claims(issuer)), &page), [], "{header}");
    }
}

const HOST: &str = "https://school.example.org";

fn assertion(kind: &str) -> Value {
    json!({
        "@context": "https://w3id.org/openbadges/v2",
        "type": "Assertion",
        "id": format!("{HOST}/awards/1"),
        "recipient": {"type": "email", "hashed": true, "salt": "deep sea", "identity": hash_email(EMAIL, "deep sea")},
        "issuedOn": "2026-10-01T12:00:00+00:00",
        "badge": format!("{HOST}/badges/1"),
        "verification": {"type": kind},
        "evidence": format!("{HOST}/evidence/1"),
    })
}

fn school(award: &Value) -> Web {
    Web::default()
        .with(&format!("{HOST}/awards/1"), award)
        .with(&format!("{HOST}/badges/1"), json!({"id": format!("{HOST}/badges/1"), "type": "BadgeClass",
            "name": "Kerbs", "description": "Knows kerbs.", "criteria": {"narrative": "Build one."}, "issuer": format!("{HOST}/issuer")}))
        .with(&format!("{HOST}/issuer"), json!({"id": format!("{HOST}/issuer"), "type": "Issuer", "name": "School",
            "publicKey": [format!("{HOST}/key")], "revocationList": format!("{HOST}/revoked")}))
        .with(&format!("{HOST}/key"), json!({"id": format!("{HOST}/key"), "type": "CryptographicKey",
            "owner": format!("{HOST}/issuer"), "publicKeyMultibase": key().multikey()}))
        .with(&format!("{HOST}/revoked"), json!({"id": format!("{HOST}/revoked"), "type": "RevocationList",
            "issuer": format!("{HOST}/issuer"), "revokedAssertions": ["urn:uuid:other"]}))
}

#[test]
fn a_hosted_badge_is_worth_what_its_issuer_publishes() {
    let badge = assertion("HostedBadge");
    let mut options = now();
    options.recipient = Some(Recipient { emails: &[EMAIL], dids: &[] });
    let report = check(badge.to_string().as_bytes(), &options, &school(&badge));
    assert_eq!(report.reasons, []);
    assert_eq!(report.content.achievement.name.as_deref(), Some("Kerbs"));
    assert_eq!(report.content.issuer.name.as_deref(), Some("School"));
    let address = format!("{HOST}/awards/1");
    assert_eq!(codes(&address, &school(&badge)), []);

    let mut altered = badge.clone();
    altered["issuedOn"] = "2020-10-01T12:00:00+00:00".into();
    assert_eq!(codes(&altered.to_string(), &school(&badge)), [Code::HostedDiffers]);
    let mut withdrawn = badge.clone();
    withdrawn["revoked"] = true.into();
    withdrawn["revocationReason"] = "Given twice".into();
    assert_eq!(codes(&badge.to_string(), &school(&withdrawn)), [Code::Revoked]);
    let mut gone = school(&badge);
    gone.gone.push(address);
    assert_eq!(codes(&badge.to_string(), &gone), [Code::Revoked]);
    assert_eq!(codes(&badge.to_string(), &Offline), [Code::DocumentNotResolved]);
    let mut over = badge.clone();
    over["expires"] = "2026-10-02T00:00:00Z".into();
    assert_eq!(codes(&over.to_string(), &school(&over)), [Code::Expired]);
}

#[test]
fn nobody_publishes_badges_of_another_issuer() {
    let mut badge = assertion("HostedBadge");
    badge["id"] = "https://evil.example.org/awards/1".into();
    let web = school(&assertion("HostedBadge")).with("https://evil.example.org/awards/1", &badge);
    assert_eq!(codes(&badge.to_string(), &web), [Code::IssuerElsewhere]);
    let allowed = json!({"id": format!("{HOST}/issuer"), "type": "Issuer", "name": "School",
        "verification": {"allowedOrigins": ["evil.example.org"]}});
    let web = web.with(&format!("{HOST}/issuer"), allowed);
    assert_eq!(codes(&badge.to_string(), &web), []);
}

#[test]
fn a_signed_badge_needs_a_key_its_issuer_lists() {
    let header = json!({"alg": "EdDSA"});
    let mut badge = assertion("SignedBadge");
    badge["verification"]["creator"] = format!("{HOST}/key").into();
    let token = eddsa(&header, &badge);
    let web = school(&badge);
    let report = check(token.as_bytes(), &now(), &web);
    assert_eq!(report.reasons, []);
    assert_eq!(report.format, Some(Format::OpenBadge2Signed));

    let mut other = badge.clone();
    other["verification"]["creator"] = "https://evil.example.org/key".into();
    assert_eq!(codes(&eddsa(&header, &other), &web), [Code::KeyNotListed]);
    let forged = es256(&json!({"alg": "ES256"}), &badge);
    assert_eq!(codes(&forged, &web), [Code::SignatureWrong]);
    let revoked = json!({"id": format!("{HOST}/revoked"), "type": "RevocationList", "issuer": format!("{HOST}/issuer"),
        "revokedAssertions": [{"id": format!("{HOST}/awards/1"), "revocationReason": "Given twice"}]});
    let report = check(token.as_bytes(), &now(), &web.with(&format!("{HOST}/revoked"), revoked));
    assert_eq!(report.reasons[0].to_string(), "status.revoked: Given twice");
}

#[test]
fn packed_and_plain_chunks_are_read() {
    use std::io::Write;
    let text = assertion("HostedBadge").to_string();
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(text.as_bytes()).unwrap();
    let packed = packer.finish().unwrap();
    let chunks: [(&[u8], Vec<u8>); 4] = [
        (b"tEXt", [b"openbadges\0", text.as_bytes()].concat()),
        (b"zTXt", [b"openbadges\0\0", packed.as_slice()].concat()),
        (b"iTXt", [b"openbadges\0\x01\0en\0\0", packed.as_slice()].concat()),
        (b"iTXt", [b"openbadgecredential\0\0\0\0\0", text.as_bytes()].concat()),
    ];
    for (kind, data) in chunks {
        let mut png = dot();
        let end = png.split_off(png.len() - 12);
        chunk(&mut png, kind, &data);
        png.extend_from_slice(&end);
        assert_eq!(unpack(&png).unwrap(), text);
    }
    assert_eq!(unpack(&dot()).unwrap_err().code, Code::NoBadge);
    assert_eq!(unpack(&dot()[..40]).unwrap_err().code, Code::FileDamaged);
}

#[test]
fn svg_badges_are_read_in_both_editions() {
    let token = eddsa(&json!({"alg": "EdDSA"}), &claims(&key().did_key()));
    for (element, inside) in [
        (
            format!(
                r#"<ob:credential xmlns:ob="https://purl.imsglobal.org/ob/v3p0" verify="{token}"/>"#
            ),
            token.clone(),
        ),
        (
            format!(
                r#"<ob:assertion xmlns:ob="http://openbadges.org" verify="{token}"></ob:assertion>"#
            ),
            token.clone(),
        ),
        (
            r#"<ob:assertion xmlns:ob="http://openbadges.org">{&quot;a&quot;:1}</ob:assertion>"#
                .into(),
            r#"{"a":1}"#.into(),
        ),
    ] {
        let svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg">{element}</svg>"#);
        assert_eq!(unpack(svg.as_bytes()).unwrap(), inside);
    }
    let other = r#"<svg xmlns="http://www.w3.org/2000/svg"><assertion>{}</assertion></svg>"#;
    assert_eq!(unpack(other.as_bytes()).unwrap_err().code, Code::NoBadge);
}

proptest! {
    #[test]
    fn any_byte_of_a_token_changed_is_refused(at in any::<prop::sample::Index>(), to in "[ -~]") {
        let token = eddsa(&json!({"alg": "EdDSA"}), &claims(&key().did_key()));
        let at = at.index(token.len());
        prop_assume!(token[at..=at] != to);
        let changed = format!("{}{to}{}", &token[..at], &token[at + 1..]);
        let report = check(changed.as_bytes(), &now(), &Offline);
        // trailing spaces are no part of a token
        prop_assert!(report.verdict != Verdict::Valid || changed.trim() == token, "byte {}", at);
    }

    #[test]
    fn any_bytes_in_a_badge_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let mut png = dot();
        let end = png.split_off(png.len() - 12);
        chunk(&mut png, b"iTXt", &[b"openbadges\0", bytes.as_slice()].concat());
        png.extend_from_slice(&end);
        prop_assert_ne!(check(&png, &now(), &Offline).verdict, Verdict::Valid);
    }
}
