//! Where in the network a request comes from.

use std::{convert::Infallible, net::SocketAddr};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{Extensions, HeaderMap, request::Parts},
};

use crate::{Settings, Web};

/// Where a request comes from, if that is known: as the proxy in front says
/// in the header that the settings name, otherwise the other end of the
/// connection. A connection from this very machine is a proxy, and says
/// nothing of who is behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Client(pub(crate) Option<String>);

impl FromRequestParts<Web> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, &parts.extensions, &web.settings))
    }
}

impl Client {
    /// Where a request with this head comes from.
    pub(crate) fn of(headers: &HeaderMap, extensions: &Extensions, settings: &Settings) -> Self {
        let said = settings.client_header.as_deref().and_then(|name| {
            let last = headers.get_all(name).iter().next_back()?.to_str().ok()?;
            // What stands before the last entry was sent by the client itself.
            last.rsplit(',').next().map(|entry| entry.trim().to_owned())
        });
        let peer = extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map(|peer| peer.0.ip()).filter(|address| !address.is_loopback());
        Self(said.or_else(|| peer.map(|address| address.to_string())))
    }
}
