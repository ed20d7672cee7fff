-- Lotteries for panels: what is drawn, where it stands, and the list that was
-- published. One that was taken back stays.
CREATE TABLE lottery (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    rules TEXT NOT NULL,
    state TEXT NOT NULL,
    state_detail TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    report TEXT,
    PRIMARY KEY (organisation_id, call_id, number),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id)
);

-- Who could be drawn, and whoever was left out, for a reason on record. Whoever
-- is erased goes from here; their pseudonym in the list then leads to nobody.
CREATE TABLE lottery_person (
    organisation_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    number BIGINT NOT NULL,
    person_id TEXT NOT NULL,
    standing TEXT NOT NULL,
    why TEXT,
    pseudonym TEXT,
    tickets BIGINT NOT NULL,
    drawn BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, call_id, number, person_id),
    FOREIGN KEY (organisation_id, call_id, number)
        REFERENCES lottery (organisation_id, call_id, number) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX lottery_by_person ON lottery_person (organisation_id, person_id);
