//! People and evidence -> what the engine looks through, with a digest.

use std::collections::{BTreeMap, BTreeSet};

use folkmoot_expertise as engine;
use folkmoot_expertise::conflict::Conflict;
use folkmoot_expertise::rotation::Asked;
use folkmoot_expertise::voices::Word;
use folkmoot_model::{
    CallId, Check, Consent, Day, Digest, DigestBuilder, Endorsement, EndorsementState, Evidence,
    EvidenceId, EvidenceKind, Person, PersonId,
};

use super::report::LookedThrough;

/// All that a match run looks through.
#[derive(Debug)]
pub struct MatchInput {
    pub(super) corpus: engine::Corpus,
    /// Where people live or work, in small letters; only those who said.
    pub(super) places: BTreeMap<PersonId, String>,
    /// Attributes that rules look at.
    pub(super) attributes: engine::Attributes,
    /// Conflicts of interest that were declared.
    pub(super) conflicts: Vec<Conflict>,
    /// Who was asked or seated, and when.
    pub(super) asked: Vec<Asked>,
    /// Digest over people and evidence, whatever order they came in.
    pub digest: Digest,
    /// What is in it and what was left out.
    pub counts: LookedThrough,
    /// The calls for which alone somebody gave evidence. A search for any
    /// other call looks through the same as one for none.
    pub given_for: BTreeSet<CallId>,
}

/// Takes in people and their evidence, in any order.
#[derive(Debug)]
pub struct MatchInputBuilder {
    as_of: Day,
    call: Option<CallId>,
    builder: engine::CorpusBuilder,
    places: BTreeMap<PersonId, String>,
    looked_at: BTreeSet<String>,
    attributes: engine::Attributes,
    conflicts: Vec<Conflict>,
    asked: Vec<Asked>,
    /// By the piece they are about: who speaks, and for which wording.
    spoken: BTreeMap<EvidenceId, Vec<(String, Digest)>>,
    parts: Vec<[u8; 16]>,
    counts: LookedThrough,
    given_for: BTreeSet<CallId>,
}

impl MatchInputBuilder {
    /// Begins, for a run as of a day. Evidence that was given for one call
    /// alone is used only if that call is named here.
    pub fn new(as_of: Day, call: Option<CallId>) -> Self {
        Self {
            as_of,
            call,
            builder: engine::CorpusBuilder::new(),
            places: BTreeMap::new(),
            looked_at: BTreeSet::new(),
            attributes: BTreeMap::new(),
            conflicts: Vec::new(),
            asked: Vec::new(),
            spoken: BTreeMap::new(),
            parts: Vec::new(),
            counts: LookedThrough::default(),
            given_for: BTreeSet::new(),
        }
    }

    /// Keeps these attributes of people, for rules; "place" is where they live or work.
    /// Comes before the people.
    pub fn look_at(&mut self, attributes: BTreeSet<String>) {
        self.looked_at = attributes;
    }

    /// Takes in a conflict of interest with the call.
    pub fn conflict(&mut self, conflict: Conflict) {
        let mut digest = DigestBuilder::default();
        digest.text("conflict").text(&conflict.person).text(&conflict.reason);
        digest.number(conflict.interest as i64).number(conflict.effect as i64);
        self.part(digest);
        self.conflicts.push(conflict);
    }

    /// Takes in that somebody was asked or seated on a day.
    pub fn asked(&mut self, person: &PersonId, day: Day) {
        let mut digest = DigestBuilder::default();
        digest.text("asked").text(person.as_str()).number(i64::from(day.as_days()));
        self.part(digest);
        self.asked.push(Asked { person: person.to_string(), day: day.as_days() });
    }

    /// Takes in what somebody says who was there; `giver` is who they are, if
    /// they are known here. Comes before the evidence, and counts for the
    /// wording it was about alone.
    pub fn endorsement(&mut self, it: &Endorsement, giver: Option<&PersonId>) {
        if let EndorsementState::Given { at, about, .. } = &it.state
            && at.day() <= self.as_of
        {
            let stranger = || format!("address {}", it.giver);
            let giver = giver.map_or_else(stranger, PersonId::to_string);
            let spoken = self.spoken.entry(it.evidence.clone()).or_default();
            spoken.push((giver, about.clone()));
        }
    }

