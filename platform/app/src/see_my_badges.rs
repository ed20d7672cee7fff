//! Use case: somebody sees the badges they were given, and takes them along.

use folkmoot_credentials::bake;
use folkmoot_model::{Award, AwardId, Call, Organisation};

use crate::{App, AppError, Caller, app};

/// The picture that carries a badge.
const PICTURE: &[u8] = include_bytes!("../pictures/badge.png");

/// A badge somebody was given.
#[derive(Debug, Clone, PartialEq)]
pub struct MyBadge {
    /// The badge.
    pub award: Award,
    /// For which call.
    pub call: Call,
    /// Who gave it.
    pub organisation: Organisation,
}

impl App {
    /// The badges the caller was given, the newest first.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_my_badges(&self, caller: &Caller) -> Result<Vec<MyBadge>, AppError> {
        let (organisation, me) = caller.me()?;
        let mut snapshot = self.storage.read().await?;
        let owner = app::organisation(snapshot.as_mut(), organisation).await?;
        let mut mine = Vec::new();
        for award in snapshot.awards_of(organisation, me).await? {
            let call = app::call(snapshot.as_mut(), organisation, &award.call).await?;
            mine.push(MyBadge { award, call, organisation: owner.clone() });
        }
        Ok(mine)
    }

    /// One of the badges the caller was given.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn see_my_badge(&self, caller: &Caller, id: &AwardId) -> Result<MyBadge, AppError> {
        let mine = self.see_my_badges(caller).await?.into_iter().find(|it| it.award.id == *id);
        mine.ok_or_else(|| AppError::NotFound { what: "badge", id: id.to_string() })
    }

    /// A badge the caller was given, as a picture (PNG) that carries it.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn my_badge_picture(
        &self,
        caller: &Caller,
        id: &AwardId,
    ) -> Result<Vec<u8>, AppError> {
        let mine = self.see_my_badge(caller, id).await?;
        let baked = bake(PICTURE, &mine.award.document);
        baked.map_err(|reason| AppError::BadgeNotMade(reason.to_string()))
    }
}
