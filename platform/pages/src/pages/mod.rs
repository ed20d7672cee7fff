//! One file a page.

mod add_by_hand;
mod admin;
mod admin_audit;
mod admin_jobs;
mod admin_member;
mod admin_members;
mod admin_organisation;
mod admin_service;
mod api;
mod asked;
mod badge;
mod brief;
mod call;
mod call_form;
mod call_step;
mod compare;
mod data;
mod desk;
mod desk_call;
mod endorsement;
mod error;
mod evidence;
mod home;
mod invitation;
mod invite;
mod issue;
mod known;
mod match_rules;
mod me;
mod method;
mod my_badge;
mod my_lottery;
mod name_somebody;
mod offer;
mod offers;
mod outbox;
mod pager;
mod panel;
mod panel_draw;
mod panel_odds;
mod panel_parts;
mod panel_plan;
mod parts;
mod privacy;
mod questions;
mod reach;
mod shortlist;
mod sign_in;
mod sign_in_by_mail;
mod sign_in_staff;
mod tables;
mod tables_paper;
mod tables_plan;
mod taking_part;
mod tell;
mod tokens;
mod usual_list;
mod why_you;

#[cfg(test)]
mod every_page;
#[cfg(test)]
mod languages;

pub use add_by_hand::{AddByHandPage, AddFault, AddForm, KnownPerson};
pub use admin::{AdminPage, AdminPart};
pub use admin_audit::{AuditCheckPage, AuditLine, AuditPage, AuditSearch, AuditWho, Broken};
pub use admin_jobs::{JobDone, JobLine, JobsPage, Standing, Trouble};
pub use admin_member::{Asked, EndMemberPage, JoinPage, MemberPage, OwnAdminPage, RolesFault};
pub use admin_members::{
    InviteFault, InviteLine, InviteLinkPage, InviteMemberPage, MemberLine, MembersDone, MembersPage,
};
pub use admin_organisation::{OrganisationField, OrganisationForm, OrganisationPage};
pub use admin_service::{MailLine, MailTest, ServicePage};
pub use api::{ApiOperation, ApiPage, ApiPart};
pub use asked::{AskedDone, AskedKind, AskedLine, AskedOrigin, AskedPage, AskedShow, TakeBackPage};
pub use badge::{BadgeFault, BadgePage};
pub use brief::{BriefKind, BriefPage, BriefReach, Coverage, Usual};
pub use call::{CallPage, KindLine, kind_name};
pub use call_form::{CallForm, CallFormPage, Fault, FaultKind, Focus, KindForm, PreviewLine};
pub use call_step::{CallStep, CallStepPage};
pub use compare::{ComparePage, Compared, ComparedCell, Order, Sort, Strength};
pub use data::{DataField, DataPage};
pub use desk::{AnswerLine, DeskIssue, DeskLine, DeskPage, Step};
pub use desk_call::{DeskCallPage, PanelStep};
pub use endorsement::{AskEndorsementPage, Said, SaidFault, SpeakForPage, SpeakForm};
pub use error::{ErrorKind, ErrorPage, WayIn};
pub use evidence::EvidencePage;
pub use home::{CallLine, HomePage};
pub use invitation::{AnswerPage, Asking, InvitationPage, LeaveAlonePage, NoInvitationPage};
pub use invite::{ByHand, InviteConfirmPage, InvitePage, Letter, NotAsked, ToAsk, WhyNot};
pub use issue::{IssueFormPage, IssueStepPage};
pub use known::KnownPage;
pub use match_rules::{
    BackShown, BoundLack, BoundShown, ConflictLine, ConflictPage, MatchRulesFault, MatchRulesPage,
    RuleColumn, RuleValue, RulesShown,
};
pub use me::{CallForMe, Done, MePage, MyDetails, MyEvidence, MyEvidencePage, MyKind};
pub use method::MethodPage;
pub use my_badge::{MyBadgeLine, MyBadgePage};
pub use my_lottery::{MyLotteryLine, MyLotteryState};
pub use name_somebody::{NameFault, NameForm, NameSomebodyPage};
pub use offer::{Help, MyOffer, OfferDone, OfferFault, OfferPage};
pub use offers::{OfferLine, OffersPage};
pub use outbox::{OutboxMail, OutboxPage};
pub use pager::Pager;
pub use panel::{PanelPage, PanelState};
pub use panel_draw::{DrawFault, DrawPerson, DrawnPanel, DrawnWith, PanelBallsPage, PanelDrawPage};
pub use panel_odds::{NeedsLine, OddsFound, OddsOutcome, PanelOddsPage, Resident};
pub use panel_parts::{OddsBar, OddsPicture, QuotaLine};
pub use panel_plan::{
    FeatureChoice, PanelPlanPage, PersonField, PlanFault, PlannedAgain, QuotaField,
};
pub use parts::{Count, EvidenceItem, Factors, MethodSettings, RunRecord};
pub use privacy::{DeleteEvidencePage, ErasePage, ErasedPage, PrivacyPage, Seen};
pub use questions::{QuestionLine, QuestionsPage, RateAnswersPage, RateLine, RateQuestion};
pub use reach::{ReachLine, ReachPage};
pub use shortlist::{
    Choice, Choosing, Gap, KindList, ListedPerson, NoShortlistPage, Reason, ShortlistPage,
};
pub use sign_in::{DemoPerson, DemoRole, SignInPage};
pub use sign_in_by_mail::{
    AskSignInPage, SessionLine, SessionsPage, SignInAs, SignInLinkPage, SignInSentPage,
};
pub use sign_in_staff::{StaffSignInEnd, StaffSignInPage};
pub use tables::{
    ComingLine, SeatedRound, SeatedTable, TableName, TablesDone, TablesFault, TablesFigures,
    TablesPage,
};
pub use tables_paper::{PlaceCard, TablesCardsPage, TablesPrintPage, TablesRoomPage};
pub use tables_plan::{PairField, SeatFeature, SeatField, TableField, TablesPlanPage};
pub use taking_part::{
    BadgeText, ParticipantBadge, ParticipantLine, TakingPartFault, TakingPartPage,
};
pub use tell::{ContestPage, TellFault, TellFaultKind, TellForm, TellPage};
pub use tokens::{TokenForm, TokenFormFault, TokenLine, TokensPage};
pub use usual_list::{KeptUsual, UsualCompared, UsualDone, UsualFault, UsualKnows, UsualListPage};
pub use why_you::{WhyReason, WhyYou};
