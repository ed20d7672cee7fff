//! The rows of one XML file of a dump, in bounded memory.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use folkmoot_model::Day;
use quick_xml::Reader;
use quick_xml::errors::{Error, SyntaxError};
use quick_xml::escape::{resolve_xml_entity, unescape_with};
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesDecl, Event};

use crate::fields::in_the_future;
use crate::json_lines::record_too_long;
use crate::{MAX_RECORD_BYTES, Problem, TextReader, quoted};

/// Reads `<posts><row Id="1" …/><row …/></posts>` row by row.
pub(crate) struct XmlRows {
    reader: Reader<Metered>,
    buffer: Vec<u8>,
    /// The attributes of the row at hand, as they are written.
    attributes: String,
    name: String,
    /// What the outermost element is called.
    root: &'static str,
    depth: usize,
    opened: bool,
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'a> {
    file: &'a str,
    line: u64,
    attributes: &'a str,
}

/// The attributes of a row that were asked for, as they are written.
pub(crate) struct Picked<'a, const N: usize> {
    row: Row<'a>,
    names: [&'static str; N],
    raw: [Option<Cow<'a, str>>; N],
}

impl XmlRows {
    pub(crate) fn new(input: TextReader, root: &'static str) -> Self {
        let name = input.name().to_owned();
        let reader = Reader::from_reader(Metered::new(input));
        let (buffer, attributes) = (Vec::new(), String::new());
        Self { reader, buffer, attributes, name, root, depth: 0, opened: false }
    }

    /// Goes to the next row.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, Problem> {
        loop {
            self.buffer.clear();
            self.reader.get_mut().mark();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(event) => event,
                Err(error) => return Err(self.not_xml(&error)),
            };
            let empty = matches!(event, Event::Empty(_));
            let found = match event {
                Event::Start(tag) | Event::Empty(tag) if self.depth == 0 && !self.opened => {
                    if tag.name().0 != self.root {
                        let found = format!("<{}>", quoted(tag.name().0).trim_matches('"'));
                        return Err(self.wrong_root(&found));
                    }
                    self.opened = true;
                    self.depth = usize::from(!empty);
                    continue;
                }
                Event::Start(tag) | Event::Empty(tag)
                    if self.depth == 1 && tag.name().0 == "row" =>
                {
                    self.depth = if empty { 1 } else { 2 };
                    self.attributes.clear();
                    self.attributes.push_str(tag.attributes_raw());
                    break;
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    continue;
                }
                Event::Decl(declaration) => {
                    let problem = wrong_encoding(&declaration);
                    match problem {
                        Some(problem) => return Err(self.located(problem)),
                        None => continue,
                    }
                }
                Event::Text(text) if text.trim_ascii().is_empty() => continue,
                Event::Comment(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Eof if self.opened && self.depth == 0 => return Ok(None),
                Event::Eof if !self.opened => return Err(self.wrong_root("the end of the file")),
                Event::Eof => return Err(self.located(self.truncated())),
                Event::Start(tag) | Event::Empty(tag) => format!("<{}>", tag.name().0),
                Event::Text(text) => text.to_string(),
                Event::CData(text) => text.to_string(),
                Event::GeneralRef(entity) => format!("&{};", &*entity),
            };
            let wanted = format!("<row …/> or </{}>", self.root);
            return Err(self.located(Problem::new("xml.element", quoted(found.trim()), wanted)));
        }
        Ok(Some(Row {
            file: &self.name,
            line: self.reader.get_ref().marked.0,
            attributes: &self.attributes,
        }))
    }

    fn located(&self, problem: Problem) -> Problem {
        let (line, column) = self.reader.get_ref().marked;
        problem.in_file(&self.name).at_line(line).at_column(column)
    }

    fn truncated(&self) -> Problem {
        Problem::new(
            "xml.truncated",
            "the end of the file",
            format!("more, up to </{}>", self.root),
        )
        .with_help("the file was cut off; copy or unpack it again")
    }

    fn wrong_root(&self, found: &str) -> Problem {
        let wanted = format!("a Stack Exchange dump that begins with <{}>", self.root);
        self.located(Problem::new("xml.root", found, wanted))
            .with_help("take the file from the dump of the site under its own name")
    }

    fn not_xml(&self, error: &Error) -> Problem {
        match error {
            Error::Io(error) => Problem::io(error, &self.name),
            Error::Syntax(SyntaxError::InvalidBangMarkup) => {
                self.located(Problem::new("xml.syntax", "\"<!\"", "XML"))
            }
            Error::Syntax(_) => self.located(self.truncated()),
            other => self.located(Problem::new("xml.syntax", quoted(&other.to_string()), "XML")),
        }
    }
}

fn wrong_encoding(declaration: &BytesDecl<'_>) -> Option<Problem> {
    let encoding = match declaration.encoding()? {
        Ok(encoding) => encoding,
        Err(error) => {
            return Some(Problem::new("xml.syntax", quoted(&error.to_string()), "XML"));
        }
    };
    // What comes here is UTF-8 already; UTF-16 was decoded on the way.
    let known = ["utf-8", "utf8", "utf-16", "us-ascii", "ascii"];
    if known.iter().any(|name| encoding.eq_ignore_ascii_case(name)) {
        return None;
    }
    let found = format!("encoding {}", quoted(&encoding));
    Some(
        Problem::new("xml.encoding", found, "UTF-8")
            .with_help("convert the file: iconv -f ENCODING -t UTF-8"),
    )
}

