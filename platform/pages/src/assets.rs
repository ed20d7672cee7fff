//! Styles, fonts and pictures, served from the binary under addresses that
//! change with their content, so that browsers may keep them for ever.

use std::{borrow::Cow, sync::LazyLock};

use folkmoot_model::Digest;

/// A static file.
#[derive(Debug)]
pub struct Asset {
    /// The name it goes by in templates: `folkmoot.css`.
    pub name: &'static str,
    /// Where it is served, with the start of a digest of its content:
    /// `/assets/folkmoot.0123456789ab.css`.
    pub address: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Cow<'static, [u8]>,
}

/// Every static file.
pub static ASSETS: LazyLock<Vec<Asset>> = LazyLock::new(|| {
    let mut assets: Vec<Asset> =
        FILES.iter().map(|(name, bytes)| Asset::new(name, Cow::Borrowed(*bytes))).collect();
    // The style sheet names the fonts, so it comes last, with their addresses.
    let mut styles = include_str!("../styles/folkmoot.css").to_owned();
    for asset in &assets {
        styles = styles.replace(&format!("/assets/{}", asset.name), &asset.address);
    }
    assets.push(Asset::new("folkmoot.css", Cow::Owned(styles.into_bytes())));
    assets
});

const FILES: &[(&str, &[u8])] = &[
    ("atkinson-latin.woff2", include_bytes!("../fonts/atkinson-latin.woff2")),
    ("atkinson-latin-ext.woff2", include_bytes!("../fonts/atkinson-latin-ext.woff2")),
    ("atkinson-latin-italic.woff2", include_bytes!("../fonts/atkinson-latin-italic.woff2")),
    ("atkinson-latin-ext-italic.woff2", include_bytes!("../fonts/atkinson-latin-ext-italic.woff2")),
    ("source-serif-latin.woff2", include_bytes!("../fonts/source-serif-latin.woff2")),
    ("source-serif-latin-ext.woff2", include_bytes!("../fonts/source-serif-latin-ext.woff2")),
    ("htmx.min.js", include_bytes!("../scripts/htmx.min.js")),
    ("live.js", include_bytes!("../scripts/live.js")),
    ("lottery.js", include_bytes!("../scripts/lottery.js")),
    ("parts.js", include_bytes!("../scripts/parts.js")),
    ("logo.svg", include_bytes!("../images/logo.svg")),
];

impl Asset {
    fn new(name: &'static str, bytes: Cow<'static, [u8]>) -> Self {
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let digest = Digest::of(&bytes);
        let address = format!("/assets/{stem}.{}.{ending}", digest.short());
        let media_type = match ending {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            "svg" => "image/svg+xml",
            "woff2" => "font/woff2",
            _ => "application/octet-stream",
        };
        Self { name, address, media_type, bytes }
    }
}

/// Where a file is served; `/assets/` for a name that there is not, which a
/// test looks for.
pub fn address(name: &str) -> &'static str {
    ASSETS.iter().find(|asset| asset.name == name).map_or("/assets/", |asset| &asset.address)
}

/// The file that is served at an address.
pub fn at(address: &str) -> Option<&'static Asset> {
    ASSETS.iter().find(|asset| asset.address == address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_names_fonts_where_they_are() {
        let styles = ASSETS.iter().find(|a| a.name == "folkmoot.css").unwrap();
        let styles = std::str::from_utf8(&styles.bytes).unwrap();
        let mut fonts = 0;
        for part in styles.split("url(\"").skip(1) {
            let address = part.split('"').next().unwrap();
            assert!(at(address).is_some(), "{address}");
            fonts += 1;
        }
        assert_eq!(fonts, 6);
    }

    #[test]
    fn addresses_change_with_content() {
        let one = Asset::new("a.css", Cow::Borrowed(b"1"));
        let two = Asset::new("a.css", Cow::Borrowed(b"2"));
        assert_ne!(one.address, two.address);
        assert!(
            one.address.starts_with("/assets/a.") && one.address.rsplit('.').next() == Some("css")
        );
    }
}
