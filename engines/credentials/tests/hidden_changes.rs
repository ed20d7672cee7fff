//! Changes after signing that leave every signed statement as it was, so that the signature
//! still fits. Each would let somebody hide or add something.

#![allow(clippy::unwrap_used)]

mod support;

use folkmoot_credentials::*;
use serde_json::{Value, json};
use support::*;

fn signed() -> Value {
    let text = issue(&simple_badge(), &key(), time("2026-10-01T12:00:00Z")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The reasons against the badge after a change, long after it expired.
fn codes(change: impl FnOnce(&mut Value)) -> Vec<Code> {
    let mut document = signed();
    change(&mut document);
    let options = Options::new(time("2030-01-01T00:00:00Z"));
    let report = check(document.to_string().as_bytes(), &options, &Offline);
    report.reasons.into_iter().map(|it| it.code).collect()
}

fn refused(change: impl FnOnce(&mut Value)) -> Code {
    let codes = codes(change);
    assert_ne!(codes, []);
    codes[0]
}

fn rename(of: &mut Value, from: &str, to: &str) {
    let fields = of.as_object_mut().unwrap();
    let value = fields.remove(from).unwrap();
    fields.insert(to.into(), value);
}

#[test]
fn unchanged_it_has_merely_expired() {
    assert_eq!(codes(|_| {}), [Code::Expired]);
}

#[test]
fn a_field_no_vocabulary_knows_cannot_be_added() {
    assert_eq!(refused(|it| it["grade"] = "A".into()), Code::TermUndefined);
    assert_eq!(
        refused(|it| it["credentialSubject"]["achievement"]["grade"] = json!({"name": "A"})),
        Code::TermUndefined
    );
    assert_eq!(
        refused(|it| it["type"].as_array_mut().unwrap().push("Diploma".into())),
        Code::TermUndefined
    );
    assert_eq!(refused(|it| it["proof"]["grade"] = "A".into()), Code::TermUndefined);
}

#[test]
fn addresses_that_are_none_cannot_be_added() {
    for address in ["photo.png", "/photo.png", "http://a b/photo.png", "https://exa<mple.org"] {
        let code = refused(|it| {
            it["credentialSubject"]["achievement"]["image"] =
                json!({"id": address, "type": "Image"});
        });
        assert_eq!(code, Code::TermUndefined, "{address}");
    }
}

#[test]
fn keywords_cannot_hide_anything() {
    assert_eq!(refused(|it| it["@grade"] = "A".into()), Code::ShapeRefused);
    assert_eq!(
        refused(|it| it["name"] = json!({"@value": "x", "@index": "y"})),
        Code::ShapeRefused
    );
    assert_eq!(refused(|it| it["credentialSubject"]["@nest"] = json!({})), Code::ShapeRefused);
    assert_eq!(
        refused(|it| it["@included"] = json!([{"id": "https://example.org"}])),
        Code::ShapeRefused
    );
    assert_eq!(refused(|it| it["@reverse"] = json!({})), Code::ShapeRefused);
}

#[test]
fn an_expiry_cannot_be_renamed_out_of_sight() {
    let full = "https://www.w3.org/2018/credentials#validUntil";
    assert_eq!(refused(|it| rename(it, "validUntil", full)), Code::ShapeRefused);
    assert_eq!(refused(|it| rename(it, "id", "@id")), Code::ShapeRefused);
}

#[test]
fn an_expiry_cannot_be_moved_or_wrapped() {
    let moved = refused(|it| {
        let until = it.as_object_mut().unwrap().remove("validUntil").unwrap();
        let id = it["id"].clone();
        it["credentialSubject"]["achievement"]["related"] =
            json!([{"id": id, "validUntil": until}]);
    });
    assert_eq!(moved, Code::ShapeRefused);
    assert_eq!(
        refused(|it| it["validUntil"] = json!([it["validUntil"].clone()])),
        Code::FieldWrong
    );
    let typed = |it: &mut Value| {
        it["validUntil"] = json!({"@value": it["validUntil"], "@type": "http://www.w3.org/2001/XMLSchema#dateTime"});
    };
    assert_eq!(refused(typed), Code::FieldWrong);
}

#[test]
fn whether_an_address_is_hidden_cannot_be_spelled_otherwise() {
    let mut document = signed();
    document["credentialSubject"]["identifier"][0]["hashed"] = "true".into();
    let mut options = now();
    options.recipient = Some(Recipient { emails: &[EMAIL], dids: &[] });
    let report = check(document.to_string().as_bytes(), &options, &Offline);
    assert_ne!(report.verdict, Verdict::Valid);
}

#[test]
fn vocabularies_cannot_be_brought_along() {
    let own =
        |entry: Value| move |it: &mut Value| it["@context"].as_array_mut().unwrap().push(entry);
    assert_eq!(refused(own(json!({"grade": null}))), Code::ContextUnknown);
    assert_eq!(refused(own("https://example.org/context.json".into())), Code::ContextUnknown);
    let nested = refused(|it| it["credentialSubject"]["@context"] = json!({"grade": null}));
    assert_eq!(nested, Code::ContextUnknown);
    // nor exchanged for another edition that happens to say the same
    let exchanged = refused(|it| {
        it["@context"][1] = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json".into();
    });
    assert_eq!(exchanged, Code::ProofWrong);
}

#[test]
fn the_proof_is_for_making_claims() {
    for (field, value) in [
        ("proofPurpose", json!("authentication")),
        ("proofPurpose", json!("https://w3id.org/security#assertionMethod")),
        ("cryptosuite", json!("eddsa-rdfc-2021")),
        ("type", json!("Proof")),
        ("previousProof", json!("urn:uuid:x")),
        ("proofValue", json!("z111")),
        ("created", json!("2026-10-02T12:00:00Z")),
    ] {
        let codes = codes(|it| it["proof"][field] = value);
        assert_eq!(codes[0].verdict(), Verdict::Broken, "{field}: {codes:?}");
    }
    assert_eq!(refused(|it| drop(it.as_object_mut().unwrap().remove("proof"))), Code::ProofMissing);
    assert_eq!(refused(|it| it["proof"] = json!([])), Code::ProofMissing);
    // one good proof doesn't carry a bad one
    let both = refused(|it| {
        let good = it["proof"].clone();
        let mut bad = good.clone();
        bad["created"] = "2026-10-02T12:00:00Z".into();
        it["proof"] = json!([good, bad]);
    });
    assert_eq!(both, Code::SignatureWrong);
}

#[test]
fn tangled_and_deep_documents_are_refused() {
    let poison: Vec<Value> =
        (0..40).map(|_| json!({"type": ["Profile"], "parentOrg": {"type": ["Profile"]}})).collect();
    let code = refused(|it| {
        it["credentialSubject"]["source"] = json!({"type": ["Profile"], "parentOrg": poison});
    });
    assert!([Code::TooComplex, Code::SignatureWrong].contains(&code));
    let mut deep = json!({"type": ["Profile"]});
    for _ in 0..40 {
        deep = json!({"type": ["Profile"], "parentOrg": deep});
    }
    assert_eq!(refused(|it| it["credentialSubject"]["source"] = deep), Code::JsonTooDeep);
}

#[test]
fn no_address_of_an_altered_badge_is_followed() {
    let mut document: Value =
        serde_json::from_str(&issue(&badge(), &key(), time("2026-10-01T12:00:00Z")).unwrap())
            .unwrap();
    document["grade"] = "A".into();
    let web = Web::default();
    check(document.to_string().as_bytes(), &now(), &web);
    assert_eq!(*web.asked.borrow(), Vec::<String>::new());
}
