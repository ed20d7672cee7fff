-- Texts compare by their bytes, as everywhere here.
DO $$
DECLARE
    it record;
BEGIN
    FOR it IN
        SELECT c.table_name, c.column_name
        FROM information_schema.columns c
        WHERE c.table_schema = current_schema()
            AND c.table_name IN ('match_rules', 'conflict_of_interest')
            AND c.data_type = 'text'
    LOOP
        EXECUTE format(
            'ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"',
            it.table_name, it.column_name
        );
    END LOOP;
END
$$;
