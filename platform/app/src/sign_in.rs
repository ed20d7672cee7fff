//! Use case: somebody signs in by a link in a mail.
//!
//! Asking for a link does the same work whether the address is known or not:
//! who is behind it is looked up later, in the background. So neither the
//! answer nor the time it takes tells anything. The token of a link is made
//! when its mail goes out; nothing but its digest is ever kept.

use folkmoot_model::{
    Action, Actor, Digest, Email, JobId, Organisation, OrganisationId, PersonId, SignInLink,
    SignInLinkId, Timestamp, Token,
};
use folkmoot_storage::{NewJob, Snapshot};
use serde_json::json;

use crate::choose_language::{languages_for, languages_of};
use crate::{App, AppError, sessions};

/// The kind of job that sends a link.
pub const SIGN_IN_MAIL: &str = "mail.sign_in";

const MINUTE: i64 = 60_000;
/// How long a link works, in minutes.
pub const LINK_MINUTES: u32 = 20;
/// A mail that could not be sent for so long is of no use to anybody.
const STALE_MILLIS: i64 = 60 * MINUTE;
/// How often the mail is tried: seven and a half minutes in all.
const TRIES: u32 = 5;
/// Attempts are counted for so long.
const COUNTED_MILLIS: i64 = 60 * MINUTE;
/// Most links an hour to one address.
const MOST_FOR_ADDRESS: u32 = 5;
/// Most links an hour asked for from one place in the network.
const MOST_FOR_CLIENT: u32 = 30;

/// A mail that lets somebody in.
#[derive(Debug, Clone)]
pub struct SignInMail {
    /// To whom.
    pub to: Email,
    /// What the link in it holds.
    pub token: Token,
    /// The names of the organisations that know the address.
    pub organisations: Vec<String>,
    /// Whom they are asked about, as far as they say.
    pub contacts: Vec<Email>,
    /// The languages to write in, the best first.
    pub languages: Vec<String>,
}

/// As whom somebody can sign in with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignInChoice {
    /// Where.
    pub organisation: OrganisationId,
    /// The name of it.
    pub organisation_name: String,
    /// Who.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

impl App {
    /// Somebody wants to sign in with this address. A mail goes out if anybody
    /// is known by it; whether anybody is doesn't show. `client` is where the
    /// wish comes from in the network, if that is known; `next` is the path
    /// of the page to go on to, which the link in the mail will name.
    ///
    /// Needs no permission: it is the way in. Refused with
    /// [`AppError::TooMany`] after too many tries.
    pub async fn ask_to_sign_in(
        &self,
        email: &Email,
        client: Option<&str>,
        next: Option<&str>,
    ) -> Result<(), AppError> {
        let now = self.clock.now();
        let email = email.folded();
        let mut counted = vec![(format!("sign-in address {}", email.as_str()), MOST_FOR_ADDRESS)];
        counted.extend(client.map(|from| (format!("sign-in client {from}"), MOST_FOR_CLIENT)));

        let mut tx = self.storage.begin().await?;
        let mut too_many = false;
        for (subject, most) in counted {
            let subject = Digest::of(subject.as_bytes());
            let ends_at = now.plus_millis(COUNTED_MILLIS);
            too_many |= tx.count_attempt(&subject, now, ends_at).await? > most;
        }
        if !too_many {
            let link = SignInLink {
                id: self.draw(|rng| SignInLinkId::generate(now, rng)),
                email,
                created_at: now,
                expires_at: now.plus_millis(STALE_MILLIS),
            };
            tx.add_sign_in_link(&link).await?;
            tx.enqueue_job(&self.sign_in_job(&link.id, next, now)).await?;
        }
        tx.commit().await?;
        if too_many { Err(AppError::TooMany) } else { Ok(()) }
    }

    fn sign_in_job(&self, link: &SignInLinkId, next: Option<&str>, now: Timestamp) -> NewJob {
        NewJob {
            id: self.draw(|rng| JobId::generate(now, rng)),
            organisation: None,
            kind: SIGN_IN_MAIL.to_owned(),
            payload: json!({ "link": link, "next": next }),
            key: format!("{SIGN_IN_MAIL}/{link}"),
            due_at: now,
            tries: TRIES,
        }
    }

