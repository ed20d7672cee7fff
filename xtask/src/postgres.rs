//! A PostgreSQL server for one run of tests: a data folder, a port and a password of its own.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use rustix::process::Signal;
use tempfile::TempDir;

use crate::process::{self, Guarded};
use crate::tools::{Places, Tool};

/// The variable that tells tests where the server is.
pub(crate) const VARIABLE: &str = "FOLKMOOT_TEST_POSTGRES";

const USER: &str = "folkmoot";

/// A start takes about a second; a busy machine gets much more.
const PATIENCE: Duration = Duration::from_mins(1);

/// Another program may take the port between choosing and using it.
const ATTEMPTS: u32 = 3;

/// A running server. Dropping it stops the server and removes its data.
pub(crate) struct Postgres {
    // Fields are dropped in this order: the server ends before its folder goes.
    server: Guarded,
    folder: TempDir,
    port: u16,
    password: String,
}

impl Postgres {
    /// Starts a server on a free port of 127.0.0.1, and waits until it answers.
    ///
    /// # Errors
    /// When the programs are missing or the server does not start: with the end of its log.
    pub(crate) fn start() -> Result<Postgres> {
        let initdb =
            Places::of_this_machine().find(Tool::Postgres).context("PostgreSQL not found")?;
        let bin = initdb.parent().context("initdb lies in no folder")?;
        let mut last = None;
        for _ in 0..ATTEMPTS {
            match Postgres::try_start(bin) {
                Ok(postgres) => return Ok(postgres),
                Err(error) if process::interrupted() => return Err(error),
                Err(error) => last = Some(error),
            }
        }
        Err(last.context("no attempt was made")?.context("PostgreSQL does not start"))
    }

    /// Where tests connect to. The user may create databases.
    pub(crate) fn url(&self) -> String {
        format!("postgres://{USER}:{}@127.0.0.1:{}/postgres", self.password, self.port)
    }

    fn try_start(bin: &Path) -> Result<Postgres> {
        let folder = tempfile::Builder::new().prefix("folkmoot-postgres-").tempdir()?;
        let account = Account::for_server()?;
        let password = random_password()?;
        std::fs::write(folder.path().join("password"), &password)?;
        account.own(folder.path())?;
        account.own(&folder.path().join("password"))?;

        initialise(bin, folder.path(), &account)?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let log = File::create(folder.path().join("log"))?;
        let mut command = account.command(&bin.join("postgres"), folder.path());
        command.arg("-D").arg(folder.path().join("data")).arg("-p").arg(port.to_string());
        for setting in [
            "listen_addresses=127.0.0.1",
            // A long temporary folder would not fit into a socket's name.
            "unix_socket_directories=",
            "max_connections=200",
            // The data is thrown away after the run: nothing needs to reach the disk.
            "fsync=off",
            "synchronous_commit=off",
            "full_page_writes=off",
        ] {
            command.arg("-c").arg(setting);
        }
        command.stdin(Stdio::null()).stdout(log.try_clone()?).stderr(log);
        // Out of reach of Ctrl-C: it is stopped when the tests have ended.
        command.process_group(0);
        let server = Guarded::spawn(&mut command)?;
        let mut postgres = Postgres { server, folder, port, password };
        postgres.wait_until_ready(bin)?;
        Ok(postgres)
    }

