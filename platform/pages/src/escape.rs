//! Texts as parts of addresses.

/// A text as one segment of a path or one value of a query: all but letters,
/// digits, `-`, `_` and `~` is escaped, a full stop too.
///
/// ```
/// assert_eq!(folkmoot_pages::escape("/calls/a?b"), "%2Fcalls%2Fa%3Fb");
/// ```
pub fn escape(text: &str) -> String {
    use std::fmt::Write as _;
    let mut escaped = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_~".contains(&byte) {
            escaped.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(escaped, "%{byte:02X}");
        }
    }
    escaped
}
