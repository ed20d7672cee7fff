//! Real conversations: votes that are hidden and foretold, the same votes in another order.
//!
//! What is hidden depends on ids and the number of a mask alone: the same votes on any machine.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use folkmoot_opinion::polis::Flags;
use folkmoot_opinion::{Options as MapOptions, Vote, Votes, VotesBuilder, adjusted_rand, map};

use super::{mix, processor_seconds};
use crate::expertise::{Aim, Row};

/// Ways of hiding one vote in ten.
const MASKS: u64 = 5;
/// Ways whose maps are compared with the whole.
const COMPARED: u64 = 3;
/// How often the map of the largest conversation is drawn, to time it.
const TIMES: u32 = 20;
/// The one that is timed.
const LARGEST: &str = "american-assembly.bowling-green";

/// A conversation: its name and its votes.
pub(super) struct Conversation {
    pub(super) name: String,
    pub(super) votes: Votes,
}

/// All conversations of a folder, by name.
pub(super) fn conversations(data: &Path) -> Result<Vec<Conversation>> {
    let folder = data.join("polis").join("conversations");
    let entries = std::fs::read_dir(&folder).with_context(|| {
        format!("{}: --data or FOLKMOOT_DATA names the measuring data", folder.display())
    })?;
    let mut found = Vec::new();
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let file = entry.path().join("participants-votes.csv");
        let votes = read(&file).with_context(|| file.display().to_string())?;
        found.push(Conversation { name, votes });
    }
    ensure!(!found.is_empty(), "{} is empty", folder.display());
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

/// The largest one, which others measured too.
pub(super) fn largest(all: &[Conversation]) -> Result<&Votes> {
    let found = all.iter().find(|it| it.name == LARGEST);
    Ok(&found.with_context(|| format!("there is no {LARGEST}"))?.votes)
}

fn read(file: &Path) -> Result<Votes> {
    let mut reader = csv::Reader::from_path(file)?;
    let header = reader.headers()?.clone();
    let last = header.iter().position(|it| it == "n-disagree").context("no n-disagree")?;
    let statements: Vec<(usize, u64)> = header
        .iter()
        .enumerate()
        .skip(last + 1)
        .map(|(at, id)| Ok((at, id.parse()?)))
        .collect::<Result<_>>()?;
    let mut builder = VotesBuilder::new();
    for (_, id) in &statements {
        builder.statement(*id);
    }
    for row in reader.records() {
        let row = row?;
        let person = row.get(0).context("an empty row")?.parse()?;
        for (at, id) in &statements {
            let Some(text) = row.get(*at).filter(|it| !it.is_empty()) else { continue };
            let vote = Vote::from_value(text.parse::<f64>()? as i64).context("no such vote")?;
            builder.vote(person, *id, vote, 0);
        }
    }
    Ok(builder.build())
}

/// A vote that was hidden: whose, on which place, what.
type Hidden = Vec<(u64, usize, f64)>;

/// The votes without one in ten, and those.
pub(super) fn hide(votes: &Votes, mask: u64) -> (Votes, Hidden) {
    let mut builder = VotesBuilder::new();
    votes.statements().iter().for_each(|id| builder.statement(*id));
    let mut hidden = Vec::new();
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            let id = votes.statements()[cell.statement()];
            if mix(mix(mix(mask) ^ person) ^ id).is_multiple_of(10) {
                hidden.push((*person, cell.statement(), cell.value()));
            } else {
                builder.vote(*person, id, cell.vote(), 0);
            }
        }
    }
    (builder.build(), hidden)
}

fn unflagged(threads: usize) -> MapOptions<'static> {
    MapOptions { threads, flag: false, ..MapOptions::default() }
}

/// Root mean square error over the hidden votes, and how often the side is right of those that
/// have one.
fn foretold(votes: &Votes, mask: u64) -> Option<[f64; 2]> {
    let (shown, hidden) = hide(votes, mask);
    let drawn = map(&shown, Flags::default(), &unflagged(1));
    let (mut square, mut right, mut sided) = (0.0, 0.0, 0.0);
    for (person, statement, value) in &hidden {
        let expected = drawn.expect(shown.person_at(*person), *statement)?;
        square += (expected - value).powi(2);
        sided += value.abs();
        right += f64::from(u8::from(expected * value > 0.0));
    }
    (sided > 0.0).then(|| [(square / hidden.len() as f64).sqrt(), right / sided])
}

