//! `folkmoot import`: people, evidence and calls come in.

use std::path::Path;

use folkmoot_app::{App, Caller, Feed, Import, ImportItem, Imported};
use folkmoot_formats::{
    EvidenceOptions, Input, Problem, ProfileKind, ProfileOptions, Progress as Read, Rows,
    StackExchange, StackExchangeItem, read_call, read_evidence, read_people, read_profile,
};
use folkmoot_model::{Clock as _, Coded as _, Consent, Day, OrganisationId, PersonId};

use crate::args::{self, ConsentWord, DataFolder, Global, Into};
use crate::clock::SystemClock;
use crate::commands::note;
use crate::failure::Failure;
use crate::place::{self, Missing, use_case};
use crate::progress::Progress;
use crate::words::count;

/// Imports what was named.
pub(crate) async fn run(global: &Global, what: args::Import) -> Result<(), Failure> {
    let today = SystemClock.now().day();
    match what {
        args::Import::People { file, into } => {
            let input = Input::open(&file)?;
            let (name, read) = (input.name().to_owned(), input.progress());
            let feed =
                feed(read_people(input), global.quiet, |person, _| ImportItem::Person(person));
            take(global, &into, "people", name, read, feed).await
        }
        args::Import::Evidence { file, into, consent } => {
            let input = Input::open(&file)?;
            let (name, read) = (input.name().to_owned(), input.progress());
            let options = evidence_options(&file, consent, today);
            let feed = feed(read_evidence(input, options), global.quiet, |item, line| {
                ImportItem::Evidence(item, Some(line))
            });
            take(global, &into, "evidence", name, read, feed).await
        }
        args::Import::StackExchange { dump, into, site, host } => {
            stack_exchange(global, &into, &dump, site, host, today).await
        }
        args::Import::Orcid(it) => profile(global, ProfileKind::Orcid, it, today).await,
        args::Import::JsonResume(it) => profile(global, ProfileKind::JsonResume, it, today).await,
        args::Import::LinkedIn(it) => profile(global, ProfileKind::LinkedIn, it, today).await,
        args::Import::Discourse(it) => profile(global, ProfileKind::Discourse, it, today).await,
        args::Import::GitHub(it) => profile(global, ProfileKind::GitHub, it, today).await,
        args::Import::VCard(it) => profile(global, ProfileKind::VCard, it, today).await,
        args::Import::SchemaOrg(it) => profile(global, ProfileKind::SchemaOrg, it, today).await,
        args::Import::Call { file, into, open } => call(global, &into, &file, open).await,
    }
}

/// What somebody takes along from elsewhere, as evidence they state themselves.
async fn profile(
    global: &Global,
    kind: ProfileKind,
    args: args::Profile,
    today: Day,
) -> Result<(), Failure> {
    let person = PersonId::new(args.person).map_err(|error| Failure::refused(&error))?;
    let consent = evidence_options(&args.file, args.consent, today).default_consent;
    let options = ProfileOptions { person, today, consent };
    let input = Input::open(&args.file)?;
    let (name, read) = (input.name().to_owned(), input.progress());
    let feed: Feed = Box::new(move |sink| {
        let items: Vec<_> = match read_profile(kind, input, &options) {
            Ok(found) => found.into_iter().map(|it| Ok(ImportItem::Evidence(it, None))).collect(),
            Err(problems) => problems.shown().iter().map(|it| Err(it.clone())).collect(),
        };
        for item in items {
            if sink(item).is_break() {
                return;
            }
        }
    });
    take(global, &args.into, kind.code(), name, read, feed).await
}

/// The rows of a file, and at its end what was not read in it.
fn feed<T: 'static>(mut rows: Rows<T>, quiet: bool, item: fn(T, u64) -> ImportItem) -> Feed {
    Box::new(move |sink| {
        while let Some(row) = rows.next() {
            let line = rows.line();
            if sink(row.map(|row| item(row, line))).is_break() {
                return;
            }
        }
        warn(rows.warnings(), quiet);
    })
}

/// Says what was not read in a file.
pub(crate) fn warn(warnings: &[Problem], quiet: bool) {
    for warning in warnings {
        let help = warning.help().map_or(String::new(), |help| format!(" ({help})"));
        note(quiet, &format!("warning: {warning}{help}"));
    }
}

/// How a file of evidence is read.
pub(crate) fn evidence_options(file: &Path, consent: ConsentWord, today: Day) -> EvidenceOptions {
    let source = file.file_name().map(|name| name.to_string_lossy().into_owned());
    EvidenceOptions {
        today,
        default_consent: match consent {
            ConsentWord::Given => Consent::Given { on: today },
            ConsentWord::NotAsked => Consent::NotAsked,
        },
        source: source.filter(|name| name != "-").unwrap_or_else(|| "file".to_owned()),
        believe_verified: false,
    }
}

