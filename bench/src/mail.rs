//! A mail server that keeps the links it is sent, so that somebody can sign
//! in as people do.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use anyhow::{Context as _, Result};

/// How long a mail may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// What stands before the secret part of a link.
const LINK: &str = "/sign-in/link/";

/// The server, on a port of its own.
pub(crate) struct Mail {
    pub(crate) port: u16,
    links: Receiver<String>,
}

impl Mail {
    /// Begins to listen.
    pub(crate) fn start() -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").context("a port for mail")?;
        let port = listener.local_addr()?.port();
        let (found, links) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // Whoever hangs up ends the conversation.
                let _ = converse(&stream, &found);
            }
        });
        Ok(Self { port, links })
    }

    /// The path of the link in the next mail.
    pub(crate) fn link(&self) -> Result<String> {
        self.links.recv_timeout(PATIENCE).context("no mail with a link came")
    }
}

fn converse(mut stream: &TcpStream, found: &Sender<String>) -> std::io::Result<()> {
    let mut lines = BufReader::new(stream).lines();
    stream.write_all(b"220 bench ESMTP\r\n")?;
    while let Some(line) = lines.next().transpose()? {
        let verb = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        let answer: &[u8] = match verb.as_str() {
            "DATA" => {
                stream.write_all(b"354 go on\r\n")?;
                let mut text = String::new();
                for line in lines.by_ref() {
                    let line = line?;
                    if line == "." {
                        break;
                    }
                    // A `=` at the end of a line joins it to the next.
                    match line.strip_suffix('=') {
                        Some(begun) => text.push_str(begun),
                        None => text.extend([line.as_str(), "\n"]),
                    }
                }
                if let Some(link) = link_in(&text) {
                    // Nobody waits for it any more if this fails.
                    let _ = found.send(link);
                }
                b"250 taken\r\n"
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n"),
            _ => b"250 ok\r\n",
        };
        stream.write_all(answer)?;
    }
    Ok(())
}

fn link_in(text: &str) -> Option<String> {
    let secret = text.split(LINK).nth(1)?;
    let end = secret.find(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
    Some(format!("{LINK}{}", &secret[..end.unwrap_or(secret.len())]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_link_ends_where_the_secret_does() {
        let link = link_in("To sign in: http://127.0.0.1:1/sign-in/link/0a1b-c_d\"> or not");
        assert_eq!(link.as_deref(), Some("/sign-in/link/0a1b-c_d"));
        assert_eq!(link_in("hello"), None);
    }
}
