//! Who counts as one household for `select` and `alternates`: people of one address, and those whom
//! somebody says live together.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use folkmoot_formats::{PanelPool, Problem, Respondent};
use folkmoot_model::ErrorCode;
use folkmoot_sortition::{address, look_alike};

use crate::commands::note;
use crate::failure::Failure;
use crate::select_args::HouseholdArgs;
use crate::words::count;

/// Most that are named in a note.
const NAMED: usize = 10;

/// People by address.
pub(super) struct Households {
    /// The address as it is compared, and who has it.
    by_address: BTreeMap<String, Vec<String>>,
    /// Of each person the household they count to.
    home_of: BTreeMap<String, String>,
    /// How many people each household has.
    sizes: BTreeMap<String, usize>,
}

impl Households {
    /// `respondents` is the file that `files` was read from, for what is said of it.
    pub(super) fn read(
        args: &HouseholdArgs,
        respondents: &Path,
        files: &PanelPool,
    ) -> Result<Self, Failure> {
        let mut by_address: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for person in &files.people {
            let mut parts = Vec::new();
            for column in &args.address_columns {
                let Some(cell) = cell(person, column) else {
                    let wrong =
                        Problem::new("csv.column", "no such column", "a column of the address");
                    return Err(wrong
                        .in_file(respondents.display().to_string())
                        .at_line(1)
                        .in_field(column.as_str())
                        .into());
                };
                parts.push(address(cell));
            }
            // no address is nobody's household
            if parts.iter().any(|part| !part.is_empty()) {
                by_address.entry(address(&parts.join(" "))).or_default().push(person.id.clone());
            }
        }
        let homes = by_address.iter();
        let home_of = homes.flat_map(|(home, ids)| ids.iter().map(|id| (id.clone(), home.clone())));
        let mut all = Self { home_of: home_of.collect(), by_address, sizes: BTreeMap::new() };
        all.join(args, respondents, files)?;
        for home in all.home_of.values() {
            *all.sizes.entry(home.clone()).or_default() += 1;
        }
        Ok(all)
    }

    /// Takes people together who live together, whatever their addresses say.
    fn join(
        &mut self,
        args: &HouseholdArgs,
        respondents: &Path,
        files: &PanelPool,
    ) -> Result<(), Failure> {
        let known: BTreeSet<&str> = files.people.iter().map(|person| &*person.id).collect();
        for together in &args.same_household {
            let ids: Vec<&str> = together.split('+').map(str::trim).collect();
            if let Some(stranger) = ids.iter().find(|id| !known.contains(**id)) {
                return Err(Failure::Refused {
                    code: ErrorCode("select.unknown_id"),
                    sentence: format!(
                        "--same-household: \"{stranger}\" is not in {}",
                        respondents.display()
                    ),
                    help: Some("name two or more ids with + between them: 7+31".to_owned()),
                });
            }
            let own = |id: &&str| {
                self.home_of.get(*id).cloned().unwrap_or_else(|| format!("household of {id}"))
            };
            let homes: BTreeSet<String> = ids.iter().map(own).collect();
            let Some(first) = homes.first().cloned() else { continue };
            for home in self.home_of.values_mut().filter(|home| homes.contains(*home)) {
                home.clone_from(&first);
            }
            for id in ids {
                self.home_of.insert(id.to_owned(), first.clone());
            }
        }
        Ok(())
    }

    /// The household of somebody who shares one.
    pub(super) fn of(&self, id: &str) -> Option<String> {
        let home = self.home_of.get(id)?;
        let shared = self.sizes.get(home).is_some_and(|people| *people > 1);
        shared.then(|| home.clone())
    }

    /// The households of more than one, each with its address.
    fn named(&self) -> BTreeMap<&str, Vec<&str>> {
        let mut homes: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (id, home) in &self.home_of {
            homes.entry(home).or_default().push(id);
        }
        homes.retain(|_, people| people.len() > 1);
        homes
    }

    /// The people of each household of more than one.
    pub(super) fn shared(&self) -> Vec<Vec<&str>> {
        self.named().into_values().collect()
    }

    /// Pairs of groups whose addresses only look alike, and who count apart.
    pub(super) fn look_alike(&self) -> Vec<(&[String], &[String])> {
        let apart = |one: &[String], other: &[String]| {
            self.home_of.get(&one[0]) != self.home_of.get(&other[0])
        };
        look_alike(&self.by_address.keys().cloned().collect())
            .into_iter()
            .filter_map(|(one, other)| {
                let one = self.by_address.get(&one)?.as_slice();
                let other = self.by_address.get(&other)?.as_slice();
                apart(one, other).then_some((one, other))
            })
            .collect()
    }

    /// Tells who counts as one household, and whose addresses look alike.
    pub(super) fn tell(&self, quiet: bool) {
        let homes = self.named();
        let lines = homes.iter().map(|(home, people)| format!("{home}: {}", people.join(", ")));
        if !homes.is_empty() {
            let number = count(homes.len() as u64, "address is", "addresses are");
            note(
                quiet,
                &format!(
                    "{number} shared; at most one person of each is drawn. Check that they are the same:"
                ),
            );
            list(quiet, lines.collect());
        }
        let alike = self.look_alike();
        if !alike.is_empty() {
            let number =
                count(alike.len() as u64, "pair of addresses looks", "pairs of addresses look");
            note(
                quiet,
                &format!("{number} alike and counts apart. If people live together, say so:"),
            );
            let said = alike.iter().map(|(one, other)| {
                let address = |ids: &[String]| self.address_of(&ids[0]);
                let (a, b) = (address(one), address(other));
                format!("{a} / {b}: --same-household {}+{}", one[0], other[0])
            });
            list(quiet, said.collect());
        }
    }

    fn address_of(&self, id: &str) -> &str {
        let found = self.by_address.iter().find(|(_, ids)| ids.iter().any(|it| it == id));
        found.map_or("", |(address, _)| address)
    }
}

fn list(quiet: bool, lines: Vec<String>) {
    let more = lines.len().saturating_sub(NAMED);
    for line in lines.into_iter().take(NAMED) {
        note(quiet, &format!("  {line}"));
    }
    if more > 0 {
        note(quiet, &format!("  … and {more} more, all in the JSON result"));
    }
}

/// What somebody's row says in a column, whatever the case of its name.
pub(super) fn cell<'a>(person: &'a Respondent, column: &str) -> Option<&'a str> {
    let same = |(name, _): &&(String, String)| name.trim().eq_ignore_ascii_case(column.trim());
    person.cells.iter().find(same).map(|(_, text)| text.as_str())
}
