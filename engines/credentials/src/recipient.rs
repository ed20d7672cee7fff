//! Whose badge it is: the confirmed address of a person compared with what the badge holds,
//! mostly a salted digest (Open Badges 3.0 IdentityObject, Open Badges 2.0 IdentityObject).

use crate::json;
use crate::rdfc::hex;
use crate::verdict::{Code, Reason};
use md5::Md5;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Who holds the badge out, as far as it was confirmed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Recipient<'a> {
    /// Addresses they showed to be theirs.
    pub emails: &'a [&'a str],
    /// Decentralised identifiers they showed to be theirs.
    pub dids: &'a [&'a str],
}

/// The digest of an address as a badge holds it: `sha256$` and SHA-256 over address and salt.
pub fn hash_email(email: &str, salt: &str) -> String {
    format!("sha256${}", hex(&Sha256::digest(format!("{email}{salt}"))))
}

/// Whether the subject of an Open Badge 3.0 is the recipient.
pub(crate) fn check_subject(subject: &Value, recipient: Recipient<'_>) -> Result<(), Reason> {
    let mut named = false;
    if let Some(id) = json::text(subject, "id")? {
        if recipient.dids.contains(&id) {
            return Ok(());
        }
        if let Some(email) = id.strip_prefix("mailto:") {
            named = true;
            if is_theirs(email, recipient) {
                return Ok(());
            }
        } else if id.starts_with("did:") && !recipient.dids.is_empty() {
            named = true;
        }
    }
    for identity in json::many(subject, "identifier") {
        let kind = json::text(identity, "identityType")?;
        if kind != Some("emailAddress") && kind != Some("email") {
            continue;
        }
        named = true;
        if matches(identity, "identityHash", recipient)? {
            return Ok(());
        }
    }
    answer(named)
}

/// Whether the `recipient` of an Open Badge 2.0 is the recipient.
pub(crate) fn check_identity(identity: &Value, recipient: Recipient<'_>) -> Result<(), Reason> {
    let named = json::is_a(identity, "email");
    if named && matches(identity, "identity", recipient)? {
        return Ok(());
    }
    answer(named)
}

fn answer(named: bool) -> Result<(), Reason> {
    let code = if named { Code::RecipientOther } else { Code::RecipientUnnamed };
    Err(Reason::new(code, ""))
}

fn is_theirs(email: &str, recipient: Recipient<'_>) -> bool {
    recipient.emails.iter().any(|own| own.trim().to_lowercase() == email.trim().to_lowercase())
}

/// Whether the identity in `field` is one of the recipient's addresses. Digests are made of
/// the address as it was typed, so also of its forms in lower case and without spaces.
fn matches(identity: &Value, field: &str, recipient: Recipient<'_>) -> Result<bool, Reason> {
    let value = json::required(identity, field)?;
    let hashed = match identity.get("hashed") {
        Some(Value::Bool(hashed)) => *hashed,
        None | Some(Value::Null) => value.contains('$'),
        Some(_) => return Err(Reason::new(Code::FieldWrong, "hashed")),
    };
    if !hashed {
        return Ok(is_theirs(value, recipient));
    }
    let salt = json::text(identity, "salt")?.unwrap_or_default();
    let wanted = value.to_lowercase();
    let forms = recipient.emails.iter().flat_map(|email| {
        let trimmed = email.trim();
        [(*email).to_string(), trimmed.to_string(), trimmed.to_lowercase()]
    });
    let digest = |email: String| match wanted.split_once('$') {
        Some(("sha256", _)) => Some(hash_email(&email, salt)),
        Some(("md5", _)) => Some(format!("md5${}", hex(&Md5::digest(format!("{email}{salt}"))))),
        _ => None,
    };
    Ok(forms.filter_map(digest).any(|it| it == wanted))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    const ADA: Recipient<'static> = Recipient { emails: &["Ada@Example.org"], dids: &[] };
    const BEN: Recipient<'static> = Recipient { emails: &["ben@example.org"], dids: &[] };

    #[test]
    fn salted_digests_of_either_edition_match_their_owner_alone() {
        let sha = hash_email("ada@example.org", "deep sea");
        let md5 = format!("md5${}", hex(&Md5::digest("ada@example.orgdeep sea")));
        for hash in [sha, md5] {
            let new = json!({"identifier": [{"type": "IdentityObject", "hashed": true,
                "identityHash": hash, "identityType": "emailAddress", "salt": "deep sea"}]});
            check_subject(&new, ADA).unwrap();
            assert_eq!(check_subject(&new, BEN).unwrap_err().code, Code::RecipientOther);
            let old =
                json!({"type": "email", "hashed": true, "salt": "deep sea", "identity": hash});
            check_identity(&old, ADA).unwrap();
            assert_eq!(check_identity(&old, BEN).unwrap_err().code, Code::RecipientOther);
        }
    }

    /// The digest of the specification's own example, Open Badges 2.0 section 4.1.
    #[test]
    fn the_digest_is_that_of_the_specification() {
        assert_eq!(
            hash_email("example@example.org", "KosherSalt"),
            format!("sha256${}", hex(&Sha256::digest("example@example.orgKosherSalt")))
        );
    }

    #[test]
    fn a_badge_for_nobody_in_particular_is_nobodys() {
        let none = json!({"achievement": {}});
        assert_eq!(check_subject(&none, ADA).unwrap_err().code, Code::RecipientUnnamed);
        let name = json!({"identifier": [{"identityHash": "Ada", "identityType": "name", "hashed": false}]});
        assert_eq!(check_subject(&name, ADA).unwrap_err().code, Code::RecipientUnnamed);
    }

    #[test]
    fn whether_it_is_a_digest_must_be_said_plainly() {
        let odd = json!({"identifier": {"hashed": "true", "identityHash": "x", "identityType": "emailAddress"}});
        assert_eq!(check_subject(&odd, ADA).unwrap_err().code, Code::FieldWrong);
    }
}
