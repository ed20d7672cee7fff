//! Every sample of every page in every language: written out, read back and
//! compared with what it was.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::{Reader, events::Event};

use super::{
    AddByHandPage, AnswerPage, ApiPage, AskEndorsementPage, AskSignInPage, AskedPage, BadgePage,
    BriefPage, CallFormPage, CallPage, CallStepPage, ComparePage, ConflictPage, ContestPage,
    DeleteEvidencePage, DeskCallPage, DeskPage, ErasePage, ErasedPage, ErrorPage, EvidencePage,
    HomePage, InvitationPage, InviteConfirmPage, InvitePage, IssueFormPage, IssueStepPage,
    KnownPage, LeaveAlonePage, MatchRulesPage, MePage, MethodPage, MyBadgePage, MyEvidencePage,
    NameSomebodyPage, NoInvitationPage, NoShortlistPage, OfferPage, OffersPage, OutboxPage,
    PanelBallsPage, PanelDrawPage, PanelOddsPage, PanelPage, PanelPlanPage, PrivacyPage,
    QuestionsPage, RateAnswersPage, ReachPage, SessionsPage, ShortlistPage, SignInLinkPage,
    SignInPage, SignInSentPage, SpeakForPage, StaffSignInPage, TablesCardsPage, TablesPage,
    TablesPlanPage, TablesPrintPage, TablesRoomPage, TakeBackPage, TakingPartPage, TellPage,
    TokensPage, UsualListPage,
};
use super::{
    AdminPage, AuditCheckPage, AuditPage, DataPage, EndMemberPage, InviteLinkPage,
    InviteMemberPage, JobsPage, JoinPage, MemberPage, MembersPage, OrganisationPage, OwnAdminPage,
    ServicePage,
};
use crate::{Locale, Render};

pub(super) struct Sample {
    pub(super) name: String,
    pub(super) html: String,
}

pub(super) fn samples() -> Vec<Sample> {
    fn of<P: Render>(into: &mut Vec<Sample>) {
        for locale in Locale::ALL {
            for (name, page) in P::samples(*locale) {
                let name = format!("{}-{}-{name}", locale.tag(), P::NAME);
                into.push(Sample { name, html: Render::render(&page).unwrap() });
            }
        }
    }
    let mut all = Vec::new();
    of::<HomePage>(&mut all);
    of::<CallPage>(&mut all);
    of::<ShortlistPage>(&mut all);
    of::<NoShortlistPage>(&mut all);
    of::<ComparePage>(&mut all);
    of::<EvidencePage>(&mut all);
    of::<MethodPage>(&mut all);
    of::<SignInPage>(&mut all);
    of::<DeskPage>(&mut all);
    of::<DeskCallPage>(&mut all);
    of::<BriefPage>(&mut all);
    of::<UsualListPage>(&mut all);
    of::<MatchRulesPage>(&mut all);
    of::<ConflictPage>(&mut all);
    of::<InvitePage>(&mut all);
    of::<InviteConfirmPage>(&mut all);
    of::<AskedPage>(&mut all);
    of::<TakeBackPage>(&mut all);
    of::<AddByHandPage>(&mut all);
    of::<IssueFormPage>(&mut all);
    of::<IssueStepPage>(&mut all);
    of::<PanelPlanPage>(&mut all);
    of::<PanelOddsPage>(&mut all);
    of::<PanelDrawPage>(&mut all);
    of::<PanelBallsPage>(&mut all);
    of::<PanelPage>(&mut all);
    of::<ReachPage>(&mut all);
    of::<TablesPage>(&mut all);
    of::<TablesPlanPage>(&mut all);
    of::<TablesRoomPage>(&mut all);
    of::<TablesPrintPage>(&mut all);
    of::<TablesCardsPage>(&mut all);
    of::<TakingPartPage>(&mut all);
    of::<MyBadgePage>(&mut all);
    of::<MePage>(&mut all);
    of::<MyEvidencePage>(&mut all);
    of::<AskEndorsementPage>(&mut all);
    of::<SpeakForPage>(&mut all);
    of::<QuestionsPage>(&mut all);
    of::<RateAnswersPage>(&mut all);
    of::<TellPage>(&mut all);
    of::<BadgePage>(&mut all);
    of::<KnownPage>(&mut all);
    of::<OfferPage>(&mut all);
    of::<OffersPage>(&mut all);
    of::<ContestPage>(&mut all);
    of::<CallFormPage>(&mut all);
    of::<CallStepPage>(&mut all);
    of::<DeleteEvidencePage>(&mut all);
    of::<PrivacyPage>(&mut all);
    of::<ErasePage>(&mut all);
    of::<ErasedPage>(&mut all);
    of::<AskSignInPage>(&mut all);
    of::<SignInSentPage>(&mut all);
    of::<StaffSignInPage>(&mut all);
    of::<SignInLinkPage>(&mut all);
    of::<ApiPage>(&mut all);
    of::<DataPage>(&mut all);
    of::<TokensPage>(&mut all);
    of::<SessionsPage>(&mut all);
    of::<AdminPage>(&mut all);
    of::<MembersPage>(&mut all);
    of::<InviteMemberPage>(&mut all);
    of::<InviteLinkPage>(&mut all);
    of::<MemberPage>(&mut all);
    of::<EndMemberPage>(&mut all);
    of::<OwnAdminPage>(&mut all);
    of::<JoinPage>(&mut all);
    of::<OrganisationPage>(&mut all);
    of::<JobsPage>(&mut all);
    of::<ServicePage>(&mut all);
    of::<AuditPage>(&mut all);
    of::<AuditCheckPage>(&mut all);
    of::<InvitationPage>(&mut all);
    of::<AnswerPage>(&mut all);
    of::<LeaveAlonePage>(&mut all);
    of::<NoInvitationPage>(&mut all);
    of::<NameSomebodyPage>(&mut all);
    of::<OutboxPage>(&mut all);
    of::<ErrorPage>(&mut all);
    all
}

