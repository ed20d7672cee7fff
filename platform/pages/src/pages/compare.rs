//! Those on a shortlist side by side: what each has shown for each kind of
//! knowing.

use askama::Template;

use super::{
    invite::ByHand,
    parts::{EvidenceItem, MethodSettings, RunRecord, awkward, hundredths},
    shortlist::{Choice, Choosing},
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// The shortlist of a call as a table of people and kinds of knowing, for
/// those who work on it.
#[derive(Debug, Clone, Template)]
#[template(path = "compare.html")]
pub struct ComparePage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call.
    pub call_address: String,
    /// The kinds of knowing: id and name.
    pub kinds: Vec<(String, String)>,
    /// Those on the shortlist, in the order that was asked for.
    pub people: Vec<Compared>,
    /// That order.
    pub order: Order,
    /// The settings that the formula names.
    pub settings: MethodSettings,
    /// The record of the search.
    pub run: RunRecord,
    /// How people are chosen, for those who may ask them.
    pub asking: Option<Choosing>,
}

/// The order of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    /// What they are sorted by.
    pub by: Sort,
    /// Names from Z to A; the weakest first.
    pub turned: bool,
}

/// What rows are sorted by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Sort {
    /// As they stand on the shortlist.
    #[default]
    List,
    /// By name.
    Name,
    /// By what they have shown for the kind of this id, the strongest first.
    Kind(String),
}

impl Sort {
    /// By what they have shown for a kind.
    fn kind(id: &str) -> Self {
        Self::Kind(id.to_owned())
    }
}

impl Order {
    /// Reads an order from an address: `name`, `kind:drivers`, with a `-`
    /// before it if it is turned. Anything else is the order of the list.
    pub fn from_code(code: &str) -> Self {
        let (turned, by) = code.strip_prefix('-').map_or((false, code), |by| (true, by));
        match by.strip_prefix("kind:") {
            Some(kind) => Self { by: Sort::Kind(kind.to_owned()), turned },
            None if by == "name" => Self { by: Sort::Name, turned },
            None => Self::default(),
        }
    }

    /// The same in an address.
    fn code(&self) -> String {
        let turned = if self.turned { "-" } else { "" };
        match &self.by {
            Sort::List => String::new(),
            Sort::Name => format!("{turned}name"),
            Sort::Kind(id) => format!("{turned}kind:{id}"),
        }
    }
}

/// One person, beside others.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The name they go by, which may be empty; none for somebody who has
    /// erased themselves since.
    pub name: Option<String>,
    /// The kind of knowing they are on the list for.
    pub kind: String,
    /// Why they are here, where somebody added them by hand.
    pub by_hand: Option<ByHand>,
    /// Whether they can be chosen.
    pub choice: Choice,
    /// One for each kind of knowing, in the order of the columns.
    pub cells: Vec<ComparedCell>,
}

/// What somebody has shown for one kind of knowing.
#[derive(Debug, Clone, PartialEq)]
pub enum ComparedCell {
    /// Nothing that was found.
    Nothing,
    /// They may have shown something, but stand further down than is listed.
    Unlisted,
    /// They were found.
    Found {
        /// How strong it is.
        strength: Strength,
        /// The weightiest piece and the page where it opens; none if it was
        /// erased since.
        best: Option<Box<(String, EvidenceItem)>>,
        /// How many pieces speak for them besides.
        more: usize,
    },
}

/// How likely it is that somebody covers a kind of knowing, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Less likely than not.
    Some,
    /// More likely than not.
    Good,
    /// At least nine times in ten.
    Strong,
}

/// From this chance on it is strong.
const STRONG: f64 = 0.9;
/// From this chance on it is good.
const GOOD: f64 = 0.5;

impl Strength {
    /// The strength of a score: the chance is 1 − 2^(−score / even), as when
    /// the shortlist is put together.
    pub fn of(score: f64, even_at: f64) -> Self {
        let chance = 1.0 - (-score / even_at.max(1e-9)).exp2();
        if chance >= STRONG {
            Self::Strong
        } else if chance >= GOOD {
            Self::Good
        } else {
            Self::Some
        }
    }
}

impl ComparePage {
    /// Sorted columns say so to those who hear the table.
    fn aria_sort(&self, by: &Sort) -> Option<&'static str> {
        // Names rise from A to Z; strengths fall unless they are turned.
        let rises = matches!(by, Sort::Name) != self.order.turned;
        (self.order.by == *by).then_some(if rises { "ascending" } else { "descending" })
    }

    /// What pressing the head of a column asks for: its order, or the other
    /// way round if it has it already.
    fn next(&self, by: &Sort) -> String {
        let turned = self.order.by == *by && !self.order.turned;
        Order { by: by.clone(), turned }.code()
    }

    fn column(&self, at: &usize) -> &str {
        self.kinds.get(*at).map_or("", |(_, name)| name)
    }

    fn caption(&self) -> Message {
        let text = self.layout.text;
        let people = self.people.len();
        let kind = |id: &String| {
            let found = self.kinds.iter().find(|(kind, _)| kind == id);
            found.map(|(_, name)| name.clone()).unwrap_or_default()
        };
        match (&self.order.by, self.order.turned) {
            (Sort::List, _) => text.t("compare-by-list").arg("people", people),
            (Sort::Name, false) => text.t("compare-by-name").arg("people", people),
            (Sort::Name, true) => text.t("compare-by-name-turned").arg("people", people),
            (Sort::Kind(id), false) => {
                text.t("compare-by-kind").arg("people", people).arg("kind", kind(id))
            }
            (Sort::Kind(id), true) => {
                text.t("compare-by-kind-turned").arg("people", people).arg("kind", kind(id))
            }
        }
    }

    fn strengths(&self) -> Message {
        self.layout
            .text
            .t("compare-formula")
            .arg("even", self.settings.even_at)
            .arg("strong", hundredths(STRONG))
            .arg("good", hundredths(GOOD))
    }
}

