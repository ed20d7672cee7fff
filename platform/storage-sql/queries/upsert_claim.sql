INSERT INTO claim (
    organisation_id, id, person_id, topic, basis, evidence, items, up, down,
    first_day, last_day
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (organisation_id, id) DO UPDATE SET
    person_id = excluded.person_id,
    topic = excluded.topic,
    basis = excluded.basis,
    evidence = excluded.evidence,
    items = excluded.items,
    up = excluded.up,
    down = excluded.down,
    first_day = excluded.first_day,
    last_day = excluded.last_day
