//! What can be typed. Names, flags and outputs are a contract: add to them,
//! don't rename.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use folkmoot_model::Day;

use crate::alternates_args::{ALTERNATES_EXAMPLES, Alternates};
use crate::issuer_args::Issuer;
use crate::match_rule_args::MatchRuleArgs;
use crate::output::Output;
use crate::seat_args::{SEAT_EXAMPLES, Seat};
use crate::select_args::{SELECT_EXAMPLES, Select, VERIFY_DRAW_EXAMPLES, VerifyDraw};

const EXIT_CODES: &str = "\
Exit codes: 0 done; 1 the answer is no (invalid, differs); 2 the command line
doesn't make sense; 3 bad input; 4 stopped by the time limit with the best so
far; 5 something needed isn't there (database, disk, network).";

/// Put a hard problem in front of the people who know about it.
#[derive(Debug, Parser)]
#[command(name = "folkmoot", version, after_help = EXIT_CODES, max_term_width = 100)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: Global,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// Said before or after any command.
#[derive(Debug, Clone, Args)]
pub(crate) struct Global {
    /// Say nothing but the result and errors
    #[arg(long, short, global = true)]
    pub(crate) quiet: bool,
    /// Read settings from this file instead of folkmoot.toml
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) config: Option<PathBuf>,
    /// Keep data in this PostgreSQL database (postgres://…) instead of SQLite
    #[arg(long, global = true, value_name = "URL")]
    pub(crate) database: Option<String>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Try it: a made-up town with its people and a call, on your own machine
    #[command(after_help = "Example:\n  folkmoot demo\n  folkmoot demo --reset")]
    Demo(Demo),
    /// Run the service
    #[command(
        after_help = "Example:\n  folkmoot serve --data /var/lib/folkmoot --listen 127.0.0.1:8420"
    )]
    Serve(Serve),
    /// Check settings, database, mail, clock and disk
    #[command(after_help = "Example:\n  folkmoot doctor --data /var/lib/folkmoot")]
    Doctor(Doctor),
    /// Bring the database to the form this version needs
    Migrate(DataFolder),
    /// Write everything that is kept to one file, while in use
    #[command(after_help = "Example:\n  folkmoot backup --data town folkmoot-2026-03-01.gz")]
    Backup(Backup),
    /// Fill an empty database from a backup
    #[command(after_help = "Example:\n  folkmoot restore --data new-town folkmoot-2026-03-01.gz")]
    Restore(Restore),
    /// The record of who did what
    #[command(subcommand)]
    Audit(Audit),
    /// Bring in people, evidence and calls from files
    #[command(subcommand)]
    Import(Import),
    /// Who has which role, and so may sign in to work
    #[command(subcommand)]
    Member(Member),
    /// Tokens by which other programs act for a member
    #[command(subcommand)]
    Token(Token),
    /// The keys that sign the badges given for taking part
    #[command(subcommand)]
    Issuer(Issuer),
    /// Take out what is kept
    #[command(
        after_help = "Example:\n  folkmoot export people --data town --format csv --out people.csv"
    )]
    Export(Export),
    /// Find the people who know, for a call
    #[command(after_help = MATCH_EXAMPLES)]
    Match(Box<Match>),
    /// How near each person's evidence is to each need
    #[command(
        after_help = "Example:\n  folkmoot affinity --needs needs.jsonl --evidence evidence.jsonl --format csv\n  folkmoot affinity --needs needs.jsonl --evidence evidence.jsonl --encoder minilm/"
    )]
    Affinity(Affinity),
    /// Who for what: people with limits, calls with wishes
    #[command(
        after_help = "Examples:\n  folkmoot assign --scores scores.csv --demand 3 --load 4\n  folkmoot assign --scores scores.csv --demand calls.csv --load people.csv --fair\n  folkmoot assign --scores scores.csv --demand 3 --load 4 --conflicts conflicts.csv\n  folkmoot assign --scores scores.csv --demand 3 --load 4 --cap 0.5 --seed \"dice 4 2 6\"\n\nScores are a table person,call,score with -1 for a conflict of interest; limits are a\nnumber for everyone, or a table call,demand and person,load."
    )]
    Assign(Assign),
    /// Draw a panel by lottery: quotas kept, everyone's chance as fair as can be
    #[command(after_help = SELECT_EXAMPLES)]
    Select(Select),
    /// Say whom to keep ready for a panel, and who steps in
    #[command(after_help = ALTERNATES_EXAMPLES)]
    Alternates(Box<Alternates>),
    /// Check a published lottery, or draw from it
    #[command(after_help = VERIFY_DRAW_EXAMPLES)]
    VerifyDraw(VerifyDraw),
    /// Seat people at tables over rounds, or in pairs: mixed, meeting anew each time
    #[command(after_help = SEAT_EXAMPLES)]
    Seat(Box<Seat>),
    /// Draw the map of opinions from votes on statements
    #[command(after_help = MAP_EXAMPLES)]
    Map(Map),
    /// Is what a digital badge says true?
    #[command(after_help = VERIFY_EXAMPLES)]
    Verify(Verify),
    /// What a text is about: ESCO topics, with reasons
    #[command(
        after_help = "Examples:\n  folkmoot topics \"I have repaired bicycles for ten years\"\n  folkmoot topics story.txt --format json\n  folkmoot topics \"Ich plane Radwege\" --esco skills_de.csv"
    )]
    Topics(Topics),
    /// Make a run again and say whether it comes out the same
    #[command(
        after_help = "Examples:\n  folkmoot replay match-0123456789abcdef --data town\n  folkmoot replay run.json"
    )]
    Replay(Replay),
    /// Completions for your shell
    #[command(
        after_help = "Example:\n  folkmoot completions bash > ~/.local/share/bash-completion/completions/folkmoot"
    )]
    Completions {
        /// Which shell
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
}

