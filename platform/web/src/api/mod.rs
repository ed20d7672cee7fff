//! The API under `/api/v1`: the same use cases as the pages, as JSON.
//!
//! A handler translates and nothing else. What each takes and answers stands
//! above it for [`document`], from which `/api/v1/openapi.json` and the page
//! `/api` are made; who may use it stands in `routes.rs`, and the document
//! takes it from there. How to use it: docs/api.md.
//!
//! A request says who it is with a token in `Authorization: Bearer`, and in no
//! other way: cookies count for nothing here, so no other site can use the API
//! in somebody's name.

mod answer;
mod bodies;
pub(crate) mod by_hand;
pub(crate) mod calls;
pub(crate) mod document;
pub(crate) mod exchange;
mod extract;
pub(crate) mod invitations;
pub(crate) mod issues;
pub(crate) mod me;
pub(crate) mod my_calls;
pub(crate) mod offers;
mod page;
pub(crate) mod records;
mod schema;
pub(crate) mod search;
pub(crate) mod usual_list;

pub(crate) use answer::{ApiError, ApiResult};
pub(crate) use extract::known;
