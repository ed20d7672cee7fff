//! Who works for an organisation, and who is asked to.

use askama::Template;
use folkmoot_model::{Day, Role};

use super::{admin::AdminPart, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// Everyone with a role, and everyone who was asked to take one.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-members.html")]
pub struct MembersPage {
    /// The frame.
    pub layout: Layout,
    /// Of which organisation.
    pub organisation: String,
    /// What was done just now.
    pub done: Option<MembersDone>,
    /// What is looked for in names and addresses.
    pub search: String,
    /// How many fit.
    pub fitting: usize,
    /// How many there are.
    pub all: usize,
    /// Those on this page.
    pub members: Vec<MemberLine>,
    /// The page before and the page after, if there are any.
    pub pages: (Option<String>, Option<String>),
    /// Who was asked and hasn't joined.
    pub invites: Vec<InviteLine>,
}

/// What was done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MembersDone {
    /// Somebody was asked by mail.
    Invited,
    /// And once more.
    Again,
    /// An invitation was taken back.
    TakenBack,
    /// Somebody has other roles.
    Roles,
    /// Somebody is no member any more.
    Ended,
}

impl MembersDone {
    const ALL: &'static [Self] =
        &[Self::Invited, Self::Again, Self::TakenBack, Self::Roles, Self::Ended];

    /// Its code, as addresses have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Again => "again",
            Self::TakenBack => "taken-back",
            Self::Roles => "roles",
            Self::Ended => "ended",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|done| done.code() == code)
    }

    pub(super) fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::Invited => "members-done-invited",
            Self::Again => "members-done-again",
            Self::TakenBack => "members-done-taken-back",
            Self::Roles => "members-done-roles",
            Self::Ended => "members-done-ended",
        })
    }
}

/// Somebody with a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberLine {
    /// Their page.
    pub address: String,
    /// Their name.
    pub name: String,
    /// Where they are asked.
    pub email: String,
    /// As what.
    pub roles: Vec<Role>,
    /// Since when.
    pub since: Day,
}

/// Somebody who was asked to take one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InviteLine {
    /// What its forms are sent to, without the last word.
    pub address: String,
    /// The name that was given.
    pub name: String,
    /// Where the mail went.
    pub email: String,
    /// As what.
    pub roles: Vec<Role>,
    /// Until when the link works.
    pub until: Day,
    /// Whether that is over.
    pub expired: bool,
}

impl MembersPage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Members, &self.layout.text)
    }

    fn done_words(&self) -> Option<Message> {
        self.done.map(|done| done.words(&self.layout.text))
    }
}

impl InviteLine {
    fn until_words(&self, text: &Text) -> Message {
        let key = if self.expired {
            text.t("members-invite-expired")
        } else {
            text.t("members-invite-until")
        };
        key.arg("day", text.date(&self.until))
    }
}

impl Render for MembersPage {
    const NAME: &'static str = "admin-members";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let line = |name: &str, roles: &[Role]| MemberLine {
            address: "/admin/members/demo-convener".to_owned(),
            name: name.to_owned(),
            email: "helen.marsh@northmere.example".to_owned(),
            roles: roles.to_owned(),
            since: Day::from_days(20_779),
        };
        let invite = |name: &str, expired| InviteLine {
            address: "/admin/invites/0a1b".to_owned(),
            name: name.to_owned(),
            email: "jo@example.org".to_owned(),
            roles: vec![Role::Convener],
            until: Day::from_days(20_786),
            expired,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            organisation: "Northmere Council".to_owned(),
            done: None,
            search: String::new(),
            fitting: 2,
            all: 2,
            members: vec![
                line("Helen Marsh", &[Role::Convener]),
                line("Colin Sedgelow", &[Role::Admin, Role::Moderator]),
            ],
            pages: (None, None),
            invites: Vec::new(),
        };
        let many = Self {
            done: Some(MembersDone::Invited),
            fitting: 120,
            all: 120,
            pages: (Some("/admin/members?page=1".into()), Some("/admin/members?page=3".into())),
            invites: vec![invite("Jo Example", false), invite(awkward::HTML, true)],
            members: vec![line(awkward::LONG, Role::ALL), line(awkward::RIGHT_TO_LEFT, Role::ALL)],
            ..usual.clone()
        };
        let none = Self {
            search: awkward::HTML.to_owned(),
            fitting: 0,
            members: Vec::new(),
            ..usual.clone()
        };
        vec![("usual", usual), ("many", many), ("none-found", none)]
    }
}

