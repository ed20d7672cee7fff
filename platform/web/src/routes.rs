//! Every route, with who may use it. A handler checks nothing itself: the use
//! case behind it does, and a test asks every route as a stranger.

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    response::IntoResponse as _,
    routing::{MethodRouter, delete, get, post, put},
};
use folkmoot_app::{MAX_BADGE_BYTES, Permission};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate as _},
    },
};

use crate::{Web, api, around, live, pages, problem::Problem};

/// Who may use a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Public,
    /// Anyone, in the made-up town only; elsewhere it isn't there.
    Demo,
    /// Whoever has signed in, about themselves alone: no path names a person.
    Oneself,
    /// Whoever has this permission in the organisation that the path names,
    /// or in their own if it names none.
    Needs(Permission),
}

/// A route.
#[derive(Debug, Clone, Copy)]
pub struct Route {
    /// The HTTP method.
    pub method: &'static str,
    /// The path, with the parts in braces that stand for ids.
    pub path: &'static str,
    /// Who may use it.
    pub access: Access,
    handler: fn() -> MethodRouter<Web>,
}

macro_rules! route {
    ($method:ident $path:literal $access:expr => $handler:path) => {
        Route {
            method: stringify!($method),
            path: $path,
            access: $access,
            handler: || $method($handler),
        }
    };
}

