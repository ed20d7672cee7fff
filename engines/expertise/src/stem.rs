//! English words to a form that their endings share: cities → city, cycling and
//! cycles → cycl, planned → plan.
//!
//! Method: plurals, then steps 1b (-ed, -ing) and 5a (final -e) of Porter's stemmer. The
//! rest of it (-ation, -er, -ness …) is left out: on the researchers of
//! `docs/methods/expertise.md` taking off more endings lost agreement, while these cost
//! nothing there and let "cycling" answer to "cycle". Words with other letters than a to z
//! keep their form apart from the plural.
//!
//! Needs: a lowercase word. Complexity: linear in the word.
//!
//! Reference: Porter, "An algorithm for suffix stripping", Program 14 (1980).

/// Brings the word into its index form.
pub(crate) fn stem(word: &mut String) {
    singular(word);
    if word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase()) {
        without_tense(word);
        without_final_e(word);
    }
}

/// Takes off a plural; glass, bus and thesis stay.
fn singular(word: &mut String) {
    let letters = word.len();
    let ends = |endings: &[&str]| endings.iter().any(|end| word.ends_with(end));
    if letters <= 3 || !ends(&["s"]) || ends(&["ss", "us", "is"]) {
        return;
    }
    if word == "buses" {
        word.truncate(3);
    } else if letters > 4 && ends(&["ies"]) {
        word.truncate(letters - 3);
        word.push('y');
    } else if ends(&["sses", "shes", "ches", "xes", "zes"]) {
        word.truncate(letters - 2);
    } else {
        word.truncate(letters - 1);
    }
}

/// Takes off -ed and -ing where a vowel stands before them.
fn without_tense(word: &mut String) {
    if word.ends_with("eed") {
        return;
    }
    let Some(stem) = word.strip_suffix("ed").or_else(|| word.strip_suffix("ing")) else {
        return;
    };
    let bytes = stem.as_bytes();
    if stem.len() < 3 || !(0..bytes.len()).any(|at| is_vowel(bytes, at)) {
        return;
    }
    let kept = stem.len();
    let doubled = bytes[kept - 1] == bytes[kept - 2]
        && !is_vowel(bytes, kept - 1)
        && !matches!(bytes[kept - 1], b'l' | b's' | b'z');
    let wants_e = ["at", "bl", "iz"].iter().any(|end| stem.ends_with(end))
        || (measure(bytes) == 1 && is_short(bytes));
    word.truncate(kept);
    if doubled {
        word.pop();
    } else if wants_e {
        word.push('e');
    }
}

/// Takes off a final e unless the rest would be a short word: cycle, but plane.
fn without_final_e(word: &mut String) {
    let Some(stem) = word.strip_suffix('e') else {
        return;
    };
    let bytes = stem.as_bytes();
    let syllables = measure(bytes);
    if syllables > 1 || (syllables == 1 && !is_short(bytes)) {
        word.pop();
    }
}

fn is_vowel(word: &[u8], at: usize) -> bool {
    match word[at] {
        b'a' | b'e' | b'i' | b'o' | b'u' => true,
        b'y' => at > 0 && !is_vowel(word, at - 1),
        _ => false,
    }
}

/// How often vowels are followed by consonants, about the number of syllables.
fn measure(word: &[u8]) -> usize {
    let mut vowel = false;
    let mut turns = 0;
    for at in 0..word.len() {
        let now = is_vowel(word, at);
        turns += usize::from(vowel && !now);
        vowel = now;
    }
    turns
}

/// Ends in consonant, vowel, consonant other than w, x, y.
fn is_short(word: &[u8]) -> bool {
    let [.., _, _, last] = word else {
        return false;
    };
    let end = word.len();
    !is_vowel(word, end - 3)
        && is_vowel(word, end - 2)
        && !is_vowel(word, end - 1)
        && !matches!(last, b'w' | b'x' | b'y')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(word: &str) -> String {
        let mut word = word.to_owned();
        stem(&mut word);
        word
    }

    #[test]
    fn endings_share_a_form() {
        for (one, other) in [
            ("cities", "city"),
            ("crossings", "crossing"),
            ("boxes", "box"),
            ("buses", "bus"),
            ("cycling", "cycle"),
            ("cycled", "cycles"),
            ("planning", "planned"),
            ("planning", "plans"),
            ("driving", "drives"),
            ("housing", "houses"),
            ("creating", "create"),
            ("enabled", "enable"),
            ("falling", "fall"),
        ] {
            assert_eq!(of(one), of(other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for word in ["glass", "bus", "thesis", "speed", "string", "thing", "plane", "red", "c++"] {
            assert_eq!(of(word), word);
        }
        assert_ne!(of("plane"), of("plan"));
        assert_ne!(of("planned"), of("planet"));
    }

    #[test]
    fn any_word_is_answered() {
        for word in ["", "s", "ed", "ing", "eing", "yyyying", "straßes", "велосипеды"] {
            of(word);
        }
    }
}
