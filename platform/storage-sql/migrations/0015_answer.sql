-- Which practical question of a call a piece of evidence answers. It goes with the
-- evidence.
CREATE TABLE answer (
    organisation_id TEXT NOT NULL,
    evidence_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    kind_id TEXT NOT NULL,
    question TEXT NOT NULL,
    person_id TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, evidence_id),
    FOREIGN KEY (organisation_id, call_id) REFERENCES call (organisation_id, id),
    FOREIGN KEY (organisation_id, evidence_id)
        REFERENCES evidence (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX answer_by_call ON answer (organisation_id, call_id);
CREATE INDEX answer_by_person ON answer (organisation_id, person_id);

-- What each rater thinks of an answer. The sum of it stands with the evidence; this
-- goes with the answer, and with the rater.
CREATE TABLE answer_rating (
    organisation_id TEXT NOT NULL,
    evidence_id TEXT NOT NULL,
    rater_id TEXT NOT NULL,
    useful BIGINT NOT NULL,
    day BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, evidence_id, rater_id),
    FOREIGN KEY (organisation_id, evidence_id)
        REFERENCES answer (organisation_id, evidence_id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, rater_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE INDEX answer_rating_by_rater ON answer_rating (organisation_id, rater_id);
