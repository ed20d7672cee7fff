//! What is known about somebody, as they alone see it.

use askama::Template;
use folkmoot_model::{Check, Consent, Day, EvidenceKind};

use super::{
    endorsement::Said,
    invitation::Asking,
    offer::MyOffer,
    pager::Pager,
    parts::{EvidenceItem, awkward},
    why_you::WhyYou,
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// A person's own page: their details, their evidence, the calls that suit
/// them.
#[derive(Debug, Clone, Template)]
#[template(path = "me.html")]
pub struct MePage {
    /// The frame.
    pub layout: Layout,
    /// Who knows all this.
    pub organisation: String,
    /// Their details.
    pub details: MyDetails,
    /// What they were asked, the newest first.
    pub invitations: Vec<Asking>,
    /// Open calls they were found for.
    pub calls: Vec<CallForMe>,
    /// What they offered to help with, the newest first.
    pub offers: Vec<MyOffer>,
    /// The badges they were given, the newest first.
    pub badges: Vec<super::my_badge::MyBadgeLine>,
    /// The lotteries they are in, the newest first.
    pub lotteries: Vec<super::my_lottery::MyLotteryLine>,
    /// How many pieces of evidence there are.
    pub pieces: usize,
    /// Those of this page of the list, by kind.
    pub kinds: Vec<MyKind>,
    /// Which page of the list.
    pub pager: Pager,
    /// What was done just now.
    pub done: Option<Done>,
}

/// What somebody has just done with a piece of their evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// Added it.
    Told,
    /// Added it from a badge.
    Badge,
    /// Changed its words.
    Reworded,
    /// Said that it isn't right.
    Contested,
    /// Hid it.
    Hidden,
    /// Let it be used.
    Used,
    /// Deleted it.
    Deleted,
    /// Asked somebody to speak for it.
    Asked,
    /// Took that back, or what came of it.
    TakenBack,
}

impl Done {
    /// Its code, as in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Badge => "badge",
            Self::Reworded => "reworded",
            Self::Contested => "contested",
            Self::Hidden => "hidden",
            Self::Used => "used",
            Self::Deleted => "deleted",
            Self::Asked => "asked",
            Self::TakenBack => "taken-back",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        use Done::{Asked, Badge, Contested, Deleted, Hidden, Reworded, TakenBack, Told, Used};
        let all = [Told, Badge, Reworded, Contested, Hidden, Used, Deleted, Asked, TakenBack];
        all.into_iter().find(|done| done.code() == code)
    }

    fn words(self, text: &Text) -> Message {
        match self {
            Self::Told => text.t("me-done-told"),
            Self::Badge => text.t("me-done-badge"),
            Self::Reworded => text.t("me-done-reworded"),
            Self::Contested => text.t("me-done-contested"),
            Self::Hidden => text.t("me-done-hidden"),
            Self::Used => text.t("me-done-used"),
            Self::Deleted => text.t("me-done-deleted"),
            Self::Asked => text.t("said-done-asked"),
            Self::TakenBack => text.t("said-done-taken-back"),
        }
    }
}

/// What is known about a person apart from evidence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MyDetails {
    /// The name they go by; may be empty.
    pub name: String,
    /// Their e-mail address.
    pub email: Option<String>,
    /// Where they live or work.
    pub place: Option<String>,
    /// Languages they can take part in.
    pub languages: Vec<String>,
    /// Further columns of the file they came from.
    pub attributes: Vec<(String, String)>,
}

/// A call that suits a person, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallForMe {
    /// Its page.
    pub address: String,
    /// What is asked.
    pub title: String,
    /// When its decision is taken.
    pub decided_on: Day,
    /// Why them.
    pub why: WhyYou,
}

/// Somebody's evidence of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyKind {
    /// Which kind.
    pub kind: EvidenceKind,
    /// The pieces, the newest first.
    pub evidence: Vec<MyEvidence>,
}

/// A piece of somebody's own evidence, and where it opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MyEvidence {
    /// Its page.
    pub address: String,
    /// What it is.
    pub item: EvidenceItem,
}

impl MePage {
    fn name(&self) -> String {
        self.layout.text.name(&self.details.name)
    }
}

/// A piece of somebody's own evidence in full.
#[derive(Debug, Clone, Template)]
#[template(path = "my-evidence.html")]
pub struct MyEvidencePage {
    /// The frame.
    pub layout: Layout,
    /// Its page.
    pub address: String,
    /// What it is.
    pub item: EvidenceItem,
    /// Who speaks for it, or was asked to.
    pub said: Vec<Said>,
    /// Whether it was told here, so that its owner may reword it.
    pub own_words: bool,
    /// What was done just now.
    pub done: Option<Done>,
}

impl MyEvidencePage {
    fn contested(&self) -> bool {
        matches!(self.item.consent, Consent::Contested { .. })
    }

    /// Whether no search uses it: hidden, or lived experience that nobody was
    /// asked about.
    fn hidden(&self) -> bool {
        !matches!(self.item.consent, Consent::ThisCallOnly { .. })
            && !self.item.consent.allows(self.item.kind, None)
    }
}

impl EvidenceItem {
    /// What its owner agreed to, said to them.
    pub(super) fn my_consent(&self, layout: &Layout) -> Message {
        let text = layout.text;
        match &self.consent {
            Consent::NotAsked if self.kind == EvidenceKind::LivedExperience => {
                text.t("me-consent-lived")
            }
            Consent::NotAsked => text.t("me-consent-not-asked"),
            Consent::Given { on } => text.t("me-consent-given").arg("on", text.date(on)),
            Consent::ThisCallOnly { on, .. } => text.t("me-consent-call").arg("on", text.date(on)),
            Consent::Withdrawn { on } => text.t("me-consent-hidden").arg("on", text.date(on)),
            Consent::Contested { on, wrong } => {
                text.t("me-consent-contested").arg("on", text.date(on)).arg("wrong", wrong)
            }
        }
    }

