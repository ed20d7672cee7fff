-- The team or post that answers for an issue.
ALTER TABLE issue ADD COLUMN owner TEXT NOT NULL DEFAULT '';
