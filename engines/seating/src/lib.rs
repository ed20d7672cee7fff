//! People and tables over rounds: who sits with whom, so that all meet and every table is
//! mixed.
//!
//! People, tables, rounds and rules in; out comes who sits where in every round, how good
//! that is, what no seating could do better, and each table that misses what was asked.
//! Nothing is read or written, there is no clock, and no randomness but a seed: the same
//! request and seed give the same seating on every machine, in whatever order people are
//! given.
//!
//! ```
//! use folkmoot_seating::{Budget, Field, Person, Request, Room, Table, seat};
//!
//! // four planners and four cyclists at four tables of two, three times
//! let person = |at: usize| Person {
//!     id: format!("p{at}"),
//!     values: [("role".into(), if at < 4 { "planner" } else { "cyclist" }.into())].into(),
//!     ..Person::default()
//! };
//! let request = Request {
//!     people: (0..8).map(person).collect(),
//!     tables: (1..=4).map(|at| Table::new(format!("Table {at}"), 2)).collect(),
//!     rounds: 3,
//!     fields: vec![Field::new("role")],
//!     ..Request::default()
//! };
//! let room = Room::new(&request).map_err(|wrong| wrong[0].clone())?;
//! let seating = seat(&room, Budget::for_room(&room, [0; 32]), &mut |_| false)?;
//! assert_eq!((seating.distinct_pairs, seating.quota_misses), (12, 0));
//! assert!(seating.proved_best());
//! # Ok::<(), folkmoot_seating::Wrong>(())
//! ```
//!
//! **What is minimised**, in this order: breaches of what must be kept ([`Pair`]s and
//! [`Bound`]s; seats, hosts and access needs are never broken); when people are seated again
//! by [`reseat`], those away from where they sat; then
//! `again × Σ m(m−1)/2 + mix × Σ weight × miss − distance × Σ d`, with m the meetings of two
//! people, a miss by how far a table's count of a value is outside ⌊e⌋…⌈e⌉ (e = share in the
//! room × people at the table), and d the distance of two people at a table.
//!
//! **How**: simulated annealing (Kirkpatrick, Gelatt and Vecchi 1983) over changes of places,
//! moves to free seats and changes of whole groups, from a seating found by augmenting paths;
//! a former plan starts from a cheapest flow, which also proves how many must move at least.
//! A step costs the fields of two people and the people at two tables. Measurements:
//! `docs/methods/seating.md`.

mod anneal;
mod bounds;
mod chance;
mod limit;
mod moves;
mod request;
mod room;
mod seating;
mod start;
mod state;
mod wrong;

pub use anneal::Progress;
pub use bounds::Bounds;
pub use request::{
    Bound, Distances, Field, Pair, Person, Relation, Request, Rule, Table, Weights, pairs,
};
pub use room::{MAX_PEOPLE, MAX_ROUNDS, Room};
pub use seating::{Broken, Budget, Miss, Moved, Seating, reseat, seat};
pub use wrong::Wrong;
