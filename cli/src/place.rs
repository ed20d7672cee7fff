//! Where data is: which folder or database, and the program over it. The one
//! place that names a database.

use std::path::Path;
use std::sync::Arc;

use folkmoot_app::{App, AppError, Caller};
use folkmoot_lookup::PublicWeb;
use folkmoot_model::{OrganisationId, Seed};
use folkmoot_storage::{Storage, StorageError};
use folkmoot_storage_postgres::PostgresStorage;
use folkmoot_storage_sqlite::SqliteStorage;

use crate::args::{DataFolder, Global};
use crate::clock::{self, SystemClock};
use crate::config::Config;
use crate::failure::Failure;

/// The file of the embedded database, within the data folder.
const FILE: &str = "folkmoot.sqlite";

/// The organisation that imports go to when none is named and there is none.
const FIRST_ORGANISATION: &str = "local";

/// Whether a place that isn't there is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Missing {
    Make,
    Refuse,
}

/// The settings for a command that has a data folder.
pub(crate) fn config(global: &Global, folder: &DataFolder) -> Result<Config, Failure> {
    let data = folder.data.as_ref().map(|dir| dir.display().to_string());
    Config::load(
        global.config.as_deref(),
        std::env::vars_os().filter_map(|(name, value)| {
            Some((name.into_string().ok()?, value.into_string().ok()?))
        }),
        &[("data_dir", data), ("database", global.database.clone())],
    )
}

/// Opens the database as it is, whatever its schema.
pub(crate) async fn open(config: &Config, missing: Missing) -> Result<Arc<dyn Storage>, Failure> {
    if let Some(url) = config.get("database") {
        let storage = PostgresStorage::connect(url).await.map_err(failed)?;
        return Ok(Arc::new(storage));
    }
    let dir = config.data_dir();
    let file = dir.join(FILE);
    if !file.exists() {
        match missing {
            Missing::Make => make(&dir)?,
            Missing::Refuse => return Err(no_data(&dir)),
        }
    }
    let storage = SqliteStorage::open(&file).await.map_err(failed)?;
    Ok(Arc::new(storage))
}

/// Opens the database and sees that its schema is the present one: a new
/// database gets it, an older one is left for `folkmoot migrate`.
pub(crate) async fn ready(config: &Config, missing: Missing) -> Result<Arc<dyn Storage>, Failure> {
    let storage = open(config, missing).await?;
    let health = storage.health().await.map_err(failed)?;
    if health.schema.0 == 0 && missing == Missing::Make {
        storage.migrate().await.map_err(failed)?;
    } else if health.schema < health.known {
        let (found, known) = (health.schema, health.known);
        return Err(failed(StorageError::SchemaOlder { found, known }));
    } else if health.schema > health.known {
        let (found, known) = (health.schema, health.known);
        return Err(failed(StorageError::SchemaNewer { found, known }));
    }
    Ok(storage)
}

/// The program over a database.
pub(crate) fn app(storage: Arc<dyn Storage>) -> Result<App, Failure> {
    let app = App::new(storage, Arc::new(SystemClock), &fresh_seed()?);
    Ok(app.looking_up(Arc::new(web_of_badges())))
}

/// Where issuers of badges publish: the web. While Folkmoot itself is tested, a server on this machine may stand in for it; a
/// program that was built for use doesn't know how.
pub(crate) fn web_of_badges() -> PublicWeb {
    #[cfg(debug_assertions)]
    if let Some(port) = std::env::var("FOLKMOOT_TEST_WEB").ok().and_then(|it| it.parse().ok()) {
        return PublicWeb::stand_in(port);
    }
    PublicWeb::new()
}

/// A seed that nobody chose.
pub(crate) fn fresh_seed() -> Result<Seed, Failure> {
    clock::fresh_seed()
        .map_err(|e| Failure::unable("randomness", format!("no randomness to be had: {e}")))
}

/// The organisation that is meant: the one that is named, or the only one
/// there is. With none at all, the first one is begun.
pub(crate) async fn organisation(
    app: &App,
    named: Option<&str>,
) -> Result<OrganisationId, Failure> {
    if let Some(id) = named {
        return OrganisationId::new(id).map_err(|error| Failure::refused(&error));
    }
    let all = app.list_organisations(&Caller::Operator).await.map_err(use_case)?;
    match all.as_slice() {
        [] => OrganisationId::new(FIRST_ORGANISATION).map_err(|error| Failure::refused(&error)),
        [only] => Ok(only.id.clone()),
        several => {
            let ids: Vec<&str> = several.iter().map(|o| o.id.as_str()).collect();
            Err(Failure::usage(
                "there are several organisations here",
                format!("name one with --organisation: {}", ids.join(", ")),
            ))
        }
    }
}

fn make(dir: &Path) -> Result<(), Failure> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(dir).map_err(|e| {
        Failure::unable("folder", format!("the folder {} can't be made: {e}", dir.display()))
    })
}

fn no_data(dir: &Path) -> Failure {
    Failure::Refused {
        code: folkmoot_model::ErrorCode("folder.empty"),
        sentence: format!("there is no data in {}", dir.display()),
        help: Some(format!(
            "name the folder with --data, or begin one: folkmoot import people people.csv --into {}",
            dir.display()
        )),
    }
}

/// A storage error as the end of a command.
pub(crate) fn failed(error: StorageError) -> Failure {
    use folkmoot_model::Coded as _;
    match error {
        StorageError::BackupDamaged { .. }
        | StorageError::BackupVersion { .. }
        | StorageError::NotEmpty { .. }
        | StorageError::NotFound { .. }
        | StorageError::SchemaOlder { .. }
        | StorageError::SchemaNewer { .. }
        | StorageError::InvalidText { .. }
        | StorageError::TooLarge { .. } => Failure::refused(&error),
        error => Failure::Unable {
            code: error.code(),
            sentence: crate::failure::chain(&error),
            help: error.help(),
        },
    }
}

/// A use case's error as the end of a command.
pub(crate) fn use_case(error: AppError) -> Failure {
    match error {
        AppError::BadInput(problems) => problems.into(),
        AppError::Storage(error) => failed(error),
        AppError::Interrupted => Failure::unable("interrupted", error.to_string()),
        error => Failure::refused(&error),
    }
}
