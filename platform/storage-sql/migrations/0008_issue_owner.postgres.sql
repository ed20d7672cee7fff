-- Texts compare by their bytes, as everywhere here.
ALTER TABLE issue ALTER COLUMN owner TYPE text COLLATE "C";
