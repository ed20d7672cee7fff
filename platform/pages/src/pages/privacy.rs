//! Who has seen what is known about somebody; taking it out; erasing it.

use askama::Template;
use folkmoot_model::{Day, EvidenceKind};

use super::parts::{EvidenceItem, awkward};
use crate::{Layout, Locale, Render, Section, Viewer};

/// Who has seen what is known about the reader.
#[derive(Debug, Clone, Template)]
#[template(path = "privacy.html")]
pub struct PrivacyPage {
    /// The frame.
    pub layout: Layout,
    /// Who knows it.
    pub organisation: String,
    /// The newest searches that named the reader, at most
    /// [`PrivacyPage::LISTED`].
    pub seen: Vec<Seen>,
    /// How many there are in all.
    pub all: u64,
}

/// A search that named the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// When it was made.
    pub on: Day,
    /// The title and the page of the call, if it is public.
    pub call: Option<(String, String)>,
    /// Whether they were among those chosen.
    pub chosen: bool,
    /// The evidence it shows, with the page of each piece.
    pub evidence: Vec<(String, EvidenceItem)>,
}

impl PrivacyPage {
    /// Most searches on the page.
    pub const LISTED: u32 = 50;

    fn has_more(&self) -> bool {
        self.all > self.seen.len() as u64
    }
}

/// Asks whether a piece of the reader's evidence is to be deleted.
#[derive(Debug, Clone, Template)]
#[template(path = "delete-evidence.html")]
pub struct DeleteEvidencePage {
    /// The frame.
    pub layout: Layout,
    /// The page of the piece.
    pub address: String,
    /// What it is.
    pub item: EvidenceItem,
}

/// Asks whether everything about the reader is to be erased.
#[derive(Debug, Clone, Template)]
#[template(path = "erase.html")]
pub struct ErasePage {
    /// The frame.
    pub layout: Layout,
    /// Who knows it.
    pub organisation: String,
    /// Whether they may: who works for the organisation may not yet.
    pub may: bool,
    /// What has to be typed.
    pub name: String,
    /// What was typed and is not that.
    pub typed: Option<String>,
}

/// Says that it is done, and what stays.
#[derive(Debug, Clone, Template)]
#[template(path = "erased.html")]
pub struct ErasedPage {
    /// The frame.
    pub layout: Layout,
}

fn me(locale: Locale) -> Layout {
    Layout::sample(locale, Section::Me, Some("Mary T"))
}

impl Render for PrivacyPage {
    const NAME: &'static str = "privacy";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let answer = EvidenceItem::sample(EvidenceKind::TrackRecord, "How high is the kerb?", "");
        let seen = Seen {
            on: Day::from_days(20_750),
            call: Some((
                "How could Harbour Road be safe to cycle?".to_owned(),
                "/calls/northmere/harbour-road".to_owned(),
            )),
            chosen: true,
            evidence: vec![("/me/evidence/1".to_owned(), answer)],
        };
        let gone = Seen { call: None, chosen: false, evidence: Vec::new(), ..seen.clone() };
        let odd = Seen {
            call: Some((awkward::HTML.to_owned(), "/calls/a/b".to_owned())),
            evidence: vec![("/me/evidence/x".to_owned(), EvidenceItem::awkward())],
            ..seen.clone()
        };
        let page = |seen: Vec<Seen>| Self {
            layout: me(locale),
            organisation: "Northmere Council".to_owned(),
            all: if seen.len() > 2 { 1_234 } else { seen.len() as u64 },
            seen,
        };
        vec![
            ("usual", page(vec![seen, gone])),
            ("empty", page(Vec::new())),
            ("awkward", page(vec![odd; 3])),
        ]
    }
}

impl Render for DeleteEvidencePage {
    const NAME: &'static str = "delete-evidence";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let item = EvidenceItem::sample(EvidenceKind::Work, "Night shifts in a cab", "");
        let page = |item| Self { layout: me(locale), address: "/me/evidence/1".to_owned(), item };
        vec![("usual", page(item)), ("awkward", page(EvidenceItem::awkward()))]
    }
}

impl Render for ErasePage {
    const NAME: &'static str = "erase";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: me(locale),
            organisation: "Northmere Council".to_owned(),
            may: true,
            name: "Mary T".to_owned(),
            typed: None,
        };
        let wrong = Self { typed: Some("\"><b>".to_owned()), ..usual.clone() };
        let staff = Self { may: false, ..usual.clone() };
        let awkward = Self { name: awkward::HTML.to_owned(), ..wrong.clone() };
        vec![("usual", usual), ("wrong", wrong), ("staff", staff), ("awkward", awkward)]
    }
}

impl Render for ErasedPage {
    const NAME: &'static str = "erased";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        vec![("usual", Self { layout: Layout::sample(locale, Section::Other, None) })]
    }
}
