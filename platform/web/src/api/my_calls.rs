//! What the owner of a token was asked and may be asked: calls that suit them,
//! invitations and their answers, offers to help, everything that is known.

use axum::{Json, extract::Path, http::StatusCode};
use folkmoot_app::{Answer, Holder, MyExport, MyInvitation, WhyMe};
use folkmoot_model::{self as model, CallId, DeclineReason, InvitationId, KindId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiResult,
    extract::{ApiJson, Asker},
    invitations::InvitationPath,
    offers::Offer,
    schema,
};

/// Open calls that suit you, the most fitting first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MyCalls {
    calls: Vec<MyCall>,
}

/// An open call that suits you, and why.
#[derive(Debug, Serialize, ToSchema)]
struct MyCall {
    #[schema(schema_with = schema::id)]
    id: CallId,
    title: String,
    /// Your evidence that speaks for it, the weightiest first.
    evidence: Vec<String>,
}

impl From<WhyMe> for MyCall {
    fn from(why: WhyMe) -> Self {
        Self {
            id: why.call.id,
            title: why.call.brief.title,
            evidence: why.evidence.into_iter().map(|item| item.id.into()).collect(),
        }
    }
}

/// List the open calls that suit you.
#[utoipa::path(get, path = "/api/v1/me/calls", tag = "Me",
    responses((status = 200, body = MyCalls)))]
pub(crate) async fn calls(asker: Asker) -> ApiResult<Json<MyCalls>> {
    let view = asker.app.see_me(&asker.caller).await?;
    Ok(Json(MyCalls { calls: view.calls.into_iter().map(MyCall::from).collect() }))
}

/// What you were asked, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MyInvitations {
    invitations: Vec<Asked>,
}

/// An invitation to you.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Asked {
    #[schema(schema_with = schema::id)]
    id: InvitationId,
    #[schema(schema_with = schema::id)]
    call: CallId,
    title: String,
    #[schema(schema_with = schema::id)]
    kind: KindId,
    /// Where it stands, as in the list of who was asked.
    state: &'static str,
    /// The last day on which you can answer.
    #[schema(schema_with = schema::maybe_day)]
    answer_by: Option<model::Day>,
    /// Whether you can answer now, or change your answer.
    may_answer: bool,
}

impl From<MyInvitation> for Asked {
    fn from(mine: MyInvitation) -> Self {
        Self {
            id: mine.invitation.id,
            call: mine.call.id,
            title: mine.call.brief.title,
            kind: mine.invitation.kind,
            state: mine.invitation.state.code(),
            answer_by: mine.invitation.answer_by,
            may_answer: mine.may_answer,
        }
    }
}

/// List what you were asked.
#[utoipa::path(get, path = "/api/v1/me/invitations", tag = "Me",
    responses((status = 200, body = MyInvitations)))]
pub(crate) async fn invitations(asker: Asker) -> ApiResult<Json<MyInvitations>> {
    let all = asker.app.see_my_invitations(&asker.caller).await?;
    Ok(Json(MyInvitations { invitations: all.into_iter().map(Asked::from).collect() }))
}

/// What you say to an invitation.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Say {
    answer: YesNo,
    /// Why not, with a no; `do_not_ask` asks to be left alone from here on.
    #[serde(default)]
    #[schema(schema_with = schema::decline_reason)]
    reason: Option<DeclineReason>,
}

/// Yes or no.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum YesNo {
    Yes,
    No,
}

/// Answer an invitation.
///
/// Or change the answer, until the call is closed.
#[utoipa::path(post, path = "/api/v1/me/invitations/{invitation}/answer", tag = "Me",
    params(InvitationPath), request_body = Say,
    responses((status = 200, body = Asked), (status = 409, body = super::answer::ErrorBody,
        description = "It can't be answered any more.")))]
pub(crate) async fn answer(
    asker: Asker,
    Path(path): Path<InvitationPath>,
    ApiJson(body): ApiJson<Say>,
) -> ApiResult<Json<Asked>> {
    let id = path.id()?;
    let answer = match body.answer {
        YesNo::Yes => Answer::Yes,
        YesNo::No => Answer::No(body.reason.unwrap_or(DeclineReason::Other)),
    };
    let holder = Holder::Me(&asker.caller, &id);
    asker.app.answer_invitation(holder, answer).await?;
    Ok(Json(asker.app.see_my_invitation(holder).await?.into()))
}

/// What you offered to help with, the newest first.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct MyOffers {
    offers: Vec<Offer>,
}

/// List what you offered to help with.
#[utoipa::path(get, path = "/api/v1/me/offers", tag = "Me",
    responses((status = 200, body = MyOffers)))]
pub(crate) async fn offers(asker: Asker) -> ApiResult<Json<MyOffers>> {
    let view = asker.app.see_me(&asker.caller).await?;
    let offers = view.offers.into_iter().map(|(offer, _)| offer.into());
    Ok(Json(MyOffers { offers: offers.collect() }))
}

/// Something to offer.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewOffer {
    /// What you know about it, in a few words.
    #[schema(pattern = r"\S", max_length = 1000)]
    words: String,
}

/// A kind of knowing of a call of your organisation.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct KindPath {
    /// Which call.
    call: String,
    /// Which kind of knowing.
    kind: String,
}

impl KindPath {
    fn ids(self) -> ApiResult<(CallId, KindId)> {
        Ok((CallId::new(self.call)?, KindId::new(self.kind)?))
    }
}

/// Offer to help.
///
/// With one kind of knowing of an open call. Until you have an answer, you can
/// say it in other words.
#[utoipa::path(put, path = "/api/v1/me/offers/{call}/{kind}", tag = "Me", params(KindPath),
    request_body = NewOffer,
    responses((status = 200, body = Offer), (status = 409, body = super::answer::ErrorBody,
        description = "It has its answer.")))]
pub(crate) async fn offer(
    asker: Asker,
    Path(path): Path<KindPath>,
    ApiJson(body): ApiJson<NewOffer>,
) -> ApiResult<Json<Offer>> {
    let (call, kind) = path.ids()?;
    let offer = asker.app.offer_help(&asker.caller, &call, &kind, &body.words).await?;
    Ok(Json(offer.into()))
}

/// Take an offer back.
#[utoipa::path(delete, path = "/api/v1/me/offers/{call}/{kind}", tag = "Me", params(KindPath),
    responses((status = 204, description = "It is taken back."),
        (status = 409, body = super::answer::ErrorBody, description = "It can't be.")))]
pub(crate) async fn take_back(asker: Asker, Path(path): Path<KindPath>) -> ApiResult<StatusCode> {
    let (call, kind) = path.ids()?;
    asker.app.withdraw_offer(&asker.caller, &call, &kind).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take out everything that is known about you.
///
/// The same as the file under /me/export.
#[utoipa::path(get, path = "/api/v1/me/export", tag = "Me",
    responses((status = 200, description = "All of it.", body = inline(serde_json::Value))))]
pub(crate) async fn export(asker: Asker) -> ApiResult<Json<MyExport>> {
    Ok(Json(asker.app.export_me(&asker.caller).await?))
}
