//! `folkmoot topics`: what a text is about, in the words of a common list.

use std::io::Read as _;
use std::path::Path;

use folkmoot_expertise::topics::{Topic, Topics};
use folkmoot_formats::{Input, MAX_FIELD_BYTES, Problems, read_esco};
use folkmoot_model::ErrorCode;
use serde_json::json;

use crate::args::{Global, Topics as Arguments};
use crate::commands::note;
use crate::failure::Failure;
use crate::output::Format;
use crate::words::table;

/// Answers the topics of a text with their reasons.
pub(crate) fn run(global: &Global, args: &Arguments) -> Result<(), Failure> {
    let text = text(&args.text)?;
    let topics = match &args.esco {
        Some(path) => Topics::with_labels(Problems::collect(read_esco(Input::open(path)?))?),
        None => Topics::built_in(),
    }
    .map_err(|error| Failure::unable("topics", error.to_string()))?;
    let found = topics.of(&text, args.most);
    if found.is_empty() {
        note(
            global.quiet,
            "No topic is near this text. Say in a sentence or two what it is about; \
             topics are compared in English unless --esco names another list.",
        );
    }
    match args.output.format {
        Format::Json => {
            let rows: Vec<_> = found
                .iter()
                .map(|topic| {
                    json!({
                        "topic": topic.id,
                        "label": topic.label,
                        "score": figure(topic.score),
                        "meaning": figure(topic.meaning),
                        "shared": figure(topic.shared),
                        "words": topic.words,
                        "sentence": topic.sentence,
                    })
                })
                .collect();
            args.output.json(&rows)
        }
        Format::Csv => args.output.csv(
            &["topic", "label", "score", "meaning", "shared", "words", "sentence"],
            &found
                .iter()
                .map(|topic| {
                    vec![
                        topic.id.to_owned(),
                        topic.label.to_owned(),
                        figure(topic.score).to_string(),
                        figure(topic.meaning).to_string(),
                        figure(topic.shared).to_string(),
                        topic.words.join("|"),
                        topic.sentence.to_owned(),
                    ]
                })
                .collect::<Vec<_>>(),
        ),
        Format::Table => {
            let rows: Vec<_> = found
                .iter()
                .map(|topic| {
                    vec![topic.label.to_owned(), format!("{:.2}", topic.score), why(topic)]
                })
                .collect();
            args.output.write(table(&["topic", "score", "why"], &rows).as_bytes())
        }
    }
}

fn why(topic: &Topic<'_>) -> String {
    if topic.words.is_empty() {
        format!("near by meaning ({:.2})", topic.meaning)
    } else {
        format!("shares {}; by meaning {:.2}", topic.words.join(", "), topic.meaning)
    }
}

/// Three digits behind the point say all there is to say.
fn figure(number: f32) -> f64 {
    (f64::from(number) * 1000.0).round() / 1000.0
}

/// The text itself, or what is in the file of that name.
fn text(given: &str) -> Result<String, Failure> {
    let path = Path::new(given);
    if !path.is_file() {
        return Ok(given.to_owned());
    }
    let refused = |code, sentence: String, help: &str| Failure::Refused {
        code: ErrorCode(code),
        sentence,
        help: Some(help.to_owned()),
    };
    let file = std::fs::File::open(path)
        .map_err(|e| Failure::unable("topics", format!("{given} can't be read: {e}")))?;
    let mut bytes = Vec::new();
    file.take(MAX_FIELD_BYTES as u64 + 1)
        .read_to_end(&mut bytes)
        .map_err(|e| Failure::unable("topics", format!("{given} can't be read: {e}")))?;
    if bytes.len() > MAX_FIELD_BYTES {
        return Err(refused(
            "topics.long",
            format!("{given} is longer than 4 MB"),
            "give the part of it that says what it is about",
        ));
    }
    String::from_utf8(bytes).map_err(|_| {
        refused("topics.text", format!("{given} is no text in UTF-8"), "save it as plain text")
    })
}
