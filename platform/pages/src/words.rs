//! The words for the codes of the domain.

use folkmoot_model::{
    CallState, Check, Consent, DeclineReason, Effort, EvidenceKind, Iap2, InvitationState, Role,
    Setting,
};

use crate::{Message, Text};

impl Text {
    /// The name of a person, or words for somebody who has none.
    pub fn name(self, name: &str) -> String {
        let name = name.trim();
        if name.is_empty() { self.t("name-unknown").to_string() } else { name.to_owned() }
    }

    /// What somebody is: "Convener".
    pub fn role(self, role: &Role) -> Message {
        self.t(match role {
            Role::Convener => "role-convener",
            Role::Facilitator => "role-facilitator",
            Role::Moderator => "role-moderator",
            Role::Admin => "role-admin",
        })
    }

    /// What they do: "writes calls, finds and invites people".
    pub fn role_about(self, role: &Role) -> Message {
        self.t(match role {
            Role::Convener => "role-convener-about",
            Role::Facilitator => "role-facilitator-about",
            Role::Moderator => "role-moderator-about",
            Role::Admin => "role-admin-about",
        })
    }

    /// Some roles as one list.
    pub fn roles(self, roles: &[Role]) -> String {
        let words: Vec<String> = roles.iter().map(|role| self.role(role).to_string()).collect();
        self.list(&words)
    }

    /// Where a call stands: "Draft".
    pub fn call_state(self, state: &CallState) -> Message {
        self.t(match state {
            CallState::Draft => "state-draft",
            CallState::Open => "state-open",
            CallState::Closed => "state-closed",
            CallState::Withdrawn => "state-withdrawn",
        })
    }

    /// Where an invitation stands, for those who asked: "No answer yet".
    pub fn asked_state(self, state: &InvitationState) -> Message {
        match state {
            InvitationState::Drafted => self.t("asked-state-drafted"),
            InvitationState::Sent { .. } => self.t("asked-state-sent"),
            InvitationState::Seen { .. } => self.t("asked-state-seen"),
            InvitationState::Accepted { .. } => self.t("asked-state-accepted"),
            InvitationState::Declined { reason, .. } => {
                self.t("asked-state-declined").arg("reason", self.decline_reason(reason))
            }
            InvitationState::Forwarded { .. } => self.t("asked-state-forwarded"),
            InvitationState::Expired { .. } => self.t("asked-state-expired"),
            InvitationState::Withdrawn { .. } => self.t("asked-state-withdrawn"),
        }
    }

    /// Why somebody said no, for those who asked: "no time".
    pub fn decline_reason(self, reason: &DeclineReason) -> Message {
        self.t(match reason {
            DeclineReason::NoTime => "asked-no-time",
            DeclineReason::NotMyTopic => "asked-not-topic",
            DeclineReason::ConflictOfInterest => "asked-conflict",
            DeclineReason::Access => "asked-access",
            DeclineReason::DoNotAsk => "asked-do-not-ask",
            DeclineReason::Other => "asked-other",
        })
    }

    /// What kind of evidence: "Track record".
    pub fn evidence_kind(self, kind: &EvidenceKind) -> Message {
        self.t(match kind {
            EvidenceKind::Credential => "evidence-credential",
            EvidenceKind::TrackRecord => "evidence-track-record",
            EvidenceKind::Publication => "evidence-publication",
            EvidenceKind::Work => "evidence-work",
            EvidenceKind::LivedExperience => "evidence-lived-experience",
            EvidenceKind::Endorsement => "evidence-endorsement",
            EvidenceKind::Participation => "evidence-participation",
        })
    }

    /// Who stands behind it: "confirmed by the licensing office".
    pub fn check(self, check: &Check) -> Message {
        match check {
            Check::SelfStated => self.t("check-self-stated"),
            Check::PublicRecord => self.t("check-public-record"),
            Check::Confirmed { by, on } => {
                self.t("check-confirmed").arg("by", by).arg("on", self.date(on))
            }
            Check::Verified { issuer, on } => {
                self.t("check-verified").arg("issuer", issuer).arg("on", self.date(on))
            }
        }
    }

    /// What the person has agreed to.
    pub fn consent(self, consent: &Consent) -> Message {
        match consent {
            Consent::NotAsked => self.t("consent-not-asked"),
            Consent::Given { on } => self.t("consent-given").arg("on", self.date(on)),
            Consent::ThisCallOnly { on, .. } => self.t("consent-call").arg("on", self.date(on)),
            Consent::Withdrawn { on } => self.t("consent-withdrawn").arg("on", self.date(on)),
            Consent::Contested { on, wrong } => {
                self.t("consent-contested").arg("on", self.date(on)).arg("wrong", wrong)
            }
        }
    }

    /// The promise about influence, as a sentence.
    pub fn promise(self, promise: &Iap2) -> Message {
        self.t(match promise {
            Iap2::Inform => "promise-inform",
            Iap2::Consult => "promise-consult",
            Iap2::Involve => "promise-involve",
            Iap2::Collaborate => "promise-collaborate",
            Iap2::Empower => "promise-empower",
        })
    }

    /// The time asked: "6 hours over 3 weeks".
    pub fn effort(self, effort: &Effort) -> Message {
        match effort.weeks {
            None => self.t("effort-hours").arg("hours", effort.hours),
            Some(weeks) => self.t("effort-weeks").arg("hours", effort.hours).arg("weeks", weeks),
        }
    }

    /// The time asked and what people get back: "6 hours, £90 and travel".
    pub fn effort_and_expenses(self, effort: &Effort, expenses: &str) -> Message {
        let effort = self.effort(effort);
        if expenses.trim().is_empty() {
            effort
        } else {
            self.t("call-time-and-expenses").arg("effort", effort).arg("expenses", expenses)
        }
    }

    /// Where people take part.
    pub fn setting(self, setting: &Setting) -> Message {
        match setting {
            Setting::Remote => self.t("setting-remote"),
            Setting::InPerson(place) => self.t("setting-in-person").arg("place", place),
            Setting::Either(place) => self.t("setting-either").arg("place", place),
        }
    }
}
