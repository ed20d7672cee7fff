//! Planning a panel: how many seats, by what people differ, who is left out.

use askama::Template;
use folkmoot_model::{
    Feature, MAX_LOTTERY_REASON, MAX_SEAT_QUOTAS, MAX_SEATS, PanelMethod, Standing,
};

use super::panel_parts::{feature_name, value_name};
use super::parts::awkward;
use crate::{Layout, Locale, Message, Render, Section, Viewer};

/// The form in which the rules of a panel are written.
#[derive(Debug, Clone, Template)]
#[template(path = "panel-plan.html")]
pub struct PanelPlanPage {
    /// The frame.
    pub layout: Layout,
    /// The page of the call on the desk.
    pub address: String,
    /// The question of the call.
    pub call: String,
    /// Whether the reader may change anything.
    pub may_draw: bool,
    /// How many can be drawn.
    pub drawable: usize,
    /// What happened before for this call, in words to show.
    pub before: PlannedAgain,
    /// What is typed for the number of seats.
    pub seats: String,
    /// Lengths of the list that can be chosen, and whether they are.
    pub tickets: Vec<(u32, bool)>,
    /// What "fair" means.
    pub method: PanelMethod,
    /// By what those who accepted differ.
    pub features: Vec<FeatureChoice>,
    /// A line for each value of what is chosen.
    pub quotas: Vec<QuotaField>,
    /// Columns that could tell who lives together, and which is chosen.
    pub households: Vec<(Feature, bool)>,
    /// Those who accepted.
    pub people: Vec<PersonField>,
    /// What is wrong.
    pub faults: Vec<PlanFault>,
}

/// What happened before a panel is planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlannedAgain {
    /// Nothing.
    No,
    /// A lottery was taken back.
    TakenBack,
    /// A panel was drawn, and this fills its free seats.
    Fills,
}

/// A feature that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeatureChoice {
    /// Which.
    pub feature: Feature,
    /// How many values it has.
    pub values: usize,
    /// Whether seats are shared out by it.
    pub ticked: bool,
}

/// The seats for one value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotaField {
    /// Of which feature.
    pub feature: Feature,
    /// The value as it is kept.
    pub value: String,
    /// What it is called, where that is something else.
    pub called: String,
    /// How many of those who can be drawn have it.
    pub people: usize,
    /// What is typed.
    pub min: String,
    /// What is typed.
    pub max: String,
}

/// Somebody who accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonField {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Whether they can be drawn.
    pub standing: Standing,
    /// Why not, as it is typed.
    pub why: String,
}

/// Something wrong, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanFault {
    /// The number of seats.
    Seats,
    /// More seats than this many people.
    TooFew(usize),
    /// The length of the list.
    Tickets,
    /// The numbers of the line at this place are no numbers.
    Number(usize),
    /// The least of the line at this place is above its most.
    MinAboveMax(usize),
    /// Too many lines.
    TooManyQuotas,
    /// No reason for whoever is at this place.
    NoReason(usize),
    /// A reason that is too long.
    LongReason(usize),
    /// More are seated for certain than there are seats.
    TooManyMust,
}

impl PlanFault {
    fn field(self) -> String {
        match self {
            Self::Seats | Self::TooFew(_) | Self::TooManyMust => "seats".to_owned(),
            Self::Tickets => "tickets".to_owned(),
            Self::Number(at) | Self::MinAboveMax(at) => format!("min-{at}"),
            Self::TooManyQuotas => "features".to_owned(),
            Self::NoReason(at) | Self::LongReason(at) => format!("why-{at}"),
        }
    }
}

impl PanelPlanPage {
    fn fault(&self, fault: &PlanFault) -> Message {
        let text = self.layout.text;
        match fault {
            PlanFault::Seats => text.t("panel-fault-seats").arg("most", MAX_SEATS),
            PlanFault::TooFew(people) => text.t("panel-fault-few").arg("people", *people),
            PlanFault::Tickets => text.t("panel-fault-tickets"),
            PlanFault::Number(at) => {
                text.t("panel-fault-number").arg("value", self.quota_name(*at))
            }
            PlanFault::MinAboveMax(at) => {
                text.t("panel-fault-upside-down").arg("value", self.quota_name(*at))
            }
            PlanFault::TooManyQuotas => text.t("panel-fault-quotas").arg("most", MAX_SEAT_QUOTAS),
            PlanFault::NoReason(at) => {
                text.t("panel-fault-no-reason").arg("name", self.person_name(*at))
            }
            PlanFault::LongReason(at) => text
                .t("panel-fault-long-reason")
                .arg("name", self.person_name(*at))
                .arg("most", MAX_LOTTERY_REASON),
            PlanFault::TooManyMust => text.t("panel-fault-must"),
        }
    }

    fn wrong(&self, field: &str) -> Option<Message> {
        self.faults.iter().find(|fault| fault.field() == field).map(|fault| self.fault(fault))
    }

