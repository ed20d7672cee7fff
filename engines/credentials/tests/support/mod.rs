//! A web made of a table, an issuer, a badge, and where measuring data lies.

#![allow(dead_code)] // each test takes what it needs

use folkmoot_credentials::{
    IssuerKey, NewAchievement, NewBadge, NewEvidence, Options, Purpose, Resolve, StatusEntry,
    Unresolved,
};
use jiff::Timestamp;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Answers from a table, and remembers what it was asked.
#[derive(Default)]
pub(crate) struct Web {
    pub(crate) pages: BTreeMap<String, Vec<u8>>,
    pub(crate) gone: Vec<String>,
    pub(crate) asked: RefCell<Vec<String>>,
}

impl Web {
    #[allow(clippy::needless_pass_by_value)] // a call reads better without
    pub(crate) fn with(mut self, address: &str, page: impl ToString) -> Self {
        self.pages.insert(address.into(), page.to_string().into_bytes());
        self
    }
}

impl Resolve for Web {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        self.asked.borrow_mut().push(address.into());
        if self.gone.iter().any(|it| it == address) {
            return Err(Unresolved::Gone);
        }
        self.pages.get(address).cloned().ok_or(Unresolved::NotFound)
    }
}

pub(crate) fn time(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The moment at which tests check.
pub(crate) fn now() -> Options<'static> {
    Options::new(time("2026-11-01T12:00:00Z"))
}

pub(crate) const ISSUER: &str = "did:web:folkmoot.example.org";
pub(crate) const ISSUER_DOCUMENT: &str = "https://folkmoot.example.org/.well-known/did.json";
pub(crate) const LIST: &str = "https://folkmoot.example.org/badges/status/1";
pub(crate) const EMAIL: &str = "ada@example.org";

pub(crate) fn key() -> IssuerKey {
    IssuerKey::from_seed(&[7; 32])
}

/// A badge with everything in it.
pub(crate) fn badge() -> NewBadge {
    NewBadge {
        id: "urn:uuid:5f8a2c8e-6f5c-4a43-9f0e-2b6a4a0a9d11".into(),
        issuer: ISSUER.into(),
        issuer_name: "Mill Ward council".into(),
        achievement: NewAchievement {
            id: "https://folkmoot.example.org/badges/harbour-road".into(),
            name: "Took part in “Harbour Road”".into(),
            description: "Helped to choose a layout for Harbour Road.".into(),
            criteria: "Came to three of four evenings.".into(),
            criteria_address: Some("https://folkmoot.example.org/calls/harbour-road".into()),
        },
        email: EMAIL.into(),
        salt: "deep sea".into(),
        valid_from: time("2026-10-01T12:00:00Z"),
        valid_until: Some(time("2028-10-01T12:00:00Z")),
        evidence: vec![NewEvidence {
            address: "https://folkmoot.example.org/calls/harbour-road/result".into(),
            name: "What was decided".into(),
        }],
        status: Some(StatusEntry { list: LIST.into(), index: 4711, purpose: Purpose::Revocation }),
    }
}

/// The same badge, for which nothing has to be looked up.
pub(crate) fn simple_badge() -> NewBadge {
    NewBadge { issuer: key().did_key(), status: None, ..badge() }
}

/// The data folder named by `FOLKMOOT_DATA`, else the one beside the workspace; none, with
/// a line that says so, when there is no such folder.
pub(crate) fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("left out: no {} (set FOLKMOOT_DATA)", path.display());
    None
}

/// A PNG picture of one transparent dot.
pub(crate) fn dot() -> Vec<u8> {
    let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
    let pixels = [0x78, 0x9c, 0x63, 0, 0, 0, 5, 0, 1];
    chunk(&mut png, b"IHDR", &[0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0]);
    chunk(&mut png, b"IDAT", &pixels);
    chunk(&mut png, b"IEND", &[]);
    png
}

/// Adds a chunk to a PNG picture.
pub(crate) fn chunk(png: &mut Vec<u8>, kind: &[u8], data: &[u8]) {
    let body = [kind, data].concat();
    png.extend_from_slice(&u32::try_from(data.len()).unwrap().to_be_bytes());
    png.extend_from_slice(&body);
    png.extend_from_slice(&crc32fast::hash(&body).to_be_bytes());
}

pub(crate) const SVG: &str = r#"<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>A &amp; B</title></svg>"#;
