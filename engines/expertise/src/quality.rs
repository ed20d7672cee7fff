//! What others thought of a person's evidence.
//!
//! Method: an item that others rated scores ± ln(1 + |net|), with net = useful − not
//! useful. A person's quality for a need is the Bayes-smoothed mean
//! (Σ w·score + m·μ) / (Σ w + m), with m = 5 items of prior. An item on the topic of the
//! need weighs 1, one on something else [`OFF_TOPIC`]. An item on the topic that others
//! could have rated and didn't scores 0; on other topics it says nothing, so that being
//! active elsewhere costs nothing.
//!
//! μ is the lower quartile of people's mean scores: who has no record is, on average,
//! rated less than those who have (measured in `docs/methods/expertise.md`).
//!
//! Shown on 0..=1 as ½ + ½·x/(1 + |x|) with x the smoothed score less μ: 0.5 is what is
//! expected of someone without ratings, 0.75 is 2.7 times as useful.
//!
//! Needs: ratings with days; nothing of the as-of day or later is used. Complexity:
//! linear in the person's ratings; once per call, linear in all.
//!
//! Reference: a normal mean with a normal prior; Gelman and others, *Bayesian Data
//! Analysis*, 3rd ed. (2013), section 2.5.

use crate::builder::count;
use crate::evidence::Check;
use crate::index::{Corpus, Item};
use crate::options::{Options, at_least};

/// Weight of a rated item that doesn't touch the need, beside 1 for the person's best.
const OFF_TOPIC: f64 = 0.2;

/// Smoothed ratings as of a day.
#[derive(Debug)]
pub(crate) struct Quality {
    before: Option<i32>,
    prior_items: f64,
    /// μ: what is expected of someone without ratings.
    prior: f64,
}

impl Quality {
    pub(crate) fn new(corpus: &Corpus, options: &Options) -> Self {
        let mut means: Vec<f64> = (0..count(corpus.people_count()))
            .filter_map(|person| mean_score(corpus, person, options.as_of))
            .collect();
        means.sort_by(f64::total_cmp);
        let quartile = means.len().saturating_sub(1) / 4;
        Self {
            before: options.as_of,
            prior_items: at_least(options.prior_items, 1e-9),
            prior: means.get(quartile).copied().unwrap_or(0.0),
        }
    }

    /// Quality in 0..=1 of the person for a need whose matching items are given with
    /// their similarity, by rising item.
    pub(crate) fn of(&self, corpus: &Corpus, person: u32, matching: &[(u32, f64)]) -> f64 {
        let best = matching.iter().fold(0.0, |best, (_, s)| s.max(best));
        let mut weights = self.prior_items;
        let mut sum = self.prior_items * self.prior;
        for at in corpus.items_of(person) {
            let item = corpus.item(at);
            let on_topic = matching
                .binary_search_by_key(&at, |(matched, _)| *matched)
                .map_or(0.0, |place| matching[place].1 / best);
            if let Some(score) = score(corpus, item, self.before) {
                let weight = OFF_TOPIC + (1.0 - OFF_TOPIC) * on_topic;
                weights += weight;
                sum += weight * score;
            } else if self.could_be_rated(item) {
                weights += on_topic;
            }
        }
        let above = sum / weights - self.prior;
        0.5 + 0.5 * above / (1.0 + above.abs())
    }

    fn could_be_rated(&self, item: &Item) -> bool {
        let before = self.before.is_none_or(|before| item.day.is_some_and(|day| day < before));
        item.check == Check::RatedByOthers && before
    }
}

/// Mean score of a person's rated items, if any are.
fn mean_score(corpus: &Corpus, person: u32, before: Option<i32>) -> Option<f64> {
    let (mut items, mut sum) = (0.0, 0.0);
    for item in corpus.items_of(person) {
        if let Some(score) = score(corpus, corpus.item(item), before) {
            items += 1.0;
            sum += score;
        }
    }
    (items > 0.0).then(|| sum / items)
}

/// Score of an item; none if nobody rated it before the day.
fn score(corpus: &Corpus, item: &Item, before: Option<i32>) -> Option<f64> {
    let (up, down) = corpus.rating(item, before);
    if up + down == 0 {
        return None;
    }
    let net = up as f64 - down as f64;
    Some(net.signum() * libm::log1p(net.abs()))
}