const MATCH_EXAMPLES: &str = "\
Examples:
  folkmoot match --call call.toml --people people.csv --evidence evidence.csv
  folkmoot match --call call.toml --data town --format json --out run.json
  folkmoot match --call call.toml --people people.csv --evidence evidence.csv \\
    --at-least area=North:1 --conflicts conflicts.csv --asked-before asked.csv
  folkmoot replay run.json

A call as a file:
  title = \"Safer bike lanes on Harbour Road\"
  decision = \"Which of three layouts goes to the council\"
  decided_on = 2027-03-01
  hours = 6

  [[kind]]
  id = \"planners\"
  needs = \"urban planning, street design, public space\"
  people = 3";

const MAP_EXAMPLES: &str = "\
Examples:
  folkmoot map votes.csv --statements comments.csv
  folkmoot map votes.csv --svg map.svg --format json --out map.json
  folkmoot map votes.csv --predict cells.csv
  folkmoot map votes.csv --method polis --labels groups.csv --format json

Votes are a table voter-id,comment-id,vote with 1 for agree, 0 for pass and -1 for
disagree (a timestamp says which of several is the last), or a matrix with a row a person.";
const VERIFY_EXAMPLES: &str = "\
Examples:
  folkmoot verify badge.png
  folkmoot verify badge.json --recipient ada@example.org --trust did:web:example.org
  folkmoot verify badge.jwt --offline --at 2026-11-01T12:00:00Z --format json

Exit 0 if every badge is valid, 1 if any isn't. Keys and status lists are fetched over
HTTPS from public addresses alone; no address of a badge that was altered is followed.";

/// Where data is kept.
#[derive(Debug, Clone, Args)]
pub(crate) struct DataFolder {
    /// The folder that holds the data
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The folder for the made-up town
    #[arg(long, value_name = "DIR", default_value = "folkmoot-demo", value_hint = ValueHint::DirPath)]
    pub(crate) data: PathBuf,
    /// The port to listen on; 0 takes a free one
    #[arg(long, default_value_t = 0)]
    pub(crate) port: u16,
    /// Throw the town away and make it anew; asks first
    #[arg(long)]
    pub(crate) reset: bool,
    /// Don't ask before throwing away
    #[arg(long, requires = "reset")]
    pub(crate) yes: bool,
    /// Another town for another seed
    #[arg(long, default_value = "northmere")]
    pub(crate) seed: String,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[command(flatten)]
    pub(crate) folder: DataFolder,
    /// The address and port to listen on
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub(crate) listen: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Doctor {
    #[command(flatten)]
    pub(crate) folder: DataFolder,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Backup {
    /// The file to write
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) folder: DataFolder,
}

#[derive(Debug, Args)]
pub(crate) struct Restore {
    /// The backup to read
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) folder: DataFolder,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Audit {
    /// Work the whole record out again and say whether it holds
    Verify(DataFolder),
    /// List who did what
    List {
        #[command(flatten)]
        folder: DataFolder,
        #[command(flatten)]
        output: Output,
    },
}

/// Where an import goes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Into {
    /// The folder that holds the data; made if it isn't there
    #[arg(long = "into", alias = "data", value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) data: Option<PathBuf>,
    /// For which organisation; added if there is none yet
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<String>,
}

