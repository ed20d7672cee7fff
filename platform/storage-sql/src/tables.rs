//! Every table, for backup and restore, and those that are left out of it. A
//! test in each backend compares these lists with the schema, so that no table
//! and no column is forgotten.

/// A table.
#[derive(Debug)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in the order of the schema.
    pub columns: &'static [Column],
    /// The columns of its key.
    pub key: &'static [&'static str],
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may be null.
    pub nullable: bool,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// A whole number of 64 bits.
    Number,
}

const fn text(name: &'static str) -> Column {
    Column { name, kind: Kind::Text, nullable: false }
}

const fn number(name: &'static str) -> Column {
    Column { name, kind: Kind::Number, nullable: false }
}

impl Column {
    const fn or_null(mut self) -> Self {
        self.nullable = true;
        self
    }
}

const OF_ORGANISATION: &[&str] = &["organisation_id", "id"];

/// Every table of a backup; those that are referred to come first.
pub const TABLES: &[Table] = &[
    Table {
        name: "organisation",
        columns: &[
            text("id"),
            text("name"),
            number("fictional"),
            number("created_at"),
            text("contact").or_null(),
            text("language").or_null(),
        ],
        key: &["id"],
    },
    Table {
        name: "person",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("name"),
            text("email").or_null(),
            text("place").or_null(),
            text("languages"),
            text("attributes"),
            text("reads").or_null(),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "membership",
        columns: &[text("organisation_id"), text("person_id"), text("roles"), number("since")],
        key: &["organisation_id", "person_id"],
    },
    Table {
        name: "evidence",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("person_id"),
            text("kind"),
            text("title"),
            text("body"),
            text("topics"),
            number("day").or_null(),
            text("source_name"),
            text("source_url").or_null(),
            text("checked"),
            text("consent"),
            text("ratings"),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "claim",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("person_id"),
            text("topic"),
            text("basis"),
            text("evidence"),
            number("items"),
            number("up"),
            number("down"),
            number("first_day").or_null(),
            number("last_day").or_null(),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "issue",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("title"),
            text("summary"),
            text("state"),
            number("created_at"),
            text("owner"),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "call",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("issue_id").or_null(),
            text("brief"),
            text("state"),
            number("created_at"),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "run",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("kind"),
            text("call_id").or_null(),
            text("engine"),
            text("engine_version"),
            text("parameters"),
            text("seed"),
            text("input"),
            text("report"),
            number("made_at"),
            text("made_by"),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "invitation",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("call_id"),
            text("kind_id"),
            text("person_id"),
            text("run_id").or_null(),
            text("evidence"),
            text("state"),
            text("state_detail"),
            number("created_at"),
            text("origin"),
            text("asked_by"),
            text("reason").or_null(),
            text("forwarded_from").or_null(),
            number("openly"),
            number("sent_at").or_null(),
            number("reminded_at").or_null(),
            number("answer_by").or_null(),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "invitation_token",
        columns: &[
            text("organisation_id"),
            text("invitation_id"),
            text("mail"),
            text("token"),
            number("created_at"),
        ],
        key: &["organisation_id", "invitation_id", "mail"],
    },
    Table {
        name: "do_not_ask",
        columns: &[text("organisation_id"), text("person_id"), number("since")],
        key: &["organisation_id", "person_id"],
    },
    Table {
        name: "never_ask",
        columns: &[text("organisation_id"), text("address"), number("since")],
        key: &["organisation_id", "address"],
    },
    Table {
        name: "ask_rules",
        columns: &[
            text("organisation_id"),
            number("most_asks"),
            number("asks_within_days"),
            number("remind_after_days"),
        ],
        key: &["organisation_id"],
    },
    Table {
        name: "offer",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            text("kind_id"),
            text("person_id"),
            text("words"),
            text("state"),
            text("state_detail"),
            number("created_at"),
        ],
        key: &["organisation_id", "call_id", "kind_id", "person_id"],
    },
    Table {
        name: "endorsement",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("person_id"),
            text("evidence_id"),
            text("name"),
            text("address").or_null(),
            text("giver"),
            text("state"),
            text("state_detail"),
            text("token").or_null(),
            number("created_at"),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "answer",
        columns: &[
            text("organisation_id"),
            text("evidence_id"),
            text("call_id"),
            text("kind_id"),
            text("question"),
            text("person_id"),
            number("created_at"),
        ],
        key: &["organisation_id", "evidence_id"],
    },
    Table {
        name: "answer_rating",
        columns: &[
            text("organisation_id"),
            text("evidence_id"),
            text("rater_id"),
            number("useful"),
            number("day"),
        ],
        key: &["organisation_id", "evidence_id", "rater_id"],
    },
    Table {
        name: "usual_list",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            number("unmatched"),
            number("made_at"),
        ],
        key: &["organisation_id", "call_id"],
    },
    Table {
        name: "usual_person",
        columns: &[text("organisation_id"), text("call_id"), text("person_id")],
        key: &["organisation_id", "call_id", "person_id"],
    },
    Table {
        name: "match_rules",
        columns: &[text("organisation_id"), text("call_id"), text("rules")],
        key: &["organisation_id", "call_id"],
    },
    Table {
        name: "conflict_of_interest",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            text("person_id"),
            text("kind"),
            text("reason"),
            number("leaves_out"),
            number("declared_at"),
        ],
        key: &["organisation_id", "call_id", "person_id"],
    },
    Table {
        name: "lottery",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            number("number"),
            text("rules"),
            text("state"),
            text("state_detail"),
            number("created_at"),
            text("report").or_null(),
        ],
        key: &["organisation_id", "call_id", "number"],
    },
    Table {
        name: "lottery_person",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            number("number"),
            text("person_id"),
            text("standing"),
            text("why").or_null(),
            text("pseudonym").or_null(),
            number("tickets"),
            number("drawn"),
        ],
        key: &["organisation_id", "call_id", "number", "person_id"],
    },
    Table {
        name: "award",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("call_id"),
            text("person_id"),
            text("document"),
            number("given_at"),
            number("list").or_null(),
            number("place").or_null(),
            number("taken_back_at").or_null(),
            text("why").or_null(),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "status_place",
        columns: &[number("list"), number("place"), number("taken_back")],
        key: &["list", "place"],
    },
    Table {
        name: "signing_key",
        columns: &[
            text("salt"),
            text("multikey"),
            number("made_at"),
            number("retired_at").or_null(),
            number("revoked_at").or_null(),
        ],
        key: &["salt"],
    },
    Table {
        name: "seating",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            number("number"),
            text("rules"),
            text("figures"),
            number("made_at"),
        ],
        key: &["organisation_id", "call_id", "number"],
    },
    Table {
        name: "seating_person",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            number("number"),
            text("person_id"),
            number("here"),
            text("host_at").or_null(),
            text("needs"),
            text("places"),
        ],
        key: &["organisation_id", "call_id", "number", "person_id"],
    },
    Table {
        name: "seating_pair",
        columns: &[
            text("organisation_id"),
            text("call_id"),
            number("number"),
            text("person_id"),
            text("other_id"),
            text("relation"),
        ],
        key: &["organisation_id", "call_id", "number", "person_id", "other_id"],
    },
    Table {
        name: "run_person",
        columns: &[text("organisation_id"), text("person_id"), number("made_at"), text("run_id")],
        key: &["organisation_id", "person_id", "made_at", "run_id"],
    },
    Table {
        name: "job",
        columns: &[
            text("id"),
            text("organisation_id").or_null(),
            text("kind"),
            text("payload"),
            text("work_key"),
            text("state"),
            number("due_at"),
            number("attempts"),
            number("tries"),
            number("held_until").or_null(),
            text("error").or_null(),
        ],
        key: &["id"],
    },
    Table {
        name: "audit",
        columns: &[
            text("organisation_id"),
            number("seq"),
            number("made_at"),
            text("actor"),
            text("action"),
            text("subject_kind"),
            text("subject_id"),
            text("detail"),
            text("previous"),
            text("hash"),
        ],
        key: &["organisation_id", "seq"],
    },
    Table {
        name: "audit_head",
        columns: &[text("organisation_id"), number("seq"), text("hash")],
        key: &["organisation_id"],
    },
];

