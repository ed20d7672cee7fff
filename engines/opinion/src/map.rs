//! The map of opinions: people, statements, groups, shared ground, dissent.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::flagged::{self, Flagged};
use crate::ground::{self, Dissent, Ground, Typical, Unrepresented};
use crate::groups::{self, AXES, Blurred, Found};
use crate::model::{self, Counts, Effort, Model, Posterior, Table, Turn};
use crate::order;
use crate::polis::{Flags, Tally};
use crate::votes::{Votes, VotesBuilder};

/// Most people among whom groups are looked for; all are put into the groups that are found.
const GROUP_SAMPLE: usize = 800;
/// Somebody whose place is less sure than this doesn't help to find groups.
const MOST_UNSURE: f64 = 0.9;
/// A direction with less than this share of the first one's strength has no groups of its own.
const LEAST_STRENGTH: f64 = 0.02;
/// Statements shown, for the audit, if none are named.
const SHOWN: usize = 10;

/// How a map is made.
#[derive(Debug, Clone, Copy)]
pub struct Options<'a> {
    /// Threads to use; the answer is the same with any number.
    pub threads: usize,
    /// Groups of people (by id) in the map before, so that names of groups stay.
    pub before: Option<&'a BTreeMap<u64, usize>>,
    /// Places of the statements that are shown as the outcome; the audit asks whom they leave
    /// out. None: the ten with the highest group-aware consensus.
    pub shown: Option<&'a [usize]>,
    /// Whether to look for voters who are coordinated or flat.
    pub flag: bool,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { threads: 1, before: None, shown: None, flag: true }
    }
}

/// Somebody on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// Their id.
    pub id: u64,
    /// Where they stand; in units of votes.
    pub at: [f64; 2],
    /// Covariance of that: few votes, a wide one.
    pub spread: [[f64; 2]; 2],
    /// How many votes they have on statements that are not moderated out.
    pub votes: usize,
    /// Their tendency to agree to anything, in units of votes.
    pub tendency: f64,
    /// How far they belong to each group; adds up to 1. Empty if there are no stable groups.
    pub groups: Vec<f64>,
}

/// A statement on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct StatementFigures {
    /// Its id.
    pub id: u64,
    /// How far agreement moves along both directions.
    pub at: [f64; 2],
    /// Votes of everybody.
    pub tally: Tally,
    /// How far it is shared; all 0 where it is moderated out.
    pub ground: Ground,
    /// What a newcomer's vote on it is expected to tell, in nats.
    pub priority: f64,
    /// Left out of everything.
    pub moderated_out: bool,
}

/// A group of people who think alike.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// How many belong to it most.
    pub size: usize,
    /// The middle of their places.
    pub center: [f64; 2],
    /// What it agrees to more than others.
    pub agrees: Vec<Typical>,
    /// What it rejects more than others.
    pub rejects: Vec<Typical>,
}

/// A map of opinions. Made by [`map`].
#[derive(Debug, Clone)]
pub struct OpinionMap {
    /// In the order of [`Votes::people`].
    pub people: Vec<Person>,
    /// In the order of [`Votes::statements`].
    pub statements: Vec<StatementFigures>,
    /// Empty if there are no stable groups.
    pub groups: Vec<Group>,
    /// The group each belongs to most; none without stable groups or without votes.
    pub labels: Vec<Option<usize>>,
    /// Whether groups come back when a fifth of the people are left out.
    pub stable: bool,
    /// How well: mean adjusted Rand index, 1 the same, 0 as by chance; 0 if nothing parted.
    pub stability: f64,
    /// What a group rejects and the rest accept.
    pub dissent: Vec<Dissent>,
    /// Whom the statements shown leave out.
    pub unrepresented: Vec<Unrepresented>,
    /// Voters who look coordinated or flat. They are in this map.
    pub flagged: Vec<Flagged>,
    /// The votes that count: none on what is moderated out.
    pub(crate) votes: Votes,
    pub(crate) model: Model,
    pub(crate) posteriors: Vec<Posterior>,
    /// What a place and a group are told by, without drawing the map again.
    pub(crate) frame: Arc<Frame>,
}

/// What tells somebody's place and group from their votes alone, once a map is drawn.
#[derive(Debug)]
pub(crate) struct Frame {
    table: Table,
    turn: Turn,
    /// If they are stable, with the name of each.
    groups: Option<(Found, Vec<usize>)>,
}

impl Frame {
    /// Somebody with these votes, which name places of the map.
    pub(crate) fn person(&self, id: u64, row: &[crate::Cell]) -> Person {
        let posterior = self.table.posterior(row);
        let turned = self.turn.turned(&posterior);
        let groups = match &self.groups {
            Some((found, names)) if !row.is_empty() => {
                let mut shares = vec![0.0; names.len()];
                let each = found.shares(&turned.blurred);
                each.into_iter().zip(names).for_each(|(share, name)| shares[*name] = share);
                shares
            }
            _ => Vec::new(),
        };
        let tendency = f64::from(posterior.mean[0]);
        let (at, spread) = (turned.at, turned.spread);
        Person { id, at, spread, votes: row.len(), tendency, groups }
    }
}

