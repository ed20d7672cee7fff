//! Asking a provider over HTTP: one question, one answer, within limits.
//! Nothing is followed anywhere else.

use std::{
    io,
    sync::{Arc, OnceLock},
    time::Duration,
};

use axum::{
    body::Bytes,
    http::{HeaderValue, Request, StatusCode, Uri, header},
};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::{net::TcpStream, task::JoinSet};
use tokio_rustls::{
    TlsConnector,
    rustls::{ClientConfig, RootCertStore, crypto::ring, pki_types::ServerName},
};

/// Longest wait for a whole answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// Most bytes of an answer: sets of keys have a few thousand.
const MOST_BYTES: usize = 256 * 1024;

/// What was answered.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    pub(super) body: Bytes,
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// The address isn't one that may be asked.
    #[error("{0} is no https:// address")]
    Address(String),
    /// Nobody there, or not who they should be.
    #[error("no connection: {0}")]
    Connection(#[from] io::Error),
    /// What was sent is no HTTP, or ended too early.
    #[error("no answer: {0}")]
    Http(#[from] hyper::Error),
    /// More than anybody should say.
    #[error("the answer is too long")]
    TooLong,
    /// It takes too long.
    #[error("no answer within 5 seconds")]
    TooSlow,
    /// The line can't be kept secret.
    #[error("no TLS: {0}")]
    Tls(#[from] tokio_rustls::rustls::Error),
}

/// Whether an address may be asked: by HTTPS, or on this very machine.
///
/// ```
/// assert!(folkmoot_web::oidc::may_be_asked("https://login.example.org/realm"));
/// assert!(folkmoot_web::oidc::may_be_asked("http://127.0.0.1:9000"));
/// assert!(!folkmoot_web::oidc::may_be_asked("http://login.example.org"));
/// ```
pub fn may_be_asked(address: &str) -> bool {
    let Ok(uri) = address.parse::<Uri>() else { return false };
    match (uri.scheme_str(), uri.host()) {
        (Some("https"), Some(_)) => true,
        (Some("http"), Some(host)) => ["127.0.0.1", "[::1]", "localhost"].contains(&host),
        _ => false,
    }
}

/// Asks once. The request names the whole address.
pub(super) async fn fetch(request: Request<String>) -> Result<Answer, FetchError> {
    tokio::time::timeout(PATIENCE, ask(request)).await.unwrap_or(Err(FetchError::TooSlow))
}

async fn ask(request: Request<String>) -> Result<Answer, FetchError> {
    let uri = request.uri().clone();
    let wrong = || FetchError::Address(uri.to_string());
    if !may_be_asked(&uri.to_string()) {
        return Err(wrong());
    }
    let (authority, path) = (uri.authority().ok_or_else(wrong)?, uri.path_and_query());
    let (mut head, body) = request.into_parts();
    head.uri = path.map_or("/", |path| path.as_str()).parse().map_err(|_| wrong())?;
    let host = HeaderValue::from_str(authority.as_str()).map_err(|_| wrong())?;
    head.headers.insert(header::HOST, host);
    head.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    let request = Request::from_parts(head, Full::new(Bytes::from(body)));

    let name = authority.host().trim_matches(['[', ']']);
    let https = uri.scheme_str() == Some("https");
    let port = authority.port_u16().unwrap_or(if https { 443 } else { 80 });
    let stream = TcpStream::connect((name, port)).await?;
    if https {
        let server = ServerName::try_from(name.to_owned()).map_err(|_| wrong())?;
        let stream = TlsConnector::from(tls()?).connect(server, stream).await?;
        exchange(TokioIo::new(stream), request).await
    } else {
        exchange(TokioIo::new(stream), request).await
    }
}

async fn exchange<T>(line: T, request: Request<Full<Bytes>>) -> Result<Answer, FetchError>
where
    T: hyper::rt::Read + hyper::rt::Write + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(line).await?;
    // Ends with this function, however that ends.
    let mut driver = JoinSet::new();
    driver.spawn(connection);
    let response = sender.send_request(request).await?;
    let status = response.status();
    let body = Limited::new(response.into_body(), MOST_BYTES).collect().await;
    let body = body.map_err(|error| match error.downcast::<hyper::Error>() {
        Ok(error) => FetchError::Http(*error),
        Err(_) => FetchError::TooLong,
    })?;
    Ok(Answer { status, body: body.to_bytes() })
}

/// Who is believed to be who they say: the roots of Mozilla, as for mail.
fn tls() -> Result<Arc<ClientConfig>, FetchError> {
    static TLS: OnceLock<Arc<ClientConfig>> = OnceLock::new();
    if let Some(made) = TLS.get() {
        return Ok(made.clone());
    }
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TLS.get_or_init(|| Arc::new(config)).clone())
}
