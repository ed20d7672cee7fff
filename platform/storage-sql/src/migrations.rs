//! The schema, step by step, built into the program.

use std::borrow::Cow;

use folkmoot_storage::{SchemaVersion, StorageError};
use sqlx::{
    AssertSqlSafe, SqlSafeStr,
    migrate::{Migration, MigrationType, Migrator},
};

/// Which database a schema is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Backend {
    /// SQLite 3.37 or later.
    Sqlite,
    /// PostgreSQL 12 or later.
    Postgres,
}

/// One step: a text for both, and what each needs besides.
struct Step {
    version: i64,
    name: &'static str,
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// In order. A step that has been released is never changed.
const STEPS: &[Step] = &[
    Step {
        version: 1,
        name: "first",
        both: include_str!("../migrations/0001_first.sql"),
        sqlite: include_str!("../migrations/0001_first.sqlite.sql"),
        postgres: include_str!("../migrations/0001_first.postgres.sql"),
    },
    Step {
        version: 2,
        name: "sign_in",
        both: include_str!("../migrations/0002_sign_in.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0002_sign_in.postgres.sql"),
    },
    Step {
        version: 3,
        name: "invitations",
        both: include_str!("../migrations/0003_invitations.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0003_invitations.postgres.sql"),
    },
    Step {
        version: 4,
        name: "api_token",
        both: include_str!("../migrations/0004_api_token.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0004_api_token.postgres.sql"),
    },
    Step {
        version: 5,
        name: "member_invite",
        both: include_str!("../migrations/0005_member_invite.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0005_member_invite.postgres.sql"),
    },
    Step {
        version: 6,
        name: "latest_run",
        both: include_str!("../migrations/0006_latest_run.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        version: 7,
        name: "offer",
        both: include_str!("../migrations/0007_offer.sql"),
        sqlite: include_str!("../migrations/0007_offer.sqlite.sql"),
        postgres: include_str!("../migrations/0007_offer.postgres.sql"),
    },
    Step {
        version: 8,
        name: "issue_owner",
        both: include_str!("../migrations/0008_issue_owner.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0008_issue_owner.postgres.sql"),
    },
    Step {
        version: 9,
        name: "usual_list",
        both: include_str!("../migrations/0009_usual_list.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0009_usual_list.postgres.sql"),
    },
    Step {
        version: 10,
        name: "mail",
        both: include_str!("../migrations/0010_mail.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0010_mail.postgres.sql"),
    },
    Step {
        version: 11,
        name: "lottery",
        both: include_str!("../migrations/0011_lottery.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0011_lottery.postgres.sql"),
    },
    Step {
        version: 12,
        name: "award",
        both: include_str!("../migrations/0012_award.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0012_award.postgres.sql"),
    },
    Step {
        version: 13,
        name: "seating",
        both: include_str!("../migrations/0013_seating.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0013_seating.postgres.sql"),
    },
    Step {
        version: 14,
        name: "endorsement",
        both: include_str!("../migrations/0014_endorsement.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0014_endorsement.postgres.sql"),
    },
    Step {
        version: 15,
        name: "answer",
        both: include_str!("../migrations/0015_answer.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0015_answer.postgres.sql"),
    },
    Step {
        version: 16,
        name: "match_rules",
        both: include_str!("../migrations/0016_match_rules.sql"),
        sqlite: "",
        postgres: include_str!("../migrations/0016_match_rules.postgres.sql"),
    },
];

/// The schema this program knows.
pub const KNOWN: SchemaVersion = SchemaVersion(STEPS[STEPS.len() - 1].version);

/// All steps, for one database.
pub fn migrator(backend: Backend) -> Migrator {
    let steps = STEPS.iter().map(|step| {
        let text = match backend {
            Backend::Sqlite => strict(step.both) + step.sqlite,
            Backend::Postgres => format!("{}{}", step.both, step.postgres),
        };
        // The text is a constant of this program.
        let sql = AssertSqlSafe(text).into_sql_str();
        let name = Cow::Borrowed(step.name);
        Migration::new(step.version, name, MigrationType::Simple, sql, false)
    });
    Migrator::with_migrations(steps.collect())
}

/// Makes SQLite hold to the types of columns, as PostgreSQL does: its strict
/// tables call a 64-bit integer INTEGER.
fn strict(text: &str) -> String {
    text.replace(" BIGINT", " INTEGER").replace("\n);", "\n) STRICT;")
}

/// Refuses a database whose schema isn't the one this program works on.
pub fn check_version(found: SchemaVersion) -> Result<(), StorageError> {
    let known = KNOWN;
    match found.cmp(&known) {
        std::cmp::Ordering::Less => Err(StorageError::SchemaOlder { found, known }),
        std::cmp::Ordering::Equal => Ok(()),
        std::cmp::Ordering::Greater => Err(StorageError::SchemaNewer { found, known }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_rise_and_every_sqlite_table_is_strict() {
        assert!(STEPS.windows(2).all(|w| w[0].version < w[1].version));
        let text: String = STEPS.iter().map(|step| strict(step.both)).collect();
        let count = |what: &str| text.matches(what).count();
        assert_eq!(count("CREATE TABLE"), count(") STRICT;"));
        assert!(!text.contains(" BIGINT,") && !text.contains(" BIGINT NOT"));
    }
}
