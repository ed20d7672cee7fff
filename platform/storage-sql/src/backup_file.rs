//! Writing and reading the file of a backup; the form is told in
//! [`folkmoot_storage::backup`].

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{BufRead, BufReader, Read, Write},
};

use flate2::{Compression, bufread::GzDecoder, write::GzEncoder};
use folkmoot_model::{Digest, Timestamp};
use folkmoot_storage::{
    BackupSummary, SchemaVersion, StorageError,
    backup::{End, FORMAT, Footer, Header, TableLine},
};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::{Column, KNOWN, Kind, TABLES, Table, batch::Bind};

/// Longest line that is read. The largest row is the report of a run.
const MAX_LINE: u64 = 256 << 20;

fn digest(hasher: &Sha256) -> Digest {
    let bytes = hasher.clone().finalize();
    let text = bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a String can't fail.
        let _ = write!(text, "{byte:02x}");
        text
    });
    // 32 bytes as hexadecimal digits are a digest by construction.
    Digest::try_from(text).unwrap_or_else(|_| Digest::of(b""))
}

/// Writes a backup line by line.
#[derive(Debug)]
pub struct BackupWriter<W: Write> {
    out: GzEncoder<W>,
    hasher: Sha256,
    at: Timestamp,
    rows: BTreeMap<String, u64>,
}

impl<W: Write> BackupWriter<W> {
    /// Begins with the header.
    pub fn new(out: W, at: Timestamp) -> Result<Self, StorageError> {
        let mut writer = Self {
            out: GzEncoder::new(out, Compression::new(6)),
            hasher: Sha256::new(),
            at,
            rows: BTreeMap::new(),
        };
        writer.line(&Header { folkmoot_backup: FORMAT, schema: KNOWN.0, at })?;
        Ok(writer)
    }

    /// Begins a table.
    pub fn table(&mut self, table: &Table) -> Result<(), StorageError> {
        self.rows.insert(table.name.to_owned(), 0);
        self.line(&TableLine {
            table: table.name.to_owned(),
            columns: table.column_names().into_iter().map(Into::into).collect(),
        })
    }

    /// Writes one row of the table that was begun last.
    pub fn row(&mut self, table: &Table, values: &[Bind<'_>]) -> Result<(), StorageError> {
        let values: Vec<Value> = values
            .iter()
            .map(|value| match value {
                Bind::Text(text) => (*text).into(),
                Bind::Number(number) => (*number).into(),
            })
            .collect();
        *self.rows.entry(table.name.to_owned()).or_default() += 1;
        self.line(&values)
    }

    /// Writes the footer and all that is still held back.
    pub fn finish(mut self) -> Result<BackupSummary, StorageError> {
        let summary = BackupSummary {
            at: self.at,
            schema: KNOWN,
            rows: self.rows.clone(),
            digest: digest(&self.hasher),
        };
        self.line(&Footer {
            end: End { rows: summary.rows.clone(), sha256: summary.digest.clone() },
        })?;
        let mut out = self.out.finish().map_err(StorageError::BackupWrite)?;
        out.flush().map_err(StorageError::BackupWrite)?;
        Ok(summary)
    }

    fn line(&mut self, value: &impl serde::Serialize) -> Result<(), StorageError> {
        let mut line = serde_json::to_vec(value)
            .map_err(|error| StorageError::Database { source: error.into() })?;
        line.push(b'\n');
        self.hasher.update(&line);
        self.out.write_all(&line).map_err(StorageError::BackupWrite)
    }
}

/// One line of a backup, checked.
#[derive(Debug)]
pub enum Line {
    /// The rows of this table follow.
    Table(&'static Table),
    /// A row of the table named last.
    Row(Vec<OwnedValue>),
    /// The end: every count and the digest fit.
    End(BackupSummary),
}

/// A value that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnedValue {
    /// A text, or null.
    Text(Option<String>),
    /// A whole number, or null.
    Number(Option<i64>),
}

impl OwnedValue {
    /// The value, for a statement.
    pub fn bind(&self) -> Bind<'_> {
        match self {
            Self::Text(text) => Bind::Text(text.as_deref()),
            Self::Number(number) => Bind::Number(*number),
        }
    }
}

/// Reads a backup line by line and believes nothing.
#[derive(Debug)]
pub struct BackupReader<R: BufRead> {
    input: BufReader<GzDecoder<R>>,
    hasher: Sha256,
    at: Timestamp,
    rows: BTreeMap<String, u64>,
    /// Where in [`TABLES`] the table stands whose rows are being read.
    table: Option<usize>,
    line: u64,
}

