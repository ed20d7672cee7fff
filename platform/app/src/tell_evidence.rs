//! Use case: somebody adds to what is known about them, in their own words,
//! puts it right, or says that what came from elsewhere isn't right.
//!
//! What somebody told here they may reword. What came from elsewhere stays as
//! its source has it: they say what is wrong with it, and it isn't used until
//! they say otherwise.

use folkmoot_model::{
    Action, CallId, CallState, Check, Coded, Consent, Day, ErrorCode, Evidence, EvidenceId,
    EvidenceKind, MAX_TEXT, MAX_TITLE, MAX_TOPIC, MAX_TOPICS, OrganisationId, Source,
};
use folkmoot_storage::Transaction;
use serde_json::json;

use crate::change_evidence::{derive_anew, mine};
use crate::{App, AppError, Caller};

/// Longest web address, in bytes.
const MAX_URL: usize = 2_000;

/// The words of a piece of evidence that somebody tells about themselves.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// In a few words.
    pub title: String,
    /// In full.
    pub text: String,
    /// What it is about.
    pub topics: Vec<String>,
    /// The day it is from, if known.
    pub at: Option<Day>,
    /// Where it can be seen, if it can: a web address.
    pub url: Option<String>,
}

/// What is wrong with a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WordingFault {
    /// It has no title.
    #[error("the title is empty")]
    NoTitle,
    /// The title is too long.
    #[error("the title is longer than {MAX_TITLE} characters")]
    LongTitle,
    /// It says nothing.
    #[error("the text is empty")]
    NoText,
    /// It says too much.
    #[error("the text is longer than {MAX_TEXT} characters")]
    LongText,
    /// Too many topics, or one that is a text.
    #[error(
        "there are more than {MAX_TOPICS} topics, or one is longer than {MAX_TOPIC} characters"
    )]
    Topics,
    /// A day that is still to come.
    #[error("the day is still to come")]
    Later,
    /// Not the address of a web page.
    #[error("this is not the address of a web page")]
    NoAddress,
}

impl Coded for WordingFault {
    fn code(&self) -> ErrorCode {
        ErrorCode(match self {
            Self::NoTitle => "evidence.no_title",
            Self::LongTitle => "evidence.long_title",
            Self::NoText => "evidence.no_text",
            Self::LongText => "evidence.long_text",
            Self::Topics => "evidence.topics",
            Self::Later => "evidence.later",
            Self::NoAddress => "evidence.no_address",
        })
    }
}

impl Wording {
    /// Refuses what can't be kept or shown. All that is wrong is told at once.
    pub fn check(&self, today: Day) -> Result<(), Vec<WordingFault>> {
        let long = |text: &str, most: usize| text.chars().nth(most).is_some();
        let mut wrong = Vec::new();
        let mut refuse = |is_wrong: bool, fault| {
            if is_wrong {
                wrong.push(fault);
            }
        };
        refuse(self.title.trim().is_empty(), WordingFault::NoTitle);
        refuse(long(&self.title, MAX_TITLE), WordingFault::LongTitle);
        refuse(self.text.trim().is_empty(), WordingFault::NoText);
        refuse(long(&self.text, MAX_TEXT), WordingFault::LongText);
        let long_topic = self.topics.iter().any(|topic| long(topic, MAX_TOPIC));
        refuse(self.topics.len() > MAX_TOPICS || long_topic, WordingFault::Topics);
        refuse(self.at.is_some_and(|at| at > today), WordingFault::Later);
        refuse(
            self.url.as_deref().is_some_and(|url| !is_web_address(url)),
            WordingFault::NoAddress,
        );
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

pub(crate) fn is_web_address(url: &str) -> bool {
    let rest = ["https://", "http://"].iter().find_map(|scheme| {
        let start = url.get(..scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then(|| &url[scheme.len()..])
    });
    let odd = |c: char| c.is_whitespace() || c.is_control();
    url.len() <= MAX_URL && rest.is_some_and(|rest| !rest.is_empty() && !url.contains(odd))
}

/// What somebody agrees to when they add something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MayUse {
    /// It may be used to find them for any call.
    AnyCall,
    /// It may be used for this call alone.
    ThisCall(CallId),
    /// It is kept for themselves alone.
    No,
}

/// Something that somebody tells about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// What kind it is: one of [`Telling::KINDS`].
    pub kind: EvidenceKind,
    /// The words.
    pub wording: Wording,
    /// What they agree to.
    pub may_use: MayUse,
}

impl Telling {
    /// What one can tell about oneself. What others say of somebody, others
    /// say; that somebody took part here is noted here.
    pub const KINDS: &'static [EvidenceKind] = &[
        EvidenceKind::LivedExperience,
        EvidenceKind::Work,
        EvidenceKind::Credential,
        EvidenceKind::Publication,
        EvidenceKind::TrackRecord,
    ];
}

/// What somebody agrees to today, as it is kept. A call must be open.
pub(crate) async fn consented(
    tx: &mut dyn Transaction,
    organisation: &OrganisationId,
    may_use: MayUse,
    on: Day,
) -> Result<Consent, AppError> {
    Ok(match may_use {
        MayUse::AnyCall => Consent::Given { on },
        MayUse::No => Consent::Withdrawn { on },
        MayUse::ThisCall(id) => {
            let call = tx.call(organisation, &id).await?;
            if call.is_none_or(|call| call.state != CallState::Open) {
                return Err(AppError::NotFound { what: "open call", id: id.to_string() });
            }
            Consent::ThisCallOnly { call: id, on }
        }
    })
}

