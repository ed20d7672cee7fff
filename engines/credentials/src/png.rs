//! Badges in PNG pictures: a text chunk named `openbadgecredential` (3.0) or `openbadges`
//! (2.0), per the baking specification of Open Badges and the PNG specification (third
//! edition). The picture itself is never decoded.

use crate::json;
use crate::verdict::{Code, Reason};
use flate2::read::ZlibDecoder;
use std::io::Read;

const SIGNATURE: [u8; 8] = *b"\x89PNG\r\n\x1a\n";
const KEYWORDS: [&str; 2] = ["openbadgecredential", "openbadges"];

/// Whether a file begins like a PNG picture.
pub(crate) fn is_png(file: &[u8]) -> bool {
    file.starts_with(&SIGNATURE)
}

struct Chunk<'a> {
    kind: &'a [u8],
    data: &'a [u8],
    /// All of it, with length and checksum.
    bytes: &'a [u8],
}

/// The chunks of a picture, each with its checksum compared.
fn chunks(file: &[u8]) -> Result<Vec<Chunk<'_>>, Reason> {
    let damaged = |part: &str| Reason::new(Code::FileDamaged, part);
    let mut rest = file.strip_prefix(&SIGNATURE).ok_or_else(|| damaged("signature"))?;
    let mut chunks = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let size = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| damaged("length"))?;
        let (body, after) =
            after.split_at_checked(size.saturating_add(4)).ok_or_else(|| damaged("end"))?;
        let (sum, after) = after.split_first_chunk::<4>().ok_or_else(|| damaged("end"))?;
        let (kind, data) = body.split_at(4);
        if crc32fast::hash(body) != u32::from_be_bytes(*sum) {
            return Err(damaged(&String::from_utf8_lossy(kind)));
        }
        let bytes = &rest[..rest.len() - after.len()];
        chunks.push(Chunk { kind, data, bytes });
        rest = after;
        if kind == b"IEND" {
            return Ok(chunks);
        }
    }
    Err(damaged("end"))
}

/// The text of the badge in a picture.
pub(crate) fn extract(file: &[u8]) -> Result<String, Reason> {
    let chunks = chunks(file)?;
    let text = chunks.iter().find_map(badge);
    text.unwrap_or_else(|| Err(Reason::new(Code::NoBadge, "png")))
}

/// Keyword and the rest of a text chunk.
fn keyword<'a>(chunk: &Chunk<'a>) -> Option<(&'a str, &'a [u8])> {
    if !matches!(chunk.kind, b"tEXt" | b"zTXt" | b"iTXt") {
        return None;
    }
    let (name, rest) = until_zero(chunk.data)?;
    Some((std::str::from_utf8(name).ok()?, rest))
}

fn badge(chunk: &Chunk<'_>) -> Option<Result<String, Reason>> {
    let (name, rest) = keyword(chunk)?;
    if !KEYWORDS.contains(&name) {
        return None;
    }
    let damaged = || Reason::new(Code::FileDamaged, name);
    Some(content(chunk.kind, rest).ok_or_else(damaged))
}

/// The text after the keyword, inflated where it is packed.
fn content(kind: &[u8], rest: &[u8]) -> Option<String> {
    let bytes = match kind {
        b"tEXt" => rest.to_vec(),
        b"zTXt" => inflate(rest.strip_prefix(&[0])?)?,
        _ => {
            let ([packed, method], rest) = rest.split_first_chunk::<2>()?;
            let (_language, rest) = until_zero(rest)?;
            let (_translated, text) = until_zero(rest)?;
            match (packed, method) {
                (0, _) => text.to_vec(),
                (1, 0) => inflate(text)?,
                _ => return None,
            }
        }
    };
    String::from_utf8(bytes).ok()
}

fn until_zero(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = bytes.iter().position(|byte| *byte == 0)?;
    Some((&bytes[..at], &bytes[at + 1..]))
}

fn inflate(packed: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let limit = u64::try_from(json::MAX_BYTES).ok()? + 1;
    ZlibDecoder::new(packed).take(limit).read_to_end(&mut out).ok()?;
    (out.len() <= json::MAX_BYTES).then_some(out)
}

/// A picture with a badge in it, instead of any it had.
pub(crate) fn bake(file: &[u8], credential: &str) -> Result<Vec<u8>, Reason> {
    let chunks = chunks(file)?;
    let mut body = b"iTXt".to_vec();
    body.extend_from_slice(KEYWORDS[0].as_bytes());
    body.extend_from_slice(&[0, 0, 0, 0, 0]); // end of keyword; not packed; no language, no translation
    body.extend_from_slice(credential.as_bytes());
    let length = u32::try_from(body.len() - 4)
        .map_err(|_| Reason::new(Code::FileTooLarge, json::MAX_BYTES.to_string()))?;
    let mut out = SIGNATURE.to_vec();
    for (at, chunk) in chunks.iter().enumerate() {
        if keyword(chunk).is_some_and(|(name, _)| KEYWORDS.contains(&name)) {
            continue;
        }
        out.extend_from_slice(chunk.bytes);
        if at == 0 {
            out.extend_from_slice(&length.to_be_bytes());
            out.extend_from_slice(&body);
            out.extend_from_slice(&crc32fast::hash(&body).to_be_bytes());
        }
    }
    Ok(out)
}
