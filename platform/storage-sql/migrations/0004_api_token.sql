-- Tokens by which other programs act for a member. Secrets are kept as SHA-256
-- digests only, and no backup holds them. They go with the membership.
CREATE TABLE api_token (
    organisation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    name TEXT NOT NULL,
    scopes TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES membership (organisation_id, person_id) ON DELETE CASCADE
);

CREATE INDEX api_token_by_person ON api_token (organisation_id, person_id);
