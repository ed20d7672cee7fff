//! What others thought of a person's evidence.
//!
//! Method: an item that others rated is worth ± ln(1 + |net|), where net is
//! useful minus not useful.
//! A person's quality for a need is the Bayes-smoothed mean (Σ w·score + m·μ)/(Σ w + m)
//! over their rated items, μ the mean of all rated items of the corpus and m = 5 items
//! of prior; an item on the topic of the need weighs 1, one on something else
//! [`OFF_TOPIC`]. It is shown on 0..=1 by an even-handed curve: 0.5 is what is usual in
//! the corpus, or what is assumed of people without ratings.
//!
//! Needs: ratings with days, so that nothing of the as-of day or later is used.
//! Complexity: linear in the person's ratings.
//!
//! Reference: the smoothing is that of a Bayesian average, a normal mean with a normal
//! prior; Gelman and others, *Bayesian Data Analysis*, 3rd ed. (2013), section 2.5.

use crate::index::{Corpus, Item};
use crate::options::{Options, at_least};

/// Weight of a rated item that doesn't touch the need, beside 1 for the person's best.
const OFF_TOPIC: f64 = 0.2;

/// Smoothed ratings against the mean of a corpus as of a day.
#[derive(Debug)]
pub(crate) struct Quality {
    before: Option<i32>,
    prior_items: f64,
    /// Mean score and spread of rated items.
    mean: f64,
    spread: f64,
}

impl Quality {
    pub(crate) fn new(corpus: &Corpus, options: &Options) -> Self {
        let (mut items, mut sum, mut squares) = (0.0, 0.0, 0.0);
        for item in corpus.all_items() {
            if let Some(score) = score(corpus, item, options.as_of) {
                items += 1.0;
                sum += score;
                squares += score * score;
            }
        }
        let mean = if items > 0.0 { sum / items } else { 0.0 };
        let variance = if items > 0.0 { squares / items - mean * mean } else { 0.0 };
        Self {
            before: options.as_of,
            prior_items: at_least(options.prior_items, 1e-9),
            mean,
            spread: variance.max(0.0).sqrt(),
        }
    }

    /// Quality in 0..=1 of the person for a need whose matching items are given with
    /// their similarity, by rising item.
    pub(crate) fn of(&self, corpus: &Corpus, person: u32, matching: &[(u32, f64)]) -> f64 {
        let best = matching.iter().fold(0.0, |best, (_, s)| s.max(best));
        let mut weights = self.prior_items;
        let mut sum = self.prior_items * self.mean;
        for item in corpus.items_of(person) {
            let Some(score) = score(corpus, corpus.item(item), self.before) else {
                continue;
            };
            let similarity = matching
                .binary_search_by_key(&item, |(matched, _)| *matched)
                .map_or(0.0, |at| matching[at].1);
            let on_topic = if best > 0.0 { similarity / best } else { 0.0 };
            let weight = OFF_TOPIC + (1.0 - OFF_TOPIC) * on_topic;
            weights += weight;
            sum += weight * score;
        }
        self.on_unit_scale(sum / weights)
    }

    /// Puts the usual at 0.5, and a score one spread better at 0.75.
    fn on_unit_scale(&self, score: f64) -> f64 {
        let above = score - self.mean;
        let scale = above.abs() + self.spread;
        if scale > 0.0 { 0.5 + 0.5 * above / scale } else { 0.5 }
    }
}

/// Net score of an item on a scale on which doubling matters less the higher it is;
/// none for an item that nobody rated before the day.
fn score(corpus: &Corpus, item: &Item, before: Option<i32>) -> Option<f64> {
    let (up, down) = corpus.rating(item, before);
    if up + down == 0 {
        return None;
    }
    let net = up as f64 - down as f64;
    Some(net.signum() * libm::log1p(net.abs()))
}