/// What people have agreed to, where a file doesn't say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ConsentWord {
    /// They agreed to be found by it
    Given,
    /// Nobody has asked them yet
    NotAsked,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Import {
    /// People, from CSV or JSON Lines
    #[command(
        after_help = "Columns: id, name, email, place, languages; others become attributes.\nExample:\n  folkmoot import people people.csv --into town"
    )]
    People {
        /// The file, or - for standard input
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        #[command(flatten)]
        into: Into,
    },
    /// Evidence, from CSV or JSON Lines
    #[command(
        after_help = "Columns: id, person, text; and kind, title, at, source, url, topics,\nrating_up, rating_down, checked_by, checked_on, consent, consent_on.\nExample:\n  folkmoot import evidence evidence.jsonl --into town"
    )]
    Evidence {
        /// The file, or - for standard input
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        #[command(flatten)]
        into: Into,
        /// What people agreed to, where the file doesn't say; lived experience
        /// is used only where they agreed
        #[arg(long, value_enum, default_value = "not-asked")]
        consent: ConsentWord,
    },
    /// A Stack Exchange dump: answers become track records
    #[command(
        name = "stack-exchange",
        after_help = "Example:\n  folkmoot import stack-exchange dump/ --host quantumcomputing.stackexchange.com --into town"
    )]
    StackExchange {
        /// The folder with Posts.xml, and Users, Votes, Badges and Tags if there
        #[arg(value_hint = ValueHint::DirPath)]
        dump: PathBuf,
        #[command(flatten)]
        into: Into,
        /// What the site is called here; otherwise the name of the folder
        #[arg(long)]
        site: Option<String>,
        /// The host of the site, so that answers can be opened
        #[arg(long)]
        host: Option<String>,
    },
    /// An ORCID record: works, places and roles its owner made public
    #[command(after_help = "Example:\n  folkmoot import orcid record.json --person p7 --into town")]
    Orcid(Profile),
    /// A CV in the form of JSON Resume
    #[command(
        name = "json-resume",
        after_help = "Example:\n  folkmoot import json-resume resume.json --person p7 --into town"
    )]
    JsonResume(Profile),
    /// The export of LinkedIn: the zip, or one of the CSV files in it
    #[command(
        name = "linkedin",
        after_help = "Example:\n  folkmoot import linkedin Basic_LinkedInDataExport.zip --person p7 --into town"
    )]
    LinkedIn(Profile),
    /// The summary of a user of a Discourse forum (/u/NAME/summary.json)
    #[command(
        after_help = "Example:\n  folkmoot import discourse summary.json --person p7 --into town"
    )]
    Discourse(Profile),
    /// Public events of a user of GitHub (/users/NAME/events)
    #[command(
        name = "github",
        after_help = "Example:\n  folkmoot import github events.json --person p7 --into town"
    )]
    GitHub(Profile),
    /// A vCard of one person
    #[command(
        name = "vcard",
        after_help = "Example:\n  folkmoot import vcard ada.vcf --person p7 --into town"
    )]
    VCard(Profile),
    /// A Person of schema.org, as JSON-LD
    #[command(
        name = "schema-org",
        after_help = "Example:\n  folkmoot import schema-org person.jsonld --person p7 --into town"
    )]
    SchemaOrg(Profile),
    /// A call, from TOML
    #[command(after_help = "Example:\n  folkmoot import call call.toml --into town --open")]
    Call {
        /// The file, or - for standard input
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        #[command(flatten)]
        into: Into,
        /// Make it public at once
        #[arg(long)]
        open: bool,
    },
}

/// What somebody takes along from elsewhere.
#[derive(Debug, Args)]
pub(crate) struct Profile {
    /// The file, or - for standard input
    #[arg(value_hint = ValueHint::FilePath)]
    pub(crate) file: PathBuf,
    /// Whose it is: the id of a person who is known
    #[arg(long, value_name = "ID")]
    pub(crate) person: String,
    #[command(flatten)]
    pub(crate) into: Into,
    /// What they agreed to; lived experience is used only where they agreed
    #[arg(long, value_enum, default_value = "not-asked")]
    pub(crate) consent: ConsentWord,
}

