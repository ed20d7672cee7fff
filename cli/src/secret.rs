//! The key that signs sessions: set, or kept beside the data.

use std::io::{Read as _, Write as _};
use std::path::Path;

use folkmoot_web::Key;
use sha2::{Digest as _, Sha256};

use crate::clock::fresh_seed;
use crate::config::Config;
use crate::failure::Failure;

/// The file that holds the secret, within the data folder.
const FILE: &str = "secret.key";
/// Shorter secrets could be guessed.
const LEAST: usize = 32;

/// The key of this service: from the setting "secret", or from a file in the
/// data folder that is made at the first start. Processes that share a
/// database must be given the same one.
pub(crate) fn key(config: &Config) -> Result<Key, Failure> {
    Ok(Key::new(Sha256::digest(secret(config)?.as_bytes()).into()))
}

/// What the keys that sign badges follow from: the same secret, made into
/// something that tells nothing about the key of sessions.
pub(crate) fn for_badges(config: &Config) -> Result<[u8; 32], Failure> {
    let digest = Sha256::new_with_prefix(b"folkmoot badges\0").chain_update(secret(config)?);
    Ok(digest.finalize().into())
}

fn secret(config: &Config) -> Result<String, Failure> {
    match config.get("secret") {
        Some(secret) if secret.len() < LEAST => Err(Failure::config(
            format!("\"secret\" is shorter than {LEAST} characters"),
            Some("take what `openssl rand -hex 32` prints".to_owned()),
        )),
        Some(secret) => Ok(secret.to_owned()),
        None => kept(&config.data_dir()),
    }
}

fn kept(dir: &Path) -> Result<String, Failure> {
    let path = dir.join(FILE);
    let cannot = |e: &dyn std::fmt::Display| {
        Failure::unable("secret", format!("the secret in {} can't be used: {e}", path.display()))
    };
    let fresh = || -> Result<String, Failure> {
        let draw = || fresh_seed().map_err(|e| cannot(&e));
        Ok(format!("{}{}", draw()?, draw()?))
    };
    std::fs::create_dir_all(dir).map_err(|e| cannot(&e))?;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(&path) {
        Ok(mut file) => {
            let secret = fresh()?;
            file.write_all(secret.as_bytes())
                .and_then(|()| file.sync_all())
                .map_err(|e| cannot(&e))?;
            Ok(secret)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            let mut secret = String::new();
            std::fs::File::open(&path)
                .and_then(|mut file| file.read_to_string(&mut secret))
                .map_err(|e| cannot(&e))?;
            if secret.len() < LEAST {
                return Err(cannot(
                    &"it is cut short; remove the file, and everyone signs in anew",
                ));
            }
            Ok(secret)
        }
        Err(error) => Err(cannot(&error)),
    }
}
