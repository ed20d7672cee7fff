//! A zip that lies in memory: its list of files, and one of them unpacked (APPNOTE 6.3, stored or
//! deflated; no encryption, no parts, nothing beyond 4 GiB). Sizes are bounded by the caller, and
//! what a header says about sizes is never believed.

use std::io::Read as _;

use flate2::Crc;
use flate2::read::DeflateDecoder;

/// A file in a zip.
pub(super) struct Entry<'z> {
    pub(super) name: String,
    deflated: bool,
    crc: u32,
    packed: &'z [u8],
}

/// Every file of the list at the end of a zip; nothing if it is damaged, or has more than `most`.
/// Files packed in ways that aren't known are left out.
pub(super) fn entries(zip: &[u8], most: usize) -> Option<Vec<Entry<'_>>> {
    // The end of the list is the last record, before a comment of any length up to 65,535.
    let earliest = zip.len().saturating_sub(22 + 65_535);
    let tail = zip.get(earliest..)?;
    let end = earliest + tail.windows(4).rposition(|it| it == b"PK\x05\x06")?;
    zip.get(end..)?.get(..22)?;
    let count = usize::from(u16_at(zip, end + 10)?);
    let mut at = usize::try_from(u32_at(zip, end + 16)?).ok()?;
    if count > most {
        return None;
    }
    let mut found = Vec::new();
    for _ in 0..count {
        if zip.get(at..)?.get(..4)? != b"PK\x01\x02" {
            return None;
        }
        let (flags, method) = (u16_at(zip, at + 8)?, u16_at(zip, at + 10)?);
        let size = usize::try_from(u32_at(zip, at + 20)?).ok()?;
        let [name, extra, comment] = [28, 30, 32].map(|it| u16_at(zip, at + it).map(usize::from));
        let (name, after) = (name?, extra?.checked_add(comment?)?);
        let local = usize::try_from(u32_at(zip, at + 42)?).ok()?;
        let text = zip.get(at + 46..)?.get(..name)?;
        let encrypted = flags & 1 != 0;
        if !encrypted && matches!(method, 0 | 8) {
            found.push(Entry {
                name: String::from_utf8_lossy(text).into_owned(),
                deflated: method == 8,
                crc: u32_at(zip, at + 16)?,
                packed: packed(zip, local)?.get(..size)?,
            });
        }
        at = at.checked_add(46 + name + after)?;
    }
    Some(found)
}

/// What follows the header before a file.
fn packed(zip: &[u8], at: usize) -> Option<&[u8]> {
    if zip.get(at..)?.get(..4)? != b"PK\x03\x04" {
        return None;
    }
    let before = usize::from(u16_at(zip, at + 26)?) + usize::from(u16_at(zip, at + 28)?);
    zip.get(at.checked_add(30 + before)?..)
}

impl Entry<'_> {
    /// The file unpacked, up to `most` bytes and one more; nothing if it is damaged.
    pub(super) fn unpack(&self, most: u64) -> Option<Vec<u8>> {
        let limit = most.checked_add(1)?;
        let mut bytes = Vec::new();
        if self.deflated {
            DeflateDecoder::new(self.packed).take(limit).read_to_end(&mut bytes).ok()?;
        } else {
            self.packed.take(limit).read_to_end(&mut bytes).ok()?;
        }
        let mut crc = Crc::new();
        crc.update(&bytes);
        // What was cut off is too large anyway; its sum can't be compared.
        (bytes.len() as u64 > most || crc.sum() == self.crc).then_some(bytes)
    }
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}
