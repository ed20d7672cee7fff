-- The same text for SQLite and PostgreSQL; what they can't share is in
-- 0001_first.sqlite.sql and 0001_first.postgres.sql.
--
-- Columns are TEXT or BIGINT. Instants are milliseconds since 1970, days are
-- days since 1970, flags are 0 or 1, lists and structures are JSON.
-- Whatever belongs to an organisation has its id as the first part of its
-- key, so that no query can cross from one to another by an id alone.

CREATE TABLE organisation (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    fictional BIGINT NOT NULL CHECK (fictional IN (0, 1)),
    created_at BIGINT NOT NULL
);

CREATE TABLE person (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT,
    place TEXT,
    languages TEXT NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id)
);

CREATE INDEX person_by_email ON person (organisation_id, email);

CREATE TABLE membership (
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    roles TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

-- ratings: [[day, up, down], ...] in rising order of day; they are written
-- and read together with the evidence, never alone.
CREATE TABLE evidence (
    organisation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    topics TEXT NOT NULL,
    day BIGINT,
    source_name TEXT NOT NULL,
    source_url TEXT,
    checked TEXT NOT NULL,
    consent TEXT NOT NULL,
    ratings TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX evidence_by_person ON evidence (organisation_id, person_id, id);

CREATE TABLE claim (
    organisation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    topic TEXT NOT NULL,
    basis TEXT NOT NULL,
    evidence TEXT NOT NULL,
    items BIGINT NOT NULL,
    up BIGINT NOT NULL,
    down BIGINT NOT NULL,
    first_day BIGINT,
    last_day BIGINT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX claim_by_person ON claim (organisation_id, person_id, id);

CREATE TABLE issue (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id)
);

-- brief: what the call says, kinds of knowing included, as in the API.
CREATE TABLE call (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    id TEXT NOT NULL,
    issue_id TEXT,
    brief TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, issue_id) REFERENCES issue (organisation_id, id)
);

-- Append-only. It refers to nothing but its organisation, so that nothing
-- that is deleted elsewhere can ask for a run to change.
CREATE TABLE run (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    call_id TEXT,
    engine TEXT NOT NULL,
    engine_version TEXT NOT NULL,
    parameters TEXT NOT NULL,
    seed TEXT NOT NULL,
    input TEXT NOT NULL,
    report TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (organisation_id, id)
);

CREATE INDEX run_by_time ON run (organisation_id, made_at, id);

CREATE TABLE invitation (
    organisation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    kind_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    run_id TEXT,
    evidence TEXT NOT NULL,
    state TEXT NOT NULL,
    state_detail TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, run_id) REFERENCES run (organisation_id, id)
);

CREATE INDEX invitation_by_call ON invitation (organisation_id, call_id, id);
CREATE INDEX invitation_by_person ON invitation (organisation_id, person_id, created_at);

CREATE TABLE job (
    id TEXT NOT NULL PRIMARY KEY,
    organisation_id TEXT REFERENCES organisation (id),
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    work_key TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'taken', 'done', 'failed')),
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    tries BIGINT NOT NULL,
    held_until BIGINT,
    error TEXT
);

CREATE INDEX job_by_due ON job (state, due_at, id);

-- Append-only, a hash chain for each organisation.
CREATE TABLE audit (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    seq BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (organisation_id, seq)
);

-- Where each chain ends. Writing its row also makes writers wait in line.
CREATE TABLE audit_head (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
