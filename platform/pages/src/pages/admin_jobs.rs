//! What the background worker has to do, has done, and couldn't do.

use askama::Template;
use folkmoot_model::Timestamp;

use super::{admin::AdminPart, admin_audit::moment, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The queue.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-jobs.html")]
pub struct JobsPage {
    /// The frame.
    pub layout: Layout,
    /// How many jobs stand where.
    pub counts: Vec<(Standing, u64)>,
    /// Which of them are shown; none for all.
    pub shown: Option<Standing>,
    /// The jobs on this page.
    pub jobs: Vec<JobLine>,
    /// The page before and the page after, if there are any.
    pub pages: (Option<String>, Option<String>),
    /// What was done just now.
    pub done: Option<JobDone>,
}

/// Where a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Queued.
    Waiting,
    /// Being worked on.
    Taken,
    /// Failed for good.
    Failed,
    /// Given up by an admin.
    GivenUp,
    /// Finished.
    Done,
}

/// What was done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobDone {
    /// A job is tried again.
    Retried,
    /// A job is given up.
    GivenUp,
}

/// Why a job failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It was refused.
    Refused,
    /// It didn't get through.
    NotReached,
    /// It may have happened.
    Unknown,
    /// Something else.
    Other,
}

/// One job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobLine {
    /// Its id.
    pub id: String,
    /// What its forms are sent to, without the last word.
    pub address: String,
    /// The code of what it does.
    pub kind: String,
    /// Where it stands.
    pub standing: Standing,
    /// When it is due or was last tried.
    pub at: Timestamp,
    /// How often it was tried.
    pub attempts: u32,
    /// What went wrong last, and what is kept of it.
    pub trouble: Option<(Trouble, String)>,
    /// Whether it can be tried again.
    pub may_retry: bool,
    /// Whether it can be given up.
    pub may_give_up: bool,
}

impl Standing {
    /// Its code, as addresses have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Taken => "taken",
            Self::Failed => "failed",
            Self::GivenUp => "given_up",
            Self::Done => "done",
        }
    }

    fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::Waiting => "jobs-waiting",
            Self::Taken => "jobs-taken",
            Self::Failed => "jobs-failed",
            Self::GivenUp => "jobs-given-up",
            Self::Done => "jobs-done",
        })
    }
}

impl Trouble {
    fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::Refused => "jobs-trouble-refused",
            Self::NotReached => "jobs-trouble-not-reached",
            Self::Unknown => "jobs-trouble-unknown",
            Self::Other => "jobs-trouble-other",
        })
    }
}

impl JobLine {
    /// What it does, in words; none for what a later version has queued.
    fn what(&self, text: &Text) -> Option<Message> {
        Some(text.t(match self.kind.as_str() {
            "mail.sign_in" => "jobs-mail-sign-in",
            "mail.member_invite" => "jobs-mail-member-invite",
            "mail.invitation" => "jobs-mail-invitation",
            "mail.offer" => "jobs-mail-offer",
            "mail.test" => "jobs-mail-test",
            _ => return None,
        }))
    }

    fn when(&self, text: &Text) -> Message {
        moment(text, self.at)
    }

    fn sample(kind: &str, standing: Standing, trouble: Option<(Trouble, &str)>) -> Self {
        Self {
            id: format!("0a1b-{kind}"),
            address: "/admin/jobs/0a1b".to_owned(),
            kind: kind.to_owned(),
            standing,
            at: Timestamp::from_millis(1_795_348_800_000),
            attempts: 1,
            may_retry: standing == Standing::Failed,
            may_give_up: matches!(standing, Standing::Failed | Standing::Waiting),
            trouble: trouble.map(|(trouble, kept)| (trouble, kept.to_owned())),
        }
    }
}

impl JobsPage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Jobs, &self.layout.text)
    }

    fn done_words(&self) -> Option<Message> {
        let text = self.layout.text;
        self.done.map(|done| match done {
            JobDone::Retried => text.t("jobs-done-retried"),
            JobDone::GivenUp => text.t("jobs-done-given-up"),
        })
    }
}

impl Render for JobsPage {
    const NAME: &'static str = "admin-jobs";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            counts: vec![
                (Standing::Failed, 4),
                (Standing::Waiting, 1),
                (Standing::Taken, 1),
                (Standing::GivenUp, 1),
                (Standing::Done, 12_345),
            ],
            shown: None,
            jobs: vec![
                JobLine::sample("mail.invitation", Standing::Waiting, None),
                JobLine::sample("mail.test", Standing::Taken, None),
                JobLine::sample(
                    "mail.member_invite",
                    Standing::Failed,
                    Some((Trouble::Refused, "refused: the server answers 550")),
                ),
                JobLine::sample(
                    "mail.sign_in",
                    Standing::Failed,
                    Some((Trouble::NotReached, "not sent: no answer")),
                ),
                JobLine::sample(
                    "mail.invitation",
                    Standing::GivenUp,
                    Some((Trouble::Unknown, "it isn't known")),
                ),
                JobLine::sample("mail.invitation", Standing::Done, None),
            ],
            pages: (None, Some("/admin/jobs?page=2".to_owned())),
            done: None,
        };
        let odd = JobLine::sample(
            "a.later_version",
            Standing::Failed,
            Some((Trouble::Other, awkward::HTML)),
        );
        let failed = Self {
            shown: Some(Standing::Failed),
            jobs: vec![odd],
            pages: (Some("/admin/jobs".to_owned()), None),
            done: Some(JobDone::GivenUp),
            ..usual.clone()
        };
        let empty = Self {
            counts: Vec::new(),
            jobs: Vec::new(),
            pages: (None, None),
            done: Some(JobDone::Retried),
            ..usual.clone()
        };
        vec![("usual", usual), ("failed", failed), ("empty", empty)]
    }
}
