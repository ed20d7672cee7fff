//! Agreement with researchers' own ratings of how well they could review given papers
//! (Stelmakh, Wieting, Neubig, Shah 2023), by words alone and with a sentence encoder.
//!
//! Loss: over pairs of papers that a researcher rated differently, the sum of rating
//! differences of pairs put in the wrong order (ties count half) by the sum of all; mean
//! over ten samplings of their own papers.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use anyhow::{Context as _, Result};
use folkmoot_encoder::Encoder;
use folkmoot_expertise::affinity::{MEANING_WEIGHT, Meaning};
use folkmoot_expertise::{
    Affinity, Corpus, CorpusBuilder, Evidence, Kind, Need, Options, affinity, affinity_by_meaning,
};
use serde::Deserialize;
use serde_json::{Value, json};

use super::report::{Aim, Report, Row};
use crate::peers::Peers;

const PART: &str = "gold standard";
const SCRIPT: &str = include_str!("../../peers/gold.py");
const SAMPLINGS: usize = 10;
const GAMMAS: [f64; 6] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9];
/// What meaning may count beside words.
const WEIGHTS: [f64; 6] = [0.1, 0.2, 0.3, 0.5, 1.0, 2.0];
/// How often researchers are drawn anew for the interval.
const DRAWS: usize = 2_000;

/// Somebody who rated papers.
struct Researcher {
    id: String,
    /// Paper and rating, 1 to 5.
    rated: Vec<(String, f64)>,
    /// Title and abstract of their own papers, by sampling.
    own: Vec<Vec<(String, String)>>,
}

/// Scores of bm25s for one researcher: one a rated paper.
#[derive(Deserialize)]
struct Peer {
    sum: Vec<f64>,
    best: Vec<f64>,
}

/// Settings of ours: the discount, and what meaning counts if an encoder is there.
#[derive(Clone, Copy, PartialEq)]
struct Settings {
    gamma: f64,
    meaning: Option<f64>,
}

impl std::fmt::Display for Settings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "γ {}", self.gamma)?;
        self.meaning.map_or(Ok(()), |weight| write!(f, ", meaning {weight}"))
    }
}

pub(super) fn measure(
    folder: &Path,
    models: &Path,
    peers: Option<&Peers>,
    report: &mut Report,
) -> Result<()> {
    let papers = papers(folder)?;
    let researchers = researchers(folder)?;
    let lexical: Vec<Settings> =
        GAMMAS.iter().map(|gamma| Settings { gamma: *gamma, meaning: None }).collect();
    let ours = ours(&researchers, &papers, &lexical, None);
    let everyone: Vec<usize> = (0..researchers.len()).collect();
    let theirs = match peers {
        Some(peers) => Some(bm25s(&researchers, &papers, peers)?),
        None => None,
    };
    let used = GAMMAS.iter().position(|gamma| (gamma - Options::default().gamma).abs() < 1e-9);
    let used =
        ours.get(used.unwrap_or_default()).context("the usual discount is among those tried")?;
    let figure = |over: usize| {
        let of = |samplings: &Samplings| pooled(samplings, &everyone, over);
        (of(used), theirs.as_ref().map(|(sum, best)| (of(sum), of(best))))
    };
    let shown = [("loss, usual settings", 0), ("easy pairs right", 2), ("hard pairs right", 4)];
    for (what, over) in shown {
        let (mine, peer) = figure(over);
        let row = Row::new(PART, what, mine).beside("bm25s, γ .7", peer.map(|(sum, _)| sum));
        let row = row.beside("bm25s, best paper", peer.map(|(_, best)| best));
        report.rows.push(row);
    }
    let (loss, chosen) = left_out(&lexical, &ours, researchers.len());
    let row = Row::new(PART, "loss, γ chosen without the one judged", loss);
    report.rows.push(row.aim(Aim::AtMost(0.220)));
    let (low, high) = interval(used, researchers.len());
    report.notes.push(format!(
        "Gold standard: {} researchers; 95 % of {DRAWS} draws of researchers have a loss of {low:.3} to {high:.3} \
         (half-width {:.3}). γ chosen: {chosen:?}.",
        researchers.len(),
        (high - low) / 2.0,
    ));
    with_encoder(models, &researchers, &papers, report)
}

