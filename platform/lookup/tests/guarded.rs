//! Where a stranger's address may lead, and what is taken from there.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};

use folkmoot_credentials::{Resolve as _, Unresolved};
use folkmoot_lookup::{MAX_BYTES, PublicWeb};

/// A server that answers each path with a fixed answer, and tells which paths it was asked for.
fn serve(answer: fn(&str) -> Vec<u8>) -> (PublicWeb, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (tell, asked) = channel();
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
            let path = request.split(' ').nth(1).unwrap().to_owned();
            let bytes = answer(&path);
            tell.send(path).ok();
            stream.write_all(&bytes).ok();
        }
    });
    (PublicWeb::stand_in(port), asked)
}

fn with(status: &str, header: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!(
        "HTTP/1.1 {status}\r\n{header}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}"
    )
    .into_bytes()
}

#[test]
fn a_document_is_fetched_and_redirects_are_followed() {
    let (web, asked) = serve(|path| match path {
        "/a.example/did.json" => with("302 Found", "Location: /moved?x=1\r\n", ""),
        "/a.example/moved?x=1" => with("308 On", "Location: https://b.example/there\r\n", ""),
        "/b.example/there" => with("200 OK", "", "{}"),
        _ => with("404 Not Found", "", ""),
    });
    assert_eq!(web.fetch("https://a.example/did.json").unwrap(), b"{}");
    let asked: Vec<String> = asked.try_iter().collect();
    assert_eq!(asked, ["/a.example/did.json", "/a.example/moved?x=1", "/b.example/there"]);
}

#[test]
fn an_answer_says_why_there_is_nothing() {
    let (web, _asked) = serve(|path| match path {
        "/a.example/gone" => with("410 Gone", "", ""),
        "/a.example/ill" => with("500 Oh", "", "{}"),
        "/a.example/round" => with("302 Found", "Location: /round\r\n", ""),
        "/a.example/nowhere" => with("302 Found", "", ""),
        "/a.example/large" => {
            with("200 OK", "", &" ".repeat(usize::try_from(MAX_BYTES).unwrap() + 1))
        }
        _ => with("404 Not Found", "", ""),
    });
    for (path, why) in [
        ("gone", Unresolved::Gone),
        ("ill", Unresolved::Failed),
        ("round", Unresolved::Refused),
        ("nowhere", Unresolved::Failed),
        ("large", Unresolved::Failed),
        ("other", Unresolved::NotFound),
    ] {
        assert_eq!(web.fetch(&format!("https://a.example/{path}")), Err(why), "{path}");
    }
}

#[test]
fn no_redirect_leads_inwards_or_out_of_https() {
    let (web, asked) = serve(|path| {
        let to = match path {
            "/a.example/0" => "http://b.example/",
            "/a.example/1" => "https://127.0.0.1/",
            "/a.example/2" => "https://[::1]/",
            "/a.example/3" => "https://10.0.0.1:8443/",
            "/a.example/4" => "https://me@b.example/",
            "/a.example/5" => "//b.example/",
            "/a.example/6" => "file:///etc/passwd",
            _ => "https://169.254.169.254/latest/meta-data",
        };
        with("302 Found", &format!("Location: {to}\r\n"), "")
    });
    for at in 0..8 {
        let address = format!("https://a.example/{at}");
        assert_eq!(web.fetch(&address), Err(Unresolved::Refused), "{address}");
    }
    assert_eq!(asked.try_iter().count(), 8, "nothing but the first address was asked");
}

/// Needs no network: these names and numbers are known to every machine.
#[test]
fn names_that_point_inwards_are_refused_after_they_were_looked_up() {
    let web = PublicWeb::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    for host in ["localhost", "127.0.0.1", "[::1]", "2130706433", "0", "[::ffff:127.0.0.1]"] {
        let address = format!("https://{host}:{port}/did.json");
        assert_eq!(web.fetch(&address), Err(Unresolved::Refused), "{address}");
    }
    for address in ["http://example.org/", "ftp://example.org/", "example.org", "https://", ""] {
        assert_eq!(web.fetch(address), Err(Unresolved::Refused), "{address}");
    }
    assert!(listener.accept().is_err(), "nobody came");
}
