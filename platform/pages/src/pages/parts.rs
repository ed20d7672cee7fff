//! What several pages show in the same way.

use std::borrow::Cow;

use folkmoot_model::{Check, Consent, DailyRating, Day, Evidence, EvidenceKind, Source};

use crate::{Message, Text};

/// How many people were found of how many wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// How many were found; none if nobody has looked yet. More than wanted
    /// is shown as all of them.
    pub found: Option<u32>,
    /// How many are wanted.
    pub people: u32,
}

/// More places than this are told in words alone.
const MOST_DOTS: u32 = 24;
/// Dots in a row, and the space each takes.
const DOTS_IN_A_ROW: u32 = 12;
const DOT_SPACE: u32 = 18;

/// One place, as a dot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    /// Its middle.
    pub x: u32,
    /// Its middle.
    pub y: u32,
    /// Whether somebody was found for it.
    pub found: bool,
}

impl Count {
    /// How many are still missing, if anybody has looked.
    pub fn missing(&self) -> Option<u32> {
        self.found.map(|found| self.people.saturating_sub(found))
    }

    /// A dot for each place, in rows; none if there are too many.
    pub fn dots(&self) -> Vec<Dot> {
        if self.people > MOST_DOTS {
            return Vec::new();
        }
        let dot = |i: u32| Dot {
            x: i % DOTS_IN_A_ROW * DOT_SPACE + DOT_SPACE / 2,
            y: i / DOTS_IN_A_ROW * DOT_SPACE + DOT_SPACE / 2,
            found: self.found.is_some_and(|found| i < found),
        };
        (0..self.people).map(dot).collect()
    }

    /// Width and height of all dots together.
    pub fn size(&self) -> (u32, u32) {
        let rows = self.people.div_ceil(DOTS_IN_A_ROW);
        (self.people.min(DOTS_IN_A_ROW) * DOT_SPACE, rows * DOT_SPACE)
    }

    /// The same in words: "2 of 3 found".
    pub fn words(&self, text: &Text) -> Message {
        match self.found {
            None => text.t("count-not-yet").arg("people", self.people),
            Some(found) => text
                .t("count-found")
                .arg("found", found.min(self.people))
                .arg("people", self.people),
        }
    }
}

/// The four factors of a match, each from 0 to 1. They are shown apart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factors {
    /// How closely the evidence fits.
    pub topic: f64,
    /// What others thought of it.
    pub quality: f64,
    /// Who stands behind it.
    pub reliability: f64,
    /// How active the person has been.
    pub availability: f64,
}

impl Factors {
    /// Each factor with its name and its value out of 100, in the order in
    /// which they are shown.
    pub fn bars(&self, text: &Text) -> [(Message, u32); 4] {
        [
            (text.t("factor-topic"), hundredths(self.topic)),
            (text.t("factor-quality"), hundredths(self.quality)),
            (text.t("factor-reliability"), hundredths(self.reliability)),
            (text.t("factor-availability"), hundredths(self.availability)),
        ]
    }
}

/// The settings of a search that its formula names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MethodSettings {
    /// Discount of the second, third … best item.
    pub gamma: f64,
    /// Least similarity of the best item for a person to count as found.
    pub found_at: f64,
    /// How much quality can take away, from 0 to 1.
    pub quality: f64,
    /// How much reliability can take away.
    pub reliability: f64,
    /// How much availability can take away.
    pub availability: f64,
    /// Strength of the prior of a rating, in items.
    pub prior_items: f64,
    /// Days in which activity counts half as much.
    pub half_life_days: f64,
    /// The score at which somebody is as likely to cover a need as not.
    pub even_at: f64,
}

impl MethodSettings {
    /// The formula of the topical figure.
    pub fn topic_formula(&self, text: &Text) -> Message {
        text.t("formula-topic").arg("gamma", self.gamma).arg("rest", rounded(1.0 - self.gamma))
    }

    /// The formula that puts the four figures together.
    pub fn score_formula(&self, text: &Text) -> Message {
        text.t("formula-score")
            .arg("quality", self.quality)
            .arg("reliability", self.reliability)
            .arg("availability", self.availability)
    }

    pub(crate) const fn sample() -> Self {
        Self {
            gamma: 0.7,
            found_at: 0.1,
            quality: 0.25,
            reliability: 0.25,
            availability: 0.05,
            prior_items: 5.0,
            half_life_days: 45.0,
            even_at: 0.03,
        }
    }
}

