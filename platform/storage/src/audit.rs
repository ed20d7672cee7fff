//! The audit log: append-only, a hash chain for each organisation.
//!
//! The hash of an entry is SHA-256 over, in this order, the hash before it,
//! the organisation, the number of the entry, the instant in milliseconds,
//! actor, action, kind and id of the subject, and the detail as the text that
//! is kept. A text goes in as its length in bytes (8 bytes, little end first)
//! and its UTF-8; a number as its 8 bytes, little end first. The hash before
//! the first entry is 64 zeros.
//!
//! An altered, removed, added or reordered entry breaks the chain there. What
//! a chain can't show is that its end, *and* the note of where it ends, were
//! both cut off by somebody with full access to the database: publish
//! [`AuditVerdict::head`] now and then, and compare.

use async_trait::async_trait;
use folkmoot_model::{Actor, AuditEvent, Digest, DigestBuilder, OrganisationId, Timestamp};

use crate::Result;

/// One entry of the log.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// What was done.
    pub event: AuditEvent,
    /// The hash of the entry before.
    pub previous: Digest,
    /// The hash of this entry.
    pub hash: Digest,
}

/// Which entries of the log are wanted. What is none doesn't narrow it down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Done by whom.
    pub actor: Option<Actor>,
    /// What was done: the whole code, as `call.opened`.
    pub action: Option<String>,
    /// To what, by its id.
    pub subject: Option<String>,
    /// Not before.
    pub from: Option<Timestamp>,
    /// Before.
    pub until: Option<Timestamp>,
}

/// Reading the log.
#[async_trait]
pub trait ReadAudit: Send {
    /// Up to `limit` entries after the number given (0 for the first), in
    /// order.
    async fn audit_page(
        &mut self,
        organisation: &OrganisationId,
        after: u64,
        limit: u32,
    ) -> Result<Vec<AuditEntry>>;

    /// Up to `limit` entries that fit the filter and stand before the number
    /// given, if one is; the latest first.
    async fn find_audit(
        &mut self,
        organisation: &OrganisationId,
        filter: &AuditFilter,
        before: Option<u64>,
        limit: u32,
    ) -> Result<Vec<AuditEntry>>;

    /// Works the whole chain out again. Memory doesn't grow with its length.
    async fn verify_audit(&mut self, organisation: &OrganisationId) -> Result<AuditVerdict>;
}

/// Writing to the log.
#[async_trait]
pub trait WriteAudit: Send {
    /// Adds an entry. Others who want to add to the log of the same
    /// organisation wait until this transaction ends.
    async fn append_audit(
        &mut self,
        organisation: &OrganisationId,
        event: &AuditEvent,
    ) -> Result<AuditEntry>;
}

/// What came of verifying a log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditVerdict {
    /// How many entries are in order.
    pub entries: u64,
    /// The hash of the last of them.
    pub head: Digest,
    /// The first that is not, if any.
    pub problem: Option<AuditProblem>,
}

/// Where a log is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AuditProblem {
    /// An entry is gone.
    #[error("entry {seq} is missing")]
    Missing {
        /// Its number.
        seq: u64,
    },
    /// An entry does not fit its own hash, or that of the one before.
    #[error("entry {seq} was altered")]
    Altered {
        /// Its number.
        seq: u64,
    },
    /// An entry stands behind the end of the log.
    #[error("entry {seq} was added from outside")]
    Added {
        /// Its number.
        seq: u64,
    },
    /// The note of where the log ends names another hash than that of the
    /// last entry.
    #[error("the end of the log, entry {seq}, does not fit the note of it")]
    End {
        /// The number of the last entry.
        seq: u64,
    },
}

/// The hash before the first entry: 64 zeros.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// An entry as it is kept, in texts and numbers; for backends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditRow {
    /// Whose log.
    pub organisation_id: String,
    /// Its number.
    pub seq: i64,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// Who, as [`folkmoot_model::Actor::to_text`] writes it.
    pub actor: String,
    /// What.
    pub action: String,
    /// To what kind of thing.
    pub subject_kind: String,
    /// To which.
    pub subject_id: String,
    /// Counts and codes, as JSON.
    pub detail: String,
    /// The hash of the entry before.
    pub previous: String,
    /// The hash of this entry.
    pub hash: String,
}

impl AuditRow {
    /// The hash that this row should have.
    pub fn expected_hash(&self) -> Digest {
        let mut digest = DigestBuilder::default();
        digest
            .text(&self.previous)
            .text(&self.organisation_id)
            .number(self.seq)
            .number(self.at)
            .text(&self.actor)
            .text(&self.action)
            .text(&self.subject_kind)
            .text(&self.subject_id)
            .text(&self.detail);
        digest.finish()
    }
}

/// Verifies a chain row by row; for backends.
#[derive(Debug)]
pub struct AuditVerifier {
    entries: i64,
    head: String,
    problem: Option<AuditProblem>,
    note: (i64, String),
}

