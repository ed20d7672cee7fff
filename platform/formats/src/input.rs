//! Opens what is to be read: a file, standard input or anything else, packed
//! or not, and counts how far it has been read.

use std::fs::File;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use flate2::bufread::MultiGzDecoder;

use crate::{Problem, TextReader};

/// Something to be read, with the name it has in messages.
///
/// What is named `….gz` is unpacked on the way.
pub struct Input {
    name: String,
    reader: Box<dyn Read + Send>,
    progress: Progress,
}

/// How far a reader has come, in bytes of the file as it lies on the disk
/// (packed bytes, if it is packed). Cheap to clone and to ask at any time,
/// from any thread.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    read: AtomicU64,
    total: AtomicU64,
}

impl Progress {
    /// Bytes read so far.
    pub fn read(&self) -> u64 {
        self.0.read.load(Ordering::Relaxed)
    }

    /// Bytes in all, if that is known.
    pub fn total(&self) -> Option<u64> {
        Some(self.0.total.load(Ordering::Relaxed)).filter(|total| *total > 0)
    }

    pub(crate) fn expect(&self, bytes: u64) {
        self.0.total.fetch_add(bytes, Ordering::Relaxed);
    }

    fn advance(&self, bytes: usize) {
        self.0.read.fetch_add(bytes as u64, Ordering::Relaxed);
    }
}

impl Input {
    /// Opens a file; `-` is standard input.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, Problem> {
        let path = path.as_ref();
        if path.as_os_str() == "-" {
            return Ok(Self::from_reader("-", io::stdin()));
        }
        let progress = Progress::default();
        let (input, bytes) = Self::open_as_part(path, &progress)?;
        progress.expect(bytes);
        Ok(input)
    }

    /// Opens one file of several that share a progress; also gives its size.
    pub(crate) fn open_as_part(path: &Path, progress: &Progress) -> Result<(Self, u64), Problem> {
        let name = path.display().to_string();
        let problem = |error: io::Error| Problem::io(&error, &name);
        let file = File::open(path).map_err(problem)?;
        let metadata = file.metadata().map_err(problem)?;
        if metadata.is_dir() {
            return Err(problem(io::ErrorKind::IsADirectory.into()));
        }
        Ok((Self::wrap(name, file, progress.clone()), metadata.len()))
    }

    /// Reads from anything. The name stands in messages; if it ends in `.gz`
    /// what comes is unpacked.
    pub fn from_reader(name: impl Into<String>, reader: impl Read + Send + 'static) -> Self {
        Self::wrap(name.into(), reader, Progress::default())
    }

    fn wrap(name: String, reader: impl Read + Send + 'static, progress: Progress) -> Self {
        let counted = Counted { reader, progress: progress.clone() };
        let packed = Path::new(&name).extension().is_some_and(|end| end.eq_ignore_ascii_case("gz"));
        let reader: Box<dyn Read + Send> = if packed {
            let packed = io::BufReader::with_capacity(1 << 16, counted);
            Box::new(Unpacked { name: name.clone(), unseen: Some(packed), decoder: None })
        } else {
            Box::new(counted)
        };
        Self { name, reader, progress }
    }

    /// The name it has in messages.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How far it has been read; keep it to ask later.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// Reads it as it is.
    pub(crate) fn bytes(self) -> Box<dyn Read + Send> {
        self.reader
    }

    /// Reads it as text.
    pub fn text(self) -> TextReader {
        TextReader::new(self.name, self.reader)
    }
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Input").field("name", &self.name).finish_non_exhaustive()
    }
}

struct Counted<R> {
    reader: R,
    progress: Progress,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(buffer)?;
        self.progress.advance(read);
        Ok(read)
    }
}

/// Gzip whose errors say what is wrong with the file.
struct Unpacked<R> {
    name: String,
    /// Until the first byte was looked at: the decoder takes too short a file
    /// of another kind for one that was cut off.
    unseen: Option<R>,
    decoder: Option<MultiGzDecoder<R>>,
}

impl<R: BufRead> Read for Unpacked<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if let Some(mut packed) = self.unseen.take() {
            if !matches!(packed.fill_buf()?, [] | [0x1F, ..]) {
                return Err(not_gzip().in_file(&self.name).into());
            }
            self.decoder = Some(MultiGzDecoder::new(packed));
        }
        let Some(decoder) = &mut self.decoder else { return Ok(0) };
        decoder.read(buffer).map_err(|error| {
            let problem = match error.kind() {
                io::ErrorKind::UnexpectedEof => {
                    Problem::new("gzip.truncated", "the end of the file", "more packed data")
                        .with_help("the file was cut off; copy or download it again")
                }
                io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => not_gzip(),
                _ => return error,
            };
            problem.in_file(&self.name).into()
        })
    }
}

fn not_gzip() -> Problem {
    Problem::new("gzip.invalid", "data that is not gzip", "gzip, as the name says")
        .with_help("if the file is not packed, take .gz off its name")
}
