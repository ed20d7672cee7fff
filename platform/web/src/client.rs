//! Where in the network a request comes from.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::request::Parts,
};

use crate::Web;

/// Where a request comes from, if that is known: as the proxy in front says
/// in the header that the settings name, otherwise the other end of the
/// connection. A connection from this very machine is a proxy, and says
/// nothing of who is behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Client(pub(crate) Option<String>);

impl FromRequestParts<Web> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        let said = web.settings.client_header.as_deref().and_then(|name| {
            let last = parts.headers.get_all(name).iter().next_back()?.to_str().ok()?;
            // What stands before the last entry was sent by the client itself.
            last.rsplit(',').next().map(|entry| entry.trim().to_owned())
        });
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|peer| peer.0.ip()).filter(|address| !address.is_loopback());
        Ok(Self(said.or_else(|| peer.map(|address| address.to_string()))))
    }
}