/// The same with the sentence encoder that lies in a folder.
fn with_encoder(
    models: &Path,
    researchers: &[Researcher],
    papers: &BTreeMap<String, (String, String)>,
    report: &mut Report,
) -> Result<()> {
    if !models.is_dir() {
        report.notes.push(format!("Left out: no sentence encoder in {}.", models.display()));
        return Ok(());
    }
    let encoder = Encoder::open(models)?;
    let vectors = vectors(&encoder, researchers, papers)?;
    let settings: Vec<Settings> = GAMMAS
        .iter()
        .flat_map(|gamma| WEIGHTS.map(|weight| Settings { gamma: *gamma, meaning: Some(weight) }))
        .collect();
    let ours = ours(researchers, papers, &settings, Some(&vectors));
    let usual = Settings { gamma: Options::default().gamma, meaning: Some(MEANING_WEIGHT) };
    let used = settings.iter().position(|it| *it == usual).and_then(|at| ours.get(at));
    let used = used.context("the usual settings are among those tried")?;
    let everyone: Vec<usize> = (0..researchers.len()).collect();
    let row = Row::new(PART, "loss with encoder, usual settings", pooled(used, &everyone, 0));
    report.rows.push(row);
    let (loss, chosen) = left_out(&settings, &ours, researchers.len());
    let row = Row::new(PART, "loss with encoder, settings chosen without the one judged", loss);
    report.rows.push(row.aim(Aim::AtMost(0.190)));
    let (low, high) = interval(used, researchers.len());
    report.notes.push(format!(
        "With the encoder: 95 % of draws have a loss of {low:.3} to {high:.3} (half-width {:.3}). \
         Settings chosen: {chosen:?}.",
        (high - low) / 2.0,
    ));
    Ok(())
}

/// The vector of every text, each encoded once.
fn vectors(
    encoder: &Encoder,
    researchers: &[Researcher],
    papers: &BTreeMap<String, (String, String)>,
) -> Result<HashMap<String, Vec<f32>>> {
    let rated = researchers.iter().flat_map(|it| &it.rated).filter_map(|(id, _)| papers.get(id));
    let own = researchers.iter().flat_map(|it| it.own.iter().flatten());
    let mut vectors = HashMap::new();
    for (title, text) in rated.chain(own) {
        if let Entry::Vacant(entry) = vectors.entry(whole(title, text)) {
            let vector = encoder.vector(entry.key())?;
            entry.insert(vector);
        }
    }
    Ok(vectors)
}

fn whole(title: &str, text: &str) -> String {
    format!("{title}. {text}")
}

fn paper(content: &Value) -> (String, String) {
    let field =
        |name: &str| content.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
    (field("title"), field("abstract"))
}

fn read(path: &Path) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| path.display().to_string())
}

fn papers(folder: &Path) -> Result<BTreeMap<String, (String, String)>> {
    let all: BTreeMap<String, Value> =
        serde_json::from_str(&read(&folder.join("submissions.json"))?)?;
    Ok(all
        .into_iter()
        .map(|(id, value)| (id, paper(value.get("content").unwrap_or(&value))))
        .collect())
}

fn researchers(folder: &Path) -> Result<Vec<Researcher>> {
    let table = read(&folder.join("evaluations.tsv"))?;
    table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let id = (*cells.first().context("an id")?).to_owned();
            // ten papers, then their ratings
            let rated = cells.iter().skip(1).take(10).zip(cells.iter().skip(11));
            let rated: Vec<(String, f64)> = rated
                .filter(|(paper, _)| !paper.is_empty())
                .map(|(paper, rating)| Ok(((*paper).to_owned(), rating.parse()?)))
                .collect::<Result<_>>()?;
            let own = (1..=SAMPLINGS).map(|sampling| own_papers(folder, sampling, &id));
            let own = own.collect::<Result<_>>()?;
            Ok(Researcher { id, rated, own })
        })
        .collect()
}

fn own_papers(folder: &Path, sampling: usize, id: &str) -> Result<Vec<(String, String)>> {
    let archives = folder.join(format!("d_20_{sampling}/archives"));
    let named = archives.join(format!("~{id}.jsonl"));
    let path = if named.exists() { named } else { archives.join(format!("{id}.jsonl")) };
    let text = read(&path)?;
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let value: Value = serde_json::from_str(line)?;
            Ok(paper(value.get("content").unwrap_or(&value)))
        })
        .collect()
}

/// Wrong and all rating differences; right and all easy pairs; right and all hard pairs.
#[derive(Clone, Copy, Default)]
struct Tally([f64; 6]);

