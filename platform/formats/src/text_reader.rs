//! Bytes to UTF-8 text, in bounded memory, with a clear word on what is none.

use std::io::{self, BufRead, Read};

use crate::Problem;

/// Bytes that are read at a time.
const CHUNK: usize = 1 << 16;

/// A buffered reader of text. What it hands out is valid UTF-8 without NUL;
/// no piece ends inside a character.
///
/// A UTF-8 byte-order mark is skipped; UTF-16 with a byte-order mark is
/// decoded. Anything else that is not UTF-8 is an error that names line,
/// column and byte. Errors are [`io::Error`]s that carry a [`Problem`].
pub struct TextReader {
    name: String,
    source: Box<dyn Read + Send>,
    encoding: Option<Encoding>,
    /// Bytes read and not yet decoded: the start of a character at most.
    raw: Vec<u8>,
    text: Vec<u8>,
    position: usize,
    /// Where `raw` begins, for messages.
    offset: u64,
    line: u64,
    line_offset: u64,
    failed: Option<Problem>,
    ended: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16 { big_endian: bool },
}

impl TextReader {
    pub(crate) fn new(name: String, source: Box<dyn Read + Send>) -> Self {
        Self {
            name,
            source,
            encoding: None,
            raw: Vec::with_capacity(CHUNK + 4),
            text: Vec::with_capacity(CHUNK + 4),
            position: 0,
            offset: 0,
            line: 1,
            line_offset: 0,
            failed: None,
            ended: false,
        }
    }

    /// The name it has in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Fills a whole chunk, so that what follows doesn't depend on the sizes
    /// in which the source happens to hand out its bytes.
    fn read_chunk(&mut self) -> io::Result<()> {
        let wanted = (CHUNK - self.raw.len()) as u64;
        let read = self.source.by_ref().take(wanted).read_to_end(&mut self.raw)?;
        self.ended = (read as u64) < wanted;
        Ok(())
    }

    fn refill(&mut self) -> io::Result<()> {
        self.text.clear();
        self.position = 0;
        if let Some(problem) = &self.failed {
            return Err(problem.clone().into());
        }
        while self.text.is_empty() && self.failed.is_none() && !(self.ended && self.raw.is_empty())
        {
            if let Err(error) = self.read_chunk() {
                self.failed = Some(Problem::io(&error, &self.name));
                break;
            }
            match self.encoding {
                Some(Encoding::Utf8) => self.take_utf8(),
                Some(Encoding::Utf16 { big_endian }) => self.take_utf16(big_endian),
                None => self.detect(),
            }
        }
        match &self.failed {
            Some(problem) if self.text.is_empty() => Err(problem.clone().into()),
            _ => Ok(()),
        }
    }

    fn detect(&mut self) {
        let (encoding, mark) = match self.raw.as_slice() {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, 3),
            [0xFF, 0xFE, ..] => (Encoding::Utf16 { big_endian: false }, 2),
            [0xFE, 0xFF, ..] => (Encoding::Utf16 { big_endian: true }, 2),
            other => {
                self.failed = packed(other).map(|problem| problem.in_file(&self.name));
                (Encoding::Utf8, 0)
            }
        };
        self.encoding = Some(encoding);
        self.drop_raw(mark);
        self.line_offset = self.offset;
        if self.failed.is_none() {
            match encoding {
                Encoding::Utf8 => self.take_utf8(),
                Encoding::Utf16 { big_endian } => self.take_utf16(big_endian),
            }
        }
    }

    fn drop_raw(&mut self, bytes: usize) {
        self.raw.drain(..bytes);
        self.offset += bytes as u64;
    }

    fn take_utf8(&mut self) {
        let (valid, broken) = match std::str::from_utf8(&self.raw) {
            Ok(_) => (self.raw.len(), false),
            Err(error) => (error.valid_up_to(), self.ended || error.error_len().is_some()),
        };
        let nul = memchr::memchr(0, &self.raw[..valid]);
        let good = nul.unwrap_or(valid);
        self.text.extend_from_slice(&self.raw[..good]);
        if let Some(last) = memchr::memrchr(b'\n', &self.text) {
            self.line += memchr::memchr_iter(b'\n', &self.text).count() as u64;
            self.line_offset = self.offset + last as u64 + 1;
        }
        if nul.is_some() {
            self.failed = Some(self.located(nul_byte(), good));
        } else if broken {
            let byte = self.raw[good];
            self.failed = Some(self.located(not_utf8(byte, self.offset + good as u64), good));
        }
        self.drop_raw(good);
    }

    fn take_utf16(&mut self, big_endian: bool) {
        let units = self.raw.chunks_exact(2).map(|pair| {
            let pair = [pair[0], pair[1]];
            if big_endian { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        });
        // Half a pair at the end waits for its other half.
        let mut units: Vec<u16> = units.collect();
        let waits = |unit: &u16| (0xD800..0xDC00).contains(unit);
        if !self.ended && units.last().is_some_and(waits) {
            units.pop();
        }
        let odd = self.ended && self.raw.len() % 2 == 1;
        let mut used = 0;
        for decoded in char::decode_utf16(units) {
            match decoded {
                Ok('\0') => {
                    self.failed = Some(self.located(nul_byte(), used));
                    return;
                }
                Ok(c) => {
                    used += 2 * c.len_utf16();
                    let mut bytes = [0; 4];
                    self.text.extend_from_slice(c.encode_utf8(&mut bytes).as_bytes());
                    if c == '\n' {
                        self.line += 1;
                        self.line_offset = self.offset + used as u64;
                    }
                }
                Err(_) => {
                    self.failed = Some(self.located(not_utf16(), used));
                    return;
                }
            }
        }
        if odd {
            self.failed = Some(self.located(not_utf16(), used));
        }
        self.drop_raw(used);
    }

    fn located(&self, problem: Problem, ahead: usize) -> Problem {
        let column = self.offset + ahead as u64 - self.line_offset + 1;
        problem.in_file(&self.name).at_line(self.line).at_column(column)
    }
}

