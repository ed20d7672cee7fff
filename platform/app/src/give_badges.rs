//! Use case: a convener says who took part in a call, and each of them is
//! given a badge for it; or takes one back that was given by mistake.

use std::collections::BTreeSet;

use folkmoot_credentials::{NewAchievement, NewBadge, NewEvidence, issue};
use folkmoot_model::{
    Action, Award, AwardId, AwardTakenBack, Call, CallId, MAX_AWARD_REASON, Organisation,
    OrganisationId, Person, PersonId,
};
use folkmoot_storage::Snapshot;
use rand_core::Rng as _;
use serde_json::json;

use crate::add_badge::moment;
use crate::fill_free_seats::on_panel;
use crate::plan_panel::plan;
use crate::{App, AppError, Caller, Permission};

/// Longest text of what people did for a badge, in characters.
pub const MAX_CRITERIA: usize = 500;

/// Who took part in a call, as far as that is known.
#[derive(Debug, Clone, PartialEq)]
pub struct TakingPart {
    /// The call.
    pub call: Call,
    /// Whose it is.
    pub organisation: Organisation,
    /// Whoever said yes, those on the panel first, then by name.
    pub people: Vec<Participant>,
    /// Whether a panel was drawn.
    pub drawn: bool,
    /// Whether others can look up if a badge was taken back.
    pub published: bool,
}

/// Somebody who said yes.
#[derive(Debug, Clone, PartialEq)]
pub struct Participant {
    /// Who.
    pub person: Person,
    /// Whether they are on the panel that was drawn.
    pub on_panel: bool,
    /// The last badge they were given for this call.
    pub award: Option<Award>,
}

impl Participant {
    /// Whether they hold a badge for this call.
    pub fn has_badge(&self) -> bool {
        self.award.as_ref().is_some_and(|it| it.taken_back.is_none())
    }

    /// Whether they can be given one: it is tied to an address for mail.
    pub fn can_have_badge(&self) -> bool {
        self.person.email.is_some() && !self.has_badge()
    }
}

/// What a badge says, in the language of whoever gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeWords {
    /// What it is called.
    pub name: String,
    /// A sentence about the call.
    pub description: String,
    /// What one had to do for it.
    pub criteria: String,
    /// The path of the public page of the call, as `/calls/town/road`.
    pub path: String,
    /// What that page is called among the evidence.
    pub call: String,
    /// What the page of the panel is called.
    pub panel: String,
}

/// What came of giving badges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BadgesGiven {
    /// So many were given. Whoever had one, or has no address, was left out.
    Done(usize),
    /// Nobody was named.
    Nobody,
    /// It isn't said what people did, or at more than [`MAX_CRITERIA`].
    NoCriteria,
}

/// What came of taking a badge back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadgeBack {
    /// It holds no longer.
    Done,
    /// The reason is empty, or longer than [`MAX_AWARD_REASON`].
    NoReason,
}

impl App {
    /// Who said yes to a call, and who was given a badge for having taken part.
    ///
    /// Needs [`Permission::SeeShortlist`].
    pub async fn see_taking_part(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<TakingPart, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        self.taking_part(snapshot.as_mut(), organisation, id).await
    }

