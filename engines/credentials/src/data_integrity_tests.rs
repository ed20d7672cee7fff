//! The test vectors of the W3C for the Data Integrity suites: each intermediate value, then
//! the signature. Left out where the data folder isn't there.

#![allow(clippy::unwrap_used, clippy::panic)]

use crate::contexts::Contexts;
use crate::data_integrity::{Claim, Suite, canonical};
use crate::keys::PublicKey;
use crate::rdfc::{Hash, hex};
use crate::verdict::Reason;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Vocabularies of the examples: the W3C's, and that of citizens' papers
/// (`tests/contexts/`, W3C Software and Document Licence).
fn contexts() -> Contexts {
    Contexts::default()
        .with(
            "https://www.w3.org/ns/credentials/examples/v2",
            r#"{"@context":{"@vocab":"https://www.w3.org/ns/credentials/examples#"}}"#,
        )
        .with(
            "https://w3id.org/citizenship/v4rc1",
            include_str!("../tests/contexts/citizenship-v4rc1.json"),
        )
}

fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("left out: no {} (set FOLKMOOT_DATA)", path.display());
    None
}

fn verify(
    document: &Value,
    proof: &Value,
    key: &PublicKey,
    contexts: &Contexts,
) -> Result<(), Reason> {
    Claim::new(document, proof, contexts)?.verify(key)
}

/// The file in a folder whose name begins so.
fn file(folder: &Path, begins: &str) -> String {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found = entries.filter(|it| it.file_name().unwrap().to_str().unwrap().starts_with(begins));
    let found: Vec<PathBuf> = found.collect();
    let [path] = found.as_slice() else { panic!("{begins} in {}: {found:?}", folder.display()) };
    std::fs::read_to_string(path).unwrap()
}

/// Checks one folder of vectors; how many changes to it were refused.
fn holds(folder: &Path) -> usize {
    let name = folder.display();
    let mut document: Value = serde_json::from_str(&file(folder, "signed")).unwrap();
    let proof = document.as_object_mut().unwrap().remove("proof").unwrap();
    let suite = Suite::of(&proof).unwrap();
    let method = proof["verificationMethod"].as_str().unwrap();
    let key = PublicKey::from_multikey(method.split('#').nth(1).unwrap()).unwrap();
    let hash = if matches!(key, PublicKey::P384(_)) { Hash::Sha384 } else { Hash::Sha256 };
    let found = canonical(&document, &proof, suite, hash, &contexts()).unwrap();
    assert_eq!(found.document.trim_end(), file(folder, "canonDoc").trim_end(), "{name}");
    assert_eq!(found.proof.trim_end(), file(folder, "proofCanon").trim_end(), "{name}");
    assert_eq!(hex(&hash.of(found.document.as_bytes())), file(folder, "docHash").trim(), "{name}");
    assert_eq!(hex(&hash.of(found.proof.as_bytes())), file(folder, "proofHash").trim(), "{name}");
    assert_eq!(hex(&found.hash(hash)), file(folder, "combinedHash").trim(), "{name}");
    verify(&document, &proof, &key, &contexts()).unwrap_or_else(|why| panic!("{name}: {why}"));
    let mut refused = 0;
    for change in changes(&document) {
        assert!(verify(&change, &proof, &key, &contexts()).is_err(), "{name}: {change}");
        refused += 1;
    }
    for change in changes(&proof) {
        assert!(verify(&document, &change, &key, &contexts()).is_err(), "{name}: {change}");
        refused += 1;
    }
    refused
}

/// The document with each of its texts changed in turn, and with a field added.
fn changes(value: &Value) -> Vec<Value> {
    let mut all = Vec::new();
    if let Value::Object(fields) = value {
        for (name, inside) in fields {
            for changed in changes(inside) {
                let mut copy = value.clone();
                copy[name] = changed;
                all.push(copy);
            }
        }
        let mut copy = value.clone();
        copy["addedLater"] = "x".into();
        all.push(copy);
    } else if let Value::String(text) = value {
        all.push(Value::String(format!("{text}x")));
    } else if let Value::Array(items) = value {
        for (at, inside) in items.iter().enumerate() {
            for changed in changes(inside) {
                let mut copy = value.clone();
                copy[at] = changed;
                all.push(copy);
            }
        }
    }
    all
}

#[test]
fn the_vectors_of_the_w3c_hold() {
    let mut folders = 0;
    let mut refused = 0;
    for (root, suites) in [
        (
            "badges/w3c-vc-di-eddsa/TestVectors",
            &[
                "eddsa-rdfc-2022",
                "eddsa-rdfc-2022/employ",
                "eddsa-jcs-2022",
                "Ed25519Signature2020",
            ][..],
        ),
        (
            "badges/w3c-vc-di-ecdsa/TestVectors",
            &[
                "ecdsa-rdfc-2019-p256",
                "ecdsa-rdfc-2019-p256/employ",
                "ecdsa-rdfc-2019-p384",
                "ecdsa-rdfc-2019-p384/employ",
                "ecdsa-jcs-2019-p256",
                "ecdsa-jcs-2019-p384",
            ][..],
        ),
    ] {
        let Some(root) = data(root) else { return };
        for suite in suites {
            refused += holds(&root.join(suite));
            folders += 1;
        }
    }
    println!("{folders} vectors hold, {refused} changes to them refused");
}
