//! `folkmoot verify` as a user runs it. A server on this machine stands in for the web.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::Path;

use folkmoot_credentials::{
    IssuerKey, NewAchievement, NewBadge, PublishedKey, Purpose, StatusEntry, StatusList,
    did_web_address, did_web_document, issue,
};
use folkmoot_test_support::data;
use jiff::Timestamp;
use serde_json::{Value, json};
use support::{Desk, Said};

const ISSUER: &str = "did:web:council.example";
const LIST: &str = "https://council.example/badges/1";
const AT: &str = "2026-11-01T12:00:00Z";

fn key() -> IssuerKey {
    IssuerKey::from_seed(&[7; 32])
}

fn moment() -> Timestamp {
    AT.parse().unwrap()
}

fn badge(issuer: &str) -> NewBadge {
    NewBadge {
        id: "urn:uuid:5f8a2c8e-6f5c-4a43-9f0e-2b6a4a0a9d11".into(),
        issuer: issuer.into(),
        issuer_name: "Mill Ward council".into(),
        achievement: NewAchievement {
            id: "https://council.example/badges/harbour-road".into(),
            name: "Took part in Harbour Road".into(),
            description: "Helped to choose a layout for Harbour Road.".into(),
            criteria: "Came to three of four evenings.".into(),
            criteria_address: None,
        },
        email: "ada@example.org".into(),
        salt: "deep sea".into(),
        valid_from: "2026-10-01T12:00:00Z".parse().unwrap(),
        valid_until: Some("2028-10-01T12:00:00Z".parse().unwrap()),
        evidence: vec![],
        status: None,
    }
}

/// A badge that names its key itself, so that nothing has to be looked up.
fn plain_badge() -> String {
    issue(&badge(&key().did_key()), &key(), moment()).unwrap()
}

/// A badge of an issuer whose keys and status list are on the web.
fn web_badge(index: u32) -> String {
    let entry = StatusEntry { list: LIST.into(), index, purpose: Purpose::Revocation };
    issue(&NewBadge { status: Some(entry), ..badge(ISSUER) }, &key(), moment()).unwrap()
}

/// What that issuer publishes: its key, and a list on which number 13 was taken back.
fn published() -> BTreeMap<String, Vec<u8>> {
    let published = PublishedKey { multikey: key().multikey(), retired: None, revoked: None };
    let mut list = StatusList::new();
    assert!(list.set(13, true));
    let list = list.signed(LIST, ISSUER, Purpose::Revocation, &key(), moment()).unwrap();
    BTreeMap::from([
        (
            did_web_address(ISSUER).unwrap(),
            did_web_document(ISSUER, &[published]).to_string().into(),
        ),
        (LIST.to_owned(), list.into_bytes()),
    ])
}

/// Serves these addresses on a port of this machine, until the test ends.
fn serve(pages: BTreeMap<String, Vec<u8>>) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = Vec::new();
            let mut piece = [0; 1024];
            while !request.windows(4).any(|it| it == b"\r\n\r\n") {
                let read = stream.read(&mut piece).unwrap();
                request.extend_from_slice(&piece[..read]);
            }
            let request = String::from_utf8(request).unwrap();
            let asked = format!("https:/{}", request.split(' ').nth(1).unwrap());
            let (status, page) = match pages.get(&asked) {
                Some(page) => ("200 OK", page.as_slice()),
                None => ("404 Not Found", &[][..]),
            };
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                page.len()
            );
            stream.write_all(head.as_bytes()).ok();
            stream.write_all(page).ok();
        }
    });
    port
}

/// Runs with a server on this machine in the place of the web.
fn run_with_web(desk: &Desk, port: u16, args: &[&str]) -> Said {
    let mut command = desk.command(args);
    Said::of(&command.env("FOLKMOOT_TEST_WEB", port.to_string()).output().unwrap())
}

#[test]
fn a_badge_is_told_in_words() {
    let desk = Desk::new();
    desk.write("badge.json", plain_badge());
    let args = ["verify", "badge.json", "--offline", "--at", AT];
    insta::assert_snapshot!(desk.run(&args).good().out);
    let whose = desk.run(&[&args[..], &["--recipient", "ada@example.org"]].concat()).good();
    assert!(!whose.out.contains("whose it is was not checked"), "{}", whose.out);
}

#[test]
fn each_verdict_has_its_word_and_exit_code() {
    let desk = Desk::new();
    desk.write("badge.json", plain_badge());
    desk.write("forged.json", plain_badge().replace("Harbour", "Station"));
    desk.write("web.json", web_badge(12));
    let mut told = String::new();
    for (args, verdict) in [
        (&["badge.json", "--at", AT][..], "valid"),
        (&["forged.json", "--at", AT], "broken"),
        (&["badge.json", "--at", "2029-01-01T00:00:00Z"], "expired"),
        (&["badge.json", "--at", "2020-01-01T00:00:00Z"], "not_yet_valid"),
        (&["badge.json", "--at", AT, "--recipient", "ben@example.org"], "wrong_recipient"),
        (&["badge.json", "--at", AT, "--trust", ISSUER], "untrusted_issuer"),
        (&["web.json", "--at", AT], "not_resolvable"),
    ] {
        let args = [&["verify"], args, &["--offline"]].concat();
        let json = desk.run(&[&args[..], &["--format", "json"]].concat());
        let said = desk.run(&args).ended(i32::from(verdict != "valid"));
        assert_eq!(json.code, said.code);
        assert_eq!(json.json()["verdict"], verdict, "{json:#?}");
        let lines = said.out.lines().take_while(|it| !it.starts_with("  for: "));
        told.push_str(&lines.map(|line| format!("{line}\n")).collect::<String>());
        told.push_str(&said.err);
    }
    // The id of the issuer's key follows from the key above.
    insta::assert_snapshot!(told.replace(&key().did_key(), "did:key:…"));
}

