//! A browser of sorts: it keeps cookies and reads forms.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::{collections::BTreeMap, time::Duration};

use axum::{
    Router,
    body::{Body, BodyDataStream, to_bytes},
    http::{HeaderMap, HeaderName, Method, Request, StatusCode, header},
};
use folkmoot_app::{AddByHand, Caller, NewApiToken, TokenMade, Who};
use folkmoot_model::{CallId, Email, InvitationId, OrganisationId, PersonId, Role, Scope, Seed};
use folkmoot_test_support::Town;
use folkmoot_web::{Key, MailLine, Settings, Web};
use futures_util::StreamExt as _;
use tower::ServiceExt as _;

#[derive(Clone)]
pub(crate) struct Service {
    town: Town,
    router: Router,
    cookies: BTreeMap<String, String>,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

/// A stream of events that is open.
pub(crate) struct Listening(BodyDataStream);

impl Listening {
    /// The next thing that is said; none at the end. Fails the test if
    /// nothing is said for long.
    pub(crate) async fn next(&mut self) -> Option<String> {
        let next = tokio::time::timeout(Duration::from_secs(20), self.0.next());
        let bytes = next.await.expect("something is said").map(Result::unwrap);
        bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Whether nothing is said for a moment.
    pub(crate) async fn is_silent(&mut self) -> bool {
        tokio::time::timeout(Duration::from_millis(600), self.0.next()).await.is_err()
    }
}

impl Answer {
    pub(crate) fn header(&self, name: &HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

fn settings(https: bool, demo: bool) -> Settings {
    Settings {
        key: Key::new([42; 32]),
        https,
        demo: demo.then(|| OrganisationId::new("northmere").unwrap()),
        mail: false,
        mail_line: None,
        staff: None,
        client_header: None,
        seed: Seed::new("tests"),
    }
}

impl Service {
    /// The made-up town, founded anew.
    pub(crate) async fn demo() -> Self {
        let town = Town::found().await;
        let router = Web::new(town.app.clone(), settings(false, true)).router();
        Self { town, router, cookies: BTreeMap::new() }
    }

    fn with(&self, settings: Settings, cookies: BTreeMap<String, String>) -> Self {
        let router = Web::new(self.town.app.clone(), settings).router();
        Self { town: self.town.clone(), router, cookies }
    }

    /// Another browser at the very same service.
    pub(crate) fn another_browser_here(&self) -> Self {
        Self { cookies: BTreeMap::new(), ..self.clone() }
    }

    pub(crate) fn another_browser(&self) -> Self {
        self.with(settings(false, true), BTreeMap::new())
    }

    /// The same data and key, with the cookies of this browser, not as a demo.
    pub(crate) fn as_real_service(&self) -> Self {
        self.with(settings(false, false), self.cookies.clone())
    }

    /// The same data, not as a demo, where people sign in by mail.
    pub(crate) fn with_mail(&self) -> Self {
        let line = MailLine {
            server: "mail.example.org:587".to_owned(),
            encryption: "starttls".to_owned(),
            from: "folkmoot@example.org".to_owned(),
            signs_in: true,
        };
        let settings = Settings { mail: true, mail_line: Some(line), ..settings(false, false) };
        self.with(settings, BTreeMap::new())
    }

    /// The same, where staff can sign in with the account of their organisation.
    pub(crate) fn with_staff(&self, provider: folkmoot_web::oidc::Provider) -> Self {
        let staff = Some(provider);
        self.with(Settings { mail: true, staff, ..settings(false, false) }, BTreeMap::new())
    }

    pub(crate) fn app(&self) -> &folkmoot_app::App {
        &self.town.app
    }

    pub(crate) fn forward_days(&self, days: i64) {
        self.town.clock.forward_days(days);
    }

    pub(crate) fn with_https(&self) -> Self {
        self.with(settings(true, true), BTreeMap::new())
    }

    pub(crate) async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, "").await
    }

    pub(crate) async fn post(&mut self, path: &str, form: &str) -> Answer {
        self.send(Method::POST, path, form).await
    }

    /// Posts a form in parts, as browsers send those that hold a file.
    pub(crate) async fn post_parts(&mut self, path: &str, parts: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, value) in parts {
            let file = if *name == "file" { "; filename=\"list.csv\"" } else { "" };
            let head =
                format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"{file}\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--x--\r\n");
        let cookies: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let cookies = cookies.join("; ");
        let headers = [
            (header::CONTENT_TYPE, "multipart/form-data; boundary=x"),
            (header::COOKIE, cookies.as_str()),
        ];
        self.send_bytes(Method::POST, path, &headers, body).await
    }

    pub(crate) async fn post_from(&mut self, path: &str, form: &str, site: &str) -> Answer {
        let site = Some((HeaderName::from_static("sec-fetch-site"), site));
        self.request(Method::POST, path, form, site).await
    }

    pub(crate) async fn send(&mut self, method: Method, path: &str, form: &str) -> Answer {
        self.request(method, path, form, None).await
    }

