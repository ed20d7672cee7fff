//! A list of people as somebody pastes it: a line each, with a name, an
//! e-mail address or an id, in whatever order.

/// Longest line that is read, in characters; the rest of it is left out.
const LONGEST: usize = 500;
/// What the columns of such lists are called in files.
const HEADS: [&str; 14] = [
    "id",
    "person",
    "person id",
    "name",
    "full name",
    "first name",
    "last name",
    "surname",
    "email",
    "e-mail",
    "mail",
    "email address",
    "e-mail address",
    "organisation",
];

/// A line that holds something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleLine {
    /// Which line it is, from 1.
    pub number: usize,
    /// Its parts without the spaces round them; none is empty, and there is
    /// at least one.
    pub cells: Vec<String>,
}

impl PeopleLine {
    /// What may be the name of the person: each part, all of them together,
    /// and two the other way round ("Marsh, Helen"), spaces put right.
    pub fn names(&self) -> Vec<String> {
        let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut names: Vec<String> = self.cells.iter().map(|cell| spaced(cell)).collect();
        if self.cells.len() > 1 {
            names.push(spaced(&self.cells.join(" ")));
        }
        if let [last, first, ..] = self.cells.as_slice() {
            names.push(spaced(&format!("{first} {last}")));
            names.push(spaced(&format!("{last} {first}")));
        }
        names
    }
}

/// Reads lines of people. Parts stand apart by a comma, a semicolon, a tab or
/// angle brackets, so that lines of CSV and `Name <mail>` come out alike;
/// quotation marks keep a part together. Empty lines and a first line of
/// column heads are left out. No text is a mistake.
///
/// ```
/// use folkmoot_formats::people_lines;
/// let lines = people_lines("name,email\nHelen Marsh <helen@example.org>\n\n\"Osei, Jo\"\n");
/// assert_eq!(lines[0].cells, ["Helen Marsh", "helen@example.org"]);
/// assert_eq!((lines[1].number, lines[1].cells[0].as_str()), (4, "Osei, Jo"));
/// ```
pub fn people_lines(text: &str) -> Vec<PeopleLine> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // Each of "\r\n", "\n" and "\r" ends a line.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut read: Vec<PeopleLine> = text
        .split('\n')
        .enumerate()
        .map(|(at, line)| PeopleLine { number: at + 1, cells: cells(line) })
        .filter(|line| !line.cells.is_empty())
        .collect();
    let is_head = |cell: &String| HEADS.contains(&cell.to_lowercase().as_str());
    if read.first().is_some_and(|first| first.cells.iter().all(is_head)) {
        read.remove(0);
    }
    read
}

/// The parts of a line.
fn cells(line: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut cell = String::new();
    let mut quoted = false;
    for letter in line.chars().take(LONGEST) {
        match letter {
            '"' => quoted = !quoted,
            ',' | ';' | '\t' | '<' | '>' if !quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(letter),
        }
    }
    cells.push(cell);
    cells.iter().map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_lists_and_tables_come_out_alike() {
        for text in [
            "Helen Marsh,helen@example.org\np7",
            "Name;E-mail\r\n\"Helen Marsh\";helen@example.org\r\np7\r\n",
            "\u{feff}Helen Marsh\thelen@example.org\r\rp7",
            "Helen Marsh <helen@example.org>\n  p7  ,\n,;\n",
        ] {
            let cells: Vec<Vec<String>> =
                people_lines(text).into_iter().map(|line| line.cells).collect();
            assert_eq!(cells, [&["Helen Marsh", "helen@example.org"][..], &["p7"]], "{text:?}");
        }
    }

    #[test]
    fn a_name_is_found_however_it_is_split() {
        for text in ["Helen   Marsh", "Helen,Marsh", "\"Marsh\", Helen", "x,Helen Marsh"] {
            let names = people_lines(text)[0].names();
            assert!(names.contains(&"Helen Marsh".to_owned()), "{names:?}");
        }
    }

    #[test]
    fn lines_keep_their_numbers_and_long_ones_end() {
        let lines = people_lines(&format!("\n\na\r\n{}", "b".repeat(10_000)));
        assert_eq!((lines[0].number, lines[1].number), (3, 4));
        assert_eq!(lines[1].cells[0].len(), LONGEST);
        assert!(people_lines("name\n").is_empty() && people_lines(" \r\n,;").is_empty());
    }
}
