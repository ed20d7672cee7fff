//! How near every person is to every need, by topic alone: by the words they share,
//! and by meaning where somebody brings a sentence encoder.

use folkmoot_expertise as engine;

use super::{Meaning, input::MatchInput};

/// A person's nearness to a need.
#[derive(Debug, Clone, PartialEq)]
pub struct Nearness<'a> {
    /// Who.
    pub person: &'a str,
    /// To which need.
    pub need: &'a str,
    /// 0 … 1, higher is nearer; comparable within a person and within a need.
    pub score: f64,
}

/// Every pair of person and need (id and text), by need and then by person;
/// with what is known of their meaning.
///
/// ```
/// use folkmoot_app::matching::{MatchInputBuilder, affinity};
/// use folkmoot_model::Day;
/// let input = MatchInputBuilder::new(Day::from_days(20_000), None).build();
/// let needs = [("kerbs".to_owned(), "dropped kerbs".to_owned())];
/// assert!(affinity(&input, &needs, None, |_| ()).is_empty(), "nobody there");
/// ```
pub fn affinity<T>(
    input: &MatchInput,
    needs: &[(String, String)],
    meaning: Option<&Meaning<'_>>,
    mut each: impl FnMut(Nearness<'_>) -> T,
) -> Vec<T> {
    let asked: Vec<engine::Need> =
        needs.iter().map(|(id, text)| engine::Need::new(id.as_str(), text.as_str(), 1)).collect();
    let options = engine::Options::default();
    let table = match meaning {
        Some(meaning) => engine::affinity_by_meaning(&input.corpus, &asked, &options, meaning),
        None => engine::affinity(&input.corpus, &asked, &options),
    };
    let mut all = Vec::new();
    for (at, (need, _)) in needs.iter().enumerate() {
        for (person, score) in input.corpus.people().zip(table.of(at)) {
            all.push(each(Nearness { person, need, score: *score }));
        }
    }
    all
}
