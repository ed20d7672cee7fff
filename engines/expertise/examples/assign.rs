//! Times assignments of a file of scores: `assign FILE LOAD DEMAND [floor]`.
use std::collections::BTreeMap;
use std::io::Read as _;
use std::time::Instant;

use folkmoot_expertise::assign::{Fit, Goal, Offers, Problem, Wants, assign};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let load: u32 = args[0].parse()?;
    let demand: u32 = args[1].parse()?;
    let goal = if args.len() > 2 { Goal::Floor } else { Goal::Total };
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next().unwrap_or("").split(',').collect();
    let col = |name| head.iter().position(|h| *h == name).ok_or("column");
    let (p, c, s) = (col("person")?, col("call")?, col("score")?);
    let (mut people, mut calls) = (BTreeMap::new(), BTreeMap::new());
    let mut fits = Vec::new();
    for line in lines {
        let cells: Vec<&str> = line.split(',').collect();
        let n = people.len();
        let person = *people.entry(cells[p].to_owned()).or_insert(n);
        let n = calls.len();
        let call = *calls.entry(cells[c].to_owned()).or_insert(n);
        let score: f64 = cells[s].parse()?;
        fits.push(Fit { call, person, score: (score >= 0.0).then_some(score) });
    }
    let mut people: Vec<_> = people.into_iter().collect();
    people.sort_by_key(|(_, at)| *at);
    let mut calls: Vec<_> = calls.into_iter().collect();
    calls.sort_by_key(|(_, at)| *at);
    let start = Instant::now();
    let problem = Problem::new(
        calls.into_iter().map(|(call, _)| Wants { call, people: demand }).collect(),
        people.into_iter().map(|(person, _)| Offers { person, calls: load }).collect(),
        fits,
    )?;
    println!("problem {:?}", start.elapsed());
    let start = Instant::now();
    let answer = assign(&problem, goal);
    println!(
        "{:?} total {} bound {} floor {} {:?} short {}",
        start.elapsed(),
        answer.total,
        answer.total_bound,
        answer.floor,
        answer.floor_bound,
        answer.short.iter().map(|s| s.missing).sum::<u32>()
    );
    if let Some(s) = answer.short.first() {
        println!("{}", format!("{s:?}").chars().take(600).collect::<String>());
    }
    Ok(())
}
