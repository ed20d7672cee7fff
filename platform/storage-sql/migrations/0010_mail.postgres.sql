-- Texts compare by their bytes, as everywhere here.
ALTER TABLE organisation ALTER COLUMN contact TYPE text COLLATE "C";
ALTER TABLE organisation ALTER COLUMN language TYPE text COLLATE "C";
ALTER TABLE person ALTER COLUMN reads TYPE text COLLATE "C";
ALTER TABLE never_ask ALTER COLUMN organisation_id TYPE text COLLATE "C";
ALTER TABLE never_ask ALTER COLUMN address TYPE text COLLATE "C";
