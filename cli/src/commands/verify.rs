//! `folkmoot verify`: is what a digital badge says true?

use std::io::Read as _;
use std::path::{Path, PathBuf};

use folkmoot_credentials::{
    Format, MAX_FILE_BYTES, Named, Offline, Options, Recipient, Report, Resolve, Unresolved,
    Verdict, check,
};
use folkmoot_model::{Clock as _, ErrorCode};
use serde_json::{Value, json};

use crate::args::{Global, Verify};
use crate::badge_words::{note_words, reason_words, verdict_words};
use crate::clock::SystemClock;
use crate::commands::note;
use crate::failure::Failure;
use crate::output;
use crate::place::web_of_badges;
use crate::words::{count, plain};

/// Checks each file. Exit 1 unless every badge is valid.
pub(crate) fn run(global: &Global, args: &Verify) -> Result<(), Failure> {
    let now = jiff::Timestamp::from_millisecond(SystemClock.now().as_millis())
        .map_err(|error| Failure::unable("clock", error.to_string()))?;
    let emails: Vec<&str> = args.recipient.iter().map(String::as_str).collect();
    let trusted: Vec<&str> = args.trust.iter().map(String::as_str).collect();
    let mut options = Options::new(args.at.unwrap_or(now));
    options.recipient = (!emails.is_empty()).then_some(Recipient { emails: &emails, dids: &[] });
    options.trusted = (!trusted.is_empty()).then_some(trusted.as_slice());
    let resolve = resolver(args)?;
    let mut reports = Vec::new();
    for file in &args.files {
        reports.push((file.as_str(), report(file, &options, resolve.as_ref())?));
    }
    write(args, &reports)?;
    let unresolved = |(_, report): &(&str, Report)| report.verdict == Verdict::NotResolvable;
    if args.offline.is_some() && reports.iter().any(unresolved) {
        note(global.quiet, LOOKING_UP);
    }
    let bad = reports.iter().filter(|(_, report)| report.verdict != Verdict::Valid).count();
    if bad == 0 {
        return Ok(());
    }
    let of = count(reports.len() as u64, "badge", "badges");
    Err(Failure::No {
        code: ErrorCode("badge.not_valid"),
        sentence: format!("{bad} of {of} can't be relied on"),
        help: None,
    })
}

const LOOKING_UP: &str = "\
Nothing was looked up on the network. Leave --offline out; or save the documents named above in a
folder, each under HOST/PATH as in its address or under the last part of it: --offline DIR.";

fn resolver(args: &Verify) -> Result<Box<dyn Resolve>, Failure> {
    Ok(match &args.offline {
        None => Box::new(web_of_badges()),
        Some(None) => Box::new(Offline),
        Some(Some(folder)) if folder.is_dir() => Box::new(Saved { folder: folder.clone() }),
        Some(Some(folder)) => {
            return Err(Failure::usage(
                format!("there is no folder {}", folder.display()),
                "put --offline after the badges, or give the folder that holds what others publish",
            ));
        }
    })
}

/// What a file, standard input or an address holds, checked.
fn report(file: &str, options: &Options<'_>, resolve: &dyn Resolve) -> Result<Report, Failure> {
    if !file.starts_with("https://") {
        return Ok(check(&read(file)?, options, resolve));
    }
    Ok(match resolve.fetch(file) {
        Ok(bytes) => check(&bytes, options, resolve),
        Err(why) => check(file.as_bytes(), options, &Nothing(why)),
    })
}

/// Knows why there is nothing at an address, and doesn't ask again.
struct Nothing(Unresolved);

impl Resolve for Nothing {
    fn fetch(&self, _address: &str) -> Result<Vec<u8>, Unresolved> {
        Err(self.0)
    }
}

/// A badge file, or standard input; no more of it than a badge may have.
fn read(file: &str) -> Result<Vec<u8>, Failure> {
    let limit = MAX_FILE_BYTES as u64 + 1;
    let done = if file == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes).map(|_| bytes)
    } else {
        read_file(Path::new(file), limit)
    };
    done.map_err(|error| Failure::Refused {
        code: ErrorCode("file.unreadable"),
        sentence: format!("{file} can't be read: {error}"),
        help: None,
    })
}

