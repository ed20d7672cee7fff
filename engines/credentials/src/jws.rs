//! Tokens: JSON Web Signatures in their compact form (RFC 7515).

use crate::json;
use crate::keys::PublicKey;
use crate::verdict::{Code, Reason};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;

/// Algorithms that are taken. `none` and shared secrets are not signatures of an issuer.
const ALGORITHMS: [&str; 5] = ["RS256", "ES256", "ES384", "EdDSA", "Ed25519"];

/// A token, read and not yet checked.
#[derive(Debug)]
pub(crate) struct Jws {
    pub(crate) header: Value,
    pub(crate) payload: Value,
    pub(crate) algorithm: String,
    signed: String,
    signature: Vec<u8>,
}

impl Jws {
    /// Whether a text has the look of a token.
    pub(crate) fn looks_like(text: &str) -> bool {
        let part =
            |it: &str| it.bytes().all(|c| c.is_ascii_alphanumeric() || c == b'-' || c == b'_');
        text.split('.').count() == 3 && text.starts_with("ey") && text.split('.').all(part)
    }

    pub(crate) fn parse(text: &str) -> Result<Self, Reason> {
        let wrong = |part: &str| Reason::new(Code::ProofWrong, part);
        let (signed, signature) = text.rsplit_once('.').ok_or_else(|| wrong("token"))?;
        let (header, payload) = signed.split_once('.').ok_or_else(|| wrong("token"))?;
        let bytes = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| wrong("token"));
        let header = json::parse(&bytes(header)?)?;
        let payload = json::parse(&bytes(payload)?)?;
        let algorithm = json::required(&header, "alg")?.to_string();
        if !ALGORITHMS.contains(&algorithm.as_str()) {
            return Err(Reason::new(Code::ProofUnknown, algorithm));
        }
        if header.get("crit").is_some() || header.get("b64").is_some() {
            return Err(Reason::new(Code::ProofUnknown, "crit"));
        }
        Ok(Self { header, payload, algorithm, signed: signed.into(), signature: bytes(signature)? })
    }

    /// Whether the token was signed with this key.
    pub(crate) fn holds_with(&self, key: &PublicKey) -> bool {
        key.verify(&self.algorithm, self.signed.as_bytes(), &self.signature) == Some(true)
    }
}
