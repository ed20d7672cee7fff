-- Fills run_person from the runs that are there.
INSERT INTO run_person (organisation_id, person_id, made_at, run_id)
SELECT named.organisation_id, named.person_id, named.made_at, named.run_id
FROM (
    SELECT run.organisation_id, json_extract(found.value, '$.person') AS person_id,
        run.made_at, run.id AS run_id
    FROM run, json_each(run.report, '$.kinds') AS kind, json_each(kind.value, '$.people') AS found
    WHERE run.kind = 'match'
    UNION
    SELECT run.organisation_id, json_extract(chosen.value, '$.person'), run.made_at, run.id
    FROM run, json_each(run.report, '$.shortlist') AS chosen
    WHERE run.kind = 'match'
    UNION
    SELECT run.organisation_id, near.value, run.made_at, run.id
    FROM run, json_each(run.report, '$.kinds') AS kind,
        json_each(kind.value, '$.missing') AS missing,
        json_each(missing.value, '$.people') AS near
    WHERE run.kind = 'match' AND json_extract(missing.value, '$.what') = 'near'
) AS named
JOIN person
    ON person.organisation_id = named.organisation_id AND person.id = named.person_id;
