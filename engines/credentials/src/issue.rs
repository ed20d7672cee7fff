//! Issuing: Open Badges 3.0 signed with `eddsa-rdfc-2022`, and what an issuer publishes so
//! that others can check them.

use crate::contexts::{CREDENTIALS_V2, Contexts, OPEN_BADGES};
use crate::data_integrity::{self, Suite};
use crate::keys::{to_multibase58, to_multikey};
use crate::rdfc::Hash;
use crate::recipient::hash_email;
use crate::verdict::{Code, Reason};
use crate::{did, png, svg};
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use std::fmt;

/// An issuer's secret key (Ed25519).
///
/// The caller makes the 32 bytes with a good random generator and keeps them secret: who has
/// them can issue badges in the issuer's name.
pub struct IssuerKey(SigningKey);

impl fmt::Debug for IssuerKey {
    /// Shows the public half only.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "IssuerKey({})", self.multikey())
    }
}

impl IssuerKey {
    /// The key that follows from 32 random bytes.
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The public half as a Multikey, such as `z6Mk…`.
    pub fn multikey(&self) -> String {
        to_multikey(&self.0.verifying_key())
    }

    /// The issuer this key is by itself, without a web address: `did:key:z6Mk…`.
    pub fn did_key(&self) -> String {
        format!("did:key:{}", self.multikey())
    }

    /// The id of this key among those of an issuer.
    pub fn method(&self, issuer: &str) -> String {
        format!("{issuer}#{}", self.multikey())
    }
}

/// A public key as the issuer's document lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedKey {
    /// [`IssuerKey::multikey`].
    pub multikey: String,
    /// When it was replaced by another. It stays listed, so that what it signed before can
    /// still be checked; what claims to be signed later is refused.
    pub retired: Option<Timestamp>,
    /// When it fell into wrong hands. Nothing it signed counts any more.
    pub revoked: Option<Timestamp>,
}

/// The name `did:web:…` of an issuer at a web address such as `https://example.org` or
/// `https://example.org:8443/town`. `None` if the address isn't of that form.
pub fn did_web(address: &str) -> Option<String> {
    let rest = address.strip_prefix("https://")?.trim_end_matches('/');
    let did = format!("did:web:{}", rest.replace(':', "%3A").replace('/', ":"));
    did::web_address(&did).map(|_| did)
}

/// Where the document of a `did:web` must be published, if the name is well-formed.
pub fn did_web_address(did: &str) -> Option<String> {
    did::web_address(did)
}

/// The document an issuer publishes at [`did_web_address`]: all its keys, past ones included
/// (DID Core 1.0, Controlled Identifiers 1.0, Multikey).
pub fn did_web_document(did: &str, keys: &[PublishedKey]) -> Value {
    let id = |key: &PublishedKey| format!("{did}#{}", key.multikey);
    let method = |key: &PublishedKey| {
        let mut method = json!({
            "id": id(key), "type": "Multikey", "controller": did, "publicKeyMultibase": key.multikey,
        });
        for (name, time) in [("expires", key.retired), ("revoked", key.revoked)] {
            if let Some(time) = time {
                method[name] = time.to_string().into();
            }
        }
        method
    };
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": did,
        "verificationMethod": keys.iter().map(method).collect::<Vec<_>>(),
        "assertionMethod": keys.iter().map(id).collect::<Vec<_>>(),
    })
}

/// A badge to be issued. Addresses must be absolute.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewBadge {
    /// Id of this award: an address or `urn:uuid:…`, never used twice.
    pub id: String,
    /// Id of the issuer: its `did:web` or `did:key`.
    pub issuer: String,
    /// Name of the issuer, as people know it.
    pub issuer_name: String,
    /// What the badge is for.
    pub achievement: NewAchievement,
    /// Whose it is: a confirmed e-mail address, of which the badge holds a salted digest only.
    pub email: String,
    /// Random text, another for each badge, so that the digest can't be looked up.
    pub salt: String,
    /// From when it holds.
    pub valid_from: Timestamp,
    /// Until when, if not for ever.
    pub valid_until: Option<Timestamp>,
    /// What shows that it was earned.
    pub evidence: Vec<NewEvidence>,
    /// Where it will be said if it is taken back.
    pub status: Option<StatusEntry>,
}

/// What a badge is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAchievement {
    /// Its id: an address.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// A sentence or two about it.
    pub description: String,
    /// What one has to do for it, in words.
    pub criteria: String,
    /// Where that can be read, if anywhere.
    pub criteria_address: Option<String>,
}

/// Something that shows that a badge was earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// Where it can be seen.
    pub address: String,
    /// What it is called.
    pub name: String,
}

