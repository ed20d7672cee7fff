//! Asking people: who would be asked, asking them, and what they said.

use axum::{Json, extract::Path};
use folkmoot_app::{Ask, InvitationCounts, LeftOut};
use folkmoot_model::{self as model, InvitationId, KindId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiError, ApiResult,
    calls::CallPath,
    extract::{ApiJson, Asker},
    schema,
};

/// Somebody to be asked, for a kind of knowing.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ToAsk {
    #[schema(schema_with = schema::id)]
    person: String,
    #[schema(schema_with = schema::id)]
    kind: String,
}

/// Whom to consider; without a list, those on the shortlist and those who
/// were added by hand.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Consider {
    #[serde(default)]
    #[schema(max_items = 1000)]
    people: Option<Vec<ToAsk>>,
}

/// Whom to ask.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Send {
    #[schema(min_items = 1, max_items = 1000)]
    people: Vec<ToAsk>,
    /// The last day on which they can answer.
    #[schema(schema_with = schema::day)]
    answer_by: model::Day,
}

/// Who would be asked, and who would not.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Preview {
    /// The day by which answers are asked for unless another is set; null if
    /// the decision leaves no time for that.
    #[schema(schema_with = schema::maybe_day)]
    answer_by: Option<model::Day>,
    recipients: Vec<Recipient>,
}

/// Somebody who was considered.
#[derive(Debug, Serialize, ToSchema)]
struct Recipient {
    #[schema(schema_with = schema::id)]
    person: PersonId,
    #[schema(schema_with = schema::id)]
    kind: KindId,
    /// Their name; null if they are gone.
    name: Option<String>,
    /// Why they would not be asked: `gone`, `do_not_ask`, `already_asked`,
    /// `no_email`, `too_many_asks`, `hidden` or `same_address`; null if they
    /// would.
    left_out: Option<&'static str>,
}

/// What came of asking people.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Sent {
    /// The invitations that are on their way.
    sent: Vec<String>,
    /// Who was not asked after all.
    left_out: Vec<NotAsked>,
}

/// Somebody who was not asked, and why.
#[derive(Debug, Serialize, ToSchema)]
struct NotAsked {
    #[schema(schema_with = schema::id)]
    person: PersonId,
    #[schema(schema_with = schema::id)]
    kind: KindId,
    why: &'static str,
}

/// Everyone who was asked for a call, or is going to be.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Invitations {
    counts: Counts,
    /// Those that moved last first.
    invitations: Vec<Invitation>,
}

/// How many invitations stand where.
#[derive(Debug, Serialize, ToSchema)]
struct Counts {
    /// Added by hand, not sent.
    drafted: u32,
    /// Sent, no answer yet.
    awaited: u32,
    accepted: u32,
    declined: u32,
    /// They named somebody else instead.
    forwarded: u32,
    /// No answer in time.
    expired: u32,
    withdrawn: u32,
}

impl From<InvitationCounts> for Counts {
    fn from(counts: InvitationCounts) -> Self {
        let InvitationCounts {
            drafted,
            awaited,
            accepted,
            declined,
            forwarded,
            expired,
            withdrawn,
            ..
        } = counts;
        Self { drafted, awaited, accepted, declined, forwarded, expired, withdrawn }
    }
}

/// An invitation.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Invitation {
    #[schema(schema_with = schema::id)]
    id: InvitationId,
    #[schema(schema_with = schema::id)]
    person: PersonId,
    #[schema(schema_with = schema::id)]
    kind: KindId,
    /// Where it stands: `drafted`, `sent`, `seen`, `accepted`, `declined`,
    /// `forwarded`, `expired` or `withdrawn`.
    state: &'static str,
    /// Since when; null for a draft.
    #[schema(schema_with = schema::maybe_instant)]
    since: Option<model::Timestamp>,
    /// The last day on which it can be answered.
    #[schema(schema_with = schema::maybe_day)]
    answer_by: Option<model::Day>,
}

impl From<&model::Invitation> for Invitation {
    fn from(invitation: &model::Invitation) -> Self {
        Self {
            id: invitation.id.clone(),
            person: invitation.person.clone(),
            kind: invitation.kind.clone(),
            state: invitation.state.code(),
            since: invitation.state.at(),
            answer_by: invitation.answer_by,
        }
    }
}

fn asks(people: Vec<ToAsk>) -> ApiResult<Vec<Ask>> {
    let wrong = |at: usize, field: &'static str| {
        move |error: model::InvalidId| {
            ApiError::unusable(&error).in_field(format!("people[{at}].{field}"))
        }
    };
    let ask = |(at, ask): (usize, ToAsk)| {
        Ok(Ask {
            person: PersonId::new(ask.person).map_err(wrong(at + 1, "person"))?,
            kind: KindId::new(ask.kind).map_err(wrong(at + 1, "kind"))?,
        })
    };
    people.into_iter().enumerate().map(ask).collect()
}