/// The record of a search, so that anyone may do it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRecord {
    /// Its name.
    pub id: String,
    /// The day it was made.
    pub on: Day,
    /// The engine and its version: "expertise 0.1.0".
    pub engine: String,
    /// The start of the digest of what went in.
    pub input: String,
    /// Its seed.
    pub seed: String,
    /// How many people were looked through.
    pub people: u64,
    /// How many pieces of evidence were looked through.
    pub evidence: u64,
    /// How many pieces were left out because their owners did not agree, or
    /// have not been asked.
    pub left_out: u64,
}

/// A piece of evidence, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceItem {
    /// What kind it is.
    pub kind: EvidenceKind,
    /// In a few words; may be empty.
    pub title: String,
    /// In full.
    pub text: String,
    /// What it is about, in the words of its source.
    pub topics: Vec<String>,
    /// The day it is from.
    pub at: Option<Day>,
    /// Where it comes from.
    pub source: Source,
    /// Who stands behind it.
    pub check: Check,
    /// What the person has agreed to.
    pub consent: Consent,
    /// How many found it useful, and how many did not; none if nobody said.
    pub ratings: Option<(u32, u32)>,
}

impl From<Evidence> for EvidenceItem {
    fn from(evidence: Evidence) -> Self {
        let sum = |of: fn(&DailyRating) -> u32| {
            evidence.ratings.iter().map(of).fold(0, u32::saturating_add)
        };
        let (up, down) = (sum(|r| r.up), sum(|r| r.down));
        Self {
            ratings: (up > 0 || down > 0).then_some((up, down)),
            kind: evidence.kind,
            title: evidence.title,
            text: evidence.text,
            topics: evidence.topics,
            at: evidence.at,
            source: evidence.source,
            check: evidence.check,
            consent: evidence.consent,
        }
    }
}

/// Longest text of a piece of evidence in a list, in characters.
const EXCERPT: usize = 400;
/// Longest title made from a text, in characters.
const TITLE: usize = 80;

impl EvidenceItem {
    /// Its title, or the beginning of its text.
    pub fn title(&self, text: &Text) -> String {
        match (self.title.trim(), self.text.trim()) {
            ("", "") => text.t("shortlist-untitled").to_string(),
            ("", words) => excerpt(words, TITLE).into_owned(),
            (title, _) => title.to_owned(),
        }
    }

    /// The beginning of its text.
    pub fn excerpt(&self) -> Cow<'_, str> {
        excerpt(self.text.trim(), EXCERPT)
    }

    /// Where it is from and when.
    pub fn origin(&self, text: &Text) -> Message {
        match self.at {
            Some(at) => text
                .t("shortlist-source")
                .arg("source", &self.source.name)
                .arg("on", text.date(&at)),
            None => text.t("shortlist-source-undated").arg("source", &self.source.name),
        }
    }

    /// What kind it is and who stands behind it.
    pub fn kind_and_check(&self, text: &Text) -> Message {
        text.t("shortlist-origin")
            .arg("kind", text.evidence_kind(&self.kind))
            .arg("check", text.check(&self.check))
    }

    /// What others said, in words.
    pub fn ratings_words(&self, text: &Text) -> Option<Message> {
        let (up, down) = self.ratings?;
        Some(text.t("shortlist-rated").arg("up", up).arg("down", down))
    }

    /// The address of its source, if a browser may be sent there: web
    /// addresses only, never `javascript:` or `data:`.
    pub fn web_address(&self) -> Option<&str> {
        let url = self.source.url.as_deref()?.trim();
        let begins = |scheme: &str| {
            url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        };
        (begins("https://") || begins("http://")).then_some(url)
    }

    pub(crate) fn sample(kind: EvidenceKind, title: &str, text: &str) -> Self {
        Self {
            kind,
            title: title.to_owned(),
            text: text.to_owned(),
            topics: vec!["junctions".to_owned(), "crossings".to_owned()],
            at: Some(Day::from_days(20_500)),
            source: Source {
                name: "town forum".to_owned(),
                url: Some("https://forum.example/t/1?a=1&b=2".to_owned()),
            },
            check: if kind == EvidenceKind::Work {
                Check::Confirmed {
                    by: "the licensing office".to_owned(),
                    on: Day::from_days(20_700),
                }
            } else {
                Check::PublicRecord
            },
            consent: Consent::NotAsked,
            ratings: (kind == EvidenceKind::TrackRecord).then_some((11, 1)),
        }
    }

    pub(crate) fn awkward() -> Self {
        Self {
            kind: EvidenceKind::LivedExperience,
            title: String::new(),
            text: format!("{} {}", awkward::HTML, "really ".repeat(100)),
            topics: vec![awkward::HTML.to_owned()],
            at: None,
            source: Source {
                name: awkward::RIGHT_TO_LEFT.to_owned(),
                url: Some("javascript:alert(1)".to_owned()),
            },
            check: Check::Verified { issuer: awkward::HTML.to_owned(), on: Day::from_days(0) },
            consent: Consent::Given { on: Day::from_days(20_000) },
            ratings: Some((1, 0)),
        }
    }
}

