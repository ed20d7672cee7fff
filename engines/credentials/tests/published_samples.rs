//! Badges others made: the Digital Credentials Consortium's samples, Open Badges baked into
//! pictures, a token. Left out where the data folder isn't there.

#![allow(clippy::unwrap_used)]

mod support;

use folkmoot_credentials::*;
use serde_json::json;
use support::*;

const LIST_FOLDER: &str = "https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status/";
const KEY: &str = "z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q";

/// The list and the documents the samples point to.
fn web(folder: &std::path::Path) -> Web {
    let list = std::fs::read_to_string(folder.join("status/e5WK8CbZ1GjycuPombrj")).unwrap();
    let mut web = Web::default().with(&format!("{LIST_FOLDER}e5WK8CbZ1GjycuPombrj"), list);
    for (path, kind) in [("", "Ed25519VerificationKey2020"), (":multikey", "Multikey")] {
        let did = format!("did:web:digitalcredentials.github.io:dcc-did-web{path}");
        let address = did_web_address(&did).unwrap();
        let id = format!("{did}#{KEY}");
        web = web.with(&address, json!({
            "id": did,
            "verificationMethod": [{"id": id, "type": kind, "controller": did, "publicKeyMultibase": KEY}],
            "assertionMethod": [id],
        }));
    }
    web
}

#[test]
fn each_sample_is_worth_what_its_name_says() {
    let Some(folder) = data("badges/digitalcredentials") else { return };
    let web = web(&folder);
    let mut files: Vec<_> =
        std::fs::read_dir(folder.join("json")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    let mut held = 0;
    for path in &files {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let report = check(&std::fs::read(path).unwrap(), &now(), &web);
        let expected = match name {
            "safeModeBreaker" | "testVC" => Verdict::Broken,
            "v2WithBadDidWeb" | "v2DoubleSigWithBadStatusUrl" => Verdict::NotResolvable,
            _ if name.contains("Revoked") => Verdict::Revoked,
            _ if name.contains("Expired") => Verdict::Expired,
            _ => Verdict::Valid,
        };
        println!("{name}: {} {:?} {:?}", report.verdict.code(), report.reasons, report.notes);
        assert_eq!(report.verdict, expected, "{name}: {:?}", report.reasons);
        held += usize::from(!report.proofs.is_empty());
        let codes: Vec<Code> = report.reasons.iter().map(|it| it.code).collect();
        match name {
            "safeModeBreaker" => assert_eq!(codes, [Code::TermUndefined]),
            "testVC" => assert_eq!(codes, [Code::SignatureWrong]),
            "v2WithBadDidWeb" => assert_eq!(codes, [Code::IssuerNotResolved]),
            "v2DoubleSigWithBadStatusUrl" => assert_eq!(codes, [Code::StatusNotResolved]),
            "v1RevokedAndExpired" | "v2RevokedAndExpired" => {
                assert_eq!(codes, [Code::Revoked, Code::Expired]);
            }
            _ if name.contains("DoubleSig") => assert_eq!(report.proofs.len(), 2),
            _ => {}
        }
        if report.verdict == Verdict::Valid && name.contains("ValidStatus") {
            assert!(report.notes.contains(&Note::StatusListSmall), "{name}");
        }
    }
    // all but safeModeBreaker, testVC, and the one whose issuer can't be looked up
    assert_eq!((files.len(), held), (24, 21));
}

/// The proof of that one holds as soon as its issuer can be looked up: the 22nd.
#[test]
fn an_issuer_that_comes_back_is_believed() {
    let Some(folder) = data("badges/digitalcredentials") else { return };
    let did = "did:web:digitalcredentials.github.io:dcc-did-web-bad";
    let id = format!("{did}#{KEY}");
    let web = Web::default().with(&did_web_address(did).unwrap(), json!({
        "id": did,
        "assertionMethod": [{"id": id, "type": "Multikey", "controller": did, "publicKeyMultibase": KEY}],
    }));
    let file = std::fs::read(folder.join("json/v2WithBadDidWeb.json")).unwrap();
    assert_eq!(check(&file, &now(), &web).verdict, Verdict::Valid);
}

/// Each text of each valid sample changed in turn.
#[test]
fn no_text_of_a_sample_may_change() {
    let Some(folder) = data("badges/digitalcredentials") else { return };
    let web = web(&folder);
    let mut refused = 0;
    for name in [
        "v2WithValidStatus",
        "v2EddsaWithValidStatus",
        "v2DoubleSigWithValidStatus",
        "v1OBv3SpecExample",
        "v1NoStatus",
    ] {
        let text = std::fs::read_to_string(folder.join(format!("json/{name}.json"))).unwrap();
        assert_eq!(check(text.as_bytes(), &now(), &web).verdict, Verdict::Valid, "{name}");
        // a letter or digit of every string: the character before each closing quote
        for (at, _) in text.match_indices('"').filter(|(at, _)| *at > 0) {
            let before = text.as_bytes()[at - 1];
            if !before.is_ascii_alphanumeric() {
                continue;
            }
            let mut bytes = text.clone().into_bytes();
            bytes[at - 1] = if before == b'x' { b'y' } else { b'x' };
            let report = check(&bytes, &now(), &web);
            assert_ne!(report.verdict, Verdict::Valid, "{name} byte {}", at - 1);
            refused += 1;
        }
    }
    println!("{refused} changes refused");
}

#[test]
fn pictures_and_tokens_of_others_are_read() {
    let Some(folder) = data("badges") else { return };
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let svg = unpack(&read("mozilla-bakery/baked.svg")).unwrap();
    assert_eq!(svg, r#"{"verify":{"url":"http://example.org"}}"#);
    let report = check(&read("mozilla-bakery/baked.svg"), &now(), &Offline);
    assert_eq!(report.reasons[0].code, Code::BadgeTooOld);
    let png = read("sample-ob3-baked.png");
    let report = check(&png, &now(), &web(&folder.join("digitalcredentials")));
    println!("sample-ob3-baked.png: {:?} {:?}", report.reasons, report.content);
    assert!(
        unpack(&png).unwrap().contains("OpenBadgeCredential")
            || unpack(&png).unwrap().starts_with("ey")
    );
    // signed with a key the token brings along; its issuer's only key is another
    let report = check(&read("sample-ob3-es256.jwt"), &now(), &Offline);
    assert_eq!(report.format, Some(Format::OpenBadge3Token));
    assert_eq!(report.reasons[0].code, Code::KeyNotListed);
    assert_eq!(report.verdict, Verdict::UntrustedIssuer);
}
