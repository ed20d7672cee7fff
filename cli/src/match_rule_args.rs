//! The rules that `folkmoot match` keeps to, as they are typed.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum, ValueHint};

/// Rules of a choice.
#[derive(Debug, Clone, Args)]
#[command(next_help_heading = "Rules of the choice, with --people and --evidence")]
pub(crate) struct MatchRuleArgs {
    /// At least so many people with a value of a column of the people: area=North:2.
    /// May be given several times
    #[arg(long, value_name = "COLUMN=VALUE:N", requires = "people")]
    pub(crate) at_least: Vec<Bound>,
    /// At most so many people with a value of a column. May be given several times
    #[arg(long, value_name = "COLUMN=VALUE:N", requires = "people")]
    pub(crate) at_most: Vec<Bound>,
    /// At least one person with each value that somebody has in a column
    #[arg(long, value_name = "COLUMN", requires = "people")]
    pub(crate) one_of_each: Vec<String>,
    /// Conflicts of interest: a table person,call,kind,reason, with effect (exclude or
    /// flag) if wanted
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "people")]
    pub(crate) conflicts: Option<PathBuf>,
    /// Who owns the call: left out, and whoever has the same in the column employer is
    /// flagged
    #[arg(long, value_name = "PERSON", requires = "people")]
    pub(crate) owner: Option<String>,
    /// What to do with those who have the owner's employer
    #[arg(long, value_enum, default_value = "flag", requires = "owner")]
    pub(crate) same_employer: SameEmployer,
    /// Who was asked or seated before: a table person,date. They step back: on the day
    /// their scores count half, growing evenly to the whole when the days of rest are over
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath, requires = "people")]
    pub(crate) asked_before: Option<PathBuf>,
    /// Days of rest
    #[arg(long, value_name = "N", default_value_t = 90, requires = "asked_before", value_parser = clap::value_parser!(u32).range(1..=3650))]
    pub(crate) rest_days: u32,
}

impl MatchRuleArgs {
    /// The first rule that was typed.
    pub(crate) fn given(&self) -> Option<&'static str> {
        let given = [
            (!self.at_least.is_empty(), "--at-least"),
            (!self.at_most.is_empty(), "--at-most"),
            (!self.one_of_each.is_empty(), "--one-of-each"),
            (self.conflicts.is_some(), "--conflicts"),
            (self.owner.is_some(), "--owner"),
            (self.asked_before.is_some(), "--asked-before"),
        ];
        given.into_iter().find(|(is_given, _)| *is_given).map(|(_, name)| name)
    }
}

/// What to do with the owner's colleagues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SameEmployer {
    /// Say so beside their name
    Flag,
    /// Leave them out
    Exclude,
}

/// A value of a column, and a number of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bound {
    pub(crate) column: String,
    pub(crate) value: String,
    pub(crate) people: u32,
}

impl FromStr for Bound {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let expected = || "expected a column, a value and a number, as in area=North:2".to_owned();
        // the value may hold either sign: the first = and the last : count
        let (column, rest) = text.split_once('=').ok_or_else(expected)?;
        let (value, people) = rest.rsplit_once(':').ok_or_else(expected)?;
        let (column, value) = (column.trim(), value.trim());
        if column.is_empty() || value.is_empty() {
            return Err(expected());
        }
        let people = people.trim().parse().map_err(|_| expected())?;
        Ok(Self { column: column.to_owned(), value: value.to_owned(), people })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_with_signs_in_the_value() {
        let bound: Bound = "area = East: old=new :12".parse().unwrap();
        assert_eq!((bound.column.as_str(), bound.value.as_str()), ("area", "East: old=new"));
        assert_eq!(bound.people, 12);
        for wrong in ["", "area", "area=North", "=North:1", "area=:1", "area=North:-1"] {
            assert!(wrong.parse::<Bound>().is_err(), "{wrong}");
        }
    }
}