/// Every route there is.
pub const ROUTES: &[Route] = &[
    route!(get "/" Access::Public => pages::home::show),
    route!(get "/method" Access::Public => pages::method::show),
    route!(get "/calls/{organisation}/{call}" Access::Public => pages::call::show),
    route!(get "/calls/{organisation}/{call}/changes" Access::Public => live::call),
    route!(get "/calls/{organisation}/{call}/shortlist"
        Access::Needs(Permission::SeeShortlist) => pages::shortlist::show),
    route!(get "/calls/{organisation}/{call}/shortlist/compare"
        Access::Needs(Permission::SeeShortlist) => pages::compare::show),
    route!(get "/calls/{organisation}/{call}/shortlist.csv"
        Access::Needs(Permission::Export) => pages::shortlist::download),
    route!(get "/calls/{organisation}/{call}/shortlist/{kind}/{evidence}"
        Access::Needs(Permission::SeeShortlist) => pages::evidence::show),
    route!(get "/calls/{organisation}/{call}/offer" Access::Oneself => pages::offer::ask),
    route!(post "/calls/{organisation}/{call}/offer" Access::Oneself => pages::offer::take),
    route!(post "/calls/{organisation}/{call}/offer/withdraw"
        Access::Oneself => pages::offer::withdraw),
    route!(get "/calls/{organisation}/{call}/questions/{kind}"
        Access::Oneself => pages::questions::ask),
    route!(post "/calls/{organisation}/{call}/questions/{kind}"
        Access::Oneself => pages::questions::take),
    route!(get "/calls/{organisation}/{call}/panel" Access::Public => pages::panel::show),
    route!(get "/calls/{organisation}/{call}/panel/{number}/report.json"
        Access::Public => pages::panel::report),
    route!(get "/calls/{organisation}/{call}/panel/{number}/list.txt"
        Access::Public => pages::panel::list),
    route!(get "/desk" Access::Needs(Permission::SeeCalls) => pages::desk::show),
    route!(get "/desk/calls/new"
        Access::Needs(Permission::WriteCalls) => pages::call_form::new),
    route!(post "/desk/calls/new"
        Access::Needs(Permission::WriteCalls) => pages::call_form::create),
    route!(get "/desk/calls/{call}/edit"
        Access::Needs(Permission::WriteCalls) => pages::call_form::edit),
    route!(post "/desk/calls/{call}/edit"
        Access::Needs(Permission::WriteCalls) => pages::call_form::change),
    route!(get "/desk/calls/{call}/invite"
        Access::Needs(Permission::Invite) => pages::invite::preview),
    route!(get "/desk/calls/{call}/invite/confirm"
        Access::Needs(Permission::Invite) => pages::invite::confirm),
    route!(post "/desk/calls/{call}/invite"
        Access::Needs(Permission::Invite) => pages::invite::send),
    route!(get "/desk/calls/{call}/add"
        Access::Needs(Permission::Invite) => pages::add_by_hand::show),
    route!(post "/desk/calls/{call}/add"
        Access::Needs(Permission::Invite) => pages::add_by_hand::add),
    route!(get "/desk/calls/{call}/invitations"
        Access::Needs(Permission::SeeShortlist) => pages::invitations::show),
    route!(post "/desk/calls/{call}/invitations/remind"
        Access::Needs(Permission::Invite) => pages::invitations::remind),
    route!(get "/desk/calls/{call}/invitations/{invitation}/take-back"
        Access::Needs(Permission::Invite) => pages::invitations::ask_take_back),
    route!(post "/desk/calls/{call}/invitations/{invitation}/take-back"
        Access::Needs(Permission::Invite) => pages::invitations::take_back),
    route!(get "/desk/issues/new" Access::Needs(Permission::WriteCalls) => pages::issues::new),
    route!(post "/desk/issues/new"
        Access::Needs(Permission::WriteCalls) => pages::issues::create),
    route!(get "/desk/issues/{issue}"
        Access::Needs(Permission::WriteCalls) => pages::issues::edit),
    route!(post "/desk/issues/{issue}"
        Access::Needs(Permission::WriteCalls) => pages::issues::change),
    route!(get "/desk/issues/{issue}/step"
        Access::Needs(Permission::WriteCalls) => pages::issues::ask_step),
    route!(post "/desk/issues/{issue}/step"
        Access::Needs(Permission::WriteCalls) => pages::issues::step),
    route!(post "/desk/seen" Access::Needs(Permission::SeeCalls) => pages::desk::seen),
    route!(get "/desk/calls/{call}/step/{step}"
        Access::Needs(Permission::WriteCalls) => pages::call_step::ask),
    route!(post "/desk/calls/{call}/step/{step}"
        Access::Needs(Permission::WriteCalls) => pages::call_step::take),
    route!(get "/desk/calls/{call}"
        Access::Needs(Permission::SeeCalls) => pages::desk::show_call),
    route!(get "/desk/calls/{call}/changes"
        Access::Needs(Permission::SeeCalls) => live::desk_call),
    route!(post "/desk/calls/{call}/find"
        Access::Needs(Permission::FindPeople) => pages::desk::find),
    route!(get "/desk/calls/{call}/answers"
        Access::Needs(Permission::FindPeople) => pages::questions::answers),
    route!(post "/desk/calls/{call}/answers"
        Access::Needs(Permission::FindPeople) => pages::questions::rate),
    route!(get "/desk/calls/{call}/offers"
        Access::Needs(Permission::SeeShortlist) => pages::offers::show),
    route!(post "/desk/calls/{call}/offers/{kind}/{person}/accept"
        Access::Needs(Permission::Invite) => pages::offers::accept),
    route!(post "/desk/calls/{call}/offers/{kind}/{person}/decline"
        Access::Needs(Permission::Invite) => pages::offers::decline),
    route!(get "/desk/calls/{call}/brief"
        Access::Needs(Permission::SeeShortlist) => pages::brief::show),
    route!(get "/desk/calls/{call}/panel"
        Access::Needs(Permission::SeeShortlist) => pages::panel_plan::show),
    route!(post "/desk/calls/{call}/panel"
        Access::Needs(Permission::DrawPanels) => pages::panel_plan::keep),
    route!(get "/desk/calls/{call}/panel/odds"
        Access::Needs(Permission::SeeShortlist) => pages::panel_plan::odds),
    route!(post "/desk/calls/{call}/panel/relax"
        Access::Needs(Permission::DrawPanels) => pages::panel_plan::relax),
    route!(post "/desk/calls/{call}/panel/together"
        Access::Needs(Permission::DrawPanels) => pages::panel_plan::together),
    route!(post "/desk/calls/{call}/panel/needs"
        Access::Needs(Permission::DrawPanels) => pages::panel_plan::cover),
    route!(post "/desk/calls/{call}/panel/fill"
        Access::Needs(Permission::DrawPanels) => pages::panel_draw::fill),
    route!(post "/desk/calls/{call}/panel/drop"
        Access::Needs(Permission::DrawPanels) => pages::panel_draw::drop_draft),
    route!(post "/desk/calls/{call}/panel/publish"
        Access::Needs(Permission::DrawPanels) => pages::panel_plan::publish),
    route!(post "/desk/calls/{call}/panel/draw"
        Access::Needs(Permission::DrawPanels) => pages::panel_draw::draw),
    route!(get "/desk/calls/{call}/panel/balls"
        Access::Needs(Permission::SeeShortlist) => pages::panel_draw::balls),
    route!(post "/desk/calls/{call}/panel/withdraw"
        Access::Needs(Permission::DrawPanels) => pages::panel_draw::withdraw),
    route!(get "/desk/calls/{call}/reach"
        Access::Needs(Permission::SeeShortlist) => pages::reach::show),
    route!(get "/desk/calls/{call}/tables"
        Access::Needs(Permission::SeeShortlist) => pages::tables::show),
    route!(post "/desk/calls/{call}/tables"
        Access::Needs(Permission::SeatPeople) => pages::tables_plan::seat),
    route!(get "/desk/calls/{call}/tables/plan"
        Access::Needs(Permission::SeeShortlist) => pages::tables_plan::show),
    route!(post "/desk/calls/{call}/tables/here"
        Access::Needs(Permission::SeatPeople) => pages::tables::again),
    route!(post "/desk/calls/{call}/tables/undo"
        Access::Needs(Permission::SeatPeople) => pages::tables::undo),
    route!(get "/desk/calls/{call}/tables/room"
        Access::Needs(Permission::SeeShortlist) => pages::tables::room),
    route!(get "/desk/calls/{call}/tables/print"
        Access::Needs(Permission::SeeShortlist) => pages::tables::print),
    route!(get "/desk/calls/{call}/tables/cards"
        Access::Needs(Permission::SeeShortlist) => pages::tables::place_cards),
    route!(get "/desk/calls/{call}/tables/seats.csv"
        Access::Needs(Permission::SeeShortlist) => pages::tables::download),
    route!(get "/desk/calls/{call}/taking-part"
        Access::Needs(Permission::SeeShortlist) => pages::taking_part::show),
    route!(post "/desk/calls/{call}/taking-part"
        Access::Needs(Permission::GiveBadges) => pages::taking_part::give),
    route!(post "/desk/calls/{call}/taking-part/{badge}/take-back"
        Access::Needs(Permission::GiveBadges) => pages::taking_part::take_back),
    route!(get "/desk/calls/{call}/choosing"
        Access::Needs(Permission::FindPeople) => pages::match_rules::show),
    route!(post "/desk/calls/{call}/choosing"
        Access::Needs(Permission::FindPeople) => pages::match_rules::keep),
    route!(get "/desk/calls/{call}/conflicts/{person}"
        Access::Needs(Permission::FindPeople) => pages::match_rules::conflict),
    route!(post "/desk/calls/{call}/conflicts/{person}"
        Access::Needs(Permission::FindPeople) => pages::match_rules::declare),
    route!(post "/desk/calls/{call}/conflicts/{person}/remove"
        Access::Needs(Permission::FindPeople) => pages::match_rules::remove_conflict),
    route!(get "/desk/calls/{call}/usual"
        Access::Needs(Permission::FindPeople) => pages::usual_list::show),
    route!(post "/desk/calls/{call}/usual"
        Access::Needs(Permission::FindPeople) => pages::usual_list::keep),
    route!(post "/desk/calls/{call}/usual/remove"
        Access::Needs(Permission::FindPeople) => pages::usual_list::remove),
    route!(get "/admin" Access::Needs(Permission::ManageMembers) => pages::admin::show),
    route!(get "/admin/members"
        Access::Needs(Permission::ManageMembers) => pages::admin_members::show),
    route!(get "/admin/members/invite"
        Access::Needs(Permission::ManageMembers) => pages::admin_members::ask),
    route!(post "/admin/members/invite"
        Access::Needs(Permission::ManageMembers) => pages::admin_members::invite),
    route!(post "/admin/invites/{invite}/again"
        Access::Needs(Permission::ManageMembers) => pages::admin_members::again),
    route!(post "/admin/invites/{invite}/take-back"
        Access::Needs(Permission::ManageMembers) => pages::admin_members::take_back),
    route!(get "/admin/members/{person}"
        Access::Needs(Permission::ManageMembers) => pages::admin_member::show),
    route!(post "/admin/members/{person}"
        Access::Needs(Permission::ManageMembers) => pages::admin_member::change),
    route!(get "/admin/members/{person}/end"
        Access::Needs(Permission::ManageMembers) => pages::admin_member::ask_end),
    route!(post "/admin/members/{person}/end"
        Access::Needs(Permission::ManageMembers) => pages::admin_member::end),
    route!(get "/admin/organisation"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_organisation::show),
    route!(post "/admin/organisation"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_organisation::change),
    route!(get "/admin/jobs"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_jobs::show),
    route!(post "/admin/jobs/{job}/retry"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_jobs::retry),
    route!(post "/admin/jobs/{job}/give-up"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_jobs::give_up),
    route!(get "/admin/service"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_service::show),
    route!(post "/admin/service/test-mail"
        Access::Needs(Permission::ManageOrganisation) => pages::admin_service::test_mail),
    route!(get "/admin/audit" Access::Needs(Permission::SeeAudit) => pages::admin_audit::show),
    route!(get "/admin/audit.csv"
        Access::Needs(Permission::SeeAudit) => pages::admin_audit::download),
    route!(get "/admin/audit/check"
        Access::Needs(Permission::SeeAudit) => pages::admin_audit::check),
    route!(get "/join/{token}" Access::Public => pages::join::show),
    route!(post "/join/{token}" Access::Public => pages::join::join),
    route!(get "/demo/sign-in" Access::Demo => pages::sign_in::show),
    route!(post "/demo/sign-in" Access::Demo => pages::sign_in::sign_in),
    route!(get "/sign-in" Access::Public => pages::sign_in_by_mail::ask),
    route!(post "/sign-in" Access::Public => pages::sign_in_by_mail::send),
    route!(get "/sign-in/link/{token}" Access::Public => pages::sign_in_by_mail::show),
    route!(post "/sign-in/link/{token}" Access::Public => pages::sign_in_by_mail::open),
    route!(get "/sign-in/staff" Access::Public => pages::sign_in_staff::begin),
    route!(get "/sign-in/staff/back" Access::Public => pages::sign_in_staff::back),
    route!(get "/sessions" Access::Oneself => pages::sessions::show),
    route!(post "/sessions/sign-out" Access::Public => pages::sessions::sign_out_everywhere),
    route!(post "/sign-out" Access::Public => pages::sign_in::sign_out),
    route!(get "/calls/{organisation}/{call}/name" Access::Oneself => pages::call_name::ask),
    route!(post "/calls/{organisation}/{call}/name" Access::Oneself => pages::call_name::name),
    route!(get "/invitations/{token}" Access::Public => pages::invitation::show),
    route!(get "/invitations/{token}/yes" Access::Public => pages::invitation::ask_yes),
    route!(get "/invitations/{token}/no" Access::Public => pages::invitation::ask_no),
    route!(post "/invitations/{token}/answer" Access::Public => pages::invitation::answer),
    route!(get "/invitations/{token}/name" Access::Public => pages::invitation::ask_name),
    route!(post "/invitations/{token}/name" Access::Public => pages::invitation::name),
    route!(get "/invitations/{token}/questions"
        Access::Public => pages::questions::ask_invited),
    route!(post "/invitations/{token}/questions"
        Access::Public => pages::questions::take_invited),
    route!(get "/invitations/{token}/stop" Access::Public => pages::invitation::ask_stop),
    route!(post "/invitations/{token}/stop" Access::Public => pages::invitation::stop),
    route!(post "/invitations/{token}/ask-again" Access::Public => pages::invitation::ask_again),
    route!(get "/me/invitations/{my_invitation}" Access::Oneself => pages::invitation::show),
    route!(get "/me/invitations/{my_invitation}/yes" Access::Oneself => pages::invitation::ask_yes),
    route!(get "/me/invitations/{my_invitation}/no" Access::Oneself => pages::invitation::ask_no),
    route!(post "/me/invitations/{my_invitation}/answer"
        Access::Oneself => pages::invitation::answer),
    route!(get "/me/invitations/{my_invitation}/name"
        Access::Oneself => pages::invitation::ask_name),
    route!(post "/me/invitations/{my_invitation}/name" Access::Oneself => pages::invitation::name),
    route!(get "/me/invitations/{my_invitation}/questions"
        Access::Oneself => pages::questions::ask_invited),
    route!(post "/me/invitations/{my_invitation}/questions"
        Access::Oneself => pages::questions::take_invited),
    route!(get "/me/invitations/{my_invitation}/stop"
        Access::Oneself => pages::invitation::ask_stop),
    route!(post "/me/invitations/{my_invitation}/stop" Access::Oneself => pages::invitation::stop),
    route!(post "/me/invitations/{my_invitation}/ask-again"
        Access::Oneself => pages::invitation::ask_again),
    route!(get "/demo/mail" Access::Demo => pages::outbox::show),
    route!(get "/me" Access::Oneself => pages::me::show),
    route!(get "/me/evidence/{my_evidence}" Access::Oneself => pages::my_evidence::show),
    route!(post "/me/evidence/{my_evidence}/hide" Access::Oneself => pages::my_evidence::hide),
    route!(post "/me/evidence/{my_evidence}/use" Access::Oneself => pages::my_evidence::allow),
    route!(get "/me/evidence/{my_evidence}/delete"
        Access::Oneself => pages::my_evidence::ask_delete),
    route!(post "/me/evidence/{my_evidence}/delete" Access::Oneself => pages::my_evidence::delete),
    route!(get "/me/tell" Access::Oneself => pages::tell::new),
    route!(post "/me/tell" Access::Oneself => pages::tell::add),
    route!(get "/me/evidence/{my_evidence}/correct" Access::Oneself => pages::tell::correct),
    route!(post "/me/evidence/{my_evidence}/correct"
        Access::Oneself => pages::tell::take_correction),
    route!(get "/me/evidence/{my_evidence}/ask" Access::Oneself => pages::endorsement::ask),
    route!(post "/me/evidence/{my_evidence}/ask" Access::Oneself => pages::endorsement::take),
    route!(post "/me/endorsements/{endorsement}/take-back"
        Access::Oneself => pages::endorsement::take_back),
    route!(get "/speak-for/{token}" Access::Public => pages::endorsement::speak),
    route!(post "/speak-for/{token}" Access::Public => pages::endorsement::say),
    route!(get "/me/badge" Access::Oneself => pages::badge::ask),
    route!(post "/me/badge" Access::Oneself => pages::badge::take),
    route!(get "/me/badges/{badge}" Access::Oneself => pages::my_badges::show),
    route!(get "/me/badges/{badge}/badge.png" Access::Oneself => pages::my_badges::picture),
    route!(get "/me/badges/{badge}/badge.json" Access::Oneself => pages::my_badges::text),
    route!(get "/me/tokens" Access::Oneself => pages::tokens::show),
    route!(post "/me/tokens" Access::Oneself => pages::tokens::make),
    route!(post "/me/tokens/{token}/end" Access::Oneself => pages::tokens::end),
    route!(get "/me/privacy" Access::Oneself => pages::privacy::show),
    route!(get "/me/known" Access::Oneself => pages::privacy::known),
    route!(get "/me/export" Access::Oneself => pages::privacy::export),
    route!(get "/me/erase" Access::Oneself => pages::privacy::ask_erase),
    route!(post "/me/erase" Access::Oneself => pages::privacy::erase),
    route!(get "/erased" Access::Public => pages::privacy::erased),
    route!(get "/data" Access::Public => pages::data::show),
    route!(get "/data/calls.csv" Access::Public => pages::data::csv),
    route!(get "/data/calls.csv-metadata.json" Access::Public => pages::data::metadata),
    route!(get "/api" Access::Public => pages::api::show),
    route!(get "/api/v1/openapi.json" Access::Public => api::document::show),
    route!(get "/api/v1/calls" Access::Public => api::calls::list),
    route!(post "/api/v1/calls"
        Access::Needs(Permission::WriteCalls) => api::calls::create),
    route!(post "/api/v1/calls/preview"
        Access::Needs(Permission::FindPeople) => api::calls::preview),
    route!(get "/api/v1/calls/{organisation}/{call}" Access::Public => api::calls::read),
    route!(put "/api/v1/calls/{organisation}/{call}"
        Access::Needs(Permission::WriteCalls) => api::calls::change),
    route!(post "/api/v1/calls/{organisation}/{call}/open"
        Access::Needs(Permission::WriteCalls) => api::calls::open),
    route!(post "/api/v1/calls/{organisation}/{call}/close"
        Access::Needs(Permission::WriteCalls) => api::calls::close),
    route!(post "/api/v1/calls/{organisation}/{call}/withdraw"
        Access::Needs(Permission::WriteCalls) => api::calls::withdraw),
    route!(put "/api/v1/calls/{organisation}/{call}/issue"
        Access::Needs(Permission::WriteCalls) => api::issues::file),
    route!(get "/api/v1/issues" Access::Needs(Permission::SeeCalls) => api::issues::list),
    route!(post "/api/v1/issues" Access::Needs(Permission::WriteCalls) => api::issues::create),
    route!(get "/api/v1/issues/{issue}"
        Access::Needs(Permission::SeeCalls) => api::issues::read),
    route!(put "/api/v1/issues/{issue}"
        Access::Needs(Permission::WriteCalls) => api::issues::change),
    route!(post "/api/v1/issues/{issue}/close"
        Access::Needs(Permission::WriteCalls) => api::issues::close),
    route!(post "/api/v1/issues/{issue}/reopen"
        Access::Needs(Permission::WriteCalls) => api::issues::reopen),
    route!(post "/api/v1/calls/{organisation}/{call}/find"
        Access::Needs(Permission::FindPeople) => api::search::find),
    route!(get "/api/v1/calls/{organisation}/{call}/shortlist"
        Access::Needs(Permission::SeeShortlist) => api::search::shortlist),
    route!(get "/api/v1/calls/{organisation}/{call}/shortlist/{kind}/{evidence}"
        Access::Needs(Permission::SeeShortlist) => api::search::evidence),
    route!(get "/api/v1/calls/{organisation}/{call}/usual"
        Access::Needs(Permission::FindPeople) => api::usual_list::read),
    route!(put "/api/v1/calls/{organisation}/{call}/usual"
        Access::Needs(Permission::FindPeople) => api::usual_list::keep),
    route!(delete "/api/v1/calls/{organisation}/{call}/usual"
        Access::Needs(Permission::FindPeople) => api::usual_list::remove),
    route!(get "/api/v1/calls/{organisation}/{call}/brief"
        Access::Needs(Permission::SeeShortlist) => api::usual_list::brief),
    route!(get "/api/v1/calls/{organisation}/{call}/offers"
        Access::Needs(Permission::SeeShortlist) => api::offers::list),
    route!(post "/api/v1/calls/{organisation}/{call}/offers/{kind}/{person}/accept"
        Access::Needs(Permission::Invite) => api::offers::accept),
    route!(post "/api/v1/calls/{organisation}/{call}/offers/{kind}/{person}/decline"
        Access::Needs(Permission::Invite) => api::offers::decline),
    route!(post "/api/v1/calls/{organisation}/{call}/by-hand"
        Access::Needs(Permission::Invite) => api::by_hand::add),
    route!(post "/api/v1/calls/{organisation}/{call}/invitations/preview"
        Access::Needs(Permission::Invite) => api::invitations::preview),
    route!(get "/api/v1/calls/{organisation}/{call}/invitations"
        Access::Needs(Permission::SeeShortlist) => api::invitations::list),
    route!(post "/api/v1/calls/{organisation}/{call}/invitations"
        Access::Needs(Permission::Invite) => api::invitations::send),
    route!(post "/api/v1/calls/{organisation}/{call}/invitations/remind"
        Access::Needs(Permission::Invite) => api::invitations::remind),
    route!(post "/api/v1/invitations/{invitation}/withdraw"
        Access::Needs(Permission::Invite) => api::invitations::withdraw),
    route!(get "/api/v1/me" Access::Oneself => api::me::read),
    route!(post "/api/v1/me/evidence" Access::Oneself => api::me::add),
    route!(get "/api/v1/me/evidence/{my_evidence}" Access::Oneself => api::me::evidence),
    route!(delete "/api/v1/me/evidence/{my_evidence}" Access::Oneself => api::me::delete),
    route!(post "/api/v1/me/evidence/{my_evidence}/hide" Access::Oneself => api::me::hide),
    route!(post "/api/v1/me/evidence/{my_evidence}/use" Access::Oneself => api::me::allow),
    route!(get "/api/v1/me/calls" Access::Oneself => api::my_calls::calls),
    route!(get "/api/v1/me/invitations" Access::Oneself => api::my_calls::invitations),
    route!(post "/api/v1/me/invitations/{invitation}/answer"
        Access::Oneself => api::my_calls::answer),
    route!(get "/api/v1/me/offers" Access::Oneself => api::my_calls::offers),
    route!(put "/api/v1/me/offers/{call}/{kind}" Access::Oneself => api::my_calls::offer),
    route!(delete "/api/v1/me/offers/{call}/{kind}" Access::Oneself => api::my_calls::take_back),
    route!(get "/api/v1/me/export" Access::Oneself => api::my_calls::export),
    route!(post "/api/v1/import/people"
        Access::Needs(Permission::ImportPeople) => api::exchange::people),
    route!(post "/api/v1/import/evidence"
        Access::Needs(Permission::ImportPeople) => api::exchange::evidence),
    route!(get "/api/v1/export/{what}"
        Access::Needs(Permission::Export) => api::exchange::export),
    route!(get "/api/v1/audit" Access::Needs(Permission::SeeAudit) => api::records::audit),
    route!(get "/.well-known/did.json" Access::Public => pages::issuer::document),
    route!(get "/badges/status/{list}" Access::Public => pages::issuer::status_list),
    route!(get "/assets/{name}" Access::Public => pages::assets::show),
    route!(get "/favicon.ico" Access::Public => pages::assets::icon),
    route!(get "/healthz" Access::Public => pages::health::show),
];

