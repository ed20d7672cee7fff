//! How well people fit calls, and how much of each there is: what an assignment
//! starts from.

use crate::fields::{Fields, SeenIds};
use crate::rows::{Layout, Rows};
use crate::{Input, Problem, quoted};

const SCORES: Layout = Layout {
    columns: &["person", "call", "score"],
    required: &["person", "call", "score"],
    json_only: &[],
    keeps_others: true,
};

const DEMANDS: Layout = Layout {
    columns: &["call", "demand"],
    required: &["call", "demand"],
    json_only: &[],
    keeps_others: true,
};

const LOADS: Layout = Layout {
    columns: &["person", "load"],
    required: &["person", "load"],
    json_only: &[],
    keeps_others: true,
};

/// How well a person fits a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The person's id.
    pub person: String,
    /// The call's id.
    pub call: String,
    /// The higher the better, 0 or less when they don't fit; nothing for a conflict of interest.
    pub score: Option<f64>,
}

/// A number for an id: how many people a call wants, or how many calls a person takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Limit {
    /// The id.
    pub id: String,
    /// The number.
    pub most: u32,
}

/// Reads scores, a pair a row, from CSV or JSON Lines. −1 is a conflict of interest.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_scores};
/// let text = "person,call,score\njo,lighting,0.8\namina,lighting,-1\n";
/// let input = Input::from_reader("scores.csv", text.as_bytes());
/// let scores = Problems::collect(read_scores(input))?;
/// assert_eq!(scores[0].score, Some(0.8));
/// assert_eq!(scores[1].score, None);
/// # Ok::<(), Problems>(())
/// ```
pub fn read_scores(input: Input) -> Rows<Score> {
    let mut seen = SeenIds::default();
    Rows::new(input, &SCORES, Box::new(move |fields| score(fields, &mut seen)))
}

fn score(fields: &mut Fields, seen: &mut SeenIds) -> Option<Score> {
    let person = fields.required("person").map(|found| found.value.trim().to_owned());
    let call = fields.required("call").map(|found| found.value.trim().to_owned());
    let found = fields.required("score")?;
    let (person, call) = (person?, call?);
    // a line feed can't be part of either, so no two pairs look the same
    seen.check(&format!("{person}\n{call}"), fields);
    let number: Result<f64, _> = found.value.trim().parse();
    let score = match number {
        Ok(-1.0) => None,
        Ok(number) if number.is_finite() && number > -1.0 => Some(number),
        _ => {
            let problem = Problem::new(
                "score.number",
                quoted(&found.value),
                "a number above -1, or -1 for a conflict of interest",
            );
            fields.problem_in("score", &found, problem);
            return None;
        }
    };
    Some(Score { person, call, score })
}

/// Reads how many people each call wants: columns `call` and `demand`.
pub fn read_demands(input: Input) -> Rows<Limit> {
    let mut seen = SeenIds::default();
    Rows::new(input, &DEMANDS, Box::new(move |fields| limit(fields, "call", "demand", &mut seen)))
}

/// Reads how many calls each person takes on at most: columns `person` and `load`.
pub fn read_loads(input: Input) -> Rows<Limit> {
    let mut seen = SeenIds::default();
    Rows::new(input, &LOADS, Box::new(move |fields| limit(fields, "person", "load", &mut seen)))
}

fn limit(fields: &mut Fields, id: &str, count: &str, seen: &mut SeenIds) -> Option<Limit> {
    let found = fields.required(id).map(|found| found.value.trim().to_owned());
    let most = fields.count(count);
    if most.is_none() && fields.is_sound() {
        let problem = Problem::new("field.missing", "nothing", format!("\"{count}\" in every row"));
        fields.problem(problem.in_field(count));
    }
    let id = found?;
    seen.check(&id, fields);
    Some(Limit { id, most: most? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Problems;

    fn problems<T: std::fmt::Debug>(rows: Rows<T>) -> String {
        Problems::collect(rows).unwrap_err().to_string()
    }

    #[test]
    fn says_which_row_and_field_is_wrong() {
        let text = "call,score,person\nc,much,p\nc,0.5,p\nc,-1.5,q\nc,NaN,r\n";
        let told = problems(read_scores(Input::from_reader("s.csv", text.as_bytes())));
        for part in ["s.csv:2", "\"much\"", "s.csv:4", "s.csv:5", "above -1"] {
            assert!(told.contains(part), "{part} in {told}");
        }
    }

    #[test]
    fn refuses_a_pair_or_an_id_twice() {
        let text = "person,call,score\np,c,1\np,d,1\np,c,0.5\n";
        let told = problems(read_scores(Input::from_reader("s.csv", text.as_bytes())));
        assert!(told.contains("s.csv:4") && told.contains("line 2"), "{told}");
        let text = "call,demand\nc,1\nc,2\n";
        let told = problems(read_demands(Input::from_reader("d.csv", text.as_bytes())));
        assert!(told.contains("d.csv:3"), "{told}");
    }

    #[test]
    fn reads_limits() {
        let text = "person,load\np,0\nq,3\n";
        let limits = Problems::collect(read_loads(Input::from_reader("l.csv", text.as_bytes())));
        assert_eq!(limits.unwrap().iter().map(|limit| limit.most).collect::<Vec<_>>(), [0, 3]);
        let told =
            problems(read_loads(Input::from_reader("l.csv", "person,load\np,\n".as_bytes())));
        assert!(told.contains("load"), "{told}");
    }
}