    /// Gets with a token, as a program does.
    pub(crate) async fn get_as(&mut self, path: &str, token: &str) -> Answer {
        self.get_with(path, &[(header::AUTHORIZATION, &format!("Bearer {token}"))]).await
    }

    /// Posts JSON with a token.
    pub(crate) async fn post_as(&mut self, path: &str, token: &str, body: &str) -> Answer {
        self.send_as(Method::POST, path, token, body).await
    }

    /// Sends JSON with a token.
    pub(crate) async fn send_as(
        &mut self,
        method: Method,
        path: &str,
        token: &str,
        body: &str,
    ) -> Answer {
        let bearer = format!("Bearer {token}");
        let headers =
            [(header::CONTENT_TYPE, "application/json"), (header::AUTHORIZATION, bearer.as_str())];
        self.send_with(method, path, &headers, body).await
    }

    /// Sends anything, with headers of one's own and without a cookie.
    pub(crate) async fn send_with(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: &str,
    ) -> Answer {
        self.send_bytes(method, path, headers, body.as_bytes().to_vec()).await
    }

    /// The same, with any bytes.
    pub(crate) async fn send_bytes(
        &mut self,
        method: Method,
        path: &str,
        headers: &[(HeaderName, &str)],
        body: Vec<u8>,
    ) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        self.answer(request.body(Body::from(body)).unwrap()).await
    }

    /// A token with these scopes, of a member with every role.
    pub(crate) async fn member(
        &mut self,
        name: &str,
        organisation: &str,
        scopes: &[Scope],
    ) -> String {
        let organisation = OrganisationId::new(organisation).unwrap();
        let email = Email::new(&format!("{name}@example.org")).unwrap();
        let (app, operator) = (&self.town.app, Caller::Operator);
        let roles = Role::ALL.iter().copied().collect();
        app.add_member(&operator, &organisation, &email, name, &roles).await.unwrap();
        let scopes = scopes.iter().copied().collect();
        let new = NewApiToken { name: "tests".to_owned(), scopes, days: 1 };
        match app.make_token_for(&operator, &organisation, &email, new).await.unwrap() {
            TokenMade::Done(secret, _) => folkmoot_web::write_token(&secret),
            TokenMade::Refused(fault) => panic!("{fault:?}"),
        }
    }

    /// Takes the membership of somebody, and their tokens with it.
    pub(crate) async fn no_tokens(&mut self, name: &str) {
        let email = Email::new(&format!("{name}@example.org")).unwrap();
        let here = &self.town.organisation;
        self.town.app.remove_member(&Caller::Operator, here, &email).await.unwrap();
    }

    /// Another made-up organisation beside the town, which serves as a demo
    /// of its own here.
    pub(crate) async fn second_organisation(&mut self, id: &str) {
        let id = OrganisationId::new(id).unwrap();
        self.town.app.set_up_organisation(&Caller::Operator, &id, "East").await.unwrap();
    }

    pub(crate) async fn audit_entries(&self, organisation: &str) -> usize {
        let organisation = OrganisationId::new(organisation).unwrap();
        let all = self.town.app.see_audit(&Caller::Operator, &organisation, 0, u32::MAX).await;
        all.unwrap().len()
    }

    /// The id of a piece of evidence of somebody there.
    pub(crate) async fn evidence_of_somebody(&self, organisation: &str) -> String {
        let organisation = OrganisationId::new(organisation).unwrap();
        let mut snapshot = self.town.app.storage().read().await.unwrap();
        let page = snapshot.evidence_page(&organisation, None, 1).await.unwrap();
        page[0].id.to_string()
    }

    /// The addresses of everyone in the town.
    pub(crate) async fn addresses(&self) -> Vec<String> {
        let mut snapshot = self.town.app.storage().read().await.unwrap();
        let people = snapshot.people_page(&self.town.organisation, None, 10_000).await.unwrap();
        people.into_iter().filter_map(|person| person.email).map(String::from).collect()
    }

    /// Every public call, by the ids in its path.
    pub(crate) async fn public_calls(&self) -> Vec<(String, String)> {
        let views = self.town.app.list_calls(&Caller::Stranger).await.unwrap();
        let ids = |view: folkmoot_app::CallView| (view.organisation.id.into(), view.call.id.into());
        views.into_iter().map(ids).collect()
    }

