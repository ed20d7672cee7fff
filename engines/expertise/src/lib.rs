//! Evidence in, people with reasons out.
//!
//! A call asks for several kinds of knowing. This crate finds people whose evidence
//! shows it, says why, chooses few who cover all of it, and names who is missing. It
//! reads and writes nothing, has no clock and no randomness: the same input gives the
//! same answer to the last bit on every machine.
//!
//! ```
//! use folkmoot_expertise::{
//!     Check, CorpusBuilder, DailyRating, Evidence, Kind, Need, Options, Why, match_call,
//! };
//!
//! let mut builder = CorpusBuilder::new();
//! builder.add(&Evidence {
//!     check: Check::RatedByOthers,
//!     day: Some(20_400),
//!     ratings: vec![DailyRating { day: 20_401, up: 12, down: 1 }],
//!     ..Evidence::new("answer-7", "jo", Kind::TrackRecord, "Raised crossings slow cars at junctions")
//! });
//! builder.add(&Evidence {
//!     check: Check::Verified,
//!     ..Evidence::new("badge-1", "amina", Kind::Credential, "Road safety auditor for junctions")
//! });
//! builder.add(&Evidence::new("story-3", "mary", Kind::LivedExperience,
//!     "I use a wheelchair on this road most days and know its kerbs"));
//! let corpus = builder.build();
//!
//! let needs = [
//!     Need { must: true, ..Need::new("engineers", "junctions, raised crossings, road safety", 2) },
//!     Need::new("wheelers", "wheelchair on kerbs", 1),
//!     Need::new("drivers", "night cab drivers", 1),
//! ];
//! let options = Options { as_of: Some(20_500), ..Options::default() };
//! let answer = match_call(&corpus, &needs, &options);
//!
//! // people with reasons
//! let jo = answer.rankings[0].people.iter().find(|found| found.person == "jo").unwrap();
//! assert_eq!(jo.reasons[0].evidence, "answer-7");
//! assert_eq!((jo.reasons[0].up, jo.reasons[0].down), (12, 1));
//! assert_eq!(jo.reasons[0].terms, ["junctions", "raised crossings"]);
//! // a shortlist that covers the call
//! assert_eq!(answer.shortlist.people.len(), 3);
//! // and who is missing
//! assert_eq!(answer.gaps[0].need, "drivers");
//! assert_eq!(answer.gaps[0].why, Why::NobodyFound);
//! assert_eq!(answer.gaps[0].uncovered, ["night cab drivers"]);
//! ```
//!
//! The order of the rooms: [`CorpusBuilder`] → [`Corpus`] → [`rank()`] for each [`Need`] →
//! [`shortlist()`] → [`missing()`]; [`match_call`] walks through all of it, [`affinity()`]
//! scores every pair. Formulas, references and measurements: `docs/methods/expertise.md`.

pub mod affinity;
pub mod assign;
mod availability;
mod bounded;
mod builder;
mod call;
pub mod conflict;
mod evidence;
mod index;
pub mod missing;
mod options;
pub mod profiles;
mod quality;
pub mod rank;
mod reliability;
pub mod rotation;
pub mod rules;
pub mod shortlist;
mod stem;
mod tokens;
mod topic;
pub mod topics;
pub mod voices;

pub use affinity::{Affinity, affinity, affinity_by_meaning};
pub use builder::CorpusBuilder;
pub use call::{CallMatch, match_call};
pub use evidence::{Check, DailyRating, Evidence, Kind, Need};
pub use index::Corpus;
pub use missing::{Gap, Why, missing};
pub use options::{Options, Reliabilities, Weights};
pub use rank::{Excluded, Factors, NearMiss, RankedPerson, Ranking, Reason, rank, suits};
pub use rules::{Attributes, Bound, Held, Lack, RuledShortlist, Rules, shortlist_by};
pub use shortlist::{Chosen, Coverage, Shortlist, shortlist};
