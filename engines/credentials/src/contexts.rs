//! The vocabularies (JSON-LD contexts) badges are written in, pinned in the program. None is
//! ever fetched: whoever serves a context decides what a signed text means.

use serde_json::Value;
use std::collections::BTreeMap;

/// Address of the vocabulary of Verifiable Credentials 1.1, and of 2.0.
pub(crate) const CREDENTIALS_V1: &str = "https://www.w3.org/2018/credentials/v1";
pub(crate) const CREDENTIALS_V2: &str = "https://www.w3.org/ns/credentials/v2";
/// Address of the vocabulary of Open Badges 3.0 as of its edition 3.0.3.
pub(crate) const OPEN_BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";

const PINNED: &[(&str, &str)] = &[
    (CREDENTIALS_V1, include_str!("../contexts/credentials-v1.json")),
    (CREDENTIALS_V2, include_str!("../contexts/credentials-v2.json")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        include_str!("../contexts/open-badges-3.0.0.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        include_str!("../contexts/open-badges-3.0.1.json"),
    ),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        include_str!("../contexts/open-badges-3.0.2.json"),
    ),
    (OPEN_BADGES, include_str!("../contexts/open-badges-3.0.3.json")),
    (
        "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json",
        include_str!("../contexts/open-badges-extensions.json"),
    ),
    (
        "https://w3id.org/security/suites/ed25519-2020/v1",
        include_str!("../contexts/ed25519-2020-v1.json"),
    ),
    (
        "https://w3id.org/security/data-integrity/v1",
        include_str!("../contexts/data-integrity-v1.json"),
    ),
    (
        "https://w3id.org/security/data-integrity/v2",
        include_str!("../contexts/data-integrity-v2.json"),
    ),
    ("https://w3id.org/security/multikey/v1", include_str!("../contexts/multikey-v1.json")),
    ("https://www.w3.org/ns/credentials/status/v1", include_str!("../contexts/status-v1.json")),
    (
        "https://w3id.org/vc/status-list/2021/v1",
        include_str!("../contexts/status-list-2021-v1.json"),
    ),
];

/// The vocabularies known: those pinned, and those a caller adds for badges of its own.
#[derive(Debug, Clone)]
pub struct Contexts(BTreeMap<String, String>);

impl Default for Contexts {
    fn default() -> Self {
        let pinned = PINNED.iter();
        Self(pinned.map(|(address, text)| ((*address).into(), (*text).into())).collect())
    }
}

impl Contexts {
    /// Adds a vocabulary that the caller answers for: `text` is a JSON-LD document with
    /// `@context`. Never take it from the badge or its issuer at the time of checking. A
    /// pinned one is not replaced.
    #[must_use]
    pub fn with(mut self, address: &str, text: &str) -> Self {
        self.0.entry(address.into()).or_insert_with(|| text.into());
        self
    }

    /// Addresses of all vocabularies, sorted.
    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(crate) fn get(&self, address: &str) -> Option<&str> {
        self.0.get(address).map(String::as_str)
    }

    /// The first address in `context` that isn't known, or what stands there instead of one.
    pub(crate) fn first_unknown(&self, context: &Value) -> Option<String> {
        let entries = match context {
            Value::Array(entries) => entries.as_slice(),
            one => std::slice::from_ref(one),
        };
        let unknown = entries.iter().find(|entry| match entry {
            Value::String(address) => self.get(address).is_none(),
            _ => true, // a context of the badge's own could rename or drop what was signed
        });
        unknown.map(|it| it.as_str().map_or_else(|| it.to_string(), String::from))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::collections::BTreeSet;

    /// All (term, IRI) pairs of a context, scoped ones included.
    fn terms(context: &Value, into: &mut BTreeMap<String, BTreeSet<String>>) {
        match context {
            Value::Array(all) => all.iter().for_each(|one| terms(one, into)),
            Value::Object(all) => {
                for (term, meaning) in all.iter().filter(|(term, _)| !term.starts_with('@')) {
                    let id = meaning.as_str().or_else(|| meaning.get("@id")?.as_str());
                    if let Some(id) = id {
                        let name = id.rsplit(['#', '/', ':']).next().unwrap();
                        into.entry(name.into()).or_default().insert(term.clone());
                    }
                    terms(&meaning["@context"], into);
                }
            }
            _ => {}
        }
    }

    /// A term that could stand for another would let an expiry be renamed out of sight: the
    /// statements signed would stay the same.
    #[test]
    fn no_vocabulary_has_a_second_name_for_what_decides() {
        let mut names = BTreeMap::new();
        for (_, text) in PINNED {
            terms(&serde_json::from_str::<Value>(text).unwrap()["@context"], &mut names);
        }
        for name in [
            "validUntil",
            "validFrom",
            "expirationDate",
            "issuanceDate",
            "credentialStatus",
            "credentialSubject",
            "issuer",
            "statusListIndex",
            "statusListCredential",
            "statusPurpose",
            "identityHash",
            "salt",
            "hashed",
        ] {
            assert_eq!(names[name], BTreeSet::from([name.to_string()]), "{name}");
        }
    }

    #[test]
    fn a_context_written_into_a_badge_is_unknown() {
        let contexts = Contexts::default();
        let context = serde_json::json!([CREDENTIALS_V2, {"@vocab": "https://example.org/"}]);
        assert!(contexts.first_unknown(&context).is_some());
        assert_eq!(contexts.first_unknown(&CREDENTIALS_V2.into()), None);
    }
}
