//! RSA signatures of signed Open Badges 2.0 and of tokens: RSASSA-PKCS1-v1_5 with SHA-256
//! (RS256, RFC 8017 section 8.2.2). Checking needs no secret, so a plain power modulo n will
//! do; the crate `rsa` would bring private keys and an open advisory about their timing.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crypto_bigint::modular::{BoxedMontyForm, BoxedMontyParams};
use crypto_bigint::{BoxedUint, Odd};
use sha2::{Digest, Sha256};

/// Bytes of the modulus: from 2048 bits, as RFC 7518 asks, to 8192.
const SIZES: std::ops::RangeInclusive<usize> = 256..=1024;
/// Largest exponent, in bytes; 65,537 needs three.
const MAX_EXPONENT: usize = 4;
/// DigestInfo of SHA-256 (RFC 8017 section 9.2).
const SHA256_INFO: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05,
    0x00, 0x04, 0x20,
];
/// rsaEncryption, 1.2.840.113549.1.1.1.
const RSA_ENCRYPTION: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01];

const SEQUENCE: u8 = 0x30;
const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OBJECT: u8 = 0x06;

/// A public RSA key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RsaKey {
    /// Without zeros in front.
    modulus: Vec<u8>,
    exponent: Vec<u8>,
}

impl RsaKey {
    /// From modulus and exponent, the largest byte first.
    pub(crate) fn new(modulus: &[u8], exponent: &[u8]) -> Option<Self> {
        let (modulus, exponent) = (trim(modulus), trim(exponent));
        let odd = |number: &[u8]| number.last().is_some_and(|byte| byte % 2 == 1);
        let good = SIZES.contains(&modulus.len())
            && (1..=MAX_EXPONENT).contains(&exponent.len())
            && odd(modulus)
            && odd(exponent)
            && exponent != [1];
        good.then(|| Self { modulus: modulus.to_vec(), exponent: exponent.to_vec() })
    }

    /// From PEM, as SubjectPublicKeyInfo (`PUBLIC KEY`) or PKCS #1 (`RSA PUBLIC KEY`).
    pub(crate) fn from_pem(pem: &str) -> Option<Self> {
        let lines = pem.trim().lines().map(str::trim);
        let text: String = lines.filter(|line| !line.starts_with("-----")).collect();
        let der = STANDARD.decode(text).ok()?;
        let (inside, _) = element(&der, SEQUENCE)?;
        if let Some((modulus, rest)) = element(inside, INTEGER) {
            return Self::new(modulus, element(rest, INTEGER)?.0);
        }
        let (algorithm, rest) = element(inside, SEQUENCE)?;
        if element(algorithm, OBJECT)?.0 != RSA_ENCRYPTION {
            return None;
        }
        let key = element(rest, BIT_STRING)?.0.strip_prefix(&[0])?;
        let (modulus, rest) = element(element(key, SEQUENCE)?.0, INTEGER)?;
        Self::new(modulus, element(rest, INTEGER)?.0)
    }

    /// Whether the signature is one of this key over the SHA-256 of the message.
    pub(crate) fn verify_sha256(&self, message: &[u8], signature: &[u8]) -> bool {
        if signature.len() != self.modulus.len() || signature >= self.modulus.as_slice() {
            return false;
        }
        let digest = Sha256::digest(message);
        let padding = self.modulus.len() - SHA256_INFO.len() - digest.len() - 3;
        let mut expected = vec![0, 1];
        expected.resize(2 + padding, 0xff);
        expected.push(0);
        expected.extend_from_slice(&SHA256_INFO);
        expected.extend_from_slice(&digest);
        self.power(signature).is_some_and(|found| found == expected)
    }

