//! How people are chosen for a call, beside what they know: bounds on attributes,
//! conflicts of interest, and who steps back because they were asked lately.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::{CallId, OrganisationId, PersonId, Timestamp, codes::codes};

/// The attribute that says who somebody works for.
pub const EMPLOYER: &str = "employer";
/// Most bounds of one call.
pub const MAX_BOUNDS: usize = 50;
/// Most attributes of which one from each value is wanted.
pub const MAX_ONE_OF_EACH: usize = 10;
/// Longest rest, in days.
pub const MAX_REST_DAYS: u32 = 3_650;
/// Longest reason for a conflict of interest, in characters.
pub const MAX_CONFLICT_REASON: usize = 500;

/// The rules of a run; none by default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchRules {
    /// How many people with a value of an attribute.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bounds: Vec<AttributeBound>,
    /// Attributes of which at least one person with each value is wanted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub one_of_each: Vec<String>,
    /// Who owns the call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// Who the owner of the call works for, where the owner isn't known as a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner_works_for: Option<String>,
    /// Whether those who work where the owner does are left out; otherwise they are flagged.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub leave_out_same_employer: bool,
    /// Days in which whoever was asked steps back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rest_days: Option<u32>,
}

/// How many people with this value of an attribute are on the shortlist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AttributeBound {
    /// The attribute.
    pub attribute: String,
    /// The value.
    pub value: String,
    /// At least so many.
    #[serde(default)]
    pub least: u32,
    /// At most so many, if there is a limit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub most: Option<u32>,
}

/// What stands against rules. Places count from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesFault {
    /// A bound without a column or a value.
    Empty(usize),
    /// A bound whose least is above its most.
    LeastAboveMost(usize),
    /// A bound on what an earlier one is on already.
    Twice(usize),
    /// More bounds, or more columns, than there may be.
    TooMany,
    /// A rest of no day, or of more than [`MAX_REST_DAYS`].
    RestDays,
}

impl MatchRules {
    /// Whether nothing is set.
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }

    /// The attributes that the rules look at.
    ///
    /// ```
    /// use folkmoot_model::MatchRules;
    /// let rules = MatchRules {
    ///     one_of_each: vec!["area".to_owned()],
    ///     owner_works_for: Some("Mill Council".to_owned()),
    ///     ..MatchRules::default()
    /// };
    /// assert_eq!(Vec::from_iter(rules.attributes()), ["area", "employer"]);
    /// ```
    pub fn attributes(&self) -> BTreeSet<String> {
        let bounds = self.bounds.iter().map(|bound| bound.attribute.clone());
        let has_owner = self.owner.is_some() || self.owner_works_for.is_some();
        let employer = has_owner.then(|| EMPLOYER.to_owned());
        bounds.chain(self.one_of_each.iter().cloned()).chain(employer).collect()
    }

    /// What stands against them.
    ///
    /// ```
    /// use folkmoot_model::{AttributeBound, MatchRules, RulesFault};
    /// let bound = |least, most| AttributeBound {
    ///     attribute: "area".to_owned(), value: "North".to_owned(), least, most,
    /// };
    /// let rules = MatchRules { bounds: vec![bound(2, None), bound(3, Some(1))], ..MatchRules::default() };
    /// assert_eq!(rules.faults(), [RulesFault::LeastAboveMost(1), RulesFault::Twice(1)]);
    /// ```
    pub fn faults(&self) -> Vec<RulesFault> {
        let mut faults = Vec::new();
        let mut before = BTreeSet::new();
        for (at, bound) in self.bounds.iter().enumerate() {
            let (attribute, value) = (bound.attribute.trim(), bound.value.trim());
            if attribute.is_empty() || value.is_empty() {
                faults.push(RulesFault::Empty(at));
                continue;
            }
            if bound.most.is_some_and(|most| most < bound.least) {
                faults.push(RulesFault::LeastAboveMost(at));
            }
            if !before.insert((attribute, value.to_lowercase())) {
                faults.push(RulesFault::Twice(at));
            }
        }
        if self.bounds.len() > MAX_BOUNDS || self.one_of_each.len() > MAX_ONE_OF_EACH {
            faults.push(RulesFault::TooMany);
        }
        if self.rest_days.is_some_and(|days| days == 0 || days > MAX_REST_DAYS) {
            faults.push(RulesFault::RestDays);
        }
        faults
    }
}

/// A conflict of interest of somebody with a call, as a convener declares it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConflictOfInterest {
    /// Whose call it is.
    pub organisation: OrganisationId,
    /// Which call.
    pub call: CallId,
    /// Who has it.
    pub person: PersonId,
    /// What sort it is.
    pub kind: ConflictKind,
    /// What it is, in the words of whoever declared it.
    pub reason: String,
    /// Whether they are left out; otherwise they are flagged.
    pub leaves_out: bool,
    /// When it was declared.
    pub at: Timestamp,
}

/// What sort of conflict it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConflictKind {
    /// The call is their own.
    Owner,
    /// They work for whoever has a stake.
    Employer,
    /// They speak for a group with a stake.
    Lobby,
    /// Another one.
    Declared,
}

codes!("kind of conflict", ConflictKind {
    Owner = "owner",
    Employer = "employer",
    Lobby = "lobby",
    Declared = "declared",
});