    /// Takes in a person. Names and addresses stay outside: nobody is found
    /// by them.
    pub fn person(&mut self, person: &Person) {
        self.builder.person(person.id.as_str());
        self.counts.people += 1;
        let mut digest = DigestBuilder::default();
        digest.text("person").text(person.id.as_str());
        if let Some(place) = &person.place {
            digest.text(place);
            self.places.insert(person.id.clone(), place.to_lowercase());
        }
        for attribute in &self.looked_at {
            let value = person.attributes.get(attribute).or(match attribute.as_str() {
                "place" => person.place.as_ref(),
                _ => None,
            });
            if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
                digest.text(attribute).text(value);
                let theirs = self.attributes.entry(person.id.to_string()).or_default();
                theirs.insert(attribute.clone(), value.clone());
            }
        }
        self.part(digest);
    }

    /// Takes in a piece of evidence, unless consent or date forbid it.
    pub fn evidence(&mut self, item: &Evidence) {
        if let Consent::ThisCallOnly { call, .. } = &item.consent {
            self.given_for.insert(call.clone());
        }
        if !item.consent.allows(item.kind, self.call.as_ref()) {
            let lived = item.kind == EvidenceKind::LivedExperience;
            if lived && item.consent == Consent::NotAsked {
                self.counts.lived_not_asked += 1;
            } else {
                self.counts.not_consented += 1;
            }
            return;
        }
        if item.at.is_some_and(|at| at > self.as_of) {
            self.counts.later += 1;
            return;
        }
        self.counts.evidence += 1;
        self.part(digest_of(item));
        self.spoken_for(item);
        self.builder.add(&engine::Evidence {
            id: item.id.as_str(),
            person: item.person.as_str(),
            kind: kind_for_engine(item.kind),
            check: check_for_engine(item),
            title: &item.title,
            text: &item.text,
            topics: item.topics.iter().map(String::as_str).collect(),
            day: item.at.map(Day::as_days),
            ratings: item
                .ratings
                .iter()
                .map(|r| engine::DailyRating { day: r.day.as_days(), up: r.up, down: r.down })
                .collect(),
        });
    }

    fn spoken_for(&mut self, item: &Evidence) {
        let Some(spoken) = self.spoken.remove(&item.id) else { return };
        let wording = item.wording();
        for (giver, _) in spoken.into_iter().filter(|(_, about)| *about == wording) {
            let mut digest = DigestBuilder::default();
            digest.text("spoken for").text(item.id.as_str()).text(&giver);
            self.part(digest);
            let (receiver, evidence) = (item.person.to_string(), item.id.to_string());
            self.builder.spoken_for(Word { giver, receiver, evidence });
        }
    }

    fn part(&mut self, digest: DigestBuilder) {
        let text = digest.finish();
        let mut part = [0; 16];
        part.copy_from_slice(&text.as_str().as_bytes()[..16]);
        self.parts.push(part);
    }

    /// Builds the index.
    pub fn build(mut self) -> MatchInput {
        self.parts.sort_unstable();
        let mut digest = DigestBuilder::default();
        for part in &self.parts {
            digest.text(std::str::from_utf8(part).unwrap_or_default());
        }
        MatchInput {
            corpus: self.builder.build(),
            places: self.places,
            attributes: self.attributes,
            conflicts: self.conflicts,
            asked: self.asked,
            digest: digest.finish(),
            counts: self.counts,
            given_for: self.given_for,
        }
    }
}

fn digest_of(item: &Evidence) -> DigestBuilder {
    let mut digest = DigestBuilder::default();
    digest.text("evidence").text(item.id.as_str()).text(item.person.as_str());
    digest.text(item.kind.code()).text(&item.title).text(&item.text);
    digest.number(i64::try_from(item.topics.len()).unwrap_or(i64::MAX));
    for topic in &item.topics {
        digest.text(topic);
    }
    digest.number(item.at.map_or(i64::MIN, |day| i64::from(day.as_days())));
    digest.text(check_code(&item.check));
    for rating in &item.ratings {
        digest.number(i64::from(rating.day.as_days()));
        digest.number(i64::from(rating.up)).number(i64::from(rating.down));
    }
    digest
}

const fn check_code(check: &Check) -> &'static str {
    match check {
        Check::SelfStated => "self_stated",
        Check::PublicRecord => "public_record",
        Check::Confirmed { .. } => "confirmed",
        Check::Verified { .. } => "verified",
    }
}

pub(super) const fn kind_for_engine(kind: EvidenceKind) -> engine::Kind {
    match kind {
        EvidenceKind::Credential => engine::Kind::Credential,
        EvidenceKind::TrackRecord => engine::Kind::TrackRecord,
        EvidenceKind::Publication => engine::Kind::Publication,
        EvidenceKind::Work => engine::Kind::Work,
        EvidenceKind::LivedExperience => engine::Kind::LivedExperience,
        EvidenceKind::Endorsement => engine::Kind::Endorsement,
        EvidenceKind::Participation => engine::Kind::Participation,
    }
}

pub(super) const fn kind_from_engine(kind: engine::Kind) -> EvidenceKind {
    match kind {
        engine::Kind::Credential => EvidenceKind::Credential,
        engine::Kind::TrackRecord => EvidenceKind::TrackRecord,
        engine::Kind::Publication => EvidenceKind::Publication,
        engine::Kind::Work => EvidenceKind::Work,
        engine::Kind::LivedExperience => EvidenceKind::LivedExperience,
        engine::Kind::Endorsement => EvidenceKind::Endorsement,
        engine::Kind::Participation => EvidenceKind::Participation,
    }
}

/// What others have rated is as good as their word; without any rating it is
/// only the person's own.
fn check_for_engine(item: &Evidence) -> engine::Check {
    match &item.check {
        Check::Verified { .. } => engine::Check::Verified,
        Check::Confirmed { .. } => engine::Check::CheckedByOther,
        Check::PublicRecord | Check::SelfStated if item.ratings.is_empty() => {
            engine::Check::SelfStated
        }
        Check::PublicRecord | Check::SelfStated => engine::Check::RatedByOthers,
    }
}
