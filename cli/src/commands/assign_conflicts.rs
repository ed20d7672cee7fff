//! Conflicts of interest of `folkmoot assign`: pairs that can't be, and pairs to look at.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use folkmoot_expertise::assign::{Fit, Seat};
use folkmoot_formats::{DeclaredConflict, Input, Problem, Problems, quoted, read_conflicts};
use serde_json::{Value, json};

use super::assign::Ids;
use crate::commands::import::warn;
use crate::commands::note;
use crate::failure::Failure;
use crate::words::{count, plain};

/// A pair of a person and a call, with why they conflict.
pub(crate) struct Pair {
    person: String,
    call: String,
    kind: String,
    reason: String,
}

/// What the file of conflicts did.
#[derive(Default)]
pub(crate) struct Conflicts {
    /// Pairs that had a score and were left out, by person and call.
    left_out: Vec<Pair>,
    /// Pairs that stay, and are shown.
    flagged: Vec<Pair>,
}

impl Conflicts {
    /// Reads conflicts and takes the scores away from pairs that can't be.
    pub(crate) fn apply(
        file: &Path,
        calls: &Ids,
        people: &Ids,
        fits: &mut [Fit],
        quiet: bool,
    ) -> Result<Self, Failure> {
        let scored: BTreeSet<(usize, usize)> = fits
            .iter()
            .filter(|fit| fit.score.is_some_and(|score| score > 0.0))
            .map(|fit| (fit.person, fit.call))
            .collect();
        let (mut out, mut flagged) = (BTreeMap::new(), BTreeMap::new());
        let (mut problems, mut idle) = (Problems::default(), 0);
        let mut rows = read_conflicts(Input::open(file)?);
        while let Some(row) = rows.next() {
            let row = match row.and_then(|row| known(row, calls, people, rows.line(), file)) {
                Ok(row) => row,
                Err(problem) => {
                    problems.push(problem);
                    continue;
                }
            };
            let Some(person) = people.find(row.person.as_str()) else { continue };
            let of: Vec<usize> = match calls.find(&row.call) {
                Some(call) => vec![call],
                None => (0..calls.names.len()).collect(),
            };
            let of: Vec<usize> =
                of.into_iter().filter(|call| scored.contains(&(person, *call))).collect();
            idle += u64::from(of.is_empty());
            let list = if row.only_flags { &mut flagged } else { &mut out };
            list.extend(of.into_iter().map(|call| ((person, call), row.clone())));
        }
        warn(rows.warnings(), quiet);
        problems.or(())?;
        if idle > 0 {
            let rows = count(idle, "row is", "rows are");
            note(
                quiet,
                &format!("note: {rows} of pairs without a score, which can't be chosen anyway"),
            );
        }
        for fit in fits {
            if out.contains_key(&(fit.person, fit.call)) {
                fit.score = None;
            }
        }
        flagged.retain(|pair, _| !out.contains_key(pair));
        let pair = |((person, call), row): ((usize, usize), DeclaredConflict)| Pair {
            person: people.names[person].clone(),
            call: calls.names[call].clone(),
            kind: row.kind.to_string(),
            reason: row.reason,
        };
        let mut conflicts = Self {
            left_out: out.into_iter().map(pair).collect(),
            flagged: flagged.into_iter().map(pair).collect(),
        };
        for list in [&mut conflicts.left_out, &mut conflicts.flagged] {
            list.sort_by(|a, b| (&a.person, &a.call).cmp(&(&b.person, &b.call)));
        }
        Ok(conflicts)
    }

    /// What stands beside a seat; empty if nothing does.
    pub(crate) fn beside(&self, seat: &Seat) -> String {
        let flags = self.flagged.iter().filter(|p| p.person == seat.person && p.call == seat.call);
        flags.map(Pair::said).collect::<Vec<_>>().join("; ")
    }

    /// For a terminal: who was left out of what, and why.
    pub(crate) fn page(&self) -> String {
        let lines = self.left_out.iter().map(|pair| {
            format!(
                "left out: {} for {}: {}\n",
                plain(&pair.person),
                plain(&pair.call),
                pair.said()
            )
        });
        lines.collect()
    }

    /// Writes both lists into the result.
    pub(crate) fn add_to(&self, json: &mut Value) {
        let list = |pairs: &[Pair]| pairs.iter().map(Pair::json).collect::<Vec<_>>();
        json["left_out"] = json!(list(&self.left_out));
        json["flagged"] = json!(list(&self.flagged));
    }
}

impl Pair {
    fn said(&self) -> String {
        format!("{} ({})", plain(&self.reason), self.kind)
    }

    fn json(&self) -> Value {
        json!({ "person": self.person, "call": self.call, "kind": self.kind, "reason": self.reason })
    }
}

/// Refuses a conflict of somebody, or with a call, that has no scores: behind a slip of
/// the pen a conflict would go unseen.
fn known(
    row: DeclaredConflict,
    calls: &Ids,
    people: &Ids,
    line: u64,
    file: &Path,
) -> Result<DeclaredConflict, Problem> {
    let unknown = |code, field: &str, found: &str, what: &str| {
        Problem::new(code, quoted(found), format!("the id of a {what} in the scores"))
            .in_file(file.display().to_string())
            .at_line(line)
            .in_field(field)
            .with_help("correct it, or take the row out; a slip here would leave a conflict unseen")
    };
    if people.find(row.person.as_str()).is_none() {
        return Err(unknown("conflict.person_unknown", "person", row.person.as_str(), "person"));
    }
    if !row.call.is_empty() && calls.find(&row.call).is_none() {
        return Err(unknown("conflict.call_unknown", "call", &row.call, "call"));
    }
    Ok(row)
}
