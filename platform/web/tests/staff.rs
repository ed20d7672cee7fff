//! Signing in with the account of one's organisation, against a provider that
//! the test itself runs.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use axum::{
    Form, Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::IntoResponse as _,
    routing::{get, post},
};
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use folkmoot_app::Caller;
use folkmoot_model::{Digest, Email, OrganisationId, Role};
use folkmoot_web::oidc::{ClientSecret, Provider};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use support::{Answer, Service};

/// A provider of accounts: it signs whatever the test has it say.
struct Accounts {
    issuer: String,
    key: EcdsaKeyPair,
    /// The key that it shows is another one.
    false_key: bool,
    /// It answers far too much, or nothing.
    flood: bool,
    hang: bool,
    /// What it says besides what is usual.
    claims: Value,
    /// The codes that weren't used yet, with the challenge and nonce of each.
    codes: BTreeMap<String, (String, String)>,
}

type Shared = Arc<Mutex<Accounts>>;

fn new_key() -> EcdsaKeyPair {
    let (way, rng) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let made = EcdsaKeyPair::generate_pkcs8(way, &rng).unwrap();
    EcdsaKeyPair::from_pkcs8(way, made.as_ref(), &rng).unwrap()
}

/// Runs it until the test ends.
async fn accounts() -> Shared {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let shared = Arc::new(Mutex::new(Accounts {
        issuer: format!("http://{}/realm", listener.local_addr().unwrap()),
        key: new_key(),
        false_key: false,
        flood: false,
        hang: false,
        claims: json!({}),
        codes: BTreeMap::new(),
    }));
    let router = Router::new()
        .route("/realm/.well-known/openid-configuration", get(about))
        .route("/realm/keys", get(keys))
        .route("/realm/token", post(token))
        .with_state(shared.clone());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    shared
}

async fn about(State(accounts): State<Shared>) -> axum::response::Response {
    let (issuer, flood, hang) = {
        let accounts = accounts.lock().unwrap();
        (accounts.issuer.clone(), accounts.flood, accounts.hang)
    };
    if hang {
        std::future::pending::<()>().await;
    }
    let padding = if flood { "x".repeat(400_000) } else { String::new() };
    Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/sign-in"),
        "token_endpoint": format!("{issuer}/token"),
        "jwks_uri": format!("{issuer}/keys"),
        "padding": padding,
    }))
    .into_response()
}

async fn keys(State(accounts): State<Shared>) -> Json<Value> {
    let accounts = accounts.lock().unwrap();
    let other = new_key();
    let key = if accounts.false_key { &other } else { &accounts.key };
    let point = key.public_key().as_ref();
    let part = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
    let (x, y) = (part(&point[1..33]), part(&point[33..]));
    Json(json!({ "keys": [{ "kty": "EC", "crv": "P-256", "kid": "k", "x": x, "y": y }] }))
}

async fn token(
    State(accounts): State<Shared>,
    headers: HeaderMap,
    Form(form): Form<BTreeMap<String, String>>,
) -> Result<Json<Value>, StatusCode> {
    let basic = format!("Basic {}", STANDARD.encode("folkmoot:s%20cret"));
    assert_eq!(headers[header::AUTHORIZATION], *basic);
    assert_eq!(form["redirect_uri"], "https://f.example.org/sign-in/staff/back");
    let mut accounts = accounts.lock().unwrap();
    // A code is taken once.
    let (challenge, nonce) = accounts.codes.remove(&form["code"]).ok_or(StatusCode::BAD_REQUEST)?;
    assert_eq!(s256(&form["code_verifier"]), challenge, "PKCE");
    let later = 1_000_000_000_000_i64;
    let mut claims = json!({
        "iss": accounts.issuer, "aud": "folkmoot", "sub": "1", "iat": 0, "exp": later,
        "nonce": nonce, "email": "KIM@Example.org", "email_verified": true,
    });
    for (key, value) in accounts.claims.as_object().unwrap() {
        claims[key] = value.clone();
    }
    let part = |value: Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(json!({ "alg": "ES256", "kid": "k" })), part(claims));
    let signature = accounts.key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
    let id_token = format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature));
    Ok(Json(json!({ "access_token": "a", "token_type": "Bearer", "id_token": id_token })))
}

fn s256(text: &str) -> String {
    let digest = ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
    URL_SAFE_NO_PAD.encode(digest)
}

