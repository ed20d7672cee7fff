//! The table: what was measured, beside the peers and what was aimed at.

use std::fmt;

use comfy_table::{CellAlignment, ContentArrangement, Table, presets};
use serde::Serialize;

/// Everything that was measured.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// In the order in which they were measured.
    pub rows: Vec<Row>,
    /// What a figure alone can't say.
    pub notes: Vec<String>,
}

/// One figure.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Which part it belongs to.
    pub part: &'static str,
    /// What was measured, with its unit.
    pub what: String,
    /// Ours.
    pub ours: f64,
    /// The peers' in the same call, by name.
    pub peers: Vec<(&'static str, f64)>,
    /// What was aimed at.
    pub aim: Option<Aim>,
}

/// What was aimed at.
#[derive(Debug, Clone, Copy, Serialize)]
pub enum Aim {
    /// This or less.
    AtMost(f64),
    /// This or more.
    AtLeast(f64),
}

impl Row {
    /// A figure without peers and without an aim.
    pub(crate) fn new(part: &'static str, what: impl Into<String>, ours: f64) -> Self {
        Self { part, what: what.into(), ours, peers: Vec::new(), aim: None }
    }

    pub(crate) fn beside(mut self, peer: &'static str, figure: Option<f64>) -> Self {
        self.peers.extend(figure.map(|figure| (peer, figure)));
        self
    }

    pub(crate) fn aim(mut self, aim: Aim) -> Self {
        self.aim = Some(aim);
        self
    }

    /// Whether the aim is met; none without an aim.
    pub fn met(&self) -> Option<bool> {
        Some(match self.aim? {
            Aim::AtMost(aim) => self.ours <= aim,
            // the optima that are known are rounded: half of their last digit
            Aim::AtLeast(aim) if aim >= 1000.0 => self.ours >= aim - 0.005,
            Aim::AtLeast(aim) if aim >= 100.0 => self.ours >= aim - 0.0005,
            Aim::AtLeast(aim) => self.ours >= aim - 0.00005,
        })
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut table = Table::new();
        table.load_style(presets::NOTHING);
        table.set_content_arrangement(ContentArrangement::Disabled);
        table.set_header(["", "what", "Folkmoot", "peers", "peer : ours", "aim", ""]);
        let mut part = "";
        for row in &self.rows {
            let first = if row.part == part { "" } else { row.part };
            part = row.part;
            let peers: Vec<String> = row
                .peers
                .iter()
                .map(|(name, figure)| format!("{name} {}", number(*figure)))
                .collect();
            let ratios: Vec<String> = row
                .peers
                .iter()
                .filter(|_| row.ours > 0.0)
                .map(|(_, figure)| format!("{:.2}", figure / row.ours))
                .collect();
            let aim = row.aim.map_or_else(String::new, |aim| match aim {
                Aim::AtMost(aim) => format!("≤ {}", number(aim)),
                Aim::AtLeast(aim) => format!("≥ {}", number(aim)),
            });
            let met = row.met().map_or("", |met| if met { "met" } else { "MISSED" });
            table.add_row([
                first,
                &row.what,
                &number(row.ours),
                &peers.join(", "),
                &ratios.join(", "),
                &aim,
                met,
            ]);
        }
        if let Some(column) = table.column_mut(2) {
            column.set_cell_alignment(CellAlignment::Right);
        }
        writeln!(f, "{table}")?;
        for note in &self.notes {
            writeln!(f, "\n{note}")?;
        }
        Ok(())
    }
}

fn number(value: f64) -> String {
    match value.abs() {
        v if v >= 1000.0 => format!("{value:.2}"),
        v if v >= 10.0 => format!("{value:.3}"),
        _ => format!("{value:.4}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_aim_is_met_or_missed() {
        let row = |ours| Row::new("part", "loss", ours).aim(Aim::AtMost(0.22));
        assert_eq!(row(0.22).met(), Some(true));
        assert_eq!(row(0.2204).met(), Some(false));
        assert_eq!(Row::new("part", "time", 1.0).met(), None);
        let row = Row::new("part", "pairs", 0.6).beside("bm25s", Some(0.3)).aim(Aim::AtLeast(0.7));
        let report = Report { rows: vec![row], notes: vec!["why".into()] }.to_string();
        assert!(report.contains("MISSED") && report.contains("bm25s 0.3000"), "{report}");
    }
}
