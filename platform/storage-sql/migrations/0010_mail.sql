-- Whom people ask about an organisation, and in which language it writes to
-- those whose own isn't known.
ALTER TABLE organisation ADD COLUMN contact TEXT;
ALTER TABLE organisation ADD COLUMN language TEXT;

-- The language that somebody chose to read. No import says anything about it,
-- so none overwrites it.
ALTER TABLE person ADD COLUMN reads TEXT;

-- Digests of the addresses of people who didn't want to be asked and then had
-- themselves erased, so that nobody asks them again.
CREATE TABLE never_ask (
    organisation_id TEXT NOT NULL REFERENCES organisation (id),
    address TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, address)
);