/// A role, as it is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum RoleWord {
    /// Writes calls, finds and invites people
    Convener,
    /// Runs conversations
    Facilitator,
    /// Looks after what is said
    Moderator,
    /// Looks after members, settings and the log
    Admin,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Member {
    /// Give somebody roles; they sign in by a link in a mail
    #[command(
        after_help = "Example:\n  folkmoot member add --email kim@example.org --name \"Kim Example\" --role convener --data town"
    )]
    Add {
        /// Their e-mail address; whoever is known by it keeps their name
        #[arg(long)]
        email: String,
        /// The name they go by
        #[arg(long)]
        name: String,
        /// What they may do; say it again for more
        #[arg(long, value_enum, required = true)]
        role: Vec<RoleWord>,
        #[command(flatten)]
        folder: DataFolder,
        /// In which organisation; added if there is none yet
        #[arg(long, value_name = "ID")]
        organisation: Option<String>,
    },
    /// List everyone with a role
    List {
        #[command(flatten)]
        folder: DataFolder,
        /// Of which organisation
        #[arg(long, value_name = "ID")]
        organisation: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    /// Take all roles from somebody; what is known about them stays
    Remove {
        /// Their e-mail address
        #[arg(long)]
        email: String,
        #[command(flatten)]
        folder: DataFolder,
        /// Of which organisation
        #[arg(long, value_name = "ID")]
        organisation: Option<String>,
    },
}

/// What to do about tokens.
#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    /// Make a token and print it, this once; nothing else goes to standard output
    #[command(
        after_help = "Example:\n  TOKEN=$(folkmoot token add --email kim@example.org --name \"Weekly export\" --scope export --data town)\n  curl -H \"Authorization: Bearer $TOKEN\" http://127.0.0.1:8420/api/v1/calls"
    )]
    Add {
        /// The e-mail address of the member for whom it acts
        #[arg(long)]
        email: String,
        /// What it is for
        #[arg(long)]
        name: String,
        /// What it may do, of what the member may; say it again for more
        #[arg(long, required = true, value_parser = scope)]
        scope: Vec<folkmoot_model::Scope>,
        /// For how many days it works
        #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u32).range(1..=366))]
        days: u32,
        #[command(flatten)]
        folder: DataFolder,
        /// In which organisation
        #[arg(long, value_name = "ID")]
        organisation: Option<String>,
    },
}

fn scope(text: &str) -> Result<folkmoot_model::Scope, String> {
    text.parse().map_err(|error: folkmoot_model::UnknownCode| error.to_string())
}

/// What can be taken out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    People,
    Evidence,
    Claims,
    Calls,
    Runs,
    Invitations,
}

#[derive(Debug, Args)]
pub(crate) struct Export {
    /// What to take out
    #[arg(value_enum)]
    pub(crate) what: What,
    #[command(flatten)]
    pub(crate) folder: DataFolder,
    /// Of which organisation
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Match {
    /// The call: a file, - for standard input, or the id of a kept call
    #[arg(long, value_name = "FILE|ID", value_hint = ValueHint::FilePath)]
    pub(crate) call: String,
    /// People, from CSV or JSON Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "data")]
    pub(crate) people: Option<PathBuf>,
    /// Evidence, from CSV or JSON Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, conflicts_with = "data")]
    pub(crate) evidence: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) folder: DataFolder,
    /// Of which organisation
    #[arg(long, value_name = "ID", conflicts_with_all = ["people", "evidence"])]
    pub(crate) organisation: Option<String>,
    /// Most people listed for each kind of knowing
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(crate) limit: u32,
    /// As things stood on this day: later evidence and ratings don't count
    #[arg(long, value_name = "DATE")]
    pub(crate) as_of: Option<Day>,
    /// Goes into the record; matching draws nothing by chance
    #[arg(long, default_value = "folkmoot")]
    pub(crate) seed: String,
    #[command(flatten)]
    pub(crate) output: Output,
    #[command(flatten)]
    pub(crate) rules: MatchRuleArgs,
}

