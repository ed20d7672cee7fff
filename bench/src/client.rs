//! A client that keeps its connection and its cookies, as a browser does.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::header::{self, HeaderMap, HeaderValue};
use hyper::{Method, Request, StatusCode};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;

/// One client over one connection.
#[derive(Debug)]
pub(crate) struct Client {
    sender: SendRequest<Full<Bytes>>,
    host: String,
    cookies: Vec<(String, String)>,
    /// Sent with every request.
    headers: HeaderMap,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Bytes,
    /// From the first byte sent to the last one read.
    pub(crate) took: Duration,
}

impl Answer {
    pub(crate) fn text(&self) -> Result<&str> {
        std::str::from_utf8(&self.body).context("the page is no text")
    }

    /// The value of a hidden field of a form.
    pub(crate) fn field(&self, name: &str) -> Result<String> {
        let text = self.text()?;
        let before = format!("name=\"{name}\" value=\"");
        let value = text.split(&before).nth(1).and_then(|rest| rest.split('"').next());
        value.map(str::to_owned).with_context(|| format!("the page has no field {name:?}"))
    }
}

impl Client {
    pub(crate) async fn connect(to: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(to).await.context("the service doesn't answer")?;
        stream.set_nodelay(true)?;
        let (sender, connection) = handshake(TokioIo::new(stream)).await?;
        // It ends with the client; errors are told by the request they hit.
        tokio::spawn(connection);
        let (host, cookies, headers) = (to.to_string(), Vec::new(), HeaderMap::new());
        Ok(Self { sender, host, cookies, headers })
    }

    /// Takes packed pages, as browsers do.
    pub(crate) fn take_packed(&mut self) {
        let packings = HeaderValue::from_static("gzip, deflate, br, zstd");
        self.headers.insert(header::ACCEPT_ENCODING, packings);
    }

    /// Takes pages as they are, to be read here.
    pub(crate) fn take_plain(&mut self) {
        self.headers.remove(header::ACCEPT_ENCODING);
    }

    /// Asks for a page.
    pub(crate) async fn get(&mut self, path: &str) -> Result<Answer> {
        self.send(Method::GET, path, None).await
    }

    /// Sends a form.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Result<Answer> {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        let kind = "application/x-www-form-urlencoded";
        self.send(Method::POST, path, Some((kind, body.join("&")))).await
    }

    /// Sends a form that may hold files.
    pub(crate) async fn post_parts(
        &mut self,
        path: &str,
        fields: &[(&str, String)],
    ) -> Result<Answer> {
        let part = |(name, value): &(&str, String)| {
            format!("--part\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body: String = fields.iter().map(part).chain(["--part--\r\n".to_owned()]).collect();
        self.send(Method::POST, path, Some(("multipart/form-data; boundary=part", body))).await
    }

    async fn send(
        &mut self,
        method: Method,
        path: &str,
        form: Option<(&str, String)>,
    ) -> Result<Answer> {
        let mut request =
            Request::builder().method(method).uri(path).header(header::HOST, &self.host);
        if !self.cookies.is_empty() {
            let pairs: Vec<String> =
                self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
            request = request.header(header::COOKIE, pairs.join("; "));
        }
        if let Some((kind, _)) = form {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        let body = form.map(|(_, body)| body).unwrap_or_default();
        let mut request = request.body(Full::from(body))?;
        request.headers_mut().extend(self.headers.clone());
        let begun = Instant::now();
        self.sender.ready().await.context("the service hung up")?;
        let response = self.sender.send_request(request).await.with_context(|| path.to_owned())?;
        let (head, body) = response.into_parts();
        let body = body.collect().await.with_context(|| path.to_owned())?.to_bytes();
        let took = begun.elapsed();
        self.keep_cookies(&head.headers);
        Ok(Answer { status: head.status, body, took })
    }

    fn keep_cookies(&mut self, headers: &HeaderMap) {
        for set in headers.get_all(header::SET_COOKIE).iter().filter_map(|it| it.to_str().ok()) {
            let pair = set.split(';').next().and_then(|pair| pair.split_once('='));
            let Some((name, value)) = pair else { continue };
            self.cookies.retain(|(kept, _)| kept != name);
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Signs in by the link in a mail.
    pub(crate) async fn sign_in(&mut self, email: &str, mail: &crate::mail::Mail) -> Result<()> {
        let form = self.get("/sign-in").await?;
        let fields = [("csrf", form.field("csrf")?), ("email", email.to_owned())];
        let sent =
            self.post("/sign-in", &fields.map(|(name, value)| (name.to_owned(), value))).await?;
        expect(&sent, StatusCode::OK, "/sign-in")?;
        let link = mail.link()?;
        let page = self.get(&link).await?;
        expect(&page, StatusCode::OK, "the link in the mail")?;
        let mut fields = Vec::new();
        for name in ["csrf", "organisation", "person"] {
            fields.push((name.to_owned(), page.field(name)?));
        }
        let done = self.post(&link, &fields).await?;
        expect(&done, StatusCode::SEE_OTHER, "the button in the link's page")
    }
}

/// Fails unless the answer is of this kind: figures about error pages would
/// say nothing.
pub(crate) fn expect(answer: &Answer, status: StatusCode, what: &str) -> Result<()> {
    if answer.status == status {
        return Ok(());
    }
    bail!("{what} answered {}, not {status}", answer.status)
}

/// As forms are encoded: everything but letters and digits by its bytes.
fn encode(text: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' => {
            char::from(byte).to_string()
        }
        b' ' => "+".to_owned(),
        _ => format!("%{byte:02X}"),
    };
    text.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_encoded() {
        assert_eq!(encode("a b&c=é"), "a+b%26c%3D%C3%A9");
    }
}
