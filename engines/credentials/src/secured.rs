//! Whether a Verifiable Credential was signed by the issuer it names.

use crate::check::Checker;
use crate::data_integrity::{Claim, Suite};
use crate::did::ListedKey;
use crate::json;
use crate::jws::Jws;
use crate::keys::PublicKey;
use crate::report::Proof;
use crate::resolve::origin;
use crate::time;
use crate::verdict::{Code, Reason};
use jiff::Timestamp;
use serde_json::Value;

/// Most proofs in one document.
const MAX_PROOFS: usize = 8;

/// A credential with what secures it.
pub(crate) enum Secured {
    /// The credential stands in a token.
    Token { token: Jws, document: Value },
    /// The document carries its proofs.
    Document { document: Value, proofs: Vec<Value> },
}

/// A proof that holds, and the key it holds with.
pub(crate) struct Held {
    pub(crate) key: PublicKey,
    pub(crate) proof: Proof,
}

impl Secured {
    /// From the text of a token or of a JSON document.
    pub(crate) fn from_text(text: &[u8]) -> Result<Self, Reason> {
        let as_text = std::str::from_utf8(text).unwrap_or_default().trim();
        if Jws::looks_like(as_text) {
            return Self::from_token(Jws::parse(as_text)?);
        }
        Self::from_document(json::parse(text)?)
    }

    /// The credential in a token: its payload (Verifiable Credentials 2.0, Open Badges 3.0),
    /// or the claim `vc` in it (1.1), completed by the claims that stand for its fields.
    pub(crate) fn from_token(token: Jws) -> Result<Self, Reason> {
        let claims = &token.payload;
        let mut document = match claims.get("vc") {
            Some(inner) => inner.clone(),
            None => claims.clone(),
        };
        let Some(fields) = document.as_object_mut() else {
            return Err(Reason::new(Code::FieldWrong, "vc"));
        };
        for (claim, field) in [("iss", "issuer"), ("jti", "id")] {
            let Some(value) = json::text(claims, claim)? else { continue };
            let said = fields.entry(field).or_insert_with(|| value.into());
            if json::id_of(said) != Some(value) {
                return Err(Reason::new(Code::ClaimDiffers, claim));
            }
        }
        if let Some(subject) = json::text(claims, "sub")? {
            let said = json::many(&document, "credentialSubject").iter();
            if said.filter_map(json::id_of).any(|id| id != subject) {
                return Err(Reason::new(Code::ClaimDiffers, "sub"));
            }
        }
        Ok(Self::Token { token, document })
    }

    /// A document and its proofs.
    pub(crate) fn from_document(mut document: Value) -> Result<Self, Reason> {
        let proof = document.as_object_mut().and_then(|fields| fields.remove("proof"));
        let proofs = match proof {
            None | Some(Value::Null) => Vec::new(),
            Some(Value::Array(proofs)) => proofs,
            Some(one) => vec![one],
        };
        if proofs.is_empty() {
            return Err(Reason::new(Code::ProofMissing, ""));
        }
        if proofs.len() > MAX_PROOFS {
            return Err(Reason::new(Code::TooComplex, MAX_PROOFS.to_string()));
        }
        Ok(Self::Document { document, proofs })
    }

    /// What it says, without proof.
    pub(crate) fn document(&self) -> &Value {
        match self {
            Self::Token { document, .. } | Self::Document { document, .. } => document,
        }
    }

    /// From when and until when it holds, by its own words and the claims of its token. Where
    /// both say something, the narrower span counts.
    pub(crate) fn dates(&self) -> Result<(Option<Timestamp>, Option<Timestamp>), Reason> {
        let document = self.document();
        let mut from =
            vec![time::field(document, "validFrom")?, time::field(document, "issuanceDate")?];
        let mut until =
            vec![time::field(document, "validUntil")?, time::field(document, "expirationDate")?];
        match self {
            Self::Token { token, .. } => {
                from.push(time::claim(&token.payload, "nbf")?);
                until.push(time::claim(&token.payload, "exp")?);
            }
            Self::Document { proofs, .. } => {
                for proof in proofs {
                    until.push(time::field(proof, "expires")?);
                }
            }
        }
        Ok((from.into_iter().flatten().max(), until.into_iter().flatten().min()))
    }

    /// Checks that every proof holds, with a key the issuer lists as its own.
    pub(crate) fn authenticate(
        &self,
        issuer: &str,
        checker: &Checker<'_>,
    ) -> Result<Vec<Held>, Reason> {
        match self {
            Self::Token { token, .. } => {
                let signed = match time::claim(&token.payload, "iat")? {
                    Some(at) => Some(at),
                    None => self.dates()?.0,
                };
                Ok(vec![check_token(token, issuer, signed, checker)?])
            }
            Self::Document { document, proofs } => {
                let held = proofs.iter().map(|proof| check_proof(document, proof, issuer, checker));
                held.collect()
            }
        }
    }
}

