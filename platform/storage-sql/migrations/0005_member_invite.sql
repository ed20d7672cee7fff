-- Asking somebody to work for an organisation. No backup holds this table.

-- token: SHA-256 of the link, null until the mail goes out.
CREATE TABLE member_invite (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    id TEXT NOT NULL,
    email TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    token TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id)
);
