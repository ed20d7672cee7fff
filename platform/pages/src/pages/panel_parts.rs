//! What several pages about a panel share: names of features, everyone's
//! chance as a picture.

use folkmoot_model::{Feature, SeatQuota};

use crate::{Message, Text};

/// What a feature is called.
pub(crate) fn feature_name(text: &Text, feature: &Feature) -> String {
    match feature {
        Feature::Kind => text.t("panel-feature-kind").to_string(),
        Feature::Place => text.t("panel-feature-place").to_string(),
        Feature::Attribute(name) => name.clone(),
    }
}

/// What a value is called.
pub(crate) fn value_name(text: &Text, value: &str) -> String {
    if value.is_empty() { text.t("panel-value-unknown").to_string() } else { value.to_owned() }
}

/// A chance from 0 to 1 as so many in 100, with one decimal where it matters.
pub(crate) fn in_hundred(chance: f64) -> String {
    // solvers leave dust behind: 37.499999 is 37.5
    let percent = (chance * 1e6).round() / 1e4;
    let words = if percent >= 10.0 { format!("{percent:.0}") } else { format!("{percent:.1}") };
    words.strip_suffix(".0").map_or(words.clone(), str::to_owned)
}

/// A quota as a page shows it: its value by name.
#[derive(Debug, Clone, PartialEq)]
pub struct QuotaLine {
    /// Of which feature.
    pub feature: Feature,
    /// The value as it is called; empty if it isn't known.
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats.
    pub max: u32,
    /// How many could be drawn; none if that isn't told.
    pub people: Option<usize>,
    /// How many seats they get on average, where that is worked out.
    pub expected: Option<f64>,
}

impl QuotaLine {
    /// A quota of the rules.
    pub fn new(quota: &SeatQuota, value: String, people: usize, expected: Option<f64>) -> Self {
        let (feature, people) = (quota.feature.clone(), Some(people));
        Self { feature, value, min: quota.min, max: quota.max, people, expected }
    }

    pub(crate) fn feature_name(&self, text: &Text) -> String {
        feature_name(text, &self.feature)
    }

    pub(crate) fn value_name(&self, text: &Text) -> String {
        value_name(text, &self.value)
    }

    pub(crate) fn people_words(&self, text: &Text) -> Message {
        match self.people {
            Some(people) => text.t("panel-people").arg("people", people),
            None => text.t("panel-people-few"),
        }
    }

    /// "2 to 3", or "2" where there is no choice.
    pub(crate) fn seats(&self, text: &Text) -> Message {
        if self.min == self.max {
            text.t("panel-seats-exactly").arg("seats", self.min)
        } else {
            text.t("panel-seats-between").arg("min", self.min).arg("max", self.max)
        }
    }

    pub(crate) fn average(&self) -> String {
        self.expected.map(|seats| format!("{seats:.1}")).unwrap_or_default()
    }

    pub(crate) fn samples() -> Vec<Self> {
        let age = Feature::Attribute("age".to_owned());
        let line = |feature: &Feature, value: &str, min, max, people, expected| Self {
            feature: feature.clone(),
            value: value.to_owned(),
            min,
            max,
            people,
            expected: Some(expected),
        };
        vec![
            line(&age, "16 to 34", 3, 4, Some(21), 3.4),
            line(&age, "35 to 64", 4, 4, Some(30), 4.0),
            line(&age, "", 0, 1, None, 0.6),
            line(&Feature::Place, "Harbour Ward", 2, 3, Some(17), 2.5),
        ]
    }
}

/// Everyone's chance: how many people have which.
#[derive(Debug, Clone, PartialEq)]
pub struct OddsPicture {
    /// From the least chance to the greatest; ranges without anybody between
    /// two with somebody are there too.
    pub bars: Vec<OddsBar>,
}

/// The people whose chance is in one range.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct OddsBar {
    /// The least of it, from 0 to 1.
    pub from: f64,
    /// The greatest of it; the same as the least if all have this very chance.
    pub to: f64,
    /// How many.
    pub people: usize,
}

/// Most bars of a picture.
const BARS: f64 = 12.0;

impl OddsPicture {
    /// Counts chances in ranges of a round width.
    pub fn new(chances: &[f64]) -> Self {
        let least = chances.iter().copied().fold(f64::INFINITY, f64::min);
        let most = chances.iter().copied().fold(0.0, f64::max);
        if chances.is_empty() {
            return Self { bars: Vec::new() };
        }
        if most - least < 0.000_5 {
            return Self { bars: vec![OddsBar { from: most, to: most, people: chances.len() }] };
        }
        let widths = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1];
        let fits = |width: &&f64| (most / **width).floor() - (least / **width).floor() < BARS;
        let width = widths.iter().find(fits).copied().unwrap_or(0.1);
        // a chance of one belongs to the range below it
        let place = |chance: f64| (chance.min(0.999_999) / width + 1e-6).floor();
        let (first, last) = (place(least), place(most));
        let mut bars = Vec::new();
        let mut at = first;
        while at <= last {
            let people = chances.iter().filter(|chance| (place(**chance) - at).abs() < 0.5).count();
            bars.push(OddsBar { from: at * width, to: (at + 1.0) * width, people });
            at += 1.0;
        }
        Self { bars }
    }

    /// Each range in words, the length of its bar of 100, and how many.
    pub(crate) fn lines(&self, text: &Text) -> Vec<(Message, usize, usize)> {
        let most = self.bars.iter().map(|bar| bar.people).max().unwrap_or(1).max(1);
        let line = |bar: &OddsBar| {
            let words = if bar.from >= bar.to {
                text.t("panel-odds-all").arg("chance", in_hundred(bar.from))
            } else {
                text.t("panel-odds-range")
                    .arg("from", in_hundred(bar.from))
                    .arg("to", in_hundred(bar.to))
            };
            let length = bar.people * 100 / most;
            (words, if bar.people > 0 { length.max(1) } else { 0 }, bar.people)
        };
        self.bars.iter().map(line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_is_in_one_bar() {
        for chances in [
            vec![0.1; 7],
            vec![0.05, 0.5, 1.0],
            vec![0.0, 0.031, 0.032],
            vec![0.024_25, 0.024_26, 0.13],
            (0..300).map(|i| f64::from(i) / 300.0).collect(),
        ] {
            let picture = OddsPicture::new(&chances);
            let people: usize = picture.bars.iter().map(|bar| bar.people).sum();
            assert_eq!(people, chances.len(), "{picture:?}");
            assert!(picture.bars.len() <= 13, "{picture:?}");
        }
        assert_eq!(OddsPicture::new(&[]).bars, []);
    }

    #[test]
    fn small_chances_keep_a_decimal() {
        assert_eq!(in_hundred(0.5), "50");
        assert_eq!(in_hundred(0.0242), "2.4");
        assert_eq!(in_hundred(0.05), "5");
        assert_eq!(in_hundred(1.0), "100");
    }
}
