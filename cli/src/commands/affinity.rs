//! `folkmoot affinity`: every person's nearness to every need.

use folkmoot_app::matching::{MatchInputBuilder, affinity};
use folkmoot_formats::{Input, Problems, read_evidence, read_needs};
use folkmoot_model::Clock as _;
use serde_json::json;

use crate::args::{Affinity, ConsentWord};
use crate::clock::SystemClock;
use crate::commands::import::evidence_options;
use crate::failure::Failure;
use crate::output::Format;
use crate::words::table;

/// Answers person, need, score for every pair.
pub(crate) fn run(args: &Affinity) -> Result<(), Failure> {
    let today = SystemClock.now().day();
    let needs = Problems::collect(read_needs(Input::open(&args.needs)?))?;
    let needs: Vec<(String, String)> = needs.into_iter().map(|n| (n.id, n.text)).collect();
    let options = evidence_options(&args.evidence, ConsentWord::Given, today);
    let mut builder = MatchInputBuilder::new(today, None);
    let mut problems = Problems::default();
    for row in read_evidence(Input::open(&args.evidence)?, options) {
        match row {
            Ok(item) => builder.evidence(&item),
            Err(problem) => problems.push(problem),
        }
    }
    problems.or(())?;
    let input = builder.build();
    if args.output.format == Format::Json {
        return args.output.json(&affinity(
            &input,
            &needs,
            |near| json!({ "person": near.person, "need": near.need, "score": near.score }),
        ));
    }
    let rows = affinity(&input, &needs, |near| {
        vec![near.person.to_owned(), near.need.to_owned(), near.score.to_string()]
    });
    let header = ["person", "need", "score"];
    match args.output.format {
        Format::Csv => args.output.csv(&header, &rows),
        _ => args.output.write(table(&header, &rows).as_bytes()),
    }
}