    /// `base` to the public exponent modulo n, as long as the modulus.
    fn power(&self, base: &[u8]) -> Option<Vec<u8>> {
        let bits = u32::try_from(self.modulus.len()).ok()? * 8;
        let modulus = BoxedUint::from_be_slice(&self.modulus, bits).ok()?;
        let modulus = Odd::new(modulus).into_option()?;
        let base = BoxedUint::from_be_slice(base, bits).ok()?;
        let exponent = BoxedUint::from_be_slice(&self.exponent, 32).ok()?;
        let params = BoxedMontyParams::new_vartime(modulus);
        let power = BoxedMontyForm::new(base, &params).pow(&exponent).retrieve();
        let bytes = power.to_be_bytes();
        let extra = bytes.len().checked_sub(self.modulus.len())?;
        Some(bytes[extra..].to_vec())
    }
}

fn trim(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    &number[zeros..]
}

/// The content of the first DER element, if it has this tag, and what follows it.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (&found, rest) = der.split_first()?;
    let (&first, rest) = rest.split_first()?;
    let (length, rest) = match first {
        0..=0x7f => (usize::from(first), rest),
        0x81 | 0x82 => {
            let (bytes, rest) = rest.split_at_checked(usize::from(first & 0x7f))?;
            (bytes.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte)), rest)
        }
        _ => return None,
    };
    (found == tag).then(|| rest.split_at_checked(length))?
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    /// RFC 7515, appendix A.2: a key, a token and its signature.
    const N: &str = "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ";
    const MESSAGE: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
    const SIGNATURE: &str = "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw";

    fn key() -> RsaKey {
        RsaKey::new(&URL_SAFE_NO_PAD.decode(N).unwrap(), &[1, 0, 1]).unwrap()
    }

    #[test]
    fn the_example_of_rfc_7515_holds_and_no_byte_of_it_may_change() {
        let signature = URL_SAFE_NO_PAD.decode(SIGNATURE).unwrap();
        assert!(key().verify_sha256(MESSAGE.as_bytes(), &signature));
        assert!(!key().verify_sha256(b"another", &signature));
        for at in 0..signature.len() {
            let mut changed = signature.clone();
            changed[at] ^= 1;
            assert!(!key().verify_sha256(MESSAGE.as_bytes(), &changed), "byte {at}");
        }
        assert!(!key().verify_sha256(MESSAGE.as_bytes(), &signature[1..]));
    }

    #[test]
    fn keys_are_read_from_pem_in_both_forms() {
        let number = |bytes: &[u8]| [&[INTEGER, 0x82, 1, 1, 0][..], bytes].concat();
        let modulus = URL_SAFE_NO_PAD.decode(N).unwrap();
        let wrap = |tag: u8, inside: &[u8]| {
            let length = u16::try_from(inside.len()).unwrap().to_be_bytes();
            [&[tag, 0x82, length[0], length[1]][..], inside].concat()
        };
        let pkcs1 = wrap(SEQUENCE, &[number(&modulus), vec![INTEGER, 3, 1, 0, 1]].concat());
        let algorithm = [&[SEQUENCE, 13, OBJECT, 9][..], &RSA_ENCRYPTION, &[5, 0]].concat();
        let bits = wrap(BIT_STRING, &[&[0][..], &pkcs1].concat());
        let spki = wrap(SEQUENCE, &[algorithm, bits].concat());
        for (name, der) in [("RSA PUBLIC KEY", pkcs1), ("PUBLIC KEY", spki)] {
            let text = STANDARD.encode(der);
            let pem = format!("-----BEGIN {name}-----\n{text}\n-----END {name}-----\n");
            assert_eq!(RsaKey::from_pem(&pem), Some(key()), "{name}");
        }
        assert_eq!(RsaKey::from_pem("-----BEGIN PUBLIC KEY-----\nMIIB\n"), None);
    }

    #[test]
    fn weak_keys_are_refused() {
        assert_eq!(RsaKey::new(&[0xff; 128], &[1, 0, 1]), None);
        assert_eq!(RsaKey::new(&[0xff; 256], &[1]), None);
        assert_eq!(RsaKey::new(&[0xff; 256], &[2]), None);
        assert_eq!(RsaKey::new(&[0xff; 4096], &[1, 0, 1]), None);
    }
}