fn check_proof(
    document: &Value,
    proof: &Value,
    issuer: &str,
    checker: &Checker<'_>,
) -> Result<Held, Reason> {
    let suite = Suite::of(proof)?;
    if json::required(proof, "proofPurpose")? != "assertionMethod" {
        return Err(Reason::new(Code::ProofWrong, "proofPurpose"));
    }
    if proof.get("previousProof").is_some() {
        return Err(Reason::new(Code::ProofUnknown, "previousProof"));
    }
    let created = time::field(proof, "created")?;
    let method = json::required(proof, "verificationMethod")?;
    let claim = Claim::new(document, proof, &checker.options.contexts)?;
    // an altered document is broken whoever the key belongs to
    let named = named_by_itself(method);
    if let Some(key) = &named {
        claim.verify(key)?;
    }
    let listed = checker.keys_of(issuer)?;
    let key = listed.into_iter().find(|key| key.id == method);
    let key = key.ok_or_else(|| Reason::new(Code::KeyNotListed, method))?;
    if named.as_ref() != Some(&key.key) {
        claim.verify(&key.key)?;
    }
    key.good_at(created)?;
    let proof = Proof { suite: suite.name.into(), key: key.id, created };
    Ok(Held { key: key.key, proof })
}

/// The key of a `did:key` address, which is the key.
fn named_by_itself(method: &str) -> Option<PublicKey> {
    PublicKey::from_multikey(method.strip_prefix("did:key:")?.split('#').next()?)
}

fn check_token(
    token: &Jws,
    issuer: &str,
    signed: Option<Timestamp>,
    checker: &Checker<'_>,
) -> Result<Held, Reason> {
    let named = json::text(&token.header, "kid")?;
    let own = match token.header.get("jwk") {
        None | Some(Value::Null) => None,
        Some(jwk) => {
            let key = PublicKey::from_jwk(jwk);
            let key = key.ok_or_else(|| Reason::new(Code::ProofWrong, "jwk"))?;
            if !token.holds_with(&key) {
                return Err(Reason::new(Code::SignatureWrong, "jwk"));
            }
            Some(key)
        }
    };
    let candidates = candidates(named, issuer, checker)?;
    let fits = |key: &&ListedKey| own.as_ref().is_none_or(|own| *own == key.key);
    if candidates.is_empty() || !candidates.iter().any(|key| fits(&key)) {
        return Err(Reason::new(Code::KeyNotListed, named.unwrap_or("jwk")));
    }
    let key = candidates.iter().filter(fits).find(|key| token.holds_with(&key.key));
    let key = key.ok_or_else(|| Reason::new(Code::SignatureWrong, named.unwrap_or_default()))?;
    key.good_at(signed)?;
    let proof = Proof { suite: token.algorithm.clone(), key: key.id.clone(), created: signed };
    Ok(Held { key: key.key.clone(), proof })
}

/// The issuer's keys a token may be signed with: the one it names, or any.
fn candidates(
    named: Option<&str>,
    issuer: &str,
    checker: &Checker<'_>,
) -> Result<Vec<ListedKey>, Reason> {
    let listed = checker.keys_of(issuer);
    let Some(named) = named else { return listed };
    let full = match named.split_once('#') {
        Some(("", _)) => format!("{issuer}{named}"),
        Some(_) => named.to_string(),
        None if named.contains(':') => named.to_string(),
        None => format!("{issuer}#{named}"),
    };
    if let Ok(keys) = &listed {
        // the id of a did:key may be given without the part that repeats the key
        let is_named = |key: &&ListedKey| {
            key.id == full || key.id.strip_prefix(&full).is_some_and(|it| it.starts_with('#'))
        };
        let found: Vec<ListedKey> = keys.iter().filter(is_named).cloned().collect();
        if !found.is_empty() {
            return Ok(found);
        }
    }
    // Open Badges 3.0 section 8.2: `kid` may be the address of the key. It is the issuer's if
    // it is published where the issuer is.
    if named.starts_with("https://") && origin(named) == origin(issuer) {
        let key = checker.lookups.json(named, Code::IssuerNotResolved)?;
        return Ok(published(named, &key));
    }
    listed.map(|_| Vec::new())
}

/// The keys at an address: one as a JSON Web Key or verification method, or a set of them.
fn published(address: &str, document: &Value) -> Vec<ListedKey> {
    let all = match document.get("keys") {
        Some(Value::Array(keys)) => keys.as_slice(),
        _ => std::slice::from_ref(document),
    };
    let keys =
        all.iter().filter_map(|it| PublicKey::from_jwk(it).or_else(|| PublicKey::from_method(it)));
    keys.map(|key| ListedKey::always(address.to_string(), key)).collect()
}