impl<R: BufRead> BackupReader<R> {
    /// Reads the header.
    pub fn new(input: R) -> Result<Self, StorageError> {
        let mut reader = Self {
            input: BufReader::new(GzDecoder::new(input)),
            hasher: Sha256::new(),
            at: Timestamp::from_millis(0),
            rows: BTreeMap::new(),
            table: None,
            line: 0,
        };
        let line = reader.read_line()?;
        reader.hasher.update(&line);
        let header: Header = serde_json::from_slice(&line)
            .map_err(|_| reader.damaged("this is not the header of a Folkmoot backup"))?;
        if header.folkmoot_backup != FORMAT {
            return Err(reader.damaged(format_args!(
                "the format is {}, this program reads {FORMAT}",
                header.folkmoot_backup
            )));
        }
        let found = SchemaVersion(header.schema);
        if found != KNOWN {
            return Err(StorageError::BackupVersion { found, known: KNOWN });
        }
        reader.at = header.at;
        Ok(reader)
    }

    /// Reads the next line. Not to be called after [`Line::End`].
    pub fn next_line(&mut self) -> Result<Line, StorageError> {
        let line = self.read_line()?;
        if line.starts_with(b"[") {
            self.hasher.update(&line);
            return self.row(&line);
        }
        if let Ok(footer) = serde_json::from_slice::<Footer>(&line) {
            return self.end(footer.end);
        }
        self.hasher.update(&line);
        let table: TableLine = serde_json::from_slice(&line)
            .map_err(|_| self.damaged("this is neither a row nor a table nor the end"))?;
        self.begin(&table)
    }

    /// The error that something is wrong in the line read last.
    pub fn damaged(&self, problem: impl std::fmt::Display) -> StorageError {
        StorageError::BackupDamaged { line: self.line, problem: problem.to_string() }
    }

    fn read_line(&mut self) -> Result<Vec<u8>, StorageError> {
        self.line += 1;
        let mut line = Vec::new();
        (&mut self.input)
            .take(MAX_LINE)
            .read_until(b'\n', &mut line)
            .map_err(|error| self.damaged(error))?;
        if line.is_empty() {
            Err(self.damaged("the file ends here, before its last line"))
        } else if line.ends_with(b"\n") {
            Ok(line)
        } else {
            Err(self.damaged("the line is cut short or too long"))
        }
    }

    /// Tables come all, once, and in order.
    fn begin(&mut self, line: &TableLine) -> Result<Line, StorageError> {
        let next = self.table.map_or(0, |i| i + 1);
        let table = TABLES
            .get(next)
            .filter(|table| table.name == line.table)
            .ok_or_else(|| self.damaged(format_args!("unexpected table \"{}\"", line.table)))?;
        if table.column_names() != line.columns {
            return Err(self.damaged("these are not the columns of this table"));
        }
        self.table = Some(next);
        self.rows.insert(line.table.clone(), 0);
        Ok(Line::Table(table))
    }

    fn row(&mut self, line: &[u8]) -> Result<Line, StorageError> {
        let table = self
            .table
            .and_then(|i| TABLES.get(i))
            .ok_or_else(|| self.damaged("a row before any table"))?;
        let values: Vec<Value> = serde_json::from_slice(line).map_err(|e| self.damaged(e))?;
        if values.len() != table.columns.len() {
            return Err(self.damaged("the row has not as many values as its table has columns"));
        }
        let values = table
            .columns
            .iter()
            .zip(values)
            .map(|(column, value)| {
                typed(column, value).ok_or_else(|| {
                    self.damaged(format_args!("the value of \"{}\" can't be", column.name))
                })
            })
            .collect::<Result<Vec<_>, _>>()?;
        *self.rows.entry(table.name.to_owned()).or_default() += 1;
        Ok(Line::Row(values))
    }

    fn end(&mut self, end: End) -> Result<Line, StorageError> {
        if self.table != Some(TABLES.len() - 1) {
            return Err(self.damaged("tables are missing"));
        }
        if end.rows != self.rows {
            return Err(self.damaged("rows are missing, or there are too many"));
        }
        if end.sha256 != digest(&self.hasher) {
            return Err(self.damaged("the content does not fit its digest"));
        }
        // Reading to the end makes the decoder check its own sum as well.
        let mut rest = [0];
        let more = self.input.read(&mut rest).map_err(|e| self.damaged(e))?;
        let behind = self.input.get_mut().get_mut().fill_buf();
        let behind = behind.map(<[u8]>::is_empty).map_err(|e| self.damaged(e))?;
        if more > 0 || !behind {
            return Err(self.damaged("there is something behind the end"));
        }
        Ok(Line::End(BackupSummary {
            at: self.at,
            schema: KNOWN,
            rows: end.rows,
            digest: end.sha256,
        }))
    }
}

fn typed(column: &Column, value: Value) -> Option<OwnedValue> {
    match (column.kind, value) {
        (Kind::Text, Value::Null) if column.nullable => Some(OwnedValue::Text(None)),
        (Kind::Number, Value::Null) if column.nullable => Some(OwnedValue::Number(None)),
        (Kind::Text, Value::String(text)) if !text.contains('\0') => {
            Some(OwnedValue::Text(Some(text)))
        }
        (Kind::Number, Value::Number(number)) => {
            number.as_i64().map(|n| OwnedValue::Number(Some(n)))
        }
        _ => None,
    }
}