    /// Gives a link its token and says what the mail needs; none if nobody is
    /// known by the address, or if it is too late. A token made earlier for
    /// the same link is worth nothing from here on.
    ///
    /// Needs no permission: the background worker alone calls it.
    pub async fn prepare_sign_in_mail(
        &self,
        link: &SignInLinkId,
    ) -> Result<Option<SignInMail>, AppError> {
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let Some(link) = tx.sign_in_link(link).await?.filter(|link| now < link.expires_at) else {
            return Ok(None);
        };
        let known = known_by(tx.as_mut(), &link.email).await?;
        let Some((_, to)) = known.first().cloned() else { return Ok(None) };
        let (contacts, languages) = contacts_and_languages(tx.as_mut(), &known).await?;
        let token = self.draw(Token::generate);
        let expires_at = now.plus_millis(i64::from(LINK_MINUTES) * MINUTE);
        tx.arm_sign_in_link(&link.id, &token.digest(), expires_at).await?;
        tx.commit().await?;
        let mut organisations: Vec<String> =
            known.into_iter().map(|(choice, _)| choice.organisation_name).collect();
        organisations.dedup();
        Ok(Some(SignInMail { to, token, organisations, contacts, languages }))
    }

    /// As whom somebody who holds a link can sign in: nobody if it was used,
    /// has expired or never was. Doesn't use it up.
    ///
    /// Needs no permission: it is the way in.
    pub async fn see_sign_in_link(&self, token: &Token) -> Result<Vec<SignInChoice>, AppError> {
        let now = self.clock.now();
        let mut snapshot = self.storage.read().await?;
        let link = snapshot.sign_in_link_opened_by(&token.digest()).await?;
        let Some(link) = link.filter(|link| now < link.expires_at) else {
            return Ok(Vec::new());
        };
        let known = known_by(snapshot.as_mut(), &link.email).await?;
        Ok(known.into_iter().map(|(choice, _)| choice).collect())
    }

    /// Uses a link up and begins a session; gives the token that the browser
    /// is to hold.
    ///
    /// Needs no permission: it is the way in.
    pub async fn sign_in(
        &self,
        token: &Token,
        organisation: &OrganisationId,
        person: &PersonId,
    ) -> Result<Token, AppError> {
        let no_link = || AppError::NotFound { what: "sign-in link", id: "…".to_owned() };
        let now = self.clock.now();
        let mut tx = self.storage.begin().await?;
        let link = tx.use_sign_in_link(&token.digest(), now).await?.ok_or_else(no_link)?;
        let known = known_by(tx.as_mut(), &link.email).await?;
        if !known.iter().any(|(it, _)| it.organisation == *organisation && it.person == *person) {
            return Err(no_link());
        }
        let session = self.draw(Token::generate);
        tx.add_session(&sessions::begin(&session, organisation, person, now)).await?;
        let actor = Actor::Person(person.clone());
        let subject = ("person", person.as_str());
        self.note(tx.as_mut(), organisation, actor, Action::PersonSignedIn, subject, json!({}))
            .await?;
        tx.commit().await?;
        Ok(session)
    }
}

/// Where to write with questions, and the languages to write in, the best
/// first: the choice of anybody known by the address goes before what
/// organisations say.
async fn contacts_and_languages(
    snapshot: &mut (impl Snapshot + ?Sized),
    known: &[(SignInChoice, Email)],
) -> Result<(Vec<Email>, Vec<String>), AppError> {
    let (mut contacts, mut theirs, mut ours) = (Vec::new(), Vec::new(), Vec::new());
    for (choice, _) in known {
        let at = snapshot.organisation(&choice.organisation).await?;
        let who = snapshot.person(&choice.organisation, &choice.person).await?;
        if let (Some(at), Some(who)) = (at, who) {
            ours.extend(languages_of(&at));
            let nobody_s = Organisation { language: None, ..at.clone() };
            theirs.extend(languages_for(snapshot, &nobody_s, &who).await?);
            contacts.extend(at.contact.filter(|contact| !contacts.contains(contact)));
        }
    }
    theirs.extend(ours);
    Ok((contacts, theirs))
}

/// Everyone known by an address, with the address as it is kept. People of
/// made-up organisations get no mail.
async fn known_by(
    snapshot: &mut (impl Snapshot + ?Sized),
    email: &Email,
) -> Result<Vec<(SignInChoice, Email)>, AppError> {
    let mut known = Vec::new();
    for (organisation, person) in snapshot.people_addressed(email).await? {
        let at = snapshot.organisation(&organisation).await?;
        let who = snapshot.person(&organisation, &person).await?;
        if let (Some(at), Some(who)) = (at, who)
            && let Some(kept) = who.email
            && !at.fictional
        {
            let (organisation_name, name) = (at.name, who.name);
            known.push((SignInChoice { organisation, organisation_name, person, name }, kept));
        }
    }
    Ok(known)
}
