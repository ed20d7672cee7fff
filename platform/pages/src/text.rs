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
    /// Welsh; complete too.
    Welsh,
}

/// The Fluent files of a language; every language has all of them.
macro_rules! files {
    ($folder:literal) => {
        files!($folder:
            "add-by-hand"
            "admin"
            "api"
            "asked"
            "audit"
            "badge"
            "brief"
            "call"
            "call-form"
            "compare"
            "data"
            "desk"
            "endorsement"
            "error"
            "evidence"
            "home"
            "invitation"
            "asking"
            "issue"
            "layout"
            "mail-invitation"
            "mail-offer"
            "mail-panel"
            "match-rules"
            "me"
            "method"
            "offer"
            "panel"
            "questions"
            "reach"
            "shortlist"
            "sign-in"
            "sign-in-by-mail"
            "tables"
            "taking-part"
            "tell"
            "tokens"
            "usual-list"
            "words"
        )
    };
    ($folder:literal: $($file:literal)*) => {
        &[$(include_str!(concat!("../locales/", $folder, "/", $file, ".ftl"))),*]
    };
}

impl Locale {
    /// Every language.
    pub const ALL: &'static [Self] = &[Self::English, Self::Welsh];

    /// Its tag as in HTML: `en-GB`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
            Self::Welsh => "cy",
        }
    }

    /// Its code of two letters, as in addresses: `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Welsh => "cy",
        }
    }

    /// What it calls itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Cymraeg",
        }
    }

    /// The way it is written: `ltr` or `rtl`.
    pub const fn direction(self) -> &'static str {
        match self {
            Self::English | Self::Welsh => "ltr",
        }
    }

    /// The language of a tag, in whichever country: `cy-GB`.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let code = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL.iter().find(|locale| locale.code().eq_ignore_ascii_case(code)).copied()
    }

    /// The language of an `Accept-Language` header that there is and that is
    /// wanted most; English otherwise.
    ///
    /// ```
    /// use folkmoot_pages::Locale;
    /// assert_eq!(Locale::from_accept_language("de, cy;q=0.7, en;q=0.3"), Locale::Welsh);
    /// assert_eq!(Locale::from_accept_language("de"), Locale::English);
    /// ```
    pub fn from_accept_language(header: &str) -> Self {
        let mut best: Option<(f32, Self)> = None;
        for item in header.split(',') {
            let (tag, weight) = item.split_once(';').unwrap_or((item, ""));
            let weight = weight.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse().ok());
            if let (Some(locale), Some(weight)) = (Self::from_tag(tag), weight)
                && weight > best.map_or(0.0, |(most, _)| most)
            {
                best = Some((weight, locale));
            }
        }
        best.map(|(_, locale)| locale).unwrap_or_default()
    }

    /// The language to write to somebody in, by the languages they can take
    /// part in: the first of those that there is, by its tag or its name.
    ///
    /// ```
    /// use folkmoot_pages::Locale;
    /// assert_eq!(Locale::of_person(&["Polish".into(), "Welsh".into()]), Some(Locale::Welsh));
    /// assert_eq!(Locale::of_person(&["fr".into()]), None);
    /// ```
    pub fn of_person(languages: &[String]) -> Option<Self> {
        let known = |language: &String| {
            let language = language.trim();
            let named = |locale: &&Self| {
                let names = [locale.own_name(), locale.english_name()];
                names.iter().any(|name| name.eq_ignore_ascii_case(language))
            };
            Self::ALL.iter().find(named).copied().or_else(|| Self::from_tag(language))
        };
        languages.iter().find_map(known)
    }

    const fn english_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Welsh => "Welsh",
        }
    }

    /// The Fluent files of this language.
    const fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => files!("en"),
            Self::Welsh => files!("cy"),
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
        Message { locale: self.0, key, args: FluentArgs::new(), capital: false }
    }

    /// No words, where a part of a page can do without.
    pub fn none(self) -> Option<Message> {
        None
    }

    /// Some words as one list; each keeps its own direction.
    pub fn list<T: AsRef<str>>(self, words: &[T]) -> String {
        let words: Vec<String> = words.iter().map(|word| isolate(word.as_ref())).collect();
        words.join(", ")
    }

    /// A day in words: "Monday 1 March 2027". By itself it begins with a
    /// capital letter, in a sentence as the language has it.
    pub fn date(self, day: &Day) -> Message {
        let date = day.date();
        let date_words = Message { capital: true, ..self.t("date") };
        date_words
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
    /// Whether it begins with a capital letter where it stands by itself.
    capital: bool,
}

impl Message {
    /// Puts a value into the message.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Say) -> Self {
        self.args.set(name, value.say());
        self
    }

    fn words(&self) -> Option<String> {
        in_bundle(self.locale, |bundle| {
            let pattern = bundle.get_message(self.key)?.value()?;
            let mut errors = Vec::new();
            Some(bundle.format_pattern(pattern, Some(&self.args), &mut errors).into_owned())
        })
    }
}

impl std::fmt::Display for Message {
    /// A key that no language has shows as itself in brackets; a test renders
    /// every page and looks for those.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.words() {
            Some(text) if self.capital => {
                let mut letters = text.chars();
                letters.next().map_or(Ok(()), |first| write!(f, "{}", first.to_uppercase()))?;
                f.write_str(letters.as_str())
            }
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
        FluentValue::from(self.words().unwrap_or_else(|| self.to_string()))
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
        let welsh = Text(Locale::Welsh);
        assert_eq!(welsh.date(&day).to_string(), "Dydd Llun 1 Mawrth 2027");
        let sentence = welsh.t("me-decided").arg("on", welsh.date(&day)).to_string();
        assert!(sentence.ends_with("ar ddydd Llun 1 Mawrth 2027."), "{sentence}");
    }

    #[test]
    fn welsh_counts_in_welsh() {
        let said = |count: u32| {
            Text(Locale::Welsh).t("sessions-lead").arg("name", "Jo").arg("count", count)
        };
        for (count, words) in [
            (1, "un porwr"),
            (2, "2 borwr"),
            (3, "3 phorwr"),
            (4, "4 porwr"),
            (6, "6 phorwr"),
            (1_000, "1000 porwr"),
            (12_345, "12,345 porwr"),
        ] {
            assert!(said(count).to_string().ends_with(&format!("mewn {words}.")), "{count}");
        }
    }

    #[test]
    fn the_language_wanted_most_is_taken() {
        for (header, locale) in [
            ("", Locale::English),
            ("cy", Locale::Welsh),
            ("en;q=0.4, CY-gb;q=0.9", Locale::Welsh),
            ("cy;q=0, en", Locale::English),
            ("en-US,cy", Locale::English),
            ("cy;q=much, *;q=0.5", Locale::English),
        ] {
            assert_eq!(Locale::from_accept_language(header), locale, "{header:?}");
        }
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
