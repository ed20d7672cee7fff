//! Checking what a provider says about somebody: an ID token, signed with one
//! of the provider's keys (OpenID Connect Core 1.0, section 3.1.3.7).
//!
//! Signatures are checked by ring, which is below TLS anyway. The crates that
//! do all of this bring the crate `rsa`, which has an open advisory
//! (RUSTSEC-2023-0071), or another TLS; what is left to do without them is
//! this file.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use folkmoot_model::{Email, Timestamp};
use ring::signature;
use serde::{Deserialize, de::DeserializeOwned};

/// Clocks may differ by so much.
const LEEWAY_SECONDS: i64 = 60;

/// The keys of a provider (RFC 7517).
#[derive(Debug, Deserialize)]
pub(super) struct Keys {
    pub(super) keys: Vec<Jwk>,
}

/// One of them. What isn't needed isn't read.
#[derive(Debug, Deserialize)]
pub(super) struct Jwk {
    kty: String,
    kid: Option<String>,
    #[serde(rename = "use")]
    used_for: Option<String>,
    alg: Option<String>,
    crv: Option<String>,
    n: Option<String>,
    e: Option<String>,
    x: Option<String>,
    y: Option<String>,
}

/// What a token must say to be for us, and for this try.
pub(super) struct Expected<'a> {
    pub(super) issuer: &'a str,
    pub(super) client_id: &'a str,
    pub(super) nonce: &'a str,
    pub(super) now: Timestamp,
}

/// Why a token isn't believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotBelieved {
    /// Not the form of a signed token.
    #[error("it isn't a signed token")]
    Form,
    /// Signed in a way that isn't taken, as `none` is.
    #[error("it is signed in a way that isn't taken")]
    Algorithm,
    /// By none of the provider's keys.
    #[error("its signature isn't that of a key of the provider")]
    Signature,
    /// Of somebody else.
    #[error("it is of another issuer")]
    Issuer,
    /// For somebody else.
    #[error("it is for somebody else")]
    Audience,
    /// Too late or too early.
    #[error("it isn't valid now; is the clock right?")]
    Time,
    /// Of another try.
    #[error("it belongs to another try")]
    Nonce,
}

#[derive(Debug, Deserialize)]
struct Head {
    alg: String,
    kid: Option<String>,
    crit: Option<serde_json::Value>,
}

#[derive(Debug, Deserialize)]
struct Claims {
    iss: String,
    aud: Audience,
    azp: Option<String>,
    exp: i64,
    nbf: Option<i64>,
    iat: i64,
    nonce: Option<String>,
    email: Option<String>,
    email_verified: Option<Said>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    Several(Vec<String>),
}

/// Some providers write `"true"`.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Said {
    Plainly(bool),
    AsText(String),
}

/// The e-mail address that a token vouches for; none if the provider hasn't
/// verified one.
pub(super) fn check(
    token: &str,
    keys: &Keys,
    expected: &Expected<'_>,
) -> Result<Option<Email>, NotBelieved> {
    let (signed, signature) = token.rsplit_once('.').ok_or(NotBelieved::Form)?;
    let (head, claims) = signed.split_once('.').ok_or(NotBelieved::Form)?;
    let head: Head = read(head)?;
    if head.crit.is_some() {
        return Err(NotBelieved::Algorithm);
    }
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| NotBelieved::Form)?;
    let way = Way::of(&head.alg).ok_or(NotBelieved::Algorithm)?;
    let fits = |key: &&Jwk| key.fits(&head, &way);
    if !keys.keys.iter().filter(fits).any(|key| way.holds(key, signed.as_bytes(), &signature)) {
        return Err(NotBelieved::Signature);
    }
    believe(read(claims)?, expected)
}

fn read<T: DeserializeOwned>(part: &str) -> Result<T, NotBelieved> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(|_| NotBelieved::Form)?;
    serde_json::from_slice(&bytes).map_err(|_| NotBelieved::Form)
}

/// Checks claims whose signature holds.
fn believe(claims: Claims, expected: &Expected<'_>) -> Result<Option<Email>, NotBelieved> {
    if claims.iss != expected.issuer {
        return Err(NotBelieved::Issuer);
    }
    let us = expected.client_id;
    let (for_us, alone) = match &claims.aud {
        Audience::One(one) => (one == us, true),
        Audience::Several(all) => (all.iter().any(|one| one == us), all.len() == 1),
    };
    let party = claims.azp.as_deref().map_or(alone, |azp| azp == us);
    if !for_us || !party {
        return Err(NotBelieved::Audience);
    }
    let now = expected.now.as_millis().div_euclid(1000);
    let begun = claims.iat.max(claims.nbf.unwrap_or(claims.iat));
    if claims.exp.saturating_add(LEEWAY_SECONDS) <= now
        || begun.saturating_sub(LEEWAY_SECONDS) > now
    {
        return Err(NotBelieved::Time);
    }
    if claims.nonce.as_deref() != Some(expected.nonce) {
        return Err(NotBelieved::Nonce);
    }
    let verified = match claims.email_verified {
        Some(Said::Plainly(verified)) => verified,
        Some(Said::AsText(text)) => text == "true",
        None => false,
    };
    Ok(claims.email.filter(|_| verified).and_then(|email| Email::new(&email).ok()))
}

/// A way of signing that is taken, as JWA (RFC 7518) names it.
enum Way {
    Rsa(&'static signature::RsaParameters),
    Curve(&'static str, &'static dyn signature::VerificationAlgorithm),
}

impl Way {
    /// Never `none`, and never one whose key is a secret of both.
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "RS256" => Self::Rsa(&signature::RSA_PKCS1_2048_8192_SHA256),
            "PS256" => Self::Rsa(&signature::RSA_PSS_2048_8192_SHA256),
            "ES256" => Self::Curve("P-256", &signature::ECDSA_P256_SHA256_FIXED),
            "ES384" => Self::Curve("P-384", &signature::ECDSA_P384_SHA384_FIXED),
            _ => return None,
        })
    }

    /// Whether a signature of this key holds.
    fn holds(&self, key: &Jwk, signed: &[u8], signature: &[u8]) -> bool {
        let bytes = |part: &Option<String>| URL_SAFE_NO_PAD.decode(part.as_deref()?).ok();
        match self {
            Self::Rsa(parameters) => {
                let (Some(n), Some(e)) = (bytes(&key.n), bytes(&key.e)) else { return false };
                let key = signature::RsaPublicKeyComponents { n, e };
                key.verify(parameters, signed, signature).is_ok()
            }
            Self::Curve(_, algorithm) => {
                let (Some(x), Some(y)) = (bytes(&key.x), bytes(&key.y)) else { return false };
                // An uncompressed point (SEC 1, section 2.3.3).
                let point = [&[4], x.as_slice(), y.as_slice()].concat();
                let key = signature::UnparsedPublicKey::new(*algorithm, point);
                key.verify(signed, signature).is_ok()
            }
        }
    }
}

impl Jwk {
    fn fits(&self, head: &Head, way: &Way) -> bool {
        let kind = match way {
            Way::Rsa(_) => self.kty == "RSA",
            Way::Curve(curve, _) => self.kty == "EC" && self.crv.as_deref() == Some(curve),
        };
        kind && (head.kid.is_none() || head.kid == self.kid)
            && self.alg.as_ref().is_none_or(|alg| *alg == head.alg)
            && self.used_for.as_ref().is_none_or(|used_for| used_for == "sig")
    }
}

#[cfg(test)]
#[path = "id_token_tests.rs"]
mod tests;
