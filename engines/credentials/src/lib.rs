//! Digital badges: is what this one says true, and can one be made that others can check?
//!
//! [`check`] takes the bytes of a file (a picture with a badge in it, JSON, or a token) and
//! answers with a [`Report`]: a [`Verdict`], [`Reason`]s as codes, and what the badge says.
//! [`issue`] makes an Open Badge 3.0, [`StatusList`] takes it back, [`bake`] puts it into a
//! picture, [`did_web_document`] publishes the keys.
//!
//! No I/O, no clock, no random numbers: documents of others come in through [`Resolve`], the
//! moment of checking is a parameter, and so are keys and salts.
//!
//! # What is read
//!
//! | standard | forms |
//! |---|---|
//! | Open Badges 3.0 (1EdTech, 2024), Verifiable Credentials 1.1 and 2.0 | token (VC-JWT: RS256, ES256, ES384, EdDSA), Data Integrity (`eddsa-rdfc-2022`, `eddsa-jcs-2022`, `ecdsa-rdfc-2019` and `ecdsa-jcs-2019` on P-256 and P-384, `Ed25519Signature2020`) |
//! | Open Badges 2.0 (IMS Global, 2018) | hosted, signed (JWS) |
//! | Baking | PNG (`iTXt`, `zTXt`, `tEXt`), SVG |
//! | Status | Bitstring Status List 1.0, Status List 2021, 1EdTech revocation list |
//! | Keys | `did:key`, `did:web`, issuers at an `https` address; Multikey, JWK, PEM |
//!
//! # What is checked, in this order
//!
//! 1. The file: its size, the checksums of a PNG, JSON without doubled names.
//! 2. Every proof: nothing in the document that it doesn't cover, known vocabularies, the
//!    signature. A document that fails here is [`Verdict::Broken`], and no address in it is
//!    followed any further.
//! 3. The key: listed by the issuer's own document for making claims, and not retired or
//!    revoked when it signed. A key that a proof merely names proves nothing.
//! 4. The caller's list of trusted issuers, if there is one.
//! 5. Dates, as of [`Options::at`].
//! 6. Status lists, which must be signed by the same issuer.
//! 7. The recipient, if the caller says who holds the badge out.
//! 8. Endorsements, each for itself.
//!
//! All reasons are told; the most serious decides the verdict. `docs/methods/credentials.md`
//! has the formulas and what was measured.
//!
//! # From beginning to end
//!
//! ```
//! use folkmoot_credentials::*;
//!
//! let now = "2026-11-01T12:00:00Z".parse().unwrap();
//! let key = IssuerKey::from_seed(&[7; 32]); // a real one is random, and secret
//! let badge = NewBadge {
//!     id: "urn:uuid:5f8a2c8e-6f5c-4a43-9f0e-2b6a4a0a9d11".into(),
//!     issuer: key.did_key(),
//!     issuer_name: "Mill Ward council".into(),
//!     achievement: NewAchievement {
//!         id: "https://example.org/badges/harbour-road".into(),
//!         name: "Took part in Harbour Road".into(),
//!         description: "Helped to choose a layout for Harbour Road.".into(),
//!         criteria: "Came to three of four evenings.".into(),
//!         criteria_address: None,
//!     },
//!     email: "ada@example.org".into(),
//!     salt: "deep sea".into(),
//!     valid_from: now,
//!     valid_until: None,
//!     evidence: vec![],
//!     status: None,
//! };
//! let text = issue(&badge, &key, now)?;
//!
//! let mut options = Options::new(now);
//! options.recipient = Some(Recipient { emails: &["ada@example.org"], dids: &[] });
//! let report = check(text.as_bytes(), &options, &Offline);
//! assert_eq!(report.verdict, Verdict::Valid);
//! assert_eq!(report.content.achievement.name.as_deref(), Some("Took part in Harbour Road"));
//!
//! let forged = text.replace("Harbour", "Station");
//! assert_eq!(check(forged.as_bytes(), &options, &Offline).verdict, Verdict::Broken);
//! # Ok::<(), Reason>(())
//! ```

mod check;
mod contexts;
mod data_integrity;
#[cfg(test)]
mod data_integrity_tests;
mod did;
mod issue;
mod json;
mod jsonld;
mod jws;
mod keys;
mod open_badges_2;
mod open_badges_3;
mod png;
mod rdfc;
#[cfg(test)]
mod rdfc_tests;
mod recipient;
mod report;
mod resolve;
mod rsa;
mod secured;
mod status;
mod status_list;
mod svg;
mod time;
mod verdict;

/// A moment of checking.
pub use jiff::Timestamp as Moment;

pub use check::{MAX_FILE_BYTES, Options, check, unpack};
pub use contexts::Contexts;
pub use issue::{
    IssuerKey, NewAchievement, NewBadge, NewEvidence, PublishedKey, Purpose, StatusEntry, bake,
    did_web, did_web_address, did_web_document, issue, sign,
};
pub use recipient::{Recipient, hash_email};
pub use report::{Content, Endorsement, Evidence, Format, Named, Proof, Report};
pub use resolve::{Offline, Resolve, Unresolved};
pub use status_list::StatusList;
pub use verdict::{Code, Note, Reason, Verdict};
