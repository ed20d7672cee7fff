//! Seats people of a CSV, or a benchmark of maximally diverse groups, and says how good it is.
use folkmoot_seating::*;
fn main() {
    let mut args = std::env::args().skip(1);
    let file = args.next().unwrap();
    let steps: u64 = args.next().unwrap().parse().unwrap();
    let seed: u8 = args.next().unwrap().parse().unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    let request = if file.ends_with("csv") {
        let again: u32 = args.next().unwrap().parse().unwrap();
        let mut lines = text.lines();
        let names: Vec<&str> = lines.next().unwrap().split(',').collect();
        let people: Vec<Person> = lines.map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            Person { id: cells[0].into(), values: names.iter().zip(&cells).skip(1).map(|(n, c)| (n.to_string(), c.to_string())).collect(), ..Person::default() }
        }).collect();
        Request { people, tables: (1..=8).map(|t| Table::new(format!("Table {t}"), 5)).collect(), rounds: 3,
            fields: names[1..].iter().map(|n| Field::new(*n)).collect(), weights: Weights { again, ..Weights::default() }, ..Request::default() }
    } else if file == "kirkman" { unreachable!() } else {
        let mut lines = text.lines();
        let head: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
        let n: usize = head[0].parse().unwrap();
        let g: usize = head[1].parse().unwrap();
        let mut d = Distances::new(n);
        for line in lines {
            let c: Vec<&str> = line.split_whitespace().collect();
            if c.len() == 3 { d.set(c[0].parse().unwrap(), c[1].parse().unwrap(), (c[2].parse::<f64>().unwrap() * 1000.0).round() as i32); }
        }
        Request { people: (0..n).map(|i| Person { id: format!("{i:04}"), ..Person::default() }).collect(),
            tables: (0..g).map(|t| Table { name: format!("{t}"), least: head[3 + 2 * t].parse().unwrap(), most: head[4 + 2 * t].parse().unwrap(), offers: vec![] }).collect(),
            rounds: 1, distances: Some(d), ..Request::default() }
    };
    let room = Room::new(&request).unwrap();
    let mut s = [0; 32]; s[0] = seed;
    let start = std::time::Instant::now();
    let out = seat(&room, Budget { steps, seed: s }, &mut |_| false).unwrap();
    println!("{:?} pairs {} (most {}) misses {} distance {} steps {} met {:?}", start.elapsed(), out.distinct_pairs, out.bounds.distinct_pairs, out.quota_misses, out.distance, out.steps, out.meetings);
}
