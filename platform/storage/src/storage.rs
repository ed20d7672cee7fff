//! The doors: snapshot, transaction, and the care of the database itself.

use std::io::{BufRead, Write};

use async_trait::async_trait;
use folkmoot_model::Timestamp;

use crate::{
    BackupSummary, Changes, ReadAnswers, ReadApiTokens, ReadAudit, ReadAwards, ReadCalls,
    ReadEndorsements, ReadEvidence, ReadInvitations, ReadIssues, ReadJobs, ReadLotteries,
    ReadMatchRules, ReadMembers, ReadOffers, ReadOrganisations, ReadPeople, ReadRuns, ReadSeatings,
    ReadSignIn, ReadUsualLists, Result, WriteAnswers, WriteApiTokens, WriteAudit, WriteAwards,
    WriteCalls, WriteEndorsements, WriteEvidence, WriteInvitations, WriteIssues, WriteJobs,
    WriteLotteries, WriteMatchRules, WriteMembers, WriteOffers, WriteOrganisations, WritePeople,
    WriteRuns, WriteSeatings, WriteSignIn, WriteUsualLists,
};

/// Everything that is kept, in whichever database.
#[async_trait]
pub trait Storage: Send + Sync + std::fmt::Debug {
    /// A view of everything as it is now. It stays the same while others
    /// write, and doesn't keep them from writing.
    async fn read(&self) -> Result<Box<dyn Snapshot>>;

    /// Begins to write. What is written is seen by others only after
    /// [`Transaction::commit`]. May wait for another writer to finish, and
    /// gives up after a time with [`crate::StorageError::Unavailable`].
    async fn begin(&self) -> Result<Box<dyn Transaction>>;

    /// Begins to listen to what is committed from here on, by anyone: with
    /// PostgreSQL by every process on the database, with SQLite by this
    /// process alone.
    async fn changes(&self) -> Result<Changes>;

    /// Brings the schema of the database to what this program knows; each
    /// step happens wholly or not at all. Gives the version before and after.
    /// A database that is newer than the program is refused with
    /// [`crate::StorageError::SchemaNewer`] and left as it is.
    async fn migrate(&self) -> Result<(SchemaVersion, SchemaVersion)>;

    /// Asks the database how it is, without changing anything.
    async fn health(&self) -> Result<Health>;

    /// Writes everything, as it is at one moment, to `out` in the format of
    /// [`crate::backup`], while the database stays in use. Memory doesn't
    /// grow with what is kept.
    async fn backup(&self, out: &mut (dyn Write + Send), at: Timestamp) -> Result<BackupSummary>;

    /// Fills an empty database of this program's schema version from a
    /// backup, in one transaction that is committed only when every count
    /// and the digest fit. Otherwise nothing is changed, and the error is
    /// [`crate::StorageError::BackupDamaged`],
    /// [`crate::StorageError::BackupVersion`] or
    /// [`crate::StorageError::NotEmpty`].
    async fn restore(&self, from: &mut (dyn BufRead + Send)) -> Result<BackupSummary>;

    /// Closes all connections, after open transactions are done with.
    async fn close(&self);
}

/// Everything that can be read, as it was at one moment; within a
/// transaction, with what the transaction has written so far.
pub trait Snapshot:
    ReadOrganisations
    + ReadMembers
    + ReadPeople
    + ReadEndorsements
    + ReadEvidence
    + ReadIssues
    + ReadCalls
    + ReadRuns
    + ReadInvitations
    + ReadOffers
    + ReadUsualLists
    + ReadMatchRules
    + ReadLotteries
    + ReadAwards
    + ReadSeatings
    + ReadJobs
    + ReadSignIn
    + ReadAnswers
    + ReadApiTokens
    + ReadAudit
{
}

impl<T> Snapshot for T where
    T: ReadOrganisations
        + ReadMembers
        + ReadPeople
        + ReadEndorsements
        + ReadEvidence
        + ReadIssues
        + ReadCalls
        + ReadRuns
        + ReadInvitations
        + ReadOffers
        + ReadUsualLists
        + ReadMatchRules
        + ReadLotteries
        + ReadAwards
        + ReadSeatings
        + ReadJobs
        + ReadSignIn
        + ReadAnswers
        + ReadApiTokens
        + ReadAudit
        + ?Sized
{
}

/// Reads and writes that happen all together or not at all. Dropping it
/// undoes everything.
#[async_trait]
pub trait Transaction:
    Snapshot
    + WriteOrganisations
    + WriteMembers
    + WritePeople
    + WriteEndorsements
    + WriteEvidence
    + WriteIssues
    + WriteCalls
    + WriteRuns
    + WriteInvitations
    + WriteOffers
    + WriteUsualLists
    + WriteMatchRules
    + WriteLotteries
    + WriteAwards
    + WriteSeatings
    + WriteJobs
    + WriteSignIn
    + WriteAnswers
    + WriteApiTokens
    + WriteAudit
{
    /// Makes everything that was written last. When this returns `Ok`, it
    /// survives a crash of the program and of the machine. An error may mean
    /// that the outcome isn't known, if the connection broke at that moment;
    /// ask before trying again.
    async fn commit(self: Box<Self>) -> Result<()>;
}

/// The version of the schema: the number of its latest migration, 0 for an
/// empty database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct SchemaVersion(pub i64);

impl std::fmt::Display for SchemaVersion {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// How a database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// Product and version: `SQLite 3.51.1`.
    pub database: String,
    /// The schema it has.
    pub schema: SchemaVersion,
    /// The schema this program knows.
    pub known: SchemaVersion,
}
