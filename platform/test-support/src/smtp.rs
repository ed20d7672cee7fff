//! A mail server that keeps what it is given.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail as it came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Captured {
    /// Whom it was for.
    pub to: String,
    /// Headers and body, with quoted-printable undone.
    pub text: String,
}

impl Captured {
    /// The first address in it that begins like this.
    pub fn link(&self, begins: &str) -> Option<String> {
        let start = self.text.find(begins)?;
        let end = |c: char| c.is_whitespace() || c == '"' || c == '<';
        self.text[start..].split(end).next().map(str::to_owned)
    }
}

/// A mail server on a port of its own. It speaks enough SMTP to be sent to,
/// and delivers nothing.
#[derive(Debug, Clone)]
pub struct MailServer {
    /// Its port on 127.0.0.1.
    pub port: u16,
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    mails: Vec<Captured>,
    refusals: Vec<&'static str>,
    breaks: bool,
}

impl MailServer {
    /// Begins to listen, in a task of the present runtime.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = Self { port, state: Arc::default() };
        let state = server.state.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(converse(stream, state.clone()));
            }
        });
        server
    }

    /// Answers the next mail with this line instead of taking it.
    pub fn refuse_next(&self, line: &'static str) {
        self.state.lock().unwrap().refusals.push(line);
    }

    /// Takes the next mail and hangs up without a word.
    pub fn break_next(&self) {
        self.state.lock().unwrap().breaks = true;
    }

    /// All that came in so far.
    pub fn mails(&self) -> Vec<Captured> {
        self.state.lock().unwrap().mails.clone()
    }

    /// Waits until so many mails have come in; ten seconds at most.
    pub async fn wait_for(&self, count: usize) -> Vec<Captured> {
        for _ in 0..200 {
            if self.mails().len() >= count {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let mails = self.mails();
        assert_eq!(mails.len(), count, "mails that came in");
        mails
    }
}

/// One conversation. Whoever hangs up ends it.
async fn converse(stream: TcpStream, state: Arc<Mutex<State>>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 captured ESMTP\r\n").await.ok()?;
    let mut to = String::new();
    while let Some(line) = lines.next_line().await.ok()? {
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer = match verb.as_str() {
            "EHLO" | "HELO" => "250-captured\r\n250 8BITMIME",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                "250 ok"
            }
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut text = String::new();
                loop {
                    let line = lines.next_line().await.ok()??;
                    if line == "." {
                        break;
                    }
                    text.push_str(line.strip_prefix('.').unwrap_or(&line));
                    text.push('\n');
                }
                let mut state = state.lock().unwrap();
                if state.refusals.is_empty() {
                    state.mails.push(Captured { to: to.clone(), text: unquote(&text) });
                    if std::mem::take(&mut state.breaks) {
                        return None;
                    }
                    "250 taken"
                } else {
                    state.refusals.remove(0)
                }
            }
            "QUIT" => {
                write.write_all(b"221 bye\r\n").await.ok()?;
                return None;
            }
            _ => "250 ok",
        };
        write.write_all(answer.as_bytes()).await.ok()?;
        write.write_all(b"\r\n").await.ok()?;
    }
    None
}

/// Undoes quoted-printable (RFC 2045, 6.7).
fn unquote(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let mut bytes = Vec::with_capacity(joined.len());
    let mut rest = joined.as_bytes();
    while let [first, after @ ..] = rest {
        let code = after.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match code.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) if *first == b'=' => {
                bytes.push(byte);
                rest = &after[2..];
            }
            _ => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