/// A place in a status list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusEntry {
    /// Address at which the list is published.
    pub list: String,
    /// Number in the list. Draw it at random: in order it tells when a badge was given.
    pub index: u32,
    /// What the list is for.
    pub purpose: Purpose,
}

/// What a status list says of its badges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Taken back for good.
    Revocation,
    /// Taken back for now.
    Suspension,
}

impl Purpose {
    /// The word of the standard.
    pub fn code(self) -> &'static str {
        match self {
            Self::Revocation => "revocation",
            Self::Suspension => "suspension",
        }
    }
}

/// Issues a badge: the text of an Open Badge 3.0, signed with `key` at `created`.
///
/// # Errors
/// If a field isn't what the standard says, such as an id that isn't an address.
pub fn issue(badge: &NewBadge, key: &IssuerKey, created: Timestamp) -> Result<String, Reason> {
    let achievement = &badge.achievement;
    let mut criteria = json!({ "narrative": achievement.criteria });
    if let Some(address) = &achievement.criteria_address {
        criteria["id"] = address.as_str().into();
    }
    let mut document = json!({
        "@context": [CREDENTIALS_V2, OPEN_BADGES],
        "id": badge.id,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": achievement.name,
        "issuer": { "id": badge.issuer, "type": ["Profile"], "name": badge.issuer_name },
        "validFrom": badge.valid_from.to_string(),
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [{
                "type": "IdentityObject",
                "hashed": true,
                "identityHash": hash_email(badge.email.trim().to_lowercase().as_str(), &badge.salt),
                "identityType": "emailAddress",
                "salt": badge.salt,
            }],
            "achievement": {
                "id": achievement.id,
                "type": ["Achievement"],
                "name": achievement.name,
                "description": achievement.description,
                "criteria": criteria,
            },
        },
    });
    if let Some(until) = badge.valid_until {
        document["validUntil"] = until.to_string().into();
    }
    if !badge.evidence.is_empty() {
        let evidence = badge.evidence.iter();
        let evidence =
            evidence.map(|it| json!({ "id": it.address, "type": ["Evidence"], "name": it.name }));
        document["evidence"] = evidence.collect();
    }
    if let Some(entry) = &badge.status {
        document["credentialStatus"] = json!({
            "id": format!("{}#{}", entry.list, entry.index),
            "type": "BitstringStatusListEntry",
            "statusPurpose": entry.purpose.code(),
            "statusListIndex": entry.index.to_string(),
            "statusListCredential": entry.list,
        });
    }
    sign(document, &badge.issuer, key, created).map(|signed| signed.to_string())
}

/// Signs a document as `issuer`, with `eddsa-rdfc-2022`. The proof repeats the document's
/// contexts, so that they can't be exchanged for others either.
///
/// # Errors
/// If the document uses a vocabulary or a term that isn't known, or has a proof already.
pub fn sign(
    mut document: Value,
    issuer: &str,
    key: &IssuerKey,
    created: Timestamp,
) -> Result<Value, Reason> {
    if document.get("proof").is_some() {
        return Err(Reason::new(Code::FieldWrong, "proof"));
    }
    let mut proof = Map::new();
    let fields = [
        ("type", "DataIntegrityProof".to_string()),
        ("cryptosuite", "eddsa-rdfc-2022".to_string()),
        ("created", created.to_string()),
        ("verificationMethod", key.method(issuer)),
        ("proofPurpose", "assertionMethod".to_string()),
    ];
    proof.extend(fields.into_iter().map(|(name, value)| (name.to_string(), Value::String(value))));
    if let Some(context) = document.get("@context") {
        proof.insert("@context".into(), context.clone());
    }
    let mut proof = Value::Object(proof);
    let suite = Suite::of(&proof)?;
    let contexts = Contexts::default();
    let canonical = data_integrity::canonical(&document, &proof, suite, Hash::Sha256, &contexts)?;
    let signature = key.0.sign(&canonical.hash(Hash::Sha256));
    proof["proofValue"] = to_multibase58(&signature.to_bytes()).into();
    document["proof"] = proof;
    Ok(document)
}

/// A picture with a badge in it.
///
/// # Errors
/// If the picture is neither PNG nor SVG, or damaged.
pub fn bake(picture: &[u8], badge: &str) -> Result<Vec<u8>, Reason> {
    if png::is_png(picture) {
        return png::bake(picture, badge);
    }
    match std::str::from_utf8(picture) {
        Ok(text) if svg::is_svg(text) => svg::bake(text, badge).map(String::into_bytes),
        _ => Err(Reason::new(Code::FileUnknown, "")),
    }
}
