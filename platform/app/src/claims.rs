//! Evidence -> claim: what a person's evidence says they know, topic by topic.

use std::collections::BTreeMap;

use folkmoot_model::{
    Claim, ClaimBasis, ClaimId, DigestBuilder, Evidence, InvalidId, PersonId, Tally,
};

/// Works out the claims that one person's evidence bears: one for each topic
/// that any of it names, with the evidence it rests on and its figures. Topics
/// that differ only in capitals or outer spaces are one. O(n log n).
///
/// Claims come in the order of their topics; a claim's evidence in the order
/// given.
pub fn derive_claims(person: &PersonId, evidence: &[Evidence]) -> Result<Vec<Claim>, InvalidId> {
    let mut topics: BTreeMap<String, Vec<&Evidence>> = BTreeMap::new();
    for item in evidence {
        let mut named: Vec<String> =
            item.topics.iter().map(|topic| topic.trim().to_lowercase()).collect();
        named.sort();
        named.dedup();
        for topic in named.into_iter().filter(|topic| !topic.is_empty()) {
            topics.entry(topic).or_default().push(item);
        }
    }
    topics
        .into_iter()
        .map(|(topic, items)| {
            Ok(Claim {
                id: claim_id(person, &topic)?,
                person: person.clone(),
                basis: ClaimBasis::Derived,
                evidence: items.iter().map(|item| item.id.clone()).collect(),
                tally: tally(&items),
                topic,
            })
        })
        .collect()
}

/// The same person and topic have the same claim, so that working claims out
/// again changes nothing.
fn claim_id(person: &PersonId, topic: &str) -> Result<ClaimId, InvalidId> {
    let mut digest = DigestBuilder::default();
    digest.text(person.as_str()).text(topic);
    ClaimId::new(format!("claim-{}", &digest.finish().as_str()[..24]))
}

fn tally(items: &[&Evidence]) -> Tally {
    let ratings = || items.iter().flat_map(|item| &item.ratings);
    let days = || items.iter().filter_map(|item| item.at);
    Tally {
        items: u32::try_from(items.len()).unwrap_or(u32::MAX),
        up: ratings().fold(0, |sum, r| sum.saturating_add(r.up)),
        down: ratings().fold(0, |sum, r| sum.saturating_add(r.down)),
        first: days().min(),
        last: days().max(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use folkmoot_model::{Check, Consent, DailyRating, Day, EvidenceId, EvidenceKind, Source};

    fn answer(id: &str, topics: &[&str], day: i32, up: u32) -> Evidence {
        Evidence {
            id: EvidenceId::new(id).unwrap(),
            person: PersonId::new("p").unwrap(),
            kind: EvidenceKind::TrackRecord,
            title: String::new(),
            text: "words".to_owned(),
            topics: topics.iter().map(|t| (*t).to_owned()).collect(),
            at: Some(Day::from_days(day)),
            source: Source { name: "forum".to_owned(), url: None },
            check: Check::PublicRecord,
            consent: Consent::NotAsked,
            ratings: vec![DailyRating { day: Day::from_days(day), up, down: 1 }],
        }
    }

    #[test]
    fn a_topic_gathers_its_evidence() {
        let person = PersonId::new("p").unwrap();
        let evidence = [
            answer("a", &["Kerbs", "kerbs "], 10, 3),
            answer("b", &["kerbs", "ramps"], 5, 2),
            answer("c", &[], 1, 9),
        ];
        let claims = derive_claims(&person, &evidence).unwrap();
        let topics: Vec<_> = claims.iter().map(|claim| claim.topic.as_str()).collect();
        assert_eq!(topics, ["kerbs", "ramps"]);
        let kerbs = &claims[0];
        assert_eq!(kerbs.evidence.len(), 2, "a topic named twice counts once");
        assert_eq!((kerbs.tally.items, kerbs.tally.up, kerbs.tally.down), (2, 5, 2));
        assert_eq!(kerbs.tally.first, Some(Day::from_days(5)));
        assert_eq!(kerbs.tally.last, Some(Day::from_days(10)));
        assert_eq!(claims, derive_claims(&person, &evidence).unwrap());
    }
}
