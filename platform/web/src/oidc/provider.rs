//! What an organisation's provider is asked: about itself, and who somebody
//! is.

use axum::http::{Request, StatusCode, header};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use folkmoot_model::{Email, OrganisationId, Timestamp};
use folkmoot_pages::escape;
use serde::{Deserialize, de::DeserializeOwned};

use super::{
    attempt::Attempt,
    fetch::{Answer, FetchError, fetch, may_be_asked},
    id_token::{self, Expected, Keys, NotBelieved},
};

/// Where staff of an organisation have their accounts.
#[derive(Debug, Clone)]
pub struct Provider {
    /// Its name and address, without a slash at the end unless that is part
    /// of the name: `https://login.example.org/realm`.
    pub issuer: String,
    /// How it knows us.
    pub client_id: String,
    /// How it knows that it is us.
    pub client_secret: ClientSecret,
    /// Whose staff it vouches for; of no other organisation.
    pub organisation: OrganisationId,
    /// The address of the service: `https://folkmoot.example.org`.
    pub public_url: String,
}

/// A secret that is shown nowhere.
#[derive(Clone)]
pub struct ClientSecret(String);

impl ClientSecret {
    /// Keeps it.
    pub fn new(secret: String) -> Self {
        Self(secret)
    }
}

impl std::fmt::Debug for ClientSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ClientSecret(secret)")
    }
}

/// Why a provider didn't tell who somebody is.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// It doesn't answer.
    #[error("{0}")]
    Unreachable(#[from] FetchError),
    /// It answers, but not as it should.
    #[error("{0}")]
    Odd(String),
    /// It doesn't take the code that came back with the browser.
    #[error("it doesn't take the code: {0}")]
    Code(StatusCode),
    /// What it says isn't believed.
    #[error("its token isn't believed: {0}")]
    NotBelieved(#[from] NotBelieved),
}

/// What a provider says about itself (OpenID Connect Discovery 1.0).
#[derive(Debug, Deserialize)]
struct Discovered {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    jwks_uri: String,
    #[serde(default)]
    token_endpoint_auth_methods_supported: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Tokens {
    id_token: String,
}

impl Provider {
    /// Asks what `folkmoot doctor` wants to know: whether the provider tells
    /// about itself, and has keys.
    pub async fn check(&self) -> Result<(), OidcError> {
        let about = self.discover().await?;
        let keys: Keys = get(&about.jwks_uri).await?;
        if keys.keys.is_empty() {
            return Err(OidcError::Odd("it has no keys".to_owned()));
        }
        Ok(())
    }

    /// The address of ours to which the provider sends people back; it must
    /// know it.
    pub fn redirect_uri(&self) -> String {
        format!("{}{}/back", self.public_url.trim_end_matches('/'), folkmoot_pages::STAFF_SIGN_IN)
    }

    /// Where a browser goes to sign in.
    pub(crate) async fn way_in(&self, attempt: &Attempt) -> Result<String, OidcError> {
        let about = self.discover().await?;
        let query = form(&[
            ("response_type", "code"),
            ("client_id", &self.client_id),
            ("redirect_uri", &self.redirect_uri()),
            ("scope", "openid email"),
            ("state", attempt.state()),
            ("nonce", &attempt.nonce),
            ("code_challenge", &attempt.challenge()),
            ("code_challenge_method", "S256"),
        ]);
        let join = if about.authorization_endpoint.contains('?') { '&' } else { '?' };
        Ok(format!("{}{join}{query}", about.authorization_endpoint))
    }

    /// Whose code it is that a browser came back with: the address that the
    /// provider has verified, if it has.
    pub(crate) async fn who(
        &self,
        attempt: &Attempt,
        code: &str,
        now: Timestamp,
    ) -> Result<Option<Email>, OidcError> {
        let about = self.discover().await?;
        let tokens = self.redeem(&about, attempt, code).await?;
        let keys: Keys = get(&about.jwks_uri).await?;
        let (issuer, client_id, nonce) = (&self.issuer, &self.client_id, &attempt.nonce);
        let expected = Expected { issuer, client_id, nonce, now };
        Ok(id_token::check(&tokens.id_token, &keys, &expected)?)
    }

    async fn discover(&self) -> Result<Discovered, OidcError> {
        let issuer = self.issuer.trim_end_matches('/');
        let about: Discovered = get(&format!("{issuer}/.well-known/openid-configuration")).await?;
        if about.issuer != self.issuer {
            return Err(OidcError::Odd(format!("it calls itself {}", about.issuer)));
        }
        let all = [&about.authorization_endpoint, &about.token_endpoint, &about.jwks_uri];
        if let Some(address) = all.into_iter().find(|address| !may_be_asked(address)) {
            return Err(FetchError::Address(address.clone()).into());
        }
        Ok(about)
    }

    /// Gives a code for a token (RFC 6749, section 4.1.3).
    async fn redeem(
        &self,
        about: &Discovered,
        attempt: &Attempt,
        code: &str,
    ) -> Result<Tokens, OidcError> {
        let redirect_uri = self.redirect_uri();
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &redirect_uri),
            ("code_verifier", &attempt.verifier),
        ];
        let ways = &about.token_endpoint_auth_methods_supported;
        let takes = |name: &str| ways.iter().any(|way| way == name);
        let mut request = Request::post(&about.token_endpoint)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        // What is said without a word about it is the first of them.
        if !takes("client_secret_basic") && takes("client_secret_post") {
            fields.push(("client_id", &self.client_id));
            fields.push(("client_secret", &self.client_secret.0));
        } else {
            let pair = format!("{}:{}", escape(&self.client_id), escape(&self.client_secret.0));
            request =
                request.header(header::AUTHORIZATION, format!("Basic {}", STANDARD.encode(pair)));
        }
        let request = request.body(form(&fields)).map_err(|_| odd(&about.token_endpoint))?;
        let answer = fetch(request).await?;
        if answer.status.is_client_error() {
            return Err(OidcError::Code(answer.status));
        }
        json(&about.token_endpoint, &answer)
    }
}

async fn get<T: DeserializeOwned>(address: &str) -> Result<T, OidcError> {
    let request = Request::get(address).body(String::new()).map_err(|_| odd(address))?;
    json(address, &fetch(request).await?)
}

fn json<T: DeserializeOwned>(address: &str, answer: &Answer) -> Result<T, OidcError> {
    if answer.status != StatusCode::OK {
        return Err(OidcError::Odd(format!("{address} answers {}", answer.status.as_u16())));
    }
    // What it said may hold a token: it is never repeated.
    serde_json::from_slice(&answer.body).map_err(|_| odd(address))
}

fn odd(address: &str) -> OidcError {
    OidcError::Odd(format!("{address} doesn't answer as OpenID Connect has it"))
}

fn form(fields: &[(&str, &str)]) -> String {
    let pairs: Vec<_> = fields.iter().map(|(k, v)| format!("{k}={}", escape(v))).collect();
    pairs.join("&")
}
