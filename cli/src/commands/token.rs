//! `folkmoot token`: other programs act for a member.

use folkmoot_app::{Caller, NewApiToken, TokenFault, TokenMade};
use folkmoot_model::{Email, ErrorCode};

use crate::args::{self, Global};
use crate::commands::note;
use crate::failure::Failure;
use crate::output::{Format, Output};
use crate::place::{self, Missing, use_case};

/// Makes a token.
pub(crate) async fn run(global: &Global, what: args::Token) -> Result<(), Failure> {
    let args::Token::Add { email, name, scope, days, folder, organisation } = what;
    let config = place::config(global, &folder)?;
    let app = place::app(place::ready(&config, Missing::Refuse).await?)?;
    let organisation = place::organisation(&app, organisation.as_deref()).await?;
    let email = Email::new(&email).map_err(|error| Failure::refused(&error))?;
    let new = NewApiToken { name, scopes: scope.into_iter().collect(), days };
    let made = app.make_token_for(&Caller::Operator, &organisation, &email, new).await;
    match made.map_err(use_case)? {
        TokenMade::Done(secret, token) => {
            app.storage().close().await;
            let output = Output { format: Format::Table, out: None };
            output.write(format!("{}\n", folkmoot_web::write_token(&secret)).as_bytes())?;
            note(
                global.quiet,
                &format!(
                    "It works until {}; it isn't shown again.",
                    token.expires_at.day().words()
                ),
            );
            Ok(())
        }
        TokenMade::Refused(fault) => Err(refused(fault, email.as_str())),
    }
}

fn refused(fault: TokenFault, email: &str) -> Failure {
    let (code, sentence, help) = match fault {
        TokenFault::Name => ("token.name", "the name is empty or too long".to_owned(), "--name"),
        TokenFault::Scopes => (
            "token.scopes",
            format!("{email} may not do all of this themselves"),
            "give fewer scopes, or give them a role with `folkmoot member add`",
        ),
        TokenFault::Days => ("token.days", "it can't work so long".to_owned(), "--days 1 to 366"),
        TokenFault::TooMany => (
            "token.too_many",
            format!("{email} has 20 tokens already"),
            "they take one back at /me/tokens",
        ),
    };
    Failure::Refused { code: ErrorCode(code), sentence, help: Some(help.to_owned()) }
}
