//! Who is asking.

use axum::http::{HeaderMap, Method, Uri};
use folkmoot_app::{AppError, Caller, Permission};
use folkmoot_model::{Language, OrganisationId};
use folkmoot_pages::{Layout, Locale, Section, Text, Viewer};

use crate::{
    Web, address,
    api::ApiError,
    bearer::{self, Sent},
    forms, language,
    problem::Problem,
    sessions,
};

/// Longest address that one comes back to, in bytes.
const LONGEST: usize = 500;

/// Who is asking, and in which language they read.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    /// As use cases know them.
    pub(crate) caller: Caller,
    /// The name they go by, if they have signed in.
    name: Option<String>,
    /// The cookie that their forms are bound to, if there is one yet.
    pub(crate) cookie: Option<String>,
    /// The page they look at, to come back to after signing in.
    here: Option<String>,
    /// The language they read.
    locale: Locale,
    /// The same, if they chose it; otherwise their browser asks for it.
    chosen: Option<Locale>,
    /// The address of the page they look at, without the choice of a language.
    page: String,
}

impl Visitor {
    /// Who sends a request. Whoever holds a session that is worth nothing any
    /// more is a stranger.
    pub(crate) async fn of(headers: &HeaderMap, web: &Web) -> Result<Self, AppError> {
        let chosen = language::kept(headers, &web.settings);
        let locale = language::of(headers, &web.settings);
        let form_cookie = sessions::form_cookie(headers, &web.settings).map(str::to_owned);
        let stranger = Self { cookie: form_cookie, locale, chosen, ..Self::unknown() };
        let Some(token) = sessions::of(headers, &web.settings) else {
            return Ok(stranger);
        };
        let Some(found) = web.app.recognise(&token).await? else { return Ok(stranger) };
        // Outside the demo, nobody is a made-up person.
        if found.fictional && web.settings.demo.as_ref() != Some(&found.organisation) {
            return Ok(stranger);
        }
        let (name, cookie) = (Some(found.name), Some(token.as_str().to_owned()));
        if found.to_note {
            // Beside the request: reading must not wait for those who write.
            let app = web.app.clone();
            tokio::spawn(async move {
                if let Err(error) = app.note_session(&token).await {
                    tracing::warn!(%error, "a session could not be noted");
                }
            });
        }
        Ok(Self { caller: found.caller, name, cookie, ..stranger })
    }

    /// Who sends a request to the API: whoever holds the token that comes
    /// with it, or a stranger if none does.
    pub(crate) async fn of_token(headers: &HeaderMap, web: &Web) -> Result<Self, ApiError> {
        let secret = match bearer::of(headers) {
            Sent::Nothing => return Ok(Self::unknown()),
            Sent::Token(secret) => secret,
            Sent::Wrong => return Err(ApiError::unknown()),
        };
        let holder = web.app.recognise_token(&secret).await?.ok_or_else(ApiError::unknown)?;
        if holder.fictional && web.settings.demo.as_ref() != Some(&holder.organisation) {
            return Err(ApiError::unknown());
        }
        if holder.to_note {
            let app = web.app.clone();
            tokio::spawn(async move {
                if let Err(error) = app.note_token(&secret).await {
                    tracing::warn!(%error, "the use of a token could not be noted");
                }
            });
        }
        Ok(Self { caller: holder.caller, ..Self::unknown() })
    }

    /// A stranger, where who is asking could not be found out.
    pub(crate) fn unknown() -> Self {
        let (locale, page) = (Locale::default(), "/".to_owned());
        Self {
            caller: Caller::Stranger,
            name: None,
            cookie: None,
            here: None,
            locale,
            chosen: None,
            page,
        }
    }

    /// The same visitor, who looks at a page of this route. Nobody comes back
    /// to the home page or to where they sign in: they get there anyway. An
    /// address with a secret in it is passed on nowhere.
    #[must_use]
    pub(crate) fn looking_at(mut self, method: &Method, page: &Uri, route: Option<&str>) -> Self {
        let path = page.path();
        let secret = |route: &str| route.contains("{token}");
        let comes_back = method == Method::GET
            && path != "/"
            && !path.contains(folkmoot_pages::SIGN_IN)
            && route.is_some_and(|route| !secret(route));
        let address = page.path_and_query().map_or(path, |whole| whole.as_str());
        self.here = (comes_back && address.len() <= LONGEST).then(|| address.to_owned());
        self
    }

    /// The same visitor, who looks at the page of this address, and maybe
    /// chose a language there.
    #[must_use]
    pub(crate) fn reading(self, page: String, chosen: Option<Locale>) -> Self {
        let locale = chosen.unwrap_or(self.locale);
        Self { page, locale, chosen: chosen.or(self.chosen), ..self }
    }

    pub(crate) fn has_signed_in(&self) -> bool {
        self.name.is_some()
    }

    /// The language that they chose, if they did.
    pub(crate) fn chosen_language(&self) -> Option<Language> {
        self.chosen.and_then(|locale| Language::new(locale.code()).ok())
    }

    /// The organisation that knows this visitor. Strangers have none, so what
    /// belongs to one's own organisation isn't for them.
    pub(crate) fn organisation(&self) -> Result<&OrganisationId, Problem> {
        self.caller.organisation().ok_or(Problem::Forbidden)
    }

    /// The name they go by; empty for a stranger.
    pub(crate) fn name(&self) -> &str {
        self.name.as_deref().unwrap_or_default()
    }

    /// The frame of a page for this visitor.
    pub(crate) fn layout(&self, web: &Web, section: Section) -> Layout {
        let viewer = match &self.name {
            Some(name) => Viewer::SignedIn { name: name.clone() },
            None => Viewer::Stranger,
        };
        let csrf = self.cookie.as_deref().map(|cookie| forms::token(web, cookie));
        let desk =
            self.organisation().is_ok_and(|theirs| self.caller.may(Permission::SeeCalls, theirs));
        let admin = self
            .organisation()
            .is_ok_and(|theirs| self.caller.may(Permission::ManageMembers, theirs));
        Layout {
            text: Text(self.locale),
            viewer,
            section,
            desk,
            admin,
            demo: web.settings.demo.is_some(),
            sign_in: web.settings.sign_in().map(|address| match &self.here {
                Some(here) => format!("{address}?next={}", address::segment(here)),
                None => address.to_owned(),
            }),
            here: self.page.clone(),
            csrf: csrf.unwrap_or_default(),
        }
    }
}