impl App {
    /// Adds a piece of evidence of the caller's own, in their words. It may
    /// be used for a call only if that is open.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn add_my_evidence(
        &self,
        caller: &Caller,
        telling: Telling,
    ) -> Result<EvidenceId, AppError> {
        let (organisation, me) = caller.me()?;
        let now = self.clock.now();
        telling.wording.check(now.day()).map_err(AppError::InvalidWording)?;
        if !Telling::KINDS.contains(&telling.kind) {
            return Err(AppError::NotFound { what: "kind to tell", id: telling.kind.to_string() });
        }
        let mut tx = self.storage.begin().await?;
        let consent = consented(tx.as_mut(), organisation, telling.may_use, now.day()).await?;
        let Wording { title, text, topics, at, url } = telling.wording;
        let item = Evidence {
            id: self.draw(|rng| EvidenceId::generate(now, rng)),
            person: me.clone(),
            kind: telling.kind,
            title,
            text,
            topics,
            at,
            source: Source::told_here(url),
            check: Check::SelfStated,
            consent,
            ratings: Vec::new(),
        };
        tx.upsert_evidence(organisation, std::slice::from_ref(&item)).await?;
        derive_anew(tx.as_mut(), organisation, me).await?;
        let (subject, detail) = (("evidence", item.id.as_str()), json!({ "kind": item.kind }));
        self.note(tx.as_mut(), organisation, caller.actor(), Action::EvidenceTold, subject, detail)
            .await?;
        tx.commit().await?;
        Ok(item.id)
    }

    /// Rewords a piece of evidence that the caller told here. What came from
    /// elsewhere is refused with [`AppError::NotOwnWords`].
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn reword_my_evidence(
        &self,
        caller: &Caller,
        id: &EvidenceId,
        wording: Wording,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        wording.check(self.clock.now().day()).map_err(AppError::InvalidWording)?;
        let mut tx = self.storage.begin().await?;
        let mut item = mine(tx.as_mut(), organisation, me, id).await?;
        if !item.is_told_here() {
            return Err(AppError::NotOwnWords);
        }
        let Wording { title, text, topics, at, url } = wording;
        (item.title, item.text, item.topics, item.at) = (title, text, topics, at);
        item.source = Source::told_here(url);
        tx.upsert_evidence(organisation, std::slice::from_ref(&item)).await?;
        derive_anew(tx.as_mut(), organisation, me).await?;
        let (action, subject) = (Action::EvidenceReworded, ("evidence", id.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, json!({})).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Says what isn't right in a piece of the caller's own evidence. It
    /// stays as its source has it, and isn't used until they say otherwise.
    ///
    /// Needs [`crate::Permission::BeMe`].
    pub async fn contest_my_evidence(
        &self,
        caller: &Caller,
        id: &EvidenceId,
        wrong: &str,
    ) -> Result<(), AppError> {
        let (organisation, me) = caller.me()?;
        let wrong = wrong.trim();
        let fault = if wrong.is_empty() {
            Some(WordingFault::NoText)
        } else {
            wrong.chars().nth(MAX_TEXT).is_some().then_some(WordingFault::LongText)
        };
        if let Some(fault) = fault {
            return Err(AppError::InvalidWording(vec![fault]));
        }
        let mut tx = self.storage.begin().await?;
        let mut item = mine(tx.as_mut(), organisation, me, id).await?;
        item.consent = Consent::Contested { on: self.clock.now().day(), wrong: wrong.to_owned() };
        tx.upsert_evidence(organisation, std::slice::from_ref(&item)).await?;
        derive_anew(tx.as_mut(), organisation, me).await?;
        let (action, subject) = (Action::EvidenceContested, ("evidence", id.as_str()));
        self.note(tx.as_mut(), organisation, caller.actor(), action, subject, json!({})).await?;
        tx.commit().await?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn usual() -> Wording {
        Wording { title: "Prams".to_owned(), text: "Every day".to_owned(), ..Wording::default() }
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        use WordingFault as F;
        let today = Day::from_days(20_000);
        assert_eq!(usual().check(today), Ok(()));
        let wording = Wording {
            title: "t".repeat(MAX_TITLE + 1),
            text: " ".to_owned(),
            topics: vec![String::new(); MAX_TOPICS + 1],
            at: Some(Day::from_days(20_001)),
            url: Some("javascript:alert(1)".to_owned()),
        };
        let wrong = [F::LongTitle, F::NoText, F::Topics, F::Later, F::NoAddress];
        assert_eq!(wording.check(today), Err(wrong.to_vec()));
    }

    #[test]
    fn only_web_addresses_are_taken() {
        for (url, right) in [
            ("https://forum.example/t/1", true),
            ("HTTP://forum.example", true),
            ("https://", false),
            ("https://a b", false),
            ("data:text/html,x", false),
            ("é", false),
            ("", false),
        ] {
            assert_eq!(is_web_address(url), right, "{url}");
        }
    }
}
