//! What the people of Northmere know about, as fragments to put together.
//!
//! A fragment may hold `{one|another}`, of which one is chosen, and slots
//! that [`super::words`] fills: `{years}`, `{street}`, `{month}`, `{day}`,
//! `{hour}`.

use std::ops::RangeInclusive;

mod care;
mod cycling;
mod driving;
mod getting_about;
mod homes;
mod learning;
mod streets;
mod trade;

/// A title and a text.
pub(super) type Words = (&'static str, &'static str);
/// A title, a text, and who issued or published it.
pub(super) type Issued = (&'static str, &'static str, &'static str);

/// One thing people know about, and how they speak of it.
#[derive(Debug, Clone)]
pub(super) struct Topic {
    /// One word, unique.
    pub(super) key: &'static str,
    /// What the town forum would file it under; the first says it best.
    pub(super) tags: &'static [&'static str],
    /// It in a phrase, to stand after "about".
    pub(super) about: &'static [&'static str],
    /// How many people know about this before all else.
    pub(super) people: usize,
    /// Their ages, as indices into [`super::people::AGES`].
    pub(super) ages: RangeInclusive<usize>,
    /// How many of these don't want any of it used.
    pub(super) withdrawn: usize,
    /// Per cent of these people who live or work in Harbour Ward.
    pub(super) local: u32,
    /// How these people get about, where the topic says so.
    pub(super) gets_about: Option<&'static str>,
    /// Keys of topics that the same people often know, too.
    pub(super) also: &'static [&'static str],
    pub(super) work: &'static [Words],
    pub(super) lived: &'static [Words],
    /// A question and the start of an answer.
    pub(super) forum: &'static [Words],
    pub(super) credential: &'static [Issued],
    pub(super) publication: &'static [Issued],
    /// Sentences that can follow any text on this topic.
    pub(super) detail: &'static [&'static str],
}

/// What a topic has where it says nothing.
const BLANK: Topic = Topic {
    key: "",
    tags: &[],
    about: &[],
    people: 0,
    ages: 1..=4,
    withdrawn: 0,
    local: 20,
    gets_about: None,
    also: &[],
    work: &[],
    lived: &[],
    forum: &[],
    credential: &[],
    publication: &[],
    detail: &[],
};

/// Every topic.
pub(super) fn all() -> impl Iterator<Item = &'static Topic> {
    [
        streets::TOPICS,
        cycling::TOPICS,
        driving::TOPICS,
        getting_about::TOPICS,
        trade::TOPICS,
        care::TOPICS,
        homes::TOPICS,
        learning::TOPICS,
    ]
    .into_iter()
    .flatten()
}

/// The topic with this key.
pub(super) fn by_key(key: &str) -> Option<&'static Topic> {
    all().find(|topic| topic.key == key)
}
