-- Who sits with whom when the people of a call meet. Each change is a seating of
-- its own, so that the last one can be taken back.
CREATE TABLE seating (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    rules TEXT NOT NULL,
    figures TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, number),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id)
);

-- Who comes, what their table must offer, and where they sit. Whoever is erased
-- goes from here.
CREATE TABLE seating_person (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    here BIGINT NOT NULL,
    host_at TEXT,
    needs TEXT NOT NULL,
    places TEXT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, number, person_id),
    FOREIGN KEY (organisation_id, call_id, number)
        REFERENCES seating (organisation_id, call_id, number) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX seating_by_person ON seating_person (organisation_id, person_id);

-- Who never, once or always sits with whom.
CREATE TABLE seating_pair (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    relation TEXT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, number, person_id, other_id),
    FOREIGN KEY (organisation_id, call_id, number)
        REFERENCES seating (organisation_id, call_id, number) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, other_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX seating_pair_by_person ON seating_pair (organisation_id, person_id);
CREATE INDEX seating_pair_by_other ON seating_pair (organisation_id, other_id);