/// A real service with a convener and a citizen, and the provider of its
/// accounts.
async fn real() -> (Service, Shared) {
    let accounts = accounts().await;
    let council = OrganisationId::new("council").unwrap();
    let provider = Provider {
        issuer: accounts.lock().unwrap().issuer.clone(),
        client_id: "folkmoot".to_owned(),
        client_secret: ClientSecret::new("s cret".to_owned()),
        organisation: council.clone(),
        public_url: "https://f.example.org/".to_owned(),
    };
    let service = Service::demo().await.with_staff(provider);
    let (app, roles) = (service.app(), BTreeSet::from([Role::Convener]));
    let email = Email::new("kim@example.org").unwrap();
    app.add_member(&Caller::Operator, &council, &email, "Kim Example", &roles).await.unwrap();
    (service, accounts)
}

/// The value of a parameter of an address.
fn parameter(address: &str, name: &str) -> String {
    let (_, query) = address.split_once('?').unwrap();
    let found = query.split('&').filter_map(|pair| pair.split_once('=')).find(|(k, _)| *k == name);
    found.unwrap_or_else(|| panic!("{name} in {address}")).1.to_owned()
}

/// Goes to the provider, signs in there, and gives the address to come back
/// to.
async fn go(service: &mut Service, accounts: &Shared, next: &str, code: &str) -> String {
    let out = service.get(&format!("/sign-in/staff?next={next}")).await;
    assert_eq!(out.status, StatusCode::SEE_OTHER, "{}", out.body);
    let address = out.header(&header::LOCATION).to_owned();
    assert_eq!(parameter(&address, "code_challenge_method"), "S256");
    let (challenge, nonce) = (parameter(&address, "code_challenge"), parameter(&address, "nonce"));
    accounts.lock().unwrap().codes.insert(code.to_owned(), (challenge, nonce));
    format!("/sign-in/staff/back?code={code}&state={}", parameter(&address, "state"))
}

async fn there_and_back(service: &mut Service, accounts: &Shared, next: &str) -> Answer {
    let back = go(service, accounts, next, "c1").await;
    service.get(&back).await
}

fn is_in(answer: &Answer) -> bool {
    let cookies = answer.headers.get_all(header::SET_COOKIE).iter();
    let mut cookies = cookies.map(|cookie| cookie.to_str().unwrap());
    cookies.any(|cookie| cookie.starts_with("folkmoot-session=") && !cookie.contains("Max-Age=0"))
}

#[tokio::test]
async fn staff_sign_in_with_their_account_and_go_on_where_they_were() {
    let (mut service, accounts) = real().await;
    let page = service.get("/sign-in?next=/desk").await;
    assert!(page.body.contains("Sign in with your organisation’s account"), "{}", page.body);
    assert!(page.body.contains("/sign-in/staff?next=%2Fdesk"));
    assert!(
        !Service::demo().await.with_mail().get("/sign-in").await.body.contains("organisation’s")
    );

    let back = there_and_back(&mut service, &accounts, "%2Fdesk%3Fa%3Db").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.body);
    assert_eq!(back.header(&header::LOCATION), "/desk?a=b");
    assert!(is_in(&back));
    assert_eq!(back.header(&header::CACHE_CONTROL), "no-store");
    assert!(service.get("/desk").await.body.contains("Kim Example"));

    let council = OrganisationId::new("council").unwrap();
    let log = service.app().see_audit(&Caller::Operator, &council, 0, 100).await.unwrap();
    let last = log.last().unwrap();
    assert_eq!(last.event.action, "person.signed_in");
    assert_eq!(last.event.detail["by"], "openid_connect");
}

#[tokio::test]
async fn the_way_back_leads_nowhere_else() {
    for next in ["https%3A%2F%2Fevil.example", "%2F%2Fevil.example", "%2F%5Cevil.example"] {
        let (mut service, accounts) = real().await;
        let back = there_and_back(&mut service, &accounts, next).await;
        assert_eq!(back.header(&header::LOCATION), "/", "{next}");
    }
}

