//! Taking jobs and doing them.

use std::{future::Future, sync::Arc, time::Duration};

use folkmoot_app::{
    AnsweredOffer, App, AppError, AskedFor, BADGE_MAIL, DrawnFor, ENDORSEMENT_MAIL, GivenBadge,
    INVITATION_MAIL, INVITE_DAYS, LINK_MINUTES, MEMBER_INVITE_MAIL, OFFER_MAIL, PANEL_MAIL,
    SIGN_IN_MAIL, TEST_MAIL,
};
use folkmoot_model::{
    MemberInviteId, Organisation, OrganisationId, PersonId, SignInLinkId, Timestamp,
};
use folkmoot_pages::{Locale, Text, escape, mails};
use folkmoot_storage::{Job, StorageError};
use serde::de::DeserializeOwned;

use crate::invitation_mail::{self, Payload};
use crate::{Mail, Mailer, NotSent};
use crate::{badge_mail, endorsement_mail, offer_mail, panel_mail};

/// How often the queue is looked at when it is empty.
const PAUSE: Duration = Duration::from_secs(1);
/// A job is held for so long: more than any mail takes.
const HOLD_MILLIS: i64 = 5 * 60_000;
/// How often what is over is thrown away.
const TIDY_MILLIS: i64 = 60_000;
/// Jobs that are done are kept for so long.
const KEPT_MILLIS: i64 = 30 * 24 * 60 * 60_000;

/// Does the jobs of the queue, one after the other.
#[derive(Clone)]
pub struct Worker {
    app: App,
    mailer: Arc<dyn Mailer>,
    public_url: String,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Worker").field("public_url", &self.public_url).finish_non_exhaustive()
    }
}

impl Worker {
    /// A worker. `public_url` is the address that people open, without a
    /// slash at its end: links in mails begin with it.
    pub fn new(app: App, mailer: Arc<dyn Mailer>, public_url: &str) -> Self {
        Self { app, mailer, public_url: public_url.trim_end_matches('/').to_owned() }
    }

