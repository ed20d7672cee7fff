//! Use case: who sits where, as a table to sort and to filter elsewhere.

use folkmoot_formats::{Export, Exporter};
use folkmoot_model::{CallId, OrganisationId};
use serde_json::{Map, Value};

use crate::{App, AppError, Caller, Permission, seat_people};

/// Somebody at a table in a round.
struct Row([String; 4]);

impl Export for Row {
    const COLUMNS: &'static [&'static str] = &["round", "table", "person", "name"];

    fn to_json(&self) -> Value {
        let cells = Self::COLUMNS.iter().zip(&self.0);
        let object: Map<String, Value> =
            cells.map(|(name, cell)| ((*name).to_owned(), cell.as_str().into())).collect();
        Value::Object(object)
    }

    fn to_cells(&self) -> Vec<String> {
        self.0.to_vec()
    }
}

impl App {
    /// Who sits where in each round, as CSV (RFC 4180): round from 1, the table's name or its
    /// number from 1, the person's id and name. Only the header before anybody is seated.
    ///
    /// Needs [`Permission::SeeShortlist`]: it says no more than the page.
    pub async fn download_seating(
        &self,
        caller: &Caller,
        organisation: &OrganisationId,
        id: &CallId,
    ) -> Result<Vec<u8>, AppError> {
        caller.must(Permission::SeeShortlist, organisation)?;
        let mut snapshot = self.storage.read().await?;
        let view = seat_people::view(snapshot.as_mut(), organisation, id).await?;
        let mut csv = Exporter::csv(Vec::new()).map_err(|_| AppError::Interrupted)?;
        for round in 0..view.plan.as_ref().map_or(0, |plan| plan.rules.rounds as usize) {
            for table in 0..view.tables() {
                let name = u32::try_from(table).ok().and_then(|at| view.table_name(at));
                let name = name.map_or_else(|| (table + 1).to_string(), str::to_owned);
                for person in view.at(round, table) {
                    let round = (round + 1).to_string();
                    let who = view.name(person).to_owned();
                    let row = Row([round, name.clone(), person.to_string(), who]);
                    // A vector takes everything.
                    csv.write(&row).map_err(|_| AppError::Interrupted)?;
                }
            }
        }
        csv.finish().map_err(|_| AppError::Interrupted)
    }
}
