//! Agreement with researchers' own ratings of how well they could review given papers
//! (Stelmakh, Wieting, Neubig, Shah 2023), without a model.
//!
//! Loss: over pairs of papers that a researcher rated differently, the sum of rating
//! differences of pairs put in the wrong order (ties count half) by the sum of all; mean
//! over ten samplings of their own papers.

#![allow(clippy::unwrap_used, clippy::float_cmp)] // a test that can't read its data should stop

mod support;

use folkmoot_expertise::{CorpusBuilder, Evidence, Kind, Need, Options, affinity};
use std::collections::BTreeMap;
use std::path::Path;

const SAMPLINGS: usize = 10;
const GAMMAS: [f64; 6] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9];

/// A paper's title and abstract.
type Paper = (String, String);

struct Researcher {
    id: String,
    /// Paper and rating, 1 to 5.
    rated: Vec<(String, f64)>,
    /// Their own papers in each sampling.
    own: Vec<Vec<Paper>>,
}

fn paper(content: &serde_json::Value) -> Paper {
    let field = |name: &str| content[name].as_str().unwrap_or_default().to_owned();
    (field("title"), field("abstract"))
}

fn read(folder: &Path) -> (Vec<Researcher>, BTreeMap<String, Paper>) {
    let text = std::fs::read_to_string(folder.join("submissions.json")).unwrap();
    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    let papers = json
        .as_object()
        .unwrap()
        .iter()
        .map(|(id, value)| {
            let content = value.get("content").unwrap_or(value);
            (id.clone(), paper(content))
        })
        .collect();
    let table = std::fs::read_to_string(folder.join("evaluations.tsv")).unwrap();
    let researchers = table
        .lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            let rated = (1..=10)
                .filter(|at| !cells[*at].is_empty())
                .map(|at| (cells[at].to_owned(), cells[at + 10].parse().unwrap()))
                .collect();
            let own =
                (1..=SAMPLINGS).map(|sampling| own_papers(folder, sampling, cells[0])).collect();
            Researcher { id: cells[0].to_owned(), rated, own }
        })
        .collect();
    (researchers, papers)
}

fn own_papers(folder: &Path, sampling: usize, id: &str) -> Vec<Paper> {
    let archives = folder.join(format!("d_20_{sampling}/archives"));
    let file = [format!("~{id}.jsonl"), format!("{id}.jsonl")]
        .into_iter()
        .map(|name| archives.join(name))
        .find(|path| path.exists())
        .unwrap();
    std::fs::read_to_string(file)
        .unwrap()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let json: serde_json::Value = serde_json::from_str(line).unwrap();
            paper(&json["content"])
        })
        .collect()
}

/// Wrong and all rating differences; right and all easy pairs; right and all hard pairs.
#[derive(Clone, Copy, Default)]
struct Tally([f64; 6]);

impl Tally {
    fn add(&mut self, other: &Self) {
        for (sum, more) in self.0.iter_mut().zip(other.0) {
            *sum += more;
        }
    }

    fn loss(&self) -> f64 {
        self.0[0] / self.0[1]
    }
}

fn tally(rated: &[(String, f64)], scores: &[f64]) -> Tally {
    let mut tally = Tally::default();
    for (a, (_, one)) in rated.iter().enumerate() {
        for (b, (_, two)) in rated.iter().enumerate() {
            if one <= two {
                continue;
            }
            let wrong = match scores[a].total_cmp(&scores[b]) {
                std::cmp::Ordering::Greater => 0.0,
                std::cmp::Ordering::Equal => 0.5,
                std::cmp::Ordering::Less => 1.0,
            };
            let right = f64::from(u8::from(wrong == 0.0));
            let t = &mut tally.0;
            t[0] += wrong * (one - two);
            t[1] += one - two;
            if *one >= 4.0 && *two <= 2.0 {
                t[2] += right;
                t[3] += 1.0;
            }
            if *two >= 4.0 {
                t[4] += right;
                t[5] += 1.0;
            }
        }
    }
    tally
}

