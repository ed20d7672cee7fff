//! What came of looking for people, as it is kept: ids and figures, no names
//! and no texts, so that what a person erases is gone from here too.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_model::{CallBrief, Day, EvidenceId, EvidenceKind, KindId, MatchRules, PersonId};
use serde::{Deserialize, Serialize};

use super::rules::RulesReport;

/// Everything that was set for a run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchParameters {
    /// What the call said.
    pub call: CallBrief,
    /// As things stood on this day.
    pub as_of: Day,
    /// Most people listed for each kind.
    pub limit: u32,
    /// The settings of the engine, defaults too, by name;
    /// `docs/methods/expertise.md` says what each does.
    pub settings: BTreeMap<String, f64>,
    /// What the convener set beside the call.
    #[serde(default, skip_serializing_if = "MatchRules::is_none")]
    pub rules: MatchRules,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MatchReport {
    /// In the order of the call.
    pub kinds: Vec<KindReport>,
    /// Who covers the call best together, in the order of choosing.
    pub shortlist: Vec<Chosen>,
    /// What was looked through.
    pub looked_through: LookedThrough,
    /// What came of the rules, if there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<RulesReport>,
}

impl MatchReport {
    /// Everyone it names, each once.
    pub fn named(&self) -> BTreeSet<PersonId> {
        let near = |missing: &Missing| match missing {
            Missing::Near { people } => people.clone(),
            _ => Vec::new(),
        };
        let listed = self.kinds.iter().flat_map(|kind| &kind.people).map(|f| f.person.clone());
        let chosen = self.shortlist.iter().map(|chosen| chosen.person.clone());
        let beside = self.kinds.iter().flat_map(|kind| &kind.missing).flat_map(near);
        let rules = self.rules.iter();
        let by_rule = rules.flat_map(|rules| {
            let near = rules.bounds.iter().flat_map(|bound| &bound.near);
            let conflicts = rules.conflicts.iter().map(|conflict| &conflict.person);
            let back = rules.stepped_back.iter().map(|back| &back.person);
            near.chain(conflicts).chain(back).cloned()
        });
        listed.chain(chosen).chain(beside).chain(by_rule).collect()
    }
}

/// What was looked through, and what was not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedThrough {
    /// People.
    pub people: u64,
    /// Pieces of evidence.
    pub evidence: u64,
    /// Pieces left out because the person took back their consent, or gave it
    /// for another call.
    pub not_consented: u64,
    /// Pieces of lived experience left out because nobody was asked yet.
    pub lived_not_asked: u64,
    /// Pieces from after the day of the run.
    pub later: u64,
}

/// Who was found for one kind of knowing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KindReport {
    /// The kind.
    pub id: KindId,
    /// People who know, best first: as many as asked for, and whoever is on
    /// the shortlist for this kind.
    pub people: Vec<Found>,
    /// How many people were found in all.
    pub found: u32,
    /// How likely it is that the shortlist covers this kind, 0 … 1.
    pub covered: f64,
    /// What is missing; empty when nothing is.
    pub missing: Vec<Missing>,
}

/// A person who was found for a kind of knowing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// Who.
    pub person: PersonId,
    /// The score, 0 … 1; comparable within a kind.
    pub score: f64,
    /// What it is made of.
    pub factors: Factors,
    /// The evidence it rests on, the weightiest first.
    pub reasons: Vec<Reason>,
}

/// The four factors of a score, each 0 … 1, kept apart.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Factors {
    /// How well the evidence fits.
    pub topic: f64,
    /// What others thought of it.
    pub quality: f64,
    /// Who stands behind it.
    pub reliability: f64,
    /// How lately the person was active; who is around, not who knows.
    pub availability: f64,
}

/// One piece of evidence and its part in a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// Which.
    pub evidence: EvidenceId,
    /// Its part of the topic factor; a person's listed shares sum to 1 at most.
    pub share: f64,
    /// The words of the need that it meets.
    pub words: Vec<String>,
    /// How many people who were there speak for it.
    #[serde(default, skip_serializing_if = "is_nobody")]
    pub spoken_for: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_nobody(people: &u32) -> bool {
    *people == 0
}

/// A person on the shortlist.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chosen {
    /// Who.
    pub person: PersonId,
    /// For which kind of knowing.
    pub kind: KindId,
    /// How much they add to what is covered already.
    pub gain: f64,
}

/// Something that is missing for one kind of knowing, or that would help.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Missing {
    /// Nobody was found.
    Nobody {
        /// How many are wanted.
        wanted: u32,
    },
    /// Fewer people were found than are wanted.
    People {
        /// How many were found.
        found: u32,
        /// How many more are needed.
        short: u32,
    },
    /// Enough were found, but some of them sit for another kind of knowing.
    Seats {
        /// How many more are needed.
        short: u32,
    },
    /// The need has no word that could be looked for.
    NothingToMatch,
    /// There are enough people, but what they have shown fits only a little.
    Thin,
    /// Words of the need that nobody's evidence speaks of.
    Words {
        /// Which.
        words: Vec<String>,
    },
    /// People know, but their evidence is of a kind that doesn't count here.
    OtherEvidence {
        /// The kind of evidence they have.
        evidence: EvidenceKind,
        /// How many people.
        people: u32,
    },
    /// People know, but not this place.
    OtherPlace {
        /// How many people.
        people: u32,
    },
    /// People whose evidence touches the need, too little to count.
    Near {
        /// Who, the nearest first.
        people: Vec<PersonId>,
    },
}
