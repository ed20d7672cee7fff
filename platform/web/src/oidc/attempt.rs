//! One try to sign in, bound to the browser that began it.
//!
//! The cookie holds random bits, when the try began and where to go on to.
//! State, nonce and PKCE verifier are seals of it with the key of the
//! service, each for its own purpose: whoever changes the cookie, or comes
//! back with another one, comes back with the wrong state.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use folkmoot_model::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::{
    Key, address,
    seal::{from_hex, to_hex},
};

/// The name of its cookie.
pub(crate) const COOKIE: &str = "staff";
/// How long a try may take.
pub(crate) const SECONDS: u32 = 10 * 60;
/// Longest address that one comes back to, in bytes.
const LONGEST: usize = 500;

/// A try that began in a browser.
#[derive(Clone)]
pub(crate) struct Attempt {
    cookie: String,
    /// Where to go on to afterwards: a path of this service.
    pub(crate) next: String,
    state: String,
    pub(super) nonce: String,
    pub(super) verifier: String,
}

impl Attempt {
    /// A new try, from 32 random bytes.
    pub(crate) fn begin(random: [[u8; 16]; 2], next: &str, now: Timestamp, key: &Key) -> Self {
        let next = Some(address::local(next)).filter(|next| next.len() <= LONGEST).unwrap_or("/");
        let random = random.map(|half| to_hex(&half)).concat();
        let cookie = format!("{random}.{}.{}", now.as_millis(), to_hex(next.as_bytes()));
        Self::of(cookie, next.to_owned(), key)
    }

    /// The try that a browser comes back with: none if it is too old, or if
    /// it isn't the one that this state belongs to.
    pub(crate) fn come_back(cookie: &str, state: &str, now: Timestamp, key: &Key) -> Option<Self> {
        if !key.check("oidc state", cookie, &from_hex(state)?) {
            return None;
        }
        let mut parts = cookie.split('.').skip(1);
        let began = parts.next()?.parse().map(Timestamp::from_millis).ok()?;
        let next = String::from_utf8(from_hex(parts.next()?)?).ok()?;
        let ends = began.plus_millis(i64::from(SECONDS) * 1000);
        let next = address::local(&next).to_owned();
        (began <= now && now < ends).then(|| Self::of(cookie.to_owned(), next, key))
    }

    fn of(cookie: String, next: String, key: &Key) -> Self {
        let sealed = |purpose| to_hex(&key.seal(purpose, &cookie));
        let state = sealed("oidc state");
        let (nonce, verifier) = (sealed("oidc nonce"), sealed("oidc verifier"));
        Self { cookie, next, state, nonce, verifier }
    }

    /// What the browser keeps.
    pub(crate) fn cookie(&self) -> &str {
        &self.cookie
    }

    /// What comes back in the address.
    pub(super) fn state(&self) -> &str {
        &self.state
    }

    /// What the provider is told of the verifier (S256).
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_browser_that_began_comes_back_and_not_too_late() {
        let key = Key::new([7; 32]);
        let now = Timestamp::from_millis(1_000_000);
        let begun = Attempt::begin([[1; 16], [2; 16]], "/desk?a=b", now, &key);
        let (cookie, state) = (begun.cookie(), begun.state());
        let soon = now.plus_millis(599_000);
        let back = Attempt::come_back(cookie, state, soon, &key).unwrap();
        assert_eq!(back.next, "/desk?a=b");
        assert_eq!((back.nonce, back.verifier), (begun.nonce.clone(), begun.verifier.clone()));
        assert!(begun.verifier.len() >= 43 && begun.verifier != begun.nonce);

        let other = Attempt::begin([[3; 16], [2; 16]], "/desk?a=b", now, &key);
        assert!(Attempt::come_back(other.cookie(), state, soon, &key).is_none());
        assert!(Attempt::come_back(cookie, other.state(), soon, &key).is_none());
        assert!(Attempt::come_back(cookie, "", soon, &key).is_none());
        assert!(Attempt::come_back(cookie, state, now.plus_millis(600_000), &key).is_none());
        assert!(Attempt::come_back(cookie, state, soon, &Key::new([8; 32])).is_none());
        let longer = format!("{cookie}00");
        assert!(Attempt::come_back(&longer, state, soon, &key).is_none());
    }

    #[test]
    fn goes_on_within_the_service_only() {
        let key = Key::new([7; 32]);
        let long = format!("/{}", "a".repeat(500));
        for next in ["https://evil.example/", "//evil.example", long.as_str()] {
            let begun = Attempt::begin([[1; 16]; 2], next, Timestamp::from_millis(0), &key);
            assert_eq!(begun.next, "/");
        }
    }

    /// The example of RFC 7636, appendix B.
    #[test]
    fn the_challenge_is_that_of_the_standard() {
        let key = Key::new([7; 32]);
        let mut begun = Attempt::begin([[1; 16]; 2], "/", Timestamp::from_millis(0), &key);
        begun.verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned();
        assert_eq!(begun.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }
}
