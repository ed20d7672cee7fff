//! Why somebody was found for a call, told to them alone.

use folkmoot_model::{Consent, Day, EvidenceKind};

use super::parts::{EvidenceItem, awkward};
use crate::{Message, Text};

/// Most sentences that say why.
const SENTENCES: usize = 3;

/// Why somebody was found for a call: their own evidence, the weightiest
/// first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WhyYou {
    /// The name they go by; may be empty.
    pub name: String,
    /// Their evidence and where each piece opens.
    pub evidence: Vec<(String, EvidenceItem)>,
}

/// A sentence that says why, and the piece of evidence that it names.
#[derive(Debug)]
pub struct WhyReason {
    /// The sentence.
    pub sentence: Message,
    /// The page of the piece.
    pub address: String,
    /// The title of the piece.
    pub title: String,
}

impl WhyYou {
    /// "Why you, Mary?", or without a name if there is none.
    pub fn heading(&self, text: &Text) -> Message {
        match self.name.trim() {
            "" => text.t("why-heading-nameless"),
            name => text.t("why-heading").arg("name", name),
        }
    }

    /// Two or three sentences: one for each kind of evidence, in the order of
    /// weight, each naming the weightiest piece of its kind.
    pub fn sentences(&self, text: &Text) -> Vec<Message> {
        self.reasons(text).into_iter().map(|reason| reason.sentence).collect()
    }

    /// The same sentences, each with the piece that it names.
    pub fn reasons(&self, text: &Text) -> Vec<WhyReason> {
        let mut kinds: Vec<EvidenceKind> = Vec::new();
        for (_, item) in &self.evidence {
            if !kinds.contains(&item.kind) {
                kinds.push(item.kind);
            }
        }
        kinds.into_iter().take(SENTENCES).filter_map(|kind| self.reason(text, kind)).collect()
    }

    /// The pieces that no sentence names.
    pub fn others(&self, text: &Text) -> Vec<&(String, EvidenceItem)> {
        let named = self.reasons(text);
        let others = self.evidence.iter();
        others.filter(|(address, _)| named.iter().all(|r| r.address != *address)).collect()
    }

    fn reason(&self, text: &Text, kind: EvidenceKind) -> Option<WhyReason> {
        let of_kind = || self.evidence.iter().map(|(_, item)| item).filter(|i| i.kind == kind);
        let (address, first) = self.evidence.iter().find(|(_, item)| item.kind == kind)?;
        let key = match kind {
            EvidenceKind::Credential => text.t("why-credential"),
            EvidenceKind::TrackRecord => text.t("why-track-record"),
            EvidenceKind::Publication => text.t("why-publication"),
            EvidenceKind::Work => text.t("why-work"),
            EvidenceKind::LivedExperience => text.t("why-lived-experience"),
            EvidenceKind::Endorsement => text.t("why-endorsement"),
            EvidenceKind::Participation => text.t("why-participation"),
        };
        let useful: u32 =
            of_kind().filter_map(|i| i.ratings).map(|(up, _)| up).fold(0, u32::saturating_add);
        let sentence = key
            .arg("title", first.title(text))
            .arg("more", of_kind().count() - 1)
            .arg("useful", useful);
        Some(WhyReason { sentence, address: address.clone(), title: first.title(text) })
    }

    pub(crate) fn sample() -> Self {
        let answer = |title: &str| {
            EvidenceItem::sample(EvidenceKind::TrackRecord, title, "Four centimetres, measured.")
        };
        let mut words = EvidenceItem::sample(
            EvidenceKind::LivedExperience,
            "My way to work",
            "By wheelchair along Harbour Road, most days.",
        );
        words.check = folkmoot_model::Check::SelfStated;
        words.consent = Consent::Given { on: Day::from_days(20_701) };
        let of = |id: u32, item| (format!("/me/evidence/{id}"), item);
        Self {
            name: "Mary T".to_owned(),
            evidence: vec![
                of(1, words),
                of(2, answer("How high is the kerb?")),
                of(3, answer("Is there a dropped kerb at the bank?")),
            ],
        }
    }

    pub(crate) fn awkward() -> Self {
        let every = EvidenceKind::ALL.iter().map(|kind| {
            ("/me/evidence/x".to_owned(), EvidenceItem { kind: *kind, ..EvidenceItem::awkward() })
        });
        Self { name: awkward::RIGHT_TO_LEFT.to_owned(), evidence: every.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_why_in_a_few_sentences() {
        let why = WhyYou::sample();
        let sentences: Vec<_> =
            why.sentences(&Text::default()).iter().map(ToString::to_string).collect();
        assert_eq!(
            sentences,
            [
                "You told us about “My way to work”.",
                "You answered “How high is the kerb?” and 1 more question; 22 times somebody \
                 found that useful."
            ]
        );
        assert_eq!(WhyYou::awkward().sentences(&Text::default()).len(), 3);
    }

    #[test]
    fn a_sentence_for_every_kind() {
        for kind in EvidenceKind::ALL {
            let item = EvidenceItem::sample(*kind, "The thing", "");
            let why = WhyYou { name: String::new(), evidence: vec![(String::new(), item)] };
            let said = why.sentences(&Text::default())[0].to_string();
            assert!(said.contains("“The thing”") && said.ends_with('.'), "{said}");
        }
    }
}
