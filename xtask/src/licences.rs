//! Licences of what Folkmoot is built from.

use anyhow::{Context, Result};
use spdx::{Expression, Licensee, ParseMode};

use crate::workspace::{Package, Workspace};

/// What may be part of a program under Apache-2.0, and why.
const ALLOWED: &[(&str, &str)] = &[
    ("Apache-2.0", "our own licence"),
    ("Apache-2.0 WITH LLVM-exception", "ours, with fewer conditions on compiled programs"),
    ("MIT", "permissive: keep the notice"),
    ("MIT-0", "MIT without the notice"),
    ("BSD-2-Clause", "permissive: keep the notice"),
    ("BSD-3-Clause", "permissive: keep the notice, no endorsement"),
    ("BSL-1.0", "permissive: notice in source only"),
    ("ISC", "permissive: keep the notice"),
    ("Zlib", "permissive: mark altered sources"),
    ("0BSD", "no conditions"),
    ("Unlicense", "public domain"),
    ("CC0-1.0", "public domain"),
    ("Unicode-3.0", "permissive: the character tables of the Unicode Consortium"),
    ("CDLA-Permissive-2.0", "permissive, for data: the root certificates of Mozilla"),
    ("MPL-2.0", "copyleft by file: changes to those files are published, ours are not affected"),
    ("OFL-1.1", "fonts: may be embedded and shipped with a program"),
];

/// Every package whose licence does not allow its use, one sentence each.
///
/// # Errors
/// When an entry of the allow list is not an SPDX licence.
pub(crate) fn refused(workspace: &Workspace) -> Result<Vec<String>> {
    let allowed = allowed()?;
    let packages = workspace.third_party.iter();
    Ok(packages.filter_map(|package| refuse(package, &allowed)).collect())
}

fn allowed() -> Result<Vec<Licensee>> {
    let names = ALLOWED.iter().map(|(name, _)| *name);
    names
        .map(|name| {
            Licensee::parse(name)
                .with_context(|| format!("`{name}` in xtask/src/licences.rs is no SPDX licence"))
        })
        .collect()
}

/// Why the package may not be used, or nothing when it may.
fn refuse(package: &Package, allowed: &[Licensee]) -> Option<String> {
    let who = format!("{} {}", package.name, package.version);
    let Some(licence) = &package.licence else {
        return Some(format!("{who} names no licence"));
    };
    // Older packages write `MIT/Apache-2.0`.
    let expression = match Expression::parse_mode(licence, ParseMode::LAX) {
        Ok(expression) => expression,
        Err(error) => return Some(format!("{who}: `{licence}` cannot be read: {error}")),
    };
    let permitted =
        expression.evaluate(|wanted| allowed.iter().any(|licence| licence.satisfies(wanted)));
    (!permitted)
        .then(|| format!("{who}: `{licence}` is not in the allow list of xtask/src/licences.rs"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(licence: Option<&str>) -> Option<String> {
        let package = Package {
            name: "example".into(),
            version: "1.0.0".into(),
            licence: licence.map(str::to_string),
            folder: "/registry/example".into(),
            dependencies: Vec::new(),
        };
        refuse(&package, &allowed().unwrap())
    }

    #[test]
    fn one_allowed_choice_is_enough_and_every_joined_part_is_needed() {
        for fine in [
            "MIT",
            "MIT OR Apache-2.0",
            "MIT/Apache-2.0",
            "GPL-3.0-only OR MIT",
            "(MIT OR Apache-2.0) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT",
        ] {
            assert_eq!(refusal(Some(fine)), None, "{fine}");
        }
        for refused in ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "SSPL-1.0"] {
            assert!(refusal(Some(refused)).is_some(), "{refused}");
        }
    }

    #[test]
    fn no_licence_and_an_unreadable_one_are_refused() {
        assert!(refusal(None).unwrap().contains("names no licence"));
        let text = refusal(Some("as is")).unwrap();
        assert!(text.contains("cannot be read"), "{text}");
    }
}
