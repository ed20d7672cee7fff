//! Records of a CSV file, as RFC 4180 and as spreadsheets write them, in
//! bounded memory.

use std::io::{self, BufRead};

use crate::{MAX_COLUMNS, MAX_FIELD_BYTES, MAX_RECORD_BYTES};

/// The fields of one record, with the quotation marks taken off.
#[derive(Debug, Default)]
pub(crate) struct Record {
    text: Vec<u8>,
    ends: Vec<usize>,
    /// The line it begins on, from 1.
    pub(crate) line: u64,
}

impl Record {
    /// The fields in their order. The text comes from a reader of UTF-8 and
    /// is cut at ASCII characters only, so nothing is replaced in truth.
    pub(crate) fn fields(&self) -> impl Iterator<Item = std::borrow::Cow<'_, str>> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| String::from_utf8_lossy(&self.text[start..*end]))
    }

    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it is an empty line, or separators alone.
    pub(crate) fn is_blank(&self) -> bool {
        self.text.iter().all(u8::is_ascii_whitespace)
    }

    fn clear(&mut self, line: u64) {
        self.text.clear();
        self.ends.clear();
        self.line = line;
    }
}

/// Why a record can't be read.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The source failed.
    Io(io::Error),
    /// A quotation mark that is never closed, opened on this line.
    Unclosed { line: u64, column: usize },
    /// Something between a closing quotation mark and the next separator.
    AfterQuote { line: u64, column: usize },
    /// A field over [`MAX_FIELD_BYTES`].
    FieldTooLong { line: u64, column: usize },
    /// A record over [`MAX_RECORD_BYTES`].
    RecordTooLong { line: u64 },
    /// More than [`MAX_COLUMNS`] fields.
    TooManyFields { line: u64 },
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    FieldStart,
    Plain,
    Quoted,
    /// Behind a quotation mark inside quotes: the end, or the first of two.
    QuoteSeen,
    /// Behind a carriage return: the record ends, with or without a line feed.
    ReturnSeen,
}

/// Splits text into records.
#[derive(Debug)]
pub(crate) struct CsvParser {
    delimiter: u8,
    /// The line that is read next.
    line: u64,
}

/// The separator that stands most often in the first line outside quotation
/// marks; a comma if there is none.
pub(crate) fn detect_delimiter(start: &[u8]) -> u8 {
    let (mut counts, mut quoted) = ([0_usize; 3], false);
    for byte in start {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            b',' if !quoted => counts[0] += 1,
            b';' if !quoted => counts[1] += 1,
            b'\t' if !quoted => counts[2] += 1,
            _ => {}
        }
    }
    let [comma, semicolon, tab] = counts;
    if semicolon > comma && semicolon >= tab {
        b';'
    } else if tab > comma {
        b'\t'
    } else {
        b','
    }
}

impl CsvParser {
    pub(crate) fn new(delimiter: u8) -> Self {
        Self { delimiter, line: 1 }
    }

    /// Reads the next record; false at the end. After any fault but
    /// [`Fault::Io`] and [`Fault::Unclosed`] the next record can be read.
    pub(crate) fn read(
        &mut self,
        input: &mut impl BufRead,
        record: &mut Record,
    ) -> Result<bool, Fault> {
        record.clear(self.line);
        let mut filler = Filler { record, fault: None };
        let mut state = State::FieldStart;
        let mut opened = self.line;
        let mut anything = false;
        loop {
            let buffer = input.fill_buf().map_err(Fault::Io)?;
            if buffer.is_empty() {
                return match state {
                    State::Quoted => Err(Fault::Unclosed { line: opened, column: filler.column() }),
                    _ if !anything => Ok(false),
                    _ => filler.finish(),
                };
            }
            anything = true;
            let (mut used, mut ended) = (0, false);
            while used < buffer.len() && !ended {
                let rest = &buffer[used..];
                let (taken, next) = match state {
                    State::FieldStart if rest[0] == b'"' => {
                        opened = self.line;
                        (1, State::Quoted)
                    }
                    State::FieldStart | State::Plain => self.plain(rest, &mut filler),
                    State::Quoted => self.quoted(rest, &mut filler),
                    State::QuoteSeen => self.after_quote(rest[0], &mut filler),
                    State::ReturnSeen => {
                        ended = true;
                        (usize::from(rest[0] == b'\n'), State::FieldStart)
                    }
                };
                used += taken;
                // A line feed is the only way from within a record to its end.
                ended |= next == State::FieldStart && taken > 0 && buffer[used - 1] == b'\n';
                state = next;
            }
            input.consume(used);
            if ended {
                self.line += 1;
                return filler.finish();
            }
        }
    }

    fn plain(&self, rest: &[u8], filler: &mut Filler<'_>) -> (usize, State) {
        let Some(at) = memchr::memchr3(self.delimiter, b'\n', b'\r', rest) else {
            filler.push(rest);
            return (rest.len(), State::Plain);
        };
        filler.push(&rest[..at]);
        (at + 1, self.separated(rest[at], filler))
    }

