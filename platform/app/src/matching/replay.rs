//! Two runs side by side: the same, or what differs.

use std::collections::BTreeSet;

use folkmoot_model::{KindId, PersonId, Run};
use serde::Serialize;

use super::report::MatchReport;

/// One thing that differs between a run and its replay.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum Difference {
    /// Another version of the engine.
    Engine {
        /// That of the record.
        was: String,
        /// That of the replay.
        is: String,
    },
    /// People or evidence have changed since.
    Input {
        /// People then.
        people_were: u64,
        /// People now.
        people_are: u64,
        /// Pieces of evidence then.
        evidence_was: u64,
        /// Pieces of evidence now.
        evidence_is: u64,
    },
    /// Somebody is listed who wasn't.
    Entered {
        /// For which kind of knowing; none for the shortlist.
        kind: Option<KindId>,
        /// Who.
        person: PersonId,
    },
    /// Somebody was listed who isn't any more.
    Left {
        /// For which kind of knowing; none for the shortlist.
        kind: Option<KindId>,
        /// Who.
        person: PersonId,
    },
    /// The same people, with other figures or reasons or in another order.
    Figures {
        /// For which kind of knowing; none for the shortlist.
        kind: Option<KindId>,
    },
}

/// What differs between a run and its replay, causes first; nothing if they
/// are the same.
pub fn compare(run: (&Run, &MatchReport), again: (&Run, &MatchReport)) -> Vec<Difference> {
    let mut differences = Vec::new();
    if run.0.engine != again.0.engine {
        let name = |run: &Run| format!("{} {}", run.engine.name, run.engine.version);
        differences.push(Difference::Engine { was: name(run.0), is: name(again.0) });
    }
    if run.0.input != again.0.input {
        let (was, is) = (run.1.looked_through, again.1.looked_through);
        differences.push(Difference::Input {
            people_were: was.people,
            people_are: is.people,
            evidence_was: was.evidence,
            evidence_is: is.evidence,
        });
    }
    for kind in &run.1.kinds {
        let Some(other) = again.1.kinds.iter().find(|other| other.id == kind.id) else {
            differences.push(Difference::Figures { kind: Some(kind.id.clone()) });
            continue;
        };
        let listed =
            |kind: &super::KindReport| kind.people.iter().map(|f| f.person.clone()).collect();
        let id = Some(&kind.id);
        people(&mut differences, id, &listed(kind), &listed(other), kind == other);
    }
    let listed = |report: &MatchReport| report.shortlist.iter().map(|c| c.person.clone()).collect();
    let same = run.1.shortlist == again.1.shortlist;
    people(&mut differences, None, &listed(run.1), &listed(again.1), same);
    differences
}

fn people(
    differences: &mut Vec<Difference>,
    kind: Option<&KindId>,
    were: &BTreeSet<PersonId>,
    are: &BTreeSet<PersonId>,
    same: bool,
) {
    let kind = kind.cloned();
    for person in are.difference(were) {
        differences.push(Difference::Entered { kind: kind.clone(), person: person.clone() });
    }
    for person in were.difference(are) {
        differences.push(Difference::Left { kind: kind.clone(), person: person.clone() });
    }
    if were == are && !same {
        differences.push(Difference::Figures { kind });
    }
}
