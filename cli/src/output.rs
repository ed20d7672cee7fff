//! The result of a command: on standard output or in a file, in the form
//! that was asked for. Nothing else ever goes there.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde::Serialize;
use tempfile::NamedTempFile;

use crate::failure::Failure;

/// The forms a result can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// To read.
    Table,
    /// To pass on to programs.
    Json,
    /// To open in a spreadsheet.
    Csv,
}

/// Where the result goes, and in which form.
#[derive(Debug, Clone, Args)]
pub(crate) struct Output {
    /// The form of the result
    #[arg(long, value_enum, default_value = "table", help_heading = "Result")]
    pub(crate) format: Format,
    /// Write the result to this file instead of standard output
    #[arg(long, value_name = "PATH", help_heading = "Result")]
    pub(crate) out: Option<PathBuf>,
}

impl Output {
    /// Writes the result whole. A file is there with all of it or not at all.
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<(), Failure> {
        match &self.out {
            Some(path) if path.as_os_str() != "-" => {
                let mut target = self.open()?;
                target.write_all(bytes).map_err(|e| cannot(path, &e))?;
                target.keep()
            }
            _ => {
                let mut out = anstream::stdout().lock();
                out.write_all(bytes)
                    .and_then(|()| out.flush())
                    .map_err(|e| cannot(Path::new("standard output"), &e))
            }
        }
    }

    /// Opens the result to be written piece by piece; see [`Target::keep`].
    pub(crate) fn open(&self) -> Result<Target, Failure> {
        match &self.out {
            Some(path) if path.as_os_str() != "-" => {
                let file = beside(path).map_err(|e| cannot(path, &e))?;
                Ok(Target::File(std::io::BufWriter::new(file), path.clone()))
            }
            _ => Ok(Target::Stdout(std::io::BufWriter::new(std::io::stdout()))),
        }
    }

    /// Writes a value as JSON, indented, with a line break at the end.
    pub(crate) fn json(&self, value: &impl Serialize) -> Result<(), Failure> {
        let mut bytes = serde_json::to_vec_pretty(value)
            .map_err(|e| Failure::unable("output", format!("the result can't be written: {e}")))?;
        bytes.push(b'\n');
        self.write(&bytes)
    }

    /// Writes rows as CSV.
    pub(crate) fn csv(&self, header: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        let wrote = writer
            .write_record(header)
            .and_then(|()| rows.iter().try_for_each(|row| writer.write_record(row)));
        let bytes = wrote
            .map_err(std::io::Error::from)
            .and_then(|()| writer.into_inner().map_err(csv::IntoInnerError::into_error))
            .map_err(|e| Failure::unable("output", format!("the result can't be written: {e}")))?;
        self.write(&bytes)
    }
}

/// A result that is written piece by piece.
#[derive(Debug)]
pub(crate) enum Target {
    Stdout(std::io::BufWriter<std::io::Stdout>),
    File(std::io::BufWriter<NamedTempFile>, PathBuf),
}

impl Target {
    /// Puts the file in its place, now that it is whole. One that isn't kept
    /// vanishes.
    pub(crate) fn keep(self) -> Result<(), Failure> {
        match self {
            Self::Stdout(mut out) => out.flush().map_err(|e| cannot(Path::new("-"), &e)),
            Self::File(file, path) => {
                let file = file.into_inner().map_err(|e| cannot(&path, e.error()))?;
                file.as_file().sync_all().map_err(|e| cannot(&path, &e))?;
                file.persist(&path).map_err(|e| cannot(&path, &e.error))?;
                Ok(())
            }
        }
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        match self {
            Self::Stdout(out) => out.write(bytes),
            Self::File(file, _) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self {
            Self::Stdout(out) => out.flush(),
            Self::File(file, _) => file.flush(),
        }
    }
}

/// A file beside another, which only its owner can read.
pub(crate) fn beside(path: &Path) -> std::io::Result<NamedTempFile> {
    let dir = path.parent().filter(|dir| !dir.as_os_str().is_empty());
    NamedTempFile::new_in(dir.unwrap_or_else(|| Path::new(".")))
}

fn cannot(path: &Path, error: &std::io::Error) -> Failure {
    if error.kind() == std::io::ErrorKind::BrokenPipe {
        return Failure::NobodyReads;
    }
    Failure::unable("output", format!("{} can't be written: {error}", path.display()))
}
