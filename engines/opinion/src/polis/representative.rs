//! Statements that stand for a group, and statements on which everybody agrees.

use super::{Flags, Tally};
use crate::votes::Vote;

/// One in ten, one-sided: the bar for every test.
const Z_90: f64 = 1.2816;
/// Most statements of a group, and of each side of consensus.
const MOST: usize = 5;

/// A statement that stands for a group, or that nearly all share.
#[derive(Debug, Clone, PartialEq)]
pub struct Representative {
    /// Place of the statement.
    pub statement: usize,
    /// Whether it stands for them by agreeing or by disagreeing.
    pub by: Vote,
    /// How many said so.
    pub said: u64,
    /// How many voted on it.
    pub of: u64,
    /// Their share, (said+1)/(of+2).
    pub share: f64,
    /// z of the share against a half.
    pub share_z: f64,
    /// Share here over share elsewhere; 1 for consensus.
    pub ratio: f64,
    /// z of the share here against the share elsewhere; 0 for consensus.
    pub ratio_z: f64,
    /// Shown first because the group agrees to it most.
    pub best_agree: bool,
}

impl Representative {
    fn weight(&self) -> f64 {
        self.ratio * self.ratio_z * self.share * self.share_z
    }
}

fn share(said: u64, of: u64) -> f64 {
    (said as f64 + 1.0) / (of as f64 + 2.0)
}

fn share_z(said: u64, of: u64) -> f64 {
    let of = of as f64 + 1.0;
    2.0 * of.sqrt() * ((said as f64 + 1.0) / of - 0.5)
}

fn ratio_z(said: u64, of: u64, said_elsewhere: u64, of_elsewhere: u64) -> f64 {
    let (a, n) = (said as f64 + 1.0, of as f64 + 1.0);
    let (b, m) = (said_elsewhere as f64 + 1.0, of_elsewhere as f64 + 1.0);
    let pooled = (a + b) / (n + m);
    let variance = pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m);
    // more successes than trials can come of the added ones: no test then
    if variance > 0.0 { (a / n - b / m) / variance.sqrt() } else { 0.0 }
}

fn one(statement: usize, by: Vote, here: Tally, elsewhere: Tally) -> Representative {
    let count = |tally: Tally| if by == Vote::Agree { tally.agree } else { tally.disagree };
    let (said, outside) = (count(here), count(elsewhere));
    Representative {
        statement,
        by,
        said,
        of: here.seen,
        share: share(said, here.seen),
        share_z: share_z(said, here.seen),
        ratio: share(said, here.seen) / share(outside, elsewhere.seen),
        ratio_z: ratio_z(said, here.seen, outside, elsewhere.seen),
        best_agree: false,
    }
}

/// Up to five statements for each group: the one it agrees to most, then those it says more
/// than others do and more than not, by weight; agreement before disagreement. Statements that
/// are moderated out are passed over.
pub fn representative(groups: &[Vec<Tally>], flags: Flags) -> Vec<Vec<Representative>> {
    let of = |group: usize| {
        let statements = groups[group].len();
        let elsewhere = |i: usize| {
            let others = groups.iter().enumerate().filter(|(at, _)| *at != group);
            others.fold(Tally::default(), |sum, (_, it)| sum.plus(it[i]))
        };
        let each = (0..statements).filter(|i| !flags.is_out(*i));
        let pairs: Vec<(Representative, Representative)> = each
            .map(|i| {
                let (here, elsewhere) = (groups[group][i], elsewhere(i));
                (one(i, Vote::Agree, here, elsewhere), one(i, Vote::Disagree, here, elsewhere))
            })
            .collect();
        choose(&pairs)
    };
    (0..groups.len()).map(of).collect()
}

fn choose(pairs: &[(Representative, Representative)]) -> Vec<Representative> {
    let mut sufficient: Vec<Representative> = Vec::new();
    let mut best: Option<&Representative> = None;
    // with it, the side that is clearer: Polis shows that one, even where it is disagreement
    let mut best_agree: Option<(&Representative, &Representative)> = None;
    for (agree, disagree) in pairs {
        let clearer = if agree.ratio_z > disagree.ratio_z { agree } else { disagree };
        let passes = |it: &Representative| it.ratio_z > Z_90 && it.share_z > Z_90;
        if passes(agree) || passes(disagree) {
            sufficient.push(clearer.clone());
        }
        if best.is_none_or(|best| clearer.ratio_z > best.ratio_z) {
            best = Some(clearer);
        }
        if agree.said + disagree.said > 0 && agreed_more(agree, best_agree.map(|it| it.0)) {
            best_agree = Some((agree, clearer));
        }
    }
    sufficient.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    let mut chosen: Vec<Representative> = Vec::new();
    if let Some((_, shown)) = best_agree {
        chosen.push(Representative { best_agree: true, ..shown.clone() });
    } else if sufficient.is_empty() {
        chosen.extend(best.cloned());
    }
    let first = chosen.first().map(|it| it.statement);
    chosen.extend(sufficient.into_iter().filter(|it| Some(it.statement) != first));
    chosen.truncate(MOST);
    // stable: within a side the order stays
    chosen.sort_by_key(|it| it.by != Vote::Agree);
    chosen
}

/// Whether a group agrees to this more than to what is best so far.
fn agreed_more(new: &Representative, best: Option<&Representative>) -> bool {
    match best {
        Some(best) if best.ratio > 1.0 => new.weight() > best.weight(),
        Some(best) => new.share * new.share_z > best.share * best.share_z,
        None => new.share_z > Z_90 || (new.ratio > 1.0 && new.share > 0.5),
    }
}

/// Up to five statements that most agree to, and up to five that most disagree with.
/// `tallies` count everybody, in the map or not.
pub fn consensus(tallies: &[Tally], flags: Flags) -> [Vec<Representative>; 2] {
    let side = |by: Vote| {
        let each = (0..tallies.len()).filter(|i| !flags.is_out(*i));
        let mut found: Vec<Representative> = each
            .map(|i| Representative {
                ratio: 1.0,
                ratio_z: 0.0,
                ..one(i, by, tallies[i], Tally::default())
            })
            .filter(|it| it.share > 0.5 && it.share_z > Z_90)
            .collect();
        found.sort_by(|a, b| (b.share * b.share_z).total_cmp(&(a.share * a.share_z)));
        found.truncate(MOST);
        found
    };
    [side(Vote::Agree), side(Vote::Disagree)]
}
