//! `folkmoot serve`: the service, for real use.

use std::io::IsTerminal as _;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use folkmoot_app::App;
use folkmoot_jobs::{SmtpMailer, Worker};
use folkmoot_web::{MailLine, Settings};
use tokio::net::TcpListener;

use crate::args::{Global, Serve};
use crate::commands::{issuer, note};
use crate::config::Config;
use crate::failure::Failure;
use crate::place::{self, Missing};
use crate::secret;

/// Longest wait for requests that are under way when the service stops.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves until told to stop.
pub(crate) async fn run(global: &Global, args: Serve) -> Result<(), Failure> {
    let mut config = place::config(global, &args.folder)?;
    if let Some(listen) = args.listen {
        config.set("listen", listen)?;
    }
    log(&config);
    let storage = place::ready(&config, Missing::Make).await?;
    let app = place::app(storage)?;
    let stop = Stop::listen()?;
    let listener = bind(config.listen()?).await?;
    let address = address(&listener)?;
    let public = config.get("public_url").unwrap_or(&address).to_owned();
    let https = public.starts_with("https://");
    let app = issuer::issuing(app, &config, &public)?;
    app.ready_issuer().await.map_err(place::use_case)?;
    note(global.quiet, &format!("Folkmoot is at {public}/ (listening on {address})."));
    let worker = worker(global, &config, &app, &public)?;
    let settings = Settings {
        key: secret::key(&config)?,
        https,
        demo: None,
        mail: worker.is_some(),
        mail_line: mail_line(&config)?,
        staff: config.staff()?,
        client_header: config.get("client_header").map(str::to_owned),
        seed: place::fresh_seed()?,
    };
    until_stopped(app, listener, settings, worker, stop).await?;
    note(global.quiet, "Stopped.");
    Ok(())
}

/// How mail goes out, for admins to see.
fn mail_line(config: &Config) -> Result<Option<MailLine>, Failure> {
    Ok(config.mail()?.map(|smtp| MailLine {
        server: format!("{}:{}", smtp.host, smtp.port),
        encryption: config.get("mail.encryption").unwrap_or_default().to_owned(),
        from: smtp.from.as_str().to_owned(),
        signs_in: smtp.credentials.is_some(),
    }))
}

/// What sends mail in the background, if mail is set.
fn worker(
    global: &Global,
    config: &Config,
    app: &App,
    public: &str,
) -> Result<Option<Worker>, Failure> {
    let Some(smtp) = config.mail()? else {
        note(
            global.quiet,
            "No mail is set, so nobody can sign in by it. Set mail.host and mail.from \
             (`folkmoot doctor` lists them).",
        );
        return Ok(None);
    };
    let mailer = SmtpMailer::new(&smtp)
        .map_err(|e| Failure::config(format!("mail can't be sent: {e}"), None))?;
    Ok(Some(Worker::new(app.clone(), Arc::new(mailer), public)))
}

/// Takes an address to listen on.
pub(crate) async fn bind(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|e| Failure::Unable {
        code: folkmoot_model::ErrorCode("listen"),
        sentence: format!("can't listen on {address}: {e}"),
        help: Some("is another folkmoot running there? choose another port".to_owned()),
    })
}

/// What to open in a browser.
pub(crate) fn address(listener: &TcpListener) -> Result<String, Failure> {
    let address = listener
        .local_addr()
        .map_err(|e| Failure::unable("listen", format!("no address to be had: {e}")))?;
    Ok(format!("http://{address}"))
}

/// Waits for somebody to say stop. Made before anybody is told that the
/// service is there, so that no signal finds nobody listening.
pub(crate) struct Stop {
    #[cfg(unix)]
    signals: [tokio::signal::unix::Signal; 2],
}

impl Stop {
    /// Begins to listen for Ctrl-C and, from a service manager, SIGTERM.
    pub(crate) fn listen() -> Result<Self, Failure> {
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let cannot = |e| Failure::unable("signal", format!("can't listen for a stop: {e}"));
            let on = |kind| signal(kind).map_err(cannot);
            Ok(Self { signals: [on(SignalKind::interrupt())?, on(SignalKind::terminate())?] })
        }
        #[cfg(not(unix))]
        Ok(Self {})
    }

    async fn said(self) {
        #[cfg(unix)]
        {
            let [mut interrupt, mut terminate] = self.signals;
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    }
}

/// Serves until told to stop, then lets requests finish.
pub(crate) async fn until_stopped(
    app: App,
    listener: TcpListener,
    settings: Settings,
    worker: Option<Worker>,
    stop: Stop,
) -> Result<(), Failure> {
    let (stopping, mut begun) = tokio::sync::watch::channel(false);
    let stop = async move {
        stop.said().await;
        // Nobody listening means that the service ended by itself.
        let _ = stopping.send(true);
    };
    let mut told = begun.clone();
    let working = tokio::spawn(async move {
        if let Some(worker) = worker {
            // An error means that the service ended by itself.
            let stopped = async move { drop(told.wait_for(|begun| *begun).await) };
            worker.run(stopped).await;
        }
    });
    let serving = folkmoot_web::serve(app.clone(), listener, settings, stop);
    let too_long = async {
        if begun.wait_for(|begun| *begun).await.is_err() {
            std::future::pending::<()>().await;
        }
        tokio::time::sleep(PATIENCE).await;
    };
    let served = tokio::select! {
        served = serving => served,
        () = too_long => Ok(()),
    };
    // The mail at hand is finished, for as long as that is bearable.
    let _ = tokio::time::timeout(PATIENCE, working).await;
    app.storage().close().await;
    served.map_err(|e| Failure::unable("serve", format!("the service ended: {e}")))
}

/// Logs to standard error, as much as is set.
fn log(config: &Config) {
    let filter = tracing_subscriber::EnvFilter::try_new(config.get("log").unwrap_or("info"))
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    // Fails only if something logs already.
    let _ = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init();
}
