//! Settings: one list of what can be set; from the command line, the
//! environment, a file, or a default, in this order.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use folkmoot_jobs::{Encryption, Smtp};
use folkmoot_model::{Email, OrganisationId, nearest};
use folkmoot_web::oidc::{ClientSecret, Provider, may_be_asked};

use crate::failure::Failure;

/// One thing that can be set.
#[derive(Debug)]
pub(crate) struct Setting {
    /// Its name in the file: `mail.host` is `host` under `[mail]`.
    pub(crate) key: &'static str,
    /// What it is when nothing is said; none where there is no default.
    pub(crate) default: Option<&'static str>,
    /// What it is for.
    pub(crate) help: &'static str,
    /// Whether its value must never be shown.
    pub(crate) secret: bool,
}

const fn setting(key: &'static str, default: Option<&'static str>, help: &'static str) -> Setting {
    Setting { key, default, help, secret: false }
}

/// Everything that can be set, in the order in which `doctor` shows it.
pub(crate) const SETTINGS: &[Setting] = &[
    setting("data_dir", Some("folkmoot-data"), "the folder that holds the data"),
    Setting {
        secret: true,
        ..setting("database", None, "postgres://… ; without it, SQLite in the data folder")
    },
    setting("listen", Some("127.0.0.1:8420"), "the address and port to listen on"),
    setting("public_url", None, "the address people open, as https://folkmoot.example.org"),
    Setting {
        secret: true,
        ..setting("secret", None, "signs sessions; the same for all processes on one database")
    },
    setting("mail.host", None, "the SMTP server that sends our mail"),
    setting("mail.port", Some("587"), "its port"),
    setting("mail.encryption", Some("starttls"), "how the line to it is kept: starttls, tls, none"),
    setting("mail.user", None, "the name to sign in with there"),
    Setting { secret: true, ..setting("mail.password", None, "the password for it") },
    setting("mail.from", None, "the address our mail comes from"),
    setting("oidc.issuer", None, "where staff have accounts to sign in with (OpenID Connect)"),
    setting("oidc.client_id", None, "how it knows us"),
    Setting { secret: true, ..setting("oidc.client_secret", None, "the secret it gave us") },
    setting("oidc.organisation", None, "the id of the organisation whose staff it vouches for"),
    setting("client_header", None, "where the proxy in front names the client, as X-Forwarded-For"),
    setting("log", Some("info"), "how much is logged: error, warn, info, debug, trace"),
];

/// Environment variables that begin like a setting and are none.
const NOT_SETTINGS: &[&str] = &["FOLKMOOT_CONFIG", "FOLKMOOT_DATA"];

impl Setting {
    /// Its environment variable: `FOLKMOOT_MAIL_HOST`.
    pub(crate) fn variable(&self) -> String {
        format!("FOLKMOOT_{}", self.key.replace('.', "_").to_uppercase())
    }
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Default,
    File,
    Environment,
    CommandLine,
}

impl Origin {
    /// In words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::File => "file",
            Self::Environment => "environment",
            Self::CommandLine => "command line",
        }
    }
}

/// What is set, checked.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    values: BTreeMap<&'static str, (String, Origin)>,
    /// The file that was read, if there was one.
    pub(crate) file: Option<PathBuf>,
}

