//! Skills and kinds of knowledge of ESCO: `skills_en.csv` of the package that the European
//! Commission hands out, or the same file in another language.

use folkmoot_expertise::topics::Label;

use crate::Input;
use crate::fields::{Fields, SeenIds};
use crate::rows::{Layout, Rows};

/// What is needed of it; its other columns (`conceptType`, `altLabels`, `description` …) may stand
/// beside.
const ESCO: Layout = Layout {
    columns: &["conceptUri", "preferredLabel"],
    required: &["conceptUri", "preferredLabel"],
    json_only: &[],
    keeps_others: true,
};

/// Reads labels: the address of each concept as its id, and its preferred label.
///
/// ```
/// use folkmoot_formats::{Input, Problems, read_esco};
/// let text = "conceptType,conceptUri,preferredLabel,altLabels\n\
///     KnowledgeSkillCompetence,http://data.europa.eu/esco/skill/1,tune bicycles,\"adjust bicycles\nset up bicycles\"\n";
/// let labels = Problems::collect(read_esco(Input::from_reader("skills_en.csv", text.as_bytes())))?;
/// assert_eq!(labels[0].text, "tune bicycles");
/// # Ok::<(), Problems>(())
/// ```
pub fn read_esco(input: Input) -> Rows<Label> {
    let mut seen = SeenIds::default();
    Rows::new(input, &ESCO, Box::new(move |fields| label(fields, &mut seen)))
}

fn label(fields: &mut Fields, seen: &mut SeenIds) -> Option<Label> {
    let (id, text) = (fields.required("conceptUri"), fields.required("preferredLabel"));
    let id = id?.value.trim().to_owned();
    seen.check(&id, fields);
    Some(Label { id, text: text?.value.trim().to_owned() })
}
