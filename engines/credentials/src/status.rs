//! Whether a badge was taken back: Bitstring Status List 1.0, its forerunner Status List 2021,
//! and the revocation list of 1EdTech.

use crate::check::Checker;
use crate::json;
use crate::keys::PublicKey;
use crate::report::Report;
use crate::secured::{Held, Secured};
use crate::verdict::{Code, Note, Reason};
use base64::Engine as _;
use base64::engine::general_purpose::{URL_SAFE, URL_SAFE_NO_PAD};
use flate2::read::GzDecoder;
use serde_json::Value;
use std::io::Read;

/// Entries a list must have, so that asking for it tells little (Bitstring Status List 1.0).
const FEWEST_ENTRIES: u64 = 131_072;
/// Largest list once unpacked: 128 million entries.
const MAX_LIST_BYTES: usize = 16 << 20;
/// Status entries of one credential.
const MAX_ENTRIES: usize = 4;

/// Looks up every status entry of a credential of `issuer`.
pub(crate) fn check(document: &Value, issuer: &str, checker: &Checker<'_>, report: &mut Report) {
    let entries = json::many(document, "credentialStatus");
    if entries.is_empty() {
        report.note(Note::CannotBeRevoked);
    }
    if entries.len() > MAX_ENTRIES {
        report.against(Reason::new(Code::StatusUnknown, MAX_ENTRIES.to_string()));
    }
    for entry in entries.iter().take(MAX_ENTRIES) {
        let step = match entry.get("type").and_then(Value::as_str) {
            Some("BitstringStatusListEntry") => {
                bitstring(entry, &BITSTRING, issuer, checker, report)
            }
            Some("StatusList2021Entry") => bitstring(entry, &LIST_2021, issuer, checker, report),
            Some("1EdTechRevocationList") => one_ed_tech(document, entry, issuer, checker),
            other => Err(Reason::new(Code::StatusUnknown, other.unwrap_or_default())),
        };
        report.unless(step);
    }
}

/// The words of one kind of list.
struct Kind {
    credential: &'static str,
    list: &'static str,
}

const BITSTRING: Kind =
    Kind { credential: "BitstringStatusListCredential", list: "BitstringStatusList" };
const LIST_2021: Kind = Kind { credential: "StatusList2021Credential", list: "StatusList2021" };

fn wrong(why: &str) -> Reason {
    Reason::new(Code::StatusWrong, why)
}

fn bitstring(
    entry: &Value,
    kind: &Kind,
    issuer: &str,
    checker: &Checker<'_>,
    report: &mut Report,
) -> Result<(), Reason> {
    let purpose = json::required(entry, "statusPurpose")?;
    let index = match entry.get("statusListIndex") {
        Some(Value::String(digits)) if digits.bytes().all(|it| it.is_ascii_digit()) => {
            digits.parse().ok()
        }
        Some(Value::Number(number)) => number.as_u64(),
        _ => None,
    };
    let index: u64 = index.ok_or_else(|| Reason::new(Code::FieldWrong, "statusListIndex"))?;
    if !matches!(entry.get("statusSize"), None | Some(Value::Null)) && entry["statusSize"] != 1 {
        return Err(Reason::new(Code::StatusUnknown, "statusSize"));
    }
    let address = json::required(entry, "statusListCredential")?;
    let bytes = checker.lookups.bytes(address, Code::StatusNotResolved)?;
    let list = Secured::from_text(&bytes).map_err(|why| wrong(&why.to_string()))?;
    authentic(&list, issuer, checker)?;
    let list = subject(&list, kind, purpose)?;
    let bits = unpack(json::required(list, "encodedList")?)?;
    let entries = bits.len() as u64 * 8;
    if entries < FEWEST_ENTRIES {
        report.note(Note::StatusListSmall);
    }
    if index >= entries {
        return Err(wrong("statusListIndex"));
    }
    let byte = usize::try_from(index / 8).ok().and_then(|at| bits.get(at)).copied();
    let set = byte.is_some_and(|byte| byte & (0x80 >> (index % 8)) != 0);
    match purpose {
        "revocation" if set => Err(Reason::new(Code::Revoked, "")),
        "suspension" if set => Err(Reason::new(Code::Suspended, "")),
        "revocation" | "suspension" => Ok(()),
        "message" | "refresh" => {
            if set {
                report.note(Note::StatusMessage);
            }
            Ok(())
        }
        other => Err(Reason::new(Code::StatusUnknown, other)),
    }
}