/// What a page holds, once it has been read as XML.
#[derive(Default)]
struct Read {
    elements: Vec<(String, BTreeMap<String, String>)>,
}

impl Read {
    fn of(sample: &Sample) -> Self {
        let mut reader = Reader::from_str(&sample.html);
        reader.config_mut().check_end_names = true;
        let mut read = Self::default();
        let mut depth = 0_i32;
        loop {
            let event = reader.read_event().unwrap_or_else(|e| {
                panic!(
                    "{} is not well-formed at byte {}: {e}",
                    sample.name,
                    reader.error_position()
                )
            });
            match event {
                Event::Start(tag) => {
                    depth += 1;
                    read.element(&tag, &sample.name);
                }
                Event::Empty(tag) => read.element(&tag, &sample.name),
                Event::End(_) => depth -= 1,
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0, "{}: something is left open", sample.name);
        read
    }

    fn element(&mut self, tag: &quick_xml::events::BytesStart<'_>, sample: &str) {
        let text = |text: &str| text.to_owned();
        let attributes = tag
            .attributes()
            .map(|a| a.unwrap_or_else(|e| panic!("{sample}: {e}")))
            .map(|a| (text(a.key.as_ref()), text(&a.value)))
            .collect();
        self.elements.push((text(tag.name().as_ref()), attributes));
    }

    fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a BTreeMap<String, String>> {
        self.elements.iter().filter(move |(n, _)| n == name).map(|(_, a)| a)
    }
}

#[test]
fn looks_as_it_did() {
    // In one language: that the others say the same is for `languages.rs`.
    for sample in samples().iter().filter(|s| s.name.starts_with(Locale::default().tag())) {
        insta::assert_snapshot!(sample.name.clone(), sample.html);
    }
}

#[test]
fn is_well_formed_and_whole() {
    for sample in samples() {
        let name = &sample.name;
        let read = Read::of(&sample);
        for once in ["html", "title", "h1", "main", "header"] {
            assert_eq!(read.all(once).count(), 1, "{name}: <{once}>");
        }
        let ids: Vec<_> = read.elements.iter().filter_map(|(_, a)| a.get("id")).collect();
        assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{name}: an id twice");
        assert!(ids.iter().any(|id| *id == "main"), "{name}: the skip link leads nowhere");
        let mut level = 1;
        for (element, _) in &read.elements {
            let heading = ["h1", "h2", "h3", "h4"].iter().position(|h| h == element);
            if let Some(this) = heading {
                assert!(this <= level, "{name}: <{element}> skips a level");
                level = this + 1;
            }
        }
        assert!(!sample.html.contains('⟦'), "{name}: a message is missing");
        assert!(!sample.html.contains("{$") && !sample.html.contains("{ $"), "{name}: an argument");
    }
}

#[test]
fn holds_no_script_and_no_style_of_its_own() {
    for sample in samples() {
        let name = &sample.name;
        let read = Read::of(&sample);
        assert_eq!(read.all("style").count(), 0, "{name}");
        for script in read.all("script") {
            // A file of ours, which runs when the page is there.
            assert!(script.contains_key("src") && script.contains_key("defer"), "{name}");
        }
        for (element, attributes) in &read.elements {
            for (key, value) in attributes {
                assert!(key != "style" && !key.starts_with("on"), "{name}: {element} {key}");
                if ["href", "src", "action"].contains(&key.as_str()) {
                    // An organisation's own address, whose shape is checked.
                    let ways = ["/", "#", "https://", "http://", "mailto:"];
                    let known = ways.iter().any(|way| value.starts_with(way));
                    assert!(known && value != "/assets/", "{name}: {key}=\"{value}\"");
                }
            }
        }
        // Whatever was written by a person comes out as text.
        let ours = sample.html.matches("<script src=\"/assets/").count();
        assert_eq!(ours, sample.html.matches("<script").count(), "{name}");
        assert_eq!(ours, sample.html.matches("\"></script>").count(), "{name}");
        assert!(!sample.html.contains("\"><b>"), "{name}");
    }
}

#[test]
fn forms_that_change_something_carry_their_token() {
    for sample in samples() {
        let read = Read::of(&sample);
        let forms = read.all("form").filter(|a| a.get("method").is_some_and(|m| m == "post"));
        let tokens = read
            .all("input")
            .filter(|a| a.get("name").is_some_and(|n| n == "csrf"))
            .filter(|a| a.get("value").is_some_and(|v| !v.is_empty()));
        assert_eq!(forms.count(), tokens.count(), "{}", sample.name);
    }
}
