//! Use cases: people and evidence come in from what somebody uploads, and all
//! that is kept goes out again, in the forms of `docs/formats.md`.

use std::io::Cursor;

use folkmoot_formats::{EvidenceOptions, Exporter, Input, Problem, Problems, Rows};
use folkmoot_formats::{read_evidence, read_people};
use folkmoot_model::{Consent, OrganisationId};

use crate::{
    App, AppError, Caller, ExportError, ExportPage, Exportable, Feed, Import, ImportItem, Imported,
    Permission,
};

/// What an upload holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Upload {
    /// People.
    People,
    /// Evidence of people who are known.
    Evidence {
        /// Whether its people agreed that it may be used, where the file
        /// itself doesn't say.
        agreed: bool,
    },
}

/// The form of an upload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UploadForm {
    /// Comma-separated values with a header.
    Csv,
    /// One JSON object a line.
    JsonLines,
}

impl UploadForm {
    /// Whether these bytes can be of this form: by what they are, not by what
    /// they are called. Packed files, pictures and office documents are
    /// neither.
    pub fn fits(self, bytes: &[u8]) -> bool {
        let text = std::str::from_utf8(bytes).unwrap_or("\0");
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let json = text.starts_with(['{', '[']);
        !text.contains('\0') && json == (self == Self::JsonLines) || bytes.is_empty()
    }
}

/// What an upload is called where a file would be.
const NAME: &str = "upload";

impl App {
    /// Brings in what somebody uploaded, all of it or nothing.
    ///
    /// Needs [`Permission::ImportPeople`].
    pub async fn import_upload(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        upload: Upload,
        bytes: Vec<u8>,
    ) -> Result<Imported, AppError> {
        caller.must(Permission::ImportPeople, organisation)?;
        let today = self.clock.now().day();
        let input = Input::from_reader(NAME, Cursor::new(bytes));
        let (format, feed) = match upload {
            Upload::People => {
                ("people", feed(read_people(input), |person, _| ImportItem::Person(person)))
            }
            Upload::Evidence { agreed } => {
                let consent = if agreed { Consent::Given { on: today } } else { Consent::NotAsked };
                let options = EvidenceOptions {
                    today,
                    default_consent: consent,
                    source: NAME.to_owned(),
                    believe_verified: false,
                };
                let rows = read_evidence(input, options);
                ("evidence", feed(rows, |item, line| ImportItem::Evidence(item, Some(line))))
            }
        };
        let import = Import { organisation: organisation.clone(), format, file: NAME.to_owned() };
        self.import(caller, &import, feed).await
    }

    /// Gives all there is of one kind as JSON Lines, a page at a time.
    ///
    /// Needs [`Permission::Export`].
    pub async fn export_lines<E>(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        what: Exportable,
        sink: &mut (dyn FnMut(Vec<u8>) -> Result<(), E> + Send),
    ) -> Result<(), ExportError<E>> {
        let mut failed = None;
        let mut page = |page: ExportPage| match lines(page) {
            Ok(text) => sink(text).map_err(Some),
            Err(problem) => {
                failed = Some(problem);
                Err(None)
            }
        };
        match self.export(caller, organisation, what, &mut page).await {
            Ok(()) => Ok(()),
            Err(ExportError::App(error)) => Err(ExportError::App(error)),
            Err(ExportError::Sink(Some(error))) => Err(ExportError::Sink(error)),
            Err(ExportError::Sink(None)) => {
                let mut problems = Problems::default();
                if let Some(problem) = failed {
                    problems.push(problem);
                }
                Err(ExportError::App(AppError::BadInput(problems)))
            }
        }
    }
}

/// The rows of an upload.
fn feed<T: 'static>(mut rows: Rows<T>, item: fn(T, u64) -> ImportItem) -> Feed {
    Box::new(move |sink| {
        while let Some(row) = rows.next() {
            let line = rows.line();
            if sink(row.map(|row| item(row, line))).is_break() {
                return;
            }
        }
    })
}

fn lines(page: ExportPage) -> Result<Vec<u8>, Problem> {
    match page {
        ExportPage::People(rows) => write(&rows),
        ExportPage::Evidence(rows) => write(&rows),
        ExportPage::Claims(rows) => write(&rows),
        ExportPage::Calls(rows) => write(&rows),
        ExportPage::Runs(rows) => write(&rows),
        ExportPage::Invitations(rows) => write(&rows),
    }
}

fn write<T: folkmoot_formats::Export>(rows: &[T]) -> Result<Vec<u8>, Problem> {
    let mut exporter = Exporter::json_lines(Vec::new());
    let wrote = rows.iter().try_for_each(|row| exporter.write(row));
    let text = wrote.and_then(|()| exporter.finish());
    text.map_err(|error| Problem::of(&error, "rows that can be written"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_it_is_counts_and_not_what_it_is_called() {
        let (csv, json) = (UploadForm::Csv, UploadForm::JsonLines);
        for (bytes, is_csv, is_json) in [
            (&b"id,name\n1,Ada\n"[..], true, false),
            (b"\xef\xbb\xbfid,name\n", true, false),
            (b"{\"id\":\"1\"}\n", false, true),
            (b" \n[1]", false, true),
            (b"PK\x03\x04\x00\x00", false, false),
            (b"\x1f\x8b\x08", false, false),
            (b"\x89PNG\r\n\x1a\n\x00", false, false),
            (b"id,name\n1,A\x00da\n", false, false),
            (b"", true, true),
        ] {
            assert_eq!((csv.fits(bytes), json.fits(bytes)), (is_csv, is_json), "{bytes:?}");
        }
    }
}
