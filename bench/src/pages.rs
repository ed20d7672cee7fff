//! What is asked for, and how it is measured.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use hyper::StatusCode;

use crate::client::{Answer, Client, expect};
use crate::cores::{self, Cores};
use crate::database::Database;
use crate::load;
use crate::mail::Mail;
use crate::program::{Folkmoot, Program, Service};
use crate::report::{Counted, DESK_MILLIS, Figures, Measured, PUBLIC_RATE, Report};
use crate::town::{self, Size};

const ORGANISATION: &str = "town";
const CONVENER: &str = "convener@town.example";
/// How many people are usually asked.
const USUAL: usize = 30;

/// How large the town is, and how long to ask.
#[derive(Debug, Clone)]
pub struct Options {
    /// People in the town.
    pub people: usize,
    /// Pieces of evidence.
    pub evidence: usize,
    /// Calls; all of them open, and searched for.
    pub calls: usize,
    /// How often one client asks for each page.
    pub requests: usize,
    /// How many clients ask at once for public pages.
    pub clients: usize,
    /// For how many seconds.
    pub seconds: u64,
    /// A PostgreSQL server on which a database may be made, if there is one.
    pub postgres: Option<String>,
    /// What is measured.
    pub program: Program,
}

/// Measures all pages, on SQLite and, if there is a server, on PostgreSQL.
pub fn run(options: &Options) -> Result<Report> {
    let machine = cores::machine();
    let file = options.program.file()?;
    let cores = Cores::choose()?;
    if !cores.are_two() {
        eprintln!("There is one core only: the clients take from what the service could have.");
    }
    let mut databases = vec![Database::Sqlite];
    match &options.postgres {
        Some(server) => databases.push(Database::on(server)?),
        None => eprintln!("Left out: PostgreSQL. `cargo xtask bench` starts a server for it."),
    }
    let mut figures = Vec::new();
    for database in databases {
        let folder = tempfile::Builder::new().prefix("folkmoot-bench-").tempdir()?;
        eprintln!("{}: bringing the town in …", database.title());
        let program = Folkmoot::over(&file, folder.path(), database.url());
        let import_seconds = found(&program, folder.path(), options)?;
        database.settle()?;
        let mail = Mail::start()?;
        let service = program.serve(mail.port, cores.service)?;
        let bench = Bench { options, service, mail, database, rest: cores.rest };
        figures.push(bench.measure(import_seconds)?);
    }
    let Options { people, evidence, calls, .. } = *options;
    Ok(Report { machine, people, evidence, calls, databases: figures })
}

/// Brings the town in, and says how many seconds that took.
fn found(program: &Folkmoot, folder: &std::path::Path, options: &Options) -> Result<f64> {
    let size = Size { people: options.people, evidence: options.evidence, calls: options.calls };
    let people = town::people(folder, size)?;
    let evidence = town::evidence(folder, size)?;
    let to = ["--organisation", ORGANISATION];
    let path = |path: &std::path::Path| path.display().to_string();
    let begun = Instant::now();
    program.run(&["import", "people", &path(&people), to[0], to[1]])?;
    let consent = ["--consent", "given"];
    let evidence = path(&evidence);
    program.run(&["import", "evidence", &evidence, consent[0], consent[1], to[0], to[1]])?;
    let took = begun.elapsed().as_secs_f64();
    for number in 0..size.calls {
        let call = path(&town::call(folder, number)?);
        program.run(&["import", "call", &call, "--open", to[0], to[1]])?;
    }
    let (name, role) = (["--name", "Convener"], ["--role", "convener"]);
    let member = ["member", "add", "--email", CONVENER];
    program.run(&[member.as_slice(), &name, &role, &to].concat())?;
    Ok(took)
}

/// A service with a town, ready to be asked.
struct Bench<'a> {
    // The service ends before its database goes.
    service: Service,
    options: &'a Options,
    mail: Mail,
    database: Database,
    rest: usize,
}

