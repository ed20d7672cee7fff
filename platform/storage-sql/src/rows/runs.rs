use folkmoot_model::{Actor, AuditEvent, Engine, OrganisationId, Run, Seed, Subject};
use folkmoot_storage::{AuditEntry, LatestRun, Result, audit::AuditRow};

use super::{Reading, json, plain};

/// A row of `run`.
#[derive(Debug)]
pub struct RunRow {
    /// Named for what it holds.
    pub id: String,
    /// A code.
    pub kind: String,
    /// The call it was for.
    pub call_id: Option<String>,
    /// Which engine.
    pub engine: String,
    /// Its version.
    pub engine_version: String,
    /// As JSON.
    pub parameters: String,
    /// The seed.
    pub seed: String,
    /// A digest.
    pub input: String,
    /// As JSON.
    pub report: String,
    /// Milliseconds.
    pub made_at: i64,
    /// An actor.
    pub made_by: String,
}

impl RunRow {
    /// The row for a run.
    pub fn of(run: &Run) -> Result<Self> {
        Ok(Self {
            id: run.id.to_string(),
            kind: run.kind.code().to_owned(),
            call_id: run.call.as_ref().map(ToString::to_string),
            engine: plain("name of an engine", &run.engine.name)?,
            engine_version: plain("version of an engine", &run.engine.version)?,
            parameters: json(&run.parameters)?,
            seed: plain("seed of a run", run.seed.as_str())?,
            input: run.input.as_str().to_owned(),
            report: json(&run.report)?,
            made_at: run.at.as_millis(),
            made_by: run.by.to_text(),
        })
    }

    /// Whether two rows under one id are of the same run; when it was made,
    /// by whom and for which call doesn't enter into its name.
    pub fn is_same_run(&self, other: &Self) -> bool {
        self.kind == other.kind
            && self.engine == other.engine
            && self.engine_version == other.engine_version
            && self.parameters == other.parameters
            && self.seed == other.seed
            && self.input == other.input
            && self.report == other.report
    }

    /// What the row says.
    pub fn read(self) -> Result<Run> {
        let row = Reading::of("run", &self.id);
        Ok(Run {
            id: row.checked("id", &self.id)?,
            kind: row.code("kind", &self.kind)?,
            call: row.maybe("call_id", self.call_id.as_deref())?,
            parameters: row.json("parameters", &self.parameters)?,
            input: row.checked("input", &self.input)?,
            report: row.json("report", &self.report)?,
            at: row.time("made_at", self.made_at)?,
            by: actor(&row, "made_by", &self.made_by)?,
            seed: Seed::new(self.seed),
            engine: Engine { name: self.engine, version: self.engine_version },
        })
    }
}

/// A row that names the latest run of a call.
#[derive(Debug)]
pub struct LatestRunRow {
    /// The call.
    pub call_id: String,
    /// The run.
    pub run_id: String,
    /// Milliseconds.
    pub made_at: i64,
}

impl LatestRunRow {
    /// What the row says.
    pub fn read(self) -> Result<LatestRun> {
        let row = Reading::of("run", &self.run_id);
        Ok(LatestRun {
            call: row.checked("call_id", &self.call_id)?,
            run: row.checked("id", &self.run_id)?,
            at: row.time("made_at", self.made_at)?,
        })
    }
}

/// The next row of an audit log, with its hash.
pub fn audit_row(
    organisation: &OrganisationId,
    event: &AuditEvent,
    seq: i64,
    previous: String,
) -> Result<AuditRow> {
    let mut row = AuditRow {
        organisation_id: organisation.to_string(),
        seq,
        at: event.at.as_millis(),
        actor: event.actor.to_text(),
        action: plain("action in the audit log", &event.action)?,
        subject_kind: plain("subject in the audit log", &event.subject.kind)?,
        subject_id: plain("subject in the audit log", &event.subject.id)?,
        detail: json(&event.detail)?,
        previous,
        hash: String::new(),
    };
    row.hash = row.expected_hash().into();
    Ok(row)
}

/// What a row of an audit log says.
pub fn audit_entry(audit: AuditRow) -> Result<AuditEntry> {
    let key = format!("{}/{}", audit.organisation_id, audit.seq);
    let row = Reading::of("audit", &key);
    Ok(AuditEntry {
        seq: u64::try_from(audit.seq).map_err(|error| row.corrupt("seq", error))?,
        previous: row.checked("previous", &audit.previous)?,
        hash: row.checked("hash", &audit.hash)?,
        event: AuditEvent {
            at: row.time("made_at", audit.at)?,
            actor: actor(&row, "actor", &audit.actor)?,
            detail: row.json("detail", &audit.detail)?,
            action: audit.action,
            subject: Subject { kind: audit.subject_kind, id: audit.subject_id },
        },
    })
}

fn actor(row: &Reading<'_>, column: &str, text: &str) -> Result<Actor> {
    Actor::from_text(text).ok_or_else(|| row.corrupt(column, "not known"))
}
