-- Texts compare by their bytes, as everywhere here.
DO $$
DECLARE
    it record;
BEGIN
    FOR it IN
        SELECT c.table_name, c.column_name
        FROM information_schema.columns c
        WHERE c.table_schema = current_schema()
            AND c.table_name IN ('offer', 'run_person')
            AND c.data_type = 'text'
    LOOP
        EXECUTE format(
            'ALTER TABLE %I ALTER COLUMN %I TYPE text COLLATE "C"',
            it.table_name, it.column_name
        );
    END LOOP;
END
$$;

-- Fills run_person from the runs that are there.
INSERT INTO run_person (organisation_id, person_id, made_at, run_id)
SELECT DISTINCT run.organisation_id, person.id, run.made_at, run.id
FROM run
CROSS JOIN LATERAL (
    SELECT jsonb_path_query(run.report::jsonb, '$.kinds[*].people[*].person') AS id
    UNION
    SELECT jsonb_path_query(run.report::jsonb, '$.shortlist[*].person')
    UNION
    SELECT jsonb_path_query(
        run.report::jsonb, '$.kinds[*].missing[*] ? (@.what == "near").people[*]'
    )
) AS named
JOIN person
    ON person.organisation_id = run.organisation_id AND person.id = named.id #>> '{}'
WHERE run.kind = 'match';
