//! Many rows in one statement.
//!
//! A round trip for each row is what makes large imports slow. The statement
//! for one row is checked by the compiler; the one for many is that same text
//! with its `VALUES` repeated.

use std::collections::BTreeMap;

/// A value on its way into a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bind<'a> {
    /// A text, or null.
    Text(Option<&'a str>),
    /// A whole number, or null.
    Number(Option<i64>),
}

impl<'a> From<&'a str> for Bind<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a String> for Bind<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Some(text))
    }
}

impl<'a> From<&'a Option<String>> for Bind<'a> {
    fn from(text: &'a Option<String>) -> Self {
        Self::Text(text.as_deref())
    }
}

impl From<i64> for Bind<'_> {
    fn from(number: i64) -> Self {
        Self::Number(Some(number))
    }
}

impl From<Option<i64>> for Bind<'_> {
    fn from(number: Option<i64>) -> Self {
        Self::Number(number)
    }
}

/// How the places of values are written in a widened statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Places {
    /// `$1`, `$2`: all that PostgreSQL knows.
    Numbered,
    /// `?`: SQLite takes `$1` for a name, and looks every name up among all
    /// the others, for each value of each statement.
    Unnamed,
}

/// The text of an `INSERT` of one row, `VALUES ($1, $2, …)`, for many rows.
/// A text that isn't of this form comes back as it is.
///
/// ```
/// use folkmoot_storage_sql::batch::{Places, widen};
/// let one = "INSERT INTO t (a, b)\nVALUES ($1, $2)\nON CONFLICT (a) DO NOTHING";
/// assert_eq!(
///     widen(one, 2, Places::Numbered),
///     "INSERT INTO t (a, b)\nVALUES ($1, $2), ($3, $4)\nON CONFLICT (a) DO NOTHING"
/// );
/// assert_eq!(
///     widen(one, 2, Places::Unnamed),
///     "INSERT INTO t (a, b)\nVALUES (?, ?), (?, ?)\nON CONFLICT (a) DO NOTHING"
/// );
/// ```
pub fn widen(one: &str, rows: usize, places: Places) -> String {
    let Some((head, rest)) = one.split_once("VALUES (") else {
        return one.to_owned();
    };
    let Some((values, tail)) = rest.split_once(')') else {
        return one.to_owned();
    };
    let width = values.split(',').count();
    let groups: Vec<_> = (0..rows).map(|row| group(row * width, width, places)).collect();
    format!("{head}VALUES {}{tail}", groups.join(", "))
}

/// `($4, $5, $6)` for 3 places after 3 others.
fn group(before: usize, width: usize, places: Places) -> String {
    let place = |i| match places {
        Places::Numbered => format!("${}", before + i),
        Places::Unnamed => "?".to_owned(),
    };
    let group: Vec<_> = (1..=width).map(place).collect();
    format!("({})", group.join(", "))
}

/// Of things with the same key, the last; in the order in which these come.
/// PostgreSQL refuses to write one row twice in one statement.
pub fn last_of_each<'a, T, K: Ord>(items: &'a [T], key: impl Fn(&'a T) -> K) -> Vec<&'a T> {
    let mut last = BTreeMap::new();
    for (i, item) in items.iter().enumerate() {
        last.insert(key(item), i);
    }
    items
        .iter()
        .enumerate()
        .filter(|(i, item)| last.get(&key(item)) == Some(i))
        .map(|(_, item)| item)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn last_of_each_is_what_a_map_keeps(items in prop::collection::vec((0_u8..5, any::<u8>()), 0..30)) {
            let mut map = std::collections::BTreeMap::new();
            for (k, v) in &items {
                map.insert(*k, *v);
            }
            let kept = last_of_each(&items, |item| item.0);
            prop_assert_eq!(kept.len(), map.len());
            for (k, v) in kept {
                prop_assert_eq!(map[k], *v);
            }
        }
    }
}
