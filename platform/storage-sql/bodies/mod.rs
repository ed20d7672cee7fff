//! What storage does, in SQL that both databases understand.
//!
//! These files belong to no crate of their own: each backend crate takes them
//! in and names what differs in its root: `Db`, `Connection`, `BATCH_ROWS`,
//! `PLACES`, and `take_due` for the queue.

mod answers;
mod api_tokens;
mod audit;
mod awards;
pub(crate) mod backup;
mod batch;
mod calls;
mod endorsements;
mod evidence;
mod invitations;
mod issues;
mod jobs;
mod lotteries;
mod match_rules;
mod members;
mod offers;
mod organisations;
mod people;
mod runs;
mod seatings;
mod session;
mod sign_in;
mod usual_lists;

pub(crate) use session::{Session, schema_version};