/// A number from 0 to 1 as whole hundredths; anything else is brought into
/// that range.
pub(crate) fn hundredths(value: f64) -> u32 {
    let value = if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 100")]
    let hundredths = (value * 100.0).round() as u32;
    hundredths
}

/// Without the dust of binary fractions: 0.3, not 0.30000000000000004.
fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// A number with two decimals, for tables of inputs.
pub(crate) fn decimals(value: f64) -> String {
    format!("{value:.2}")
}

/// One or two letters of a name, for a round tint; empty if it has none.
pub(crate) fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| c.is_alphanumeric());
    let letters: Vec<char> = name.split_whitespace().filter_map(first).collect();
    let of = match letters.as_slice() {
        [] => return String::new(),
        [one] => vec![*one],
        [one, .., last] => vec![*one, *last],
    };
    of.into_iter().flat_map(char::to_uppercase).collect()
}

/// At most so many characters, cut between words where that is possible.
pub(crate) fn excerpt(text: &str, most: usize) -> Cow<'_, str> {
    let Some((end, _)) = text.char_indices().nth(most) else {
        return Cow::Borrowed(text);
    };
    let cut = &text[..end];
    let at_word = cut.rfind(char::is_whitespace).filter(|at| *at > end / 2);
    Cow::Owned(format!("{}…", cut[..at_word.unwrap_or(end)].trim_end()))
}

/// Text that a careless page would break on.
pub(crate) mod awkward {
    pub(crate) const HTML: &str = "<script>alert(\"x\")</script> O'Neil & Söhne";
    pub(crate) const RIGHT_TO_LEFT: &str = "נועה בן־דוד";
    pub(crate) const LONG: &str = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsvorsitzender";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_any_name() {
        for (name, letters) in [
            ("Rafiq Khan", "RK"),
            ("mary ann t", "MT"),
            ("Jo", "J"),
            ("", ""),
            ("<b>", "B"),
            ("ßoris", "SS"),
            (awkward::RIGHT_TO_LEFT, "נב"),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }

    #[test]
    fn only_web_addresses_are_linked() {
        let of = |url: &str| {
            let mut item = EvidenceItem::awkward();
            item.source.url = Some(url.to_owned());
            item.web_address().is_some()
        };
        assert!(of("https://a.example/") && of(" HTTP://a.example"));
        assert!(!of("javascript:alert(1)") && !of("data:text/html,x") && !of("//a") && !of("é"));
    }

    #[test]
    fn excerpts_are_cut_between_words_and_letters() {
        assert_eq!(excerpt("short", 10), "short");
        assert_eq!(excerpt("one two three", 9), "one two…");
        assert_eq!(excerpt("ééééé", 3), "ééé…");
    }

    #[test]
    fn dots_and_words_say_the_same() {
        let count = Count { found: Some(2), people: 3 };
        assert_eq!(count.dots().iter().filter(|d| d.found).count(), 2);
        assert_eq!(count.missing(), Some(1));
        let many = Count { found: Some(2_000), people: 1_000 };
        assert!(many.dots().is_empty());
        assert_eq!(many.missing(), Some(0));
        assert_eq!(many.words(&Text::default()).to_string(), "1000 of 1000 found");
        assert_eq!(Count { found: None, people: 13 }.size(), (216, 36));
    }

    #[test]
    fn figures_out_of_range_are_brought_in() {
        assert_eq!(hundredths(f64::NAN), 0);
        assert_eq!(hundredths(1e300), 100);
        assert_eq!(hundredths(0.876), 88);
    }
}