impl<'a> Row<'a> {
    /// Takes attributes by name.
    pub(crate) fn pick<const N: usize>(
        self,
        names: [&'static str; N],
    ) -> Result<Picked<'a, N>, Problem> {
        let mut raw = [const { None }; N];
        for attribute in Attributes::new(self.attributes, 0) {
            let attribute = attribute.map_err(|error| {
                self.located(Problem::new("xml.attribute", quoted(&error.to_string()), "XML"))
            })?;
            if let Some(at) = names.iter().position(|name| *name == attribute.key.0) {
                raw[at] = Some(attribute.value);
            }
        }
        Ok(Picked { row: self, names, raw })
    }

    pub(crate) fn located(&self, problem: Problem) -> Problem {
        problem.in_file(self.file).at_line(self.line)
    }
}

impl<const N: usize> Picked<'_, N> {
    /// The attribute at a place in the list that was asked for, decoded.
    pub(crate) fn text(&self, at: usize) -> Result<Option<Cow<'_, str>>, Problem> {
        let Some(raw) = &self.raw[at] else { return Ok(None) };
        let text = unescape_with(raw, resolve_xml_entity).map_err(|error| {
            let wanted = "the entities of XML alone";
            self.problem(at, Problem::new("xml.entity", quoted(&error.to_string()), wanted))
        })?;
        if text.contains('\0') {
            return Err(self.problem(at, Problem::new("text.nul", "a NUL character", "text")));
        }
        Ok(Some(text))
    }

    /// The same, where it must be there.
    pub(crate) fn required(&self, at: usize) -> Result<Cow<'_, str>, Problem> {
        self.text(at)?.ok_or_else(|| {
            let wanted = format!("an attribute {} in every such row", self.names[at]);
            self.problem(at, Problem::new("xml.missing", "nothing", wanted))
        })
    }

    /// A whole number, also a negative one.
    pub(crate) fn number(&self, at: usize) -> Result<Option<i64>, Problem> {
        let Some(text) = self.text(at)? else { return Ok(None) };
        text.trim().parse().map(Some).map_err(|_| {
            self.problem(at, Problem::new("xml.number", quoted(&text), "a whole number"))
        })
    }

    /// An id: a number from 1 to 2³¹ − 1. Negative ones are nobody's.
    pub(crate) fn id(&self, at: usize) -> Result<Option<u32>, Problem> {
        match self.number(at)? {
            None | Some(..=0) => Ok(None),
            Some(id) => {
                u32::try_from(id).ok().filter(|id| *id < 1 << 31).map(Some).ok_or_else(|| {
                    let wanted = "an id from 1 to 2147483647";
                    self.problem(at, Problem::new("xml.number", quoted(&id.to_string()), wanted))
                })
            }
        }
    }

    /// The same, where it must be there.
    pub(crate) fn required_id(&self, at: usize) -> Result<u32, Problem> {
        let text = self.required(at)?;
        self.id(at)?.ok_or_else(|| {
            let wanted = "an id from 1 to 2147483647";
            self.problem(at, Problem::new("xml.number", quoted(&text), wanted))
        })
    }

    /// A day that must be there and not after today.
    pub(crate) fn day(&self, at: usize, today: Day) -> Result<Day, Problem> {
        let text = self.required(at)?;
        let day = day_of(&text).ok_or_else(|| {
            let problem = Problem::new("time.invalid", quoted(&text), "a date and time");
            self.problem(at, problem.with_help("dumps write it as 2026-03-01T09:30:00.000"))
        })?;
        if day > today { Err(self.problem(at, in_the_future(day, today))) } else { Ok(day) }
    }

    pub(crate) fn problem(&self, at: usize, problem: Problem) -> Problem {
        self.row.located(problem).in_field(self.names[at])
    }
}

/// The day of a time in UTC. Dumps have millions, all written alike and
/// without an offset, so that the day can be read off.
fn day_of(text: &str) -> Option<Day> {
    let usual = text.split_once('T').filter(|(_, time)| {
        time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.')
    });
    usual.map_or(text, |(day, _)| day).parse().ok()
}

/// Counts lines, and stops where one piece of XML is longer than any row may be.
struct Metered {
    input: TextReader,
    line: u64,
    /// Bytes since the last line break.
    column: u64,
    since_mark: usize,
    /// Line and column where the piece at hand begins, from 1.
    marked: (u64, u64),
}

impl Metered {
    fn new(input: TextReader) -> Self {
        Self { input, line: 1, column: 1, since_mark: 0, marked: (1, 1) }
    }

    fn mark(&mut self) {
        self.since_mark = 0;
        self.marked = (self.line, self.column);
    }
}

impl BufRead for Metered {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since_mark > MAX_RECORD_BYTES {
            let (line, column) = self.marked;
            let problem = record_too_long().in_file(self.input.name());
            return Err(problem.at_line(line).at_column(column).into());
        }
        self.input.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // The text is in memory already, so that this can't fail.
        if let Ok(text) = self.input.fill_buf() {
            let text = &text[..amount.min(text.len())];
            match memchr::memrchr(b'\n', text) {
                None => self.column += text.len() as u64,
                Some(last) => {
                    self.line += memchr::memchr_iter(b'\n', text).count() as u64;
                    self.column = (text.len() - last) as u64;
                }
            }
        }
        self.since_mark += amount;
        self.input.consume(amount);
    }
}

impl Read for Metered {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let count = available.len().min(buffer.len());
        buffer[..count].copy_from_slice(&available[..count]);
        self.consume(count);
        Ok(count)
    }
}
