//! Invented names. First names are common ones of many origins; last names
//! are a single letter or made of two halves that name no family.

use std::collections::BTreeSet;

use super::dice::Dice;

/// First names, with a language that people of these names often speak
/// besides English.
const FIRST: &[(&str, &[&str])] = &[
    (
        "",
        &[
            "Alice", "Arthur", "Beth", "Callum", "Carol", "Colin", "Daisy", "Derek", "Edith",
            "Ellen", "Frank", "George", "Hazel", "Ian", "Jean", "Joan", "Joyce", "Keith",
            "Leonard", "Lily", "Marjorie", "Martin", "Maureen", "Nigel", "Oliver", "Pauline",
            "Peggy", "Ralph", "Rosie", "Sheila", "Stella", "Stephen", "Tess", "Trevor", "Vera",
            "Walter",
        ],
    ),
    ("Welsh", &["Bronwen", "Dylan", "Gareth", "Gwen", "Rhys", "Sian"]),
    ("", &["Aisling", "Brendan", "Catriona", "Eoin", "Fergus", "Niamh", "Oisin", "Morag"]),
    ("Bengali", &["Anika", "Farhana", "Jahid", "Nasrin", "Rafiq", "Shirin", "Tahmina"]),
    ("Punjabi", &["Balvinder", "Gurpreet", "Harjit", "Jaspreet", "Manjit", "Simran"]),
    ("Urdu", &["Adeel", "Bilal", "Fatima", "Hina", "Imran", "Nadia", "Saima", "Usman"]),
    ("Gujarati", &["Bhavna", "Hitesh", "Jignesh", "Kavita", "Nisha"]),
    ("Tamil", &["Kavin", "Meena", "Suresh", "Thivya"]),
    ("Polish", &["Agnieszka", "Bartek", "Ewa", "Kasia", "Łukasz", "Małgorzata", "Piotr", "Zofia"]),
    ("Romanian", &["Andreea", "Bogdan", "Ioana", "Mihai", "Ștefania"]),
    ("Portuguese", &["Beatriz", "Catarina", "Duarte", "João", "Inês", "Rui"]),
    ("Spanish", &["Álvaro", "Lucía", "Marisol", "Tomás"]),
    ("French", &["Amélie", "Fabrice", "Océane", "Thierry"]),
    ("Yoruba", &["Adaeze", "Bisi", "Femi", "Folake", "Kemi", "Tunde"]),
    ("Twi", &["Abena", "Akosua", "Kofi", "Kwame", "Yaw"]),
    ("Somali", &["Abdi", "Hodan", "Ifrah", "Khadra", "Liban"]),
    ("Tigrinya", &["Feven", "Selam", "Yonas"]),
    ("Arabic", &["Amal", "Hassan", "Layla", "Omar", "Rania", "Yusuf"]),
    ("Farsi", &["Dariush", "Laleh", "Mahsa", "Parisa"]),
    ("Kurdish", &["Azad", "Rojin", "Zana"]),
    ("Turkish", &["Ayşe", "Emre", "Elif", "Murat"]),
    ("Greek", &["Despina", "Stavros", "Yiannis"]),
    ("Ukrainian", &["Oksana", "Taras", "Yulia"]),
    ("Cantonese", &["Chi-Ming", "Ka-Yan", "Mei-Ling", "Wing"]),
    ("Vietnamese", &["Huong", "Linh", "Minh", "Thuy"]),
    ("Tagalog", &["Analyn", "Jomar", "Maricel"]),
    ("", &["Chantelle", "Delroy", "Desmond", "Marcia", "Neville", "Winston"]),
];
const HEADS: &[&str] = &[
    "Brack", "Cradd", "Fenn", "Gorse", "Hollo", "Marl", "Oster", "Pell", "Quill", "Sedge", "Tarn",
    "Tollo", "Wrack",
];
const TAILS: &[&str] =
    &["acre", "bight", "comb", "fleet", "garth", "low", "mere", "spit", "stow", "wold"];
const LETTERS: &[&str] = &[
    "A", "B", "C", "D", "F", "G", "H", "J", "K", "L", "M", "N", "O", "P", "R", "S", "T", "W", "Y",
];

/// A name, and a language besides English that may come with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) first: &'static str,
    pub(super) last: String,
    pub(super) language: &'static str,
}

/// Gives every person another name.
#[derive(Debug, Default)]
pub(super) struct Names {
    taken: BTreeSet<(&'static str, String)>,
}

impl Names {
    /// A name that nobody has yet. Should all tries be taken, a name comes
    /// twice, as it does in towns.
    pub(super) fn next(&mut self, dice: &mut Dice) -> Name {
        let mut name = draw(dice);
        for _ in 0..100 {
            if self.taken.insert((name.first, name.last.clone())) {
                break;
            }
            name = draw(dice);
        }
        name
    }
}

fn draw(dice: &mut Dice) -> Name {
    let by_size: Vec<(usize, usize)> =
        FIRST.iter().enumerate().map(|(i, (_, names))| (i, names.len())).collect();
    let (language, firsts) = FIRST.get(dice.weighted(&by_size)).copied().unwrap_or_default();
    let last = if language.is_empty() && dice.chance(45) {
        format!("{}{}", dice.pick(HEADS), dice.pick(TAILS))
    } else {
        dice.pick(LETTERS).to_owned()
    };
    Name { first: dice.pick(firsts), last, language }
}

/// A name in small ASCII letters, for addresses.
pub(super) fn ascii(name: &str) -> String {
    let plain = |c: char| match c {
        'á' | 'ã' => 'a',
        'é' | 'ê' => 'e',
        'í' => 'i',
        'ó' => 'o',
        'ł' => 'l',
        'ş' | 'ș' => 's',
        other => other,
    };
    name.to_lowercase().chars().map(plain).filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use folkmoot_model::Seed;

    #[test]
    fn addresses_are_plain() {
        for (name, plain) in
            [("Małgorzata", "malgorzata"), ("Ștefania", "stefania"), ("Mei-Ling", "meiling")]
        {
            assert_eq!(ascii(name), plain);
        }
        for (_, names) in FIRST {
            for name in *names {
                let letters = name.chars().filter(|c| c.is_alphabetic()).count();
                assert_eq!(ascii(name).len(), letters, "{name}");
            }
        }
    }

    #[test]
    fn nobody_has_the_same_name() {
        let mut dice = Dice::new(&Seed::new("names"));
        let mut names = Names::default();
        let all: Vec<Name> = (0..400).map(|_| names.next(&mut dice)).collect();
        let unique: BTreeSet<_> = all.iter().map(|n| (n.first, &n.last)).collect();
        assert_eq!(unique.len(), all.len());
    }
}
