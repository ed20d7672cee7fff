INSERT INTO person (organisation_id, id, name, email, place, languages, attributes)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (organisation_id, id) DO UPDATE SET
    name = excluded.name,
    email = excluded.email,
    place = excluded.place,
    languages = excluded.languages,
    attributes = excluded.attributes
