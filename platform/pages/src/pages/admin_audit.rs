//! Who did what: the audit log, and whether it holds.

use askama::Template;
use folkmoot_model::{Action, Role, Timestamp};

use super::{admin::AdminPart, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The sentence for an action. No arm stands for the rest, so that none can be
/// added without words.
fn sentence(text: &Text, action: Action) -> Message {
    match action {
        Action::CallWritten => text.t("audit-call-written"),
        Action::CallChanged => text.t("audit-call-changed"),
        Action::CallOpened => text.t("audit-call-opened"),
        Action::CallClosed => text.t("audit-call-closed"),
        Action::CallWithdrawn => text.t("audit-call-withdrawn"),
        Action::CallPassedOn => text.t("audit-call-passed-on"),
        Action::CallFiled => text.t("audit-call-filed"),
        Action::IssueWritten => text.t("audit-issue-written"),
        Action::IssueChanged => text.t("audit-issue-changed"),
        Action::IssueClosed => text.t("audit-issue-closed"),
        Action::IssueReopened => text.t("audit-issue-reopened"),
        Action::PeopleFound => text.t("audit-people-found"),
        Action::PeopleImported => text.t("audit-people-imported"),
        Action::UsualListKept => text.t("audit-usual-list-kept"),
        Action::UsualListRemoved => text.t("audit-usual-list-removed"),
        Action::MatchRulesKept => text.t("audit-match-rules-kept"),
        Action::ConflictDeclared => text.t("audit-conflict-declared"),
        Action::ConflictRemoved => text.t("audit-conflict-removed"),
        Action::InvitationSent => text.t("audit-invitation-sent"),
        Action::InvitationAddedByHand => text.t("audit-invitation-added-by-hand"),
        Action::InvitationReminded => text.t("audit-invitation-reminded"),
        Action::InvitationAccepted => text.t("audit-invitation-accepted"),
        Action::InvitationDeclined => text.t("audit-invitation-declined"),
        Action::InvitationForwarded => text.t("audit-invitation-forwarded"),
        Action::InvitationWithdrawn => text.t("audit-invitation-withdrawn"),
        Action::InvitationExpired => text.t("audit-invitation-expired"),
        Action::PanelPlanned => text.t("audit-panel-planned"),
        Action::LotteryPublished => text.t("audit-lottery-published"),
        Action::PanelDrawn => text.t("audit-panel-drawn"),
        Action::LotteryWithdrawn => text.t("audit-lottery-withdrawn"),
        Action::EndorsementAsked => text.t("audit-endorsement-asked"),
        Action::EndorsementGiven => text.t("audit-endorsement-given"),
        Action::EndorsementDeclined => text.t("audit-endorsement-declined"),
        Action::EndorsementWithdrawn => text.t("audit-endorsement-withdrawn"),
        Action::EndorsementLapsed => text.t("audit-endorsement-lapsed"),
        Action::QuestionsAnswered => text.t("audit-questions-answered"),
        Action::AnswerRated => text.t("audit-answer-rated"),
        Action::BadgeGiven => text.t("audit-badge-given"),
        Action::BadgeTakenBack => text.t("audit-badge-taken-back"),
        Action::PeopleSeated => text.t("audit-seating-made"),
        Action::PeopleSeatedAgain => text.t("audit-seating-changed"),
        Action::SeatingTakenBack => text.t("audit-seating-taken-back"),
        Action::OfferMade => text.t("audit-offer-made"),
        Action::OfferWithdrawn => text.t("audit-offer-withdrawn"),
        Action::OfferAccepted => text.t("audit-offer-accepted"),
        Action::OfferDeclined => text.t("audit-offer-declined"),
        Action::PersonLeftAlone => text.t("audit-person-left-alone"),
        Action::PersonAskedAgain => text.t("audit-person-asked-again"),
        Action::EvidenceTold => text.t("audit-evidence-told"),
        Action::EvidenceReworded => text.t("audit-evidence-reworded"),
        Action::EvidenceContested => text.t("audit-evidence-contested"),
        Action::EvidenceHidden => text.t("audit-evidence-hidden"),
        Action::EvidenceAgreed => text.t("audit-evidence-agreed"),
        Action::EvidenceDeleted => text.t("audit-evidence-deleted"),
        Action::PersonSignedIn => text.t("audit-signed-in"),
        Action::PersonSignedOutEverywhere => text.t("audit-signed-out-everywhere"),
        Action::PersonErased => text.t("audit-erased"),
        Action::MemberInvited => text.t("audit-member-invited"),
        Action::MemberInvitedAgain => text.t("audit-member-invited-again"),
        Action::MemberInviteTakenBack => text.t("audit-member-invite-taken-back"),
        Action::MemberJoined => text.t("audit-member-joined"),
        Action::MemberAdded => text.t("audit-member-added"),
        Action::MemberRolesChanged => text.t("audit-member-roles-changed"),
        Action::MemberRemoved => text.t("audit-member-removed"),
        Action::TokenMade => text.t("audit-token-made"),
        Action::TokenEnded => text.t("audit-token-ended"),
        Action::JobRetried => text.t("audit-job-retried"),
        Action::JobGivenUp => text.t("audit-job-given-up"),
        Action::MailTested => text.t("audit-mail-tested"),
        Action::OrganisationChanged => text.t("audit-organisation-changed"),
        Action::OrganisationSetUp => text.t("audit-organisation-set-up"),
        Action::DemoFounded => text.t("audit-demo-founded"),
    }
}

/// A moment in words: "Sunday 22 November 2026, 12:00 UTC".
pub(super) fn moment(text: &Text, at: Timestamp) -> Message {
    let minutes = at.as_millis().div_euclid(60_000).rem_euclid(24 * 60);
    let time = format!("{:02}:{:02}", minutes / 60, minutes % 60);
    text.t("audit-when").arg("day", text.date(&at.day())).arg("time", time)
}

/// The audit log, the latest first.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-audit.html")]
pub struct AuditPage {
    /// The frame.
    pub layout: Layout,
    /// Of which organisation.
    pub organisation: String,
    /// What is looked for.
    pub search: AuditSearch,
    /// Those that it can be narrowed down to: a code each, and who.
    pub people: Vec<(String, AuditWho)>,
    /// The entries on this page.
    pub lines: Vec<AuditLine>,
    /// The address of the entries before these, if there are any.
    pub older: Option<String>,
    /// The address of the latest, if these aren't.
    pub latest: Option<String>,
    /// The address of the same entries as a file.
    pub download: String,
}

/// What is looked for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditSearch {
    /// The code of whoever did it.
    pub who: String,
    /// The code of what was done.
    pub what: String,
    /// The id of what it was done to.
    pub subject: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub until: String,
    /// Whether the first day can't be read.
    pub from_wrong: bool,
    /// Whether the last day can't be read.
    pub until_wrong: bool,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AuditWho {
    /// Somebody, by name if they are still known.
    Person(Option<String>),
    /// Somebody at the machine.
    Operator,
    /// Folkmoot itself.
    System,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub seq: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub who: AuditWho,
    /// The code of what.
    pub action: String,
    /// The kind of thing it was done to.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: String,
    /// What it is called, if that is still known.
    pub subject_name: Option<String>,
    /// The roles somebody had, where that matters.
    pub before: Vec<Role>,
    /// The roles they have now.
    pub roles: Vec<Role>,
    /// The rest, as it is kept.
    pub detail: String,
    /// Its hash.
    pub hash: String,
}

impl AuditSearch {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl AuditWho {
    fn words(&self, text: &Text) -> String {
        match self {
            Self::Person(Some(name)) => text.name(name),
            Self::Person(None) => text.t("name-erased").to_string(),
            Self::Operator => text.t("audit-operator").to_string(),
            Self::System => text.t("audit-system").to_string(),
        }
    }
}

impl AuditLine {
    /// What was done, in words; none for what a later version has noted.
    fn sentence(&self, text: &Text) -> Option<String> {
        let what = match (&self.subject_name, self.subject_kind.as_str()) {
            (Some(name), _) => text.name(name),
            (None, "person") => text.t("name-erased").to_string(),
            (None, _) => self.subject_id.clone(),
        };
        let sentence = sentence(text, self.action.parse().ok()?)
            .arg("who", self.who.words(text))
            .arg("what", what)
            .arg("before", text.roles(&self.before))
            .arg("roles", text.roles(&self.roles));
        Some(sentence.to_string())
    }

    fn when(&self, text: &Text) -> Message {
        moment(text, self.at)
    }

    fn sample(seq: u64, who: AuditWho, action: &str) -> Self {
        Self {
            seq,
            at: Timestamp::from_millis(1_795_348_800_000),
            who,
            action: action.to_owned(),
            subject_kind: "person".to_owned(),
            subject_id: "demo-convener".to_owned(),
            subject_name: Some("Helen Marsh".to_owned()),
            before: vec![Role::Convener],
            roles: vec![Role::Convener, Role::Admin],
            detail: "{}".to_owned(),
            hash: "5feceb66ffc86f38d952786c6d696c79".to_owned(),
        }
    }
}

impl AuditPage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Audit, &self.layout.text)
    }

    /// Every action with a sentence of it in which nobody is named.
    fn actions(&self) -> Vec<(&'static str, String)> {
        let text = &self.layout.text;
        let words = |action: &Action| {
            let gap = "…";
            let message = sentence(text, *action).arg("who", gap).arg("what", gap);
            (action.code(), message.arg("before", gap).arg("roles", gap).to_string())
        };
        Action::ALL.iter().map(words).collect()
    }

    fn fault_words(&self) -> Vec<(&'static str, Message)> {
        let text = &self.layout.text;
        let wrong = [("from", self.search.from_wrong), ("until", self.search.until_wrong)];
        let words = |(field, _)| (field, text.t("audit-day-wrong"));
        wrong.into_iter().filter(|(_, wrong)| *wrong).map(words).collect()
    }

    fn wrong(&self, wrong: &bool) -> Option<Message> {
        wrong.then(|| self.layout.text.t("audit-day-wrong"))
    }
}