/// By γ, then sampling, then researcher.
fn measure(researchers: &[Researcher], papers: &BTreeMap<String, Paper>) -> Vec<Vec<Vec<Tally>>> {
    let mut out = vec![Vec::new(); GAMMAS.len()];
    for sampling in 0..SAMPLINGS {
        let mut builder = CorpusBuilder::new();
        for researcher in researchers {
            for (number, (title, text)) in researcher.own[sampling].iter().enumerate() {
                builder.add(&Evidence {
                    title,
                    ..Evidence::new(&number.to_string(), &researcher.id, Kind::Publication, text)
                });
            }
        }
        let corpus = builder.build();
        let people: Vec<&str> = corpus.people().collect();
        let needs: Vec<Need> = papers
            .iter()
            .map(|(id, (title, text))| Need::new(id, format!("{title}.\n{text}"), 1))
            .collect();
        let row: BTreeMap<&str, usize> =
            papers.keys().enumerate().map(|(at, id)| (id.as_str(), at)).collect();
        for (at, gamma) in GAMMAS.into_iter().enumerate() {
            let options = Options { gamma, ..Options::default() };
            let table = affinity(&corpus, &needs, &options);
            let tallies = researchers
                .iter()
                .map(|researcher| {
                    let person = people.iter().position(|id| *id == researcher.id).unwrap();
                    let scores: Vec<f64> = researcher
                        .rated
                        .iter()
                        .map(|(paper, _)| {
                            row.get(paper.as_str()).map_or(0.0, |need| table.of(*need)[person])
                        })
                        .collect();
                    tally(&researcher.rated, &scores)
                })
                .collect();
            out[at].push(tallies);
        }
    }
    out
}

/// Mean over samplings of a ratio pooled over the given researchers.
fn pooled(samplings: &[Vec<Tally>], who: &[usize], over: usize, under: usize) -> f64 {
    let sum: f64 = samplings
        .iter()
        .map(|tallies| {
            let mut all = Tally::default();
            for at in who {
                all.add(&tallies[*at]);
            }
            all.0[over] / all.0[under]
        })
        .sum();
    sum / samplings.len() as f64
}

/// γ chosen for each researcher on all others; the loss on the one left out, pooled.
fn left_out(measured: &[Vec<Vec<Tally>>], people: usize) -> (f64, BTreeMap<String, usize>) {
    let mut sums = vec![Tally::default(); SAMPLINGS];
    let mut chosen = BTreeMap::new();
    for out in 0..people {
        let others: Vec<usize> = (0..people).filter(|at| *at != out).collect();
        let best = (0..GAMMAS.len())
            .min_by(|a, b| {
                pooled(&measured[*a], &others, 0, 1).total_cmp(&pooled(
                    &measured[*b],
                    &others,
                    0,
                    1,
                ))
            })
            .unwrap();
        *chosen.entry(GAMMAS[best].to_string()).or_insert(0) += 1;
        for (sum, tallies) in sums.iter_mut().zip(&measured[best]) {
            sum.add(&tallies[out]);
        }
    }
    (sums.iter().map(Tally::loss).sum::<f64>() / SAMPLINGS as f64, chosen)
}

/// Half the width of the 95 % interval over resampled researchers.
fn half_width(samplings: &[Vec<Tally>], people: usize) -> f64 {
    let mut state = 1_u64;
    let mut losses: Vec<f64> = (0..2000)
        .map(|_| {
            let who: Vec<usize> = (0..people)
                .map(|_| {
                    state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                    usize::try_from(state >> 33).unwrap() % people
                })
                .collect();
            pooled(samplings, &who, 0, 1)
        })
        .collect();
    losses.sort_by(f64::total_cmp);
    (losses[1949] - losses[50]) / 2.0
}

#[test]
fn agrees_with_researchers_own_ratings() {
    let Some(folder) = support::data("expertise/goldstandard") else {
        return;
    };
    let (researchers, papers) = read(&folder);
    let measured = measure(&researchers, &papers);
    let everyone: Vec<usize> = (0..researchers.len()).collect();
    for (gamma, samplings) in GAMMAS.iter().zip(&measured) {
        println!(
            "gamma {gamma}: loss {:.4} easy {:.3} hard {:.3}",
            pooled(samplings, &everyone, 0, 1),
            pooled(samplings, &everyone, 2, 3),
            pooled(samplings, &everyone, 4, 5),
        );
    }
    let (loss, chosen) = left_out(&measured, researchers.len());
    println!("gamma chosen without the researcher judged: loss {loss:.4}, chosen {chosen:?}");
    let default = GAMMAS.iter().position(|g| *g == Options::default().gamma).unwrap();
    let samplings = &measured[default];
    println!("half-width over researchers: {:.3}", half_width(samplings, researchers.len()));
    let loss = pooled(samplings, &everyone, 0, 1);
    assert!(loss <= 0.2165, "loss rose to {loss:.4}");
}
