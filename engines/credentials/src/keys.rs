//! Public keys in the forms issuers publish them in, and signatures checked with them.

use crate::json;
use crate::rsa::RsaKey;
use crate::verdict::{Code, Reason};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::Verifier as _;
use serde_json::Value;

/// First bytes of a Multikey: which curve (multicodec, as a varint).
const ED25519: [u8; 2] = [0xed, 0x01];
const P256: [u8; 2] = [0x80, 0x24];
const P384: [u8; 2] = [0x81, 0x24];
/// Longest key or signature in base 58 that is looked at; decoding takes its square.
const MAX_BASE58: usize = 256;

/// A public key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PublicKey {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(Box<p256::ecdsa::VerifyingKey>),
    P384(Box<p384::ecdsa::VerifyingKey>),
    Rsa(Box<RsaKey>),
}

impl PublicKey {
    /// From a Multikey: `z` and base 58, the first two bytes naming the curve.
    pub(crate) fn from_multikey(text: &str) -> Option<Self> {
        let bytes = multibase58(text)?;
        let (curve, key) = bytes.split_at_checked(2)?;
        match curve.try_into().ok()? {
            ED25519 => ed25519(key),
            P256 => p256(key),
            P384 => p384(key),
            _ => None,
        }
    }

    /// From a JSON Web Key (RFC 7517): OKP Ed25519, EC P-256 and P-384, RSA.
    pub(crate) fn from_jwk(jwk: &Value) -> Option<Self> {
        let part = |name: &str| URL_SAFE_NO_PAD.decode(jwk.get(name)?.as_str()?).ok();
        let point = |size: usize| {
            let (x, y) = (part("x")?, part("y")?);
            (x.len() == size && y.len() == size).then(|| [vec![4], x, y].concat())
        };
        let curve = jwk.get("crv").and_then(Value::as_str);
        match (jwk.get("kty")?.as_str()?, curve) {
            ("OKP", Some("Ed25519")) => ed25519(&part("x")?),
            ("EC", Some("P-256")) => p256(&point(32)?),
            ("EC", Some("P-384")) => p384(&point(48)?),
            ("RSA", _) => RsaKey::new(&part("n")?, &part("e")?).map(|key| Self::Rsa(Box::new(key))),
            _ => None,
        }
    }

    /// From a PEM text with an RSA key, as Open Badges 2.0 publish it.
    pub(crate) fn from_pem(pem: &str) -> Option<Self> {
        RsaKey::from_pem(pem).map(|key| Self::Rsa(Box::new(key)))
    }

    /// From a verification method of a DID or other controller document.
    pub(crate) fn from_method(method: &Value) -> Option<Self> {
        let text = |name: &str| method.get(name).and_then(Value::as_str);
        if let Some(key) = text("publicKeyMultibase") {
            return Self::from_multikey(key);
        }
        if let Some(jwk) = method.get("publicKeyJwk") {
            return Self::from_jwk(jwk);
        }
        if let Some(key) =
            text("publicKeyBase58").filter(|_| json::is_a(method, "Ed25519VerificationKey2018"))
        {
            return ed25519(&base58(key)?);
        }
        text("publicKeyPem").and_then(Self::from_pem)
    }

    /// Whether `signature` over `message` was made with this key, under the name an algorithm
    /// has in tokens (RFC 7518, RFC 8037).
    pub(crate) fn verify(&self, algorithm: &str, message: &[u8], signature: &[u8]) -> Option<bool> {
        Some(match (self, algorithm) {
            (Self::Ed25519(key), "EdDSA" | "Ed25519") => {
                let signature = ed25519_dalek::Signature::from_slice(signature);
                signature.is_ok_and(|it| key.verify_strict(message, &it).is_ok())
            }
            (Self::P256(key), "ES256") => {
                let signature = p256::ecdsa::Signature::from_slice(signature);
                signature.is_ok_and(|it| key.verify(message, &it).is_ok())
            }
            (Self::P384(key), "ES384") => {
                let signature = p384::ecdsa::Signature::from_slice(signature);
                signature.is_ok_and(|it| key.verify(message, &it).is_ok())
            }
            (Self::Rsa(key), "RS256") => key.verify_sha256(message, signature),
            _ => return None,
        })
    }
}

fn ed25519(bytes: &[u8]) -> Option<PublicKey> {
    let key = ed25519_dalek::VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
    (!key.is_weak()).then_some(PublicKey::Ed25519(key))
}

fn p256(bytes: &[u8]) -> Option<PublicKey> {
    let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(bytes).ok()?;
    Some(PublicKey::P256(Box::new(key)))
}

fn p384(bytes: &[u8]) -> Option<PublicKey> {
    let key = p384::ecdsa::VerifyingKey::from_sec1_bytes(bytes).ok()?;
    Some(PublicKey::P384(Box::new(key)))
}

/// The bytes of multibase text in base 58: `z` and the digits.
pub(crate) fn multibase58(text: &str) -> Option<Vec<u8>> {
    base58(text.strip_prefix('z')?)
}

fn base58(digits: &str) -> Option<Vec<u8>> {
    if digits.len() > MAX_BASE58 {
        return None;
    }
    bs58::decode(digits).into_vec().ok()
}

/// Bytes as multibase text in base 58.
pub(crate) fn to_multibase58(bytes: &[u8]) -> String {
    format!("z{}", bs58::encode(bytes).into_string())
}

/// The Multikey of an Ed25519 key.
pub(crate) fn to_multikey(key: &ed25519_dalek::VerifyingKey) -> String {
    to_multibase58(&[&ED25519[..], key.as_bytes()].concat())
}

/// What is said of a key that can't be used.
pub(crate) fn wrong_key(of: &str) -> Reason {
    Reason::new(Code::ProofWrong, format!("key {of}"))
}