/// Draws the map. Time: some dozen passes over the votes; groups are looked for among at most
/// 800 people whose votes choose them. The same votes give the same map to the last bit,
/// in whatever order they came, after any restart and on any number of threads.
pub fn map(votes: &Votes, flags: Flags, options: &Options) -> OpinionMap {
    let votes = counted(votes, flags);
    let order = order::canonical(&votes);
    let counts = model::counts(&votes, None);
    let model = Model::fit(&votes, &counts, &order, Effort::fitting(&votes), options.threads);
    let posteriors = model.posteriors(&votes, options.threads);
    let turn = Turn::principal(&model, &counts, &posteriors, &order);
    let mut blurred = Vec::with_capacity(posteriors.len());
    let mut stand = Vec::with_capacity(posteriors.len());
    let mut people = Vec::with_capacity(posteriors.len());
    for ((id, row), posterior) in votes.people().iter().zip(votes.rows()).zip(&posteriors) {
        let turned = turn.turned(posterior);
        blurred.push(turned.blurred);
        stand.push(turned.stand);
        people.push(Person {
            id: *id,
            at: turned.at,
            spread: turned.spread,
            votes: row.len(),
            tendency: f64::from(posterior.mean[0]),
            groups: Vec::new(),
        });
    }
    let found = look_for_groups(&blurred, &order, &turn);
    let stable = found.groups > 1 && found.stability >= groups::STABLE;
    let stability = found.stability.clamp(0.0, 1.0);
    let mut shares = memberships(&votes, &blurred, stable.then_some(&found));
    let names = match options.before.filter(|_| stable) {
        Some(before) => keep_names(&votes, &mut shares, before),
        None => (0..found.groups).collect(),
    };
    let labels: Vec<Option<usize>> =
        shares.iter().map(|it| (!it.is_empty()).then(|| groups::largest(it))).collect();
    let count = if stable { found.groups } else { 0 };
    people.iter_mut().zip(shares).for_each(|(person, shares)| person.groups = shares);
    let all = tallies(&counts);
    let by_group =
        if stable { crate::polis::group_votes(&votes, &labels, count) } else { vec![all.clone()] };
    let bridging = ground::bridging(&votes, &counts, &order, &stand);
    let statements = statements(&votes, flags, &model, &turn, &by_group, &all, &bridging);
    let shown = options.shown.map_or_else(|| most_shared(&statements), <[usize]>::to_vec);
    let flagged = if options.flag {
        flagged::find(&votes, &order, &model, &posteriors, options.threads)
    } else {
        Vec::new()
    };
    OpinionMap {
        groups: describe(&people, &labels, &by_group, count),
        dissent: if count > 1 { ground::dissent(&by_group) } else { Vec::new() },
        unrepresented: ground::unrepresented(&votes, &shown),
        stability,
        people,
        statements,
        labels,
        stable,
        flagged,
        votes,
        frame: Arc::new(Frame {
            table: Table::of(&model),
            turn,
            groups: stable.then_some((found, names)),
        }),
        model,
        posteriors,
    }
}

impl OpinionMap {
    /// What a person (by place; none for a newcomer) is expected to vote on a statement (by
    /// place), −1 to 1. None if there is no such person or statement.
    pub fn expect(&self, person: Option<usize>, statement: usize) -> Option<f64> {
        let nobody = self.model.nobody();
        let posterior = match person {
            Some(person) => self.posteriors.get(person)?,
            None => &nobody,
        };
        (statement < self.statements.len()).then(|| self.model.expect(posterior, statement))
    }

    /// Groups by the id of people, for [`Options::before`] of the next map.
    pub fn named(&self) -> BTreeMap<u64, usize> {
        let each = self.people.iter().zip(&self.labels);
        each.filter_map(|(person, label)| Some((person.id, (*label)?))).collect()
    }
}

/// The votes on statements that are not moderated out; everybody stays.
fn counted(votes: &Votes, flags: Flags) -> Votes {
    if !(0..votes.statements().len()).any(|it| flags.is_out(it)) {
        return votes.clone();
    }
    let rows = votes.people().iter().zip(votes.rows()).map(|(person, row)| {
        (*person, row.iter().filter(|it| !flags.is_out(it.statement())).copied().collect())
    });
    // what was in order stays so
    Votes::from_rows(votes.statements().to_vec(), rows)
        .unwrap_or_else(|_| VotesBuilder::new().build())
}

