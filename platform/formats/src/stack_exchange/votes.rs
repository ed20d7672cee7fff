//! `Votes.xml`: votes on answers, by day.

use super::{Known, StackExchange, spill};
use crate::Problem;

const ACCEPTED: i64 = 1;
const UP: i64 = 2;
const DOWN: i64 = 3;

/// Keeps the votes on answers: up, down, and accepted by the asker, which
/// counts as one up.
pub(super) fn learn(
    dump: &StackExchange,
    known: &mut Known,
    votes: &mut spill::Votes,
) -> Result<(), Problem> {
    let Some(path) = &dump.files.votes else { return Ok(()) };
    let mut rows = dump.rows(path, "votes")?;
    while let Some(row) = rows.next()? {
        let [post, kind, created] = [0, 1, 2];
        let vote = row.pick(["PostId", "VoteTypeId", "CreationDate"])?;
        vote.required(kind)?;
        let up = match vote.number(kind)? {
            Some(ACCEPTED | UP) => true,
            Some(DOWN) => false,
            _ => continue,
        };
        let id = vote.required_id(post)?;
        if known.answers.contains(id) {
            let day = vote.day(created, dump.today)?;
            votes.add(id, day, up).map_err(|error| dump.spill(&error))?;
            known.report.votes += 1;
        }
    }
    votes.seal().map_err(|error| dump.spill(&error))
}
