//! Lists of tables and place cards, to print.

use std::collections::BTreeMap;
use std::path::Path;

use super::tell::Plan;
use crate::failure::Failure;
use crate::output::{Format, Output};

const STYLE: &str = "\
body{font:1rem/1.4 sans-serif;margin:2rem;color:#111;background:#fff}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.4rem;text-align:left;vertical-align:top}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(16rem,1fr));gap:0;list-style:none;padding:0}
.cards li{border:1px dashed #767676;padding:1.2rem;break-inside:avoid}.cards b{display:block;font-size:1.6rem;overflow-wrap:anywhere}
section{break-after:page}@media print{body{margin:0}}";

/// Writes a page with a list for each round and a card for each person.
pub(super) fn write(
    path: &Path,
    plan: &Plan<'_>,
    names: &BTreeMap<String, String>,
) -> Result<(), Failure> {
    let output = Output { format: Format::Table, out: Some(path.to_owned()) };
    output.write(page(plan, names).as_bytes())
}

fn page(plan: &Plan<'_>, names: &BTreeMap<String, String>) -> String {
    let shown = |id: &String| escape(names.get(id).unwrap_or(id));
    let mut text = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Seating</title>\
         <style>{STYLE}</style></head><body>\n<h1>Seating</h1>\n"
    );
    let table_name = |at: usize| plan.request.tables.get(at).map_or("", |table| &table.name);
    let mut seats: BTreeMap<&String, Vec<(usize, usize)>> = BTreeMap::new();
    for (round, tables) in plan.rounds().into_iter().enumerate() {
        text.push_str(&format!(
            "<section><h2>Round {}</h2>\n<table><thead><tr><th scope=\"col\">Table</th>\
             <th scope=\"col\">People</th></tr></thead><tbody>\n",
            round + 1
        ));
        for (at, people) in tables.iter().enumerate() {
            for id in people {
                seats.entry(id).or_default().push((round, at));
            }
            let people: Vec<String> = people.iter().map(shown).collect();
            text.push_str(&format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td></tr>\n",
                escape(table_name(at)),
                people.join("<br>")
            ));
        }
        text.push_str("</tbody></table></section>\n");
    }
    text.push_str("<h2>Place cards</h2>\n<ul class=\"cards\">\n");
    for (id, places) in seats.iter().filter(|(id, _)| coming(plan, id)) {
        text.push_str(&format!("<li><b>{}</b>", shown(id)));
        for (round, at) in places {
            text.push_str(&format!("Round {}: {}<br>", round + 1, escape(table_name(*at))));
        }
        text.push_str("</li>\n");
    }
    text.push_str("</ul></body></html>\n");
    text
}

fn coming(plan: &Plan<'_>, id: &str) -> bool {
    plan.request.people.iter().any(|person| person.id == id)
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