/// By sampling, then researcher.
type Samplings = Vec<Vec<Tally>>;

fn tally(rated: &[(String, f64)], scores: &[f64]) -> Tally {
    let mut tally = Tally::default();
    let [wrong_sum, all_sum, easy_right, easy, hard_right, hard] = &mut tally.0;
    for ((_, one), a) in rated.iter().zip(scores) {
        for ((_, two), b) in rated.iter().zip(scores).filter(|((_, two), _)| two < one) {
            let wrong = match a.total_cmp(b) {
                std::cmp::Ordering::Greater => 0.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 1.0,
            };
            let right = f64::from(u8::from(a > b));
            *wrong_sum += wrong * (one - two);
            *all_sum += one - two;
            if *one >= 4.0 && *two <= 2.0 {
                *easy_right += right;
                *easy += 1.0;
            }
            if *two >= 4.0 {
                *hard_right += right;
                *hard += 1.0;
            }
        }
    }
    tally
}

/// Our tallies, by settings.
fn ours(
    researchers: &[Researcher],
    papers: &BTreeMap<String, (String, String)>,
    settings: &[Settings],
    vectors: Option<&HashMap<String, Vec<f32>>>,
) -> Vec<Samplings> {
    // with an encoder, only what was rated: each pair of texts is compared
    let is_rated = |id: &str| researchers.iter().any(|it| it.rated.iter().any(|(of, _)| of == id));
    let papers: BTreeMap<&str, &(String, String)> = papers
        .iter()
        .map(|(id, paper)| (id.as_str(), paper))
        .filter(|(id, _)| vectors.is_none() || is_rated(id))
        .collect();
    let needs: Vec<Need> = papers
        .iter()
        .map(|(id, (title, text))| Need::new(*id, format!("{title}.\n{text}"), 1))
        .collect();
    let row: BTreeMap<&str, usize> = papers.keys().enumerate().map(|(at, id)| (*id, at)).collect();
    let mut out = vec![Vec::new(); settings.len()];
    for sampling in 0..SAMPLINGS {
        let mut builder = CorpusBuilder::new();
        for researcher in researchers {
            for (number, (title, text)) in
                researcher.own.get(sampling).into_iter().flatten().enumerate()
            {
                builder.add(&Evidence {
                    title,
                    ..Evidence::new(&number.to_string(), &researcher.id, Kind::Publication, text)
                });
            }
        }
        let corpus = builder.build();
        let cosines = vectors.map(|vectors| Cosines::new(researchers, sampling, &papers, vectors));
        let column: BTreeMap<&str, usize> =
            corpus.people().enumerate().map(|(at, id)| (id, at)).collect();
        for (settings, samplings) in settings.iter().zip(&mut out) {
            let table = table(&corpus, &needs, *settings, cosines.as_ref());
            let score = |researcher: &Researcher, paper: &str| {
                let of = table.of(*row.get(paper)?);
                of.get(*column.get(researcher.id.as_str())?).copied()
            };
            let one = |researcher: &Researcher| {
                let scores = researcher
                    .rated
                    .iter()
                    .map(|(paper, _)| score(researcher, paper).unwrap_or(0.0));
                tally(&researcher.rated, &scores.collect::<Vec<_>>())
            };
            samplings.push(researchers.iter().map(one).collect());
        }
    }
    out
}

/// How near everybody is to every paper.
fn table(
    corpus: &Corpus,
    needs: &[Need],
    settings: Settings,
    cosines: Option<&Cosines>,
) -> Affinity {
    let options = Options { gamma: settings.gamma, ..Options::default() };
    let (Some(weight), Some(cosines)) = (settings.meaning, cosines) else {
        return affinity(corpus, needs, &options);
    };
    let near = |need: usize, person: &str, item: &str| cosines.of(need, person, item);
    affinity_by_meaning(corpus, needs, &options, &Meaning { weight, near: &near })
}

/// Cosines of every rated paper and every own paper of one sampling: worked out once for
/// all settings.
struct Cosines(Vec<HashMap<String, Vec<f64>>>);

