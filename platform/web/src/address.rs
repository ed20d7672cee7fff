//! Addresses of pages. Ids may hold any letters, so they are escaped.

use folkmoot_model::{
    ApiTokenId, AwardId, Call, CallId, EndorsementId, EvidenceId, InvitationId, IssueId, JobId,
    KindId, MemberInviteId, OrganisationId, PersonId,
};

/// The page of a call.
pub(crate) fn call(call: &Call) -> String {
    call_of(&call.organisation, &call.id)
}

/// The page of a call, by its ids.
pub(crate) fn call_of(organisation: &OrganisationId, call: &CallId) -> String {
    format!("/calls/{}/{}", segment(organisation.as_str()), segment(call.as_str()))
}

/// How the panel of a call is drawn.
pub(crate) fn panel(organisation: &OrganisationId, call: &CallId) -> String {
    format!("{}/panel", call_of(organisation, call))
}

/// Who was found for a call.
pub(crate) fn shortlist(call: &Call) -> String {
    shortlist_of(&call.organisation, &call.id)
}

/// Who was found for the call of this id.
pub(crate) fn shortlist_of(organisation: &OrganisationId, call: &CallId) -> String {
    format!("/calls/{}/{}/shortlist", segment(organisation.as_str()), segment(call.as_str()))
}

/// A call on the desk of those who work on it.
pub(crate) fn desk_call(call: &CallId) -> String {
    format!("/desk/calls/{}", segment(call.as_str()))
}

/// Those who were asked for a call, and what they said.
pub(crate) fn invitations(call: &CallId) -> String {
    format!("{}/invitations", desk_call(call))
}

/// Where an invitation is taken back.
pub(crate) fn take_back(call: &CallId, invitation: &InvitationId) -> String {
    format!("{}/{}/take-back", invitations(call), segment(invitation.as_str()))
}

/// An issue on the desk.
pub(crate) fn issue(issue: &IssueId) -> String {
    format!("/desk/issues/{}", segment(issue.as_str()))
}

/// A piece of evidence as it counts for a kind of knowing of a call.
pub(crate) fn evidence(call: &Call, kind: &KindId, evidence: &EvidenceId) -> String {
    format!("{}/{}/{}", shortlist(call), segment(kind.as_str()), segment(evidence.as_str()))
}

/// A piece of the reader's own evidence.
pub(crate) fn my_evidence(evidence: &EvidenceId) -> String {
    format!("/me/evidence/{}", segment(evidence.as_str()))
}

/// A request of the reader's that somebody speak for their evidence.
pub(crate) fn my_endorsement(endorsement: &EndorsementId) -> String {
    format!("/me/endorsements/{}", segment(endorsement.as_str()))
}

/// A badge the reader was given.
pub(crate) fn my_badge(badge: &AwardId) -> String {
    format!("/me/badges/{}", segment(badge.as_str()))
}

/// Where a token is taken back.
pub(crate) fn end_token(token: &ApiTokenId) -> String {
    format!("/me/tokens/{}/end", segment(token.as_str()))
}

/// What is done with a job, without the last word.
pub(crate) fn job(job: &JobId) -> String {
    format!("/admin/jobs/{}", segment(job.as_str()))
}

/// A member, for those who look after members.
pub(crate) fn member(person: &PersonId) -> String {
    format!("/admin/members/{}", segment(person.as_str()))
}

/// What is done with an invitation to become one, without the last word.
pub(crate) fn member_invite(invite: &MemberInviteId) -> String {
    format!("/admin/invites/{}", segment(invite.as_str()))
}

/// An invitation of the reader, who has signed in.
pub(crate) fn my_invitation(invitation: &InvitationId) -> String {
    format!("/me/invitations/{}", segment(invitation.as_str()))
}

/// A text as one segment of a path.
pub(crate) fn segment(text: &str) -> String {
    folkmoot_pages::escape(text)
}

/// A path of this service to go on to; the home page if the text is anything
/// else. Browsers take `//host` and `/\host` as addresses elsewhere.
pub(crate) fn local(text: &str) -> &str {
    let elsewhere = text.starts_with("//") || text.contains(['\\', '\r', '\n', '\t']);
    if text.starts_with('/') && !elsewhere && text.is_ascii() { text } else { "/" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_is_one_segment_and_nothing_else() {
        for text in ["a", "se_quantum:7", "a/b", "..", "é %", "<x>"] {
            let escaped = segment(text);
            assert!(!escaped.contains(['/', '.', '<', ' ']), "{escaped}");
        }
        assert_eq!(segment("a/é"), "a%2F%C3%A9");
    }

    #[test]
    fn goes_on_within_the_service_only() {
        assert_eq!(local("/calls/a/b?x=1"), "/calls/a/b?x=1");
        for text in [
            "",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/\n/x",
            "javascript:x",
        ] {
            assert_eq!(local(text), "/", "{text:?}");
        }
    }
}
