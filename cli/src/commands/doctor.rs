//! `folkmoot doctor`: is everything as it must be?

use std::path::Path;
use std::time::Duration;

use anstyle::{AnsiColor, Style};
use folkmoot_app::Caller;
use folkmoot_jobs::{NotSent, SmtpMailer};
use folkmoot_model::{Clock as _, Coded as _, ErrorCode, Timestamp};
use serde::Serialize;

use crate::args::{Doctor, Global};
use crate::clock::SystemClock;
use crate::config::{Config, Origin, SETTINGS};
use crate::failure::{Failure, chain};
use crate::output::Format;
use crate::place::{self, Missing};

/// Longest wait for a mail server.
const PATIENCE: Duration = Duration::from_secs(5);
/// Below this much free disk space, backups and imports are at risk.
const LITTLE_DISK: u64 = 1 << 30;
/// Clocks of machine and disk may differ by this much.
const CLOCK_MILLIS: i64 = 5_000;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum State {
    Good,
    Warning,
    Bad,
}

/// What came of looking at one thing.
#[derive(Debug, Serialize)]
struct Finding {
    what: String,
    state: State,
    says: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

impl Finding {
    fn good(what: &str, says: impl Into<String>) -> Self {
        Self { what: what.to_owned(), state: State::Good, says: says.into(), help: None }
    }

    fn warning(what: &str, says: impl Into<String>, help: &str) -> Self {
        let help = Some(help.to_owned());
        Self { what: what.to_owned(), state: State::Warning, says: says.into(), help }
    }

