//! `folkmoot export`: everything that is kept, taken out again.

use std::collections::BTreeSet;
use std::io::Write;

use folkmoot_app::{App, Caller, ExportError as Ended, ExportPage, Exportable};
use folkmoot_formats::{Export as Row, ExportError, Exporter};
use folkmoot_model::{Call, Claim, Coded as _, Evidence, Invitation, OrganisationId, Person, Run};

use crate::args::{Export, Global, What};
use crate::commands::note;
use crate::failure::Failure;
use crate::output::{Format, Target};
use crate::place::{self, Missing, use_case};
use crate::progress::Progress;
use crate::words::{count, table};

/// Takes out what was named, a page at a time.
pub(crate) async fn run(global: &Global, args: Export) -> Result<(), Failure> {
    let config = place::config(global, &args.folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let organisation = place::organisation(&app, args.organisation.as_deref()).await?;
    let job = Job { app: &app, organisation: &organisation, args: &args, quiet: global.quiet };
    let rows = match args.what {
        What::People => {
            let attributes = job.attributes().await?;
            job.rows(Exportable::People, attributes, |page| match page {
                ExportPage::People(rows) => rows,
                _ => Vec::<Person>::new(),
            })
            .await?
        }
        What::Evidence => {
            job.rows(Exportable::Evidence, BTreeSet::new(), |page| match page {
                ExportPage::Evidence(rows) => rows,
                _ => Vec::<Evidence>::new(),
            })
            .await?
        }
        What::Claims => {
            job.rows(Exportable::Claims, BTreeSet::new(), |page| match page {
                ExportPage::Claims(rows) => rows,
                _ => Vec::<Claim>::new(),
            })
            .await?
        }
        What::Calls => {
            job.rows(Exportable::Calls, BTreeSet::new(), |page| match page {
                ExportPage::Calls(rows) => rows,
                _ => Vec::<Call>::new(),
            })
            .await?
        }
        What::Runs => {
            job.rows(Exportable::Runs, BTreeSet::new(), |page| match page {
                ExportPage::Runs(rows) => rows,
                _ => Vec::<Run>::new(),
            })
            .await?
        }
        What::Invitations => {
            job.rows(Exportable::Invitations, BTreeSet::new(), |page| match page {
                ExportPage::Invitations(rows) => rows,
                _ => Vec::<Invitation>::new(),
            })
            .await?
        }
    };
    app.storage().close().await;
    note(global.quiet, &format!("Exported {}.", count(rows, "row", "rows")));
    Ok(())
}

struct Job<'a> {
    app: &'a App,
    organisation: &'a OrganisationId,
    args: &'a Export,
    quiet: bool,
}

impl Job<'_> {
    /// Every attribute that anybody has: a CSV names its columns first.
    async fn attributes(&self) -> Result<BTreeSet<String>, Failure> {
        let mut names = BTreeSet::new();
        if self.args.output.format == Format::Json {
            return Ok(names);
        }
        let mut gather = |page: ExportPage| {
            if let ExportPage::People(people) = page {
                names.extend(people.into_iter().flat_map(|person| person.attributes.into_keys()));
            }
            Ok::<(), ExportError>(())
        };
        let people = Exportable::People;
        self.app
            .export(&Caller::Operator, self.organisation, people, &mut gather)
            .await
            .map_err(ended)?;
        Ok(names)
    }

    async fn rows<T: Row + Send>(
        &self,
        what: Exportable,
        attributes: BTreeSet<String>,
        pick: fn(ExportPage) -> Vec<T>,
    ) -> Result<u64, Failure> {
        let output = &self.args.output;
        let bar = Progress::count("Exporting", self.quiet);
        let mut written = 0;
        if output.format == Format::Table {
            let header: Vec<&str> =
                T::COLUMNS.iter().copied().chain(attributes.iter().map(String::as_str)).collect();
            let mut cells = Vec::new();
            let mut gather = |page| {
                cells.extend(pick(page).iter().map(|row| {
                    let more = row.to_more();
                    let of = |name: &String| {
                        let cell = more.iter().find(|(column, _)| column == name);
                        cell.map_or_else(String::new, |(_, cell)| (*cell).to_owned())
                    };
                    row.to_cells().into_iter().chain(attributes.iter().map(of)).collect()
                }));
                Ok::<(), ExportError>(())
            };
            self.each(what, &mut gather).await?;
            drop(bar);
            output.write(table(&header, &cells).as_bytes())?;
            return Ok(cells.len() as u64);
        }
        let mut exporter: Exporter<T, Target> = match output.format {
            Format::Json => Exporter::json_lines(output.open()?),
            _ => Exporter::csv_with(output.open()?, attributes).map_err(|e| cannot(&e))?,
        };
        let mut write = |page| {
            let rows = pick(page);
            written += rows.len() as u64;
            bar.at(written);
            rows.iter().try_for_each(|row| exporter.write(row))
        };
        self.each(what, &mut write).await?;
        let mut target = exporter.finish().map_err(|e| cannot(&e))?;
        target.flush().map_err(|e| cannot(&ExportError::Io(e)))?;
        target.keep()?;
        Ok(written)
    }

    async fn each(
        &self,
        what: Exportable,
        sink: &mut folkmoot_app::ExportSink<'_, ExportError>,
    ) -> Result<(), Failure> {
        self.app.export(&Caller::Operator, self.organisation, what, sink).await.map_err(ended)
    }
}

fn ended(error: Ended<ExportError>) -> Failure {
    match error {
        Ended::App(error) => use_case(error),
        Ended::Sink(error) => cannot(&error),
    }
}

fn cannot(error: &ExportError) -> Failure {
    match error {
        ExportError::Io(io) if io.kind() == std::io::ErrorKind::BrokenPipe => Failure::NobodyReads,
        error => Failure::Unable {
            code: error.code(),
            sentence: error.to_string(),
            help: Some("was it changed meanwhile? try again".to_owned()),
        },
    }
}
