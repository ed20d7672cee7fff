//! The one way through the engine: parameters and input to a report.

use std::collections::BTreeMap;

use folkmoot_expertise as engine;
use folkmoot_model::{Day, EvidenceId, InvalidId, KindId, KindOfKnowing, PersonId};

use super::input::{MatchInput, kind_for_engine, kind_from_engine};
use super::report::{
    Chosen, Factors, Found, KindReport, MatchParameters, MatchReport, Missing, Reason,
};
use super::rules;

/// The settings of the engine, by name.
fn settings(options: &mut engine::Options) -> [(&'static str, &mut f64); 15] {
    let (weights, from) = (&mut options.weights, &mut options.reliabilities);
    [
        ("gamma", &mut options.gamma),
        ("found_at", &mut options.found_at),
        ("even_at", &mut options.even_at),
        ("covered_at", &mut options.covered_at),
        ("self_claim_cap", &mut options.self_claim_cap),
        ("prior_items", &mut options.prior_items),
        ("half_life_days", &mut options.half_life_days),
        ("weight_quality", &mut weights.quality),
        ("weight_reliability", &mut weights.reliability),
        ("weight_availability", &mut weights.availability),
        ("reliability_verified", &mut from.verified),
        ("reliability_checked_by_other", &mut from.checked_by_other),
        ("reliability_rated_by_others", &mut from.rated_by_others),
        ("reliability_lived", &mut from.lived),
        ("reliability_self_stated", &mut from.self_stated),
    ]
}

/// The settings that were measured best, as they go into a run record.
pub fn default_settings() -> BTreeMap<String, f64> {
    let mut options = engine::Options::default();
    settings(&mut options).map(|(name, value)| (name.to_owned(), *value)).into()
}

/// The options of the engine, as of a day, with settings by name.
pub(super) fn engine_options(as_of: Day, set: &BTreeMap<String, f64>) -> engine::Options {
    let mut options =
        engine::Options { as_of: Some(as_of.as_days()), ..engine::Options::default() };
    for (name, value) in settings(&mut options) {
        if let Some(set) = set.get(name) {
            *value = *set;
        }
    }
    options.limit = usize::MAX;
    options
}

/// Finds the people who know, for every kind of knowing of a call, and who is
/// missing. See `docs/methods/expertise.md` for the method.
///
/// Fails only if the input holds ids that are none.
pub fn find(parameters: &MatchParameters, input: &MatchInput) -> Result<MatchReport, InvalidId> {
    let options = engine_options(parameters.as_of, &parameters.settings);
    let kinds = &parameters.call.kinds;
    let needs: Vec<engine::Need> = kinds.iter().map(need).collect();
    let mut elsewhere = Vec::new();
    let mut rankings = Vec::new();
    for (kind, need) in kinds.iter().zip(&needs) {
        let mut ranking = engine::rank(&input.corpus, need, &options);
        elsewhere.push(keep_place(kind, input, &mut ranking));
        rankings.push(ranking);
    }
    let conflicts = rules::conflicts(&parameters.rules, input);
    let rules_set = !(parameters.rules.is_none() && conflicts.is_empty());
    let aside = engine::conflict::set_aside(&mut rankings, conflicts);
    let back = rules::stepped_back(&parameters.rules, input, parameters.as_of, &rankings);
    let by = rules::for_engine(&parameters.rules, input, &back);
    let ruled = engine::shortlist_by(&needs, &rankings, &options, &by);
    let by_rule = if rules_set { Some(rules::report(&ruled, aside, back)?) } else { None };
    let shortlist = ruled.shortlist;
    let gaps = engine::missing(&needs, &rankings, &shortlist, &options);

    let listed = parameters.limit as usize;
    let mut reports = Vec::new();
    for (at, kind) in kinds.iter().enumerate() {
        let gap = gaps.iter().find(|gap| gap.need == kind.id.as_str());
        reports.push(KindReport {
            id: kind.id.clone(),
            people: rankings[at]
                .people
                .iter()
                .enumerate()
                .filter(|(rank, ranked)| *rank < listed || chosen_for(&shortlist, kind, ranked))
                .map(|(_, ranked)| found(ranked))
                .collect::<Result<_, _>>()?,
            found: whole(rankings[at].found),
            covered: rounded(shortlist.coverage[at].covered),
            missing: missing(gap, elsewhere[at])?,
        });
    }
    let chosen = |chosen: &engine::Chosen| {
        Ok(Chosen {
            person: PersonId::new(chosen.person.clone())?,
            kind: KindId::new(chosen.need.clone())?,
            gain: rounded(chosen.gain),
        })
    };
    Ok(MatchReport {
        kinds: reports,
        shortlist: shortlist.people.iter().map(chosen).collect::<Result<_, _>>()?,
        looked_through: input.counts,
        rules: by_rule,
    })
}

/// Whoever is chosen is listed with their reasons, however far down.
fn chosen_for(
    shortlist: &engine::Shortlist,
    kind: &KindOfKnowing,
    ranked: &engine::RankedPerson,
) -> bool {
    shortlist
        .people
        .iter()
        .any(|chosen| chosen.person == ranked.person && chosen.need == kind.id.as_str())
}

pub(super) fn need(kind: &KindOfKnowing) -> engine::Need {
    engine::Need {
        id: kind.id.to_string(),
        text: kind.needs.clone(),
        people: kind.people as usize,
        must: kind.must,
        accepts: kind.evidence.iter().map(|kind| kind_for_engine(*kind)).collect(),
    }
}

/// Whether somebody is of the place that a kind names, if it names one. A
/// place fits if it contains the other: "Harbour Ward" fits "Harbour Ward,
/// Northmere".
pub(super) fn fits_place(kind: &KindOfKnowing, input: &MatchInput, person: &PersonId) -> bool {
    let Some(place) = kind.place.as_ref().map(|place| place.trim().to_lowercase()) else {
        return true;
    };
    let theirs = input.places.get(person);
    theirs.is_some_and(|theirs| theirs.contains(&place) || place.contains(theirs.as_str()))
}

/// Leaves only people of the place that the kind names; says how many others
/// there were.
fn keep_place(kind: &KindOfKnowing, input: &MatchInput, ranking: &mut engine::Ranking) -> u32 {
    if kind.place.is_none() {
        return 0;
    }
    let fits =
        |person: &str| PersonId::new(person).is_ok_and(|person| fits_place(kind, input, &person));
    let before = ranking.people.len();
    ranking.people.retain(|found| fits(&found.person));
    ranking.near.retain(|near| fits(&near.person));
    ranking.found = ranking.people.len();
    whole(before - ranking.found)
}

pub(super) fn found(ranked: &engine::RankedPerson) -> Result<Found, InvalidId> {
    let reason = |reason: &engine::Reason| {
        Ok(Reason {
            evidence: EvidenceId::new(reason.evidence.clone())?,
            share: rounded(reason.share),
            words: reason.terms.clone(),
            spoken_for: reason.voices.people,
        })
    };
    Ok(Found {
        person: PersonId::new(ranked.person.clone())?,
        score: rounded(ranked.score),
        factors: Factors {
            topic: rounded(ranked.factors.topic),
            quality: rounded(ranked.factors.quality),
            reliability: rounded(ranked.factors.reliability),
            availability: rounded(ranked.factors.availability),
        },
        reasons: ranked.reasons.iter().map(reason).collect::<Result<_, _>>()?,
    })
}

fn missing(gap: Option<&engine::Gap>, elsewhere: u32) -> Result<Vec<Missing>, InvalidId> {
    let Some(gap) = gap else { return Ok(Vec::new()) };
    let short = whole(gap.short);
    let mut missing = vec![match gap.why {
        engine::Why::NothingToMatch => Missing::NothingToMatch,
        engine::Why::NobodyFound => Missing::Nobody { wanted: short },
        engine::Why::TooFewFound { found, .. } => Missing::People { found: whole(found), short },
        engine::Why::SeatsUnfilled { .. } => Missing::Seats { short },
        engine::Why::ThinlyCovered { .. } => Missing::Thin,
    }];
    if !gap.uncovered.is_empty() {
        missing.push(Missing::Words { words: gap.uncovered.clone() });
    }
    missing.extend(gap.excluded.iter().map(|excluded| Missing::OtherEvidence {
        evidence: kind_from_engine(excluded.kind),
        people: whole(excluded.people),
    }));
    if elsewhere > 0 {
        missing.push(Missing::OtherPlace { people: elsewhere });
    }
    if !gap.near.is_empty() {
        let people = gap.near.iter().map(|near| PersonId::new(near.person.clone()));
        missing.push(Missing::Near { people: people.collect::<Result<_, _>>()? });
    }
    Ok(missing)
}

/// Six digits are more than anybody reads, and the same on every machine.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

fn whole(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