const fn why(left_out: &LeftOut) -> &'static str {
    match left_out {
        LeftOut::Gone => "gone",
        LeftOut::DoNotAsk => "do_not_ask",
        LeftOut::AlreadyAsked { .. } => "already_asked",
        LeftOut::NoEmail => "no_email",
        LeftOut::TooManyAsks { .. } => "too_many_asks",
        LeftOut::Hidden => "hidden",
        LeftOut::SameAddress => "same_address",
    }
}

/// Preview whom to ask.
///
/// Who would be asked, and who would be left out and why. Nothing is sent.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/invitations/preview",
    tag = "Asking people", params(CallPath), request_body = Consider,
    responses((status = 200, body = Preview), (status = 409, body = super::answer::ErrorBody,
        description = "The call isn't open.")))]
pub(crate) async fn preview(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(body): ApiJson<Consider>,
) -> ApiResult<Json<Preview>> {
    let (organisation, call) = path.ids()?;
    let chosen = body.people.map(asks).transpose()?;
    let (app, caller) = (&asker.app, &asker.caller);
    let view = app.preview_invitations(caller, &organisation, &call, chosen.as_deref()).await?;
    let recipient = |recipient: folkmoot_app::Recipient| Recipient {
        name: recipient.person.map(|person| person.name),
        left_out: recipient.left_out.as_ref().map(why),
        person: recipient.ask.person,
        kind: recipient.ask.kind,
    };
    let recipients = view.recipients.into_iter().map(recipient).collect();
    Ok(Json(Preview { answer_by: view.answer_by, recipients }))
}

/// Ask people.
///
/// Each gets one mail. Everyone is checked again: whoever asked to be left
/// alone meanwhile is.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/invitations",
    tag = "Asking people", params(CallPath), request_body = Send,
    responses((status = 200, body = Sent), (status = 409, body = super::answer::ErrorBody,
        description = "The call isn't open.")))]
pub(crate) async fn send(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(body): ApiJson<Send>,
) -> ApiResult<Json<Sent>> {
    let (organisation, call) = path.ids()?;
    let to = asks(body.people)?;
    let (app, caller) = (&asker.app, &asker.caller);
    let done = app.send_invitations(caller, &organisation, &call, &to, body.answer_by).await?;
    let not_asked = |(ask, left_out): (Ask, LeftOut)| NotAsked {
        why: why(&left_out),
        person: ask.person,
        kind: ask.kind,
    };
    Ok(Json(Sent {
        sent: done.sent.into_iter().map(String::from).collect(),
        left_out: done.left_out.into_iter().map(not_asked).collect(),
    }))
}

/// Read who was asked.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}/invitations",
    tag = "Asking people", params(CallPath), responses((status = 200, body = Invitations)))]
pub(crate) async fn list(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Invitations>> {
    let (organisation, call) = path.ids()?;
    let view = asker.app.see_invitations(&asker.caller, &organisation, &call).await?;
    Ok(Json(Invitations {
        counts: view.counts.into(),
        invitations: view.invitations.iter().map(|(it, _)| Invitation::from(it)).collect(),
    }))
}

/// How many were reminded.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Reminded {
    reminded: usize,
}

/// Remind those who haven't answered.
///
/// Nobody is reminded twice, and nobody within two days of being asked.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/invitations/remind",
    tag = "Asking people", params(CallPath),
    responses((status = 200, body = Reminded), (status = 409, body = super::answer::ErrorBody,
        description = "The call isn't open.")))]
pub(crate) async fn remind(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Reminded>> {
    let (organisation, call) = path.ids()?;
    let reminded = asker.app.remind(&asker.caller, &organisation, &call).await?;
    Ok(Json(Reminded { reminded }))
}

/// An invitation of your organisation.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct InvitationPath {
    /// Which one.
    invitation: String,
}

impl InvitationPath {
    pub(super) fn id(self) -> ApiResult<InvitationId> {
        Ok(InvitationId::new(self.invitation)?)
    }
}

/// Take an invitation back.
///
/// Whoever opens it is told so.
#[utoipa::path(post, path = "/api/v1/invitations/{invitation}/withdraw", tag = "Asking people",
    params(InvitationPath),
    responses((status = 200, body = Invitation), (status = 409, body = super::answer::ErrorBody,
        description = "There is nothing to take back.")))]
pub(crate) async fn withdraw(
    asker: Asker,
    Path(path): Path<InvitationPath>,
) -> ApiResult<Json<Invitation>> {
    let id = path.id()?;
    let here = asker.organisation()?;
    let withdrawn = asker.app.withdraw_invitation(&asker.caller, here, &id).await?;
    Ok(Json(Invitation::from(&withdrawn)))
}
