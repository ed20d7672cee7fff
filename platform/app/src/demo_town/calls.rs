//! What Northmere Council asks.

use folkmoot_model::{
    Call, CallBrief, CallState, Day, Decision, Effort, EvidenceKind, Iap2, Issue, IssueId,
    IssueState, KindOfKnowing, OrganisationId, Setting,
};

use super::{MAIN_CALL, ids, people::HARBOUR_WARD};

const WEEK: i32 = 7;
/// 1970-01-05, the first Monday that days are counted from.
const A_MONDAY: i32 = 4;

/// The issue of the main call.
pub(super) fn issue(organisation: &OrganisationId, today: Day) -> Issue {
    Issue {
        id: ids::issue("harbour-streets"),
        organisation: organisation.clone(),
        title: "Safer streets round the harbour".to_owned(),
        summary: "Harbour Road carries the ferry traffic, the number 4 bus and most of the \
                  town's errands. People are hurt there each year, and many keep away from it. \
                  The council wants a street that is safe and that still works."
            .to_owned(),
        owner: "Streets and transport team".to_owned(),
        state: IssueState::Open,
        created_at: today.start(),
    }
}

/// The main call, a call for a task, and one that is still being written.
pub(super) fn calls(organisation: &OrganisationId, issue: &IssueId, today: Day) -> Vec<Call> {
    let call = |id: &str, issue: Option<&IssueId>, state: CallState, brief: CallBrief| Call {
        id: ids::call(id),
        organisation: organisation.clone(),
        issue: issue.cloned(),
        brief,
        state,
        created_at: today.start(),
    };
    vec![
        call(MAIN_CALL, Some(issue), CallState::Open, harbour_road(today)),
        call("care-directory", None, CallState::Open, care_directory(today)),
        call("saltmarsh-planting", None, CallState::Draft, saltmarsh_planting(today)),
    ]
}

/// The first Monday at least so many weeks after today.
fn monday_after(today: Day, weeks: i32) -> Day {
    let day = today.as_days().saturating_add(weeks * WEEK);
    Day::from_days(day.saturating_add((A_MONDAY - day).rem_euclid(WEEK)))
}

fn kind(id: &str, people: u32, must: bool, name: &str, needs: &str) -> KindOfKnowing {
    KindOfKnowing {
        id: ids::kind(id),
        name: name.to_owned(),
        needs: needs.to_owned(),
        people,
        must,
        evidence: Vec::new(),
        place: None,
        questions: Vec::new(),
    }
}

fn harbour_road(today: Day) -> CallBrief {
    use EvidenceKind as K;
    let there = || Some(HARBOUR_WARD.to_owned());
    CallBrief {
        title: "How could Harbour Road be safe to cycle, and still work for everyone else?"
            .to_owned(),
        summary: "Three layouts are on the table. Before we choose, we want to hear from people \
                  who know this street: by trade, by study, or by using it every day."
            .to_owned(),
        decision: Decision {
            what: "Which of three layouts goes to the council".to_owned(),
            on: monday_after(today, 14),
        },
        effort: Effort { hours: 6, weeks: Some(3) },
        expenses: "£90 and travel".to_owned(),
        setting: Setting::Either(HARBOUR_WARD.to_owned()),
        promise: Iap2::Collaborate,
        kinds: vec![
            kind(
                "planners",
                3,
                true,
                "People who plan streets",
                "Urban planning, street design, public space",
            ),
            kind(
                "engineers",
                3,
                false,
                "Transport engineers",
                "Transport engineering, traffic flow, junction design, safety audits",
            ),
            KindOfKnowing {
                place: there(),
                ..kind(
                    "cyclists",
                    5,
                    true,
                    "People who cycle it",
                    "Cycling on Harbour Road at least weekly, to work or with children, at \
                     different times of day",
                )
            },
            KindOfKnowing {
                evidence: vec![K::Work, K::LivedExperience, K::Credential, K::TrackRecord],
                ..kind(
                    "drivers",
                    4,
                    true,
                    "Cab and delivery drivers",
                    "Cabs and taxis, delivery vans, picking up fares and parcels",
                )
            },
            KindOfKnowing {
                place: there(),
                ..kind(
                    "wheelers-and-walkers",
                    3,
                    true,
                    "People who wheel or walk with difficulty",
                    "Using Harbour Road with a wheelchair, a walking stick, a guide dog or a \
                     pram: dropped kerbs, pavements, crossings",
                )
            },
        ],
    }
}

fn care_directory(today: Day) -> CallBrief {
    CallBrief {
        title: "Who can help us put all care in Northmere into one list that is right?".to_owned(),
        summary:
            "There are four lists of home care, respite, lunch clubs and nursing in town, and \
                  they disagree. The task: one checked table of every service, and a plain page \
                  where people can search it and correct it. Both stay free for anyone to use."
                .to_owned(),
        decision: Decision {
            what: "Whether the new care directory replaces the four old lists".to_owned(),
            on: monday_after(today, 9),
        },
        effort: Effort { hours: 8, weeks: Some(4) },
        expenses: "£120".to_owned(),
        setting: Setting::Remote,
        promise: Iap2::Involve,
        kinds: vec![
            kind(
                "data",
                2,
                true,
                "People who are good with data",
                "Data analysis: cleaning and joining lists of services that disagree, open data",
            ),
            kind(
                "web",
                2,
                true,
                "People who build websites",
                "Building a website with a searchable directory, accessible forms, plain pages \
                 for old phones",
            ),
            kind(
                "carers",
                3,
                true,
                "People who look for care",
                "Unpaid carers and care workers: finding respite, home care and help with forms",
            ),
            kind(
                "interpreters",
                1,
                false,
                "People who put things into plain words",
                "Interpreting, languages, plain words for letters and forms",
            ),
        ],
    }
}

fn saltmarsh_planting(today: Day) -> CallBrief {
    CallBrief {
        title: "Where in Saltmarsh should trees and planted ditches go first?".to_owned(),
        summary: String::new(),
        decision: Decision {
            what: "The first twelve places of the planting plan".to_owned(),
            on: monday_after(today, 22),
        },
        effort: Effort { hours: 4, weeks: None },
        expenses: "£60".to_owned(),
        setting: Setting::InPerson("Saltmarsh".to_owned()),
        promise: Iap2::Consult,
        kinds: vec![
            kind(
                "flood",
                3,
                true,
                "People who know the water",
                "Flood risk, drains, sluices and the sea wall in Saltmarsh",
            ),
            kind(
                "trees",
                2,
                true,
                "People who know trees",
                "Street trees, planting, tree pits, what survives salt",
            ),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_fall_on_mondays() {
        for days in -10..20_500 {
            let on = monday_after(Day::from_days(days), 14);
            assert!((98..105).contains(&(on.as_days() - days)));
            assert_eq!((on.as_days() - A_MONDAY).rem_euclid(7), 0);
        }
        let today: Day = "2026-11-22".parse().unwrap();
        assert_eq!(monday_after(today, 14).words(), "Monday 1 March 2027");
    }
}