    /// Works until `stop` is done; the job at hand is finished first.
    pub async fn run(&self, stop: impl Future<Output = ()> + Send) {
        tokio::pin!(stop);
        let mut tidied: Option<Timestamp> = None;
        loop {
            let now = self.app.clock().now();
            if tidied.is_none_or(|at| at.plus_millis(TIDY_MILLIS) <= now) {
                if let Err(error) = self.tidy(now).await {
                    tracing::warn!(%error, "what is over could not be thrown away");
                }
                if let Err(error) = self.tend().await {
                    tracing::warn!(%error, "invitations could not be looked after");
                }
                tidied = Some(now);
            }
            let worked = self.work_once().await.unwrap_or_else(|error| {
                tracing::warn!(%error, "the queue could not be worked on");
                false
            });
            let pause = if worked { Duration::ZERO } else { PAUSE };
            tokio::select! {
                () = &mut stop => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// Does the next job that is due, if there is one. Whether there was.
    pub async fn work_once(&self) -> Result<bool, StorageError> {
        let now = self.app.clock().now();
        let mut tx = self.app.storage().begin().await?;
        let job = tx.take_due_job(now, now.plus_millis(HOLD_MILLIS)).await?;
        tx.commit().await?;
        let Some(job) = job else { return Ok(false) };
        let done = self.work(&job).await;
        self.end(job, done).await?;
        Ok(true)
    }

    async fn work(&self, job: &Job) -> Result<(), NotSent> {
        if job.interrupted {
            return Err(NotSent::Unknown("the try before ended without a word".to_owned()));
        }
        match job.kind.as_str() {
            SIGN_IN_MAIL => self.send_sign_in_mail(job).await,
            MEMBER_INVITE_MAIL => self.send_member_invite_mail(job).await,
            TEST_MAIL => self.send_test_mail(job).await,
            INVITATION_MAIL => self.send_invitation_mail(job).await,
            OFFER_MAIL => self.send_offer_mail(job).await,
            PANEL_MAIL => self.send_panel_mail(job).await,
            BADGE_MAIL => self.send_badge_mail(job).await,
            ENDORSEMENT_MAIL => self.send_endorsement_mail(job).await,
            other => Err(NotSent::Never(format!("this version knows no job \"{other}\""))),
        }
    }

    async fn send_sign_in_mail(&self, job: &Job) -> Result<(), NotSent> {
        let link = job.payload.get("link").and_then(|link| link.as_str()).unwrap_or_default();
        let link = SignInLinkId::new(link).map_err(|e| NotSent::Never(e.to_string()))?;
        // Nobody known by the address, or too late: nothing to send.
        let Some(ready) = self.app.prepare_sign_in_mail(&link).await.map_err(|e| later(&e))? else {
            return Ok(());
        };
        let mut link = format!("{}/sign-in/link/{}", self.public_url, ready.token.as_str());
        if let Some(next) = job.payload.get("next").and_then(|next| next.as_str()) {
            link = format!("{link}?next={}", escape(next));
        }
        let mail = mails::SignInMail {
            text: words(&ready.languages),
            link,
            minutes: LINK_MINUTES,
            organisations: ready.organisations,
            contacts: ready.contacts,
        };
        let mail = Mail {
            to: ready.to,
            subject: mail.subject(),
            plain: mail.plain(),
            html: mail.html().map_err(|e| NotSent::Never(e.to_string()))?,
            // Each try has a link of its own, so it is a mail of its own.
            id: format!("{}.{}", job.id, job.attempt),
            list: None,
        };
        self.mailer.send(&mail).await
    }

    async fn send_member_invite_mail(&self, job: &Job) -> Result<(), NotSent> {
        let never = |error: &dyn std::fmt::Display| NotSent::Never(error.to_string());
        let id = job.payload.get("invite").and_then(|id| id.as_str()).unwrap_or_default();
        let id = MemberInviteId::new(id).map_err(|e| never(&e))?;
        let organisation = job.organisation.as_ref();
        let organisation = organisation.ok_or_else(|| never(&"it belongs to no organisation"))?;
        let ready = self.app.prepare_member_invite_mail(organisation, &id).await;
        // Taken back or used: nothing to send.
        let Some(ready) = ready.map_err(|e| later(&e))? else { return Ok(()) };
        let mail = mails::MemberInviteMail {
            text: words(&ready.languages),
            contact: ready.contact,
            name: ready.invite.name,
            organisation: ready.organisation_name,
            roles: ready.invite.roles.into_iter().collect(),
            link: format!("{}/join/{}", self.public_url, ready.token.as_str()),
            days: INVITE_DAYS,
        };
        let mail = Mail {
            to: ready.invite.email,
            subject: mail.subject(),
            plain: mail.plain(),
            html: mail.html().map_err(|e| never(&e))?,
            // Each try has a link of its own, so it is a mail of its own.
            id: format!("{}.{}", job.id, job.attempt),
            list: None,
        };
        self.mailer.send(&mail).await
    }

    async fn send_test_mail(&self, job: &Job) -> Result<(), NotSent> {
        let never = |error: &dyn std::fmt::Display| NotSent::Never(error.to_string());
        let person = job.payload.get("person").and_then(|id| id.as_str()).unwrap_or_default();
        let person = PersonId::new(person).map_err(|e| never(&e))?;
        let organisation = job.organisation.as_ref();
        let organisation = organisation.ok_or_else(|| never(&"it belongs to no organisation"))?;
        let ready = self.app.prepare_test_mail(organisation, &person).await;
        let ready = ready.map_err(|e| later(&e))?;
        let ready = ready.ok_or_else(|| never(&"whoever asked has no address"))?;
        let mail = mails::TestMail {
            text: words(&ready.languages),
            contact: ready.contact,
            address: self.public_url.clone(),
        };
        let mail = Mail {
            to: ready.to,
            subject: mail.subject(),
            plain: mail.plain(),
            html: mail.html().map_err(|e| never(&e))?,
            id: format!("{}.{}", job.id, job.attempt),
            list: None,
        };
        self.mailer.send(&mail).await
    }

    async fn send_invitation_mail(&self, job: &Job) -> Result<(), NotSent> {
        let (organisation, Payload { invitation, mail }) = said(job)?;
        let ready = self.app.prepare_invitation_mail(organisation, &invitation, mail).await;
        // Answered, taken back or too late: nothing to send.
        let Some(ready) = ready.map_err(|error| later(&error))? else { return Ok(()) };
        self.may_reach(&ready.organisation)?;
        self.mailer.send(&invitation_mail::write(ready, &self.public_url)?).await
    }

    async fn send_offer_mail(&self, job: &Job) -> Result<(), NotSent> {
        let (organisation, about) = said::<AnsweredOffer>(job)?;
        let ready = self.app.prepare_offer_mail(organisation, &about).await;
        // Taken back, erased or left alone: nothing to send.
        let Some(ready) = ready.map_err(|error| later(&error))? else { return Ok(()) };
        self.may_reach(&ready.organisation)?;
        self.mailer.send(&offer_mail::write(ready, &about, &self.public_url)?).await
    }

    async fn send_panel_mail(&self, job: &Job) -> Result<(), NotSent> {
        let (organisation, about) = said::<DrawnFor>(job)?;
        let ready = self.app.prepare_panel_mail(organisation, &about).await;
        // Taken back, erased or left alone: nothing to send.
        let Some(ready) = ready.map_err(|error| later(&error))? else { return Ok(()) };
        self.may_reach(&ready.organisation)?;
        self.mailer.send(&panel_mail::write(ready, &about, &self.public_url)?).await
    }

    async fn send_badge_mail(&self, job: &Job) -> Result<(), NotSent> {
        let (organisation, about) = said::<GivenBadge>(job)?;
        let ready = self.app.prepare_badge_mail(organisation, &about).await;
        // Taken back, erased or left alone: nothing to send.
        let Some(ready) = ready.map_err(|error| later(&error))? else { return Ok(()) };
        self.may_reach(&ready.organisation)?;
        self.mailer.send(&badge_mail::write(ready, &about, &self.public_url)?).await
    }

    async fn send_endorsement_mail(&self, job: &Job) -> Result<(), NotSent> {
        let (organisation, about) = said::<AskedFor>(job)?;
        let ready = self.app.prepare_endorsement_mail(organisation, &about).await;
        // Answered, taken back or deleted, or they want no mail: nothing to send.
        let Some(ready) = ready.map_err(|error| later(&error))? else { return Ok(()) };
        self.may_reach(&ready.organisation)?;
        self.mailer.send(&endorsement_mail::write(ready, &self.public_url)?).await
    }

    /// Made-up people get no mail that leaves.
    fn may_reach(&self, organisation: &Organisation) -> Result<(), NotSent> {
        if organisation.fictional && !self.mailer.delivers_nothing() {
            return Err(NotSent::Never("made-up people get no mail".to_owned()));
        }
        Ok(())
    }

    /// Writes down what became of a job.
    async fn end(&self, job: Job, done: Result<(), NotSent>) -> Result<(), StorageError> {
        let now = self.app.clock().now();
        let mut tx = self.app.storage().begin().await?;
        match done {
            Ok(()) => tx.complete_job(&job).await?,
            Err(error) => {
                tracing::warn!(job = %job.id, kind = job.kind, attempt = job.attempt, %error, "a job failed");
                // What may not be tried again is on its last try.
                let tries = match error {
                    NotSent::Later(_) => job.tries,
                    NotSent::Never(_) | NotSent::Unknown(_) => job.attempt,
                };
                tx.fail_job(&Job { tries, ..job }, &error.to_string(), now).await?;
            }
        }
        tx.commit().await
    }

    /// Ends invitations and requests whose time is over, and reminds those who haven't
    /// answered.
    pub async fn tend(&self) -> Result<(), AppError> {
        let expired = self.app.expire_invitations().await?;
        let reminded = self.app.remind_those_due().await?;
        let lapsed = self.app.lapse_endorsements().await?;
        if expired + reminded + lapsed > 0 {
            tracing::info!(expired, reminded, lapsed, "looked after invitations");
        }
        Ok(())
    }

    /// Puts back what a worker that died held, and throws away what is over.
    pub async fn tidy(&self, now: Timestamp) -> Result<(), StorageError> {
        let mut tx = self.app.storage().begin().await?;
        tx.reap_stale_jobs(now).await?;
        tx.prune_done_jobs(now.plus_millis(-KEPT_MILLIS)).await?;
        tx.prune_sign_in(now).await?;
        tx.commit().await
    }
}

/// The words of the best of these languages that there is.
fn words(languages: &[String]) -> Text {
    Text(Locale::of_person(languages).unwrap_or_default())
}

/// Whose job it is, and what it says.
fn said<T: DeserializeOwned>(job: &Job) -> Result<(&OrganisationId, T), NotSent> {
    let never = |error: &dyn std::fmt::Display| NotSent::Never(error.to_string());
    let about = T::deserialize(&job.payload).map_err(|error| never(&error))?;
    let organisation = job.organisation.as_ref();
    Ok((organisation.ok_or_else(|| never(&"it belongs to no organisation"))?, about))
}

fn later(error: &AppError) -> NotSent {
    NotSent::Later(error.to_string())
}