/// Hidden votes foretold, mean of all conversations and masks.
pub(super) fn held_out(all: &[Conversation]) -> Vec<Row> {
    let each = all.iter().flat_map(|it| (1..=MASKS).filter_map(|mask| foretold(&it.votes, mask)));
    let each: Vec<[f64; 2]> = each.collect();
    let mean = |k: usize| each.iter().map(|it| it[k]).sum::<f64>() / each.len().max(1) as f64;
    let row = |what, k| Row::new("hidden votes", what, mean(k));
    vec![
        row("root mean square error", 0)
            .beside("mean, as published", Some(0.732))
            .beside("PCA-2", Some(0.664))
            .beside("ALS-5", Some(0.650))
            .aim(Aim::AtMost(0.645)),
        row("side right", 1)
            .beside("mean, as published", Some(0.778))
            .beside("PCA-2", Some(0.832))
            .beside("ALS-5", Some(0.838))
            .aim(Aim::AtLeast(0.842)),
    ]
}

/// CPU milliseconds for the map of the largest conversation.
pub(super) fn speed(all: &[Conversation]) -> Result<Vec<Row>> {
    let votes = largest(all)?;
    let time = |threads| -> Result<f64> {
        let before = processor_seconds()?;
        for _ in 0..TIMES {
            map(votes, Flags::default(), &unflagged(threads));
        }
        Ok((processor_seconds()? - before) * 1000.0 / f64::from(TIMES))
    };
    let row = |what, millis| Row::new("bowling-green", what, millis).aim(Aim::AtMost(9.0));
    Ok(vec![
        row("CPU ms, one thread", time(1)?).beside("Polis, as published", Some(900.0)),
        row("CPU ms, two threads", time(2)?).beside("Polis, as published", Some(900.0)),
    ])
}

/// The votes under other ids, and so in another order.
fn renamed(votes: &Votes) -> Votes {
    let mut builder = VotesBuilder::new();
    votes.statements().iter().for_each(|id| builder.statement(*id));
    for (person, row) in votes.people().iter().zip(votes.rows()) {
        for cell in row {
            builder.vote(mix(*person), votes.statements()[cell.statement()], cell.vote(), 0);
        }
    }
    builder.build()
}

/// What changes when people come in another order, on two threads, or say a tenth less.
#[derive(Default)]
struct Changes {
    grouped: f64,
    same: f64,
    permuted: Vec<f64>,
    hidden: Vec<f64>,
    places: Vec<f64>,
    other_number: f64,
}

impl Changes {
    fn add(&mut self, votes: &Votes) {
        let whole = map(votes, Flags::default(), &unflagged(1));
        let labels = |it: &[Option<usize>]| -> Vec<usize> {
            it.iter().map(|label| label.map_or(0, |it| it + 1)).collect()
        };
        let (other, on_two) = (renamed(votes), unflagged(2));
        let again = map(&other, Flags::default(), &on_two);
        let there: Vec<usize> =
            votes.people().iter().filter_map(|it| other.person_at(mix(*it))).collect();
        let bits = |at: [f64; 2]| at.map(f64::to_bits);
        let same = there.len() == votes.people().len()
            && there.iter().enumerate().all(|(at, there)| {
                bits(whole.people[at].at) == bits(again.people[*there].at)
                    && whole.labels[at] == again.labels[*there]
            });
        self.same += f64::from(u8::from(same));
        self.grouped += f64::from(u8::from(whole.stable));
        let moved: Vec<_> = there.iter().map(|it| again.labels[*it]).collect();
        self.permuted.push(adjusted_rand(&labels(&whole.labels), &labels(&moved)));
        let mut changed = false;
        for mask in 1..=COMPARED {
            let (part, _) = hide(votes, mask);
            let fewer = map(&part, Flags::default(), &unflagged(1));
            let both = || {
                let each = votes.people().iter().enumerate();
                each.filter_map(|(at, person)| Some((at, part.person_at(*person)?)))
            };
            let (a, b): (Vec<_>, Vec<_>) =
                both().map(|(a, b)| (whole.labels[a], fewer.labels[b])).unzip();
            self.hidden.push(adjusted_rand(&labels(&a), &labels(&b)));
            let (a, b): (Vec<_>, Vec<_>) =
                both().map(|(a, b)| (whole.people[a].at, fewer.people[b].at)).unzip();
            self.places.push(likeness(&a, &b));
            changed |= whole.groups.len() != fewer.groups.len();
        }
        self.other_number += f64::from(u8::from(changed));
    }
}

