//! The other way round: one person -> the kinds of knowing that suit them.

use folkmoot_expertise as engine;
use folkmoot_model::{Day, InvalidId, KindOfKnowing, PersonId};

use super::find::{default_settings, engine_options, fits_place, found, need};
use super::input::MatchInput;
use super::report::Found;

/// How one person stands to each kind of knowing, as a search would place
/// them; none where it would not find them. Nobody else is looked at.
pub fn suits(
    kinds: &[&KindOfKnowing],
    as_of: Day,
    input: &MatchInput,
    person: &PersonId,
) -> Result<Vec<Option<Found>>, InvalidId> {
    let options = engine_options(as_of, &default_settings());
    let needs: Vec<engine::Need> = kinds.iter().map(|kind| need(kind)).collect();
    let stands = engine::suits(&input.corpus, person.as_str(), &needs, &options);
    kinds
        .iter()
        .zip(stands)
        .map(|(kind, stand)| {
            let here = stand.filter(|_| fits_place(kind, input, person));
            here.as_ref().map(found).transpose()
        })
        .collect()
}