fn read_file(path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What others publish, as files: under host and path, or under the last part of the address.
struct Saved {
    folder: PathBuf,
}

impl Resolve for Saved {
    fn fetch(&self, address: &str) -> Result<Vec<u8>, Unresolved> {
        let rest = address.strip_prefix("https://").ok_or(Unresolved::Refused)?;
        let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
        let plain = |part: &&str| {
            part.chars().all(|c| c.is_ascii_alphanumeric() || "-._~".contains(c))
                && part.chars().any(|c| c != '.')
        };
        let (Some(last), true) = (parts.last(), parts.iter().all(plain)) else {
            return Err(Unresolved::Refused);
        };
        let whole = parts.iter().fold(self.folder.clone(), |path, part| path.join(part));
        let places = [whole, self.folder.join(last)];
        let found = places.iter().find(|path| path.is_file()).ok_or(Unresolved::NotFound)?;
        read_file(found, folkmoot_lookup::MAX_BYTES).map_err(|_| Unresolved::Failed)
    }
}

fn write(args: &Verify, reports: &[(&str, Report)]) -> Result<(), Failure> {
    match args.output.format {
        output::Format::Json => match reports {
            [(file, report)] => args.output.json(&as_json(file, report)),
            all => {
                let all = all.iter().map(|(file, report)| as_json(file, report));
                args.output.json(&all.collect::<Vec<_>>())
            }
        },
        output::Format::Csv => {
            let rows = reports.iter().map(|(file, report)| row(file, report));
            let header = ["file", "verdict", "reasons", "issuer", "achievement"];
            args.output.csv(&header, &rows.collect::<Vec<_>>())
        }
        output::Format::Table => {
            let text = reports.iter().map(|(file, report)| as_text(file, report));
            args.output.write(text.collect::<Vec<_>>().join("\n").as_bytes())
        }
    }
}

fn row(file: &str, report: &Report) -> Vec<String> {
    let codes: Vec<&str> = report.reasons.iter().map(|it| it.code.code()).collect();
    vec![
        file.to_owned(),
        report.verdict.code().to_owned(),
        codes.join(" "),
        report.content.issuer.id.clone().unwrap_or_default(),
        report.content.achievement.name.clone().unwrap_or_default(),
    ]
}

fn as_json(file: &str, report: &Report) -> Value {
    let content = &report.content;
    let all = |items: Vec<Value>| Value::Array(items);
    let reasons = report
        .reasons
        .iter()
        .map(|it| json!({"code": it.code.code(), "about": it.about, "text": reason_words(it)}));
    let evidence = content.evidence.iter();
    let evidence = evidence.map(|it| json!({"id": it.id, "name": it.name, "text": it.text}));
    let proofs = report.proofs.iter().map(|it| {
        let created = it.created.map(|at| at.to_string());
        json!({"suite": it.suite, "key": it.key, "created": created})
    });
    let endorsements = report.endorsements.iter().map(|it| {
        let issuer = &it.issuer.id;
        json!({"verdict": it.verdict.code(), "issuer": issuer, "comment": it.comment})
    });
    let notes = report.notes.iter().map(|it| json!({"code": it.code(), "text": note_words(*it)}));
    json!({
        "file": file,
        "verdict": report.verdict.code(),
        "reasons": all(reasons.collect()),
        "notes": all(notes.collect()),
        "format": report.format.map(Format::code),
        "id": content.id,
        "issuer": {"id": content.issuer.id, "name": content.issuer.name},
        "achievement": {
            "id": content.achievement.id,
            "name": content.achievement.name,
            "description": content.description,
            "criteria": content.criteria,
            "criteria_address": content.criteria_address,
        },
        "valid_from": content.valid_from.map(|it| it.to_string()),
        "valid_until": content.valid_until.map(|it| it.to_string()),
        "evidence": all(evidence.collect()),
        "proofs": all(proofs.collect()),
        "endorsements": all(endorsements.collect()),
    })
}

/// A paragraph about one badge. What the badge says is a stranger's text.
fn as_text(file: &str, report: &Report) -> String {
    let mut text = format!("{}: {}\n", plain(file), verdict_words(report.verdict));
    for reason in &report.reasons {
        text.push_str(&format!("  - {}\n", reason_words(reason)));
    }
    let content = &report.content;
    // Without a proof that holds, nothing shows that the issuer said any of it.
    let by = if report.proofs.is_empty() { "says it is from" } else { "from" };
    let criteria = content.criteria.as_ref().or(content.criteria_address.as_ref());
    let signed = report.proofs.iter().map(|it| format!("{} ({})", it.suite, it.key));
    let mut lines = vec![
        ("for", named(&content.achievement)),
        (by, named(&content.issuer)),
        ("issuer's id", content.issuer.id.clone()),
        ("criteria", criteria.cloned()),
        ("valid from", content.valid_from.map(|it| it.to_string())),
        ("valid until", content.valid_until.map(|it| it.to_string())),
    ];
    lines.extend(signed.map(|it| ("signed with", Some(it))));
    for (what, value) in lines {
        if let Some(value) = value.map(|it| plain(&it)).filter(|it| !it.is_empty()) {
            text.push_str(&format!("  {what}: {value}\n"));
        }
    }
    for endorsement in report.endorsements.iter().filter(|it| it.verdict == Verdict::Valid) {
        let by = plain(&named(&endorsement.issuer).unwrap_or_default());
        let comment = plain(endorsement.comment.as_deref().unwrap_or_default());
        text.push_str(&format!("  endorsed by {by}: {comment}\n"));
    }
    for note in &report.notes {
        text.push_str(&format!("  note: {}\n", note_words(*note)));
    }
    text
}

fn named(thing: &Named) -> Option<String> {
    thing.name.clone().or_else(|| thing.id.clone())
}
