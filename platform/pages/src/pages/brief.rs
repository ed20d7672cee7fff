//! The brief: what those who were found know together, on paper.

use askama::Template;
use folkmoot_model::{Day, Effort, KindOfKnowing};

use super::{
    call::name_and_needs,
    parts::{RunRecord, awkward, hundredths},
    shortlist::Gap,
    usual_list::UsualCompared,
};
use crate::{Layout, Locale, Message, Render, Section, Text, Viewer};

/// What the people on a shortlist know together, what is missing and what it
/// costs.
#[derive(Debug, Clone, Template)]
#[template(path = "brief.html")]
pub struct BriefPage {
    /// The frame.
    pub layout: Layout,
    /// The question of the call.
    pub call: String,
    /// The page of the call on the desk.
    pub address: String,
    /// Who asks.
    pub organisation: String,
    /// The decision it feeds.
    pub decision: String,
    /// When that is taken.
    pub decided_on: Day,
    /// How many people are on the shortlist.
    pub people: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// Its kinds of knowing.
    pub kinds: Vec<BriefKind>,
    /// The time asked of each person.
    pub effort: Effort,
    /// What each person gets; may be empty.
    pub expenses: String,
    /// The record of the search.
    pub run: RunRecord,
    /// How this differs from those who were asked before.
    pub usual: Usual,
    /// How far asking has come.
    pub reach: BriefReach,
    /// Where the list of those usually asked is given, for those who may.
    pub give: Option<String>,
}

/// Those on the shortlist, beside those whom the organisation asked before for
/// other calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Usual {
    /// Nobody was asked for another call yet.
    NoList,
    /// Somebody was.
    Compared {
        /// How many on the shortlist were asked for no other call.
        new: u32,
        /// The words of the call that their evidence alone speaks of.
        words: Vec<String>,
    },
    /// A list was given for this call.
    Given(UsualCompared),
}

/// How many people a call has reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct BriefReach {
    /// How many were asked.
    pub asked: u32,
    /// How many opened it, or answered.
    pub opened: u32,
    /// How many answered.
    pub answered: u32,
    /// How many were asked for the first time.
    pub newcomers: u32,
}

/// A sum of money at the beginning of a text: its sign and the amount in the
/// smallest unit. "£90 and travel" begins with £90.00.
fn money(text: &str) -> Option<(char, u64)> {
    let mut letters = text.trim().chars();
    let sign = letters.next().filter(|sign| ['£', '€', '$'].contains(sign))?;
    let number: String =
        letters.as_str().chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
    let (whole, part) = number.trim_end_matches('.').split_once('.').unwrap_or((&number, ""));
    let whole: u64 = whole.trim_end_matches('.').parse().ok()?;
    let part: u64 = match part.len() {
        0 => 0,
        2 => part.parse().ok()?,
        _ => return None,
    };
    Some((sign, whole.checked_mul(100)?.checked_add(part)?))
}

/// A sum of money in words: "£540" or "£540.50".
fn in_money(sign: char, amount: u64) -> String {
    match amount % 100 {
        0 => format!("{sign}{}", amount / 100),
        part => format!("{sign}{}.{part:02}", amount / 100),
    }
}

/// One kind of knowing, in the brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BriefKind {
    /// What these people are called.
    pub name: String,
    /// What they should know; empty if the name says it.
    pub needs: String,
    /// How many are on the shortlist for it.
    pub people: u32,
    /// How many are wanted.
    pub wanted: u32,
    /// How well it is covered.
    pub coverage: Coverage,
    /// The words of the need that their evidence speaks of.
    pub words: Vec<String>,
    /// What is missing and what would help.
    pub gaps: Vec<Gap>,
}

/// How well a kind of knowing is covered by those on the shortlist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coverage {
    /// Nobody is there for it.
    None,
    /// By evidence that fits only a little.
    Thin,
    /// In part.
    Part,
    /// As well as was asked.
    Whole,
}

impl BriefKind {
    /// A kind of knowing: how many people sit for it, which of its words their
    /// evidence speaks of, and what is missing.
    pub fn new(kind: &KindOfKnowing, people: u32, words: Vec<String>, gaps: Vec<Gap>) -> Self {
        let (name, needs) = name_and_needs(kind);
        let coverage = if people == 0 {
            Coverage::None
        } else if gaps.contains(&Gap::Thin) {
            Coverage::Thin
        } else if people < kind.people || !gaps.is_empty() {
            Coverage::Part
        } else {
            Coverage::Whole
        };
        Self { name, needs, people, wanted: kind.people, coverage, words, gaps }
    }

    fn coverage_words(&self, text: &Text) -> Message {
        match self.coverage {
            Coverage::None => text.t("brief-covered-none"),
            Coverage::Thin => text.t("brief-covered-thin"),
            Coverage::Part => text.t("brief-covered-part"),
            Coverage::Whole => text.t("brief-covered-whole"),
        }
        .arg("people", self.people)
        .arg("wanted", self.wanted)
    }
}

