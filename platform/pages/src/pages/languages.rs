//! Every language says the same as English, and says all of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use quick_xml::{Reader, events::Event};

use super::every_page::{Sample, samples};
use crate::Locale;

/// Words that are the same in Welsh and English: names, and what samples make
/// long by saying it again and again.
const SAME: &[&str] = &["folkmoot", "Söhne", "really", "Management"];

/// The sources in these folders, one after the other, but this file.
fn sources(folders: &[&str]) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources = Vec::new();
    for folder in folders {
        for entry in fs::read_dir(root.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() && !path.ends_with("languages.rs") {
                sources.push(fs::read_to_string(&path).unwrap());
            }
        }
    }
    sources
}

/// The messages of a language as they are written, by key.
fn messages(code: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(code);
    let mut messages = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let mut key = String::new();
        for line in fs::read_to_string(entry.unwrap().path()).unwrap().lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                let (name, words) = line.split_once('=').unwrap();
                name.trim().clone_into(&mut key);
                let old = messages.insert(key.clone(), words.trim().to_owned());
                assert!(old.is_none(), "{code}: {key} twice");
            } else if line.starts_with([' ', '}']) {
                let message: &mut String = messages.get_mut(&key).unwrap();
                message.push_str(line);
            }
        }
    }
    messages
}

/// What is put into a message.
fn placeables(message: &str) -> BTreeSet<&str> {
    let parts = message.split('$').skip(1);
    parts
        .map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

/// Keys are written out wherever they are used, so a text search finds them.
#[test]
fn every_message_is_there_and_used() {
    let sources = sources(&["templates", "src", "src/mails", "src/pages"]).concat();
    let mut used = BTreeSet::new();
    for part in sources.split(".t(\"").skip(1) {
        used.insert(part.split('"').next().unwrap().to_owned());
    }
    used.remove("no-such-key");
    for locale in Locale::ALL {
        let code = locale.code();
        let known: BTreeSet<String> = messages(code).into_keys().collect();
        let missing: Vec<_> = used.difference(&known).collect();
        assert!(missing.is_empty(), "{code} lacks {missing:?}");
        let unused: Vec<_> =
            known.iter().filter(|key| !sources.contains(&format!("\"{key}\""))).collect();
        assert!(unused.is_empty(), "{code} has unused {unused:?}");
    }
}

#[test]
fn every_language_has_the_same_messages_with_the_same_in_them() {
    let english = messages(Locale::English.code());
    for locale in Locale::ALL {
        let code = locale.code();
        let theirs = messages(code);
        let keys = |of: &BTreeMap<String, String>| of.keys().cloned().collect::<BTreeSet<_>>();
        let (ours, those) = (keys(&english), keys(&theirs));
        let lacks: Vec<_> = ours.difference(&those).collect();
        let more: Vec<_> = those.difference(&ours).collect();
        assert!(lacks.is_empty() && more.is_empty(), "{code} lacks {lacks:?}, has also {more:?}");
        for (key, message) in &english {
            assert_eq!(placeables(message), placeables(&theirs[key]), "{code}: {key}");
            let words = without(message, "{", "}").replace("folkmoot", "");
            let same = *locale != Locale::English && *message == theirs[key];
            assert!(!same || !words.contains(char::is_alphabetic), "{code}: {key} is English");
        }
    }
}

/// The texts of a page that a person reads or hears, but for those that
/// somebody wrote: these stand in `<bdi>` and its like, or in a sample. What
/// says of itself in which language it is, is left out too.
fn texts(sample: &Sample) -> Vec<String> {
    let mut reader = Reader::from_str(&sample.html);
    let (mut texts, mut open) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                texts.extend(spoken(&tag));
                let other = tag.attributes().any(|a| a.unwrap().key.as_ref() == "lang");
                let name = tag.name().as_ref().to_owned();
                open.push(if other && name != "html" { "bdi".to_owned() } else { name });
            }
            Event::Empty(tag) => texts.extend(spoken(&tag)),
            Event::End(_) => drop(open.pop()),
            Event::Text(text) => {
                let text = text.trim().to_owned();
                let written = ["bdi", "code", "blockquote", "textarea", "pre"];
                let somebodys = open.iter().any(|o| written.contains(&o.as_str()));
                if !somebodys && text.contains(char::is_alphabetic) {
                    texts.push(text);
                }
            }
            Event::Eof => return texts,
            _ => {}
        }
    }
}

/// What an element says in its attributes.
fn spoken(tag: &quick_xml::events::BytesStart<'_>) -> Vec<String> {
    let says = ["aria-label", "alt", "title", "placeholder"];
    tag.attributes()
        .map(|a| a.unwrap())
        .filter(|a| says.contains(&a.key.as_ref()))
        .map(|a| a.value.to_string())
        .collect()
}

/// What the samples say, in one line; line breaks within a text are taken out.
fn written() -> String {
    let samples = sources(&["src/pages"]).into_iter().filter_map(|source| {
        let begin = source.find("fn sample").or_else(|| source.find("fn usual"))?;
        Some(source[begin..].replace("\\n", " ").replace("\\\n", " "))
    });
    let samples: String = samples.collect();
    samples.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text was written by somebody, for a sample, and so stays in
/// their language: it stands there as it is. Initials are made of names.
fn is_somebodys(text: &str, written: &str) -> bool {
    let rest = SAME.iter().fold(text.to_owned(), |rest, same| rest.replace(same, ""));
    let rest = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    let initials = rest.chars().count() < 4 && rest.chars().all(char::is_uppercase);
    let address = text.starts_with('/') && !text.contains(' ');
    rest.is_empty() || initials || address || written.contains(rest)
}

#[test]
fn nothing_on_any_page_is_left_in_english() {
    let (samples, written) = (samples(), written());
    let of = |locale: Locale| {
        let prefix = format!("{}-", locale.tag());
        samples.iter().filter_map(move |s| Some((s.name.strip_prefix(&prefix)?.to_owned(), s)))
    };
    let english: BTreeMap<_, _> = of(Locale::English).collect();
    let mut left = BTreeSet::new();
    for (name, welsh) in of(Locale::Welsh) {
        let here: BTreeSet<String> = texts(english[&name]).into_iter().collect();
        for text in texts(welsh).into_iter().filter(|text| here.contains(text)) {
            if !is_somebodys(&text, &written) {
                left.insert(format!("{name}: {text}"));
            }
        }
    }
    assert!(left.is_empty(), "{left:#?}");
}

/// Words in a template itself would be the same in every language.
#[test]
fn templates_hold_no_words() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let source = fs::read_to_string(&path).unwrap();
        let text = without(&without(&source, "{{", "}}"), "{%", "%}");
        // Commands and addresses are the same everywhere.
        let text = without(&without(&text, "<code>", "</code>"), "<", ">");
        let text = text.split_whitespace().filter(|word| !word.starts_with('/'));
        let text = text.collect::<Vec<_>>().join(" ");
        assert!(!text.contains(char::is_alphabetic), "{}: {}", path.display(), text);
    }
}

fn without(text: &str, begin: &str, end: &str) -> String {
    let mut parts = text.split(begin);
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once(end).map_or("", |(_, rest)| rest))
}
