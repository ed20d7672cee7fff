//! Whatever is in a file, reading it ends with rows or problems.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::fs;
use std::io::Cursor;

use folkmoot_formats::{
    EvidenceOptions, Input, Problem, StackExchange, read_call, read_evidence, read_needs,
    read_people,
};
use folkmoot_model::{Consent, Day};
use proptest::prelude::*;

/// Pieces that mean something to a reader, glued at random, and any bytes.
fn bytes(pieces: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        6 => prop::sample::select(pieces).prop_map(|piece| piece.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 0..6),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

const TABLE: &[&str] = &[
    "id",
    "name",
    "person",
    "text",
    "email",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "\"\"",
    "1",
    "é",
    "\u{feff}",
    "ratings",
    "2026-01-01 1 2|",
    "at",
    "2026-01-01",
    "'=",
    "\\|",
    "rating_up",
];
const JSON: &[&str] = &[
    "{",
    "}",
    "\"id\":",
    "\"a\"",
    "\"person\":1",
    ",",
    "\"text\":\"x\"",
    "[",
    "]",
    "null",
    "1e9",
    "\n",
    "\"rating\":{\"up\":1}",
    "\"ratings\":[{\"day\":\"2026-01-01\"}]",
    "\\u0000",
    "\"languages\":",
    "\"attributes\":{\"a\":1}",
    "\"",
];
const TOML: &[&str] = &[
    "title",
    "decision",
    "decided_on",
    "hours",
    "place",
    "[[kind]]",
    "id",
    "needs",
    "people",
    "must",
    "evidence",
    " = ",
    "\"x\"",
    "3",
    "-1",
    "true",
    "2027-03-01",
    "[\"work\"]",
    "\n",
    "{",
    "}",
    "'",
    "#",
];
const XML: &[&str] = &[
    "<posts>",
    "</posts>",
    "<users>",
    "<votes>",
    "<badges>",
    "<row ",
    "/>",
    ">",
    "Id=\"1\" ",
    "Id=\"2\" ",
    "PostTypeId=\"1\" ",
    "PostTypeId=\"2\" ",
    "ParentId=\"1\" ",
    "OwnerUserId=\"7\" ",
    "CreationDate=\"2026-01-01T00:00:00.000\" ",
    "Body=\"&lt;p&gt;x\" ",
    "Score=\"-3\" ",
    "Title=\"T\" ",
    "Tags=\"&lt;a&gt;\" ",
    "&#0;",
    "&amp;",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?xml ",
    "?>",
    "encoding=\"x\"",
    "\n",
    "\"",
    "PostId=\"2\" ",
    "VoteTypeId=\"2\" ",
    "TagBased=\"True\" ",
    "UserId=\"7\" ",
];

fn input(name: &str, bytes: &[u8]) -> Input {
    Input::from_reader(name, Cursor::new(bytes.to_vec()))
}

fn read_all(bytes: &[u8]) {
    let options = EvidenceOptions {
        today: Day::from_days(20_000),
        default_consent: Consent::NotAsked,
        source: "f".to_owned(),
        believe_verified: true,
    };
    for name in ["f", "f.gz"] {
        assert!(read_people(input(name, bytes)).take(10_000).count() < 10_000);
        assert!(read_evidence(input(name, bytes), options.clone()).take(10_000).count() < 10_000);
        assert!(read_needs(input(name, bytes)).take(10_000).count() < 10_000);
        let _ = read_call(input(name, bytes)).map_err(|problems| problems.to_string());
    }
}

proptest! {
    #[test]
    fn tables(bytes in bytes(TABLE)) {
        read_all(&bytes);
    }

    #[test]
    fn json(bytes in bytes(JSON)) {
        read_all(&bytes);
    }

    #[test]
    fn toml(bytes in bytes(TOML)) {
        read_all(&bytes);
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read_all(&bytes);
    }

    #[test]
    fn dumps(posts in bytes(XML), others in prop::collection::vec(bytes(XML), 3), sound in any::<bool>()) {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &[u8]| fs::write(folder.path().join(name), text).unwrap();
        let good = b"<posts><row Id=\"1\" PostTypeId=\"1\" Title=\"T\"/><row Id=\"2\" PostTypeId=\"2\" ParentId=\"1\" \
            OwnerUserId=\"7\" CreationDate=\"2020-01-01T00:00:00.000\" Body=\"x\" Score=\"1\"/></posts>";
        write("Posts.xml", if sound { good } else { &posts });
        for (name, text) in ["Users.xml", "Votes.xml", "Badges.xml"].iter().zip(&others) {
            write(name, text);
        }
        let dump = StackExchange::open(folder.path(), "s", None, Day::from_days(20_000)).unwrap();
        let _ = dump.read(&mut |_| Ok::<(), Problem>(()));
    }
}
