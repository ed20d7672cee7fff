//! Panels by lottery: quotas kept, everyone's chance as fair as can be, with the proof.
//!
//! Who may be drawn, how many seats, and quotas in; out comes a portfolio of panels with
//! their probabilities, everyone's chance, and how far that is from the best possible. From
//! it [`tickets`] makes a public list of equally likely panels, of which one is drawn by a
//! seed that nobody chose. Nothing is read or written, there is no clock and no randomness
//! of its own: the same input gives the same answer.
//!
//! ```
//! use std::collections::BTreeMap;
//! use folkmoot_sortition::{Method, Patient, Person, Pool, Quota, Status, select};
//!
//! // two of four people; one seat for the north, where only Ada lives
//! let person = |id: &str, area: &str| Person {
//!     id: id.into(),
//!     values: BTreeMap::from([("area".into(), area.into())]),
//!     ..Person::default()
//! };
//! let people =
//!     [person("ada", "north"), person("ben", "south"), person("cleo", "south"), person("dai", "south")];
//! let quotas = [Quota::new("area", "north", 0, 1), Quota::new("area", "south", 1, 2)];
//! let pool = Pool::new(&quotas, &people, 2).unwrap();
//! let answer = select(&pool, Method::Leximin, &mut Patient).unwrap();
//! assert_eq!(answer.status, Status::Optimal);
//! assert!(answer.chances.iter().all(|chance| (chance - 0.5).abs() < 1e-9));
//! assert!(answer.portfolio.iter().all(|chosen| pool.keeps(&chosen.panel)));
//! ```
//!
//! How leximin goes: people with the same values are one kind. [`select`] levels the chances
//! of kinds over the quotas (each level with multipliers that prove it, checked in whole
//! numbers), peels the chances into panels as Birkhoff did, and where whole people can't do
//! what averages can, learns a cut and levels again. Formulas, references and
//! measurements: `docs/methods/sortition.md`.

mod addresses;
mod alternates;
mod conflict;
mod exact;
mod figures;
mod fraction;
mod goldilocks;
mod legacy;
mod leximin;
mod lottery;
mod members;
mod nash;
mod panels;
mod peel;
mod polytope;
mod pool;
mod replace;
mod select;
mod separate;
mod simplex;
mod watch;

pub use addresses::{address, look_alike};
pub use alternates::{Alternates, DRAWS, StepIn, alternates, step_in};
pub use conflict::{Change, Relaxation, Side};
pub use figures::{Figures, figures};
pub use lottery::{MAX_TICKETS, Tickets, commitment, drawn, pseudonym, tickets};
pub use members::Chosen;
pub use pool::{MAX_PEOPLE, Person, Pool, PoolError, Quota};
pub use replace::remaining;
pub use select::{Impossible, Method, OPTIMAL, Selection, Status, Unable, select};
pub use watch::{Patient, Stage, Watch};