/// Refuses a list that isn't signed by the badge's issuer: by name, or with one of its keys.
fn authentic(list: &Secured, issuer: &str, checker: &Checker<'_>) -> Result<(), Reason> {
    let by = list.document().get("issuer").and_then(json::id_of).ok_or_else(|| wrong("issuer"))?;
    let held = list.authenticate(by, checker).map_err(|why| wrong(&why.to_string()))?;
    if by != issuer && !with_keys_of(issuer, &held, checker) {
        return Err(Reason::new(Code::StatusNotIssuers, by));
    }
    let (from, until) = list.dates()?;
    checker.check_dates(from, until).map_err(|why| wrong(&why.to_string()))
}

fn with_keys_of(issuer: &str, held: &[Held], checker: &Checker<'_>) -> bool {
    let keys = checker.keys_of(issuer).unwrap_or_default();
    let listed = |key: &PublicKey| keys.iter().any(|it| it.key == *key);
    !held.is_empty() && held.iter().all(|it| listed(&it.key))
}

fn subject<'a>(list: &'a Secured, kind: &Kind, purpose: &str) -> Result<&'a Value, Reason> {
    let document = list.document();
    let [subject] = json::many(document, "credentialSubject") else {
        return Err(wrong("credentialSubject"));
    };
    if !json::is_a(document, kind.credential) || !json::is_a(subject, kind.list) {
        return Err(wrong("type"));
    }
    if !json::many(subject, "statusPurpose").iter().any(|it| it == purpose) {
        return Err(wrong("statusPurpose"));
    }
    Ok(subject)
}

/// The bits: `u` and base64url (2021: without the `u`, perhaps padded) of gzip.
fn unpack(encoded: &str) -> Result<Vec<u8>, Reason> {
    let text = encoded.strip_prefix('u').unwrap_or(encoded);
    let packed = URL_SAFE_NO_PAD.decode(text).or_else(|_| URL_SAFE.decode(text));
    let packed = packed.map_err(|_| wrong("encodedList"))?;
    let mut bits = Vec::new();
    let limited = GzDecoder::new(packed.as_slice()).take(MAX_LIST_BYTES as u64 + 1);
    { limited }.read_to_end(&mut bits).map_err(|_| wrong("encodedList"))?;
    if bits.len() > MAX_LIST_BYTES { Err(wrong("encodedList")) } else { Ok(bits) }
}

/// 1EdTech Verifiable Credentials Revocation List 1.0: ids of revoked credentials, published
/// by the issuer at an address named in the signed credential.
fn one_ed_tech(
    document: &Value,
    entry: &Value,
    issuer: &str,
    checker: &Checker<'_>,
) -> Result<(), Reason> {
    let id = json::required(document, "id")?;
    let address = json::required(entry, "id")?;
    let list = checker.lookups.json(address, Code::StatusNotResolved)?;
    if list.get("issuer").and_then(json::id_of) != Some(issuer) {
        return Err(wrong("issuer"));
    }
    let lists = ["revokedCredential", "revokedCredentials"];
    if !lists.iter().any(|name| list.get(*name).is_some_and(Value::is_array)) {
        return Err(wrong("revokedCredential"));
    }
    let mut revoked = lists.iter().flat_map(|name| json::many(&list, name));
    let found = revoked
        .find(|it| json::id_of(it) == Some(id) && it.get("revoked") != Some(&Value::Bool(false)));
    match found {
        None => Ok(()),
        Some(entry) => {
            let why = entry.get("revocationReason").and_then(Value::as_str);
            Err(Reason::new(Code::Revoked, why.unwrap_or_default()))
        }
    }
}