    fn bad(what: &str, says: impl Into<String>, help: Option<String>) -> Self {
        Self { what: what.to_owned(), state: State::Bad, says: says.into(), help }
    }
}

/// Looks at settings, disk, clock, database and mail. Exit 1 if anything is
/// bad.
pub(crate) async fn run(global: &Global, args: Doctor) -> Result<(), Failure> {
    let config = place::config(global, &args.folder)?;
    let mut findings = settings(&config);
    findings.push(disk(&config.data_dir()));
    findings.push(clock(&config.data_dir()));
    findings.extend(database(&config).await);
    findings.push(mail(&config).await?);
    findings.push(staff(&config).await?);
    let bad = findings.iter().filter(|finding| finding.state == State::Bad).count();
    match args.output.format {
        Format::Table => args.output.write(page(&findings).as_bytes())?,
        Format::Json => args.output.json(&findings)?,
        Format::Csv => {
            let row = |f: &Finding| {
                let state = match f.state {
                    State::Good => "good",
                    State::Warning => "warning",
                    State::Bad => "bad",
                };
                vec![
                    f.what.clone(),
                    state.to_owned(),
                    f.says.clone(),
                    f.help.clone().unwrap_or_default(),
                ]
            };
            let rows: Vec<_> = findings.iter().map(row).collect();
            args.output.csv(&["what", "state", "says", "help"], &rows)?;
        }
    }
    if bad == 0 {
        return Ok(());
    }
    Err(Failure::No {
        code: ErrorCode("doctor.bad"),
        sentence: format!("{} wrong", crate::words::count(bad as u64, "thing is", "things are")),
        help: None,
    })
}

fn page(findings: &[Finding]) -> String {
    let colour = |state| match state {
        State::Good => ("good   ", AnsiColor::Green),
        State::Warning => ("warning", AnsiColor::Yellow),
        State::Bad => ("bad    ", AnsiColor::Red),
    };
    findings
        .iter()
        .map(|finding| {
            let (word, colour) = colour(finding.state);
            let style = Style::new().fg_color(Some(colour.into()));
            let help = finding
                .help
                .as_ref()
                .map_or(String::new(), |help| format!("\n           help: {help}"));
            format!("{style}{word}{style:#}  {}: {}{help}\n", finding.what, finding.says)
        })
        .collect()
}

fn settings(config: &Config) -> Vec<Finding> {
    let file = config.file.as_ref().map_or_else(
        || "no file of settings; defaults and environment".to_owned(),
        |file| file.display().to_string(),
    );
    let mut findings = vec![Finding::good("settings", file)];
    for setting in SETTINGS {
        let says = match (config.get(setting.key), config.origin(setting.key)) {
            (Some(_), Some(origin)) if setting.secret => {
                format!("set, from the {}", origin.words())
            }
            (Some(value), Some(Origin::Default)) => format!("{value} (default)"),
            (Some(value), Some(origin)) => format!("{value} (from the {})", origin.words()),
            _ => format!("not set: {}", setting.help),
        };
        findings.push(Finding::good(&format!("  {} / {}", setting.key, setting.variable()), says));
    }
    findings
}

fn disk(dir: &Path) -> Finding {
    if !dir.exists() {
        return Finding::warning(
            "disk",
            format!("the folder {} isn't there yet", dir.display()),
            "`folkmoot migrate` makes it",
        );
    }
    if let Err(error) = tempfile::NamedTempFile::new_in(dir) {
        let says = format!("the folder {} can't be written to: {error}", dir.display());
        return Finding::bad(
            "disk",
            says,
            Some("give it to the user who runs folkmoot".to_owned()),
        );
    }
    match rustix::fs::statvfs(dir) {
        Ok(fs) => {
            let free = fs.f_bavail.saturating_mul(fs.f_frsize);
            let says =
                format!("{:.1} GiB free in {}", free as f64 / (1_u64 << 30) as f64, dir.display());
            if free < LITTLE_DISK {
                Finding::warning("disk", says, "free some space before the next backup or import")
            } else {
                Finding::good("disk", says)
            }
        }
        Err(error) => Finding::warning("disk", format!("can't be asked: {error}"), "look yourself"),
    }
}

/// The clock of the machine beside that of the disk: they differ where a
/// folder lies on another machine, and where a clock is set wrongly.
fn clock(dir: &Path) -> Finding {
    let now = SystemClock.now();
    let says = format!("it is {now}");
    let stamp = tempfile::NamedTempFile::new_in(if dir.exists() { dir } else { Path::new(".") })
        .and_then(|file| file.as_file().metadata()?.modified());
    let Ok(stamp) = stamp else { return Finding::good("clock", says) };
    let since = stamp.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    let disk = Timestamp::from_millis(i64::try_from(since.as_millis()).unwrap_or(i64::MAX));
    if (disk.as_millis() - now.as_millis()).abs() > CLOCK_MILLIS {
        return Finding::bad(
            "clock",
            format!("{says}, but the disk says {disk}"),
            Some("set both by NTP".to_owned()),
        );
    }
    Finding::good("clock", says)
}

async fn database(config: &Config) -> Vec<Finding> {
    let storage = match place::open(config, Missing::Refuse).await {
        Ok(storage) => storage,
        Err(failure) => return vec![Finding::bad("database", first_line(&failure), None)],
    };
    let health = match storage.health().await {
        Ok(health) => health,
        Err(error) => return vec![Finding::bad("database", chain(&error), error.help())],
    };
    let says = format!("{}, schema version {}", health.database, health.schema);
    if health.schema < health.known {
        let says = format!("{says}; this version needs {}", health.known);
        return vec![Finding::bad("database", says, Some("run `folkmoot migrate`".to_owned()))];
    }
    if health.schema > health.known {
        let says = format!("{says}; this version knows {} at most", health.known);
        let help = "use the newer version of folkmoot that wrote it";
        return vec![Finding::bad("database", says, Some(help.to_owned()))];
    }
    let mut findings = vec![Finding::good("database", says)];
    match place::app(storage) {
        Ok(app) => findings.extend(audit(&app).await),
        Err(failure) => findings.push(Finding::bad("randomness", first_line(&failure), None)),
    }
    findings
}

/// The audit log holds, and doesn't end in the future: a clock that went back
/// would sort what comes next before what was.
async fn audit(app: &folkmoot_app::App) -> Vec<Finding> {
    let organisations = match app.list_organisations(&Caller::Operator).await {
        Ok(organisations) => organisations,
        Err(error) => return vec![Finding::bad("organisations", chain(&error), error.help())],
    };
    let mut findings = Vec::new();
    for organisation in organisations {
        let what = format!("audit log of {}", organisation.id);
        findings.push(match app.verify_audit(&Caller::Operator, &organisation.id).await {
            Err(error) => Finding::bad(&what, chain(&error), error.help()),
            Ok(verdict) => match verdict.problem {
                Some(problem) => Finding::bad(&what, problem.to_string(), None),
                None => Finding::good(&what, format!("{} entries hold", verdict.entries)),
            },
        });
        let last = app.see_last_audit(&Caller::Operator, &organisation.id).await;
        if let Ok(Some(last)) = last
            && last.event.at > SystemClock.now()
        {
            findings.push(Finding::bad(
                "clock",
                format!("the last entry of the audit log is from {}, in the future", last.event.at),
                Some("was the clock set back? set it by NTP".to_owned()),
            ));
        }
    }
    findings
}

async fn mail(config: &Config) -> Result<Finding, Failure> {
    let Some(mail) = config.mail()? else {
        let help = "set mail.host and mail.from, or nobody can sign in";
        return Ok(Finding::warning("mail", "not set, so nothing can be sent", help));
    };
    let address = format!("{}:{}", mail.host, mail.port);
    let asked = match SmtpMailer::new(&mail) {
        Ok(mailer) => tokio::time::timeout(PATIENCE, mailer.check()).await,
        Err(error) => Ok(Err(error)),
    };
    Ok(match asked {
        Ok(Ok(())) => {
            Finding::good("mail", format!("{address} takes us; from {}", mail.from.as_str()))
        }
        Ok(Err(NotSent::Later(why) | NotSent::Never(why) | NotSent::Unknown(why))) => {
            let help = "look at mail.host, mail.port, mail.encryption, mail.user, mail.password";
            Finding::bad(
                "mail",
                format!("{address} doesn't take our mail: {why}"),
                Some(help.to_owned()),
            )
        }
        Err(_) => Finding::bad("mail", format!("{address} doesn't answer within 5 seconds"), None),
    })
}

/// Whether the provider of staff accounts tells about itself. Its secret can
/// be tried only by somebody who signs in.
async fn staff(config: &Config) -> Result<Finding, Failure> {
    const WHAT: &str = "staff accounts";
    let Some(provider) = config.staff()? else {
        return Ok(Finding::good(WHAT, "not set; everybody signs in by mail"));
    };
    Ok(match provider.check().await {
        Ok(()) => Finding::good(
            WHAT,
            format!(
                "{} answers; it must send people back to {}",
                provider.issuer,
                provider.redirect_uri()
            ),
        ),
        Err(error) => Finding::bad(
            WHAT,
            format!("{} is of no help: {error}", provider.issuer),
            Some("look at oidc.issuer; is it what the provider calls itself?".to_owned()),
        ),
    })
}

fn first_line(failure: &Failure) -> String {
    failure.to_string().lines().next().unwrap_or_default().to_owned()
}