fn look_for_groups(blurred: &[Blurred], order: &[u32], turn: &Turn) -> Found {
    let sure = order.iter().map(|person| blurred[*person as usize]);
    let sample: Vec<Blurred> = sure
        .filter(|it| it.blur[0] / (1.0 + it.blur[0]) < MOST_UNSURE)
        .take(GROUP_SAMPLE)
        .collect();
    let strong = |it: &&f64| **it >= LEAST_STRENGTH * turn.strengths[0] && **it > 1e-4;
    let axes = turn.strengths.iter().take(AXES).take_while(strong).count();
    groups::find(&sample, axes.max(1))
}

fn memberships(votes: &Votes, blurred: &[Blurred], found: Option<&Found>) -> Vec<Vec<f64>> {
    let shares = |(row, it): (&[crate::Cell], &Blurred)| match found {
        Some(found) if !row.is_empty() => found.shares(it),
        _ => Vec::new(),
    };
    votes.rows().zip(blurred).map(shares).collect()
}

/// Gives each group the name of the one before that it shares most people with; tells the new
/// name of each.
fn keep_names(votes: &Votes, shares: &mut [Vec<f64>], before: &BTreeMap<u64, usize>) -> Vec<usize> {
    let count = shares.iter().map(Vec::len).max().unwrap_or(0);
    let mut overlap: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for (person, shares) in votes.people().iter().zip(shares.iter()) {
        if let Some(old) = before.get(person).filter(|old| **old < count && !shares.is_empty()) {
            *overlap.entry((groups::largest(shares), *old)).or_default() += 1;
        }
    }
    let mut pairs: Vec<_> = overlap.into_iter().collect();
    pairs.sort_by_key(|(pair, people)| (std::cmp::Reverse(*people), *pair));
    let mut name: Vec<Option<usize>> = vec![None; count];
    for ((new, old), _) in pairs {
        if name[new].is_none() && !name.contains(&Some(old)) {
            name[new] = Some(old);
        }
    }
    let mut free =
        (0..count).filter(|it| !name.contains(&Some(*it))).collect::<Vec<_>>().into_iter();
    let names: Vec<usize> =
        name.iter().map(|it| it.or_else(|| free.next()).unwrap_or_default()).collect();
    for it in shares.iter_mut().filter(|it| !it.is_empty()) {
        let old = std::mem::replace(it, vec![0.0; count]);
        old.into_iter().zip(&names).for_each(|(share, name)| it[*name] = share);
    }
    names
}

fn tallies(counts: &Counts) -> Vec<Tally> {
    let tally = |it: &[u32; 3]| {
        let [disagree, pass, agree] = it.map(u64::from);
        Tally { agree, disagree, seen: disagree + pass + agree }
    };
    counts.iter().map(tally).collect()
}

fn statements(
    votes: &Votes,
    flags: Flags,
    model: &Model,
    turn: &Turn,
    by_group: &[Vec<Tally>],
    all: &[Tally],
    bridging: &[f64],
) -> Vec<StatementFigures> {
    let nobody = model.nobody();
    let figures = |(at, id): (usize, &u64)| {
        let moderated_out = flags.is_out(at);
        let (group_aware, worst_group) =
            if moderated_out { (0.0, 0.0) } else { ground::shared(by_group, at) };
        StatementFigures {
            id: *id,
            at: turn.statement(&model.statements[at].loading),
            tally: all[at],
            ground: Ground { group_aware, worst_group, bridging: bridging[at] },
            priority: if moderated_out { 0.0 } else { model.information(&nobody, at) },
            moderated_out,
        }
    };
    votes.statements().iter().enumerate().map(figures).collect()
}

fn most_shared(statements: &[StatementFigures]) -> Vec<usize> {
    let mut order: Vec<usize> =
        (0..statements.len()).filter(|at| statements[*at].tally.seen > 0).collect();
    let aware = |at: &usize| statements[*at].ground.group_aware;
    order.sort_by(|a, b| aware(b).total_cmp(&aware(a)).then(a.cmp(b)));
    order.truncate(SHOWN);
    order
}

fn describe(
    people: &[Person],
    labels: &[Option<usize>],
    tallies: &[Vec<Tally>],
    count: usize,
) -> Vec<Group> {
    let mut sums = vec![([0.0; 2], 0_usize); count];
    for (person, label) in people.iter().zip(labels) {
        if let Some(group) = label {
            sums[*group].0[0] += person.at[0];
            sums[*group].0[1] += person.at[1];
            sums[*group].1 += 1;
        }
    }
    let typical = if count > 0 { ground::typical(tallies) } else { Vec::new() };
    sums.into_iter()
        .zip(typical)
        .map(|((sum, size), [agrees, rejects])| Group {
            size,
            center: sum.map(|it| it / size.max(1) as f64),
            agrees,
            rejects,
        })
        .collect()
}