impl Cosines {
    fn new(
        researchers: &[Researcher],
        sampling: usize,
        papers: &BTreeMap<&str, &(String, String)>,
        vectors: &HashMap<String, Vec<f32>>,
    ) -> Self {
        let vector = |(title, text): &(String, String)| vectors.get(&whole(title, text));
        let cosine = |a: Option<&Vec<f32>>, b: Option<&Vec<f32>>| -> f64 {
            let (Some(a), Some(b)) = (a, b) else { return 0.0 };
            a.iter().zip(b).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
        };
        let row = |paper: &&(String, String)| {
            let of = |it: &Researcher| -> Vec<f64> {
                let own = it.own.get(sampling).into_iter().flatten();
                own.map(|own| cosine(vector(own), vector(paper))).collect()
            };
            researchers.iter().map(|it| (it.id.clone(), of(it))).collect()
        };
        Self(papers.values().map(row).collect())
    }

    fn of(&self, need: usize, person: &str, item: &str) -> f64 {
        let items = self.0.get(need).and_then(|people| people.get(person));
        let place = item.parse::<usize>().ok();
        items.zip(place).and_then(|(items, at)| items.get(at)).copied().unwrap_or(0.0)
    }
}

/// Tallies of bm25s: items summed with the same discount, and the best one alone.
fn bm25s(
    researchers: &[Researcher],
    papers: &BTreeMap<String, (String, String)>,
    peers: &Peers,
) -> Result<(Samplings, Samplings)> {
    let text = |(title, text): &(String, String)| format!("{title}.\n{text}");
    let person = |researcher: &Researcher, sampling: usize| {
        let own: Vec<String> =
            researcher.own.get(sampling).into_iter().flatten().map(text).collect();
        let rated = researcher
            .rated
            .iter()
            .map(|(paper, _)| papers.get(paper).map(text).unwrap_or_default());
        json!({ "own": own, "rated": rated.collect::<Vec<_>>() })
    };
    let input: Vec<Vec<Value>> = (0..SAMPLINGS)
        .map(|sampling| researchers.iter().map(|one| person(one, sampling)).collect())
        .collect();
    let scores: Vec<Vec<Peer>> = peers.run(SCRIPT, &[], &serde_json::to_vec(&input)?)?;
    let tallies = |of: fn(&Peer) -> &[f64]| -> Samplings {
        let sampling = |people: &Vec<Peer>| {
            researchers.iter().zip(people).map(|(one, peer)| tally(&one.rated, of(peer))).collect()
        };
        scores.iter().map(sampling).collect()
    };
    Ok((tallies(|peer| &peer.sum), tallies(|peer| &peer.best)))
}

/// Mean over samplings of a ratio pooled over the given researchers.
fn pooled(samplings: &[Vec<Tally>], who: &[usize], over: usize) -> f64 {
    let ratio = |tallies: &Vec<Tally>| {
        let sum = |field: usize| -> f64 {
            who.iter().filter_map(|at| tallies.get(*at)?.0.get(field)).sum()
        };
        sum(over) / sum(over + 1)
    };
    samplings.iter().map(ratio).sum::<f64>() / samplings.len() as f64
}

/// Settings chosen for each researcher on all others; the loss on those left out, pooled.
fn left_out(
    settings: &[Settings],
    ours: &[Samplings],
    people: usize,
) -> (f64, BTreeMap<String, usize>) {
    let mut judged: Samplings = vec![Vec::new(); SAMPLINGS];
    let mut chosen = BTreeMap::new();
    for out in 0..people {
        let others: Vec<usize> = (0..people).filter(|at| *at != out).collect();
        let loss = |samplings: &Samplings| pooled(samplings, &others, 0);
        let best = settings.iter().zip(ours).min_by(|a, b| loss(a.1).total_cmp(&loss(b.1)));
        let Some((settings, samplings)) = best else { continue };
        *chosen.entry(settings.to_string()).or_insert(0) += 1;
        for (judged, tallies) in judged.iter_mut().zip(samplings) {
            judged.extend(tallies.get(out));
        }
    }
    let all: Vec<usize> = (0..people).collect();
    (pooled(&judged, &all, 0), chosen)
}

/// Between which losses 95 % of draws of researchers lie.
fn interval(samplings: &[Vec<Tally>], people: usize) -> (f64, f64) {
    let mut numbers = crate::words::Numbers::new(1);
    let mut losses: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let draw = |_| usize::try_from(numbers.below(people as u64)).unwrap_or_default();
            let who: Vec<usize> = (0..people).map(draw).collect();
            pooled(samplings, &who, 0)
        })
        .collect();
    losses.sort_by(f64::total_cmp);
    let at = |share: usize| losses.get(DRAWS * share / 1_000).copied().unwrap_or(f64::NAN);
    (at(25), at(975))
}
