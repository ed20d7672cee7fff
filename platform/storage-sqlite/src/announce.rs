//! Telling what was committed. SQLite has no way to tell other processes, so
//! only those in this one hear of it.

use folkmoot_storage::{
    Change, Result,
    changes::{Teller, Told},
};

use crate::Connection;

/// More changes in one transaction than this are told as one.
const MOST: usize = 100;

/// Tells what a transaction has changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Announce(pub(crate) Teller);

impl Announce {
    /// Nothing is said before it is so.
    #[expect(clippy::unused_async, reason = "PostgreSQL has its part here")]
    pub(crate) async fn within(&self, _: &mut Connection, _: &[Change]) -> Result<()> {
        Ok(())
    }

    pub(crate) fn after(&self, changes: Vec<Change>) {
        if changes.len() > MOST {
            return self.0.tell(Told::Missed);
        }
        for change in changes {
            self.0.tell(Told::Change(change));
        }
    }
}
