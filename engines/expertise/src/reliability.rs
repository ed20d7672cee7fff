//! How far the sources behind a person's match can be relied on.
//!
//! Method: the mean of the items' reliabilities
//! ([`Reliabilities`](crate::Reliabilities)), each weighed by its share of the topic,
//! so that a checked badge on another matter lends nothing. Similarity that only the
//! person states is bent to stay below a cap: s/(1 + (s/c)⁴)^¼ leaves small values as
//! they are, keeps order, and never reaches c; a claim that repeats the words of the
//! call can't look like proof.
//!
//! Those who were there and speak for an item take it from where it stands towards what
//! somebody has confirmed: with voices v ([`voices`](crate::voices)) it goes v/(v + 1) of
//! the way, both in reliability and out of the cap. One stranger's word is half of it.
//!
//! Needs: who checked each item, and who spoke for it. Complexity: linear in the matching items.

use crate::evidence::{Check, Kind};
use crate::index::{Corpus, Item};
use crate::options::{Options, at_least, unit};

/// Similarity as it counts for a person: bent below the cap for self-claims.
pub(crate) fn capped(item: &Item, similarity: f64, options: &Options) -> f64 {
    if item.check != Check::SelfStated || item.kind == Kind::LivedExperience {
        return similarity;
    }
    let cap = unit(options.self_claim_cap);
    if cap <= 0.0 {
        return similarity * spoken_for(item);
    }
    let ratio = similarity / cap;
    let square = ratio * ratio;
    let bent = similarity / (1.0 + square * square).sqrt().sqrt();
    bent + (similarity - bent) * spoken_for(item)
}

/// How far the way to being confirmed others' words bring an item, from 0 to below 1.
fn spoken_for(item: &Item) -> f64 {
    let voices = at_least(item.voices.weight, 0.0);
    voices / (voices + 1.0)
}

/// Reliability of one item in 0..=1.
fn of_item(item: &Item, options: &Options) -> f64 {
    let alone = options.reliabilities.of(item.kind, item.check);
    let confirmed = options.reliabilities.of(item.kind, Check::CheckedByOther);
    alone + (confirmed - alone).max(0.0) * spoken_for(item)
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
        sum += weight * of_item(item, options);
        weights += weight;
        discount *= gamma;
    }
    if weights > 0.0 { unit(sum / weights) } else { 0.0 }
}
