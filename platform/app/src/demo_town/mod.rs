//! A made-up town for trying things out. Nobody in it is real.
//!
//! Northmere is a harbour town with a council, about 400 people and what they
//! know, and three calls. The same seed and the same day make the same town.
//! It has a gap on purpose: of the cab and delivery drivers that the main call
//! asks for, all but two are missing.

mod calls;
mod dice;
mod ids;
mod known;
mod names;
mod people;
mod records;
mod topics;
mod words;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use folkmoot_model::{Call, Day, Evidence, Issue, Membership, Organisation, Person, Seed};

use dice::Dice;
use names::Names;
use topics::Topic;

/// The person one signs in as to see what a citizen sees.
pub const CITIZEN: &str = "demo-citizen";
/// The call about Harbour Road.
pub const MAIN_CALL: &str = "harbour-road";

/// Everything there is in the town.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Town {
    /// The council, marked as fictional.
    pub organisation: Organisation,
    /// About 400 people. The first five have ids that say who they are:
    /// `demo-convener`, `demo-facilitator`, `demo-moderator`, `demo-admin`
    /// and [`CITIZEN`]; the rest are `northmere-001` and so on.
    pub people: Vec<Person>,
    /// What they have shown that they know, person by person; no day in it
    /// is after today.
    pub evidence: Vec<Evidence>,
    /// The roles of the first four.
    pub members: Vec<Membership>,
    /// What the main call is part of.
    pub issue: Issue,
    /// The open main call ([`MAIN_CALL`]), an open call for a task, a draft.
    pub calls: Vec<Call>,
}

/// Makes the town as it is today.
///
/// ```
/// use folkmoot_app::demo_town::town;
/// use folkmoot_model::Seed;
/// let town = town(&Seed::new("demo"), "2026-11-22".parse().unwrap());
/// assert!(town.organisation.fictional);
/// assert_eq!(town.calls[0].brief.decision.on.words(), "Monday 1 March 2027");
/// ```
pub fn town(seed: &Seed, today: Day) -> Town {
    let organisation = Organisation {
        id: ids::organisation("northmere"),
        name: "Northmere Council".to_owned(),
        fictional: true,
        created_at: today.start(),
        contact: None,
        language: None,
    };
    let issue = calls::issue(&organisation.id, today);
    let mut people = known::people();
    let mut evidence = known::evidence(today);
    let mut names = Names::default();
    let mut published = BTreeSet::new();
    for (i, (topic, withdrawn)) in everybody(seed).into_iter().enumerate() {
        let mut dice = Dice::new(&seed.derive(&format!("person/{}", i + 1)));
        let name = names.next(&mut dice);
        let resident = people::resident(i + 1, &name, topic, withdrawn, &mut dice);
        evidence.extend(records::of(&resident, &mut published, today, &mut dice));
        people.push(resident.person);
    }
    Town {
        members: known::members(&organisation.id, today),
        calls: calls::calls(&organisation.id, &issue.id, today),
        organisation,
        people,
        evidence,
        issue,
    }
}

/// What each person knows best, and whether they want none of it used, in an
/// order that says nothing.
fn everybody(seed: &Seed) -> Vec<(&'static Topic, bool)> {
    let mut everybody: Vec<_> = topics::all()
        .flat_map(|topic| (0..topic.people).map(move |i| (topic, i < topic.withdrawn)))
        .collect();
    Dice::new(&seed.derive("order")).shuffle(&mut everybody);
    everybody
}