impl BufRead for TextReader {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.position >= self.text.len() {
            self.refill()?;
        }
        Ok(&self.text[self.position..])
    }

    fn consume(&mut self, amount: usize) {
        self.position = (self.position + amount).min(self.text.len());
    }
}

impl Read for TextReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}

fn packed(start: &[u8]) -> Option<Problem> {
    let (found, help) = match start {
        [0x1F, 0x8B, ..] => ("gzip data", "give the file a name that ends in .gz"),
        [b'P', b'K', 3, 4, ..] => {
            ("a spreadsheet or another zip archive", "save it as CSV (UTF-8), or unpack it")
        }
        [b'7', b'z', 0xBC, 0xAF, ..] => ("a 7-Zip archive", "unpack it first"),
        _ => return None,
    };
    Some(Problem::new("text.packed", found, "text").with_help(help))
}

fn nul_byte() -> Problem {
    Problem::new("text.nul", "a NUL byte", "text")
        .with_help("this is no text file, or it is UTF-16 without a mark; save it as UTF-8")
}

fn not_utf8(byte: u8, offset: u64) -> Problem {
    let found = format!("byte 0x{byte:02X} at byte {} of the text", offset + 1);
    Problem::new("text.encoding", found, "UTF-8").with_help(
        "save the file as UTF-8; it looks like Windows-1252 or another old encoding, \
         or it was cut off inside a character",
    )
}

fn not_utf16() -> Problem {
    Problem::new("text.encoding", "half a UTF-16 character", "a whole one")
        .with_help("save the file as UTF-8")
}

#[cfg(test)]
mod tests {
    use folkmoot_model::Coded;

    use super::*;
    use crate::Input;

    fn read(bytes: &[u8]) -> Result<String, Problem> {
        let mut text = String::new();
        let mut reader = Input::from_reader("f", io::Cursor::new(bytes.to_vec())).text();
        match reader.read_to_string(&mut text) {
            Ok(_) => Ok(text),
            Err(error) => Err(Problem::io(&error, "?")),
        }
    }

    fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units
            .flat_map(|u: u16| if big_endian { u.to_be_bytes() } else { u.to_le_bytes() })
            .collect()
    }

    #[test]
    fn reads_utf8_and_utf16_with_or_without_mark() {
        for text in ["", "a", "grüße\n🦀", &"é🦀".repeat(50_000)] {
            assert_eq!(read(text.as_bytes()).unwrap(), text);
            assert_eq!(read(format!("\u{feff}{text}").as_bytes()).unwrap(), text);
            assert_eq!(read(&utf16(text, true)).unwrap(), text);
            assert_eq!(read(&utf16(text, false)).unwrap(), text);
        }
    }

    #[test]
    fn names_the_place_of_what_is_no_text() {
        let problem = read(b"id\ncaf\xE9\n").unwrap_err();
        assert_eq!(problem.place(), "f:2:4");
        assert_eq!(problem.code().0, "text.encoding");
        assert!(problem.found().contains("0xE9 at byte 7"), "{problem}");
        let mut long = vec![b'x'; 200_000];
        long.extend_from_slice(b"\n\xFF");
        assert_eq!(read(&long).unwrap_err().place(), "f:2:1");
        assert_eq!(read(b"a\0b").unwrap_err().code().0, "text.nul");
        assert_eq!(read(b"caf\xC3").unwrap_err().code().0, "text.encoding");
        assert_eq!(read(b"\xFF\xFEa").unwrap_err().code().0, "text.encoding");
        assert_eq!(read(b"\x1F\x8B\x08").unwrap_err().code().0, "text.packed");
        assert_eq!(read(b"PK\x03\x04...").unwrap_err().code().0, "text.packed");
    }
}