impl Config {
    /// Reads all there is: `folkmoot.toml` in the present folder, or the file
    /// named by `--config` or `FOLKMOOT_CONFIG`; the environment; and what
    /// was said on the command line.
    pub(crate) fn load(
        file: Option<&Path>,
        environment: impl Iterator<Item = (String, String)>,
        command_line: &[(&'static str, Option<String>)],
    ) -> Result<Self, Failure> {
        let mut environment: BTreeMap<String, String> =
            environment.filter(|(name, _)| name.starts_with("FOLKMOOT_")).collect();
        let named = file.map(Path::to_owned).or_else(|| {
            environment.remove("FOLKMOOT_CONFIG").filter(|name| !name.is_empty()).map(PathBuf::from)
        });
        let mut config = Self { values: BTreeMap::new(), file: None };
        for setting in SETTINGS {
            if let Some(value) = setting.default {
                config.values.insert(setting.key, (value.to_owned(), Origin::Default));
            }
        }
        let path = named.clone().unwrap_or_else(|| PathBuf::from("folkmoot.toml"));
        if named.is_some() || path.exists() {
            config.read_file(&path)?;
        }
        config.read_environment(environment)?;
        for (key, value) in command_line {
            if let Some(value) = value {
                config.values.insert(key, (value.clone(), Origin::CommandLine));
            }
        }
        config.check()?;
        Ok(config)
    }

    fn read_file(&mut self, path: &Path) -> Result<(), Failure> {
        let name = path.display().to_string();
        let text = std::fs::read_to_string(path)
            .map_err(|e| Failure::config(format!("{name} can't be read: {e}"), None))?;
        let table: toml::Table = text.parse().map_err(|e: toml::de::Error| {
            let line = e.span().map_or(1, |s| 1 + text[..s.start].matches('\n').count());
            Failure::config(format!("{name}:{line}: {}", e.message()), None)
        })?;
        let mut flat = Vec::new();
        flatten("", &table, &mut flat);
        for (key, value) in flat {
            let setting = known(&key).ok_or_else(|| unknown(&name, &key))?;
            let value = match value {
                toml::Value::String(text) => text,
                toml::Value::Integer(number) => number.to_string(),
                toml::Value::Boolean(flag) => flag.to_string(),
                other => {
                    let found = other.type_str();
                    return Err(Failure::config(
                        format!("{name}: \"{key}\" is a {found}; a text or a number is expected"),
                        None,
                    ));
                }
            };
            self.values.insert(setting.key, (value, Origin::File));
        }
        self.file = Some(path.to_owned());
        Ok(())
    }

    fn read_environment(&mut self, environment: BTreeMap<String, String>) -> Result<(), Failure> {
        for (name, value) in environment {
            if NOT_SETTINGS.contains(&name.as_str()) || name.starts_with("FOLKMOOT_TEST_") {
                continue;
            }
            let Some(setting) = SETTINGS.iter().find(|s| s.variable() == name) else {
                let names: Vec<String> = SETTINGS.iter().map(Setting::variable).collect();
                let near = nearest(&name, names.iter().map(String::as_str));
                return Err(Failure::config(
                    format!("the environment variable {name} is not known"),
                    near.map(|near| format!("did you mean {near}?")),
                ));
            };
            if !value.is_empty() {
                self.values.insert(setting.key, (value, Origin::Environment));
            }
        }
        Ok(())
    }

    /// Checks every value, so that a mistake shows at once and not when it
    /// is first needed.
    fn check(&self) -> Result<(), Failure> {
        self.listen()?;
        self.mail()?;
        self.staff()?;
        if let Some(url) = self.get("database")
            && !(url.starts_with("postgres://") || url.starts_with("postgresql://"))
        {
            return Err(self.wrong("database", "an address that begins with postgres://"));
        }
        if let Some(url) = self.get("public_url")
            && !(url.starts_with("https://") || url.starts_with("http://"))
        {
            return Err(self.wrong("public_url", "an address that begins with https:// or http://"));
        }
        Ok(())
    }

    /// Sets a value from the command line.
    pub(crate) fn set(&mut self, key: &'static str, value: String) -> Result<(), Failure> {
        self.values.insert(key, (value, Origin::CommandLine));
        self.check()
    }

    /// A value, if there is one.
    pub(crate) fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(|(value, _)| value.as_str())
    }

    /// Where a value came from.
    pub(crate) fn origin(&self, key: &str) -> Option<Origin> {
        self.values.get(key).map(|(_, origin)| *origin)
    }

    /// The folder that holds the data.
    pub(crate) fn data_dir(&self) -> PathBuf {
        PathBuf::from(self.get("data_dir").unwrap_or("folkmoot-data"))
    }

    /// The address to listen on.
    pub(crate) fn listen(&self) -> Result<SocketAddr, Failure> {
        self.parse("listen", "an address and a port, as 127.0.0.1:8420")
    }

    /// Where mail goes out; none when nothing is set.
    pub(crate) fn mail(&self) -> Result<Option<Smtp>, Failure> {
        let (host, from) = (self.get("mail.host"), self.get("mail.from"));
        match (host, from) {
            (None, None) => Ok(None),
            (Some(host), Some(from)) => Ok(Some(Smtp {
                host: host.to_owned(),
                port: self.parse("mail.port", "a port, as 587")?,
                encryption: self.encryption()?,
                credentials: self.credentials()?,
                from: Email::new(from).map_err(|_| self.wrong("mail.from", "an e-mail address"))?,
            })),
            _ => Err(Failure::config(
                "\"mail.host\" and \"mail.from\" belong together; only one is set".to_owned(),
                Some("set both, or neither".to_owned()),
            )),
        }
    }

    fn encryption(&self) -> Result<Encryption, Failure> {
        match self.get("mail.encryption") {
            Some("starttls") | None => Ok(Encryption::StartTls),
            Some("tls") => Ok(Encryption::Tls),
            Some("none") => Ok(Encryption::None),
            Some(_) => Err(self.wrong("mail.encryption", "starttls, tls or none")),
        }
    }

    fn credentials(&self) -> Result<Option<(String, String)>, Failure> {
        match (self.get("mail.user"), self.get("mail.password")) {
            (None, None) => Ok(None),
            (Some(_), Some(_)) if self.encryption()? == Encryption::None => Err(Failure::config(
                "\"mail.password\" would go over the line for anyone to read".to_owned(),
                Some("set \"mail.encryption\" to starttls or tls".to_owned()),
            )),
            (Some(user), Some(password)) => Ok(Some((user.to_owned(), password.to_owned()))),
            _ => Err(Failure::config(
                "\"mail.user\" and \"mail.password\" belong together; only one is set".to_owned(),
                Some("set both, or neither".to_owned()),
            )),
        }
    }

    /// Where staff have accounts to sign in with; none when nothing is set.
    pub(crate) fn staff(&self) -> Result<Option<Provider>, Failure> {
        let keys = ["oidc.issuer", "oidc.client_id", "oidc.client_secret", "oidc.organisation"];
        if keys.iter().all(|key| self.get(key).is_none()) {
            return Ok(None);
        }
        let [Some(issuer), Some(client_id), Some(client_secret), Some(organisation)] =
            keys.map(|key| self.get(key))
        else {
            return Err(Failure::config(
                format!("\"{}\" belong together; only some are set", keys.join("\", \"")),
                Some("set all of them, or none".to_owned()),
            ));
        };
        if !may_be_asked(issuer) {
            return Err(self.wrong("oidc.issuer", "an address that begins with https://"));
        }
        let Some(public_url) = self.get("public_url") else {
            return Err(Failure::config(
                "\"oidc.issuer\" needs \"public_url\": people are sent back there".to_owned(),
                Some("set \"public_url\", as https://folkmoot.example.org".to_owned()),
            ));
        };
        let organisation = OrganisationId::new(organisation)
            .map_err(|_| self.wrong("oidc.organisation", "the id of an organisation"))?;
        Ok(Some(Provider {
            issuer: issuer.to_owned(),
            client_id: client_id.to_owned(),
            client_secret: ClientSecret::new(client_secret.to_owned()),
            organisation,
            public_url: public_url.to_owned(),
        }))
    }

    fn parse<T: std::str::FromStr>(&self, key: &'static str, expected: &str) -> Result<T, Failure> {
        let value = self.get(key).unwrap_or_default();
        value.parse().map_err(|_| self.wrong(key, expected))
    }

    fn wrong(&self, key: &str, expected: &str) -> Failure {
        let secret = SETTINGS.iter().any(|s| s.key == key && s.secret);
        let found = if secret { "…" } else { self.get(key).unwrap_or_default() };
        let origin = self.origin(key).map_or("", Origin::words);
        Failure::config(
            format!("\"{key}\" is \"{found}\" (from the {origin}); expected {expected}"),
            None,
        )
    }
}

fn flatten(before: &str, table: &toml::Table, into: &mut Vec<(String, toml::Value)>) {
    for (key, value) in table {
        let name = if before.is_empty() { key.clone() } else { format!("{before}.{key}") };
        match value {
            toml::Value::Table(inner) => flatten(&name, inner, into),
            other => into.push((name, other.clone())),
        }
    }
}

fn known(key: &str) -> Option<&'static Setting> {
    SETTINGS.iter().find(|setting| setting.key == key)
}