    fn wait_until_ready(&mut self, bin: &Path) -> Result<()> {
        let started = Instant::now();
        while started.elapsed() < PATIENCE && !process::interrupted() {
            if let Some(status) = self.server.0.try_wait()? {
                bail!("it ended with {status}:\n{}", self.end_of_log());
            }
            let mut ready = Command::new(bin.join("pg_isready"));
            ready.args(["--quiet", "-h", "127.0.0.1", "-d", "postgres", "-U", USER]);
            ready.arg("-p").arg(self.port.to_string());
            if ready.status().context("cannot start pg_isready")?.success() {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        bail!("it does not answer:\n{}", self.end_of_log())
    }

    fn end_of_log(&self) -> String {
        process::last_lines(&self.folder.path().join("log"), 10)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // SIGINT is PostgreSQL's fast shutdown: open connections are closed, shared memory is given back.
        self.server.stop(Signal::INT, Duration::from_secs(10));
    }
}

fn initialise(bin: &Path, folder: &Path, account: &Account) -> Result<()> {
    let mut initdb = account.command(&bin.join("initdb"), folder);
    initdb.arg("-D").arg(folder.join("data"));
    initdb.arg("--pwfile").arg(folder.join("password"));
    // Only this machine can reach the server, so that the password need not be hashed on the way: hashing
    // costs each test's connection more than the test.
    initdb.args(["--auth-host=password", "--auth-local=password"]);
    initdb.args(["-U", USER, "--encoding=UTF8", "--locale=C", "--no-sync"]);
    process::run_quietly_within(&mut initdb, PATIENCE).context("initdb")
}

/// Who the server runs as: PostgreSQL refuses to run as root.
struct Account {
    /// User and group to change to; nothing when we are not root.
    change_to: Option<(u32, u32)>,
    /// Debian's setpriv: changes the account, and has the kernel stop the server when we are killed.
    setpriv: Option<PathBuf>,
}

impl Account {
    fn for_server() -> Result<Account> {
        let setpriv = Places::of_this_machine().in_path("setpriv");
        let change_to = if process::is_root() {
            if setpriv.is_none() {
                bail!("as root, setpriv (Debian's util-linux) is needed to run it as another user");
            }
            let accounts = std::fs::read_to_string("/etc/passwd")?;
            let found = find_account(&accounts, "postgres")
                .or_else(|| find_account(&accounts, "nobody"))
                .context("no user `postgres` or `nobody` to run it as")?;
            Some(found)
        } else {
            None
        };
        Ok(Account { change_to, setpriv })
    }

    fn own(&self, path: &Path) -> Result<()> {
        if let Some((user, group)) = self.change_to {
            chown(path, Some(user), Some(group))
                .with_context(|| format!("cannot give {} away", path.display()))?;
        }
        Ok(())
    }

    fn command(&self, program: &Path, folder: &Path) -> Command {
        let mut command = match &self.setpriv {
            Some(setpriv) => {
                let mut command = Command::new(setpriv);
                if let Some((user, group)) = self.change_to {
                    command.arg(format!("--reuid={user}")).arg(format!("--regid={group}"));
                    command.arg("--clear-groups");
                }
                command.arg("--pdeathsig=INT").arg("--").arg(program);
                command
            }
            None => Command::new(program),
        };
        command.current_dir(folder).env("LC_ALL", "C");
        command
    }
}

/// User and group number of an account in the form of `/etc/passwd`.
fn find_account(accounts: &str, name: &str) -> Option<(u32, u32)> {
    accounts.lines().find_map(|line| {
        let fields: Vec<&str> = line.split(':').collect();
        match fields.as_slice() {
            [found, _, user, group, ..] if *found == name => {
                Some((user.parse().ok()?, group.parse().ok()?))
            }
            _ => None,
        }
    })
}

/// 128 bits of the system's randomness as hexadecimal digits.
fn random_password() -> Result<String> {
    use std::io::Read;
    let mut bytes = [0_u8; 16];
    File::open("/dev/urandom")?.read_exact(&mut bytes)?;
    Ok(format!("{:032x}", u128::from_ne_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_found_by_their_whole_name() {
        let accounts =
            "root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/:/bin/false\n";
        assert_eq!(find_account(accounts, "nobody"), Some((65534, 65533)));
        assert_eq!(find_account(accounts, "no"), None);
        assert_eq!(find_account("broken line\nnobody:x:many:1:", "nobody"), None);
    }

    #[test]
    fn passwords_differ() {
        let password = random_password().unwrap();
        assert_eq!(password.len(), 32);
        assert_ne!(password, random_password().unwrap());
    }

    /// Runs where the tests of the databases run: `cargo xtask test` makes sure of PostgreSQL.
    #[test]
    fn a_server_starts_answers_and_leaves_nothing_behind() {
        if std::env::var_os(VARIABLE).is_none() {
            eprintln!("left out: {VARIABLE} is not set");
            return;
        }
        let postgres = Postgres::start().unwrap();
        let (port, folder) = (postgres.port, postgres.folder.path().to_path_buf());
        assert!(postgres.url().contains(&format!("@127.0.0.1:{port}/")));
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(postgres);
        assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
        assert!(!folder.exists());
    }
}