impl BriefPage {
    fn hours(&self) -> u32 {
        self.people.saturating_mul(self.effort.hours)
    }

    /// What the expenses come to, as far as they are a sum of money.
    fn expenses_sum(&self) -> Option<Message> {
        let (sign, each) = money(&self.expenses)?;
        let sum = each.checked_mul(u64::from(self.people))?;
        let text = self.layout.text;
        Some(
            text.t("brief-expenses-sum")
                .arg("people", self.people)
                .arg("each", in_money(sign, each))
                .arg("sum", in_money(sign, sum)),
        )
    }

    /// The share of newcomers among those asked, out of 100.
    fn newcomers_share(&self) -> u32 {
        let reach = self.reach;
        hundredths(f64::from(reach.newcomers) / f64::from(reach.asked.max(1)))
    }

    fn has_gaps(&self) -> bool {
        self.kinds.iter().any(|kind| !kind.gaps.is_empty())
    }

    fn has_words(&self) -> bool {
        self.kinds.iter().any(|kind| !kind.words.is_empty())
    }
}

impl Render for BriefPage {
    const NAME: &'static str = "brief";

    fn samples(locale: Locale) -> Vec<(&'static str, Self)> {
        let kind = |name: &str, people, wanted, coverage, gaps: Vec<Gap>| BriefKind {
            name: name.to_owned(),
            needs: "Picking up, dropping off, loading".to_owned(),
            people,
            wanted,
            coverage,
            words: if people > 0 {
                vec!["loading".to_owned(), "junctions".to_owned()]
            } else {
                Vec::new()
            },
            gaps,
        };
        let usual = Self {
            layout: Layout::sample(locale, Section::Desk, Some("Helen Marsh")),
            call: "How could Harbour Road be safe to cycle?".to_owned(),
            address: "/desk/calls/harbour-road".to_owned(),
            organisation: "Northmere Council".to_owned(),
            decision: "Which of three layouts goes to the council".to_owned(),
            decided_on: Day::from_days(20_878),
            people: 6,
            wanted: 12,
            kinds: vec![
                kind("People who plan streets", 3, 3, Coverage::Whole, Vec::new()),
                kind("Transport engineers", 2, 3, Coverage::Part, vec![Gap::People { short: 1 }]),
                kind("Cab drivers", 1, 3, Coverage::Thin, vec![Gap::Thin]),
                kind("People who walk it", 0, 3, Coverage::None, vec![Gap::Nobody]),
            ],
            effort: Effort { hours: 6, weeks: Some(3) },
            expenses: "£90 and travel".to_owned(),
            run: RunRecord::sample(),
            usual: Usual::Compared { new: 4, words: vec!["kerbs".to_owned()] },
            reach: BriefReach { asked: 6, opened: 4, answered: 3, newcomers: 4 },
            give: None,
        };
        let whole = Self {
            usual: Usual::NoList,
            give: Some("/desk/calls/harbour-road/usual".to_owned()),
            reach: BriefReach::default(),
            kinds: vec![kind("People who plan streets", 1, 1, Coverage::Whole, Vec::new())],
            people: 1,
            wanted: 1,
            effort: Effort { hours: 1, weeks: None },
            expenses: String::new(),
            ..usual.clone()
        };
        let mut odd =
            kind(awkward::HTML, 1, 1_000, Coverage::Part, vec![Gap::Near(vec![String::new()])]);
        odd.words = vec![awkward::RIGHT_TO_LEFT.to_owned(), awkward::LONG.to_owned()];
        let awkward = Self {
            call: awkward::LONG.to_owned(),
            organisation: awkward::HTML.to_owned(),
            decision: awkward::HTML.to_owned(),
            kinds: vec![odd],
            expenses: awkward::HTML.to_owned(),
            usual: Usual::Compared { new: 0, words: Vec::new() },
            ..usual.clone()
        };
        let given = Self {
            usual: Usual::Given(UsualCompared::sample()),
            give: Some("/desk/calls/harbour-road/usual".to_owned()),
            ..usual.clone()
        };
        let awkward_list =
            Self { usual: Usual::Given(UsualCompared::awkward()), ..awkward.clone() };
        vec![
            ("usual", usual),
            ("whole", whole),
            ("given", given),
            ("awkward", awkward),
            ("awkward-list", awkward_list),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::{in_money, money};

    #[test]
    fn sums_of_money_are_read_where_there_are_some() {
        for (text, sum) in [
            ("£90 and travel", Some(('£', 9_000))),
            ("€12.50", Some(('€', 1_250))),
            ("£5.", Some(('£', 500))),
            ("travel", None),
            ("£", None),
            ("", None),
            ("£99999999999999999999", None),
            ("£1.2.3", None),
        ] {
            assert_eq!(money(text), sum, "{text}");
        }
        assert_eq!(in_money('£', 54_050), "£540.50");
        assert_eq!(in_money('£', 54_000), "£540");
    }
}
