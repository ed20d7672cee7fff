//! Use case: somebody who looks at a call hears when something happens to it,
//! so that their page can be brought up to date.

use folkmoot_model::{CallId, OrganisationId};
use folkmoot_storage::{Change, Changes, Told};

use crate::{App, AppError, Caller, Permission};

/// What happens to one call. It says that something happened, never what.
#[derive(Debug)]
pub struct CallWatch {
    changes: Changes,
    organisation: OrganisationId,
    call: CallId,
    whole: bool,
}

/// What somebody who watches is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News {
    /// The call may look different now.
    Call,
    /// The watcher was changed: perhaps they may watch no longer.
    Watcher,
}

impl App {
    /// Begins to watch a call as anyone sees it: what it says, where it
    /// stands, how many were found. Who is asked and who answers is told to
    /// nobody here, not even that somebody did.
    ///
    /// Needs [`Permission::SeePublic`]. A call that the caller may not see
    /// isn't there for them.
    pub async fn watch_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<CallWatch, AppError> {
        // First to listen, then to look: nothing happens in between unheard.
        let changes = self.storage.changes().await?;
        let (organisation, call) = (organisation.clone(), call.clone());
        let watch = CallWatch { changes, organisation, call, whole: false };
        self.may_watch(caller, &watch).await?;
        Ok(watch)
    }

    /// Begins to watch a call as those who work on it see it, invitations and
    /// answers too.
    ///
    /// Needs [`Permission::SeeCalls`].
    pub async fn watch_desk_call(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
    ) -> Result<CallWatch, AppError> {
        caller.must(Permission::SeeCalls, organisation)?;
        Ok(CallWatch { whole: true, ..self.watch_call(caller, organisation, call).await? })
    }

    /// Whether the caller may still watch: asked anew before each thing that
    /// is told, for roles and calls change.
    pub async fn may_watch(&self, caller: &Caller, watch: &CallWatch) -> Result<(), AppError> {
        if watch.whole {
            caller.must(Permission::SeeCalls, &watch.organisation)?;
        }
        self.see_call(caller, &watch.organisation, &watch.call).await.map(drop)
    }
}

impl CallWatch {
    /// Waits for the next thing that concerns the call or its watcher; none
    /// when storage was closed. Nothing is lost if the wait is given up.
    pub async fn next(&mut self, watcher: &Caller) -> Option<News> {
        loop {
            match self.changes.next().await? {
                Told::Missed => return Some(News::Call),
                Told::Change(change) => {
                    if let Some(news) = self.news(&change, watcher) {
                        return Some(news);
                    }
                }
            }
        }
    }

    /// Passes over what was told up to now, for a page that is about to be
    /// looked at anew anyway.
    pub fn skip(&mut self) {
        self.changes.skip();
    }

    fn news(&self, change: &Change, watcher: &Caller) -> Option<News> {
        if change.organisation != self.organisation {
            return None;
        }
        let public = matches!(change.subject.kind.as_str(), "call" | "run");
        if change.call.as_ref() == Some(&self.call) && (self.whole || public) {
            return Some(News::Call);
        }
        let themselves =
            |person: &str| change.subject.kind == "person" && change.subject.id == person;
        match watcher {
            Caller::Person { person, .. } if themselves(person.as_str()) => Some(News::Watcher),
            _ => None,
        }
    }
}
