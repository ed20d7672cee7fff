//! One piece of evidence, and how it counts for one kind of knowing.

use askama::Template;
use folkmoot_model::EvidenceKind;

use super::Said;
use super::parts::{
    EvidenceItem, Factors, MethodSettings, RunRecord, awkward, decimals, hundredths,
};
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// A piece of evidence with the figures it went into, for those who work on
/// the call.
#[derive(Debug, Clone, Template)]
#[template(path = "evidence.html")]
pub struct EvidencePage {
    /// The frame.
    pub layout: Layout,
    /// The shortlist it was opened from.
    pub shortlist: String,
    /// Whose it is; may be empty.
    pub person: String,
    /// What the call asks for.
    pub needs: String,
    /// What it is.
    pub evidence: EvidenceItem,
    /// What those who were there say of it.
    pub said: Vec<Said>,
    /// Its share in the topical figure, from 0 to 1.
    pub share: f64,
    /// The figures of the person for this kind of knowing.
    pub factors: Factors,
    /// The figures together.
    pub score: f64,
    /// The settings that the formula names.
    pub settings: MethodSettings,
    /// The record of the search.
    pub run: RunRecord,
}

impl EvidencePage {
    fn name(&self) -> String {
        self.layout.text.name(&self.person)
    }

    /// A row for each figure: its name, its value and what it says.
    fn inputs(&self) -> Vec<(Message, String, Message)> {
        let t = |key| self.layout.text.t(key);
        let topic = t("evidence-topic-meaning").arg("percent", hundredths(self.share));
        let f = &self.factors;
        vec![
            (t("factor-topic"), decimals(f.topic), topic),
            (t("factor-quality"), decimals(f.quality), t("evidence-quality-meaning")),
            (t("factor-reliability"), decimals(f.reliability), t("evidence-reliability-meaning")),
            (
                t("factor-availability"),
                decimals(f.availability),
                t("evidence-availability-meaning"),
            ),
            (t("evidence-score"), decimals(self.score), t("evidence-score-meaning")),
        ]
    }
}

impl Render for EvidencePage {
    const NAME: &'static str = "evidence";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let usual = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Helen Marsh")),
            shortlist: "/calls/harbour-road/shortlist".to_owned(),
            person: "Jo Osei".to_owned(),
            needs: "Traffic flow, junction design, safety audits".to_owned(),
            evidence: EvidenceItem::sample(
                EvidenceKind::TrackRecord,
                "How steep should a raised crossing be?",
                "A raised crossing slows cars only if the ramp is steep enough.\n\nAt one in ten \
                 most drivers slow to walking pace.",
            ),
            said: Said::samples().into_iter().take(1).map(Said::for_all).collect(),
            share: 0.62,
            factors: Factors { topic: 0.94, quality: 0.86, reliability: 0.8, availability: 0.55 },
            score: 0.84,
            settings: MethodSettings::sample(),
            run: RunRecord::sample(),
        };
        let awkward = Self {
            person: awkward::RIGHT_TO_LEFT.to_owned(),
            needs: awkward::HTML.to_owned(),
            evidence: EvidenceItem::awkward(),
            said: Vec::new(),
            share: f64::NAN,
            ..usual.clone()
        };
        vec![("usual", usual), ("awkward", awkward)]
    }
}
