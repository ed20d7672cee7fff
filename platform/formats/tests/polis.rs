//! Exports of Polis come back byte for byte, and what is wrong in them is told with its place.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use std::io::Cursor;
use std::path::PathBuf;

use folkmoot_formats::{
    Input, Problems, read_polis_cells, read_polis_labels, read_polis_matrix, read_polis_statements,
    read_polis_summary, read_polis_votes, write_polis_matrix, write_polis_statements,
    write_polis_summary, write_polis_votes,
};
use proptest::prelude::*;

fn input(bytes: &[u8]) -> Input {
    Input::from_reader("export.csv", Cursor::new(bytes.to_vec()))
}

fn conversations() -> Vec<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let folder = root.join("polis/conversations");
    let Ok(found) = std::fs::read_dir(&folder) else {
        println!("left out: no {} (set FOLKMOOT_DATA)", folder.display());
        return Vec::new();
    };
    found.map(|it| it.unwrap().path()).collect()
}

#[test]
fn real_exports_come_back_byte_for_byte() {
    for folder in conversations() {
        let file = |name: &str| std::fs::read(folder.join(name)).ok();
        if let Some(bytes) = file("votes.csv") {
            let votes = Problems::collect(read_polis_votes(input(&bytes))).unwrap();
            assert!(write_polis_votes(&votes) == bytes, "{}: votes", folder.display());
        }
        if let Some(bytes) = file("comments.csv") {
            let statements = Problems::collect(read_polis_statements(input(&bytes))).unwrap();
            assert!(write_polis_statements(&statements) == bytes, "{}: comments", folder.display());
        }
        if let Some(bytes) = file("participants-votes.csv") {
            let matrix = read_polis_matrix(input(&bytes)).unwrap();
            assert!(write_polis_matrix(&matrix) == bytes, "{}: matrix", folder.display());
        }
        if let Some(bytes) = file("summary.csv") {
            let pairs = read_polis_summary(input(&bytes)).unwrap();
            assert!(write_polis_summary(&pairs) == bytes, "{}: summary", folder.display());
        }
    }
}

#[test]
fn a_wrong_vote_is_told_with_its_place() {
    let text = "comment-id,voter-id,vote\n0,1,1\n0,2,2\nx,3,0\n1,4,\n";
    let told = Problems::collect(read_polis_votes(input(text.as_bytes()))).unwrap_err().to_string();
    for part in ["export.csv:3", "\"2\"", "1 (agree)", "export.csv:4", "\"x\"", "export.csv:5"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    let told = read_polis_matrix(input(b"participant,0,1\n1,7,\n2,1\n")).unwrap_err().to_string();
    for part in ["export.csv:2", "\"7\"", "export.csv:3", "2 fields"] {
        assert!(told.contains(part), "{part} in {told}");
    }
    assert!(read_polis_matrix(input(b"")).is_err());
    assert!(read_polis_matrix(input(b"participant,3,3\n")).is_err());
}

#[test]
fn ids_may_be_anything_that_is_a_number() {
    let text = "voter-id,vote,comment-id\n18446744073709551615,-1,0\n0,0,1000000000\n";
    let votes = Problems::collect(read_polis_votes(input(text.as_bytes()))).unwrap();
    assert_eq!((votes[0].person, votes[0].statement), (u64::MAX, 0));
    assert_eq!(votes[1].statement, 1_000_000_000);
}

proptest! {
    #[test]
    fn anything_ends_in_rows_or_problems(bytes in prop::collection::vec(any::<u8>(), 0..300), head in 0..4) {
        let head: &[u8] = match head {
            0 => b"timestamp,datetime,comment-id,voter-id,vote\n",
            1 => b"participant,group-id,0,1\n",
            2 => b"timestamp,comment-id,moderated,is-meta,comment-body\n",
            _ => b"",
        };
        let text = [head, &bytes].concat();
        let _ = Problems::collect(read_polis_votes(input(&text)));
        let _ = Problems::collect(read_polis_statements(input(&text)));
        let _ = Problems::collect(read_polis_cells(input(&text)));
        let _ = Problems::collect(read_polis_labels(input(&text)));
        let _ = read_polis_matrix(input(&text));
        let _ = read_polis_summary(input(&text));
    }
}