impl Compared {
    fn name(&self, text: &Text) -> String {
        match &self.name {
            Some(name) => text.name(name),
            None => text.t("name-erased").to_string(),
        }
    }
}

impl ComparedCell {
    fn strength(&self, text: &Text) -> Message {
        text.t(match self {
            Self::Nothing => "compare-nothing",
            Self::Unlisted => "compare-unlisted",
            Self::Found { strength: Strength::Some, .. } => "compare-some",
            Self::Found { strength: Strength::Good, .. } => "compare-good",
            Self::Found { strength: Strength::Strong, .. } => "compare-strong",
        })
    }

    fn is_found(&self) -> bool {
        matches!(self, Self::Found { .. })
    }

    fn best(&self) -> Option<&(String, EvidenceItem)> {
        match self {
            Self::Found { best, .. } => best.as_deref(),
            _ => None,
        }
    }

    fn more(&self) -> usize {
        match self {
            Self::Found { more, .. } => *more,
            _ => 0,
        }
    }
}

impl Render for ComparePage {
    const NAME: &'static str = "compare";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let work = EvidenceItem::sample(
            folkmoot_model::EvidenceKind::Work,
            "Drove a cab in Harbour Ward for nine years",
            "Nights and school runs.",
        );
        let found = |strength, evidence: &EvidenceItem, more| ComparedCell::Found {
            strength,
            best: Some(Box::new((
                "/calls/harbour-road/shortlist/drivers/e1".to_owned(),
                evidence.clone(),
            ))),
            more,
        };
        let row = |name: &str, cells: Vec<ComparedCell>| Compared {
            name: Some(name.to_owned()),
            kind: "Cab and delivery drivers".to_owned(),
            by_hand: None,
            choice: Choice::None,
            cells,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Calls, Some("Helen Marsh")),
            call: "Safer bike lanes on Harbour Road".to_owned(),
            call_address: "/calls/harbour-road".to_owned(),
            kinds: vec![
                ("drivers".to_owned(), "Cab and delivery drivers".to_owned()),
                ("engineers".to_owned(), "Transport engineers".to_owned()),
            ],
            people: vec![
                row("Rafiq Khan", vec![found(Strength::Strong, &work, 2), ComparedCell::Nothing]),
                row("Jo Osei", vec![ComparedCell::Unlisted, found(Strength::Good, &work, 0)]),
            ],
            order: Order::default(),
            settings: MethodSettings::sample(),
            run: RunRecord::sample(),
            asking: None,
        };
        let mut choosing = Self {
            order: Order::from_code("-kind:drivers"),
            asking: Some(Choosing { address: "/desk/calls/harbour-road".to_owned(), open: true }),
            ..usual.clone()
        };
        choosing.people[0].choice = Choice::Box {
            id: "ask-0-p1".to_owned(),
            name: "to:drivers".to_owned(),
            value: "p1".to_owned(),
            ticked: true,
        };
        choosing.people[1].choice = Choice::Asked(folkmoot_model::InvitationState::Sent {
            at: folkmoot_model::Timestamp::from_millis(0),
        });
        choosing.people[1].by_hand = Some(ByHand {
            by: Some("Helen Marsh".to_owned()),
            reason: "They wrote the drivers’ reply.".to_owned(),
        });
        let by_name = Self { order: Order::from_code("name"), ..usual.clone() };
        let empty =
            Self { people: Vec::new(), order: Order::from_code("kind:drivers"), ..usual.clone() };
        let odd = EvidenceItem::awkward();
        let mut awkward = Self {
            call: awkward::HTML.to_owned(),
            kinds: vec![(awkward::HTML.to_owned(), awkward::LONG.to_owned())],
            people: vec![
                row(awkward::RIGHT_TO_LEFT, vec![found(Strength::Some, &odd, 1)]),
                Compared {
                    name: None,
                    ..row(
                        "",
                        vec![ComparedCell::Found { strength: Strength::Some, best: None, more: 0 }],
                    )
                },
            ],
            order: Order::from_code("-name"),
            ..usual.clone()
        };
        awkward::HTML.clone_into(&mut awkward.people[0].kind);
        vec![
            ("usual", usual),
            ("choosing", choosing),
            ("by-name", by_name),
            ("empty", empty),
            ("awkward", awkward),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_reads_back_as_it_was_written() {
        for code in ["", "name", "-name", "kind:drivers", "-kind:a:b", "kind:-x"] {
            assert_eq!(Order::from_code(code).code(), code);
        }
        for code in ["-", "kind", "NAME", "<x>"] {
            assert_eq!(Order::from_code(code), Order::default(), "{code}");
        }
    }

    #[test]
    fn a_score_at_the_even_mark_is_good_and_words_rise_with_it() {
        assert_eq!(Strength::of(0.03, 0.03), Strength::Good);
        assert_eq!(Strength::of(0.0299, 0.03), Strength::Some);
        assert_eq!(Strength::of(0.1, 0.03), Strength::Strong);
        assert_eq!(Strength::of(f64::NAN, 0.03), Strength::Some);
        assert!(Strength::of(0.01, 0.03) < Strength::of(0.05, 0.03));
    }
}