fn unknown(file: &str, key: &str) -> Failure {
    let near = nearest(key, SETTINGS.iter().map(|setting| setting.key));
    Failure::config(
        format!("{file}: \"{key}\" is not known"),
        Some(near.map_or_else(
            || "`folkmoot doctor` lists what can be set".to_owned(),
            |near| format!("did you mean \"{near}\"?"),
        )),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(file: &str, environment: &[(&str, &str)]) -> Result<Config, Failure> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("folkmoot.toml");
        std::fs::write(&path, file).unwrap();
        let environment = environment.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        Config::load(Some(&path), environment, &[])
    }

    #[test]
    fn later_words_win() {
        let config = load(
            "listen = \"0.0.0.0:80\"\n[mail]\nhost = \"a\"\nfrom = \"a@example.org\"\nport = 25\n",
            &[("FOLKMOOT_MAIL_HOST", "b"), ("PATH", "x"), ("FOLKMOOT_TEST_POSTGRES", "y")],
        )
        .unwrap();
        assert_eq!(config.listen().unwrap().port(), 80);
        let mail = config.mail().unwrap().unwrap();
        assert_eq!((mail.host.as_str(), mail.port), ("b", 25));
        assert_eq!(config.origin("mail.host"), Some(Origin::Environment));
        assert_eq!(config.origin("log"), Some(Origin::Default));
    }

    #[test]
    fn unknown_keys_are_refused_with_the_nearest() {
        let text = |result: Result<Config, Failure>| result.unwrap_err().to_string();
        assert!(text(load("lisen = \"x\"", &[])).contains("did you mean \"listen\"?"));
        assert!(text(load("[mail]\nhots = \"x\"", &[])).contains("did you mean \"mail.host\"?"));
        let variable = load("", &[("FOLKMOOT_LISTN", "x")]);
        assert!(text(variable).contains("did you mean FOLKMOOT_LISTEN?"));
    }

    #[test]
    fn wrong_values_are_named_and_secrets_are_not_shown() {
        let text = |result: Result<Config, Failure>| result.unwrap_err().to_string();
        assert!(text(load("listen = \"here\"", &[])).contains("from the file"));
        let secret = text(load("database = \"mysql://user:hunter2@host\"", &[]));
        assert!(!secret.contains("hunter2"), "{secret}");
        assert!(text(load("listen = 5\nlisten = 6", &[])).contains(":2:"));
        assert!(text(load("[mail]\nhost = \"h\"", &[])).contains("belong together"));
        let mail = "[mail]\nhost = \"h\"\nfrom = \"a@example.org\"\n";
        let with = |more: &str| text(load(&format!("{mail}{more}"), &[]));
        assert!(with("user = \"u\"").contains("belong together"));
        assert!(with("encryption = \"ssl\"").contains("starttls, tls or none"));
        let bare = with("encryption = \"none\"\nuser = \"u\"\npassword = \"hunter2\"");
        assert!(bare.contains("anyone to read") && !bare.contains("hunter2"), "{bare}");
    }

    #[test]
    fn the_provider_of_staff_accounts_is_whole_and_its_secret_is_not_shown() {
        let text = |result: Result<Config, Failure>| result.unwrap_err().to_string();
        let (url, rest) = (
            "public_url = \"https://f.example.org\"\n",
            "client_id = \"f\"\nclient_secret = \"hunter2\"\norganisation = \"council\"\n",
        );
        let with = |url: &str, issuer: &str| {
            load(&format!("{url}[oidc]\nissuer = \"{issuer}\"\n{rest}"), &[])
        };
        let config = with(url, "https://login.example.org").unwrap();
        let provider = config.staff().unwrap().unwrap();
        assert_eq!(provider.redirect_uri(), "https://f.example.org/sign-in/staff/back");
        assert!(!format!("{provider:?}").contains("hunter2"));
        let plain = text(with(url, "http://login.example.org"));
        assert!(plain.contains("begins with https://") && !plain.contains("hunter2"), "{plain}");
        assert!(text(with("", "https://login.example.org")).contains("public_url"));
        assert!(text(load("[oidc]\nclient_id = \"f\"\n", &[])).contains("belong together"));
    }
}
