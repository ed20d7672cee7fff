//! Quotas and the people who may be drawn, in the files that those who draw panels
//! already have: `categories.csv` and `respondents.csv`.

use std::collections::BTreeMap;

use crate::any_table::{ANY, TableRow as Row, alike, folded, row};
use crate::fields::no_count;
use crate::rows::Rows;
use crate::{Input, Problem, Problems, quoted};

/// Columns that hold the id where none is named.
const IDS: [&str; 4] = ["nationbuilder_id", "id", "respondent_id", "person_id"];

/// How many seats a value of a feature has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PanelQuota {
    /// The feature, as it is written.
    pub feature: String,
    /// The value, as it is written.
    pub value: String,
    /// Fewest seats.
    pub min: u32,
    /// Most seats.
    pub max: u32,
    /// Fewest and most seats that a relaxation may come to.
    pub flex: Option<(u32, u32)>,
}

/// Somebody who may be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Respondent {
    /// From the id column; the number of the row, from 1, where there is none.
    pub id: String,
    /// The value of every feature, in the spelling of the quotas.
    pub values: BTreeMap<String, String>,
    /// Every cell of the row, by column, as it is.
    pub cells: Vec<(String, String)>,
}

/// Quotas and people that fit together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PanelPool {
    /// In the order of the file.
    pub quotas: Vec<PanelQuota>,
    /// In the order of the file, each once.
    pub people: Vec<Respondent>,
    /// What is odd and no error: rows that stand there twice, word for word.
    pub warnings: Vec<Problem>,
}

