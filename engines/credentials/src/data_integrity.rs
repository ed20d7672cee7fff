//! Proofs that stand in the document itself: Verifiable Credential Data Integrity 1.0.
//!
//! | suite | canonical form | signature |
//! |---|---|---|
//! | `eddsa-rdfc-2022`, `Ed25519Signature2020` | RDFC-1.0 | Ed25519 |
//! | `eddsa-jcs-2022` | RFC 8785 | Ed25519 |
//! | `ecdsa-rdfc-2019` | RDFC-1.0 | ECDSA, P-256 with SHA-256 or P-384 with SHA-384 |
//! | `ecdsa-jcs-2019` | RFC 8785 | the same |
//!
//! What is signed: digest(canonical proof without its value) ‖ digest(canonical document
//! without proof).

use crate::contexts::Contexts;
use crate::jsonld;
use crate::keys::{PublicKey, multibase58, wrong_key};
use crate::rdfc::{self, Hash};
use crate::verdict::{Code, Reason};
use serde_json::Value;

/// How the document is brought into canonical form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    Statements,
    Text,
}

/// A proof's suite.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Suite {
    pub(crate) name: &'static str,
    form: Form,
    edwards: bool,
}

const SUITES: [Suite; 5] = [
    Suite { name: "eddsa-rdfc-2022", form: Form::Statements, edwards: true },
    Suite { name: "Ed25519Signature2020", form: Form::Statements, edwards: true },
    Suite { name: "eddsa-jcs-2022", form: Form::Text, edwards: true },
    Suite { name: "ecdsa-rdfc-2019", form: Form::Statements, edwards: false },
    Suite { name: "ecdsa-jcs-2019", form: Form::Text, edwards: false },
];

impl Suite {
    /// The suite a proof names.
    pub(crate) fn of(proof: &Value) -> Result<Self, Reason> {
        let text = |name: &str| proof.get(name).and_then(Value::as_str);
        let name = match text("type") {
            Some("DataIntegrityProof") => text("cryptosuite").filter(|it| it.contains('-')),
            Some("Ed25519Signature2020") if text("cryptosuite").is_none() => text("type"),
            other => return Err(Reason::new(Code::ProofUnknown, other.unwrap_or_default())),
        };
        let name = name.unwrap_or_default();
        let suite = SUITES.into_iter().find(|suite| suite.name == name);
        suite.ok_or_else(|| Reason::new(Code::ProofUnknown, name))
    }

    /// Digest and name of the signature for a key, if the suite takes such a key.
    fn with_key(self, key: &PublicKey) -> Option<(Hash, &'static str)> {
        match key {
            PublicKey::Ed25519(_) if self.edwards => Some((Hash::Sha256, "EdDSA")),
            PublicKey::P256(_) if !self.edwards => Some((Hash::Sha256, "ES256")),
            PublicKey::P384(_) if !self.edwards => Some((Hash::Sha384, "ES384")),
            _ => None,
        }
    }
}

/// Both canonical forms, of the proof's options and of the document.
#[derive(Debug)]
pub(crate) struct Canonical {
    pub(crate) proof: String,
    pub(crate) document: String,
}

impl Canonical {
    /// The bytes that are signed.
    pub(crate) fn hash(&self, hash: Hash) -> Vec<u8> {
        [hash.of(self.proof.as_bytes()), hash.of(self.document.as_bytes())].concat()
    }
}

/// The canonical forms of `document` (without proof) and `proof` (its value is left out).
pub(crate) fn canonical(
    document: &Value,
    proof: &Value,
    suite: Suite,
    hash: Hash,
    contexts: &Contexts,
) -> Result<Canonical, Reason> {
    let mut options = proof.clone();
    let mut document = document.clone();
    let (Some(fields), Some(signed)) = (options.as_object_mut(), document.as_object_mut()) else {
        return Err(Reason::new(Code::ProofWrong, "proof"));
    };
    fields.remove("proofValue");
    if let Some(own) = fields.get("@context").cloned() {
        if !starts_with(signed.get("@context"), &own) {
            return Err(Reason::new(Code::ProofWrong, "@context"));
        }
        if suite.form == Form::Text {
            signed.insert("@context".into(), own);
        }
    }
    match suite.form {
        Form::Text => Ok(Canonical { proof: jcs(&options)?, document: jcs(&document)? }),
        Form::Statements => {
            if let Some(context) = signed.get("@context") {
                fields.insert("@context".into(), context.clone());
            }
            let statements = |of: &Value| rdfc::canonical(&jsonld::quads(of, contexts)?, hash);
            Ok(Canonical { proof: statements(&options)?, document: statements(&document)? })
        }
    }
}

fn jcs(value: &Value) -> Result<String, Reason> {
    let text = serde_json_canonicalizer::to_string(value);
    text.map_err(|error| Reason::new(Code::JsonWrong, error.to_string()))
}

/// Whether the document's contexts begin with those of the proof.
fn starts_with(document: Option<&Value>, proof: &Value) -> bool {
    let list = |value: &Value| match value {
        Value::Array(items) => items.clone(),
        one => vec![one.clone()],
    };
    document.is_some_and(|document| list(document).starts_with(&list(proof)))
}

/// A document and one of its proofs, brought into canonical form once for each digest: with
/// the vocabularies that is most of the work.
pub(crate) struct Claim<'a> {
    document: &'a Value,
    proof: &'a Value,
    suite: Suite,
    contexts: &'a Contexts,
    /// With SHA-256, as all keys but those on P-384 need it.
    usual: Canonical,
}

impl<'a> Claim<'a> {
    pub(crate) fn new(
        document: &'a Value,
        proof: &'a Value,
        contexts: &'a Contexts,
    ) -> Result<Self, Reason> {
        let suite = Suite::of(proof)?;
        let usual = canonical(document, proof, suite, Hash::Sha256, contexts)?;
        Ok(Self { document, proof, suite, contexts, usual })
    }

    /// Whether the proof holds with a key.
    pub(crate) fn verify(&self, key: &PublicKey) -> Result<(), Reason> {
        let text = |name: &str| self.proof.get(name).and_then(Value::as_str);
        let method = text("verificationMethod").unwrap_or_default();
        let (hash, algorithm) = self.suite.with_key(key).ok_or_else(|| wrong_key(method))?;
        let value = text("proofValue").and_then(multibase58);
        let value = value.ok_or_else(|| Reason::new(Code::ProofWrong, "proofValue"))?;
        let signed = match hash {
            Hash::Sha256 => self.usual.hash(hash),
            Hash::Sha384 => {
                canonical(self.document, self.proof, self.suite, hash, self.contexts)?.hash(hash)
            }
        };
        match key.verify(algorithm, &signed, &value) {
            Some(true) => Ok(()),
            _ => Err(Reason::new(Code::SignatureWrong, method)),
        }
    }
}
