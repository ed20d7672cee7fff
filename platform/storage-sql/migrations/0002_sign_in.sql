-- Signing in. Secrets are kept as SHA-256 digests only. No backup holds any
-- of these tables.

-- token: null until the mail with the link goes out.
CREATE TABLE sign_in_link (
    id TEXT NOT NULL PRIMARY KEY,
    email TEXT NOT NULL,
    token TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX sign_in_link_by_email ON sign_in_link (email);

CREATE TABLE session (
    token TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX session_by_person ON session (organisation_id, person_id);

-- How often something was tried by somebody, until a time at which counting
-- begins anew. The subject is a digest.
CREATE TABLE attempt (
    subject TEXT NOT NULL PRIMARY KEY,
    attempts BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);

CREATE INDEX person_by_address ON person (lower(email));