/// Tables that a backup leaves out: what they hold is short-lived, and a copy
/// of it would only help whoever steals one. After a restore everyone signs in
/// anew.
pub const PASSING: &[Table] = &[
    Table {
        name: "sign_in_link",
        columns: &[
            text("id"),
            text("email"),
            text("token").or_null(),
            number("created_at"),
            number("expires_at"),
        ],
        key: &["id"],
    },
    Table {
        name: "session",
        columns: &[
            text("token"),
            text("organisation_id"),
            text("person_id"),
            number("created_at"),
            number("seen_at"),
            number("expires_at"),
        ],
        key: &["token"],
    },
    Table {
        name: "api_token",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("person_id"),
            text("name"),
            text("scopes"),
            text("secret"),
            number("created_at"),
            number("expires_at"),
            number("used_at").or_null(),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "member_invite",
        columns: &[
            text("organisation_id"),
            text("id"),
            text("email"),
            text("name"),
            text("roles"),
            text("token").or_null(),
            number("created_at"),
            number("expires_at"),
        ],
        key: OF_ORGANISATION,
    },
    Table {
        name: "attempt",
        columns: &[text("subject"), number("attempts"), number("ends_at")],
        key: &["subject"],
    },
];

impl Table {
    /// The names of the columns, in order.
    pub fn column_names(&self) -> Vec<&'static str> {
        self.columns.iter().map(|column| column.name).collect()
    }

    /// All rows, in the order of the key.
    pub fn select(&self) -> String {
        format!(
            "SELECT {} FROM {} ORDER BY {}",
            self.column_names().join(", "),
            self.name,
            self.key.join(", ")
        )
    }

    /// One row more.
    pub fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns.len()).map(|i| format!("${i}")).collect();
        format!(
            "INSERT INTO {} ({}) VALUES ({})",
            self.name,
            self.column_names().join(", "),
            places.join(", ")
        )
    }
}
