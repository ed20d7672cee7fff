//! Who may import whom: the table of ARCHITECTURE.md as data, compared with `cargo metadata`.

use std::path::Path;

use crate::workspace::{Dependency, Kind, Package, Workspace};

/// One row of the table. A name ending in `/*` stands for every crate in that folder.
struct Row {
    room: &'static str,
    may_import: &'static [&'static str],
}

/// The more particular row comes first: the first one that fits a crate is its row.
/// A database crate (`storage-sqlite`, `storage-postgres`) is named by `cli` and `test-support` alone.
const TABLE: &[Row] = &[
    Row { room: "engines/*", may_import: &[] },
    Row { room: "platform/model", may_import: &[] },
    Row { room: "platform/formats", may_import: &["platform/model", "engines/*"] },
    Row { room: "platform/storage", may_import: &["platform/model"] },
    Row { room: "platform/storage-sql", may_import: &["platform/model", "platform/storage"] },
    Row {
        room: "platform/storage-sqlite",
        may_import: &["platform/model", "platform/storage", "platform/storage-sql"],
    },
    Row {
        room: "platform/storage-postgres",
        may_import: &["platform/model", "platform/storage", "platform/storage-sql"],
    },
    Row {
        room: "platform/app",
        may_import: &["platform/model", "engines/*", "platform/formats", "platform/storage"],
    },
    Row { room: "platform/pages", may_import: &["platform/model"] },
    Row {
        room: "platform/web",
        may_import: &["platform/app", "platform/model", "platform/pages", "platform/storage"],
    },
    Row {
        room: "platform/jobs",
        may_import: &["platform/app", "platform/model", "platform/pages", "platform/storage"],
    },
    Row { room: "platform/lookup", may_import: &["engines/*"] },
    Row { room: TEST_SUPPORT, may_import: &["platform/*", "engines/*"] },
    Row { room: "cli", may_import: &["platform/*", "engines/*"] },
    Row { room: "bench", may_import: &["platform/model", "platform/formats", "engines/*"] },
    Row { room: "xtask", may_import: &[] },
];

/// Anyone may use it, but only in tests.
const TEST_SUPPORT: &str = "platform/test-support";

/// Every arrow that should not be, one sentence each, in the order of the crates.
pub(crate) fn forbidden(workspace: &Workspace) -> Vec<String> {
    let members = workspace.members.iter();
    members
        .flat_map(|member| {
            let arrows = member.dependencies.iter();
            arrows.filter_map(move |dependency| refuse(member, dependency))
        })
        .chain(workspace.members.iter().filter_map(without_a_row))
        .collect()
}

/// How many arrows between our crates there are.
pub(crate) fn arrows(workspace: &Workspace) -> usize {
    let dependencies = workspace.members.iter().flat_map(|it| &it.dependencies);
    dependencies.filter(|it| it.folder.is_some()).count()
}

fn without_a_row(member: &Package) -> Option<String> {
    row_of(&member.folder).is_none().then(|| {
        format!(
            "{} in {} has no row in the import table: add one to xtask/src/imports.rs and ARCHITECTURE.md",
            member.name,
            member.folder.display()
        )
    })
}

/// Why `member` may not import `dependency`, or nothing when it may.
fn refuse(member: &Package, dependency: &Dependency) -> Option<String> {
    let target = dependency.folder.as_deref()?;
    let row = row_of(&member.folder)?;
    let arrow = format!("{} -> {}", member.name, dependency.name);
    if fits(TEST_SUPPORT, target) {
        return (dependency.kind != Kind::Dev)
            .then(|| format!("{arrow}: test-support may only be a dev-dependency"));
    }
    if row.may_import.iter().any(|pattern| fits(pattern, target)) {
        return None;
    }
    let allowed = if row.may_import.is_empty() {
        "nothing of ours".to_string()
    } else {
        row.may_import.join(", ")
    };
    Some(format!("{arrow}: {} may import {allowed}", row.room))
}

fn row_of(folder: &Path) -> Option<&'static Row> {
    TABLE.iter().find(|row| fits(row.room, folder))
}

fn fits(pattern: &str, folder: &Path) -> bool {
    match pattern.strip_suffix("/*") {
        Some(parent) => folder.parent() == Some(Path::new(parent)),
        None => folder == Path::new(pattern),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A workspace of one crate with one dependency.
    fn arrow(from: &str, to: &str, kind: Kind) -> Workspace {
        let name = |folder: &str| format!("folkmoot-{}", folder.rsplit('/').next().unwrap());
        Workspace {
            root: "/house".into(),
            target: "/house/target".into(),
            members: vec![Package {
                name: name(from),
                version: "0.1.0".into(),
                licence: None,
                folder: from.into(),
                dependencies: vec![Dependency { name: name(to), kind, folder: Some(to.into()) }],
            }],
            third_party: Vec::new(),
        }
    }

    fn allowed(from: &str, to: &str) -> bool {
        forbidden(&arrow(from, to, Kind::Normal)).is_empty()
    }

    #[test]
    fn arrows_of_the_table_pass() {
        for (from, to) in [
            ("platform/formats", "platform/model"),
            ("platform/formats", "engines/expertise"),
            ("platform/storage", "platform/model"),
            ("platform/storage-postgres", "platform/storage-sql"),
            ("platform/app", "engines/seating"),
            ("platform/app", "platform/storage"),
            ("platform/web", "platform/pages"),
            ("platform/test-support", "platform/storage-sqlite"),
            ("cli", "platform/storage-postgres"),
        ] {
            assert!(allowed(from, to), "{from} -> {to}");
        }
    }

    #[test]
    fn arrows_that_should_not_be_are_refused() {
        for (from, to) in [
            ("engines/expertise", "engines/seating"),
            ("engines/expertise", "platform/model"),
            ("platform/model", "platform/storage"),
            ("platform/storage", "platform/app"),
            ("platform/app", "platform/storage-sqlite"),
            ("platform/web", "platform/storage-postgres"),
            ("platform/web", "engines/expertise"),
            ("platform/pages", "platform/app"),
            ("platform/jobs", "platform/web"),
            ("bench", "platform/storage-sqlite"),
            ("xtask", "platform/model"),
            ("platform/test-support", "cli"),
        ] {
            assert!(!allowed(from, to), "{from} -> {to}");
        }
    }

    #[test]
    fn a_refusal_names_the_arrow_and_what_is_allowed() {
        let refused = forbidden(&arrow("platform/pages", "platform/app", Kind::Normal));
        assert_eq!(
            refused,
            ["folkmoot-pages -> folkmoot-app: platform/pages may import platform/model"]
        );
    }

    #[test]
    fn test_support_is_for_tests_alone() {
        let to = TEST_SUPPORT;
        assert!(forbidden(&arrow("platform/web", to, Kind::Dev)).is_empty());
        assert!(forbidden(&arrow("cli", to, Kind::Dev)).is_empty());
        for kind in [Kind::Normal, Kind::Build] {
            let refused = forbidden(&arrow("platform/web", to, kind));
            assert!(refused[0].contains("dev-dependency"), "{refused:?}");
        }
    }

    #[test]
    fn tests_do_not_open_other_arrows() {
        assert!(!forbidden(&arrow("platform/pages", "platform/app", Kind::Dev)).is_empty());
    }

    #[test]
    fn a_crate_without_a_row_is_reported() {
        let reported = forbidden(&arrow("platform/common", "platform/model", Kind::Normal));
        assert!(reported[0].contains("no row"), "{reported:?}");
    }
}
