//! Ids that stay the same from one making of the town to the next.

use folkmoot_model::{
    CallId, EvidenceId, IssueId, KindId, OrganisationId, PersonId, Seed, Timestamp,
};

// The texts given are short words written in this folder, so the spare id is
// never taken; it stands here in place of a panic.
macro_rules! ids {
    ($($name:ident -> $type:ident),+ $(,)?) => {$(
        pub(super) fn $name(text: &str) -> $type {
            $type::new(text).unwrap_or_else(|_| {
                $type::generate(Timestamp::from_millis(0), &mut Seed::new(text).rng())
            })
        }
    )+};
}

ids! {
    organisation -> OrganisationId,
    person -> PersonId,
    evidence -> EvidenceId,
    issue -> IssueId,
    call -> CallId,
    kind -> KindId,
}
