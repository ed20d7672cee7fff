//! The workspace as `cargo metadata` tells it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::process;

/// Our crates, and everything they are built from.
#[derive(Debug)]
pub(crate) struct Workspace {
    pub(crate) root: PathBuf,
    /// Where cargo puts what it builds.
    pub(crate) target: PathBuf,
    pub(crate) members: Vec<Package>,
    /// Packages of others that are part of a build of any member, on any platform.
    pub(crate) third_party: Vec<Package>,
}

#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// An SPDX expression, when the package gives one.
    pub(crate) licence: Option<String>,
    /// The folder, relative to the workspace for a member.
    pub(crate) folder: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
}

#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The folder, when the dependency is one of ours.
    pub(crate) folder: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Normal,
    Build,
    Dev,
}

/// The checkout this program was built from.
///
/// # Errors
/// When the folder of xtask has no parent.
pub(crate) fn root() -> Result<PathBuf> {
    let folder =
        std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").into());
    let parent = Path::new(&folder).parent();
    Ok(parent.context("xtask has no parent folder")?.to_path_buf())
}

impl Workspace {
    /// Asks cargo.
    ///
    /// # Errors
    /// When cargo fails (it says why on standard error) or answers in an unknown form.
    pub(crate) fn load() -> Result<Workspace> {
        let text = process::output(
            process::cargo()
                .args(["metadata", "--format-version", "1", "--all-features"])
                .current_dir(root()?),
        )?;
        Workspace::parse(&text)
    }

    /// Reads what `cargo metadata --format-version 1` prints.
    pub(crate) fn parse(text: &str) -> Result<Workspace> {
        let metadata: Value = serde_json::from_str(text)?;
        let root = PathBuf::from(string(&metadata, "workspace_root")?);
        let ids = |value: &Value| -> BTreeSet<String> {
            let ids = value.as_array().into_iter().flatten();
            ids.filter_map(Value::as_str).map(str::to_string).collect()
        };
        let member_ids = ids(&metadata["workspace_members"]);
        let built: BTreeSet<&str> = array(&metadata["resolve"], "nodes")?
            .iter()
            .filter_map(|node| node["id"].as_str())
            .collect();

        let (mut members, mut third_party) = (Vec::new(), Vec::new());
        for package in array(&metadata, "packages")? {
            let id = string(package, "id")?;
            if member_ids.contains(id) {
                members.push(read_package(package, &root)?);
            } else if built.contains(id) {
                third_party.push(read_package(package, &root)?);
            }
        }
        Ok(Workspace {
            target: string(&metadata, "target_directory")?.into(),
            root,
            members,
            third_party,
        })
    }

    /// Whether one of our crates lives in this folder.
    pub(crate) fn has(&self, folder: &str) -> bool {
        self.members.iter().any(|member| member.folder == Path::new(folder))
    }
}

fn read_package(package: &Value, root: &Path) -> Result<Package> {
    let relative = |path: &Path| path.strip_prefix(root).unwrap_or(path).to_path_buf();
    let manifest = Path::new(string(package, "manifest_path")?);
    let mut dependencies = Vec::new();
    for dependency in array(package, "dependencies")? {
        dependencies.push(Dependency {
            name: string(dependency, "name")?.to_string(),
            kind: match dependency["kind"].as_str() {
                Some("dev") => Kind::Dev,
                Some("build") => Kind::Build,
                _ => Kind::Normal,
            },
            folder: dependency["path"].as_str().map(|path| relative(Path::new(path))),
        });
    }
    Ok(Package {
        name: string(package, "name")?.to_string(),
        version: string(package, "version")?.to_string(),
        licence: package["license"].as_str().map(str::to_string),
        folder: relative(manifest.parent().unwrap_or(root)),
        dependencies,
    })
}

fn string<'a>(value: &'a Value, field: &str) -> Result<&'a str> {
    value[field].as_str().with_context(|| format!("cargo metadata has no text in `{field}`"))
}

fn array<'a>(value: &'a Value, field: &str) -> Result<&'a Vec<Value>> {
    value[field].as_array().with_context(|| format!("cargo metadata has no list in `{field}`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &str = r#"{
      "workspace_root": "/house", "target_directory": "/elsewhere",
      "workspace_members": ["a"],
      "resolve": {"nodes": [{"id": "a"}, {"id": "b"}]},
      "packages": [
        {"id": "a", "name": "folkmoot-web", "version": "0.1.0", "license": null,
         "manifest_path": "/house/platform/web/Cargo.toml",
         "dependencies": [
           {"name": "folkmoot-app", "kind": null, "path": "/house/platform/app"},
           {"name": "folkmoot-test-support", "kind": "dev", "path": "/house/platform/test-support"},
           {"name": "serde", "kind": null}]},
        {"id": "b", "name": "serde", "version": "1.0.0", "license": "MIT OR Apache-2.0",
         "manifest_path": "/registry/serde/Cargo.toml", "dependencies": []},
        {"id": "c", "name": "unused", "version": "1.0.0", "license": "MIT",
         "manifest_path": "/registry/unused/Cargo.toml", "dependencies": []}]
    }"#;

    #[test]
    fn members_and_what_they_are_built_from_are_told_apart() {
        let workspace = Workspace::parse(METADATA).unwrap();
        assert_eq!(workspace.members.len(), 1);
        assert!(workspace.has("platform/web") && !workspace.has("cli"));
        let names: Vec<&str> =
            workspace.third_party.iter().map(|package| package.name.as_str()).collect();
        assert_eq!(names, ["serde"], "what is not built does not count");
        let dependencies = &workspace.members[0].dependencies;
        assert_eq!(dependencies[0].folder.as_deref(), Some(Path::new("platform/app")));
        assert_eq!(dependencies[1].kind, Kind::Dev);
        assert_eq!(dependencies[2].folder, None);
    }

    #[test]
    fn a_form_we_do_not_know_is_an_error() {
        assert!(Workspace::parse("{}").is_err());
        assert!(Workspace::parse("not json").is_err());
    }
}
