//! `folkmoot affinity`: every person's nearness to every need.

use std::collections::HashMap;
use std::path::Path;

use folkmoot_app::matching::{MEANING_WEIGHT, MatchInputBuilder, Meaning, Nearness, affinity};
use folkmoot_encoder::{Encoder, EncoderError};
use folkmoot_formats::{Input, Problems, read_evidence, read_needs};
use folkmoot_model::{Clock as _, ErrorCode, Evidence};
use serde_json::json;

use crate::args::{Affinity, ConsentWord, Global};
use crate::clock::SystemClock;
use crate::commands::import::evidence_options;
use crate::failure::Failure;
use crate::output::Format;
use crate::progress::Progress;
use crate::words::table;

/// Answers person, need, score for every pair.
pub(crate) fn run(global: &Global, args: &Affinity) -> Result<(), Failure> {
    let today = SystemClock.now().day();
    let encoder = args.encoder.as_deref().map(open).transpose()?;
    let needs = Problems::collect(read_needs(Input::open(&args.needs)?))?;
    let needs: Vec<(String, String)> = needs.into_iter().map(|n| (n.id, n.text)).collect();
    let options = evidence_options(&args.evidence, ConsentWord::Given, today);
    let mut builder = MatchInputBuilder::new(today, None);
    let mut problems = Problems::default();
    let mut vectors = encoder.map(|encoder| Vectors::new(encoder, global.quiet));
    for row in read_evidence(Input::open(&args.evidence)?, options) {
        match row {
            Ok(item) => {
                if let Some(vectors) = &mut vectors {
                    vectors.add(&item)?;
                }
                builder.evidence(&item);
            }
            Err(problem) => problems.push(problem),
        }
    }
    problems.or(())?;
    let input = builder.build();
    let encoded = vectors.map(|vectors| vectors.with(&needs)).transpose()?;
    let near = |need: usize, person: &str, item: &str| {
        encoded.as_ref().map_or(0.0, |vectors| vectors.near(need, person, item))
    };
    let meaning = Meaning { weight: MEANING_WEIGHT, near: &near };
    let meaning = encoded.is_some().then_some(&meaning);
    if args.output.format == Format::Json {
        let line = |near: Nearness<'_>| json!({ "person": near.person, "need": near.need, "score": near.score });
        return args.output.json(&affinity(&input, &needs, meaning, line));
    }
    let rows = affinity(&input, &needs, meaning, |near| {
        vec![near.person.to_owned(), near.need.to_owned(), near.score.to_string()]
    });
    let header = ["person", "need", "score"];
    match args.output.format {
        Format::Csv => args.output.csv(&header, &rows),
        _ => args.output.write(table(&header, &rows).as_bytes()),
    }
}

fn open(folder: &Path) -> Result<Encoder, Failure> {
    Encoder::open(folder).map_err(|error| unusable(&error))
}

fn unusable(error: &EncoderError) -> Failure {
    Failure::Refused {
        code: ErrorCode("encoder.unusable"),
        sentence: error.to_string(),
        help: Some(
            "give a folder with one sentence encoder as .onnx and its tokenizer.json".to_owned(),
        ),
    }
}

/// Evidence and needs as vectors.
struct Vectors {
    encoder: Encoder,
    /// By person, then by item.
    items: HashMap<String, HashMap<String, Vec<f32>>>,
    needs: Vec<Vec<f32>>,
    progress: Progress,
    done: u64,
}

impl Vectors {
    fn new(encoder: Encoder, quiet: bool) -> Self {
        let progress = Progress::count("reading what evidence means", quiet);
        Self { encoder, items: HashMap::new(), needs: Vec::new(), progress, done: 0 }
    }

    fn vector(&mut self, text: &str) -> Result<Vec<f32>, Failure> {
        self.done += 1;
        self.progress.at(self.done);
        self.encoder.vector(text).map_err(|error| unusable(&error))
    }

    fn add(&mut self, item: &Evidence) -> Result<(), Failure> {
        let text = match item.title.trim() {
            "" => item.text.clone(),
            title => format!("{title}. {}", item.text),
        };
        let vector = self.vector(&text)?;
        let of_person = self.items.entry(item.person.to_string()).or_default();
        of_person.insert(item.id.to_string(), vector);
        Ok(())
    }

    fn with(mut self, needs: &[(String, String)]) -> Result<Self, Failure> {
        self.needs = needs.iter().map(|(_, text)| self.vector(text)).collect::<Result<_, _>>()?;
        Ok(self)
    }

    fn near(&self, need: usize, person: &str, item: &str) -> f64 {
        let item = self.items.get(person).and_then(|items| items.get(item));
        let (Some(need), Some(item)) = (self.needs.get(need), item) else { return 0.0 };
        need.iter().zip(item).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    }
}