/// How alike two pictures of the same people are, turned and mirrored as one likes: 1 the same, 0
/// unlike. The RV coefficient, ‖XᵀY‖² / (‖XᵀX‖·‖YᵀY‖) of centred places (Robert and Escoufier 1976).
fn likeness(a: &[[f64; 2]], b: &[[f64; 2]]) -> f64 {
    let n = a.len().max(1) as f64;
    let middle = |it: &[[f64; 2]]| [0, 1].map(|k| it.iter().map(|at| at[k]).sum::<f64>() / n);
    let centred = |it: &[[f64; 2]]| -> Vec<[f64; 2]> {
        let middle = middle(it);
        it.iter().map(|at| [at[0] - middle[0], at[1] - middle[1]]).collect()
    };
    let square = |one: &[[f64; 2]], other: &[[f64; 2]]| -> f64 {
        let pairs = [(0, 0), (0, 1), (1, 0), (1, 1)];
        let sum = |(i, j): (usize, usize)| -> f64 {
            one.iter().zip(other).map(|(x, y)| x[i] * y[j]).sum()
        };
        pairs.into_iter().map(|it| sum(it).powi(2)).sum()
    };
    let (a, b) = (centred(a), centred(b));
    let scale = (square(&a, &a) * square(&b, &b)).sqrt();
    if scale > 0.0 { square(&a, &b) / scale } else { 1.0 }
}

/// Rows of what changes in these conversations; `part` names them.
pub(super) fn stability<'a>(
    part: &'static str,
    all: impl IntoIterator<Item = &'a Votes>,
    polis: [Option<f64>; 2],
) -> Vec<Row> {
    let mut changes = Changes::default();
    for votes in all {
        changes.add(votes);
    }
    let count = changes.permuted.len() as f64;
    let mean = |it: &[f64]| it.iter().sum::<f64>() / it.len().max(1) as f64;
    let row = |what: &str, ours| Row::new(part, what, ours);
    vec![
        row("conversations", count),
        row("of them with groups", changes.grouped),
        row("the same to the last bit: other ids and order, two threads", changes.same)
            .aim(Aim::AtLeast(count)),
        row("adjusted Rand index of groups, other ids and order", mean(&changes.permuted))
            .aim(Aim::AtLeast(1.0)),
        row("number of groups another, a tenth of the votes hidden", changes.other_number)
            .beside("Polis, as published", polis[1])
            .aim(Aim::AtMost(0.0)),
        row("adjusted Rand index of groups, a tenth hidden", mean(&changes.hidden)),
        row("likeness of places (RV), a tenth hidden", mean(&changes.places)),
    ]
    .into_iter()
    .enumerate()
    .map(|(at, row)| if at == 2 { row.beside("Polis, as published", polis[0]) } else { row })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turned_and_mirrored_pictures_are_alike_and_others_are_not() {
        let here = [[0.0, 0.0], [1.0, 0.0], [0.0, 3.0], [2.0, 5.0]];
        let turned = here.map(|[x, y]| [7.0 - y, x]);
        assert!((likeness(&here, &turned) - 1.0).abs() < 1e-12);
        let flat = [[0.0, 1.0], [1.0, 0.0], [0.0, 0.0], [0.0, 0.0]];
        assert!(likeness(&here, &flat) < 0.9);
    }

    #[test]
    fn one_vote_in_ten_is_hidden_and_none_is_lost() {
        let votes = super::super::made_up(200, 40, 20).unwrap();
        let (shown, hidden) = hide(&votes, 1);
        assert_eq!(shown.len() + hidden.len(), votes.len());
        assert!((0.08..0.12).contains(&(hidden.len() as f64 / votes.len() as f64)));
        assert_eq!(shown.statements(), votes.statements());
    }
}
