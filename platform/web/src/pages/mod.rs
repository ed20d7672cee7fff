//! Pages: path or form -> use case -> page context.

pub(crate) mod add_by_hand;
pub(crate) mod admin;
pub(crate) mod admin_audit;
pub(crate) mod admin_jobs;
pub(crate) mod admin_member;
pub(crate) mod admin_members;
pub(crate) mod admin_organisation;
pub(crate) mod admin_service;
pub(crate) mod api;
pub(crate) mod assets;
pub(crate) mod badge;
pub(crate) mod brief;
pub(crate) mod call;
mod call_fields;
pub(crate) mod call_form;
pub(crate) mod call_name;
pub(crate) mod call_step;
pub(crate) mod compare;
pub(crate) mod data;
pub(crate) mod desk;
pub(crate) mod endorsement;
pub(crate) mod evidence;
pub(crate) mod health;
pub(crate) mod home;
pub(crate) mod invitation;
pub(crate) mod invitations;
pub(crate) mod invite;
pub(crate) mod issuer;
pub(crate) mod issues;
pub(crate) mod join;
pub(crate) mod match_rules;
pub(crate) mod me;
pub(crate) mod method;
pub(crate) mod my_badges;
pub(crate) mod my_evidence;
pub(crate) mod offer;
pub(crate) mod offers;
pub(crate) mod outbox;
pub(crate) mod panel;
pub(crate) mod panel_draw;
pub(crate) mod panel_plan;
pub(crate) mod privacy;
pub(crate) mod questions;
pub(crate) mod reach;
pub(crate) mod sessions;
pub(crate) mod shortlist;
pub(crate) mod sign_in;
pub(crate) mod sign_in_by_mail;
pub(crate) mod sign_in_staff;
pub(crate) mod tables;
pub(crate) mod tables_plan;
pub(crate) mod taking_part;
pub(crate) mod tell;
pub(crate) mod tokens;
pub(crate) mod usual_list;

use axum::response::Html;
use folkmoot_model::{CallId, OrganisationId};
use folkmoot_pages::Render;

use crate::problem::Problem;

/// What a handler of a page answers.
pub(crate) type Page = Result<Html<String>, Problem>;

/// Writes a page out.
fn render(page: &impl Render) -> Page {
    Ok(Html(Render::render(page)?))
}

/// The ids in the path of a call.
fn call_ids(organisation: String, call: String) -> Result<(OrganisationId, CallId), Problem> {
    Ok((OrganisationId::new(organisation)?, CallId::new(call)?))
}
