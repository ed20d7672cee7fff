//! Which keys an issuer calls its own.
//!
//! A proof names a key, but anyone can name any key. So the key is taken from the issuer's
//! own document, where it must stand under `assertionMethod` (Controlled Identifiers 1.0,
//! DID Core 1.0). The document of a `did:key` follows from its name; those of `did:web` and of
//! issuers with an `https` address are looked up.

use crate::json;
use crate::keys::{PublicKey, wrong_key};
use crate::resolve::Lookups;
use crate::time;
use crate::verdict::{Code, Reason};
use jiff::Timestamp;
use serde_json::Value;

/// A key an issuer lists, and until when.
#[derive(Debug, Clone)]
pub(crate) struct ListedKey {
    /// Its full id.
    pub(crate) id: String,
    pub(crate) key: PublicKey,
    /// Nothing signed after this counts.
    expires: Option<Timestamp>,
    /// Nothing signed with it counts any more.
    revoked: bool,
}

impl ListedKey {
    pub(crate) fn always(id: String, key: PublicKey) -> Self {
        Self { id, key, expires: None, revoked: false }
    }

    /// Refuses a key that was retired before `signed`. What says nothing about when it was
    /// signed can't be shown to be older.
    pub(crate) fn good_at(&self, signed: Option<Timestamp>) -> Result<(), Reason> {
        if self.revoked {
            return Err(Reason::new(Code::KeyRevoked, &self.id));
        }
        match (self.expires, signed) {
            (None, _) => Ok(()),
            (Some(expires), Some(signed)) if signed <= expires => Ok(()),
            _ => Err(Reason::new(Code::KeyRetired, &self.id)),
        }
    }
}

/// All keys an issuer lists for making claims.
pub(crate) fn keys_of(issuer: &str, lookups: &Lookups<'_>) -> Result<Vec<ListedKey>, Reason> {
    if let Some(key) = issuer.strip_prefix("did:key:") {
        let public = PublicKey::from_multikey(key).ok_or_else(|| wrong_key(issuer))?;
        return Ok(vec![ListedKey::always(format!("{issuer}#{key}"), public)]);
    }
    let address = if issuer.starts_with("did:web:") {
        web_address(issuer).ok_or_else(|| Reason::new(Code::IssuerUnknown, issuer))?
    } else if issuer.starts_with("https://") {
        issuer.to_string()
    } else {
        return Err(Reason::new(Code::IssuerUnknown, issuer));
    };
    let document = lookups.json(&address, Code::IssuerNotResolved)?;
    if document.get("id").and_then(Value::as_str) != Some(issuer) {
        let why = format!("{address} (describes another issuer)");
        return Err(Reason::new(Code::IssuerNotResolved, why));
    }
    Ok(listed(issuer, &document))
}

/// Where the document of a `did:web` is (did:web Method Specification): the host, a port
/// after `%3A`, then folders.
pub(crate) fn web_address(did: &str) -> Option<String> {
    let mut parts = did.strip_prefix("did:web:")?.split(':');
    let (host, port) = match parts.next()?.split_once("%3A") {
        Some((host, port)) => (host, Some(port)),
        None => (did.strip_prefix("did:web:")?.split(':').next()?, None),
    };
    let plain = |text: &str, more: &str| {
        !text.is_empty()
            && text.chars().all(|c| c.is_ascii_alphanumeric() || more.contains(c))
            && text.chars().any(|c| c != '.')
    };
    if !plain(host, "-.") || port.is_some_and(|it| it.parse::<u16>().is_err()) {
        return None;
    }
    let port = port.map(|it| format!(":{it}")).unwrap_or_default();
    let folders: Vec<&str> = parts.collect();
    if !folders.iter().all(|folder| plain(folder, "-._~")) {
        return None;
    }
    let path = if folders.is_empty() { ".well-known".to_string() } else { folders.join("/") };
    Some(format!("https://{host}{port}/{path}/did.json"))
}

/// The usable keys under `assertionMethod`; one that isn't well-formed doesn't count.
fn listed(issuer: &str, document: &Value) -> Vec<ListedKey> {
    let entries = json::many(document, "assertionMethod").iter();
    entries.filter_map(|entry| listed_key(issuer, document, entry)).collect()
}

fn listed_key(issuer: &str, document: &Value, entry: &Value) -> Option<ListedKey> {
    let id = full_id(issuer, json::id_of(entry)?);
    if entry.is_string() {
        // another's key may be listed; one of did:key describes itself
        if let Some((controller, fragment)) = id.split_once('#')
            && controller.strip_prefix("did:key:") == Some(fragment)
        {
            return Some(ListedKey::always(id.clone(), PublicKey::from_multikey(fragment)?));
        }
    }
    let method = if entry.is_object() {
        entry
    } else {
        let methods = json::many(document, "verificationMethod").iter();
        methods
            .into_iter()
            .find(|method| json::id_of(method).is_some_and(|it| full_id(issuer, it) == id))?
    };
    if method.get("controller").and_then(Value::as_str) != Some(issuer) {
        return None;
    }
    Some(ListedKey {
        key: PublicKey::from_method(method)?,
        expires: time::field(method, "expires").ok()?,
        revoked: !matches!(method.get("revoked"), None | Some(Value::Null)),
        id,
    })
}

/// An id that may be given as a fragment alone.
fn full_id(issuer: &str, id: &str) -> String {
    if id.starts_with('#') { format!("{issuer}{id}") } else { id.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_says_where_its_document_is() {
        for (did, address) in [
            ("did:web:example.org", Some("https://example.org/.well-known/did.json")),
            ("did:web:example.org%3A8443", Some("https://example.org:8443/.well-known/did.json")),
            ("did:web:example.org:town:2026", Some("https://example.org/town/2026/did.json")),
            ("did:web:", None),
            ("did:web:example.org%2Fsecret", None),
            ("did:web:example.org:..:x", None),
            ("did:web:example.org::x", None),
            ("did:web:me@example.org", None),
            ("did:web:example.org%3A99999", None),
            ("did:web:example.org%3A", None),
        ] {
            assert_eq!(web_address(did).as_deref(), address, "{did}");
        }
    }
}
