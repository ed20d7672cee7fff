//! How far the sources behind a person's match can be relied on.
//!
//! Method: the mean of the items' reliabilities
//! ([`Reliabilities`](crate::Reliabilities)), each weighed by its share of the topic,
//! so that a checked badge on another matter lends nothing. Similarity that only the
//! person states is bent to stay below a cap: s/(1 + (s/c)⁴)^¼ leaves small values as
//! they are, keeps order, and never reaches c; a claim that repeats the words of the
//! call can't look like proof.
//!
//! Needs: who checked each item. Complexity: linear in the matching items.

use crate::evidence::{Check, Kind};
use crate::index::{Corpus, Item};
use crate::options::{Options, unit};

/// Similarity as it counts for a person: bent below the cap for self-claims.
pub(crate) fn capped(item: &Item, similarity: f64, options: &Options) -> f64 {
    if item.check != Check::SelfStated || item.kind == Kind::LivedExperience {
        return similarity;
    }
    let cap = unit(options.self_claim_cap);
    if cap <= 0.0 {
        return 0.0;
    }
    let ratio = similarity / cap;
    let square = ratio * ratio;
    similarity / (1.0 + square * square).sqrt().sqrt()
}

/// Mean reliability in 0..=1 of items given best first, weighed by their part of the
/// geometric-discount sum.
pub(crate) fn reliability(
    corpus: &Corpus,
    best_first: &[(u32, f64)],
    gamma: f64,
    options: &Options,
) -> f64 {
    let (mut discount, mut sum, mut weights) = (1.0, 0.0, 0.0);
    for (item, similarity) in best_first {
        let item = corpus.item(*item);
        let weight = discount * similarity;
        sum += weight * options.reliabilities.of(item.kind, item.check);
        weights += weight;
        discount *= gamma;
    }
    if weights > 0.0 { unit(sum / weights) } else { 0.0 }
}
