//! Who is asking.

use axum::http::{HeaderMap, header};
use folkmoot_app::{AppError, Caller, Permission};
use folkmoot_model::OrganisationId;
use folkmoot_pages::{Layout, Locale, Section, Text, Viewer};

use crate::{Web, forms, problem::Problem, sessions};

/// Who is asking, and in which language they read.
#[derive(Debug, Clone)]
pub(crate) struct Visitor {
    /// As use cases know them.
    pub(crate) caller: Caller,
    /// The name they go by, if they have signed in.
    name: Option<String>,
    /// The cookie that their forms are bound to, if there is one yet.
    pub(crate) cookie: Option<String>,
    locale: Locale,
}

impl Visitor {
    /// Who sends a request. Whoever holds a session that is worth nothing any
    /// more is a stranger.
    pub(crate) async fn of(headers: &HeaderMap, web: &Web) -> Result<Self, AppError> {
        let language = headers.get(header::ACCEPT_LANGUAGE).and_then(|l| l.to_str().ok());
        let locale = language.map(Locale::from_accept_language).unwrap_or_default();
        let form_cookie = sessions::form_cookie(headers, &web.settings).map(str::to_owned);
        let stranger = Self { caller: Caller::Stranger, name: None, cookie: form_cookie, locale };
        let Some((session, cookie)) = sessions::of(headers, web) else {
            return Ok(stranger);
        };
        if web.settings.demo.as_ref() != Some(&session.organisation) {
            return Ok(stranger);
        }
        match web.app.sign_in_demo(&session.organisation, &session.person).await {
            Ok((caller, name)) => {
                Ok(Self { caller, name: Some(name), cookie: Some(cookie), locale })
            }
            Err(AppError::NotFound { .. } | AppError::Forbidden(_)) => Ok(stranger),
            Err(error) => Err(error),
        }
    }

    /// A stranger, where who is asking could not be found out.
    pub(crate) fn unknown() -> Self {
        Self { caller: Caller::Stranger, name: None, cookie: None, locale: Locale::default() }
    }

    pub(crate) fn has_signed_in(&self) -> bool {
        self.name.is_some()
    }

    /// The organisation that knows this visitor. Strangers have none, so what
    /// belongs to one's own organisation isn't for them.
    pub(crate) fn organisation(&self) -> Result<&OrganisationId, Problem> {
        match &self.caller {
            Caller::Person { organisation, .. } => Ok(organisation),
            Caller::Stranger | Caller::Operator => Err(Problem::Forbidden),
        }
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
        Layout {
            text: Text(self.locale),
            viewer,
            section,
            desk,
            demo: web.settings.demo.is_some(),
            csrf: csrf.unwrap_or_default(),
        }
    }
}