    fn quoted(&mut self, rest: &[u8], filler: &mut Filler<'_>) -> (usize, State) {
        let at = memchr::memchr(b'"', rest);
        let text = &rest[..at.unwrap_or(rest.len())];
        self.line += memchr::memchr_iter(b'\n', text).count() as u64;
        filler.push(text);
        at.map_or((rest.len(), State::Quoted), |at| (at + 1, State::QuoteSeen))
    }

    fn after_quote(&self, byte: u8, filler: &mut Filler<'_>) -> (usize, State) {
        if byte == b'"' {
            filler.push(b"\"");
            (1, State::Quoted)
        } else if byte == self.delimiter || byte == b'\n' || byte == b'\r' {
            (1, self.separated(byte, filler))
        } else {
            filler.fail(Fault::AfterQuote { line: self.line, column: filler.column() });
            (0, State::Plain)
        }
    }

    fn separated(&self, byte: u8, filler: &mut Filler<'_>) -> State {
        if byte == self.delimiter {
            filler.end_field();
            State::FieldStart
        } else if byte == b'\r' {
            State::ReturnSeen
        } else {
            State::FieldStart
        }
    }
}

/// Fills a record up to the limits; what is beyond them is read past.
struct Filler<'a> {
    record: &'a mut Record,
    fault: Option<Fault>,
}

impl Filler<'_> {
    /// The number of the field that is being filled, from 1.
    fn column(&self) -> usize {
        self.record.ends.len() + 1
    }

    fn fail(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }

    fn push(&mut self, text: &[u8]) {
        if self.fault.is_some() {
            return;
        }
        let start = self.record.ends.last().copied().unwrap_or(0);
        let line = self.record.line;
        if self.record.text.len() - start + text.len() > MAX_FIELD_BYTES {
            self.fail(Fault::FieldTooLong { line, column: self.column() });
        } else if self.record.text.len() + text.len() > MAX_RECORD_BYTES {
            self.fail(Fault::RecordTooLong { line });
        } else {
            self.record.text.extend_from_slice(text);
        }
    }

    fn end_field(&mut self) {
        if self.record.ends.len() < MAX_COLUMNS {
            self.record.ends.push(self.record.text.len());
        } else {
            self.fail(Fault::TooManyFields { line: self.record.line });
        }
    }

    fn finish(mut self) -> Result<bool, Fault> {
        self.end_field();
        self.fault.map_or(Ok(true), Err)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn records(text: &str) -> Result<Vec<(u64, Vec<String>)>, Fault> {
        let mut input = io::BufReader::with_capacity(3, text.as_bytes());
        let mut parser = CsvParser::new(detect_delimiter(text.as_bytes()));
        let (mut record, mut all) = (Record::default(), Vec::new());
        while parser.read(&mut input, &mut record)? {
            all.push((record.line, record.fields().map(std::borrow::Cow::into_owned).collect()));
        }
        Ok(all)
    }

    #[test]
    fn reads_as_rfc_4180_says() {
        let own = |fields: &[&str]| fields.iter().map(|f| (*f).to_owned()).collect::<Vec<_>>();
        assert_eq!(
            records("a,b\r\n\"x, \"\"y\"\"\nz\",\n\n1,2\r3,\"\"").unwrap(),
            [
                (1, own(&["a", "b"])),
                (2, own(&["x, \"y\"\nz", ""])),
                (4, own(&[""])),
                (5, own(&["1", "2"])),
                (6, own(&["3", ""])),
            ]
        );
        assert_eq!(records("").unwrap(), []);
        assert_eq!(records("a;\"b;c\"").unwrap(), [(1, own(&["a", "b;c"]))]);
        assert_eq!(records("a\tb,c\td").unwrap(), [(1, own(&["a", "b,c", "d"]))]);
    }

    #[test]
    fn names_the_place_of_a_fault() {
        let fault = records("a,b\n1,\"x\ny").unwrap_err();
        assert!(matches!(fault, Fault::Unclosed { line: 2, column: 2 }), "{fault:?}");
        let fault = records("a,b\n\"x\ny\"z,1").unwrap_err();
        assert!(matches!(fault, Fault::AfterQuote { line: 3, column: 1 }), "{fault:?}");
    }

    #[test]
    fn goes_on_behind_what_is_too_long() {
        let text = format!("a\n{}\nb\n{}\nc", "x".repeat(MAX_FIELD_BYTES + 1), ",".repeat(20_000));
        let (mut parser, mut record) = (CsvParser::new(b','), Record::default());
        let mut input = text.as_bytes();
        let mut next = || parser.read(&mut input, &mut record);
        assert!(next().unwrap());
        assert!(matches!(next(), Err(Fault::FieldTooLong { line: 2, column: 1 })));
        assert!(next().unwrap());
        assert!(matches!(next(), Err(Fault::TooManyFields { line: 4 })));
        assert!(next().unwrap());
        assert!(!next().unwrap());
    }
}