/// Reads quotas and people, and checks one against the other; all that is wrong is told
/// at once, each with its row.
///
/// Quotas: `feature,value,min,max`, `category,name,min,max`, `category,feature,min,max` or
/// `FeatureName,ValueName,MinQuota,MaxQuota`, each with `min_flex,max_flex` if wanted.
/// People: an id column (`nationbuilder_id` or `id` if none is named, row numbers if there
/// is none), a column for each feature, others. Upper and lower case don't matter.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_panel_pool};
/// let quotas = "category,name,min,max\narea,North,1,2\narea,South,1,2\n";
/// let people = "id,Area,email\n7,north ,a@example.org\n8,South,b@example.org\n";
/// let pool = read_panel_pool(
///     Input::from_reader("categories.csv", quotas.as_bytes()),
///     Input::from_reader("respondents.csv", people.as_bytes()),
///     None,
/// )?;
/// assert_eq!(pool.people[0].values["area"], "North");
/// # Ok::<(), Problems>(())
/// ```
pub fn read_panel_pool(
    categories: Input,
    respondents: Input,
    id_column: Option<&str>,
) -> Result<PanelPool, Problems> {
    let quotas = read_quotas(categories)?;
    let mut problems = Problems::default();
    let mut rows: Rows<Row> = Rows::new(respondents, &ANY, Box::new(row));
    let mut pool = PanelPool { quotas, ..PanelPool::default() };
    let features = features(&pool.quotas);
    let mut seen: BTreeMap<String, (u64, Vec<(String, String)>)> = BTreeMap::new();
    let mut number = 0_u64;
    for read in rows.by_ref() {
        let row = match read {
            Ok(row) => row,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        number += 1;
        if number == 1 {
            let missing = missing_columns(&row, &features, id_column);
            if !missing.is_empty() {
                for problem in missing {
                    problems.push(problem);
                }
                return problems.or(pool);
            }
        }
        let id = match id_of(&row, id_column) {
            Some((_, id)) if !id.trim().is_empty() => id.trim().to_owned(),
            Some((column, _)) => {
                let missing = Problem::new("field.missing", "nothing", "an id in every row");
                problems.push(missing.in_file(&*row.file).at_line(row.line).in_field(column));
                continue;
            }
            None => number.to_string(),
        };
        if let Some((line, cells)) = seen.get(&id) {
            let found = format!("{} again, first on line {line}", quoted(&id));
            let again = Problem::new("id.duplicate", found, "every id once")
                .in_file(&*row.file)
                .at_line(row.line);
            if *cells == row.cells {
                pool.warnings.push(again.with_help("the two rows are the same: counted once"));
            } else {
                problems.push(again.with_help("the two rows differ: take one of them out"));
            }
            continue;
        }
        let wrong = |problem| problems.push(problem);
        let values = values(&row, &features, wrong);
        seen.insert(id.clone(), (row.line, row.cells.clone()));
        pool.people.push(Respondent { id, values, cells: row.cells });
    }
    problems.or(pool)
}

/// The columns of quotas, by the names they have in a file.
struct Names {
    feature: String,
    value: String,
    min: String,
    max: String,
    flex: Option<(String, String)>,
}

impl Names {
    fn of(row: &Row) -> Result<Self, Problem> {
        let first = |names: &[&str]| {
            names.iter().find_map(|name| row.cell(name)).map(|(column, _)| column.to_owned())
        };
        let missing = |what: &str, names: &str| {
            Problem::new("csv.column", format!("no column for the {what}"), names)
                .in_file(&*row.file)
                .at_line(1)
                .with_help("the first line names the columns: feature,value,min,max")
        };
        let feature = first(&["category", "featurename", "feature_name", "feature"])
            .ok_or_else(|| missing("feature", "\"feature\", \"category\" or \"FeatureName\""))?;
        let value = first(&["value", "name", "valuename", "value_name"])
            .or_else(|| first(&["feature"]).filter(|column| *column != feature))
            .ok_or_else(|| missing("value", "\"value\", \"name\" or \"ValueName\""))?;
        let min = first(&["min", "minquota", "min_quota"])
            .ok_or_else(|| missing("fewest seats", "\"min\" or \"MinQuota\""))?;
        let max = first(&["max", "maxquota", "max_quota"])
            .ok_or_else(|| missing("most seats", "\"max\" or \"MaxQuota\""))?;
        let flex = match (first(&["min_flex"]), first(&["max_flex"])) {
            (Some(low), Some(high)) => Some((low, high)),
            (None, None) => None,
            _ => return Err(missing("flex", "both \"min_flex\" and \"max_flex\", or neither")),
        };
        Ok(Self { feature, value, min, max, flex })
    }
}

fn read_quotas(input: Input) -> Result<Vec<PanelQuota>, Problems> {
    let mut problems = Problems::default();
    let mut quotas: Vec<PanelQuota> = Vec::new();
    let mut lines: Vec<u64> = Vec::new();
    let mut names: Option<Names> = None;
    let mut file = String::new();
    for read in Rows::new(input, &ANY, Box::new(row)) {
        let row: Row = match read {
            Ok(row) => row,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        file.clone_from(&row.file);
        let names = match &mut names {
            Some(names) => names,
            none => match Names::of(&row) {
                Ok(found) => none.insert(found),
                Err(problem) => return Err(problem.into()),
            },
        };
        let Some(mut quota) = quota(&row, names, &mut |problem| problems.push(problem)) else {
            continue;
        };
        // one spelling for a feature
        if let Some(same) = quotas.iter().find(|q| alike(&q.feature, &quota.feature)) {
            quota.feature.clone_from(&same.feature);
        }
        let same = |q: &PanelQuota| q.feature == quota.feature && alike(&q.value, &quota.value);
        if let Some(at) = quotas.iter().position(same) {
            let found = format!("{} again, first on line {}", quoted(&quota.value), lines[at]);
            let again = Problem::new("quota.duplicate", found, "every value of a feature once");
            problems.push(row.problem(&names.value, again));
            continue;
        }
        quotas.push(quota);
        lines.push(row.line);
    }
    if quotas.is_empty() && problems.is_empty() {
        let none = Problem::new("quota.none", "no quotas", "a row for each value of a feature");
        problems.push(none.in_file(file));
    }
    problems.or(quotas)
}

fn quota(row: &Row, names: &Names, wrong: &mut dyn FnMut(Problem)) -> Option<PanelQuota> {
    let mut text = |column: &str| {
        let found = row.cell(column).map(|(_, text)| text.trim()).unwrap_or_default();
        if found.is_empty() {
            let missing = Problem::new("field.missing", "nothing", "a name in every row");
            wrong(row.problem(column, missing));
        }
        (!found.is_empty()).then(|| found.to_owned())
    };
    let (feature, value) = (text(&names.feature), text(&names.value));
    let mut seats = |column: &str| {
        let found = row.cell(column).map(|(_, text)| text.trim()).unwrap_or_default();
        let number = found.parse().ok();
        if number.is_none() {
            wrong(row.problem(column, no_count(found)));
        }
        number
    };
    let (min, max): (Option<u32>, Option<u32>) = (seats(&names.min), seats(&names.max));
    let flex = match &names.flex {
        Some((low, high)) => Some((seats(low)?, seats(high)?)),
        None => None,
    };
    let (feature, value, min, max) = (feature?, value?, min?, max?);
    if min > max {
        let found = format!("{min}, above the {max} of \"{}\"", names.max);
        let help = "lower the one or raise the other";
        let above = Problem::new("quota.order", found, "at most as many as the most");
        wrong(row.problem(&names.min, above.with_help(help)));
        return None;
    }
    if let Some((low, high)) = flex.filter(|(low, high)| *low > min || *high < max) {
        let found = format!("{low} to {high}");
        let narrow = Problem::new("quota.flex", found, format!("room around {min} to {max}"));
        wrong(row.problem(&names.min, narrow));
        return None;
    }
    Some(PanelQuota { feature, value, min, max, flex })
}

/// The values that have a quota, by feature; folded to how they are written.
type Features = BTreeMap<String, BTreeMap<String, String>>;

fn features(quotas: &[PanelQuota]) -> Features {
    let mut features = Features::new();
    for quota in quotas {
        let values = features.entry(quota.feature.clone()).or_default();
        values.insert(folded(&quota.value), quota.value.clone());
    }
    features
}

fn missing_columns(row: &Row, features: &Features, id_column: Option<&str>) -> Vec<Problem> {
    let wanted = features.keys().map(String::as_str).chain(id_column);
    let missing = wanted.filter(|name| row.cell(name).is_none());
    let problem = |name: &str| {
        Problem::new("csv.column", "no such column", format!("a column {}", quoted(name)))
            .in_file(&*row.file)
            .at_line(1)
            .in_field(name)
            .with_help("a quota needs a column of its feature; upper and lower case don't matter")
    };
    missing.map(problem).collect()
}

fn id_of<'a>(row: &'a Row, id_column: Option<&str>) -> Option<(&'a str, &'a str)> {
    match id_column {
        Some(column) => row.cell(column),
        None => IDS.iter().find_map(|name| row.cell(name)),
    }
}

fn values(
    row: &Row,
    features: &Features,
    mut wrong: impl FnMut(Problem),
) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for (feature, known) in features {
        let Some((column, text)) = row.cell(feature) else { continue };
        if let Some(value) = known.get(&folded(text)) {
            values.insert(feature.clone(), value.clone());
        } else {
            let list: Vec<&str> = known.values().map(String::as_str).take(12).collect();
            let expected = format!("one of {}", list.join(", "));
            let (code, found) = if text.trim().is_empty() {
                ("field.missing", "nothing".to_owned())
            } else {
                ("value.unknown", quoted(text.trim()))
            };
            let help = "mend the cell, or give the value a quota";
            wrong(row.problem(column, Problem::new(code, found, expected).with_help(help)));
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(quotas: &str, people: &str) -> Result<PanelPool, Problems> {
        read_panel_pool(
            Input::from_reader("c.csv", std::io::Cursor::new(quotas.to_owned())),
            Input::from_reader("r.csv", std::io::Cursor::new(people.to_owned())),
            None,
        )
    }

    const PEOPLE: &str = "nationbuilder_id,Area,note\n1, north,x\n2,SOUTH,\n";

    #[test]
    fn takes_the_headers_of_the_field() {
        for head in [
            "feature,value,min,max",
            "category,name,min,max",
            "category,feature,min,max",
            "FeatureName,ValueName,MinQuota,MaxQuota",
        ] {
            let pool = read(&format!("{head}\narea,North,0,1\narea,South,1,2\n"), PEOPLE).unwrap();
            assert_eq!(pool.quotas[1].value, "South", "{head}");
            assert_eq!(pool.people[0].values["area"], "North");
            assert_eq!(pool.people[1].id, "2");
        }
        let flex =
            "feature,value,min,max,min_flex,max_flex\narea,North,1,1,0,3\narea,South,1,1,1,1\n";
        assert_eq!(read(flex, PEOPLE).unwrap().quotas[0].flex, Some((0, 3)));
    }

    #[test]
    fn tells_all_that_is_wrong_with_its_row() {
        let quotas =
            "feature,value,min,max\narea,North,2,1\narea,South,x,1\narea,West,0,1\narea,west,0,1\n";
        let told = read(quotas, PEOPLE).unwrap_err().to_string();
        for part in ["c.csv:2", "above", "c.csv:3", "\"x\"", "c.csv:5", "line 4"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        let quotas = "feature,value,min,max\narea,North,0,1\narea,South,0,1\n";
        let people = "id,area\n1,North\n2,\n3,East\n1,South\n,North\n";
        let told = read(quotas, people).unwrap_err().to_string();
        for part in ["r.csv:3", "r.csv:4", "\"East\"", "r.csv:5", "line 2", "r.csv:6"] {
            assert!(told.contains(part), "{part} in {told}");
        }
        let told = read(quotas, "id,place\n1,North\n").unwrap_err().to_string();
        assert!(told.contains("a column \"area\""), "{told}");
        assert!(read("a,b\n1,2\n", PEOPLE).unwrap_err().to_string().contains("feature"));
        assert!(read("feature,value,min,max\n", PEOPLE).is_err());
    }

    #[test]
    fn the_same_row_twice_is_a_warning() {
        let quotas = "feature,value,min,max\narea,North,0,1\n";
        let pool = read(quotas, "id,area\n1,North\n1,North\n").unwrap();
        assert_eq!((pool.people.len(), pool.warnings.len()), (1, 1));
        let pool = read(quotas, "area\nNorth\nNorth\n").unwrap();
        assert_eq!(pool.people[1].id, "2");
    }
}
