//! Who did what: the audit log, and whether it holds.

use askama::Template;
use folkmoot_model::{Role, Timestamp};

use super::{admin::AdminPart, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// Everything that is noted in the audit log, by its code. What isn't in this
/// list is shown by its code alone.
const ACTIONS: &[&str] = &[
    "call.written",
    "call.changed",
    "call.opened",
    "call.closed",
    "call.withdrawn",
    "call.filed",
    "issue.written",
    "issue.changed",
    "issue.closed",
    "issue.reopened",
    "people.found",
    "people.imported",
    "usual_list.kept",
    "usual_list.removed",
    "invitation.sent",
    "invitation.added_by_hand",
    "invitation.reminded",
    "invitation.accepted",
    "invitation.declined",
    "invitation.forwarded",
    "invitation.withdrawn",
    "invitation.expired",
    "offer.made",
    "offer.withdrawn",
    "offer.accepted",
    "offer.declined",
    "person.left_alone",
    "person.asked_again",
    "evidence.told",
    "evidence.reworded",
    "evidence.contested",
    "evidence.hidden",
    "evidence.agreed",
    "evidence.deleted",
    "person.signed_in",
    "person.signed_out_everywhere",
    "person.erased",
    "member.invited",
    "member.invited_again",
    "member.invite_taken_back",
    "member.joined",
    "member.added",
    "member.roles_changed",
    "member.removed",
    "token.made",
    "token.ended",
    "job.retried",
    "job.given_up",
    "mail.tested",
    "organisation.changed",
    "organisation.set_up",
    "demo.founded",
];

/// The sentence for an action; none if it isn't known.
fn sentence(text: &Text, action: &str) -> Option<Message> {
    Some(match action {
        "call.written" => text.t("audit-call-written"),
        "call.changed" => text.t("audit-call-changed"),
        "call.opened" => text.t("audit-call-opened"),
        "call.closed" => text.t("audit-call-closed"),
        "call.withdrawn" => text.t("audit-call-withdrawn"),
        "call.filed" => text.t("audit-call-filed"),
        "issue.written" => text.t("audit-issue-written"),
        "issue.changed" => text.t("audit-issue-changed"),
        "issue.closed" => text.t("audit-issue-closed"),
        "issue.reopened" => text.t("audit-issue-reopened"),
        "people.found" => text.t("audit-people-found"),
        "people.imported" => text.t("audit-people-imported"),
        "usual_list.kept" => text.t("audit-usual-list-kept"),
        "usual_list.removed" => text.t("audit-usual-list-removed"),
        "invitation.sent" => text.t("audit-invitation-sent"),
        "invitation.added_by_hand" => text.t("audit-invitation-added-by-hand"),
        "invitation.reminded" => text.t("audit-invitation-reminded"),
        "invitation.accepted" => text.t("audit-invitation-accepted"),
        "invitation.declined" => text.t("audit-invitation-declined"),
        "invitation.forwarded" => text.t("audit-invitation-forwarded"),
        "invitation.withdrawn" => text.t("audit-invitation-withdrawn"),
        "invitation.expired" => text.t("audit-invitation-expired"),
        "offer.made" => text.t("audit-offer-made"),
        "offer.withdrawn" => text.t("audit-offer-withdrawn"),
        "offer.accepted" => text.t("audit-offer-accepted"),
        "offer.declined" => text.t("audit-offer-declined"),
        "person.left_alone" => text.t("audit-person-left-alone"),
        "person.asked_again" => text.t("audit-person-asked-again"),
        "evidence.told" => text.t("audit-evidence-told"),
        "evidence.reworded" => text.t("audit-evidence-reworded"),
        "evidence.contested" => text.t("audit-evidence-contested"),
        "evidence.hidden" => text.t("audit-evidence-hidden"),
        "evidence.agreed" => text.t("audit-evidence-agreed"),
        "evidence.deleted" => text.t("audit-evidence-deleted"),
        "person.signed_in" => text.t("audit-signed-in"),
        "person.signed_out_everywhere" => text.t("audit-signed-out-everywhere"),
        "person.erased" => text.t("audit-erased"),
        "member.invited" => text.t("audit-member-invited"),
        "member.invited_again" => text.t("audit-member-invited-again"),
        "member.invite_taken_back" => text.t("audit-member-invite-taken-back"),
        "member.joined" => text.t("audit-member-joined"),
        "member.added" => text.t("audit-member-added"),
        "member.roles_changed" => text.t("audit-member-roles-changed"),
        "member.removed" => text.t("audit-member-removed"),
        "token.made" => text.t("audit-token-made"),
        "token.ended" => text.t("audit-token-ended"),
        "job.retried" => text.t("audit-job-retried"),
        "job.given_up" => text.t("audit-job-given-up"),
        "mail.tested" => text.t("audit-mail-tested"),
        "organisation.changed" => text.t("audit-organisation-changed"),
        "organisation.set_up" => text.t("audit-organisation-set-up"),
        "demo.founded" => text.t("audit-demo-founded"),
        _ => return None,
    })
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
        let sentence = sentence(text, &self.action)?
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
        let words = |action: &str| {
            let message = sentence(text, action)?;
            let gap = "…";
            let message = message.arg("who", gap).arg("what", gap);
            Some(message.arg("before", gap).arg("roles", gap).to_string())
        };
        ACTIONS.iter().filter_map(|action| Some((*action, words(action)?))).collect()
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
        let lines = ACTIONS.iter().zip(1..).map(|(action, seq)| {
            let who = match seq % 4 {
                0 => AuditWho::Operator,
                1 => helen(),
                2 => AuditWho::Person(None),
                _ => AuditWho::System,
            };
            AuditLine::sample(seq, who, action)
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
