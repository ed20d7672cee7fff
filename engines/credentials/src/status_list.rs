//! The list in which an issuer says which of its badges it took back.

use crate::contexts::CREDENTIALS_V2;
use crate::issue::{IssuerKey, Purpose, sign};
use crate::verdict::{Code, Reason};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use flate2::Compression;
use flate2::write::GzEncoder;
use jiff::Timestamp;
use serde_json::json;
use std::io::Write;

/// A status list of an issuer (Bitstring Status List 1.0): one bit for each badge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatusList {
    bits: Vec<u8>,
}

impl StatusList {
    /// Entries of every list: 131,072, the least the standard allows, so that asking for the
    /// list tells little about which badge is meant.
    pub const ENTRIES: u32 = 131_072;

    /// A list in which nothing is taken back.
    pub fn new() -> Self {
        Self { bits: vec![0; Self::ENTRIES as usize / 8] }
    }

    /// Whether a badge is taken back. Numbers beyond the list are not.
    pub fn get(&self, index: u32) -> bool {
        self.bits.get(index as usize / 8).is_some_and(|byte| byte & mask(index) != 0)
    }

    /// Takes a badge back, or gives it back; false if there is no such number.
    #[must_use]
    pub fn set(&mut self, index: u32, taken_back: bool) -> bool {
        let Some(byte) = self.bits.get_mut(index as usize / 8) else {
            return false;
        };
        *byte = if taken_back { *byte | mask(index) } else { *byte & !mask(index) };
        true
    }

    /// The list as the issuer publishes it at `address`, signed with `key` at `created`.
    ///
    /// # Errors
    /// If the address isn't one.
    pub fn signed(
        &self,
        address: &str,
        issuer: &str,
        purpose: Purpose,
        key: &IssuerKey,
        created: Timestamp,
    ) -> Result<String, Reason> {
        let document = json!({
            "@context": [CREDENTIALS_V2],
            "id": address,
            "type": ["VerifiableCredential", "BitstringStatusListCredential"],
            "issuer": issuer,
            "validFrom": created.to_string(),
            "credentialSubject": {
                "id": format!("{address}#list"),
                "type": "BitstringStatusList",
                "statusPurpose": purpose.code(),
                "encodedList": self.encoded()?,
            },
        });
        sign(document, issuer, key, created).map(|signed| signed.to_string())
    }

    fn encoded(&self) -> Result<String, Reason> {
        let failed = |error: std::io::Error| Reason::new(Code::StatusWrong, error.to_string());
        let mut packed = GzEncoder::new(Vec::new(), Compression::best());
        packed.write_all(&self.bits).map_err(failed)?;
        Ok(format!("u{}", URL_SAFE_NO_PAD.encode(packed.finish().map_err(failed)?)))
    }
}

impl Default for StatusList {
    fn default() -> Self {
        Self::new()
    }
}

/// Entries are counted from the highest bit of the first byte.
fn mask(index: u32) -> u8 {
    0x80 >> (index % 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bit_at_a_time() {
        let mut list = StatusList::new();
        assert!(list.set(9, true));
        assert_eq!(list.bits[..2], [0, 0b0100_0000]);
        assert!(list.get(9) && !list.get(8) && !list.get(10));
        assert!(list.set(9, false));
        assert_eq!(list, StatusList::new());
        assert!(!list.set(StatusList::ENTRIES, true));
        assert!(!list.get(StatusList::ENTRIES));
    }
}