#[tokio::test]
async fn what_the_provider_says_wrongly_lets_nobody_in() {
    for (claims, status) in [
        (json!({ "nonce": "another" }), StatusCode::FORBIDDEN),
        (json!({ "exp": 1000 }), StatusCode::FORBIDDEN),
        (json!({ "aud": "another" }), StatusCode::FORBIDDEN),
        (json!({ "iss": "https://evil.example" }), StatusCode::FORBIDDEN),
        (json!({ "email_verified": false }), StatusCode::FORBIDDEN),
        (json!({ "email": "nobody@example.org" }), StatusCode::FORBIDDEN),
    ] {
        let (mut service, accounts) = real().await;
        accounts.lock().unwrap().claims = claims.clone();
        let back = there_and_back(&mut service, &accounts, "/desk").await;
        assert_eq!(back.status, status, "{claims}");
        assert!(!is_in(&back), "{claims}");
        assert!(back.body.contains("Try again") && !back.body.contains("c1"));
    }
    let (mut service, accounts) = real().await;
    accounts.lock().unwrap().false_key = true;
    let back = there_and_back(&mut service, &accounts, "/desk").await;
    assert_eq!((back.status, is_in(&back)), (StatusCode::FORBIDDEN, false));
}

#[tokio::test]
async fn who_is_no_member_here_looks_like_whoever_is_unknown() {
    let (mut service, accounts) = real().await;
    let known = service.addresses().await.into_iter().next().unwrap();
    let mut pages = Vec::new();
    for email in [known.as_str(), "nobody@example.org"] {
        accounts.lock().unwrap().claims = json!({ "email": email });
        let back = there_and_back(&mut service, &accounts, "/desk").await;
        assert_eq!((back.status, is_in(&back)), (StatusCode::FORBIDDEN, false));
        pages.push(back.body);
    }
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn a_try_belongs_to_its_browser_and_works_once() {
    let (mut service, accounts) = real().await;
    let back = go(&mut service, &accounts, "/desk", "c1").await;
    let stranger = service.another_browser_here().get(&back).await;
    assert_eq!((stranger.status, is_in(&stranger)), (StatusCode::FORBIDDEN, false));
    let (start, state) = back.split_once("state=").unwrap();
    for wrong in ["", "00", &state.replace(&state[..2], "zz"), &Digest::of(b"x").to_string()] {
        let answer = service.clone().get(&format!("{start}state={wrong}")).await;
        assert_eq!((answer.status, is_in(&answer)), (StatusCode::FORBIDDEN, false), "{wrong}");
    }
    let mut copy = service.clone();
    assert!(is_in(&service.get(&back).await));
    assert!(!is_in(&service.get(&back).await), "the browser has forgotten it");
    let again = copy.get(&back).await;
    assert_eq!((again.status, is_in(&again)), (StatusCode::FORBIDDEN, false), "a used code");

    let late = go(&mut service, &accounts, "/desk", "c2").await;
    service.forward_days(1);
    assert!(!is_in(&service.get(&late).await), "too late");
    let refused = go(&mut service, &accounts, "/desk", "c3").await;
    let refused = refused.replace("code=c3", "error=access_denied");
    assert_eq!(service.get(&refused).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_provider_that_is_of_no_help_is_told_calmly() {
    let (mut service, accounts) = real().await;
    accounts.lock().unwrap().flood = true;
    let begin = service.get("/sign-in/staff").await;
    assert_eq!(begin.status, StatusCode::BAD_GATEWAY);
    assert!(begin.body.contains("doesn’t answer") && begin.body.contains("Get a link by mail"));
    accounts.lock().unwrap().flood = false;

    let back = go(&mut service, &accounts, "/desk", "c1").await;
    accounts.lock().unwrap().hang = true;
    let slow = service.get(&back).await;
    assert_eq!((slow.status, is_in(&slow)), (StatusCode::BAD_GATEWAY, false));

    let provider = Provider {
        issuer: "http://127.0.0.1:1/realm".to_owned(),
        client_id: "folkmoot".to_owned(),
        client_secret: ClientSecret::new("s cret".to_owned()),
        organisation: OrganisationId::new("council").unwrap(),
        public_url: "https://f.example.org".to_owned(),
    };
    assert!(provider.check().await.is_err());
    let down = Service::demo().await.with_staff(provider).get("/sign-in/staff").await;
    assert_eq!(down.status, StatusCode::BAD_GATEWAY);
    let none = Service::demo().await.with_mail().get("/sign-in/staff").await;
    assert_eq!(none.status, StatusCode::NOT_FOUND);
}
