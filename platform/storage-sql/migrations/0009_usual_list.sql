-- Whom an organisation would usually ask about a call: those who are known,
-- and how many were not. The person goes from every list they are on.
CREATE TABLE usual_list (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    unmatched BIGINT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, call_id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id)
);

CREATE TABLE usual_person (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, person_id),
    FOREIGN KEY (organisation_id, call_id)
        REFERENCES usual_list (organisation_id, call_id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX usual_by_person ON usual_person (organisation_id, person_id);
