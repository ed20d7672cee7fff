//! Badges in SVG pictures: an element `openbadges:credential` (3.0) or `openbadges:assertion`
//! (2.0) with the badge as its text, or a token in its attribute `verify`.

use crate::jws::Jws;
use crate::verdict::{Code, Reason};
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

/// Namespace of Open Badges 3.0 in SVG, and of 2.0.
const NAMESPACE: &str = "https://purl.imsglobal.org/ob/v3p0";
const NAMESPACE_2: &str = "http://openbadges.org";

/// Whether a text may be an SVG picture.
pub(crate) fn is_svg(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').trim_start().starts_with('<') && text.contains("<svg")
}

/// The text of the badge in a picture.
pub(crate) fn extract(text: &str) -> Result<String, Reason> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut inside: Option<String> = None;
    loop {
        let event = reader.read_event().map_err(|error| damaged(&error.to_string()))?;
        match event {
            Event::Eof => return Err(Reason::new(Code::NoBadge, "svg")),
            Event::Start(start) if inside.is_none() && is_badge(&reader, &start) => {
                if let Some(token) = token(&start)? {
                    return Ok(token);
                }
                inside = Some(String::new());
            }
            Event::Empty(start) if inside.is_none() && is_badge(&reader, &start) => {
                if let Some(token) = token(&start)? {
                    return Ok(token);
                }
            }
            Event::CData(part) => {
                if let Some(content) = &mut inside {
                    content.push_str(&part);
                }
            }
            Event::Text(part) => {
                if let Some(content) = &mut inside {
                    content.push_str(&part);
                }
            }
            Event::GeneralRef(name) => {
                if let Some(content) = &mut inside {
                    content.push(character(&name)?);
                }
            }
            Event::End(_) => {
                if let Some(content) = inside {
                    return Ok(content.trim().to_string());
                }
            }
            Event::Start(_) | Event::Empty(_) if inside.is_some() => return Err(damaged("badge")),
            _ => {}
        }
    }
}

fn damaged(part: &str) -> Reason {
    Reason::new(Code::FileDamaged, part)
}

fn is_badge(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> bool {
    let (namespace, local) = reader.resolver().resolve_element(start.name());
    let ours = matches!(namespace, ResolveResult::Bound(it)
        if it.as_ref() == NAMESPACE || it.as_ref() == NAMESPACE_2);
    ours && matches!(local.as_ref(), "credential" | "assertion")
}

/// The token in `verify`, if that is one; Open Badges 2.0 may have an address there.
fn token(start: &BytesStart<'_>) -> Result<Option<String>, Reason> {
    let attribute =
        start.try_get_attribute("verify").map_err(|error| damaged(&error.to_string()))?;
    Ok(attribute.map(|it| it.value.trim().to_string()).filter(|it| Jws::looks_like(it)))
}

/// The character a reference such as `&amp;` or `&#34;` stands for.
fn character(name: &str) -> Result<char, Reason> {
    let number =
        |digits: &str, base| u32::from_str_radix(digits, base).ok().and_then(char::from_u32);
    let found = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|code| match code.strip_prefix('x') {
            Some(digits) => number(digits, 16),
            None => number(code, 10),
        }),
    };
    found.ok_or_else(|| damaged(name))
}

/// A picture with a badge in it, as the first thing inside `<svg>`. One that has a badge
/// already is refused.
pub(crate) fn bake(text: &str, credential: &str) -> Result<String, Reason> {
    if extract(text).is_ok() {
        return Err(damaged("has a badge already"));
    }
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        let event = reader.read_event().map_err(|error| damaged(&error.to_string()))?;
        match event {
            Event::Start(start) if start.local_name().as_ref() == "svg" => {
                let at = usize::try_from(reader.buffer_position()).map_err(|_| damaged("svg"))?;
                let escaped = credential.replace("]]>", "]]]]><![CDATA[>");
                let element = format!(
                    "<openbadges:credential xmlns:openbadges=\"{NAMESPACE}\"><![CDATA[{escaped}]]></openbadges:credential>"
                );
                return Ok(format!("{}{element}{}", &text[..at], &text[at..]));
            }
            Event::Eof => return Err(damaged("svg")),
            _ => {}
        }
    }
}
