use axum::{
    Extension, Form,
    extract::{Path, State},
    http::HeaderMap,
    response::{IntoResponse as _, Redirect, Response},
};
use folkmoot_app::{App, NewApiToken, TokenFault, TokenMade};
use folkmoot_model::{ApiTokenId, Scope};
use folkmoot_pages::{
    Section,
    pages::{TokenForm, TokenFormFault, TokenLine, TokensPage},
};
use serde::Deserialize;

use super::{
    Page,
    call_fields::{Fields, value},
    render,
};
use crate::{Web, address, bearer, forms, problem::Problem, visitor::Visitor};

/// For how long a token works unless somebody says otherwise.
const USUAL_DAYS: u32 = 30;

/// The visitor's tokens, and the form for a new one.
pub(crate) async fn show(State(web): State<Web>, Extension(visitor): Extension<Visitor>) -> Page {
    let form = TokenForm { days: USUAL_DAYS, ..TokenForm::default() };
    render(&page(&web, &visitor, form).await?)
}

async fn page(web: &Web, visitor: &Visitor, form: TokenForm) -> Result<TokensPage, Problem> {
    let now = web.app.clock().now();
    let tokens = web.app.see_tokens(&visitor.caller).await?;
    let line = |token: folkmoot_model::ApiToken| TokenLine {
        end_address: address::end_token(&token.id),
        name: token.name,
        scopes: token.scopes.into_iter().collect(),
        made: token.created_at.day(),
        used: token.used_at.map(folkmoot_model::Timestamp::day),
        ends: (token.expires_at.day(), token.expires_at <= now),
    };
    Ok(TokensPage {
        layout: visitor.layout(web, Section::Other),
        tokens: tokens.into_iter().map(line).collect(),
        offered: App::token_scopes(&visitor.caller),
        form,
        fault: None,
        made: None,
    })
}

/// Makes a token and shows it, once.
pub(crate) async fn make(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Form(fields): Form<Fields>,
) -> Page {
    forms::must(&web, &visitor, &headers, value(&fields, "csrf"))?;
    let scopes = fields.iter().filter(|(field, _)| field == "scope");
    let form = TokenForm {
        name: value(&fields, "name").trim().to_owned(),
        scopes: scopes.filter_map(|(_, code)| code.parse::<Scope>().ok()).collect(),
        days: value(&fields, "days").parse().unwrap_or(0),
    };
    let new = NewApiToken {
        name: form.name.clone(),
        scopes: form.scopes.iter().copied().collect(),
        days: form.days,
    };
    let made = web.app.make_token(&visitor.caller, new).await?;
    let page = match made {
        TokenMade::Done(secret, _) => {
            let form = TokenForm { days: USUAL_DAYS, ..TokenForm::default() };
            TokensPage { made: Some(bearer::write(&secret)), ..page(&web, &visitor, form).await? }
        }
        TokenMade::Refused(fault) => {
            let fault = match fault {
                TokenFault::Name => TokenFormFault::Name,
                TokenFault::Scopes => TokenFormFault::Scopes,
                TokenFault::Days => TokenFormFault::Days,
                TokenFault::TooMany => TokenFormFault::TooMany,
            };
            TokensPage { fault: Some(fault), ..page(&web, &visitor, form).await? }
        }
    };
    render(&page)
}

#[derive(Debug, Deserialize)]
pub(crate) struct End {
    csrf: String,
}

/// Takes a token back.
pub(crate) async fn end(
    State(web): State<Web>,
    Extension(visitor): Extension<Visitor>,
    headers: HeaderMap,
    Path(token): Path<String>,
    Form(form): Form<End>,
) -> Result<Response, Problem> {
    forms::must(&web, &visitor, &headers, &form.csrf)?;
    web.app.end_token(&visitor.caller, &ApiTokenId::new(token)?).await?;
    Ok(Redirect::to("/me/tokens").into_response())
}
