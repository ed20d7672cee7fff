//! Puts fragments together into what somebody might say.

use super::dice::Dice;

pub(super) const STREETS: &[&str] = &[
    "Fish Street",
    "Quay Lane",
    "Mill Lane",
    "Rope Walk",
    "Castle Street",
    "Station Road",
    "Chandler's Row",
    "Saltmarsh Way",
    "Northgate",
    "Chapel Street",
    "Cannery Road",
    "Market Street",
];
const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "September",
    "October",
    "November",
];
const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
const HOURS: &[&str] = &[
    "half past seven",
    "quarter to eight",
    "half past eight",
    "ten to nine",
    "quarter past three",
    "half past four",
    "quarter to six",
];

/// What a speaker brings to every fragment.
#[derive(Debug, Clone, Copy)]
pub(super) struct Speaker {
    /// How long they have been at it, at most.
    pub(super) years: i32,
}

/// Chooses one of each `{one|another}`, which may hold more of its kind, and
/// fills each `{slot}`. What is not known stays as it is.
pub(super) fn fill(fragment: &str, speaker: Speaker, dice: &mut Dice) -> String {
    let mut text = String::with_capacity(fragment.len());
    let mut rest = fragment;
    while let Some((before, inside, after)) = braces(rest) {
        text.push_str(before);
        match inside {
            "street" => text.push_str(dice.pick(STREETS)),
            "month" => text.push_str(dice.pick(MONTHS)),
            "day" => text.push_str(dice.pick(DAYS)),
            "hour" => text.push_str(dice.pick(HOURS)),
            "years" => text.push_str(&speaker.years.to_string()),
            _ => match &choices(inside)[..] {
                [unknown] => {
                    text.push('{');
                    text.push_str(unknown);
                    text.push('}');
                }
                several => text.push_str(&fill(dice.pick(several), speaker, dice)),
            },
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// What stands before, in and after the first whole pair of braces.
fn braces(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let mut depth = 1;
    for (at, letter) in rest.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((before, &rest[..at], &rest[at + 1..]));
        }
    }
    None
}

/// What stands between the bars that are not within braces.
fn choices(inside: &str) -> Vec<&str> {
    let mut depth = 0;
    let bar = |letter: char| {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        letter == '|' && depth == 0
    };
    inside.split(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use folkmoot_model::Seed;

    fn say(fragment: &str) -> String {
        fill(fragment, Speaker { years: 7 }, &mut Dice::new(&Seed::new("words")))
    }

    #[test]
    fn fills_slots_and_chooses() {
        assert_eq!(say("{years} years"), "7 years");
        assert!(["a tea", "a coffee"].contains(&say("a {tea|coffee}").as_str()));
        assert!(["in 7 years", "never"].contains(&say("{in {years} years|never}").as_str()));
        assert!(["", "so "].contains(&say("{|so }").as_str()));
    }

    #[test]
    fn leaves_what_it_does_not_know() {
        assert_eq!(say("{nobody} is } here {"), "{nobody} is } here {");
        assert_eq!(say("{a|b"), "{a|b");
    }
}
