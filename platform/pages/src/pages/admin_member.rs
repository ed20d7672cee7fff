//! One member: their roles, and the end of their membership.

use askama::Template;
use folkmoot_model::{Day, Role};

use super::{admin_members::MembersDone, parts::awkward};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// One member.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-member.html")]
pub struct MemberPage {
    /// The frame.
    pub layout: Layout,
    /// The address of this page.
    pub address: String,
    /// Their name.
    pub name: String,
    /// Where they are asked; may be empty.
    pub email: String,
    /// Since when.
    pub since: Day,
    /// Whether it is the reader.
    pub oneself: bool,
    /// Each role, and whether it is ticked.
    pub roles: Vec<(Role, bool)>,
    /// What is wrong with the roles.
    pub fault: Option<RolesFault>,
    /// What was done just now.
    pub done: Option<MembersDone>,
}

/// What is wrong with roles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RolesFault {
    /// None is ticked.
    NoRole,
    /// Nobody would be left who looks after members.
    LastAdmin,
}

impl RolesFault {
    fn words(self, text: &Text) -> Message {
        text.t(match self {
            Self::NoRole => "members-no-role",
            Self::LastAdmin => "member-last-admin",
        })
    }
}

impl MemberPage {
    fn wrong(&self) -> Option<Message> {
        self.fault.map(|fault| fault.words(&self.layout.text))
    }

    fn fault_words(&self) -> Vec<(&'static str, Message)> {
        self.wrong().map(|words| ("roles", words)).into_iter().collect()
    }

    fn done_words(&self) -> Option<Message> {
        self.done.map(|done| done.words(&self.layout.text))
    }
}

impl Render for MemberPage {
    const NAME: &'static str = "admin-member";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            address: "/admin/members/demo-convener".to_owned(),
            name: "Helen Marsh".to_owned(),
            email: "helen.marsh@northmere.example".to_owned(),
            since: Day::from_days(20_779),
            oneself: false,
            roles: Role::ALL.iter().map(|role| (*role, *role == Role::Convener)).collect(),
            fault: None,
            done: None,
        };
        let awkward = Self {
            name: awkward::HTML.to_owned(),
            email: String::new(),
            roles: Role::ALL.iter().map(|role| (*role, false)).collect(),
            fault: Some(RolesFault::NoRole),
            ..usual.clone()
        };
        let last = Self { oneself: true, fault: Some(RolesFault::LastAdmin), ..usual.clone() };
        let done = Self { done: Some(MembersDone::Roles), ..usual.clone() };
        vec![("usual", usual), ("awkward", awkward), ("last-admin", last), ("done", done)]
    }
}

/// Asks whether a membership is to end.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-end-member.html")]
pub struct EndMemberPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the member.
    pub address: String,
    /// Their name.
    pub name: String,
    /// Of which organisation.
    pub organisation: String,
    /// Whether this can't be, because nobody else is an admin.
    pub last_admin: bool,
}

impl Render for EndMemberPage {
    const NAME: &'static str = "admin-end-member";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |name: &str, last_admin| Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            address: "/admin/members/demo-convener".to_owned(),
            name: name.to_owned(),
            organisation: "Northmere Council".to_owned(),
            last_admin,
        };
        vec![
            ("usual", page("Helen Marsh", false)),
            ("last-admin", page("Colin Sedgelow", true)),
            ("awkward", page(awkward::HTML, false)),
        ]
    }
}

/// Asks an admin who gives up their own role to name it.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-own-role.html")]
pub struct OwnAdminPage {
    /// The frame.
    pub layout: Layout,
    /// Where the form is sent.
    pub action: String,
    /// Back to where nothing is changed.
    pub back: String,
    /// The roles that would be left; none if the membership ends.
    pub roles: Vec<Role>,
    /// What was typed and isn't the word asked for.
    pub typed: Option<String>,
}

impl OwnAdminPage {
    /// The word to type, in the reader's language.
    pub fn word(text: &Text) -> String {
        text.role(&Role::Admin).to_string()
    }
}

impl Render for OwnAdminPage {
    const NAME: &'static str = "admin-own-role";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |roles: &[Role], typed: Option<&str>| Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            action: "/admin/members/demo-admin".to_owned(),
            back: "/admin/members/demo-admin".to_owned(),
            roles: roles.to_owned(),
            typed: typed.map(str::to_owned),
        };
        vec![
            ("roles", page(&[Role::Convener, Role::Moderator], None)),
            ("end", page(&[], None)),
            ("wrong", page(&[Role::Convener], Some("\"><b>"))),
        ]
    }
}

/// What the link in an invitation opens; says so if it doesn't work any more.
#[derive(Debug, Clone, Template)]
#[template(path = "join.html")]
pub struct JoinPage {
    /// The frame.
    pub layout: Layout,
    /// The address of this page.
    pub address: String,
    /// What is asked; none if the link is worth nothing.
    pub asked: Option<Asked>,
}

/// What somebody is asked who opens the link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The name they were given.
    pub name: String,
    /// By which organisation.
    pub organisation: String,
    /// As what.
    pub roles: Vec<Role>,
}

impl JoinPage {
    fn title(&self) -> Message {
        let text = self.layout.text;
        match &self.asked {
            Some(asked) => text.t("join-title").arg("organisation", &asked.organisation),
            None => text.t("link-dead-title"),
        }
    }
}

impl Render for JoinPage {
    const NAME: &'static str = "join";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |asked: Option<(&str, &str)>| Self {
            layout: Layout::sample(locale, Section::Other, None),
            address: "/join/0a1b2c".to_owned(),
            asked: asked.map(|(name, organisation)| Asked {
                name: name.to_owned(),
                organisation: organisation.to_owned(),
                roles: vec![Role::Convener, Role::Admin],
            }),
        };
        vec![
            ("usual", page(Some(("Jo Example", "Northmere Council")))),
            ("awkward", page(Some((awkward::RIGHT_TO_LEFT, awkward::HTML)))),
            ("dead", page(None)),
        ]
    }
}