/// Most bytes in the body of a request: forms are short.
const MOST_BYTES: usize = 64 * 1024;
/// Most bytes of a file of people or evidence.
const MOST_IMPORTED: usize = 8 * 1024 * 1024;
/// Most bytes of a list of people who are usually asked.
const MOST_LISTED: usize = 1024 * 1024;

pub(crate) fn router(web: Web) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        let most = match route.path {
            path if path.starts_with("/api/v1/import/") => MOST_IMPORTED,
            "/desk/calls/{call}/usual" | "/api/v1/calls/{organisation}/{call}/usual" => MOST_LISTED,
            // Beside the badge a form holds little.
            "/me/badge" => MAX_BADGE_BYTES + MOST_BYTES,
            _ => MOST_BYTES,
        };
        let mut handler = (route.handler)().layer(DefaultBodyLimit::max(most));
        if route.path.starts_with(api::document::START) && route.access != Access::Public {
            handler = handler.layer(middleware::from_fn(api::known));
        }
        router = router.route(route.path, handler);
    }
    let compressed = DefaultPredicate::new().and(NotForContentType::const_new("font/"));
    router
        .fallback(async || Problem::NotFound.into_response())
        .method_not_allowed_fallback(async || Problem::Method.into_response())
        .layer(CatchPanicLayer::custom(around::panicked))
        .layer(middleware::from_fn_with_state(web.clone(), around::around))
        .layer(CompressionLayer::new().compress_when(compressed))
        .with_state(web)
}
