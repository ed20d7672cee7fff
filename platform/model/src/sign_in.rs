//! Signing in: secrets, links sent by mail, sessions.

use rand_core::Rng;

use crate::{Digest, Email, OrganisationId, PersonId, SignInLinkId, Timestamp};

/// A secret of 256 random bits that opens something, as 64 small hexadecimal
/// digits. Only its digest is ever kept.
///
/// ```
/// use folkmoot_model::{Seed, Token};
/// let token = Token::generate(&mut Seed::new("doc").rng());
/// assert_eq!(Token::read(token.as_str()), Some(token.clone()));
/// assert_eq!(format!("{token:?}"), "Token(secret)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(secret)")
    }
}

impl Token {
    /// A new one.
    pub fn generate(rng: &mut impl Rng) -> Self {
        let mut bytes = [0_u8; 32];
        rng.fill_bytes(&mut bytes);
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Takes a text as a token, if it has the form of one.
    pub fn read(text: &str) -> Option<Self> {
        let hex = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 64 && text.bytes().all(hex)).then(|| Self(text.to_owned()))
    }

    /// The secret itself, to be handed to its owner.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn digest(&self) -> Digest {
        Digest::of(self.0.as_bytes())
    }
}

/// A wish to sign in, by an address that somebody typed. Its token is made
/// when the mail goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInLink {
    /// Its id; no secret.
    pub id: SignInLinkId,
    /// The address, see [`Email::folded`].
    pub email: Email,
    /// When it was asked for.
    pub created_at: Timestamp,
    /// From when on it is worth nothing.
    pub expires_at: Timestamp,
}

/// Somebody who has signed in, in one browser. What they may do is asked anew
/// at each request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The digest of the token that the browser holds.
    pub token: Digest,
    /// Where.
    pub organisation: OrganisationId,
    /// Who.
    pub person: PersonId,
    /// Since when.
    pub created_at: Timestamp,
    /// When it was last used, give or take an hour.
    pub seen_at: Timestamp,
    /// From when on it is worth nothing.
    pub expires_at: Timestamp,
}