    /// Who stands behind it, said to its owner.
    pub(super) fn my_check(&self, layout: &Layout) -> Message {
        match &self.check {
            Check::SelfStated => layout.text.t("me-check-self"),
            other => layout.text.check(other),
        }
    }
}

const AT: folkmoot_model::Timestamp = Day::from_days(20_780).start();

impl Render for MePage {
    const NAME: &'static str = "me";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            organisation: "Northmere Council".to_owned(),
            details: MyDetails {
                name: "Mary T".to_owned(),
                email: None,
                place: Some("Harbour Ward".to_owned()),
                languages: vec!["English".to_owned()],
                attributes: vec![("age".to_owned(), "45-59".to_owned())],
            },
            invitations: vec![
                Asking::sample(folkmoot_model::InvitationState::Sent { at: AT }, true),
                Asking::sample(folkmoot_model::InvitationState::Withdrawn { at: AT }, false),
            ],
            calls: vec![CallForMe {
                address: "/calls/northmere/harbour-road".to_owned(),
                title: "How could Harbour Road be safe to cycle?".to_owned(),
                decided_on: Day::from_days(20_878),
                why: WhyYou::sample(),
            }],
            offers: MyOffer::samples(),
            badges: super::my_badge::MyBadgeLine::samples(),
            lotteries: super::my_lottery::MyLotteryLine::samples(),
            pieces: 2,
            pager: Pager::sample(1, 1),
            done: None,
            kinds: vec![
                MyKind {
                    kind: EvidenceKind::TrackRecord,
                    evidence: vec![MyEvidence {
                        address: "/me/evidence/1".to_owned(),
                        item: EvidenceItem::sample(
                            EvidenceKind::TrackRecord,
                            "How high is the kerb?",
                            "Four centimetres.",
                        ),
                    }],
                },
                MyKind {
                    kind: EvidenceKind::LivedExperience,
                    evidence: vec![MyEvidence {
                        address: "/me/evidence/2".to_owned(),
                        item: mine(Consent::Withdrawn { on: Day::from_days(20_701) }),
                    }],
                },
            ],
        };
        let empty = Self {
            details: MyDetails { name: "Jo".to_owned(), ..MyDetails::default() },
            invitations: Vec::new(),
            calls: Vec::new(),
            offers: Vec::new(),
            pieces: 0,
            kinds: Vec::new(),
            done: Some(Done::Deleted),
            ..usual.clone()
        };
        let awkward = Self {
            layout: Layout::sample(locale, Section::Me, Some(awkward::HTML)),
            details: MyDetails {
                name: String::new(),
                email: Some("a&b@example.org".to_owned()),
                place: Some(awkward::RIGHT_TO_LEFT.to_owned()),
                languages: vec![awkward::HTML.to_owned(), awkward::LONG.to_owned()],
                attributes: vec![(awkward::LONG.to_owned(), awkward::HTML.to_owned())],
            },
            calls: Vec::new(),
            pieces: 12_345,
            pager: Pager::sample(2, 247),
            kinds: vec![MyKind {
                kind: EvidenceKind::LivedExperience,
                evidence: vec![MyEvidence {
                    address: "/me/evidence/%3Cb%3E".to_owned(),
                    item: EvidenceItem::awkward(),
                }],
            }],
            ..usual.clone()
        };
        vec![("usual", usual), ("empty", empty), ("awkward", awkward)]
    }
}

/// A piece in somebody's own words, for samples.
fn mine(consent: Consent) -> EvidenceItem {
    let mut item = EvidenceItem::sample(
        EvidenceKind::LivedExperience,
        "My way to work",
        "By wheelchair along Harbour Road, most days.",
    );
    item.check = Check::SelfStated;
    item.consent = consent;
    item
}

impl Render for MyEvidencePage {
    const NAME: &'static str = "my-evidence";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let page = |item| Self {
            layout: Layout::sample(locale, Section::Me, Some("Mary T")),
            address: "/me/evidence/1".to_owned(),
            item,
            said: Vec::new(),
            own_words: false,
            done: None,
        };
        let on = Day::from_days(20_701);
        let answer = EvidenceItem::sample(
            EvidenceKind::TrackRecord,
            "How high is the kerb?",
            "Four centimetres.",
        );
        let call = folkmoot_model::CallId::new("harbour-road").ok();
        let mut samples = vec![
            ("usual", page(mine(Consent::Given { on }))),
            ("said", Self { said: Said::samples().to_vec(), ..page(mine(Consent::Given { on })) }),
            ("own", Self { own_words: true, ..page(mine(Consent::Given { on })) }),
            ("hidden", page(mine(Consent::Withdrawn { on }))),
            ("contested", page(mine(Consent::Contested { on, wrong: awkward::HTML.to_owned() }))),
            ("not-asked", page(mine(Consent::NotAsked))),
            ("answer", page(answer)),
            ("awkward", page(EvidenceItem::awkward())),
        ];
        for (name, done) in [
            ("told", Done::Told),
            ("reworded", Done::Reworded),
            ("contested-now", Done::Contested),
            ("hidden-now", Done::Hidden),
            ("used", Done::Used),
            ("asked", Done::Asked),
            ("taken-back", Done::TakenBack),
        ] {
            let item = mine(Consent::Given { on });
            samples.push((name, Self { own_words: true, done: Some(done), ..page(item) }));
        }
        samples.extend(call.map(|call| ("call", page(mine(Consent::ThisCallOnly { call, on })))));
        samples
    }
}
