//! Other people's files, read and written as streams.
//!
//! Every reader takes an [`Input`] and gives rows or [`Problem`]s; a problem
//! says the file, line and column, what was found, what was expected and what
//! to do. All formats with examples: docs/formats.md.
//!
//! | what | reader |
//! |---|---|
//! | people, CSV or JSON Lines | [`read_people`] |
//! | evidence, CSV or JSON Lines | [`read_evidence`] |
//! | a call, TOML | [`read_call`] |
//! | needs, JSON Lines or CSV | [`read_needs`] |
//! | how people fit calls, and their limits | [`read_scores`], [`read_demands`], [`read_loads`] |
//! | conflicts of interest, and who was asked when | [`read_conflicts`], [`read_asked`] |
//! | quotas and people of a panel, CSV | [`read_panel_pool`] |
//! | what is published of a lottery, JSON | [`LotteryReport`] |
//! | a table of any columns, CSV | [`read_table`] |
//! | people as somebody pastes them, a line each | [`people_lines`] |
//! | topics, the CSV package of ESCO | [`read_esco`] |
//! | a Stack Exchange dump, XML | [`StackExchange`] |
//! | a Polis conversation, CSV | [`read_polis_votes`], [`read_polis_statements`], [`read_polis_matrix`], [`read_polis_summary`] |
//! | a profile from elsewhere: ORCID, JSON Resume, LinkedIn, Discourse, GitHub, vCard, schema.org | [`read_profile`] |
//!
//! Everything that is kept is written by [`Exporter`], and a call by
//! [`call_to_toml`].
//!
//! Nothing here knows the time: `today` is a parameter. Nothing needs more
//! memory for a longer file, but for the hashes that find repeated ids.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

mod any_table;
mod call_toml;
mod conflicts;
mod csv_table;
mod esco;
mod evidence;
mod export;
mod fields;
mod input;
mod json_lines;
mod lottery_report;
mod needs;
mod panel_pool;
mod people;
mod people_lines;
mod polis;
mod problem;
mod profiles;
mod rows;
mod scores;
mod stack_exchange;
mod text_reader;

pub use any_table::{TableRow, read_table};
pub use call_toml::{call_to_toml, read_call};
pub use conflicts::{AskedOn, DeclaredConflict, read_asked, read_conflicts};
pub use esco::read_esco;
pub use evidence::{EvidenceOptions, read_evidence};
pub use export::{Export, ExportError, Exporter};
pub use input::{Input, Progress};
pub use lottery_report::{LotteryReport, ReportQuota};
pub use needs::{Need, read_needs};
pub use panel_pool::{PanelPool, PanelQuota, Respondent, read_panel_pool};
pub use people::read_people;
pub use people_lines::{PeopleLine, people_lines};
pub use polis::{
    PolisCell, PolisMatrix, PolisParticipant, PolisStatement, PolisVote, read_polis_cells,
    read_polis_labels, read_polis_matrix, read_polis_statements, read_polis_summary,
    read_polis_votes, write_polis_matrix, write_polis_statements, write_polis_summary,
    write_polis_votes,
};
pub use problem::{Problem, Problems, quoted};
pub use profiles::{ProfileKind, ProfileOptions, read_profile};
pub use rows::Rows;
pub use scores::{Limit, Score, read_demands, read_loads, read_scores};
pub use stack_exchange::{
    Item as StackExchangeItem, MAX_ANSWER_CHARS, StackExchange, StackExchangeReport,
};
pub use text_reader::TextReader;

/// Longest field that is read, in bytes.
pub const MAX_FIELD_BYTES: usize = 4 << 20;
/// Longest row that is read, in bytes.
pub const MAX_RECORD_BYTES: usize = 16 << 20;
/// Most columns of a table.
pub const MAX_COLUMNS: usize = 10_000;
