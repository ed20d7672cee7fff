//! Use case: nobody writes faster than people and well-meant programs do.

use folkmoot_model::Digest;

use crate::{App, AppError, Caller};

/// Writes are counted for so long.
const COUNTED_MILLIS: i64 = 60_000;
/// Most writes a minute by one person, or by one token.
pub const MOST_WRITES: u32 = 120;
/// Most writes a minute from one place in the network; many people may share
/// one.
pub const MOST_WRITES_FROM_ONE_PLACE: u32 = 600;

impl App {
    /// Counts a try to write; `client` is where it comes from in the network,
    /// if that is known.
    ///
    /// Needs no permission: it comes before. Refused with
    /// [`AppError::TooMany`] after too many within a minute.
    pub async fn count_write(&self, caller: &Caller, client: Option<&str>) -> Result<(), AppError> {
        let by = match caller {
            Caller::Person { organisation, person, .. } => {
                Some(format!("write person {organisation} {person}"))
            }
            Caller::Token { id, organisation, .. } => {
                Some(format!("write token {organisation} {id}"))
            }
            Caller::Stranger | Caller::Operator => None,
        };
        let mut counted: Vec<(String, u32)> = by.into_iter().map(|by| (by, MOST_WRITES)).collect();
        let place = client.map(|from| format!("write client {from}"));
        counted.extend(place.map(|place| (place, MOST_WRITES_FROM_ONE_PLACE)));
        if counted.is_empty() {
            return Ok(());
        }
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let mut too_many = false;
        for (subject, most) in counted {
            let subject = Digest::of(subject.as_bytes());
            let ends_at = now.plus_millis(COUNTED_MILLIS);
            too_many |= tx.count_attempt(&subject, now, ends_at).await? > most;
        }
        tx.commit().await?;
        if too_many { Err(AppError::TooMany) } else { Ok(()) }
    }
}
