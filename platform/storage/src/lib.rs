//! What Folkmoot keeps, in the words of the domain; no database is named here.
//!
//! A [`Storage`] hands out two things:
//!
//! * [`Storage::read`] gives a [`Snapshot`]: everything as it was at one
//!   moment, however long reading takes and whatever others write meanwhile.
//! * [`Storage::begin`] gives a [`Transaction`]: reads and writes that happen
//!   all together at [`Transaction::commit`], or not at all if it is dropped.
//!
//! What can be read and written is in one file each: [`organisations`],
//! [`members`], [`people`], [`evidence`] (with claims), [`issues`], [`calls`], [`runs`],
//! [`invitations`], [`jobs`], [`sign_in`], [`api_tokens`], [`audit`]. Every `Read…` trait is part of
//! [`Snapshot`]; every `Write…` trait is part of [`Transaction`], which is a
//! [`Snapshot`] too. A use case therefore looks like this:
//!
//! ```
//! use folkmoot_model::{Actor, AuditEvent, Clock, OrganisationId, Person, Subject};
//! use folkmoot_storage::{Storage, StorageError};
//!
//! async fn add_person(
//!     storage: &dyn Storage,
//!     clock: &dyn Clock,
//!     organisation: &OrganisationId,
//!     person: Person,
//! ) -> Result<(), StorageError> {
//!     let mut tx = storage.begin().await?;
//!     tx.upsert_person(organisation, &person).await?;
//!     let event = AuditEvent {
//!         at: clock.now(),
//!         actor: Actor::CommandLine,
//!         action: "person.added".to_owned(),
//!         subject: Subject { kind: "person".to_owned(), id: person.id.to_string() },
//!         detail: serde_json::Value::Null,
//!     };
//!     tx.append_audit(organisation, &event).await?;
//!     tx.commit().await
//! }
//! ```
//!
//! # What holds for every backend
//!
//! The suite in `contract` (behind the feature of that name) says it as tests,
//! and every backend runs it:
//!
//! * Whatever belongs to an organisation is kept under its id and that of the
//!   organisation together. Two organisations may use the same ids and never
//!   see each other's.
//! * `Ok(None)` and empty lists mean that there is nothing. A database that
//!   can't answer is always an error.
//! * After any error a transaction is spent: further use is refused with
//!   [`StorageError::Spent`], and it can only be dropped.
//! * Lists come in one order on every database: that of the bytes of the key.
//! * Run records and the audit log are append-only; the database itself
//!   refuses to change them.
//! * Large things are read in pages by key, see [`people::all_people`] and
//!   [`evidence::all_evidence`] for all of them as a stream.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod answers;
pub mod api_tokens;
pub mod audit;
pub mod awards;
pub mod backup;
pub mod calls;
pub mod changes;
#[cfg(feature = "contract")]
pub mod contract;
pub mod endorsements;
mod error;
pub mod evidence;
pub mod invitations;
pub mod issues;
pub mod jobs;
pub mod lotteries;
pub mod match_rules;
pub mod members;
pub mod offers;
pub mod organisations;
pub mod people;
pub mod runs;
pub mod seatings;
pub mod sign_in;
mod storage;
pub mod usual_lists;

pub use answers::{ReadAnswers, WriteAnswers};
pub use api_tokens::{ReadApiTokens, WriteApiTokens};
pub use audit::{AuditEntry, AuditFilter, AuditProblem, AuditVerdict, ReadAudit, WriteAudit};
pub use awards::{ReadAwards, WriteAwards};
pub use backup::BackupSummary;
pub use calls::{ReadCalls, WriteCalls};
pub use changes::{Change, Changes, Told};
pub use endorsements::{ReadEndorsements, WriteEndorsements};
pub use error::StorageError;
pub use evidence::{EvidenceKey, ReadEvidence, WriteEvidence};
pub use invitations::{ReadInvitations, WriteInvitations};
pub use issues::{ReadIssues, WriteIssues};
pub use jobs::{
    Enqueued, FailedJob, Job, JobCounts, JobStanding, JobView, JobsOf, NewJob, ReadJobs, WriteJobs,
};
pub use lotteries::{LotteryReport, ReadLotteries, WriteLotteries};
pub use match_rules::{ReadMatchRules, WriteMatchRules};
pub use members::{ReadMembers, WriteMembers};
pub use offers::{ReadOffers, WriteOffers};
pub use organisations::{ReadOrganisations, WriteOrganisations};
pub use people::{Forgotten, ReadPeople, WritePeople};
pub use runs::{LatestRun, ReadRuns, WriteRuns};
pub use seatings::{ReadSeatings, WriteSeatings};
pub use sign_in::{ReadSignIn, WriteSignIn};
pub use storage::{Health, SchemaVersion, Snapshot, Storage, Transaction};
pub use usual_lists::{ReadUsualLists, WriteUsualLists};

/// The result of asking storage for something.
pub type Result<T> = std::result::Result<T, StorageError>;
