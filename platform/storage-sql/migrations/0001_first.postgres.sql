-- Run records and the audit log are append-only. The message is what the
-- programs look for.
CREATE FUNCTION folkmoot_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'folkmoot: append-only';
END
$$;

CREATE TRIGGER run_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON run
    FOR EACH STATEMENT EXECUTE FUNCTION folkmoot_append_only();

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION folkmoot_append_only();

-- Texts compare by their bytes, as in SQLite and in Rust, whatever language
-- the database was made for: lists have one order everywhere.
DO $$
DECLARE
    it record;
BEGIN
    FOR it IN
        SELECT c.table_name, c.column_name
        FROM information_schema.columns c
        JOIN information_schema.tables t
            ON t.table_schema = c.table_schema AND t.table_name = c.table_name
        WHERE c.table_schema = current_schema()
            AND t.table_type = 'BASE TABLE'
            AND c.data_type = 'text'
            AND left(c.table_name, 1) <> '_'
    LOOP
        EXECUTE format(
            'ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"',
            it.table_name, it.column_name
        );
    END LOOP;
END
$$;