#[test]
fn keys_and_status_are_looked_up() {
    let desk = Desk::new();
    desk.write("held.json", web_badge(12));
    desk.write("taken-back.json", web_badge(13));
    let port = serve(published());
    let args = ["verify", "held.json", "taken-back.json", "--at", AT, "--format", "csv"];
    let said = run_with_web(&desk, port, &args).ended(1);
    assert!(said.out.contains("held.json,valid,,did:web:council.example"), "{}", said.out);
    assert!(said.out.contains("taken-back.json,revoked,status.revoked,"), "{}", said.out);
    assert!(said.err.contains("1 of 2 badges can't be relied on"), "{}", said.err);

    let empty = serve(BTreeMap::new());
    let said = run_with_web(&desk, empty, &["verify", "held.json", "--at", AT]).ended(1);
    assert!(said.out.contains("could not be looked up"), "{}", said.out);
}

#[test]
fn a_badge_at_an_address_is_fetched() {
    let desk = Desk::new();
    let address = "https://badges.example/ada";
    let mut pages = published();
    pages.insert(address.into(), web_badge(12).into_bytes());
    let port = serve(pages);
    run_with_web(&desk, port, &["verify", address, "--at", AT]).good();
    let said = run_with_web(&desk, port, &["verify", "https://badges.example/ben"]).ended(1);
    assert!(said.out.contains("https://badges.example/ben (not found)"), "{}", said.out);
    for inside in ["https://127.0.0.1/badge", "https://[::1]/badge", "https://10.0.0.1/badge"] {
        let said = desk.run(&["verify", inside]).ended(1);
        assert!(said.out.contains("(refused)"), "{}", said.out);
    }
}

#[test]
fn saved_documents_stand_in_for_the_web() {
    let desk = Desk::new();
    desk.write("badge.json", web_badge(13));
    for (address, page) in published() {
        let path = desk.path("saved").join(address.strip_prefix("https://").unwrap());
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, page).unwrap();
    }
    let args = ["verify", "badge.json", "--at", AT, "--offline", "saved", "--format", "json"];
    assert_eq!(desk.run(&args).ended(1).json()["verdict"], "revoked");
}

#[test]
fn what_is_no_badge_is_refused_with_a_reason() {
    let desk = Desk::new();
    desk.write("notes.txt", "ask Ada");
    let said = desk.run(&["verify", "notes.txt", "--offline"]).ended(1);
    assert!(said.out.contains("neither PNG, SVG, JSON nor a token"), "{}", said.out);
    desk.run(&["verify", "nowhere.json"]).ended(3);
    desk.run(&["verify"]).ended(2);
    desk.run(&["verify", "notes.txt", "--at", "soon"]).ended(2);
    let said = desk.run(&["verify", "notes.txt", "--offline", "nowhere"]).ended(2);
    assert!(said.err.contains("there is no folder nowhere"), "{}", said.err);
    let said = desk.run_with_input(&["verify", "-", "--offline", "--at", AT], &plain_badge());
    assert!(said.good().out.starts_with("-: valid"));
}

/// The samples of the Digital Credentials Consortium, each worth what its name says.
#[test]
fn each_published_sample_is_worth_what_its_name_says() {
    let Some(folder) = data("badges/digitalcredentials") else { return };
    let desk = Desk::new();
    let port = serve(consortium(&folder));
    let mut files: Vec<String> = std::fs::read_dir(folder.join("json"))
        .unwrap()
        .map(|it| it.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let mut args = vec!["verify", "--at", AT, "--format", "json"];
    args.extend(files.iter().map(String::as_str));
    let reports = run_with_web(&desk, port, &args).ended(1).json();
    let reports = reports.as_array().unwrap();
    for report in reports {
        let name = Path::new(report["file"].as_str().unwrap()).file_stem().unwrap();
        let name = name.to_str().unwrap();
        let expected = match name {
            "safeModeBreaker" | "testVC" => "broken",
            "v2WithBadDidWeb" | "v2DoubleSigWithBadStatusUrl" => "not_resolvable",
            _ if name.contains("Revoked") => "revoked",
            _ if name.contains("Expired") => "expired",
            _ => "valid",
        };
        assert_eq!(report["verdict"], expected, "{report:#}");
    }
    assert_eq!(reports.len(), 24);
}

/// What the issuers of those samples publish.
fn consortium(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    const LIST_FOLDER: &str = "https://raw.githubusercontent.com/digitalcredentials/verifier-core/refs/heads/main/src/test-fixtures/status/";
    const KEY: &str = "z6MknNQD1WHLGGraFi6zcbGevuAgkVfdyCdtZnQTGWVVvR5Q";
    let list = std::fs::read(folder.join("status/e5WK8CbZ1GjycuPombrj")).unwrap();
    let mut pages = BTreeMap::new();
    for (path, kind) in [("", "Ed25519VerificationKey2020"), (":multikey", "Multikey")] {
        let did = format!("did:web:digitalcredentials.github.io:dcc-did-web{path}");
        let id = format!("{did}#{KEY}");
        let document: Value = json!({
            "id": did,
            "verificationMethod": [
                {"id": id, "type": kind, "controller": did, "publicKeyMultibase": KEY},
            ],
            "assertionMethod": [id],
        });
        pages.insert(did_web_address(&did).unwrap(), document.to_string().into_bytes());
    }
    pages.insert(format!("{LIST_FOLDER}e5WK8CbZ1GjycuPombrj"), list);
    pages
}