    async fn taking_part(
        &self,
        snapshot: &mut (dyn Snapshot + '_),
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<TakingPart, AppError> {
        let plan = plan(snapshot, organisation, id).await?;
        let panel = on_panel(snapshot, organisation, id).await?;
        let drawn = panel.is_some();
        let panel = panel.unwrap_or_default();
        let awards = snapshot.awards(organisation, id).await?;
        let people = plan.pool.people.iter().map(|it| Participant {
            on_panel: panel.contains(&it.person.id),
            award: awards.iter().rfind(|award| award.person == it.person.id).cloned(),
            person: it.person.clone(),
        });
        let mut people: Vec<Participant> = people.collect();
        people.sort_by(|a, b| {
            let key = |it: &Participant| (!it.on_panel, it.person.name.clone());
            key(a).cmp(&key(b)).then_with(|| a.person.id.cmp(&b.person.id))
        });
        let published = self.issuer.as_ref().is_some_and(|it| it.did_web().is_some());
        Ok(TakingPart {
            call: plan.call,
            organisation: plan.organisation,
            people,
            drawn,
            published,
        })
    }

    /// Gives each of these people a badge for having taken part in a call, if
    /// they said yes to it, have an address and hold none yet. A mail tells
    /// them.
    ///
    /// Needs [`Permission::GiveBadges`].
    pub async fn give_badges(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
        people: &BTreeSet<PersonId>,
        words: &BadgeWords,
    ) -> Result<BadgesGiven, AppError> {
        caller.must(Permission::GiveBadges, organisation)?;
        let criteria = words.criteria.trim();
        if criteria.is_empty() || criteria.chars().count() > MAX_CRITERIA || criteria.contains('\0')
        {
            return Ok(BadgesGiven::NoCriteria);
        }
        let mut tx = self.storage.begin().await?;
        let view = self.taking_part(tx.as_mut(), organisation, id).await?;
        let mut given = 0;
        for participant in view.people.iter().filter(|it| people.contains(&it.person.id)) {
            if !participant.can_have_badge() {
                continue;
            }
            let award = self.new_award(tx.as_mut(), &view, participant, words).await?;
            tx.insert_award(&award).await?;
            self.queue_badge_mail(tx.as_mut(), &award).await?;
            let subject = ("person", award.person.as_str());
            let detail = json!({ "call": id, "badge": award.id });
            self.note(
                tx.as_mut(),
                organisation,
                caller.actor(),
                Action::BadgeGiven,
                subject,
                detail,
            )
            .await?;
            given += 1;
        }
        if given == 0 {
            return Ok(BadgesGiven::Nobody);
        }
        tx.commit().await?;
        Ok(BadgesGiven::Done(given))
    }

    async fn new_award(
        &self,
        tx: &mut dyn folkmoot_storage::Transaction,
        view: &TakingPart,
        to: &Participant,
        words: &BadgeWords,
    ) -> Result<Award, AppError> {
        let (issuer, key) = (self.issuer()?, self.signing_key(tx).await?);
        let now = self.clock.now();
        let place = if view.published { Some(self.fresh_status_place(tx).await?) } else { None };
        let (id, salt) = self.draw(|rng| {
            let mut salt = [0_u8; 16];
            rng.fill_bytes(&mut salt);
            let salt: String = salt.iter().map(|byte| format!("{byte:02x}")).collect();
            (AwardId::generate(now, rng), salt)
        });
        let page = format!("{}{}", issuer.public_url(), words.path);
        let mut evidence = vec![NewEvidence { address: page.clone(), name: words.call.clone() }];
        if to.on_panel {
            let address = format!("{page}/panel");
            evidence.push(NewEvidence { address, name: words.panel.clone() });
        }
        let badge = NewBadge {
            id: format!("urn:uuid:{id}"),
            issuer: issuer.did(&key),
            issuer_name: view.organisation.name.clone(),
            achievement: NewAchievement {
                id: format!("{page}#taking-part"),
                name: words.name.clone(),
                description: words.description.clone(),
                criteria: words.criteria.trim().to_owned(),
                criteria_address: Some(page),
            },
            email: to.person.email.clone().map(String::from).unwrap_or_default(),
            salt,
            valid_from: moment(now),
            valid_until: None,
            evidence,
            status: place.and_then(|place| issuer.status_entry(place)),
        };
        let document = issue(&badge, &key, moment(now));
        Ok(Award {
            organisation: view.organisation.id.clone(),
            id,
            call: view.call.id.clone(),
            person: to.person.id.clone(),
            document: document.map_err(|reason| AppError::BadgeNotMade(reason.to_string()))?,
            given_at: now,
            place,
            taken_back: None,
        })
    }

    /// Takes a badge back that was given by mistake: whoever checks it is told
    /// that it doesn't hold, and its owner why.
    ///
    /// Needs [`Permission::GiveBadges`].
    pub async fn take_badge_back(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        call: &CallId,
        id: &AwardId,
        why: &str,
    ) -> Result<BadgeBack, AppError> {
        caller.must(Permission::GiveBadges, organisation)?;
        let why = why.trim();
        if why.is_empty() || why.chars().count() > MAX_AWARD_REASON || why.contains('\0') {
            return Ok(BadgeBack::NoReason);
        }
        let mut tx = self.storage.begin().await?;
        let taken_back = AwardTakenBack { at: self.clock.now(), why: why.to_owned() };
        let awards = tx.awards(organisation, call).await?;
        let award = awards.into_iter().find(|it| it.id == *id);
        let none = || AppError::NotFound { what: "badge", id: id.to_string() };
        let award = award.ok_or_else(none)?;
        if !tx.take_award_back(organisation, id, &taken_back).await? {
            return Err(none());
        }
        let subject = ("person", award.person.as_str());
        let detail = json!({ "call": call, "badge": id });
        let action = Action::BadgeTakenBack;
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, detail).await?;
        tx.commit().await?;
        Ok(BadgeBack::Done)
    }
}
