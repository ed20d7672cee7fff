//! The town, as the files that `folkmoot import` takes. The same numbers make
//! the same files on every machine.

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use crate::words::Numbers;

/// Words in a piece of evidence.
const WORDS: usize = 50;

const WARDS: [&str; 5] = ["Harbour Ward", "Mill Ward", "Station Ward", "Castle Ward", "Quay Ward"];

const KINDS: [&str; 7] = [
    "work",
    "lived_experience",
    "track_record",
    "credential",
    "publication",
    "endorsement",
    "participation",
];

/// What calls need, in words that people use.
const NEEDS: [(&str, &str); 6] = [
    ("Planners", "street design and planning, crossings, pavement and kerb"),
    ("Cyclists", "cycling to work on the harbour road every morning, in winter and at night"),
    ("Drivers", "driving a delivery van or a taxi, loading and parking at the market"),
    ("Carers", "caring for someone in a wheelchair, ramps, lifts and the bus to the clinic"),
    ("Traders", "a stall or a shop at the market, fish, trade, rent and deliveries"),
    ("Parents", "walking children to school, playground, safety and speed of lorries"),
];

/// How large the town is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Size {
    pub(crate) people: usize,
    pub(crate) evidence: usize,
    pub(crate) calls: usize,
}

/// The address of somebody in the town, by their number.
pub(crate) fn email(person: usize) -> String {
    format!("p{person:05}@town.example")
}

/// Writes people, with an address each.
pub(crate) fn people(folder: &Path, size: Size) -> Result<PathBuf> {
    let mut numbers = Numbers::new(11);
    write(folder, "people.csv", "id,name,email,place,languages", size.people, |person| {
        let ward = WARDS[person % WARDS.len()];
        let name = format!("{} {}", capital(&numbers.word()), capital(&numbers.word()));
        format!("p{person:05},{name},{},{ward},en", email(person))
    })
}

/// Writes evidence, spread evenly over the people; half of it is rated.
pub(crate) fn evidence(folder: &Path, size: Size) -> Result<PathBuf> {
    let mut numbers = Numbers::new(1);
    let header = "id,person,kind,title,text,at,rating_up,rating_down";
    write(folder, "evidence.csv", header, size.evidence, |item| {
        let (person, kind) = (item % size.people, KINDS[item % KINDS.len()]);
        let (title, text) = (capital(&numbers.words(4)), capital(&numbers.words(WORDS)));
        let (year, month) = (2019 + item % 6, 1 + item % 12);
        let rated = if item % 2 == 0 { format!("{},{}", item % 17, item % 3) } else { ",".into() };
        format!("e{item:06},p{person:05},{kind},{title},{text}.,{year}-{month:02}-01,{rated}")
    })
}

/// Writes a call of four kinds of knowing.
pub(crate) fn call(folder: &Path, number: usize) -> Result<PathBuf> {
    let mut text = format!(
        "title = \"What should happen on street {number}?\"\n\
         summary = \"The street is dug up for new drains. What comes back on top is open.\"\n\
         decision = \"Which of three layouts goes to the council\"\n\
         decided_on = {}-{:02}-01\nhours = 6\nplace = \"{}\"\nexpenses = \"Bus fares\"\n",
        2090 + number % 5,
        1 + number % 12,
        WARDS[number % WARDS.len()],
    );
    for kind in 0..4 {
        let (name, needs) = NEEDS[(number + kind) % NEEDS.len()];
        text.push_str(&format!(
            "\n[[kind]]\nid = \"kind-{kind}\"\nname = \"{name}\"\nneeds = \"{needs}\"\npeople = 3\n"
        ));
    }
    let path = folder.join(format!("call-{number}.toml"));
    std::fs::write(&path, text).with_context(|| path.display().to_string())?;
    Ok(path)
}

/// The fields of the form in which a call is written, but for its token.
pub(crate) fn call_form() -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = [
        ("title", "Where may delivery vans stop near the market?"),
        ("summary", "Lorries block the crossing in the morning."),
        ("decision", "Which bays the market gets"),
        ("decided_on", "2094-05-03"),
        ("promise", "consult"),
        ("hours", "2"),
        ("setting", "remote"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for (kind, (name, needs)) in NEEDS.iter().enumerate().take(4) {
        for (field, value) in [("name", *name), ("needs", *needs), ("people", "3")] {
            fields.push((format!("kind-{kind}-{field}"), value.to_owned()));
        }
    }
    fields
}

fn write(
    folder: &Path,
    name: &str,
    header: &str,
    rows: usize,
    mut row: impl FnMut(usize) -> String,
) -> Result<PathBuf> {
    let path = folder.join(name);
    let mut file = BufWriter::new(File::create(&path).with_context(|| path.display().to_string())?);
    writeln!(file, "{header}")?;
    for at in 0..rows {
        writeln!(file, "{}", row(at))?;
    }
    file.flush()?;
    Ok(path)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
