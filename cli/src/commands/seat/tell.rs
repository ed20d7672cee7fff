//! A seating in words, as JSON and as CSV.

use folkmoot_model::ErrorCode;
use folkmoot_seating::{Broken, Miss, Relation, Request, Seating};
use serde_json::{Value, json};

use super::all_rounds;
use crate::failure::Failure;
use crate::output::Format;
use crate::seat_args::Seat;
use crate::words::{count, plain, table};

/// Most things of a kind that a sentence names.
const NAMED: usize = 5;

/// What was asked for and what came of it.
pub(super) struct Plan<'a> {
    pub(super) request: &'a Request,
    pub(super) seating: &'a Seating,
}

impl Plan<'_> {
    pub(super) fn rounds(&self) -> Vec<&Vec<Vec<String>>> {
        all_rounds(self.request, self.seating)
    }

    fn held(&self) -> usize {
        self.request.past.len()
    }

    pub(super) fn write(&self, args: &Seat) -> Result<(), Failure> {
        match args.output.format {
            Format::Json => args.output.json(&self.json(args)),
            Format::Csv => args.output.csv(&["round", "table", "id"], &self.rows()),
            Format::Table => args.output.write(self.words().as_bytes()),
        }
    }

    fn table_name(&self, at: usize) -> &str {
        self.request.tables.get(at).map_or("a table that is gone", |table| &table.name)
    }

    fn json(&self, args: &Seat) -> Value {
        let seating = self.seating;
        let tables: Vec<&String> = self.request.tables.iter().map(|table| &table.name).collect();
        let miss = |miss: &Miss| {
            json!({
                "round": miss.round + self.held() + 1, "table": self.table_name(miss.table),
                "field": miss.field, "value": miss.value, "count": miss.count,
                "least": miss.least, "most": miss.most, "or_none": miss.or_none,
                "by": miss.by, "asked": miss.asked,
            })
        };
        let broken = |it: &Broken| json!({"a": it.a, "b": it.b, "should": relation(it.relation), "rounds": it.rounds});
        let moved: Vec<Value> = seating
            .moved
            .iter()
            .map(|it| {
                json!({
                    "id": it.person, "round": it.round + self.held() + 1,
                    "from": self.table_name(it.from), "to": self.table_name(it.to),
                })
            })
            .collect();
        json!({
            "rounds": self.rounds(),
            "tables": tables,
            "held": self.held(),
            "distinct_pairs": seating.distinct_pairs,
            "distinct_pairs_bound": seating.bounds.distinct_pairs,
            "most_meetings": seating.most_meetings(),
            "quota_misses": seating.quota_misses,
            "bound_misses": seating.bound_misses,
            "misses": seating.misses.iter().map(miss).collect::<Vec<_>>(),
            "broken": seating.broken.iter().map(broken).collect::<Vec<_>>(),
            "moved": moved,
            "moved_bound": seating.bounds.moved,
            "seed": args.seed,
            "steps": seating.steps,
        })
    }

    fn rows(&self) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for (round, tables) in self.rounds().into_iter().enumerate() {
            for (at, people) in tables.iter().enumerate() {
                for id in people {
                    let table = self.table_name(at).to_owned();
                    rows.push(vec![(round + 1).to_string(), table, id.clone()]);
                }
            }
        }
        rows
    }

    fn words(&self) -> String {
        let mut text = String::new();
        for (round, tables) in self.rounds().into_iter().enumerate() {
            let been = if round < self.held() { " (has been)" } else { "" };
            text.push_str(&format!("Round {}{been}\n", round + 1));
            let row = |(at, people): (usize, &Vec<String>)| {
                vec![self.table_name(at).to_owned(), people.join(", ")]
            };
            let rows: Vec<Vec<String>> = tables.iter().enumerate().map(row).collect();
            text.push_str(&table(&["table", "people"], &rows));
            text.push('\n');
        }
        text.push_str(&self.summary());
        text
    }

    fn summary(&self) -> String {
        let seating = self.seating;
        let mut text = format!(
            "{} meet, of {} at most; nobody meets anybody more than {}.\n",
            count(seating.distinct_pairs, "pair", "pairs"),
            seating.bounds.distinct_pairs,
            count(seating.most_meetings() as u64, "time", "times"),
        );
        if self.request.fields.iter().any(|field| field.weight > 0) {
            let misses = count(seating.quota_misses, "seat", "seats");
            text.push_str(&format!("Tables are {misses} away from the shares of the room.\n"));
        }
        for it in seating.moved.iter().take(NAMED * 4) {
            text.push_str(&format!(
                "{} moves in round {}: {} to {}\n",
                plain(&it.person),
                it.round + self.held() + 1,
                self.table_name(it.from),
                self.table_name(it.to),
            ));
        }
        if seating.moved.len() > NAMED * 4 {
            let more = seating.moved.len() - NAMED * 4;
            text.push_str(&format!("… and {more} more move, all in the JSON result\n"));
        }
        text
    }

    /// Whether it can be better, as far as is proved.
    pub(super) fn proof(&self) -> String {
        let (seating, moved) = (self.seating, self.seating.moved.len() as u64);
        if moved > 0 && moved <= seating.bounds.moved {
            return format!("{} moved; fewer can't be.", count(moved, "person is", "people are"));
        }
        if seating.proved_best() {
            return "No seating is better.".to_owned();
        }
        if seating.distinct_pairs >= seating.bounds.distinct_pairs {
            return "More pairs can't meet.".to_owned();
        }
        "The best that was found; a better one may be there.".to_owned()
    }

    /// What had to be kept and isn't.
    pub(super) fn unkept(&self) -> Option<Failure> {
        let seating = self.seating;
        let mut told: Vec<String> = seating
            .broken
            .iter()
            .map(|it| {
                let (a, b) = (plain(&it.a), plain(&it.b));
                let rounds = count(it.rounds as u64, "round", "rounds");
                match it.relation {
                    Relation::Apart => format!("{a} and {b} sit together in {rounds}"),
                    Relation::Meet => format!("{a} and {b} never meet"),
                    Relation::Together => format!("{a} and {b} are apart in {rounds}"),
                }
            })
            .collect();
        let asked = seating.misses.iter().filter(|miss| miss.asked);
        told.extend(asked.map(|miss| {
            format!(
                "round {}, {}: {} with {} \"{}\"",
                miss.round + self.held() + 1,
                plain(self.table_name(miss.table)),
                miss.count,
                plain(&miss.field),
                plain(&miss.value),
            )
        }));
        if told.is_empty() {
            return None;
        }
        let more = told.len().saturating_sub(NAMED);
        told.truncate(NAMED);
        if more > 0 {
            told.push(format!("and {more} more"));
        }
        let must = seating.bounds.bound_misses > 0;
        Some(Failure::No {
            code: ErrorCode("seat.unkept"),
            sentence: format!("not all could be kept: {}", told.join("; ")),
            help: Some(if must {
                format!(
                    "no seating keeps all: {} must be missed; ask for less",
                    count(seating.bounds.bound_misses, "seat", "seats")
                )
            } else {
                "no such seating was found; try another --seed, or ask for less".to_owned()
            }),
        })
    }
}

fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Apart => "apart",
        Relation::Meet => "meet",
        Relation::Together => "together",
    }
}
