//! Whoever was asked or seated lately steps back, by a rule that can be seen.
//!
//! Formula: whoever was asked d days ago, within the N days of rest, counts to the share
//! ½ + ½·d/N in the choice: half on the day itself, wholly after N days. Several times
//! multiply. Nobody is shut out: who alone knows is still chosen. How well somebody knows
//! a thing isn't touched, only who is asked first.
//!
//! The rule is a judgement, not a measurement; the half and the straight line are chosen
//! because anybody can work them out again.

use std::collections::{BTreeMap, BTreeSet};

/// That somebody was asked, or seated.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Asked {
    /// Whom.
    pub person: String,
    /// When, in days since 1970-01-01.
    pub day: i32,
}

/// How far somebody steps back, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct SteppedBack {
    /// To what share, ½ or less … 1, their scores count in the choice.
    pub share: f64,
    /// The days on which they were asked that make it so, the latest first.
    pub days: Vec<i32>,
}

/// Who steps back as of a day, by person. Days after it don't count, nor does the same
/// day twice; with no days of rest nobody does.
///
/// ```
/// use folkmoot_expertise::rotation::{Asked, rest};
///
/// let asked = [(-10, "jo"), (-20, "jo"), (-30, "kim")]
///     .map(|(day, person)| Asked { person: person.to_owned(), day });
/// let back = rest(&asked, 0, 30);
/// // (½ + ½·10/30) · (½ + ½·20/30)
/// assert!((back["jo"].share - 2.0 / 3.0 * 5.0 / 6.0).abs() < 1e-12);
/// assert_eq!(back["jo"].days, [-10, -20]);
/// assert!(!back.contains_key("kim"));
/// ```
#[must_use]
pub fn rest(asked: &[Asked], as_of: i32, days_of_rest: u32) -> BTreeMap<String, SteppedBack> {
    let mut days: BTreeMap<&str, BTreeSet<u32>> = BTreeMap::new();
    for asked in asked {
        let ago = u32::try_from(i64::from(as_of) - i64::from(asked.day));
        if let Ok(ago) = ago
            && ago < days_of_rest
        {
            days.entry(&asked.person).or_default().insert(ago);
        }
    }
    let stepped_back = |(person, ago): (&str, BTreeSet<u32>)| {
        let share = |ago: &u32| 0.5 + 0.5 * f64::from(*ago) / f64::from(days_of_rest);
        let back = SteppedBack {
            share: ago.iter().map(share).product(),
            days: ago.iter().map(|ago| as_of.saturating_sub_unsigned(*ago)).collect(),
        };
        (person.to_owned(), back)
    };
    days.into_iter().map(stepped_back).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn waiting_brings_people_back_and_asking_never_does(
            days in prop::collection::vec(-400_i32..10, 0..6),
            days_of_rest in 0_u32..200,
        ) {
            let asked: Vec<_> =
                days.iter().map(|day| Asked { person: "jo".into(), day: *day }).collect();
            let share = |asked: &[Asked], as_of| {
                rest(asked, as_of, days_of_rest).get("jo").map_or(1.0, |back| back.share)
            };
            let now = share(&asked, 10);
            prop_assert!(now > 0.0 && now <= 1.0);
            prop_assert!(share(&asked, 20) >= now);
            prop_assert!(share(&asked[..asked.len().saturating_sub(1)], 10) >= now);
            prop_assert!(rest(&asked, i32::MAX, days_of_rest).is_empty());
        }
    }

    #[test]
    fn days_to_come_and_the_same_day_twice_dont_count() {
        let asked = [5, 5, 9].map(|day| Asked { person: "jo".into(), day });
        let back = rest(&asked, 5, 10);
        assert_eq!(back["jo"], SteppedBack { share: 0.5, days: vec![5] });
        assert!(rest(&asked, 5, 0).is_empty());
        assert!(rest(&asked, i32::MAX, u32::MAX)["jo"].share <= 1.0);
    }
}