#[derive(Debug, Args)]
pub(crate) struct Affinity {
    /// Needs as JSON Lines: {"id","text"}
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) needs: PathBuf,
    /// Evidence, from CSV or JSON Lines
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) evidence: PathBuf,
    /// Compare meaning too, by the sentence encoder in this folder (one .onnx, tokenizer.json)
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) encoder: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Topics {
    /// The text, or the file it is in
    #[arg(value_name = "TEXT|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) text: String,
    /// How many topics at most
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) most: usize,
    /// Compare with this list (skills_*.csv of the ESCO package) instead of the English one that comes along
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) esco: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Assign {
    /// How well people fit calls: person,call,score; -1 is a conflict of interest
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) scores: PathBuf,
    /// How many people each call wants: a number, or a table call,demand
    #[arg(long, value_name = "N|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) demand: PathBuf,
    /// How many calls each person takes on at most: a number, or a table person,load
    #[arg(long, value_name = "N|FILE", value_hint = ValueHint::FilePath)]
    pub(crate) load: PathBuf,
    /// Conflicts of interest: a table person,call,kind,reason, with effect (exclude or
    /// flag) if wanted
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) conflicts: Option<PathBuf>,
    /// Serve the worst-served call as well as can be, then raise the total
    #[arg(long, conflicts_with = "cap")]
    pub(crate) fair: bool,
    /// Draw by lot, so that no pair is likelier than this share, 0 to 1
    #[arg(long, value_name = "P", value_parser = share)]
    pub(crate) cap: Option<f64>,
    /// What a draw starts from: any text, such as dice thrown in public
    #[arg(long, default_value = "folkmoot")]
    pub(crate) seed: String,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// How a map is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MapMethod {
    /// Positions with uncertainty; groups only if they are stable.
    Folkmoot,
    /// The figures that Polis gives.
    Polis,
}

#[derive(Debug, Args)]
pub(crate) struct Map {
    /// Votes: a log of them (votes.csv), or a row a person (participants-votes.csv)
    #[arg(value_name = "VOTES", value_hint = ValueHint::FilePath)]
    pub(crate) votes: PathBuf,
    /// What the statements say, and which are moderated out (comments.csv)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) statements: Option<PathBuf>,
    /// How the map is drawn
    #[arg(long, value_enum, default_value = "folkmoot")]
    pub(crate) method: MapMethod,
    /// Compute on these groups: a table voter-id,group-id (with --method polis)
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) labels: Option<PathBuf>,
    /// Keep the names of groups from one map to the next in this file
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) state: Option<PathBuf>,
    /// Instead of the map: what people would vote, for a table voter-id,comment-id
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) predict: Option<PathBuf>,
    /// Write the picture to this file
    #[arg(long, value_name = "PATH", value_hint = ValueHint::FilePath)]
    pub(crate) svg: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: Output,
}

fn share(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(share) if (0.001..=1.0).contains(&share) => Ok(share),
        _ => Err("a share from 0.001 to 1, such as 0.5".to_owned()),
    }
}

#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// Badges: a PNG or SVG picture, JSON, a token (JWT), an https address, or - for standard input
    #[arg(value_name = "FILE", required = true, value_hint = ValueHint::FilePath)]
    pub(crate) files: Vec<String>,
    /// Whose it should be: their e-mail address; say it again for another of theirs
    #[arg(long, value_name = "EMAIL")]
    pub(crate) recipient: Vec<String>,
    /// An issuer to trust, by its id; say it again for more. Without, anyone who signs properly
    #[arg(long, value_name = "ISSUER")]
    pub(crate) trust: Vec<String>,
    /// As of this moment instead of now
    #[arg(long, value_name = "TIME")]
    pub(crate) at: Option<jiff::Timestamp>,
    /// Look nothing up on the network; with a folder, find there what others publish
    #[arg(long, value_name = "DIR", num_args = 0..=1, value_hint = ValueHint::DirPath)]
    #[allow(clippy::option_option, reason = "how clap says: with or without a value")]
    pub(crate) offline: Option<Option<PathBuf>>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Replay {
    /// The id of a kept run, or a file written by `match --format json`
    #[arg(value_name = "RUN")]
    pub(crate) run: String,
    #[command(flatten)]
    pub(crate) folder: DataFolder,
    /// Of which organisation
    #[arg(long, value_name = "ID")]
    pub(crate) organisation: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}