    fn wrong_at(&self, field: &str, at: &usize) -> Option<Message> {
        self.wrong(&format!("{field}-{at}"))
    }

    fn quota_name(&self, at: usize) -> String {
        self.quotas.get(at).map(|quota| self.called(quota)).unwrap_or_default()
    }

    fn person_name(&self, at: usize) -> String {
        self.people.get(at).map(|it| self.layout.text.name(&it.name)).unwrap_or_default()
    }

    fn called(&self, quota: &QuotaField) -> String {
        value_name(&self.layout.text, &quota.called)
    }

    fn feature(&self, feature: &Feature) -> String {
        feature_name(&self.layout.text, feature)
    }

    /// The lines of quotas, one block for each feature.
    fn blocks(&self) -> Vec<(String, Vec<(usize, &QuotaField)>)> {
        let mut blocks: Vec<(String, Vec<(usize, &QuotaField)>)> = Vec::new();
        let mut last = None;
        for (at, quota) in self.quotas.iter().enumerate() {
            if last != Some(&quota.feature) {
                blocks.push((self.feature(&quota.feature), Vec::new()));
                last = Some(&quota.feature);
            }
            if let Some((_, lines)) = blocks.last_mut() {
                lines.push((at, quota));
            }
        }
        blocks
    }

    /// Whether anybody is treated differently, or something about it is wrong.
    fn has_differently(&self) -> bool {
        self.people.iter().any(|it| it.standing != Standing::May || !it.why.is_empty())
    }

    fn methods(&self) -> Vec<(PanelMethod, Message)> {
        let text = self.layout.text;
        vec![
            (PanelMethod::Leximin, text.t("panel-method-leximin")),
            (PanelMethod::Maximin, text.t("panel-method-maximin")),
            (PanelMethod::Nash, text.t("panel-method-nash")),
            (PanelMethod::Goldilocks, text.t("panel-method-goldilocks")),
        ]
    }

    fn standings(&self) -> Vec<(Standing, Message)> {
        let text = self.layout.text;
        vec![
            (Standing::May, text.t("panel-standing-may")),
            (Standing::Must, text.t("panel-standing-must")),
            (Standing::Out, text.t("panel-standing-out")),
        ]
    }
}

impl Render for PanelPlanPage {
    const NAME: &'static str = "panel-plan";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let age = Feature::Attribute("age".to_owned());
        let quota = |value: &str, people, min: &str, max: &str| QuotaField {
            feature: age.clone(),
            value: value.to_owned(),
            called: value.to_owned(),
            people,
            min: min.to_owned(),
            max: max.to_owned(),
        };
        let person = |id: &str, name: &str, standing, why: &str| PersonField {
            id: id.to_owned(),
            name: name.to_owned(),
            standing,
            why: why.to_owned(),
        };
        let choice = |feature: &Feature, values, ticked| FeatureChoice {
            feature: feature.clone(),
            values,
            ticked,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            address: "/desk/calls/harbour-road".to_owned(),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            may_draw: true,
            drawable: 41,
            before: PlannedAgain::No,
            seats: "12".to_owned(),
            tickets: vec![(10, false), (100, false), (1_000, true), (10_000, false)],
            method: PanelMethod::Leximin,
            features: vec![
                choice(&Feature::Kind, 3, false),
                choice(&Feature::Place, 5, false),
                choice(&age, 3, true),
            ],
            quotas: vec![
                quota("16 to 34", 14, "4", "5"),
                quota("35 to 64", 20, "5", "6"),
                quota("", 7, "2", "3"),
            ],
            households: vec![(Feature::Attribute("address".to_owned()), false)],
            people: vec![
                person("p1", "Ada Lund", Standing::May, ""),
                person("p2", "Ben Okoro", Standing::Out, "Works for the contractor"),
            ],
            faults: Vec::new(),
        };
        let none = Self {
            drawable: 0,
            before: PlannedAgain::TakenBack,
            features: Vec::new(),
            quotas: Vec::new(),
            households: Vec::new(),
            people: Vec::new(),
            ..usual.clone()
        };
        let reading = Self { may_draw: false, ..usual.clone() };
        let faults = Self {
            seats: "-3".to_owned(),
            people: vec![
                person("p1", awkward::HTML, Standing::Must, ""),
                person("p2", awkward::RIGHT_TO_LEFT, Standing::Out, awkward::LONG),
            ],
            faults: vec![
                PlanFault::Seats,
                PlanFault::TooFew(3),
                PlanFault::Tickets,
                PlanFault::Number(0),
                PlanFault::MinAboveMax(2),
                PlanFault::TooManyQuotas,
                PlanFault::NoReason(0),
                PlanFault::LongReason(1),
                PlanFault::TooManyMust,
            ],
            ..usual.clone()
        };
        let fills = Self { before: PlannedAgain::Fills, ..usual.clone() };
        vec![
            ("usual", usual),
            ("none", none),
            ("reading", reading),
            ("faults", faults),
            ("fills", fills),
        ]
    }
}
