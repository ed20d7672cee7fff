INSERT INTO evidence (
    organisation_id, id, person_id, kind, title, body, topics, day,
    source_name, source_url, checked, consent, ratings
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT (organisation_id, id) DO UPDATE SET
    person_id = excluded.person_id,
    kind = excluded.kind,
    title = excluded.title,
    body = excluded.body,
    topics = excluded.topics,
    day = excluded.day,
    source_name = excluded.source_name,
    source_url = excluded.source_url,
    checked = excluded.checked,
    consent = excluded.consent,
    ratings = excluded.ratings
