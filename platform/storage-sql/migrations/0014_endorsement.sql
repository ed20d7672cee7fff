-- Who was asked to speak for a piece of evidence, and what they said. It goes with
-- the evidence; the address goes once there is an answer.
CREATE TABLE endorsement (
    organisation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    evidence_id TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT,
    giver TEXT NOT NULL,
    state TEXT NOT NULL,
    state_detail TEXT NOT NULL,
    token TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, id),
    FOREIGN KEY (organisation_id, evidence_id)
        REFERENCES evidence (organisation_id, id) ON DELETE CASCADE,
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

CREATE UNIQUE INDEX endorsement_by_token ON endorsement (token);
CREATE INDEX endorsement_by_person ON endorsement (organisation_id, person_id, created_at);
CREATE INDEX endorsement_by_evidence ON endorsement (organisation_id, evidence_id);
CREATE INDEX endorsement_by_giver ON endorsement (organisation_id, giver);
CREATE INDEX endorsement_by_state ON endorsement (state, created_at);
