//! The web, as far as strangers may send us there.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::time::Duration;

use folkmoot_credentials::{Resolve, Unresolved};
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use ureq::{Agent, config::Config};

use crate::is_public;

/// Largest answer that is taken, in bytes.
pub const MAX_BYTES: u64 = 4 << 20;

/// Longest that one request may take, name and answer included.
const LONGEST: Duration = Duration::from_secs(8);
/// How often an address may point on to another.
const REDIRECTS: u32 = 3;

/// Fetches documents from public `https` addresses. Blocks while it waits: call it from a thread
/// that may.
#[derive(Debug, Clone)]
pub struct PublicWeb {
    agent: Agent,
    stand_in: Option<u16>,
}

impl PublicWeb {
    /// The web as it is.
    pub fn new() -> Self {
        let config = config().https_only(true).build();
        let resolver = PublicOnly::default();
        let agent = Agent::with_parts(config, DefaultConnector::default(), resolver);
        Self { agent, stand_in: None }
    }

    /// For tests: a server on this machine stands in for the whole web. `https://HOST/PATH` is
    /// asked for as `http://127.0.0.1:PORT/HOST/PATH`; everything else is as in [`PublicWeb::new`].
    pub fn stand_in(port: u16) -> Self {
        Self { agent: Agent::new_with_config(config().build()), stand_in: Some(port) }
    }

    fn one(&self, address: &str) -> Result<Answer, Unresolved> {
        let address = self.permitted(address)?;
        let mut response = self.agent.get(&address).call().map_err(|why| unresolved(&why))?;
        match response.status().as_u16() {
            200 => {
                let body = response.body_mut().with_config().limit(MAX_BYTES).read_to_vec();
                body.map(Answer::Bytes).map_err(|_| Unresolved::Failed)
            }
            301 | 302 | 303 | 307 | 308 => {
                let to = response.headers().get("location").and_then(|it| it.to_str().ok());
                to.map(|to| Answer::Elsewhere(to.to_owned())).ok_or(Unresolved::Failed)
            }
            404 => Err(Unresolved::NotFound),
            410 => Err(Unresolved::Gone),
            _ => Err(Unresolved::Failed),
        }
    }

    /// The address to ask for, if a stranger may name it.
    fn permitted(&self, address: &str) -> Result<String, Unresolved> {
        let uri: Uri = address.parse().map_err(|_| Unresolved::Refused)?;
        let authority = uri.authority().ok_or(Unresolved::Refused)?;
        if uri.scheme_str() != Some("https") || authority.as_str().contains('@') {
            return Err(Unresolved::Refused);
        }
        let host = authority.host().trim_start_matches('[').trim_end_matches(']');
        if host.parse::<IpAddr>().is_ok_and(|it| !is_public(it)) {
            return Err(Unresolved::Refused);
        }
        let path = uri.path_and_query().map_or("/", |it| it.as_str());
        Ok(match self.stand_in {
            Some(port) => format!("http://127.0.0.1:{port}/{authority}{path}"),
            None => format!("https://{authority}{path}"),
        })
    }
}

impl Default for PublicWeb {
    fn default() -> Self {
        Self::new()
    }
}

impl Resolve for PublicWeb {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        let mut address = address.to_owned();
        for _ in 0..=REDIRECTS {
            match self.one(&address)? {
                Answer::Bytes(bytes) => return Ok(bytes),
                Answer::Elsewhere(to) => address = elsewhere(&address, &to)?,
            }
        }
        Err(Unresolved::Refused)
    }
}

enum Answer {
    Bytes(Vec<u8>),
    Elsewhere(String),
}

/// Where an answer points on to: a whole address, or a path on the same host.
fn elsewhere(from: &str, to: &str) -> Result<String, Unresolved> {
    if to.starts_with("https://") {
        return Ok(to.to_owned());
    }
    if !to.starts_with('/') || to.starts_with("//") || to.starts_with("/\\") {
        return Err(Unresolved::Refused);
    }
    let uri: Uri = from.parse().map_err(|_| Unresolved::Refused)?;
    let authority = uri.authority().ok_or(Unresolved::Refused)?;
    Ok(format!("https://{authority}{to}"))
}

fn config() -> ureq::config::ConfigBuilder<ureq::typestate::AgentScope> {
    Config::builder()
        .proxy(None)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        .timeout_global(Some(LONGEST))
        .max_idle_connections(0)
        .max_response_header_size(32 << 10)
        .user_agent(concat!("folkmoot/", env!("CARGO_PKG_VERSION")))
}

fn unresolved(why: &ureq::Error) -> Unresolved {
    match why {
        ureq::Error::Io(why) if why.kind() == io::ErrorKind::PermissionDenied => {
            Unresolved::Refused
        }
        _ => Unresolved::Failed,
    }
}

/// Looks names up, and refuses those of which any address isn't public. Connections are made to
/// the addresses it returns, so there is no second look-up to be deceived by.
#[derive(Default)]
struct PublicOnly {
    system: DefaultResolver,
}

impl Resolver for PublicOnly {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.system.resolve(uri, config, timeout)?;
        if found.iter().all(|it| is_public(it.ip())) {
            return Ok(found);
        }
        Err(ureq::Error::Io(io::Error::new(
            io::ErrorKind::PermissionDenied,
            "not a public address",
        )))
    }
}

impl fmt::Debug for PublicOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicOnly")
    }
}
