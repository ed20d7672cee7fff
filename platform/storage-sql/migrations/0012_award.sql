-- Badges given for taking part. Whoever is erased takes theirs along; what
-- they downloaded stays theirs.
CREATE TABLE award (
    organisation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    document TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    list BIGINT,
    place BIGINT,
    taken_back_at BIGINT,
    why TEXT,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX award_by_call ON award (organisation_id, call_id, given_at);
CREATE INDEX award_by_person ON award (organisation_id, person_id, given_at);

-- The places in the public lists of badges that were taken back. None is
-- given twice, and none leads to anybody.
CREATE TABLE status_place (
    list BIGINT NOT NULL,
    place BIGINT NOT NULL,
    taken_back BIGINT NOT NULL,
    PRIMARY KEY (list, place)
);

-- The public halves of the keys that sign badges, past ones included.
CREATE TABLE signing_key (
    salt TEXT NOT NULL PRIMARY KEY,
    multikey TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    retired_at BIGINT,
    revoked_at BIGINT
);
