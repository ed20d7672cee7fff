//! Mail, and the server itself.

use askama::Template;

use super::{
    admin::AdminPart,
    admin_jobs::{Standing, Trouble},
    parts::awkward,
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// How mail goes out, whether it does, and what runs here.
#[derive(Debug, Clone, Template)]
#[template(path = "admin-service.html")]
pub struct ServicePage {
    /// The frame.
    pub layout: Layout,
    /// How mail goes out; none if it doesn't.
    pub mail: Option<MailLine>,
    /// Where a test mail goes; none if the reader has no address.
    pub my_email: Option<String>,
    /// What became of the test mail.
    pub test: Option<MailTest>,
    /// Which version runs.
    pub version: String,
    /// Which database keeps everything.
    pub database: String,
}

/// How mail goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailLine {
    /// The server and its port.
    pub server: String,
    /// How the line is kept, as it is set: `starttls`.
    pub encryption: String,
    /// Whom mail comes from.
    pub from: String,
    /// Whether the service signs in there.
    pub signs_in: bool,
}

/// What became of a test mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailTest {
    /// Where it stands.
    pub standing: Standing,
    /// What went wrong, and what is kept of it.
    pub trouble: Option<(Trouble, String)>,
    /// This page with the same mail, to look again.
    pub address: String,
}

impl MailTest {
    fn words(&self, text: &Text) -> Message {
        text.t(match (self.standing, self.trouble.as_ref().map(|(trouble, _)| *trouble)) {
            (Standing::Done, _) => "service-test-sent",
            (Standing::Waiting | Standing::Taken, _) => "service-test-waiting",
            (_, Some(Trouble::NotReached)) => "service-test-not-reached",
            (_, Some(Trouble::Unknown)) => "service-test-unknown",
            _ => "service-test-refused",
        })
    }

    fn is_on_its_way(&self) -> bool {
        matches!(self.standing, Standing::Waiting | Standing::Taken)
    }
}

impl ServicePage {
    fn ways(&self) -> Vec<(&'static str, Message, bool)> {
        AdminPart::ways(AdminPart::Service, &self.layout.text)
    }
}

impl Render for ServicePage {
    const NAME: &'static str = "admin-service";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let test = |standing, trouble: Option<(Trouble, &str)>| {
            Some(MailTest {
                standing,
                trouble: trouble.map(|(trouble, kept)| (trouble, kept.to_owned())),
                address: "/admin/service?test=0a1b".to_owned(),
            })
        };
        let none = Self {
            layout: Layout::sample(locale, Section::Admin, Some("Colin Sedgelow")),
            mail: None,
            my_email: None,
            test: None,
            version: "0.1.0".to_owned(),
            database: "SQLite 3.51.1".to_owned(),
        };
        let usual = Self {
            mail: Some(MailLine {
                server: "mail.example.org:587".to_owned(),
                encryption: "starttls".to_owned(),
                from: "folkmoot@example.org".to_owned(),
                signs_in: true,
            }),
            my_email: Some("colin@northmere.example".to_owned()),
            ..none.clone()
        };
        let tested = |standing, trouble| Self { test: test(standing, trouble), ..usual.clone() };
        let failed = Standing::Failed;
        let no_address = Self { my_email: None, ..usual.clone() };
        vec![
            ("waiting", tested(Standing::Waiting, None)),
            ("sent", tested(Standing::Done, None)),
            ("refused", tested(failed, Some((Trouble::Refused, awkward::HTML)))),
            ("not-reached", tested(failed, Some((Trouble::NotReached, "not sent")))),
            ("unknown", tested(failed, Some((Trouble::Unknown, "it isn't known")))),
            ("no-address", no_address),
            ("usual", usual),
            ("none", none),
        ]
    }
}