    /// The town as a real organisation, which nobody is by pressing a button.
    pub(crate) async fn make_real(&mut self) {
        let mut tx = self.town.app.storage().begin().await.unwrap();
        let found = tx.organisation(&self.town.organisation).await.unwrap().unwrap();
        let real = folkmoot_model::Organisation { fictional: false, ..found };
        tx.upsert_organisation(&real).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// The same data, not as a demo, behind a proxy that says who is asking.
    pub(crate) fn behind_a_proxy(&self) -> Self {
        let client_header = Some("forwarded".to_owned());
        self.with(Settings { client_header, ..settings(false, false) }, BTreeMap::new())
    }

    /// The organisation of the town.
    pub(crate) fn organisation(&self) -> &OrganisationId {
        &self.town.organisation
    }

    /// Gets with headers of one's own.
    pub(crate) async fn get_with(&mut self, path: &str, headers: &[(HeaderName, &str)]) -> Answer {
        let mut request = Request::builder().uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        self.answer(request.body(Body::empty()).unwrap()).await
    }

    /// As a browser that asks for these languages.
    pub(crate) async fn get_in(&mut self, path: &str, languages: &str) -> Answer {
        let language = Some((header::ACCEPT_LANGUAGE, languages));
        self.request(Method::GET, path, "", language).await
    }

    async fn request(
        &mut self,
        m: Method,
        path: &str,
        form: &str,
        more: Option<(HeaderName, &str)>,
    ) -> Answer {
        let cookies: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let mut request = Request::builder().method(m).uri(path);
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        if let Some((name, value)) = more {
            request = request.header(name, value);
        }
        let request = request
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form.to_owned()))
            .unwrap();
        self.answer(request).await
    }

    async fn answer(&mut self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        for cookie in head.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        // Of what has no end, the first word.
        let endless = head.headers.get(header::CONTENT_TYPE);
        let body = if endless.is_some_and(|value| value == "text/event-stream") {
            Listening(body.into_data_stream()).next().await.unwrap_or_default()
        } else {
            String::from_utf8_lossy(&to_bytes(body, usize::MAX).await.unwrap()).into_owned()
        };
        Answer { status: head.status, headers: head.headers, body }
    }

    /// Begins to listen to what happens to a page.
    pub(crate) async fn listen(&mut self, path: &str) -> Result<Listening, StatusCode> {
        let cookies: Vec<_> = self.cookies.iter().map(|(k, v)| format!("{k}={v}")).collect();
        let request = Request::builder().uri(path).header(header::COOKIE, cookies.join("; "));
        let request = request.body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        if response.status() == StatusCode::OK {
            Ok(Listening(response.into_body().into_data_stream()))
        } else {
            Err(response.status())
        }
    }

    /// Everybody who is suggested is asked and says yes; gives who.
    pub(crate) async fn everybody_says_yes(&self) -> Vec<PersonId> {
        folkmoot_test_support::everybody_says_yes(self.app(), self.organisation()).await
    }

    pub(crate) async fn sign_in(&mut self, role: &str) {
        let page = self.get("/demo/sign-in").await;
        let form = format!("csrf={}&role={role}&next=%2F", field(&page.body, "csrf"));
        let answer = self.post("/demo/sign-in", &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    }

    pub(crate) async fn sign_out(&mut self) {
        let page = self.get("/").await;
        if page.body.contains("action=\"/sign-out\"") {
            let form = format!("csrf={}", field(&page.body, "csrf"));
            assert_eq!(self.post("/sign-out", &form).await.status, StatusCode::SEE_OTHER);
        }
    }

    /// A token for forms, of whoever is looking.
    pub(crate) async fn token(&mut self) -> String {
        let page = self.get("/demo/sign-in").await;
        field(&page.body, "csrf")
    }

    /// The first call on the home page.
    pub(crate) async fn a_call(&mut self) -> String {
        let home = self.get("/").await;
        link(&home.body, "/calls/").expect("a call on the home page")
    }

    /// The first piece of evidence on the shortlist of a call.
    pub(crate) async fn an_evidence(&mut self, call: &str) -> String {
        let page = self.get(&format!("{call}/shortlist")).await;
        link(&page.body, &format!("{call}/shortlist/")).expect("evidence on the shortlist")
    }

    /// The draft of an invitation to somebody added by hand, who was told
    /// apart by their address.
    pub(crate) async fn an_invitation(&self, organisation: &str, call: &str) -> InvitationId {
        let (app, here) = (self.app(), OrganisationId::new(organisation).unwrap());
        let call = CallId::new(call).unwrap();
        let caller = Caller::Operator;
        let kind =
            app.begin_add_by_hand(&caller, &here, &call).await.unwrap().1.brief.kinds[0].clone();
        let email = Email::new("draft@northmere.example").unwrap();
        let who = Who::Addressed { name: "Somebody New".to_owned(), email };
        let add = AddByHand { kind: kind.id, who, reason: "They know the street.".to_owned() };
        app.add_by_hand(&caller, &here, &call, add).await.unwrap().id
    }

    /// The names of everyone in the town.
    pub(crate) async fn names(&self) -> Vec<String> {
        let mut snapshot = self.town.app.storage().read().await.unwrap();
        let here = &self.town.organisation;
        let people = snapshot.people_page(here, None, 1_000).await.unwrap();
        assert!(people.len() > 100);
        people.into_iter().map(|person| person.name).collect()
    }
}

/// The value of the first field with this name.
pub(crate) fn field(html: &str, name: &str) -> String {
    let start = html.find(&format!("name=\"{name}\" value=\"")).expect("the field");
    html[start..].split('"').nth(3).unwrap().to_owned()
}

pub(crate) fn link(html: &str, begins: &str) -> Option<String> {
    let start = html.find(&format!("href=\"{begins}"))?;
    html[start..].split('"').nth(1).map(str::to_owned)
}