async fn stack_exchange(
    global: &Global,
    into: &Into,
    dump: &Path,
    site: Option<String>,
    host: Option<String>,
    today: Day,
) -> Result<(), Failure> {
    let folder = std::fs::canonicalize(dump).ok();
    let name =
        folder.as_deref().and_then(Path::file_name).map(|n| n.to_string_lossy().into_owned());
    let site = site.or(name).unwrap_or_else(|| "stack-exchange".to_owned());
    let mut dump = StackExchange::open(dump, &site, host.as_deref(), today)?;
    let config = place::config(global, &DataFolder { data: into.data.clone() })?;
    if config.get("database").is_none() {
        // The system's own place for temporary files may lie in memory.
        dump = dump.spill_into(config.data_dir());
    }
    let (read, quiet) = (dump.progress(), global.quiet);
    let feed: Feed = Box::new(move |sink| {
        let read = dump.read(&mut |item| {
            let item = match item {
                StackExchangeItem::Person(person) => ImportItem::Person(person),
                StackExchangeItem::Evidence(item) => ImportItem::Evidence(item, None),
            };
            if sink(Ok(item)).is_break() { Err(End::Stopped) } else { Ok(()) }
        });
        match read {
            Ok(report) => note(quiet, report.to_string().trim_end()),
            Err(End::Wrong(problem)) => {
                // It is the last anyway.
                let _ = sink(Err(problem));
            }
            Err(End::Stopped) => {}
        }
    });
    take(global, into, "stack-exchange", site, read, feed).await
}

/// Why a dump wasn't read to its end.
enum End {
    /// The import has failed already; nobody takes any more.
    Stopped,
    /// Something in it is wrong.
    Wrong(Problem),
}

impl From<Problem> for End {
    fn from(problem: Problem) -> Self {
        Self::Wrong(problem)
    }
}

async fn call(global: &Global, into: &Into, file: &Path, open: bool) -> Result<(), Failure> {
    let brief = read_call(Input::open(file)?)?;
    let (app, organisation) = open_into(global, into).await?;
    let caller = Caller::Operator;
    app.set_up_organisation(&caller, &organisation, organisation.as_str())
        .await
        .map_err(use_case)?;
    let mut call = app.write_call(&caller, &organisation, None, brief).await.map_err(use_case)?;
    if open {
        call = app.open_call(&caller, &organisation, &call.id).await.map_err(use_case)?;
    }
    app.storage().close().await;
    note(global.quiet, &format!("Kept \"{}\" as {} ({}).", call.brief.title, call.id, call.state));
    Ok(())
}

/// Opens the place and takes the feed in, with a progress bar.
async fn take(
    global: &Global,
    into: &Into,
    format: &'static str,
    file: String,
    read: Read,
    feed: Feed,
) -> Result<(), Failure> {
    let (app, organisation) = open_into(global, into).await?;
    let bar = Progress::bytes(&file, read.total(), global.quiet);
    let import = Import { organisation, format, file };
    let work = app.import(&Caller::Operator, &import, feed);
    tokio::pin!(work);
    let mut tick = tokio::time::interval(std::time::Duration::from_millis(100));
    let imported = loop {
        tokio::select! {
            done = &mut work => break done,
            _ = tick.tick() => bar.at(read.read()),
        }
    };
    drop(bar);
    let imported = imported.map_err(use_case)?;
    app.storage().close().await;
    note(global.quiet, &words(&imported));
    Ok(())
}

async fn open_into(global: &Global, into: &Into) -> Result<(App, OrganisationId), Failure> {
    let folder = DataFolder { data: into.data.clone() };
    let config = place::config(global, &folder)?;
    let app = place::app(place::ready(&config, Missing::Make).await?)?;
    let organisation = place::organisation(&app, into.organisation.as_deref()).await?;
    Ok((app, organisation))
}

fn words(imported: &Imported) -> String {
    let mut parts = Vec::new();
    if imported.people > 0 {
        parts.push(format!(
            "{} ({} new)",
            count(imported.people, "person", "people"),
            imported.new_people
        ));
    }
    if imported.evidence > 0 {
        let evidence = count(imported.evidence, "piece of evidence", "pieces of evidence");
        parts.push(format!("{evidence} ({} new)", imported.new_evidence));
        parts.push(count(imported.claims, "claim", "claims"));
    }
    let mut text = match parts.as_slice() {
        [] => "The file holds no rows; nothing was changed.".to_owned(),
        parts => format!("Imported {}.", parts.join(", ")),
    };
    if imported.lived_not_asked > 0 {
        text.push_str(&format!(
            "\nnote: {} won't be used until the person agrees: say so in a column \
             \"consent\", or with --consent given",
            count(
                imported.lived_not_asked,
                "piece of lived experience",
                "pieces of lived experience"
            )
        ));
    }
    text
}