/// The form that asks somebody to work here.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-invite.html")]
pub struct InviteMemberPage {
    /// The frame.
    pub layout: Layout,
    /// For which organisation.
    pub organisation: String,
    /// How long the link works, in days.
    pub days: u32,
    /// Whether no mail goes out of this service, so that nobody can be asked.
    pub no_mail: bool,
    /// What was typed.
    pub name: String,
    /// What was typed.
    pub email: String,
    /// Each role, and whether it is ticked.
    pub roles: Vec<(Role, bool)>,
    /// What is wrong.
    pub faults: Vec<InviteFault>,
}

/// What is wrong with an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InviteFault {
    /// No name.
    Name,
    /// No address.
    Email,
    /// The address of a member.
    IsMember,
    /// The address of somebody who was asked already.
    IsInvited,
    /// No role.
    NoRole,
}

impl InviteFault {
    const fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Email | Self::IsMember | Self::IsInvited => "email",
            Self::NoRole => "roles",
        }
    }

    fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::Name => "invite-no-name",
            Self::Email => "ask-email-wrong",
            Self::IsMember => "invite-is-member",
            Self::IsInvited => "invite-is-invited",
            Self::NoRole => "members-no-role",
        })
    }
}

impl InviteMemberPage {
    fn fault_words(&self) -> Vec<(&'static str, Message)> {
        let text = &self.layout.text;
        self.faults.iter().map(|fault| (fault.field(), fault.words(text))).collect()
    }

    fn wrong(&self, field: &str) -> Option<Message> {
        let fault = self.faults.iter().find(|fault| fault.field() == field)?;
        Some(fault.words(&self.layout.text))
    }
}

impl Render for InviteMemberPage {
    const NAME: &'static str = "admin-invite";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let new = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            organisation: "Northmere Council".to_owned(),
            days: 7,
            no_mail: false,
            name: String::new(),
            email: String::new(),
            roles: Role::ALL.iter().map(|role| (*role, false)).collect(),
            faults: Vec::new(),
        };
        let wrong = |faults: &[InviteFault]| Self {
            name: awkward::HTML.to_owned(),
            email: "\"><b>".to_owned(),
            roles: Role::ALL.iter().map(|role| (*role, *role == Role::Admin)).collect(),
            faults: faults.to_owned(),
            ..new.clone()
        };
        vec![
            ("usual", new.clone()),
            ("no-mail", Self { no_mail: true, ..new.clone() }),
            ("faults", wrong(&[InviteFault::Name, InviteFault::Email, InviteFault::NoRole])),
            ("is-member", wrong(&[InviteFault::IsMember])),
            ("is-invited", wrong(&[InviteFault::IsInvited])),
        ]
    }
}

/// In the made-up town: the link that would be in the mail.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-invite-link.html")]
pub struct InviteLinkPage {
    /// The frame.
    pub layout: Layout,
    /// For whom.
    pub name: String,
    /// Where the mail would go.
    pub email: String,
    /// The link.
    pub link: String,
    /// How long it works, in days.
    pub days: u32,
}

impl Render for InviteLinkPage {
    const NAME: &'static str = "admin-invite-link";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |name: &str| Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            name: name.to_owned(),
            email: "jo@example.org".to_owned(),
            link: "/join/0a1b2c".to_owned(),
            days: 7,
        };
        vec![("usual", page("Jo Example")), ("awkward", page(awkward::HTML))]
    }
}
