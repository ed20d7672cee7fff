//! A service that runs as a process of its own, and a browser of sorts.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use super::Desk;

/// A running service; ends with the test.
pub struct Serving {
    child: Child,
    pub port: u16,
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Serving {
    pub fn start(desk: &Desk, place: &[&str], mail: u16) -> Self {
        let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let listen = format!("127.0.0.1:{port}");
        let child = desk
            .command(&[&["serve", "--quiet", "--listen", &listen][..], place].concat())
            .env("FOLKMOOT_MAIL_HOST", "127.0.0.1")
            .env("FOLKMOOT_MAIL_PORT", mail.to_string())
            .env("FOLKMOOT_MAIL_ENCRYPTION", "none")
            .env("FOLKMOOT_MAIL_FROM", "folkmoot@example.org")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let serving = Self { child, port };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return serving;
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        panic!("the service doesn't listen");
    }

    /// Sends a request.
    fn send(&self, method: &str, path: &str, cookie: &str, form: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let length = form.len();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Cookie: {cookie}\r\nContent-Length: {length}\r\n\
             Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}"
        )
        .unwrap();
        stream
    }

    /// Begins to listen to what happens to a page.
    pub fn listen(&self, path: &str, cookie: &str) -> Listening {
        let stream = self.send("GET", path, cookie, "");
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let mut listening = Listening(BufReader::new(stream));
        assert!(listening.until("retry: 3000"), "the stream begins");
        listening
    }

    /// Head and body of an answer.
    pub fn ask(&self, method: &str, path: &str, cookie: &str, form: &str) -> (String, String) {
        let mut stream = self.send(method, path, cookie, form);
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        (head.to_owned(), body.to_owned())
    }
}

pub fn cookie(head: &str) -> String {
    let line = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
    line.split(';').next().unwrap().to_owned()
}

pub fn field(html: &str, name: &str) -> String {
    let start = html.find(&format!("name=\"{name}\" value=\"")).expect("the field");
    html[start..].split('"').nth(3).unwrap().to_owned()
}

/// A stream of events that is open.
pub struct Listening(BufReader<TcpStream>);

impl Listening {
    /// Reads on until this is said; false if the stream ends before. Fails
    /// the test if nothing is said for long.
    pub fn until(&mut self, words: &str) -> bool {
        let mut line = String::new();
        while self.0.read_line(&mut line).expect("something is said") > 0 {
            if line.contains(words) {
                return true;
            }
            line.clear();
        }
        false
    }
}
