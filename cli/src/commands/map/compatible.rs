//! `--method polis`: the figures that Polis gives.

use folkmoot_opinion::Vote;
use folkmoot_opinion::polis::{self, Representative, Tally};
use serde_json::{Map as Object, Value, json};

use super::{Matter, read_labels};
use crate::args::Map;
use crate::failure::Failure;
use crate::output::Format;
use crate::words::{count, plain, table};

struct Figures {
    plane: polis::Plane,
    places: Vec<[f64; 2]>,
    labels: Vec<Option<usize>>,
    names: Vec<u64>,
    votes: Vec<Vec<Tally>>,
    shared: Vec<f64>,
    priorities: Vec<f64>,
    typical: Vec<Vec<Representative>>,
    consensus: [Vec<Representative>; 2],
}

pub(super) fn run(args: &Map, matter: &Matter) -> Result<(), Failure> {
    for (given, flag) in
        [(&args.svg, "--svg"), (&args.predict, "--predict"), (&args.state, "--state")]
    {
        if given.is_some() {
            let help = format!("leave {flag} out, or --method polis");
            return Err(Failure::usage(format!("{flag} goes with --method folkmoot"), help));
        }
    }
    let figures = figures(args, matter)?;
    match args.output.format {
        Format::Json => args.output.json(&json!({ "polis": as_json(matter, &figures) })),
        Format::Csv => {
            args.output.csv(&["person", "x", "y", "votes", "group"], &rows(matter, &figures))
        }
        Format::Table => args.output.write(summary(matter, &figures).as_bytes()),
    }
}

fn figures(args: &Map, matter: &Matter) -> Result<Figures, Failure> {
    let (votes, flags) = (&matter.votes, matter.flags());
    let plane = polis::plane(votes, flags);
    let places = polis::project(votes, flags, &plane);
    let (labels, names) = match &args.labels {
        Some(path) => read_labels(path, votes)?,
        None => cold_start(votes, &places),
    };
    let by_group = polis::group_votes(votes, &labels, names.len());
    let statements = votes.statements().len();
    let priorities = (0..statements).map(|at| {
        let all = by_group.iter().fold(Tally::default(), |sum, group| sum.plus(group[at]));
        polis::priority(all, plane.extremity[at], flags.is_meta(at))
    });
    Ok(Figures {
        priorities: priorities.collect(),
        shared: polis::group_aware_consensus(&by_group, statements),
        typical: polis::representative(&by_group, flags),
        consensus: polis::consensus(&polis::tallies(votes), flags),
        plane,
        places,
        labels,
        names,
        votes: by_group,
    })
}

/// Groups as Polis would make them for a conversation without a past.
fn cold_start(
    votes: &folkmoot_opinion::Votes,
    places: &[[f64; 2]],
) -> (Vec<Option<usize>>, Vec<u64>) {
    let inside = polis::in_map(votes, &[]);
    let bases = polis::base_clusters(places, &inside);
    let (found, best) = polis::group_bases(&bases);
    let mut labels = vec![None; votes.people().len()];
    let of_base: Vec<usize> =
        found.get(best).map_or_else(|| vec![0; bases.members.len()], |it| it.labels.clone());
    for (members, group) in bases.members.iter().zip(&of_base) {
        for person in members {
            labels[*person] = Some(*group);
        }
    }
    let groups = of_base.iter().max().map_or(0, |most| most + 1);
    (labels, (0..groups as u64).collect())
}

fn as_json(matter: &Matter, figures: &Figures) -> Value {
    let ids = matter.votes.statements();
    let by_id = |values: &[f64]| -> Object<String, Value> {
        ids.iter().zip(values).map(|(id, it)| (id.to_string(), json!(it))).collect()
    };
    let one = |it: &Representative| {
        let by = if it.by == Vote::Agree { "agree" } else { "disagree" };
        json!({ "statement": ids[it.statement], "for": by, "said": it.said, "of": it.of,
            "share": it.share, "share_z": it.share_z, "ratio": it.ratio, "ratio_z": it.ratio_z,
            "best_agree": it.best_agree })
    };
    let list = |all: &[Representative]| all.iter().map(one).collect::<Vec<_>>();
    let groups: Object<String, Value> = figures
        .names
        .iter()
        .zip(&figures.votes)
        .map(|(name, tallies)| {
            let votes: Object<String, Value> = ids
                .iter()
                .zip(tallies)
                .map(|(id, it)| {
                    (id.to_string(), json!({ "A": it.agree, "D": it.disagree, "S": it.seen }))
                })
                .collect();
            (name.to_string(), Value::Object(votes))
        })
        .collect();
    let typical: Object<String, Value> = figures
        .names
        .iter()
        .zip(&figures.typical)
        .map(|(name, all)| (name.to_string(), json!(list(all))))
        .collect();
    let people = matter.votes.people().iter().zip(&figures.places).zip(&figures.labels);
    let people = people.map(|((id, at), label)| {
        json!({ "id": id, "x": at[0], "y": at[1], "group": label.map(|it| figures.names[it]) })
    });
    json!({
        "statements": ids,
        "center": figures.plane.center,
        "components": figures.plane.components,
        "extremity": figures.plane.extremity,
        "priorities": by_id(&figures.priorities),
        "group_votes": groups,
        "group_aware_consensus": by_id(&figures.shared),
        "repness": typical,
        "consensus": { "agree": list(&figures.consensus[0]), "disagree": list(&figures.consensus[1]) },
        "people": people.collect::<Vec<_>>(),
    })
}

fn rows(matter: &Matter, figures: &Figures) -> Vec<Vec<String>> {
    let each = matter.votes.people().iter().zip(matter.votes.rows());
    each.zip(figures.places.iter().zip(&figures.labels))
        .map(|((id, row), (at, label))| {
            vec![
                id.to_string(),
                format!("{:.6}", at[0]),
                format!("{:.6}", at[1]),
                row.len().to_string(),
                label.map(|it| figures.names[it].to_string()).unwrap_or_default(),
            ]
        })
        .collect()
}

fn summary(matter: &Matter, figures: &Figures) -> String {
    let mut text = format!(
        "{}, {}, {} (as Polis does it, without the conversation's past)\n",
        count(matter.votes.people().len() as u64, "person", "people"),
        count(matter.votes.statements().len() as u64, "statement", "statements"),
        count(figures.names.len() as u64, "group", "groups"),
    );
    let row = |it: &Representative| {
        vec![
            if it.by == Vote::Agree { "agree" } else { "disagree" }.to_owned(),
            format!("{} of {}", it.said, it.of),
            plain(&matter.text(it.statement)),
        ]
    };
    for (name, all) in figures.names.iter().zip(&figures.typical) {
        let size =
            figures.labels.iter().filter(|it| it.is_some_and(|it| figures.names[it] == *name));
        let people = count(size.count() as u64, "person", "people");
        text.push_str(&format!("\nGroup {name}  {people}\n"));
        text.push_str(&table(
            &["by", "said", "statement"],
            &all.iter().map(row).collect::<Vec<_>>(),
        ));
    }
    text.push_str("\nConsensus\n");
    let all: Vec<Vec<String>> = figures.consensus.iter().flatten().map(row).collect();
    text.push_str(&table(&["by", "said", "statement"], &all));
    text
}
