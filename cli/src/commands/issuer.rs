//! `folkmoot issuer`: the keys that sign the badges given for taking part.

use folkmoot_app::{App, Caller, Issuer, Rotation};
use folkmoot_model::{SigningKey, Timestamp};
use serde_json::json;

use crate::args::{DataFolder, Global};
use crate::commands::note;
use crate::config::Config;
use crate::failure::Failure;
use crate::issuer_args::Issuer as What;
use crate::output::{Format, Output};
use crate::place::{self, Missing, use_case};
use crate::secret;
use crate::words::table;

/// Lists the keys, or replaces the one that signs.
pub(crate) async fn run(global: &Global, what: What) -> Result<(), Failure> {
    match what {
        What::Show { folder, output } => {
            let app = open(global, &folder).await?;
            let keys = app.ready_issuer().await.map_err(use_case)?;
            show(&app, &keys, &output).await
        }
        What::Rotate { stolen, folder, output } => {
            let app = open(global, &folder).await?;
            let why = if stolen { Rotation::Stolen } else { Rotation::Routine };
            let keys = app.rotate_issuer_key(&Caller::Operator, why).await.map_err(use_case)?;
            let words = if stolen {
                "Badges are signed with a new key. None that was given before holds any more: take \
                 them back and give them again."
            } else {
                "Badges are signed with a new key. Those that were signed before still hold."
            };
            note(global.quiet, words);
            show(&app, &keys, &output).await
        }
    }
}

async fn open(global: &Global, folder: &DataFolder) -> Result<App, Failure> {
    let config = place::config(global, folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let listen = format!("http://{}", config.listen()?);
    let public = config.get("public_url").unwrap_or(&listen).to_owned();
    issuing(app, &config, &public)
}

/// The program that gives badges in the name of the service at this address.
pub(crate) fn issuing(app: App, config: &Config, public: &str) -> Result<App, Failure> {
    Ok(app.issuing(Issuer::new(public, secret::for_badges(config)?)))
}

async fn show(app: &App, keys: &[SigningKey], output: &Output) -> Result<(), Failure> {
    let name = app.issuer_name().await.map_err(use_case)?;
    let day = |at: Option<Timestamp>| at.map_or_else(String::new, |at| at.day().to_string());
    let header = ["key", "made", "retired", "revoked"];
    let row = |key: &SigningKey| {
        vec![key.multikey.clone(), day(Some(key.made_at)), day(key.retired_at), day(key.revoked_at)]
    };
    let rows: Vec<Vec<String>> = keys.iter().map(row).collect();
    match output.format {
        Format::Table => {
            output.write(format!("Issuer: {name}\n\n{}", table(&header, &rows)).as_bytes())
        }
        Format::Csv => output.csv(&header, &rows),
        Format::Json => {
            let key = |key: &SigningKey| {
                json!({
                    "key": key.multikey,
                    "made": key.made_at,
                    "retired": key.retired_at,
                    "revoked": key.revoked_at,
                    "signs": key.signs(),
                })
            };
            output.json(&json!({
                "issuer": name,
                "keys": keys.iter().map(key).collect::<Vec<_>>(),
            }))
        }
    }
}