impl Bench<'_> {
    fn measure(&self, import_seconds: f64) -> Result<Figures> {
        let rest = self.rest;
        // Clients stay off the core of the service.
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .on_thread_start(move || {
                // Figures are a little worse if this fails, and say so by it.
                let _ = cores::stay_on(rest);
            })
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let mut one = self.desk().await.context("the desk")?;
            one.extend(self.me().await.context("somebody's own pages")?);
            let many = self.public().await.context("public pages")?;
            let memory_megabytes = cores::most_memory(self.service.process());
            let database = self.database.title().to_owned();
            Ok(Figures { database, import_seconds, memory_megabytes, one, many })
        })
    }

    /// The pages of a convener.
    async fn desk(&self) -> Result<Vec<Measured>> {
        let mut client = Client::connect(self.service.address).await?;
        client.sign_in(CONVENER, &self.mail).await?;
        let mut measured = vec![self.searches(&mut client).await?];
        let call = self.first_call(&mut client).await?;
        let (desk, public) =
            (format!("/desk/calls/{call}"), format!("/calls/{ORGANISATION}/{call}"));
        let shortlist = format!("{public}/shortlist");
        // The way to a piece of evidence is longer than that to the comparison.
        let addresses = links(client.get(&shortlist).await?.text()?, &format!("{shortlist}/"));
        let evidence = addresses.iter().find(|path| path.matches('/').count() > 5);
        let evidence = evidence.context("no evidence on the shortlist")?.clone();
        let usual = format!("{desk}/usual");
        self.give_usual_list(&mut client, &usual).await?;
        for (page, path) in [
            ("desk", "/desk".to_owned()),
            ("desk: a call", desk.clone()),
            ("desk: new call", "/desk/calls/new".to_owned()),
            ("desk: change a call", format!("{desk}/edit")),
            ("desk: brief", format!("{desk}/brief")),
            ("desk: the usual list", usual),
            ("desk: whom to ask", format!("{desk}/invite")),
            ("desk: answers", format!("{desk}/invitations")),
            ("desk: offers", format!("{desk}/offers")),
            ("a call, signed in", public),
            ("shortlist", shortlist.clone()),
            ("shortlist, side by side", format!("{shortlist}/compare")),
            ("evidence on a shortlist", evidence),
        ] {
            measured.push(self.page(&mut client, page, &path).await?);
        }
        measured.push(self.preview(&mut client).await?);
        Ok(measured)
    }

    /// Looks for people for every call.
    async fn searches(&self, client: &mut Client) -> Result<Measured> {
        eprintln!("{}: looking for people …", self.database.title());
        let desk = client.get("/desk").await?;
        let mut calls: Vec<String> = links(desk.text()?, "/desk/calls/");
        calls.retain(|path| !path.ends_with("/new"));
        calls.dedup();
        let mut each = Vec::new();
        let counter = self.counter()?;
        for call in &calls {
            let form = client.get(call).await?;
            let fields = [("csrf".to_owned(), form.field("csrf")?)];
            let answer = client.post(&format!("{call}/find"), &fields).await?;
            expect(&answer, StatusCode::SEE_OTHER, "looking for people")?;
            each.push(answer.took);
        }
        // The page with the button is counted too: it is a small part.
        Ok(Measured::new("looking for people (not a page)", counter.stop(self, each, 0)?))
    }

    /// Gives the people usually asked for a call: the brief is compared with
    /// them from then on.
    async fn give_usual_list(&self, client: &mut Client, path: &str) -> Result<()> {
        client.take_plain();
        let csrf = client.get(path).await?.field("csrf")?;
        let people = (0..USUAL.min(self.options.people)).map(town::email);
        let people: Vec<String> = people.collect();
        let answer =
            client.post_parts(path, &[("csrf", csrf), ("people", people.join("\n"))]).await?;
        expect(&answer, StatusCode::OK, "the usual list")
    }

    async fn first_call(&self, client: &mut Client) -> Result<String> {
        let desk = client.get("/desk").await?;
        let calls = links(desk.text()?, "/desk/calls/");
        let call =
            calls.iter().find(|path| !path.ends_with("/new")).context("no call on the desk")?;
        Ok(call.trim_start_matches("/desk/calls/").to_owned())
    }

    /// The pages of somebody who is asked.
    async fn me(&self) -> Result<Vec<Measured>> {
        let mut client = Client::connect(self.service.address).await?;
        client.sign_in(&town::email(1 % self.options.people), &self.mail).await?;
        let mut measured = Vec::new();
        for (page, path) in [
            ("me", "/me"),
            ("me: privacy", "/me/privacy"),
            ("me: everything to take out", "/me/export"),
        ] {
            measured.push(self.page(&mut client, page, path).await?);
        }
        Ok(measured)
    }

    /// One page with one client.
    async fn page(&self, client: &mut Client, page: &str, path: &str) -> Result<Measured> {
        eprintln!("{}: {page} …", self.database.title());
        client.take_packed();
        let requests = self.options.requests;
        let (mut each, mut bytes) = (Vec::new(), 0);
        // The first answers find nothing ready.
        for _ in 0..requests.min(5) {
            expect(&client.get(path).await?, StatusCode::OK, path)?;
        }
        let counter = self.counter()?;
        for _ in 0..requests {
            let answer = client.get(path).await?;
            expect(&answer, StatusCode::OK, path)?;
            bytes += answer.body.len() as u64;
            each.push(answer.took);
        }
        let mut measured = Measured::new(page, counter.stop(self, each, bytes)?);
        measured.met = Some(measured.median_millis <= DESK_MILLIS);
        Ok(measured)
    }

    /// What a call would find, while it is written.
    async fn preview(&self, client: &mut Client) -> Result<Measured> {
        let path = "/desk/calls/new";
        client.take_plain();
        let form = client.get(path).await?;
        let mut fields = town::call_form();
        fields.push(("csrf".to_owned(), form.field("csrf")?));
        fields.push(("action".to_owned(), "preview".to_owned()));
        let check = |answer: &Answer| expect(answer, StatusCode::OK, "the preview");
        let first = client.post(path, &fields).await?;
        check(&first)?;
        if !first.text()?.contains("id=\"preview\"") {
            anyhow::bail!("the form for a new call shows no preview");
        }
        client.take_packed();
        let (mut each, mut bytes) = (Vec::new(), 0);
        let counter = self.counter()?;
        for _ in 0..self.options.requests {
            let answer = client.post(path, &fields).await?;
            check(&answer)?;
            bytes += answer.body.len() as u64;
            each.push(answer.took);
        }
        let mut measured =
            Measured::new("desk: preview of a call", counter.stop(self, each, bytes)?);
        measured.met = Some(measured.median_millis <= DESK_MILLIS);
        Ok(measured)
    }

    /// Public pages with many clients.
    async fn public(&self) -> Result<Vec<Measured>> {
        let mut client = Client::connect(self.service.address).await?;
        let calls = format!("/calls/{ORGANISATION}/");
        let call = link_in(client.get("/").await?.text()?, &calls)?;
        let mut measured = Vec::new();
        for (page, path) in [
            ("home", "/".to_owned()),
            ("a call", call.clone()),
            ("how it works", "/method".to_owned()),
            ("open data: calls", "/api/v1/calls".to_owned()),
            ("open data: a call", format!("/api/v1{call}")),
        ] {
            eprintln!("{}: {page}, many clients …", self.database.title());
            let counter = self.counter()?;
            let length = Duration::from_secs(self.options.seconds);
            let address = self.service.address;
            let asking = load::run(address, &path, self.options.clients, length);
            let load = asking.await.with_context(|| path.clone())?;
            let mut counted = counter.stop(self, load.each, load.bytes)?;
            counted.took = load.took;
            let mut one = Measured::new(page, counted);
            one.met = Some(one.rate >= PUBLIC_RATE);
            measured.push(one);
        }
        Ok(measured)
    }

    fn counter(&self) -> Result<Counter> {
        Ok(Counter {
            begun: Instant::now(),
            service: cores::processor_millis(self.service.process())?,
            database: self.database.processor_millis(),
        })
    }
}

/// Time and processor time at a beginning.
struct Counter {
    begun: Instant,
    service: f64,
    database: f64,
}

impl Counter {
    fn stop(self, bench: &Bench<'_>, each: Vec<Duration>, bytes: u64) -> Result<Counted> {
        let took = self.begun.elapsed();
        let service = cores::processor_millis(bench.service.process())?;
        Ok(Counted {
            each,
            took,
            service_millis: service - self.service,
            // A connection that was closed meanwhile takes its time with it.
            database_millis: (bench.database.processor_millis() - self.database).max(0.0),
            bytes,
        })
    }
}

/// All addresses on a page that begin like this, in their order.
fn links(page: &str, begins: &str) -> Vec<String> {
    let addresses = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    addresses.filter(|address| address.starts_with(begins)).map(str::to_owned).collect()
}

fn link_in(page: &str, begins: &str) -> Result<String> {
    let found = links(page, begins).into_iter().next();
    found.with_context(|| format!("no link to {begins}… on the page"))
}
