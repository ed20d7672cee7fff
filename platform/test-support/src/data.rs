//! Real data, where it is.

use std::path::{Path, PathBuf};

/// A file or folder of real data below the folder that `FOLKMOOT_DATA` names,
/// else `shared/data` beside the project; or none, said in one line.
pub fn data(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("FOLKMOOT_DATA").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data"),
        PathBuf::from,
    );
    let path = root.join(path);
    if path.exists() {
        return Some(path);
    }
    eprintln!("left out: {} is not there (set FOLKMOOT_DATA)", path.display());
    None
}
