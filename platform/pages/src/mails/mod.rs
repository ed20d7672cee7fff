//! One file a mail: its subject, its plain text and its HTML.

mod badge;
mod endorsement;
mod invitation;
mod letter;
mod member_invite;
mod offer;
mod panel;
mod sign_in;
mod test;

pub use badge::BadgeMail;
pub use endorsement::EndorsementMail;
pub use invitation::{InvitationMail, Says};
pub use member_invite::MemberInviteMail;
pub use offer::OfferMail;
pub use panel::PanelMail;
pub use sign_in::SignInMail;
pub use test::TestMail;
