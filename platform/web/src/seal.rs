//! Signing what leaves the service and comes back: HMAC-SHA256.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

/// A secret key of 32 bytes.
#[derive(Clone)]
pub struct Key([u8; 32]);

impl std::fmt::Debug for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Key(secret)")
    }
}

impl Key {
    /// A key of these bytes; they must be random and kept secret.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The seal of a text for one purpose. What was sealed for one purpose is
    /// worth nothing for another.
    pub(crate) fn seal(&self, purpose: &str, text: &str) -> [u8; 32] {
        self.mac(purpose, text).map_or([0; 32], |mac| mac.finalize().into_bytes().into())
    }

    /// Whether a seal is right, in a time that doesn't depend on where it is
    /// wrong.
    pub(crate) fn check(&self, purpose: &str, text: &str, seal: &[u8]) -> bool {
        self.mac(purpose, text).is_some_and(|mac| mac.verify_slice(seal).is_ok())
    }

    fn mac(&self, purpose: &str, text: &str) -> Option<Hmac<Sha256>> {
        // HMAC takes keys of any length, so there always is one.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).ok()?;
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        Some(mac)
    }
}

/// Bytes as small hexadecimal digits.
pub(crate) fn to_hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value & 15)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

/// Reads what [`to_hex`] writes.
pub(crate) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| char::from(c).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let pairs = text.as_bytes().chunks(2);
    pairs
        .map(|pair| match pair {
            [high, low] => Some(digit(*high)? << 4 | digit(*low)?),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_for_its_key_purpose_and_text_alone() {
        let key = Key::new([7; 32]);
        let seal = key.seal("session", "a");
        assert!(key.check("session", "a", &seal));
        assert!(!key.check("session", "b", &seal));
        assert!(!key.check("form", "a", &seal));
        assert!(!Key::new([8; 32]).check("session", "a", &seal));
        assert!(!key.check("session", "a", &seal[..31]));
        assert_ne!(key.seal("a", "bc"), key.seal("ab", "c"));
    }

    #[test]
    fn hex_there_and_back() {
        assert_eq!(to_hex(&[0, 10, 255]), "000aff");
        assert_eq!(from_hex("000aff"), Some(vec![0, 10, 255]));
        assert_eq!(from_hex("0"), None);
        assert_eq!(from_hex("zz"), None);
        assert_eq!(from_hex("é"), None);
    }
}
