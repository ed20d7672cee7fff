//! Times selections: `select [METHOD] FOLDER …`, each folder with categories.csv
//! (feature,value,min,max), respondents.csv (an id, then features), k, and
//! leximin-sorted.json if it is known.
use std::collections::BTreeMap;
use std::error::Error;
use std::time::Instant;

use folkmoot_sortition::{Method, Patient, Person, Pool, Quota, select};

fn main() -> Result<(), Box<dyn Error>> {
    let mut method = Method::Leximin;
    for arg in std::env::args().skip(1) {
        match &*arg {
            "leximin" => method = Method::Leximin,
            "maximin" => method = Method::Maximin,
            "nash" => method = Method::Nash,
            "goldilocks" => method = Method::Goldilocks { gamma: 1.0 },
            "random" => method = Method::Random { seed: [7; 32], draws: 200 },
            folder => time(folder, method)?,
        }
    }
    Ok(())
}

fn time(folder: &str, method: Method) -> Result<(), Box<dyn Error>> {
    let pool = read(folder)?;
    let start = Instant::now();
    let answer = match select(&pool, method, &mut Patient) {
        Ok(answer) => answer,
        Err(error) => {
            println!("{folder}: {error:?}");
            return Ok(());
        }
    };
    let wrong = answer.portfolio.iter().filter(|chosen| !pool.keeps(&chosen.panel)).count();
    println!(
        "{} people {} kinds {} k {} {:?} {:.3?} bound {:.9} reached {:.9} gap {:.1e} levels {} proved {} cuts {} panels {} wrong {wrong} impossible {} gini {:.3} mean {:.6}",
        folder.rsplit('/').next().unwrap_or(folder),
        pool.ids().len(),
        pool.kinds(),
        pool.seats(),
        answer.status,
        start.elapsed(),
        answer.bound,
        answer.reached,
        answer.gap,
        answer.levels.len(),
        answer.proved,
        answer.cuts,
        answer.portfolio.len(),
        answer.impossible.len(),
        answer.figures.gini,
        answer.figures.geometric_mean,
    );
    let start = Instant::now();
    if let Some(list) = folkmoot_sortition::tickets(&pool, &answer.portfolio, 1000, &mut Patient) {
        let wrong = list.panels.iter().filter(|panel| !pool.keeps(panel)).count();
        let thousandths = list.moved * 1000.0;
        println!("  1000 tickets {:.3?}, wrong {wrong}, moved {thousandths:.3}", start.elapsed());
    }
    for each in answer.impossible.iter().take(2) {
        println!("  {} {:?}", pool.ids()[each.person], each.because);
    }
    if let (Method::Leximin, Ok(text)) =
        (method, std::fs::read_to_string(format!("{folder}/leximin-sorted.json")))
    {
        let known: Vec<f64> = serde_json::from_str(&text)?;
        let mut chances = answer.chances;
        chances.sort_by(f64::total_cmp);
        let pairs = chances.iter().zip(&known);
        let worst = pairs.map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
        println!("  farthest from what is known: {worst:.1e}");
    }
    Ok(())
}

fn read(folder: &str) -> Result<Pool, Box<dyn Error>> {
    let text = |name: &str| std::fs::read_to_string(format!("{folder}/{name}"));
    let mut quotas = Vec::new();
    for line in text("categories.csv")?.lines().skip(1) {
        let cells: Vec<&str> = line.trim_end().split(',').collect();
        quotas.push(Quota::new(cells[0], cells[1], cells[2].parse()?, cells[3].parse()?));
    }
    let text_of_people = text("respondents.csv")?;
    let mut lines = text_of_people.lines();
    let head: Vec<&str> = lines.next().unwrap_or("").trim_end().split(',').collect();
    let people: Vec<Person> = lines
        .map(|line| {
            let cells: Vec<&str> = line.trim_end().split(',').collect();
            let values: BTreeMap<String, String> = head
                .iter()
                .zip(&cells)
                .skip(1)
                .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
                .collect();
            Person { id: cells[0].to_owned(), values, ..Person::default() }
        })
        .collect();
    Pool::new(&quotas, &people, text("k")?.trim().parse()?)
        .map_err(|wrong| format!("{wrong:?}").into())
}
