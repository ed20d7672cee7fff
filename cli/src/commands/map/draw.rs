//! The map as a picture (SVG), with a table that says the same.

use folkmoot_opinion::OpinionMap;

use super::tell::{letter, shortened};
use super::{Matter, groups_in_words};

/// Side of the square that people stand in.
const SIDE: f64 = 640.0;
const EDGE: f64 = 24.0;
const LINE: f64 = 20.0;
/// Told apart by those who see few colours (Okabe and Ito); letters say the same.
const COLOURS: [&str; 7] =
    ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#5b5b5b"];
/// Most people drawn; above, each so many-th, in the order of ids.
const DRAWN: usize = 20_000;

/// The picture.
pub(crate) fn svg(matter: &Matter, drawn: &OpinionMap) -> String {
    let lines = table(matter, drawn);
    let height = SIDE + LINE * (lines.len() as f64 + 2.0);
    let title = format!("Map of {} people: {}", drawn.people.len(), groups_in_words(drawn));
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {height}\" role=\"img\" aria-labelledby=\"title what\" font-family=\"sans-serif\" font-size=\"14\">\n\
         <title id=\"title\">{title}</title>\n\
         <desc id=\"what\">Each dot is a person; people who voted alike stand close together. The lines below say the same.</desc>\n\
         <rect width=\"{SIDE}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    );
    text.push_str(&dots(drawn));
    text.push_str("<g fill=\"#1b1b1b\">\n");
    for (at, line) in lines.iter().enumerate() {
        let y = SIDE + LINE * (at as f64 + 1.0);
        text.push_str(&format!("<text x=\"{EDGE}\" y=\"{y}\">{}</text>\n", escaped(line)));
    }
    text.push_str("</g>\n</svg>\n");
    text
}

fn dots(drawn: &OpinionMap) -> String {
    let most = drawn
        .people
        .iter()
        .flat_map(|it| it.at)
        .chain(drawn.groups.iter().flat_map(|it| it.center))
        .fold(1e-9_f64, |most, it| most.max(it.abs()));
    let scale = (SIDE / 2.0 - EDGE) / most;
    let x = |at: [f64; 2]| SIDE / 2.0 + at[0] * scale;
    let y = |at: [f64; 2]| SIDE / 2.0 - at[1] * scale;
    let step = drawn.people.len().div_ceil(DRAWN).max(1);
    let mut text = String::from("<g fill-opacity=\"0.55\">\n");
    for (person, label) in drawn.people.iter().zip(&drawn.labels).step_by(step) {
        let colour = label.map_or(COLOURS[6], |it| COLOURS[it % COLOURS.len()]);
        text.push_str(&format!(
            "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"3\" fill=\"{colour}\"/>\n",
            x(person.at),
            y(person.at)
        ));
    }
    text.push_str("</g>\n<g font-size=\"24\" font-weight=\"bold\" text-anchor=\"middle\" fill=\"#1b1b1b\" stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">\n");
    for (at, group) in drawn.groups.iter().enumerate() {
        text.push_str(&format!(
            "<text x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
            x(group.center),
            y(group.center),
            letter(at)
        ));
    }
    text.push_str("</g>\n");
    text
}

/// What the picture says, in lines.
fn table(matter: &Matter, drawn: &OpinionMap) -> Vec<String> {
    let mut lines = vec![format!(
        "{} people, {}; stability {:.2} of 1",
        drawn.people.len(),
        groups_in_words(drawn),
        drawn.stability
    )];
    for (at, group) in drawn.groups.iter().enumerate() {
        lines.push(format!(
            "{}: {} people around {:+.2}, {:+.2}",
            letter(at),
            group.size,
            group.center[0],
            group.center[1]
        ));
        let said =
            |what: &str, place: usize| format!("   {what} {}", shortened(&matter.text(place)));
        lines.extend(group.agrees.first().map(|it| said("agrees:", it.statement)));
        lines.extend(group.rejects.first().map(|it| said("rejects:", it.statement)));
    }
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
