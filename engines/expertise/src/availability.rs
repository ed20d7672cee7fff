//! Whether a person has been around lately.
//!
//! Method: each day of activity counts 2^(−age/half-life); with a the sum over days,
//! availability is a/(1 + a). Someone seen once today has 0.5, someone here every day
//! is near 1, someone last seen a year ago near 0. People without a dated trace get
//! 0.5: not to have been here is not to be away.
//!
//! Recency enters here and nowhere else. On question-and-answer data the most recently
//! active person nearly always looks like the best answer, which measures who is
//! around, not who knows; so this factor is shown apart and weighs next to nothing.
//!
//! Needs: days of activity and the day of the match. Complexity: linear in the days.

use crate::index::Corpus;
use crate::options::{Options, at_least};

const UNKNOWN: f64 = 0.5;

/// Availability in 0..=1 of the person on the as-of day.
pub(crate) fn availability(corpus: &Corpus, person: u32, options: &Options) -> f64 {
    let Some(today) = options.as_of else {
        return UNKNOWN;
    };
    let half_life = at_least(options.half_life_days, 1e-3);
    let mut seen = false;
    let mut activity = 0.0;
    for day in corpus.active_days(person).take_while(|day| *day <= today) {
        seen = true;
        let age = f64::from(today) - f64::from(day);
        activity += libm::exp2(-age / half_life);
    }
    if seen { activity / (1.0 + activity) } else { UNKNOWN }
}
