//! Where measuring data lies.

use std::path::PathBuf;

/// The data folder named by `FOLKMOOT_DATA`, else the one beside the workspace; none, with
/// a line that says so, when there is no such folder.
pub(crate) fn data(part: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(part);
    if path.exists() {
        return Some(path);
    }
    println!("left out: no {} (set FOLKMOOT_DATA)", path.display());
    None
}