impl Render for AuditPage {
    const NAME: &'static str = "admin-audit";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let helen = || AuditWho::Person(Some("Helen Marsh".to_owned()));
        let lines = Action::ALL.iter().zip(1..).map(|(action, seq)| {
            let who = match seq % 4 {
                0 => AuditWho::Operator,
                1 => helen(),
                2 => AuditWho::Person(None),
                _ => AuditWho::System,
            };
            AuditLine::sample(seq, who, action.code())
        });
        let usual = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            organisation: "Northmere Council".to_owned(),
            search: AuditSearch::default(),
            people: vec![
                ("person:demo-convener".to_owned(), helen()),
                ("command_line".to_owned(), AuditWho::Operator),
                ("system".to_owned(), AuditWho::System),
            ],
            lines: lines.collect(),
            older: Some("/admin/audit?before=3".to_owned()),
            latest: None,
            download: "/admin/audit.csv".to_owned(),
        };
        let odd = AuditLine {
            subject_name: None,
            subject_id: awkward::HTML.to_owned(),
            subject_kind: "thing".to_owned(),
            detail: awkward::HTML.to_owned(),
            ..AuditLine::sample(
                9,
                AuditWho::Person(Some(awkward::RIGHT_TO_LEFT.to_owned())),
                "thing.from_a_later_version",
            )
        };
        let awkward = Self {
            search: AuditSearch {
                who: "person:demo-convener".to_owned(),
                what: "call.opened".to_owned(),
                subject: awkward::HTML.to_owned(),
                from: "yesterday".to_owned(),
                from_wrong: true,
                ..AuditSearch::default()
            },
            lines: vec![odd],
            older: None,
            latest: Some("/admin/audit?who=x".to_owned()),
            ..usual.clone()
        };
        let none = Self { lines: Vec::new(), latest: None, ..awkward.clone() };
        vec![("usual", usual), ("awkward", awkward), ("none", none)]
    }
}

