//! HTML to plain text.

use quick_xml::escape::resolve_html5_entity;

/// Longest tag that is taken for one, in bytes.
const MAX_TAG: usize = 16 << 10;

/// The text of a piece of HTML: tags taken out, entities decoded, white space
/// and line breaks made single, code and formulas kept as they are written,
/// control characters dropped. At most `limit` characters.
///
/// Never fails: what is no tag or no entity stays as text; a comment, script
/// or style that is never closed goes on to the end, as in a browser.
/// O(length), and O([`MAX_TAG`]) more for each `<` that begins no tag.
pub(crate) fn plain_text(html: &str, limit: usize) -> String {
    let mut text = Text { kept: String::new(), gap: None, left: limit };
    let mut rest = html;
    while !rest.is_empty() && text.left > 0 {
        let at = memchr::memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
        text.push(&rest[..at]);
        rest = &rest[at..];
        let taken = match rest.as_bytes().first() {
            Some(b'<') => markup(rest, &mut text),
            Some(b'&') => entity(rest, &mut text),
            _ => break,
        };
        if taken == 0 {
            text.push(&rest[..1]);
        }
        rest = &rest[taken.max(1)..];
    }
    text.kept
}

/// Text with single gaps.
struct Text {
    kept: String,
    gap: Option<char>,
    /// How many characters may still come.
    left: usize,
}

impl Text {
    fn push(&mut self, part: &str) {
        for c in part.chars() {
            if c.is_whitespace() {
                self.gap.get_or_insert(' ');
            } else if !c.is_control() {
                self.put(c);
            }
        }
    }

    fn put(&mut self, c: char) {
        let gap = self.gap.take().filter(|_| !self.kept.is_empty());
        for c in gap.into_iter().chain([c]) {
            if self.left > 0 {
                self.kept.push(c);
                self.left -= 1;
            }
        }
    }
}

/// Takes a tag, a comment or a declaration, and gives its length; 0 if it is
/// none.
fn markup(rest: &str, text: &mut Text) -> usize {
    if rest.starts_with("<!--") {
        return rest.find("-->").map_or(rest.len(), |end| end + 3);
    }
    let inner = rest[1..].trim_start_matches('/');
    if !inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        return 0;
    }
    let Some(end) = tag_end(rest.as_bytes()) else { return 0 };
    let name_end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner[..name_end].to_ascii_lowercase();
    let opens = !rest.starts_with("</");
    if opens && matches!(name.as_str(), "script" | "style") {
        return element_end(rest, &name).unwrap_or(rest.len());
    }
    text.gap = match name.as_str() {
        "p" | "br" | "div" | "li" | "ul" | "ol" | "dl" | "dt" | "dd" | "pre" | "blockquote"
        | "hr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table" | "tr" => Some('\n'),
        "td" | "th" | "img" | "option" => text.gap.or(Some(' ')),
        _ => text.gap,
    };
    end
}

/// The length of a tag; `>` in quotation marks doesn't end it.
fn tag_end(tag: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in tag.iter().take(MAX_TAG).enumerate() {
        match (quote, byte) {
            (None, b'>') => return Some(at + 1),
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    None
}

/// The length of an element whose content is no text.
fn element_end(rest: &str, name: &str) -> Option<usize> {
    let closing = format!("</{name}");
    let bytes = rest.as_bytes();
    let start =
        bytes.windows(closing.len()).position(|w| w.eq_ignore_ascii_case(closing.as_bytes()));
    let start = start?;
    tag_end(&bytes[start..]).map(|length| start + length)
}

/// Takes an entity, and gives its length; 0 if it is none.
fn entity(rest: &str, text: &mut Text) -> usize {
    // The longest name in HTML 5 has 31 characters.
    let Some(end) = rest.bytes().take(34).position(|byte| byte == b';') else { return 0 };
    let name = &rest[1..end];
    let number = name.strip_prefix('#').map(|number| {
        let hex = number.strip_prefix(['x', 'X']);
        hex.map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok())
    });
    match (number, resolve_html5_entity(name)) {
        (Some(Some(number)), _) => match char::from_u32(number) {
            Some(c) => text.push(c.encode_utf8(&mut [0; 4])),
            None => text.push("\u{fffd}"),
        },
        (None, Some(decoded)) => text.push(decoded),
        _ => return 0,
    }
    end + 1
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::plain_text;

    #[test]
    fn keeps_the_words_and_nothing_else() {
        let text = |html| plain_text(html, 1_000);
        assert_eq!(text("<p>One <b>bold</b>\n word.</p>\n\n<p>Two</p>"), "One bold word.\nTwo");
        assert_eq!(text("<pre><code>let a = b &lt; c;\n</code></pre>"), "let a = b < c;");
        assert_eq!(text("a&nbsp;&amp;&#32;b&#x2764; &copy;"), "a & b❤ ©");
        assert_eq!(text(r#"<a href="x>y" title='<p>'>link</a>"#), "link");
        assert_eq!(text("<script>alert('1')</SCRIPT>after<style>p{}"), "after");
        assert_eq!(text("1 < 2 & 3 &unknown; <3 <"), "1 < 2 & 3 &unknown; <3 <");
        assert_eq!(text("yes<!-- no <b>"), "yes");
        assert_eq!(text("<!-- no -->yes<ul><li>a<li>b</ul>"), "yes\na\nb");
        assert_eq!(text("&#0;&#xD800;&#x7;x"), "\u{fffd}x");
        assert_eq!(plain_text("<p>äöü</p><p>x</p>", 4), "äöü\n");
    }

    proptest! {
        #[test]
        fn never_panics_and_keeps_its_limit(
            html in r#"([<>&;/"' a-z#!-]|\PC){0,80}"#,
            limit in 0_usize..50,
        ) {
            prop_assert!(plain_text(&html, limit).chars().count() <= limit);
        }

        #[test]
        fn plain_words_stay(words in prop::collection::vec("[a-zé]{1,8}", 0..9)) {
            let html = format!("<p>{}</p>", words.join(" "));
            prop_assert_eq!(plain_text(&html, 1_000), words.join(" "));
        }
    }
}