impl AuditVerifier {
    /// Begins with the note of where the log ends: number and hash of its
    /// last entry; `None` for a log that was never written to.
    pub fn new(note: Option<(i64, String)>) -> Self {
        Self {
            entries: 0,
            head: GENESIS.to_owned(),
            problem: None,
            note: note.unwrap_or((0, GENESIS.to_owned())),
        }
    }

    /// Takes the next row, in rising order of number. Whether it fits.
    pub fn step(&mut self, row: &AuditRow) -> bool {
        let expected = self.entries + 1;
        let (this, next) = (row.seq.unsigned_abs(), expected.unsigned_abs());
        self.problem = if row.seq < expected {
            Some(AuditProblem::Added { seq: this })
        } else if row.seq > expected {
            Some(AuditProblem::Missing { seq: next })
        } else if row.seq > self.note.0 {
            Some(AuditProblem::Added { seq: this })
        } else if row.previous != self.head || row.expected_hash().as_str() != row.hash {
            Some(AuditProblem::Altered { seq: this })
        } else {
            None
        };
        if self.problem.is_none() {
            self.entries = expected;
            self.head.clone_from(&row.hash);
        }
        self.problem.is_none()
    }

    /// Says what came of it, after the last row or the first that didn't fit.
    pub fn finish(mut self) -> AuditVerdict {
        let entries = self.entries.unsigned_abs();
        if self.problem.is_none() {
            if self.entries < self.note.0 {
                self.problem = Some(AuditProblem::Missing { seq: entries + 1 });
            } else if self.head != self.note.1 {
                self.problem = Some(AuditProblem::End { seq: entries });
            }
        }
        // Only digests get into `head`: the first is a constant, the others
        // are equal to one that was just worked out.
        let head = Digest::try_from(self.head).unwrap_or_else(|_| Digest::of(b""));
        AuditVerdict { entries, head, problem: self.problem }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(length: i64) -> (Vec<AuditRow>, (i64, String)) {
        let mut previous = GENESIS.to_owned();
        let rows: Vec<_> = (1..=length)
            .map(|seq| {
                let mut row = AuditRow {
                    organisation_id: "o".to_owned(),
                    seq,
                    at: seq * 1_000,
                    actor: "system".to_owned(),
                    action: "test.done".to_owned(),
                    subject_kind: "test".to_owned(),
                    subject_id: seq.to_string(),
                    detail: "null".to_owned(),
                    previous: previous.clone(),
                    hash: String::new(),
                };
                row.hash = row.expected_hash().into();
                previous.clone_from(&row.hash);
                row
            })
            .collect();
        (rows, (length, previous))
    }

    fn verdict(rows: &[AuditRow], note: (i64, String)) -> AuditVerdict {
        let mut verifier = AuditVerifier::new(Some(note));
        let _ = rows.iter().all(|row| verifier.step(row));
        verifier.finish()
    }

    #[test]
    fn a_whole_chain_verifies_and_an_empty_one_too() {
        let (rows, note) = chain(4);
        let verdict = verdict(&rows, note.clone());
        assert_eq!((verdict.entries, verdict.problem), (4, None));
        assert_eq!(verdict.head.as_str(), note.1);
        assert_eq!(AuditVerifier::new(None).finish().problem, None);
    }

    #[test]
    fn every_tampering_is_found_where_it_is() {
        let (rows, note) = chain(4);
        let problem = |rows: &[AuditRow]| verdict(rows, note.clone()).problem;
        for i in 0..4 {
            let seq = i as u64 + 1;
            for alter in [
                |row: &mut AuditRow| row.at += 1,
                |row: &mut AuditRow| row.actor.push('x'),
                |row: &mut AuditRow| row.action.push('x'),
                |row: &mut AuditRow| row.subject_kind.push('x'),
                |row: &mut AuditRow| row.subject_id.push('x'),
                |row: &mut AuditRow| row.detail.push(' '),
                |row: &mut AuditRow| row.previous = GENESIS.replace('0', "1"),
                |row: &mut AuditRow| row.hash = GENESIS.replace('0', "1"),
            ] {
                let mut rows = rows.clone();
                alter(&mut rows[i]);
                assert_eq!(problem(&rows), Some(AuditProblem::Altered { seq }));
            }
            let mut removed = rows.clone();
            removed.remove(i);
            assert_eq!(problem(&removed), Some(AuditProblem::Missing { seq }));
        }
        let mut swapped = rows.clone();
        swapped.swap(1, 2);
        (swapped[1].seq, swapped[2].seq) = (2, 3);
        assert_eq!(problem(&swapped), Some(AuditProblem::Altered { seq: 2 }));
        let (longer, _) = chain(5);
        assert_eq!(problem(&longer), Some(AuditProblem::Added { seq: 5 }));
        let (_, other) = chain(3);
        let note = (4, other.1);
        assert_eq!(verdict(&rows, note).problem, Some(AuditProblem::End { seq: 4 }));
    }
}
