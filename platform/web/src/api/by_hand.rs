//! Adding somebody whom no search found, for a reason that stays on record.

use axum::{Json, extract::Path, http::StatusCode};
use folkmoot_app::{AddByHand, Who};
use folkmoot_model::{Email, KindId, PersonId};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{ApiError, ApiResult, calls::CallPath, extract::ApiJson, extract::Asker};
use super::{invitations::Invitation, schema};

/// Somebody to add: `person`, if they are known, or `name` and `email`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Add {
    /// For which kind of knowing.
    #[schema(schema_with = schema::id)]
    kind: String,
    /// Why them. They are told, too.
    #[schema(pattern = r"\S", max_length = 500)]
    reason: String,
    /// Their id, if they are known.
    #[serde(default)]
    person: Option<String>,
    /// The name they go by, if they aren't.
    #[serde(default)]
    name: Option<String>,
    /// Where they can be asked. Whoever is known by this address is meant.
    #[serde(default)]
    email: Option<String>,
}

impl Add {
    fn who(person: Option<String>, name: Option<String>, email: Option<String>) -> ApiResult<Who> {
        let wrong = |field: &'static str, what: String| {
            ApiError::new(StatusCode::UNPROCESSABLE_ENTITY, "by_hand.who")
                .saying(what)
                .in_field(field)
        };
        match (person, email) {
            (Some(_), Some(_)) => {
                Err(wrong("person", "name a person or an address, not both".to_owned()))
            }
            (Some(person), None) => PersonId::new(person)
                .map(Who::Known)
                .map_err(|error| wrong("person", error.to_string())),
            (None, Some(email)) => Ok(Who::Addressed {
                name: name.unwrap_or_default(),
                email: Email::new(&email).map_err(|error| wrong("email", error.to_string()))?,
            }),
            (None, None) => Err(wrong("person", "name a person, or an address".to_owned())),
        }
    }
}

/// Add somebody by hand.
///
/// They are then among those who are to be asked: send invitations to ask
/// them. Whoever was added before gets the new kind and reason.
#[utoipa::path(post, path = "/api/v1/calls/{organisation}/{call}/by-hand", tag = "Asking people",
    params(CallPath), request_body = Add,
    responses((status = 200, body = Invitation), (status = 409, body = super::answer::ErrorBody,
        description = "The call is over.")))]
pub(crate) async fn add(
    asker: Asker,
    Path(path): Path<CallPath>,
    ApiJson(body): ApiJson<Add>,
) -> ApiResult<Json<Invitation>> {
    let (organisation, call) = path.ids()?;
    let kind = KindId::new(body.kind);
    let kind = kind.map_err(|error| ApiError::unusable(&error).in_field("kind"))?;
    let who = Add::who(body.person, body.name, body.email)?;
    let add = AddByHand { kind, who, reason: body.reason };
    let draft = asker.app.add_by_hand(&asker.caller, &organisation, &call, add).await?;
    Ok(Json(Invitation::from(&draft)))
}
