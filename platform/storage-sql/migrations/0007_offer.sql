-- Offers to help. The person goes with all of theirs.
CREATE TABLE offer (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    kind_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    words TEXT NOT NULL,
    state TEXT NOT NULL,
    state_detail TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, kind_id, person_id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX offer_by_person ON offer (organisation_id, person_id, created_at);

-- Which runs name whom, so that people find who saw them without reading
-- every run. Runs are records and hold ids alone; this goes with the person.
CREATE TABLE run_person (
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    run_id TEXT NOT NULL,
    PRIMARY KEY (organisation_id, person_id, made_at, run_id),
    FOREIGN KEY (organisation_id, run_id) REFERENCES run (organisation_id, id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);
