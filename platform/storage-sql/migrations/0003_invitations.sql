-- Asking people: how an invitation came about and what was sent, the secrets
-- by which it is answered, and who is to be left alone.

ALTER TABLE invitation ADD COLUMN origin TEXT NOT NULL DEFAULT 'found';
ALTER TABLE invitation ADD COLUMN asked_by TEXT NOT NULL DEFAULT 'system';
ALTER TABLE invitation ADD COLUMN reason TEXT;
ALTER TABLE invitation ADD COLUMN forwarded_from TEXT;
ALTER TABLE invitation ADD COLUMN openly BIGINT NOT NULL DEFAULT 0;
ALTER TABLE invitation ADD COLUMN sent_at BIGINT;
ALTER TABLE invitation ADD COLUMN reminded_at BIGINT;
ALTER TABLE invitation ADD COLUMN answer_by BIGINT;

CREATE INDEX invitation_by_state ON invitation (organisation_id, state, id);

-- Digests of what the links in mails hold; one for each mail about an
-- invitation, so that the link in an older mail goes on working.
CREATE TABLE invitation_token (
    organisation_id TEXT NOT NULL,
    invitation_id TEXT NOT NULL,
    mail TEXT NOT NULL,
    token TEXT NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, invitation_id, mail),
    FOREIGN KEY (organisation_id, invitation_id)
        REFERENCES invitation (organisation_id, id) ON DELETE CASCADE
);

-- Beside the person and not in their row, so that no import overwrites it.
CREATE TABLE do_not_ask (
    organisation_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, person_id),
    FOREIGN KEY (organisation_id, person_id)
        REFERENCES person (organisation_id, id) ON DELETE CASCADE
);

-- Where an organisation has set no rules of its own, the program's hold.
CREATE TABLE ask_rules (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (id),
    most_asks BIGINT NOT NULL,
    asks_within_days BIGINT NOT NULL,
    remind_after_days BIGINT NOT NULL
);
