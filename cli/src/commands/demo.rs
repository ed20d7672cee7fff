//! `folkmoot demo`: a made-up town on your own machine.

use std::io::{IsTerminal as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use folkmoot_app::{App, Caller};
use folkmoot_jobs::{DemoMailer, Worker};
use folkmoot_model::{Role, Seed};
use folkmoot_web::Settings;

use crate::args::{DataFolder, Demo, Global};
use crate::commands::{issuer, note, serve};
use crate::config::Config;
use crate::failure::Failure;
use crate::place::{self, Missing, use_case};
use crate::progress::Progress;
use crate::secret;

/// Stands in a folder that holds a made-up town, so that `--reset` never
/// throws anything else away.
const MARK: &str = "made-up-town";

/// Makes the town if it isn't there, and serves it until told to stop.
pub(crate) async fn run(global: &Global, args: Demo) -> Result<(), Failure> {
    if args.reset {
        reset(&args.data, args.yes)?;
    }
    let folder = DataFolder { data: Some(args.data.clone()) };
    let config = Config::load(
        global.config.as_deref(),
        std::iter::empty(),
        &[
            ("data_dir", folder.data.as_ref().map(|dir| dir.display().to_string())),
            ("database", global.database.clone()),
        ],
    )?;
    let storage = place::ready(&config, Missing::Make).await?;
    if global.database.is_none() {
        let mark = args.data.join(MARK);
        std::fs::write(&mark, "This folder holds a made-up town. Nobody in it is real.\n")
            .map_err(|e| Failure::unable("folder", format!("{}: {e}", mark.display())))?;
    }
    let app = place::app(storage)?;
    let bar = Progress::count("Founding Northmere", global.quiet);
    let (organisation, new) = app
        .found_demo_town(&Caller::Operator, &Seed::new(args.seed.as_str()))
        .await
        .map_err(use_case)?;
    drop(bar);
    let stop = serve::Stop::listen()?;
    let listener = serve::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, args.port))).await?;
    let address = serve::address(&listener)?;
    let app = issuer::issuing(app, &config, &address)?;
    app.ready_issuer().await.map_err(use_case)?;
    say(&address, new)?;
    // Mail goes nowhere here: it is kept, and read at /demo/mail.
    let mailer = Arc::new(DemoMailer(app.outbox().clone()));
    let worker = Worker::new(app.clone(), mailer, &address);
    let settings = Settings {
        key: secret::key(&config)?,
        https: false,
        demo: Some(organisation),
        mail: false,
        mail_line: None,
        staff: None,
        client_header: None,
        seed: place::fresh_seed()?,
    };
    serve::until_stopped(app, listener, settings, Some(worker), stop).await?;
    note(global.quiet, "Stopped. The town is kept; start again to go on.");
    Ok(())
}

/// The address first, then how to come in.
fn say(address: &str, new: bool) -> Result<(), Failure> {
    let people = App::demo_people().map_err(use_case)?;
    let mut text = format!(
        "Folkmoot is at {address}/\n\n\
         Northmere is a made-up town; nobody in it is real. {}\n\
         To sign in, open {address}/demo/sign-in and choose:\n",
        if new { "It was founded just now." } else { "It is as you left it." },
    );
    for (role, _) in people {
        text.push_str(match role {
            Some(Role::Convener) => "  convener     writes calls and finds people who know\n",
            Some(Role::Facilitator) => "  facilitator  prepares and runs the conversation\n",
            Some(Role::Admin) => "  admin        looks after members and the audit log\n",
            Some(_) => "",
            None => "  citizen      knows something, and is asked\n",
        });
    }
    text.push_str(&format!(
        "\nNo mail is sent. What would have gone out is at {address}/demo/mail\n\
         \nStop with Ctrl-C.\n"
    ));
    let mut out = std::io::stdout().lock();
    // Nobody may be reading; the service runs all the same.
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    Ok(())
}

/// Throws a made-up town away, after asking by its name.
fn reset(dir: &Path, yes: bool) -> Result<(), Failure> {
    if !dir.exists() {
        return Ok(());
    }
    if !dir.join(MARK).is_file() {
        return Err(Failure::usage(
            format!("{} holds no made-up town, so it isn't thrown away", dir.display()),
            "name the folder of the town with --data",
        ));
    }
    if !yes && !asked(dir)? {
        return Err(Failure::No {
            code: folkmoot_model::ErrorCode("demo.kept"),
            sentence: "the town is kept as it is".to_owned(),
            help: None,
        });
    }
    std::fs::remove_dir_all(dir)
        .map_err(|e| Failure::unable("folder", format!("{} can't be removed: {e}", dir.display())))
}

fn asked(dir: &Path) -> Result<bool, Failure> {
    if !std::io::stdin().is_terminal() {
        return Err(Failure::usage(
            "throwing the town away needs a yes",
            "add --yes, or run it on a terminal",
        ));
    }
    let mut err = std::io::stderr().lock();
    let _ = write!(
        err,
        "This throws away the made-up town in {} with all that was done in it.\n\
         Type its name, northmere, to go on: ",
        dir.display()
    );
    let _ = err.flush();
    let mut line = String::new();
    std::io::stdin()
        .read_line(&mut line)
        .map_err(|e| Failure::unable("terminal", format!("nothing can be read: {e}")))?;
    Ok(line.trim().eq_ignore_ascii_case("northmere"))
}
