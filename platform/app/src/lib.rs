//! Use cases: one file each, one permission each. Only this crate moves data
//! along the loop; surfaces call it, storage and engines are called by it.
//!
//! Every use case is a method of [`App`] that takes a [`Caller`] first and
//! checks one [`Permission`] before anything else.

mod add_by_hand;
mod answer_invitation;
mod answer_offer;
mod api_tokens;
mod app;
mod caller;
mod change_call;
mod change_evidence;
mod change_organisation;
mod claims;
pub mod demo_town;
mod download_shortlist;
mod erase_me;
mod error;
mod exchange;
mod expire_invitations;
mod export;
mod export_me;
mod find_people;
mod found_demo_town;
mod import;
mod input_cache;
mod invitation_mail;
mod invite_fault;
mod invite_member;
mod latest_figures;
mod leave_me_alone;
mod limit_writes;
mod listed_calls;
mod look_after_jobs;
pub mod matching;
mod may_ask;
mod members;
mod name_somebody;
mod offer_help;
mod outbox;
mod preview_call;
mod preview_invitations;
mod remind;
mod replay;
mod search_people;
mod see_audit;
mod see_brief;
mod see_calls;
mod see_desk;
mod see_invitations;
mod see_me;
mod see_my_invitation;
mod send_invitations;
mod sessions;
mod set_up_organisation;
mod shortlist;
mod sign_in;
mod sign_in_demo;
mod tell_evidence;
mod watch_call;
mod who_saw_me;
mod why_me;
mod withdraw_invitation;
mod write_call;
mod write_issue;

pub use add_by_hand::{AddByHand, MOST_REASON, Who};
pub use answer_invitation::Answer;
pub use answer_offer::{OfferIn, OffersView};
pub use api_tokens::{
    MAX_TOKEN_DAYS, MAX_TOKEN_NAME, MAX_TOKENS, NewApiToken, TokenFault, TokenHolder, TokenMade,
};
pub use app::App;
pub use caller::{Caller, Forbidden, Permission};
pub use change_organisation::{
    LATEST_REMINDER_DAYS, LONGEST_WITHIN_DAYS, MOST_ASKS, OrganisationFault,
};
pub use claims::derive_claims;
pub use erase_me::{Erasure, name_to_type};
pub use error::AppError;
pub use exchange::{Upload, UploadForm};
pub use export::{ExportError, ExportPage, ExportSink, Exportable};
pub use export_me::{MyExport, MySession, MyToken};
pub use find_people::{FindPeople, ForCall};
pub use import::{Feed, Import, ImportItem, Imported, Sink};
pub use invitation_mail::{INVITATION_MAIL, InvitationMail, InvitationMailKind};
pub use invite_fault::InviteFault;
pub use invite_member::{INVITE_DAYS, MEMBER_INVITE_MAIL, MemberInviteMail, MemberInviteView};
pub use limit_writes::{MOST_WRITES, MOST_WRITES_FROM_ONE_PLACE};
pub use look_after_jobs::{JobTrouble, JobsSeen, TEST_MAIL};
pub use may_ask::LeftOut;
pub use members::{Member, MemberAdded, MemberProblem};
pub use name_somebody::{MOST_NOTE, Naming};
pub use outbox::{KeptMail, Outbox};
pub use preview_call::KindPreview;
pub use preview_invitations::{Ask, InvitationPreview, Recipient};
pub use remind::SOONEST_REMINDER_DAYS;
pub use replay::Replay;
pub use search_people::{NamedPeople, PEOPLE_A_PAGE};
pub use see_audit::{AuditLine, AuditQuery};
pub use see_brief::{BriefView, Reach};
pub use see_calls::CallView;
pub use see_desk::{DeskAnswer, DeskCall, DeskView, NextStep};
pub use see_invitations::{InvitationCounts, InvitationsView};
pub use see_me::MeView;
pub use see_my_invitation::{Holder, MyInvitation};
pub use send_invitations::InvitationsSent;
pub use sessions::SignedIn;
pub use shortlist::{RunView, ShortlistView};
pub use sign_in::{LINK_MINUTES, SIGN_IN_MAIL, SignInChoice, SignInMail};
pub use tell_evidence::{MayUse, Telling, Wording, WordingFault};
pub use watch_call::{CallWatch, News};
pub use who_saw_me::{AboutMe, AboutMeForKind, SeenMe, WhoSawMe};
pub use why_me::WhyMe;
pub use write_issue::IssueText;
