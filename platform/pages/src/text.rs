//! Every word a person reads, in every language: Fluent messages by key.

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use folkmoot_model::Day;
use unic_langid::LanguageIdentifier;

/// A language that pages can be read in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locale {
    /// British English; complete, and what others fall back to.
    #[default]
    English,
}

impl Locale {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::English];

    /// Its tag as in HTML: `en-GB`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
        }
    }

    /// The way it is written: `ltr` or `rtl`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::English => "ltr",
        }
    }

    /// The first language of an `Accept-Language` header that there is, in the
    /// order of the header; English otherwise.
    ///
    /// ```
    /// use folkmoot_pages::Locale;
    /// assert_eq!(Locale::from_accept_language("de, en;q=0.7"), Locale::English);
    /// ```
    pub fn from_accept_language(header: &str) -> Self {
        let mut wanted = header.split(',').map(|item| item.split([';', '-']).next().unwrap_or(""));
        wanted
            .find_map(|wanted| {
                let known = |l: &&Self| l.tag().split('-').next() == Some(wanted.trim());
                Self::ALL.iter().find(known)
            })
            .copied()
            .unwrap_or_default()
    }

    /// The Fluent files of this language.
    const fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => &[
                include_str!("../locales/en/api.ftl"),
                include_str!("../locales/en/brief.ftl"),
                include_str!("../locales/en/call.ftl"),
                include_str!("../locales/en/call-form.ftl"),
                include_str!("../locales/en/desk.ftl"),
                include_str!("../locales/en/error.ftl"),
                include_str!("../locales/en/evidence.ftl"),
                include_str!("../locales/en/home.ftl"),
                include_str!("../locales/en/layout.ftl"),
                include_str!("../locales/en/me.ftl"),
                include_str!("../locales/en/method.ftl"),
                include_str!("../locales/en/shortlist.ftl"),
                include_str!("../locales/en/sign-in.ftl"),
                include_str!("../locales/en/sign-in-by-mail.ftl"),
                include_str!("../locales/en/tell.ftl"),
                include_str!("../locales/en/words.ftl"),
            ],
        }
    }
}

type Bundle = FluentBundle<FluentResource>;

static BUNDLES: LazyLock<Vec<(Locale, Bundle)>> =
    LazyLock::new(|| Locale::ALL.iter().map(|locale| (*locale, bundle(*locale))).collect());

/// All messages of a language. What Fluent can't read is left out here; a test
/// sees to it that there is no such thing.
fn bundle(locale: Locale) -> Bundle {
    let tag: LanguageIdentifier = locale.tag().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // Only text in the other direction is isolated, see `isolate`: marks
    // around every number would be in the way of searching and copying.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(group_thousands));
    for source in locale.files() {
        let resource =
            FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partly, _)| partly);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Whole numbers of five digits and more in groups of three: `12,345`, but
/// `2027`. Every language so far writes them this way.
fn group_thousands<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.as_string();
    if text.len() < 5 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut grouped = String::new();
    for (i, digit) in text.chars().enumerate() {
        if i > 0 && (text.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    Some(grouped)
}

fn in_bundle<T>(locale: Locale, find: impl Fn(&Bundle) -> Option<T>) -> Option<T> {
    let of = |locale| BUNDLES.iter().find(|(l, _)| *l == locale).map(|(_, bundle)| bundle);
    of(locale).and_then(&find).or_else(|| of(Locale::default()).and_then(find))
}

/// The words of one language, given to every page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Text(pub Locale);

impl Text {
    /// The message with this key.
    ///
    /// ```
    /// use folkmoot_pages::{Locale, Text};
    /// let found = Text(Locale::English).t("count-found").arg("found", 2_u32).arg("people", 3_u32);
    /// assert_eq!(found.to_string(), "2 of 3 found");
    /// ```
    pub fn t(self, key: &'static str) -> Message {
        Message { locale: self.0, key, args: FluentArgs::new() }
    }

    /// Some words as one list; each keeps its own direction.
    pub fn list<T: AsRef<str>>(self, words: &[T]) -> String {
        let words: Vec<String> = words.iter().map(|word| isolate(word.as_ref())).collect();
        words.join(", ")
    }

    /// A day in words: "Monday 1 March 2027".
    pub fn date(self, day: &Day) -> Message {
        let date = day.date();
        self.t("date")
            .arg("weekday", u32::from(date.weekday().to_monday_one_offset().unsigned_abs()))
            .arg("day", u32::from(date.day().unsigned_abs()))
            .arg("month", u32::from(date.month().unsigned_abs()))
            .arg("year", u32::from(date.year().unsigned_abs()))
    }
}

/// A message and what is put into it. It becomes text when it is shown, and is
/// escaped there as any other text.
#[derive(Debug)]
pub struct Message {
    locale: Locale,
    key: &'static str,
    args: FluentArgs<'static>,
}

impl Message {
    /// Puts a value into the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Say) -> Self {
        self.args.set(name, value.say());
        self
    }
}

impl std::fmt::Display for Message {
    /// A key that no language has shows as itself in brackets; a test renders
    /// every page and looks for those.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let text = in_bundle(self.locale, |bundle| {
            let pattern = bundle.get_message(self.key)?.value()?;
            let mut errors = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&self.args), &mut errors).into_owned())
        });
        match text {
            Some(text) => f.write_str(&text),
            None => write!(f, "⟦{}⟧", self.key),
        }
    }
}

/// What can be put into a message.
pub trait Say {
    /// As Fluent takes it: numbers choose plurals.
    fn say(&self) -> FluentValue<'static>;
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self) -> FluentValue<'static> {
        (**self).say()
    }
}

impl Say for u32 {
    fn say(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Say for u64 {
    fn say(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Say for usize {
    fn say(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Say for f64 {
    fn say(&self) -> FluentValue<'static> {
        FluentValue::from(*self)
    }
}

impl Say for str {
    fn say(&self) -> FluentValue<'static> {
        FluentValue::from(isolate(self))
    }
}

impl Say for String {
    fn say(&self) -> FluentValue<'static> {
        self.as_str().say()
    }
}

impl Say for Message {
    fn say(&self) -> FluentValue<'static> {
        FluentValue::from(self.to_string())
    }
}

/// Puts text that holds letters of right-to-left scripts between isolating
/// marks, so that it doesn't turn the words around it.
fn isolate(text: &str) -> String {
    let turns = |c: char| {
        matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
            | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}' | '\u{202a}'..='\u{202e}')
    };
    if text.contains(turns) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_read_whole() {
        for locale in Locale::ALL {
            for source in locale.files() {
                let read = FluentResource::try_new((*source).to_owned());
                assert!(read.is_ok(), "{locale:?}: {:?}", read.err().map(|(_, e)| e));
            }
        }
    }

    #[test]
    fn dates_are_words() {
        let day = "2027-03-01".parse::<Day>().unwrap();
        assert_eq!(Text(Locale::English).date(&day).to_string(), day.words());
    }

    #[test]
    fn a_name_in_another_direction_keeps_to_itself() {
        assert_eq!(isolate("Jo"), "Jo");
        assert_eq!(isolate("נועה"), "\u{2068}נועה\u{2069}");
    }

    #[test]
    fn a_missing_key_shows() {
        assert_eq!(Text(Locale::English).t("no-such-key").to_string(), "⟦no-such-key⟧");
    }
}
