//! Patterns of `LIKE`.

/// A pattern that any text fits which holds this one. It goes with
/// `ESCAPE '!'`.
pub fn holding(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len() + 2);
    pattern.push('%');
    for letter in text.chars() {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

#[cfg(test)]
mod tests {
    use super::holding;

    #[test]
    fn signs_of_patterns_stand_for_themselves() {
        assert_eq!(holding("100%_!"), "%100!%!_!!%");
        assert_eq!(holding(""), "%%");
    }
}
