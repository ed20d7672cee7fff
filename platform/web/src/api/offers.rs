//! Offers to help with a call: those that came in, and answering them.

use axum::{Json, extract::Path};
use folkmoot_app::OfferIn;
use folkmoot_model::{self as model, CallId, KindId, OrganisationId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    ApiResult,
    calls::CallPath,
    extract::{ApiJson, Asker},
    schema,
};

/// Everyone who offered to help with a call.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Offers {
    /// Those that wait for an answer first, then the oldest.
    offers: Vec<Offer>,
}

/// An offer to help with one kind of knowing of a call.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Offer {
    #[schema(schema_with = schema::id)]
    call: CallId,
    #[schema(schema_with = schema::id)]
    kind: KindId,
    #[schema(schema_with = schema::id)]
    person: PersonId,
    /// What they say about it.
    words: String,
    /// Where it stands: `open`, `accepted`, `declined` or `withdrawn`.
    state: &'static str,
    /// What they were told with a no; null otherwise.
    reason: Option<String>,
    #[schema(schema_with = schema::instant)]
    made_at: model::Timestamp,
}

impl From<model::Offer> for Offer {
    fn from(offer: model::Offer) -> Self {
        Self {
            state: offer.state.code(),
            reason: match offer.state {
                model::OfferState::Declined { reason, .. } => Some(reason),
                _ => None,
            },
            call: offer.call,
            kind: offer.kind,
            person: offer.person,
            words: offer.words,
            made_at: offer.created_at,
        }
    }
}

/// The offer that a path names.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub(crate) struct OfferPath {
    /// Who asks.
    organisation: String,
    /// For which call.
    call: String,
    /// For which kind of knowing.
    kind: String,
    /// Who offers.
    person: String,
}

impl OfferPath {
    fn ids(self) -> ApiResult<(OrganisationId, CallId, KindId, PersonId)> {
        let call = (OrganisationId::new(self.organisation)?, CallId::new(self.call)?);
        Ok((call.0, call.1, KindId::new(self.kind)?, PersonId::new(self.person)?))
    }
}

/// Why an offer isn't taken up.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct No {
    /// In a sentence or two. They read it.
    #[schema(pattern = r"\S", max_length = 1000)]
    reason: String,
}

/// Read who offers to help.
///
/// What was taken back isn't listed.
#[utoipa::path(get, path = "/api/v1/calls/{organisation}/{call}/offers", tag = "Offers",
    params(CallPath), responses((status = 200, body = Offers)))]
pub(crate) async fn list(asker: Asker, Path(path): Path<CallPath>) -> ApiResult<Json<Offers>> {
    let (organisation, call) = path.ids()?;
    let view = asker.app.see_offers(&asker.caller, &organisation, &call).await?;
    let offer = |it: OfferIn| Offer::from(it.offer);
    Ok(Json(Offers { offers: view.offers.into_iter().map(offer).collect() }))
}

/// Take an offer up.
///
/// They are then among those who are to be asked, with their words as the
/// reason.
#[utoipa::path(post,
    path = "/api/v1/calls/{organisation}/{call}/offers/{kind}/{person}/accept", tag = "Offers",
    params(OfferPath), responses((status = 200, body = Offer),
        (status = 409, body = super::answer::ErrorBody,
            description = "It has its answer, or the call is over.")))]
pub(crate) async fn accept(asker: Asker, Path(path): Path<OfferPath>) -> ApiResult<Json<Offer>> {
    let (organisation, call, kind, person) = path.ids()?;
    asker.app.accept_offer(&asker.caller, &organisation, &call, &kind, &person).await?;
    now(&asker, &organisation, &call, &kind, &person).await
}

/// Thank for an offer and say no.
#[utoipa::path(post,
    path = "/api/v1/calls/{organisation}/{call}/offers/{kind}/{person}/decline", tag = "Offers",
    params(OfferPath), request_body = No, responses((status = 200, body = Offer),
        (status = 409, body = super::answer::ErrorBody, description = "It has its answer.")))]
pub(crate) async fn decline(
    asker: Asker,
    Path(path): Path<OfferPath>,
    ApiJson(No { reason }): ApiJson<No>,
) -> ApiResult<Json<Offer>> {
    let (organisation, call, kind, person) = path.ids()?;
    let app = &asker.app;
    app.decline_offer(&asker.caller, &organisation, &call, &kind, &person, &reason).await?;
    now(&asker, &organisation, &call, &kind, &person).await
}

/// An offer as it stands now.
async fn now(
    asker: &Asker,
    organisation: &OrganisationId,
    call: &CallId,
    kind: &KindId,
    person: &PersonId,
) -> ApiResult<Json<Offer>> {
    let view = asker.app.see_offers(&asker.caller, organisation, call).await?;
    let it = view.offers.into_iter().map(|it| it.offer);
    let found = it.into_iter().find(|offer| offer.kind == *kind && offer.person == *person);
    found.map(|offer| Json(offer.into())).ok_or_else(|| crate::problem::Problem::NotFound.into())
}
