//! The command line itself: help, settings, exit codes, demo.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::Stdio;

use support::Desk;

#[test]
fn help_is_as_promised() {
    let desk = Desk::new();
    let mut all = String::new();
    for command in [
        &[][..],
        &["demo"],
        &["serve"],
        &["doctor"],
        &["migrate"],
        &["backup"],
        &["restore"],
        &["audit", "verify"],
        &["audit", "list"],
        &["import", "people"],
        &["import", "evidence"],
        &["import", "stack-exchange"],
        &["import", "call"],
        &["issuer", "show"],
        &["issuer", "rotate"],
        &["export"],
        &["match"],
        &["affinity"],
        &["topics"],
        &["replay"],
        &["completions"],
    ] {
        let said = desk.run(&[command, &["--help"]].concat()).good();
        assert!(said.err.is_empty(), "help is a result: {}", said.err);
        all.push_str(&format!("$ folkmoot {} --help\n{}\n", command.join(" "), said.out));
    }
    insta::assert_snapshot!("help", all);
}

#[test]
fn completions_name_the_commands() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let said = desk.run(&["completions", shell]).good();
        assert!(said.out.contains("replay"), "{shell}");
    }
}

#[test]
fn mistakes_end_with_their_code() {
    let desk = Desk::new();
    desk.run(&["mtach"]).ended(2);
    desk.run(&["match"]).ended(2);
    let said = desk.run(&["match", "--call", "none.toml", "--data", "nowhere"]).ended(3);
    assert!(said.err.contains("there is no data in nowhere"), "{}", said.err);
    assert!(!desk.path("nowhere").exists(), "looking makes nothing");
    let said = desk.run(&["doctor", "--database", "postgres://nobody@127.0.0.1:1/none"]).ended(1);
    assert!(said.out.contains("bad"), "{}", said.out);
    desk.run(&["export", "people", "--database", "postgres://nobody@127.0.0.1:1/none"]).ended(5);
}

#[test]
fn unknown_settings_are_refused_with_the_nearest() {
    let desk = Desk::new();
    desk.write("folkmoot.toml", "lisen = \"127.0.0.1:1\"\n");
    let said = desk.run(&["doctor"]).ended(3);
    assert!(said.err.contains("did you mean \"listen\"?"), "{}", said.err);
    desk.write("folkmoot.toml", "");
    let mut command = desk.command(&["doctor"]);
    let output = command.env("FOLKMOOT_MAIL_HSOT", "x").output().unwrap();
    let said = support::Said::of(&output).ended(3);
    assert!(said.err.contains("did you mean FOLKMOOT_MAIL_HOST?"), "{}", said.err);
}

#[test]
fn the_doctor_finds_what_is_wrong_and_says_no_secret() {
    let desk = Desk::with_town();
    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    desk.write("folkmoot.toml", "secret = \"a-very-secret-secret-of-forty-characters\"\n");
    let said = desk.run(&["doctor", "--data", "town"]).good();
    for word in ["database", "SQLite", "clock", "disk", "mail", "audit log of local"] {
        assert!(said.out.contains(word), "{word}: {}", said.out);
    }
    assert!(!said.out.contains("very-secret"), "{}", said.out);
    let json = desk.run(&["doctor", "--data", "town", "--format", "json"]).good().json();
    assert!(json.as_array().unwrap().iter().all(|finding| finding["state"] != "bad"));

    // A mail server that is none.
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let silent = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"HTTP/1.1 400\r\n").unwrap();
    });
    desk.write(
        "folkmoot.toml",
        format!("[mail]\nhost = \"127.0.0.1\"\nport = {port}\nfrom = \"us@example.org\"\n"),
    );
    let said = desk.run(&["doctor", "--data", "town"]).ended(1);
    assert!(said.out.contains("doesn't take our mail"), "{}", said.out);
    silent.join().unwrap();
}

#[test]
fn results_alone_go_to_standard_output_and_to_files_whole() {
    let desk = Desk::with_town();
    desk.run(&["import", "people", "people.csv", "--into", "town"]).good();
    let said = desk.run(&["export", "people", "--data", "town", "--format", "csv"]).good();
    assert!(said.out.starts_with("id,name,"), "{}", said.out);
    assert!(said.err.contains("Exported 3 rows."), "{}", said.err);
    assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'), "no colours in a pipe");
    let quiet =
        desk.run(&["export", "people", "--data", "town", "--quiet", "--out", "p.txt"]).good();
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
    assert!(std::fs::read_to_string(desk.path("p.txt")).unwrap().contains("Ada Example"));
    desk.run(&["export", "people", "--data", "town", "--out", "no/such/folder"]).ended(5);
}

/// Starts the demo and gives its address.
fn demo(desk: &Desk) -> (std::process::Child, String) {
    let mut child = desk
        .command(&["demo", "--data", "demo", "--port", "0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).expect("an address").trim().trim_end_matches('/');
    (child, address.to_owned())
}

fn get(address: &str, path: &str) -> String {
    let mut stream = std::net::TcpStream::connect(address).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    text
}

fn interrupt(mut child: std::process::Child) {
    let status =
        std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(status.unwrap().success());
    assert!(child.wait().unwrap().success(), "a stop that was asked for is no failure");
}

#[test]
fn the_demo_starts_keeps_its_town_and_is_thrown_away_only_when_asked() {
    let desk = Desk::new();
    let (child, address) = demo(&desk);
    assert!(get(&address, "/").contains("Harbour Road"));
    assert!(get(&address, "/").contains("made-up town"));
    interrupt(child);
    let audit = |desk: &Desk| desk.run(&["audit", "verify", "--data", "demo"]).good().out;
    let before = audit(&desk);
    let (child, _) = demo(&desk);
    interrupt(child);
    assert_eq!(before, audit(&desk), "starting it again changes nothing");

    let said = desk.run(&["demo", "--data", "demo", "--reset"]).ended(2);
    assert!(said.err.contains("needs a yes"), "{}", said.err);
    assert_eq!(before, audit(&desk));
    std::fs::create_dir(desk.path("letters")).unwrap();
    desk.write("letters/dear.txt", "mine");
    desk.run(&["demo", "--data", "letters", "--reset", "--yes"]).ended(2);
    assert!(desk.path("letters/dear.txt").exists());
}

#[test]
fn the_readme_shows_what_the_tour_prints() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let desk = Desk::new();
    for file in std::fs::read_dir(root.join("docs/tour")).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), desk.path(&file.file_name().to_string_lossy())).unwrap();
    }
    let ask = [
        "match",
        "--call",
        "call.toml",
        "--people",
        "people.csv",
        "--evidence",
        "evidence.csv",
        "--as-of",
        "2026-11-01",
    ];
    let said = desk.run(&ask).good();
    assert!(readme.contains(said.out.trim()), "README.md should show:\n{}", said.out);
}