/// Whether the log holds.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-audit-check.html")]
pub struct AuditCheckPage {
    /// The frame.
    pub layout: Layout,
    /// How many entries are in order.
    pub entries: u64,
    /// The hash of the last of them.
    pub head: String,
    /// Where it is broken, if it is.
    pub broken: Option<Broken>,
}

/// Where and how a log is broken: the number of the entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Broken {
    /// It is gone.
    Missing(u64),
    /// It was altered.
    Altered(u64),
    /// It was added from outside.
    Added(u64),
    /// It isn't the end that was noted.
    End(u64),
}

impl Broken {
    fn words(self, text: &Text) -> Message {
        match self {
            Self::Missing(seq) => text.t("audit-check-missing").arg("seq", seq),
            Self::Altered(seq) => text.t("audit-check-altered").arg("seq", seq),
            Self::Added(seq) => text.t("audit-check-added").arg("seq", seq),
            Self::End(seq) => text.t("audit-check-end").arg("seq", seq),
        }
    }
}

impl Render for AuditCheckPage {
    const NAME: &'static str = "admin-audit-check";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |broken| Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            entries: 214,
            head: "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9".to_owned(),
            broken,
        };
        vec![
            ("holds", page(None)),
            ("missing", page(Some(Broken::Missing(215)))),
            ("altered", page(Some(Broken::Altered(215)))),
            ("added", page(Some(Broken::Added(215)))),
            ("end", page(Some(Broken::End(214)))),
        ]
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn everything_that_is_noted_has_words_of_its_own_in_every_language() {
        for locale in Locale::ALL {
            let text = Text(*locale);
            let words = |action: &Action| {
                let words = sentence(&text, *action).arg("who", "W").arg("what", "X");
                words.arg("before", "B").arg("roles", "R").to_string()
            };
            let all: BTreeSet<String> = Action::ALL.iter().map(words).collect();
            assert_eq!(all.len(), Action::ALL.len(), "{}", locale.tag());
            for words in all {
                assert!(!words.contains(['⟦', '{', '.']), "{words}");
            }
        }
    }
}
