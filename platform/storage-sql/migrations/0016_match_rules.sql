-- How people are chosen for a call, beside what they know.
CREATE TABLE match_rules (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    rules TEXT NOT NULL,
    PRIMARY KEY (organisation_id, call_id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id)
);

-- Conflicts of interest with a call, as somebody declared them. Whoever is
-- erased takes theirs along.
CREATE TABLE conflict_of_interest (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    leaves_out BIGINT NOT NULL,
    declared_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, person_id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX conflict_by_person ON conflict_of_interest (organisation_id, person_id);
